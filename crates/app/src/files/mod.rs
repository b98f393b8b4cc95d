//! Files: what may come in, where their bytes are, and giving them out again whole or not at all.
//!
//! Read `rules` for what a form takes, `kind` for how a file is known by its content, `bytes` for
//! reading and moving, `scanner` and `scanning` for `ClamAV`.
mod bytes;
mod kind;
mod preview;
mod rules;
mod scanner;
mod scanning;
mod tending;

use std::path::Path;

use weerklank_store::blobs::Blobs;

pub use bytes::{FileContent, FileToRead};
pub use kind::{Kind, kind_of};
pub use preview::{Preview, may_be_shown};
pub use rules::{FileRules, Group};
pub use scanner::{NotAScanner, ScanError, Scanner};
pub(crate) use tending::Tending;
pub use weerklank_store::blobs::{BlobError, Incoming, Kept};
pub use weerklank_store::files::{ListedFile, Scan};

/// What there is for files.
#[derive(Clone, Debug)]
pub struct Files {
    pub blobs: Blobs,
    pub rules: FileRules,
    /// Nothing: files are not scanned, and nobody says that they were.
    pub scanner: Option<Scanner>,
}

impl Files {
    /// In a folder, with the usual rules.
    pub fn in_folder(folder: &Path) -> Self {
        Self { blobs: Blobs::in_folder(folder), rules: FileRules::default(), scanner: None }
    }
}
