//! References as people type them: in upper or lower case.

use skills_gap::Engine;

/// The reference in the catalogue that `typed` is but for upper and lower case; else `typed`, for the error that names it.
pub fn known_reference(engine: &Engine, typed: &str) -> String {
    let all = || engine.catalogue().occupations().map(|one| one.reference.as_str());
    if all().any(|one| one == typed) {
        return typed.to_owned();
    }
    all().find(|one| one.eq_ignore_ascii_case(typed)).unwrap_or(typed).to_owned()
}

/// The same of a statement's id, `occ0311.k9`.
pub fn known_statement(engine: &Engine, typed: &str) -> String {
    let Some((reference, code)) = typed.trim().rsplit_once('.') else { return typed.to_owned() };
    let reference = known_reference(engine, reference);
    let occupation = engine.catalogue().occupations().find(|one| one.reference == reference);
    let ksb = occupation.and_then(|one| one.ksbs.iter().find(|ksb| ksb.code.eq_ignore_ascii_case(code)));
    ksb.map_or_else(|| typed.to_owned(), |ksb| format!("{reference}.{}", ksb.code))
}
