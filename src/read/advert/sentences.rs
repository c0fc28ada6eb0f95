//! Where the sentences of a paragraph begin and end, also where no full stop says so.

/// Words after which no sentence begins, whatever letter comes next.
const JOINING: &str =
    "a an and any as at by for from her his in into its no of on or our the their this to via with your";
/// Verbs that begin a duty: `Draft media statements`.
pub(super) const VERBS: &str = "act adapt adhere adjust administer advise agree analyse answer apply arrange assess assist attend audit \
book build calculate capture carry champion chase check clean collaborate collect communicate compare complete comply conduct \
configure contribute control cook coordinate create cut deal deliver demonstrate design develop diagnose document draft drive edit \
engage ensure escalate establish evaluate explain file fit follow generate give greet handle help identify implement input inspect \
install interpret investigate keep lead learn liaise list load maintain make manage measure meet mix monitor move negotiate observe \
operate order organise oversee pack participate perform pick plan prepare present process produce promote provide read receive \
reconcile record remove repair replace report research resolve respond review run schedule select sell send serve service set shadow \
share sort source stock supervise support take test track train translate transport troubleshoot undertake understand update use \
utilise verify weld work write";
/// Other words that begin a sentence in a list that lost its line breaks.
const BEGINNING: &str =
    "be can experience gain get have he if offer once responsible she they to undergo we when you";
/// Words in `-ing` that are names of trades and fields.
const NAMES_IN_ING: &str = "accounting banking building catering engineering housing learning manufacturing marketing nursing \
planning plumbing printing reading spring trading training welding wellbeing";
/// Shortened words whose full stop ends no sentence.
const SHORTENED: &str = "e.g i.e eg ie mr mrs ms dr st no vs approx inc incl ltd tel ref";

/// So many sentences that no full stop ends make a list that lost its line breaks.
const LEAST_ITEMS: usize = 3;

/// The sentences of `text`, in bytes: from, and up to but without. None is empty.
pub(super) fn sentences(text: &str) -> Vec<(usize, usize)> {
    let found = divided(text, false);
    let ends =
        |(_, to): &&(usize, usize)| text.get(..*to).is_some_and(|upto| upto.ends_with(['.', '!', '?']));
    let items = found.iter().filter(|one| !ends(one)).count();
    if items >= LEAST_ITEMS && items == found.len() { divided(text, true) } else { found }
}

/// The same; in what `is_list` any capital begins a sentence that is not within a name.
fn divided(text: &str, is_list: bool) -> Vec<(usize, usize)> {
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
        let word = || text.get(word_start..at).unwrap_or_default();
        if is_bullet || is_space && at > start && begins(rest, last, word(), is_list) {
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
fn begins(rest: &str, last: char, word: &str, is_list: bool) -> bool {
    let word = word.trim_end();
    let first = rest.chars().next().unwrap_or(' ');
    match last {
        '!' | '?' => !first.is_lowercase(),
        '.' => !first.is_lowercase() && !is_shortened(word),
        '’' | '”' | '"' | '\'' if word.trim_end_matches(last).ends_with(['.', '!', '?']) => {
            first.is_uppercase()
        }
        ',' | ';' | '–' | '—' | '-' | '&' | '/' | '(' => false,
        // `Responsibilities: Attend …`
        ':' => first.is_uppercase() && starts_like_an_item(rest),
        _ => {
            first.is_uppercase()
                && !last.is_uppercase()
                && !is_title(word)
                && (is_label(rest) || goes_on_small(rest, is_list) || starts_like_an_item(rest))
                && !is_joining(word)
        }
    }
}

/// Whether `rest` begins with a word that is no name, as what follows says: `Building relationships`, and in what
/// `is_list` also `Rotation of stock`.
fn goes_on_small(rest: &str, is_list: bool) -> bool {
    let mut words = rest.split_whitespace();
    let first = words.next().unwrap_or_default();
    let is_small = |next: &str| next.starts_with(char::is_lowercase);
    let is_word = first.len() > 2 && first.chars().skip(1).all(|c| !c.is_uppercase());
    words.next().is_some_and(|next| {
        if is_list {
            is_word && (is_small(next) || next == "&")
        } else {
            is_gerund(first) && is_small(next) && !listed("and or", next)
        }
    })
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
    listed(VERBS, word) || listed(BEGINNING, word) || is_gerund(word) && !listed(NAMES_IN_ING, word)
}

/// Whether `rest` begins with one word and a colon: `Responsibilities: …`.
fn is_label(rest: &str) -> bool {
    rest.split_whitespace().next().is_some_and(|word| word.ends_with(':'))
}

/// `Assisting`, `Preparing`; not `During`.
pub(super) fn is_gerund(word: &str) -> bool {
    word.len() > 5 && word.ends_with("ing") && !listed("during evening morning training", word)
        || word.eq_ignore_ascii_case("using")
}

/// Whether `word`, in whatever case, is one of `list`.
pub(super) fn listed(list: &str, word: &str) -> bool {
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
            (
                "Sales of medication Check slips Rotation of stock Working in a team with Excel and Word",
                &[
                    "Sales of medication",
                    "Check slips",
                    "Rotation of stock",
                    "Working in a team with Excel and Word",
                ],
            ),
            (
                "Care for children and staff Building relationships with them",
                &["Care for children and staff", "Building relationships with them"],
            ),
            (
                "Keep the premises clean Responsibilities: Attend to visitors",
                &["Keep the premises clean", "Responsibilities:", "Attend to visitors"],
            ),
            (
                "Use the Sales and the Stock system. We use Sage and Excel.",
                &["Use the Sales and the Stock system.", "We use Sage and Excel."],
            ),
            ("… – 12 .", &[]),
            ("", &[]),
        ] {
            let found: Vec<&str> = sentences(text).into_iter().map(|(from, to)| &text[from..to]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
