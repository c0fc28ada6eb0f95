//! What the readers share:
//!
//! - [`json_records`] reads JSON text one record at a time
//! - [`record`] takes the fields of a record whatever their types
//! - [`html`] makes clean text
//! - [`statements`] reads KSBs, options and duties
//! - [`code`] reads codes of statements and duties, however they are written
//! - [`missing_parts`] says what an occupation lacks

pub(super) mod by_name;
pub(super) mod code;
pub(super) mod date;
pub(super) mod entities;
pub(super) mod error;
pub(super) mod html;
pub(super) mod json_records;
pub(super) mod ksb_list;
pub(super) mod line;
pub(super) mod missing_parts;
pub(super) mod record;
pub(super) mod reference;
pub(super) mod statements;

/// The licence of the official sources.
pub(super) const LICENCE: &str = "Open Government Licence v3.0";
