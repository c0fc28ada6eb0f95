//! What a title says: the name, and whose reference stands in it.

use super::facts::reference_in;
use super::headings::names_part;

/// A title, as far as it is of this occupation.
pub(super) struct Title<'a> {
    /// Its words, without those about another occupation: `Mentor` of `Mentor ST9201 (was ST0123)`.
    pub own: &'a str,
    /// The reference of this occupation.
    pub reference: Option<String>,
    /// The first reference of another one.
    pub other: Option<String>,
}

/// What stands before the reference of another occupation: `compared with ST0123`.
const BEFORE: [&str; 23] = [
    "to", "from", "with", "in", "on", "by", "than", "as", "was", "is", "not", "vs", "v", "versus", "and",
    "or", "like", "against", "into", "after", "before", "see", "also",
];

/// The beginnings of words that tell of another one: `replaces ST0123`.
const STEMS: [&str; 18] = [
    "replac",
    "supersed",
    "successor",
    "predecessor",
    "previous",
    "former",
    "compar",
    "similar",
    "based",
    "adapt",
    "deriv",
    "differ",
    "instead",
    "unlike",
    "related",
    "alternative",
    "equivalent",
    "ahead",
];

impl<'a> Title<'a> {
    /// With `is_below`, the name stands in a line above.
    pub(super) fn of(text: &'a str, is_below: bool) -> Self {
        let mut title = Self { own: text, reference: None, other: None };
        let mut from = 0;
        let is_between = |c: char| !c.is_ascii_alphanumeric();
        for part in text.split_inclusive(is_between) {
            let (at, word) = (from, part.trim_end_matches(is_between));
            from += part.len();
            let Some(reference) = reference_in(word) else { continue };
            let before = text.get(..at).unwrap_or_default();
            let Some(start) = start_of_another(before, is_below) else {
                title.reference.get_or_insert(reference);
                continue;
            };
            title.own = text.get(..start).unwrap_or_default().trim_end();
            title.other = Some(reference);
            break;
        }
        title
    }
}

/// Where the words about another occupation begin, if the words before a reference say that it is of another.
fn start_of_another(before: &str, is_below: bool) -> Option<usize> {
    let marks = ["(", "[", ",", ";", "|", "–", "—", " - "];
    // A label, `Replaces: ST0123`, belongs to what follows it.
    let start = marks.iter().filter_map(|mark| before.rfind(mark)).max().unwrap_or(0);
    let part = before.get(start..)?.to_ascii_lowercase();
    let mut words = part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_label = part.trim_end().ends_with(':') && names_part(before.get(start..)?.trim());
    let (mut last, mut count) = ("", 0);
    let tells = words.any(|word| {
        (last, count) = (word, count + 1);
        STEMS.iter().any(|stem| word.starts_with(stem))
    });
    // `Extends ST0123` below a name.
    let is_verb = is_below && count == 1 && ["s", "ed"].iter().any(|end| last.ends_with(end));
    (tells || is_label || is_verb || BEFORE.contains(&last)).then_some(start)
}

/// A version in a title: `v1.2`.
pub(super) fn version_of(word: &str) -> Option<&str> {
    let version = word.trim_matches(['(', ')', ',']).strip_prefix(['v', 'V'])?;
    let is_number =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    // `V8` is an engine.
    (version.contains('.') && version.split('.').all(is_number)).then_some(version)
}

#[cfg(test)]
mod tests {
    use super::Title;

    #[test]
    fn a_reference_after_words_about_another_is_not_ones_own() {
        for (text, own, reference, other) in [
            ("Mentor ST9201 (was ST0123)", "Mentor ST9201", Some("ST9201"), Some("ST0123")),
            ("Builds on ST0123", "", None, Some("ST0123")),
            ("Mentor - adapted from ST0123 and ST0124", "Mentor", None, Some("ST0123")),
            ("Kites versus ST0123 Boats", "", None, Some("ST0123")),
            ("KSBs for ST9201: Mentor", "KSBs for ST9201: Mentor", Some("ST9201"), None),
            ("Public relations officer (ST9201)", "Public relations officer (ST9201)", Some("ST9201"), None),
        ] {
            let title = Title::of(text, false);
            assert_eq!(
                (title.own, title.reference.as_deref(), title.other.as_deref()),
                (own, reference, other),
                "{text}"
            );
        }
        assert_eq!(Title::of("Extends ST0123", true).reference, None);
        assert_eq!(Title::of("Logistics ST9201", false).reference.as_deref(), Some("ST9201"));
    }
}
