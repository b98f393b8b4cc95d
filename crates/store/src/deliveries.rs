//! What became of the mails of a dossier.
use jiff::Timestamp;
use weerklank_domain::ids::ComplaintId;

use crate::outbox::{PostState, Purpose};
use crate::{Row, StoreError, Tx};

/// A mail of a dossier, and how far it got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Names the entry that it follows from.
    pub key: String,
    pub purpose: Purpose,
    pub state: PostState,
    pub created_at: Timestamp,
    pub settled_at: Option<Timestamp>,
}

const OF_COMPLAINT: &str = "select key, purpose, state, created_at, settled_at from outbox \
    where complaint = $1 order by created_at, id";

/// The mails of one dossier, the first one first.
pub fn of_complaint(tx: &mut Tx<'_>, complaint: ComplaintId) -> Result<Vec<Delivery>, StoreError> {
    tx.query(OF_COMPLAINT, &[complaint.into()])?.iter().map(delivery).collect()
}

fn delivery(row: &Row) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        key: row.get(0)?,
        purpose: Purpose::read(row, 1)?,
        state: PostState::read(row, 2)?,
        created_at: row.get(3)?,
        settled_at: row.get(4)?,
    })
}
