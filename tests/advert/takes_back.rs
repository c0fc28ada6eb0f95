//! What adverts do not ask and CVs take back, and facts as councils, hospitals and boards write them.

use skills_gap::read::{is_advert, is_profile, read_advert, read_profile};

/// The sentences of an advert that ask, and those that do not.
fn told(text: &str) -> (Vec<String>, Vec<String>) {
    let advert = read_advert(text).expect("an advert");
    let (asks, others): (Vec<_>, Vec<_>) = advert.sentences.into_iter().partition(|one| one.asks);
    let texts = |all: Vec<skills_gap::read::AdvertSentence>| all.into_iter().map(|one| one.text).collect();
    (texts(asks), texts(others))
}

#[test]
fn what_stands_below_not_required_is_not_asked() {
    let head = "Baker\nExample Bakery Ltd\nLeeds\n\nRequirements\n- Steady hands\n\n";
    for part in ["## Not required", "What you don’t need:", "What this job is not:", "Similar jobs:"] {
        let (asks, _) =
            told(&format!("{head}{part}\n- Experience of cake design\n- A food science degree\n"));
        assert_eq!(asks, ["Steady hands"], "{part}");
    }
}

#[test]
fn a_clause_that_takes_back_is_a_sentence_of_its_own() {
    let (asks, others) = told("Baker\n\nRequirements\n- A degree is optional, but you must bake well\n");
    assert_eq!(asks, ["you must bake well"]);
    assert!(others.contains(&"A degree is optional".to_owned()), "{others:?}");
    let text = "Baker\n\nRequirements\n- A degree is not needed; you must bake well\n";
    let advert = read_advert(text).expect("an advert");
    let last = advert.sentences.last().expect("a sentence");
    assert_eq!(advert.text.get(last.start as usize..last.end as usize), Some("you must bake well"));
}

#[test]
fn capitals_and_small_letters_lose_nothing() {
    let (asks, _) = told("BAKER\n\nDUTIES\nSHAPE LOAVES AND ROLLS BY HAND\nCLEAN THE OVENS EACH NIGHT\n");
    assert_eq!(asks, ["SHAPE LOAVES AND ROLLS BY HAND", "CLEAN THE OVENS EACH NIGHT"]);
    let (asks, _) = told(
        "Baker\n\nWhat you’ll do\nshape loaves by hand for the shop and for our two cafes\nclean ovens\nwrite the orders\n",
    );
    assert_eq!(asks.len(), 3, "{asks:?}");
    // Lines that are wrapped stay one.
    let (asks, _) = told(
        "Baker\n\nAbout the role\nYou will shape loaves and rolls by hand for our shop in the\nmiddle of town and carry the fresh ones to customers who have\nordered them by telephone.\n",
    );
    assert_eq!(asks.len(), 1, "{asks:?}");
}

#[test]
fn the_employer_may_stand_above_the_title_and_boards_around_it() {
    for text in [
        "Example Foods\nBakery Supervisor\nLeeds\n\nDuties\n- Lead the night shift\n",
        "Find a job\nBack to search results\nBakery Supervisor\nCompany: Example Foods\nDuties\n- Lead the night shift\n",
        "Careers at Example\nSign in or create an account\nBakery Supervisor\nEmployer: Example Foods\nDuties\n- Lead the night shift\n",
    ] {
        let advert = read_advert(text).expect("an advert");
        assert_eq!(
            (advert.title.as_str(), advert.employer.as_str()),
            ("Bakery Supervisor", "Example Foods"),
            "{text}"
        );
    }
}

#[test]
fn pay_beside_a_grade_and_days_without_a_colon() {
    let of = |line: &str| {
        read_advert(&format!("Baker\nExample Council\nLeeds\n{line}\n\nDuties\n- Shape loaves\n"))
            .expect("an advert")
    };
    for (line, low, high) in [
        ("Salary: Grade 5 £24,100 - £26,300 per annum", 24100.0, 26300.0),
        ("Salary £24,100 to £26,300 a year pro rata", 24100.0, 26300.0),
        ("Pay: points 7-11, £24,100 - £26,300", 24100.0, 26300.0),
    ] {
        let salary = of(line).salary.expect("a pay");
        assert_eq!((salary.low, salary.high), (Some(low), Some(high)), "{line}");
    }
    let closes = of("Closing date 14 December 2026").closes.expect("a day");
    assert_eq!(closes.date.as_deref(), Some("2026-12-14"));
    for line in ["Remote working is not possible.", "Home working isn’t available."] {
        assert_eq!(of(line).remote, Some(false), "{line}");
    }
}

#[test]
fn a_profile_keeps_only_what_was_done() {
    let text = "Jo Example\n\nExperience\nBaker at Example Ltd\n- Shaped loaves by hand\n- I’m hoping to run the till\n\
        - Cake design: none\n- I have not led a shift, but I trained two apprentices\n\n\
        Areas for development\nOrdering flour and yeast\nRunning the night shift\n\n\
        Skills\nCleaning ovens and mixers\n\nPeople also viewed\nSam Sample, runs a bakery in York\n";
    let profile = read_profile(text).expect("a profile");
    let kept: Vec<&str> = profile.sentences.iter().map(|one| one.text.as_str()).collect();
    for gone in ["till", "Cake", "shift", "flour", "York"] {
        assert!(!kept.iter().any(|one| one.contains(gone)), "{gone}: {kept:?}");
    }
    for there in ["Shaped loaves by hand", "I trained two apprentices", "Cleaning ovens and mixers"] {
        assert!(kept.contains(&there), "{there}: {kept:?}");
    }
    for one in &profile.sentences {
        let place = one.start as usize..one.end as usize;
        let units: Vec<u16> = profile.text.encode_utf16().collect();
        assert_eq!(String::from_utf16_lossy(&units[place]).trim(), one.text);
    }
}

#[test]
fn an_advert_and_a_standard_are_no_profile() {
    let advert = "Baker\nExample Bakery Ltd\nMain duties\n- Shape loaves\nEssential criteria\n- Steady hands\nHow to apply\nSend your CV to us.\n";
    let standard = "Baker ST9204\nLevel 2\nK1: How dough rises.\nS1: Shape loaves.\nB1: Is careful.\n";
    for text in [advert, standard] {
        assert!(is_advert(text) && !is_profile(text), "{text}");
    }
    for text in [
        "I shaped loaves for six years and I ran the till.\n",
        "Jo Example\nExperience\nBaker, 2019 - 2023\n- Shaped loaves\nReferences\n",
        "Dear team, I am writing about your vacancy. I shaped loaves for six years. My oven is my pride. I enjoy it.\n",
    ] {
        assert!(!is_advert(text), "{text}");
    }
}
