//! A text's words: what is left of it when case, accents, punctuation and possessives do not matter.

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Word {
    /// The byte of the text at which it begins.
    pub start: usize,
    /// The byte after its end, a possessive `'s` included.
    pub end: usize,
    /// The form that is compared: `a–z` and `0–9` alone.
    pub plain: String,
}

/// The words of `text`: maximal runs of letters and digits. An apostrophe inside a word joins
/// (`don't`, `dont`); a possessive `'s` is dropped.
///
/// ```
/// use skills_gap::text::words;
/// let plain: Vec<_> = words("The team’s café").into_iter().map(|word| word.plain).collect();
/// assert_eq!(plain, ["the", "team", "cafe"]);
/// ```
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(text, &mut |start, end, plain| words.push(Word { start, end, plain: plain.to_owned() }));
    words
}

/// Calls `found` with each of the [`words`] of `text`: where it begins and ends, and its plain form.
pub(crate) fn each_word(text: &str, found: &mut dyn FnMut(usize, usize, &str)) {
    let (mut start, mut end, mut plain) = (0, 0, String::new());
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        // Most of a text is runs of such letters.
        let run = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if run > 0 {
            if plain.is_empty() {
                start = at;
            }
            plain.push_str(rest.get(..run).unwrap_or_default());
            at += run;
            end = at;
            continue;
        }
        let mut ahead = rest.chars();
        let read = ahead.next().unwrap_or(' ');
        let c = fold(read);
        at += read.len_utf8();
        if is_part(c) {
            if plain.is_empty() {
                start = at - read.len_utf8();
            }
            plain.push(c);
            end = at;
            continue;
        }
        let next = ahead.next().map_or(' ', fold);
        if c == '\'' && !plain.is_empty() && is_part(next) {
            if next == 's' && !ahead.next().is_some_and(|after| is_part(fold(after))) {
                at += 1;
                end = at;
            }
        } else if !plain.is_empty() {
            plain.make_ascii_lowercase();
            found(start, end, &plain);
            plain.clear();
        }
    }
    if !plain.is_empty() {
        plain.make_ascii_lowercase();
        found(start, end, &plain);
    }
}

/// The plain forms of `words` with a space between them.
pub(crate) fn plain(words: &[Word]) -> String {
    let words: Vec<&str> = words.iter().map(|word| word.plain.as_str()).collect();
    words.join(" ")
}

/// The signs of `text` that its words leave out and that yet tell statements apart, in their order. These are letters
/// of other alphabets, and the signs of `C++`, `C#`, `<` and `>`.
pub(crate) fn signs(text: &str) -> String {
    let is_letter = |c: char| {
        c >= 'À'
            && !matches!(c, '×' | '÷' | '\u{300}'..='\u{36f}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}')
    };
    text.chars().map(fold).filter(|c| is_letter(*c) || matches!(c, '+' | '#' | '<' | '>')).collect()
}

fn is_part(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}

/// `c` in lower case and without accents, for the letters of Western Europe; apostrophes made straight.
fn fold(c: char) -> char {
    let lower = match c {
        '×' => c,
        'A'..='Z' | 'À'..='Þ' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
        _ => c,
    };
    match lower {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        '‘' | '’' | '\u{201b}' | 'ʼ' | '＇' => '\'',
        other => other,
    }
}

/// Whether `word` is one of those in `list`, which spaces part.
pub(crate) fn is_among(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|one| one == word)
}

/// Whether `word`, in its plain form, only joins other words: no person looks for it among reasons.
pub(crate) fn is_stop_word(word: &str) -> bool {
    let first = word.bytes().next().unwrap_or_default().wrapping_sub(b'a');
    let lengths = LENGTHS.get(usize::from(first)).copied().unwrap_or_default();
    // Most words are not as long as any that begins like them.
    word.len() <= LONGEST_STOP_WORD
        && lengths >> word.len() & 1 == 1
        && PACKED_STOP_WORDS.binary_search(&packed(word.as_bytes())).is_ok()
}

const LONGEST_STOP_WORD: usize = 7;
/// A word of no more than 8 bytes as a number, in the order of the alphabet.
const fn packed(word: &[u8]) -> u64 {
    let mut number = 0;
    let mut place = 0;
    while place < 8 {
        number = number << 8 | if place < word.len() { word[place] as u64 } else { 0 };
        place += 1;
    }
    number
}

/// By the first letter, a bit for each length that stop words have.
const LENGTHS: [u8; 26] = {
    let mut lengths = [0; 26];
    let mut place = 0;
    while place < STOP_WORDS.len() {
        let word = STOP_WORDS[place].as_bytes();
        lengths[(word[0] - b'a') as usize] |= 1 << word.len();
        place += 1;
    }
    lengths
};

/// Numbers are found in a fraction of the time that words are.
const PACKED_STOP_WORDS: [u64; STOP_WORDS.len()] = {
    let mut numbers = [0; STOP_WORDS.len()];
    let mut place = 0;
    while place < STOP_WORDS.len() {
        numbers[place] = packed(STOP_WORDS[place].as_bytes());
        place += 1;
    }
    numbers
};

/// In the order of the alphabet.
const STOP_WORDS: [&str; 78] = [
    "a", "an", "and", "are", "as", "at", "be", "been", "being", "by", "can", "could", "do", "does", "during",
    "e", "eg", "etc", "for", "from", "g", "had", "has", "have", "how", "i", "ie", "if", "in", "into", "is",
    "it", "its", "may", "might", "must", "of", "on", "or", "our", "own", "per", "s", "shall", "should", "so",
    "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "through", "to", "upon", "was", "were", "what", "when", "where", "whether", "which", "while", "who",
    "whom", "why", "will", "with", "within", "would", "you", "your",
];

#[cfg(test)]
mod tests {
    use super::{is_stop_word, words};

    #[test]
    fn stop_words() {
        assert!(super::STOP_WORDS.is_sorted());
        assert_eq!(super::STOP_WORDS.iter().map(|word| word.len()).max(), Some(super::LONGEST_STOP_WORD));
        assert!(["and", "a", "your", "the"].into_iter().all(is_stop_word));
        assert!(!["", "an and", "safety", "not", "without"].into_iter().any(is_stop_word));
    }

    #[test]
    fn case_accents_punctuation_and_possessives_do_not_matter() {
        for (text, plain) in [
            ("Organisation’s structure, e.g. \"role-based\"", "organisation structure e g role based"),
            ("Don't  café–bar ISO9001 A/B", "dont cafe bar iso9001 a b"),
            ("employees' rights", "employees rights"),
            ("'s is", "s is"),
            ("K7's and Key's-end", "k7 and key end"),
            ("a's's b'ss c''s d'", "a bss c s d"),
            ("ÀÞ×Ÿßœ 2×4", "a 2 4"),
            ("…’’ — ", ""),
        ] {
            let found: Vec<_> = words(text).into_iter().map(|word| word.plain).collect();
            assert_eq!(found.join(" "), plain, "{text}");
        }
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "the client’s naïve Team.";
        let found: Vec<_> = words(text).iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(found, ["the", "client’s", "naïve", "Team"]);
    }
}
