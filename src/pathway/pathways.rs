//! The ways to a target.

use super::holdings::rounded;
use super::links;
use super::network::Ground;
use super::report::{NearestEntry, NoPathway, NoPathwayReason, Pathway, PathwaysReport, Step, StepLink};
use super::request::{PathwaysRequest, canonical, find_all, max_steps};
use super::search::{Found, Wanted, Way, search};
use super::start::Start;
use super::trail::{Origin, Trail};
use super::unlock;
use crate::catalogue::{Occupation, OccupationSummary, Warning};
use crate::error::{Error, ErrorCode};
use crate::gap::CheckedRequest;
use crate::hash::json_hash;
use crate::input::Path;
use crate::number::of_units;
use crate::order::sorted_by;

/// Works out the ways to the target.
///
/// # Errors
/// Those of [`gap`](crate::gap::gap()), for `via` and `avoid` as well; `invalidValue` for `maxSteps` out of
/// range and for an occupation that is to be avoided and is the target or in `via`.
pub(crate) fn pathways(ground: Ground<'_>, request: &PathwaysRequest) -> Result<PathwaysReport, Error> {
    let asked = request.answers.check(ground.catalogue)?;
    let (target, record) = request.answers.find_target(ground.catalogue)?;
    let max_steps = max_steps(request.options.max_steps)?;
    let via = find_all(ground, &request.options.via, "via", ground.occupations())?;
    let avoid = find_all(ground, &request.options.avoid, "avoid", ground.occupations())?;
    for (index, one) in avoid.iter().enumerate() {
        if *one == target || via.contains(one) {
            let message = format_args!("is also {}", if *one == target { "the target" } else { "in via" });
            let path = Path::Root.field("avoid");
            return Err(Error::at(&path.item(index), ErrorCode::InvalidValue, message));
        }
    }
    let start = Start::new(ground, &asked, 0);
    let passed = |one: &usize| *one != target && Some(*one) != asked.current;
    let weights = ground.weights(request.answers.weights, asked.option.as_ref());
    let wanted = Wanted {
        ground,
        weights: &weights,
        out: ground.out(request.options.official_only),
        start: start.holdings.clone(),
        from: asked.current,
        target,
        max_steps,
        never_down: request.options.never_down,
        via: sorted_by(via.into_iter().filter(passed).collect(), |a, b| a.cmp(b)),
        avoid,
        rejected: &asked.assessment.rejected,
    };
    let found = if asked.current == Some(target) { Found::nothing() } else { search(&wanted) };
    let telling = Telling { wanted: &wanted, asked: &asked, trail: start.trail.clone() };
    let cost = rounded(wanted.start.missing(ground, target, wanted.weights));
    let direct_way = Way { steps: vec![target], costs: vec![cost], total: cost, largest: cost };
    let mut pathways = Vec::new();
    for way in &found.ways {
        pathways.push(telling.pathway(way, &direct_way));
    }
    Ok(PathwaysReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: ground.catalogue.version().to_owned(),
        request_hash: json_hash(&(
            ("pathways", &asked.hash, max_steps, request.options.official_only, request.options.never_down),
            (canonical(&request.options.via), canonical(&request.options.avoid)),
        )),
        target: record.summary_line(),
        current: summary(ground, asked.current),
        current_assumed: start.assumed,
        max_steps,
        direct: Pathway { beaten_by_direct: false, ..telling.pathway(&direct_way, &direct_way) },
        none: pathways.is_empty().then(|| telling.none(&found)),
        pathways,
        searched: found.searched,
        complete: found.complete,
        warnings: warnings(ground, &asked, &start, &found),
    })
}

/// Puts what was found into words and numbers.
struct Telling<'a> {
    wanted: &'a Wanted<'a>,
    asked: &'a CheckedRequest,
    trail: Trail<'a>,
}

impl Telling<'_> {
    #[inline(never)]
    fn pathway(&self, way: &Way, direct: &Way) -> Pathway {
        let Wanted { ground, weights, start, .. } = self.wanted;
        let mut trail = self.trail.clone();
        let mut before = self.wanted.from;
        let mut steps = Vec::new();
        for (number, (occupation, cost)) in (1..).zip(way.steps.iter().zip(&way.costs)) {
            steps.extend(self.step(*occupation, *cost, before, &trail));
            trail.finish(*occupation, Origin::Step { number });
            before = Some(*occupation);
        }
        Pathway {
            steps,
            to_learn: of_units(way.total),
            largest_step: of_units(way.largest),
            beaten_by_direct: direct.total <= way.total && direct.largest <= way.largest,
            biggest_unlock: unlock::biggest(*ground, self.asked, start, weights, &way.steps),
        }
    }

    fn step(&self, occupation: usize, cost: u64, before: Option<usize>, trail: &Trail<'_>) -> Option<Step> {
        let ground = self.wanted.ground;
        let record = ground.catalogue.at(occupation)?;
        let mut step = Step {
            occupation: record.summary_line(),
            link: before.and_then(|before| self.link(before, occupation)),
            products: record.products.clone(),
            to_learn: of_units(cost),
            learn: Vec::new(),
            top_up: Vec::new(),
            held: Vec::new(),
        };
        for (_, statement) in trail.statements(occupation, self.wanted.weights) {
            if statement.held >= 1.0 {
                step.held.push(statement);
            } else if statement.held > 0.0 {
                step.top_up.push(statement);
            } else {
                step.learn.push(statement);
            }
        }
        Some(step)
    }

    fn link(&self, from: usize, to: usize) -> Option<StepLink> {
        let out = self.wanted.out.get(from)?;
        out.binary_search(&to).ok()?;
        Some(step_link(self.wanted.ground, from, to))
    }

    /// Why there is no way.
    #[inline(never)]
    fn none(&self, found: &Found) -> NoPathway {
        let Wanted { ground, target, from, max_steps, .. } = self.wanted;
        let name = ground.catalogue.at(*target).map_or("", |one| one.name.as_str());
        let left = |occupation: usize| found.links_left.get(occupation).copied().flatten();
        let mut nearest: Option<(u64, usize, usize)> = None;
        for occupation in 0..ground.occupations() {
            let links = left(occupation).filter(|links| (1..*max_steps).contains(links));
            if let Some(links) = links.filter(|_| Some(occupation) != *from) {
                let cost = rounded(self.wanted.start.missing(*ground, occupation, self.wanted.weights));
                if nearest.is_none_or(|(least, _, _)| cost < least) {
                    nearest = Some((cost, occupation, links));
                }
            }
        }
        let reached = match from {
            Some(from) => left(*from).is_some(),
            None => nearest.is_some(),
        };
        let (reason, message) = if *from == Some(*target) {
            (NoPathwayReason::AtTarget, format!("{name} is where you are."))
        } else if reached {
            (NoPathwayReason::Conditions, format!("No pathway to {name} meets all your conditions."))
        } else if nearest.is_none() && !self.wanted.out.iter().any(|out| out.contains(target)) {
            (NoPathwayReason::NoLink, format!("No progression link leads to {name}."))
        } else {
            let message = if from.is_some() {
                format!("No pathway leads from where you are to {name} in {max_steps} steps or fewer.")
            } else {
                format!("No link leads to {name} in {max_steps} steps or fewer.")
            };
            (NoPathwayReason::NotReached, message)
        };
        NoPathway {
            reason,
            message,
            nearest: nearest.and_then(|(cost, occupation, links)| {
                let occupation = ground.catalogue.at(occupation)?.summary_line();
                Some(NearestEntry { occupation, to_learn: of_units(cost), links })
            }),
        }
    }
}

/// The link from one to the other, which there is.
pub(super) fn step_link(ground: Ground<'_>, from: usize, to: usize) -> StepLink {
    StepLink {
        official: ground.official().links.binary_search(&(from, to)).is_ok(),
        strength: of_units(links::strength(ground, from, to)),
    }
}

/// What a list shows of the occupation at `position`.
pub(super) fn summary(ground: Ground<'_>, position: Option<usize>) -> Option<OccupationSummary> {
    ground.catalogue.at(position?).map(Occupation::summary_line)
}

fn warnings(ground: Ground<'_>, asked: &CheckedRequest, start: &Start<'_>, found: &Found) -> Vec<Warning> {
    let mut warnings = Vec::new();
    warnings.extend(start.warning(ground, asked));
    if !found.complete {
        let message = format_args!(
            "The search was stopped after {} pathways and beginnings of pathways. Those shown are the best of these; \
             there may be better ones. Fewer steps, or occupations to avoid, make the search smaller.",
            found.searched
        );
        warnings.push(Warning::new("searchStopped", "maxSteps", message));
    }
    warnings
}
