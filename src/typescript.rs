//! The contract's types and constants, declared for TypeScript from those of Rust.

use ts_rs::{Config, TS};

use crate::advert::{
    AdvertNote, AdvertOccupation, AdvertOptions, AdvertReport, AskedStatement, Proposal, ProposalsOptions,
    ProposalsReport, SentenceMatch, SentenceReport, TitleMatch,
};
use crate::assessment::{Labels, Point, Scale};
use crate::catalogue::{
    Direction, Duty, Kind, KindCounts, Ksb, Link, Occupation, OccupationOption, OccupationSummary, Product,
    Soc, SocGroup, TechnicalLevel, Warning,
};
use crate::gap::{
    AnswersLink, AssumedOccupation, Carried, Coverage, Evidence, GapReport, GapRequest, LinkedAnswers, Lists,
    Migrated, MigratedBy, Migration, Outcome, Rated, RatedOn, Restored, RestsOn, Same, Sensitivity, SetAside,
    Shares, Standing, StatementReport, StatementVersion, Tallies, Tally, Weights,
};
use crate::pack::{Counts, EntryFiles, FileRef, Files, Manifest, PackLink};
use crate::pathway::{
    Answer, CompareOptions, CompareReport, ComparedTarget, CountsFor, EntryOccupation, LinkEnd, LinkReport,
    LinkStatement, LinksReport, NearestOccupation, NearestOptions, NearestReport, NextOptions, NextReport,
    NoPathway, NoPathwayReason, Pathway, PathwayMerit, PathwaysOptions, PathwaysReport, PlanItem,
    PlanOptions, PlanReport, PlanStep, Provenance, ProvenanceOrigin, Question, SharedGap, SharedStatement,
    Step, StepLink, StepStatement, Unlock, UnresolvedLink,
};
use crate::read::{
    Advert, AdvertDate, AdvertSection, AdvertSentence, Form, Period, Profile, ProfileSentence, Qualification,
    RatingColumn, ReadAnswers, ReadOptions, ReadPoint, Reading, Salary,
};
use crate::search::{SearchEntry, SearchField, SearchMatch, SearchReport, SearchResult};
use crate::transfer::{Band, MissingTerm, Reasons, SharedTerm, StatementRef, TransferReport};
use crate::{ErrorCode, ErrorKind, limits};

/// A module that declares every type of the contract, and the constants that the page needs.
pub fn declarations() -> String {
    let config = Config::default();
    let mut module = String::from("// Generated from the Rust types by `cargo xtask types`. Do not edit.\n");
    macro_rules! declare {
        ($($name:ty),* $(,)?) => { declare!("": $($name),*) };
        ($base:literal: $($name:ty),* $(,)?) => {
            $(
                module.push('\n');
                if let Some(docs) = <$name>::docs() {
                    module.push_str(docs.trim_start());
                }
                module.push_str("export ");
                module.push_str(&<$name>::decl(&config).trim_end().replacen("= ", concat!("= ", $base), 1));
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
        OccupationOption,
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
        RatedOn,
        GapRequest,
        Restored,
        MigratedBy,
        StatementVersion,
        Migration,
        Migrated,
        AnswersLink,
        LinkedAnswers,
        Band,
        SharedTerm,
        MissingTerm,
        Reasons,
        StatementRef,
        TransferReport,
        AssumedOccupation,
        Shares,
        Coverage,
        Tally,
        Tallies,
        Lists,
        Outcome,
        Sensitivity,
        Carried,
        Same,
        Rated,
        Evidence,
        RestsOn,
        Standing,
        StatementReport,
        GapReport,
        UnresolvedLink,
        StepLink,
        LinkEnd,
        LinksReport,
        ProvenanceOrigin,
        Provenance,
        LinkStatement,
        LinkReport,
        StepStatement,
        Unlock,
        Step,
        PathwayMerit,
        Pathway,
        EntryOccupation,
        NoPathwayReason,
        NoPathway,
        PathwaysReport,
        SharedStatement,
        NearestOccupation,
        NearestReport,
        ComparedTarget,
        CountsFor,
        SharedGap,
        CompareReport,
        Answer,
        Question,
        NextReport,
        PlanItem,
        PlanStep,
        PlanReport,
        crate::catalogue::DataSource,
        ReadOptions,
        Form,
        ReadPoint,
        RatingColumn,
        ReadAnswers,
        Reading,
        FileRef,
        Counts,
        Files,
        Manifest,
        EntryFiles,
        PackLink,
        SearchEntry,
        SearchField,
        SearchMatch,
        SearchResult,
        SearchReport,
        Period,
        Salary,
        AdvertDate,
        Qualification,
        AdvertSection,
        AdvertSentence,
        Advert,
        TitleMatch,
        SentenceMatch,
        AdvertOccupation,
        AskedStatement,
        SentenceReport,
        AdvertNote,
        AdvertReport,
        ProfileSentence,
        Profile,
        Proposal,
        ProposalsReport,
        ErrorKind,
        ErrorCode,
    );
    // A request of many occupations has the fields of a person's answers as well.
    declare!("GapRequest & ": PathwaysOptions, PlanOptions);
    declare!("Partial<GapRequest> & ": NearestOptions, CompareOptions, NextOptions, ProposalsOptions);
    declare!("Partial<GapRequest> & Required<Pick<GapRequest, \"advert\">> & ": AdvertOptions);
    for (about, name, value) in [
        ("The format of a saved request.", "requestFormat", format!("{:?}", GapRequest::FORMAT)),
        ("The most steps of a pathway.", "maxSteps", limits::MAX_STEPS.to_string()),
        (
            "The most steps that are looked at where a request does not say.",
            "defaultSteps",
            limits::DEFAULT_STEPS.to_string(),
        ),
        ("The most occupations that are compared.", "maxCompared", limits::MAX_COMPARED.to_string()),
        (
            "The most occupations that are listed for an advert.",
            "maxAdvertOccupations",
            limits::MAX_ADVERT_OCCUPATIONS.to_string(),
        ),
        ("The longest advert that is read, in bytes.", "maxAdvert", limits::MAX_ADVERT.to_string()),
        ("The most nearest occupations that are listed.", "maxNearest", limits::MAX_NEAREST.to_string()),
    ] {
        module.push_str(&format!("\n/** {about} @internal */\nexport const {name} = {value};\n"));
    }
    module
}
