//! A catalogue and what is worked out from it, as the questions of this layer see them.

use std::borrow::Cow;

use super::caches::Network;
use super::distance::fewest_steps;
use super::inferred_links::{self, InferredLink, LINK_THRESHOLD};
use super::numbering::StatementNumbering;
use super::official_links::{OfficialLinks, UnresolvedLink};
use super::shares::{self, StatementShare, share_units};
use crate::catalogue::{Catalogue, Kind, OccupationSummary, Place};
use crate::gap::{CheckedRequest, Credits, ExpectationCache, Finished, TargetGap, Weights, duty_weights};
use crate::number::{UNIT, units};
use crate::sort;
use crate::transfer::{Index, StatementRef};

/// What the questions about many occupations are answered from. Occupations are named by their position in the
/// catalogue, statements by their number in [`StatementNumbering`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct PathwayContext<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) index: &'a Index,
    pub(crate) network: &'a Network,
    pub(crate) expectations: &'a ExpectationCache,
}

impl<'a> PathwayContext<'a> {
    /// The numbers of the statements.
    pub(crate) fn numbering(&self) -> &'a StatementNumbering {
        &self.network.numbering
    }

    /// What a list shows of the occupation at `position`.
    pub(crate) fn summary(&self, position: usize) -> Option<OccupationSummary> {
        Some(self.catalogue.at(position)?.summary_line())
    }

    /// The level of the occupation at `position`, where it is known.
    pub(crate) fn level(&self, position: usize) -> Option<u8> {
        self.catalogue.at(position)?.level
    }

    /// The level of the occupation at `to` minus the level of the one at `from`, where both are known.
    pub(crate) fn level_difference(&self, from: usize, to: usize) -> Option<i8> {
        i8::try_from(i16::from(self.level(to)?) - i16::from(self.level(from)?)).ok()
    }

    /// The kind of the statement at `place`.
    pub(crate) fn kind(&self, place: Place) -> Option<Kind> {
        self.catalogue.at(place.occupation)?.ksbs.get(place.ksb).map(|ksb| ksb.kind)
    }

    /// The statement at `place`, with its occupation and code.
    pub(crate) fn statement_ref(&self, place: Place) -> Option<StatementRef> {
        let occupation = self.catalogue.at(place.occupation)?;
        let ksb = occupation.ksbs.get(place.ksb)?;
        Some(StatementRef::of(occupation, ksb))
    }

    /// The places of the statements of `occupation`.
    pub(crate) fn places(&self, occupation: usize) -> impl Iterator<Item = Place> + use<> {
        self.index.places(occupation)
    }

    /// The gap of one person to the occupation at `target`.
    pub(crate) fn target_gap<'b>(
        &self,
        answers: &'b CheckedRequest,
        weights: Weights,
        target: usize,
    ) -> Option<TargetGap<'b>>
    where
        'a: 'b,
    {
        let place = (target, self.catalogue.at(target)?);
        Some(TargetGap::new(self.catalogue, self.index, self.expectations, answers, place, weights))
    }

    /// The share of the occupation at `target` that a person is expected to hold, as a gap report says it.
    pub(crate) fn likely(
        &self,
        answers: &CheckedRequest,
        credits: &Credits<'_>,
        weights: Weights,
        target: usize,
    ) -> Option<f64> {
        self.target_gap(answers, weights, target)?.likely_share(credits)
    }

    /// What each statement weighs, by number, in units of 0.0001. What does not count for the option of `answers`
    /// weighs 0, and so does what is not asked for, where they say what is.
    pub(crate) fn weights(&self, weights: Weights, answers: &CheckedRequest) -> Cow<'a, [u32]> {
        let with_option = self.weights_with_option(weights, answers.option.as_ref());
        let Some((target, asked)) = &answers.asked else { return with_option };
        let mut with_asked = with_option.into_owned();
        let of_target = with_asked.get_mut(self.numbering().range(*target)).into_iter().flatten();
        for (weight, asked) in of_target.zip(asked) {
            *weight = if *weight > 0 { units(*asked) } else { 0 };
        }
        Cow::Owned(with_asked)
    }

    /// The same without what is asked for. `option` names the target and the code of the option chosen there.
    fn weights_with_option(&self, weights: Weights, option: Option<&(usize, String)>) -> Cow<'a, [u32]> {
        let all = self.all_weights(weights);
        let Some((target, code)) = option else { return Cow::Borrowed(all) };
        let Some(occupation) = self.catalogue.at(*target) else { return Cow::Borrowed(all) };
        let by_duty = match weights {
            Weights::Duties => duty_weights(occupation, Some(code)),
            Weights::Equal | Weights::Asked => None,
        };
        let mut with_option = all.to_vec();
        if let Some(of_target) = with_option.get_mut(self.numbering().range(*target)) {
            for (ksb, (weight, counts)) in
                of_target.iter_mut().zip(occupation.counted(Some(code))).enumerate()
            {
                let by_duty = by_duty.as_ref().and_then(|weights| weights.get(ksb));
                *weight = if counts { by_duty.map_or(UNIT, |weight| units(*weight)) } else { 0 };
            }
        }
        Cow::Owned(with_option)
    }

    fn all_weights(&self, weights: Weights) -> &'a [u32] {
        match weights {
            Weights::Equal | Weights::Asked => {
                self.network.equal_weights.get_or_init(|| vec![UNIT; self.numbering().statements()])
            }
            Weights::Duties => self.network.duty_weights.get_or_init(|| {
                let of_each =
                    self.catalogue.occupations().map(|occupation| match duty_weights(occupation, None) {
                        Some(weights) => weights.into_iter().map(units).collect(),
                        None => vec![UNIT; occupation.ksbs.len()],
                    });
                of_each.flatten().collect()
            }),
        }
    }

    /// What the statement at `place` weighs; 0 where it does not count.
    pub(crate) fn weight(&self, place: Place, weights: &[u32]) -> u32 {
        weights.get(self.numbering().number(place)).copied().unwrap_or_default()
    }

    /// What a person holds who has finished `occupation` and nothing else: its own statements whole, and what
    /// they carry over to. By statement number.
    pub(crate) fn shares_after(&self, occupation: usize) -> &'a [StatementShare] {
        let cache = self.network.shares_after.get(occupation);
        cache.map_or(&[], |cache| cache.get_or_init(|| self.shares_after_without(occupation, &[])))
    }

    /// The same, but for the pairs in `rejected` of source and target, which are in order.
    pub(crate) fn shares_after_without(
        &self,
        occupation: usize,
        rejected: &[(Place, Place)],
    ) -> Vec<StatementShare> {
        shares::shares_after(self.index, self.numbering(), occupation, rejected)
    }

    /// What a person expects to hold of the occupations `among` who has finished `occupation` and nothing else. By
    /// statement number; what is not held at all is left out. `rejected` lists pairs of source and target that do
    /// not carry over, in order.
    pub(crate) fn completion_shares(
        &self,
        occupation: usize,
        among: &[usize],
        rejected: &[(Place, Place)],
    ) -> Vec<StatementShare> {
        let own;
        let finished = if rejected.iter().any(|(source, _)| source.occupation == occupation) {
            own = Finished::new(occupation, self.index, rejected);
            &own
        } else {
            let Some(cache) = self.network.finished.get(occupation) else { return Vec::new() };
            cache.get_or_init(|| Finished::new(occupation, self.index, &[]))
        };
        let mut shares = Vec::new();
        for target in among {
            let held = finished.held(*target, self.index);
            let numbered = self.numbering().range(*target).zip(held);
            shares.extend(numbered.filter_map(|(number, held)| {
                let share = share_units(held);
                (share > 0).then_some(StatementShare { statement: number as u32, share })
            }));
        }
        sort::by_key(&mut shares, |share| share.statement);
        shares
    }

    /// The part of `shares`, which are by statement number, that is about `occupation`.
    pub(crate) fn shares_of<'b>(
        &self,
        occupation: usize,
        shares: &'b [StatementShare],
    ) -> &'b [StatementShare] {
        shares::shares_of(self.numbering(), occupation, shares)
    }

    /// Whether the catalogue states a link from one to the other.
    pub(crate) fn is_official_link(&self, from: usize, to: usize) -> bool {
        self.official_links().contains(from, to)
    }

    /// Whether a link leads from one to the other, official or worked out.
    pub(crate) fn is_link(&self, from: usize, to: usize) -> bool {
        self.is_official_link(from, to)
            || inferred_links::may_infer(self.catalogue, from, to)
                && self.link_strength(from, to) >= LINK_THRESHOLD
    }

    /// How much of the knowledge and skills of `to` a person holds who is fully competent in `from`, in units of
    /// 0.0001.
    pub(crate) fn link_strength(&self, from: usize, to: usize) -> u64 {
        let shares = self.shares_of(to, self.shares_after(from));
        inferred_links::strength(self.catalogue, self.numbering(), shares, to)
    }

    /// The official links that `occupation` states and whose other end is not known.
    pub(crate) fn unresolved_links(&self, occupation: usize) -> impl Iterator<Item = &'a UnresolvedLink> {
        let all = self.official_links().unresolved.iter();
        all.filter(move |(position, _)| *position == occupation).map(|(_, link)| link)
    }

    /// The occupations that links out of each occupation lead to, in order.
    pub(crate) fn successors(&self, official_only: bool) -> Vec<Vec<usize>> {
        let mut successors = vec![Vec::new(); self.numbering().occupations()];
        for (from, to) in &self.official_links().links {
            if let Some(successors) = successors.get_mut(*from) {
                successors.push(*to);
            }
        }
        if !official_only {
            for (successors, inferred) in successors.iter_mut().zip(self.inferred_links()) {
                successors.extend(inferred.iter().map(|link| link.to));
                sort::by(successors, Ord::cmp);
            }
        }
        successors
    }

    /// The fewest steps along links from `start` to each occupation, up to `most`; 0 to itself.
    pub(crate) fn fewest_steps_from(
        &self,
        start: usize,
        most: usize,
        official_only: bool,
    ) -> Vec<Option<usize>> {
        let successors = self.successors(official_only);
        fewest_steps(successors.len(), start, most, |from| {
            successors.get(from).into_iter().flatten().copied()
        })
    }

    /// All links out of each occupation, in order, as a pack stores them.
    pub(crate) fn known_links(&self) -> Vec<Vec<inferred_links::KnownLink>> {
        use inferred_links::KnownLink;

        let known = |to: usize, strength: u64, official: bool| KnownLink { to, strength, official };
        let inferred = self.inferred_links().iter();
        let mut all: Vec<Vec<_>> = inferred
            .map(|links| links.iter().map(|link| known(link.to, link.strength, false)).collect())
            .collect();
        for (from, to) in &self.official_links().links {
            if let Some(links) = all.get_mut(*from) {
                links.push(known(*to, self.link_strength(*from, *to), true));
            }
        }
        for links in &mut all {
            sort::by_key(links, |link| link.to);
        }
        all
    }

    fn official_links(&self) -> &'a OfficialLinks {
        self.network.official_links.get_or_init(|| OfficialLinks::of(self.catalogue))
    }

    /// The links that are worked out, out of each occupation, in order. Official links are not among them.
    fn inferred_links(&self) -> &'a [Vec<InferredLink>] {
        self.network.inferred_links.get_or_init(|| {
            let shares_after = |occupation| self.shares_after(occupation);
            inferred_links::inferred_links(
                self.catalogue,
                self.numbering(),
                self.official_links(),
                shares_after,
            )
        })
    }
}
