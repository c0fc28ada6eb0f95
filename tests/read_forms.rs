//! Occupations written in every form that people bring, and read back. With `SKILLS_GAP_DATA`, a folder with real
//! standards, these are written too.

mod written;

use std::path::Path;

use serde_json::Value;
use skills_gap::Engine;
use skills_gap::catalogue::{Duty, Kind, Ksb, Occupation, OccupationOption, Warning};
use skills_gap::read::{Form, ReadOptions, read};
use written::FORMS;

/// The occupations that come with the crate, one of them with options.
fn embedded() -> Vec<Occupation> {
    let engine = Engine::embedded();
    let mut all: Vec<Occupation> = engine.catalogue().occupations().cloned().collect();
    for one in &mut all {
        // Every other duty says what it needs.
        let codes: Vec<String> = one.ksbs.iter().map(|ksb| ksb.code.clone()).collect();
        for (number, duty) in one.duties.iter_mut().enumerate() {
            duty.ksbs = codes.iter().skip(number).step_by(7).cloned().collect();
            duty.ksbs.sort_by_key(|code| Kind::of_code(code));
        }
    }
    let mut with_options = all[0].clone();
    with_options.reference = "ST9999".into();
    let option = |code: &str, name: &str| OccupationOption {
        code: code.into(),
        name: name.into(),
        reference: String::new(),
    };
    with_options.options =
        vec![option("O1", "Stunt kites"), option("O2", "Toolmaker and tool and die technician")];
    for (number, duty) in with_options.duties.iter_mut().enumerate() {
        duty.options = match number {
            8 | 9 => vec!["O1".into()],
            10.. => vec!["O2".into()],
            _ => Vec::new(),
        };
    }
    all.push(with_options);
    all
}

/// The real standards in the folder that is named, if one is.
fn real() -> Vec<Occupation> {
    let Ok(folder) = std::env::var("SKILLS_GAP_DATA") else { return Vec::new() };
    let file = |name: &str| -> Vec<Value> {
        let text = std::fs::read_to_string(Path::new(&folder).join(name)).expect("a file of standards");
        serde_json::from_str(&text).expect("JSON")
    };
    let plain =
        |value: &Value| value.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let ksb = |code: &Value, statement: &Value| {
        // Old standards have `K001`.
        let code = plain(code);
        let (letter, number) = code.split_at(1);
        let code = format!("{letter}{}", number.trim_start_matches('0'));
        let kind = Kind::of_code(&code).expect("a code").0;
        // Some begin with the mark of their code.
        let statement = plain(statement).trim_start_matches([':', ' ']).to_owned();
        Ksb { code, kind, statement, id: String::new() }
    };
    let mut all = Vec::new();
    for one in file("ksb/standards-50.json") {
        let ksbs = ["knowledges", "skills", "behaviours"].iter().flat_map(|name| list(&one[name]));
        let duty = |item: &Value| Duty {
            code: plain(&item["ref"]),
            statement: plain(&item["text"]),
            core: None,
            ksbs: list(&item["ksb"]).iter().map(plain).collect(),
            options: Vec::new(),
        };
        all.push(Occupation {
            // Some lack their number.
            reference: one["st"].as_str().map_or_else(|| format!("ST9{:03}", all.len()), str::to_owned),
            name: plain(&one["title"]),
            route: plain(&one["route"]),
            level: one["level"].as_u64().map(|level| level as u8),
            ksbs: ksbs.map(|item| ksb(&item["ref"], &item["text"])).collect(),
            duties: list(&one["duties"]).iter().map(duty).collect(),
            ..Occupation::default()
        });
    }
    for one in file("ksb/standards-192.json") {
        all.push(Occupation {
            reference: plain(&one["reference"]),
            name: plain(&one["name"]),
            route: plain(&one["route"]),
            level: one["level"].as_u64().map(|level| level as u8),
            ksbs: list(&one["ksbs"]).iter().map(|item| ksb(&item["code"], &item["statement"])).collect(),
            ..Occupation::default()
        });
    }
    all
}

/// Whether no number of a statement is left out, as two of 242 real standards have it.
fn has_every_number(one: &Occupation) -> bool {
    Kind::ALL.into_iter().all(|kind| {
        let of_kind = one.ksbs.iter().filter(|ksb| ksb.kind == kind);
        (1..).zip(of_kind).all(|(number, ksb)| Kind::of_code(&ksb.code) == Some((kind, number)))
    })
}

/// Whether the reference that a text gives is not taken, and is named.
fn is_doubted(found: &Occupation, given: &str) -> bool {
    let names = |warning: &Warning| warning.code == "unresolved" && warning.message.contains(given);
    found.reference.starts_with("list-") && found.warnings.iter().any(names)
}

/// What differs between an occupation and what was read of it.
fn difference(one: &Occupation, form: &written::Form) -> Option<String> {
    let (name, says, write) = form;
    let text = write(one);
    let reading = match read(&text, &ReadOptions::default()) {
        Ok(reading) => reading,
        Err(error) => return Some(format!("{name}: {} {error}", one.reference)),
    };
    let [found] = reading.occupations.as_slice() else {
        return Some(format!("{name}: {} occupations for {}", reading.occupations.len(), one.reference));
    };
    let of = |ksbs: &[Ksb], with_codes: bool| -> Vec<(String, String)> {
        let mut all: Vec<&Ksb> = ksbs.iter().collect();
        all.sort_by_key(|ksb| ksb.kind);
        all.iter()
            .map(|ksb| {
                (if with_codes { ksb.code.clone() } else { String::new() }, ksb.statement.replace('|', "/"))
            })
            .collect()
    };
    let (expected, got) = (of(&one.ksbs, says.codes), of(&found.ksbs, says.codes));
    if expected != got {
        let first = expected.iter().zip(&got).find(|(a, b)| a != b);
        return Some(format!("{name}: {} {} / {} {first:?}", one.reference, expected.len(), got.len()));
    }
    // A list of one kind, or without knowledge, may be a part of another one.
    let of_kind = |kind| one.ksbs.iter().any(|ksb| ksb.kind == kind);
    let has_others = of_kind(Kind::Skill) || of_kind(Kind::Behaviour);
    let is_more_than_a_part = if reading.form == Form::StandardPage {
        of_kind(Kind::Knowledge) || of_kind(Kind::Skill)
    } else {
        of_kind(Kind::Knowledge) && has_others
    };
    let is_trusted = says.is_record || (says.codes && has_every_number(one) && is_more_than_a_part);
    let is_right =
        if is_trusted { found.reference == one.reference } else { is_doubted(found, &one.reference) };
    if says.reference && (!is_right || (&found.name, found.level) != (&one.name, one.level)) {
        return Some(format!(
            "{name}: {} “{}” {:?} read as {} “{}” {:?}",
            one.reference, one.name, one.level, found.reference, found.name, found.level
        ));
    }
    if says.duties {
        let of = |duties: &[Duty]| -> Vec<(String, String, Vec<String>, Vec<String>)> {
            let sorted = |codes: &[String]| {
                let mut codes = codes.to_vec();
                codes.sort_by_key(|code| Kind::of_code(code));
                codes
            };
            let options = |duty: &Duty| if says.options { duty.options.clone() } else { Vec::new() };
            duties
                .iter()
                .map(|duty| (duty.code.clone(), duty.statement.clone(), sorted(&duty.ksbs), options(duty)))
                .collect()
        };
        let (expected, got) = (of(&one.duties), of(&found.duties));
        // A form without codes of its own numbers anew, and names no code.
        if says.codes && expected != got {
            let first = expected.iter().zip(&got).find(|(a, b)| a != b);
            return Some(format!(
                "{name}: {} duties {} / {} {first:?}",
                one.reference,
                expected.len(),
                got.len()
            ));
        }
    }
    let names = |one: &Occupation| one.options.iter().map(|option| option.name.clone()).collect::<Vec<_>>();
    if says.options && names(one) != names(found) {
        return Some(format!("{name}: {} options {:?} / {:?}", one.reference, names(one), names(found)));
    }
    None
}

#[test]
fn every_form_is_read_back_as_it_was_written() {
    let all: Vec<Occupation> =
        embedded().into_iter().chain(real()).filter(|one| !one.ksbs.is_empty()).collect();
    let mut differences = Vec::new();
    for form in &FORMS {
        let of_form: Vec<String> = all.iter().filter_map(|one| difference(one, form)).collect();
        if !of_form.is_empty() {
            differences.push(format!(
                "{} of {}: {}",
                of_form.len(),
                all.len(),
                of_form.iter().take(8).cloned().collect::<Vec<_>>().join("\n    ")
            ));
        }
    }
    assert!(differences.is_empty(), "{} occupations\n{}", all.len(), differences.join("\n"));
}

#[test]
fn a_table_brings_ratings_and_notes() {
    let one = &embedded()[0];
    for (name, _, write) in
        FORMS.iter().filter(|(name, ..)| ["CSV", "tabs", "semicolons", "Markdown table"].contains(name))
    {
        let reading = read(&write(one), &ReadOptions::default()).expect("a table");
        let [answers] = reading.answers.as_slice() else { panic!("{name}: one set of answers") };
        assert_eq!(answers.reference, reading.occupations[0].reference);
        let [column] = answers.ratings.as_slice() else { panic!("{name}: one column of ratings") };
        assert_eq!(
            (column.column.as_str(), column.guessed, column.points.len()),
            ("Confidence (1-5)", false, 5),
            "{name}"
        );
        assert_eq!(column.ratings.len(), one.ksbs.len());
        assert_eq!(column.ratings[&one.ksbs[2].code], Some(2), "3 of 1 to 5 is the third point");
        assert_eq!(answers.notes.len(), 1);
        assert_eq!(answers.notes[&one.ksbs[1].code], "As seen", "{name}");
    }
}
