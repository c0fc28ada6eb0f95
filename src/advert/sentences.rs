//! Which statements the sentences of an advert ask for.

use super::report::{AskedStatement, SentenceMatch, SentenceReport};
use crate::catalogue::{Duty, MAX_STATEMENT, Occupation, Place};
use crate::error::{Error, ErrorCode, ErrorKind, Path};
use crate::gap::{Asked, GapReport};
use crate::limits::MAX_ADVERT_SENTENCES;
use crate::number::round4;
use crate::read::{Advert, AdvertSection, AdvertSentence};
use crate::sort;
use crate::text::is_among;
use crate::transfer::{Index, Prepared, Towards};

/// A sentence asks for a statement from this strength on. Read were 142 pairs of ten adverts' sentences and statements:
/// from here on 33 of 48 name the same work or a part of it, below it 20 of 94. That was with the model before this.
const ASKS: f64 = 0.25;
/// And only for statements that are at least so near to the strongest.
const NEAR: f64 = 0.6;
/// For so many statements at most.
const MOST: usize = 4;
/// Statements that are less alike as wholes are not compared word by word.
const ALIKE: f64 = 0.3;
/// What is good to have counts half.
const DESIRABLE: f64 = 0.5;
/// An item of a list is compared in so many parts at most, beside the whole.
const MAX_PARTS: usize = 6;
/// The words by which an item says so.
const MARKS: &str = "essential desirable required preferred";
/// So many words are named that a sentence shares with a statement.
const NAMED_WORDS: usize = 6;

/// Sentences, ready to be compared.
pub(super) struct PreparedParts {
    /// Of each sentence: the number, and its parts.
    sentences: Vec<(usize, Vec<(Prepared, Towards)>)>,
}

/// The `sentences` of the request's `field`, prepared: the number and the text of each.
///
/// # Errors
/// `tooLarge` for more than 500 sentences, and for a sentence of more than 10,000 bytes; `needsModel`
pub(super) fn prepared_parts<'a>(
    field: &str,
    sentences: impl Iterator<Item = (usize, &'a str)>,
    index: &Index,
) -> Result<PreparedParts, Error> {
    let path = Path::Root.field(field);
    let path = path.field("sentences");
    let mut prepared = Vec::new();
    for (number, text) in sentences {
        let path = path.item(number);
        if number >= MAX_ADVERT_SENTENCES || text.len() > MAX_STATEMENT {
            let message = format_args!(
                "more than {MAX_ADVERT_SENTENCES} sentences, or one of more than {MAX_STATEMENT} bytes"
            );
            return Err(Error::at(&path, ErrorCode::TooLarge, message));
        }
        let mut parts = Vec::new();
        for part in parts_of(text) {
            let prepared = index.prepare("", part).ok_or_else(|| {
                let message = format_args!("has words for which the whole statement model is needed");
                Error::at(&path, ErrorCode::NeedsModel, message).of_kind(ErrorKind::Catalogue)
            })?;
            let towards = prepared.towards();
            parts.push((prepared, towards));
        }
        prepared.push((number, parts));
    }
    Ok(PreparedParts { sentences: prepared })
}

impl PreparedParts {
    /// Of the sentences of `advert` that ask for something.
    ///
    /// # Errors
    /// `tooLarge`, `needsModel`
    pub(super) fn of_advert(advert: &Advert, index: &Index) -> Result<Self, Error> {
        let asking = advert.sentences.iter().enumerate().filter(|(_, sentence)| sentence.asks);
        let asking = asking.map(|(number, sentence)| (number, without_mark(sentence)));
        prepared_parts("advert", asking, index)
    }

    /// The sentences.
    pub(super) fn wholes(&self) -> impl Iterator<Item = &Prepared> {
        self.sentences.iter().filter_map(|(_, parts)| parts.first().map(|(whole, _)| whole))
    }

    /// The sentence with this number.
    fn whole(&self, number: usize) -> Option<&Prepared> {
        let (_, parts) = self.sentences.iter().find(|(of, _)| *of == number)?;
        parts.first().map(|(whole, _)| whole)
    }

    /// The parts that may say something like `statement`, each with its sentence's number.
    pub(super) fn alike<'a>(
        &'a self,
        statement: &'a Prepared,
    ) -> impl Iterator<Item = (usize, &'a Prepared)> {
        let of_sentence = move |(number, parts): &'a (usize, Vec<(Prepared, Towards)>)| {
            let alike = parts.iter().filter(move |(_, towards)| towards.alike(statement) >= ALIKE);
            alike.map(move |(part, _)| (*number, part))
        };
        self.sentences.iter().flat_map(of_sentence)
    }
}

/// A sentence without the word by which it says that it is essential, or desirable: that is in its section.
fn without_mark(sentence: &AdvertSentence) -> &str {
    let text = sentence.text.as_str();
    let is_of_one = matches!(sentence.section, AdvertSection::Essential | AdvertSection::Desirable);
    let (before, last) = text.rsplit_once(' ').unwrap_or_default();
    let last = last.to_ascii_lowercase();
    let is_mark = is_of_one && is_among(MARKS, last.trim_matches(|c: char| !c.is_alphabetic()));
    if is_mark { before } else { text }
}

/// The whole, and the sentences within it where there are several.
fn parts_of(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    let mut rest = text;
    while let Some(at) = rest.find(". ") {
        let (part, after) = rest.split_at_checked(at + 1).unwrap_or((rest, ""));
        let after = after.trim_start();
        if !after.starts_with(char::is_uppercase) || parts.len() > MAX_PARTS {
            break;
        }
        parts.push(part);
        rest = after;
    }
    if parts.len() > 1 {
        parts.push(rest);
    }
    parts
}

/// The one of `duties` that says most of what `sentence` says, if it says enough of it.
fn duty(sentence: &Prepared, duties: &[(&Duty, Prepared)], index: &Index) -> Option<Duty> {
    let towards = sentence.towards();
    let mut best: Option<(&Duty, f64)> = None;
    for (duty, prepared) in duties {
        if towards.alike(prepared) < ALIKE {
            continue;
        }
        let [there, back] = index.strengths(sentence, prepared);
        let strength = round4(0.5 * (there + back));
        if strength >= best.map_or(ASKS, |(_, most)| most) {
            best = Some((duty, strength));
        }
    }
    best.map(|(duty, _)| duty.clone())
}

/// How far sentences and the statements of one occupation say the same.
pub(super) struct StatementSentences {
    /// Of each sentence that asks: its number, and the strength with each statement.
    strengths: Vec<(usize, Vec<f64>)>,
}

impl StatementSentences {
    /// Of the occupation at `position`.
    pub(super) fn new(prepared: &PreparedParts, index: &Index, position: usize) -> Self {
        let statements: Vec<Option<&Prepared>> =
            (0..index.count(position)).map(|ksb| index.at(Place { occupation: position, ksb })).collect();
        let of_sentence = |(number, parts): &(usize, Vec<(Prepared, Towards)>)| {
            let of_statement = |statement: &Option<&Prepared>| {
                let Some(statement) = statement else { return 0.0 };
                let of_part = |(part, towards): &(Prepared, Towards)| {
                    if towards.alike(statement) < ALIKE {
                        return 0.0;
                    }
                    let [there, back] = index.strengths(part, statement);
                    round4(0.5 * (there + back))
                };
                parts.iter().map(of_part).fold(0.0, f64::max)
            };
            (*number, statements.iter().map(of_statement).collect())
        };
        Self { strengths: prepared.sentences.iter().map(of_sentence).collect() }
    }

    /// The statements that each sentence asks for, the strongest first: positions and strengths.
    fn asked_for(&self) -> impl Iterator<Item = (usize, Vec<(usize, f64)>)> {
        self.strengths.iter().map(|(number, strengths)| {
            let strongest = strengths.iter().copied().fold(0.0, f64::max);
            let least = ASKS.max(NEAR * strongest);
            let mut asked: Vec<(usize, f64)> =
                strengths.iter().copied().enumerate().filter(|(_, strength)| *strength >= least).collect();
            sort::by(&mut asked, |(_, one), (_, other)| other.total_cmp(one));
            asked.truncate(MOST);
            (*number, asked)
        })
    }

    /// What each statement of `occupation` weighs: the strengths of the sentences that ask for it, 1 on average.
    pub(super) fn asked(&self, occupation: &Occupation, advert: &Advert) -> Asked {
        let mut sums = vec![0.0; occupation.ksbs.len()];
        for (number, statements) in self.asked_for() {
            let section = advert.sentences.get(number).map(|sentence| sentence.section);
            let times = if section == Some(AdvertSection::Desirable) { DESIRABLE } else { 1.0 };
            for (ksb, strength) in statements {
                if let Some(sum) = sums.get_mut(ksb) {
                    *sum += times * strength;
                }
            }
        }
        let (sum, count) = sums
            .iter()
            .filter(|sum| **sum > 0.0)
            .fold((0.0, 0.0), |(sum, count), one| (sum + one, count + 1.0));
        let mut asked = Asked::default();
        for (ksb, weight) in occupation.ksbs.iter().zip(sums).filter(|(_, weight)| *weight > 0.0) {
            asked.set(&ksb.code, round4(weight * count / sum));
        }
        asked
    }

    /// What a report says of each sentence, against the `occupation` at a position.
    pub(super) fn reports(
        &self,
        (position, occupation): (usize, &Occupation),
        gap: &GapReport,
        prepared: &PreparedParts,
        index: &Index,
    ) -> Vec<SentenceReport> {
        let option = gap.option.as_deref();
        // A duty with words that the model lacks covers nothing.
        let duties: Vec<(&Duty, Prepared)> = (occupation.duties.iter())
            .filter(|duty| duty.is_for(option))
            .filter_map(|duty| Some((duty, index.prepare("", &duty.statement)?)))
            .collect();
        let report = |(sentence, statements): (usize, Vec<(usize, f64)>)| {
            let whole = prepared.whole(sentence);
            let statements: Vec<AskedStatement> = statements
                .into_iter()
                .filter_map(|(ksb, strength)| {
                    let statement = index.at(Place { occupation: position, ksb })?;
                    let mut shared = index.reasons(whole?, statement).shared;
                    shared.truncate(NAMED_WORDS);
                    let code = occupation.ksbs.get(ksb)?.code.clone();
                    Some(AskedStatement { code, strength, shared })
                })
                .collect();
            let standing = statements.first().and_then(|first| gap.standing_of(&first.code));
            let duty = whole.filter(|_| statements.is_empty()).and_then(|whole| duty(whole, &duties, index));
            SentenceReport { sentence, statements, standing, duty }
        };
        self.asked_for().map(report).collect()
    }

    /// The strongest sentences, each with its strongest statement.
    pub(super) fn strongest(&self, occupation: &Occupation, most: usize) -> Vec<SentenceMatch> {
        let first = |(sentence, statements): (usize, Vec<(usize, f64)>)| {
            let (ksb, strength) = statements.first().copied()?;
            let ksb = occupation.ksbs.get(ksb)?;
            Some(SentenceMatch {
                sentence,
                code: ksb.code.clone(),
                statement: ksb.statement.clone(),
                strength,
            })
        };
        let mut matches: Vec<SentenceMatch> = self.asked_for().filter_map(first).collect();
        sort::by(&mut matches, |one, other| other.strength.total_cmp(&one.strength));
        matches.truncate(most);
        matches
    }
}
