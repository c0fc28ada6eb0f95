//! Any JSON with statements in it: `[{"code": "K1", "description": "…"}]`, `{"name": …, "knowledge": ["…"]}`,
//! `{"K1": "…"}` and the like.

use crate::catalogue::{Kind, Ksb, Occupation, TechnicalLevel, Warning};
use crate::error::quoted;
use crate::input::Value;
use crate::read::document::{References, reference_in, without_facts};
use crate::read::found::Answered;
use crate::read::reading::ReadAnswers;
use crate::read::shared::code::{code_of, code_start, kind_of_name};
use crate::read::shared::html;
use crate::read::shared::ksb_list::without_faults;
use crate::read::shared::record::{Record, plain_text, warn};
use crate::read::table::beside;

/// The fields that a statement's code, kind and text may stand in.
const CODES: [&str; 8] = ["code", "key", "ksb", "ref", "reference", "number", "ksbCode", "id"];
const KINDS: [&str; 4] = ["type", "kind", "category", "ksbType"];
const TEXTS: [&str; 8] = ["description", "statement", "detail", "text", "title", "name", "wording", "value"];

/// Statements as they come.
#[derive(Default)]
pub(super) struct Statements {
    ksbs: Vec<Ksb>,
    counts: [u16; 3],
    /// Whether any says its code or its kind itself.
    is_coded: bool,
    is_numbered: bool,
    /// The other fields of statements: the name, the code, and the text.
    beside: Vec<(String, String, String)>,
    /// What is assessed, where others are known: no statements of the occupation.
    assessed: Vec<Ksb>,
}

/// The beginnings of the names of fields whose objects are parts of one occupation, whatever their names.
const PARTS: [&str; 13] = [
    "ksb",
    "knowledge",
    "skill",
    "behav",
    "statement",
    "dut",
    "option",
    "module",
    "unit",
    "section",
    "categor",
    "group",
    "criteri",
];
/// The beginnings of the names of fields whose objects are of other occupations, or of other versions.
const APART: [&str; 10] =
    ["previous", "former", "old", "past", "archive", "histor", "superseded", "related", "similar", "next"];
/// The beginnings of the names of fields about what is assessed at the end.
const ASSESSED: [&str; 4] = ["epa", "assess", "endpoint", "grading"];
const NAMES: [&str; 4] = ["name", "title", "standardName", "occupation"];
const REFERENCES: [&str; 7] =
    ["reference", "referenceNumber", "standard", "code", "stdCode", "ifateReferenceNumber", "id"];

/// A value within a record that is of another occupation than the record.
struct Other<'a> {
    value: &'a Value,
    /// Whether the field around it says so.
    is_apart: bool,
}

/// Whether the object in this field is of another occupation, or of another version, than what is around it.
fn is_other(record: &Record<'_>, field: &str) -> bool {
    let begins = |starts: &[&str]| {
        let lower = field.to_ascii_lowercase();
        starts.iter().any(|start| lower.starts_with(start))
    };
    if has_reference(record) || begins(&APART) {
        return true;
    }
    let is_name = |text: String| {
        let is_of_kind = kind_of_name(&text).is_some() || code_start(&text).is_some();
        !text.is_empty() && !is_of_kind
    };
    let has_name = NAMES.iter().filter_map(|name| record.get(name).and_then(plain_text)).any(is_name);
    !begins(&PARTS) && (has_name || record.has(&["version"]))
}

fn has_reference(record: &Record<'_>) -> bool {
    let mut texts = REFERENCES.iter().filter_map(|name| record.get(name).and_then(plain_text));
    texts.any(|text| reference_in(&text).is_some())
}

/// At most so many statements are taken of one input.
const MAX_STATEMENTS: usize = 50_000;

/// Statements of a list, by what each says of the occupation that it is of.
#[derive(Default)]
pub(super) struct Listed(Vec<(String, Statements)>);

/// The fields of a statement that name its occupation.
const OCCUPATIONS: [&str; 7] = [
    "standard",
    "occupation",
    "apprenticeship",
    "standardReference",
    "standardName",
    "occupationName",
    "stdCode",
];

impl Listed {
    /// Adds `value` if it is one statement. False where it is none.
    pub(super) fn add(&mut self, value: &Value) -> bool {
        let record = Record::of(value, "");
        let of = record
            .and_then(|record| OCCUPATIONS.iter().find_map(|name| record.get(name).and_then(plain_text)));
        let of = of.unwrap_or_default();
        let place = match self.0.iter().position(|(one, _)| *one == of) {
            Some(place) => place,
            // More occupations than any list has.
            None if self.0.len() >= 2_000 => return false,
            None => {
                self.0.push((of, Statements::default()));
                self.0.len() - 1
            }
        };
        self.0.get_mut(place).is_some_and(|(_, statements)| statements.add(value))
    }

    pub(super) fn finish(self) -> Vec<Answered> {
        let finished = self.0.into_iter().filter_map(|(of, mut statements)| {
            let mut found = statements.finish()?;
            let one = &mut found.occupation;
            one.reference = reference_in(&of).unwrap_or_default();
            one.name = without_facts(&of);
            one.warnings.retain(|warning| warning.path != "name" || one.name.is_empty());
            Some(found)
        });
        finished.collect()
    }
}

impl Statements {
    fn add(&mut self, value: &Value) -> bool {
        let before = self.ksbs.len();
        match (Record::of(value, ""), value) {
            (Some(record), _) => drop(self.push_record(&record, None)),
            (None, Value::Text(text)) => self.push(None, None, &html::line(text)),
            _ => {}
        }
        self.ksbs.len() > before
    }

    /// Collects the statements in the fields of a record. Those of `others` stay apart.
    fn collect_fields<'a>(&mut self, fields: &'a [(String, Value)], others: &mut Vec<Other<'a>>) {
        let is_assessed = |name: &str| {
            let lower = name.to_ascii_lowercase();
            ASSESSED.iter().any(|start| lower.starts_with(start))
        };
        let own = fields.iter().filter(|(name, _)| !is_assessed(name));
        let mut has_own = None;
        for (name, value) in own.chain(fields.iter().filter(|(name, _)| is_assessed(name))) {
            if !is_assessed(name) || !*has_own.get_or_insert(!self.ksbs.is_empty()) {
                self.collect_field(name, value, others);
                continue;
            }
            // Apart from the rest, whatever its parts are named.
            let (mut apart, mut parts) = (Self::default(), Vec::new());
            apart.collect_field(name, value, &mut parts);
            while let Some(Other { value: Value::Object(fields), .. }) = parts.pop() {
                apart.collect_fields(fields, &mut parts);
            }
            self.assessed.extend(apart.assessed.into_iter().chain(apart.ksbs));
        }
    }

    /// Names what is assessed where nothing else is of its kind. Else it says the statements in other words.
    fn name_assessed(&self, warnings: &mut Vec<Warning>) {
        let is_alone =
            |one: &&Ksb| !one.statement.is_empty() && self.ksbs.iter().all(|ksb| ksb.kind != one.kind);
        let mut alone = self.assessed.iter().filter(is_alone);
        let Some(first) = alone.next() else { return };
        let (count, first) = (1 + alone.count(), quoted(&first.statement));
        let message = format_args!("Left out of what is assessed: {count} in all, the first is {first}.");
        warn(warnings, "leftOut", "ksbs", message);
    }

    /// Collects the statements in a field.
    fn collect_field<'a>(&mut self, name: &str, value: &'a Value, others: &mut Vec<Other<'a>>) {
        match (code_start(name).filter(|code| code.rest.is_empty()), value) {
            (Some(code), Value::Text(text)) => {
                self.push(Some((code.kind, code.number)), None, &html::line(text));
            }
            (Some(code), Value::Object(_)) => {
                let record = Record::of(value, "");
                let text = |name: &&str| plain_text(record?.get(name)?).map(|text| html::line(&text));
                let statement = TEXTS.iter().find_map(text).unwrap_or_default();
                self.push(Some((code.kind, code.number)), None, &statement);
            }
            (_, Value::List(_) | Value::Object(_)) => self.collect(value, kind_of_name(name), name, others),
            _ => {}
        }
    }

    /// Collects the statements in a value, which stands in this field.
    fn collect<'a>(
        &mut self,
        value: &'a Value,
        kind: Option<Kind>,
        field: &str,
        others: &mut Vec<Other<'a>>,
    ) {
        if self.ksbs.len() >= MAX_STATEMENTS {
            return;
        }
        match value {
            Value::List(items) => items.iter().for_each(|item| self.collect(item, kind, field, others)),
            Value::Text(text) => self.push(None, kind, &html::line(text)),
            Value::Object(fields) => {
                let Some(record) = Record::of(value, "") else { return };
                if self.push_record(&record, kind) {
                    return;
                }
                if is_other(&record, field) {
                    let lower = field.to_ascii_lowercase();
                    let is_apart = APART.iter().any(|start| lower.starts_with(start));
                    others.push(Other { value, is_apart });
                    return;
                }
                self.collect_fields(fields, others);
            }
            _ => {}
        }
    }

    /// Adds a record that is one statement.
    fn push_record(&mut self, record: &Record<'_>, kind: Option<Kind>) -> bool {
        let text = |name: &&str| record.get(name).and_then(plain_text).map(|text| html::line(&text));
        let whole = |text: String| {
            code_start(&text).filter(|code| code.rest.is_empty()).map(|code| (code.kind, code.number))
        };
        let code = CODES.iter().filter_map(text).find_map(whole);
        let own_kind = KINDS.iter().filter_map(text).find_map(|name| kind_of_name(&name));
        let kind = own_kind.or(kind);
        let Some(statement) = TEXTS.iter().filter_map(text).find(|text| !text.is_empty()) else {
            return false;
        };
        if code.is_none() && kind.is_none() {
            return code_start(&statement).is_some_and(|start| start.is_marked && start.is_plain) && {
                self.push(None, None, &statement);
                true
            };
        }
        self.push(code, kind, &statement);
        self.is_coded |= own_kind.is_some();
        let Some(code) = self.ksbs.last().map(|ksb| ksb.code.clone()) else { return true };
        for (field, value) in record.scalars() {
            let is_read = [&CODES[..], &KINDS, &TEXTS, &OCCUPATIONS];
            if !is_read.iter().any(|names| names.iter().any(|name| name.eq_ignore_ascii_case(field))) {
                let text = plain_text(value).map(|text| html::line(&text)).unwrap_or_default();
                self.beside.push((field.clone(), code.clone(), text));
            }
        }
        true
    }

    fn push(&mut self, code: Option<(Kind, u16)>, kind: Option<Kind>, text: &str) {
        let start = code_start(text).filter(|start| code.is_none() && start.is_marked && start.is_plain);
        let (code, statement) = match start {
            Some(start) => (Some((start.kind, start.number)), start.rest),
            None => (code, text),
        };
        let Some(kind) = code.map(|(kind, _)| kind).or(kind) else { return };
        let Some(count) = self.counts.get_mut(kind as usize) else { return };
        *count = count.saturating_add(1).min(999);
        self.is_coded |= code.is_some();
        self.is_numbered |= code.is_none();
        let code = code_of(kind, code.map_or(*count, |(_, number)| number));
        self.ksbs.push(Ksb { code, kind, statement: statement.to_owned(), id: String::new() });
    }

    /// The occupation that they are of; none where they are no statements.
    pub(super) fn finish(&mut self) -> Option<Answered> {
        let mut warnings = Vec::new();
        self.name_assessed(&mut warnings);
        let kinds = Kind::ALL.iter().filter(|kind| self.ksbs.iter().any(|ksb| ksb.kind == **kind)).count();
        // A list of skills alone may be anybody's.
        if !self.is_coded && kinds < 2 {
            return None;
        }
        if self.is_numbered {
            warn(
                &mut warnings,
                "numbered",
                "ksbs",
                format_args!("Numbered by their place: not all have a code."),
            );
        }
        let (answers, unread) = beside(&std::mem::take(&mut self.beside), &mut warnings);
        let is_any = answers != ReadAnswers::default();
        if !unread.is_empty() {
            let names = quoted(&unread.join(", ")).to_string();
            let message = format_args!("Fields of the statements that are not read: {names}.");
            warn(&mut warnings, "unread", "ksbs", message);
        }
        let ksbs = without_faults(std::mem::take(&mut self.ksbs), &mut warnings);
        let missing = |path: &str, what: &str| {
            Warning::new("missing", path, format_args!("The list does not give {what}."))
        };
        warnings.push(missing("name", "a name"));
        warnings.push(missing("level", "a level"));
        let occupation = Occupation { ksbs, warnings, ..Occupation::default() };
        (!occupation.ksbs.is_empty()).then(|| Answered { occupation, answers: is_any.then_some(answers) })
    }
}

/// The occupations in a record that has its statements in lists; none where it has none, or is one statement itself.
/// Those within it are left out where it has statements of its own.
pub(super) fn occupations(value: &Value) -> Vec<Answered> {
    let (Some(record), Value::Object(fields)) = (Record::of(value, ""), value) else { return Vec::new() };
    let mut statements = Statements::default();
    if statements.push_record(&record, None) {
        return Vec::new();
    }
    let mut others = Vec::new();
    statements.collect_fields(fields, &mut others);
    let own = statements.finish().map(|listed| described(listed, &record));
    let mut within: Vec<Answered> = Vec::new();
    for other in &others {
        let mut found = occupations(other.value);
        // What the record around it says is of it too, where there is nothing else.
        let is_same = own.is_none() && others.len() == 1 && !other.is_apart;
        if let (true, [only]) = (is_same, found.as_mut_slice())
            && Record::of(other.value, "").is_some_and(|inner| !has_reference(&inner))
        {
            *only = described(std::mem::take(only), &record);
        }
        within.append(&mut found);
    }
    let Some(mut own) = own else { return within };
    // `{"apprenticeship": {"title": …}, "ksbs": […]}`
    let of = &own.occupation;
    if let ([only], true, true) = (others.as_slice(), within.is_empty(), of.name.is_empty())
        && let Some(inner) = Record::of(only.value, "").filter(|_| !only.is_apart && of.reference.is_empty())
    {
        own = described(own, &inner);
    }
    if !within.is_empty() {
        let named = |one: &Occupation| match format!("{} {}", one.reference, one.name).trim() {
            "" => "one without a name".to_owned(),
            named => named.to_owned(),
        };
        let names: Vec<String> = within.iter().map(|one| named(&one.occupation)).collect();
        let (count, names) = (within.len(), names.join(", "));
        let names = quoted(&names);
        let message = format_args!("Left out {count} more with statements of their own: {names}.");
        warn(&mut own.occupation.warnings, "leftOut", "ksbs", message);
    }
    vec![own]
}

/// Gives an occupation of a service's form the statements that its record has in another one.
pub(super) fn complete(occupation: &mut Occupation, value: &Value) {
    let mut found = occupations(value);
    let (Some(Answered { occupation: one, .. }), true) = (found.pop(), found.is_empty()) else { return };
    occupation.ksbs = one.ksbs;
    let is_of_ksbs = |warning: &Warning| warning.path.starts_with("ksbs");
    // What was not read in the service's form is read now.
    let is_read = |warning: &Warning| warning.code == "unread" && kind_of_name(&warning.path).is_some();
    occupation.warnings.retain(|warning| !is_of_ksbs(warning) && !is_read(warning));
    occupation.warnings.extend(one.warnings.into_iter().filter(is_of_ksbs));
}

/// `occupation` with what the record says of it.
fn described(found: Answered, record: &Record<'_>) -> Answered {
    let Answered { mut occupation, answers } = found;
    occupation.warnings.retain(|warning| warning.code != "missing" || warning.path.starts_with("ksbs"));
    let mut warnings = std::mem::take(&mut occupation.warnings);
    let mut references = References::default();
    for name in REFERENCES {
        if let Some(reference) = record.get(name).and_then(plain_text).and_then(|text| reference_in(&text)) {
            references.add(reference);
        }
    }
    let name = record.first_line(&NAMES, &mut warnings);
    if !name.is_empty() {
        occupation.name = name;
    }
    let level = record.small_number("level", &mut warnings).filter(|level| (1..=8).contains(level));
    occupation.level = level.or(occupation.level);
    occupation.technical_level = occupation.level.and_then(TechnicalLevel::of_level);
    let route = record.line("route", &mut warnings);
    if !route.is_empty() {
        occupation.route = route;
    }
    occupation.reference = references.only(&mut warnings);
    for (is_there, path, what) in
        [(!occupation.name.is_empty(), "name", "a name"), (occupation.level.is_some(), "level", "a level")]
    {
        if !is_there {
            warn(&mut warnings, "missing", path, format_args!("The record does not give {what}."));
        }
    }
    occupation.warnings = warnings;
    Answered { occupation, answers }
}
