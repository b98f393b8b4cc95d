//! All that Typst can see while it sets a page: our templates, one sheet, one logo, our faces. No
//! files, no network, no packages, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::faces::FACES;

const TEMPLATES: [(&str, &str); 8] = [
    ("paper.typ", include_str!("../templates/paper.typ")),
    ("letter.typ", include_str!("../templates/letter.typ")),
    ("form.typ", include_str!("../templates/form.typ")),
    ("card.typ", include_str!("../templates/card.typ")),
    ("report.typ", include_str!("../templates/report.typ")),
    ("collection.typ", include_str!("../templates/collection.typ")),
    ("blocks.typ", include_str!("../templates/blocks.typ")),
    ("words.typ", include_str!("../templates/words.typ")),
];

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// Templates never change, so they are read once. The first is the one to begin with.
static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    TEMPLATES.iter().map(|(name, text)| Source::new(file_id(name), (*text).to_owned())).collect()
});

// Ids are few and never given back, so each has one for good.
static SHEET: LazyLock<FileId> = LazyLock::new(|| file_id("sheet.json"));
static LOGO: LazyLock<FileId> = LazyLock::new(|| file_id("logo"));

fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// What one paper brings along.
pub(crate) struct Desk {
    sheet: Bytes,
    logo: Option<Bytes>,
}

impl Desk {
    pub(crate) fn new(sheet: Vec<u8>, logo: Option<&[u8]>) -> Self {
        Self { sheet: Bytes::new(sheet), logo: logo.map(|bytes| Bytes::new(bytes.to_vec())) }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FACES.book
    }

    fn main(&self) -> FileId {
        SOURCES[0].id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let logo = self.logo.as_ref().filter(|_| id == *LOGO);
        logo.or((id == *SHEET).then_some(&self.sheet)).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FACES.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
