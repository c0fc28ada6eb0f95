//! Levels, qualifications and years, in words and never as a verdict.

use super::report::AdvertNote;
use crate::catalogue::Occupation;
use crate::read::Advert;

/// What `advert` names of them, beside the level of `occupation`.
pub(super) fn notes(advert: &Advert, occupation: &Occupation) -> Vec<AdvertNote> {
    let mut notes = Vec::new();
    let name = &occupation.name;
    let at_level = match occupation.level {
        Some(level) => format!("{name} is at level {level}"),
        None => format!("{name} has no level"),
    };
    if let Some(level) = advert.level.filter(|level| Some(*level) != occupation.level) {
        let message = format!("The advert names level {level}. {at_level}.");
        notes.push(AdvertNote { code: "level".to_owned(), sentence: None, message });
    }
    let mut named: Vec<&str> = Vec::new();
    for one in &advert.qualifications {
        if named.contains(&one.words.as_str()) || named.len() == MAX_QUALIFICATIONS {
            continue;
        }
        named.push(&one.words);
        let than = match occupation.level {
            Some(level) if one.level > level => ", which is higher",
            Some(level) if one.level < level => ", which is lower",
            Some(_) => ", which is the same",
            None => "",
        };
        let is_higher = occupation.level.is_some_and(|level| one.level > level);
        let ask = if is_higher { " Ask whether experience counts instead." } else { "" };
        let message = format!(
            "The advert names “{}”. That is at level {}{than}: {at_level}.{ask}",
            one.words, one.level
        );
        notes.push(AdvertNote {
            code: "qualification".to_owned(),
            sentence: Some(one.sentence as usize),
            message,
        });
    }
    match advert.years {
        None => {}
        Some(0) => notes.push(AdvertNote {
            code: "years".to_owned(),
            sentence: None,
            message: "The advert asks for no years of experience.".to_owned(),
        }),
        Some(years) => {
            let s = if years == 1 { "" } else { "s" };
            let message = format!(
                "The advert asks for {years} year{s} of experience. {at_level}; a level says what is held, not for how long."
            );
            notes.push(AdvertNote { code: "years".to_owned(), sentence: None, message });
        }
    }
    notes
}

/// So many qualifications are noted.
const MAX_QUALIFICATIONS: usize = 5;
