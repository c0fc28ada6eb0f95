//! What some words of a statement are: examples, which are no requirement, and words under a "not".

use super::words::Word;

/// What a word is beside what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Mark {
    /// It is part of a list of examples.
    pub is_example: bool,
    /// It stands under a "not".
    pub is_negated: bool,
}

/// What begins a list of examples.
const EXAMPLES: [&[&str]; 6] =
    [&["for", "example"], &["for", "instance"], &["such", "as"], &["including"], &["e", "g"], &["eg"]];
const NEGATIONS: [&str; 9] = ["not", "no", "non", "never", "without", "cannot", "dont", "doesnt", "isnt"];
/// What takes back a "not" before it.
const NO_NEGATIONS: [&str; 4] = ["only", "just", "limited", "necessarily"];
/// How many words a "not" reaches.
const NEGATED: usize = 4;

/// The mark of each of the `words` of `text`. `data/model/FORMAT.md` tells the rules.
pub(crate) fn marks(text: &str, words: &[Word]) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(words.len());
    let (mut is_example, mut opening, mut negated) = (false, 0_usize, 0_usize);
    let mut end = 0;
    for (at, word) in words.iter().enumerate() {
        let before = if at == 0 { "" } else { text.get(end..word.start).unwrap_or_default() };
        end = word.end;
        let rest = words.get(at..).unwrap_or_default();
        if opening == 0 && ends_clause(before, &[';', ')']) {
            is_example = false;
        }
        opening = opening.saturating_sub(1);
        if let Some(marker) = EXAMPLES.iter().find(|marker| begins_with(rest, marker)) {
            (is_example, opening) = (true, marker.len());
        }
        if ends_clause(before, &[',', ';', ':', '(', ')']) {
            negated = 0;
        }
        marks.push(Mark { is_example, is_negated: negated > 0 });
        negated = negated.saturating_sub(1);
        let is_negation = NEGATIONS.contains(&word.plain.as_str());
        if is_negation && rest.get(1).is_some_and(|next| !NO_NEGATIONS.contains(&next.plain.as_str())) {
            negated = NEGATED;
        }
    }
    marks
}

fn begins_with(words: &[Word], marker: &[&str]) -> bool {
    words.len() >= marker.len() && words.iter().zip(marker).all(|(word, marker)| word.plain == *marker)
}

/// Whether what stands between two words holds one of `signs`, or a full stop that something follows.
fn ends_clause(between: &str, signs: &[char]) -> bool {
    between.contains(signs) || between.find('.').is_some_and(|stop| stop + 1 < between.len())
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::marks;

    /// The plain words, with `+` where they are examples and `!` where they stand under a "not".
    fn shown(text: &str) -> String {
        let words = words(text);
        let marked = words.iter().zip(marks(text, &words)).map(|(word, mark)| {
            let example = if mark.is_example { "+" } else { "" };
            format!("{}{example}{}", word.plain, if mark.is_negated { "!" } else { "" })
        });
        marked.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn lists_of_examples_end_with_their_clause() {
        for (text, marked) in [
            (
                "Data. For example look ups, copying. Then more",
                "data for+ example+ look+ ups+ copying+ then more",
            ),
            ("Types (for instance size, speed) of data", "types for+ instance+ size+ speed+ of data"),
            ("Rules, e.g. GDPR, and law; then tests", "rules e+ g+ gdpr+ and+ law+ then tests"),
            ("Including but not limited to X", "including+ but+ not+ limited+ to+ x+"),
            ("Such work as this, for a good example", "such work as this for a good example"),
        ] {
            assert_eq!(shown(text), marked);
        }
    }

    #[test]
    fn a_not_reaches_four_words_and_no_comma() {
        for (text, marked) in [
            ("does not use unsafe tools in hot places", "does not use! unsafe! tools! in! hot places"),
            ("without help, and alone", "without help! and alone"),
            ("not only safe but also quick", "not only safe but also quick"),
            ("Say no", "say no"),
        ] {
            assert_eq!(shown(text), marked);
        }
    }
}
