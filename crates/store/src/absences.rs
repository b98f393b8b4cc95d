//! Who is away when, and who does his work meanwhile (transition 31).
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;
use weerklank_domain::ids::{ComplaintId, PersonId};

use crate::{Row, StoreError, Tx};

/// A period in which somebody is away, both days included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    pub id: Uuid,
    pub person: PersonId,
    pub from_on: Date,
    /// Nothing while it isn't known when he is back.
    pub until_on: Option<Date>,
    pub stand_in: Option<PersonId>,
}

impl Absence {
    /// Whether it lasts on this day.
    pub fn is_on(&self, day: Date) -> bool {
        self.from_on <= day && self.until_on.is_none_or(|until| until >= day)
    }

    /// Whether both last on some day.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.until_on.is_none_or(|until| other.from_on <= until)
            && other.until_on.is_none_or(|until| self.from_on <= until)
    }
}

const INSERT: &str = "insert into absence (id, person, from_on, until_on, stand_in, noted_by, \
    noted_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing";
const SINCE: &str = "select id, person, from_on, until_on, stand_in from absence \
    where until_on is null or until_on >= $1 order by from_on, id";
const REMOVE: &str = "delete from absence where id = $1";
const SHORTEN: &str = "update absence set until_on = $2 where id = $1";
const TODAY: &str = "update today set day = $1 where id = 1 and day <> $1";
/// Whose complainant may have to hear whom to turn to.
const CONCERNED: &str = "select distinct c.id from absence s join complaint c \
    on c.officer = s.person and c.is_open = 1 and c.awaits_answer = 1 \
    where s.from_on <= $1 and (s.until_on is null or s.until_on >= $2)";

/// Notes an absence; one that is there already is left as it is.
pub fn insert(
    tx: &mut Tx<'_>,
    absence: &Absence,
    (by, at): (PersonId, Timestamp),
) -> Result<(), StoreError> {
    let values = [
        absence.id.into(),
        absence.person.into(),
        absence.from_on.into(),
        absence.until_on.into(),
        absence.stand_in.into(),
        by.into(),
        at.into(),
    ];
    tx.execute(INSERT, &values).map(drop)
}

/// All absences that last on this day or begin after it, the first one first.
pub fn since(tx: &mut Tx<'_>, day: Date) -> Result<Vec<Absence>, StoreError> {
    tx.query(SINCE, &[day.into()])?.iter().map(absence).collect()
}

pub fn remove(tx: &mut Tx<'_>, id: Uuid) -> Result<(), StoreError> {
    tx.execute(REMOVE, &[id.into()]).map(drop)
}

/// Somebody is back sooner: the last day of his absence becomes this one.
pub fn end(tx: &mut Tx<'_>, id: Uuid, until: Date) -> Result<(), StoreError> {
    tx.execute(SHORTEN, &[id.into(), until.into()]).map(drop)
}

/// Whose work this person does on the day that the views know: his own first.
pub fn acts_for(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<PersonId>, StoreError> {
    let sql = "select acts_for from acting where person = $1";
    tx.query(sql, &[person.into()])?.iter().map(|row| row.get(0)).collect()
}

/// Says which day it is, for the views that look at absences.
pub fn begin_day(tx: &mut Tx<'_>, day: Date) -> Result<(), StoreError> {
    tx.execute(TODAY, &[day.into()]).map(drop)
}

/// The dossiers that await their answer and whose officer was away on a day of this period.
pub fn concerned(
    tx: &mut Tx<'_>,
    (from, until): (Date, Date),
) -> Result<Vec<ComplaintId>, StoreError> {
    tx.query(CONCERNED, &[until.into(), from.into()])?.iter().map(|row| row.get(0)).collect()
}

fn absence(row: &Row) -> Result<Absence, StoreError> {
    Ok(Absence {
        id: row.get(0)?,
        person: row.get(1)?,
        from_on: row.get(2)?,
        until_on: row.get(3)?,
        stand_in: row.get(4)?,
    })
}
