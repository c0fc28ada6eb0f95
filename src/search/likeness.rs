//! How much a typed word is like a word of the catalogue.

use std::cmp::Ordering;

/// A word as it is compared: `a–z` and `0–9` alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Letters {
    pub(super) plain: String,
    /// A bit for each letter that occurs. These alone tell most words apart.
    occurring: u64,
    /// The first eight letters as a number, which is quicker to compare.
    head: u64,
}

/// How much one word is like another, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Likeness {
    /// 0: not at all, to 100: the same.
    pub(super) score: u32,
    /// How many letters at the beginning are the typed ones; 0 where the word as a whole fits.
    pub(super) prefix: usize,
    /// Whether it is the likeness of two words to the same two written as one.
    pub(super) is_joined: bool,
    /// Whether letters are wrong.
    pub(super) is_mistyped: bool,
}

/// The endings that make another form of the same word.
const ENDINGS: &str =
    "s es e er ers or ors r rs ing ings ed y ies ion ions al ally ist ists ian ians ant ants ment ments";
/// So many letters are compared.
const MAX_LETTERS: usize = 40;
/// More changes than are ever tolerated.
const TOO_MANY: u8 = 99;

impl Likeness {
    /// The likeness of two words to the same two written as one.
    pub(super) const JOINED: Self = Self { score: 95, prefix: 0, is_joined: true, is_mistyped: false };

    fn of(score: u32, prefix: usize) -> Self {
        Self { score, prefix, is_joined: false, is_mistyped: false }
    }
}

impl Letters {
    pub(super) fn new(plain: String) -> Self {
        let (mut occurring, mut head) = (0, 0);
        for (place, letter) in plain.bytes().enumerate() {
            occurring |= 1 << (letter & 63);
            if place < 8 {
                head |= u64::from(letter) << (56 - 8 * place);
            }
        }
        Self { plain, occurring, head }
    }

    /// The order of two words in the alphabet.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let is_whole = self.head & 255 == 0;
        match self.head.cmp(&other.head) {
            Ordering::Equal if !is_whole => self.plain.cmp(&other.plain),
            order => order,
        }
    }

    /// How much `word` is like this one as typed, which may be unfinished.
    pub(super) fn likeness(&self, word: &Self, is_unfinished: bool) -> Likeness {
        let (typed, letters) = (self.plain.as_bytes(), word.plain.as_bytes());
        // Not a form of the word, and too many changes.
        if typed.first() != letters.first() && self.missing_from(word) > 2 {
            return Likeness::default();
        }
        let shared = typed.iter().zip(letters).take_while(|(a, b)| a == b).count();
        if shared == typed.len() && shared == letters.len() {
            return Likeness::of(100, 0);
        }
        let form = self.form_score(word, shared);
        let prefix = match shared == typed.len() {
            true if is_unfinished => prefix_score(typed.len(), letters.len()),
            true if typed.len() >= 3 => prefix_score(typed.len(), letters.len()) * 3 / 4,
            _ => 0,
        };
        if prefix > form {
            return Likeness::of(prefix, shared);
        }
        if form > 0 {
            return Likeness::of(form, 0);
        }
        let score = self.mistyped_score(word, shared, is_unfinished);
        Likeness { score, is_mistyped: true, ..Likeness::default() }
    }

    /// How many different letters of this word `word` lacks. There are at least as many changes.
    fn missing_from(&self, word: &Self) -> u32 {
        (self.occurring & !word.occurring).count_ones()
    }

    /// The score of two forms of the same word: `engineer`, `engineering`. 0 where they are not.
    fn form_score(&self, word: &Self, shared: usize) -> u32 {
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

    /// The score where this is `word`, or begins it, but for a few letters dropped, added, changed or swapped. 0 where
    /// it is not.
    fn mistyped_score(&self, word: &Self, shared: usize, is_unfinished: bool) -> u32 {
        let (typed, letters) = (self.plain.as_bytes(), word.plain.as_bytes());
        let longer = typed.len().max(letters.len());
        let most_whole = match tolerated(longer) {
            most if typed.len().abs_diff(letters.len()) <= usize::from(most) => most,
            _ => 0,
        };
        let most_begun = if is_unfinished { tolerated(typed.len()) } else { 0 };
        let most = most_whole.max(most_begun);
        // References differ by a digit, and so do grades.
        let has_digit = |letters: &[u8]| letters.iter().any(u8::is_ascii_digit);
        if most == 0 || self.missing_from(word) > u32::from(most) || has_digit(typed) || has_digit(letters) {
            return 0;
        }
        let (whole, beginning) = changes(typed, letters, most);
        let first = if shared == 0 { 8 } else { 0 };
        let cost = |changes: u8, length: usize| 10 + u32::from(changes) * 150 / length as u32 + first;
        let mut score = 0;
        if whole <= most_whole {
            score = 100_u32.saturating_sub(cost(whole, longer));
        }
        if beginning <= most_begun {
            score = score
                .max(prefix_score(typed.len(), letters.len()).saturating_sub(cost(beginning, typed.len())));
        }
        score
    }
}

/// The score where a word of `length` letters begins with all the letters `typed`.
fn prefix_score(typed: usize, length: usize) -> u32 {
    60 + (36 * typed.min(length) / length.max(1)) as u32
}

/// How many changes a word of this length may have.
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
    if typed.len() > MAX_LETTERS {
        return (TOO_MANY, TOO_MANY);
    }
    // Letters further on are too many, all of them.
    let reach = MAX_LETTERS.min(typed.len() + usize::from(most));
    let reached = word.len() <= reach;
    let word = word.get(..reach).unwrap_or(word);
    let mut before = [TOO_MANY; MAX_LETTERS + 1];
    let mut last = [TOO_MANY; MAX_LETTERS + 1];
    for (column, cell) in (0..).zip(last.iter_mut().take(word.len() + 1)) {
        *cell = column;
    }
    let mut previous = 0;
    for (row, letter) in (1..).zip(typed) {
        let mut now = [TOO_MANY; MAX_LETTERS + 1];
        let mut least = row;
        let mut left = row;
        if let Some(cell) = now.first_mut() {
            *cell = row;
        }
        let mut other_before = 0;
        for (column, other) in word.iter().enumerate() {
            let at =
                |cells: &[u8; MAX_LETTERS + 1], column: usize| cells.get(column).copied().unwrap_or(TOO_MANY);
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

    fn likeness(typed: &str, word: &str, is_unfinished: bool) -> u32 {
        Letters::new(typed.to_owned()).likeness(&Letters::new(word.to_owned()), is_unfinished).score
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
