//! Which texts have the words that are looked for, and how well they fit.

use super::likeness::{Letters, Likeness};
use super::query::{JOINED, Query, QueryWord};
use super::{SearchField, SearchIndex, Token, tokens};

/// An occupation that has at least one of the words.
pub(super) struct Found {
    pub(super) entry: usize,
    /// How many of the words it has, in whatever text.
    pub(super) words: u32,
    /// How much of what is looked for it has, in whatever text.
    pub(super) held: u32,
    pub(super) score: u32,
    /// Its text that fits best.
    pub(super) text: usize,
}

/// What has been found so far, word by word.
pub(super) struct Tally<'a> {
    index: &'a SearchIndex,
    texts: Vec<OfText>,
    entries: Vec<OfEntry>,
    /// Texts that have one of the words, in the order in which they were found.
    touched: Vec<usize>,
    /// The words that some text has, by weight.
    weight: u32,
    /// Words that must be there.
    needed: u32,
    /// Words looked for.
    asked: u32,
}

#[derive(Clone, Default)]
struct OfText {
    /// What it holds of the words before this one, by weight.
    held: u32,
    /// How many of them.
    words: u32,
    /// A bit for each of its words that fits one of them.
    taken: u64,
    /// The last of these, and whether they stand in the order in which they are typed, with nothing between.
    last: u64,
    apart: bool,
    touched: bool,
    /// Of the word that is looked for now: how well it fits, and where.
    now: u32,
    at: u64,
}

#[derive(Clone, Default)]
struct OfEntry {
    words: u32,
    held: u32,
    /// The number of the last word that it has, and how much of it.
    last: (u32, u32),
}

impl<'a> Tally<'a> {
    pub(super) fn new(index: &'a SearchIndex) -> Self {
        Self {
            index,
            texts: vec![OfText::default(); index.texts.len()],
            entries: vec![OfEntry::default(); index.entries.len()],
            touched: Vec::new(),
            weight: 0,
            needed: 0,
            asked: 0,
        }
    }

    /// Looks for one word more.
    pub(super) fn add(&mut self, word: &QueryWord) {
        let mut here = Vec::new();
        // What is a word as it stands is most likely the one that is meant.
        let is_known = self.index.knows(&word.letters.plain).is_some();
        for known in &self.index.words {
            let mut likeness = word.likeness(&known.letters);
            if likeness.mistyped && is_known {
                likeness.score /= 2;
            }
            if likeness.score == 0 {
                continue;
            }
            for place in self.index.places_of(known) {
                self.offer(word, likeness, place.text, bit(place.position), &mut here);
            }
        }
        let likeness = Likeness { score: JOINED, shared: true, ..Likeness::default() };
        for place in self.index.pairs(word) {
            let at = bit(place.position) | bit(place.position + 1);
            self.offer(word, likeness, place.text, at, &mut here);
        }
        if here.is_empty() {
            return;
        }
        // What few texts have tells more than what many have.
        let weight = 1 + (self.texts.len() / here.len()).ilog2();
        self.asked += 1;
        if !word.optional {
            self.needed += 1;
            self.weight += weight;
        }
        for at in here {
            self.take(at, weight, word.optional);
        }
    }

    /// Takes what is like the word that is looked for now, where nothing in its text is more like it; notes the
    /// text in `here`.
    fn offer(&mut self, word: &QueryWord, likeness: Likeness, text: usize, at: u64, here: &mut Vec<usize>) {
        let (Some(of), Some(state)) = (self.index.texts.get(text), self.texts.get_mut(text)) else { return };
        let score = once_more(likeness, state.taken & at);
        if score > state.now && word.may_be_in(of.field) {
            if state.now == 0 {
                here.push(text);
            }
            (state.now, state.at) = (score, at);
        }
    }

    /// Counts what text `at` has of the word that is looked for now.
    fn take(&mut self, at: usize, weight: u32, optional: bool) {
        let (Some(text), Some(of)) = (self.texts.get_mut(at), self.index.texts.get(at)) else { return };
        if !text.touched {
            text.touched = true;
            self.touched.push(at);
        }
        text.held += text.now * weight;
        text.words += u32::from(!optional);
        let follows = first(text.at) == text.last << 1 || text.at & text.last != 0;
        text.apart |= text.last != 0 && !follows;
        text.taken |= text.at;
        text.last = last(text.at);
        let score = std::mem::take(&mut text.now) * of.field.weight() * weight;
        let Some(entry) = self.entries.get_mut(of.entry) else { return };
        if entry.last.0 != self.asked {
            entry.last = (self.asked, 0);
            entry.words += u32::from(!optional);
        }
        // Of several texts the best.
        entry.held += score.saturating_sub(entry.last.1);
        entry.last.1 = entry.last.1.max(score);
    }

    /// Every occupation that has something, by its place in the index.
    pub(super) fn found(self) -> Vec<Found> {
        let mut best = vec![(0, usize::MAX); self.entries.len()];
        for at in self.touched {
            let (Some(text), Some(of)) = (self.texts.get(at), self.index.texts.get(at)) else { continue };
            let Some(best) = best.get_mut(of.entry) else { continue };
            // Of what is looked for, in 1/1000; only words that join others make it more.
            let held = text.held * 10 / self.weight.max(1);
            let taken = text.taken.count_ones();
            let mut filled = 50 + 50 * taken / of.words.max(1);
            if text.words == self.needed && taken >= of.words {
                filled = 130;
            }
            // As it is typed, from the beginning on.
            filled += (text.taken & 1) as u32 * 3 + u32::from(!text.apart) * 5;
            let score = of.field.weight() * (held * held / 1000) / 100 * filled;
            if score > best.0 || score == best.0 && at < best.1 {
                *best = (score, at);
            }
        }
        let mut found = Vec::new();
        for (entry, (of, (score, text))) in self.entries.iter().zip(best).enumerate() {
            if text != usize::MAX {
                let held = of.held / self.weight.max(1);
                found.push(Found { entry, words: of.words, held, score: score + held * 4, text });
            }
        }
        found
    }
}

/// What a likeness counts; half where a word before has `taken` the place.
fn once_more(likeness: Likeness, taken: u64) -> u32 {
    if taken == 0 || likeness.shared { likeness.score } else { likeness.score / 2 }
}

/// Those after the 64th count as the 64th.
fn bit(position: u32) -> u64 {
    1 << position.min(63)
}

fn first(bits: u64) -> u64 {
    bits & bits.wrapping_neg()
}

fn last(bits: u64) -> u64 {
    bits.checked_ilog2().map_or(0, |bit| 1 << bit)
}

/// The parts of `text` that fit the query, in UTF-16 units.
pub(super) fn ranges(text: &str, field: SearchField, query: &Query<'_>) -> Vec<(usize, usize)> {
    let mut fitting: Vec<(usize, usize)> = Vec::new();
    let tokens = tokens(text, field);
    let mut taken = 0;
    for word in query.words.iter().filter(|word| word.may_be_in(field)) {
        let mut best = (0, 0, (0, 0));
        let mut before: Option<&Token> = None;
        for token in &tokens {
            let likeness = word.likeness(&Letters::new(token.plain.clone()));
            let score = once_more(likeness, taken & bit(token.position));
            if score > best.0 {
                best = (score, bit(token.position), part(text, token, likeness.begins));
            }
            if let Some(one) = before.filter(|one| JOINED > best.0 && word.is_both(&one.plain, &token.plain))
            {
                let end = part(text, token, word.letters.plain.len() - one.plain.len()).1;
                best = (JOINED, bit(one.position) | bit(token.position), (one.start, end));
            }
            before = Some(token);
        }
        if best.0 > 0 {
            taken |= best.1;
            fitting.push(best.2);
        }
    }
    merged(fitting).into_iter().map(|(from, to)| (units(text, from), units(text, to))).collect()
}

/// Where `token` stands in the text; of one that only begins with what is typed, that much.
fn part(text: &str, token: &Token, begins: usize) -> (usize, usize) {
    let word = text.get(token.start..token.end).unwrap_or_default();
    // An apostrophe is no letter: then it is the whole word.
    let letters = if begins > 0 && word.chars().count() == token.plain.len() { begins } else { usize::MAX };
    let end = word.char_indices().nth(letters).map_or(token.end, |(at, _)| token.start + at);
    (token.start, end)
}

/// `parts` in order, those that overlap made one.
fn merged(parts: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (from, to) in crate::order::sorted_by(parts, |a, b| a.cmp(b)) {
        match merged.last_mut() {
            Some((_, end)) if from <= *end => *end = to.max(*end),
            _ => merged.push((from, to)),
        }
    }
    merged
}

/// How many UTF-16 units stand before the byte `at`.
fn units(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).chars().map(char::len_utf16).sum()
}
