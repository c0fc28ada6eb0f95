//! The last step for each occupation that was read: it is fit for a catalogue, or it is not given.

use super::reading::{ReadAnswers, ReadOptions};
use super::shared::record::warn;
use super::shared::reference::{plain_reference, reference_of_name};
use crate::catalogue::{Kind, Occupation, TechnicalLevel, Warning};
use crate::error::Path;
use crate::hash::json_hash;

/// Makes the occupations fit for a catalogue, in their order. Answers follow their
/// occupation. In a text, unlike in a record, parts may be missing or of another text.
pub(super) fn finish(
    occupations: &mut Vec<Occupation>,
    answers: &mut [ReadAnswers],
    options: &ReadOptions,
    is_text: bool,
) {
    let is_only = occupations.len() == 1;
    for occupation in occupations.iter_mut() {
        let before = occupation.reference.clone();
        if is_only {
            take_options(occupation, options);
        }
        make_reference(occupation, is_text && options.reference.is_none());
        for answers in answers.iter_mut().filter(|answers| answers.reference == before) {
            answers.reference.clone_from(&occupation.reference);
        }
    }
    occupations.retain(|one| one.check(&Path::Root).is_ok());
}

/// What the person says counts more than what the input says.
fn take_options(occupation: &mut Occupation, options: &ReadOptions) {
    if let Some(name) = &options.name {
        occupation.name.clone_from(name);
        drop_warnings(occupation, "name");
    }
    if let Some(reference) = &options.reference {
        occupation.reference = plain_reference(reference);
        drop_warnings(occupation, "reference");
        // The person says whose statements they are.
        occupation
            .warnings
            .iter_mut()
            .filter(|one| is_conflict(one))
            .for_each(|one| one.code = "leftOut".to_owned());
    }
    if let Some(level) = options.level {
        occupation.level = Some(level);
        occupation.technical_level = TechnicalLevel::of_level(level);
        drop_warnings(occupation, "level");
    }
}

fn drop_warnings(occupation: &mut Occupation, path: &str) {
    occupation.warnings.retain(|one| one.path != path);
}

/// Whether two different statements have one code: the text holds parts of two sources.
fn is_conflict(warning: &Warning) -> bool {
    (warning.code == "duplicate" && warning.path.starts_with("ksbs.")) || warning.code == "mixed"
}

/// Whether more statements are missing between others than there are: parts of a text, of whatever text.
fn is_in_pieces(occupation: &Occupation) -> bool {
    let highest = |kind| {
        let numbers = occupation.ksbs.iter().filter_map(|ksb| Kind::of_code(&ksb.code));
        numbers.filter(|(of, _)| *of == kind).map(|(_, number)| usize::from(number)).max().unwrap_or(0)
    };
    Kind::ALL.into_iter().map(highest).sum::<usize>() > 2 * occupation.ksbs.len()
}

/// Gives the occupation a reference of its own where it has none, or where it cannot be trusted: a reference says that
/// the statements are those of the official record.
fn make_reference(occupation: &mut Occupation, is_text: bool) {
    let is_mixed = occupation.warnings.iter().any(is_conflict);
    let is_doubtful = is_mixed || (is_text && is_in_pieces(occupation));
    let given = std::mem::take(&mut occupation.reference);
    let is_fit = !given.is_empty() && given.len() <= 64 && !given.contains(char::is_whitespace);
    if is_fit && !is_doubtful {
        occupation.reference = given;
        return;
    }
    let named = reference_of_name(&occupation.name);
    let made = if is_doubtful || named.is_empty() {
        let hash = json_hash(&occupation.ksbs);
        format!("list-{}", hash.get(..8).unwrap_or(&hash))
    } else {
        named
    };
    occupation.warnings.retain(|one| one.path != "reference" || one.code != "missing");
    let warnings = &mut occupation.warnings;
    if is_doubtful {
        occupation.products.retain(|product| product.reference != given);
        let message = format_args!(
            "Some of it may be of another source, or much is missing: {made} stands in place of a reference."
        );
        warn(warnings, "unresolved", "reference", message);
    } else {
        warn(
            warnings,
            "missing",
            "reference",
            format_args!("Its reference is not given: {made} stands in its place."),
        );
    }
    occupation.reference = made;
}
