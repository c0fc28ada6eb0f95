//! What a sentence takes back: what an advert says is not needed, and what people say that they have not done.

pub(crate) use super::clauses::{affirmed, divided};
use crate::text::{Word, is_among, words};

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
/// What says that something is not asked, or does not matter.
const NOT_ASKED: &[&[&str]] = &[
    &["dont", "worry"],
    &["dont", "mind"],
    &["doesnt", "matter"],
    &["not", "matter"],
    &["isnt", "everything"],
    &["far", "from", "needing"],
    &["can", "still", "apply"],
    &["not", "part", "of"],
    &["does", "not", "include"],
    &["doesnt", "include"],
    &["does", "not", "involve"],
    &["doesnt", "involve"],
    &["would", "not", "suit"],
    &["wouldnt", "suit"],
];
/// What may stand before a `not` that is about all that follows: `My role did not include`.
const BEFORE: &str = "i im ive have has had did do does am was were could can will ve my role job post position work it yet still \
currently also sadly unfortunately personally so far and";
/// Failures that a `never` turns to the good: `I never miss a deadline`.
const FAILURES: &str = "miss missed fail failed fails late lost lose only just afraid hesitate hesitated";
/// What `no` and `lack` are about, where a person lacks it.
const LACKED: &str = "experience knowledge training qualification qualifications background understanding formal previous prior \
practical direct professional skills part involvement chance opportunity idea";
/// First words of what was not achieved.
const FAILED: &str = "failed unable lack lacking lacked withdrew";
/// First words of what a person would like.
const WISHES: &str = "looking seeking searching hoping hope aspiring want wish wanting keen eager aim aiming like love interested \
ready willing happy wants wishes hopes aims plan plans planning intend intends intending need needs about dream dreams dreaming";
/// First words of what a person is not good at.
const WEAK: &str = "weak unfamiliar dislike hate unsure inexperienced";
/// What is wanted, after `my`.
const AIMS: &str = "aim aims goal goals plan plans ambition ambitions dream objective objectives hope intention weakness weaknesses";
/// Others, of whom a person speaks.
const OTHERS: &str =
    "colleague colleagues manager supervisor boss agency supplier contractor consultant friend partner";

/// What is learnt in.
const COURSES: &str = "course courses degree diploma certificate certification qualification qualifications apprenticeship \
module nvq btec hnc hnd gcse gcses bsc msc mba phd licence accreditation exam exams";
/// Where the name of a course ends: `the evaluation of a course` is none.
const ENDS_NAME: &str = "of for to with on in by and that";
/// What was not done, at the end of a line.
const PARTICIPLES: &str =
    "taken done completed started begun covered held passed used tried studied finished attempted";
/// What ends a line about something that is still to come, or that holds no more.
const STILL: &str = "planned upcoming expired lapsed";
/// What goes on is done, but for a course.
const GOES_ON: &str = "ongoing underway";

/// What may stand before `studying` in a label.
const NOW: &str = "currently presently now still also i im am courses modules subjects";

/// Whether words of an advert say that something is not needed.
pub(crate) fn is_not_needed(words: &[Word]) -> bool {
    let at = |place: usize| words.get(place).map_or("", |word| word.plain.as_str());
    let has = |cues: &[&[&str]]| {
        cues.iter().any(|cue| {
            (0..words.len()).any(|from| cue.iter().enumerate().all(|(place, word)| at(from + place) == *word))
        })
    };
    // `A degree is optional`, `Neither A nor B is required`, `Don’t worry if you have no contacts`
    let is_optional = words.iter().enumerate().any(|(place, word)| {
        word.plain == "optional" && place.checked_sub(1).is_none_or(|before| at(before) != "not")
    });
    let is_neither = at(0) == "neither" && words.iter().any(|word| is_among(NEEDED, &word.plain));
    is_optional
        || is_neither
        || has(NOT_ASKED)
        || (0..words.len()).any(|no| {
            let next = at(no + 1);
            if !is_among(NO, at(no))
                || is_among("only just", next)
                || at(no) == "no" && is_among(NO_MATTER, next)
            {
                // `needn't`, `unnecessary`
                return at(no) == "unnecessary";
            }
            let reach = if at(no) == "no" { words.len() } else { no + 1 + REACH };
            let is_needed = |place: usize| match at(place) {
                "need" | "must" | "require" | "requires" | "expect" => at(no) != "no" || place == no + 1,
                // `You do not have to`
                "have" => at(place + 1) == "to" && at(no) != "no",
                word => is_among(NEEDED, word),
            };
            at(no) == "neednt" || (no + 1..reach.min(words.len())).any(is_needed)
        })
}

/// Whether words of a person say that they have not done something, that they would only like to, or that others do it.
pub(crate) fn is_not_done(words: &[Word]) -> bool {
    let at = |place: usize| words.get(place).map_or("", |word| word.plain.as_str());
    let begin = (0..words.len()).find(|place| !is_among(BEFORE, at(*place))).unwrap_or_default();
    let (first, next) = (at(begin), at(begin + 1));
    let any = |is: &dyn Fn(usize) -> bool| (0..words.len()).any(is);
    let has = |one: &str, after: &str| any(&|place| at(place) == one && is_among(after, at(place + 1)));
    let is_article = |word: &str| is_among("a an my new another the", word);
    // `I want to go on with it` and `I love to do it` are of what is done.
    let goes_on = is_among("go continue keep carry", at(begin + 2));
    // `Hope one day to`
    let is_hoped = is_among("hope hoping", first)
        || is_among("want wants wanting wish", first)
            && !goes_on
            && (begin + 2..begin + 4).any(|place| at(place) == "to");
    let wishes = is_among(WISHES, first)
        && (is_hoped
            || next == "to" && !goes_on
            || next == "in" && first == "interested"
            || next == "of" && first.starts_with("dream")
            || next == "help" && first == "need"
            || next == "for" && is_article(at(begin + 2)));
    let would_like = any(&|place| is_among("would id", at(place)) && is_among("like love be", at(place + 1)));
    // `In this role I would`; not `I would describe myself`
    let would = any(&|place| {
        at(place) == "i"
            && at(place + 1) == "would"
            && !is_among("describe say consider call often regularly usually", at(place + 2))
    }) || any(&|place| {
        is_among("believe think feel sure", at(place)) && at(place + 1) == "i" && at(place + 2) == "could"
    });
    let no = is_among(NO, first) && first != "no" && !is_among(FAILURES, next);
    // `Chris has never`, `I was not`
    let has_not = (1..words.len().min(7)).any(|place| {
        is_among("has have had was were is am are did does do", at(place - 1))
            && is_among(NO, at(place))
            && (at(place) != "no" || is_among(LACKED, at(place + 1)))
            && !is_among(FAILURES, at(place + 1))
    });
    let lacks = is_among("no little limited minimal lack lacking lacked", first) && is_among(LACKED, next)
        || first == "lack" && next == "of";
    let seldom = is_among("rarely seldom hardly barely", first)
        || first == "no" && next == "longer"
        || has("no", "longer");
    let sought = is_among("seeking looking", first) && is_among("a an", next);
    let yet = is_among("yet", first) && next == "to"
        || has("yet", "to")
        || first == "to" && any(&|place| at(place) == "yet");
    let not_part = any(&|place| at(place) == "not" && is_among("part something", at(place + 1)));
    let is_course = |place: usize| {
        is_among(COURSES, at(place))
            || at(place) == "level" && at(place + 1).starts_with(|c: char| c.is_ascii_digit())
    };
    let names_course =
        |from: usize| (from..from + 6).take_while(|place| !is_among(ENDS_NAME, at(*place))).any(is_course);
    // `Studying for a diploma`, not `studying data`; `enrolled on a course`, not `enrolled 40 people`
    let studies = first == "studying"
        && (begin > 0 || is_among("for towards toward at", next) || names_course(begin + 1));
    let is_enrolled = |place: usize| at(place) == "enrolled" && is_among("on onto in at for", at(place + 1));
    let enrols = is_enrolled(begin) || is_among("now newly recently", first) && is_enrolled(begin + 1);
    // `Part-way through a degree`, not `worked my way through`
    let is_part_way = |place: usize| {
        let is_way = is_among("halfway partway midway", at(place))
            || at(place) == "way" && is_among("part half mid", at(place.wrapping_sub(1)));
        is_way && at(place + 1) == "through" && names_course(place + 2)
    };
    // `Working towards a certificate`, not `towards a deadline`; `taking a course`, not `taking bookings`
    let is_on_a_course = studies
        || enrols
        || first == "working" && is_among("towards toward", next) && names_course(begin + 2)
        || is_among(
            "starting beginning taking doing undertaking completing pursuing attending commencing",
            first,
        ) && is_among("a an my the", next)
            && names_course(begin + 2)
        || any(&is_part_way);
    let learning = first == "learning" && is_among("to how about", next)
        || is_on_a_course
        || any(&|place| {
            is_among("due about", at(place))
                && at(place + 1) == "to"
                && is_among("take start begin complete study enrol", at(place + 2))
        });
    let weak = is_among(WEAK, first);
    // `Dropped out of`, `left without finishing`
    let left = first == "dropped" && next == "out"
        || has("without", "completing finishing passing")
        || any(&|place| at(place) == "forgotten");
    // `My aim is`; `Next step: …` is a label
    let is_mine = begin.checked_sub(1).is_some_and(|before| at(before) == "my");
    let aims = is_mine && is_among(AIMS, first);
    let about_them = is_among("you youre", first)
        || any(&|place| is_among("your", at(place)))
        || any(&|place| is_among("am im", at(place)) && at(place + 1) == "applying")
        || any(&|place| {
            at(place) == "applied"
                && at(place + 1) == "for"
                && is_among("role post job position place", at(place + 3))
        });
    let is_past = |word: &str| {
        word.len() > 4 && word.ends_with("ed")
            || is_among("did does do wrote ran made makes led has had handles", word)
    };
    let others = is_among("my our the a another", at(0))
        && is_among(OTHERS, at(1))
        && (is_past(at(2)) || at(2).len() > 4 && at(2).ends_with('s'))
        || first == "watched" && is_among("others other people colleagues somebody someone the a my", next);
    // `News releases were written by the agency`
    let is_of_others = |place: usize| {
        is_among("was were is are been", at(place))
            && at(place + 2) == "by"
            && is_among("the an a another our my", at(place + 3))
            && is_among(OTHERS, at(place + 4))
    };
    let by_others = !any(&|place| is_among("i me my we us", at(place))) && any(&is_of_others);
    // What stands at the end takes all of it back: `Excel: none`, `budgets (not yet)`
    let last = |back: usize| words.len().checked_sub(back).map_or("", at);
    let at_end = words.len() > 2
        && (is_among("none nil", last(1))
            || is_among("not", last(2)) && last(1) == "yet"
            || is_among("not", last(2)) && is_among(PARTICIPLES, last(1))
            || is_among("not", last(3))
                && (last(2) == "yet" || last(1) == "yet" && is_among(PARTICIPLES, last(2)))
            || is_among(GOES_ON, last(1)) && (0..words.len()).any(is_course)
            || last(2) == "in" && last(1) == "progress" && !is_among("work works", last(3))
            || is_among(STILL, last(1)) && last(2) != "as" && words.len() <= 6 && !is_past(first)
            || is_among("no", last(2)) && is_among(LACKED, last(1))
            || last(2) == "next" && is_among("year month term week spring summer autumn", last(1)));
    is_among(FAILED, first)
        || no
        || has_not
        || lacks
        || seldom
        || wishes
        || would_like
        || would
        || sought
        || yet
        || not_part
        || learning
        || weak
        || left
        || aims
        || about_them
        || others
        || by_others
        || at_end
}

/// Whether `label`, which stands before a colon or above what is about it, is of what a person does not do: what they want,
/// have to learn, or what others are.
pub(crate) fn is_label_of_lack(label: &str) -> bool {
    let words = words(label);
    let has = |list: &str| words.iter().any(|word| is_among(list, &word.plain));
    let at = |place: usize| words.get(place).map_or("", |word| word.plain.as_str());
    // `Currently studying`, `Enrolled on`; not `Skills gained while studying`
    let begin = (0..words.len()).find(|place| !is_among(NOW, at(*place))).unwrap_or_default();
    let is_learnt = at(begin) == "upcoming"
        || is_among("studying enrolled", at(begin))
            && (begin + 1 == words.len()
                || is_among("for towards at on in now course courses", at(begin + 1)));
    let is_short = (1..=6).contains(&words.len());
    is_short
        && (has(
            "ideal wanted goal goals aim aims objective objectives ambition ambitions aspiration aspirations weakness weaknesses \
preferences viewed",
        ) || is_learnt
            || words.first().is_some_and(|word| word.plain == "in")
                && words.last().is_some_and(|word| word.plain == "progress")
            || has("need needs areas area plan plans want")
                && has("development develop improve improvement training learn learning")
            || has("looking seeking") && has("for a an")
            || has("next") && has("step steps")
            || has("might may could") && has("like know interested")
            || has("recommended suggested similar") && has("you jobs courses people"))
}

#[cfg(test)]
mod tests {
    use super::{affirmed, is_label_of_lack, is_not_done, is_not_needed};

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
            "It is not optional to wear gloves",
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
    fn labels_of_what_is_not_done() {
        for label in [
            "Areas for development",
            "Training needs",
            "Next step",
            "Ideal role",
            "People also viewed",
            "Looking for a job in",
            "Currently studying",
            "In progress",
            "Courses I am studying",
            "Enrolled on",
        ] {
            assert!(is_label_of_lack(label), "{label}");
        }
        for label in [
            "Business development",
            "Training",
            "Work history",
            "Skills",
            "Learning and development",
            "Skills gained while studying",
            "Enrolled volunteers",
        ] {
            assert!(!is_label_of_lack(label), "{label}");
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
            "I’m hoping to run the till",
            "My goal is to bake bread for a shop",
            "I hope one day to bake bread",
            "I no longer bake bread",
            "I rarely bake bread",
            "Limited experience of baking bread",
            "Baking bread: none",
            "Baking bread (not yet)",
            "Baking bread – no experience",
            "Unfamiliar with bread ovens",
            "Jo has never baked bread",
            "Had no part in baking bread",
            "My manager baked the bread",
            "Watched others bake bread",
            "In this post I would bake bread",
            "I’d be able to bake bread",
            "You want somebody who bakes bread",
            "I like how your bakers work together",
            "Learning how to bake bread",
            "Baking is something I have yet to do",
            "Bread courses that I am due to take",
            "Used to bake bread and have forgotten it",
            "Currently studying project management",
            "I am studying for a diploma in baking",
            "Working towards a certificate in baking",
            "Enrolled on a course in baking",
            "I have enrolled in a baking course",
            "About to start a course in baking",
            "Starting a course in baking in May",
            "Taking a course in baking",
            "Part-way through a degree in baking",
            "Project management: not yet taken",
            "Baking bread - not yet completed",
            "Baking bread: not started",
            "Certificate in baking (in progress)",
            "Baking bread: in progress",
            "First aid certificate (expired)",
            "Baking course: planned",
            "Baking course: ongoing",
            "Working towards NVQ level 3 in baking",
            "Undertaking a level 3 diploma in baking",
            "Baking bread: not studied yet",
        ] {
            assert_eq!(affirmed(text, is_not_done), [""; 0], "{text}");
        }
        for text in [
            "Plan visits to bakeries",
            "Applied for grants for the bakery",
            "My team bakes bread",
            "I want to go on baking bread",
            "I would describe myself as good at baking bread",
            "No stranger to baking bread",
            "I was asked to bake bread",
            "I never fail to bake bread on time",
            "Wrote press releases, not only for newspapers",
            "I never missed a deadline",
            "Worked without supervision on press releases",
            "Ensured that staff did not miss training",
            "Dealt with failed payments",
            "Keen photographer with six years of experience",
            "I cannot only write but also edit speeches",
            "Studied project management",
            "Completed a course in baking",
            "Worked towards targets with the team",
            "Working towards tight deadlines",
            "Monitored work in progress",
            "Taking bookings over the phone",
            "Undertaking risk assessments",
            "Worked my way through risk assessments",
            "Joined halfway through the project",
            "Enrolled 40 people in baking classes",
            "Coached newly enrolled colleagues in my team",
            "Working towards good relationships with bakers",
            "Studying data to present findings",
            "Undertaking the evaluation of a baking course",
            "Baking campaigns: ongoing",
            "Ran the campaign as planned",
            "Led the events that our team planned",
        ] {
            assert_eq!(affirmed(text, is_not_done), [text], "{text}");
        }
        assert_eq!(
            affirmed("I have not written speeches, but I edited press releases", is_not_done),
            ["I edited press releases"]
        );
    }
}
