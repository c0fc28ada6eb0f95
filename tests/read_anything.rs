//! Pages at random: any occupation survives being written and read, and any text is read or refused.

use proptest::prelude::*;
use skills_gap::catalogue::{
    Direction, Duty, Kind, Ksb, Link, Occupation, Product, Soc, SocGroup, TechnicalLevel,
};
use skills_gap::read::{read_occupation_page, write_occupation_page};

const POLICY: &str = include_str!("fixtures/pages/OCC0526.txt");

fn read(page: &str) -> Occupation {
    read_occupation_page(page).expect("a page")
}

/// A word that is part of no heading.
fn word() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{2,9}", "[A-Z][a-zé’]{3,8}", "[xyz]{3}-[0-9]{2}"]
}

fn line() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 2..7).prop_map(|words| format!("Zz {}", words.join(" ")))
}

fn lines(most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(line(), 1..most)
}

prop_compose! {
    fn ksbs()(counts in [1..30_usize, 1..30_usize, 1..9_usize], text in lines(70)) -> Vec<Ksb> {
        let mut text = text.into_iter().cycle();
        Kind::ALL.into_iter().zip(counts).flat_map(|(kind, count)| (1..=count).map(move |number| (kind, number)))
            .map(|(kind, number)| Ksb { code: format!("{}{number}", kind.letter()), kind, statement: text.next().unwrap_or_default(), id: String::new() })
            .collect()
    }
}

prop_compose! {
    fn occupation()(
        texts in [line(), line(), line(), line(), line()],
        level in 2..8_u8,
        salary in prop::option::of(1..200_000_u32),
        groups in lines(5),
        employers in prop::collection::hash_set(line(), 1..6),
        (summary, job_titles, keywords, duties, map_routes) in (lines(9), lines(9), lines(9), lines(14), lines(3)),
        ksbs in ksbs(),
        links in prop::collection::vec((any::<bool>(), 2..8_u8, prop::option::of(line())), 1..6),
    ) -> Occupation {
        let [name, route, overview, title, status] = texts;
        Occupation {
            reference: "OCC0001".into(), name: name.clone(), route, pathway: String::new(), cluster: String::new(), level: Some(level),
            technical_level: TechnicalLevel::of_level(level), overview, status: status.clone(), version: String::new(), salary,
            soc: Some(Soc {
                code: "1234".into(),
                title,
                sub_unit_groups: groups.into_iter().map(|title| SocGroup { code: "1234/01".into(), title }).collect(),
            }),
            products: vec![Product { reference: "ST0001".into(), name, level: Some(level), status, form: String::new() }],
            employers: employers.into_iter().collect(),
            summary, job_titles, keywords, ksbs,
            duties: (1..).zip(duties).map(|(number, statement): (usize, _)| Duty {
                code: format!("D{number}"), statement, core: None, ksbs: if number % 2 == 0 { vec!["K1".into(), "S1".into()] } else { Vec::new() },
                options: Vec::new(),
            }).collect(),
            options: Vec::new(),
            links: links.into_iter().map(|(into, level, name)| Link {
                direction: if into { Direction::In } else { Direction::Out }, level: Some(level), reference: String::new(), name: name.unwrap_or_default(),
            }).collect(),
            map_routes, warnings: Vec::new(),
        }
    }
}

/// Anything, and pieces of pages in any order.
fn strange_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "(?s).{0,40}",
        Just("\nK1: ".to_owned()),
        Just("\nS2 ".to_owned()),
        Just("\nDuty D3\n".to_owned()),
        Just("\nDuties\n".to_owned()),
        Just("\nSummary\n".to_owned()),
        Just("\nReference: OCC0001\n".to_owned()),
        Just("\nTechnical Education Products\n".to_owned()),
        Just("\nST0001: (Level 4)\n".to_owned()),
        Just("\nOccupational Progression\nProgression link into focused occupation.\nLevel ".to_owned()),
        Just("\nLevel 4 - Professional Occupation\n".to_owned()),
        Just("Average (median) salary: £".to_owned()),
    ];
    prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_occupation_survives_its_page(occupation in occupation()) {
        prop_assert_eq!(read(&write_occupation_page(&occupation)), occupation);
    }

    #[test]
    fn any_text_is_read_or_refused(text in strange_text(), at in 0..9_000_usize) {
        let _ = read_occupation_page(&text);
        // A page with something strange in the middle.
        let at = (at..).find(|at| POLICY.is_char_boundary(*at)).unwrap_or(0);
        let (before, after) = POLICY.split_at(at);
        let record = read_occupation_page(&format!("{before}{text}{after}"));
        // Where it breaks the heading of the statements, there is none.
        let is_without = |error: &skills_gap::Error| error.code() == skills_gap::ErrorCode::NoStatements;
        prop_assert!(record.as_ref().err().is_none_or(is_without), "{record:?}");
    }
}
