//! Recommendations and what happened to them (7.4). Entries are added; none is changed or removed.
use jiff::civil::Date;
use weerklank_domain::ids::RecommendationId;
use weerklank_domain::report::recommendation::{Entry, Recommendation, State};

use crate::{Row, StoreError, Tx};

/// A recommendation with all its entries.
#[derive(Clone, Debug)]
pub struct Stored {
    pub id: RecommendationId,
    pub version: u32,
    pub recommendation: Recommendation,
    pub entries: Vec<Entry>,
}

const INSERT: &str = "insert into recommendation (id, version, year, owner, state, due_on, \
    judged_from) values ($1, 1, $2, $3, $4, $5, $6) on conflict (id) do nothing";
const UPDATE: &str = "update recommendation set version = version + 1, year = $3, owner = $4, \
    state = $5, due_on = $6, judged_from = $7 where id = $1 and version = $2";
const ADD: &str =
    "insert into recommendation_entry (recommendation, number, entry) values ($1, $2, $3)";
const FIND: &str = "select r.id, r.version, e.entry from recommendation r \
    join recommendation_entry e on e.recommendation = r.id where r.id = $1 order by e.number";
const ALL: &str = "select r.id, r.version, e.entry from recommendation r \
    join recommendation_entry e on e.recommendation = r.id order by r.id, e.number";
const WAITING: &str = "select r.id, r.version, e.entry from recommendation r \
    join recommendation_entry e on e.recommendation = r.id \
    where r.state = $1 or r.due_on <= $2 or (r.judged_from <= $3 and r.state <> $4) \
    order by r.id, e.number";

/// Adds a proposal; false when it is there already, since its form was sent twice.
pub fn insert(
    tx: &mut Tx<'_>,
    id: RecommendationId,
    (entry, standing): (&Entry, &Recommendation),
) -> Result<bool, StoreError> {
    let mut values = vec![id.into()];
    values.extend(columns(standing));
    if tx.execute(INSERT, &values)? == 0 {
        return Ok(false);
    }
    add(tx, id, (1, entry))?;
    Ok(true)
}

/// Adds an entry over the version that was read; false when somebody else did so since.
pub fn save(
    tx: &mut Tx<'_>,
    (id, version): (RecommendationId, u32),
    (entry, standing): (&Entry, &Recommendation),
) -> Result<bool, StoreError> {
    let mut values = vec![id.into(), version.into()];
    values.extend(columns(standing));
    if tx.execute(UPDATE, &values)? == 0 {
        return Ok(false);
    }
    add(tx, id, (version + 1, entry))?;
    Ok(true)
}

pub fn find(tx: &mut Tx<'_>, id: RecommendationId) -> Result<Option<Stored>, StoreError> {
    let rows = tx.query(FIND, &[id.into()])?;
    Ok(read(&rows)?.pop())
}

/// All of them, in the order in which they were made.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Stored>, StoreError> {
    read(&tx.query(ALL, &[])?)
}

/// Those on which somebody has to decide, that are due by the second day, or of which the effect
/// can be judged on the first.
pub fn waiting(tx: &mut Tx<'_>, (today, due_by): (Date, Date)) -> Result<Vec<Stored>, StoreError> {
    let (proposed, closed) = (State::Proposed.key(), State::Closed.key());
    let values = [proposed.into(), due_by.into(), today.into(), closed.into()];
    read(&tx.query(WAITING, &values)?)
}

fn columns(standing: &Recommendation) -> [crate::Value; 5] {
    [
        i64::from(standing.proposal.year).into(),
        standing.proposal.owner.into(),
        standing.state().key().into(),
        standing.due_on().into(),
        standing.judged_from().into(),
    ]
}

fn add(
    tx: &mut Tx<'_>,
    id: RecommendationId,
    (number, entry): (u32, &Entry),
) -> Result<(), StoreError> {
    let text = serde_json::to_string(entry)
        .map_err(|_| StoreError::WrongType { column: 2, wanted: "an entry" })?;
    tx.execute(ADD, &[id.into(), number.into(), text.into()]).map(drop)
}

/// Rows of one recommendation stand behind each other.
fn read(rows: &[Row]) -> Result<Vec<Stored>, StoreError> {
    let wrong = || StoreError::WrongType { column: 2, wanted: "an entry" };
    let mut found: Vec<Stored> = Vec::new();
    for row in rows {
        let id: RecommendationId = row.get(0)?;
        let entry: Entry = serde_json::from_str(row.text(2)?).map_err(|_| wrong())?;
        if let Some(last) = found.last_mut().filter(|last| last.id == id) {
            last.recommendation.apply(&entry.event);
            last.entries.push(entry);
            continue;
        }
        let recommendation = Recommendation::replay([&entry]).ok_or_else(wrong)?;
        found.push(Stored { id, version: row.get(1)?, recommendation, entries: vec![entry] });
    }
    Ok(found)
}
