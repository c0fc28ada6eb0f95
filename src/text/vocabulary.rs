//! The tokens of a model, and words split into them.

/// Of a longer word only so many bytes count.
const MAX_WORD: usize = 40;
/// Set in an entry's first byte where the token continues a word.
const CONTINUES: u8 = 0x80;

/// The tokens that words are made of. They are ordered by their bytes; a token that begins a word comes before the
/// same one that continues it. The position of a token is its id.
///
/// The vocabulary is kept as it is stored. Each token is a byte with its length, the highest bit set where it
/// continues a word, and then its bytes, `a–z` and `0–9`.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Vocabulary {
    entries: Vec<u8>,
    starts: Vec<u32>,
}

impl Vocabulary {
    /// The vocabulary that is stored in `entries`; none where they are not a vocabulary.
    pub(crate) fn decode(entries: &[u8]) -> Option<Self> {
        let mut vocabulary = Self { entries: entries.to_vec(), starts: Vec::new() };
        let mut start = 0;
        while let Some(first) = entries.get(start) {
            vocabulary.starts.push(u32::try_from(start).ok()?);
            let id = vocabulary.len() - 1;
            let (text, _) = vocabulary.at(id)?;
            let in_order = id == 0 || vocabulary.at(id - 1) < vocabulary.at(id);
            if text.is_empty()
                || !text.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
                || !in_order
            {
                return None;
            }
            start += 1 + usize::from(first & !CONTINUES);
        }
        Some(vocabulary)
    }

    /// Appends a token, which must come after all others.
    pub(crate) fn push(&mut self, text: &[u8], continues: bool) {
        self.starts.push(self.entries.len() as u32);
        // No token is longer than a word that counts.
        self.entries.push(text.len() as u8 | if continues { CONTINUES } else { 0 });
        self.entries.extend_from_slice(text);
    }

    /// The tokens as they are stored.
    pub(crate) fn entries(&self) -> &[u8] {
        &self.entries
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The bytes of the token `id`, and whether it continues a word.
    pub(crate) fn at(&self, id: usize) -> Option<(&[u8], bool)> {
        let start = *self.starts.get(id)? as usize;
        let first = *self.entries.get(start)?;
        let text = self.entries.get(start + 1..start + 1 + usize::from(first & !CONTINUES))?;
        Some((text, first & CONTINUES != 0))
    }

    /// The id of the token with this text.
    pub(crate) fn find(&self, text: &[u8], continues: bool) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.at(middle)?.cmp(&(text, continues)) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// Appends the ids of the tokens of `word` to `ids`: again and again the longest that fits. Where none fits, a
    /// byte is passed over.
    pub(crate) fn split(&self, word: &str, ids: &mut Vec<usize>) {
        let word = capped(word);
        let mut from = 0;
        while from < word.len() {
            let mut to = word.len();
            while to > from {
                let token = word.get(from..to).unwrap_or_default();
                if let Some(id) = self.find(token, from > 0) {
                    ids.push(id);
                    break;
                }
                to -= 1;
            }
            from = to.max(from + 1);
        }
    }
}

/// The bytes of `word` that count.
pub(crate) fn capped(word: &str) -> &[u8] {
    let bytes = word.as_bytes();
    bytes.get(..MAX_WORD).unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(tokens: &[(&str, bool)]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for (text, continues) in tokens {
            vocabulary.push(text.as_bytes(), *continues);
        }
        assert_eq!(Vocabulary::decode(vocabulary.entries()), Some(vocabulary.clone()));
        vocabulary
    }

    #[test]
    fn the_longest_token_that_fits_is_taken() {
        let tokens = [("a", true), ("art", false), ("art", true), ("s", false), ("s", true), ("sm", false)];
        let vocabulary = vocabulary(&tokens);
        let split = |word: &str| {
            let mut ids = Vec::new();
            vocabulary.split(word, &mut ids);
            ids
        };
        assert_eq!(split("art"), [1]);
        assert_eq!(split("smart"), [5, 2]);
        assert_eq!(split("ass"), [4, 4], "no token begins with a");
        assert_eq!(split("zzz"), [0; 0]);
        assert_eq!(split(&"s".repeat(50)).len(), MAX_WORD);
    }

    #[test]
    fn only_a_vocabulary_is_decoded() {
        for bad in [
            &[0_u8][..],
            &[1],
            &[2, b'a'],
            &[1, b'A'],
            &[1, b'b', 1, b'a'],
            &[1, b'a', 1, b'a'],
            &[0x81, b'a', 1, b'a'],
            &[0x80],
            &[1, 0xc3],
        ] {
            assert_eq!(Vocabulary::decode(bad), None, "{bad:?}");
        }
        assert_eq!(Vocabulary::decode(&[]), Some(Vocabulary::default()));
    }
}
