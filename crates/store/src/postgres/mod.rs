//! The database server: many write at once, and who collides is run again.
mod connection;
mod errors;
mod session;
mod statements;
mod tls;
mod values;

use std::sync::Arc;
use std::thread;

use crate::error::Cause;
use crate::job::attempt;
use crate::pool::{Pool, blocking};
use crate::tx::{Failure, Session};
use crate::{StoreError, Tx};
use connection::{PostgresConnection, Server};
pub(crate) use session::PostgresSession;
pub(crate) use statements::{
    CLAIM_COLLECTION, CLAIM_INBOUND, CLAIM_OUTBOX, LOCK_AND_CREATE_MIGRATION_TABLE, LOCK_PEOPLE,
    MIGRATION_TABLE_EXISTS,
};

/// For each process; a server takes a hundred from all of them by default.
const CONNECTIONS_MAX: usize = 10;
const ATTEMPTS_MAX: u32 = 5;

/// Writers lock the rows they decide on by themselves, with `for update`.
const BEGIN_WRITE: &str = "begin isolation level read committed read write";
/// All statements of a page see the same state.
const BEGIN_READ: &str = "begin isolation level repeatable read read only";

pub(crate) struct PostgresStore {
    shared: Arc<Shared>,
}

struct Shared {
    server: Server,
    pool: Pool<PostgresConnection>,
}

impl PostgresStore {
    pub(crate) fn open(url: &str) -> Result<Self, StoreError> {
        let shared = Shared { server: Server::parse(url)?, pool: Pool::new(CONNECTIONS_MAX) };
        // The client has a runtime of its own, and no runtime starts on a thread of another.
        let connection = thread::scope(|scope| {
            scope.spawn(|| shared.server.connect()).join().map_err(|_| StoreError::Panicked)?
        })?;
        shared.pool.give_back(connection);
        Ok(Self { shared: Arc::new(shared) })
    }

    pub(crate) async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let permit = self.shared.pool.permit().await?;
        let shared = Arc::clone(&self.shared);
        blocking(move || {
            let mut connection = shared.begin(BEGIN_READ)?;
            let answer = attempt(&mut tx(&mut connection), work);
            shared.end(connection);
            drop(permit);
            answer
        })
        .await
    }

    pub(crate) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let permit = self.shared.pool.permit().await?;
        let shared = Arc::clone(&self.shared);
        blocking(move || {
            let mut attempts_left = ATTEMPTS_MAX;
            let answer = loop {
                attempts_left -= 1;
                match shared.write_once(&work) {
                    Attempt::RunAgain(cause) if attempts_left == 0 => break Err(cause),
                    Attempt::RunAgain(_) => {}
                    Attempt::Final(answer) => break answer,
                }
            };
            drop(permit);
            answer
        })
        .await
    }

    pub(crate) fn no_backup() -> StoreError {
        StoreError::Backup { cause: Cause::new("PostgreSQL is backed up with its own pg_dump") }
    }
}

enum Attempt<T, E> {
    /// Nothing was written, and the cause is likely to be gone the next time.
    RunAgain(E),
    Final(Result<T, E>),
}

impl Shared {
    fn write_once<T, E, F>(&self, work: &F) -> Attempt<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E>,
        E: From<StoreError>,
    {
        let mut connection = match self.begin(BEGIN_WRITE) {
            Ok(connection) => connection,
            Err(cause) => return Attempt::Final(Err(cause.into())),
        };
        let mut tx = tx(&mut connection);
        let answer = attempt(&mut tx, work);
        let failure = tx.failure();
        let attempt = match answer {
            Ok(value) => match connection.control("commit") {
                Ok(()) => Attempt::Final(Ok(value)),
                Err(cause @ StoreError::Contended) => Attempt::RunAgain(cause.into()),
                // When the connection is lost now, it may have been written or not.
                Err(cause) => Attempt::Final(Err(cause.into())),
            },
            Err(cause) => match failure {
                Some(Failure::Contended | Failure::ConnectionLost) => Attempt::RunAgain(cause),
                Some(Failure::Final) | None => Attempt::Final(Err(cause)),
            },
        };
        self.end(connection);
        attempt
    }

    /// A connection in a new transaction. One that broke while idle is replaced.
    fn begin(&self, sql: &'static str) -> Result<PostgresConnection, StoreError> {
        while let Some(mut idle) = self.pool.take() {
            if idle.control(sql).is_ok() {
                return Ok(idle);
            }
        }
        let mut connection = self.server.connect()?;
        connection.control(sql)?;
        Ok(connection)
    }

    /// Rolls back what is not committed, and keeps the connection when it still works.
    fn end(&self, mut connection: PostgresConnection) {
        if connection.is_idle() || connection.control("rollback").is_ok() {
            self.pool.give_back(connection);
        }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        let connections = self.pool.empty();
        // A client waits while it says goodbye, which panics on a thread of a runtime.
        thread::spawn(move || drop(connections));
    }
}

fn tx(connection: &mut PostgresConnection) -> Tx<'_> {
    Tx::new(Session::Postgres(connection.session()))
}
