//! What a sentence takes back: what an advert says is not needed, and what people say that they have not done.

use super::words::{Word, words};

/// Words that say no.
const NO: &str =
    "not no dont doesnt isnt arent wont neednt cannot cant didnt havent hasnt hadnt wasnt couldnt never";
/// What an advert may need.
const NEEDED: &str = "required require requires requirement requirements need needed necessary essential mandatory expect \
expected compulsory prerequisite have must important";
/// After these, `no` says something else: `No two days are the same`.
const NO_MATTER: &str = "two one day days doubt";
/// A `no` reaches so many words.
const REACH: usize = 4;
/// With these words, what is not essential is still good to have.
const WELCOME: &str =
    "desirable advantage advantageous helpful beneficial benefit plus welcome preferred useful bonus";
/// What may stand before a `not` that is about all that follows: `My role did not include`.
const BEFORE: &str = "i have has had did do does am was were could can will ve my role job post position work it yet still \
currently also sadly unfortunately personally so far and";
/// Failures that a `never` turns to the good: `I never miss a deadline`.
const FAILURES: &str = "miss missed fail failed fails late lost lose only just afraid hesitate hesitated";
/// What `no` and `lack` are about, where a person lacks it.
const LACKED: &str = "experience knowledge training qualification qualifications background understanding formal previous prior \
practical direct professional skills";
/// First words of what was not achieved.
const FAILED: &str = "failed unable lack lacking lacked withdrew";
/// First words of what a person would like.
const WISHES: &str = "looking seeking searching hoping hope aspiring want wish wanting keen eager aim aiming like love interested \
ready willing happy";

fn is_in(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|one| one == word)
}

/// Whether words of an advert say that something is not needed.
pub(crate) fn is_not_needed(words: &[Word]) -> bool {
    let at = |place: usize| words.get(place).map_or("", |word| word.plain.as_str());
    (0..words.len()).any(|no| {
        let next = at(no + 1);
        if !is_in(NO, at(no)) || is_in("only just", next) || at(no) == "no" && is_in(NO_MATTER, next) {
            // `needn't`, `unnecessary`
            return at(no) == "unnecessary";
        }
        let reach = if at(no) == "no" { words.len() } else { no + 1 + REACH };
        let is_needed = |place: usize| match at(place) {
            "need" | "must" | "require" | "requires" | "expect" => at(no) != "no" || place == no + 1,
            // `You do not have to`
            "have" => at(place + 1) == "to" && at(no) != "no",
            word => is_in(NEEDED, word),
        };
        at(no) == "neednt" || (no + 1..reach.min(words.len())).any(is_needed)
    })
}

/// Whether words of a person say that they have not done something, or would only like to.
pub(crate) fn is_not_done(words: &[Word]) -> bool {
    let at = |place: usize| words.get(place).map_or("", |word| word.plain.as_str());
    let begin = (0..words.len()).find(|place| !is_in(BEFORE, at(*place))).unwrap_or_default();
    let (first, next) = (at(begin), at(begin + 1));
    let is_article = |word| is_in("a an my new another the", word);
    let wishes = is_in(WISHES, first)
        && (next == "to"
            || next == "in" && first == "interested"
            || next == "for" && is_article(at(begin + 2)));
    let would_like = (0..words.len()).any(|place| at(place) == "would" && is_in("like love", at(place + 1)));
    let no = is_in(NO, first) && first != "no" && !is_in(FAILURES, next);
    let lacks = is_in("no little lack lacking lacked", first) && is_in(LACKED, next)
        || first == "lack" && next == "of";
    let sought = is_in("seeking looking", first) && is_in("a an", next);
    let yet = first == "yet" && next == "to" || first == "to" && words.iter().any(|word| word.plain == "yet");
    let not_part =
        (0..words.len()).any(|place| at(place) == "not" && at(place + 1) == "part" && at(place + 2) == "of");
    // `Dropped out of`, `left without finishing`
    let left = first == "dropped" && next == "out"
        || (0..words.len())
            .any(|place| at(place) == "without" && is_in("completing finishing passing", at(place + 1)));
    is_in(FAILED, first) || no || lacks || wishes || would_like || sought || yet || not_part || left
}

/// The clauses of `text` that are not taken back, as `is_denied` says; all of it where none is.
pub(crate) fn affirmed(text: &str, is_denied: fn(&[Word]) -> bool) -> Vec<&str> {
    // One clause may take back what the whole does not.
    let is_one = !text.contains([';', ',']) && !text.contains(" but ");
    if is_one && !is_denied(&words(text)) {
        return vec![text];
    }
    let all = clauses(text);
    let denied = all.iter().filter(|clause| is_denied(&words(clause))).count();
    if denied == 0 {
        return vec![text];
    }
    let kept: Vec<&str> = all.into_iter().filter(|clause| !is_denied(&words(clause))).collect();
    // `Not essential but desirable`
    let is_welcome = |clause: &&str| {
        let words = words(clause);
        words.len() <= 6 && words.iter().any(|word| is_in(WELCOME, &word.plain))
    };
    if kept.iter().any(is_welcome) { vec![text] } else { kept }
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

#[cfg(test)]
mod tests {
    use super::{affirmed, is_not_done, is_not_needed};

    #[test]
    fn what_an_advert_does_not_need() {
        for text in [
            "We don't expect you to have experience of video editing.",
            "Experience of video editing is not required",
            "No experience of media monitoring needed",
            "No previous experience of sales is necessary.",
            "You do not need a degree",
            "You don’t need to know Excel.",
            "You will not be expected to manage budgets",
            "You won't have to travel",
            "A driving licence isn't essential.",
            "There is no requirement to hold a degree",
            "You needn't be a designer",
        ] {
            assert_eq!(affirmed(text, is_not_needed), [""; 0], "{text}");
        }
        for text in [
            "You need to know Excel.",
            "You will not only write releases but also edit them",
            "No two days are the same and you will need to draft releases",
            "Experience of sales is not essential but desirable",
            "You must have a degree",
            "You have to know when not to speak",
            "Ensure that no food is wasted",
        ] {
            assert_eq!(affirmed(text, is_not_needed), [text], "{text}");
        }
        for (text, kept) in [
            ("A degree is not required, but you must write well.", "you must write well"),
            ("Although a degree is not required, you must write well", "you must write well"),
            ("You don't need a degree; you will draft releases", "you will draft releases"),
        ] {
            assert_eq!(affirmed(text, is_not_needed), [kept], "{text}");
        }
    }

    #[test]
    fn what_a_person_has_not_done() {
        for text in [
            "I have not written press releases",
            "I have never managed a budget.",
            "I haven’t used Excel",
            "Did not take part in crisis communication",
            "Failed module in media law and ethics",
            "No experience of media monitoring",
            "I lack experience of budgets",
            "My role did not include writing speeches",
            "Not yet trained in first aid",
            "Have yet to lead a team",
            "Speeches were not part of my role",
            "Looking for a role where I can learn about policy making",
            "I would like to learn to write speeches",
            "Keen to learn about campaigns",
            "Interested in data analysis",
            "Dropped out of a degree in media law",
        ] {
            assert_eq!(affirmed(text, is_not_done), [""; 0], "{text}");
        }
        for text in [
            "Wrote press releases, not only for newspapers",
            "I never missed a deadline",
            "Worked without supervision on press releases",
            "Ensured that staff did not miss training",
            "Dealt with failed payments",
            "Keen photographer with six years of experience",
            "I cannot only write but also edit speeches",
        ] {
            assert_eq!(affirmed(text, is_not_done), [text], "{text}");
        }
        assert_eq!(
            affirmed("I have not written speeches, but I edited press releases", is_not_done),
            ["I edited press releases"]
        );
    }
}
