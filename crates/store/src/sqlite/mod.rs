//! The embedded database: one thread writes, a few connections read.
mod backup;
mod connection;
mod errors;
mod placeholders;
mod session;
mod statements;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;

use crate::error::Cause;
use crate::job::{Job, WriteJob};
use crate::pool::{Pool, blocking};
use crate::{BackupProgress, Listener, StoreError, Tx};
use connection::SqliteConnection;
pub(crate) use session::SqliteSession;
pub(crate) use statements::{
    CLAIM_COLLECTION, CLAIM_INBOUND, CLAIM_OUTBOX, CREATE_MIGRATION_TABLE, MIGRATION_TABLE_EXISTS,
};

/// Reading takes microseconds, and no more threads than this are busy with it at once.
const READERS_MAX: usize = 4;

pub(crate) struct SqliteStore {
    file: PathBuf,
    /// The writer ends when this is dropped with the last [`Store`](crate::Store).
    jobs: mpsc::Sender<Box<dyn Job>>,
    readers: Arc<Pool<SqliteConnection>>,
    listener: Option<Listener>,
}

impl SqliteStore {
    pub(crate) fn open(file: &Path, listener: Option<Listener>) -> Result<Self, StoreError> {
        let connection = SqliteConnection::writer(file)?.heard_by(listener.clone());
        let (jobs, queue) = mpsc::channel();
        thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || writer::write_until_closed(connection, &queue))
            .map_err(|cause| StoreError::Open {
                what: "the thread that writes".to_owned(),
                cause: Cause::new(cause.to_string()),
            })?;
        Ok(Self {
            file: file.to_owned(),
            jobs,
            readers: Arc::new(Pool::new(READERS_MAX)),
            listener,
        })
    }

    pub(crate) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (job, answer) = WriteJob::new(work);
        self.jobs.send(Box::new(job)).map_err(|_| StoreError::Stopped)?;
        answer.await.unwrap_or_else(|_| Err(StoreError::Stopped.into()))
    }

    pub(crate) async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let permit = self.readers.permit().await?;
        let (readers, file) = (Arc::clone(&self.readers), self.file.clone());
        let listener = self.listener.clone();
        blocking(move || {
            let mut connection = match readers.take() {
                Some(connection) => connection,
                None => SqliteConnection::reader(&file)?.heard_by(listener),
            };
            let answer = connection.read(work);
            if connection.is_idle() {
                readers.give_back(connection);
            }
            drop(permit);
            answer
        })
        .await
    }

    pub(crate) async fn backup_to<P>(&self, to: PathBuf, progress: P) -> Result<(), StoreError>
    where
        P: FnMut(BackupProgress) + Send + 'static,
    {
        let from = self.file.clone();
        blocking(move || backup::copy(&from, &to, progress)).await
    }
}
