//! Failures of `SQLite` in our terms, without what was bound.
use rusqlite::ErrorCode;
use rusqlite::ffi::{
    SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID, SQLITE_CONSTRAINT_UNIQUE,
};

use crate::StoreError;
use crate::error::{Cause, abridged};

/// Of text that holds no values yet, so its message is safe to tell.
pub(super) fn of_prepare(sql: &str, cause: &rusqlite::Error) -> StoreError {
    known(cause).unwrap_or_else(|| StoreError::Statement {
        statement: abridged(sql),
        cause: Cause::new(match cause {
            rusqlite::Error::SqliteFailure(_, Some(message)) => message.clone(),
            other => described(other),
        }),
    })
}

/// Of a statement that ran. Full-text search quotes the words that were looked for in its message.
pub(super) fn of_run(sql: &str, cause: &rusqlite::Error) -> StoreError {
    known(cause).unwrap_or_else(|| StoreError::Statement {
        statement: abridged(sql),
        cause: Cause::new(described(cause)),
    })
}

/// Of beginning or ending a transaction.
pub(super) fn of_control(sql: &'static str, cause: &rusqlite::Error) -> StoreError {
    known(cause).unwrap_or_else(|| StoreError::Statement {
        statement: sql.to_owned(),
        cause: Cause::new(described(cause)),
    })
}

pub(super) fn of_commit(cause: &rusqlite::Error) -> StoreError {
    known(cause).unwrap_or_else(|| StoreError::Commit { cause: Cause::new(described(cause)) })
}

/// A constraint is told by the schema's words; of everything else only what kind it is.
pub(super) fn described(cause: &rusqlite::Error) -> String {
    match cause {
        rusqlite::Error::SqliteFailure(error, Some(message))
            if error.code == ErrorCode::ConstraintViolation =>
        {
            message.clone()
        }
        rusqlite::Error::SqliteFailure(error, _) => {
            format!("{error} (code {})", error.extended_code)
        }
        // The statement itself is told beside it.
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        other => other.to_string(),
    }
}

fn known(cause: &rusqlite::Error) -> Option<StoreError> {
    let error = cause.sqlite_error()?;
    match error.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Some(StoreError::Busy),
        ErrorCode::DiskFull => Some(StoreError::DiskFull),
        ErrorCode::ConstraintViolation if is_unique(error.extended_code) => {
            Some(StoreError::Conflict { constraint: constraint_in(cause) })
        }
        _ => None,
    }
}

fn is_unique(extended_code: i32) -> bool {
    [SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID]
        .contains(&extended_code)
}

/// `UNIQUE constraint failed: setting.key`, or `… failed: index 'name'`.
fn constraint_in(cause: &rusqlite::Error) -> String {
    let message = cause.to_string();
    let (_, constraint) = message.split_once(": ").unwrap_or_default();
    constraint.trim_start_matches("index ").trim_matches('\'').to_owned()
}
