//! What must leave the house: written in the transaction of the facts it tells, sent by the worker.
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use weerklank_domain::Language;
use weerklank_domain::chain::Salt;
use weerklank_domain::ids::{ComplaintId, ContentId, FileId, OutboxId, PersonId};

use crate::{Engine, Row, StoreError, Tx, content, postgres, sqlite};

/// A mail as it waits: personal data, so it is kept where erasure finds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutgoingMessage {
    pub language: Language,
    /// A mail address.
    pub to: String,
    pub to_name: Option<String>,
    pub subject: String,
    /// The HTML part is made from it.
    pub text: String,
    #[serde(default)]
    pub files: Vec<FileId>,
    /// The Message-ID of what it answers, and those of the thread, the oldest first.
    #[serde(default)]
    pub in_reply_to: Option<String>,
    #[serde(default)]
    pub references: Vec<String>,
    /// Where the answer goes, when that is an address for this dossier and this correspondent.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// Whether a person pressed a button for this very mail.
    #[serde(default)]
    pub by_hand: bool,
}

/// Why a message is sent: what happens besides when it arrives or fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// To an own address, with the reference and a link only.
    Notice,
    /// To the complainant, about the progress.
    Message,
    /// The written answer: its delivery is a fact of the procedure (6.4, transition 18).
    Letter,
    /// Lets a person in; what it holds is a secret until then.
    Invitation,
}

/// A message to be stored. The ids, the salt and the Message-ID were drawn before the transaction.
#[derive(Clone, Debug)]
pub struct NewMessage {
    pub id: OutboxId,
    /// The same key is never sent twice.
    pub key: String,
    pub complaint: Option<ComplaintId>,
    /// Whose account it goes to: withheld from a person who is shut out of the complaint (1).
    pub recipient: Option<PersonId>,
    pub purpose: Purpose,
    pub content: ContentId,
    pub salt: Salt,
    /// Fixed here, so that a mail that is sent again is known to be the same.
    pub message_id: String,
    pub message: OutgoingMessage,
    pub created_at: Timestamp,
    pub due_at: Timestamp,
}

/// A message that this worker, and no other, may send until the lease ends.
#[derive(Clone, Debug)]
pub struct Claimed {
    pub id: OutboxId,
    pub complaint: Option<ComplaintId>,
    pub recipient: Option<PersonId>,
    pub purpose: Purpose,
    pub message_id: String,
    /// This try counted.
    pub attempts: u32,
    pub created_at: Timestamp,
    pub leased_until: Timestamp,
    content: ContentId,
}

/// What became of a message, for the lists of the post room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PostState {
    Waiting,
    /// A mail server took it over.
    Sent,
    /// It will not be tried again unless somebody says so.
    Dead,
    /// Not sent: the person may not know of the complaint any more (1).
    Withheld,
}

/// How many messages are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PostCounts {
    pub waiting: u32,
    pub sent: u32,
    pub dead: u32,
    pub withheld: u32,
}

/// A message that could not be delivered.
#[derive(Clone, Debug)]
pub struct DeadMessage {
    pub id: OutboxId,
    pub complaint: Option<ComplaintId>,
    pub purpose: Purpose,
    pub attempts: u32,
    pub last_error: Option<String>,
    pub created_at: Timestamp,
    pub settled_at: Option<Timestamp>,
    /// Of the dossier that it is about.
    pub reference: Option<String>,
}

/// How many the list of dead messages shows.
const DEAD_MAX: u32 = 200;

const INSERT: &str = "insert into outbox (id, key, complaint, recipient, purpose, content, \
    message_id, state, attempts, due_at, created_at) \
    values ($1, $2, $3, $4, $5, $6, $7, 'waiting', 0, $8, $9) on conflict (key) do nothing";
const COUNTS: &str = "select state, count(*) from outbox group by state";
const COUNTS_FOR: &str = "select o.state, count(*) from outbox o where o.complaint is null or \
    exists (select 1 from visible v where v.person = $1 and v.complaint = o.complaint) \
    group by o.state";
const IS_SHUT_OUT: &str = "select 1 from excluded where person = $1 and complaint = $2 \
     union select 1 from person where id = $1 and active = 0 \
     union select 1 from reminder r join excluded x on x.person = r.person \
     and x.complaint = r.complaint where r.outbox = $3 and r.person = $1";
const SENT: &str = "update outbox set state = 'sent', settled_at = $2, leased_until = null, \
    last_error = null where id = $1 and state <> 'sent'";
const RETRY: &str = "update outbox set due_at = $3, leased_until = null, last_error = $4 \
    where id = $1 and state = 'waiting' and leased_until = $2";
const HOLD: &str = "update outbox set leased_until = $3 \
    where id = $1 and state = 'waiting' and leased_until = $2";
const END: &str = "update outbox set state = $3, settled_at = $4, leased_until = null, \
    last_error = $5 where id = $1 and state = 'waiting' and leased_until = $2";
const DEAD: &str = "select o.id, o.complaint, o.purpose, o.attempts, o.last_error, o.created_at, \
    o.settled_at, c.reference from outbox o left join complaint c on c.id = o.complaint \
    where o.state = 'dead' order by o.settled_at desc, o.id limit $1";
const DEAD_OF_COMPLAINT: &str = "select o.id, o.complaint, o.purpose, o.attempts, o.last_error, \
    o.created_at, o.settled_at, c.reference from outbox o left join complaint c \
    on c.id = o.complaint where o.state = 'dead' and o.complaint = $2 \
    order by o.settled_at desc, o.id limit $1";
const AGAIN: &str = "update outbox set state = 'waiting', attempts = 0, due_at = $2, \
    leased_until = null, settled_at = null where id = $1 and state = 'dead'";
const SENT_AS: &str = "select complaint, content from outbox where message_id = $1";
const NEXT_DUE: &str = "select min(due_at) from outbox where state = 'waiting'";

/// Stores a message; false when one with this key is there already.
pub fn enqueue(tx: &mut Tx<'_>, new: &NewMessage) -> Result<bool, StoreError> {
    let values = [
        new.id.into(),
        new.key.as_str().into(),
        new.complaint.into(),
        new.recipient.into(),
        new.purpose.key().into(),
        new.content.into(),
        new.message_id.as_str().into(),
        new.due_at.into(),
        new.created_at.into(),
    ];
    if tx.execute(INSERT, &values)? == 0 {
        return Ok(false);
    }
    let words = serde_json::to_string(&new.message)
        .map_err(|_| StoreError::WrongType { column: 0, wanted: "a message" })?;
    content::put_whole(tx, new.complaint, (new.content, &new.salt), &words)?;
    Ok(true)
}

/// Takes at most `limit` messages that are due, for as long as the lease. A message whose lease
/// ended without an answer is due again: its worker has died.
pub fn claim(
    tx: &mut Tx<'_>,
    now: Timestamp,
    leased_until: Timestamp,
    limit: u32,
) -> Result<Vec<Claimed>, StoreError> {
    let sql = match tx.engine() {
        Engine::Sqlite => sqlite::CLAIM_OUTBOX,
        Engine::Postgres => postgres::CLAIM_OUTBOX,
    };
    let rows = tx.query(sql, &[now.into(), leased_until.into(), limit.into()])?;
    let mut claimed = rows.iter().map(claimed).collect::<Result<Vec<_>, _>>()?;
    // Neither database promises an order of what `returning` gives.
    claimed.sort_by_key(|message| (message.created_at, message.id));
    Ok(claimed)
}

/// What the message says; nothing when it was erased or can't be read.
pub fn message(tx: &mut Tx<'_>, claimed: &Claimed) -> Result<Option<OutgoingMessage>, StoreError> {
    let words = content::words(tx, claimed.content)?;
    Ok(words.and_then(|words| serde_json::from_str(&words).ok()))
}

/// Whether the recipient may no longer know of the complaint, or has no account any more.
pub fn is_withheld(tx: &mut Tx<'_>, claimed: &Claimed) -> Result<bool, StoreError> {
    let Some(recipient) = claimed.recipient else { return Ok(false) };
    let values = [recipient.into(), claimed.complaint.into(), claimed.id.into()];
    Ok(!tx.query(IS_SHUT_OUT, &values)?.is_empty())
}

/// A server took it over. False when that was known already: the lease ended meanwhile, another
/// worker sent it as well, and reported it.
pub fn sent(tx: &mut Tx<'_>, claimed: &Claimed, at: Timestamp) -> Result<bool, StoreError> {
    let is_first = tx.execute(SENT, &[claimed.id.into(), at.into()])? == 1;
    if claimed.purpose == Purpose::Invitation {
        content::forget(tx, claimed.content)?;
    }
    Ok(is_first)
}

/// It is tried again at `due_at`. False when the lease had ended: somebody else has it.
pub fn retry(
    tx: &mut Tx<'_>,
    claimed: &Claimed,
    due_at: Timestamp,
    error: &str,
) -> Result<bool, StoreError> {
    let values = [claimed.id.into(), claimed.leased_until.into(), due_at.into(), error.into()];
    tx.execute(RETRY, &values).map(|changed| changed == 1)
}

/// It is still being sent, until then. False when the lease had ended: somebody else has it.
pub fn hold(tx: &mut Tx<'_>, claimed: &Claimed, until: Timestamp) -> Result<bool, StoreError> {
    let values = [claimed.id.into(), claimed.leased_until.into(), until.into()];
    tx.execute(HOLD, &values).map(|changed| changed == 1)
}

/// It is not tried again. False when the lease had ended: somebody else has it.
pub fn dead(
    tx: &mut Tx<'_>,
    claimed: &Claimed,
    at: Timestamp,
    error: &str,
) -> Result<bool, StoreError> {
    end(tx, claimed, PostState::Dead, (at, Some(error)))
}

/// It is not sent, since the person may not know of the complaint.
pub fn withhold(tx: &mut Tx<'_>, claimed: &Claimed, at: Timestamp) -> Result<bool, StoreError> {
    end(tx, claimed, PostState::Withheld, (at, None))
}

fn end(
    tx: &mut Tx<'_>,
    claimed: &Claimed,
    state: PostState,
    (at, error): (Timestamp, Option<&str>),
) -> Result<bool, StoreError> {
    let values = [
        claimed.id.into(),
        claimed.leased_until.into(),
        state.key().into(),
        at.into(),
        error.into(),
    ];
    tx.execute(END, &values).map(|changed| changed == 1)
}

/// The dossier of a mail of ours by its Message-ID, and the address that it was sent to, unless
/// that was forgotten.
pub fn sent_as(
    tx: &mut Tx<'_>,
    message_id: &str,
) -> Result<Option<(ComplaintId, Option<String>)>, StoreError> {
    let Some(row) = tx.query_optional(SENT_AS, &[message_id.into()])? else { return Ok(None) };
    let Some(complaint) = row.get::<Option<ComplaintId>>(0)? else { return Ok(None) };
    let words = content::words(tx, row.get(1)?)?;
    let message: Option<OutgoingMessage> =
        words.and_then(|words| serde_json::from_str(&words).ok());
    Ok(Some((complaint, message.map(|message| message.to))))
}

/// The dead messages, the last first.
pub fn list_dead(tx: &mut Tx<'_>) -> Result<Vec<DeadMessage>, StoreError> {
    tx.query(DEAD, &[DEAD_MAX.into()])?.iter().map(dead_message).collect()
}

/// The dead messages of one dossier, the last first.
pub fn list_dead_of(
    tx: &mut Tx<'_>,
    complaint: ComplaintId,
) -> Result<Vec<DeadMessage>, StoreError> {
    let values = [DEAD_MAX.into(), complaint.into()];
    tx.query(DEAD_OF_COMPLAINT, &values)?.iter().map(dead_message).collect()
}

/// Somebody wants a dead message sent after all. False when it is not dead.
pub fn send_again(tx: &mut Tx<'_>, id: OutboxId, now: Timestamp) -> Result<bool, StoreError> {
    tx.execute(AGAIN, &[id.into(), now.into()]).map(|changed| changed == 1)
}

pub fn counts(tx: &mut Tx<'_>) -> Result<PostCounts, StoreError> {
    counted(&tx.query(COUNTS, &[])?)
}

/// As [`counts`], of what this person may know: messages of dossiers that he sees, and of none.
pub fn counts_for(tx: &mut Tx<'_>, person: PersonId) -> Result<PostCounts, StoreError> {
    counted(&tx.query(COUNTS_FOR, &[person.into()])?)
}

fn counted(rows: &[Row]) -> Result<PostCounts, StoreError> {
    let mut counts = PostCounts::default();
    for row in rows {
        let number = row.get(1)?;
        match PostState::from_key(&row.get::<String>(0)?) {
            Some(PostState::Waiting) => counts.waiting = number,
            Some(PostState::Sent) => counts.sent = number,
            Some(PostState::Dead) => counts.dead = number,
            Some(PostState::Withheld) => counts.withheld = number,
            None => {}
        }
    }
    Ok(counts)
}

/// When the next message is due; nothing when none waits.
pub fn next_due(tx: &mut Tx<'_>) -> Result<Option<Timestamp>, StoreError> {
    tx.query_one(NEXT_DUE, &[])?.get(0)
}

impl DeadMessage {
    /// A written answer that failed is sent anew from its dossier.
    pub fn can_be_sent_again(&self) -> bool {
        self.purpose != Purpose::Letter
    }
}

impl Purpose {
    const ALL: [Self; 4] = [Self::Notice, Self::Message, Self::Letter, Self::Invitation];

    /// The word in the database and in keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Message => "message",
            Self::Letter => "letter",
            Self::Invitation => "invitation",
        }
    }

    pub(crate) fn read(row: &Row, column: usize) -> Result<Self, StoreError> {
        let key: String = row.get(column)?;
        let known = Self::ALL.into_iter().find(|purpose| purpose.key() == key);
        known.ok_or(StoreError::WrongType { column, wanted: "the purpose of a message" })
    }
}

impl PostState {
    const ALL: [Self; 4] = [Self::Waiting, Self::Sent, Self::Dead, Self::Withheld];

    /// The word in the database and in keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Dead => "dead",
            Self::Withheld => "withheld",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    pub(crate) fn read(row: &Row, column: usize) -> Result<Self, StoreError> {
        let wrong = StoreError::WrongType { column, wanted: "the state of a message" };
        Self::from_key(row.text(column)?).ok_or(wrong)
    }
}

fn claimed(row: &Row) -> Result<Claimed, StoreError> {
    Ok(Claimed {
        id: row.get(0)?,
        complaint: row.get(1)?,
        recipient: row.get(2)?,
        purpose: Purpose::read(row, 3)?,
        content: row.get(4)?,
        message_id: row.get(5)?,
        attempts: row.get(6)?,
        created_at: row.get(7)?,
        leased_until: row.get(8)?,
    })
}

fn dead_message(row: &Row) -> Result<DeadMessage, StoreError> {
    Ok(DeadMessage {
        id: row.get(0)?,
        complaint: row.get(1)?,
        purpose: Purpose::read(row, 2)?,
        attempts: row.get(3)?,
        last_error: row.get(4)?,
        created_at: row.get(5)?,
        settled_at: row.get(6)?,
        reference: row.get(7)?,
    })
}
