//! What to ask next: the answer that narrows the range of `likely` most on average.

use super::expectation::Estimate;
use super::request::CheckedRequest;
use crate::catalogue::Place;
use crate::limits::MAX_QUESTIONS_COUNTED;
use crate::transfer::Index;

/// A statement to ask about, and by how much the margin of `likely` is smaller after an answer to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) place: Place,
    pub(crate) narrows: f64,
}

/// Reports round shares to four places: the margin that they show is not to be missed by less.
const ROUNDING: f64 = 0.000_05;

/// An answer that narrows the range by no more is not asked for.
const TELLS_NOTHING: f64 = 1e-9;

/// How far the ends of the range are from `likely`, of targets with these shares of what counts together.
pub(crate) fn joint_margin(estimates: &[(f64, Estimate)]) -> f64 {
    estimates.iter().fold(0.0, |sum, (share, estimate)| sum + share * estimate.margin(|_| true))
}

/// Whether a range whose ends are `from_likely` away is known to `margin`.
fn is_within(from_likely: f64, margin: f64) -> bool {
    from_likely <= margin + ROUNDING
}

/// Whether something is rated. An assumption by itself is never enough.
fn is_rated(answers: &CheckedRequest) -> bool {
    answers.assessment.ratings.iter().any(|rating| rating.point.is_some())
}

/// Whether something is rated, and the ends of the range, `from_likely` away, are at most `margin` away.
pub(super) fn is_enough(answers: &CheckedRequest, from_likely: f64, margin: f64) -> bool {
    is_rated(answers) && is_within(from_likely, margin)
}

/// Estimates of targets, each with its share of what counts; what is asked narrows all of them.
pub(crate) struct Questioner<'a> {
    answers: &'a CheckedRequest,
    index: &'a Index,
    estimates: Vec<(f64, Estimate)>,
    /// Whether there is something to know, and an answer. An assumption by itself is never enough.
    is_rated: bool,
    /// What is not to be asked: answered, or the same as what is.
    answered: Vec<Place>,
}

impl<'a> Questioner<'a> {
    pub(crate) fn new(
        answers: &'a CheckedRequest,
        index: &'a Index,
        estimates: Vec<(f64, Estimate)>,
    ) -> Self {
        let is_rated = !estimates.is_empty() && is_rated(answers);
        let mut questioner = Self { answers, index, estimates, is_rated, answered: Vec::new() };
        for rating in &answers.assessment.ratings {
            questioner.answered.extend(questioner.said_by(rating.place));
        }
        questioner
    }

    /// The statement at `place`, and what says the same, of the targets and of the current occupation.
    fn said_by(&self, place: Place) -> Vec<Place> {
        let targets = self.estimates.iter().map(|(_, estimate)| estimate.target());
        let mut same = vec![place];
        for occupation in targets.chain(self.answers.current) {
            let carries = self.index.carries_to(place, occupation);
            let carried = carries.iter().filter(|carry| carry.is_same()).map(|carry| carry.place);
            same.extend(carried.filter(|other| !self.answers.assessment.is_rejected(place, *other)));
        }
        same
    }

    /// `candidates` without those that say the same as one before them.
    pub(crate) fn without_repeats<'b>(
        &'b self,
        candidates: &'b [Candidate],
    ) -> impl Iterator<Item = &'b Candidate> {
        let mut said = Vec::new();
        candidates.iter().filter(move |candidate| {
            let is_new = !said.contains(&candidate.place);
            if is_new {
                said.extend(self.said_by(candidate.place));
            }
            is_new
        })
    }

    /// How far the ends of the range are from `likely`, of all targets together.
    fn margin(&self) -> f64 {
        joint_margin(&self.estimates)
    }

    /// Whether something is rated, and that is at most `margin`.
    pub(crate) fn is_enough(&self, margin: f64) -> bool {
        self.is_rated && is_within(self.margin(), margin)
    }

    /// What can be asked and tells something: unrated statements of the targets and of the current occupation, in the
    /// catalogue's order.
    pub(crate) fn candidates(&self) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = Vec::new();
        for (share, estimate) in &self.estimates {
            for (place, narrows) in estimate.gains() {
                let mut of_target = self.estimates.iter().filter(|(_, one)| one.target() == place.occupation);
                let may_ask = match of_target.next() {
                    Some((_, target)) => target.counts(place),
                    None => self.answers.current == Some(place.occupation),
                };
                if !may_ask || narrows <= TELLS_NOTHING || self.answered.contains(&place) {
                    continue;
                }
                match candidates.binary_search_by_key(&place, |one| one.place) {
                    Ok(found) => {
                        if let Some(found) = candidates.get_mut(found) {
                            found.narrows += share * narrows;
                        }
                    }
                    Err(at) => candidates.insert(at, Candidate { place, narrows: share * narrows }),
                }
            }
        }
        candidates
    }

    /// Takes the statement at `place` as answered, whatever the answer is, and what says the same.
    fn ask(&mut self, place: Place) {
        let known = self.said_by(place);
        for (_, estimate) in &mut self.estimates {
            known.iter().for_each(|place| estimate.ask(*place));
        }
        self.answered.extend(known);
    }

    /// The candidate that narrows most; the first of equals.
    fn best(&self) -> Option<Candidate> {
        self.candidates().into_iter().reduce(|best, one| if one.narrows > best.narrows { one } else { best })
    }

    /// How many questions there are until [`Self::is_enough`], each the best after those before it; or, where none can
    /// make it so, how many there are. At most [`MAX_QUESTIONS_COUNTED`].
    pub(crate) fn until(mut self, margin: f64) -> usize {
        let mut asked = 0;
        // The first answer makes something known.
        while asked < MAX_QUESTIONS_COUNTED
            && !((self.is_rated || asked > 0) && is_within(self.margin(), margin))
            && let Some(best) = self.best()
        {
            self.ask(best.place);
            asked += 1;
        }
        asked
    }
}
