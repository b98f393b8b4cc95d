//! The one transaction type, the same over both databases.
use std::sync::Arc;

use crate::error::abridged;
use crate::postgres::PostgresSession;
use crate::sqlite::SqliteSession;
use crate::{Engine, Row, StoreError, Value};

/// Told of each statement and its values before it runs: how the benchmark knows what a page asks.
pub type Listener = Arc<dyn Fn(&str, &[Value]) + Send + Sync>;

/// A transaction in progress: what a job given to [`Store::read`](crate::Store::read) or
/// [`Store::write`](crate::Store::write) works with.
///
/// SQL is lower case with `$1` for the first value. A statement that fails ends the transaction on
/// both databases, as `PostgreSQL` has it: later statements answer
/// [`StoreError::AfterFailure`], and nothing is committed even when the job answers success. Use
/// `on conflict do nothing` where a row may exist already.
///
/// `PostgreSQL` answers the sum of a bigint as numeric, which is not read here: write
/// `cast(sum(x) as bigint)`.
pub struct Tx<'a> {
    session: Session<'a>,
    failure: Option<Failure>,
    listener: Option<&'a Listener>,
}

pub(crate) enum Session<'a> {
    Sqlite(SqliteSession<'a>),
    Postgres(PostgresSession<'a>),
}

/// What a failed statement means for the transaction it was in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The same work may well succeed when it is run again.
    Contended,
    /// As above, on another connection.
    ConnectionLost,
    Final,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(session: Session<'a>) -> Self {
        Self { session, failure: None, listener: None }
    }

    pub(crate) fn heard_by(self, listener: Option<&'a Listener>) -> Self {
        Self { listener, ..self }
    }

    /// Runs a statement and answers how many rows it changed.
    pub fn execute(&mut self, sql: &'static str, params: &[Value]) -> Result<u64, StoreError> {
        self.tell(sql, params);
        self.run(params, |session| match session {
            Session::Sqlite(sqlite) => sqlite.execute(sql, params),
            Session::Postgres(postgres) => postgres.execute(sql, params),
        })
    }

    /// All rows of a `select`, or of a statement with `returning`.
    pub fn query(&mut self, sql: &'static str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.query_dynamic(sql, params)
    }

    /// The only row, if there is one. More than one is an error.
    pub fn query_optional(
        &mut self,
        sql: &'static str,
        params: &[Value],
    ) -> Result<Option<Row>, StoreError> {
        let mut rows = self.query_dynamic(sql, params)?;
        match rows.len() {
            0 | 1 => Ok(rows.pop()),
            found => Err(StoreError::NotOneRow { statement: abridged(sql), found }),
        }
    }

    /// The one row that must be there, such as that of a count.
    pub fn query_one(&mut self, sql: &'static str, params: &[Value]) -> Result<Row, StoreError> {
        self.query_optional(sql, params)?
            .ok_or_else(|| StoreError::NotOneRow { statement: abridged(sql), found: 0 })
    }

    /// As [`Tx::query`], for SQL put together from named constants only: the rule of who may see
    /// what, a column from an enum of sort orders. Never from what a person typed.
    pub fn query_dynamic(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.tell(sql, params);
        self.run(params, |session| match session {
            Session::Sqlite(sqlite) => sqlite.query(sql, params),
            Session::Postgres(postgres) => postgres.query(sql, params),
        })
    }

    /// Has the database read a statement without running it.
    pub fn prepare(&mut self, sql: &str) -> Result<(), StoreError> {
        self.run(&[], |session| match session {
            Session::Sqlite(sqlite) => sqlite.prepare(sql),
            Session::Postgres(postgres) => postgres.prepare(sql),
        })
    }

    pub fn engine(&self) -> Engine {
        match self.session {
            Session::Sqlite(_) => Engine::Sqlite,
            Session::Postgres(_) => Engine::Postgres,
        }
    }

    /// Many statements without values, for migrations.
    pub(crate) fn batch(&mut self, sql: &'static str) -> Result<(), StoreError> {
        self.run(&[], |session| match session {
            Session::Sqlite(sqlite) => sqlite.batch(sql),
            Session::Postgres(postgres) => postgres.batch(sql),
        })
    }

    pub(crate) fn failure(&self) -> Option<Failure> {
        self.failure
    }

    fn tell(&self, sql: &str, params: &[Value]) {
        if let Some(listener) = self.listener {
            listener(sql, params);
        }
    }

    fn run<T>(
        &mut self,
        params: &[Value],
        work: impl FnOnce(&mut Session<'a>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.failure.is_some() {
            return Err(StoreError::AfterFailure);
        }
        let done = if params.iter().all(storable) {
            work(&mut self.session)
        } else {
            Err(StoreError::UnstorableText)
        };
        done.inspect_err(|cause| self.failure = Some(Failure::of(cause)))
    }
}

impl Failure {
    pub(crate) fn of(cause: &StoreError) -> Self {
        match cause {
            StoreError::Contended => Self::Contended,
            StoreError::ConnectionLost => Self::ConnectionLost,
            _ => Self::Final,
        }
    }
}

fn storable(value: &Value) -> bool {
    !matches!(value, Value::Text(text) if text.contains('\0'))
}
