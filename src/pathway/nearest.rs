//! Which occupations a person is nearest to.

use serde::{Deserialize, Serialize};

use super::network::Ground;
use super::request::{NearestRequest, max_steps};
use super::start::Start;
use crate::catalogue::{Occupation, TechnicalLevel, Warning};
use crate::error::{Error, ErrorCode};
use crate::gap::{Interval, Sum};
use crate::hash::json_hash;
use crate::input::{Path, quoted};
use crate::order::sorted_by;

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
    /// Whether all that the occupation where the person is asks for is taken as held, because nothing of it is
    /// rated.
    pub current_assumed: bool,
    /// How many occupations fit the filters.
    pub total: usize,
    /// The nearest first: by what is shown, then by what is possible, then by reference.
    pub occupations: Vec<Near>,
    /// What a reader should know.
    pub warnings: Vec<Warning>,
}

/// One occupation and how near it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Near {
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
    /// Whether its place in the list holds: with every rating one point lower, and with every rating one point
    /// higher, still none of those after it shows more, and none of those before it shows less. All that
    /// fit the filters count, listed or not.
    pub stable: bool,
    /// The fewest steps to it from where the person is, within `maxSteps`; only where `reachable` was asked.
    pub steps: Option<usize>,
}

/// One that fits the filters.
struct Fit<'a> {
    record: &'a Occupation,
    coverage: Interval,
    /// What is shown with every rating one point lower, and one point higher.
    shifted: [f64; 2],
    steps: Option<usize>,
}

/// Ranks the occupations.
///
/// # Errors
/// Those of [`gap`](crate::gap::gap()), the target's aside; `invalidValue` for `maxSteps` out of range;
/// `missingField` at `current` where only reachable ones are asked for.
pub(crate) fn nearest(ground: Ground<'_>, request: &NearestRequest) -> Result<NearestReport, Error> {
    let asked = request.answers.check(ground.catalogue)?;
    let most = max_steps(request.options.max_steps)?;
    let steps = match (request.options.reachable, asked.current) {
        (false, _) => None,
        (true, Some(current)) => Some(steps_from(ground, current, most, request.options.official_only)),
        (true, None) => {
            let message = format_args!("must be given to say what can be reached");
            return Err(Error::at(&Path::Root.field("current"), ErrorCode::MissingField, message));
        }
    };
    let weights = &*ground.weights(request.answers.weights, asked.option.as_ref());
    let starts = [-1, 0, 1].map(|shift| Start::new(ground, &asked, shift));
    let (mut fits, mut without) = (Vec::new(), 0);
    for (position, record) in ground.catalogue.occupations().enumerate() {
        let steps_to = steps.as_ref().map(|steps| steps.get(position).copied().flatten());
        if !fits_filters(request, record) || steps_to == Some(None) {
            continue;
        }
        let coverage = |start: &Start<'_>| {
            let mut sum = Sum::default();
            start.holdings.add_to(&mut sum, ground, position, weights);
            sum.interval()
        };
        if let [Some(lower), Some(coverage), Some(higher)] = starts.each_ref().map(coverage) {
            let shifted = [lower.shown, higher.shown];
            fits.push(Fit { record, coverage, shifted, steps: steps_to.flatten() });
        } else {
            without += 1;
        }
    }
    let fits = sorted_by(fits, |a: &Fit<'_>, b| {
        let shown = b.coverage.shown.total_cmp(&a.coverage.shown);
        shown.then_with(|| b.coverage.possible.total_cmp(&a.coverage.possible))
    });
    let mut warnings = Vec::new();
    let [_, start, _] = &starts;
    warnings.extend(start.warning(ground, &asked));
    warnings.extend(unmet(ground, request));
    if without > 0 {
        let message = format_args!("Left out, because they have no statements to compare: {without}.");
        warnings.push(Warning::new("noStatements", "catalogue", message));
    }
    let limit = request.options.limit.map_or(usize::MAX, |limit| limit as usize);
    let mut occupations = Vec::new();
    for (fit, stable) in fits.iter().zip(stable(&fits)).take(limit) {
        occupations.push(Near {
            reference: fit.record.reference.clone(),
            name: fit.record.name.clone(),
            route: fit.record.route.clone(),
            level: fit.record.level,
            technical_level: fit.record.technical_level,
            coverage: fit.coverage,
            stable,
            steps: fit.steps,
        });
    }
    Ok(NearestReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: ground.catalogue.version().to_owned(),
        request_hash: json_hash(&(
            (
                "nearest",
                &asked.hash,
                &request.options.routes,
                request.options.min_level,
                request.options.max_level,
            ),
            (request.options.reachable, most, request.options.official_only, request.options.limit),
        )),
        current_assumed: starts.iter().any(|start| start.assumed),
        total: fits.len(),
        occupations,
        warnings,
    })
}

/// The fewest steps along links from `from` to each occupation, up to `most`; 0 to itself.
pub(super) fn steps_from(
    ground: Ground<'_>,
    from: usize,
    most: usize,
    official_only: bool,
) -> Vec<Option<usize>> {
    let out = ground.out(official_only);
    let mut steps = vec![None; out.len()];
    if let Some(at) = steps.get_mut(from) {
        *at = Some(0);
    }
    let mut edge = vec![from];
    for step in 1..=most {
        let mut next = Vec::new();
        for from in edge {
            for to in out.get(from).map_or(&[][..], Vec::as_slice) {
                if let Some(at @ None) = steps.get_mut(*to) {
                    *at = Some(step);
                    next.push(*to);
                }
            }
        }
        edge = next;
    }
    steps
}

/// What no occupation of the catalogue can meet.
fn unmet(ground: Ground<'_>, request: &NearestRequest) -> Vec<Warning> {
    let mut unmet = Vec::new();
    for (index, route) in request.options.routes.iter().enumerate() {
        if !ground.catalogue.occupations().any(|one| one.route == *route) {
            let path = Path::Root.field("routes");
            let message = format_args!("No occupation here is of the route {}.", quoted(route));
            unmet.push(Warning::new("unknownRoute", &path.item(index).to_string(), message));
        }
    }
    if let (Some(least), Some(most)) = (request.options.min_level, request.options.max_level)
        && least > most
    {
        let message = format_args!("No level is {least} or above and {most} or below.");
        unmet.push(Warning::new("noLevel", "minLevel", message));
    }
    unmet
}

fn fits_filters(request: &NearestRequest, record: &Occupation) -> bool {
    let on_route = request.options.routes.is_empty() || request.options.routes.contains(&record.route);
    let above =
        request.options.min_level.is_none_or(|least| record.level.is_some_and(|level| level >= least));
    let below = request.options.max_level.is_none_or(|most| record.level.is_some_and(|level| level <= most));
    on_route && above && below
}

/// For each, whether with all ratings shifted none after it shows more, and none before it less.
fn stable(fits: &[Fit<'_>]) -> Vec<bool> {
    let mut stable = vec![true; fits.len()];
    for shift in 0..2 {
        let shown = |fit: &Fit<'_>| fit.shifted.get(shift).copied().unwrap_or_default();
        let mut least = f64::INFINITY;
        for (fit, stable) in fits.iter().zip(&mut stable) {
            *stable &= least >= shown(fit);
            least = least.min(shown(fit));
        }
        let mut most = f64::NEG_INFINITY;
        for (fit, stable) in fits.iter().zip(&mut stable).rev() {
            *stable &= most <= shown(fit);
            most = most.max(shown(fit));
        }
    }
    stable
}
