//! Which occupations a person is nearest to: related ones, worked out from what statements say.
//!
//! A first pass ranks all occupations by how alike statements are as wholes ([`likeness`]). Exact strengths, and what a
//! gap report would say, are worked out for those alone that are listed.

mod cache;
mod generic;
mod likeness;
mod profiles;
mod rank;
mod report;
mod tokens;
mod vector;

pub(crate) use cache::NearestCache;
pub use report::{NearestOccupation, NearestOptions, NearestReport, NearestRequest, SharedStatement};

use likeness::{Nearness, Ranking};
use rank::{NearLevels, Rank, have_stable_places};

use super::network::PathwayContext;
use super::request_checks::max_steps;
use crate::catalogue::{Kind, Occupation, Place, Warning};
use crate::error::{Error, ErrorCode, Path, quoted};
use crate::gap::{CheckedRequest, Credits, Person, SharedLink, Weights};
use crate::hash::json_hash;
use crate::limits::MAX_NEAREST;
use crate::number::round4;
use crate::sort;

/// How many occupations are listed where a request does not say.
const DEFAULT_LIMIT: usize = 20;
/// The lowest strength of a statement that is named as shared: whoever holds the one has a foundation of the other.
const LEAST_SHARED: f64 = 1.0 / 3.0;

/// An occupation that fits the filters.
struct Candidate<'a> {
    position: usize,
    occupation: &'a Occupation,
    nearness: Nearness,
    /// With every rating one point lower, as they are, and one point higher.
    ranks: [Rank; 3],
    /// Its level minus the current one.
    level_difference: Option<i8>,
    steps: Option<usize>,
}

/// Ranks the occupations by how near the person is to each.
///
/// # Errors
/// - `missingField` at `current` where only reachable occupations are requested
/// - `invalidValue` for `maxSteps` or `limit` out of range, and for an unusable scale, option or rejected pair
/// - `unknownFormat`, `unknownOccupation`, `unknownStatement`, `outOfScale`, `tooLarge`: in the person's answers
pub(crate) fn nearest(context: PathwayContext<'_>, request: &NearestRequest) -> Result<NearestReport, Error> {
    let answers = request.answers.check(context.catalogue)?;
    let target = request.answers.target.as_str();
    let target =
        if target.is_empty() { None } else { Some(request.answers.find_target(context.catalogue)?.0) };
    let max_steps = max_steps(request.options.max_steps)?;
    let limit = limit(request.options.limit)?;
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
    let credits = people.each_ref().map(|person| Credits::new(person, context.index, context.expectations));
    let ranking = Ranking::new(context, &credits, answers.current);
    let near_levels = NearLevels::new(context.catalogue, answers.current);
    let fits = |(position, occupation): &(usize, &Occupation)| {
        let is_own = Some(*position) == target || Some(*position) == answers.current;
        let steps = steps.as_ref().map(|steps| steps.get(*position).copied().flatten());
        !is_own && fits_filters(request, occupation) && steps != Some(None)
    };
    let (mut candidates, mut without_statements) = (Vec::new(), 0);
    for (position, occupation) in context.catalogue.occupations().enumerate().filter(fits) {
        if let Some(of_each) = ranking.nearness(position) {
            let [_, nearness, _] = of_each;
            let level_difference =
                answers.current.and_then(|current| context.level_difference(current, position));
            let ranks = of_each.map(|nearness| Rank::new(nearness, occupation.level, near_levels));
            let steps = steps.as_ref().and_then(|steps| steps.get(position).copied().flatten());
            candidates.push(Candidate { position, occupation, nearness, ranks, level_difference, steps });
        } else {
            without_statements += 1;
        }
    }
    sort::by(&mut candidates, |one, other| {
        let ([_, one, _], [_, other, _]) = (&one.ranks, &other.ranks);
        one.order(other)
    });
    let mut warnings = filter_warnings(context, request);
    if without_statements > 0 {
        let message = format_args!(
            "Left out, because they have no knowledge or skills to compare: {without_statements}."
        );
        warnings.push(Warning::new("noStatements", "catalogue", message));
    }
    let [_, credits, _] = &credits;
    let listing = Listing { context, answers: &answers, credits, ranking: &ranking };
    let (lower, higher): (Vec<Rank>, Vec<Rank>) =
        candidates.iter().map(|Candidate { ranks: [lower, _, higher], .. }| (*lower, *higher)).unzip();
    let listed = candidates.iter().zip(have_stable_places([&lower, &higher])).take(limit);
    let options = &request.options;
    Ok(NearestReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: context.catalogue.version().to_owned(),
        request_hash: json_hash(&(
            ("nearest", &answers.hash, &options.routes, options.min_level, options.max_level),
            (options.reachable, max_steps, options.official_only, limit),
        )),
        assumed: answers.assumed_occupations(context.catalogue),
        total: candidates.len(),
        occupations: listed
            .map(|(candidate, stable)| listing.report(candidate, stable, request.answers.weights))
            .collect(),
        warnings,
    })
}

/// How many occupations to list: what the request says, or the default.
///
/// # Errors
/// `invalidValue` at `limit` where it is not from 1 to 100.
fn limit(requested: Option<u32>) -> Result<usize, Error> {
    let limit = requested.map_or(DEFAULT_LIMIT, |limit| limit as usize);
    if (1..=MAX_NEAREST).contains(&limit) {
        return Ok(limit);
    }
    let message = format_args!("{limit} is not a number of occupations from 1 to {MAX_NEAREST}");
    Err(Error::at(&Path::Root.field("limit"), ErrorCode::InvalidValue, message))
}

/// What the reports on listed occupations are made of.
struct Listing<'a> {
    context: PathwayContext<'a>,
    answers: &'a CheckedRequest,
    credits: &'a Credits<'a>,
    ranking: &'a Ranking<'a>,
}

impl Listing<'_> {
    fn report(&self, candidate: &Candidate<'_>, stable: bool, weights: Weights) -> NearestOccupation {
        let Candidate { position, occupation, nearness, level_difference, steps, .. } = candidate;
        NearestOccupation {
            reference: occupation.reference.clone(),
            name: occupation.name.clone(),
            route: occupation.route.clone(),
            level: occupation.level,
            technical_level: occupation.technical_level,
            level_difference: *level_difference,
            statements: occupation.ksbs.len(),
            likely: self.context.likely(self.answers, self.credits, weights, *position),
            likeness: round4(nearness.likeness),
            related: nearness.is_related,
            shared: self.shared(*position),
            stable,
            steps: *steps,
        }
    }

    /// The statements that tell most of why the occupation at `position` is near.
    fn shared(&self, position: usize) -> Vec<SharedStatement> {
        let place = |link: &SharedLink| Place { occupation: position, ksb: link.ksb };
        let mut shared: Vec<(f64, SharedLink)> = Vec::new();
        for link in self.credits.shared_links(position) {
            let weight = self.ranking.weight(place(&link));
            let is_behaviour = self.context.kind(link.source) == Some(Kind::Behaviour);
            if let Some(weight) = weight.filter(|_| !is_behaviour && link.strength >= LEAST_SHARED) {
                shared.push((weight * link.expected, link));
            }
        }
        sort::by(&mut shared, |(one, _), (other, _)| other.total_cmp(one));
        let statement = |(_, link): (f64, SharedLink)| {
            Some(SharedStatement {
                statement: self.context.statement_ref(place(&link))?,
                source: self.context.statement_ref(link.source)?,
                strength: link.strength,
            })
        };
        shared.into_iter().take(3).filter_map(statement).collect()
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
