//! How much of one statement a person holds because they hold another.
//!
//! [`Index`] is the seam. The layers above ask it for strengths and reasons. They do not know that the statement
//! [`Model`] makes them; `data/model/` says how. Knows the catalogue's statements, nothing of people or ratings.
//!
//! ```
//! use skills_gap::Engine;
//!
//! let report = Engine::embedded().transfer("OCC0311.B4", "Work well in a team")?;
//! assert!(report.strength < 1.0 && !report.reasons.missing.is_empty());
//! # Ok::<(), skills_gap::Error>(())
//! ```

mod band;
mod bytes;
mod carry;
mod index;
mod merge;
mod model;
mod pairs;
mod prepared;
mod reasons;
mod report;
mod score;
mod vector;

pub use band::{Band, Limits};
pub use carry::Carry;
pub use index::Index;
pub use model::Model;
pub use pairs::Pair;
pub use prepared::Prepared;
pub(crate) use prepared::Towards;
pub use report::{MissingTerm, Reasons, SharedTerm, StatementRef, TransferReport};
pub(crate) use vector::LENGTH as DIRECTION_LENGTH;
