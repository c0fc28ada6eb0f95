//! What one form found in an input: the forms are told apart by it.

use super::reading::{Form, ReadAnswers};
use super::shared::LICENCE;
use crate::catalogue::{DataSource, Occupation};

/// An occupation, and what stands beside its statements.
#[derive(Default)]
pub(super) struct Answered {
    pub occupation: Occupation,
    pub answers: Option<ReadAnswers>,
}

/// The occupations that an input has if it is of this form.
pub(super) struct Found {
    pub form: Form,
    pub occupations: Vec<Occupation>,
    pub answers: Vec<ReadAnswers>,
    /// Whether each statement says itself which occupation it is of.
    pub are_named: bool,
    /// How many marks of the form the input has.
    pub marks: usize,
}

impl Found {
    pub(super) fn of(form: Form, occupation: Occupation, marks: usize) -> Self {
        Self { form, occupations: vec![occupation], answers: Vec::new(), are_named: false, marks }
    }

    /// Adds the occupations of another part of the input. Their answers follow them.
    pub(super) fn append(&mut self, mut other: Self) {
        for (place, one) in (self.occupations.len()..).zip(&mut other.occupations) {
            // No reference has a space. It says which occupation the answers are of, until one is made.
            let before = std::mem::take(&mut one.reference);
            one.reference = if before.trim().is_empty() { format!(" {place}") } else { before.clone() };
            let its = other.answers.iter_mut().filter(|answers| answers.reference == before);
            its.for_each(|answers| answers.reference.clone_from(&one.reference));
        }
        self.occupations.append(&mut other.occupations);
        self.answers.append(&mut other.answers);
        self.are_named &= other.are_named;
        self.marks = self.marks.max(other.marks);
        if other.form == Form::StandardPage {
            self.form = other.form;
        }
    }

    pub(super) fn statements(&self) -> usize {
        self.occupations.iter().map(|one| one.ksbs.len()).sum()
    }

    /// Which of two is right: the one that finds more, then the one with more marks of its own. A form that finds
    /// nearly as much and has more marks is the better one: the other takes a heading or a footer for a statement.
    pub(super) fn better_of(self, other: Self) -> Self {
        let (mine, its) = (self.statements(), other.statements());
        let is_close = mine.abs_diff(its) * 10 <= mine.max(its);
        let is_better =
            if is_close && self.marks != other.marks { self.marks > other.marks } else { mine >= its };
        if is_better { self } else { other }
    }
}

/// A source of the site that publishes the standards.
pub(super) fn source(form: Form) -> Option<DataSource> {
    let name = match form {
        Form::OccupationPage => "Skills England, occupational maps",
        Form::StandardPage => "Skills England, pages of the standards",
        Form::Standards => return Some(super::standards::source()),
        Form::Maps => return Some(super::maps::source()),
        Form::Courses => "Department for Education, courses",
        Form::List | Form::Table | Form::Json | Form::Records => return None,
    };
    let (name, licence) = (name.to_owned(), LICENCE.to_owned());
    Some(DataSource { name, address: String::new(), fetched: String::new(), licence })
}
