//! What is set for the whole installation: JSON by key, every change kept.
use jiff::Timestamp;
use weerklank_domain::ids::PersonId;

use crate::{Row, StoreError, Tx};

/// A value with its version; 0 is the version of what was never set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    pub value: String,
    pub version: u32,
}

/// Who changed a setting to what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingChange {
    pub value: String,
    pub version: u32,
    pub by: PersonId,
    pub at: Timestamp,
}

const INSERT: &str =
    "insert into setting (key, value, version) values ($1, $2, 1) on conflict do nothing";
const UPDATE: &str =
    "update setting set value = $2, version = version + 1 where key = $1 and version = $3";
const LOG: &str = "insert into setting_change (key, version, value, changed_by, changed_at) \
    values ($1, $2, $3, $4, $5)";
const BEGINNING: &str = "select key, value, version from setting where key like $1 order by key";
const CHANGES: &str = "select value, version, changed_by, changed_at from setting_change \
    where key = $1 order by version desc";

pub fn get(tx: &mut Tx<'_>, key: &str) -> Result<Option<Setting>, StoreError> {
    let row =
        tx.query_optional("select value, version from setting where key = $1", &[key.into()])?;
    row.map(|row| Ok(Setting { value: row.get(0)?, version: row.get(1)? })).transpose()
}

/// Those whose key begins with these letters, in the order of their keys. The letters hold no sign
/// that has a meaning in a pattern.
pub fn beginning(tx: &mut Tx<'_>, letters: &str) -> Result<Vec<(String, Setting)>, StoreError> {
    let read = |row: &Row| Ok((row.get(0)?, Setting { value: row.get(1)?, version: row.get(2)? }));
    tx.query(BEGINNING, &[format!("{letters}%").into()])?.iter().map(read).collect()
}

/// The version of a setting, for who has the value already; 0 when it was never set.
pub fn version(tx: &mut Tx<'_>, key: &str) -> Result<u32, StoreError> {
    let row = tx.query_optional("select version from setting where key = $1", &[key.into()])?;
    row.map_or(Ok(0), |row| row.get(0))
}

/// Sets a value over the version that was read, and answers the new version; nothing when
/// somebody else changed it since.
pub fn put(
    tx: &mut Tx<'_>,
    key: &str,
    setting: &Setting,
    (by, at): (PersonId, Timestamp),
) -> Result<Option<u32>, StoreError> {
    let Setting { value, version } = setting;
    let changed = if *version == 0 {
        tx.execute(INSERT, &[key.into(), value.into()])?
    } else {
        tx.execute(UPDATE, &[key.into(), value.into(), (*version).into()])?
    };
    if changed == 0 {
        return Ok(None);
    }
    let new = version + 1;
    tx.execute(LOG, &[key.into(), new.into(), value.into(), by.into(), at.into()])?;
    Ok(Some(new))
}

/// The changes of a setting, the last first.
pub fn changes(tx: &mut Tx<'_>, key: &str) -> Result<Vec<SettingChange>, StoreError> {
    let change = |row: &Row| {
        Ok(SettingChange {
            value: row.get(0)?,
            version: row.get(1)?,
            by: row.get(2)?,
            at: row.get(3)?,
        })
    };
    tx.query(CHANGES, &[key.into()])?.iter().map(change).collect()
}

/// Whether the database answers at all.
pub fn answers(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    tx.query_one("select value from counter where name = 'complaint'", &[])?;
    Ok(())
}
