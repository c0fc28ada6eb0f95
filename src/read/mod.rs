//! Foreign forms into occupations.
//!
//! - `page` reads the text that a person copies from an occupation's page, and writes it
//! - `standards` and `maps` read the records of the two official services
//! - `collection` is the form in which this crate stores occupations
//! - `input` recognises which of these a text is
//! - `advert` reads job adverts, `profile` a person's CV
//! - `shared` has what the readers share: JSON text, clean text, statements
//!
//! Knows the catalogue's types, nothing of people or of comparing statements.

mod advert;
mod collection;
mod input;
mod maps;
mod page;
mod profile;
mod shared;
mod standards;

pub use advert::{
    Advert, AdvertDate, AdvertSection, AdvertSentence, Period, Qualification, Salary, read_advert,
    read_advert_value,
};
pub use collection::Collection;
pub use input::{read_input, read_input_from, read_input_value, read_occupations};
pub use maps::{read_occupation, read_occupation_value, read_progression};
pub use page::{read_occupation_page, write_occupation_page};
pub use profile::{Profile, ProfileSentence, read_profile, read_profile_value};
pub use standards::{Standards, read_standards, read_standards_value};
