//! What is written once a year: the review by management and the self-assessment. A version is
//! added and never changed.
use jiff::Timestamp;
use weerklank_domain::ids::PersonId;

use crate::{Row, StoreError, Tx};

/// One version of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearPaper {
    pub version: u32,
    pub by: PersonId,
    pub at: Timestamp,
    /// JSON; what is in it is the business of whoever wrote it.
    pub body: String,
}

const ADD: &str = "insert into year_paper (kind, year, version, written_by, written_at, body) \
    values ($1, $2, $3, $4, $5, $6) on conflict (kind, year, version) do nothing";
const LATEST: &str = "select version, written_by, written_at, body from year_paper \
    where kind = $1 and year = $2 order by version desc limit 1";
const VERSIONS: &str = "select version, written_by, written_at, body from year_paper \
    where kind = $1 and year = $2 order by version desc";
const NEXT: &str = "select coalesce(max(version), 0) from year_paper where kind = $1 and year = $2";

/// Adds the version after the one that was read; false when somebody else did so since.
pub fn add(
    tx: &mut Tx<'_>,
    (kind, year): (&'static str, i16),
    paper: &YearPaper,
) -> Result<bool, StoreError> {
    let last: u32 = tx.query_one(NEXT, &[kind.into(), i64::from(year).into()])?.get(0)?;
    if paper.version != last + 1 {
        return Ok(false);
    }
    let values = [
        kind.into(),
        i64::from(year).into(),
        paper.version.into(),
        paper.by.into(),
        paper.at.into(),
        paper.body.clone().into(),
    ];
    Ok(tx.execute(ADD, &values)? == 1)
}

pub fn latest(
    tx: &mut Tx<'_>,
    (kind, year): (&'static str, i16),
) -> Result<Option<YearPaper>, StoreError> {
    let row = tx.query_optional(LATEST, &[kind.into(), i64::from(year).into()])?;
    row.as_ref().map(read).transpose()
}

/// All versions, the last first.
pub fn versions(
    tx: &mut Tx<'_>,
    (kind, year): (&'static str, i16),
) -> Result<Vec<YearPaper>, StoreError> {
    tx.query(VERSIONS, &[kind.into(), i64::from(year).into()])?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<YearPaper, StoreError> {
    Ok(YearPaper { version: row.get(0)?, by: row.get(1)?, at: row.get(2)?, body: row.get(3)? })
}
