//! Searching in what people said: words by their stem, without accents or capitals. Both databases
//! get the words from here, so that both answer the same.
mod query;
mod reading;
mod words;

pub use query::{QUERY_CHARACTERS_MAX, Query, QueryProblem, TERMS_MAX};
pub use reading::{Piece, Reading, snippet};
pub use words::{Word, index_terms, words};
