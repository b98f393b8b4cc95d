//! Who read which dossier.
use jiff::Timestamp;
use uuid::Uuid;
use weerklank_domain::ids::{ComplaintId, PersonId};

use crate::{Row, StoreError, Tx};

/// One reading of a page, a letter or a file of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub id: Uuid,
    pub person: PersonId,
    pub complaint: ComplaintId,
    /// What was read: `dossier`, or a file with its id.
    pub what: String,
    pub read_at: Timestamp,
}

const INSERT: &str = "insert into read_log (id, person, complaint, what, read_at) \
    values ($1, $2, $3, $4, $5) on conflict (id) do nothing";
const OF_COMPLAINT: &str = "select id, person, complaint, what, read_at from read_log \
    where complaint = $1 order by read_at desc, id desc";

const BY_PERSON: &str = "select count(*), max(read_at) from read_log \
    where complaint = $1 and person = $2";

/// How often this person read this dossier, and when he last did; nothing when he never did.
pub fn by_person(
    tx: &mut Tx<'_>,
    complaint: ComplaintId,
    person: PersonId,
) -> Result<Option<(u32, Timestamp)>, StoreError> {
    let row = tx.query_one(BY_PERSON, &[complaint.into(), person.into()])?;
    let last: Option<Timestamp> = row.get(1)?;
    let times = row.get(0)?;
    Ok(last.map(|last| (times, last)))
}

/// Adds readings; one that is there already is left as it is.
pub fn insert(tx: &mut Tx<'_>, readings: &[Reading]) -> Result<(), StoreError> {
    for reading in readings {
        let values = [
            reading.id.into(),
            reading.person.into(),
            reading.complaint.into(),
            reading.what.as_str().into(),
            reading.read_at.into(),
        ];
        tx.execute(INSERT, &values)?;
    }
    Ok(())
}

/// The readings of a dossier, the last first.
pub fn of_complaint(tx: &mut Tx<'_>, complaint: ComplaintId) -> Result<Vec<Reading>, StoreError> {
    tx.query(OF_COMPLAINT, &[complaint.into()])?.iter().map(reading).collect()
}

fn reading(row: &Row) -> Result<Reading, StoreError> {
    Ok(Reading {
        id: row.get(0)?,
        person: row.get(1)?,
        complaint: row.get(2)?,
        what: row.get(3)?,
        read_at: row.get(4)?,
    })
}
