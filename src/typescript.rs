//! The contract's types, declared for TypeScript from the Rust types themselves.

use ts_rs::{Config, TS};

use crate::assessment::{Labels, Point, Scale};
use crate::catalogue::{
    Direction, Duty, Kind, KindCounts, Ksb, Link, Occupation, OccupationSummary, Product, Soc, SocGroup,
    TechnicalLevel, Warning,
};
use crate::gap::{
    Carried, Completeness, Coverage, Evidence, Gap, GapReport, GapRequest, Interval, Outcome, Rated,
    Restored, Sensitivity, SetAside, Standing, StatementReport, Tally, Weights,
};
use crate::transfer::{Band, MissingTerm, Reasons, SharedTerm, StatementRef, TransferReport};
use crate::{ErrorCode, ErrorKind};

/// A module that declares every type of the contract.
pub fn declarations() -> String {
    let config = Config::default();
    let mut module = String::from("// Generated from the Rust types by `cargo xtask types`. Do not edit.\n");
    macro_rules! declare {
        ($($name:ty),* $(,)?) => {
            $(
                module.push('\n');
                if let Some(docs) = <$name>::docs() {
                    module.push_str(docs.trim_start());
                }
                module.push_str("export ");
                module.push_str(<$name>::decl(&config).trim_end());
                module.push('\n');
            )*
        };
    }
    declare!(
        Kind,
        TechnicalLevel,
        Direction,
        Warning,
        Ksb,
        Duty,
        Link,
        Product,
        SocGroup,
        Soc,
        Occupation,
        KindCounts,
        OccupationSummary,
        Labels,
        Point,
        Scale,
        Weights,
        SetAside,
        GapRequest,
        Restored,
        Band,
        SharedTerm,
        MissingTerm,
        Reasons,
        StatementRef,
        TransferReport,
        Interval,
        Coverage,
        Tally,
        Completeness,
        Outcome,
        Sensitivity,
        Carried,
        Rated,
        Evidence,
        Standing,
        StatementReport,
        Gap,
        GapReport,
        ErrorKind,
        ErrorCode,
    );
    module
}
