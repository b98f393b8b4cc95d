//! Dossiers: the row that is decided on. The entries beside it are in `history`, and who may see
//! it is in `sight`.
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::access::name_is_shared;
use weerklank_domain::complaint::event::Entry;
use weerklank_domain::ids::{ComplaintId, PersonId};
use weerklank_domain::people::{Register, Subject};
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::ch6_responsibilities::turn;

use crate::history::append;
pub use crate::history::{StoredEntry, StoredLink, entries, entry, links};
use crate::sight::project;
pub use crate::sight::{
    Party, concerned_by_register, is_visible, parties_of, party_of, project_again,
};
use crate::{Engine, StoreError, Tx, Value};

/// A complaint as it stands in the store.
#[derive(Clone, Debug)]
pub struct Stored {
    pub complaint: Complaint,
    /// The number of the last entry: grows with each of them, for forms opened earlier.
    pub version: u32,
}

const FIND: &str =
    "select c.state, c.version from visible c where c.person = $1 and c.reference = $2";

/// The dossier with this reference, when this person may see it.
pub fn find(
    tx: &mut Tx<'_>,
    person: PersonId,
    reference: Reference,
) -> Result<Option<Stored>, StoreError> {
    let row = tx.query_optional(FIND, &[person.into(), reference.to_string().into()])?;
    row.map(|row| read(row.text(0)?, row.get(1)?)).transpose()
}

/// The dossier with this id, for who was let into it without an account.
pub fn by_id(tx: &mut Tx<'_>, id: ComplaintId) -> Result<Option<Stored>, StoreError> {
    let row =
        tx.query_optional("select state, version from complaint where id = $1", &[id.into()])?;
    row.map(|row| read(row.text(0)?, row.get(1)?)).transpose()
}

/// The dossier with this reference, for whoever runs the installation and sees no page of it.
pub fn id_of(tx: &mut Tx<'_>, reference: Reference) -> Result<Option<ComplaintId>, StoreError> {
    let row = tx.query_optional(
        "select id from complaint where reference = $1",
        &[reference.to_string().into()],
    )?;
    row.map(|row| row.get(0)).transpose()
}

/// Whether this person recorded the dossier with this reference, seen or not: his receipt.
pub fn was_recorded_by(
    tx: &mut Tx<'_>,
    person: PersonId,
    reference: Reference,
) -> Result<bool, StoreError> {
    let row = tx.query_optional(
        "select 1 from complaint where registrar = $1 and reference = $2",
        &[person.into(), reference.to_string().into()],
    )?;
    Ok(row.is_some())
}

const LOCK_SQLITE: &str = "select state, version from complaint where id = $1";
// SQLite has the lock of the whole database since the transaction began.
const LOCK_POSTGRES: &str = "select state, version from complaint where id = $1 for update";

/// The dossier, held until the transaction ends.
pub fn lock(tx: &mut Tx<'_>, id: ComplaintId) -> Result<Option<Stored>, StoreError> {
    let sql = match tx.engine() {
        Engine::Sqlite => LOCK_SQLITE,
        Engine::Postgres => LOCK_POSTGRES,
    };
    let row = tx.query_optional(sql, &[id.into()])?;
    row.map(|row| read(row.text(0)?, row.get(1)?)).transpose()
}

/// From a row of `state` and `version`.
pub(crate) fn read_row(row: &crate::Row) -> Result<Stored, StoreError> {
    read(row.text(0)?, row.get(1)?)
}

fn read(state: &str, version: u32) -> Result<Stored, StoreError> {
    let complaint = serde_json::from_str(state)
        .map_err(|_| StoreError::WrongType { column: 0, wanted: "the state of a complaint" })?;
    Ok(Stored { complaint, version })
}

/// Whether this form was handled before; remembers it when not.
pub fn first_submission(
    tx: &mut Tx<'_>,
    submission: uuid::Uuid,
    complaint: ComplaintId,
    at: jiff::Timestamp,
) -> Result<bool, StoreError> {
    let inserted = tx.execute(
        "insert into submission (id, complaint, submitted_at) values ($1, $2, $3) \
         on conflict do nothing",
        &[submission.into(), complaint.into(), at.into()],
    )?;
    Ok(inserted == 1)
}

const NEXT_SEQUENCE: &str =
    "update counter set value = value + 1 where name = 'complaint' returning value";
const INSERT: &str = "insert into complaint (id, sequence, reference, version, stage, turn, \
    is_open, awaits_answer, received_on, received_year, due_on, answered_on, closed_on, door, \
    manner, nature, officer, registrar, firm, adviser, relation, complainant_name, expression, \
    name_shared, met, updated_at, promised_on, survey_on, state) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, \
    $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29)";
const UPDATE: &str = "update complaint set version = $2, stage = $3, turn = $4, is_open = $5, \
    awaits_answer = $6, received_on = $7, received_year = $8, due_on = $9, answered_on = $10, \
    closed_on = $11, door = $12, manner = $13, nature = $14, officer = $15, registrar = $16, \
    firm = $17, adviser = $18, relation = $19, complainant_name = $20, expression = $21, \
    name_shared = $22, met = $23, updated_at = $24, promised_on = $25, survey_on = $26, \
    state = $27 where id = $1";

/// Saves a new dossier with its first entries.
pub fn insert(
    tx: &mut Tx<'_>,
    complaint: &Complaint,
    entries: &[Entry],
    register: &Register,
) -> Result<u32, StoreError> {
    let sequence: i64 = tx.query_one(NEXT_SEQUENCE, &[])?.get(0)?;
    let version = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    let mut values = vec![
        Value::from(complaint.id),
        sequence.into(),
        complaint.recording.reference.to_string().into(),
    ];
    values.extend(columns(complaint, version, entries)?);
    tx.execute(INSERT, &values)?;
    append(tx, complaint.id, 0, entries)?;
    project(tx, complaint, register, entries)?;
    Ok(version)
}

/// Saves the state after these entries, the entries, and who may see it from now on.
pub fn save(
    tx: &mut Tx<'_>,
    stored: &Stored,
    entries: &[Entry],
    register: &Register,
) -> Result<u32, StoreError> {
    let complaint = &stored.complaint;
    let version = stored.version + u32::try_from(entries.len()).unwrap_or(u32::MAX);
    let mut values = vec![Value::from(complaint.id)];
    values.extend(columns(complaint, version, entries)?);
    tx.execute(UPDATE, &values)?;
    append(tx, complaint.id, stored.version, entries)?;
    project(tx, complaint, register, entries)?;
    Ok(version)
}

fn columns(
    complaint: &Complaint,
    version: u32,
    entries: &[Entry],
) -> Result<Vec<Value>, StoreError> {
    let state = serde_json::to_string(complaint)
        .map_err(|_| StoreError::WrongType { column: 0, wanted: "the state of a complaint" })?;
    let round = complaint.round();
    let answered_on = round.letter.and_then(|letter| letter.sent_on());
    let (firm, adviser) = match complaint.subject {
        Subject::Partner { firm, adviser, .. } => (Some(firm), adviser),
        Subject::Unknown { .. } | Subject::Organisation | Subject::Officer { .. } => (None, None),
    };
    let classification = complaint.classification();
    let manner = classification.map_or(complaint.recording.manner, |known| known.manner);
    let updated_at = entries.last().map_or(complaint.recorded_at, |entry| entry.at);
    Ok(vec![
        version.into(),
        complaint.stage.key().into(),
        turn(complaint).key().into(),
        complaint.is_open().into(),
        complaint.awaits_answer().into(),
        complaint.received_on.into(),
        i64::from(complaint.received_on.year()).into(),
        round.due_on.into(),
        answered_on.into(),
        complaint.closed_on.into(),
        complaint.recording.door.key().into(),
        manner.key().into(),
        classification.map(|known| known.nature.key()).into(),
        complaint.officer.into(),
        complaint.recording.recorded_by.into(),
        firm.into(),
        adviser.into(),
        complaint.complainant.relation.into(),
        complaint.complainant.name.id.into(),
        complaint.recording.expression.id.into(),
        name_is_shared(complaint).into(),
        complaint.rounds[0].score().map(|score| score.met).into(),
        updated_at.into(),
        complaint.promised_on().into(),
        // Planned in the same transaction by who knows the terms.
        Value::Null,
        state.into(),
    ])
}

/// A page of all dossiers in the order of their ids, for `doctor` and `verify`.
pub fn page_of_ids(
    tx: &mut Tx<'_>,
    after: Option<ComplaintId>,
    limit: u32,
) -> Result<Vec<ComplaintId>, StoreError> {
    let after = after.unwrap_or(ComplaintId::from_uuid(uuid::Uuid::nil()));
    let rows = tx.query(
        "select id from complaint where id > $1 order by id limit $2",
        &[after.into(), limit.into()],
    )?;
    rows.iter().map(|row| row.get(0)).collect()
}
