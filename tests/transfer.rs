//! Strengths and reasons, against the figures that the model's makers worked out independently.

use std::sync::LazyLock;
use std::{env, fs};

use skills_gap::catalogue::{Catalogue, Kind, Place};
use skills_gap::transfer::{Band, Carry, Index, Model, Pair, Prepared, Reasons, SharedTerm};
use skills_gap::{Engine, ErrorCode, ErrorKind};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::embedded);
const FILE: &[u8] = include_bytes!("../data/model/model.bin");

/// The rows of a table with a header line, each with a look-up by column.
fn table(text: &str) -> Vec<impl Fn(&str) -> String> {
    let mut lines = text.lines();
    let header: Vec<String> = lines.next().expect("a header").split('\t').map(str::to_owned).collect();
    lines
        .map(|line| {
            let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            let header = header.clone();
            move |name: &str| {
                let column = header.iter().position(|found| found == name).expect("the column");
                cells.get(column).cloned().unwrap_or_default()
            }
        })
        .collect()
}

fn strength(source: (&str, &str), target: (&str, &str)) -> f64 {
    let prepare = |(code, statement)| ENGINE.index().prepare(code, statement).expect("the whole model");
    ENGINE.index().strength(&prepare(source), &prepare(target))
}

fn statements(catalogue: &Catalogue) -> Vec<(Kind, &str)> {
    let ksbs = catalogue.occupations().flat_map(|occupation| &occupation.ksbs);
    ksbs.map(|ksb| (ksb.kind, ksb.statement.as_str())).collect()
}

fn part() -> Model {
    let bytes = Model::embedded().subset(statements(ENGINE.catalogue()).into_iter().map(|(_, text)| text));
    Model::decode(&bytes).expect("a part")
}

/// The pairs of `expected.tsv` stand there by id alone where their texts are not ours to publish:
/// SKILLS_GAP_GOLD names the table that has them.
#[test]
fn strengths_are_those_of_the_reference() {
    let gold = env::var("SKILLS_GAP_GOLD").ok().map(|path| fs::read_to_string(path).expect("the gold file"));
    let gold = gold.as_deref().map(table).unwrap_or_default();
    let (mut compared, mut own) = (0, 0);
    for row in table(include_str!("../data/model/expected.tsv")) {
        let id = row("id");
        let (source, target) = if id.starts_with("own") {
            own += 1;
            (row("source"), row("target"))
        } else {
            match gold.iter().find(|row| row("id") == id) {
                Some(row) => (row("source"), row("target")),
                None => continue,
            }
        };
        let found = strength((&row("source_code"), &source), (&row("target_code"), &target));
        let expected: f64 = row("strength").parse().expect("a number");
        let expected = if expected == 1.0 { 1.0 } else { (expected * 10_000.0).round() / 10_000.0 };
        // The reference has six digits, so a half may have been rounded twice.
        assert!((found - expected).abs() < 0.000_11, "{id}: {found} {expected}");
        compared += 1;
    }
    assert_eq!((own, compared), (23, if gold.is_empty() { 23 } else { 303 }));
}

#[test]
fn the_same_is_1_and_nothing_else_is() {
    for (source, target) in [
        ("Weld pipes.", "weld PIPES"),
        ("K1: Weld pipes", "S2 - Weld pipes!"),
        ("Café", "cafe"),
        ("日本語", "日本語"),
        ("C++", "c++"),
    ] {
        assert_eq!(strength(("S1", source), ("K1", target)), 1.0, "{source}");
    }
    // What words leave out tells them apart.
    for (source, target) in [
        ("Test in C++", "Test in C#"),
        ("α testing", "β testing"),
        ("Uses tŷ", "Uses tŵ"),
        ("< 5 years", "> 5 years"),
    ] {
        assert!(strength(("S1", source), ("S1", target)) < 1.0, "{source}");
    }
    for nothing in ["", "…", "—"] {
        assert_eq!(strength(("S1", nothing), ("S1", nothing)), 0.0, "{nothing}");
        assert_eq!(strength(("S1", nothing), ("S1", "Weld pipes")), 0.0, "{nothing}");
    }
    let all = statements(ENGINE.catalogue());
    for (_, source) in &all {
        for (_, target) in &all {
            let same = skills_gap::text::normalised(source) == skills_gap::text::normalised(target);
            assert_eq!(strength(("S1", source), ("S1", target)) == 1.0, same, "{source} → {target}");
        }
    }
}

#[test]
fn a_kind_that_is_not_known_is_taken_for_the_others() {
    let (one, other) = ("Lead a small team", "Supervise colleagues");
    assert_eq!(strength(("", one), ("B1", other)), strength(("B1", one), ("B1", other)));
    assert_eq!(strength(("S1", one), ("", other)), strength(("S1", one), ("S1", other)));
    assert_eq!(strength(("", one), ("", other)), strength(("K1", one), ("K1", other)));
    assert!(
        strength(("K1", one), ("S1", other)) < strength(("S1", one), ("S1", other)),
        "knowing is not doing"
    );
}

/// A list of examples after what is held takes nothing of it, whatever words begin it.
#[test]
fn examples_are_no_requirements() {
    for (source, target, list) in [
        ("Ways of storing timber", "Ways to store timber", ", for example racks, spacers and sheds"),
        (
            "How to join data from several sources",
            "How to join data from sources",
            ". For example by look ups",
        ),
        (
            "Explain findings to an audience",
            "Explain results to an audience",
            ", for instance with films or talks",
        ),
        ("Data protection law", "The law on data protection", " (e.g. consent, retention, access requests)"),
        ("Legislation on safety at work", "Safety legislation at work", " such as COSHH, RIDDOR and LOLER"),
        (
            "Manage a budget",
            "Manage a budget well",
            ", including forecasts, accruals and reports of variance",
        ),
    ] {
        let [without, with] =
            ["", list].map(|list| strength(("S1", source), ("S2", &format!("{target}{list}"))));
        assert!(
            without > 0.83 && with == without,
            "{source} → {target}{list}: {with}, and {without} without"
        );
    }
}

/// Examples of what is held are evidence; those of what is not held make no difference good.
#[test]
fn examples_say_what_is_held() {
    let held = |source, target| strength(("S1", source), ("S2", target));
    let list = "Use office software, such as spreadsheets and word processors";
    assert!(held(list, "Set up spreadsheets") > held("Use office software", "Set up spreadsheets") + 0.1);
    assert!(held("Arrange flowers such as roses", "Prune shrubs such as roses") < 0.5);
    // A part of the statement leaves as much open as before: what else it asks for may stand in the list.
    assert!(held("Use tools", "Use tools to weld, such as torches") < held("Use tools", "Use tools to weld"));
    // Nothing but a list, and a list without an example.
    for target in ["For example welding and brazing", "Including: e.g."] {
        assert!(held("Weld and braze", target) < 0.5, "{target}");
    }
}

/// Looking only at pairs that are alike as wholes loses none that carries over.
#[test]
fn screening_loses_nothing() {
    let (index, limit) = (ENGINE.index(), ENGINE.index().limits().carry);
    let places = || {
        (0..2).flat_map(|occupation| (0..index.count(occupation)).map(move |ksb| Place { occupation, ksb }))
    };
    let at = |place| -> &Prepared { index.at(place).expect("a statement") };
    let (mut carried, mut looked_at) = (0, 0);
    for source in places() {
        let all: Vec<_> = places()
            .filter(|target| *target != source)
            .map(|target| (target, index.strength(at(source), at(target))))
            .filter(|(_, strength)| *strength >= limit)
            .collect();
        let screened: Vec<_> =
            index.carries(source).iter().map(|carry| (carry.place, carry.strength)).collect();
        assert_eq!(screened, all, "{source:?}");
        carried += all.len();
        looked_at += places().filter(|target| index.may_carry(at(source), at(*target))).count();
    }
    assert!(carried > 20 && looked_at < 85 * 85 / 2, "{carried} carried, {looked_at} looked at");
}

#[test]
fn a_part_prepares_its_statements_as_the_whole_does() {
    let (whole, part) = (Model::embedded(), part());
    assert!(whole.is_whole() && !part.is_whole() && part.is_akin(&whole));
    for (kind, statement) in statements(ENGINE.catalogue()) {
        assert!(part.covers(statement));
        assert_eq!(part.prepare(statement, Some(kind)), whole.prepare(statement, Some(kind)), "{statement}");
    }
    // Words that it knows, in an order that it does not.
    let shuffled = "policy stakeholders the of communications organisation’s";
    assert_eq!(part.prepare(shuffled, None), whole.prepare(shuffled, None));
    for unknown in ["Weld pipes", "policyy", "zebra policy"] {
        assert!(whole.covers(unknown) && !part.covers(unknown) && part.prepare(unknown, None).is_none());
    }
    let again = part.subset(["policy"]);
    assert_eq!(again, whole.subset(["policy"]), "a part of a part");
}

#[test]
fn a_catalogue_with_a_part_says_when_it_needs_the_whole() {
    let engine = Engine::with_model(Catalogue::embedded(), part()).expect("covered");
    let whole = Engine::embedded();
    let ask = |engine: &Engine| engine.transfer("OCC0311.K9", "OCC0526.K7").expect("a report");
    assert_eq!(ask(&engine), ask(&whole));
    let error = engine.transfer("OCC0311.K9", "Weld pipes").expect_err("not covered");
    assert_eq!((error.code(), error.path()), (ErrorCode::NeedsModel, "target"));

    let mut welder = whole.occupation("OCC0311").expect("embedded").clone();
    welder.reference = "OCC9001".into();
    welder.ksbs[2].statement = "Weld pipes".into();
    let wider = Catalogue::embedded().with(vec![welder]).expect("fits");
    let error = Engine::with_model(wider.clone(), part()).expect_err("not covered");
    assert_eq!(
        error.to_string(),
        "[2].ksbs[2].statement: has words for which the whole statement model is needed"
    );

    let mut complete = engine.clone();
    for other in [Model::default(), part()] {
        let error = complete.set_model(other).expect_err("another model, or a part");
        assert_eq!((error.code(), error.path()), (ErrorCode::InvalidValue, "model"));
    }
    complete.set_model(Model::embedded()).expect("the same model");
    let index = complete.index().with(complete.catalogue(), &wider).expect("covered");
    assert_eq!(index, Index::new(&wider, Model::embedded()).expect("covered"));
    let first = |index: &Index| index.at(Place { occupation: 0, ksb: 0 }).expect("there") as *const Prepared;
    assert_eq!(first(&index), first(complete.index()), "what was prepared is not prepared again");
}

#[test]
fn all_pairs_are_what_each_statement_carries_over_to() {
    let index = ENGINE.index();
    let mut pairs: Vec<_> = (0..index.occupations()).flat_map(|position| index.pairs(position)).collect();
    pairs.sort_by_key(|pair| (pair.source, pair.target));
    let mut expected = Vec::new();
    for occupation in 0..index.occupations() {
        for ksb in 0..index.count(occupation) {
            let source = Place { occupation, ksb };
            let carries = index.carries(source).iter();
            expected.extend(carries.map(|to| Pair { source, target: to.place, strength: to.strength }));
        }
    }
    assert!(!pairs.is_empty());
    assert_eq!(pairs, expected);
}

#[test]
fn what_is_known_to_carry_over_is_not_worked_out_again() {
    // Which no model would say.
    let known = |place, strength| Carry { place, strength };
    let at = |occupation, ksb| Place { occupation, ksb };
    let before = ENGINE.catalogue();
    let mut carries: Vec<Vec<Vec<Carry>>> =
        before.occupations().map(|one| vec![Vec::new(); one.ksbs.len()]).collect();
    carries[1][0] = vec![known(at(0, 3), 0.7), known(at(1, 5), 0.8)];
    let index = Index::with_carries(before, Model::embedded(), carries);
    assert_eq!(index.carries(at(1, 0)), [known(at(0, 3), 0.7), known(at(1, 5), 0.8)]);
    assert_eq!(*index.carries_to(at(1, 0), 1), [known(at(1, 5), 0.8)]);
    assert_eq!(index.carries(at(0, 0)), []);

    // Another in front, of the same statements as the second: what is known moves, what is new is worked out.
    let mut first = before.at(1).expect("embedded").clone();
    first.reference = "0".to_owned();
    let wider = before.with(vec![first]).expect("a catalogue");
    let mut later = index.with(before, &wider).expect("covered");
    later.reuse_carries(&index, before);
    let index = later;
    for _ in 0..2 {
        let carries = index.carries(at(2, 0));
        assert!(carries.contains(&known(at(0, 0), 1.0)), "{carries:?}");
        let moved = [known(at(1, 3), 0.7), known(at(2, 5), 0.8)];
        assert!(carries.ends_with(&moved), "{carries:?}");
        assert!(carries[..carries.len() - 2].iter().all(|carry| carry.place.occupation == 0), "{carries:?}");
        assert_eq!(*index.carries_to(at(2, 0), 1), moved[..1]);
        assert!(index.carries(at(0, 0)).contains(&known(at(2, 0), 1.0)));
    }
}

#[test]
fn opposites_are_no_shared_words() {
    for (source, target) in [
        ("Safe handling of chemicals", "Unsafe handling of chemicals"),
        ("Spot inaccurate records of stock", "Keep accurate records of stock"),
    ] {
        let reasons = ENGINE.transfer(source, target).expect("a report").reasons;
        let is_opposite = |word: &str| ["unsafe", "accurate"].contains(&word.to_lowercase().as_str());
        assert!(!reasons.shared.iter().any(|one| is_opposite(&one.target)), "{reasons:?}");
        assert!(reasons.missing.iter().any(|one| is_opposite(&one.target)), "{reasons:?}");
        assert!(!reasons.shared.is_empty(), "the other words are in both");
    }
}

/// A word between its neighbours takes on much of them, so that it comes close to words it has nothing in common with.
#[test]
fn words_are_close_in_meaning_by_themselves() {
    for (source, target, closest, far) in [
        (
            "Communicate effectively with customers, colleagues and professional contacts",
            "Communicate with both clients and colleagues",
            ("colleagues", "colleagues"),
            "both",
        ),
        (
            "Comply with health and safety and environmental legislation, policies and procedures",
            "Health and safety legislation, regulations, guidelines and procedures relevant to own role",
            ("legislation", "regulations"),
            "relevant",
        ),
    ] {
        let reasons = ENGINE.transfer(source, target).expect("a report").reasons;
        let named = |one: &SharedTerm| (one.source.as_str(), one.target.as_str()) == closest;
        assert!(reasons.shared.iter().any(named), "{closest:?}: {reasons:?}");
        assert!(reasons.missing.iter().any(|one| one.target == far), "{far}: {reasons:?}");
    }
}

#[test]
fn reasons_name_each_word_of_the_target_once() {
    let reasons = |source: &str, target: &str| ENGINE.transfer(source, target).expect("a report").reasons;
    let Reasons { band, shared, missing } = reasons(
        "S1: Manage budgets for projects",
        "S2: Manage the project’s budget, the PROJECT plan and the welding",
    );
    assert_eq!(band, Band::Mostly);
    let pairs: Vec<_> = shared.iter().map(|one| (one.source.as_str(), one.target.as_str())).collect();
    // “project plan” is close to “projects”.
    let expected =
        [("projects", "project’s"), ("budgets", "budget"), ("Manage", "Manage"), ("projects", "plan")];
    assert_eq!(pairs, expected);
    let mut named: Vec<_> = shared.iter().map(|one| (&one.target, one.weight)).collect();
    named.extend(missing.iter().map(|one| (&one.target, one.weight)));
    let weight: f64 = named.iter().map(|(_, weight)| weight).sum();
    assert!(0.5 < weight && weight < 1.0, "the rest is of words that only join: {weight}");
    named.sort_unstable_by_key(|(word, _)| word.to_lowercase());
    let words: Vec<_> = named.iter().map(|(word, _)| word.as_str()).collect();
    assert_eq!(words, ["budget", "Manage", "plan", "project’s", "welding"]);
    assert!(shared.is_sorted_by(|a, b| a.weight >= b.weight));
    assert!(missing.is_sorted_by(|a, b| a.weight >= b.weight));
    assert!(shared.iter().all(|one| 0.6 <= one.cover && one.cover <= 1.0));
    let same = reasons("OCC0311.B4", "OCC0526.B1");
    assert!(same.band == Band::Same && same.missing.is_empty());
}

#[test]
fn every_damaged_model_is_refused() {
    let part = Model::embedded().subset(["Weld pipes safely, zqx"]);
    assert!(part.len() < 4_000);
    let refused = |bytes: &[u8], code: ErrorCode, what: &str| {
        let error = Model::decode(bytes).expect_err(what);
        assert_eq!((error.kind(), error.code(), error.path()), (ErrorKind::Read, code, "model"), "{what}");
    };
    // Before the version there is nothing that says what it is.
    let cut = |place| if place < 12 { ErrorCode::UnknownFormat } else { ErrorCode::InvalidValue };
    for place in 0..part.len() {
        for bit in 0..8 {
            let mut damaged = part.clone();
            damaged[place] ^= 1 << bit;
            refused(&damaged, cut(place), &format!("byte {place}, bit {bit}"));
        }
        refused(&part[..place], cut(place), &format!("cut at {place}"));
    }
    let longer = [&part[..], &[0]].concat();
    refused(&longer, ErrorCode::InvalidValue, "longer");
    for place in (0..FILE.len()).step_by(50_021) {
        let mut damaged = FILE.to_vec();
        damaged[place] ^= 1;
        refused(&damaged, cut(place), &format!("byte {place}"));
        refused(&FILE[..place], cut(place), &format!("cut at {place}"));
    }
    // A part that passes for a whole would prepare other texts wrongly.
    let mut passes = part;
    passes[..8].copy_from_slice(b"SKGAPTM1");
    refused(&passes, ErrorCode::InvalidValue, "a part");
    assert_eq!(Model::decode(FILE), Ok(Model::embedded()));
    assert_ne!(Model::embedded(), Model::default());
}
