//! Records in JSON, whoever wrote them. Each record's own fields say which form it has.
//!
//! `courses` reads the Department for Education's service, `plain` any JSON with statements in it, `foreign` says what
//! a record of no known form is.

mod courses;
mod foreign;
mod plain;

use super::collection::Collection;
use super::found::{Answered, source};
use super::maps;
use super::reading::{Form, ReadAnswers, ReadOptions, Reading};
use super::shared::by_name::Names;
use super::shared::record::Record;
use super::standards::{self, VersionsInForce};
use crate::catalogue::{DataSource, Occupation};
use crate::error::{Error, Path};
use crate::input::{Value, deserialize};
pub(super) use foreign::refused_record;

/// Records of one input, in the order in which they come.
pub(super) struct Records {
    /// Whether the input is a list.
    is_list: bool,
    /// Whether a catalogue is in it, as this program writes it.
    pub is_collection: bool,
    in_force: VersionsInForce,
    all_versions: Option<Vec<Occupation>>,
    maps: Vec<Value>,
    occupations: Vec<Occupation>,
    answers: Vec<ReadAnswers>,
    plain: plain::Listed,
    /// The forms that were found, the first of them first.
    forms: Vec<Form>,
    /// The sources that a collection names.
    sources: Vec<DataSource>,
    /// Why the first record that was not taken was not.
    refused: Option<Error>,
}

impl Records {
    pub(super) fn new(is_list: bool, options: &ReadOptions) -> Self {
        Self {
            is_list,
            is_collection: false,
            in_force: VersionsInForce::on(options.today),
            all_versions: options.all_versions.then(Vec::new),
            maps: Vec::new(),
            occupations: Vec::new(),
            answers: Vec::new(),
            plain: plain::Listed::default(),
            forms: Vec::new(),
            sources: Vec::new(),
            refused: None,
        }
    }

    /// Adds the record at `path`.
    ///
    /// # Errors
    /// Where a record of a known form has a fault that leaves nothing to read.
    pub(super) fn add(&mut self, value: Value, path: &Path<'_>) -> Result<(), Error> {
        let Some(record) = Record::of(&value, "") else {
            if !self.plain.add(&value) {
                self.refuse(&value, path);
            }
            return Ok(());
        };
        // A list of records, and the place of its own that a service gives it.
        for name in ["standards", "courses"] {
            if let (Some(Value::List(items)), false) = (record.get(name), standards::is_standard(&record)) {
                let place = path.field(name);
                for (index, item) in items.iter().enumerate() {
                    self.add(item.clone(), &place.item(index))?;
                }
                return Ok(());
            }
        }
        if let Some(foreign) = foreign::refused_form(&record, path) {
            self.refused = self.refused.take().or(Some(foreign));
            return Ok(());
        }
        match form_of(&record) {
            Some(form @ (Form::Courses | Form::Standards)) => {
                let read = if form == Form::Courses { courses::read } else { standards::read_at };
                let mut standard = read(&value, path)?;
                if standard.occupation.ksbs.is_empty() {
                    plain::complete(&mut standard.occupation, &value);
                }
                self.add_version(form, standard);
            }
            Some(form @ Form::Maps) => {
                self.note(form);
                self.maps.push(value);
            }
            Some(form) if Collection::is_form_of(&record) => {
                let collection = Collection::read(&value, path)?;
                self.note(form);
                self.is_collection = true;
                self.sources.extend(collection.sources);
                self.occupations.extend(collection.occupations);
            }
            _ => self.add_own_or_plain(value, path),
        }
        Ok(())
    }

    fn add_version(&mut self, form: Form, standard: standards::Standard) {
        self.note(form);
        match &mut self.all_versions {
            Some(all) => all.push(standard.occupation),
            None => self.in_force.add(standard),
        }
    }

    /// Adds a record of our own, or whatever statements are in it.
    fn add_own_or_plain(&mut self, value: Value, path: &Path<'_>) {
        let own = deserialize::<Occupation>(&value, path).and_then(|one| one.check(path).map(|()| one));
        match own {
            Ok(occupation) => {
                self.note(Form::Records);
                self.occupations.push(occupation);
            }
            Err(error) => {
                let found = plain::occupations(&value);
                if !found.is_empty() {
                    self.note(Form::Json);
                    self.add_answered(found);
                } else if !self.plain.add(&value) {
                    let is_nearly_own = Record::of(&value, "").is_some_and(|record| record.has(&["ksbs"]));
                    if is_nearly_own && self.refused.is_none() {
                        self.refused = Some(error);
                    }
                    self.refuse(&value, path);
                }
            }
        }
    }

    fn add_answered(&mut self, found: Vec<Answered>) {
        for Answered { mut occupation, answers } in found {
            if let Some(mut answers) = answers {
                if occupation.reference.is_empty() {
                    // No reference has a space. It says which occupation the answers are of, until one is made.
                    occupation.reference = format!(" {}", self.answers.len());
                }
                answers.reference.clone_from(&occupation.reference);
                self.answers.push(answers);
            }
            self.occupations.push(occupation);
        }
    }

    fn note(&mut self, form: Form) {
        if !self.forms.contains(&form) {
            self.forms.push(form);
        }
    }

    fn refuse(&mut self, value: &Value, path: &Path<'_>) {
        if self.refused.is_none() {
            self.refused = Some(refused_record(value, path));
        }
    }

    /// What the records are, before it is made fit for a catalogue.
    ///
    /// # Errors
    /// The codes of the maps' records; the fault of the first record where none could be read.
    pub(super) fn finish(mut self) -> Result<Reading, Error> {
        let listed = std::mem::take(&mut self.plain).finish();
        if !listed.is_empty() {
            self.note(Form::Json);
            self.add_answered(listed);
        }
        let mut occupations = self.all_versions.unwrap_or_else(|| self.in_force.occupations());
        if !self.maps.is_empty() {
            let answers = match (self.is_list || self.maps.len() > 1, self.maps.pop()) {
                (false, Some(only)) => only,
                (_, last) => Value::List(self.maps.into_iter().chain(last).collect()),
            };
            occupations.extend(maps::read(&answers, &Path::Root)?);
        }
        occupations.append(&mut self.occupations);
        if occupations.is_empty()
            && let Some(refused) = self.refused
        {
            return Err(refused);
        }
        let mut sources = self.sources;
        sources.extend(self.forms.iter().filter_map(|form| source(*form)));
        let form = self.forms.first().copied().unwrap_or(Form::Records);
        let answers = last_of_each(self.answers);
        Ok(Reading { form, sources, occupations, answers, warnings: Vec::new() })
    }
}

/// Of the answers about one occupation, those of the last record.
fn last_of_each(mut answers: Vec<ReadAnswers>) -> Vec<ReadAnswers> {
    let mut later = Names::default();
    answers.reverse();
    answers.retain(|one| later.add(&one.reference, ()));
    answers.reverse();
    answers
}

/// The form of a record: the one in which more statements are found, then the one with more fields of its own.
fn form_of(record: &Record<'_>) -> Option<Form> {
    let count = |names: &[&str]| -> usize {
        let list = |name: &&str| match record.get(name) {
            Some(Value::List(items)) => items.len(),
            _ => 0,
        };
        names.iter().map(list).sum()
    };
    let marks = |names: &[&str]| names.iter().filter(|name| record.has(&[**name])).count();
    let of_kinds = count(&[
        "knowledges",
        "behaviours",
        "technicalKnowledges",
        "technicalSkills",
        "employabilitySkillsAndBehaviours",
    ]);
    let objects = |name: &str| match record.get(name) {
        Some(Value::List(items)) => items.iter().filter(|item| matches!(item, Value::Object(_))).count(),
        _ => 0,
    };
    let is_courses = courses::is_form_of(record);
    if maps::is_answer(record) && !(is_courses && of_kinds == 0) {
        return Some(Form::Maps);
    }
    let of_courses = (if is_courses { objects("ksbs") } else { 0 }, marks(courses::MARKS));
    let is_standard = standards::is_standard(record);
    let of_standards = (if is_standard { of_kinds + objects("skills") } else { 0 }, marks(standards::MARKS));
    if is_courses && (of_courses >= of_standards || !is_standard) {
        Some(Form::Courses)
    } else if is_standard {
        Some(Form::Standards)
    } else if Collection::is_form_of(record) {
        Some(Form::Records)
    } else {
        None
    }
}
