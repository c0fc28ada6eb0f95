//! The last step for each occupation that was read: it is fit for a catalogue, or it is not given.

use super::reading::{Form, ReadAnswers, ReadOptions};
use super::shared::by_name::{ByName, Names};
use super::shared::record::warn;
use super::shared::reference::{is_reference, plain_reference, reference_of_name};
use crate::catalogue::{Kind, Ksb, Occupation, TechnicalLevel, Warning};
use crate::error::{Error, ErrorCode, Path};
use crate::hash::json_hash;

/// Makes the occupations fit for a catalogue, in their order. Answers follow their occupation. The references of a text
/// of some `form` are checked: parts of a text may be missing or of another text, but a record is of what it names.
///
/// # Errors
/// `tooLarge` where each of them has more than an occupation may have: then there is none to give.
pub(super) fn finish(
    occupations: &mut Vec<Occupation>,
    answers: &mut [ReadAnswers],
    options: &ReadOptions,
    form: Option<Form>,
) -> Result<Vec<Warning>, Error> {
    let mut warnings = Vec::new();
    if form.is_none() && !options.all_versions {
        drop_repeated(occupations, &mut warnings);
    }
    let is_only = occupations.len() == 1;
    let mut taken = Names::default();
    let mut answered = ByName::default();
    for (at, one) in answers.iter().enumerate() {
        answered.add(&one.reference, at);
    }
    for occupation in occupations.iter_mut() {
        let before = occupation.reference.clone();
        if is_only {
            take_options(occupation, options);
        }
        // The person says whose statements they are.
        let is_said = is_only && options.reference.is_some();
        // Each version of a standard has its reference.
        let is_again = !options.all_versions && taken.get(&occupation.reference).is_some();
        let doubt = match is_again {
            _ if is_said => None,
            true => Some("another one has it"),
            false => doubt(occupation, form),
        };
        make_reference(occupation, doubt, &taken);
        taken.add(&occupation.reference, ());
        if let Some(answers) = answered.get(&before).and_then(|at| answers.get_mut(*at)) {
            answers.reference.clone_from(&occupation.reference);
        }
    }
    if !is_only && (options.name.is_some() || options.reference.is_some() || options.level.is_some()) {
        let message = format_args!("There are several occupations: what is said of one is not taken.");
        warn(&mut warnings, "unread", "options", message);
    }
    let mut too_large = None;
    occupations.retain(|one| {
        let Err(fault) = one.check(&Path::Root) else { return true };
        let message = format_args!("Left out: {} {}. {fault}", one.reference, one.name);
        warn(&mut warnings, "leftOut", "occupations", message);
        if fault.code() == ErrorCode::TooLarge {
            too_large.get_or_insert(fault);
        }
        false
    });
    match too_large {
        Some(fault) if occupations.is_empty() => Err(fault),
        _ => Ok(warnings),
    }
}

/// Keeps the last of the records with one reference, as a later file replaces an earlier one.
fn drop_repeated(occupations: &mut Vec<Occupation>, warnings: &mut Vec<Warning>) {
    let mut later = Names::default();
    let mut kept = Vec::with_capacity(occupations.len());
    for occupation in occupations.drain(..).rev() {
        if occupation.reference.is_empty() || later.add(&occupation.reference, ()) {
            kept.push(occupation);
        } else {
            let message =
                format_args!("{} stands in several records: the last one counts.", occupation.reference);
            warn(warnings, "leftOut", "occupations", message);
        }
    }
    kept.reverse();
    *occupations = kept;
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

/// Why the statements may not be those of the reference that stands with them; none where nothing says so. A reference
/// says that they are those of the official record.
fn doubt(occupation: &Occupation, form: Option<Form>) -> Option<&'static str> {
    let has =
        |code: &str| occupation.warnings.iter().any(|one| one.code == code && one.path.starts_with("ksbs"));
    if has("duplicate") || occupation.warnings.iter().any(|one| one.code == "mixed") {
        return Some("parts of it may be of another text");
    }
    let form = form?;
    let is_blank = |path: &str| path.strip_prefix("ksbs.").is_some_and(|code| Kind::of_code(code).is_some());
    let has_blanks = occupation.warnings.iter().any(|one| one.code == "missing" && is_blank(&one.path));
    if has("numbered") {
        Some("its statements have no codes")
    } else if !has_blanks && is_whole(&occupation.ksbs, form) {
        None
    } else {
        Some("its statements are not in order, or some are missing")
    }
}

/// Whether knowledge, skills and behaviours follow each other, each numbered from 1, as in every standard. A text in
/// which another's statements were pasted has gaps, or numbers out of order. A list of one kind, or without knowledge,
/// may be a part of another's: of 242 real standards, 220 have all three kinds, and the five with knowledge alone are the
/// remains of longer ones. Of the old standards that are so, their pages are taken.
fn is_whole(ksbs: &[Ksb], form: Form) -> bool {
    let mut last = [0_u16; 3];
    let mut before = None;
    let are_in_order = ksbs.iter().all(|ksb| {
        let number = Kind::of_code(&ksb.code).map_or(0, |(_, number)| number);
        let Some(last) = last.get_mut(ksb.kind as usize) else { return false };
        let goes_on =
            before.is_none_or(|before| if *last == 0 { before < ksb.kind } else { before == ksb.kind });
        let is_next = number == *last + 1 && goes_on;
        (*last, before) = (number, Some(ksb.kind));
        is_next
    });
    let [knowledge, skills, behaviours] = last;
    let has_others = skills > 0 || behaviours > 0;
    let is_of_standard = form == Form::StandardPage && (knowledge > 0 || skills > 0);
    are_in_order && (is_of_standard || (knowledge > 0 && has_others))
}

/// Gives the occupation a reference of its own where it has none, or where there is a doubt about it. It is made of the
/// name, or of the statements where another one has that name: the same input gives the same one. It is never like an
/// official one.
fn make_reference(occupation: &mut Occupation, doubt: Option<&str>, taken: &Names) {
    let given = std::mem::take(&mut occupation.reference);
    let is_fit = !given.is_empty() && given.len() <= 64 && !given.contains(char::is_whitespace);
    if is_fit && doubt.is_none() {
        occupation.reference = given;
        return;
    }
    let named = reference_of_name(&occupation.name);
    let is_free =
        !named.is_empty() && taken.get(&named).is_none() && !is_reference(&named.to_ascii_uppercase());
    let made = if (is_fit && doubt.is_some()) || !is_free {
        let hash = json_hash(&occupation.ksbs);
        let made = format!("list-{}", hash.get(..8).unwrap_or(&hash));
        let again = (2..).map(|number| format!("{made}-{number}"));
        std::iter::once(made.clone()).chain(again).find(|made| taken.get(made).is_none()).unwrap_or(made)
    } else {
        named
    };
    occupation.warnings.retain(|one| one.path != "reference" || one.code != "missing");
    let warnings = &mut occupation.warnings;
    match doubt {
        Some(doubt) if is_fit => {
            occupation.products.retain(|product| product.reference != given);
            let message = format_args!(
                "The text names {given}, but {doubt}: {made} stands in its place. If all of it is of {given}, give it \
                 as the reference."
            );
            warn(warnings, "unresolved", "reference", message);
        }
        _ => {
            let message = format_args!("Its reference is not given: {made} stands in its place.");
            warn(warnings, "missing", "reference", message);
        }
    }
    occupation.reference = made;
}
