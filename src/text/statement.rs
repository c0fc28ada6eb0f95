//! When two statements are the same.

use super::words::{plain, signs, words};

/// `statement` without what does not matter to its meaning: a leading KSB code, case, punctuation,
/// the form of quotes and dashes, white space. Two statements are the same when these are equal.
///
/// ```
/// use skills_gap::text::normalised;
/// assert_eq!(normalised("K7:  The team’s\u{a0}aims."), normalised("the team's aims"));
/// ```
pub fn normalised(statement: &str) -> String {
    let text = without_code(statement);
    let (mut normalised, signs) = (plain(&words(text)), signs(text));
    if !signs.is_empty() {
        normalised.push_str(" | ");
        normalised.push_str(&signs);
    }
    normalised
}

/// `statement` without a leading `K1:`, `S12.` or `B3 -`.
pub(crate) fn without_code(statement: &str) -> &str {
    let text = statement.trim_start();
    let Some(rest) = text.strip_prefix(['K', 'S', 'B', 'k', 's', 'b']) else { return text };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..).unwrap_or_default();
    // A dash is a mark only with a space before it: `S3-compatible` is a word.
    let statement =
        match after.strip_prefix(' ').map(|after| after.trim_start().strip_prefix(['-', '–', '—'])) {
            Some(Some(statement)) => Some(statement),
            _ => after.trim_start().strip_prefix([':', '.', ')']),
        };
    statement.filter(|_| (1..=3).contains(&digits)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_matter_is_dropped() {
        let plain = normalised("The organisation's aims, and how they affect a role");
        for same in [
            "K3: The organisation’s aims, and how they affect a role.",
            "  s12 - the ORGANISATION‘s aims and\u{a0}how they\r\naffect a role",
            "the organisation’s aims – and how they affect a role!",
        ] {
            assert_eq!(normalised(same), plain, "{same}");
        }
        assert_ne!(normalised("K3 aims"), normalised("aims"), "a code needs its colon");
        assert_eq!(normalised("…’’ — "), "");
    }
}
