//! Whether a page was cut off.

use super::sections::{Section, Sections};
use crate::catalogue::{Occupation, Warning};

/// The warning that a page ends within its statements, and may have lost the end of the last one.
pub(super) fn truncation_warning(occupation: &Occupation, sections: &Sections<'_>) -> Option<Warning> {
    let last_code = match sections.last()? {
        Section::Ksbs => &occupation.ksbs.last()?.code,
        Section::Duties => &occupation.duties.last()?.code,
        _ => return None,
    };
    if sections.has(Section::Progression) {
        return None;
    }
    let message = format_args!("The page ends with {last_code}. If it was cut off there, copy it once more.");
    Some(Warning::new("cutOff", last_code, message))
}
