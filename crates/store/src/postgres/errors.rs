//! Failures of `PostgreSQL` in our terms, without what was bound.
use postgres::error::{DbError, SqlState};
use std::error::Error;
use std::io;

use crate::StoreError;
use crate::error::{Cause, abridged};

/// No statement ran yet, so the whole cause is safe to tell.
pub(super) fn of_connect(cause: &postgres::Error) -> StoreError {
    if cause.code() == Some(&SqlState::TOO_MANY_CONNECTIONS) {
        return StoreError::Busy;
    }
    let mut words = cause.to_string();
    let mut deeper = cause.source();
    while let Some(cause) = deeper {
        words = format!("{words}: {cause}");
        deeper = cause.source();
    }
    StoreError::Open { what: "the PostgreSQL database".to_owned(), cause: Cause::new(words) }
}

/// Of text that holds no values yet, so its message is safe to tell.
pub(super) fn of_prepare(sql: &str, cause: &postgres::Error) -> StoreError {
    known(cause).unwrap_or_else(|| {
        let words = cause.as_db_error().map_or_else(|| cause.to_string(), in_full);
        StoreError::Statement { statement: abridged(sql), cause: Cause::new(words) }
    })
}

/// Of a statement that ran: the server's message and details quote values.
pub(super) fn of_run(sql: &str, cause: &postgres::Error) -> StoreError {
    known(cause).unwrap_or_else(|| {
        let words = cause.as_db_error().map_or_else(|| cause.to_string(), by_name);
        let cause = Cause::new(words);
        if sql == "commit" {
            StoreError::Commit { cause }
        } else {
            StoreError::Statement { statement: abridged(sql), cause }
        }
    })
}

/// "Cached plan must not change result type".
pub(super) fn is_outdated_plan(cause: &postgres::Error) -> bool {
    cause.code() == Some(&SqlState::FEATURE_NOT_SUPPORTED)
}

fn known(cause: &postgres::Error) -> Option<StoreError> {
    let Some(error) = cause.as_db_error() else {
        let lost = cause.is_closed() || cause.source().is_some_and(<dyn Error>::is::<io::Error>);
        return lost.then_some(StoreError::ConnectionLost);
    };
    let code = error.code();
    if code == &SqlState::UNIQUE_VIOLATION {
        let constraint = error.constraint().unwrap_or_default().to_owned();
        Some(StoreError::Conflict { constraint })
    } else if [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED].contains(code)
    {
        Some(StoreError::Contended)
    } else if [SqlState::LOCK_NOT_AVAILABLE, SqlState::QUERY_CANCELED].contains(code) {
        Some(StoreError::Busy)
    } else if code == &SqlState::DISK_FULL {
        Some(StoreError::DiskFull)
    } else if ends_the_connection(code) {
        Some(StoreError::ConnectionLost)
    } else {
        None
    }
}

fn ends_the_connection(code: &SqlState) -> bool {
    code.code().starts_with("08")
        || [
            SqlState::ADMIN_SHUTDOWN,
            SqlState::CRASH_SHUTDOWN,
            SqlState::CANNOT_CONNECT_NOW,
            SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
        ]
        .contains(code)
}

fn in_full(error: &DbError) -> String {
    format!("{} ({})", error.message(), error.code().code())
}

/// The names of what was hurt, which are the schema's own.
fn by_name(error: &DbError) -> String {
    let names = [error.table(), error.column(), error.constraint()];
    let named: Vec<&str> = names.into_iter().flatten().collect();
    format!("code {} {}", error.code().code(), named.join(" ")).trim_end().to_owned()
}
