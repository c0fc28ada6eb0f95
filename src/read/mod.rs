//! Foreign forms into occupations.
//!
//! - `page` reads the text of an occupation's page in the occupational maps, and writes it
//! - `document` reads the pages of standards, their copies, and lists of statements
//! - `table` reads rows and columns
//! - `standards` and `maps` read the records of the two official services, `records` any JSON
//! - `collection` is the form in which this crate stores occupations
//! - `input` takes the form in which most is `found`; `unknown` says what a text of no known form looks like
//! - `advert` reads job adverts, `profile` a person’s CV; `own_words` tells them apart
//! - `finish` makes what was found fit for a catalogue, `reading` is what is given
//! - `shared` has what the readers share: JSON text, clean text, codes, statements
//!
//! Knows the catalogue's types, nothing of people or of comparing statements.

mod advert;
mod clauses;
mod collection;
mod denial;
mod document;
mod finish;
mod found;
mod input;
mod maps;
mod own_words;
mod page;
mod profile;
mod reading;
mod records;
mod shared;
mod standards;
mod table;
mod unknown;

pub(crate) use advert::names_a_qualification;
pub use advert::{
    Advert, AdvertDate, AdvertSection, AdvertSentence, Period, Qualification, Salary, read_advert,
    read_advert_value,
};
pub use collection::Collection;
pub use input::{is_utf16, read, read_from, read_occupations, read_sheets, read_value};
pub use maps::{read_occupation, read_occupation_value, read_progression};
pub use own_words::{is_advert, is_profile, is_profile_value};
pub use page::{read_occupation_page, write_occupation_page};
pub use profile::{Profile, ProfileSentence, read_profile, read_profile_value};
pub use reading::{Date, Form, RatingColumn, ReadAnswers, ReadOptions, ReadPoint, Reading};
pub use standards::{Standards, Standing, read_standards, read_standards_value};
pub use table::{NumberScale, is_unsure};
