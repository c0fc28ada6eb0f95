//! References as they may be.

/// Whether `code` is one such as `OCC0311`, or `OCC0311A` of an option.
pub(in crate::read) fn is_occupation_code(code: &str) -> bool {
    let digits =
        code.strip_prefix("OCC").unwrap_or_default().trim_end_matches(|c: char| c.is_ascii_uppercase());
    !digits.is_empty() && code.len() <= 12 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// `text` without spaces, as a reference. Empty where it has more than ASCII, or is too long.
pub(in crate::read) fn plain_reference(text: &str) -> String {
    let plain: String = text.split_whitespace().collect();
    if plain.len() <= 60 && plain.bytes().all(|byte| byte.is_ascii_graphic()) { plain } else { String::new() }
}
