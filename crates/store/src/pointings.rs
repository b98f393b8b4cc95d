//! That clients were pointed to the procedure (3.1, 3.2). A fact is added and never changed.
use jiff::Timestamp;
use uuid::Uuid;
use weerklank_domain::ids::{ContentId, PersonId};

use crate::{Row, StoreError, Tx, Value};

/// One client who was pointed to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointing {
    pub id: Uuid,
    pub person: PersonId,
    /// The firm for which it was done, as it was called then.
    pub firm: Option<String>,
    pub at: Timestamp,
    /// The word for how: `email`, `card` or `text`.
    pub way: String,
    pub language: String,
    /// The version of the procedure in force on that day.
    pub version: u32,
    /// Name, company and address of the client, as far as they were said.
    pub client: Option<ContentId>,
    /// Under which the outbox knows the mail.
    pub mail_key: Option<String>,
}

/// As a list shows it.
#[derive(Clone, Debug)]
pub struct Listed {
    pub pointing: Pointing,
    pub by: String,
    /// Absent when nothing was said or it was erased.
    pub client: Option<String>,
    /// What became of the mail.
    pub post: Option<String>,
}

const INSERT: &str = "insert into pointing \
    (id, person, firm, pointed_at, way, language, version, client, mail_key) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing";
const FIND: &str = "select t.id, t.person, t.firm, t.pointed_at, t.way, t.language, t.version, \
    t.client, t.mail_key, p.name, n.words, o.state from pointing t \
    join person p on p.id = t.person \
    left join content n on n.id = t.client left join outbox o on o.key = t.mail_key \
    where t.id = $1";
const OF_PERSON: &str = "select t.id, t.person, t.firm, t.pointed_at, t.way, t.language, \
    t.version, t.client, t.mail_key, p.name, n.words, o.state from pointing t \
    join person p on p.id = t.person left join content n on n.id = t.client \
    left join outbox o on o.key = t.mail_key \
    where t.person = $1 order by t.pointed_at desc, t.id limit $2";
const ALL: &str = "select t.id, t.person, t.firm, t.pointed_at, t.way, t.language, t.version, \
    t.client, t.mail_key, p.name, n.words, o.state from pointing t \
    join person p on p.id = t.person \
    left join content n on n.id = t.client left join outbox o on o.key = t.mail_key \
    order by t.pointed_at desc, t.id limit $1";
const MAILED: &str = "select count(*) from pointing where person = $1 and pointed_at > $2 \
    and mail_key is not null";

/// Adds one; false when it is there already.
pub fn add(tx: &mut Tx<'_>, pointing: &Pointing) -> Result<bool, StoreError> {
    let values: [Value; 9] = [
        pointing.id.into(),
        pointing.person.into(),
        pointing.firm.as_deref().into(),
        pointing.at.into(),
        pointing.way.as_str().into(),
        pointing.language.as_str().into(),
        pointing.version.into(),
        pointing.client.map(ContentId::as_uuid).into(),
        pointing.mail_key.as_deref().into(),
    ];
    tx.execute(INSERT, &values).map(|added| added == 1)
}

pub fn find(tx: &mut Tx<'_>, id: Uuid) -> Result<Option<Listed>, StoreError> {
    let row = tx.query_optional(FIND, &[id.into()])?;
    row.map(|row| listed(&row)).transpose()
}

/// Those of one person, or of everybody; the last first.
pub fn list(
    tx: &mut Tx<'_>,
    person: Option<PersonId>,
    most: u32,
) -> Result<Vec<Listed>, StoreError> {
    let rows = match person {
        Some(person) => tx.query(OF_PERSON, &[person.into(), most.into()])?,
        None => tx.query(ALL, &[most.into()])?,
    };
    rows.iter().map(listed).collect()
}

/// How many mails this person had sent since.
pub fn mailed_since(
    tx: &mut Tx<'_>,
    person: PersonId,
    since: Timestamp,
) -> Result<u32, StoreError> {
    tx.query_one(MAILED, &[person.into(), since.into()])?.get(0)
}

fn listed(row: &Row) -> Result<Listed, StoreError> {
    let client: Option<Uuid> = row.get(7)?;
    Ok(Listed {
        pointing: Pointing {
            id: row.get(0)?,
            person: row.get(1)?,
            firm: row.get(2)?,
            at: row.get(3)?,
            way: row.get(4)?,
            language: row.get(5)?,
            version: row.get(6)?,
            client: client.map(ContentId::from_uuid),
            mail_key: row.get(8)?,
        },
        by: row.get(9)?,
        client: row.get(10)?,
        post: row.get(11)?,
    })
}
