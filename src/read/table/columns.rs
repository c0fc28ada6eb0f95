//! What each column of a table is, told by its name and by what is in it.

use super::Group;
use super::heading::{is_of_something_else, role_named};
use super::ratings::{is_rating, range_in};
use crate::catalogue::{Kind, Warning};
use crate::error::quoted;
use crate::read::document::reference_in;
use crate::read::shared::code::{code_start, kind_of_name, kind_of_parts, only_code};
use crate::read::shared::date::Date;
use crate::read::shared::record::warn;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Code,
    Kind,
    Statement,
    Rating,
    Note,
    Date,
    /// The reference, name and level of the occupation.
    Reference,
    Name,
    Level,
    Unused,
}

pub(super) struct Columns {
    /// The column's heading, or its number.
    pub names: Vec<String>,
    roles: Vec<Role>,
    /// The row of the headings.
    header: Option<usize>,
    /// Whether the row above belongs to the headings, too.
    has_two_rows: bool,
    first_row: usize,
    /// Whether anything stands in the column, by place.
    filled: Vec<bool>,
    /// Whether the codes stand before the statements, in one cell.
    is_joined: bool,
    /// Whether another column has more text than the one beside the codes, and no heading says which has the statements.
    is_doubtful: bool,
    /// The first code such as `K1.2`, which the catalogue does not have: then none of the codes is kept.
    parts: Option<String>,
}

/// How much of the cells of a column is of a form.
#[derive(Clone, Copy, Default)]
struct Content {
    filled: usize,
    codes: usize,
    joined: usize,
    kinds: usize,
    references: usize,
    ratings: usize,
    dates: usize,
    length: usize,
    /// How many are the number of their row: 1, 2, 3 …
    places: usize,
}

impl Columns {
    /// The columns; none where there is no column of statements.
    pub(super) fn of(rows: &[Vec<String>]) -> Option<Self> {
        let width = rows.iter().map(Vec::len).max().filter(|width| *width > 1)?;
        let header = header(rows);
        let start = header.map_or(0, |row| row + 1);
        let mut content = vec![Content::default(); width];
        for row in rows.get(start..)? {
            for (cell, content) in row.iter().zip(&mut content) {
                content.add(cell);
            }
        }
        let most = |count: fn(&Content) -> usize| {
            let counts = content.iter().map(count).enumerate();
            let best = counts.max_by_key(|(at, count)| (*count, usize::MAX - at));
            best.filter(|(at, count)| {
                *count > 0 && content.get(*at).is_some_and(|one| count * 2 > one.filled)
            })
            .map(|(at, _)| at)
        };
        let cell = |row: usize, at: usize| rows.get(row)?.get(at).filter(|name| !name.is_empty());
        let named = |at: usize| header.and_then(|row| cell(row, at));
        // Of two columns of one name, the row above says which is which. A merged cell is blank but for its first.
        let above =
            |at: usize| header?.checked_sub(1).and_then(|row| (0..=at).rev().find_map(|at| cell(row, at)));
        let is_twice = |name: &String| (0..width).filter(|at| named(*at) == Some(name)).count() > 1;
        let names: Vec<String> = (0..width)
            .map(|at| match (named(at), above(at)) {
                (Some(name), Some(above)) if is_twice(name) => format!("{above} – {name}"),
                (Some(name), _) => name.clone(),
                _ => format!("column {}", at + 1),
            })
            .collect();
        let mut columns = Self {
            roles: vec![Role::Unused; width],
            has_two_rows: (0..width).any(|at| above(at).is_some() && named(at).is_some_and(is_twice)),
            names,
            header,
            first_row: start,
            filled: content.iter().map(|one| one.filled > 0).collect(),
            is_joined: false,
            is_doubtful: false,
            parts: None,
        };
        let (codes, joined) = (most(|one| one.codes), most(|one| one.joined));
        let kinds = most(|one| one.kinds).filter(|at| Some(*at) != codes);
        let statement = match (codes, joined) {
            (None, Some(joined)) => {
                columns.is_joined = true;
                Some(joined)
            }
            (codes, _) => {
                // What is noted beside a code is not what the code says.
                let is_other = |at| {
                    matches!(columns.named(at), Some(Role::Note | Role::Date)) || columns.is_of_duties(at)
                };
                let free = |at: &usize| Some(*at) != codes && Some(*at) != kinds && !is_other(*at);
                let named = (0..width).filter(free).find(|at| columns.named(*at) == Some(Role::Statement));
                let length = |at: usize| content.get(at).map_or(0, |one| one.length);
                let longest = (0..width).filter(free).max_by_key(|at| length(*at));
                let is_text = |at: &usize| content.get(*at).is_some_and(|one| one.length > one.filled * 4);
                // Without headings, what stands beside the code is the statement, and not what is said of it. A theme
                // is much shorter than its statement.
                let beside = codes.filter(|_| header.is_none());
                let beside = beside.map(|at| at + 1).filter(|at| free(at) && is_text(at));
                let beside = beside.filter(|at| longest.is_some_and(|one| length(one) < length(*at) * 3));
                columns.is_doubtful = beside.is_some() && beside != longest;
                (codes.or(kinds).is_some())
                    .then(|| named.filter(is_text).or(beside).or(longest.filter(is_text)))
                    .flatten()
            }
        }?;
        // The last codes of a row without headings: `SQL webinar K1`, `K5`, `S3`. They say what it is mapped to.
        let coded = rows.get(start..)?.iter().filter(|row| is_code_at(row, codes));
        let mapped = coded.clone().filter(|row| row.get(statement).is_some_and(|text| ends_with_code(text)));
        if header.is_none() && codes > Some(statement) && mapped.count() * 2 > coded.count() {
            return None;
        }
        // Prose has commas and codes, too: only named columns, or one of ratings, make a table of it.
        let is_named = |at| matches!(columns.named(at), Some(Role::Statement | Role::Rating | Role::Note));
        let is_rated =
            |at: usize| content.get(at).is_some_and(|one| one.ratings > 1 && one.ratings == one.filled);
        if columns.is_joined && !(0..width).any(|at| is_named(at) || is_rated(at)) {
            return None;
        }
        // Pairs of statements: nobody says whose they are.
        let is_other = |at| matches!(columns.named(at), Some(Role::Note | Role::Date));
        let most_filled = content.iter().map(|one| one.filled).max().unwrap_or_default();
        let is_full_text = |(at, one): &(usize, &Content)| {
            one.length > one.filled * 10 && one.filled * 2 > most_filled && !is_other(*at)
        };
        let texts = content.iter().enumerate().filter(is_full_text).count();
        let twice = |count: fn(&Content) -> usize| {
            content.iter().filter(|one| count(one) * 2 > most_filled).count() > 1
        };
        if texts > 1 && (twice(|one| one.codes) || twice(|one| one.kinds)) {
            return None;
        }
        columns.set(codes, Role::Code);
        let mut coded = codes.into_iter().flat_map(|at| rows.iter().filter_map(move |row| row.get(at)));
        columns.parts = coded.find(|cell| kind_of_parts(cell).is_some()).cloned();
        columns.set(kinds, Role::Kind);
        columns.set(Some(statement), Role::Statement);
        // Merged cells are blank below the first one. What is blank there says something else of each row.
        let first = rows.get(start..).unwrap_or_default().iter();
        let first = first.map(|row| row.get(statement).is_some_and(|cell| !cell.is_empty()));
        let first = rows.get(start + first.take_while(|is_statement| !is_statement).count());
        let begins = |at: usize| first.and_then(|row| row.get(at)).is_some_and(|cell| !cell.is_empty());
        let has_name =
            (0..width).any(|at| columns.named(at) == Some(Role::Name) && columns.role(at) == Role::Unused);
        for (at, one) in content.iter().enumerate() {
            if columns.role(at) == Role::Unused && one.filled > 0 {
                let role = columns.role_of_rest(at, one, has_name);
                let role = if role == Role::Reference && !begins(at) { Role::Unused } else { role };
                columns.set(Some(at), role);
            }
        }
        if !columns.roles.contains(&Role::Reference) && !columns.roles.contains(&Role::Name) {
            columns
                .roles
                .iter_mut()
                .filter(|role| **role == Role::Level)
                .for_each(|role| *role = Role::Rating);
        }
        Some(columns)
    }

    fn role(&self, at: usize) -> Role {
        self.roles.get(at).copied().unwrap_or(Role::Unused)
    }

    fn set(&mut self, at: Option<usize>, role: Role) {
        if let Some(place) = at.and_then(|at| self.roles.get_mut(at)) {
            *place = role;
        }
    }

    /// The role that the heading of a column names.
    fn named(&self, at: usize) -> Option<Role> {
        self.header?;
        role_named(self.names.get(at)?)
    }

    fn role_of_rest(&self, at: usize, content: &Content, has_name: bool) -> Role {
        let is_mostly = |count: usize| count * 10 >= content.filled * 8;
        // Rows that are counted, if the heading is no scale.
        let is_scale = self.names.get(at).is_some_and(|name| range_in(name).is_some());
        let are_places = content.places == content.filled && content.filled > 2 && !is_scale;
        if is_mostly(content.references) {
            return Role::Reference;
        }
        let is_other = || self.names.get(at).is_some_and(|name| is_of_something_else(name));
        match self.named(at) {
            Some(Role::Level | Role::Rating) | None if content.ratings > 0 && is_other() => Role::Unused,
            Some(Role::Date) if is_mostly(content.dates) => Role::Date,
            Some(Role::Level) if is_mostly(content.ratings) => {
                if has_name {
                    Role::Level
                } else {
                    Role::Rating
                }
            }
            Some(Role::Rating) if content.ratings > 0 => Role::Rating,
            Some(Role::Note) => Role::Note,
            Some(Role::Name) => Role::Name,
            None if is_mostly(content.dates) => Role::Date,
            None if is_mostly(content.ratings) && !are_places && !self.counts(at) => Role::Rating,
            _ => Role::Unused,
        }
    }

    /// Whether the heading says that a column counts something else than how well a person does.
    fn counts(&self, at: usize) -> bool {
        let name = self.names.get(at).map(|name| name.to_ascii_lowercase()).unwrap_or_default();
        [
            "hour", "otj", "hrs", "weight", "page", "duty", "week", "number", "no.", "count", "%", "module",
            "unit", "priority", "minutes", "days", "year", "attempt",
        ]
        .iter()
        .any(|word| name.contains(word))
    }

    /// Whether the heading is of the duties that statements belong to.
    fn is_of_duties(&self, at: usize) -> bool {
        let name = self.names.get(at).map(|name| name.to_ascii_lowercase()).unwrap_or_default();
        self.header.is_some() && (name.starts_with("duty") || name.starts_with("duties"))
    }

    /// Whether any heading is known: another row above the statements may be of another text.
    pub(super) fn has_known_heading(&self) -> bool {
        (0..self.names.len()).any(|at| self.named(at).is_some())
    }

    /// The row of the headings.
    pub(super) fn header(&self) -> Option<usize> {
        self.header
    }

    /// How many rows stand above the headings.
    pub(super) fn preamble_end(&self) -> usize {
        self.header.unwrap_or(0).saturating_sub(usize::from(self.has_two_rows))
    }

    /// The column of the statements.
    pub(super) fn statements_at(&self) -> usize {
        self.roles.iter().position(|role| *role == Role::Statement).unwrap_or_default()
    }

    /// Whether names stand in a column that may be of anything: `Name`.
    pub(super) fn has_vague_names(&self) -> bool {
        let at = self.roles.iter().position(|role| *role == Role::Name);
        let name = at.and_then(|at| self.names.get(at)).map(|name| name.to_ascii_lowercase());
        name.is_some_and(|name| ["name", "title", "role"].contains(&name.as_str()))
    }

    pub(super) fn first_row(&self) -> usize {
        self.first_row
    }

    pub(super) fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// How many columns are known for what they are.
    pub(super) fn marks(&self) -> usize {
        self.roles.iter().filter(|role| **role != Role::Unused).count() + usize::from(self.header.is_some())
    }

    /// The cell in the first column of this role; empty where there is none.
    pub(super) fn cell<'a>(&self, row: &'a [String], role: Role) -> &'a str {
        let at = self.roles.iter().position(|one| *one == role);
        at.and_then(|at| row.get(at)).map_or("", String::as_str)
    }

    /// Whether the cells of kinds are merged with those below, which are then blank. Where cells say a kind again in the
    /// next row, a blank one says nothing.
    pub(super) fn merged_kinds(&self, rows: &[Vec<String>]) -> bool {
        let kinds: Vec<_> = rows
            .get(self.first_row..)
            .unwrap_or_default()
            .iter()
            .filter(|row| !self.cell(row, Role::Statement).is_empty())
            .map(|row| kind_of_name(self.cell(row, Role::Kind)))
            .collect();
        let begins = kinds.first().is_some_and(Option::is_some);
        begins && !kinds.windows(2).any(|two| matches!(two, [one, next] if one.is_some() && one == next))
    }

    /// The kind that the row's own cell names.
    pub(super) fn kind_of(&self, row: &[String]) -> Option<Kind> {
        kind_of_name(self.cell(row, Role::Kind))
    }

    /// The statement of a row: its kind, number and text. Without a code it is numbered by its place.
    pub(super) fn statement<'a>(
        &self,
        row: &'a [String],
        heading: Option<Kind>,
        numbers: &mut [u16; 3],
    ) -> Option<(Kind, u16, &'a str)> {
        let text = self.cell(row, Role::Statement);
        if self.is_joined {
            let start = code_start(text).filter(|start| !start.rest.is_empty())?;
            return Some((start.kind, start.number, start.rest));
        }
        if !text.chars().any(char::is_alphanumeric) {
            return None;
        }
        let code = self.cell(row, Role::Code);
        let given = only_code(code);
        if let (Some((kind, number)), None) = (given, &self.parts) {
            return Some((kind, number, text));
        }
        let kind = if self.has(Role::Code) {
            kind_of_parts(code).or(given.map(|(kind, _)| kind))?
        } else {
            kind_of_name(self.cell(row, Role::Kind)).or(heading)?
        };
        let number = numbers.get_mut(kind as usize)?;
        *number = number.saturating_add(1);
        Some((kind, *number, text))
    }

    /// Takes what stands beside the statement `code`.
    pub(super) fn take_answers(&self, row: &[String], code: &str, group: &mut Group) {
        for (at, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            match self.role(at) {
                Role::Rating => group.ratings.push((at, code.to_owned(), cell.clone())),
                Role::Note => group.notes.push((code.to_owned(), cell.clone())),
                Role::Date => match Date::parse(cell) {
                    Some(date) => group.dates.push((code.to_owned(), date)),
                    None => group.notes.push((code.to_owned(), cell.clone())),
                },
                _ => {}
            }
        }
    }

    /// Adds what was understood, and the columns that are not used.
    pub(super) fn warn(&self, warnings: &mut Vec<Warning>) {
        if !self.roles.contains(&Role::Code) && !self.is_joined {
            warn(
                warnings,
                "numbered",
                "ksbs",
                format_args!("Numbered by their place: the table gives no codes."),
            );
        }
        if let Some(parts) = &self.parts {
            let message = format_args!("Numbered by their place: codes such as {parts} cannot be kept.");
            warn(warnings, "numbered", "ksbs", message);
        }
        if self.is_doubtful {
            let message =
                format_args!("Taken as the statements: the column beside the codes. Another has more text.");
            warn(warnings, "guessed", "ksbs", message);
        }
        for (at, name) in self.names.iter().enumerate() {
            let used_as = match self.role(at) {
                Role::Note => "notes",
                Role::Date => "dates, which no answer keeps",
                Role::Unused
                    if self.header.is_some()
                        && (!name.starts_with("column ") || self.filled.get(at) == Some(&true)) =>
                {
                    let message = format_args!("The column {} is not used.", quoted(name));
                    warn(warnings, "unread", "columns", message);
                    continue;
                }
                _ => continue,
            };
            let message = format_args!("The column {} is taken as {used_as}.", quoted(name));
            warn(warnings, "understood", "columns", message);
        }
    }
}

impl Content {
    fn add(&mut self, cell: &str) {
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        self.codes += usize::from(only_code(cell).is_some() || kind_of_parts(cell).is_some());
        self.joined += usize::from(code_start(cell).is_some_and(|start| start.rest.contains(' ')));
        self.kinds += usize::from(kind_of_name(cell).is_some());
        // `OCC0311 K14` names a statement.
        let mut words = cell.split(|c: char| !c.is_alphanumeric());
        let is_reference = cell.len() <= 12 && reference_in(cell).is_some();
        self.references += usize::from(is_reference && !words.any(|word| only_code(word).is_some()));
        self.ratings += usize::from(is_rating(cell));
        self.dates += usize::from(Date::parse(cell).is_some());
        self.places += usize::from(cell.parse() == Ok(self.filled));
        self.length += if cell.contains(' ') { cell.len() } else { 0 };
    }
}

/// Whether the only code of a cell stands in a row at this place.
fn is_code_at(row: &[String], at: Option<usize>) -> bool {
    at.and_then(|at| row.get(at)).is_some_and(|cell| only_code(cell).is_some())
}

/// Whether a text ends with a code: `SQL webinar K1`.
fn ends_with_code(text: &str) -> bool {
    text.rsplit_once(' ').is_some_and(|(_, last)| only_code(last).is_some())
}

/// The row of the headings: the last one before the first statement that has two cells or more, and no code in any.
fn header(rows: &[Vec<String>]) -> Option<usize> {
    let has_code = |row: &[String]| {
        row.iter().any(|cell| {
            only_code(cell).is_some() && cell.len() > 1
                || kind_of_parts(cell).is_some()
                || code_start(cell).is_some_and(|start| start.is_marked)
        })
    };
    let first = rows.iter().take(100).position(|row| has_code(row));
    let known = |row: &Vec<String>| row.iter().filter(|cell| role_named(cell).is_some()).count();
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    let before = rows.get(..first.unwrap_or(rows.len().min(20)))?;
    match first {
        Some(_) => {
            let last = before.iter().rposition(|row| filled(row) >= 2)?;
            // The occupation may have a row of its own, below the headings and above its statements.
            let is_of_statements =
                |row: &&Vec<String>| known(row) == 0 && reference_in(&row.join(" ")).is_some();
            let is_above =
                |row: &Vec<String>| known(row) > 0 && filled(row) > before.get(last).map_or(0, filled);
            let headings = || before.iter().rposition(is_above);
            before.get(last).filter(is_of_statements).and_then(|_| headings()).or(Some(last))
        }
        // Without codes, only a row with two known names is one of headings.
        None => before.iter().position(|row| known(row) >= 2),
    }
}
