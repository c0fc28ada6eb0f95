//! KSBs, options and duties of the official sources: lists of objects, which duties name by id, by code or by
//! text.

use std::collections::{BTreeMap, BTreeSet};

use super::foreign::{Foreign, note, plain_text};
use super::html;
use crate::catalogue::{Duty, Kind, Ksb, MAX_STATEMENT, OccupationOption, Warning};
use crate::input::{Value, quoted};

/// What a record has of statements.
pub(super) struct Statements {
    pub ksbs: Vec<Ksb>,
    pub duties: Vec<Duty>,
    pub options: Vec<OccupationOption>,
}

/// How the sources call the parts of a kind: its lists (foundation apprenticeships have lists of their own),
/// the field of an item's code or id, and the two fields of a duty that name items.
struct Part {
    kind: Kind,
    lists: [&'static str; 2],
    code: &'static str,
    mapped_ids: &'static str,
    mapped: &'static str,
}

const PARTS: [Part; 3] = [
    Part {
        kind: Kind::Knowledge,
        lists: ["knowledges", "technicalKnowledges"],
        code: "knowledgeId",
        mapped_ids: "mappedKnowledgeIds",
        mapped: "mappedKnowledge",
    },
    Part {
        kind: Kind::Skill,
        lists: ["skills", "technicalSkills"],
        code: "skillId",
        mapped_ids: "mappedSkillsIds",
        mapped: "mappedSkills",
    },
    Part {
        kind: Kind::Behaviour,
        lists: ["behaviours", "employabilitySkillsAndBehaviours"],
        code: "behaviourId",
        mapped_ids: "mappedBehaviourIds",
        mapped: "mappedBehaviour",
    },
];

/// The most duties and options that are taken: what codes of four digits name.
const MOST: usize = 9_999;

/// Reads them. A code is the one that the source gives, where it gives every item of a list one of its own;
/// else it is the item's place in its list, so that an item that is left out leaves a gap.
pub(super) fn statements(record: &Foreign, notes: &mut Vec<Warning>) -> Statements {
    let mut names = Names::default();
    let mut ksbs = Vec::new();
    for part in &PARTS {
        ksbs.extend(ksbs_of(record, part, &mut names, notes));
    }
    let options = options(record, &mut names, notes);
    let duties = duties(record, &names, notes);
    drop_shared_ids(&mut ksbs);
    Statements { ksbs, duties, options }
}

/// What two statements are called by is the name of neither: numbers that begin anew in each list, a GUID of
/// zeros. By an id, a statement is known in other versions.
fn drop_shared_ids(ksbs: &mut [Ksb]) {
    let (mut seen, mut shared) = (BTreeSet::new(), BTreeSet::new());
    for ksb in ksbs.iter() {
        if !seen.insert(ksb.id.clone()) {
            shared.insert(ksb.id.clone());
        }
    }
    for ksb in ksbs.iter_mut().filter(|ksb| shared.contains(&ksb.id)) {
        ksb.id.clear();
    }
}

/// What statements and options are named by, and their codes.
#[derive(Default)]
struct Names(BTreeMap<(By, String), String>);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Id(Kind),
    Code,
    Text(Kind),
    Option,
}

impl Names {
    /// The first that is so named has the name.
    fn add(&mut self, by: By, name: &str, code: &str) {
        let name = plain(name);
        if !name.is_empty() {
            self.0.entry((by, name)).or_insert_with(|| code.to_owned());
        }
    }

    fn get(&self, by: By, name: &str) -> Option<&str> {
        self.0.get(&(by, plain(name))).map(String::as_str)
    }

    /// The KSB that `name` names: by id, then by code, then by text, of its own kind first.
    fn ksb(&self, kind: Kind, name: &str) -> Option<&str> {
        let clean = html::line(name);
        let any = |by: fn(Kind) -> By, name: &str| {
            let kinds = std::iter::once(kind).chain(Kind::ALL);
            kinds.into_iter().find_map(|kind| self.get(by(kind), name))
        };
        any(By::Id, name)
            .or_else(|| self.get(By::Code, name))
            .or_else(|| any(By::Text, &clean))
            .or_else(|| self.get(By::Code, leading_code(&clean)?))
    }
}

/// A name as it is compared: a GUID may stand in braces, in either case.
fn plain(name: &str) -> String {
    name.trim().trim_start_matches('{').trim_end_matches('}').trim().to_ascii_lowercase()
}

/// `K1` of `K1: the law`.
fn leading_code(text: &str) -> Option<&str> {
    let (code, rest) = text.split_at_checked(text.find(|c: char| !c.is_ascii_alphanumeric())?)?;
    rest.starts_with([':', ' ', '.', ')', '-']).then_some(code)
}

fn ksbs_of(record: &Foreign, part: &Part, names: &mut Names, notes: &mut Vec<Warning>) -> Vec<Ksb> {
    let letter = part.kind.letter();
    let mut items: Vec<&Value> = Vec::new();
    for list in part.lists {
        items.extend(record.items(list, notes));
    }
    let given = given_codes(&items, part.code, notes, |code| {
        Kind::of_code(code).is_some_and(|(kind, _)| kind == part.kind)
    });
    let mut ksbs = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        let code = given.get(index).cloned().unwrap_or_else(|| format!("{letter}{}", index + 1));
        let place = format!("ksbs.{code}");
        let (id, statement) = match Foreign::of(item, &place) {
            Some(ksb) => {
                let id = match (ksb.line("id", notes), ksb.line(part.code, notes)) {
                    (id, code) if id.is_empty() && Kind::of_code(&code.to_ascii_uppercase()).is_none() => {
                        code
                    }
                    (id, _) => id,
                };
                (plain(&id), ksb.line("detail", notes))
            }
            None => (String::new(), plain_text(item).map(|text| html::line(&text)).unwrap_or_default()),
        };
        if !statement.chars().any(char::is_alphanumeric) {
            note(notes, "missing", &place, format_args!("{code} has no text."));
        } else if statement.len() > MAX_STATEMENT || Kind::of_code(&code).is_none() {
            let message = format_args!("{code} is left out: its text is too long, or its number too high.");
            note(notes, "unreadable", &place, message);
        } else {
            names.add(By::Id(part.kind), &id, &code);
            names.add(By::Code, &code, &code);
            names.add(By::Text(part.kind), &statement, &code);
            ksbs.push(Ksb { code, kind: part.kind, statement, id });
        }
    }
    ksbs
}

/// The codes in the field `name` of each of the items, if all are codes and none comes twice; else none.
fn given_codes(
    items: &[&Value],
    name: &str,
    notes: &mut Vec<Warning>,
    is_code: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut codes = Vec::new();
    for item in items {
        let given = Foreign::of(item, "").and_then(|item| item.get(name)).and_then(plain_text);
        codes.extend(given.map(|code| code.trim().to_ascii_uppercase()).filter(|code| is_code(code)));
    }
    let different: BTreeSet<&String> = codes.iter().collect();
    if codes.len() == items.len() && different.len() == codes.len() {
        return codes;
    }
    if !codes.is_empty() {
        let message =
            format_args!("Numbered by their place: the source gives some no code, or two the same.");
        note(notes, "unreadable", name, message);
    }
    Vec::new()
}

fn options(record: &Foreign, names: &mut Names, notes: &mut Vec<Warning>) -> Vec<OccupationOption> {
    let mut options = Vec::new();
    for (index, item) in record.items("options", notes).iter().enumerate().take(MOST) {
        let code = format!("O{}", index + 1);
        let place = format!("options.{code}");
        let mut option = OccupationOption { code, name: String::new(), reference: String::new() };
        if let Some(item) = Foreign::of(item, &place) {
            option.name = item.first_line(&["title", "name"], notes);
            option.reference = item.line("occupationCode", notes);
            names.add(By::Option, &item.line("optionId", notes), &option.code);
        } else {
            option.name = plain_text(item).map(|text| html::line(&text)).unwrap_or_default();
        }
        names.add(By::Option, &option.name, &option.code);
        if option.name.is_empty() {
            note(notes, "missing", &place, format_args!("{} has no name.", option.code));
            option.name = format!("Option {}", index + 1);
        }
        options.push(option);
    }
    options
}

fn duties(record: &Foreign, names: &Names, notes: &mut Vec<Warning>) -> Vec<Duty> {
    let items: Vec<&Value> = record.items("duties", notes).iter().take(MOST).collect();
    let is_code = |code: &str| {
        let number = code.strip_prefix('D').unwrap_or_default();
        (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let given = given_codes(&items, "dutyId", notes, is_code);
    let mut duties = Vec::new();
    let mut without_options = 0;
    for (index, item) in items.into_iter().enumerate() {
        let code = given.get(index).cloned().unwrap_or_else(|| format!("D{}", index + 1));
        let place = format!("duties.{code}");
        let mut duty = Duty { code, statement: String::new(), core: None, ksbs: vec![], options: vec![] };
        if let Some(item) = Foreign::of(item, &place) {
            duty.statement = item.line("dutyDetail", notes);
            duty.core = item.yes("isThisACoreDuty", notes);
            let (mut lost, mut seen) = (Vec::new(), BTreeSet::new());
            for part in &PARTS {
                let (found, unknown) = mapped(&item, part, names);
                // One kind's list may name a statement of another kind, which has its own.
                for code in found {
                    if seen.insert(code.clone()) {
                        duty.ksbs.push(code);
                    }
                }
                lost.extend(unknown);
            }
            unresolved(&duty.code, &place, &lost, notes);
            let wanted = mentions(item.get("mappedOptions"), &["optionId", "title"]);
            let (found, unknown) = resolved(&wanted, |name| names.get(By::Option, name));
            duty.options = found;
            without_options += usize::from(!unknown.is_empty());
        } else {
            duty.statement = plain_text(item).map(|text| html::line(&text)).unwrap_or_default();
        }
        // A lone mark stands for no duty.
        if !duty.statement.chars().any(char::is_alphanumeric) {
            note(notes, "missing", &place, format_args!("{} has no text.", duty.code));
            duty.statement = String::new();
        }
        duties.push(duty);
    }
    if without_options > 0 {
        let message = format_args!("Duties of options that the record does not list: {without_options}.");
        note(notes, "unresolved", "options", message);
    }
    duties
}

fn unresolved(code: &str, place: &str, lost: &[String], notes: &mut Vec<Warning>) {
    let Some(first) = lost.first() else { return };
    let first = quoted(first);
    let others = lost.len() - 1;
    let message = match others {
        0 => format_args!("{code} names a statement that is in no list: {first}."),
        _ => format_args!("{code} names statements that are in no list: {first} and {others} more."),
    };
    note(notes, "unresolved", place, message);
}

/// The codes of the KSBs that a duty names, and the names that are no statement's. The list of ids, where
/// there is one, and the other list are two accounts of the same: the one that says more counts.
fn mapped(duty: &Foreign, part: &Part, names: &Names) -> (Vec<String>, Vec<String>) {
    let find = |name: &str| names.ksb(part.kind, name);
    let fields = ["id", part.code, "detail"];
    let by_id = resolved(&mentions(duty.get(part.mapped_ids), &fields), find);
    let other = resolved(&mentions(duty.get(part.mapped), &fields), find);
    if by_id.0.len() > other.0.len() || (other.0.is_empty() && !by_id.1.is_empty()) { by_id } else { other }
}

/// What a list names, each by one name or more. A text is a list of one, or of what its commas part.
fn mentions(list: Option<&Value>, fields: &[&str]) -> Vec<Vec<String>> {
    let mention = |item: &Value| match Foreign::of(item, "") {
        Some(object) => fields.iter().filter_map(|name| object.get(name)).filter_map(plain_text).collect(),
        None => plain_text(item).into_iter().collect::<Vec<String>>(),
    };
    let mentions = match list {
        None => Vec::new(),
        Some(Value::List(items)) => items.iter().map(mention).collect(),
        Some(Value::Text(text)) if codes(text) => {
            text.split([',', ';']).map(|part| vec![part.to_owned()]).collect()
        }
        Some(other) => vec![mention(other)],
    };
    mentions
        .into_iter()
        .filter(|names: &Vec<String>| names.iter().any(|name| !name.trim().is_empty()))
        .collect()
}

/// Whether a text is codes or ids with commas between them.
fn codes(text: &str) -> bool {
    text.split([',', ';']).all(|part| !part.trim().contains(char::is_whitespace))
}

fn resolved<'a>(
    mentions: &[Vec<String>],
    find: impl Fn(&str) -> Option<&'a str>,
) -> (Vec<String>, Vec<String>) {
    let mut seen = BTreeSet::new();
    let (mut found, mut lost) = (Vec::new(), Vec::new());
    for names in mentions {
        match names.iter().find_map(|name| find(name)) {
            Some(code) if seen.insert(code) => found.push(code.to_owned()),
            Some(_) => {}
            None => lost.extend(names.first().cloned()),
        }
    }
    (found, lost)
}
