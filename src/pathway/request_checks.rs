//! Checks that several requests share.

use super::network::PathwayContext;
use crate::error::{Error, ErrorCode, Path};
use crate::limits::{DEFAULT_STEPS, MAX_STEPS};

/// The most steps to look at: what the request says, or the default.
///
/// # Errors
/// `invalidValue` at `maxSteps` where it is not from 1 to 6.
pub(super) fn max_steps(requested: Option<u32>) -> Result<usize, Error> {
    let steps = requested.map_or(DEFAULT_STEPS, |steps| steps as usize);
    if (1..=MAX_STEPS).contains(&steps) {
        return Ok(steps);
    }
    let message = format_args!("{steps} is not a number of steps from 1 to {MAX_STEPS}");
    Err(Error::at(&Path::Root.field("maxSteps"), ErrorCode::InvalidValue, message))
}

/// The positions of the occupations that the request's `field` lists, in their order.
///
/// # Errors
/// - `unknownOccupation`
/// - `duplicateOccupation` where one is listed twice
/// - `tooLarge` where more than `most` are listed
pub(super) fn find_occupations(
    context: PathwayContext<'_>,
    references: &[String],
    field: &str,
    most: usize,
) -> Result<Vec<usize>, Error> {
    let path = Path::Root.field(field);
    if references.len() > most {
        let message = format_args!("{} occupations; {most} at most", references.len());
        return Err(Error::at(&path, ErrorCode::TooLarge, message));
    }
    let mut found = Vec::new();
    for (index, reference) in references.iter().enumerate() {
        let place = path.item(index);
        let (position, _) = context.catalogue.find(reference, &place)?;
        if found.contains(&position) {
            let message = format_args!("{reference} is given twice");
            return Err(Error::at(&place, ErrorCode::DuplicateOccupation, message));
        }
        found.push(position);
    }
    Ok(found)
}
