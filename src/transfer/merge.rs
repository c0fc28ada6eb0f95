//! Several subsets of the statement model as one.

use super::model::Model;
use crate::error::{Error, ErrorCode, ErrorKind};
use crate::sort;

impl Model {
    /// The subset that covers what any of `subsets` does, as a file. It is the same, byte for byte, as the file that
    /// [`Model::subset`] gives for all their statements together.
    ///
    /// # Errors
    /// `invalidValue` at `model`, of kind `read`: there are none, or they are not all subsets of one model.
    pub fn merge(subsets: &[Self]) -> Result<Vec<u8>, Error> {
        let Some((first, others)) = subsets.split_first() else { return Err(unlike()) };
        if subsets.iter().any(Self::is_whole) || !others.iter().all(|other| other.is_akin(first)) {
            return Err(unlike());
        }
        let (mut tokens, mut split_words) = (Vec::new(), Vec::new());
        for subset in subsets {
            for id in 0..subset.vocabulary.len() {
                if let (Some(text), Some(token)) = (subset.vocabulary.at(id), subset.token(id)) {
                    tokens.push((text, token));
                }
            }
            if let Some(words) = &subset.split_words {
                split_words.extend((0..words.len()).filter_map(|id| words.at(id)).map(|(word, _)| word));
            }
        }
        sort::by_key(&mut tokens, |(text, _)| *text);
        tokens.dedup_by_key(|(text, _)| *text);
        sort::by(&mut split_words, Ord::cmp);
        split_words.dedup();
        let mut merged = first.empty_subset(split_words);
        for ((text, continues), token) in tokens {
            merged.push(text, continues, &token);
        }
        Ok(merged.encode())
    }
}

fn unlike() -> Error {
    let message = "not parts of one statement model";
    Error::new(ErrorCode::InvalidValue, "model".to_owned(), message.to_owned()).of_kind(ErrorKind::Read)
}
