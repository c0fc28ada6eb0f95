//! What a person like this holds of a target on average, given all that they rated and assumed, and how sure that is.
//!
//! Every credit is a number from 0 to 1. Together the credits of the sources and of the target's statements are taken
//! as normally distributed. A source's mean is what the person assumes. A target statement's mean follows from the
//! sources most like it, as graded pairs say ([`Calibration`](calibration::Calibration)). An answer moves the mean of
//! every statement that goes with it (Gaussian conditioning), and what goes together with what follows from how
//! alike the statements are. `docs/how-it-counts.md` says the same in plain words.

mod cache;
mod calibration;
mod credits;
mod estimate;
mod gaussian;
mod person;
mod surprise;

pub(crate) use cache::{ExpectationCache, Finished};
pub(crate) use credits::{Credits, SharedLink};
pub(crate) use estimate::{Estimate, Known, Wanted};
pub(crate) use person::{MAX_SOURCES, Person};
