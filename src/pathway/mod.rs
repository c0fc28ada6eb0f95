//! The questions about many occupations: links, pathways, the nearest ones, comparisons, what to rate next, plans.
//!
//! Each question has a module of its own name, with its request, its report and its code. The questions share two
//! modules: `network` works out what depends on the catalogue alone, `person` what one person holds of it.
//! This layer carries the gap's sums from one target to many. It knows nothing of hosts.

mod compare;
mod links;
mod nearest;
mod network;
mod next;
mod pathways;
mod person;
mod plan;
mod request_checks;

pub(crate) use compare::compare;
pub use compare::{CompareOptions, CompareReport, CompareRequest, ComparedTarget, CountsFor, SharedGap};
pub use links::{LinkEnd, LinkReport, LinkStatement, LinksReport, StepLink};
pub(crate) use links::{link, links};
pub(crate) use nearest::{NearestCache, nearest};
pub use nearest::{NearestOccupation, NearestOptions, NearestReport, NearestRequest, SharedStatement};
pub use network::UnresolvedLink;
pub(crate) use network::{KnownLink, Network, PathwayContext};
pub(crate) use next::next;
pub use next::{Answer, NextOptions, NextReport, NextRequest, Question};
pub(crate) use pathways::pathways;
pub use pathways::{
    EntryOccupation, NoPathway, NoPathwayReason, Pathway, PathwayMerit, PathwaysOptions, PathwaysReport,
    PathwaysRequest, Step,
};
pub use person::{Provenance, ProvenanceOrigin, StepStatement, Unlock};
pub(crate) use plan::plan;
pub use plan::{PlanItem, PlanOptions, PlanReport, PlanRequest, PlanStep};
