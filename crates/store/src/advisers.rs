//! Advisers of the firms, with or without an account.
use weerklank_domain::ids::{AdviserId, FirmId};

use crate::{Row, StoreError, Tx};

/// An adviser. `version` is that of the row: what is saved must carry the one that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adviser {
    pub id: AdviserId,
    pub firm: FirmId,
    pub name: String,
    pub active: bool,
    pub version: u32,
}

const LIST: &str = "select id, firm, name, active, version from adviser order by lower(name), id";
const FIND: &str = "select id, firm, name, active, version from adviser where id = $1";
const INSERT: &str =
    "insert into adviser (id, firm, name, active, version) values ($1, $2, $3, $4, 1)";
const UPDATE: &str = "update adviser set firm = $2, name = $3, active = $4, \
    version = version + 1 where id = $1 and version = $5";

/// All advisers, by name.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Adviser>, StoreError> {
    tx.query(LIST, &[])?.iter().map(adviser).collect()
}

pub fn find(tx: &mut Tx<'_>, id: AdviserId) -> Result<Option<Adviser>, StoreError> {
    let row = tx.query_optional(FIND, &[id.into()])?;
    row.map(|row| adviser(&row)).transpose()
}

pub fn name(tx: &mut Tx<'_>, id: AdviserId) -> Result<Option<String>, StoreError> {
    let row = tx.query_optional("select name from adviser where id = $1", &[id.into()])?;
    row.map(|row| row.get(0)).transpose()
}

pub fn insert(tx: &mut Tx<'_>, adviser: &Adviser) -> Result<(), StoreError> {
    let values = [
        adviser.id.into(),
        adviser.firm.into(),
        adviser.name.as_str().into(),
        adviser.active.into(),
    ];
    tx.execute(INSERT, &values).map(drop)
}

/// Saves an adviser; false when somebody else changed it since this version.
pub fn update(tx: &mut Tx<'_>, adviser: &Adviser) -> Result<bool, StoreError> {
    let values = [
        adviser.id.into(),
        adviser.firm.into(),
        adviser.name.as_str().into(),
        adviser.active.into(),
        adviser.version.into(),
    ];
    tx.execute(UPDATE, &values).map(|changed| changed == 1)
}

fn adviser(row: &Row) -> Result<Adviser, StoreError> {
    Ok(Adviser {
        id: row.get(0)?,
        firm: row.get(1)?,
        name: row.get(2)?,
        active: row.get(3)?,
        version: row.get(4)?,
    })
}
