//! Sentences about when to apply, which ask for nothing: `The closing date is soon.`
//!
//! Such a sentence has no word but those of [`WORDS`] and days. What says more may ask: `The closing date is set by you for
//! each tender`.

use super::sentences::listed;

/// The words of such sentences. Words that begin with a digit are known too.
const WORDS: &str = "a above accept accepted advert advertisement after all an and any applicants application applications \
apply applying april are as at august be been before below brought by can candidates cannot change changed close closed closes closing \
completed consider considered could date day deadline december due earlier earliest early encouraged end enough extended february for \
forward friday from further has have high hours if in interest is january job july june large late later level march many may midday \
midnight might monday must no noon not note notice november number numbers october of on once open or our please point position post \
posting prior reach reached receipt receive received reserve response right role saturday september shortly soon stage \
stated submitted sufficient suitable sunday than that the this thursday time to tuesday until vacancy vary volume volumes we wednesday \
week when will without";
/// What stands before their subject.
const BEFORE: &str = "a advert all any application completed early job late no note our please post role that the this vacancy";
/// Their subjects, and what is said of each.
const SUBJECTS: &[(&str, &[&str])] = &[
    (" closing date ", IS),
    (" deadline ", IS),
    (
        " applications ",
        &[
            " close",
            " closing ",
            " not ",
            " cannot ",
            " no late ",
            " must be received ",
            " must be submitted ",
            " encouraged ",
        ],
    ),
    (" advert ", CLOSES),
    (" advertisement ", CLOSES),
    (" job ", CLOSES),
    (" position ", CLOSES),
    (" post ", CLOSES),
    (" posting ", CLOSES),
    (" role ", CLOSES),
    (" vacancy ", CLOSES),
    (" we ", &[" close the ", " close this ", " close early ", " not accept ", " not consider ", " cannot "]),
];
const IS: &[&str] = &[" is ", " was ", " has ", " will ", " may ", " might "];
const CLOSES: &[&str] = &[" close ", " closes ", " closing ", " closed ", " open until "];

/// Whether a sentence with the words `plain`, each with spaces around it, says no more than when to apply.
pub(super) fn is_closing(plain: &str) -> bool {
    let is_known = |word: &str| listed(WORDS, word) || word.starts_with(|c: char| c.is_ascii_digit());
    // Who accepts applications has work to do: here they are not accepted.
    let has = |said: &&str| plain.contains(*said);
    let is_refused =
        !["accept", "consider"].iter().any(has) || [" not ", " cannot ", " no late "].iter().any(has);
    let says = |(subject, says): &(&str, &[&str])| {
        plain.split_once(subject).is_some_and(|(before, _)| {
            before.split_whitespace().all(|word| listed(BEFORE, word)) && says.iter().any(has)
        })
    };
    is_refused && plain.split_whitespace().all(is_known) && SUBJECTS.iter().any(says)
}
