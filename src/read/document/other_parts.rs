//! Where a list without codes ends and the next part of a page begins: `Cost`, `Who is it for?`.

use super::uncoded::Entry;

/// Whether a line begins what is no more of the list above it, as its own shape and that of the next line say.
pub(super) fn begins_other_part(run: &[Entry], at: usize) -> bool {
    let (before, rest) = run.split_at_checked(at).unwrap_or_default();
    let [entry, next, ..] = rest else { return false };
    let text = entry.text.as_str();
    let words = text.split(' ').count();
    if before.is_empty() || words > 8 || text.ends_with(['.', ';', ',']) {
        return false;
    }
    // The lines just above show what the list is like.
    let near = before.get(before.len().saturating_sub(20)..).unwrap_or_default();
    let is_question = text.ends_with('?') && !near.iter().any(|one| one.text.ends_with('?'));
    let is_label = !is_value(text) && is_value(&next.text) && !near.iter().any(|one| is_value(&one.text));
    let is_told = next.ends() && tells(&next.text) && !near.iter().any(Entry::ends);
    // A line between blank ones, where statements stand in blocks.
    let is_block = near.len() > 1 && near.iter().skip(1).all(|one| !one.is_after_blank);
    let is_apart = is_block && entry.is_after_blank && next.is_after_blank && words <= 6;
    // What may be a statement as well must stand as a heading does.
    let is_before_blank = next.is_after_blank && near.iter().skip(1).any(|one| !one.is_after_blank);
    let stands_apart = is_before_blank || tells(&next.text) || is_value(&next.text);
    is_question || is_label || is_told || is_apart || is_of_pages(text, stands_apart)
}

/// Whether a line is a price, a number of something, an address: what stands below a label.
pub(super) fn is_value(text: &str) -> bool {
    let value = text.split_once(": ").map_or(text, |(_, value)| value);
    let is_short = value.split(' ').count() <= 5;
    value.starts_with(['£', '€', '$'])
        || (is_short && value.starts_with(|c: char| c.is_ascii_digit()))
        || ["@", "http", "www."].iter().any(|mark| text.contains(mark))
}

/// Whether a line speaks to its reader, as no statement does.
pub(super) fn tells(text: &str) -> bool {
    const FIRST: [&str; 10] = ["this", "you", "we", "it", "our", "your", "there", "please", "they", "these"];
    let first = text.split(' ').next().unwrap_or_default();
    FIRST.iter().any(|one| one.eq_ignore_ascii_case(first))
}

/// Whether all words of a heading are those of the headings of courses' pages. Some may be statements as well, unless they
/// stand apart.
fn is_of_pages(text: &str, stands_apart: bool) -> bool {
    const WORDS: &str = " accessibility accreditation apply assessment awarding benefits book brochure certification \
        contact contacts cookies cost costs criteria date dates delivered delivery documents download duration \
        eligibility enquire enquiries enquiry entry faq faqs fee fees funding gateway length links location locations \
        news newsletter price prices privacy progression resources review reviews schedule start testimonials \
        timetable titles callback careers downloads equality levy mentoring modules newsletters overview portfolio \
        prospectus registration salary syllabus tutors units ";
    const BESIDE: &str = " a about and apprenticeship body career course details employer employers entry for how information is \
        it job key legal level list more next now of our programme requirements start steps support team the this to \
        training typical us useful version what when where who why you your additional also asked be choose content courses diversity \
        functional further get government in learn learner learning like maximum may off on opportunities options \
        professional progress qualification questions related request role roles skills study teaching touch will with \
        follow share apprenticeships frequently ";
    // Nothing but words that may stand in statements too.
    const WHOLE: &[&str] = &[
        "about us",
        "additional information",
        "apprenticeship overview",
        "career opportunities",
        "course content",
        "course details",
        "follow us",
        "frequently asked questions",
        "further information",
        "get in touch",
        "how you will learn",
        "how you'll learn",
        "job roles",
        "more information",
        "next steps",
        "related apprenticeships",
        "typical job roles",
        "what next",
        "what you will learn",
        "what you will study",
        "what you'll learn",
        "where you will study",
        "why choose us",
        "you may also like",
    ];
    // These may be statements of their own.
    const DOUBTFUL: [&str; 7] = [
        "functional skills",
        "learner support",
        "level",
        "off-the-job training",
        "qualification",
        "support",
        "teaching and learning",
    ];
    const VERBS: [&str; 12] = [
        "apply", "review", "schedule", "support", "learn", "share", "follow", "study", "choose", "book",
        "download", "contact",
    ];
    let is_in = |list: &str, word: &str| list.split(' ').any(|one| one.eq_ignore_ascii_case(word));
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let whole = text.trim_end_matches([':', '?', ' ']).replace('’', "'");
    let is_one = |list: &[&str]| list.iter().any(|heading| heading.eq_ignore_ascii_case(&whole));
    let has_ending = |ends: &[&str]| ends.iter().any(|end| whole.to_ascii_lowercase().ends_with(end));
    // `Why study with us`, `Work with us`
    let first = words.clone().next().unwrap_or_default();
    let is_with_us =
        has_ending(&[" with us"]) && (first.eq_ignore_ascii_case("why") || words.clone().count() == 3);
    if is_one(WHOLE) || is_with_us || (stands_apart && is_one(&DOUBTFUL)) {
        return true;
    }
    let may_be_statement = VERBS.iter().any(|verb| verb.eq_ignore_ascii_case(first));
    (stands_apart || !may_be_statement || has_ending(&[" now", " us", " online", " today"]))
        && words.clone().all(|word| is_in(WORDS, word) || is_in(BESIDE, word))
        && words.any(|word| is_in(WORDS, word))
}
