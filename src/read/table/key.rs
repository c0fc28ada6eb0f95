//! What the numbers of a form's ratings mean: `1 = expert, 5 = novice`.

use crate::text::{is_among, words};

/// What a text says of the numbers of a scale.
#[derive(Default)]
pub(super) struct Key {
    /// The words of each number.
    words: Vec<(u8, String)>,
    /// All other words.
    about: String,
    /// Whether the words around the numbers say that the greatest stands for the least: `High 1 2 3 Low`.
    around: Option<bool>,
}

/// Which end of a scale is the higher, as a text has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Its words say whether the greatest number is the lowest point.
    Said { is_reversed: bool },
    /// It has words about the ends that do not say it, or contradict each other.
    Unclear,
    /// It has no words about them.
    Silent,
}

/// Words of the lower end of a scale, and of the higher one.
const LOW: &str = "novice beginner trainee poor weak worst worse bad new basic limited unable unfamiliar unsure disagree red \
r n";
const HIGH: &str = "high highest higher expert excellent always strong best better good fully full confident master mastered \
competent proficient advanced independent independently unaided alone yes y most agree very easy green g complete completed done \
met secure teach trainer lead";
/// What is lacking, or hard. Whatever stands before them, more of them is less ability.
const LACKS: &str = "need needs needed needing help helped support supervision supervised guidance gap gaps difficult difficulty hard \
struggle struggles";
/// These turn what comes after them to its contrary; alone they are of the lower end.
const TURNS: &str =
    "no not none never cannot cant dont little least less low lowest lower without hardly rarely nothing";
/// Words that say an end, and nothing of ability.
const LOWER: &str = "low lowest lower worst worse bad least red bottom";
const HIGHER: &str = "high highest higher best better good most green top";

impl Key {
    /// The key in a text: each number with the words after it, or before it where an equals sign stands between.
    pub(super) fn of(text: &str) -> Self {
        let mut key = Self { around: around(text), ..Self::default() };
        let mut about: Vec<&str> = Vec::new();
        let mut rest = text;
        // What stands before the number, less the words of the number before it.
        let mut before_next: Option<&str> = None;
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let (words, tail) = rest.split_at_checked(at).unwrap_or_default();
            let words = before_next.unwrap_or(words);
            let end = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
            let (digits, after) = tail.split_at_checked(end).unwrap_or_default();
            let start = words.rfind([',', ';', '(', '/', '|']).map_or(0, |at| at + 1);
            let (others, words_before) = words.split_at_checked(start).unwrap_or((words, ""));
            let next = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
            let between = after.get(..next).unwrap_or_default();
            let stop = between.find([',', ';', '|', ')', '/']).unwrap_or(between.len());
            let (words_after, others_after) = between.split_at_checked(stop).unwrap_or((between, ""));
            let is_before = words.trim_end().ends_with('=');
            let its = if is_before { words_before } else { words_after };
            let is_taken =
                digits.parse::<u8>().is_ok_and(|number| key.add(number, its.trim_matches(is_joint)));
            about.push(if is_before && is_taken { others } else { words });
            before_next = Some(if !is_before && is_taken { others_after } else { between });
            rest = after;
        }
        about.push(before_next.unwrap_or(rest));
        key.about = about.join(" ");
        key
    }

    /// Adds the words of a number, unless it has some. Whether they are its words.
    pub(super) fn add(&mut self, number: u8, words: &str) -> bool {
        let is_fit = number <= 10 && !words.is_empty() && words.len() <= 40 && words != "to";
        let is_new = is_fit && self.words_of(number).is_empty();
        if is_new {
            self.words.push((number, words.to_owned()));
        }
        is_new
    }

    pub(super) fn words_of(&self, number: u8) -> &str {
        self.words.iter().find(|(one, _)| *one == number).map_or("", |(_, words)| words.as_str())
    }

    /// What the text says beside its numbers and their words.
    pub(super) fn about(&self) -> &str {
        &self.about
    }

    /// The least and the greatest number that have words.
    pub(super) fn range(&self) -> Option<(u8, u8)> {
        let numbers = || self.words.iter().map(|(number, _)| *number);
        Some((numbers().min()?, numbers().max()?)).filter(|(from, to)| from < to)
    }

    /// Which end of the numbers `from` to `to` is the higher.
    pub(super) fn direction(&self, from: u8, to: u8) -> Direction {
        let (first, last) = (self.words_of(from), self.words_of(to));
        let said = |is_reversed| Direction::Said { is_reversed };
        match (is_high(first), is_high(last), self.around) {
            (Some(first), Some(last), _) if first == last => Direction::Unclear,
            (Some(first), Some(_), _) => said(first),
            // Both have words, and one set is known.
            (Some(first), None, _) if !last.is_empty() => said(first),
            (None, Some(last), _) if !first.is_empty() => said(!last),
            (_, _, Some(is_reversed)) => said(is_reversed),
            // As a rule more is better: one end alone can only confirm that.
            (Some(false), None, _) | (None, Some(true), _) => said(false),
            (None, None, None) if first.is_empty() && last.is_empty() && !says_an_end(&self.about) => {
                Direction::Silent
            }
            _ => Direction::Unclear,
        }
    }
}

fn is_joint(c: char) -> bool {
    !c.is_alphabetic() && !matches!(c, '\'' | '’')
}

/// Whether a word says an end of a scale, where it is not the word of a number: `low is good`.
fn says_an_end(text: &str) -> bool {
    words(text).iter().any(|word| {
        let is_of = |list: &str| is_among(list, &word.plain);
        is_of(LOWER) || is_of(HIGHER) || word.plain.starts_with("revers") || word.plain.starts_with("descend")
    })
}

/// Whether the first of two ends that a text names, with no more than numbers between them, is the higher:
/// `High 1 2 3 4 5 Low`, `low to high`. None where it does not name two.
fn around(text: &str) -> Option<bool> {
    let mut last: Option<bool> = None;
    for word in words(text) {
        let end = if is_among(LOWER, &word.plain) {
            Some(false)
        } else {
            is_among(HIGHER, &word.plain).then_some(true)
        };
        match (last, end) {
            (Some(first), Some(second)) if first != second => return Some(first),
            (_, Some(end)) => last = Some(end),
            (Some(_), None) if word.plain == "to" || word.plain.bytes().all(|one| one.is_ascii_digit()) => {}
            (_, None) => last = None,
        }
    }
    None
}

/// Whether words are of the higher end of a scale; none where they do not say it. A `no` turns what follows it:
/// `not confident`, `no help needed`.
pub(super) fn is_high(text: &str) -> Option<bool> {
    let mut turned = false;
    let (mut lacks, mut low, mut high) = (None, false, false);
    for word in words(text) {
        let is_of = |list: &str| is_among(list, &word.plain);
        if is_of(TURNS) {
            turned = true;
        } else if is_of(LACKS) {
            // The last one counts: `need no help`.
            lacks = Some(turned);
        } else if is_of(LOW) {
            *(if turned { &mut high } else { &mut low }) = true;
        } else if is_of(HIGH) {
            *(if turned { &mut low } else { &mut high }) = true;
        }
    }
    match (lacks, low, high) {
        (Some(is_met), ..) => Some(is_met),
        (None, true, _) => Some(false),
        (None, false, true) => Some(true),
        (None, false, false) => turned.then_some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction, Key, is_high};

    #[test]
    fn a_key_says_which_end_is_the_higher() {
        let rising = Direction::Said { is_reversed: false };
        let falling = Direction::Said { is_reversed: true };
        for (text, range, direction) in [
            ("Rating (1 = expert, 5 = novice)", Some((1, 5)), falling),
            ("Rating 1 low - 4 high", Some((1, 4)), rising),
            ("low = 1, high = 5", Some((1, 5)), rising),
            ("high=1; low=5", Some((1, 5)), falling),
            ("0 = not confident, 5 = very confident", Some((0, 5)), rising),
            ("1 = bronze, 5 = gold", Some((1, 5)), Direction::Unclear),
            ("1 (need help) to 5 (no help needed)", Some((1, 5)), rising),
            ("1 = can do it without help, 5 = need constant help", Some((1, 5)), falling),
            ("Best 1 2 3 4 5 Worst", None, falling),
            ("rated low to high, 1-5", None, rising),
            ("low is good, 1-5", None, Direction::Unclear),
            ("1-5 (5 = worst)", None, Direction::Unclear),
            ("1-5 (5 = best)", None, rising),
            ("Score (1-5)", None, Direction::Silent),
            ("0 to 3", None, Direction::Silent),
            ("", None, Direction::Silent),
        ] {
            let key = Key::of(text);
            let to = range.map_or(5, |(_, to)| to);
            let from = range.map_or(1, |(from, _)| from);
            assert_eq!((key.range(), key.direction(from, to)), (range, direction), "{text}");
        }
        assert_eq!(Key::of("1: Expert | 2: Good | 3: New").words_of(2), "Good");
    }

    #[test]
    fn what_is_not_said_of_a_number_is_what_the_text_is_about() {
        for (text, about) in [
            ("Rating (difficulty, 1-5)", "Rating difficulty"),
            ("Confidence: 1 = none, 5 = full", "Confidence"),
            ("Score 0-3", "Score"),
        ] {
            let key = Key::of(text);
            let words: Vec<&str> =
                key.about().split(|c: char| !c.is_alphabetic()).filter(|one| !one.is_empty()).collect();
            assert_eq!(words.join(" "), about, "{text}");
        }
    }

    #[test]
    fn a_no_turns_what_follows_it() {
        for (text, expected) in [
            ("not confident", Some(false)),
            ("no help needed", Some(true)),
            ("need no support", Some(true)),
            ("needs a lot of support", Some(false)),
            ("no knowledge", Some(false)),
            ("not difficult", Some(true)),
            ("very difficult", Some(false)),
            ("bronze", None),
        ] {
            assert_eq!(is_high(text), expected, "{text}");
        }
    }
}
