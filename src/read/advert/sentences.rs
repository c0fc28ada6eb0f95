//! Where the sentences of a paragraph begin and end, also where no full stop says so.

/// Words after which no sentence begins, whatever letter comes next.
const JOINING: &str =
    "a an and any as at by for from her his in into its no of on or our the their this to via with your";
/// Words that begin a sentence in a list that lost its line breaks.
const BEGINNING: &str = "act administer adhere advise analyse answer apply arrange assess assist attend be build can carry \
champion chase check clean collaborate collect communicate compare complete comply conduct contribute cook coordinate create deal \
deliver demonstrate design develop diagnose draft drive ensure establish evaluate experience explain follow gain generate get give \
handle have help identify implement inspect interpret keep lead learn liaise list maintain make manage meet monitor observe offer \
operate order organise oversee participate perform plan prepare present process produce promote provide read record repair report \
research resolve respond responsible review run schedule sell service set shadow support take test track train undertake understand \
update use utilise work write you we they she he if when once to undergo cook";
/// Words in `-ing` that are names of trades and fields.
const NAMES_IN_ING: &str = "accounting banking building catering engineering housing learning manufacturing marketing nursing \
planning plumbing printing reading spring trading training welding wellbeing";
/// Shortened words whose full stop ends no sentence.
const SHORTENED: &str = "e.g i.e eg ie mr mrs ms dr st no vs approx inc incl ltd tel ref";

/// The sentences of `text`, in bytes: from, and up to but without. None is empty.
pub(super) fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    // The last word, and the last sign that is no white space.
    let (mut word_start, mut last) = (0, ' ');
    let mut is_space = true;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            is_space = true;
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let is_bullet = matches!(c, '•' | '▪' | '●' | '◦');
        if is_bullet
            || is_space && at > start && begins(rest, last, text.get(word_start..at).unwrap_or_default())
        {
            add(text, start, at, &mut found);
            start = at + if is_bullet { c.len_utf8() } else { 0 };
        }
        if is_space || is_bullet {
            word_start = at;
        }
        is_space = is_bullet;
        last = c;
    }
    add(text, start, text.len(), &mut found);
    found
}

/// Whether a sentence begins at `rest`, after `word` that ends with the sign `last`.
fn begins(rest: &str, last: char, word: &str) -> bool {
    let word = word.trim_end();
    let first = rest.chars().next().unwrap_or(' ');
    match last {
        '!' | '?' => !first.is_lowercase(),
        '.' => !first.is_lowercase() && !is_shortened(word),
        '’' | '”' | '"' | '\'' if word.trim_end_matches(last).ends_with(['.', '!', '?']) => {
            first.is_uppercase()
        }
        ',' | ';' | '–' | '—' | '-' | '&' | '/' | '(' => false,
        _ => {
            first.is_uppercase()
                && !last.is_uppercase()
                && starts_like_an_item(rest)
                && !is_joining(word)
                && !is_title(word)
        }
    }
}

fn is_shortened(word: &str) -> bool {
    let plain = word.trim_end_matches('.').trim_start_matches('(');
    plain.len() == 1 && !plain.ends_with('I') || listed(SHORTENED, plain)
}

/// Whether `word` is a part of a name, as `Social` in `Social Care Apprentice`.
fn is_title(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_joining(word: &str) -> bool {
    listed(JOINING, word)
}

/// Whether `rest` begins with a word that begins an item of a list.
fn starts_like_an_item(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let word = rest.get(..end).unwrap_or_default();
    listed(BEGINNING, word) || word.len() > 5 && word.ends_with("ing") && !listed(NAMES_IN_ING, word)
}

/// Whether `word`, in whatever case, is one of `list`.
fn listed(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(word))
}

/// Adds what is between two places, without white space around it, unless it has no letter.
fn add(text: &str, start: usize, end: usize, found: &mut Vec<(usize, usize)>) {
    let part = text.get(start..end).unwrap_or_default();
    let trimmed = part.trim();
    if trimmed.contains(char::is_alphabetic) {
        let start = start + (part.len() - part.trim_start().len());
        found.push((start, start + trimmed.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn with_full_stops_and_without() {
        for (text, expected) in [
            ("One. Two! Three?", &["One.", "Two!", "Three?"][..]),
            ("Use tools, e.g. Excel, and no. 10 keys.", &["Use tools, e.g. Excel, and no. 10 keys."]),
            ("Pay is 12.50. It rises.", &["Pay is 12.50.", "It rises."]),
            (
                "Assist technicians with repairs Carry out tasks under supervision Learn to diagnose faults",
                &[
                    "Assist technicians with repairs",
                    "Carry out tasks under supervision",
                    "Learn to diagnose faults",
                ],
            ),
            ("• Using tools safely • Reading plans", &["Using tools safely", "Reading plans"]),
            (
                "Work with our Marketing Manager and the Building team",
                &["Work with our Marketing Manager and the Building team"],
            ),
            ("He said “go.” Then we went.", &["He said “go.”", "Then we went."]),
            ("… – 12 .", &[]),
            ("", &[]),
        ] {
            let found: Vec<&str> = sentences(text).into_iter().map(|(from, to)| &text[from..to]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
