//! Occupations written in every form that people bring.

use std::fmt::Write;

use serde_json::{Value, json};
use skills_gap::catalogue::{Kind, Ksb, Occupation};
use skills_gap::read::write_occupation_page;

/// What of an occupation a form can say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Says {
    pub reference: bool,
    pub duties: bool,
    pub options: bool,
    /// Whether the codes are written, not made from the places.
    pub codes: bool,
    /// Whether it is a record: its reference is taken whatever its statements are.
    pub is_record: bool,
}

const ALL: Says = Says { reference: true, duties: true, options: true, codes: true, is_record: false };
const RECORD: Says = Says { is_record: true, ..ALL };
const PAGE: Says = ALL;
const LIST: Says = Says { reference: true, duties: false, options: false, codes: true, is_record: false };
const BARE: Says = Says { reference: false, duties: false, options: false, codes: true, is_record: false };
const UNCODED: Says = Says { reference: true, duties: false, options: false, codes: false, is_record: false };

/// A form's name, what it says, and an occupation written in it.
pub type Form = (&'static str, Says, fn(&Occupation) -> String);

pub const FORMS: [Form; 29] = [
    ("maps page", Says { options: false, ..PAGE }, write_occupation_page),
    ("site page", PAGE, |one| site_page(one, "Back to Duty")),
    ("site page without back links", PAGE, |one| site_page(one, "")),
    ("site page with grading", PAGE, |one| site_page(one, "Back to Grading")),
    ("old page", PAGE, old_page),
    ("page in HTML", PAGE, html_page),
    ("page in Markdown", PAGE, markdown_page),
    ("provider’s copy", Says { options: false, ..PAGE }, provider_page),
    ("headings a code", LIST, |one| {
        titled(one, "# ", |ksb| format!("### {}\n{}\n", ksb.code, ksb.statement))
    }),
    ("bold list", LIST, |one| titled(one, "## ", |ksb| format!("- **{}:** {}\n", ksb.code, ksb.statement))),
    ("plain list", LIST, |one| titled(one, "", |ksb| format!("{}: {}\n", ksb.code, ksb.statement))),
    ("no colon", LIST, |one| titled(one, "", |ksb| format!("{} {}\n", ksb.code, ksb.statement))),
    ("code, line, statement", LIST, |one| {
        titled(one, "", |ksb| format!("{}\n{}\n\n", ksb.code, ksb.statement))
    }),
    ("spaced codes", LIST, |one| {
        titled(one, "", |ksb| format!("{} {}: {}\n", ksb.kind.letter(), &ksb.code[1..], ksb.statement))
    }),
    ("three digits", LIST, |one| {
        titled(one, "", |ksb| format!("{}{:0>3} {}\n", ksb.kind.letter(), &ksb.code[1..], ksb.statement))
    }),
    ("in brackets", LIST, |one| titled(one, "", |ksb| format!("({}) {}\n", ksb.code, ksb.statement))),
    ("numbered", UNCODED, |one| titled(one, "", |ksb| format!("{}. {}\n", &ksb.code[1..], ksb.statement))),
    ("bullets", UNCODED, |one| titled(one, "", |ksb| format!("• {}\n", ksb.statement))),
    ("several a line", LIST, several_a_line),
    ("CSV", BARE, |one| table(one, ",")),
    ("semicolons", BARE, |one| table(one, ";")),
    ("tabs", BARE, |one| table(one, "\t")),
    ("Markdown table", BARE, |one| table(one, "|")),
    ("HTML table", BARE, html_table),
    ("standards service", Says { codes: false, ..RECORD }, |one| json!([standard(one)]).to_string()),
    ("courses service", Says { duties: false, ..RECORD }, |one| course(one).to_string()),
    ("maps service", RECORD, |one| answer(one).to_string()),
    ("JSON list", BARE, |one| json_list(one).to_string()),
    ("own record", RECORD, |one| skills_gap::to_json(one).expect("JSON")),
];

fn of_kind(one: &Occupation, kind: Kind) -> impl Iterator<Item = &Ksb> {
    one.ksbs.iter().filter(move |ksb| ksb.kind == kind)
}

const KINDS: [(Kind, &str); 3] =
    [(Kind::Knowledge, "Knowledge"), (Kind::Skill, "Skills"), (Kind::Behaviour, "Behaviours")];

fn titled(one: &Occupation, heading: &str, line: fn(&Ksb) -> String) -> String {
    let mut out = format!("{heading}{} (level {}) {}\n\n", one.name, one.level.unwrap_or(3), one.reference);
    for (kind, name) in KINDS.into_iter().filter(|(kind, _)| of_kind(one, *kind).next().is_some()) {
        let mark = if heading.is_empty() { "" } else { "## " };
        let _ = writeln!(out, "{mark}{name}");
        of_kind(one, kind).for_each(|ksb| out.push_str(&line(ksb)));
        out.push('\n');
    }
    out
}

fn several_a_line(one: &Occupation) -> String {
    let mut out = format!("{} - Level {}\nReference: {}\n", one.name, one.level.unwrap_or(3), one.reference);
    for pair in one.ksbs.chunks(3) {
        let all: Vec<String> = pair.iter().map(|ksb| format!("{}: {}", ksb.code, ksb.statement)).collect();
        let _ = writeln!(out, "{}", all.join(" "));
    }
    out
}

fn statements(one: &Occupation, heading: &str, back: &str) -> String {
    let mut out = format!("{heading}KSBs\n");
    for (kind, name) in KINDS.into_iter().filter(|(kind, _)| of_kind(one, *kind).next().is_some()) {
        let _ = writeln!(out, "{heading}{name}");
        for ksb in of_kind(one, kind) {
            let _ = writeln!(out, "{}: {} {back}\n", ksb.code, ksb.statement);
        }
    }
    out
}

/// The duties as a table, with the codes as `codes` joins them, and the options before them.
fn duties(one: &Occupation, heading: &str, codes: fn(&[String]) -> String) -> String {
    let mut out = String::new();
    if !one.options.is_empty() {
        let _ = writeln!(out, "This standard has options. Display duties and KSBs for:\nAll");
        one.options.iter().for_each(|option| out.push_str(&format!("{}\n", option.name)));
    }
    if one.duties.is_empty() {
        return out;
    }
    let _ = writeln!(out, "{heading}Occupation duties\nDuty\tKSBs");
    let mut last: Option<&String> = None;
    for duty in &one.duties {
        let option = duty.options.first();
        if option != last {
            let name =
                one.options.iter().find(|known| Some(&known.code) == option).map(|known| known.name.as_str());
            let _ = writeln!(out, "{}", name.map_or("Core".to_owned(), |name| format!("Option: {name}")));
            last = option;
        }
        let _ = writeln!(out, "Duty {} {}\t{}", &duty.code[1..], duty.statement, codes(&duty.ksbs));
    }
    out
}

fn by_kind(codes: &[String]) -> String {
    let of = |letter: char| {
        codes.iter().filter(|code| code.starts_with(letter)).cloned().collect::<Vec<_>>().join(" ")
    };
    let lines: Vec<String> = ['K', 'S', 'B'].into_iter().map(of).filter(|line| !line.is_empty()).collect();
    format!("\n{}", lines.join("\n"))
}

fn site_page(one: &Occupation, back: &str) -> String {
    let mut out = format!(
        "Skip to main content\n\nOccupational Maps Qualifications Apprenticeship finder\n{}\nKey information\nReference: {}\nDate updated: 19/09/2025\nLevel: {}\nRoute: {}\nRegulated occupation: No\nPrint occupational standard\nDetails of the occupational standard\nOccupation summary\nThis occupation is found in many places.\nTypical job titles include:\nOne Two\n",
        one.name,
        one.reference,
        one.level.unwrap_or(3),
        one.route
    );
    out.push_str(&duties(one, "", by_kind));
    out.push_str(&statements(one, "", back));
    out + "View occupation in map View apprenticeship standard\nShare this page\nLinkedIn X Facebook Email\nCrown copyright © 2026.\n\nIs this webpage useful?\nYes No\nContact us\nCookies\n"
}

fn old_page(one: &Occupation) -> String {
    let mut out = format!(
        "Home\n{}\nReference: {}\nStatus: Approved for delivery\nLevel: {}\nTypical duration to gateway: 18 months\nRoute: {}\nDetails of standard\nOccupation summary\nThis occupation is found in many places.\nTypical job titles include:\nOne\nTwo\n",
        one.name,
        one.reference,
        one.level.unwrap_or(3),
        one.route
    );
    out.push_str(&duties(one, "", |codes| codes.join(" ")));
    out.push_str(&statements(one, "", "Back to Duty"));
    out + "Qualifications\nMandatory qualifications\nEnglish and maths at level 2\nProfessional recognition\nThis standard aligns with K1 and S1.\nEnd-point assessment plan\nGrading\nKnowledge\nK1: Describes something else.\nVersion log\nVersion\tChange detail\n1.1\tApproved\n"
}

fn markdown_page(one: &Occupation) -> String {
    let page = format!(
        "# {}\n\n## Key information\n\n1. **Reference:** {}\n2. **Level:** {}\n3. **Route:** {}\n\n",
        one.name,
        one.reference,
        one.level.unwrap_or(3),
        one.route
    );
    let lines = |text: String| text.replace("Duty\tKSBs\n", "\n| Duty | KSBs |\n|---|---|\n");
    let table = duties(one, "## ", |codes| codes.join(" "));
    let table: String = lines(table)
        .lines()
        .map(|line| match line.split_once('\t') {
            Some((duty, codes)) => format!("| {duty} | {codes} |\n"),
            None => format!("{line}\n"),
        })
        .collect();
    page + &table + "\n" + &statements(one, "## ", "") + "## Progression\nMany.\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn html_page(one: &Occupation) -> String {
    let mut out = format!(
        "<!DOCTYPE html><html><head><title>Other / Skills England</title><style>p{{}}</style></head><body><nav><a href=\"/\">Home</a></nav><main><h1>{}</h1><h2>Key information</h2><dl><dt>Reference</dt><dd>{}</dd><dt>Level</dt><dd>{}</dd><dt>Route</dt><dd>{}</dd></dl><h2>Details of the occupational standard</h2>",
        escaped(&one.name),
        one.reference,
        one.level.unwrap_or(3),
        escaped(&one.route)
    );
    if !one.options.is_empty() {
        out.push_str("<h3>Options</h3><ul>");
        one.options.iter().for_each(|option| out.push_str(&format!("<li>{}</li>", escaped(&option.name))));
        out.push_str("</ul>");
    }
    if !one.duties.is_empty() {
        out.push_str("<h3>Occupation duties</h3><table><tr><th>Duty</th><th>KSBs</th></tr>");
        let mut last: Option<&String> = None;
        for duty in &one.duties {
            if duty.options.first() != last {
                last = duty.options.first();
                let name = one
                    .options
                    .iter()
                    .find(|known| Some(&known.code) == last)
                    .map_or("Core", |known| &known.name);
                out.push_str(&format!("<tr><td colspan=2>{}</td></tr>", escaped(name)));
            }
            let codes: String =
                duty.ksbs.iter().map(|code| format!("<a href=\"#{code}\">{code}</a>\n ")).collect();
            out.push_str(&format!(
                "<tr><td><p>Duty {} {}</p></td><td>{codes}</td></tr>",
                &duty.code[1..],
                escaped(&duty.statement)
            ));
        }
        out.push_str("</table>");
    }
    out.push_str("<h3>KSBs</h3>");
    for (kind, name) in KINDS.into_iter().filter(|(kind, _)| of_kind(one, *kind).next().is_some()) {
        out.push_str(&format!("<h4>{name}</h4><ul>"));
        for ksb in of_kind(one, kind) {
            out.push_str(&format!(
                "<li><b>{}</b>: {} <a href=\"#duty\">Back to Duty</a></li>",
                ksb.code,
                escaped(&ksb.statement)
            ));
        }
        out.push_str("</ul>");
    }
    out + "</main><footer><p>Crown copyright</p></footer><script>K1: no</script></body></html>"
}

fn provider_page(one: &Occupation) -> String {
    let mut out = format!(
        "{} - Level {}\n{}\n\nThis occupation is found in all sectors where something is made.\n\n",
        one.name,
        one.level.unwrap_or(3),
        one.reference
    );
    if !one.duties.is_empty() {
        out.push_str("Occupation duties\n\nDUTY\n\nCRITERIA FOR MEASURING PERFORMANCE\n\nKSBS\n\n");
        for duty in &one.duties {
            let _ = writeln!(
                out,
                "Duty {} {}\n\nIt is done well, as measured by somebody\n{}\n",
                &duty.code[1..],
                duty.statement,
                by_kind(&duty.ksbs)
            );
        }
    }
    out + &statements(one, "", "").replace('\n', "\n\n")
}

fn table(one: &Occupation, delimiter: &str) -> String {
    let cell = |text: &str| match delimiter {
        "|" | "\t" => text.replace('|', "/"),
        _ => format!("\"{}\"", text.replace('"', "\"\"")),
    };
    let row = |cells: &[&str]| {
        let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
        if delimiter == "|" { format!("| {} |\n", cells.join(" | ")) } else { cells.join(delimiter) + "\r\n" }
    };
    let mut out = row(&["KSB", "Type", "Description", "Confidence (1-5)", "Comments"]);
    if delimiter == "|" {
        out.push_str("|---|---|---|--:|---|\n");
    }
    for (number, ksb) in one.ksbs.iter().enumerate() {
        let kind = KINDS.iter().find(|(kind, _)| *kind == ksb.kind).map_or("", |(_, name)| name);
        out.push_str(&row(&[
            &ksb.code,
            kind,
            &ksb.statement,
            &(number % 5 + 1).to_string(),
            if number == 1 { "As seen" } else { "" },
        ]));
    }
    out
}

fn html_table(one: &Occupation) -> String {
    let rows: String = one
        .ksbs
        .iter()
        .map(|ksb| {
            format!("<tr><td>{}</td><td></td><td><p>{}</p></td></tr>", ksb.code, escaped(&ksb.statement))
        })
        .collect();
    format!(
        "<table><thead><tr><th>Code</th><th>Score</th><th>Statement</th></tr></thead><tbody>{rows}</tbody></table>"
    )
}

fn id(one: &Occupation, code: &str) -> String {
    format!("{}-{code}", one.reference.to_lowercase())
}

fn standard(one: &Occupation) -> Value {
    let list = |kind, name: &str| -> Value {
        of_kind(one, kind).map(|ksb| json!({name: id(one, &ksb.code), "detail": format!("&lt;p&gt;{}&lt;/p&gt;", escaped(&escaped(&ksb.statement)))})).collect()
    };
    let mapped = |codes: &[String], letter: char| -> Value {
        codes.iter().filter(|code| code.starts_with(letter)).map(|code| id(one, code)).collect()
    };
    let duties: Value = one.duties.iter().map(|duty| {
        let options: Vec<String> = duty.options.iter().map(|code| id(one, code)).collect();
        json!({"dutyID": id(one, &duty.code), "dutyDetail": duty.statement, "isThisACoreDuty": i32::from(options.is_empty()), "mappedKnowledge": mapped(&duty.ksbs, 'K'),
            "mappedSkills": mapped(&duty.ksbs, 'S'), "mappedBehaviour": mapped(&duty.ksbs, 'B'), "mappedOptions": options})
    }).collect();
    let options: Value = one
        .options
        .iter()
        .map(|option| json!({"optionId": id(one, &option.code), "title": option.name}))
        .collect();
    json!({"referenceNumber": one.reference, "title": one.name, "level": one.level, "route": one.route, "status": "Approved for delivery", "version": "1.0", "overviewOfRole": "Do things.",
        "knowledges": list(Kind::Knowledge, "knowledgeId"), "skills": list(Kind::Skill, "skillId"), "behaviours": list(Kind::Behaviour, "behaviourId"), "duties": duties, "options": options})
}

fn course(one: &Occupation) -> Value {
    let name = |kind| match kind {
        Kind::Knowledge => "Knowledge",
        Kind::Skill => "Skill",
        Kind::Behaviour => "Behaviour",
    };
    let ksbs: Value = one.ksbs.iter().map(|ksb| json!({"id": id(one, &ksb.code), "type": name(ksb.kind), "key": ksb.code, "description": ksb.statement})).collect();
    let skills: Value = of_kind(one, Kind::Skill).map(|ksb| ksb.statement.clone()).collect();
    let options: Vec<&str> = if one.options.is_empty() {
        vec!["core"]
    } else {
        one.options.iter().map(|option| option.name.as_str()).collect()
    };
    json!({"standardUId": format!("{}_1.0", one.reference), "ifateReferenceNumber": one.reference, "larsCode": 2, "title": one.name, "level": one.level, "route": one.route,
        "version": "1.0", "standardPageUrl": "x", "options": options, "skills": skills, "ksbs": ksbs})
}

fn answer(one: &Occupation) -> Value {
    let list = |kind, name: &str| -> Value {
        of_kind(one, kind)
            .map(|ksb| json!({"id": id(one, &ksb.code), name: ksb.code, "detail": ksb.statement}))
            .collect()
    };
    let duties: Value = one.duties.iter().map(|duty| {
        let options: Vec<&str> = one.options.iter().filter(|option| duty.options.contains(&option.code)).map(|option| option.name.as_str()).collect();
        json!({"dutyId": duty.code, "dutyDetail": duty.statement, "mappedKnowledge": duty.ksbs, "mappedOptions": options})
    }).collect();
    let options: Value = one.options.iter().map(|option| json!({"title": option.name})).collect();
    json!({"stdCode": one.reference, "name": one.name, "level": one.level, "mapHierarchy": {"routeName": one.route},
        "knowledges": list(Kind::Knowledge, "knowledgeId"), "skills": list(Kind::Skill, "skillId"), "behaviours": list(Kind::Behaviour, "behaviourId"), "duties": duties, "options": options})
}

fn json_list(one: &Occupation) -> Value {
    one.ksbs
        .iter()
        .enumerate()
        .map(|(number, ksb)| json!({"id": number, "code": ksb.code, "description": ksb.statement}))
        .collect()
}
