//! Job adverts: read in every form, and taken as the target.

mod around;
mod brought;
mod cvs;
mod damage;
mod doubts;
mod forms;
mod kinds;
mod marks;
mod own_words;
mod samples;
mod styles;
mod takes_back;
mod target;

use skills_gap::Engine;
use skills_gap::advert::{AdvertOptions, AdvertReport, AdvertRequest};
use skills_gap::gap::GapRequest;
use skills_gap::read::{Advert, read_advert};

fn read(text: &str) -> Advert {
    read_advert(text).expect("an advert")
}

fn asked(advert: &Advert) -> Vec<&str> {
    advert.sentences.iter().filter(|one| one.asks).map(|one| one.text.as_str()).collect()
}

fn report(answers: GapRequest, advert: &Advert) -> AdvertReport {
    let answers = GapRequest { advert: Some(Box::new(advert.clone())), ..answers };
    Engine::embedded().advert(&AdvertRequest::new(answers, AdvertOptions::default())).expect("a report")
}

/// `text.slice(start, end)` of JavaScript, its white space made single spaces.
fn slice(text: &str, start: u32, end: u32) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = String::from_utf16(&units[start as usize..end as usize]).expect("whole characters");
    let visible: String = part.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
