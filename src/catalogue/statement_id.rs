//! The id of a statement: its occupation's reference and its code, `OCC0311.K9`.

use super::Kind;

/// The reference and the code of a statement's id; none where `text` is no such id.
pub(crate) fn statement_id(text: &str) -> Option<(&str, &str)> {
    let (reference, code) = split_at_code(text)?;
    (Kind::of_code(code).is_some() && !reference.contains(char::is_whitespace)).then_some((reference, code))
}

/// Whether `text` looks like a code rather than a statement, with or without an occupation: `K10`, `K 10`,
/// `OCC0311 K10`, `ST0311:D3`.
pub(crate) fn is_code_like(text: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let after_letter =
        |text: &str| text.strip_prefix(['K', 'S', 'B', 'D', 'k', 's', 'b', 'd']).map(is_number);
    let is_letter = |text: &str| matches!(text.as_bytes(), [letter] if b"KSBDksbd".contains(letter));
    let between = |c: char| c.is_whitespace() || matches!(c, '.' | ':' | '/' | '-' | '#');
    let parts: Vec<&str> = text.split(between).filter(|part| !part.is_empty()).take(MOST_PARTS).collect();
    let occupation = match parts.as_slice() {
        [occupation @ .., letter, number] if is_letter(letter) && is_number(number) => occupation,
        [occupation @ .., code] if after_letter(code) == Some(true) => occupation,
        _ => return false,
    };
    parts.len() < MOST_PARTS && occupation.iter().all(|part| part.bytes().any(|byte| byte.is_ascii_digit()))
}

/// A code with its occupation has fewer parts: `11-1011.00 K 3` has five.
const MOST_PARTS: usize = 6;

/// `text` before and after its last dot: a reference may have dots of its own, `11-1011.00`, a code has none.
pub(crate) fn split_at_code(text: &str) -> Option<(&str, &str)> {
    text.rsplit_once('.')
}

#[cfg(test)]
mod tests {
    use super::{is_code_like, statement_id};

    #[test]
    fn the_code_stands_after_the_last_dot() {
        for (id, parts) in [
            ("OCC0311.K9", Some(("OCC0311", "K9"))),
            ("11-1011.00.K3", Some(("11-1011.00", "K3"))),
            ("11-1011.00", None),
            ("K9", None),
            ("A B.K9", None),
            ("OCC0311.D1", None),
            ("occ0311.k9", None),
        ] {
            assert_eq!(statement_id(id), parts, "{id}");
        }
    }

    #[test]
    fn a_code_is_told_from_a_statement() {
        for code in ["K10", "k 10", "K010", "D3", "OCC0311 K10", "ST0311: S 2", "occ0311.D1", "11-1011.00 K3"]
        {
            assert!(is_code_like(code), "{code}");
        }
        for text in
            ["K1: Knows the law", "Know the law", "Vitamin K1", "S", "7", "K", "", "Use B2", "K1 and K2"]
        {
            assert!(!is_code_like(text), "{text}");
        }
    }
}
