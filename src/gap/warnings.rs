//! What a reader of a report should know before relying on it.

use super::expectation::MAX_SOURCES;
use super::{Evidence, GapRequest, Rated, StatementReport, Weights};
use crate::assessment::{CheckedAssessment, Scale};
use crate::catalogue::{Occupation, Warning};
use crate::transfer::StatementRef;

/// What the warnings of a gap report are made from.
pub(super) struct WarningContext<'a> {
    pub request: &'a GapRequest,
    pub target: &'a Occupation,
    pub assessment: &'a CheckedAssessment,
    pub scale: &'a Scale,
    /// The request weighs by duties, and the target maps no duty to a KSB.
    pub no_mappings: bool,
    /// How many statements are too many to expect anything from.
    pub left_out: usize,
    pub statements: &'a [StatementReport],
}

/// From how many ratings on it is worth saying that they are nearly all the same.
const MANY: usize = 8;
/// So many contradictions are named one by one.
const FEW: usize = 3;
/// "Nearly all", as a share of ratings: 9 in 10.
const NEARLY_ALL: (usize, usize) = (9, 10);

impl WarningContext<'_> {
    /// All of them, in a fixed order.
    pub(super) fn warnings(&self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let (name, asked) = (&self.target.name, &self.request.asked);
        if self.request.weights == Weights::Asked && asked.is_empty() {
            let message = format_args!("Nothing is asked for of {name}, so there is nothing to compare.");
            warnings.push(Warning::new("nothingAsked", "asked", message));
        } else if self.statements.is_empty() {
            let message = format_args!("{name} has no statements, so there is nothing to compare.");
            warnings.push(Warning::new("noStatements", "target", message));
        }
        // Who keeps the advert may have chosen the whole standard instead.
        if self.request.weights != Weights::Asked && !asked.is_empty() && self.request.advert.is_none() {
            let message = format_args!("What is asked for does not count: the weights are not “asked”.");
            warnings.push(Warning::new("askedIgnored", "asked", message));
        }
        if self.request.current.as_deref() == Some(&self.target.reference) {
            let message = format_args!("Your job now and the job you want are the same one.");
            warnings.push(Warning::new("currentIsTarget", "current", message));
        }
        if self.request.option.is_none() && !self.target.options.is_empty() {
            let names: Vec<&str> = self.target.options.iter().map(|option| option.name.as_str()).collect();
            let names = names.join(", ");
            let message =
                format_args!("One takes one of its options ({names}); here the statements of all count.");
            warnings.push(Warning::new("noOption", "option", message));
        }
        if self.no_mappings {
            let message = format_args!(
                "This standard does not say which duty needs which statement, so all weigh the same."
            );
            warnings.push(Warning::new("noDutyMappings", "weights", message));
        }
        warnings.extend(self.nearly_all_the_same());
        warnings.extend(self.contradictions());
        if self.left_out > 0 {
            let message = format_args!(
                "Only {MAX_SOURCES} of your statements elsewhere count towards what is likely, \
                 your current occupation’s first; {} do not.",
                self.left_out
            );
            warnings.push(Warning::new("tooManySources", "ratings", message));
        }
        if !self.request.set_aside.is_empty() {
            let message = format_args!(
                "Kept but not used, because it does not fit this data: {} of the saved answers.",
                self.request.set_aside.len()
            );
            warnings.push(Warning::new("setAside", "setAside", message));
        }
        warnings
    }

    fn nearly_all_the_same(&self) -> Option<Warning> {
        let points: Vec<usize> = self.assessment.ratings.iter().filter_map(|rating| rating.point).collect();
        let count = |point| points.iter().filter(|other| **other == point).count();
        let (point, most) = (0..self.scale.points.len())
            .map(|point| (point, count(point)))
            .max_by_key(|(_, count)| *count)?;
        let same = points.len() >= MANY && most * NEARLY_ALL.1 >= points.len() * NEARLY_ALL.0;
        same.then(|| {
            let label = self.scale.points.get(point).map_or("", |point| point.labels.skill.as_str());
            let message = format_args!(
                "{most} of {} ratings are the same point (for a skill: “{label}”). \
                 If some differ, the result will tell you more.",
                points.len()
            );
            Warning::new("nearlyAllTheSame", "ratings", message)
        })
    }

    fn contradictions(&self) -> Vec<Warning> {
        let contradicted =
            self.statements.iter().filter_map(|StatementReport { code, evidence, .. }| match evidence {
                Evidence::Rated(Rated { contradicts: true, carried: Some(carried), .. }) => {
                    Some((code, &carried.source))
                }
                _ => None,
            });
        let contradicted: Vec<_> = contradicted.collect();
        let target = &self.target.reference;
        if contradicted.len() > FEW {
            let message = format_args!(
                "You rated {} statements lower than your other ratings suggested. Your own rating counts.",
                contradicted.len()
            );
            return vec![Warning::new("contradictsCarried", &format!("ratings.{target}"), message)];
        }
        let warning = |(code, source): (&String, &StatementRef)| {
            let message = format_args!(
                "You rated {code} lower than {} of {} suggested. Your own rating counts.",
                source.code, source.occupation
            );
            Warning::new("contradictsCarried", &format!("ratings.{target}.{code}"), message)
        };
        contradicted.into_iter().map(warning).collect()
    }
}
