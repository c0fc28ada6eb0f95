//! What a sentence of an advert says: what the person does or needs, or praise, a benefit, how to apply.
//!
//! Read were ten adverts, 52 sentences: 39 of 41 that are taken as asking ask, and all 39 that ask are found. Of twenty, 134
//! sentences, read before the rules were last changed, it was 110 of 114, and 110 of 114.

use super::record::AdvertSection;
use super::sentences::{VERBS, is_gerund, listed};
use crate::read::denial::{affirmed, is_not_needed};
use crate::text::{Word, plain, words};

/// What the person does or needs.
const ASKS: &[&str] = &[
    " you d be ",
    " you could be ",
    " you would be ",
    " you can ",
    " you write",
    " you never miss",
    " you don t just",
    " you won t be afraid",
    " someone who ",
    " somebody who ",
    " someone with ",
    " somebody with ",
    " anyone who ",
    " the post involves",
    " your job ",
    " a flair for",
    " preferred",
    " is a bonus",
    " a plus ",
    " no stranger to",
    " officer will ",
    " assistant will ",
    " manager will ",
    " executive will ",
    " role holder will ",
    " you will be ",
    " you ll be ",
    " you will ",
    " you ll ",
    " you must ",
    " you should ",
    " you need ",
    " you have ",
    " you are ",
    " your duties",
    " responsible for ",
    " responsibilit",
    " ability to ",
    " able to ",
    " experience in ",
    " experience of ",
    " experience with ",
    " experience using ",
    " experience working ",
    " years experience ",
    " years of experience ",
    " knowledge of ",
    " understanding of ",
    " skills",
    " familiar",
    " proficien",
    " confident ",
    " qualification",
    " qualified ",
    " degree",
    " gcse",
    " essential",
    " desirable",
    " required",
    " must be ",
    " must have ",
    " competent ",
    " competence",
    " driving licence",
    " driver s licence",
    " willing",
    " duties include",
    " the successful candidate",
    " the post holder",
    " the postholder",
    " the role involves",
    " the role will ",
    " this role will ",
    " the apprentice will ",
    " tasks include",
    " this includes ",
    " this involves ",
    " aptitude",
    " passion for ",
    " attention to detail",
    " candidates ",
    " applicants will ",
    " as well as ",
    " to assist ",
    " to support ",
];
/// The person gets, joins, or feels; the employer is, offers, or wants to be told.
const FILLS: &[&str] = &[
    " set alert",
    " promoted by",
    " actively reviewing",
    " who has hired",
    " has hired",
    " this advert",
    " sign in",
    " recommended jobs",
    " similar jobs",
    " opens in new",
    " rehabilitation of offenders",
    " employer details",
    " not heard from us",
    " heard from us",
    " by applying",
    " number of jobs",
    " type of role",
    " employment checks",
    " probation",
    " share this job",
    " no agencies",
    " quote reference",
    " particularly welcome",
    " other duties as",
    " all employees must",
    " all staff must",
    " employees must comply",
    " subject to a",
    " be subject to",
    " work from home",
    " is given",
    " training is provided",
    " training will be given",
    " be supported to",
    " the chance to learn",
    " on the job",
    " you can learn",
    " we ll teach",
    " we will teach",
    " develop your career",
    " minimum wage",
    " in confidence and",
    " not accept cvs",
    " will be contacted",
    " expected hours",
    " we welcome applica",
    " we encourage applica",
    " encourage applications ",
    " disability confident",
    " apply now",
    " please apply",
    " your application",
    " your cv",
    " interviews will",
    " shortlisted",
    " apply directly",
    " application form",
    " weekly pay",
    " agile working",
    " hybrid working",
    " start asap",
    " live in available",
    " apply for this",
    " email us",
    " for more information",
    " for further information",
    " we reserve the right",
    " apply to this job",
    " we offer",
    " we can offer",
    " you will receive",
    " you ll receive",
    " you ll get ",
    " you will get ",
    " you will benefit",
    " you ll benefit",
    " you ll enjoy",
    " you will enjoy",
    " we will give you",
    " we ll give you",
    " we will provide ",
    " we ll provide ",
    " in return",
    " in exchange",
    " free parking",
    " cycle to work",
    " career progression",
    " opportunities to progress",
    " great opportunity",
    " fantastic opportunity",
    " exciting opportunity",
    " amazing opportunity",
    " outstanding opportunity",
    " your chance to",
    " you ll gain",
    " you will gain",
    " full training",
    " study support",
    " study leave",
    " off the job",
    " throughout your apprenticeship",
    " working hours",
    " working pattern",
    " day release",
    " block release",
    " at college",
    " attend college",
    " upon completion",
    " work towards ",
    " towards the apprenticeship",
    " completing your apprenticeship",
    " apprenticeship standard",
    " we are a ",
    " we re a ",
    " we are an ",
    " we re an ",
    " we are the ",
    " we have been ",
    " founded in ",
    " established in ",
    " family run",
    " we pride ourselves",
    " we are proud",
    " we re proud",
    " we believe",
    " we are committed",
    " we re committed",
    " investors in people",
    " join us",
    " join our",
    " why join",
    " is an exciting ",
    " is a great place",
    " no two days",
    " we value ",
    " things to consider",
    " working week",
    " monday to friday",
    " hours per week",
    " hours a week",
    " expected duration",
    " this is a new role",
    " this is a unique",
    " we are building",
    " you don t need any experience",
    " previous experience is not",
    " you can expect ",
    " equal opportunity employer",
    " without regard to ",
    " 401 k",
];
/// The same, unless the sentence begins with a duty: `Process pension contributions`.
const TOPICS: &[&str] = &[
    " equal opportunit",
    " regardless of ",
    " diversity",
    " inclusive ",
    " inclusion",
    " reasonable adjustment",
    " protected characteristic",
    " safeguarding and promoting",
    " disclosure and barring",
    " dbs check",
    " right to work",
    " background check",
    " privacy ",
    " sponsorship",
    " cover letter",
    " covering letter",
    " closing date",
    " contact us ",
    " how to apply",
    " annual leave",
    " holiday",
    " pension",
    " discount",
    " bonus",
    " salary",
    " per annum",
    " competitive ",
    " gym ",
    " perks",
    " benefits ",
    " life assurance",
    " sick pay",
    " our company ",
    " our mission",
    " our values ",
    " award winning",
    " leading provider",
    " market leading",
    " uk s leading",
    " world s leading",
    " is committed to ",
    " invest in ",
    " shifts",
    " permanent ",
    " start date",
    " no experience ",
    " recruitment agenc",
    " terms and conditions",
];
/// The same, unless the sentence begins with a duty or a need: `Ability to apply engineering principles`.
const INVITES: &[&str] =
    &[" to apply", " courses", " click ", " learn from ", " training sessions", " on completion"];
/// What a need begins with, whatever it is about: `Knowledge of equality and diversity`.
const BEGINS: &[&str] = &[
    " ability to ",
    " able to ",
    " experience in ",
    " experience of ",
    " experience with ",
    " experience using ",
    " knowledge of ",
    " understanding of ",
];
/// What follows `Apply` where readers are told to: `Apply today!`
const AT_ONCE: &str = "before by directly here now online today via";
/// Words before which a sentence is about what the person does: `You will draft …`.
const DOES: &[&str] = &[
    " you will ",
    " you ll ",
    " you must ",
    " responsible for ",
    " the successful candidate will ",
    " you should ",
];
/// The nouns and gains that may follow `you will` without being a duty.
const GETS: &[&str] = &[
    " you must apply",
    " you must include",
    " you must submit",
    " you must send",
    " you must complete the application",
    " you must complete an application",
    " you must not disclose",
    " you must quote",
    " you will need to create",
    " you will need to complete an",
    " you will need to apply",
    " you will need to submit",
    " you ll need to create",
    " you will report to",
    " you ll report to",
    " you will be supported",
    " you ll be supported",
    " you will be subject",
    " you will be contacted",
    " you will be invited",
    " you will receive",
    " you ll receive",
    " you will get ",
    " you ll get ",
    " you will gain",
    " you ll gain",
    " you will benefit",
    " you ll benefit",
    " you will enjoy",
    " you ll enjoy",
    " you will join",
    " you ll join",
    " you will be part ",
    " you ll be part ",
    " you will earn",
    " you ll earn",
    " you will learn ",
    " you ll learn ",
    " you will have the opportunity",
    " you ll have the opportunity",
    " you will have access",
    " you ll have access",
    " you will be paid",
    " you ll be paid",
    " you will attend",
    " you ll attend",
    " you will develop hands",
    " you will be joining",
    " you ll be joining",
    " you will work at ",
    " you ll work at ",
    " you will be studying",
    " you ll be studying",
    " you will also receive",
    " you ll be gaining",
    " you will be given",
    " you ll be given",
    " you will be entitled",
    " you will be trained",
    " you will thrive",
    " you ll thrive",
    " you ll love ",
    " you must create an account",
    " you will love ",
];
/// First words, beside verbs, that name a duty or a need.
pub(super) const NEEDS: &str = "able ability confident enthusiasm enthusiastic excellent experience experienced flexible good great have knowledge \
proficient proven reliable self strong to undergo understanding willingness";
/// First words of what the person gets: `Gain experience`.
const GAINS: &str = "earn earning enjoy enjoying free gain gaining generous get getting join joining";
/// First words of what the employer says of itself.
const OTHERS: &str = "it our they this we";
/// Words that no list of duties needs: who has them is a whole sentence, about whatever comes before them.
const WHOLE: &str =
    "am are isn aren don doesn can has have he i is it our she they us was we were will you your";
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
