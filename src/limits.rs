//! Limits of requests that a host must know so as to offer no more.

/// The most steps of a pathway.
pub const MAX_STEPS: usize = 6;
/// The most steps that are looked at where a request does not say.
pub const DEFAULT_STEPS: usize = 4;
/// The most occupations that are compared.
pub const MAX_COMPARED: usize = 5;
/// The most nearest occupations that are listed.
pub const MAX_NEAREST: usize = 100;
/// The most occupations that are listed for an advert.
pub const MAX_ADVERT_OCCUPATIONS: usize = 20;
/// The longest advert that is read, in bytes: a saved web page.
pub const MAX_ADVERT: usize = 1 << 20;
/// The most sentences of an advert that are read and matched.
pub const MAX_ADVERT_SENTENCES: usize = 500;

/// The most statements of an occupation, and the most that a duty names. Of the standards of 2025 the largest has 331; all
/// that rests on pairs of statements grows with their square.
pub const MAX_STATEMENTS: usize = 1_000;
/// The most duties of an occupation.
pub const MAX_DUTIES: usize = 1_000;
/// The most options of an occupation, and of a duty.
pub const MAX_OPTIONS: usize = 100;
/// The most links of an occupation.
pub const MAX_LINKS: usize = 1_000;
/// The most products, job titles, keywords, employers or routes of an occupation, or lines of its summary.
pub const MAX_LINES: usize = 1_000;
/// The most questions that are counted until it is enough. Nobody answers more at a sitting.
pub const MAX_QUESTIONS_COUNTED: usize = 200;
/// The most different pairs that a person rejects, in a request and in saved answers.
pub const MAX_REJECTED: usize = 10_000;
