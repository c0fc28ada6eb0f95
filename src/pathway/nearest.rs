//! Which occupations a person is nearest to.

use serde::{Deserialize, Serialize};

use super::network::PathwayContext;
use super::person::StartingPoint;
use super::request_checks::max_steps;
use crate::catalogue::{Occupation, TechnicalLevel, Warning};
use crate::error::{Error, ErrorCode, Path, quoted};
use crate::gap::{Interval, Request};
use crate::hash::json_hash;
use crate::sort;

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
    /// Whether all KSBs of `current` are taken as held: so it is where the person has rated none of them.
    pub current_assumed: bool,
    /// How many occupations fit the filters.
    pub total: usize,
    /// The nearest first: by what is shown, then by what is possible, then by reference.
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
    /// The share of its KSBs that the person holds.
    pub coverage: Interval,
    /// Whether it keeps its place with every rating one point lower, and with every rating one point higher: none
    /// after it shows more then, and none before it less. All that fit the filters count, listed or not.
    pub stable: bool,
    /// The fewest steps to it from `current`, within `maxSteps`. Null without `reachable`.
    pub steps: Option<usize>,
}

/// An occupation that fits the filters.
struct Candidate<'a> {
    occupation: &'a Occupation,
    coverage: Interval,
    /// What is shown with every rating one point lower, and one point higher.
    shown_if_shifted: [f64; 2],
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
    let weights = context.weights(request.answers.weights, answers.option.as_ref());
    let starts = [-1, 0, 1].map(|shift| StartingPoint::new(context, &answers, shift));
    let (mut candidates, mut without_statements) = (Vec::new(), 0);
    for (position, occupation) in context.catalogue.occupations().enumerate() {
        let steps_to = steps.as_ref().map(|steps| steps.get(position).copied().flatten());
        if !fits_filters(request, occupation) || steps_to == Some(None) {
            continue;
        }
        let coverage = |start: &StartingPoint<'_>| start.held.coverage(context, position, &weights);
        if let [Some(lower), Some(coverage), Some(higher)] = starts.each_ref().map(coverage) {
            let shown_if_shifted = [lower.shown, higher.shown];
            candidates.push(Candidate { occupation, coverage, shown_if_shifted, steps: steps_to.flatten() });
        } else {
            without_statements += 1;
        }
    }
    sort::by(&mut candidates, |a, b| {
        let shown = b.coverage.shown.total_cmp(&a.coverage.shown);
        shown.then_with(|| b.coverage.possible.total_cmp(&a.coverage.possible))
    });
    let [_, start, _] = &starts;
    let mut warnings = Vec::from_iter(start.warning(context, &answers));
    warnings.extend(filter_warnings(context, request));
    if without_statements > 0 {
        let message =
            format_args!("Left out, because they have no statements to compare: {without_statements}.");
        warnings.push(Warning::new("noStatements", "catalogue", message));
    }
    let limit = request.options.limit.map_or(usize::MAX, |limit| limit as usize);
    let listed = candidates.iter().zip(has_stable_place(&candidates)).take(limit);
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
        current_assumed: start.current_assumed,
        total: candidates.len(),
        occupations: listed.map(|(candidate, stable)| candidate.report(stable)).collect(),
        warnings,
    })
}

impl Candidate<'_> {
    fn report(&self, stable: bool) -> NearestOccupation {
        NearestOccupation {
            reference: self.occupation.reference.clone(),
            name: self.occupation.name.clone(),
            route: self.occupation.route.clone(),
            level: self.occupation.level,
            technical_level: self.occupation.technical_level,
            coverage: self.coverage,
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

/// For each of the ranked `candidates`, whether with all ratings shifted none after it shows more, and none before
/// it less.
fn has_stable_place(candidates: &[Candidate<'_>]) -> Vec<bool> {
    let mut stable = vec![true; candidates.len()];
    for shift in 0..2 {
        let shown =
            |candidate: &Candidate<'_>| candidate.shown_if_shifted.get(shift).copied().unwrap_or_default();
        let mut least_before = f64::INFINITY;
        for (candidate, stable) in candidates.iter().zip(&mut stable) {
            *stable &= least_before >= shown(candidate);
            least_before = least_before.min(shown(candidate));
        }
        let mut most_after = f64::NEG_INFINITY;
        for (candidate, stable) in candidates.iter().zip(&mut stable).rev() {
            *stable &= most_after <= shown(candidate);
            most_after = most_after.max(shown(candidate));
        }
    }
    stable
}
