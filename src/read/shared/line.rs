//! Clean lines of text.

/// The lines of `text`, whatever ends them.
pub(in crate::read) fn split_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

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

/// Whether `c` is a soft hyphen, a zero-width character, a mark of writing direction, of how an emoji is drawn, or a byte
/// order mark.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{fe0f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{clean_line, split_lines};

    #[test]
    fn whatever_ends_a_line_ends_it() {
        let clean = |text| split_lines(text).map(clean_line).collect::<Vec<_>>();
        assert_eq!(clean("a\r\nb\rc\u{2028}d\ne"), ["a", "b", "c", "d", "e"]);
        assert_eq!(clean("\u{feff} a\u{a0}\t b\u{200b}c \r\n\u{a0}\n"), ["a bc", "", ""]);
    }
}
