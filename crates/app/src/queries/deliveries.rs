//! What became of the mails of a dossier: the one place that joins entries and outbox.
use jiff::Timestamp;
use weerklank_domain::complaint::access::is_for;
use weerklank_domain::complaint::facts::Visibility;
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::Actor;
use weerklank_store::outbox::{PostState, Purpose};
use weerklank_store::{Tx, deliveries};

use crate::AppError;
use crate::announcements::told_by;

/// A mail to a party that followed from an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// The number of the entry.
    pub entry: u32,
    pub to: String,
    pub state: PostState,
    /// When it was settled, or else when it began to wait.
    pub at: Timestamp,
}

/// For those who write letters; an address may give away who complains (4.2).
pub(super) fn of(
    tx: &mut Tx<'_>,
    complaint: ComplaintId,
    by: &Actor,
) -> Result<Vec<Delivered>, AppError> {
    if !is_for(Visibility::OfficerOnly, by) {
        return Ok(vec![]);
    }
    let mails = deliveries::of_complaint(tx, complaint)?;
    let to_parties = mails.into_iter().filter(|mail| match mail.purpose {
        Purpose::Message | Purpose::Letter => true,
        Purpose::Notice | Purpose::Invitation => false,
    });
    let delivered = to_parties.filter_map(|mail| {
        let (entry, to) = told_by(&mail.key)?;
        let at = mail.settled_at.unwrap_or(mail.created_at);
        Some(Delivered { entry, to: to.to_owned(), state: mail.state, at })
    });
    Ok(delivered.collect())
}
