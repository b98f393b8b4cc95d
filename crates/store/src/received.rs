//! The mail that came in as an officer sees it: without what concerns a dossier that is hidden
//! from him (1), and without reading a mail anew.
use jiff::Timestamp;
use uuid::Uuid;
use weerklank_domain::ids::PersonId;
use weerklank_domain::reference::Reference;

use crate::inbound::InboundState;
use crate::{Row, StoreError, Tx};

/// A mail on a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedMail {
    pub id: Uuid,
    /// Nothing while it was not read, or could not be.
    pub subject: Option<String>,
    pub sender: Option<String>,
    pub mailbox: String,
    pub accepted_at: Timestamp,
    pub stored_at: Timestamp,
    pub state: InboundState,
    pub reason: Option<String>,
    /// Of the dossier that it is in, or likely belongs to.
    pub reference: Option<Reference>,
}

/// Public for the tests of how they are answered.
pub const IN_STATE: &str = "select id, subject, sender, mailbox, accepted_at, stored_at, state, \
    reason, reference from received where person = $1 and state = $2 \
    order by stored_at, id limit $3";
pub const LATEST: &str = "select id, subject, sender, mailbox, accepted_at, stored_at, state, \
    reason, reference from received where person = $1 and (stored_at, id) < ($2, $3) \
    order by stored_at desc, id desc limit $4";
pub const LATEST_IN_STATE: &str = "select id, subject, sender, mailbox, accepted_at, stored_at, \
    state, reason, reference from received where person = $1 and (stored_at, id) < ($2, $3) \
    and state = $5 order by stored_at desc, id desc limit $4";
const IS_SEEN: &str = "select id, subject, sender, mailbox, accepted_at, stored_at, state, \
    reason, reference from received where person = $1 and id = $2";
const SUGGESTED: &str = "select i.id, c.reference from (select id, correspondent from inbound \
    where state = $1 order by stored_at, id limit $2) i \
    join correspondent k on k.address = i.correspondent \
    join complaint c on c.id = k.complaint and c.is_open = 1 order by c.updated_at desc, c.id";

/// The mails in this state that this person may see, the oldest first.
pub fn in_state(
    tx: &mut Tx<'_>,
    person: PersonId,
    (state, limit): (InboundState, u32),
) -> Result<Vec<ListedMail>, StoreError> {
    let values = [person.into(), state.key().into(), limit.into()];
    tx.query(IN_STATE, &values)?.iter().map(listed).collect()
}

/// The mails that this person may see, the last first: of one state or of all, and those before
/// one that he saw already.
pub fn latest(
    tx: &mut Tx<'_>,
    person: PersonId,
    (state, before): (Option<InboundState>, Option<(Timestamp, Uuid)>),
    limit: u32,
) -> Result<Vec<ListedMail>, StoreError> {
    let (at, id) = before.unwrap_or((Timestamp::MAX, Uuid::max()));
    let mut values = vec![person.into(), at.into(), id.into(), limit.into()];
    let sql = match state {
        None => LATEST,
        Some(state) => {
            values.push(state.key().into());
            LATEST_IN_STATE
        }
    };
    tx.query(sql, &values)?.iter().map(listed).collect()
}

/// One mail; nothing when this person may not see it.
pub fn find(tx: &mut Tx<'_>, person: PersonId, id: Uuid) -> Result<Option<ListedMail>, StoreError> {
    let row = tx.query_optional(IS_SEEN, &[person.into(), id.into()])?;
    row.map(|row| listed(&row)).transpose()
}

/// The open dossiers about which we write with who wrote a mail of this list.
pub fn suggested(
    tx: &mut Tx<'_>,
    (state, limit): (InboundState, u32),
) -> Result<Vec<(Uuid, Reference)>, StoreError> {
    let rows = tx.query(SUGGESTED, &[state.key().into(), limit.into()])?;
    rows.iter().map(|row| Ok((row.get(0)?, reference(row, 1)?))).collect()
}

fn reference(row: &Row, column: usize) -> Result<Reference, StoreError> {
    let wrong = |_| StoreError::WrongType { column, wanted: "a reference" };
    row.text(column)?.parse().map_err(wrong)
}

fn listed(row: &Row) -> Result<ListedMail, StoreError> {
    let known: Option<String> = row.get(8)?;
    Ok(ListedMail {
        id: row.get(0)?,
        subject: row.get(1)?,
        sender: row.get(2)?,
        mailbox: row.get(3)?,
        accepted_at: row.get(4)?,
        stored_at: row.get(5)?,
        state: InboundState::read(row, 6)?,
        reason: row.get(7)?,
        reference: if known.is_some() { Some(reference(row, 8)?) } else { None },
    })
}
