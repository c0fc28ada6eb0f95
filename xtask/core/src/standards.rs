//! `cargo xtask eval --standards API.json --reading CLEAN.json`: what our reader finds in records of the
//! apprenticeship standards, beside an independent reading of the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufReader;

use serde::Deserialize;
use skills_gap::catalogue::{Kind, Occupation};
use skills_gap::read::Standards;
use skills_gap::text::normalised;

use crate::table::text_of;

/// One standard, as the other reading has it.
#[derive(Deserialize)]
struct Reading {
    #[serde(rename = "larsCode")]
    lars_code: u32,
    title: String,
    summary: String,
    #[serde(rename = "jobTitles")]
    job_titles: Vec<String>,
    knowledges: Vec<Item>,
    skills: Vec<Item>,
    behaviours: Vec<Item>,
    duties: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    #[serde(rename = "ref")]
    code: String,
    text: String,
    #[serde(default)]
    ksb: Vec<String>,
}

/// Reads both, prints the totals of each and every difference.
pub fn run(records: &str, reading: &str) -> Result<(), String> {
    let readings: Vec<Reading> =
        serde_json::from_str(&text_of(reading)?).map_err(|error| format!("{reading}: {error}"))?;
    let file = File::open(records).map_err(|error| format!("{records}: {error}"))?;
    let standards = Standards::new(BufReader::new(file)).map_err(|error| format!("{records}: {error}"))?;
    let mut ours = BTreeMap::new();
    for occupation in standards {
        let occupation = occupation.map_err(|error| format!("{records}: {error}"))?;
        ours.insert(occupation.reference.clone(), occupation);
    }
    let mut totals: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut differences = Vec::new();
    for theirs in &readings {
        match ours.remove(&format!("LARS{}", theirs.lars_code)) {
            Some(one) => compare(&one, theirs, &mut totals, &mut differences),
            None => differences.push(format!("{}: not found", theirs.lars_code)),
        }
    }
    differences.extend(ours.into_keys().map(|reference| format!("{reference}: not in the other reading")));
    println!("{:<28}{:>8}{:>8}", "", "ours", "theirs");
    for (what, [ours, theirs]) in &totals {
        println!("{what:<28}{ours:>8}{theirs:>8}");
    }
    println!("\n{} differences", differences.len());
    for difference in &differences {
        println!("{difference}");
    }
    Ok(())
}

fn compare<'a>(
    ours: &Occupation,
    theirs: &Reading,
    totals: &mut BTreeMap<&'a str, [usize; 2]>,
    differences: &mut Vec<String>,
) {
    let mut total = |what: &'a str, counts: [usize; 2]| {
        let sum = totals.entry(what).or_default();
        *sum = [sum[0] + counts[0], sum[1] + counts[1]];
    };
    let mut differ = |message: String| differences.push(format!("{} {message}", ours.reference));
    if ours.name != theirs.title {
        differ(format!("title: “{}” / “{}”", ours.name, theirs.title));
    }
    let kinds = [
        ("knowledge", Kind::Knowledge, &theirs.knowledges),
        ("skills", Kind::Skill, &theirs.skills),
        ("behaviours", Kind::Behaviour, &theirs.behaviours),
    ];
    for (name, kind, items) in kinds {
        let own: Vec<_> = ours.ksbs.iter().filter(|ksb| ksb.kind == kind).collect();
        total(name, [own.len(), items.len()]);
        if own.len() != items.len() {
            differ(format!("{name}: {} / {}", own.len(), items.len()));
        }
        for (one, other) in own.iter().zip(items) {
            same(&one.code, &one.statement, &other.code, &other.text, &mut differ);
        }
    }
    total("duties", [ours.duties.len(), theirs.duties.len()]);
    if ours.duties.len() != theirs.duties.len() {
        differ(format!("duties: {} / {}", ours.duties.len(), theirs.duties.len()));
    }
    for (one, other) in ours.duties.iter().zip(&theirs.duties) {
        total("duty to KSB links", [one.ksbs.len(), other.ksb.len()]);
        same(&one.code, &one.statement, &other.code, &other.text, &mut differ);
        let (own, others): (BTreeSet<_>, BTreeSet<_>) =
            (one.ksbs.iter().collect(), other.ksb.iter().collect());
        if own != others {
            let only = |a: &BTreeSet<&String>, b: &BTreeSet<&String>| format!("{:?}", a.difference(b));
            differ(format!(
                "{}: links only ours {}, only theirs {}",
                one.code,
                only(&own, &others),
                only(&others, &own)
            ));
        }
    }
    total("job titles", [ours.job_titles.len(), theirs.job_titles.len()]);
    if ours.job_titles != theirs.job_titles {
        differ(format!("job titles: {:?} / {:?}", ours.job_titles, theirs.job_titles));
    }
    let words = |text: &str| normalised(text).split_whitespace().count();
    total("words of summaries", [words(&ours.summary.join(" ")), words(&theirs.summary)]);
    if normalised(&ours.summary.join(" ")) != normalised(&theirs.summary) {
        differ("summary: another text".to_owned());
    }
}

/// Notes where a statement has another code or another text.
fn same(code: &str, text: &str, other_code: &str, other_text: &str, differ: &mut impl FnMut(String)) {
    if code != other_code {
        differ(format!("{code} / {other_code}: the code"));
    }
    if text != other_text {
        let how = if normalised(text) == normalised(other_text) { "marks and spaces" } else { "the text" };
        differ(format!("{code}, {how}: “{text}” / “{other_text}”"));
    }
}
