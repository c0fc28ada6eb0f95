//! KSBs, options and duties of the official services. They are lists of objects. Duties name statements by id, by
//! code or by text.

use super::by_name::{self, ByName};
use super::code::kind_of_name;
use super::html;
use super::ksb_list::is_same;
use super::record::{Record, plain_text, warn};
use crate::catalogue::{Duty, Kind, Ksb, MAX_STATEMENT, OccupationOption, Warning};
use crate::error::quoted;
use crate::input::Value;

/// The statements, duties and options of a record.
pub(in crate::read) struct Statements {
    pub ksbs: Vec<Ksb>,
    pub duties: Vec<Duty>,
    pub options: Vec<OccupationOption>,
}

/// The names of the fields that are about one kind of statement.
struct KindFields {
    kind: Kind,
    /// The lists of its statements. Foundation apprenticeships have lists of their own.
    lists: [&'static str; 2],
    /// The code or id of a statement.
    code: &'static str,
    /// The two lists of a duty that name statements.
    mapped_ids: &'static str,
    mapped: &'static str,
}

const KIND_FIELDS: [KindFields; 3] = [
    KindFields {
        kind: Kind::Knowledge,
        lists: ["knowledges", "technicalKnowledges"],
        code: "knowledgeId",
        mapped_ids: "mappedKnowledgeIds",
        mapped: "mappedKnowledge",
    },
    KindFields {
        kind: Kind::Skill,
        lists: ["skills", "technicalSkills"],
        code: "skillId",
        mapped_ids: "mappedSkillsIds",
        mapped: "mappedSkills",
    },
    KindFields {
        kind: Kind::Behaviour,
        lists: ["behaviours", "employabilitySkillsAndBehaviours"],
        code: "behaviourId",
        mapped_ids: "mappedBehaviourIds",
        mapped: "mappedBehaviour",
    },
];

/// At most so many duties and options are taken: as many as codes of four digits can name.
const MAX_ITEMS: usize = 9_999;

/// Reads the statements, duties and options of `record`.
///
/// An item keeps the code that the source gives where every item of the list has a code of its own. Else the code is
/// the item's place in the list, so that an item that is left out leaves a gap.
pub(in crate::read) fn statements(record: &Record, warnings: &mut Vec<Warning>) -> Statements {
    let mut names = Names::default();
    let mut ksbs = Vec::new();
    for fields in &KIND_FIELDS {
        ksbs.extend(ksbs_of(record, fields, &mut names, warnings));
    }
    let options = options(record, &mut names, warnings);
    let duties = duties(record, &names, warnings);
    drop_shared_ids(&mut ksbs);
    Statements { ksbs, duties, options }
}

/// Drops the ids that several statements share: numbers that restart in each list, a GUID of zeros. An id must
/// name one statement, for it finds the statement in other versions.
pub(in crate::read) fn drop_shared_ids(ksbs: &mut [Ksb]) {
    let (mut seen, mut shared) = (by_name::Names::default(), by_name::Names::default());
    for ksb in ksbs.iter() {
        if !seen.add(&ksb.id, ()) {
            shared.add(&ksb.id, ());
        }
    }
    for ksb in ksbs.iter_mut().filter(|ksb| shared.get(&ksb.id).is_some()) {
        ksb.id.clear();
    }
}

/// The codes of statements and options by their names.
#[derive(Default)]
struct Names(ByName<String>);

/// What kind of name it is.
#[derive(Clone, Copy)]
enum NameKind {
    Id(Kind),
    Code,
    Text(Kind),
    Option,
}

impl NameKind {
    /// `name` as a name of this kind alone.
    fn of(self, name: &str) -> String {
        let (kind, letter) = match self {
            Self::Id(kind) => ("id", kind.letter()),
            Self::Code => ("code", ' '),
            Self::Text(kind) => ("text", kind.letter()),
            Self::Option => ("option", ' '),
        };
        format!("{kind}{letter}{name}")
    }
}

impl Names {
    /// Adds a name. The first item with a name keeps it.
    fn add(&mut self, by: NameKind, name: &str, code: &str) {
        let name = plain(name);
        if !name.is_empty() {
            self.0.add(&by.of(&name), code.to_owned());
        }
    }

    fn get(&self, by: NameKind, name: &str) -> Option<&str> {
        self.0.get(&by.of(&plain(name))).map(String::as_str)
    }

    /// The code of the KSB that `name` names: by id, then by code, then by text; of the kind `kind` first.
    fn ksb(&self, kind: Kind, name: &str) -> Option<&str> {
        let clean = html::line(name);
        let any = |by: fn(Kind) -> NameKind, name: &str| {
            let kinds = std::iter::once(kind).chain(Kind::ALL);
            kinds.into_iter().find_map(|kind| self.get(by(kind), name))
        };
        any(NameKind::Id, name)
            .or_else(|| self.get(NameKind::Code, name))
            .or_else(|| any(NameKind::Text, &clean))
            .or_else(|| self.get(NameKind::Code, leading_code(&clean)?))
    }
}

/// `name` in the form that is compared. A GUID may stand in braces, in either case.
fn plain(name: &str) -> String {
    name.trim().trim_start_matches('{').trim_end_matches('}').trim().to_ascii_lowercase()
}

/// `K1` of `K1: the law`.
fn leading_code(text: &str) -> Option<&str> {
    let (code, rest) = text.split_at_checked(text.find(|c: char| !c.is_ascii_alphanumeric())?)?;
    rest.starts_with([':', ' ', '.', ')', '-']).then_some(code)
}

fn ksbs_of(record: &Record, fields: &KindFields, names: &mut Names, warnings: &mut Vec<Warning>) -> Vec<Ksb> {
    let letter = fields.kind.letter();
    let mut items: Vec<&Value> = Vec::new();
    for list in fields.lists {
        items.extend(record.items(list, warnings));
    }
    let codes = given_codes(&items, fields.code, warnings, |code| {
        Kind::of_code(code).is_some_and(|(kind, _)| kind == fields.kind)
    });
    let mut ksbs = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        let code = codes.get(index).cloned().unwrap_or_else(|| format!("{letter}{}", index + 1));
        let place = format!("ksbs.{code}");
        let (id, statement) = match Record::of(item, &place) {
            Some(ksb) => {
                let id = match (ksb.line("id", warnings), ksb.line(fields.code, warnings)) {
                    (id, code) if id.is_empty() && Kind::of_code(&code.to_ascii_uppercase()).is_none() => {
                        code
                    }
                    (id, _) => id,
                };
                (plain(&id), ksb.line("detail", warnings))
            }
            None => (String::new(), plain_text(item).map(|text| html::line(&text)).unwrap_or_default()),
        };
        if !statement.chars().any(char::is_alphanumeric) {
            warn(warnings, "missing", &place, format_args!("{code} has no text."));
        } else if statement.len() > MAX_STATEMENT || Kind::of_code(&code).is_none() {
            let message = format_args!("{code} is left out: its text is too long, or its number too high.");
            warn(warnings, "unreadable", &place, message);
        } else {
            names.add(NameKind::Id(fields.kind), &id, &code);
            names.add(NameKind::Code, &code, &code);
            names.add(NameKind::Text(fields.kind), &statement, &code);
            ksbs.push(Ksb { code, kind: fields.kind, statement, id });
        }
    }
    ksbs
}

/// The codes in the field `name` of the items, if each item has one and none comes twice. Else an empty list.
fn given_codes(
    items: &[&Value],
    name: &str,
    warnings: &mut Vec<Warning>,
    is_code: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for item in items {
        let code = Record::of(item, "").and_then(|item| item.get(name)).and_then(plain_text);
        codes.extend(code.map(|code| code.trim().to_ascii_uppercase()).filter(|code| is_code(code)));
    }
    let mut seen = by_name::Names::default();
    let are_different = codes.iter().all(|code| seen.add(code, ()));
    if codes.len() == items.len() && are_different {
        return codes;
    }
    if !codes.is_empty() {
        let message =
            format_args!("Numbered by their place: the source gives some no code, or two the same.");
        warn(warnings, "unreadable", name, message);
    }
    Vec::new()
}

/// The options of a record. Older standards name them in a list of texts.
fn options(record: &Record, names: &mut Names, warnings: &mut Vec<Warning>) -> Vec<OccupationOption> {
    let mut options = Vec::new();
    for item in record.items("options", warnings).iter().take(MAX_ITEMS) {
        let Some(item) = Record::of(item, "options") else { continue };
        let code = format!("O{}", options.len() + 1);
        let mut name = item.first_line(&["title", "name"], warnings);
        names.add(NameKind::Option, &item.line("optionId", warnings), &code);
        names.add(NameKind::Option, &name, &code);
        if name.is_empty() {
            let place = format!("options.{code}");
            warn(warnings, "missing", &place, format_args!("{code} has no name."));
            name = format!("Option {}", options.len() + 1);
        }
        let reference = item.line("occupationCode", warnings);
        options.push(OccupationOption { code, name, reference });
    }
    for list in ["options", "optionsUnstructuredTemplate"] {
        if options.is_empty() {
            options = plain_options(record, list, warnings);
            options.iter().for_each(|option| names.add(NameKind::Option, &option.name, &option.code));
        }
    }
    options
}

/// The options in a list of names. The one name `core` says that there are none.
pub(in crate::read) fn plain_options(
    record: &Record,
    list: &str,
    warnings: &mut Vec<Warning>,
) -> Vec<OccupationOption> {
    let mut names = record.lines(list, &["title", "name"], &['|'], warnings);
    names.retain(|name| !name.eq_ignore_ascii_case("core"));
    let option =
        |(number, name)| OccupationOption { code: format!("O{number}"), name, reference: String::new() };
    (1..).zip(names).map(option).collect()
}

/// The lists of a record that are read from either official service.
const READ_BY_ALL: [&str; 12] = [
    "knowledges",
    "technicalKnowledges",
    "skills",
    "technicalSkills",
    "behaviours",
    "employabilitySkillsAndBehaviours",
    "duties",
    "options",
    "optionsUnstructuredTemplate",
    "keywords",
    "typicalJobTitles",
    "involvedEmployers",
];

/// Adds a warning for each list of statements that a record has, but that is neither in `read` nor read by all. A list that only says the
/// statements once more needs none.
pub(in crate::read) fn unread_lists(
    record: &Record,
    read: &[&str],
    ksbs: &[Ksb],
    warnings: &mut Vec<Warning>,
) {
    for (name, items) in record.lists() {
        if READ_BY_ALL.iter().chain(read).any(|known| known.eq_ignore_ascii_case(name)) {
            continue;
        }
        let text = |item: &Value| {
            let fields = ["detail", "description", "statement", "text"];
            let text = match Record::of(item, "") {
                Some(object) => fields.iter().find_map(|field| object.get(field)).and_then(plain_text),
                None => plain_text(item).filter(|_| kind_of_name(name).is_some()),
            };
            text.filter(|text| text.trim().contains(' '))
        };
        let texts: Vec<String> = items.iter().take(200).filter_map(text).collect();
        let is_new =
            texts.iter().any(|text| !ksbs.iter().any(|ksb| is_same(&ksb.statement, &html::line(text))));
        if is_new {
            let message = format_args!("The list {name} is not read. Its entries: {}.", items.len());
            warn(warnings, "unread", name, message);
        }
    }
}

fn duties(record: &Record, names: &Names, warnings: &mut Vec<Warning>) -> Vec<Duty> {
    let items: Vec<&Value> = record.items("duties", warnings).iter().take(MAX_ITEMS).collect();
    let is_code = |code: &str| {
        let number = code.strip_prefix('D').unwrap_or_default();
        (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let codes = given_codes(&items, "dutyId", warnings, is_code);
    let mut duties = Vec::new();
    let mut without_options = 0;
    for (index, item) in items.into_iter().enumerate() {
        let code = codes.get(index).cloned().unwrap_or_else(|| format!("D{}", index + 1));
        let place = format!("duties.{code}");
        let mut duty = Duty { code, statement: String::new(), core: None, ksbs: vec![], options: vec![] };
        if let Some(item) = Record::of(item, &place) {
            duty.statement = item.line("dutyDetail", warnings);
            duty.core = item.yes_or_no("isThisACoreDuty", warnings);
            let (mut unknown_names, mut seen) = (Vec::new(), by_name::Names::default());
            for fields in &KIND_FIELDS {
                let (found, unknown) = mapped(&item, fields, names);
                // One kind's list may name a statement of another kind, which has its own.
                for code in found {
                    if seen.add(&code, ()) {
                        duty.ksbs.push(code);
                    }
                }
                unknown_names.extend(unknown);
            }
            warn_of_unknown(&duty.code, &place, &unknown_names, warnings);
            let wanted = mentions(item.get("mappedOptions"), &["optionId", "title"]);
            let (found, unknown) = resolved(&wanted, |name| names.get(NameKind::Option, name));
            duty.options = found;
            without_options += usize::from(!unknown.is_empty());
        } else {
            duty.statement = plain_text(item).map(|text| html::line(&text)).unwrap_or_default();
        }
        // A lone punctuation mark is no duty.
        if !duty.statement.chars().any(char::is_alphanumeric) {
            warn(warnings, "missing", &place, format_args!("{} has no text.", duty.code));
            duty.statement = String::new();
        }
        duties.push(duty);
    }
    if without_options > 0 {
        let message = format_args!("Duties of options that the record does not list: {without_options}.");
        warn(warnings, "unresolved", "options", message);
    }
    duties
}

/// Adds the warning that a duty names statements that the record does not list.
fn warn_of_unknown(code: &str, place: &str, names: &[String], warnings: &mut Vec<Warning>) {
    let Some(first) = names.first() else { return };
    let first = quoted(first);
    let others = names.len() - 1;
    let message = match others {
        0 => format_args!("{code} names a statement that is in no list: {first}."),
        _ => format_args!("{code} names statements that are in no list: {first} and {others} more."),
    };
    warn(warnings, "unresolved", place, message);
}

/// The codes of the KSBs that a duty names, and the names that are unknown. The list of ids and the other list should
/// name the same: the one that names more counts.
fn mapped(duty: &Record, fields: &KindFields, names: &Names) -> (Vec<String>, Vec<String>) {
    let find = |name: &str| names.ksb(fields.kind, name);
    let naming = ["id", fields.code, "detail"];
    let by_id = resolved(&mentions(duty.get(fields.mapped_ids), &naming), find);
    let other = resolved(&mentions(duty.get(fields.mapped), &naming), find);
    if by_id.0.len() > other.0.len() || (other.0.is_empty() && !by_id.1.is_empty()) { by_id } else { other }
}

/// What a list names, each by one name or more. A text is a list of one, or of what its commas fields.
fn mentions(list: Option<&Value>, fields: &[&str]) -> Vec<Vec<String>> {
    let mention = |item: &Value| match Record::of(item, "") {
        Some(object) => fields.iter().filter_map(|name| object.get(name)).filter_map(plain_text).collect(),
        None => plain_text(item).into_iter().collect::<Vec<String>>(),
    };
    let mentions = match list {
        None => Vec::new(),
        Some(Value::List(items)) => items.iter().map(mention).collect(),
        Some(Value::Text(text)) if is_list_of_codes(text) => {
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
fn is_list_of_codes(text: &str) -> bool {
    text.split([',', ';']).all(|part| !part.trim().contains(char::is_whitespace))
}

/// The codes of the items that `mentions` names, each once, and the names that are unknown.
fn resolved<'a>(
    mentions: &[Vec<String>],
    find: impl Fn(&str) -> Option<&'a str>,
) -> (Vec<String>, Vec<String>) {
    let mut seen = by_name::Names::default();
    let (mut codes, mut unknown) = (Vec::new(), Vec::new());
    for names in mentions {
        match names.iter().find_map(|name| find(name)) {
            Some(code) if seen.add(code, ()) => codes.push(code.to_owned()),
            Some(_) => {}
            None => unknown.extend(names.first().cloned()),
        }
    }
    (codes, unknown)
}
