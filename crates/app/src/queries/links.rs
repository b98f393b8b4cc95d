//! Links to other dossiers, for who may see those as well. Whoever may not, doesn't learn that
//! they exist (1).
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::Actor;
use weerklank_store::dossiers::StoredEntry;
use weerklank_store::{Tx, dossiers};

use crate::AppError;

/// Takes away what this person may not see. Answers which dossiers that were.
pub(super) fn hide(
    tx: &mut Tx<'_>,
    complaint: &mut Complaint,
    (entries, by): (&[StoredEntry], &Actor),
) -> Result<Vec<ComplaintId>, AppError> {
    let mut hidden = Vec::new();
    // The entries name more than the state does: a proposal that was settled since.
    for dossier in entries.iter().filter_map(|stored| other(&stored.entry.event)) {
        if !dossiers::is_visible(tx, by.person, dossier)? {
            hidden.push(dossier);
        }
    }
    complaint.links.retain(|link| !hidden.contains(&link.dossier));
    complaint.merge_proposed =
        complaint.merge_proposed.filter(|other| !hidden.contains(&other.dossier));
    Ok(hidden)
}

/// Whether an entry names one of these dossiers.
pub(super) fn leads_to(event: &Event, hidden: &[ComplaintId]) -> bool {
    other(event).is_some_and(|other| hidden.contains(&other))
}

fn other(event: &Event) -> Option<ComplaintId> {
    match event {
        Event::Merged(merging) => Some(merging.dossier),
        Event::MergeProposed(other) => Some(other.dossier),
        Event::SplitOff(splitting) => Some(splitting.dossier),
        Event::FollowedUp(following) => Some(following.dossier),
        Event::DossierLinked(linked) => Some(linked.link.dossier),
        _ => None,
    }
}
