//! A job advert against a catalogue: which occupation it is, which statements it asks for, and what of that a person
//! holds.
//!
//! `index` has the words of all occupations, `occupations` ranks them, `sentences` finds the statements that sentences
//! ask for, and `notes` compares levels in words. `proposals` goes the other way: from a CV to ratings. The gap is `gap`'s own, with the advert's weights. Knows what
//! [`read_advert`](crate::read::read_advert) gives, nothing of the forms that adverts are brought in.

mod index;
mod notes;
mod occupations;
mod proposals;
mod report;
mod request;
mod sentences;

pub(crate) use index::AdvertCache;
pub(crate) use proposals::proposals;
pub use proposals::{Proposal, ProposalsOptions, ProposalsReport, ProposalsRequest};
pub use report::{
    AdvertNote, AdvertOccupation, AdvertReport, AskedStatement, SentenceMatch, SentenceReport, TitleMatch,
};
pub use request::{AdvertOptions, AdvertRequest};

use crate::catalogue::{Catalogue, Occupation, Warning};
use crate::error::{Error, ErrorCode, Path};
use crate::gap::{self, Asked, ExpectationCache, GapReport, GapRequest, Standing, Weights};
use crate::hash::json_hash;
use crate::limits::MAX_ADVERT_OCCUPATIONS;
use crate::transfer::Index;
use occupations::Ranking;
use sentences::{PreparedParts, StatementSentences};

/// How many occupations are listed where a request does not say.
const DEFAULT_LIMIT: usize = 5;

/// What an advert is compared with.
#[derive(Clone, Copy)]
pub(crate) struct AdvertContext<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) index: &'a Index,
    pub(crate) expectations: &'a ExpectationCache,
    pub(crate) adverts: &'a AdvertCache,
}

/// Compares an advert with a catalogue.
///
/// # Errors
/// - `missingField` where there is no advert
/// - `tooLarge` for more than 500 sentences, a sentence of more than 10,000 bytes, and a note that is too long
/// - `invalidValue` for a limit out of range, and for an unusable scale, option, or rejected pair
/// - `unknownFormat`, `unknownOccupation`, `unknownStatement`, `outOfScale` in the person's answers
/// - `needsModel`, of kind `catalogue`, for words that the model, being a subset, does not cover
pub(crate) fn advert(context: AdvertContext<'_>, request: &AdvertRequest) -> Result<AdvertReport, Error> {
    let AdvertContext { catalogue, index, expectations, adverts } = context;
    let limit = request.options.checked_limit(DEFAULT_LIMIT, MAX_ADVERT_OCCUPATIONS)?;
    let Some(advert) = request.answers.advert.as_deref() else {
        let path = Path::Root.field("advert");
        return Err(Error::at(&path, ErrorCode::MissingField, format_args!("must be given")));
    };
    let prepared = PreparedParts::of_advert(advert, index)?;
    let words = adverts.index(catalogue, index)?;
    let levels = catalogue.occupations().map(|occupation| occupation.level);
    let ranking = Ranking::new(advert, &prepared, words).ranked_with(levels, advert);
    let first = ranking.ranked().first().copied();
    let target = match request.answers.target.as_str() {
        // What fits badly is taken only by who names it.
        "" => first.filter(|position| !ranking.is_doubtful(*position)),
        reference => Some(catalogue.find(reference, &Path::Root.field("target"))?.0),
    };
    let of_listed: Vec<AdvertOccupation> = ranking
        .ranked()
        .iter()
        .take(limit)
        .filter_map(|position| {
            let occupation = catalogue.at(*position)?;
            let sentences = StatementSentences::new(&prepared, index, *position);
            Some(ranking.report(*position, occupation, &sentences))
        })
        .collect();
    let mut warnings = Vec::new();
    let found = target.and_then(|position| Some((position, catalogue.at(position)?)));
    let mut report = AdvertReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: catalogue.version().to_owned(),
        request_hash: String::new(),
        occupations: of_listed,
        target: found.map(|(_, occupation)| occupation.summary_line()),
        sentences: Vec::new(),
        outside: Vec::new(),
        asked: Asked::default(),
        gap: None,
        notes: Vec::new(),
        warnings: Vec::new(),
    };
    let mut answers = request.answers.clone();
    if let Some((position, occupation)) = found {
        let sentences = StatementSentences::new(&prepared, index, position);
        report.asked = sentences.asked(occupation, advert);
        answers.target.clone_from(&occupation.reference);
        answers.weights = Weights::Asked;
        answers.asked = report.asked.clone();
        let gap = gap::gap(catalogue, index, expectations, &answers)?;
        report.sentences = sentences.reports((position, occupation), &gap, &prepared, index);
        report.outside =
            report.sentences.iter().filter(|one| one.statements.is_empty()).map(|one| one.sentence).collect();
        report.notes = notes::notes(advert, occupation);
        warnings.extend(self::warnings(occupation, &report, ranking.is_doubtful(position)));
        report.gap = Some(gap);
    } else if let Some(nearest) = first.and_then(|position| catalogue.at(position)) {
        let message = format_args!(
            "No occupation of this catalogue fits the advert well. {} is the nearest: name it as the target to compare them all the same.",
            nearest.name
        );
        warnings.push(Warning::new("doubtful", "target", message));
    } else {
        let message = format_args!("The catalogue has no occupation that has a word of the advert.");
        warnings.push(Warning::new("noOccupation", "occupations", message));
    }
    report.warnings = warnings;
    report.request_hash =
        json_hash(&("advert", report.gap.as_ref().map(|gap| &gap.request_hash), advert, limit));
    Ok(report)
}

fn warnings(occupation: &Occupation, report: &AdvertReport, is_doubtful: bool) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if is_doubtful {
        let message =
            format_args!("{} does not fit the advert well: it may be another job.", occupation.name);
        warnings.push(Warning::new("doubtful", "target", message));
    }
    if report.sentences.is_empty() {
        let message = format_args!("No sentence of the advert says what the job asks for.");
        warnings.push(Warning::new("noSentences", "advert.sentences", message));
    } else if report.asked.is_empty() {
        let message = format_args!("No sentence of the advert asks for a statement of {}.", occupation.name);
        warnings.push(Warning::new("nothingAsked", "asked", message));
    }
    warnings
}

impl GapReport {
    /// Where a statement stands.
    pub(crate) fn standing_of(&self, code: &str) -> Option<Standing> {
        self.statements.iter().find(|one| one.code == code).map(|one| one.standing)
    }
}

impl AdvertOptions {
    /// # Errors
    /// `invalidValue` at `limit`.
    fn checked_limit(&self, default: usize, most: usize) -> Result<usize, Error> {
        let limit = self.limit.map_or(default, |limit| limit as usize);
        if (1..=most).contains(&limit) {
            return Ok(limit);
        }
        let message = format_args!("a limit is a whole number from 1 to {most}");
        Err(Error::at(&Path::Root.field("limit"), ErrorCode::InvalidValue, message))
    }
}

/// A request about an advert, with no answers.
impl AdvertRequest {
    /// The request of someone who has answered nothing.
    pub fn of(advert: crate::read::Advert) -> Self {
        let answers = GapRequest { advert: Some(Box::new(advert)), ..GapRequest::default() };
        Self::new(answers, AdvertOptions::default())
    }
}
