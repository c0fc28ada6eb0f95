//! Codes of statements and duties, however people write them: `K1`, `K 1`, `k1)`, `K001`, `TK1`, `(S3)`, `Skill 3`.

use crate::catalogue::Kind;

/// The words and letters that a code begins with. The longer ones come first.
const PREFIXES: [(&str, Kind); 9] = [
    ("knowledge ", Kind::Knowledge),
    ("behaviour ", Kind::Behaviour),
    ("skill ", Kind::Skill),
    // The codes of foundation apprenticeships and apprenticeship units.
    ("ESB", Kind::Behaviour),
    ("TK", Kind::Knowledge),
    ("TS", Kind::Skill),
    ("K", Kind::Knowledge),
    ("S", Kind::Skill),
    ("B", Kind::Behaviour),
];

/// A code at the start of a text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::read) struct CodeStart<'a> {
    pub kind: Kind,
    pub number: u16,
    /// The text after the code and its mark.
    pub rest: &'a str,
    /// Whether a mark such as `:` closes the code.
    pub is_marked: bool,
    /// Whether it is written as in the standards, `K1`. Words such as `b2b` or `s3` are not.
    pub is_plain: bool,
}

impl CodeStart<'_> {
    /// `K1`
    pub(in crate::read) fn code(&self) -> String {
        code_of(self.kind, self.number)
    }
}

/// `K1` of a kind and a number.
pub(in crate::read) fn code_of(kind: Kind, number: u16) -> String {
    format!("{}{number}", kind.letter())
}

/// The code at the start of `text`: one that a mark closes, or that is followed by a space or by nothing.
pub(in crate::read) fn code_start(text: &str) -> Option<CodeStart<'_>> {
    let inside = text.strip_prefix(['(', '[']);
    let body = inside.unwrap_or(text);
    let (kind, after, prefix) = PREFIXES.iter().find_map(|(prefix, kind)| {
        let (start, after) = body.split_at_checked(prefix.len())?;
        start.eq_ignore_ascii_case(prefix).then_some((*kind, after, start))
    })?;
    // `K-1`, `K.1`, `K#1`
    let joined = after.strip_prefix(['-', '‐', '‑', '.', '#', '_']);
    let after = joined.filter(|number| number.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(after);
    let (number, rest) = number_and_rest(after)?;
    // `Knowledge 1 of 3 complete`
    if prefix.ends_with(' ') && rest.starts_with(" of ") {
        return None;
    }
    let closed = rest.strip_prefix([')', ']']).filter(|_| inside.is_some());
    let after_code = closed.unwrap_or(rest);
    let marked = after_mark(after_code);
    let is_spaced = after_code.is_empty() || after_code.starts_with(' ');
    (marked.is_some() || closed.is_some() || is_spaced).then(|| CodeStart {
        kind,
        number,
        rest: marked.unwrap_or(after_code.trim()),
        is_marked: marked.is_some() || closed.is_some(),
        is_plain: prefix.starts_with(|c: char| c.is_ascii_uppercase())
            && after.starts_with(|c: char| c.is_ascii_digit()),
    })
}

/// The only code of a cell: `K1`, `(K1)`, `K001:`.
pub(in crate::read) fn only_code(text: &str) -> Option<(Kind, u16)> {
    code_start(text.trim()).filter(|code| code.rest.is_empty()).map(|code| (code.kind, code.number))
}

/// The kind in a cell with a code of parts, `K1.2`. The catalogue has no such codes.
pub(in crate::read) fn kind_of_parts(text: &str) -> Option<Kind> {
    let (code, part) = text.trim().split_once('.')?;
    let is_part = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    only_code(code).filter(|_| is_part).map(|(kind, _)| kind)
}

/// The codes of a line such as `K1, K2 S3`, `K1-K4` or `KSBs: K1 K2`; none if it holds anything else.
pub(in crate::read) fn code_list(line: &str) -> Option<Vec<String>> {
    let list = match line.split_once(':') {
        Some((label, list)) if label.trim().to_ascii_lowercase().starts_with("ksb") => list,
        Some(_) => return None,
        None => line,
    };
    let mut codes = Vec::new();
    for part in list.split([',', ';', ' ', '/', '|', '&']).filter(|part| !part.is_empty()) {
        // `K1-K3` names three.
        let range = part.split_once(['-', '–']).filter(|_| only_code(part).is_none());
        let (first, last) = range.unwrap_or((part, part));
        let ((kind, first), (of_last, last)) = (only_code(first)?, only_code(last)?);
        if kind != of_last || first > last || last - first > 99 || codes.len() > 9_999 {
            return None;
        }
        codes.extend((first..=last).map(|number| code_of(kind, number)));
    }
    (!codes.is_empty()).then_some(codes)
}

/// Whether a text has several codes in front, `K1, K2 & K3: …`, `K4-K6 …`: it is about the statements, and none of them.
pub(in crate::read) fn has_joint_codes(text: &str) -> bool {
    let after_code = |text: &'_ str| -> Option<usize> {
        let (number, rest) = number_and_rest(text.strip_prefix(['K', 'S', 'B'])?)?;
        let is_over = number > 0 && !rest.starts_with(|c: char| c.is_alphanumeric());
        is_over.then_some(text.len() - rest.len())
    };
    let mut rest = text.trim_start_matches(['(', '[']);
    let mut count = 0;
    while let Some(end) = after_code(rest) {
        count += 1;
        rest = rest.get(end..).unwrap_or_default().trim_start();
        let before = rest;
        while let Some(next) =
            [",", ";", "&", "/", "+", "-", "–", "and ", "to "].iter().find_map(|mark| rest.strip_prefix(mark))
        {
            rest = next.trim_start();
        }
        if rest.len() == before.len() {
            break;
        }
    }
    count > 1 && rest.contains(char::is_alphabetic)
}

/// The code of `Duty D1`, `Duty 1: …`, `D1: …`, and what follows it. With `bare`, also of `Duty 1 …` and `D1 Weld …`.
pub(in crate::read) fn duty_start(line: &str, bare: bool) -> Option<(String, &str)> {
    let named = line.get(..5).filter(|start| start.eq_ignore_ascii_case("duty "));
    let text = named.map_or(line, |_| line.get(5..).unwrap_or_default()).trim_start();
    let digits = text.strip_prefix(['D', 'd']);
    if named.is_none() && digits.is_none() {
        return None;
    }
    let (number, rest) = number_and_rest(digits.unwrap_or(text))?;
    let statement = after_mark(rest);
    // Elsewhere, `D1` may begin a sentence.
    let is_sentence = digits.is_some() && rest.trim_start().starts_with(char::is_uppercase);
    let is_named = named.is_some() && (rest.is_empty() || digits.is_some() || bare) || (bare && is_sentence);
    (is_named || statement.is_some()).then(|| (format!("D{number}"), statement.unwrap_or(rest.trim())))
}

/// A number of one to three digits, and what follows.
fn number_and_rest(text: &str) -> Option<(u16, &str)> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let number = digits.parse().ok().filter(|_| digits.len() <= 3)?;
    (number > 0).then_some((number, rest))
}

/// The text after the mark that closes a code. A dash is a mark only with a space beside it: `S3-compatible` is a
/// word. A point is none before a digit: `K1.2` is another code.
fn after_mark(rest: &str) -> Option<&str> {
    let text = rest.trim_start();
    if let Some(statement) = text.strip_prefix([':', '.', ')', '：']) {
        let is_part = text.starts_with('.') && statement.starts_with(|c: char| c.is_ascii_digit());
        return (!is_part).then(|| statement.trim());
    }
    let statement = text.strip_prefix(['-', '–', '—', '‐', '‑'])?;
    let is_word = text.starts_with(['-', '‐', '‑']) || !statement.starts_with(|c: char| c.is_uppercase());
    let is_mark = rest.starts_with(' ') || statement.is_empty() || statement.starts_with(' ') || !is_word;
    is_mark.then(|| statement.trim())
}

/// The kind that `text` names: `Knowledge`, `Skills:`, `behaviour`, `TechnicalKnowledge`, `K`.
pub(in crate::read) fn kind_of_name(text: &str) -> Option<Kind> {
    let mut name = String::new();
    for c in text.split('(').next().unwrap_or_default().chars() {
        // Written with spaces, joined or with lines below, it is the same name.
        if c.is_ascii_alphabetic() {
            name.push(c.to_ascii_lowercase());
        } else if !matches!(c, ' ' | '_' | '-' | ':' | ',' | '&') {
            return None;
        }
    }
    let plain =
        name.trim_start_matches("core").trim_start_matches("technical").trim_end_matches("statements");
    // `Knowledge of:` is a heading, `skills in` may end a line.
    let plain = if text.ends_with(':') { plain.trim_end_matches("of").trim_end_matches("in") } else { plain };
    match plain {
        "k" | "tk" | "knowledge" | "knowledges" | "gwybodaeth" => Some(Kind::Knowledge),
        "knowledgeandunderstanding" | "knowledgeunderstanding" => Some(Kind::Knowledge),
        "s" | "ts" | "skill" | "skills" | "sgil" | "sgiliau" | "practicalskills" => Some(Kind::Skill),
        "b" | "esb" | "behaviour" | "behaviours" | "behavior" | "behaviors" | "ymddygiad" | "ymddygiadau" => {
            Some(Kind::Behaviour)
        }
        "professionalbehaviours" | "attitudesandbehaviours" | "behavioursandattitudes" => {
            Some(Kind::Behaviour)
        }
        _ if plain.starts_with("employabilityskill") => Some(Kind::Behaviour),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{code_list, code_start, duty_start, kind_of_name, kind_of_parts, only_code};
    use crate::catalogue::Kind;

    #[test]
    fn a_code_is_read_however_it_is_written() {
        for (text, code, rest, is_marked) in [
            ("K1: One", "K1", "One", true),
            ("K 3 - Two", "K3", "Two", true),
            ("k1) x", "K1", "x", true),
            ("K001 The law", "K1", "The law", false),
            ("TK12: x", "K12", "x", true),
            ("ESB2. x", "B2", "x", true),
            ("(S3) x", "S3", "x", true),
            ("[S3]: x", "S3", "x", true),
            ("Knowledge 4: x", "K4", "x", true),
            ("Skill 4 – x", "S4", "x", true),
            ("B2", "B2", "", false),
            ("K-1 How", "K1", "How", false),
            ("S.3 x", "S3", "x", false),
            ("B#2: x", "B2", "x", true),
            ("S1‑ x", "S1", "x", true),
        ] {
            let found = code_start(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (found.code().as_str(), found.rest, found.is_marked),
                (code, rest, is_marked),
                "{text}"
            );
        }
        for text in ["S3-compatible", "B2B sales", "K", "Skills", "K1.2: x", "K0: x", "K1234: x", "Be1: x"] {
            assert_eq!(code_start(text), None, "{text}");
        }
        assert!(!code_start("b2 sales").is_some_and(|code| code.is_plain));
    }

    #[test]
    fn lists_of_codes_duties_and_kinds() {
        let codes = |line| code_list(line).map(|codes| codes.join(" "));
        assert_eq!(codes("K1, K2 S3"), Some("K1 K2 S3".into()));
        assert_eq!(codes("KSBs: K001; B2"), Some("K1 B2".into()));
        assert_eq!(codes("K1-K3; S2–S2"), Some("K1 K2 K3 S2".into()));
        assert_eq!((codes("K3-K1"), codes("K1-S2")), (None, None));
        assert_eq!((codes("K1 and more"), codes("Note: K1"), codes("")), (None, None, None));
        assert_eq!(duty_start("Duty 1 Weld", false), None);
        assert_eq!(duty_start("Duty 1 Weld", true), Some(("D1".into(), "Weld")));
        assert_eq!(duty_start("D1 Weld", true), Some(("D1".into(), "Weld")));
        assert_eq!((duty_start("D1 Weld", false), duty_start("D1 welds", true)), (None, None));
        assert_eq!(duty_start("D2: Cut", false), Some(("D2".into(), "Cut")));
        assert_eq!(only_code(" (K2) "), Some((Kind::Knowledge, 2)));
        let parts = ["K1.2", "S10.1.3", "K1", "K1.", "K1.2 x", "1.2"];
        assert_eq!(parts.map(|text| kind_of_parts(text).is_some()), [true, true, false, false, false, false]);
        for (text, kind) in [
            ("Knowledge:", Some(Kind::Knowledge)),
            ("TechnicalSkill", Some(Kind::Skill)),
            ("EmployabilitySkillsAndBehaviour", Some(Kind::Behaviour)),
            ("Employability skills & behaviours", Some(Kind::Behaviour)),
            ("B", Some(Kind::Behaviour)),
            ("Skills (S)", Some(Kind::Skill)),
            ("Skills and experience", None),
            ("Core", None),
            ("", None),
        ] {
            assert_eq!(kind_of_name(text), kind, "{text}");
        }
    }
}
