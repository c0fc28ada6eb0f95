//! What an occupation must be to stand in a catalogue.

use std::fmt;

use super::{Kind, Ksb, Occupation};
use crate::error::{Error, ErrorCode, ErrorKind, Path, quoted};
use crate::limits::{MAX_DUTIES, MAX_LINES, MAX_LINKS, MAX_OPTIONS, MAX_STATEMENTS};
use crate::sort;

/// The longest reference that is taken, in bytes.
const MAX_REFERENCE: usize = 64;
/// The longest statement that is taken, in bytes.
pub(crate) const MAX_STATEMENT: usize = 10_000;

impl Occupation {
    /// Checks it; `path` is its place.
    ///
    /// # Errors
    /// - `missingField`: an empty reference, or a statement without a letter or digit.
    /// - `invalidValue`: a reference over 64 bytes or with spaces.
    /// - `invalidValue`: a code that is no code of a KSB, a duty, or an option, or not of the KSB's kind.
    /// - `invalidValue`: a duty of an option that the occupation lacks.
    /// - `duplicateField`: two KSBs with one code.
    /// - `tooLarge`: a statement of more than 10,000 bytes, or more parts than [`crate::limits`] says.
    pub(crate) fn check(&self, path: &Path<'_>) -> Result<(), Error> {
        let reference = path.field("reference");
        if self.reference.is_empty() {
            return refuse(&reference, ErrorCode::MissingField, format_args!("must be given"));
        }
        let is_plain = |c: char| !c.is_control() && !c.is_whitespace();
        if self.reference.len() > MAX_REFERENCE || !self.reference.chars().all(is_plain) {
            let message = format_args!("a reference has at most 64 bytes and no spaces");
            return refuse(&reference, ErrorCode::InvalidValue, message);
        }
        self.check_counts(path)?;
        let ksbs = path.field("ksbs");
        for (index, ksb) in self.ksbs.iter().enumerate() {
            check_ksb(ksb, &ksbs.item(index))?;
        }
        let mut codes: Vec<(&str, usize)> =
            self.ksbs.iter().enumerate().map(|(index, ksb)| (ksb.code.as_str(), index)).collect();
        sort::by(&mut codes, Ord::cmp);
        if let Some([_, (code, index)]) = codes.windows(2).find(|pair| matches!(pair, [a, b] if a.0 == b.0)) {
            let message = format_args!("{code} is given twice");
            return refuse(&ksbs.item(*index).field("code"), ErrorCode::DuplicateField, message);
        }
        let options = path.field("options");
        for (index, option) in self.options.iter().enumerate() {
            check_code(&option.code, "O", &options.item(index))?;
        }
        let duties = path.field("duties");
        for (index, duty) in self.duties.iter().enumerate() {
            let place = duties.item(index);
            check_code(&duty.code, "D", &place)?;
            let counts =
                [("ksbs", duty.ksbs.len(), MAX_STATEMENTS), ("options", duty.options.len(), MAX_OPTIONS)];
            check_counts(&counts, "a duty", &place)?;
            for (number, code) in duty.options.iter().enumerate() {
                if !self.options.iter().any(|option| option.code == *code) {
                    let message = format_args!("{} is not one of the options", quoted(code));
                    return refuse(&place.field("options").item(number), ErrorCode::InvalidValue, message);
                }
            }
        }
        Ok(())
    }
}

impl Occupation {
    /// # Errors
    /// `tooLarge` where there is more of something than any occupation has.
    fn check_counts(&self, path: &Path<'_>) -> Result<(), Error> {
        let counts = [
            ("ksbs", self.ksbs.len(), MAX_STATEMENTS),
            ("duties", self.duties.len(), MAX_DUTIES),
            ("options", self.options.len(), MAX_OPTIONS),
            ("links", self.links.len(), MAX_LINKS),
            ("products", self.products.len(), MAX_LINES),
            ("jobTitles", self.job_titles.len(), MAX_LINES),
            ("keywords", self.keywords.len(), MAX_LINES),
            ("employers", self.employers.len(), MAX_LINES),
            ("summary", self.summary.len(), MAX_LINES),
            ("mapRoutes", self.map_routes.len(), MAX_LINES),
        ];
        check_counts(&counts, "an occupation", path)
    }
}

/// # Errors
/// `tooLarge` at the first field of which there are more than the most.
fn check_counts(counts: &[(&str, usize, usize)], of: &str, path: &Path<'_>) -> Result<(), Error> {
    match counts.iter().find(|(_, count, most)| count > most) {
        None => Ok(()),
        Some((field, count, most)) => {
            let message = format_args!("{count} of these; {of} has at most {most}");
            refuse(&path.field(field), ErrorCode::TooLarge, message)
        }
    }
}

/// Checks the code of what stands at `path`: `letter` and a number.
fn check_code(code: &str, letter: &str, path: &Path<'_>) -> Result<(), Error> {
    let number = code.strip_prefix(letter).unwrap_or_default();
    if number.is_empty() || number.len() > 4 || !number.bytes().all(|b| b.is_ascii_digit()) {
        let message = format_args!("{} is not a code such as {letter}1", quoted(code));
        return refuse(&path.field("code"), ErrorCode::InvalidValue, message);
    }
    Ok(())
}

fn check_ksb(ksb: &Ksb, path: &Path<'_>) -> Result<(), Error> {
    match Kind::of_code(&ksb.code) {
        None => {
            let message = format_args!("{} is not a code such as K1, S1 or B1", quoted(&ksb.code));
            refuse(&path.field("code"), ErrorCode::InvalidValue, message)
        }
        Some((kind, _)) if kind != ksb.kind => {
            let message = format_args!("{} is not a code of this kind", ksb.code);
            refuse(&path.field("kind"), ErrorCode::InvalidValue, message)
        }
        Some(_) if !ksb.statement.chars().any(char::is_alphanumeric) => {
            refuse(&path.field("statement"), ErrorCode::MissingField, format_args!("must be given"))
        }
        Some(_) if ksb.statement.len() > MAX_STATEMENT => {
            let message = format_args!("a statement of more than 10,000 bytes");
            refuse(&path.field("statement"), ErrorCode::TooLarge, message)
        }
        Some(_) => Ok(()),
    }
}

fn refuse(path: &Path<'_>, code: ErrorCode, message: fmt::Arguments<'_>) -> Result<(), Error> {
    Err(Error::at(path, code, message).of_kind(ErrorKind::Catalogue))
}
