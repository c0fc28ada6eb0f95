//! What the names and attributes of HTML's elements say.

/// Whether the attributes of a tag hide its element.
pub(super) fn is_hidden(attributes: &str) -> bool {
    let style: String = attribute(attributes, "style")
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    attribute(attributes, "hidden").is_some()
        || attribute(attributes, "aria-hidden") == Some("true")
        || ["display:none", "visibility:hidden"].iter().any(|mark| style.contains(mark))
}

/// The value of the attribute `wanted` among those of a tag; empty where it has none.
pub(super) fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let end = |text: &str, mark| text.find(|c: char| c.is_whitespace() || c == mark);
        let (name, after) = rest.split_at_checked(end(rest, '=').unwrap_or(rest.len()))?;
        let (value, after) = match after.trim_start().strip_prefix('=').map(str::trim_start) {
            None => ("", after),
            Some(value) => match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                Some(quote) => value.get(1..)?.split_once(quote).unwrap_or((value, "")),
                None => value.split_at_checked(end(value, '>').unwrap_or(value.len()))?,
            },
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = after;
    }
}

/// Whether `attributes` begins as ` class=`.
pub(super) fn gives_a_value(attributes: &str) -> bool {
    let Some((name, _)) = attributes.split_once('=') else { return false };
    name.starts_with(char::is_whitespace)
        && !name.trim().is_empty()
        && !name.trim().contains(char::is_whitespace)
}

pub(super) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "title",
    "ul",
];

pub(super) const INLINE: &[&str] = &[
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "big",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "del",
    "em",
    "font",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "link",
    "mark",
    "meta",
    "o:p",
    "q",
    "s",
    "samp",
    "script",
    "small",
    "span",
    "st1:place",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "tt",
    "u",
    "var",
    "wbr",
];
