//! How much a typed word is like a word of the catalogue.

use std::cmp::Ordering;

/// A word as it is compared: `a–z` and `0–9` alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Letters {
    pub(super) plain: String,
    /// A bit for each letter that occurs: most words are told apart by these alone.
    which: u64,
    /// The first eight letters, in the order of the words: quicker to compare.
    head: u64,
}

/// How much one word is like another, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Likeness {
    /// 0: not at all, to 100: the same.
    pub(super) score: u32,
    /// The letters at the beginning that are the typed ones; 0 where it is the word as a whole that fits.
    pub(super) begins: usize,
    /// Whether two typed words share it.
    pub(super) shared: bool,
    /// Whether letters are wrong.
    pub(super) mistyped: bool,
}

/// What further letters cost, typed or not: the same word in another form.
const ENDINGS: &str =
    "s es e er ers or ors r rs ing ings ed y ies ion ions al ally ist ists ian ians ant ants ment ments";
/// Letters that are compared.
const LONGEST: usize = 40;
/// Changes that are too many ever.
const TOO_MANY: u8 = 99;

impl Likeness {
    fn of(score: u32, begins: usize) -> Self {
        Self { score, begins, shared: false, mistyped: false }
    }
}

impl Letters {
    pub(super) fn new(plain: String) -> Self {
        let (mut which, mut head) = (0, 0);
        for (place, letter) in plain.bytes().enumerate() {
            which |= 1 << (letter & 63);
            if place < 8 {
                head |= u64::from(letter) << (56 - 8 * place);
            }
        }
        Self { plain, which, head }
    }

    /// Their order in the alphabet.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let is_whole = self.head & 255 == 0;
        match self.head.cmp(&other.head) {
            Ordering::Equal if !is_whole => self.plain.cmp(&other.plain),
            order => order,
        }
    }

    /// How much `word` is like this one as typed. `open`: it may go on.
    pub(super) fn likeness(&self, word: &Self, open: bool) -> Likeness {
        let (typed, letters) = (self.plain.as_bytes(), word.plain.as_bytes());
        // No form of it, and too many changes.
        if typed.first() != letters.first() && self.foreign(word) > 2 {
            return Likeness::default();
        }
        let shared = typed.iter().zip(letters).take_while(|(a, b)| a == b).count();
        if shared == typed.len() && shared == letters.len() {
            return Likeness::of(100, 0);
        }
        let form = self.form_of(word, shared);
        let begins = match shared == typed.len() {
            true if open => begun(typed.len(), letters.len()),
            true if typed.len() >= 3 => begun(typed.len(), letters.len()) * 3 / 4,
            _ => 0,
        };
        if begins > form {
            return Likeness::of(begins, shared);
        }
        if form > 0 {
            return Likeness::of(form, 0);
        }
        Likeness { score: self.mistyped(word, shared, open), mistyped: true, ..Likeness::default() }
    }

    /// How many of its letters the word lacks: no more than there are changes.
    fn foreign(&self, word: &Self) -> u32 {
        (self.which & !word.which).count_ones()
    }

    /// Whether they are forms of the same word: `engineer`, `engineering`.
    fn form_of(&self, word: &Self, shared: usize) -> u32 {
        let (typed, letters) = (self.plain.len(), word.plain.len());
        if shared < 3 || shared * 2 <= typed.max(letters) {
            return 0;
        }
        let mut left = 0;
        for rest in [self.plain.get(shared..), word.plain.get(shared..)] {
            let rest = rest.unwrap_or_default();
            if !rest.is_empty() && !ENDINGS.split(' ').any(|ending| ending == rest) {
                return 0;
            }
            left += rest.len() as u32;
        }
        93_u32.saturating_sub(left * 3)
    }

    /// Whether it is `word`, or begins it, but for a few letters dropped, added, changed or swapped.
    fn mistyped(&self, word: &Self, shared: usize, open: bool) -> u32 {
        let (typed, letters) = (self.plain.as_bytes(), word.plain.as_bytes());
        let longer = typed.len().max(letters.len());
        let most_whole = match tolerated(longer) {
            most if typed.len().abs_diff(letters.len()) <= usize::from(most) => most,
            _ => 0,
        };
        let most_begun = if open { tolerated(typed.len()) } else { 0 };
        let most = most_whole.max(most_begun);
        // References differ by a digit, and so do grades.
        let has_digit = |letters: &[u8]| letters.iter().any(u8::is_ascii_digit);
        if most == 0 || self.foreign(word) > u32::from(most) || has_digit(typed) || has_digit(letters) {
            return 0;
        }
        let (whole, begins) = changes(typed, letters, most);
        let first = if shared == 0 { 8 } else { 0 };
        let cost = |changes: u8, length: usize| 10 + u32::from(changes) * 150 / length as u32 + first;
        let mut score = 0;
        if whole <= most_whole {
            score = 100_u32.saturating_sub(cost(whole, longer));
        }
        if begins <= most_begun {
            score = score.max(begun(typed.len(), letters.len()).saturating_sub(cost(begins, typed.len())));
        }
        score
    }
}

/// What it is worth that a word of `length` begins with all the letters `typed`.
fn begun(typed: usize, length: usize) -> u32 {
    60 + (36 * typed.min(length) / length.max(1)) as u32
}

/// Changes that a word of this length may have.
fn tolerated(length: usize) -> u8 {
    match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The fewest letters dropped, added, changed, or swapped with their neighbour, that make `word` of `typed`, and
/// that make a beginning of it. [`TOO_MANY`] where they are more than `most`.
fn changes(typed: &[u8], word: &[u8], most: u8) -> (u8, u8) {
    if typed.len() > LONGEST {
        return (TOO_MANY, TOO_MANY);
    }
    // Letters further on are too many, all of them.
    let reach = LONGEST.min(typed.len() + usize::from(most));
    let reached = word.len() <= reach;
    let word = word.get(..reach).unwrap_or(word);
    let mut before = [TOO_MANY; LONGEST + 1];
    let mut last = [TOO_MANY; LONGEST + 1];
    for (column, cell) in (0..).zip(last.iter_mut().take(word.len() + 1)) {
        *cell = column;
    }
    let mut previous = 0;
    for (row, letter) in (1..).zip(typed) {
        let mut now = [TOO_MANY; LONGEST + 1];
        let mut least = row;
        let mut left = row;
        if let Some(cell) = now.first_mut() {
            *cell = row;
        }
        let mut other_before = 0;
        for (column, other) in word.iter().enumerate() {
            let at =
                |cells: &[u8; LONGEST + 1], column: usize| cells.get(column).copied().unwrap_or(TOO_MANY);
            let mut cost = at(&last, column) + u8::from(letter != other);
            cost = cost.min(at(&last, column + 1) + 1).min(left + 1);
            if column > 0 && *letter == other_before && previous == *other {
                cost = cost.min(at(&before, column - 1) + 1);
            }
            if let Some(cell) = now.get_mut(column + 1) {
                *cell = cost;
            }
            (left, other_before) = (cost, *other);
            least = least.min(cost);
        }
        if least > most {
            return (TOO_MANY, TOO_MANY);
        }
        (before, last, previous) = (last, now, *letter);
    }
    let cells = last.get(..=word.len()).unwrap_or_default();
    let whole = cells.last().copied().filter(|_| reached).unwrap_or(TOO_MANY);
    (whole, cells.iter().copied().min().unwrap_or(TOO_MANY))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(typed: &str, word: &str, open: bool) -> u32 {
        Letters::new(typed.to_owned()).likeness(&Letters::new(word.to_owned()), open).score
    }

    #[test]
    fn the_more_alike_the_more() {
        for (typed, words) in [
            ("engineer", &["engineer", "engineers", "engineering", "enginear", "electrician"][..]),
            ("officer", &["officer", "officers", "oficer", "chef"]),
            ("cook", &["cook", "cooks", "coke", "bookkeeper"]),
        ] {
            let likenesses: Vec<_> = words.iter().map(|word| likeness(typed, word, false)).collect();
            assert!(likenesses.is_sorted_by(|a, b| a > b || (*a, *b) == (0, 0)), "{typed}: {likenesses:?}");
        }
        for (typed, word) in [("pr", "press"), ("markt", "marketing"), ("recpetio", "receptionist")] {
            assert!(likeness(typed, word, true) > 20, "{typed} may go on to {word}");
            assert!(likeness(typed, word, true) < 100);
        }
        for (typed, word) in [("pr", "press"), ("markt", "marketing"), ("cat", "car"), ("occ0311", "occ0312")]
        {
            assert_eq!(likeness(typed, word, false), 0, "{typed} is not {word}");
        }
    }

    #[test]
    fn words_are_in_the_order_of_the_alphabet() {
        let words = ["", "a", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghj", "abcdefgi", "b", "ba"];
        for one in words {
            for other in words {
                let order = Letters::new(one.to_owned()).order(&Letters::new(other.to_owned()));
                assert_eq!(order, one.cmp(other), "{one} {other}");
            }
        }
    }

    #[test]
    fn changes_are_the_fewest() {
        let letters =
            ["", "a", "b", "ab", "ba", "aab", "abab", "bbaa", "abcab", "cabba", "bacbac", "abcabcab"];
        for typed in letters {
            for word in letters {
                let table = table(typed.as_bytes(), word.as_bytes());
                let last = table.last().expect("a row");
                let (whole, begins) = (last[word.len()], *last.iter().min().expect("a cell"));
                for most in 0..4 {
                    let within = |changes: u8| if changes <= most { changes } else { TOO_MANY };
                    let found = changes(typed.as_bytes(), word.as_bytes(), most);
                    let found = (within(found.0), within(found.1));
                    assert_eq!(found, (within(whole), within(begins)), "{typed} {word} {most}");
                }
            }
        }
    }

    /// The textbook's table, whole.
    fn table(typed: &[u8], word: &[u8]) -> Vec<Vec<u8>> {
        let mut table = vec![vec![0_u8; word.len() + 1]; typed.len() + 1];
        for row in 0..=typed.len() {
            for column in 0..=word.len() {
                let changed = |row: usize, column: usize| u8::from(typed[row - 1] != word[column - 1]);
                table[row][column] = match (row, column) {
                    (0, only) | (only, 0) => only as u8,
                    _ => {
                        let mut least = table[row - 1][column - 1] + changed(row, column);
                        least = least.min(table[row - 1][column] + 1).min(table[row][column - 1] + 1);
                        let is_swapped =
                            row > 1 && column > 1 && changed(row, column - 1) + changed(row - 1, column) == 0;
                        if is_swapped { least.min(table[row - 2][column - 2] + 1) } else { least }
                    }
                };
            }
        }
        table
    }
}
