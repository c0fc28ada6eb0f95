//! Which occupations an advert is for.

use super::index::{AdvertIndex, apart, dot, hash, is_senior, stem, title_stems, title_words, whole};
use super::report::{AdvertOccupation, TitleMatch};
use super::sentences::{PreparedParts, StatementSentences};
use crate::catalogue::Occupation;
use crate::number::round4;
use crate::read::{Advert, AdvertSection, AdvertSentence};
use crate::sort;
use crate::text::{is_stop_word, words};

/// What each counts in a score: titles that are alike, shared words (1 for the occupation that shares most), how
/// alike they are in meaning, and the same level. `benches/adverts.rs` shows what they reach.
const TITLE: f64 = 1.5;
const WORDS: f64 = 0.7;
const MEANING: f64 = 2.0;
const LEVEL: f64 = 0.7;
/// An occupation that leads, for an advert whose title does not, counts so much less.
const SENIOR: f64 = 0.2;
/// A word of the title counts as so many in sentences that ask, in halves.
const TITLE_WORD: u32 = 4;
/// An advert that names its apprenticeship is for that.
const COURSE: f64 = 3.0;

/// With neither a title so alike nor a meaning so alike, an occupation is doubtful. Of 39 adverts without their titles, the
/// first of 640 standards was right for 1 of 15 below this meaning, and for 10 of 24 from here on (`benches/adverts.rs`).
const DOUBTFUL_TITLE: f64 = 0.4;
const DOUBTFUL_MEANING: f64 = 0.5;
/// So many telling words and sentences are named.
const NAMED_WORDS: usize = 6;
const NAMED_SENTENCES: usize = 3;

/// How well each occupation fits an advert.
pub(super) struct Ranking<'a> {
    words: &'a AdvertIndex,
    /// By occupation.
    fits: Vec<Fit>,
    /// Positions, the best first.
    ranked: Vec<usize>,
    /// The advert's words: as written, with what each counts.
    terms: Vec<Term>,
}

/// How well one occupation fits.
#[derive(Debug, Clone, Default)]
struct Fit {
    score: f64,
    /// The place and the likeness of its name that is most like the title.
    title: Option<(usize, f64)>,
    /// How like its name the course is that the advert names.
    course: f64,
    meaning: f64,
}

/// A distinct word of the advert.
struct Term {
    word: String,
    stem: u32,
    count: u32,
}

impl<'a> Ranking<'a> {
    pub(super) fn new(advert: &Advert, sentences: &PreparedParts, words: &'a AdvertIndex) -> Self {
        let terms = terms(advert);
        let mut shared = vec![0.0; words.occupations()];
        for term in &terms {
            let having = words.having(term.stem);
            let weight = (f64::from(term.count) / 2.0).sqrt() * words.rarity_of(having.len());
            for (occupation, count) in having {
                if let Some(sum) = shared.get_mut(*occupation as usize) {
                    *sum += weight * AdvertIndex::saturated(*count);
                }
            }
        }
        let most = shared.iter().copied().fold(0.0, f64::max);
        let direction = apart(&whole(sentences.wholes()), &words.middle);
        let title = telling(words, job(advert));
        let leads = is_senior(job(advert));
        let course = telling(words, &advert.course);
        let mut fits = Vec::new();
        for (position, (shared, of_it)) in shared.iter().zip(&words.directions).enumerate() {
            let names = words.names.get(position).map(Vec::as_slice).unwrap_or_default();
            let meaning = dot(&direction, of_it);
            let best = best_name(&title, names.iter().map(|name| name.stems.as_slice()));
            let course = best_name(&course, names.first().iter().map(|name| name.stems.as_slice()));
            let mut score = MEANING * meaning;
            if !leads && words.seniors.get(position).is_some_and(|is_senior| *is_senior) {
                score -= SENIOR;
            }
            if most > 0.0 {
                score += WORDS * shared / most;
            }
            score += TITLE * best.map_or(0.0, |(_, likeness)| likeness);
            let course = course.map_or(0.0, |(_, likeness)| likeness);
            score += COURSE * course;
            fits.push(Fit { score, title: best, course, meaning });
        }
        Self { ranked: Vec::new(), words, fits, terms }
    }

    /// The same, with the level of each occupation taken into account, and in order.
    pub(super) fn ranked_with(mut self, levels: impl Iterator<Item = Option<u8>>, advert: &Advert) -> Self {
        for (fit, level) in self.fits.iter_mut().zip(levels) {
            if level.is_some() && level == advert.level {
                fit.score += LEVEL;
            }
            fit.score = round4(fit.score);
        }
        let fits = &self.fits;
        let score = |position: usize| fits.get(position).map_or(0.0, |fit| fit.score);
        let mut ranked: Vec<usize> = (0..fits.len()).filter(|position| score(*position) > 0.0).collect();
        sort::by(&mut ranked, |one, other| score(*other).total_cmp(&score(*one)));
        self.ranked = ranked;
        self
    }

    /// Positions, the best first.
    pub(super) fn ranked(&self) -> &[usize] {
        &self.ranked
    }

    /// Whether the occupation at `position` fits so little that it may be another job.
    pub(super) fn is_doubtful(&self, position: usize) -> bool {
        self.fits.get(position).is_none_or(|fit| {
            let title = fit.title.map_or(0.0, |(_, likeness)| likeness);
            title.max(fit.course) < DOUBTFUL_TITLE && fit.meaning < DOUBTFUL_MEANING
        })
    }

    /// What a report says of `occupation`, which stands at `position`.
    pub(super) fn report(
        &self,
        position: usize,
        occupation: &Occupation,
        sentences: &StatementSentences,
    ) -> AdvertOccupation {
        let fit = self.fits.get(position).cloned().unwrap_or_default();
        let title = fit.title.and_then(|(number, likeness)| {
            let name = self.words.names.get(position)?.get(number)?;
            Some(TitleMatch { field: name.field, text: name.text.clone(), likeness: round4(likeness) })
        });
        AdvertOccupation {
            reference: occupation.reference.clone(),
            name: occupation.name.clone(),
            route: occupation.route.clone(),
            level: occupation.level,
            score: fit.score,
            title,
            words: self.telling_words(position),
            sentences: sentences.strongest(occupation, NAMED_SENTENCES),
        }
    }

    /// The words that the advert and an occupation share, the most telling first.
    fn telling_words(&self, position: usize) -> Vec<String> {
        let telling = |term: &Term| {
            let having = self.words.having(term.stem);
            let at = having.binary_search_by_key(&(position as u32), |(occupation, _)| *occupation).ok()?;
            let (_, count) = having.get(at)?;
            Some((self.words.rarity_of(having.len()) * AdvertIndex::saturated(*count), term.word.clone()))
        };
        let mut shared: Vec<(f64, String)> = self.terms.iter().filter_map(telling).collect();
        sort::by(&mut shared, |(one, _), (other, _)| other.total_cmp(one));
        shared.into_iter().map(|(_, word)| word).take(NAMED_WORDS).collect()
    }
}

/// The job's name, as the title has it.
fn job(advert: &Advert) -> &str {
    if advert.role.is_empty() { &advert.title } else { &advert.role }
}

/// The distinct words of the title and of the sentences that ask for something, and at half of those about the role
/// that do not; of all sentences where none does. Counted in halves.
fn terms(advert: &Advert) -> Vec<Term> {
    let has_asking = advert.sentences.iter().any(|sentence| sentence.asks);
    let mut found: Vec<Term> = Vec::new();
    let counts =
        |sentence: &&AdvertSentence| sentence.asks || !has_asking || sentence.section == AdvertSection::Role;
    for sentence in advert.sentences.iter().filter(counts) {
        let times = if sentence.asks { 2 } else { 1 };
        for word in words(&sentence.text).into_iter().filter(|word| !is_stop_word(&word.plain)) {
            let stem = hash(stem(&word.plain));
            found.push(Term { word: word.plain, stem, count: times });
        }
    }
    for word in title_words(job(advert)) {
        let stem = hash(stem(&word.plain));
        found.push(Term { word: word.plain, stem, count: TITLE_WORD });
    }
    sort::by_key(&mut found, |term| term.stem);
    let mut terms: Vec<Term> = Vec::new();
    for term in found {
        match terms.last_mut() {
            Some(last) if last.stem == term.stem => last.count += term.count,
            _ => terms.push(term),
        }
    }
    terms
}

/// The stems of a title, each with how telling it is.
fn telling(words: &AdvertIndex, title: &str) -> Vec<(u32, f32)> {
    let stems = title_stems(title).into_iter();
    stems.map(|(stem, _)| (stem, words.rarity(stem) as f32)).collect()
}

/// The name that is most like a title, and how alike they are, 0..1: twice what they share, of both together.
fn best_name<'a>(
    title: &[(u32, f32)],
    names: impl Iterator<Item = &'a [(u32, f32)]>,
) -> Option<(usize, f64)> {
    let sum = |stems: &[(u32, f32)]| stems.iter().fold(0.0, |sum, (_, telling)| sum + f64::from(*telling));
    let of_title = sum(title);
    let mut best: Option<(usize, f64)> = None;
    for (number, name) in names.enumerate() {
        let shared = name.iter().filter(|(stem, _)| title.iter().any(|(other, _)| other == stem));
        let shared = shared.fold(0.0, |sum, (_, telling)| sum + f64::from(*telling));
        let both = of_title + sum(name);
        if shared > 0.0 && both > 0.0 && best.is_none_or(|(_, most)| 2.0 * shared / both > most) {
            best = Some((number, 2.0 * shared / both));
        }
    }
    best
}
