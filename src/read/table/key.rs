//! What the numbers of a form's ratings mean: `1 = expert, 5 = novice`.

/// The words of each number.
#[derive(Default)]
pub(super) struct Key(Vec<(u8, String)>);

/// Words of the lower end of a scale, and of the higher one. `Not confident` has both: the lower one counts.
const LOW: [&str; 24] = [
    "low",
    "lowest",
    "novice",
    "beginner",
    "poor",
    "none",
    "never",
    "not",
    "no",
    "weak",
    "worst",
    "new",
    "little",
    "basic",
    "cannot",
    "can't",
    "least",
    "disagree",
    "rarely",
    "unable",
    "limited",
    "unfamiliar",
    "hard",
    "difficult",
];
const HIGH: [&str; 21] = [
    "high",
    "highest",
    "expert",
    "excellent",
    "always",
    "strong",
    "best",
    "fully",
    "full",
    "confident",
    "mastered",
    "competent",
    "proficient",
    "advanced",
    "independent",
    "independently",
    "yes",
    "most",
    "agree",
    "very",
    "easy",
];

impl Key {
    /// The key in a text: each number with the words after it, or before it where an equals sign stands between.
    pub(super) fn of(text: &str) -> Self {
        let mut key = Self::default();
        let is_joint = |c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’');
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let (words, tail) = rest.split_at_checked(at).unwrap_or_default();
            let end = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
            let (digits, after) = tail.split_at_checked(end).unwrap_or_default();
            let words_before = words.rsplit([',', ';', '(', '/', '|']).next().unwrap_or_default();
            let next = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
            let words_after = after.get(..next).unwrap_or_default();
            let words_after = words_after.split([',', ';', '|', ')', '/']).next().unwrap_or_default();
            let its = if words.trim_end().ends_with('=') { words_before } else { words_after };
            if let Ok(number) = digits.parse::<u8>() {
                key.add(number, its.trim_matches(is_joint));
            }
            rest = after;
        }
        key
    }

    /// Adds the words of a number, unless it has some.
    pub(super) fn add(&mut self, number: u8, words: &str) {
        let is_fit = number <= 10 && !words.is_empty() && words.len() <= 40 && words != "to";
        if is_fit && self.words_of(number).is_empty() {
            self.0.push((number, words.to_owned()));
        }
    }

    pub(super) fn words_of(&self, number: u8) -> &str {
        self.0.iter().find(|(one, _)| *one == number).map_or("", |(_, words)| words.as_str())
    }

    /// The least and the greatest number that have words.
    pub(super) fn range(&self) -> Option<(u8, u8)> {
        let numbers = || self.0.iter().map(|(number, _)| *number);
        Some((numbers().min()?, numbers().max()?)).filter(|(from, to)| from < to)
    }

    /// Whether the greatest number is the lowest point; none where the words do not say it.
    pub(super) fn is_reversed(&self) -> Option<bool> {
        let (from, to) = self.range()?;
        match (is_high(self.words_of(from)), is_high(self.words_of(to))) {
            (Some(first), Some(last)) if first == last => None,
            (first, last) => first.or(last.map(|last| !last)),
        }
    }
}

/// Whether words are of the higher end of a scale; none where they do not say it.
pub(super) fn is_high(words: &str) -> Option<bool> {
    let lower = words.to_ascii_lowercase();
    let has = |of: &[&str]| lower.split(' ').any(|word| of.contains(&word));
    if has(&LOW) { Some(false) } else { has(&HIGH).then_some(true) }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn a_key_says_which_end_is_the_higher() {
        for (text, range, is_reversed) in [
            ("Rating (1 = expert, 5 = novice)", Some((1, 5)), Some(true)),
            ("Rating 1 low - 4 high", Some((1, 4)), Some(false)),
            ("low = 1, high = 5", Some((1, 5)), Some(false)),
            ("high=1; low=5", Some((1, 5)), Some(true)),
            ("0 = not confident, 3 = very confident", Some((0, 3)), Some(false)),
            ("1 = bronze, 3 = gold", Some((1, 3)), None),
            ("Score (1-5)", None, None),
            ("0 to 3", None, None),
            ("", None, None),
        ] {
            let key = Key::of(text);
            assert_eq!((key.range(), key.is_reversed()), (range, is_reversed), "{text}");
        }
        assert_eq!(Key::of("1: Expert | 2: Good | 3: New").words_of(2), "Good");
    }
}
