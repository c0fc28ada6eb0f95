//! What a sentence of an advert says: what the person does or needs, or praise, a benefit, how to apply.
//!
//! Read were ten adverts, 52 sentences: 39 of 41 that are taken as asking ask, and all 39 that ask are found. Of twenty, 134
//! sentences, read before the rules were last changed, it was 110 of 114, and 110 of 114.

use super::closing::is_closing;
use super::labels;
use super::phrases::{
    ASKS, AT_ONCE, BEGINS, DOES, FILLS, GAINS, GETS, INVITES, NEEDS, OTHERS, TOPICS, WHOLE,
};
use super::record::AdvertSection;
use super::sentences::{VERBS, is_gerund, listed};
use crate::read::denial::{affirmed, is_not_needed};
use crate::text::{Word, plain, words};

/// A line of so few words that ends with a colon is a heading.
const MAX_HEADING: usize = 12;
/// Fewer words are a place, a name or a button's label.
const LEAST_FRAGMENT: usize = 4;

/// Whether `sentence`, in a part about `section`, asks for something. What it says is not needed asks for nothing.
pub(super) fn asks(section: AdvertSection, sentence: &str) -> bool {
    affirmed(sentence, is_not_needed).into_iter().any(|clause| clause_asks(section, clause))
}

/// The same of a clause that takes nothing back.
fn clause_asks(section: AdvertSection, sentence: &str) -> bool {
    // Apostrophes part: `you’ll` is `you ll` in the lists.
    let parted: String =
        sentence.chars().map(|c| if matches!(c, '’' | '‘' | '\'') { ' ' } else { c }).collect();
    let words = words(&parted);
    if words.len() < 2 && !section.asks() || words.is_empty() {
        return false;
    }
    let plain = format!(" {} ", plain(&words));
    // `Your duties include:` is the heading of what follows.
    if sentence.ends_with(':') && words.len() <= MAX_HEADING {
        return false;
    }
    if labels::says_a_fact(sentence) || is_closing(&plain) {
        return false;
    }
    let has = |cues: &[&str]| cues.iter().any(|cue| plain.contains(cue));
    let first = words.first().map_or("", |word| word.plain.as_str());
    let is_duty = listed(VERBS, first) || is_gerund(first);
    let is_need = BEGINS.iter().any(|need| plain.starts_with(need));
    let is_call = first == "apply" && words.get(1).is_none_or(|word| listed(AT_ONCE, &word.plain));
    let gets = has(GETS) || listed(GAINS, first);
    let is_certain = is_duty || is_need;
    let is_topic = !is_certain && (has(INVITES) || !section.asks() && has(TOPICS));
    let fills = gets || is_call || has(FILLS) || is_topic;
    let does = has(DOES) && !has(GETS);
    let needs = has(ASKS);
    if section.is_filler() {
        return does && !fills && section == AdvertSection::Employer;
    }
    if section.asks() {
        return does || !fills && (needs || !listed(OTHERS, first));
    }
    does || !fills
        && (is_duty
            || needs
            || listed(NEEDS, first)
            || !listed(OTHERS, first) && is_fragment(sentence, &words))
}

/// Whether `sentence` is no whole sentence, as the items of lists are: `All aspects of maintenance and repair`.
fn is_fragment(sentence: &str, words: &[Word]) -> bool {
    // All capitals say no more than all small letters.
    let has_small = sentence.contains(char::is_lowercase);
    let is_small = |word: &&str| if has_small { word.starts_with(char::is_lowercase) } else { true };
    let small = sentence.split_whitespace().filter(is_small).count();
    (words.len() >= LEAST_FRAGMENT || sentence.ends_with('.') || sentence.contains(" of "))
        && 2 * small >= words.len()
        && !sentence.contains(|c: char| c.is_ascii_digit())
        && !words.iter().any(|word| listed(WHOLE, &word.plain))
}

#[cfg(test)]
mod tests {
    use super::asks;
    use crate::read::AdvertSection::{Benefits, Employer, Requirements, Role};

    #[test]
    fn what_asks_and_what_does_not() {
        for (section, sentence, expected) in [
            (Role, "You will draft press releases.", true),
            (Role, "Answer the telephone for our customers", true),
            (Role, "Process pension contributions and holiday pay", true),
            (Role, "All aspects of repair and maintenance", true),
            (Role, "Stock control.", true),
            (Role, "Experience of working in a busy kitchen", true),
            (Role, "Learn to find faults in engines", true),
            (Role, "Gain experience across the whole site", false),
            (Role, "Generous pension and 25 days of holiday", false),
            (Role, "Leeds, West Yorkshire", false),
            (Role, "Free meals on shift.", false),
            (Role, "This team advises ministers on rural transport.", false),
            (Role, "Apply before 11:55 pm on Sunday 7th December 2025", false),
            (
                Requirements,
                "All qualified applicants will receive consideration without regard to race.",
                false,
            ),
            (Role, "You will receive full training.", false),
            (Role, "You can expect, from your first week, to work beside experienced chefs.", false),
            (Role, "We are a family run bakery in the north.", false),
            (Role, "Ability to apply engineering principles", true),
            (Role, "Experience of administering pensions and benefits", true),
            (Requirements, "A sense of equality, diversity and inclusion", true),
            (Role, "Able to work shifts", true),
            (Role, "Deliver training courses to staff", true),
            (Role, "Apply today!", false),
            (Requirements, "The closing date is soon.", false),
            (
                Requirements,
                "Please note: the closing date may be brought forward if we receive enough applications.",
                false,
            ),
            (Requirements, "The deadline for applications is midnight on Sunday.", false),
            (Requirements, "Applications close at midnight", false),
            (Requirements, "Applications will close once we have received enough applications.", false),
            (Requirements, "Late applications will not be considered", false),
            (Requirements, "The closing date is 5 May, and late applications cannot be accepted.", false),
            (Requirements, "This vacancy may close early without notice", false),
            (Requirements, "We reserve the right to close this vacancy early", false),
            (Requirements, "The closing date is soon; experience of writing is essential", true),
            (Requirements, "The closing date is soon and you must have a driving licence", true),
            (Requirements, "The closing date is set by you for each tender", true),
            (Requirements, "The closing date is met by good planning", true),
            (Requirements, "Applications close on site are tested by you", true),
            (Requirements, "Applications are received and considered on time", true),
            (Requirements, "Late applications cannot be processed without your approval", true),
            (Requirements, "Ensure applications close on time", true),
            (Requirements, "Closing date management for tenders", true),
            (Requirements, "You must have a licence by the closing date.", true),
            (Requirements, "The post holder closes the vacancy early", true),
            (Role, "To apply, click the button below.", false),
            (Role, "Your duties include:", false),
            (Requirements, "Good timekeeping", true),
            (Requirements, "We are looking for driven, passionate individuals who love food.", false),
            (Requirements, "We need someone with excellent communication skills.", true),
            (Requirements, "We trade in forty countries.", false),
            (Employer, "We are part of a national group.", false),
            (Employer, "You will be responsible for three shops.", true),
            (Benefits, "You will have a laptop.", false),
            (Requirements, "Experience of video editing is not required.", false),
            (Requirements, "We don't expect you to have experience of video editing.", false),
            (Role, "You will not be expected to manage budgets.", false),
            (Role, "No experience of media monitoring needed", false),
            (Requirements, "A degree is not required, but you must write well.", true),
            (Requirements, "A degree is not essential but would be an advantage.", true),
            (Requirements, "A forklift licence is optional", false),
            (Requirements, "Don’t worry if you have never baked bread.", false),
            (Requirements, "It doesn't matter where you trained", false),
            (Requirements, "Neither a licence nor experience of driving is needed", false),
            (Role, "You must submit a covering letter with your form", false),
            (Role, "You will report to the head baker", false),
            (Role, "Such other duties as the manager may reasonably require", false),
            (Role, "By applying you agree that we keep your details", false),
            (Role, "You’d be shaping loaves and rolls", true),
            (Role, "We need somebody who bakes well", true),
            (Role, "KNEADING DOUGH FOR THE MORNING SHIFT", true),
            (Role, "LEEDS CITY COUNCIL", false),
        ] {
            assert_eq!(asks(section, sentence), expected, "{section:?}: {sentence}");
        }
    }
}
