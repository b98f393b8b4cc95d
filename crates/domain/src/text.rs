//! What people say: words that may have to be erased, and the reference that stays.
use serde::{Deserialize, Serialize};

use crate::chain::{Digest, Salt, salted};
use crate::ids::ContentId;

/// The longest text that a field takes, in characters.
pub const WORDS_MAX: usize = 20_000;

/// Something that was said or written: not empty, at most [`WORDS_MAX`] characters.
#[derive(Clone, PartialEq, Eq)]
pub struct Words(String);

/// Why a text was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsProblem {
    #[error("the text is empty")]
    Empty,
    #[error("the text has {characters} characters, at most {WORDS_MAX} are allowed")]
    TooLong { characters: usize },
}

impl Words {
    /// Line ends become `\n`, spaces around the text go, and U+0000, which no database of ours can
    /// hold, shows as U+FFFD; the rest stays as it was said.
    pub fn parse(said: &str) -> Result<Self, WordsProblem> {
        let said = said.replace("\r\n", "\n").replace('\0', "\u{FFFD}");
        let said = said.trim();
        match said.chars().count() {
            0 => Err(WordsProblem::Empty),
            characters if characters > WORDS_MAX => Err(WordsProblem::TooLong { characters }),
            _ => Ok(Self(said.to_owned())),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

// Complaint text never reaches a log, not by way of `{:?}` either.
impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({} bytes)", self.0.len())
    }
}

/// A reference to words that are kept apart, so that they can be erased while the history
/// stays verifiable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Text {
    pub id: ContentId,
    /// The salted digest of the words.
    pub digest: Digest,
}

/// Words with the salt that seals them: what is stored beside the dossier.
#[derive(Clone, Debug)]
pub struct SealedText {
    pub text: Text,
    pub salt: Salt,
    pub words: Words,
}

impl SealedText {
    /// Seals words under an id and a salt, which come in as arguments as all chance does.
    pub fn seal(words: Words, id: ContentId, salt: Salt) -> Self {
        let digest = salted(&salt, words.as_str().as_bytes());
        Self { text: Text { id, digest }, salt, words }
    }
}
