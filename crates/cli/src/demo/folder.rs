//! The folder of a demonstration: only what is known to be one is thrown away.
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context, bail};
use weerklank_app::files::Files;

use crate::settings::DATABASE_FILE;
use crate::terminal::t_with;

/// Says that a folder is a demonstration, and whether it was made to the end.
const MARKER: &str = "demonstration.txt";
/// The folder of the bytes of files.
const FILES: &str = "blobs";
const BEGUN: &str = "weerklank demo: begun\n";
const MADE: &str = "weerklank demo: made\n";

pub(super) struct Folder {
    path: PathBuf,
    is_made: bool,
}

impl Folder {
    /// A new folder, or one that is a demonstration. One that was not finished, or must be made
    /// anew, is emptied of what we made.
    pub(super) fn open(path: PathBuf, reset: bool) -> anyhow::Result<Self> {
        let named = path.display().to_string();
        let foreign = || t_with("terminal-demo-foreign", &[("folder", &named)]);
        fs::create_dir_all(&path)
            .with_context(|| t_with("terminal-no-folder", &[("folder", &named)]))?;
        let marker = fs::read_to_string(path.join(MARKER)).ok();
        let is_made = match marker.as_deref() {
            Some(MADE) => !reset,
            Some(BEGUN) => false,
            Some(_) => bail!(foreign()),
            None if fs::read_dir(&path)?.next().is_some() => bail!(foreign()),
            None => false,
        };
        let folder = Self { path, is_made };
        if !is_made {
            folder.note(BEGUN)?;
            folder.forget()?;
        }
        Ok(folder)
    }

    pub(super) fn is_made(&self) -> bool {
        self.is_made
    }

    pub(super) fn remember_that_it_is_made(&self) -> anyhow::Result<()> {
        self.note(MADE)
    }

    pub(super) fn database(&self) -> PathBuf {
        self.path.join(DATABASE_FILE)
    }

    pub(super) fn files(&self) -> Files {
        Files::in_folder(&self.path.join(FILES))
    }

    fn note(&self, words: &str) -> anyhow::Result<()> {
        let mut file = fs::File::create(self.path.join(MARKER))?;
        file.write_all(words.as_bytes())?;
        file.sync_all()?;
        Ok(())
    }

    /// Removes the database with its journals and its files, and nothing else.
    fn forget(&self) -> anyhow::Result<()> {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let file = self.path.join(format!("{DATABASE_FILE}{ending}"));
            if file.exists() {
                fs::remove_file(file)?;
            }
        }
        let files = self.path.join(FILES);
        if files.exists() {
            fs::remove_dir_all(files)?;
        }
        Ok(())
    }
}
