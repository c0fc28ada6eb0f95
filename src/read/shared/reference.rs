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

/// The reference of an occupation with this name: `metal-fabricator` for `Metal fabricator`.
pub(in crate::read) fn reference_of_name(name: &str) -> String {
    let mut made = String::new();
    for c in name.chars().take(60) {
        if c.is_ascii_alphanumeric() {
            made.push(c.to_ascii_lowercase());
        } else if !made.is_empty() && !made.ends_with('-') {
            made.push('-');
        }
    }
    made.trim_end_matches('-').to_owned()
}

/// Whether `text` is a reference of an occupation or of a standard: `OCC0311`, `ST0116`, `FA0001`, `AU0001`.
pub(in crate::read) fn is_reference(text: &str) -> bool {
    let rest =
        ["OCC", "ST", "FA", "AU"].iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or_default();
    let digits = rest.trim_end_matches(|c: char| c.is_ascii_uppercase());
    digits.len() == 4 && rest.len() <= 5 && digits.bytes().all(|byte| byte.is_ascii_digit())
}
