//! Who is signed in, and where. The token itself is with the browser; here is its digest.
use jiff::Timestamp;
use weerklank_domain::chain::Digest;
use weerklank_domain::ids::{PersonId, SessionId};

use crate::people::{ACCOUNT_COLUMNS, Account, account, account_columns};
use crate::{StoreError, Tx};

/// A sign-in that begins.
#[derive(Clone, Debug)]
pub struct NewSession {
    pub id: SessionId,
    pub token: Digest,
    pub person: PersonId,
    pub created_at: Timestamp,
    /// However busy the person is.
    pub expires_at: Timestamp,
    /// The browser and the machine, as a person recognises them.
    pub device: String,
}

/// What makes a session still count.
#[derive(Clone, Copy, Debug)]
pub struct Alive {
    pub now: Timestamp,
    /// Sessions that were not used after this instant have ended.
    pub used_after: Timestamp,
}

/// A session that counts, with whose it is.
#[derive(Clone, Debug)]
pub struct FoundSession {
    pub id: SessionId,
    pub seen_at: Timestamp,
    pub account: Account,
}

/// A session in the list that a person sees of his own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedSession {
    pub id: SessionId,
    pub device: String,
    pub created_at: Timestamp,
    pub seen_at: Timestamp,
}

const INSERT: &str = "insert into session \
    (id, token_digest, person, created_at, seen_at, expires_at, device) \
    values ($1, $2, $3, $4, $4, $5, $6)";
const FIND: &str = concat!(
    "select ",
    account_columns!(),
    ", s.id, s.seen_at from session s join person p on p.id = s.person and p.active = 1 \
     where s.token_digest = $1 and s.expires_at > $2 and s.seen_at > $3"
);
const OF_PERSON: &str = "select id, device, created_at, seen_at from session \
    where person = $1 and expires_at > $2 and seen_at > $3 order by seen_at desc, id";
const TOUCH: &str = "update session set seen_at = $2 where id = $1 and seen_at < $2";

pub fn create(tx: &mut Tx<'_>, session: &NewSession) -> Result<(), StoreError> {
    let values = [
        session.id.into(),
        session.token.as_bytes().as_slice().into(),
        session.person.into(),
        session.created_at.into(),
        session.expires_at.into(),
        session.device.as_str().into(),
    ];
    tx.execute(INSERT, &values).map(drop)
}

/// The session with this token, of a person whose account is open.
pub fn find(
    tx: &mut Tx<'_>,
    token: &Digest,
    alive: Alive,
) -> Result<Option<FoundSession>, StoreError> {
    let values = [token.as_bytes().as_slice().into(), alive.now.into(), alive.used_after.into()];
    let row = tx.query_optional(FIND, &values)?;
    row.map(|row| {
        Ok(FoundSession {
            account: account(&row, 0)?,
            id: row.get(ACCOUNT_COLUMNS)?,
            seen_at: row.get(ACCOUNT_COLUMNS + 1)?,
        })
    })
    .transpose()
}

/// The session was used at this instant.
pub fn touch(tx: &mut Tx<'_>, id: SessionId, at: Timestamp) -> Result<(), StoreError> {
    tx.execute(TOUCH, &[id.into(), at.into()]).map(drop)
}

/// The sessions of a person that count, the one used last first.
pub fn of_person(
    tx: &mut Tx<'_>,
    person: PersonId,
    alive: Alive,
) -> Result<Vec<ListedSession>, StoreError> {
    let rows = tx.query(OF_PERSON, &[person.into(), alive.now.into(), alive.used_after.into()])?;
    let listed = rows.iter().map(|row| {
        Ok(ListedSession {
            id: row.get(0)?,
            device: row.get(1)?,
            created_at: row.get(2)?,
            seen_at: row.get(3)?,
        })
    });
    listed.collect()
}

/// Ends one session of this person; false when there is no such session of his.
pub fn revoke(tx: &mut Tx<'_>, person: PersonId, id: SessionId) -> Result<bool, StoreError> {
    let sql = "delete from session where id = $1 and person = $2";
    tx.execute(sql, &[id.into(), person.into()]).map(|ended| ended == 1)
}

/// Ends all sessions of a person, and answers how many.
pub fn revoke_all(tx: &mut Tx<'_>, person: PersonId) -> Result<u64, StoreError> {
    tx.execute("delete from session where person = $1", &[person.into()])
}

/// Ends all sessions of a person but the one he is in.
pub fn revoke_others(
    tx: &mut Tx<'_>,
    person: PersonId,
    kept: SessionId,
) -> Result<u64, StoreError> {
    let sql = "delete from session where person = $1 and id <> $2";
    tx.execute(sql, &[person.into(), kept.into()])
}

/// Removes the rows of sessions that have ended, of all people.
pub fn remove_ended(tx: &mut Tx<'_>, alive: Alive) -> Result<u64, StoreError> {
    let sql = "delete from session where expires_at <= $1 or seen_at <= $2";
    tx.execute(sql, &[alive.now.into(), alive.used_after.into()])
}
