//! The other way round: what a person wrote of themselves proposes ratings.
//!
//! A proposal counts nothing. A host shows it with its sentence; once the person confirms it, it is a rating in the
//! next request.

use serde::{Deserialize, Serialize};

use super::sentences::{PreparedParts, prepared_parts};
use crate::assessment::Scale;
use crate::catalogue::{Catalogue, Kind, Place, statement_id};
use crate::error::{Error, ErrorCode, Path};
use crate::gap::Request;
use crate::read::{Profile, names_a_qualification};
use crate::transfer::{Index, StatementRef};

/// Nothing is proposed below this strength. Of 49 statements and the sentence of a CV that gives most of each, read:
/// from here on 14 of 19 may be asked of the person, below it 9 of 30. That was with the model before this.
const LEAST: f64 = 0.3;
/// Fewer words are a heading or a name.
const LEAST_WORDS: usize = 3;

/// A person's answers and their profile. Proposals are for statements of the target and of the current occupation.
pub type ProposalsRequest = Request<ProposalsOptions>;

/// What is asked beside a person's answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ProposalsRequest", optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProposalsOptions {
    /// The profile, as `readProfile` gives it.
    pub profile: Profile,
    /// Statements of which the person refused a proposal, `OCC0311.K9`: they are not proposed again.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>", optional))]
    #[serde(default)]
    pub refused: Vec<String>,
}

/// Ratings that a profile proposes. None of them counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ProposalsReport {
    /// The version of this engine.
    pub engine_version: String,
    /// The version of the catalogue.
    pub catalogue_version: String,
    /// In the order of the target's statements, then of the current occupation's. What is rated is not proposed.
    pub proposals: Vec<Proposal>,
}

/// A rating that a sentence proposes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// The statement.
    pub statement: StatementRef,
    /// Its kind.
    pub kind: Kind,
    /// The point of the scale that is proposed: never more than the statement asks for.
    pub point: usize,
    /// The number of the profile's sentence that it rests on.
    pub sentence: usize,
    /// How much of the statement one holds who does what the sentence says, 0..1.
    pub strength: f64,
}

/// Proposes ratings.
///
/// # Errors
/// - `missingField` at `target` where there is neither a target nor a current occupation
/// - `tooLarge` for more than 500 sentences, a sentence of more than 10,000 bytes, and a note that is too long
/// - `invalidValue` for an unusable scale, option, or rejected pair, and for a refused statement that is no id
/// - `unknownFormat`, `unknownOccupation`, `unknownStatement`, `outOfScale` in the person's answers
/// - `needsModel`, of kind `catalogue`, for words that the model, being a subset, does not cover
pub(crate) fn proposals(
    catalogue: &Catalogue,
    index: &Index,
    request: &ProposalsRequest,
) -> Result<ProposalsReport, Error> {
    let answers = request.answers.check(catalogue)?;
    let mut occupations = Vec::new();
    if !request.answers.target.is_empty() || answers.current.is_none() {
        occupations.push(request.answers.find_target(catalogue)?.0);
    }
    occupations.extend(answers.current.filter(|current| !occupations.contains(current)));
    let refused = refused(catalogue, &request.options.refused)?;
    let texts = request.options.profile.sentences.iter().map(|sentence| sentence.text.as_str()).enumerate();
    let telling = texts.filter(|(_, text)| text.split(' ').count() >= LEAST_WORDS);
    let sentences = prepared_parts("profile", telling, index)?;
    let all = &request.options.profile.sentences;
    let is_studied = |sentence: usize| all.get(sentence).is_some_and(|one| names_a_qualification(&one.text));
    let mut proposals = Vec::new();
    for position in occupations {
        let Some(occupation) = catalogue.at(position) else { continue };
        for (ksb, of_it) in occupation.ksbs.iter().enumerate() {
            let place = Place { occupation: position, ksb };
            if answers.assessment.answer(place).is_some() || refused.contains(&place) {
                continue;
            }
            // What somebody has studied they know in part; it is nothing that they did.
            let may_be = |sentence| of_it.kind == Kind::Knowledge || !is_studied(sentence);
            let Some((sentence, strength)) = strongest(&sentences, index, place, may_be) else { continue };
            let most = if is_studied(sentence) { PART } else { WHOLE };
            let Some(point) = point(&answers.scale, index, strength, most) else { continue };
            proposals.push(Proposal {
                statement: StatementRef::of(occupation, of_it),
                kind: of_it.kind,
                point,
                sentence,
                strength,
            });
        }
    }
    Ok(ProposalsReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: catalogue.version().to_owned(),
        proposals,
    })
}

/// # Errors
/// `invalidValue`, `unknownOccupation`, `unknownStatement`
fn refused(catalogue: &Catalogue, ids: &[String]) -> Result<Vec<Place>, Error> {
    let path = Path::Root.field("refused");
    let mut places = Vec::new();
    for (number, id) in ids.iter().enumerate() {
        let path = path.item(number);
        let Some((reference, code)) = statement_id(id) else {
            let message = format_args!("not a statement’s id, such as OCC0311.K9");
            return Err(Error::at(&path, ErrorCode::InvalidValue, message));
        };
        let (position, occupation) = catalogue.find(reference, &path)?;
        let (ksb, _) = occupation.find(code, &path)?;
        places.push(Place { occupation: position, ksb });
    }
    Ok(places)
}

/// The sentence that gives most of the statement at `place`, of those that `may_be` it; the first of equals.
fn strongest(
    sentences: &PreparedParts,
    index: &Index,
    place: Place,
    may_be: impl Fn(usize) -> bool,
) -> Option<(usize, f64)> {
    let statement = index.at(place)?;
    let mut best: Option<(usize, f64)> = None;
    for (number, part) in sentences.alike(statement).filter(|(number, _)| may_be(*number)) {
        let strength = index.strength(part, statement);
        if best.is_none_or(|(_, most)| strength > most) {
            best = Some((number, strength));
        }
    }
    best
}

/// What a proposal may say that a person holds of a statement.
const WHOLE: f64 = 1.0;
const PART: f64 = 0.5;

/// The lowest point that says as much as `strength` gives: all of it where it gives most, half where it gives a part, and no
/// more than `most`.
fn point(scale: &Scale, index: &Index, strength: f64, most: f64) -> Option<usize> {
    let limits = index.limits();
    let credit = if strength >= limits.mostly {
        most
    } else if strength >= LEAST {
        PART
    } else {
        return None;
    };
    (0..scale.points.len()).find(|point| scale.credit(*point) >= credit)
}
