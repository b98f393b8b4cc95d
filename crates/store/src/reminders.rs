//! Who has to be told of which task, page by page, and who was told already.
//!
//! Who hears of his own tasks, or of those of others in his dossiers, sees the dossier (1): that is
//! asked of the view `visible`. Management hears that an answer is late without seeing it. Who
//! stands in for somebody hears what he hears (31).
use std::collections::HashSet;

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;
use weerklank_domain::Language;
use weerklank_domain::complaint::reminders::Hearer;
use weerklank_domain::complaint::several::PartyNumber;
use weerklank_domain::complaint::tasks::{Assignee, TaskKind};
use weerklank_domain::ids::{CommitmentId, ComplaintId, OutboxId, PersonId};

use crate::{Row, StoreError, Tx};

/// That a person may have to hear of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub complaint: ComplaintId,
    pub reference: String,
    /// Its day of receipt, which says under which terms it is.
    pub received_on: Date,
    pub round_due_on: Date,
    /// The word for who is at it.
    pub turn: String,
    pub kind: TaskKind,
    pub assignee: Assignee,
    pub due_on: Date,
    pub commitment: Option<CommitmentId>,
    pub hearer: Hearer,
    pub person: PersonId,
    /// Of which further partner the task is.
    pub party: Option<PartyNumber>,
}

/// Of somebody who can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listener {
    pub person: PersonId,
    pub email: String,
    pub name: String,
    pub language: Language,
    pub when: When,
}

/// When a person wants to hear of what is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    #[default]
    Digest,
    AtOnce,
}

/// Up to which days tasks are looked at.
#[derive(Clone, Copy, Debug)]
pub struct Horizon {
    pub due: Date,
    /// For the task of the last day, which is told of halfway too.
    pub last_day: Date,
}

/// Public for the test of how they are answered; so are the other two.
pub const PAGE: &str = "select distinct complaint from task where complaint > $1 \
    and (due_on <= $2 or (kind = 'overdue' and due_on <= $3)) order by complaint limit $4";
pub const CANDIDATES: &str = "with asked as ( \
      select complaint, kind, assignee, person, not_for, due_on, commitment, party from task \
      where complaint > $1 and complaint <= $2 \
      and (due_on <= $3 or (kind = 'overdue' and due_on <= $4)) \
    ), heard as ( \
      select a.*, 'assignee' as hearer, a.person as hears from asked a \
      where a.person is not null \
      union all select a.*, 'assignee', p.id from asked a \
      join access s on s.complaint = a.complaint join person p on p.id = s.person \
      where (a.assignee = 'partner' and p.roles like '%partner%' \
        and s.party = coalesce(a.party, 0)) \
      or (a.assignee = 'management' and p.roles like '%management%') \
      union all select a.*, 'assignee', p.id from asked a \
      join person p on p.roles like '%officer%' where a.assignee = 'second_officer' \
      and (a.not_for is null or a.not_for <> p.id) \
      union all select a.*, 'officer', c.officer from asked a \
      join complaint c on c.id = a.complaint \
      where a.assignee not in ('officer', 'management') and c.officer is not null \
      union all select a.*, 'partner', p.id from asked a \
      join access s on s.complaint = a.complaint join person p on p.id = s.person \
      where a.kind = 'overdue' and p.roles like '%partner%' \
    ) select h.complaint, v.reference, v.received_on, v.due_on, v.turn, h.kind, h.assignee, \
      h.due_on, h.commitment, h.hearer, x.person, h.party \
      from heard h join acting x on x.acts_for = h.hears \
      join visible v on v.person = x.person and v.complaint = h.complaint \
    union all select a.complaint, c.reference, c.received_on, c.due_on, c.turn, a.kind, \
      a.assignee, a.due_on, a.commitment, 'management', p.id, a.party \
      from asked a join complaint c on c.id = a.complaint \
      join person p on p.roles like '%management%' and p.active = 1 \
      where a.kind = 'overdue' and not exists \
      (select 1 from excluded x where x.person = p.id and x.complaint = a.complaint)";
pub const TOLD: &str = "select complaint, key, person from reminder \
    where complaint > $1 and complaint <= $2";
const TELL: &str = "insert into reminder (complaint, key, person, told_at, outbox) \
    values ($1, $2, $3, $4, $5) on conflict do nothing";
const LISTENERS: &str = "select id, email, name, language, reminders from person where active = 1";

/// The last dossier of the next page, of at most `limit`; nothing when there is no more.
pub fn page_end(
    tx: &mut Tx<'_>,
    after: ComplaintId,
    horizon: Horizon,
    limit: u32,
) -> Result<Option<ComplaintId>, StoreError> {
    let values = [after.into(), horizon.due.into(), horizon.last_day.into(), limit.into()];
    let rows = tx.query(PAGE, &values)?;
    rows.last().map(|row| row.get(0)).transpose()
}

/// Who may have to hear of what, in the dossiers after the one up to the other.
pub fn candidates(
    tx: &mut Tx<'_>,
    (after, until): (ComplaintId, ComplaintId),
    horizon: Horizon,
) -> Result<Vec<Candidate>, StoreError> {
    let values = [after.into(), until.into(), horizon.due.into(), horizon.last_day.into()];
    tx.query(CANDIDATES, &values)?.iter().map(candidate).collect()
}

/// Who was told what of these dossiers.
pub fn told(
    tx: &mut Tx<'_>,
    (after, until): (ComplaintId, ComplaintId),
) -> Result<HashSet<(ComplaintId, String, PersonId)>, StoreError> {
    let rows = tx.query(TOLD, &[after.into(), until.into()])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).collect()
}

/// Notes that a person is told; false when he was before.
pub fn tell(
    tx: &mut Tx<'_>,
    (complaint, key, person): (ComplaintId, &str, PersonId),
    (at, by): (Timestamp, Uuid),
) -> Result<bool, StoreError> {
    let values = [complaint.into(), key.into(), person.into(), at.into(), by.into()];
    Ok(tx.execute(TELL, &values)? == 1)
}

/// The mail will not go: what it told is still to be told.
pub fn untell(tx: &mut Tx<'_>, mail: OutboxId) -> Result<(), StoreError> {
    tx.execute("delete from reminder where outbox = $1", &[mail.into()]).map(drop)
}

/// Whether a mail tells somebody what is due.
pub fn is_reminder(tx: &mut Tx<'_>, mail: OutboxId) -> Result<bool, StoreError> {
    let sql = "select 1 from reminder where outbox = $1 limit 1";
    Ok(tx.query_optional(sql, &[mail.into()])?.is_some())
}

/// Whether a mail with this key was written before.
pub fn is_written(tx: &mut Tx<'_>, key: &str) -> Result<bool, StoreError> {
    Ok(tx.query_optional("select 1 from outbox where key = $1", &[key.into()])?.is_some())
}

/// Everybody with an open account.
pub fn listeners(tx: &mut Tx<'_>) -> Result<Vec<Listener>, StoreError> {
    tx.query(LISTENERS, &[])?.iter().map(listener).collect()
}

pub fn when(tx: &mut Tx<'_>, person: PersonId) -> Result<When, StoreError> {
    let sql = "select reminders from person where id = $1";
    let row = tx.query_optional(sql, &[person.into()])?;
    row.map_or(Ok(When::default()), |row| Ok(When::from_key(row.text(0)?).unwrap_or_default()))
}

/// A person's own choice, so it leaves the version that an administrator works on as it is.
pub fn set_when(tx: &mut Tx<'_>, person: PersonId, when: When) -> Result<(), StoreError> {
    let sql = "update person set reminders = $2 where id = $1";
    tx.execute(sql, &[person.into(), when.key().into()]).map(drop)
}

impl When {
    pub const ALL: [Self; 2] = [Self::Digest, Self::AtOnce];

    /// The word in the database and in forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Digest => "digest",
            Self::AtOnce => "at_once",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|when| when.key() == key)
    }
}

fn candidate(row: &Row) -> Result<Candidate, StoreError> {
    let unknown = |column, wanted| StoreError::WrongType { column, wanted };
    Ok(Candidate {
        complaint: row.get(0)?,
        reference: row.get(1)?,
        received_on: row.get(2)?,
        round_due_on: row.get(3)?,
        turn: row.get(4)?,
        kind: TaskKind::from_key(row.text(5)?).ok_or(unknown(5, "a kind of task"))?,
        assignee: Assignee::from_key(row.text(6)?).ok_or(unknown(6, "an assignee"))?,
        due_on: row.get(7)?,
        commitment: row.get(8)?,
        hearer: Hearer::from_key(row.text(9)?).ok_or(unknown(9, "who hears of it"))?,
        person: row.get(10)?,
        party: row.get::<Option<u16>>(11)?.map(PartyNumber::new),
    })
}

fn listener(row: &Row) -> Result<Listener, StoreError> {
    let language = Language::from_tag(row.text(3)?);
    Ok(Listener {
        person: row.get(0)?,
        email: row.get(1)?,
        name: row.get(2)?,
        language: language.ok_or(StoreError::WrongType { column: 3, wanted: "a language" })?,
        when: When::from_key(row.text(4)?).unwrap_or_default(),
    })
}
