//! A copy of the database while it is in use.
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::ffi::{Error, SQLITE_BUSY};
use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::connection::{SqliteConnection, create_for_us_only};
use super::errors;
use crate::error::Cause;
use crate::{BackupProgress, StoreError};

/// Between two steps the progress is told: 4 MB at the usual page of 4 kB.
const PAGES_A_STEP: i32 = 1024;
/// A transaction sees nothing before it has read something.
const HOLD_A_SNAPSHOT: &str = "begin; select count(*) from sqlite_schema";

/// Copies to a file beside `to` first: what has the name of a backup is a whole one.
pub(super) fn copy(
    from: &Path,
    to: &Path,
    progress: impl FnMut(BackupProgress),
) -> Result<(), StoreError> {
    if to.exists() {
        return Err(failed("the file exists already"));
    }
    let mut unfinished = to.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = Path::new(&unfinished);
    remove_if_there(unfinished)?;
    let source = SqliteConnection::reader(from)?;
    if let Err(cause) = copy_pages(&source, unfinished, progress) {
        remove_if_there(unfinished)?;
        return Err(cause);
    }
    finish(unfinished, to).map_err(|cause| failed(cause.to_string()))
}

/// Gives the copy its name, and keeps that through a power cut.
fn finish(unfinished: &Path, to: &Path) -> io::Result<()> {
    fs::rename(unfinished, to)?;
    match to.parent() {
        Some(folder) if cfg!(unix) && folder != Path::new("") => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

fn remove_if_there(file: &Path) -> Result<(), StoreError> {
    match fs::remove_file(file) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(failed(cause.to_string())),
        _ => Ok(()),
    }
}

fn failed(cause: impl Into<String>) -> StoreError {
    StoreError::Backup { cause: Cause::new(cause) }
}

fn copy_pages(
    source: &SqliteConnection,
    unfinished: &Path,
    progress: impl FnMut(BackupProgress),
) -> Result<(), StoreError> {
    let described = |cause: rusqlite::Error| match errors::of_commit(&cause) {
        StoreError::Commit { cause } => StoreError::Backup { cause },
        known => known,
    };
    create_for_us_only(unfinished).map_err(|cause| failed(cause.to_string()))?;
    let mut target = Connection::open(unfinished).map_err(described)?;
    // A snapshot held open keeps a write in between from starting the copy anew.
    source.raw().execute_batch(HOLD_A_SNAPSHOT).map_err(described)?;
    step_to_the_end(source.raw(), &mut target, progress).map_err(described)?;
    // One file, without a journal beside it.
    target.pragma_update(None, "journal_mode", "delete").map_err(described)?;
    target.close().map_err(|(_, cause)| described(cause))
}

fn step_to_the_end(
    source: &Connection,
    target: &mut Connection,
    mut progress: impl FnMut(BackupProgress),
) -> rusqlite::Result<()> {
    let backup = Backup::new(source, target)?;
    loop {
        let step = backup.step(PAGES_A_STEP)?;
        let now = backup.progress();
        progress(BackupProgress {
            pages_done: u32::try_from(now.pagecount - now.remaining).unwrap_or_default(),
            pages_total: u32::try_from(now.pagecount).unwrap_or_default(),
        });
        match step {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            // Nobody else opens the new file, and readers do not wait for the writer.
            _ => {
                return Err(rusqlite::Error::SqliteFailure(Error::new(SQLITE_BUSY), None));
            }
        }
    }
}
