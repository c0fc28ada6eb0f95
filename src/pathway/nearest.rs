//! Which occupations a person is nearest to: related ones, worked out from what statements say.

use serde::{Deserialize, Serialize};

use super::likeness::Likeness;
use super::network::PathwayContext;
use super::request_checks::max_steps;
use crate::catalogue::{Occupation, TechnicalLevel, Warning};
use crate::error::{Error, ErrorCode, Path, quoted};
use crate::gap::{AssumedOccupation, Person, Request, Weights};
use crate::hash::json_hash;
use crate::number::round4;
use crate::sort;
use crate::transfer::StatementRef;

/// Which occupations are nearest?
pub type NearestRequest = Request<NearestOptions>;

/// Which occupations are nearest?
///
/// The fields of a [`NearestRequest`] beside the answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "NearestRequest", optional_fields))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct NearestOptions {
    /// Only occupations of these routes, by name; of all if empty.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>"))]
    pub routes: Vec<String>,
    /// Only of this level and above.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub min_level: Option<u8>,
    /// Only of this level and below.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub max_level: Option<u8>,
    /// Whether to list only what links lead to from `current`, in at most `maxSteps` steps.
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>"))]
    pub reachable: bool,
    /// The most steps: 1..=6, 4 if left out.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub max_steps: Option<u32>,
    /// Whether to take official links only.
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>"))]
    pub official_only: bool,
    /// How many to list; all if left out.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub limit: Option<u32>,
}

/// Occupations by how much of each a person holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NearestReport {
    /// The version of this engine.
    pub engine_version: String,
    /// The version of the catalogue.
    pub catalogue_version: String,
    /// A hash of what counts in the request.
    pub request_hash: String,
    /// What the person assumes of whole occupations.
    pub assumed: Vec<AssumedOccupation>,
    /// How many occupations fit the filters. The target and the current occupation are not among them.
    pub total: usize,
    /// The nearest first: by `likeness`, then by reference.
    pub occupations: Vec<NearestOccupation>,
    /// What a reader should know.
    pub warnings: Vec<Warning>,
}

/// One occupation and how near it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NearestOccupation {
    /// Its reference.
    pub reference: String,
    /// Its name.
    pub name: String,
    /// Its route.
    pub route: String,
    /// Its level.
    pub level: Option<u8>,
    /// The band of levels it lies in.
    pub technical_level: Option<TechnicalLevel>,
    /// Its level minus the level of the current occupation; null where either is not known.
    pub level_difference: Option<i8>,
    /// How many KSBs it has.
    pub statements: usize,
    /// The share of its KSBs that the person is expected to hold, 0..1, as a gap report says it. Null where nothing at
    /// all is rated or assumed: then occupations are ranked by what someone holds who holds all of the current one.
    pub likely: Option<f64>,
    /// What ranks it, 0..1: the expected share of its knowledge and skills, in which a statement weighs less that
    /// resembles statements of very many occupations, drawn to the mean of all where it has few.
    pub likeness: f64,
    /// Up to three of its KSBs that tell most, each with the person's KSB that gives most of it.
    pub shared: Vec<SharedStatement>,
    /// Whether it keeps its place with every rating one point lower, and with every rating one point higher: none
    /// after it is nearer then, and none before it less near. All that fit the filters count, listed or not.
    pub stable: bool,
    /// The fewest steps to it from `current`, within `maxSteps`. Null without `reachable`.
    pub steps: Option<usize>,
}

/// A KSB of another occupation, and the person's KSB that gives most of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SharedStatement {
    /// The KSB.
    pub statement: StatementRef,
    /// The KSB that gives most of it.
    pub source: StatementRef,
    /// How much of the one a person holds who holds the other, 0..1.
    pub strength: f64,
}

/// An occupation that fits the filters.
struct Candidate<'a> {
    position: usize,
    occupation: &'a Occupation,
    likeness: f64,
    /// The same with every rating one point lower, and one point higher.
    likeness_if_shifted: [f64; 2],
    steps: Option<usize>,
}

/// Ranks the occupations by how much of each the person holds.
///
/// # Errors
/// - `missingField` at `current` where only reachable occupations are requested
/// - `invalidValue` for `maxSteps` out of range, and for an unusable scale, option or rejected pair
/// - `unknownFormat`, `unknownOccupation`, `unknownStatement`, `outOfScale`, `tooLarge`: in the person's answers
pub(crate) fn nearest(context: PathwayContext<'_>, request: &NearestRequest) -> Result<NearestReport, Error> {
    let answers = request.answers.check(context.catalogue)?;
    let target = request.answers.target.as_str();
    let target =
        if target.is_empty() { None } else { Some(request.answers.find_target(context.catalogue)?.0) };
    let max_steps = max_steps(request.options.max_steps)?;
    let steps = match (request.options.reachable, answers.current) {
        (false, _) => None,
        (true, Some(current)) => {
            Some(context.fewest_steps_from(current, max_steps, request.options.official_only))
        }
        (true, None) => {
            let message = format_args!("must be given to say what can be reached");
            return Err(Error::at(&Path::Root.field("current"), ErrorCode::MissingField, message));
        }
    };
    let people = [-1, 0, 1].map(|shift| Person::new(&answers, context.index, shift));
    let likeness = people.each_ref().map(|person| Likeness::new(context, &answers, person));
    let fits = |(position, occupation): &(usize, &Occupation)| {
        let is_own = Some(*position) == target || Some(*position) == answers.current;
        let steps = steps.as_ref().map(|steps| steps.get(*position).copied().flatten());
        !is_own && fits_filters(request, occupation) && steps != Some(None)
    };
    let (mut candidates, mut without_statements) = (Vec::new(), 0);
    for (position, occupation) in context.catalogue.occupations().enumerate().filter(fits) {
        if let [Some(lower), Some(likeness), Some(higher)] =
            likeness.each_ref().map(|likeness| likeness.to(position))
        {
            let likeness_if_shifted = [lower, higher];
            let steps = steps.as_ref().and_then(|steps| steps.get(position).copied().flatten());
            candidates.push(Candidate { position, occupation, likeness, likeness_if_shifted, steps });
        } else {
            without_statements += 1;
        }
    }
    sort::by(&mut candidates, |a, b| b.likeness.total_cmp(&a.likeness));
    let mut warnings = filter_warnings(context, request);
    if without_statements > 0 {
        let message = format_args!(
            "Left out, because they have no knowledge or skills to compare: {without_statements}."
        );
        warnings.push(Warning::new("noStatements", "catalogue", message));
    }
    let limit = request.options.limit.map_or(usize::MAX, |limit| limit as usize);
    let listed = candidates.iter().zip(has_stable_place(&candidates)).take(limit);
    let [_, likeness, _] = &likeness;
    let current_level = answers.current.and_then(|current| context.level(current));
    Ok(NearestReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: context.catalogue.version().to_owned(),
        request_hash: json_hash(&(
            (
                "nearest",
                &answers.hash,
                &request.options.routes,
                request.options.min_level,
                request.options.max_level,
            ),
            (request.options.reachable, max_steps, request.options.official_only, request.options.limit),
        )),
        assumed: answers.assumed_occupations(context.catalogue),
        total: candidates.len(),
        occupations: listed
            .map(|(candidate, stable)| {
                candidate.report(stable, current_level, likeness, request.answers.weights)
            })
            .collect(),
        warnings,
    })
}

impl Candidate<'_> {
    fn report(
        &self,
        stable: bool,
        current_level: Option<u8>,
        likeness: &Likeness<'_>,
        weights: Weights,
    ) -> NearestOccupation {
        let difference = |level: u8, current: u8| i16::from(level) - i16::from(current);
        let level_difference = self.occupation.level.zip(current_level);
        NearestOccupation {
            reference: self.occupation.reference.clone(),
            name: self.occupation.name.clone(),
            route: self.occupation.route.clone(),
            level: self.occupation.level,
            technical_level: self.occupation.technical_level,
            level_difference: level_difference
                .and_then(|(level, current)| i8::try_from(difference(level, current)).ok()),
            statements: self.occupation.ksbs.len(),
            likely: likeness.likely(self.position, weights),
            likeness: round4(self.likeness),
            shared: likeness.shared(self.position),
            stable,
            steps: self.steps,
        }
    }
}

/// Warnings about filters that no occupation of the catalogue can meet.
fn filter_warnings(context: PathwayContext<'_>, request: &NearestRequest) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for (index, route) in request.options.routes.iter().enumerate() {
        if !context.catalogue.occupations().any(|one| one.route == *route) {
            let path = Path::Root.field("routes");
            let message = format_args!("No occupation here is of the route {}.", quoted(route));
            warnings.push(Warning::new("unknownRoute", &path.item(index).to_string(), message));
        }
    }
    if let (Some(least), Some(most)) = (request.options.min_level, request.options.max_level)
        && least > most
    {
        let message = format_args!("No level is {least} or above and {most} or below.");
        warnings.push(Warning::new("noLevel", "minLevel", message));
    }
    warnings
}

fn fits_filters(request: &NearestRequest, occupation: &Occupation) -> bool {
    let level = occupation.level;
    let on_route = request.options.routes.is_empty() || request.options.routes.contains(&occupation.route);
    let above = request.options.min_level.is_none_or(|least| level.is_some_and(|level| level >= least));
    let below = request.options.max_level.is_none_or(|most| level.is_some_and(|level| level <= most));
    on_route && above && below
}

/// For each of the ranked `candidates`, whether with all ratings shifted none after it is nearer, and none before
/// it less near.
fn has_stable_place(candidates: &[Candidate<'_>]) -> Vec<bool> {
    let mut stable = vec![true; candidates.len()];
    for shift in 0..2 {
        let likeness =
            |candidate: &Candidate<'_>| candidate.likeness_if_shifted.get(shift).copied().unwrap_or_default();
        let mut least_before = f64::INFINITY;
        for (candidate, stable) in candidates.iter().zip(&mut stable) {
            *stable &= least_before >= likeness(candidate);
            least_before = least_before.min(likeness(candidate));
        }
        let mut most_after = f64::NEG_INFINITY;
        for (candidate, stable) in candidates.iter().zip(&mut stable).rev() {
            *stable &= most_after <= likeness(candidate);
            most_after = most_after.max(likeness(candidate));
        }
    }
    stable
}
