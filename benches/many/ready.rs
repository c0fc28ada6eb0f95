//! Matrices for `sums.py`, and the people as lines.

use std::fs;
use std::path::Path;

use skills_gap::Engine;
use skills_gap::catalogue::Place;

fn position(engine: &Engine, reference: &str) -> usize {
    engine.catalogue().occupations().position(|one| one.reference == reference).expect("an occupation")
}

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) {
    fs::write(folder.join(name), content).expect("written");
}

/// The strength that carries over to each target statement from each statement of both occupations: one row each.
pub fn gap(engine: &Engine, references: [&str; 2], lines: &[String], folder: &Path) {
    let target = position(engine, references[1]);
    let count = engine.index().count(target);
    let mut codes: Vec<(&str, &str)> = Vec::new();
    let mut columns: Vec<Vec<f64>> = Vec::new();
    for reference in references {
        let ksbs = &engine.occupation(reference).expect("an occupation").ksbs;
        for (ksb, one) in ksbs.iter().enumerate() {
            codes.push((reference, &one.code));
            let mut column = vec![0.0; count];
            let place = Place { occupation: position(engine, reference), ksb };
            for carry in engine.index().carries_to(place, target).iter() {
                column[carry.place.ksb] = carry.strength;
            }
            columns.push(column);
        }
    }
    let strengths = (0..count).flat_map(|row| columns.iter().map(move |column| column[row].to_le_bytes()));
    write(folder, "strengths.f64", strengths.flatten().collect::<Vec<u8>>());
    write(folder, "codes.json", serde_json::to_string(&codes).expect("JSON"));
    write(folder, "gap.ndjson", lines.join("\n"));
}

/// How alike every statement is to each statement of the occupations at `origins`, 0..=255, and the mean direction of
/// each occupation.
pub fn nearest(engine: &Engine, origins: &[usize], lines: &[String], folder: &Path) {
    let (index, all) = (engine.index(), engine.index().occupations());
    let counts: Vec<usize> = (0..all).map(|one| index.count(one)).collect();
    let mut alike: Vec<u8> = Vec::new();
    let mut codes = Vec::new();
    for origin in origins {
        let occupation = engine.catalogue().occupations().nth(*origin).expect("an occupation");
        for (ksb, source) in occupation.ksbs.iter().zip(index.statements(*origin)) {
            codes.push((&occupation.reference, &ksb.code));
            let others = (0..all).flat_map(|one| index.statements(one));
            alike.extend(others.map(|other| (source.alike(other) * 255.0).round() as u8));
        }
    }
    let directions: Vec<u8> = (0..all)
        .flat_map(|one| index.statements(one))
        .flat_map(|statement| statement.direction().iter().map(|length| length.to_le_bytes()[0]))
        .collect();
    write(folder, "alike.u8", alike);
    write(folder, "directions.i8", directions);
    write(folder, "nearest.json", serde_json::to_string(&(counts, origins, codes)).expect("JSON"));
    write(folder, "nearest.ndjson", lines.join("\n"));
}
