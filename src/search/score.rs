//! Which texts have the words that are looked for, and how well they fit.

use super::index::SearchIndex;
use super::likeness::Likeness;
use super::query::QueryWord;

/// An occupation that has at least one of the words.
pub(super) struct Candidate {
    /// Its position in the index.
    pub(super) entry: usize,
    /// How many of the words it has, in whatever text.
    pub(super) words: u32,
    /// How much of what is looked for it has, in whatever text.
    pub(super) held: u32,
    pub(super) score: u32,
    /// The position of the text that fits best.
    pub(super) text: usize,
}

/// What texts and occupations have of the words that were looked for so far.
pub(super) struct Candidates<'a> {
    index: &'a SearchIndex,
    texts: Vec<TextScore>,
    entries: Vec<EntryScore>,
    /// Texts that have one of the words, in the order in which they were found.
    touched: Vec<usize>,
    /// The weight of all needed words that some text has.
    weight: u32,
    /// How many of the words are needed.
    needed: u32,
    /// How many words were looked for.
    searched: u32,
}

#[derive(Clone, Default)]
struct TextScore {
    /// What the text has of the words before this one, by weight.
    held: u32,
    /// How many of the words before this one it has.
    words: u32,
    /// A bit for each word of the text that fits one of them.
    taken: u64,
    /// The bit of the word that fits the last of them.
    last: u64,
    /// Whether the words that fit stand in another order than typed, or with others between.
    is_apart: bool,
    is_touched: bool,
    /// How well the word that is looked for now fits, and the bits of the words that it fits.
    now: u32,
    at: u64,
}

#[derive(Clone, Default)]
struct EntryScore {
    words: u32,
    held: u32,
    /// The number of the last word that the occupation has, and how much of it.
    last: (u32, u32),
}

impl<'a> Candidates<'a> {
    pub(super) fn new(index: &'a SearchIndex) -> Self {
        Self {
            index,
            texts: vec![TextScore::default(); index.texts.len()],
            entries: vec![EntryScore::default(); index.entries.len()],
            touched: Vec::new(),
            weight: 0,
            needed: 0,
            searched: 0,
        }
    }

    /// Looks for one word more.
    pub(super) fn add(&mut self, word: &QueryWord) {
        // The texts that have the word.
        let mut here = Vec::new();
        // A word that some text has as it stands is most likely the one that is meant.
        let is_known = self.index.word(&word.letters.plain).is_some();
        for known in &self.index.words {
            let mut likeness = word.likeness(&known.letters);
            if likeness.is_mistyped && is_known {
                likeness.score /= 2;
            }
            if likeness.score == 0 {
                continue;
            }
            for place in self.index.occurrences(known) {
                self.offer(word, likeness, place.text, bit(place.position), &mut here);
            }
        }
        for place in self.index.pairs(word) {
            let at = bit(place.position) | bit(place.position + 1);
            self.offer(word, Likeness::JOINED, place.text, at, &mut here);
        }
        if here.is_empty() {
            return;
        }
        // A rare word is more informative than a frequent one.
        let weight = 1 + (self.texts.len() / here.len()).ilog2();
        self.searched += 1;
        if !word.is_optional {
            self.needed += 1;
            self.weight += weight;
        }
        for at in here {
            self.take(at, weight, word.is_optional);
        }
    }

    /// Notes that the words `at` of a text are like the word that is looked for now, unless others are more like it.
    /// Adds the text to `here`.
    fn offer(&mut self, word: &QueryWord, likeness: Likeness, text: usize, at: u64, here: &mut Vec<usize>) {
        let (Some(of), Some(state)) = (self.index.texts.get(text), self.texts.get_mut(text)) else { return };
        let score = counted(likeness, state.taken & at);
        if score > state.now && word.may_be_in(of.field) {
            if state.now == 0 {
                here.push(text);
            }
            (state.now, state.at) = (score, at);
        }
    }

    /// Counts what the text `at` has of the word that is looked for now.
    fn take(&mut self, at: usize, weight: u32, is_optional: bool) {
        let (Some(text), Some(of)) = (self.texts.get_mut(at), self.index.texts.get(at)) else { return };
        if !text.is_touched {
            text.is_touched = true;
            self.touched.push(at);
        }
        text.held += text.now * weight;
        text.words += u32::from(!is_optional);
        let follows = first(text.at) == text.last << 1 || text.at & text.last != 0;
        text.is_apart |= text.last != 0 && !follows;
        text.taken |= text.at;
        text.last = last(text.at);
        let score = std::mem::take(&mut text.now) * of.field.weight() * weight;
        let Some(entry) = self.entries.get_mut(of.entry) else { return };
        if entry.last.0 != self.searched {
            entry.last = (self.searched, 0);
            entry.words += u32::from(!is_optional);
        }
        // Of several texts of an occupation, the best counts.
        entry.held += score.saturating_sub(entry.last.1);
        entry.last.1 = entry.last.1.max(score);
    }

    /// Every occupation that has something of the query, in the order of the index.
    pub(super) fn scored(self) -> Vec<Candidate> {
        let mut best = vec![(0, usize::MAX); self.entries.len()];
        for at in self.touched {
            let (Some(text), Some(of)) = (self.texts.get(at), self.index.texts.get(at)) else { continue };
            let Some(best) = best.get_mut(of.entry) else { continue };
            // The share of the query that the text has, in 1/1000. Only stop words can make it more.
            let held = text.held * 10 / self.weight.max(1);
            let taken = text.taken.count_ones();
            let mut filled = 50 + 50 * taken / of.words.max(1);
            if text.words == self.needed && taken >= of.words {
                filled = 130;
            }
            // More where it begins the text, and where it stands there as typed.
            filled += (text.taken & 1) as u32 * 3 + u32::from(!text.is_apart) * 5;
            let score = of.field.weight() * (held * held / 1000) / 100 * filled;
            if score > best.0 || score == best.0 && at < best.1 {
                *best = (score, at);
            }
        }
        let mut candidates = Vec::new();
        for (entry, (of, (score, text))) in self.entries.iter().zip(best).enumerate() {
            if text != usize::MAX {
                let held = of.held / self.weight.max(1);
                candidates.push(Candidate { entry, words: of.words, held, score: score + held * 4, text });
            }
        }
        candidates
    }
}

/// What a likeness counts: half where a word before has `taken` the place.
pub(super) fn counted(likeness: Likeness, taken: u64) -> u32 {
    if taken == 0 || likeness.is_joined { likeness.score } else { likeness.score / 2 }
}

/// The bit of the word at `position`. Words after the 64th count as the 64th.
pub(super) fn bit(position: u32) -> u64 {
    1 << position.min(63)
}

fn first(bits: u64) -> u64 {
    bits & bits.wrapping_neg()
}

fn last(bits: u64) -> u64 {
    bits.checked_ilog2().map_or(0, |bit| 1 << bit)
}
