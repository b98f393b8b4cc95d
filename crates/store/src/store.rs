//! Opening a store, and the two ways to use it.
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::postgres::PostgresStore;
use crate::sqlite::SqliteStore;
use crate::{Listener, StoreError, Tx, migrate};

/// Which database, from the settings.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// The file, made when it isn't there; its folder must exist.
    Sqlite(PathBuf),
    /// `postgres://user:password@host/name`, so a secret.
    Postgres(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// The database. Clones share its connections.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

/// How far a backup is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupProgress {
    pub pages_done: u32,
    pub pages_total: u32,
}

enum Inner {
    Sqlite(SqliteStore),
    Postgres(PostgresStore),
}

impl Store {
    /// Opens the database and migrates nothing. Waits for the file or the server.
    pub fn open(database: &Database) -> Result<Self, StoreError> {
        let inner = match database {
            Database::Sqlite(file) => Inner::Sqlite(SqliteStore::open(file, None)?),
            Database::Postgres(url) => Inner::Postgres(PostgresStore::open(url)?),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Opens an embedded database of which every statement is told to `listener`.
    pub fn open_heard_by(file: &Path, listener: Listener) -> Result<Self, StoreError> {
        let inner = Inner::Sqlite(SqliteStore::open(file, Some(listener))?);
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Runs `job` on one consistent view of the database. Put all statements of a page into one
    /// job: the way to the thread that runs it is paid once. What it tries to write is refused.
    pub async fn read<T, E, F>(&self, job: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &*self.inner {
            Inner::Sqlite(sqlite) => sqlite.read(job).await,
            Inner::Postgres(postgres) => postgres.read(job).await,
        }
    }

    /// Runs `job` in a transaction and answers when it is on disk. An error or a panic writes
    /// nothing.
    ///
    /// The job may be run more than once, so ids, salts and the time are drawn before it. It is
    /// carried out to the end once it was handed over, also when the caller is dropped. On
    /// `PostgreSQL` others write at the same time: lock what the job decides on with `for update`.
    pub async fn write<T, E, F>(&self, job: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &*self.inner {
            Inner::Sqlite(sqlite) => sqlite.write(job).await,
            Inner::Postgres(postgres) => postgres.write(job).await,
        }
    }

    /// Applies what is not applied yet, in order, and answers the names. Several processes may try
    /// at once: each migration runs in a transaction of its own, under a lock.
    pub async fn migrate(&self) -> Result<Vec<String>, StoreError> {
        migrate::migrate(self).await
    }

    /// What [`Store::migrate`] would apply.
    pub async fn pending_migrations(&self) -> Result<Vec<String>, StoreError> {
        self.read(migrate::pending).await
    }

    pub fn engine(&self) -> Engine {
        match &*self.inner {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// Copies the database as it is now into `file`, which must not exist, while others read and
    /// write. `SQLite` only: `PostgreSQL` has `pg_dump`.
    pub async fn backup_to<P>(&self, file: PathBuf, progress: P) -> Result<(), StoreError>
    where
        P: FnMut(BackupProgress) + Send + 'static,
    {
        match &*self.inner {
            Inner::Sqlite(sqlite) => sqlite.backup_to(file, progress).await,
            Inner::Postgres(_) => Err(PostgresStore::no_backup()),
        }
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(file) => f.debug_tuple("Sqlite").field(file).finish(),
            Self::Postgres(_) => f.write_str("Postgres(…)"),
        }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Store").field(&self.engine()).finish()
    }
}
