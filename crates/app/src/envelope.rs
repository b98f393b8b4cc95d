//! What travels with a command: the words it refers to, sealed, and the files it adds.
use jiff::Timestamp;
use weerklank_domain::chain::Salt;
use weerklank_domain::complaint::facts::{FileRef, Visibility};
use weerklank_domain::ids::{ContentId, FileId};
use weerklank_domain::text::{SealedText, Text, Words};
use weerklank_store::blobs::Kept;

use crate::App;
use crate::clock::Chance;

/// The words and files of one command, with ids and salts drawn before the transaction begins.
#[derive(Clone, Debug)]
pub struct Enclosures {
    chance: Chance,
    at: Timestamp,
    pub(crate) texts: Vec<SealedText>,
    pub(crate) files: Vec<NewFile>,
}

/// A file that is added to a dossier.
#[derive(Clone, Debug)]
pub struct NewFile {
    pub id: FileId,
    pub name: Text,
    pub media_type: String,
    pub content: NewContent,
    pub visibility: Visibility,
}

/// What is in a file that is added.
#[derive(Clone, Debug)]
pub enum NewContent {
    Bytes(Vec<u8>),
    /// In its place already, as what a form sent is.
    Kept(Kept),
}

impl App {
    pub fn enclosures(&self) -> Enclosures {
        Enclosures {
            chance: self.chance.clone(),
            at: self.clock.now(),
            texts: Vec::new(),
            files: Vec::new(),
        }
    }
}

impl Enclosures {
    /// Nothing enclosed, for what the system does.
    pub fn none(chance: Chance, at: Timestamp) -> Self {
        Self { chance, at, texts: Vec::new(), files: Vec::new() }
    }

    /// Seals words and keeps them for the transaction; the command carries the reference.
    pub fn text(&mut self, words: Words) -> Text {
        let id = ContentId::from_uuid(self.chance.id(self.at));
        let sealed = SealedText::seal(words, id, Salt::from_bytes(self.chance.bytes()));
        let text = sealed.text;
        self.texts.push(sealed);
        text
    }

    /// The words that were sealed; empty for those of another command.
    pub(crate) fn said(&self, text: &Text) -> &str {
        let sealed = self.texts.iter().find(|sealed| sealed.text.id == text.id);
        sealed.map(|sealed| sealed.words.as_str()).unwrap_or_default()
    }

    /// The words that were sealed, for a dossier of their own.
    pub(crate) fn sealed(&self, text: &Text) -> Option<Words> {
        let sealed = self.texts.iter().find(|sealed| sealed.text.id == text.id);
        sealed.map(|sealed| sealed.words.clone())
    }

    /// As [`Self::text`], for what may be left out.
    pub fn optional(&mut self, words: Option<Words>) -> Option<Text> {
        words.map(|words| self.text(words))
    }

    /// Keeps a file for the transaction that is in memory.
    pub fn file(
        &mut self,
        name: Words,
        (media_type, bytes): (String, Vec<u8>),
        visibility: Visibility,
    ) -> FileRef {
        self.add(name, (media_type, NewContent::Bytes(bytes)), visibility)
    }

    /// As [`Self::file`], of which the bytes are in their place already.
    pub fn kept_file(
        &mut self,
        name: Words,
        (media_type, kept): (String, Kept),
        visibility: Visibility,
    ) -> FileRef {
        self.add(name, (media_type, NewContent::Kept(kept)), visibility)
    }

    fn add(
        &mut self,
        name: Words,
        (media_type, content): (String, NewContent),
        visibility: Visibility,
    ) -> FileRef {
        let name = self.text(name);
        let id = FileId::from_uuid(self.chance.id(self.at));
        self.files.push(NewFile { id, name, media_type, content, visibility });
        FileRef { id, name }
    }

    /// An id for something that the command makes: a point, a commitment.
    pub fn id(&self) -> uuid::Uuid {
        self.chance.id(self.at)
    }
}
