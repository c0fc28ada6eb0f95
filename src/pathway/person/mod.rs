//! What one person holds of occupations, where that comes from, and what learning a KSB would add.

mod held;
mod provenance;
mod starting_point;
mod unlock;

pub(crate) use held::{HeldShares, shortfall};
pub(crate) use provenance::ProvenanceTracer;
pub use provenance::{Provenance, ProvenanceOrigin, StepStatement};
pub(crate) use starting_point::StartingPoint;
pub use unlock::Unlock;
pub(crate) use unlock::{LearningEffect, LearningScope};
