//! The text as trimmed lines, whatever it was copied with.

use crate::read::shared::line::clean_line;

/// The lines of `text`, whatever ends them, each as [`clean_line`] makes it. A blank line is empty.
pub(super) fn clean(text: &str) -> Vec<String> {
    text.split(['\n', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
        .map(clean_line)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn whatever_ends_a_line_ends_it() {
        assert_eq!(clean("a\r\nb\rc\u{2028}d\ne"), ["a", "b", "c", "d", "e"]);
        assert_eq!(clean("\u{feff} a\u{a0}\t b\u{200b}c \r\n\u{a0}\n"), ["a bc", "", ""]);
    }
}
