//! Which clauses of a sentence stand, where one takes something back.

use crate::text::{Word, is_among, words};

/// With these words, what is not essential is still good to have.
const WELCOME: &str =
    "desirable advantage advantageous helpful beneficial benefit plus welcome preferred useful bonus";
/// So few words at the end take back all that stands before them.
const MAX_AFTERTHOUGHT: usize = 3;

/// What a sentence takes back of itself.
enum Split<'a> {
    Nothing,
    All,
    Some(Vec<&'a str>),
}

/// The clauses of `text` that are not taken back, as `is_denied` says; all of it where none is.
pub(crate) fn affirmed(text: &str, is_denied: fn(&[Word]) -> bool) -> Vec<&str> {
    match split(text, is_denied) {
        Split::Nothing => vec![text],
        Split::All => Vec::new(),
        Split::Some(all) => all.into_iter().filter(|clause| !is_denied(&words(clause))).collect(),
    }
}

/// The clauses of `text` if it takes back one of them and not all, else all of it.
pub(crate) fn divided(text: &str, is_denied: fn(&[Word]) -> bool) -> Vec<&str> {
    match split(text, is_denied) {
        Split::Some(all) => all,
        Split::Nothing | Split::All => vec![text],
    }
}

fn split(text: &str, is_denied: fn(&[Word]) -> bool) -> Split<'_> {
    // One clause may take back what the whole does not.
    let is_one = !text.contains([';', ',']) && !text.contains(" but ");
    if is_one && !is_denied(&words(text)) {
        return Split::Nothing;
    }
    let all = clauses(text);
    let is_kept = |clause: &&&str| !is_denied(&words(clause));
    let kept = all.iter().filter(is_kept).count();
    // `Not essential but desirable`
    let is_welcome = |clause: &&str| {
        let words = words(clause);
        words.len() <= 6 && words.iter().any(|word| is_among(WELCOME, &word.plain))
    };
    if kept == all.len() || all.iter().filter(is_kept).any(is_welcome) {
        return Split::Nothing;
    }
    // `Budgets – no experience`
    let takes_all = all.last().is_some_and(|last| !is_kept(&last) && words(last).len() <= MAX_AFTERTHOUGHT);
    if kept == 0 || takes_all { Split::All } else { Split::Some(all) }
}

/// The clauses of a sentence that may say the contrary of each other.
fn clauses(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    let starts_with =
        |word: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let yields = ["although ", "though ", "while ", "whilst "].iter().any(|word| starts_with(word));
    for mark in ["; ", ". ", " but ", ", however", " however ", " although ", " though ", " – ", ", "] {
        if mark == ", " && !yields {
            continue;
        }
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    parts.into_iter().map(|part| part.trim_matches([' ', ',', '.'])).filter(|part| !part.is_empty()).collect()
}
