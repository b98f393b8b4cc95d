//! Whether what is stored still agrees with itself: for `doctor`, `verify` and `restore`.
use std::collections::BTreeSet;

use jiff::civil::Date;
use uuid::Uuid;
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::apply::replay;
use weerklank_domain::complaint::event::Entry;
use weerklank_domain::ids::{ComplaintId, PersonId};
use weerklank_domain::people::Register;
use weerklank_domain::rules::ch6_responsibilities::turn;

use crate::{Engine, Row, StoreError, Tx, Value, migrate, sight};

/// In what a dossier differs from what its entries add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drift {
    /// The state or an entry can't be read, or the first entry is no recording.
    Unreadable,
    /// There are more or fewer entries than the version says.
    Entries,
    /// The state is another than the entries give.
    State,
    /// A column for lists is another than the state gives.
    Columns,
    /// Others are shut out than the state says (1).
    Excluded,
    /// Others may see it than the state and the register say.
    Access,
    /// Other tasks are listed than the facts give.
    Tasks,
    /// It is found by other words than are in it.
    Search,
    /// Something else of it counts in the figures than its entries give.
    Facts,
}

/// The head of a dossier, for a reader who checks and sees no page of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub reference: String,
    /// How many entries there are.
    pub version: u32,
}

const HEAD: &str = "select reference, version from complaint where id = $1";
const ROW: &str = "select state, version, stage, turn, is_open, awaits_answer, received_on, \
    due_on, closed_on, officer from complaint where id = $1";
const BODIES: &str = "select body from event where complaint = $1 order by number";
const EXCLUDED: &str = "select person from excluded where complaint = $1";
const ACCESS: &str = "select person from access where complaint = $1";
const INTEGRITY: &str = "pragma integrity_check";

impl Drift {
    /// The word in keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Entries => "entries",
            Self::State => "state",
            Self::Columns => "columns",
            Self::Excluded => "excluded",
            Self::Access => "access",
            Self::Tasks => "tasks",
            Self::Search => "search",
            Self::Facts => "facts",
        }
    }
}

pub fn head(tx: &mut Tx<'_>, id: ComplaintId) -> Result<Option<Head>, StoreError> {
    let row = tx.query_optional(HEAD, &[id.into()])?;
    row.map(|row| Ok(Head { reference: row.get(0)?, version: row.get(1)? })).transpose()
}

/// Replays a dossier and compares; empty when all agrees.
pub fn drift(
    tx: &mut Tx<'_>,
    id: ComplaintId,
    register: &Register,
) -> Result<Vec<Drift>, StoreError> {
    let row = tx.query_one(ROW, &[id.into()])?;
    let bodies = tx.query(BODIES, &[id.into()])?;
    let Some((stored, entries)) = readable(&row, &bodies) else {
        return Ok(vec![Drift::Unreadable]);
    };
    let Some(replayed) = replay(id, &entries) else { return Ok(vec![Drift::Unreadable]) };
    let mut found = Vec::new();
    if usize::try_from(row.get::<u32>(1)?).is_ok_and(|version| version != entries.len()) {
        found.push(Drift::Entries);
    }
    if stored != replayed {
        found.push(Drift::State);
    }
    if !columns_agree(&row, &stored)? {
        found.push(Drift::Columns);
    }
    let shut_out = stored.excluded.iter().map(|exclusion| exclusion.person.as_uuid());
    if people(tx, EXCLUDED, id)? != shut_out.collect() {
        found.push(Drift::Excluded);
    }
    let seers = sight::seers(tx, &stored, register)?;
    if people(tx, ACCESS, id)? != seers.iter().map(|(person, _, _)| person.as_uuid()).collect() {
        found.push(Drift::Access);
    }
    Ok(found)
}

fn readable(row: &Row, bodies: &[Row]) -> Option<(Complaint, Vec<Entry>)> {
    let state = serde_json::from_str(&row.get::<String>(0).ok()?).ok()?;
    let entry = |row: &Row| serde_json::from_str(&row.get::<String>(0).ok()?).ok();
    Some((state, bodies.iter().map(entry).collect::<Option<_>>()?))
}

fn columns_agree(row: &Row, state: &Complaint) -> Result<bool, StoreError> {
    Ok(row.get::<String>(2)? == state.stage.key()
        && row.get::<String>(3)? == turn(state).key()
        && row.get::<bool>(4)? == state.is_open()
        && row.get::<bool>(5)? == state.awaits_answer()
        && row.get::<Date>(6)? == state.received_on
        && row.get::<Date>(7)? == state.round().due_on
        && row.get::<Option<Date>>(8)? == state.closed_on
        && row.get::<Option<PersonId>>(9)? == state.officer)
}

fn people(
    tx: &mut Tx<'_>,
    sql: &'static str,
    id: ComplaintId,
) -> Result<BTreeSet<Uuid>, StoreError> {
    tx.query(sql, &[id.into()])?.iter().map(|row| row.get(0)).collect()
}

/// What the database itself says is wrong with its file; nothing on `PostgreSQL`, whose files are
/// its own affair.
pub fn integrity(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    match tx.engine() {
        Engine::Postgres => Ok(Vec::new()),
        Engine::Sqlite => {
            let none: [Value; 0] = [];
            let mut lines = tx
                .query(INTEGRITY, &none)?
                .iter()
                .map(|row| row.get::<String>(0))
                .collect::<Result<Vec<_>, _>>()?;
            lines.retain(|line| line != "ok");
            Ok(lines)
        }
    }
}

/// Whether this is a database of Weerklank at all.
pub fn is_ours(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    migrate::is_ours(tx)
}
