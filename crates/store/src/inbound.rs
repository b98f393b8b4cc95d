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
    /// In its dossier, which is closed: an officer has yet to look at it.
    Flagged,
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
    pub const ALL: [Self; 8] = [
        Self::Stored,
        Self::Filed,
        Self::Flagged,
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
            Self::Flagged => "flagged",
            Self::Proposed => "proposed",
            Self::Waiting => "waiting",
            Self::SetAside => "set_aside",
            Self::Automatic => "automatic",
            Self::NotForUs => "not_for_us",
        }
    }

    /// Whether an officer can say where it belongs, also when he said something else before.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::SetAside | Self::Automatic | Self::NotForUs)
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    pub(crate) fn read(row: &Row, column: usize) -> Result<Self, StoreError> {
        let wrong = StoreError::WrongType { column, wanted: "a state of a mail" };
        Self::from_key(row.text(column)?).ok_or(wrong)
    }
}

/// A mail to be kept. Ids and the time were drawn before the transaction.
#[derive(Clone, Debug)]
pub struct NewInbound {
    pub id: Uuid,
    /// Of the message without the headers that mail servers add.
    pub digest: Digest,
    /// False when `raw` is only its start.
    pub whole: bool,
    pub mailbox: String,
    /// When the mailbox says that our mail server accepted it.
    pub accepted_at: Option<Timestamp>,
    pub stored_at: Timestamp,
}

/// What was read of a mail.
#[derive(Clone, Debug)]
pub struct Described {
    pub message_id: Option<String>,
    pub subject: String,
    /// The address that it claims to be from.
    pub sender: String,
    /// A word for who wrote it: a person or a machine.
    pub nature: &'static str,
    /// The sender as in `correspondent`; nothing when it names none.
    pub correspondent: Option<[u8; 16]>,
    /// When its trace says that our mail server accepted it.
    pub accepted_at: Option<Timestamp>,
}

/// What became of a mail.
#[derive(Clone, Copy, Debug)]
pub struct Settled<'a> {
    pub state: InboundState,
    /// The key of a sentence: why it waits.
    pub reason: Option<&'a str>,
    pub complaint: Option<ComplaintId>,
    pub at: Timestamp,
    /// The officer; nothing when it went by itself.
    pub by: Option<PersonId>,
    /// What he wrote with it.
    pub note: Option<&'a str>,
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
    /// Whether the mailbox said when it was accepted.
    pub accepted_is_known: bool,
    /// Who wrote it, as in `correspondent`.
    pub correspondent: Option<[u8; 16]>,
    pub note: Option<String>,
}

const FIND: &str = "select id, message_id, raw, whole, mailbox, accepted_at, state, reason, \
    attempts, complaint, accepted_is_known, correspondent, note from inbound where id = $1";
const INSERT: &str = "insert into inbound (id, digest, raw, whole, mailbox, accepted_at, \
    accepted_is_known, stored_at, state, attempts) values ($1, $2, $3, $4, $5, $6, $7, $8, \
    'stored', 0) on conflict (digest) do nothing";
const DESCRIBE: &str = "update inbound set message_id = $2, subject = $3, sender = $4, \
    nature = $5, correspondent = $6, accepted_at = $7 where id = $1";
/// The number of tries tells a worker whose lease ended from the one who has it now.
const SETTLE: &str = "update inbound set state = $2, reason = $3, complaint = $4, \
    settled_at = $5, settled_by = $6, note = $7, leased_until = null \
    where id = $1 and state = $8 and attempts = $9";
const SAME_ID: &str = "select 1 from inbound where message_id = $1 and id <> $2 limit 1";
const KNOWN: &str = "insert into correspondent (address, complaint) values ($1, $2) \
    on conflict do nothing";
const KNOWN_ALSO: &str = "insert into correspondent (address, complaint) \
    select address, $2 from correspondent where complaint = $1 on conflict do nothing";
const LIKELY: &str =
    "update inbound set correspondent = $2 where id = $1 and correspondent is null";
const ACQUAINTANCE: &str = "select max(case when exists (select 1 from excluded x \
    where x.complaint = k.complaint) then 1 else 0 end) from correspondent k where k.address = $1";
const DOSSIERS: &str = "select c.id, c.reference from correspondent k \
    join complaint c on c.id = k.complaint where k.address = $1 and c.is_open = 1 \
    order by c.updated_at desc, c.id limit 5";
const COUNT_AUTOMATIC: &str = "insert into automatic_mail (address, day, sent) \
    values ($1, $2, 1) on conflict (address, day) \
    do update set sent = automatic_mail.sent + 1 returning sent";
const BOUNCED: &str = "update outbox set state = 'dead', last_error = $2, settled_at = $3 \
    where message_id = $1 and state = 'sent'";

/// Keeps a mail as it came. False when it is here already.
pub fn keep(tx: &mut Tx<'_>, new: &NewInbound, raw: &[u8]) -> Result<bool, StoreError> {
    let blob = files::put_blob(tx, raw)?;
    let values = [
        new.id.into(),
        new.digest.as_bytes().as_slice().into(),
        blob.as_bytes().as_slice().into(),
        new.whole.into(),
        new.mailbox.as_str().into(),
        new.accepted_at.unwrap_or(new.stored_at).into(),
        new.accepted_at.is_some().into(),
        new.stored_at.into(),
    ];
    Ok(tx.execute(INSERT, &values)? == 1)
}

/// Notes what was read of a mail, and answers the mail with it.
pub fn describe(
    tx: &mut Tx<'_>,
    inbound: &Inbound,
    read: &Described,
) -> Result<Inbound, StoreError> {
    let mut described = Inbound {
        message_id: read.message_id.clone(),
        correspondent: read.correspondent,
        ..inbound.clone()
    };
    if !inbound.accepted_is_known {
        // Nobody accepted it after it was here, whatever its trace says.
        let accepted_at = read.accepted_at.unwrap_or(inbound.accepted_at);
        described.accepted_at = accepted_at.min(inbound.accepted_at);
    }
    let values = [
        inbound.id.into(),
        read.message_id.as_deref().into(),
        read.subject.as_str().into(),
        read.sender.as_str().into(),
        read.nature.into(),
        read.correspondent.as_ref().map(<[u8; 16]>::as_slice).into(),
        described.accepted_at.into(),
    ];
    tx.execute(DESCRIBE, &values)?;
    Ok(described)
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

/// Settles a mail as it was read. False when somebody else settled it, or has it in hand.
pub fn settle(
    tx: &mut Tx<'_>,
    inbound: &Inbound,
    became: &Settled<'_>,
) -> Result<bool, StoreError> {
    let values = [
        inbound.id.into(),
        became.state.key().into(),
        became.reason.into(),
        became.complaint.into(),
        became.at.into(),
        became.by.into(),
        became.note.into(),
        inbound.state.key().into(),
        inbound.attempts.into(),
    ];
    Ok(tx.execute(SETTLE, &values)? == 1)
}

/// A mail by its id.
pub fn find(tx: &mut Tx<'_>, id: Uuid) -> Result<Option<Inbound>, StoreError> {
    let row = tx.query_optional(FIND, &[id.into()])?;
    row.map(|row| inbound(&row)).transpose()
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

/// Whoever we write with about one dossier, we write with about another as well.
pub fn remember_also(
    tx: &mut Tx<'_>,
    one: ComplaintId,
    other: ComplaintId,
) -> Result<(), StoreError> {
    tx.execute(KNOWN_ALSO, &[one.into(), other.into()]).map(drop)
}

/// Whether we write with an address, and whether somebody is shut out of what about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acquaintance {
    Stranger,
    Known,
    /// About a dossier from which a person is shut out.
    OfHidden,
}

/// Of an address as it is remembered.
pub fn acquaintance(tx: &mut Tx<'_>, address: &[u8; 16]) -> Result<Acquaintance, StoreError> {
    let hidden: Option<i64> = tx.query_one(ACQUAINTANCE, &[address.as_slice().into()])?.get(0)?;
    Ok(match hidden {
        None => Acquaintance::Stranger,
        Some(0) => Acquaintance::Known,
        Some(_) => Acquaintance::OfHidden,
    })
}

/// Notes who likely wrote a mail that can't be read; what was read before stays.
pub fn likely_of(
    tx: &mut Tx<'_>,
    inbound: &Inbound,
    correspondent: &[u8; 16],
) -> Result<(), StoreError> {
    tx.execute(LIKELY, &[inbound.id.into(), correspondent.as_slice().into()]).map(drop)
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

/// Counts one more automatic mail to this address, and answers how many it got that day.
pub fn count_automatic(tx: &mut Tx<'_>, address: &[u8; 16], day: Date) -> Result<u32, StoreError> {
    tx.query_one(COUNT_AUTOMATIC, &[address.as_slice().into(), day.into()])?.get(0)
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
    let wrong = |_| StoreError::WrongType { column: 11, wanted: "a correspondent" };
    let correspondent: Option<Vec<u8>> = row.get(11)?;
    Ok(Inbound {
        id: row.get(0)?,
        message_id: row.get(1)?,
        raw: Digest::from_bytes(row.get(2)?),
        whole: row.get(3)?,
        mailbox: row.get(4)?,
        accepted_at: row.get(5)?,
        state: InboundState::read(row, 6)?,
        reason: row.get(7)?,
        attempts: row.get(8)?,
        complaint: row.get(9)?,
        accepted_is_known: row.get(10)?,
        correspondent: correspondent.map(|it| it.try_into().map_err(wrong)).transpose()?,
        note: row.get(12)?,
    })
}
