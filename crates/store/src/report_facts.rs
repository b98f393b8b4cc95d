//! What counts of each complaint: a row that is written in the transaction of its entries.
use jiff::civil::Date;
use weerklank_domain::ids::{ComplaintId, PersonId};
use weerklank_domain::report::Fact;

use crate::{Row, StoreError, Tx, Value};

const PUT: &str = "insert into report_fact (complaint, received_on, fact) values ($1, $2, $3) \
    on conflict (complaint) do update set received_on = excluded.received_on, \
    fact = excluded.fact";
const OF_COMPLAINT: &str = "select fact from report_fact where complaint = $1";
const REFERENCE: &str = "select reference from complaint where id = $1";
const PAGE: &str = "select fact from report_fact where complaint > $1 order by complaint limit $2";
const SEEN: &str = "select r.fact from report_fact r \
    join visible c on c.person = $3 and c.complaint = r.complaint \
    where r.complaint > $1 order by r.complaint limit $2";
const NOT_SHUT_OUT: &str = "select r.fact from report_fact r where r.complaint > $1 \
    and not exists (select 1 from excluded x where x.person = $3 and x.complaint = r.complaint) \
    order by r.complaint limit $2";
const RECEIVED: &str = "select r.fact from report_fact r \
    where (r.received_on, r.complaint) > ($1, $2) and r.received_on <= $3 \
    order by r.received_on, r.complaint limit $4";
const RECEIVED_NOT_SHUT_OUT: &str = "select r.fact from report_fact r \
    where (r.received_on, r.complaint) > ($1, $2) and r.received_on <= $3 \
    and not exists (select 1 from excluded x where x.person = $5 and x.complaint = r.complaint) \
    order by r.received_on, r.complaint limit $4";

const HIDES: &str = "select 1 from excluded where person = $1 limit 1";

/// Whose complaints are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// All of them: for whoever runs the installation.
    All,
    /// Those of which this person may see the dossier.
    Seen(PersonId),
    /// Those from which this person isn't shut out (1): management has figures, not dossiers.
    NotShutOut(PersonId),
}

impl Sight {
    /// Whose it is; nobody's where all are counted.
    pub fn person(self) -> Option<PersonId> {
        match self {
            Self::All => None,
            Self::Seen(person) | Self::NotShutOut(person) => Some(person),
        }
    }
}

/// Writes the row of a complaint in the place of the one before.
pub fn put(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), StoreError> {
    let text = serde_json::to_string(fact)
        .map_err(|_| StoreError::WrongType { column: 2, wanted: "a fact" })?;
    tx.execute(PUT, &[fact.complaint.into(), fact.received_on.into(), text.into()])?;
    Ok(())
}

pub fn of_complaint(tx: &mut Tx<'_>, id: ComplaintId) -> Result<Option<Fact>, StoreError> {
    tx.query_optional(OF_COMPLAINT, &[id.into()])?.map(|row| read(&row)).transpose()
}

/// What people call a complaint, for who found it through its row.
pub fn reference(tx: &mut Tx<'_>, id: ComplaintId) -> Result<Option<String>, StoreError> {
    let row = tx.query_optional(REFERENCE, &[id.into()])?;
    row.map(|row| Ok(row.text(0)?.to_owned())).transpose()
}

/// Some rows in the order of their ids, so that many don't have to be held at once.
pub fn page(
    tx: &mut Tx<'_>,
    after: Option<ComplaintId>,
    (limit, sight): (u32, Sight),
) -> Result<Vec<Fact>, StoreError> {
    let after = after.unwrap_or(ComplaintId::from_uuid(uuid::Uuid::nil()));
    let mut values: Vec<Value> = vec![after.into(), limit.into()];
    let sql = match sight {
        Sight::All => PAGE,
        Sight::Seen(person) => {
            values.push(person.into());
            SEEN
        }
        Sight::NotShutOut(person) => {
            values.push(person.into());
            NOT_SHUT_OUT
        }
    };
    tx.query(sql, &values)?.iter().map(read).collect()
}

/// Whether there is a dossier from which somebody with this sight is shut out.
pub fn hides_something(tx: &mut Tx<'_>, sight: Sight) -> Result<bool, StoreError> {
    let Some(person) = sight.person() else { return Ok(false) };
    Ok(tx.query_optional(HIDES, &[person.into()])?.is_some())
}

/// Some rows of complaints received from a day to a day, after the last one that was read; without
/// those from which this person is shut out (1), when somebody is named.
pub fn received(
    tx: &mut Tx<'_>,
    (from, until): (Date, Date),
    after: Option<&Fact>,
    (limit, person): (u32, Option<PersonId>),
) -> Result<Vec<Fact>, StoreError> {
    let none = ComplaintId::from_uuid(uuid::Uuid::nil());
    let (day, complaint) = after.map_or((from, none), |last| (last.received_on, last.complaint));
    let mut values: Vec<Value> = vec![day.into(), complaint.into(), until.into(), limit.into()];
    let sql = if let Some(person) = person {
        values.push(person.into());
        RECEIVED_NOT_SHUT_OUT
    } else {
        RECEIVED
    };
    tx.query(sql, &values)?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Fact, StoreError> {
    serde_json::from_str(row.text(0)?)
        .map_err(|_| StoreError::WrongType { column: 0, wanted: "a fact" })
}
