//! The page split at its headings, in whatever order they are.

use crate::read::shared::code::duty_start;

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Reference,
    Status,
    Salary,
    Soc,
    SocGroups,
    Products,
    Employers,
    Summary,
    JobTitles,
    Keywords,
    Ksbs,
    Duties,
    Progression,
}

/// The headings, in lower case and without a closing colon.
const HEADINGS: [(&str, Section, HeadingForm); 13] = [
    ("reference", Section::Reference, HeadingForm::Label),
    ("status", Section::Status, HeadingForm::Label),
    ("average (median) salary", Section::Salary, HeadingForm::Label),
    ("soc 2020 code", Section::Soc, HeadingForm::Label),
    ("soc 2020 sub unit groups", Section::SocGroups, HeadingForm::Heading),
    ("technical education products", Section::Products, HeadingForm::Heading),
    ("employers involved in creating the standard", Section::Employers, HeadingForm::Heading),
    ("summary", Section::Summary, HeadingForm::Heading),
    ("typical job titles include", Section::JobTitles, HeadingForm::Heading),
    ("keywords", Section::Keywords, HeadingForm::Heading),
    ("knowledge, skills and behaviours (ksbs)", Section::Ksbs, HeadingForm::Heading),
    ("duties", Section::Duties, HeadingForm::Heading),
    ("occupational progression", Section::Progression, HeadingForm::Heading),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HeadingForm {
    /// Its text stands on the same line.
    Label,
    /// Its text stands on the lines below.
    Heading,
}

/// The page's lines, by section.
#[derive(Debug)]
pub(super) struct Sections<'a> {
    header: &'a [String],
    found: Vec<(Section, &'a str, &'a [String])>,
    marks: usize,
    has_several_references: bool,
}

impl<'a> Sections<'a> {
    pub(super) fn of(lines: &'a [String]) -> Self {
        let headings = true_headings(lines);
        let first = headings.first().map_or(lines.len(), |(at, ..)| *at);
        let header = lines.get(..first).unwrap_or_default();
        let ends = headings.iter().skip(1).map(|(at, ..)| *at).chain([lines.len()]);
        let found: Vec<_> = headings
            .iter()
            .zip(ends)
            .map(|((at, section, rest), end)| (*section, *rest, lines.get(at + 1..end).unwrap_or_default()))
            .collect();
        let marks = marks(header, &found);
        let mut references = lines.iter().filter_map(|line| heading(line)).filter_map(|(section, text)| {
            (section == Section::Reference).then_some(text).filter(|text| is_reference(text))
        });
        let first = references.next();
        let has_several_references = references.any(|other| Some(other) != first);
        Self { header, found, marks, has_several_references }
    }

    /// Whether the text gives several references, as those of several pages do.
    pub(super) fn has_several_references(&self) -> bool {
        self.has_several_references
    }

    /// The lines before the first heading.
    pub(super) fn header(&self) -> &'a [String] {
        self.header
    }

    /// How many different marks of an occupation page there are.
    pub(super) fn marks(&self) -> usize {
        self.marks
    }

    /// Whether the page has this section.
    pub(super) fn has(&self, section: Section) -> bool {
        self.found.iter().any(|(found, ..)| *found == section)
    }

    /// The last section of the page.
    pub(super) fn last(&self) -> Option<Section> {
        self.found.last().map(|(section, ..)| *section)
    }

    /// The text of a label: the rest of its line, or else the next line that is not blank.
    pub(super) fn label(&self, section: Section) -> String {
        let Some((_, rest, body)) = self.found.iter().find(|(found, ..)| *found == section) else {
            return String::new();
        };
        if !rest.is_empty() {
            return (*rest).to_owned();
        }
        body.iter().find(|line| !line.is_empty()).cloned().unwrap_or_default()
    }

    /// The lines of the first section of this name that has any.
    pub(super) fn body(&self, section: Section) -> &'a [String] {
        let mut bodies = self.found.iter().filter(|(found, ..)| *found == section).map(|(.., body)| *body);
        bodies.find(|body| body.iter().any(|line| !line.is_empty())).unwrap_or_default()
    }

    /// The lines after a label's text, which belong to nothing.
    pub(super) fn left_over(&self) -> impl Iterator<Item = &'a String> {
        let labels = self.found.iter().filter(|(section, rest, _)| is_label(*section) && !rest.is_empty());
        labels.flat_map(|(.., body)| body.iter()).filter(|line| !line.is_empty())
    }

    /// The lines that are not blank of all sections of this name.
    pub(super) fn all_paragraphs(&self, section: Section) -> Vec<&'a str> {
        let bodies = self.found.iter().filter(|(found, ..)| *found == section);
        bodies
            .flat_map(|(.., body)| body.iter())
            .map(String::as_str)
            .filter(|line| !line.is_empty())
            .collect()
    }

    /// The lines that are not blank of the first section of this name that has any.
    pub(super) fn paragraphs(&self, section: Section) -> Vec<String> {
        self.body(section).iter().filter(|line| !line.is_empty()).cloned().collect()
    }
}

/// The lines of the legend of the maps, in their order.
pub(super) const LEGEND: [&str; 16] = [
    "Potential occupational standard",
    "Occupational standard in development",
    "Approved occupational standard",
    "Occupational standard without apprenticeship",
    "Custom occupational card",
    "Apprenticeship",
    "Higher Technical Qualification",
    "T Level",
    "Technical Qualification",
    "Career starter apprenticeship",
    "Royal apprenticeship",
    "Occupational progression",
    "Technical education progression",
    "Mid green occupation",
    "Dark green occupation",
    "Favourite occupation",
];

/// `lines` without the legend, which is on every page and says nothing of the occupation. One of its lines is also a
/// heading. Fewer than five of its lines together are not taken for the legend.
pub(super) fn without_legend(lines: Vec<String>) -> Vec<String> {
    let is_legend = |line: &String| LEGEND.iter().any(|legend| legend.eq_ignore_ascii_case(line));
    let mut kept = Vec::with_capacity(lines.len());
    let mut run: Vec<String> = Vec::new();
    for line in lines {
        if is_legend(&line) || (line.is_empty() && !run.is_empty()) {
            run.push(line);
            continue;
        }
        keep_if_short(&mut run, &mut kept);
        kept.push(line);
    }
    keep_if_short(&mut run, &mut kept);
    kept
}

fn keep_if_short(run: &mut Vec<String>, kept: &mut Vec<String>) {
    if run.iter().filter(|line| !line.is_empty()).count() < 5 {
        kept.append(run);
    }
    run.clear();
}

/// The headings, with the numbers of their lines. Of two that are the same, one is a keyword or a line of text. The
/// true one is followed by the content of its section, or else it is the first. The employers stand twice.
fn true_headings(lines: &[String]) -> Vec<(usize, Section, &str)> {
    let all: Vec<_> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| heading(line).map(|(section, rest)| (at, section, rest)))
        .collect();
    // The true one of each section: looked for once, not from every heading.
    let chosen: Vec<(Section, usize)> = HEADINGS
        .iter()
        .filter_map(|(_, section, _)| {
            let mut same = all.iter().filter(|(_, other, _)| other == section);
            let followed = same.clone().find(|(at, ..)| is_followed_by_its_content(lines, *at, *section));
            followed.or(same.next()).map(|(at, ..)| (*section, *at))
        })
        .collect();
    let is_true = |(at, section, _): &(usize, Section, &str)| {
        *section == Section::Employers || chosen.contains(&(*section, *at))
    };
    all.iter().filter(|heading| is_true(heading)).copied().collect()
}

fn is_followed_by_its_content(lines: &[String], at: usize, section: Section) -> bool {
    let next = lines.iter().skip(at + 1).find(|line| !line.is_empty());
    next.is_some_and(|line| match section {
        Section::Ksbs => super::statements::is_ksb(line),
        Section::Duties => duty_start(line, false).is_some(),
        _ => false,
    })
}

fn is_label(section: Section) -> bool {
    HEADINGS.iter().any(|(_, one, form)| *one == section && *form == HeadingForm::Label)
}

fn heading(line: &str) -> Option<(Section, &str)> {
    HEADINGS.iter().find_map(|(name, section, form)| {
        let start = line.get(..name.len())?;
        if !start.eq_ignore_ascii_case(name) {
            return None;
        }
        let rest = line.get(name.len()..)?;
        match form {
            HeadingForm::Heading => matches!(rest.trim(), "" | ":").then_some((*section, "")),
            HeadingForm::Label => Some((*section, rest.trim_start().strip_prefix(':')?.trim())),
        }
    })
}

fn is_reference(text: &str) -> bool {
    text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("OCC"))
        && text.get(3..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// How many different marks of an occupation page there are. "Summary", "Status", "Reference" or "Keywords" alone is
/// no mark: other pages have them too.
fn marks(header: &[String], found: &[(Section, &str, &[String])]) -> usize {
    let has = |wanted: Section| found.iter().any(|(section, ..)| *section == wanted);
    let any_line = |section: Section, wanted: fn(&str) -> bool| {
        let of_section = found.iter().filter(|(one, ..)| *one == section);
        of_section.flat_map(|(.., body)| body.iter()).any(|line| wanted(line))
    };
    [
        found.iter().any(|(section, text, _)| *section == Section::Reference && is_reference(text)),
        header.iter().any(|line| super::header::level_line(line).is_some()),
        has(Section::Soc) || has(Section::SocGroups),
        has(Section::Products),
        has(Section::Employers),
        has(Section::JobTitles),
        has(Section::Ksbs),
        any_line(Section::Duties, |line| duty_start(line, false).is_some()),
        has(Section::Progression),
    ]
    .into_iter()
    .filter(|found| *found)
    .count()
}
