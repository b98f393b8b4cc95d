//! Mail that came in: kept and committed before anybody reads it (transition 4).
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;
use weerklank_domain::chain::Digest;
use weerklank_domain::ids::{ComplaintId, PersonId};
use weerklank_domain::reference::Reference;

use crate::{Engine, Row, StoreError, Tx, files, postgres, sqlite};

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InboundState {
    /// Kept, and not read yet.
    Stored,
    /// In its dossier.
    Filed,
    /// Taken for a complaint.
    Proposed,
    /// For an officer, who says where it belongs.
    Waiting,
    /// It could not be read; an officer looks at it.
    SetAside,
    /// Written by a machine, about nothing we know.
    Automatic,
    /// An officer says that it is not for us.
    NotForUs,
}

impl InboundState {
    const ALL: [Self; 7] = [
        Self::Stored,
        Self::Filed,
        Self::Proposed,
        Self::Waiting,
        Self::SetAside,
        Self::Automatic,
        Self::NotForUs,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::Stored => "stored",
            Self::Filed => "filed",
            Self::Proposed => "proposed",
            Self::Waiting => "waiting",
            Self::SetAside => "set_aside",
            Self::Automatic => "automatic",
            Self::NotForUs => "not_for_us",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// A mail to be kept. Ids and the time were drawn before the transaction.
#[derive(Clone, Debug)]
pub struct NewInbound {
    pub id: Uuid,
    /// Of the message without the headers that mail servers add.
    pub digest: Digest,
    pub message_id: Option<String>,
    /// False when `raw` is only its start.
    pub whole: bool,
    pub mailbox: String,
    pub accepted_at: Timestamp,
    pub stored_at: Timestamp,
}

/// A mail without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inbound {
    pub id: Uuid,
    pub message_id: Option<String>,
    pub raw: Digest,
    pub whole: bool,
    pub mailbox: String,
    pub accepted_at: Timestamp,
    pub state: InboundState,
    pub reason: Option<String>,
    /// How often it was tried to read it, this time included.
    pub attempts: u32,
    pub complaint: Option<ComplaintId>,
}

const FIND: &str = "select id, message_id, raw, whole, mailbox, accepted_at, state, reason, \
    attempts, complaint from inbound where id = $1";
const LIST: &str = "select id, message_id, raw, whole, mailbox, accepted_at, state, reason, \
    attempts, complaint from inbound where state = $1 order by stored_at, id limit $2";
const INSERT: &str = "insert into inbound (id, digest, message_id, raw, whole, mailbox, \
    accepted_at, stored_at, state, attempts) values ($1, $2, $3, $4, $5, $6, $7, $8, 'stored', 0) \
    on conflict (digest) do nothing";
const SETTLE: &str = "update inbound set state = $2, reason = $3, complaint = $4, \
    settled_at = $5, settled_by = $6, leased_until = null where id = $1";
const SAME_ID: &str = "select 1 from inbound where message_id = $1 and id <> $2 limit 1";
const KNOWN: &str = "insert into correspondent (address, complaint) values ($1, $2) \
    on conflict do nothing";
const DOSSIERS: &str = "select c.id, c.reference from correspondent k \
    join complaint c on c.id = k.complaint where k.address = $1 and c.is_open = 1 \
    order by c.updated_at desc, c.id limit 5";
const SHUT_OUT: &str = "select 1 from correspondent k join excluded x \
    on x.complaint = k.complaint where k.address = $1 and x.person = $2 limit 1";
const COUNT_AUTOMATIC: &str = "insert into automatic_mail (address, day, sent) \
    values ($1, $2, 1) on conflict (address, day) \
    do update set sent = automatic_mail.sent + 1 returning sent";
const OUTBOX_OF: &str = "select complaint from outbox where message_id = $1";
const BOUNCED: &str = "update outbox set state = 'dead', last_error = $2, settled_at = $3 \
    where message_id = $1 and state = 'sent'";

/// Keeps a mail as it came. False when it is here already.
pub fn keep(tx: &mut Tx<'_>, new: &NewInbound, raw: &[u8]) -> Result<bool, StoreError> {
    let blob = files::put_blob(tx, raw)?;
    let values = [
        new.id.into(),
        new.digest.as_bytes().as_slice().into(),
        new.message_id.as_deref().into(),
        blob.as_bytes().as_slice().into(),
        new.whole.into(),
        new.mailbox.as_str().into(),
        new.accepted_at.into(),
        new.stored_at.into(),
    ];
    Ok(tx.execute(INSERT, &values)? == 1)
}

/// Takes the mail that waits longest, for as long as the lease. What was tried counts before it
/// is tried, so that a mail on which a process dies is known by its number of tries.
pub fn claim(
    tx: &mut Tx<'_>,
    now: Timestamp,
    leased_until: Timestamp,
) -> Result<Option<Inbound>, StoreError> {
    let sql = match tx.engine() {
        Engine::Sqlite => sqlite::CLAIM_INBOUND,
        Engine::Postgres => postgres::CLAIM_INBOUND,
    };
    let row = tx.query_optional(sql, &[now.into(), leased_until.into()])?;
    row.map(|row| inbound(&row)).transpose()
}

/// What became of a mail.
pub fn settle(
    tx: &mut Tx<'_>,
    id: Uuid,
    (state, reason, complaint): (InboundState, Option<&str>, Option<ComplaintId>),
    (at, by): (Timestamp, Option<PersonId>),
) -> Result<(), StoreError> {
    let values =
        [id.into(), state.key().into(), reason.into(), complaint.into(), at.into(), by.into()];
    tx.execute(SETTLE, &values).map(drop)
}

/// A mail by its id.
pub fn find(tx: &mut Tx<'_>, id: Uuid) -> Result<Option<Inbound>, StoreError> {
    let row = tx.query_optional(FIND, &[id.into()])?;
    row.map(|row| inbound(&row)).transpose()
}

/// The mails in this state, the oldest first.
pub fn list(tx: &mut Tx<'_>, state: InboundState, limit: u32) -> Result<Vec<Inbound>, StoreError> {
    tx.query(LIST, &[state.key().into(), limit.into()])?.iter().map(inbound).collect()
}

/// How many mails are in this state.
pub fn count(tx: &mut Tx<'_>, state: InboundState) -> Result<u32, StoreError> {
    tx.query_one("select count(*) from inbound where state = $1", &[state.key().into()])?.get(0)
}

/// The bytes of a mail as it came.
pub fn raw(tx: &mut Tx<'_>, inbound: &Inbound) -> Result<Option<Vec<u8>>, StoreError> {
    files::blob(tx, &inbound.raw)
}

/// Whether another mail came under the same Message-ID.
pub fn has_double(tx: &mut Tx<'_>, inbound: &Inbound) -> Result<bool, StoreError> {
    let Some(message_id) = &inbound.message_id else { return Ok(false) };
    let values = [message_id.as_str().into(), inbound.id.into()];
    Ok(tx.query_optional(SAME_ID, &values)?.is_some())
}

/// Remembers that we write with this address, as a keyed digest, about this dossier.
pub fn remember(
    tx: &mut Tx<'_>,
    address: &[u8; 16],
    complaint: ComplaintId,
) -> Result<(), StoreError> {
    tx.execute(KNOWN, &[address.as_slice().into(), complaint.into()]).map(drop)
}

/// The open dossiers about which we write with this address.
pub fn dossiers_with(
    tx: &mut Tx<'_>,
    address: &[u8; 16],
) -> Result<Vec<(ComplaintId, Reference)>, StoreError> {
    let rows = tx.query(DOSSIERS, &[address.as_slice().into()])?;
    rows.iter()
        .map(|row| {
            let reference = row.text(1)?.parse();
            let wrong = |_| StoreError::WrongType { column: 1, wanted: "a reference" };
            Ok((row.get(0)?, reference.map_err(wrong)?))
        })
        .collect()
}

/// Whether this person is shut out of a dossier about which we write with this address (1).
pub fn is_hidden_from(
    tx: &mut Tx<'_>,
    address: &[u8; 16],
    person: PersonId,
) -> Result<bool, StoreError> {
    let values = [address.as_slice().into(), person.into()];
    Ok(tx.query_optional(SHUT_OUT, &values)?.is_some())
}

/// Counts one more automatic mail to this address, and answers how many it got that day.
pub fn count_automatic(tx: &mut Tx<'_>, address: &[u8; 16], day: Date) -> Result<u32, StoreError> {
    tx.query_one(COUNT_AUTOMATIC, &[address.as_slice().into(), day.into()])?.get(0)
}

/// The dossier of a mail of ours.
pub fn dossier_of_sent(
    tx: &mut Tx<'_>,
    message_id: &str,
) -> Result<Option<ComplaintId>, StoreError> {
    let row = tx.query_optional(OUTBOX_OF, &[message_id.into()])?;
    let found: Option<Option<ComplaintId>> = row.map(|row| row.get(0)).transpose()?;
    Ok(found.flatten())
}

/// A mail of ours came back. False when it is not known or was not under way.
pub fn bounced(
    tx: &mut Tx<'_>,
    (message_id, why): (&str, &str),
    at: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(BOUNCED, &[message_id.into(), why.into(), at.into()])? == 1)
}

fn inbound(row: &Row) -> Result<Inbound, StoreError> {
    let state = InboundState::from_key(row.text(6)?);
    Ok(Inbound {
        id: row.get(0)?,
        message_id: row.get(1)?,
        raw: Digest::from_bytes(row.get(2)?),
        whole: row.get(3)?,
        mailbox: row.get(4)?,
        accepted_at: row.get(5)?,
        state: state.ok_or(StoreError::WrongType { column: 6, wanted: "a state of a mail" })?,
        reason: row.get(7)?,
        attempts: row.get(8)?,
        complaint: row.get(9)?,
    })
}
