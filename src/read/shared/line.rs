//! Clean lines of text.

/// `line` trimmed, with any white space made a single space and without invisible characters.
pub(in crate::read) fn clean_line(line: &str) -> String {
    let visible = line.chars().filter(|c| !is_invisible(*c)).map(|c| if c.is_control() { ' ' } else { c });
    let mut cleaned = String::with_capacity(line.len());
    for c in visible {
        if !c.is_whitespace() {
            cleaned.push(c);
        } else if !cleaned.is_empty() && !cleaned.ends_with(' ') {
            cleaned.push(' ');
        }
    }
    cleaned.truncate(cleaned.trim_end_matches(' ').len());
    cleaned
}

/// Whether `c` is a soft hyphen, a zero-width character, a mark of writing direction or a byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}
