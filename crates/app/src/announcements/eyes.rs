//! What happened, in the eyes of each further partner, to whom it is told by himself (4.2).
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::event::{Entry, Event};

use super::Announced;

/// The same in the eyes of one of several partners.
pub(super) struct Eyes {
    pub(super) complaint: Complaint,
    entries: Vec<Entry>,
}

impl Eyes {
    pub(super) fn announced<'a>(&'a self, all: &Announced<'a>) -> Announced<'a> {
        let Announced { register, version, .. } = *all;
        Announced { complaint: &self.complaint, entries: &self.entries, register, version }
    }
}

pub(super) fn eyes_of_others(announced: &Announced<'_>) -> Vec<Eyes> {
    let plain = |entry: &Entry| Entry { event: entry.event.plain().clone(), ..entry.clone() };
    let eyes = announced.complaint.looks_of_others();
    eyes.map(|complaint| Eyes { complaint, entries: announced.entries.iter().map(plain).collect() })
        .collect()
}

/// From then on the officer handles it, for whichever partner (6.1).
pub(super) fn hands_over(event: &Event) -> bool {
    matches!(event, Event::HandedOver { .. })
}
