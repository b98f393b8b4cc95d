//! What one of several partners may not see of a dossier, taken out of it (4.2 to 4.5).
use std::collections::HashSet;

use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::several::{Look, PartyNumber};
use weerklank_domain::people::Actor;
use weerklank_store::Tx;
use weerklank_store::dossiers::StoredEntry;
use weerklank_store::files::ListedFile;

use super::dossier::{partner_names, sees_compliance};
use crate::AppError;

/// The dossier in the eyes of one partner, in whose place nobody else stands.
pub(crate) fn narrow(complaint: &mut Complaint, look: Look) {
    if let Look::As(party) = look
        && let Some(seen) = complaint.through(party)
    {
        *complaint = seen;
    }
}

/// The entries as one partner reads them: of himself without saying that he is one of several,
/// and about nobody else.
pub(crate) fn narrow_entries(entries: &mut [StoredEntry], complaint: &Complaint, look: Look) {
    if look == Look::Whole {
        return;
    }
    for stored in entries {
        if let Event::OfPartner { what, .. } = &stored.entry.event {
            stored.entry.event = (**what).clone();
        }
        if let Event::Recorded { recording } = &mut stored.entry.event {
            recording.subject = complaint.subject;
        }
    }
}

/// A partner gets the files of the entries that he sees, and those that he added himself.
pub(crate) fn hide_files(
    files: &mut Vec<ListedFile>,
    look: Look,
    (entries, by): (&[StoredEntry], &Actor),
) {
    if look == Look::Whole {
        return;
    }
    let mut named = HashSet::new();
    for stored in entries {
        let mut open: Vec<_> = serde_json::to_value(&stored.entry.event).into_iter().collect();
        while let Some(value) = open.pop() {
            match value {
                serde_json::Value::Object(fields) => {
                    open.extend(fields.into_iter().map(|(_, inner)| inner));
                }
                serde_json::Value::Array(items) => open.extend(items),
                serde_json::Value::String(word) => {
                    named.insert(word);
                }
                _ => {}
            }
        }
    }
    files.retain(|file| file.added_by == by.person || named.contains(&file.id.to_string()));
}

/// A further partner, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPartner {
    pub number: PartyNumber,
    pub firm: Option<String>,
    pub adviser: Option<String>,
    /// Not so once it was recorded that he has nothing to do with it.
    pub is_concerned: bool,
}

impl NamedPartner {
    pub fn name(&self) -> String {
        let names = [self.adviser.clone(), self.firm.clone()];
        names.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// The further partners by name, for who looks after the procedure.
pub(super) fn names(
    tx: &mut Tx<'_>,
    complaint: &Complaint,
    by: &Actor,
) -> Result<Vec<NamedPartner>, AppError> {
    if !sees_compliance(by) {
        return Ok(vec![]);
    }
    let mut named = Vec::new();
    for partner in &complaint.further {
        let Some(seen) = complaint.through(partner.number) else { continue };
        let (firm, adviser) = partner_names(tx, &seen)?;
        let (number, is_concerned) = (partner.number, partner.ended_on.is_none());
        named.push(NamedPartner { number, firm, adviser, is_concerned });
    }
    Ok(named)
}
