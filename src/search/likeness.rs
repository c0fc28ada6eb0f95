//! How much a typed word is like a word of the catalogue.

/// A word as it is compared: `a–z` and `0–9` alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Letters {
    pub(super) plain: String,
    /// A bit for each letter that occurs: most words are told apart by these alone.
    which: u64,
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
        Self { score, begins, shared: false }
    }
}

impl Letters {
    pub(super) fn new(plain: String) -> Self {
        let mut which = 0;
        for letter in plain.bytes() {
            which |= 1 << (letter & 63);
        }
        Self { plain, which }
    }

    /// How much `word` is like this one as typed. `open`: it may go on.
    pub(super) fn likeness(&self, word: &Self, open: bool) -> Likeness {
        let (typed, letters) = (self.plain.as_bytes(), word.plain.as_bytes());
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
        Likeness::of(self.mistyped(word, shared, open), 0)
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
            if !rest.is_empty() && !ENDINGS.split([' ']).any(|ending| ending == rest) {
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
        // A change brings in one letter at most that the word lacks.
        let foreign = (self.which & !word.which).count_ones();
        if most == 0 || foreign > u32::from(most) || has_digit(typed) || has_digit(letters) {
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
