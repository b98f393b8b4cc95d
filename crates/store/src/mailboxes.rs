//! Who watches which mailbox, and what went wrong with it: one process at a time, and another one
//! when that one died.
use jiff::Timestamp;
use uuid::Uuid;

use crate::{Row, StoreError, Tx};

/// A mailbox that is or was watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchedMailbox {
    pub name: String,
    /// Later than now while somebody watches it.
    pub leased_until: Timestamp,
    /// What went wrong last, in the words of its server; nothing when it goes well.
    pub problem: Option<String>,
    pub problem_since: Option<Timestamp>,
}

const TAKE: &str = "insert into mailbox (name, watcher, leased_until) values ($1, $2, $4) \
    on conflict (name) do update set watcher = $2, leased_until = $4 \
    where mailbox.watcher = $2 or mailbox.leased_until <= $3";
const LEAVE: &str = "update mailbox set leased_until = $3 where name = $1 and watcher = $2";
const WRONG: &str = "update mailbox set problem = $3, \
    problem_since = coalesce(problem_since, $4) where name = $1 and watcher = $2";
const WELL: &str = "update mailbox set problem = null, problem_since = null \
    where name = $1 and watcher = $2 and problem is not null";
const ALL: &str = "select name, leased_until, problem, problem_since from mailbox order by name";

/// Takes a mailbox, or goes on with it. False while another one has it.
pub fn take(
    tx: &mut Tx<'_>,
    (name, watcher): (&str, Uuid),
    (now, until): (Timestamp, Timestamp),
) -> Result<bool, StoreError> {
    Ok(tx.execute(TAKE, &[name.into(), watcher.into(), now.into(), until.into()])? == 1)
}

/// Lets the next one have it at once.
pub fn leave(
    tx: &mut Tx<'_>,
    (name, watcher): (&str, Uuid),
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(LEAVE, &[name.into(), watcher.into(), now.into()]).map(drop)
}

/// How it goes, as far as the one who says so is the one who watches.
pub fn note(
    tx: &mut Tx<'_>,
    (name, watcher): (&str, Uuid),
    problem: Option<&str>,
    at: Timestamp,
) -> Result<(), StoreError> {
    match problem {
        Some(problem) => {
            tx.execute(WRONG, &[name.into(), watcher.into(), problem.into(), at.into()])?;
        }
        None => {
            tx.execute(WELL, &[name.into(), watcher.into()])?;
        }
    }
    Ok(())
}

/// All of them, by name.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<WatchedMailbox>, StoreError> {
    tx.query(ALL, &[])?.iter().map(watched).collect()
}

/// Forgets those that the settings do not name any more.
pub fn keep_only(tx: &mut Tx<'_>, names: &[String]) -> Result<(), StoreError> {
    for known in all(tx)? {
        if !names.contains(&known.name) {
            tx.execute("delete from mailbox where name = $1", &[known.name.into()])?;
        }
    }
    Ok(())
}

fn watched(row: &Row) -> Result<WatchedMailbox, StoreError> {
    Ok(WatchedMailbox {
        name: row.get(0)?,
        leased_until: row.get(1)?,
        problem: row.get(2)?,
        problem_since: row.get(3)?,
    })
}
