//! The id of a statement: its occupation's reference and its code, `OCC0311.K9`.

use super::Kind;

/// The reference and the code of a statement's id; none where `text` is no such id.
pub(crate) fn statement_id(text: &str) -> Option<(&str, &str)> {
    let (reference, code) = split_at_code(text)?;
    (Kind::of_code(code).is_some() && !reference.contains(char::is_whitespace)).then_some((reference, code))
}

/// `text` before and after its last dot: a reference may have dots of its own, `11-1011.00`, a code has none.
pub(crate) fn split_at_code(text: &str) -> Option<(&str, &str)> {
    text.rsplit_once('.')
}

#[cfg(test)]
mod tests {
    use super::statement_id;

    #[test]
    fn the_code_stands_after_the_last_dot() {
        for (id, parts) in [
            ("OCC0311.K9", Some(("OCC0311", "K9"))),
            ("11-1011.00.K3", Some(("11-1011.00", "K3"))),
            ("11-1011.00", None),
            ("K9", None),
            ("A B.K9", None),
            ("OCC0311.D1", None),
        ] {
            assert_eq!(statement_id(id), parts, "{id}");
        }
    }
}
