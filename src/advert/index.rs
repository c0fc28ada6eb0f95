//! The words of all occupations, made ready to be compared with adverts.

use std::sync::{Arc, OnceLock};

use crate::catalogue::{Catalogue, Occupation};
use crate::error::{Error, ErrorCode, ErrorKind, Path};
use crate::hash::fnv1a;
use crate::number::log2;
use crate::search::{SearchEntry, SearchField};
use crate::text::{Word, each_word, is_stop_word, words};
use crate::transfer::{DIRECTION_LENGTH as LENGTH, Index, Prepared};

/// A word of an occupation's name counts so often, in units of 1/256; of its other names, and of its texts.
const OF_NAME: f64 = 512.0;
const OF_OTHER_NAMES: f64 = 256.0;
const OF_TEXT: f64 = 256.0;
/// How far a long text counts less: all its words together as much as those of a text of the mean length, by this share.
const BY_LENGTH: f64 = 0.75;
/// At so many occurrences a word counts half of the most it can.
const HALF: f64 = 1.2;
/// So many names of an occupation make its direction.
const MAX_NAMES: usize = 12;

/// Words of titles that say nothing of the occupation, in their plain form.
const TITLE_STOP_WORDS: &str =
    "apprentice apprentices apprenticeship apprenticeships trainee junior senior level";
/// Words of titles of those who lead, or have learnt long.
const SENIOR: &str = "senior lead leader head chief principal manager director supervisor advanced degree";

/// A cache of one catalogue. Copies share it.
#[derive(Debug, Clone, Default)]
pub(crate) struct AdvertCache(Arc<OnceLock<AdvertIndex>>);

impl AdvertCache {
    /// The index, made at the first call.
    ///
    /// # Errors
    /// `needsModel`
    pub(super) fn index(&self, catalogue: &Catalogue, index: &Index) -> Result<&AdvertIndex, Error> {
        match self.0.get() {
            Some(made) => Ok(made),
            None => {
                let made = AdvertIndex::new(catalogue, index)?;
                Ok(self.0.get_or_init(|| made))
            }
        }
    }
}

/// Which occupations have which words; their names; their directions.
#[derive(Debug)]
pub(crate) struct AdvertIndex {
    occupations: usize,
    /// The hash of each stem, in order, and where its entries begin.
    stems: Pairs,
    /// An occupation that has the stem, and what it counts there, in 1/256. In order.
    entries: Pairs,
    /// By occupation.
    pub(super) names: Vec<Vec<Name>>,
    pub(super) directions: Vec<Direction>,
    pub(super) seniors: Vec<bool>,
    /// The mean of the directions.
    pub(super) middle: Direction,
}

/// A direction, not of any certain length.
pub(super) type Direction = [f32; LENGTH];

/// A name of an occupation.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) field: SearchField,
    pub(super) text: String,
    /// The hashes of its distinct stems, each with how telling it is.
    pub(super) stems: Vec<(u32, f32)>,
}

/// An occurrence: the hash of a stem, the occupation, and the field. Packed in this order, so that numbers sort as
/// they do.
fn packed(stem: u32, occupation: usize, field: usize) -> u64 {
    u64::from(stem) << 32 | (occupation as u64) << 2 | field as u64
}

type Pairs = Vec<(u32, u32)>;

/// The fields that words stand in: the name, other names, texts.
const FIELDS: usize = 3;

impl AdvertIndex {
    /// # Errors
    /// `needsModel`
    fn new(catalogue: &Catalogue, index: &Index) -> Result<Self, Error> {
        let mut found: Vec<u64> = Vec::new();
        // Of each occupation and field, how many words it has.
        let mut lengths: Vec<[usize; FIELDS]> = Vec::new();
        let mut names = Vec::new();
        let mut directions = Vec::new();
        for (position, occupation) in catalogue.occupations().enumerate() {
            let of_it = names_of(occupation);
            let mut length = [0; FIELDS];
            let mut add = |field: usize, text: &str| {
                each_word(text, &mut |_, _, word| {
                    if !is_stop_word(word) {
                        found.push(packed(hash(stem(word)), position, field));
                        if let Some(length) = length.get_mut(field) {
                            *length += 1;
                        }
                    }
                });
            };
            for (number, name) in of_it.iter().enumerate() {
                add(usize::from(number > 0), &name.text);
            }
            for text in texts_of(occupation) {
                add(2, text);
            }
            lengths.push(length);
            directions.push(direction(occupation, &of_it, index, position)?);
            names.push(of_it);
        }
        let middle = mean(&directions);
        let directions = directions.iter().map(|direction| apart(direction, &middle)).collect();
        let (stems, entries) = counted(&sorted(found), &lengths);
        let seniors = catalogue.occupations().map(|occupation| is_senior(&occupation.name)).collect();
        let mut made =
            Self { occupations: lengths.len(), stems, entries, names, directions, seniors, middle };
        let mut names = std::mem::take(&mut made.names);
        for (stem, telling) in names.iter_mut().flatten().flat_map(|name| &mut name.stems) {
            *telling = made.rarity(*stem) as f32;
        }
        made.names = names;
        Ok(made)
    }

    /// The occupations that have `stem`, in order, and what it counts in each, in 1/256.
    pub(super) fn having(&self, stem: u32) -> &[(u32, u32)] {
        let Ok(place) = self.stems.binary_search_by_key(&stem, |(stem, _)| *stem) else { return &[] };
        let at = |place: usize| self.stems.get(place).map(|(_, first)| *first as usize);
        let (first, end) = (at(place).unwrap_or_default(), at(place + 1).unwrap_or(self.entries.len()));
        self.entries.get(first..end).unwrap_or_default()
    }

    /// How telling it is that an occupation has `stem`: the logarithm of how few do.
    pub(super) fn rarity(&self, stem: u32) -> f64 {
        self.rarity_of(self.having(stem).len())
    }

    /// The same of a stem that `having` occupations have.
    pub(super) fn rarity_of(&self, having: usize) -> f64 {
        let (all, having) = (self.occupations as u64, having as u64);
        log2(2 * all + 2, 2 * having + 1)
    }

    pub(super) fn occupations(&self) -> usize {
        self.occupations
    }

    /// What a word counts that occurs `count` / 256 times, 0..2.2.
    pub(super) fn saturated(count: u32) -> f64 {
        let count = f64::from(count) / 256.0;
        count * (HALF + 1.0) / (count + HALF)
    }
}

/// Occurrences in the order of their stems; equals keep their order. Half a stem's hash at a time, by counting.
fn sorted(mut found: Vec<u64>) -> Vec<u64> {
    for shift in [32, 48] {
        let part = |occurrence: u64| (occurrence >> shift) as usize & 0xffff;
        let mut first = vec![0_usize; 0x1_0001];
        for occurrence in &found {
            if let Some(count) = first.get_mut(part(*occurrence) + 1) {
                *count += 1;
            }
        }
        let mut end = 0;
        for first in &mut first {
            end += *first;
            *first = end;
        }
        let mut sorted = vec![0; found.len()];
        for occurrence in found {
            let Some(first) = first.get_mut(part(occurrence)) else { continue };
            if let Some(place) = sorted.get_mut(*first) {
                *place = occurrence;
            }
            *first += 1;
        }
        found = sorted;
    }
    found
}

/// The stems and the entries of sorted occurrences.
fn counted(sorted: &[u64], lengths: &[[usize; FIELDS]]) -> (Pairs, Pairs) {
    let mean_of = |field: usize| {
        let sum: usize = lengths.iter().filter_map(|of_one| of_one.get(field)).sum();
        (sum as f64 / lengths.len().max(1) as f64).max(1.0)
    };
    let means = [mean_of(0), mean_of(1), mean_of(2)];
    // What a word of each field counts in an occupation.
    let once = |of_one: &[usize; FIELDS]| {
        let mut counts = [0_u32; FIELDS];
        let all = counts.iter_mut().zip(of_one).zip(means).zip([OF_NAME, OF_OTHER_NAMES, OF_TEXT]);
        for (((count, length), mean), once) in all {
            *count = (once / (1.0 - BY_LENGTH + BY_LENGTH * *length as f64 / mean)).round() as u32;
        }
        counts
    };
    let once: Vec<[u32; FIELDS]> = lengths.iter().map(once).collect();
    let (mut stems, mut entries) = (Pairs::new(), Pairs::new());
    for occurrence in sorted {
        let stem = (occurrence >> 32) as u32;
        let (occupation, field) = (*occurrence as u32 >> 2, *occurrence as usize & 3);
        let count = once.get(occupation as usize).and_then(|of_one| of_one.get(field)).copied();
        let count = count.unwrap_or_default();
        let is_new = stems.last().is_none_or(|(last, _)| *last != stem);
        if is_new {
            stems.push((stem, entries.len() as u32));
        }
        match entries.last_mut().filter(|_| !is_new) {
            Some((last, sum)) if *last == occupation => *sum += count,
            _ => entries.push((occupation, count)),
        }
    }
    (stems, entries)
}

/// The names of `occupation`, its own first.
fn names_of(occupation: &Occupation) -> Vec<Name> {
    let entry = SearchEntry::of(occupation);
    let mut names = Vec::new();
    for field in [
        SearchField::Name,
        SearchField::JobTitle,
        SearchField::Option,
        SearchField::Soc,
        SearchField::Keyword,
    ] {
        for text in entry.texts(field) {
            names.push(Name { field, text: text.to_owned(), stems: title_stems(text) });
        }
    }
    names
}

/// All else that is said of it.
fn texts_of(occupation: &Occupation) -> impl Iterator<Item = &str> {
    let duties = occupation.duties.iter().map(|duty| duty.statement.as_str());
    let ksbs = occupation.ksbs.iter().map(|ksb| ksb.statement.as_str());
    let summary = occupation.summary.iter().map(String::as_str);
    std::iter::once(occupation.overview.as_str()).chain(summary).chain(duties).chain(ksbs)
}

/// What the names and the overview of an occupation mean on the whole.
///
/// # Errors
/// `needsModel`
fn direction(
    occupation: &Occupation,
    names: &[Name],
    index: &Index,
    position: usize,
) -> Result<Direction, Error> {
    let of = |text: &str| {
        index.direction(text).ok_or_else(|| {
            let message = format_args!("has words for which the whole statement model is needed");
            let path = Path::Root.item(position);
            Error::at(&path.field("name"), ErrorCode::NeedsModel, message).of_kind(ErrorKind::Catalogue)
        })
    };
    let mut of_names = [0.0; LENGTH];
    for name in names
        .iter()
        .filter(|name| matches!(name.field, SearchField::Name | SearchField::JobTitle))
        .take(MAX_NAMES)
    {
        add(&mut of_names, &of(&name.text)?, 1.0);
    }
    let about = if occupation.overview.is_empty() { &occupation.name } else { &occupation.overview };
    let mut sum = [0.0; LENGTH];
    add(&mut sum, &of(about)?, 1.0);
    let (of_names, sum) = (unit(&of_names), unit(&sum));
    let mut both = [0.0; LENGTH];
    for (both, (one, other)) in both.iter_mut().zip(of_names.iter().zip(&sum)) {
        *both = one + other;
    }
    Ok(unit(&both))
}

fn add(sum: &mut Direction, direction: &[i8; LENGTH], times: f32) {
    for (sum, number) in sum.iter_mut().zip(direction) {
        *sum += times * f32::from(*number);
    }
}

/// The direction of several texts on the whole, each counting by what its words weigh.
pub(super) fn whole<'a>(parts: impl Iterator<Item = &'a Prepared>) -> Direction {
    let mut sum = [0.0; LENGTH];
    for part in parts {
        add(&mut sum, part.direction(), part.weight() as f32);
    }
    unit(&sum)
}

fn unit(direction: &Direction) -> Direction {
    let length = direction.iter().fold(0.0, |sum, number| sum + number * number).sqrt();
    if length > 0.0 { direction.map(|number| number / length) } else { *direction }
}

fn mean(directions: &[Direction]) -> Direction {
    let mut sum = [0.0; LENGTH];
    for direction in directions {
        for (sum, number) in sum.iter_mut().zip(direction) {
            *sum += number;
        }
    }
    // As if there were some more of no direction: of few it is uncertain how they differ from all there might be.
    let count = directions.len() as f32 + UNSEEN;
    sum.map(|number| number / count)
}

/// So many occupations are taken to be missing in a catalogue.
const UNSEEN: f32 = 8.0;

/// How `direction` differs from `middle`.
pub(super) fn apart(direction: &Direction, middle: &Direction) -> Direction {
    if direction.iter().all(|number| *number == 0.0) {
        return *direction;
    }
    let mut apart = *direction;
    for (apart, middle) in apart.iter_mut().zip(middle) {
        *apart -= middle;
    }
    unit(&apart)
}

pub(super) fn dot(one: &Direction, other: &Direction) -> f64 {
    one.iter().zip(other).fold(0.0, |sum, (one, other)| sum + f64::from(*one) * f64::from(*other))
}

/// The words of a title that say something of the occupation.
pub(super) fn title_words(text: &str) -> impl Iterator<Item = Word> {
    let says_nothing = |word: &str| {
        word.bytes().all(|byte| byte.is_ascii_digit())
            || word.len() <= 2 && word.bytes().any(|byte| byte.is_ascii_digit())
            || TITLE_STOP_WORDS.split(' ').any(|stop| stop == word)
            || is_stop_word(word)
    };
    words(text).into_iter().filter(move |word| !says_nothing(&word.plain))
}

/// The hashes of the distinct stems of a title. How telling each is stays open.
pub(super) fn title_stems(text: &str) -> Vec<(u32, f32)> {
    let mut stems: Vec<(u32, f32)> = Vec::new();
    for word in title_words(text) {
        let hash = hash(stem(&word.plain));
        if stems.iter().all(|(other, _)| *other != hash) {
            stems.push((hash, 0.0));
        }
    }
    stems
}

/// Whether a title says that the person leads, or has learnt long.
pub(super) fn is_senior(title: &str) -> bool {
    words(title).iter().any(|word| SENIOR.split(' ').any(|senior| senior == word.plain))
}

/// Folded: the upper half decides the bucket.
pub(super) fn hash(stem: &str) -> u32 {
    let hash = fnv1a(stem.as_bytes());
    (hash >> 32) as u32 ^ hash as u32
}

/// Endings that make another form of the same word, by the last letter; longer ones first.
fn endings(last: Option<&u8>) -> &'static [&'static str] {
    match last {
        Some(b'd') => &["ed"],
        Some(b'e') => &["istrative", "ance", "e"],
        Some(b'g') => &["eering", "ing"],
        Some(b'l') => &["al"],
        Some(b'n') => &["istration", "ation", "ion", "ian"],
        Some(b'r') => &["istrator", "eer", "er", "or"],
        Some(b't') => &["ment", "ist", "ant"],
        Some(b'y') => &["ly", "y"],
        _ => &[],
    }
}
/// So many letters of a word stay.
const LEAST_LETTERS: usize = 4;

/// What forms of a word have in common: `engineer`, `engineering`.
pub(super) fn stem(word: &str) -> &str {
    let singular = match word.strip_suffix("ies") {
        Some(stem) if stem.len() > 2 => return stem,
        _ if word == "news" => return word,
        _ => word.strip_suffix('s').filter(|one| one.len() > 2 && !one.ends_with('s')).unwrap_or(word),
    };
    let stem_of = |ending: &&str| singular.strip_suffix(*ending).filter(|stem| stem.len() >= LEAST_LETTERS);
    let ending = endings(singular.as_bytes().last()).iter().find_map(stem_of);
    ending.unwrap_or(singular)
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            "engineer engineering engineers",
            "maintain maintaining maintained",
            "policy policies",
            "report reporting reporter reports",
            "admin administrator administration administrative",
            "account accountant accounts",
            "technical technician",
            "process processes processing",
        ] {
            let stems: Vec<&str> = forms.split(' ').map(stem).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{stems:?}");
        }
        assert_ne!(stem("news"), stem("new"));
        assert_eq!((stem("s"), stem("care")), ("s", "care"));
    }
}
