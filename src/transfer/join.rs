//! Several parts of the statement model as one.

use super::Model;
use crate::error::{Error, ErrorCode, ErrorKind};
use crate::order::sorted_by;

impl Model {
    /// The part that covers what any of `parts` does, as a file: the same, byte for byte, as [`Model::part`]
    /// gives for all their statements together.
    ///
    /// # Errors
    /// Of kind `read`, `invalidValue`: there are none, or they are not all parts of one model.
    pub fn join(parts: &[Self]) -> Result<Vec<u8>, Error> {
        let Some((first, others)) = parts.split_first() else { return Err(unlike()) };
        if parts.iter().any(Self::is_whole) || !others.iter().all(|other| other.is_akin(first)) {
            return Err(unlike());
        }
        let (mut tokens, mut words) = (Vec::new(), Vec::new());
        for (number, part) in parts.iter().enumerate() {
            for id in 0..part.vocabulary.len() {
                tokens.extend(part.vocabulary.at(id).map(|token| (token, number, id)));
            }
            if let Some(known) = &part.known {
                for id in 0..known.len() {
                    words.extend(known.at(id).map(|(word, _)| word));
                }
            }
        }
        let mut tokens = sorted_by(tokens, |a: &((&[u8], bool), usize, usize), b| a.cmp(b));
        tokens.dedup_by_key(|(token, ..)| *token);
        let mut words = sorted_by(words, |a: &&[u8], b| a.cmp(b));
        words.dedup();
        let mut joined = first.bare_part(&words);
        for ((text, continues), number, id) in tokens {
            if let Some(token) = parts.get(number).and_then(|part| part.token(id)) {
                joined.push(text, continues, &token);
            }
        }
        Ok(joined.encode())
    }
}

#[cold]
fn unlike() -> Error {
    let message = "not parts of one statement model";
    Error::new(ErrorCode::InvalidValue, "model".to_owned(), message.to_owned()).of_kind(ErrorKind::Read)
}
