//! The links of one occupation, and what makes one link.

use super::links::{LINK_THRESHOLD, is_link, strength};
use super::network::Ground;
use super::pathways::{step_link, summary};
use super::report::{LinkEnd, LinkReport, LinkStatement, LinksReport};
use super::trail::{Origin, Trail};
use crate::catalogue::Kind;
use crate::error::Error;
use crate::gap::{CheckedRequest, Weights};
use crate::input::Path;
use crate::number::of_units;
use crate::order::sorted_by;

/// The links of the occupation `reference`.
///
/// # Errors
/// `unknownOccupation` at `reference`.
pub(crate) fn links(ground: Ground<'_>, reference: &str) -> Result<LinksReport, Error> {
    let (position, occupation) = ground.catalogue.find(reference, &Path::Root.field("reference"))?;
    let (mut into, mut out) = (Vec::new(), Vec::new());
    for (from, links) in ground.out(false).iter().enumerate() {
        for to in links {
            if from == position {
                out.extend(link_end(ground, *to, from, *to));
            } else if *to == position {
                into.extend(link_end(ground, from, from, *to));
            }
        }
    }
    let order = |a: &LinkEnd, b: &LinkEnd| {
        let official = b.link.official.cmp(&a.link.official);
        official.then_with(|| b.link.strength.total_cmp(&a.link.strength))
    };
    let mut unresolved = Vec::new();
    for (at, link) in &ground.official().unresolved {
        if *at == position {
            unresolved.push(link.clone());
        }
    }
    Ok(LinksReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: ground.catalogue.version().to_owned(),
        occupation: occupation.summary_line(),
        threshold: of_units(LINK_THRESHOLD),
        into: sorted_by(into, order),
        out: sorted_by(out, order),
        unresolved,
    })
}

/// What makes the link from one occupation to another, or would.
///
/// # Errors
/// `unknownOccupation` at `from` or `to`.
pub(crate) fn link(ground: Ground<'_>, from: &str, to: &str) -> Result<LinkReport, Error> {
    let (from, from_record) = ground.catalogue.find(from, &Path::Root.field("from"))?;
    let (to, to_record) = ground.catalogue.find(to, &Path::Root.field("to"))?;
    let no_one = CheckedRequest::default();
    let mut trail = Trail::new(ground, &no_one);
    trail.finish(from, Origin::Current);
    let mut statements = Vec::new();
    for (_, one) in trail.statements(to, &ground.weights(Weights::Equal, None)) {
        if let Some(source) = one.source.filter(|_| one.kind != Kind::Behaviour) {
            statements.push(LinkStatement { code: one.code, statement: one.statement, source });
        }
    }
    let by_strength = |a: &LinkStatement, b: &LinkStatement| b.source.strength.total_cmp(&a.source.strength);
    Ok(LinkReport {
        from: from_record.summary_line(),
        to: to_record.summary_line(),
        link: is_link(ground, from, to).then(|| step_link(ground, from, to)),
        strength: of_units(strength(ground, from, to)),
        threshold: of_units(LINK_THRESHOLD),
        statements: sorted_by(statements, by_strength),
    })
}

fn link_end(ground: Ground<'_>, other: usize, from: usize, to: usize) -> Option<LinkEnd> {
    let occupation = summary(ground, Some(other))?;
    Some(LinkEnd { occupation, link: step_link(ground, from, to) })
}
