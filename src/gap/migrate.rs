//! Moves answers on another version of a standard to the statements of this version.

use std::cell::Cell;

use serde::{Deserialize, Serialize};

use super::request::{GapRequest, RatedOn, SetAside};
use super::restore::{Restored, restore};
use crate::assessment::{Rating, answer_path, check_day, check_note};
use crate::catalogue::{Catalogue, Ksb, Place, Warning, statement_id};
use crate::error::{Error, ErrorCode, Path};
use crate::input::{Value, deserialize};
use crate::limits::MAX_REJECTED;
use crate::sort;
use crate::transfer::Index;

/// Answers, brought to the statements of this catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Migrated {
    /// What fits; what does not is in its `setAside`.
    pub request: GapRequest,
    /// One for each part that is set aside now.
    pub warnings: Vec<Warning>,
    /// Every statement whose answers were moved, in the order of the catalogue.
    pub migrations: Vec<Migration>,
}

/// A statement of which the answers now stand with another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Migration {
    /// The occupation.
    pub occupation: String,
    /// The statement as it was when it was rated.
    pub from: StatementVersion,
    /// The statement with which the answers stand now.
    pub to: StatementVersion,
    /// By what the one was found.
    pub by: MigratedBy,
    /// How much of the new one a person holds who holds the old one, 0..1; 1 unless it is found by transfer.
    pub strength: f64,
}

/// A statement and the code that it has or had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StatementVersion {
    /// The code.
    pub code: String,
    /// The statement.
    pub statement: String,
}

/// By what a statement is known in another version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum MigratedBy {
    /// By the source's name for it.
    Id,
    /// By its text: the words are the same.
    Text,
    /// By what it means: as good as the same.
    Transfer,
}

/// The most old statements that are looked for at once: many more than a person rates. The rest stays set aside.
const MAX_OLD_STATEMENTS: usize = 2_000;

/// A statement that was rated and that no longer has its code.
struct OldStatement {
    occupation: usize,
    code: String,
    rated_on: RatedOn,
    /// The position of the KSB that it is now.
    now: Option<(usize, MigratedBy, f64)>,
    /// Whether an answer went there.
    is_moved: Cell<bool>,
}

/// Restores saved answers, and moves answers on statements of an older version of a standard to the statements of
/// this version. `ratedOn` names the statements that were rated.
///
/// The new statement is found by the source's id, else by the same words, else by a transfer as strong as
/// [`Band::Same`](crate::transfer::Band::Same), the strongest first. Each statement is found at most once. A
/// statement that has a newer answer keeps it. An answer without a new statement stays set aside.
///
/// # Errors
/// - `invalidType`, `invalidValue`, `duplicateField`, `tooLarge`, `tooDeep`: `saved` is no saved request
/// - `unknownFormat` for a request of another format
/// - `needsModel` where the model is a subset that does not cover an old statement
pub fn migrate(catalogue: &Catalogue, index: &Index, saved: &Value) -> Result<Migrated, Error> {
    let Restored { mut request, warnings, .. } = restore(catalogue, saved)?;
    let mut olds = old_statements(catalogue, &request);
    let mut taken = answered_statements(catalogue, &request);
    for by in [MigratedBy::Id, MigratedBy::Text] {
        for old in &mut olds {
            find_same(catalogue, old, by, &mut taken);
        }
    }
    find_alike(catalogue, index, &mut olds, &mut taken)?;

    let mut left = Vec::new();
    let parts = std::mem::take(&mut request.set_aside);
    let has_lost_scale = parts.iter().any(|part| part.path == "scale");
    for part in parts {
        let fits = part.is_on_scale(request.scale.as_ref(), has_lost_scale);
        if !(fits && move_answer(catalogue, &olds, &part, &mut request)) {
            left.push(part);
        }
    }
    let mut paths: Vec<&str> = left.iter().map(|part| part.path.as_str()).collect();
    sort::by(&mut paths, Ord::cmp);
    let is_left = |warning: &Warning| paths.binary_search(&warning.path.as_str()).is_ok();
    let warnings = warnings.into_iter().filter(is_left).collect();
    request.set_aside = left;
    Ok(Migrated { request, warnings, migrations: migrations(catalogue, olds) })
}

/// What the parts that are set aside were rated on, each once.
fn old_statements(catalogue: &Catalogue, request: &GapRequest) -> Vec<OldStatement> {
    let mut olds: Vec<OldStatement> = Vec::new();
    let mut add = |reference: &str, code: &str, on: &Value| {
        let Ok(on) = deserialize::<RatedOn>(on, &Path::Root) else { return };
        let Ok((occupation, _)) = catalogue.find(reference, &Path::Root) else { return };
        let known =
            |old: &OldStatement| old.occupation == occupation && old.code == code && old.rated_on == on;
        let is_known = !on.statement.is_empty() || on.hash.is_some();
        if is_known && olds.len() < MAX_OLD_STATEMENTS && !olds.iter().any(known) {
            olds.push(OldStatement {
                occupation,
                code: code.to_owned(),
                rated_on: on,
                now: None,
                is_moved: Cell::default(),
            });
        }
    };
    for part in &request.set_aside {
        if let Some((_, reference, code)) = answer_path(&part.path) {
            add(reference, code, &part.rated_on);
        } else if let (Some(ends), Value::List(on)) = (ends(&part.value), &part.rated_on) {
            for (end, on) in ends.iter().zip(on) {
                if let Some((reference, code)) = statement_id(end) {
                    add(reference, code, on);
                }
            }
        }
    }
    olds
}

/// The two ids of a pair that carries over no more.
fn ends(value: &Value) -> Option<[String; 2]> {
    let (source, target) = deserialize(value, &Path::Root).ok()?;
    Some([source, target])
}

/// The statements that have an answer of their own. The day on which something was done is none: it keeps no rating
/// away.
fn answered_statements(catalogue: &Catalogue, request: &GapRequest) -> Vec<Place> {
    let ratings = request.ratings.iter().map(|(reference, code, _)| (reference, code));
    let notes = request.notes.iter().map(|(reference, code, _)| (reference, code));
    let mut taken = Vec::new();
    for (reference, code) in ratings.chain(notes) {
        if let Ok((occupation, record)) = catalogue.find(reference, &Path::Root)
            && let Ok((ksb, _)) = record.find(code, &Path::Root)
        {
            taken.push(Place { occupation, ksb });
        }
    }
    taken
}

fn find_same(catalogue: &Catalogue, old: &mut OldStatement, by: MigratedBy, taken: &mut Vec<Place>) {
    let Some(record) = catalogue.at(old.occupation).filter(|_| old.now.is_none()) else { return };
    for (number, ksb) in record.ksbs.iter().enumerate() {
        let place = Place { occupation: old.occupation, ksb: number };
        let is_it = match by {
            MigratedBy::Id => !old.rated_on.id.is_empty() && ksb.id == old.rated_on.id,
            // A hash is too short to be sure of the kind.
            _ => {
                old.rated_on.is_same(&ksb.statement)
                    && (old.rated_on.hash.is_none() || old.code.starts_with(ksb.kind.letter()))
            }
        };
        if is_it && !taken.contains(&place) {
            taken.push(place);
            old.now = Some((number, by, 1.0));
            return;
        }
    }
}

/// By transfer: the strongest pair first; equals in order.
fn find_alike(
    catalogue: &Catalogue,
    index: &Index,
    olds: &mut [OldStatement],
    taken: &mut Vec<Place>,
) -> Result<(), Error> {
    let mut pairs = Vec::new();
    for (number, old) in olds.iter().enumerate().filter(|(_, old)| old.now.is_none()) {
        if old.rated_on.statement.is_empty() {
            continue;
        }
        let needs_model = || {
            let path = Path::Root.field("ratedOn");
            let message = format_args!("has words for which the whole statement model is needed");
            Error::at(&path.field(&old.code), ErrorCode::NeedsModel, message)
        };
        let prepared = index.prepare(&old.code, &old.rated_on.statement).ok_or_else(needs_model)?;
        for ksb in 0..index.count(old.occupation) {
            if kind_of(catalogue, old.occupation, ksb) != old.code.chars().next() {
                continue;
            }
            // Of a pack, the model may be a part that covers the old statement and not the new ones.
            let now = index.at(Place { occupation: old.occupation, ksb }).ok_or_else(needs_model)?;
            let strength = index.strength(&prepared, now);
            if strength >= index.limits().same {
                pairs.push((number, ksb, strength));
            }
        }
    }
    sort::by(&mut pairs, |(.., one): &(usize, usize, f64), (.., other)| other.total_cmp(one));
    for (number, ksb, strength) in pairs {
        let Some(old) = olds.get_mut(number).filter(|old| old.now.is_none()) else { continue };
        let place = Place { occupation: old.occupation, ksb };
        if !taken.contains(&place) {
            taken.push(place);
            old.now = Some((ksb, MigratedBy::Transfer, strength));
        }
    }
    Ok(())
}

fn kind_of(catalogue: &Catalogue, occupation: usize, ksb: usize) -> Option<char> {
    Some(catalogue.at(occupation)?.ksbs.get(ksb)?.kind.letter())
}

/// Puts a part where it belongs now; false where it has no place.
fn move_answer(
    catalogue: &Catalogue,
    olds: &[OldStatement],
    part: &SetAside,
    request: &mut GapRequest,
) -> bool {
    let now = |reference: &str, code: &str, on: &Value| now_of(catalogue, olds, reference, code, on);
    if let Some((name, reference, code)) = answer_path(&part.path) {
        let Some((old, ksb)) = now(reference, code, &part.rated_on) else { return false };
        let is_set = set_answer(name, reference, ksb, &part.value, request).is_some();
        old.is_moved.set(old.is_moved.get() || is_set);
        return is_set;
    }
    let (Some(ends), Value::List(on)) = (ends(&part.value), &part.rated_on) else { return false };
    if request.rejected.len() >= MAX_REJECTED {
        return false;
    }
    let (mut moved, mut new_places) = (Vec::new(), Vec::new());
    for (end, on) in ends.iter().zip(on) {
        let Some((reference, code)) = statement_id(end) else { return false };
        // An end that is what it was needs no move.
        match now(reference, code, on) {
            Some((old, ksb)) => {
                moved.push(format!("{reference}.{}", ksb.code));
                new_places.push((reference, old, ksb));
            }
            None if is_unchanged(catalogue, reference, code, on) => moved.push(end.clone()),
            None => return false,
        }
    }
    let Ok([source, target]) = <[String; 2]>::try_from(moved) else { return false };
    for (reference, old, ksb) in new_places {
        old.is_moved.set(true);
        request.set_rated_on(reference, ksb);
    }
    request.rejected.push((source, target));
    true
}

/// Whether the statement that was rated still has its code.
fn is_unchanged(catalogue: &Catalogue, reference: &str, code: &str, on: &Value) -> bool {
    let record = catalogue.find(reference, &Path::Root).ok();
    record.is_some_and(|(_, record)| record.find(code, &Path::Root).is_ok())
        && RatedOn::fits(on, catalogue, reference, code)
}

/// Which of `olds` it is, and the statement that it is now.
fn now_of<'a>(
    catalogue: &'a Catalogue,
    olds: &'a [OldStatement],
    reference: &str,
    code: &str,
    on: &Value,
) -> Option<(&'a OldStatement, &'a Ksb)> {
    let on = deserialize::<RatedOn>(on, &Path::Root).ok()?;
    let (position, record) = catalogue.find(reference, &Path::Root).ok()?;
    let old = olds.iter().find(|old| old.occupation == position && old.code == code && old.rated_on == on)?;
    Some((old, record.ksbs.get(old.now?.0)?))
}

/// Sets the rating, the note or the day `value` on `ksb`. None where `value` is neither, or `ksb` has one already.
fn set_answer(name: &str, reference: &str, ksb: &Ksb, value: &Value, request: &mut GapRequest) -> Option<()> {
    let code = &ksb.code;
    if name == "ratings" {
        let rating: Rating = deserialize(value, &Path::Root).ok()?;
        request.scale.clone().unwrap_or_default().point_of(rating, &Path::Root).ok()?;
        if request.ratings.get(reference, code).is_some() {
            return None;
        }
        request.ratings.set(reference, code, rating);
    } else {
        let text: String = deserialize(value, &Path::Root).ok()?;
        let is_note = name == "notes";
        let check = if is_note { check_note } else { check_day };
        check(&text, &Path::Root).ok()?;
        let texts = if is_note { &mut request.notes } else { &mut request.done };
        if texts.get(reference, code).is_some() {
            return None;
        }
        texts.set(reference, code, text);
    }
    request.set_rated_on(reference, ksb);
    Some(())
}

fn migrations(catalogue: &Catalogue, olds: Vec<OldStatement>) -> Vec<Migration> {
    let migration = |old: OldStatement| {
        let (ksb, by, strength) = old.now?;
        let occupation = catalogue.at(old.occupation)?;
        let now = occupation.ksbs.get(ksb)?;
        // Known by its hash alone: the words are the same.
        let was = Some(old.rated_on.statement).filter(|was| !was.is_empty());
        let migration = Migration {
            occupation: occupation.reference.clone(),
            from: StatementVersion {
                code: old.code,
                statement: was.unwrap_or_else(|| now.statement.clone()),
            },
            to: StatementVersion { code: now.code.clone(), statement: now.statement.clone() },
            by,
            strength,
        };
        Some((Place { occupation: old.occupation, ksb }, migration))
    };
    let mut migrations: Vec<_> =
        olds.into_iter().filter(|old| old.is_moved.get()).filter_map(migration).collect();
    sort::by_key(&mut migrations, |(place, _)| *place);
    migrations.into_iter().map(|(_, migration)| migration).collect()
}
