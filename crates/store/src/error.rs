//! What can go wrong in the store. No error carries a bound value: they may be about a person.
use std::fmt;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("could not open {what}")]
    Open {
        what: String,
        #[source]
        cause: Cause,
    },
    #[error("migration {name} failed")]
    Migrate {
        name: String,
        #[source]
        cause: Box<StoreError>,
    },
    #[error("migration {name} was applied with another text than this program has")]
    MigrationChanged { name: String },
    /// The start of the statement, without its values.
    #[error("the statement “{statement}” failed")]
    Statement {
        statement: String,
        #[source]
        cause: Cause,
    },
    #[error("could not commit")]
    Commit {
        #[source]
        cause: Cause,
    },
    /// Somebody else held a lock, or the server refused more connections, for longer than we wait.
    #[error("the database is busy")]
    Busy,
    /// Other transactions kept changing the same rows, also when this one was run again.
    #[error("other transactions changed the same rows at the same time")]
    Contended,
    #[error("the disk of the database is full")]
    DiskFull,
    /// The row exists already. `PostgreSQL` names the constraint (`setting_pkey`), `SQLite` its
    /// columns (`setting.key`), or the index when that is on an expression.
    #[error("such a row exists already ({constraint})")]
    Conflict { constraint: String },
    #[error("the connection to the database was lost")]
    ConnectionLost,
    #[error("column {column} does not hold {wanted}")]
    WrongType { column: usize, wanted: &'static str },
    /// `PostgreSQL` can't store this character, so neither database is offered it.
    #[error("a text with the character U+0000 can not be stored")]
    UnstorableText,
    #[error("the statement “{statement}” answered {found} rows and not one")]
    NotOneRow { statement: String, found: usize },
    /// A statement failed and the job went on, or answered success: nothing was written.
    #[error("an earlier statement of this transaction failed")]
    AfterFailure,
    #[error("the work inside the transaction panicked")]
    Panicked,
    #[error("could not back up")]
    Backup {
        #[source]
        cause: Cause,
    },
    #[error("the store has stopped")]
    Stopped,
}

/// Why, in words in which no bound value can occur.
#[derive(Debug)]
pub struct Cause(String);

impl Cause {
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Cause {}

/// Enough of a statement to find it in the code.
pub(crate) fn abridged(sql: &str) -> String {
    const CHARACTERS_MAX: usize = 80;
    let words = sql.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}
