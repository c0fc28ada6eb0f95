//! A group of people at one target: what they hold together, what most of them have to learn, who could teach whom.
//!
//! Reports of single people are added one by one and not kept: what is kept does not grow with the people, but for ids
//! where they are asked for.

mod report;

use std::cmp::Reverse;

pub use report::{CohortGroup, CohortReport, CohortStatement, Teach};

use crate::assessment::Scale;
use crate::catalogue::{Kind, OccupationSummary};
use crate::error::{Error, ErrorCode, Path, quoted};
use crate::gap::{Evidence, GapReport, Standing, StatementReport, Weights};
use crate::number::round4;
use crate::sort;

/// The fewest people of whom anything is said, unless another number is asked for.
pub const LEAST: usize = 5;
/// The most groups: a column with more is no group but a name.
const MAX_GROUPS: usize = 1_000;

/// How a cohort is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CohortOptions {
    /// The fewest people of whom anything is said, 1 or more.
    pub least: usize,
    /// Whether to name those who could teach and those who have to learn.
    pub ids: bool,
}

impl Default for CohortOptions {
    fn default() -> Self {
        Self { least: LEAST, ids: false }
    }
}

/// People added so far.
///
/// ```
/// use skills_gap::cohort::{Cohort, CohortOptions};
/// use skills_gap::{Engine, gap::GapRequest};
///
/// let engine = Engine::embedded();
/// let mut cohort = Cohort::new(CohortOptions::default());
/// for number in 0..6 {
///     let mut request = GapRequest::new("OCC0526");
///     request.ratings.set("OCC0526", "K1", Some(number % 3));
///     cohort.add(&engine.gap(&request)?, "", "Leeds")?;
/// }
/// let report = cohort.report()?;
/// let first = &report.everybody.statements[0];
/// assert_eq!((first.code.as_str(), first.held, first.partly, first.to_learn), ("K1", 2, 2, 2));
/// # Ok::<(), skills_gap::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Cohort {
    options: CohortOptions,
    /// What the first report is about; all others have to be about the same.
    about: Option<About>,
    /// By name.
    groups: Vec<Group>,
}

#[derive(Debug, Clone, PartialEq)]
struct About {
    catalogue_version: String,
    target: OccupationSummary,
    option: Option<String>,
    weights: Weights,
    scale: Scale,
    statements: Vec<(String, Kind, String)>,
}

/// Some people, counted.
#[derive(Debug, Clone, Default)]
struct Group {
    name: String,
    /// Whether it is several groups together.
    is_merged: bool,
    people: usize,
    likely: f64,
    expected_of: usize,
    statements: Vec<Counted>,
}

/// People by where a statement stands for them.
#[derive(Debug, Clone, Default)]
struct Counted {
    held: usize,
    partly: usize,
    to_learn: usize,
    probably: usize,
    open: usize,
    beyond: usize,
    teachers: Vec<String>,
    learners: Vec<String>,
}

impl Cohort {
    /// Nobody yet.
    pub fn new(options: CohortOptions) -> Self {
        Self { options, about: None, groups: Vec::new() }
    }

    /// Adds one person's report. `id` names them where ids are asked for; `group` is the group they belong to.
    ///
    /// # Errors
    /// Adds nothing then.
    /// - `invalidValue` at `target`, `option`, `catalogueVersion`, `weights`, `scale` or `statements` for a report that
    ///   differs from the first in it
    /// - `tooLarge` at `group` for more than 1,000 groups
    pub fn add(&mut self, report: &GapReport, id: &str, group: &str) -> Result<(), Error> {
        match &self.about {
            None => self.about = Some(About::of(report)),
            Some(about) => about.check(report)?,
        }
        let place = match self.groups.binary_search_by(|one| one.name.as_str().cmp(group)) {
            Ok(place) => place,
            Err(_) if self.groups.len() >= MAX_GROUPS => {
                let message = format_args!("more than {MAX_GROUPS} groups: is this a column of names?");
                return Err(Error::at(&Path::Root.field("group"), ErrorCode::TooLarge, message));
            }
            Err(place) => {
                self.groups.insert(place, Group { name: group.to_owned(), ..Group::default() });
                place
            }
        };
        if let Some(group) = self.groups.get_mut(place) {
            group.add(report, self.options.ids.then_some(id));
        }
        Ok(())
    }

    /// What they hold together.
    ///
    /// Groups that are too small stand together; if they are still too few, the smallest other group joins them, so that
    /// nobody's answers follow from a difference.
    ///
    /// # Errors
    /// `invalidValue` at `least` where there are fewer people than that, or it is 0
    pub fn report(self) -> Result<CohortReport, Error> {
        let least = self.options.least;
        let refuse = |message| Err(Error::at(&Path::Root.field("least"), ErrorCode::InvalidValue, message));
        if least == 0 {
            return refuse(format_args!("must be 1 or more"));
        }
        let mut everybody = Group { is_merged: true, ..Group::default() };
        self.groups.iter().for_each(|group| everybody.merge(group));
        let Some(about) = self.about.filter(|_| everybody.people >= least) else {
            return refuse(format_args!(
                "nothing is said of fewer than {least} people; there are {}",
                everybody.people
            ));
        };
        let (mut shown, small): (Vec<Group>, Vec<Group>) =
            self.groups.into_iter().partition(|group| group.people >= least);
        let mut others = Group { is_merged: true, ..Group::default() };
        small.iter().for_each(|group| others.merge(group));
        while (1..least).contains(&others.people) && !shown.is_empty() {
            let smallest = shown.iter().enumerate().min_by_key(|(_, group)| group.people);
            let place = smallest.map_or(0, |(place, _)| place);
            others.merge(&shown.remove(place));
        }
        if others.people > 0 {
            shown.push(others);
        }
        if shown.len() < 2 {
            shown.clear();
        }
        // A mean over a few is their own number, and so is what a difference of means leaves.
        let few = |group: &Group| (1..least).contains(&group.expected_of);
        let means_of_groups = !shown.iter().any(few);
        let mean_of_all = !few(&everybody);
        let groups = shown.into_iter().map(|group| about.group(group, means_of_groups)).collect();
        Ok(CohortReport {
            engine_version: crate::VERSION.to_owned(),
            catalogue_version: about.catalogue_version.clone(),
            least,
            left_out: 0,
            everybody: about.group(everybody, mean_of_all),
            groups,
            target: about.target,
        })
    }
}

impl About {
    fn of(report: &GapReport) -> Self {
        let statements = report.statements.iter();
        let statements = statements.map(|one| (one.code.clone(), one.kind, one.statement.clone()));
        Self {
            catalogue_version: report.catalogue_version.clone(),
            target: report.target.clone(),
            option: report.option.clone(),
            weights: report.weights,
            scale: report.scale.clone(),
            statements: statements.collect(),
        }
    }

    /// Whether `report` is about the same.
    fn check(&self, report: &GapReport) -> Result<(), Error> {
        let refuse =
            |field, message| Err(Error::at(&Path::Root.field(field), ErrorCode::InvalidValue, message));
        if report.target.reference != self.target.reference {
            let (is, first) = (quoted(&report.target.reference), quoted(&self.target.reference));
            return refuse("target", format_args!("is {is}; the first person's is {first}"));
        }
        let differs = |field| refuse(field, format_args!("differs from the first person's"));
        if report.option != self.option {
            return differs("option");
        }
        if report.catalogue_version != self.catalogue_version {
            return differs("catalogueVersion");
        }
        if report.weights != self.weights {
            return differs("weights");
        }
        if report.scale != self.scale {
            return differs("scale");
        }
        let codes = report.statements.iter().map(|one| one.code.as_str());
        if !codes.eq(self.statements.iter().map(|(code, ..)| code.as_str())) {
            return differs("statements");
        }
        Ok(())
    }

    /// `says_mean`: whether its mean says nothing of a few.
    fn group(&self, group: Group, says_mean: bool) -> CohortGroup {
        let learners = |counted: &Counted| counted.to_learn + counted.partly;
        let mut gaps: Vec<(&(String, Kind, String), &Counted)> = self
            .statements
            .iter()
            .zip(&group.statements)
            .filter(|(_, counted)| learners(counted) > 0)
            .collect();
        sort::by_key(&mut gaps, |(_, counted)| Reverse(learners(counted)));
        let teach =
            gaps.iter().filter(|(_, counted)| counted.beyond > 0).map(|((code, ..), counted)| Teach {
                code: code.clone(),
                teachers: counted.beyond,
                learners: learners(counted),
                teacher_ids: counted.teachers.clone(),
                learner_ids: counted.learners.clone(),
            });
        let statements = self.statements.iter().zip(&group.statements);
        CohortGroup {
            name: (!group.is_merged).then(|| group.name.clone()),
            people: group.people,
            likely: (says_mean && group.expected_of > 0)
                .then(|| round4(group.likely / group.expected_of as f64)),
            expected_of: says_mean.then_some(group.expected_of),
            teach: teach.collect(),
            gaps: gaps.into_iter().map(|((code, ..), _)| code.clone()).collect(),
            statements: statements
                .map(|((code, kind, statement), counted)| CohortStatement {
                    code: code.clone(),
                    kind: *kind,
                    statement: statement.clone(),
                    held: counted.held,
                    partly: counted.partly,
                    to_learn: counted.to_learn,
                    probably: counted.probably,
                    open: counted.open,
                })
                .collect(),
        }
    }
}

impl Group {
    fn add(&mut self, report: &GapReport, id: Option<&str>) {
        self.people += 1;
        if let Some(likely) = report.coverage.overall.as_ref().and_then(|shares| shares.likely) {
            self.likely += likely;
            self.expected_of += 1;
        }
        self.statements.resize_with(report.statements.len(), Counted::default);
        for (counted, one) in self.statements.iter_mut().zip(&report.statements) {
            counted.add(one, id);
        }
    }

    fn merge(&mut self, other: &Self) {
        self.people += other.people;
        self.likely += other.likely;
        self.expected_of += other.expected_of;
        self.statements.resize_with(self.statements.len().max(other.statements.len()), Counted::default);
        for (counted, other) in self.statements.iter_mut().zip(&other.statements) {
            counted.held += other.held;
            counted.partly += other.partly;
            counted.to_learn += other.to_learn;
            counted.probably += other.probably;
            counted.open += other.open;
            counted.beyond += other.beyond;
            counted.teachers.extend(other.teachers.iter().cloned());
            counted.learners.extend(other.learners.iter().cloned());
        }
    }
}

impl Counted {
    fn add(&mut self, one: &StatementReport, id: Option<&str>) {
        let is_beyond = match &one.evidence {
            Evidence::Rated(rated) => rated.beyond,
            Evidence::Same(same) => same.beyond,
            Evidence::Carried(_) | Evidence::Open => false,
        };
        let count = match one.standing {
            Standing::Held => &mut self.held,
            Standing::Partly => &mut self.partly,
            Standing::ToLearn => &mut self.to_learn,
            Standing::Probably => &mut self.probably,
            Standing::Open => &mut self.open,
        };
        *count += 1;
        if is_beyond {
            self.beyond += 1;
            self.teachers.extend(id.map(str::to_owned));
        } else if matches!(one.standing, Standing::Partly | Standing::ToLearn) {
            self.learners.extend(id.map(str::to_owned));
        }
    }
}
