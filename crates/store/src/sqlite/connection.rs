//! One connection to the file, set up to lose nothing and to trust nothing.
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs::OpenOptions;
use std::io;
use std::path::Path;
use std::time::Duration;

use super::errors;
use super::placeholders::Placeholders;
use super::session::SqliteSession;
use crate::error::Cause;
use crate::job::attempt;
use crate::tx::Session;
use crate::{Listener, StoreError, Tx};

/// The command line and incoming mail write to the same file from other processes.
const BUSY_AFTER: Duration = Duration::from_secs(10);
const STATEMENTS_KEPT: usize = 256;

/// `synchronous=full`: what was answered survives a power cut. `secure_delete`: what was erased
/// is not left in free pages. The journal is cut back after a large import.
const SETTINGS: &str = "
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma trusted_schema = off;
    pragma secure_delete = on;
    pragma temp_store = memory;
    pragma journal_size_limit = 67108864;
";

pub(super) struct SqliteConnection {
    connection: Connection,
    placeholders: Placeholders,
    listener: Option<Listener>,
}

impl SqliteConnection {
    /// Makes the file when it isn't there.
    pub(super) fn writer(file: &Path) -> Result<Self, StoreError> {
        create_for_us_only(file).map_err(|cause| could_not_open(file, cause.to_string()))?;
        Self::open(file, set_up_writer)
    }

    pub(super) fn reader(file: &Path) -> Result<Self, StoreError> {
        Self::open(file, |connection| connection.execute_batch("pragma query_only = on"))
    }

    fn open(
        file: &Path,
        finish: impl FnOnce(&Connection) -> rusqlite::Result<()>,
    ) -> Result<Self, StoreError> {
        // Not `SQLITE_OPEN_URI`: a path is a path.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(file, flags)
            .and_then(|connection| {
                set_up(&connection)?;
                finish(&connection)?;
                Ok(connection)
            })
            .map_err(|cause| could_not_open(file, cause.to_string()))?;
        Ok(Self { connection, placeholders: Placeholders::default(), listener: None })
    }

    pub(super) fn heard_by(self, listener: Option<Listener>) -> Self {
        Self { listener, ..self }
    }

    /// Runs work on one snapshot.
    pub(super) fn read<T, E, F>(&mut self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E>,
        E: From<StoreError>,
    {
        self.control("begin").map_err(|cause| errors::of_control("begin", &cause))?;
        let answer = attempt(&mut self.tx(), work);
        if let Err(cause) = self.control("rollback") {
            tracing::warn!(cause = %errors::described(&cause), "could not end a read");
        }
        answer
    }

    pub(super) fn tx(&mut self) -> Tx<'_> {
        let session = SqliteSession::new(&self.connection, &mut self.placeholders);
        Tx::new(Session::Sqlite(session)).heard_by(self.listener.as_ref())
    }

    /// Runs a statement that begins or ends something.
    pub(super) fn control(&self, sql: &'static str) -> rusqlite::Result<()> {
        self.connection.prepare_cached(sql)?.execute([]).map(drop)
    }

    /// No transaction is open.
    pub(super) fn is_idle(&self) -> bool {
        self.connection.is_autocommit()
    }

    pub(super) fn raw(&self) -> &Connection {
        &self.connection
    }
}

fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY_AFTER)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    connection.execute_batch(SETTINGS)?;
    // No statement may damage the file, and a misspelt "column" is no text.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    // One plan for a statement, whatever is bound: without it many are prepared anew each time.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

fn set_up_writer(connection: &Connection) -> rusqlite::Result<()> {
    let mode: String = connection.query_row("pragma journal_mode = wal", [], |row| row.get(0))?;
    if mode == "wal" { Ok(()) } else { Err(rusqlite::Error::InvalidQuery) }
}

fn could_not_open(file: &Path, cause: String) -> StoreError {
    StoreError::Open { what: file.display().to_string(), cause: Cause::new(cause) }
}

/// The journal beside the file gets the same permissions.
pub(super) fn create_for_us_only(file: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Err(cause) if cause.kind() != io::ErrorKind::AlreadyExists => Err(cause),
        _ => Ok(()),
    }
}
