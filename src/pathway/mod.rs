//! Many occupations: links, ways along them, the nearest ones, comparisons, what to rate next, plans.
//!
//! Knows the gap's sums and carries them from one target to many; knows nothing of hosts.

mod bounds;
mod compare;
mod holdings;
mod link_reports;
mod links;
mod nearest;
mod network;
mod next;
mod pathways;
mod plan;
mod report;
mod request;
mod search;
mod start;
mod trail;
mod unlock;

pub(crate) use compare::compare;
pub use compare::{CompareReport, Compared, CountsFor, SharedGap};
pub(crate) use link_reports::{link, links};
pub(crate) use links::KnownLink;
pub use links::UnresolvedLink;
pub(crate) use nearest::nearest;
pub use nearest::{Near, NearestReport};
pub(crate) use network::{Ground, Network};
pub(crate) use next::next;
pub use next::{Answer, NextReport, Question};
pub(crate) use pathways::pathways;
pub(crate) use plan::plan;
pub use plan::{PlanItem, PlanReport, PlanStep};
pub use report::{
    LinkEnd, LinkReport, LinkStatement, LinksReport, NearestEntry, NoPathway, NoPathwayReason, Pathway,
    PathwaysReport, Step, StepLink,
};
pub use request::{
    CompareOptions, CompareRequest, NearestOptions, NearestRequest, NextOptions, NextRequest,
    PathwaysOptions, PathwaysRequest, PlanOptions, PlanRequest,
};
pub use trail::{Origin, Source, StepStatement};
pub use unlock::Unlock;
