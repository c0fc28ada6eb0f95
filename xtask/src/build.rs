//! Everything that is shipped: core, package, page.

use crate::failure::Failure;
use crate::helper::With;
use crate::toolchain::Toolchain;
use crate::{core_wasm, npm, package, page};

/// Sets up what is missing and builds all of it.
pub fn all() -> Result<(), Failure> {
    npm::set_up()?;
    core_wasm::build(&Toolchain::set_up()?, With::Nothing)?;
    page::build()?;
    package::build()
}
