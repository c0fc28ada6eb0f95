//! The links of one occupation, and what makes one link.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::network::{LINK_THRESHOLD, PathwayContext, UnresolvedLink};
use super::person::{Provenance, ProvenanceOrigin, ProvenanceTracer, StartingPoint};
use crate::catalogue::{Kind, OccupationSummary};
use crate::error::{Error, Path};
use crate::gap::{CheckedRequest, Weights};
use crate::number::of_units;
use crate::sort;

/// The links of an occupation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LinksReport {
    /// The version of this engine.
    pub engine_version: String,
    /// The version of the catalogue.
    pub catalogue_version: String,
    /// The occupation.
    pub occupation: OccupationSummary,
    /// The least strength of a link that is worked out, 0..1.
    pub threshold: f64,
    /// Links that lead to it: official ones first, then the strongest.
    #[serde(rename = "in")]
    pub into: Vec<LinkEnd>,
    /// Links that lead out of it, in the same order.
    pub out: Vec<LinkEnd>,
    /// Official links whose other end is not known.
    pub unresolved: Vec<UnresolvedLink>,
}

/// A link, as seen from the occupation at one end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LinkEnd {
    /// The occupation at the other end.
    pub occupation: OccupationSummary,
    /// The link.
    pub link: StepLink,
}

/// A progression link.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StepLink {
    /// Whether the catalogue states it; otherwise it is worked out.
    pub official: bool,
    /// How much of the knowledge and skills of the occupation that it leads to a person holds who is fully
    /// competent in the other, 0..1.
    pub strength: f64,
}

/// What makes one link, or would.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LinkReport {
    /// The occupation that it leads out of.
    pub from: OccupationSummary,
    /// The occupation that it leads to.
    pub to: OccupationSummary,
    /// The link. Null where there is none.
    pub link: Option<StepLink>,
    /// How much of the knowledge and skills of `to` a person holds who is fully competent in `from`, 0..1.
    pub strength: f64,
    /// The least strength of a link that is worked out, 0..1.
    pub threshold: f64,
    /// The knowledge and skills that make it: what of `to` is held, and by which KSB of `from`.
    pub statements: Vec<LinkStatement>,
}

/// A KSB that makes a link.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LinkStatement {
    /// Its code in the occupation that the link leads to.
    pub code: String,
    /// The statement.
    pub statement: String,
    /// Where it comes from.
    pub source: Provenance,
}

/// The links of the occupation `reference`.
///
/// # Errors
/// `unknownOccupation` at `reference`.
pub(crate) fn links(context: PathwayContext<'_>, reference: &str) -> Result<LinksReport, Error> {
    let (position, occupation) = context.catalogue.find(reference, &Path::Root.field("reference"))?;
    let successors = context.successors(false);
    let predecessors = (0..).zip(&successors).filter(|(_, to)| to.contains(&position)).map(|(from, _)| from);
    let into = predecessors.filter_map(|from| {
        Some(LinkEnd { occupation: context.summary(from)?, link: step_link(context, from, position) })
    });
    let out = successors.get(position).into_iter().flatten().filter_map(|to| {
        Some(LinkEnd { occupation: context.summary(*to)?, link: step_link(context, position, *to) })
    });
    Ok(LinksReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: context.catalogue.version().to_owned(),
        occupation: occupation.summary_line(),
        threshold: of_units(LINK_THRESHOLD),
        into: strongest_first(into.collect()),
        out: strongest_first(out.collect()),
        unresolved: context.unresolved_links(position).cloned().collect(),
    })
}

/// What makes the link from one occupation to another, or would.
///
/// # Errors
/// `unknownOccupation` at `from` or `to`.
pub(crate) fn link(context: PathwayContext<'_>, from: &str, to: &str) -> Result<LinkReport, Error> {
    let (from, from_record) = context.catalogue.find(from, &Path::Root.field("from"))?;
    let (to, to_record) = context.catalogue.find(to, &Path::Root.field("to"))?;
    let no_answers = CheckedRequest::default();
    let mut provenance = ProvenanceTracer::new(context, &no_answers);
    provenance.finish(from, ProvenanceOrigin::Assumed);
    let weights = context.weights(Weights::Equal, &no_answers);
    let start = StartingPoint::new(context, &no_answers, Weights::Equal);
    let held = start.held(&start.credits(), &[]);
    let mut statements: Vec<LinkStatement> = provenance
        .statements(to, &held, &weights)
        .into_iter()
        .filter(|(_, one)| one.kind != Kind::Behaviour)
        .filter_map(|(_, one)| {
            Some(LinkStatement { code: one.code, statement: one.statement, source: one.source? })
        })
        .collect();
    sort::by(&mut statements, |a, b| b.source.strength.total_cmp(&a.source.strength));
    Ok(LinkReport {
        from: from_record.summary_line(),
        to: to_record.summary_line(),
        link: context.is_link(from, to).then(|| step_link(context, from, to)),
        strength: of_units(context.link_strength(from, to)),
        threshold: of_units(LINK_THRESHOLD),
        statements,
    })
}

/// The link from one occupation to another, where there is one.
pub(super) fn step_link(context: PathwayContext<'_>, from: usize, to: usize) -> StepLink {
    StepLink {
        official: context.is_official_link(from, to),
        strength: of_units(context.link_strength(from, to)),
    }
}

/// Official links first, then the strongest; equals in the catalogue's order.
fn strongest_first(mut links: Vec<LinkEnd>) -> Vec<LinkEnd> {
    sort::by(&mut links, |a, b| {
        let official = Reverse(a.link.official).cmp(&Reverse(b.link.official));
        official.then_with(|| b.link.strength.total_cmp(&a.link.strength))
    });
    links
}
