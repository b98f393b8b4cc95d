//! The mailbox of the demonstration: mail that stays on this machine.
use jiff::Timestamp;
use uuid::Uuid;

use crate::{Row, StoreError, Tx};

/// A mail in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalMail {
    pub id: Uuid,
    pub delivered_at: Timestamp,
    pub sender: String,
    pub recipient: String,
    pub subject: String,
}

/// How many the list shows.
const LISTED_MAX: u32 = 200;

const INSERT: &str = "insert into local_mail \
    (id, delivered_at, sender, recipient, subject, raw) values ($1, $2, $3, $4, $5, $6) \
    on conflict (id) do nothing";
const LIST: &str = "select id, delivered_at, sender, recipient, subject from local_mail \
    order by delivered_at desc, id desc limit $1";
const GET: &str = "select id, delivered_at, sender, recipient, subject, raw from local_mail \
    where id = $1";

/// Delivers a mail; one with the same id is the same mail.
pub fn insert(tx: &mut Tx<'_>, mail: &LocalMail, raw: &[u8]) -> Result<(), StoreError> {
    let values = [
        mail.id.into(),
        mail.delivered_at.into(),
        mail.sender.as_str().into(),
        mail.recipient.as_str().into(),
        mail.subject.as_str().into(),
        raw.into(),
    ];
    tx.execute(INSERT, &values).map(drop)
}

/// The mails, the last first.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<LocalMail>, StoreError> {
    tx.query(LIST, &[LISTED_MAX.into()])?.iter().map(mail).collect()
}

/// A mail with its bytes, as they would have gone over the line.
pub fn get(tx: &mut Tx<'_>, id: Uuid) -> Result<Option<(LocalMail, Vec<u8>)>, StoreError> {
    let row = tx.query_optional(GET, &[id.into()])?;
    row.map(|row| Ok((mail(&row)?, row.get(5)?))).transpose()
}

fn mail(row: &Row) -> Result<LocalMail, StoreError> {
    Ok(LocalMail {
        id: row.get(0)?,
        delivered_at: row.get(1)?,
        sender: row.get(2)?,
        recipient: row.get(3)?,
        subject: row.get(4)?,
    })
}
