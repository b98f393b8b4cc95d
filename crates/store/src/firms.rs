//! Partner firms, and the organisation itself where it employs advisers.
use weerklank_domain::ids::{FirmId, PersonId};
use weerklank_domain::people::FirmKind;

use crate::{Row, StoreError, Tx, Value};

/// A firm. `version` is that of the row: what is saved must carry the one that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Firm {
    pub id: FirmId,
    pub name: String,
    pub kind: FirmKind,
    /// Who is written to when a complaint is about this firm (transition 7).
    pub contact: Option<PersonId>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Street, postal code and place, a line each.
    pub address: Option<String>,
    pub active: bool,
    pub version: u32,
}

const LIST: &str = "select id, name, kind, contact, email, phone, address, active, version \
    from firm order by lower(name), id";
const FIND: &str = "select id, name, kind, contact, email, phone, address, active, version \
    from firm where id = $1";
const INSERT: &str = "insert into firm \
    (id, name, kind, contact, email, phone, address, active, version) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
const UPDATE: &str = "update firm set name = $2, kind = $3, contact = $4, email = $5, phone = $6, \
    address = $7, active = $8, version = version + 1 where id = $1 and version = $9";

/// All firms, by name.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Firm>, StoreError> {
    tx.query(LIST, &[])?.iter().map(firm).collect()
}

pub fn find(tx: &mut Tx<'_>, id: FirmId) -> Result<Option<Firm>, StoreError> {
    let row = tx.query_optional(FIND, &[id.into()])?;
    row.map(|row| firm(&row)).transpose()
}

pub fn name(tx: &mut Tx<'_>, id: FirmId) -> Result<Option<String>, StoreError> {
    let row = tx.query_optional("select name from firm where id = $1", &[id.into()])?;
    row.map(|row| row.get(0)).transpose()
}

pub fn insert(tx: &mut Tx<'_>, firm: &Firm) -> Result<(), StoreError> {
    tx.execute(INSERT, &columns(firm)).map(drop)
}

/// Saves a firm; false when somebody else changed it since this version.
pub fn update(tx: &mut Tx<'_>, firm: &Firm) -> Result<bool, StoreError> {
    let mut values = columns(firm);
    values.push(firm.version.into());
    tx.execute(UPDATE, &values).map(|changed| changed == 1)
}

fn columns(firm: &Firm) -> Vec<Value> {
    vec![
        firm.id.into(),
        firm.name.as_str().into(),
        kind_key(firm.kind).into(),
        firm.contact.into(),
        firm.email.as_deref().into(),
        firm.phone.as_deref().into(),
        firm.address.as_deref().into(),
        firm.active.into(),
    ]
}

fn firm(row: &Row) -> Result<Firm, StoreError> {
    Ok(Firm {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: kind(&row.get::<String>(2)?)?,
        contact: row.get(3)?,
        email: row.get(4)?,
        phone: row.get(5)?,
        address: row.get(6)?,
        active: row.get(7)?,
        version: row.get(8)?,
    })
}

fn kind_key(kind: FirmKind) -> &'static str {
    match kind {
        FirmKind::Affiliated => "affiliated",
        FirmKind::Organisation => "organisation",
    }
}

fn kind(key: &str) -> Result<FirmKind, StoreError> {
    [FirmKind::Affiliated, FirmKind::Organisation]
        .into_iter()
        .find(|kind| kind_key(*kind) == key)
        .ok_or(StoreError::WrongType { column: 2, wanted: "a kind of firm" })
}
