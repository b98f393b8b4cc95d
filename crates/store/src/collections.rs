//! The forms of a year (7.1): which dossiers were closed in it, and the collections that somebody
//! asked for.
use jiff::Timestamp;
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::chain::Digest;
use weerklank_domain::ids::{CollectionId, ComplaintId, PersonId};

use crate::blobs::Kept;
use crate::dossiers::{self, Stored};
use crate::report_facts::Sight;
use crate::{Engine, Row, StoreError, Tx, Value, files, postgres, sqlite};

/// How far a collection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Asked,
    Running,
    Done,
    Failed,
    /// It was there, and is kept no longer.
    Gone,
}

/// What somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    pub id: CollectionId,
    pub year: i16,
    /// A word of `app`.
    pub kind: String,
    pub language: Language,
    pub asked_by: PersonId,
    pub asked_at: Timestamp,
    pub state: State,
    pub done: u32,
    pub total: u32,
    pub attempts: u32,
    pub leased_until: Option<Timestamp>,
    pub settled_at: Option<Timestamp>,
    pub kept: Option<Kept>,
    /// Under which it is handed over; empty until it is made.
    pub name: String,
}

macro_rules! columns {
    () => {
        "id, year, kind, language, asked_by, asked_at, state, done, total, attempts, \
         leased_until, settled_at, blob, size, name"
    };
}
const INSERT: &str = "insert into collection (id, year, kind, language, asked_by, asked_at, \
    state, done, total, attempts, name) values ($1, $2, $3, $4, $5, $6, 'asked', 0, 0, 0, '')";
const OPEN_LIKE: &str = "select id from collection where asked_by = $1 and year = $2 \
    and kind = $3 and state in ('asked', 'running') order by asked_at limit 1";
const OF_PERSON: &str = concat!(
    "select ",
    columns!(),
    " from collection where asked_by = $1 order by asked_at desc, id desc limit $2"
);
const FIND: &str =
    concat!("select ", columns!(), " from collection where id = $1 and asked_by = $2");
const WAITS: &str = "select 1 from collection where state = 'asked' \
    or (state = 'running' and leased_until <= $1) limit 1";
const ADVANCE: &str = "update collection set done = $3, total = $4, leased_until = $5 \
    where id = $1 and state = 'running' and leased_until = $2";
const FINISH: &str = "update collection set state = 'done', leased_until = null, \
    settled_at = $3, blob = $4, size = $5, name = $6, total = done \
    where id = $1 and state = 'running' and leased_until = $2";
const FAIL: &str = "update collection set state = 'failed', leased_until = null, \
    settled_at = $3 where id = $1 and state = 'running' and leased_until = $2";
const LEAVE: &str = "update collection set state = 'asked', leased_until = null, \
    attempts = attempts - 1, done = 0 \
    where id = $1 and state = 'running' and leased_until = $2";
const PUT_MEMBER: &str = "insert into collected (collection, complaint) values ($1, $2) \
    on conflict do nothing";
const EMPTY: &str = "delete from collected where collection = $1";
const MEMBERS: &str = "select complaint from collected where collection = $1 \
    and complaint > $2 order by complaint limit $3";
// An officer sees all dossiers but those from which he is shut out, which are few.
const HIDES_ONE: &str = "select 1 from excluded x join collected m on m.collection = $1 \
    and m.complaint = x.complaint where x.person = $2 limit 1";
const LEAVES: &str = "update collection set state = 'gone', blob = null, size = null \
    where state = 'done' and settled_at <= $1";
const LOST: &str = "update collection set state = 'gone', blob = null, size = null where id = $1";
const EMPTY_ALL: &str = "delete from collected where collection in \
    (select id from collection where state in ('gone', 'failed'))";
const FORGET: &str = "delete from collection where state in ('gone', 'failed') \
    and settled_at <= $1";
const COUNT_SEEN: &str = "select count(*) from visible c where c.person = $1 \
    and c.closed_on between $2 and $3";
const COUNT_ALL: &str = "select count(*) from complaint c where c.closed_on between $1 and $2";
const SEEN: &str = "select c.state, c.version from visible c where c.person = $5 \
    and c.closed_on <= $1 and (c.closed_on, c.id) > ($2, $3) \
    order by c.closed_on, c.id limit $4";
const ALL: &str = "select c.state, c.version from complaint c \
    where c.closed_on <= $1 and (c.closed_on, c.id) > ($2, $3) \
    order by c.closed_on, c.id limit $4";

/// Notes that somebody wants it.
pub fn insert(tx: &mut Tx<'_>, new: &Collection) -> Result<(), StoreError> {
    let values = [
        new.id.into(),
        i32::from(new.year).into(),
        new.kind.as_str().into(),
        new.language.tag().into(),
        new.asked_by.into(),
        new.asked_at.into(),
    ];
    tx.execute(INSERT, &values).map(drop)
}

/// The one of this year and kind that is yet to be made for this person.
pub fn open_like(
    tx: &mut Tx<'_>,
    (person, year, kind): (PersonId, i16, &str),
) -> Result<Option<CollectionId>, StoreError> {
    let values = [person.into(), i32::from(year).into(), kind.into()];
    tx.query_optional(OPEN_LIKE, &values)?.map(|row| row.get(0)).transpose()
}

/// What this person asked for, the last first.
pub fn of_person(
    tx: &mut Tx<'_>,
    person: PersonId,
    limit: u32,
) -> Result<Vec<Collection>, StoreError> {
    tx.query(OF_PERSON, &[person.into(), limit.into()])?.iter().map(collection).collect()
}

/// One that this person asked for.
pub fn find(
    tx: &mut Tx<'_>,
    id: CollectionId,
    person: PersonId,
) -> Result<Option<Collection>, StoreError> {
    tx.query_optional(FIND, &[id.into(), person.into()])?.map(|row| collection(&row)).transpose()
}

/// Whether one waits for a worker.
pub fn waits(tx: &mut Tx<'_>, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.query_optional(WAITS, &[now.into()])?.is_some())
}

/// Takes the one that waits longest, for as long as the lease. What a worker that died put in it
/// is taken out again.
pub fn claim(
    tx: &mut Tx<'_>,
    now: Timestamp,
    leased_until: Timestamp,
) -> Result<Option<Collection>, StoreError> {
    let sql = match tx.engine() {
        Engine::Sqlite => sqlite::CLAIM_COLLECTION,
        Engine::Postgres => postgres::CLAIM_COLLECTION,
    };
    let row = tx.query_optional(sql, &[now.into(), leased_until.into()])?;
    let claimed = row.map(|row| collection(&row)).transpose()?;
    if let Some(claimed) = &claimed {
        tx.execute(EMPTY, &[claimed.id.into()])?;
    }
    Ok(claimed)
}

/// Notes how far it is and what came in, and holds it longer. False when somebody else has it.
pub fn advance(
    tx: &mut Tx<'_>,
    claimed: &Collection,
    (done, total): (u32, u32),
    (until, added): (Timestamp, &[ComplaintId]),
) -> Result<bool, StoreError> {
    let values =
        [claimed.id.into(), claimed.leased_until.into(), done.into(), total.into(), until.into()];
    if tx.execute(ADVANCE, &values)? == 0 {
        return Ok(false);
    }
    for complaint in added {
        tx.execute(PUT_MEMBER, &[claimed.id.into(), (*complaint).into()])?;
    }
    Ok(true)
}

/// It is made, and its bytes are in their place. False when somebody else has it.
pub fn finish(
    tx: &mut Tx<'_>,
    claimed: &Collection,
    (kept, name, at): (Kept, &str, Timestamp),
) -> Result<bool, StoreError> {
    files::refer_to_own(tx, kept)?;
    let size = i64::try_from(kept.size_bytes).unwrap_or(i64::MAX);
    let values = [
        claimed.id.into(),
        claimed.leased_until.into(),
        at.into(),
        kept.digest.as_bytes().as_slice().into(),
        size.into(),
        name.into(),
    ];
    Ok(tx.execute(FINISH, &values)? == 1)
}

/// It will not be tried again.
pub fn fail(tx: &mut Tx<'_>, claimed: &Collection, at: Timestamp) -> Result<(), StoreError> {
    tx.execute(FAIL, &[claimed.id.into(), claimed.leased_until.into(), at.into()]).map(drop)
}

/// It waits again, for who has time.
pub fn leave(tx: &mut Tx<'_>, claimed: &Collection) -> Result<(), StoreError> {
    tx.execute(LEAVE, &[claimed.id.into(), claimed.leased_until.into()]).map(drop)
}

/// Whether a dossier is in it that this person may not see any more (1).
pub fn hides_one(tx: &mut Tx<'_>, id: CollectionId, person: PersonId) -> Result<bool, StoreError> {
    Ok(tx.query_optional(HIDES_ONE, &[id.into(), person.into()])?.is_some())
}

/// Some of the dossiers in it, in the order of their ids.
pub fn members(
    tx: &mut Tx<'_>,
    id: CollectionId,
    (after, limit): (Option<ComplaintId>, u32),
) -> Result<Vec<ComplaintId>, StoreError> {
    let after = after.unwrap_or(ComplaintId::from_uuid(uuid::Uuid::nil()));
    let rows = tx.query(MEMBERS, &[id.into(), after.into(), limit.into()])?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// What was made before a moment is kept no longer; what ended before another isn't known either.
pub fn forget(
    tx: &mut Tx<'_>,
    made_before: Timestamp,
    known_since: Timestamp,
) -> Result<u64, StoreError> {
    let left = tx.execute(LEAVES, &[made_before.into()])?;
    tx.execute(EMPTY_ALL, &[])?;
    tx.execute(FORGET, &[known_since.into()])?;
    Ok(left)
}

/// Its bytes are not there any more, as after a restore.
pub fn lose(tx: &mut Tx<'_>, id: CollectionId) -> Result<(), StoreError> {
    tx.execute(LOST, &[id.into()])?;
    tx.execute(EMPTY, &[id.into()]).map(drop)
}

/// How many dossiers were closed from one day to another.
pub fn count_closed(
    tx: &mut Tx<'_>,
    sight: Sight,
    (first, last): (Date, Date),
) -> Result<u32, StoreError> {
    let row = match sight {
        Sight::All => tx.query_one(COUNT_ALL, &[first.into(), last.into()])?,
        Sight::Seen(person) | Sight::NotShutOut(person) => {
            tx.query_one(COUNT_SEEN, &[person.into(), first.into(), last.into()])?
        }
    };
    row.get(0)
}

/// Some of the dossiers that were closed until a day, after this one in the order of their days.
pub fn closed(
    tx: &mut Tx<'_>,
    sight: Sight,
    (after, last): ((Date, ComplaintId), Date),
    limit: u32,
) -> Result<Vec<Stored>, StoreError> {
    let mut values: Vec<Value> = vec![last.into(), after.0.into(), after.1.into(), limit.into()];
    let sql = match sight {
        Sight::All => ALL,
        Sight::Seen(person) | Sight::NotShutOut(person) => {
            values.push(person.into());
            SEEN
        }
    };
    tx.query(sql, &values)?.iter().map(dossiers::read_row).collect()
}

impl State {
    fn of(key: &str) -> Option<Self> {
        match key {
            "asked" => Some(Self::Asked),
            "running" => Some(Self::Running),
            "done" => Some(Self::Done),
            "failed" => Some(Self::Failed),
            "gone" => Some(Self::Gone),
            _ => None,
        }
    }

    /// The word in keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Gone => "gone",
        }
    }
}

fn collection(row: &Row) -> Result<Collection, StoreError> {
    let wrong = |column, wanted| StoreError::WrongType { column, wanted };
    let year: i32 = row.get(1)?;
    let kept = match (row.get::<Option<[u8; 32]>>(12)?, row.get::<Option<u64>>(13)?) {
        (Some(digest), Some(size_bytes)) => {
            Some(Kept { digest: Digest::from_bytes(digest), size_bytes })
        }
        _ => None,
    };
    Ok(Collection {
        id: row.get(0)?,
        year: i16::try_from(year).map_err(|_| wrong(1, "a year"))?,
        kind: row.get(2)?,
        language: Language::from_tag(row.text(3)?).ok_or(wrong(3, "a language"))?,
        asked_by: row.get(4)?,
        asked_at: row.get(5)?,
        state: State::of(row.text(6)?).ok_or(wrong(6, "how far a collection is"))?,
        done: row.get(7)?,
        total: row.get(8)?,
        attempts: row.get(9)?,
        leased_until: row.get(10)?,
        settled_at: row.get(11)?,
        kept,
        name: row.get(14)?,
    })
}
