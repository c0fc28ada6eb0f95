//! Which part of an advert a heading begins.

use super::heads::{HEADINGS, OPEN};
use super::phrases::{NEEDS, WHOLE};
use super::record::AdvertSection;
use super::sentences::{VERBS, is_gerund, listed};
use crate::text::{plain, words};

/// A heading has no more words, and no more bytes.
const MAX_WORDS: usize = 9;
const MAX_BYTES: usize = 80;
/// An item that says of itself whether it is essential has no more bytes.
const MAX_ITEM: usize = 160;
/// A heading in capitals alone that is not known has no more words.
const MAX_CAPITALS: usize = 5;

/// The part that `line` begins, if it is a heading that is known. A heading that `is_marked` as one, or ends with a
/// colon, may be longer.
pub(super) fn section(line: &str, is_marked: bool) -> Option<AdvertSection> {
    section_among(line, is_marked, Among::Others)
}

/// What a line stands among.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Among {
    /// A line that ends with a head may be a heading.
    Others,
    /// Needs: `Retail experience` is one of them.
    Needs,
    /// Lines with none empty between: `Customer contact` is one of them.
    Items,
}

/// The same of a line that stands among others.
pub(super) fn section_among(line: &str, is_marked: bool, among: Among) -> Option<AdvertSection> {
    let line = line.trim();
    // `In this role you will…` goes on below.
    let goes_on = line.ends_with('…') || line.ends_with("...");
    let line = if goes_on { line.trim_end_matches(['.', '…', ' ']) } else { line };
    let has_colon = goes_on || line.ends_with([':', '?']);
    let ends_sentence = line.ends_with(['.', '!', ';', ',']);
    if line.len() > MAX_BYTES || ends_sentence && !is_marked {
        return None;
    }
    let words = words(line);
    // An apostrophe joins, and a possessive is dropped: `You’ll` is `youll`, `What’s` is `what`.
    let line: String =
        line.chars().map(|c| if matches!(c, '’' | '‘' | '\'' | '-') { ' ' } else { c }).collect();
    let plain = format!(" {} ", plain(&crate::text::words(&line)));
    let long = LONG.iter().find(|(_, head)| plain.trim().starts_with(head));
    if let Some((section, _)) = long.filter(|_| words.len() <= MAX_WORDS) {
        return Some(*section);
    }
    let is_short = words.len() <= if is_marked || has_colon { MAX_WORDS } else { 6 };
    if words.is_empty() || !is_short {
        return None;
    }
    // `You`, `Person` above what they are.
    if matches!(plain.trim(), "you" | "person" | "candidate") {
        return Some(AdvertSection::Requirements);
    }
    // `Develop your skills` is a duty, and `Good communication skills` a need.
    let first = words.first().map_or("", |word| word.plain.as_str());
    let whole = plain.trim();
    let is_head_itself = |head: &str| HEADINGS.iter().any(|(_, heads)| heads.contains(&head));
    let begins_an_item = words.len() > 2
        && !is_head_itself(whole)
        && (listed(VERBS, first) || listed(NEEDS, first) && !is_head_itself(first));
    if begins_an_item && !is_marked && !has_colon {
        return None;
    }
    let is_item_itself = own_mark(line.trim()).is_some();
    let is_item = |section: AdvertSection| match among {
        Among::Others => is_item_itself,
        Among::Needs => is_item_itself || section == AdvertSection::Requirements,
        Among::Items => true,
    };
    let is_marked = is_marked || has_colon;
    let has = |(section, heads): &&(AdvertSection, &[&str])| {
        let may_end = is_marked || !is_item(*section) || is_of_heads(&plain);
        heads.iter().any(|head| is_head(&plain, head, is_marked, may_end))
    };
    HEADINGS.iter().find(has).map(|(section, _)| *section)
}

/// Headings in many words, and what they begin.
const LONG: [(AdvertSection, &str); 5] = [
    (AdvertSection::Requirements, "what skills and experience we re looking for"),
    (AdvertSection::Requirements, "what skills and experience we are looking for"),
    (AdvertSection::Requirements, "you might be a fit if"),
    (AdvertSection::Requirements, "you may be a fit if"),
    (AdvertSection::Benefits, "what the school offers its staff"),
];

/// Words that stand beside heads: `Key skills`, `Employee benefits`.
const BESIDE: &str = "key main core other additional general further required minimum personal professional technical soft \
previous employee staff company job role post person our your you the and or of for to what is are s";

/// Whether `plain` has heads and what stands beside them, and nothing else: `Essential skills and experience`.
pub(super) fn is_of_heads(plain: &str) -> bool {
    let is_one = |word: &str| {
        let is_head = |head: &&str| !head.contains(' ') && word.starts_with(*head);
        listed(BESIDE, word) || HEADINGS.iter().any(|(_, heads)| heads.iter().any(is_head))
    };
    plain.split_whitespace().all(is_one)
}

/// With these words at its end, a line says that it is essential, or desirable.
const ESSENTIAL: &str = "essential required mandatory must";
const DESIRABLE: &str = "desirable preferred desired advantage advantageous bonus plus beneficial useful";
/// Those that need no sign before them: `German desirable`.
pub(super) const PLAIN_MARKS: &str = "essential desirable";
/// What may stand between a sign and the word: `(highly desirable)`, `– an advantage`.
const BEFORE_MARK: &str = "a an highly very strongly most also would be is are";
/// Words that stand in no name of a need: `Explain why safety is essential`.
const NO_NEED: &str = "why what when where if how that which who whom to we you your they";
/// Such a name has no more words, and no more where a verb follows: `Experience of a busy school kitchen is desirable`.
const MAX_NEED: usize = 6;
const MAX_SAID: usize = 14;

fn mark(word: &str) -> Option<AdvertSection> {
    if listed(ESSENTIAL, word) {
        Some(AdvertSection::Essential)
    } else {
        listed(DESIRABLE, word).then_some(AdvertSection::Desirable)
    }
}

/// What an item says of itself at its end: `SQL (essential)`, `A degree – desirable`, `German would be desirable`. A sign
/// stands before the word, or the name of a need. None of a heading, which has heads alone: `Skills (essential)`.
pub(super) fn own_mark(line: &str) -> Option<AdvertSection> {
    let all = words(line);
    let ends = line.trim_end_matches([')', ']', '.']).to_ascii_lowercase();
    if ends.ends_with(" nice to have") || ends.ends_with("(nice to have") {
        return (line.len() <= MAX_ITEM).then_some(AdvertSection::Desirable);
    }
    let (last, before) = all.split_last()?;
    let found = mark(&last.plain)?;
    let between = before.iter().rev().take_while(|word| listed(BEFORE_MARK, &word.plain)).count();
    let (need, between) = before.split_at_checked(before.len() - between)?;
    let is_said = between.iter().any(|word| matches!(word.plain.as_str(), "is" | "are" | "be"));
    if line.len() > MAX_ITEM || need.is_empty() || !is_said && is_of_heads(&plain(need)) {
        return None;
    }
    if need.iter().any(|word| listed("no not nor neither", &word.plain)) {
        // `preferred but not essential`
        let first = need.iter().find_map(|word| mark(&word.plain));
        return first.filter(|mark| *mark == AdvertSection::Desirable);
    }
    let start = between.first().unwrap_or(last).start;
    let upto = line.get(..start)?.trim_end();
    if upto.ends_with(['(', '[', '–', '—', ':']) || upto.ends_with(" -") {
        return Some(found);
    }
    let first = need.first().map_or("", |word| word.plain.as_str());
    let says = upto.ends_with(',') || is_said || between.is_empty() && listed(PLAIN_MARKS, &last.plain);
    let is_need = need.len() <= if is_said { MAX_SAID } else { MAX_NEED }
        && !listed(VERBS, first)
        && !need.iter().any(|word| listed(NO_NEED, &word.plain));
    (says && is_need).then_some(found)
}

/// What `words` say as a whole: `highly desirable`.
pub(super) fn mark_alone(line: &str) -> Option<AdvertSection> {
    let all = words(line);
    let (last, before) = all.split_last()?;
    mark(&last.plain).filter(|_| before.iter().all(|word| listed(BEFORE_MARK, &word.plain)))
}

/// What an item says of itself at its beginning: `Desirable: German`.
pub(super) fn mark_before(line: &str) -> Option<AdvertSection> {
    let (label, rest) = line.split_once(':')?;
    mark(&plain(&words(label))).filter(|_| !rest.trim().is_empty())
}

/// Whether `plain` is the heading `head`: it begins with it, ends with it, or is one that `is_marked` and has it. Where
/// nothing marks it, words after the head make it a line like any other, but for heads that other words follow.
/// Only where it `may_end` with a head does that make it one.
fn is_head(plain: &str, head: &str, is_marked: bool, may_end: bool) -> bool {
    let trimmed = plain.trim();
    let words = trimmed.split(' ').count();
    let head_words = head.trim().split(' ').count();
    let is_near = words <= head_words + 3;
    let may_go_on = is_marked || words == head_words || OPEN.contains(&head);
    let begins = trimmed.starts_with(head) && (is_marked || is_near && may_go_on);
    // `Key Responsibilities`, `Job Requirements`: the head is the beginning of the last word too.
    let ends = is_near
        && may_end
        && !head.ends_with(' ')
        && plain.rsplit_once(&format!(" {head}")).is_some_and(|(_, rest)| !rest.trim_end().contains(' '));
    let within = is_marked && !head.ends_with(' ') && plain.contains(&format!(" {head}"));
    begins || ends || within
}

/// Whether `head`, with a value behind it, is the label of a fact, and no heading.
pub(super) fn is_of_a_fact(head: &str) -> bool {
    let plain = plain(&words(head));
    ["interview", "closing date", "contact"].iter().any(|fact| plain.starts_with(fact))
}

/// Whether `line` as a whole is a heading: marked as one, with a colon at its end, or a head with nothing beside it.
pub(super) fn is_whole(line: &str, is_marked: bool) -> bool {
    let plain = plain(&words(line));
    let is_same =
        |head: &&str| plain.starts_with(*head) && plain.split(' ').count() == head.split(' ').count();
    let is_head = || HEADINGS.iter().any(|(_, heads)| heads.iter().any(is_same));
    let is_short = line.len() <= MAX_BYTES && line.split_whitespace().count() <= MAX_WORDS;
    is_short && (is_marked || line.trim_end().ends_with(':') || !line.ends_with('.') && is_head())
}

/// Whether `line` looks like a heading, known or not: short, and marked as one, all capitals, or with a colon at its end.
pub(super) fn looks_like_one(line: &str, is_marked: bool) -> bool {
    let is_short = line.len() <= MAX_BYTES && line.split_whitespace().count() <= MAX_WORDS;
    let letters = || line.chars().filter(|c| c.is_alphabetic());
    // `HGV C+E` is what somebody needs.
    let is_capital = letters().count() > 3 && letters().all(char::is_uppercase) && !line.contains('+');
    // `WRITE NEWS RELEASES FOR LOCAL PAPERS` is a duty.
    let words = words(line);
    let first = words.first().map_or("", |word| word.plain.as_str());
    let is_item = words.len() > 2
        && (listed(VERBS, first)
            || listed(NEEDS, first)
            || is_gerund(first)
            || matches!(first, "you" | "must"));
    let is_heading = is_capital && !is_item && words.len() <= MAX_CAPITALS;
    is_short && (is_marked || is_heading || line.trim_end().ends_with(':'))
}

/// Words of headings that are about the employer, known or not.
const OF_EMPLOYER: &str =
    "our us we company firm organisation team history story values mission vision culture";

/// Whether `line` speaks to who reads it, or says what is needed.
pub(super) fn speaks_to_you(line: &str) -> bool {
    let plain = format!(" {}", plain(&words(line)));
    plain.contains(" you") || plain.contains(" we need")
}

/// Whether `line` has the shape of a heading that nothing marks: a few words without a verb. What it begins is no more about
/// the employer.
pub(super) fn ends_employer(line: &str) -> bool {
    let words = words(line);
    let is_sentence = line.ends_with(['.', '!', ';', ','])
        || words.iter().any(|word| word.plain != "your" && listed(WHOLE, &word.plain));
    let first = words.first().map_or("", |word| word.plain.as_str());
    (2..=MAX_CAPITALS).contains(&words.len())
        && line.starts_with(char::is_uppercase)
        && !is_sentence
        && !listed(VERBS, first)
        && !words.iter().any(|word| listed(OF_EMPLOYER, &word.plain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use AdvertSection::*;

    #[test]
    fn what_items_say_of_themselves() {
        for (line, expected) in [
            ("SQL (essential)", Some(Essential)),
            ("SQL (highly desirable).", Some(Desirable)),
            ("A licence, preferred", Some(Desirable)),
            ("German would be desirable", Some(Desirable)),
            ("German desirable", Some(Desirable)),
            ("A forklift licence is an advantage", Some(Desirable)),
            ("Calculate the annual bonus", None),
            ("Make reports useful", None),
            ("Experience of working in a busy school kitchen is desirable.", Some(Desirable)),
            ("Some knowledge of the history of the town would be an advantage", Some(Desirable)),
            ("Experience is a plus", Some(Desirable)),
            ("A diploma (nice to have)", Some(Desirable)),
            ("Explain why safety is essential", None),
            ("Make sure that all of what the residents need is desirable", None),
            ("Issue the licences required", None),
            ("Able to get the documents required", None),
            ("Travel as required", None),
        ] {
            assert_eq!(own_mark(line), expected, "{line}");
        }
    }

    #[test]
    fn headings_as_boards_have_them() {
        for (line, expected) in [
            ("Responsibilities", Some(Responsibilities)),
            ("What you’ll do", Some(Responsibilities)),
            ("KEY RESPONSIBILITIES:", Some(Responsibilities)),
            ("About you", Some(Requirements)),
            ("JOB CRITERIA:", Some(Requirements)),
            ("Essential criteria", Some(Essential)),
            ("Desirable skills:", Some(Desirable)),
            ("How To Apply:", Some(Apply)),
            ("About us", Some(Employer)),
            ("About Example Ltd", Some(Employer)),
            ("About the role", Some(Role)),
            ("Description", Some(Role)),
            ("What we offer", Some(Benefits)),
            ("What’s in it for you?", Some(Benefits)),
            ("Equal opportunities", Some(Equality)),
            ("You will draft press releases for our newspaper and radio partners.", None),
            ("Experience of working in a press office or agency", None),
            ("Contact customers by phone", None),
            ("Apply quality standards", None),
            ("Experience in retail", None),
            ("Knowledge of Excel", None),
            ("Key Responsibilities", Some(Responsibilities)),
            ("Job Requirements", Some(Requirements)),
            ("Employee Benefits", Some(Benefits)),
            ("Good communication skills", None),
            ("Develop customer experience", None),
            ("Knowledge, skills and experience", Some(Requirements)),
            ("Why work for us", Some(Benefits)),
            ("What’s in it for you", Some(Benefits)),
            ("We can offer:", Some(Benefits)),
            ("We can offer advice to customers", None),
            ("In this role you will...", Some(Responsibilities)),
            ("You’ll need…", Some(Requirements)),
            ("What you’ll need…", Some(Requirements)),
            ("What it’s like to work here", Some(Employer)),
            ("Able to work to deadlines and manage conflicting priorities", None),
            ("Not required:", Some(Apply)),
            ("What you don’t need", Some(Apply)),
            ("What this job is not:", Some(Apply)),
            ("Jobs you might like:", Some(Apply)),
        ] {
            assert_eq!(section(line, false), expected, "{line}");
        }
    }
}
