//! What eats the time: for whom a complaint waited, day by day, until it ended.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::local_date;
use crate::complaint::event::Entry;
use crate::complaint::facts::keyed;
use crate::complaint::{Complaint, Turn};
use crate::rules::ch6_responsibilities::turn;

use super::flow::Flow;

keyed! {
    /// For whom is waited.
    Party { Complainant = "complainant", Partner = "partner", Officer = "officer" }
}

/// So many days for each of them; of an open complaint the rest goes to who has it now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    pub complainant: u32,
    pub partner: u32,
    pub officer: u32,
    /// Who has it since when, while it hasn't ended.
    pub now: Option<(Party, Date)>,
}

impl Waiting {
    /// The days up to a day on which it may still be open.
    #[must_use]
    pub fn until(self, as_of: Date) -> Self {
        let mut counted = Self { now: None, ..self };
        if let Some((party, since)) = self.now {
            counted.add(party, since, as_of);
        }
        counted
    }

    pub fn days(self) -> u32 {
        self.complainant + self.partner + self.officer
    }

    fn add(&mut self, party: Party, from: Date, to: Date) {
        let days = u32::try_from((to - from).get_days()).unwrap_or(0);
        match party {
            Party::Complainant => self.complainant += days,
            Party::Partner => self.partner += days,
            Party::Officer => self.officer += days,
        }
    }
}

/// Who had it from which day on; a day is for who had it at its end.
pub(super) struct Spells {
    begun: Vec<(Party, Date)>,
}

impl Spells {
    pub(super) fn of(complaint: &Complaint) -> Self {
        Self { begun: vec![(party(complaint), complaint.received_on)] }
    }

    pub(super) fn note(&mut self, complaint: &Complaint, entry: &Entry) {
        let now = party(complaint);
        if self.begun.last().is_none_or(|(before, _)| *before != now) {
            self.begun.push((now, local_date(entry.at)));
        }
    }

    /// Counts until the first ending that stands: what came after is another round.
    pub(super) fn ended(self, complaint: &Complaint, flows: &[Flow]) -> Waiting {
        let leaves = |flow: &&Flow| !flow.kind.comes_in();
        let decided = flows.iter().find(|flow| flow.kind == super::FlowKind::Decided);
        let end = decided.or(flows.last().filter(leaves)).map(|flow| flow.on);
        let received_on = complaint.received_on;
        let mut waiting = Waiting::default();
        let mut begun = self.begun.into_iter().peekable();
        while let Some((party, since)) = begun.next() {
            // The day of receipt may have been corrected since; the first spell begins there.
            let since = if waiting.days() == 0 { received_on } else { since.max(received_on) };
            let next = begun.peek().map(|(_, next)| (*next).max(received_on));
            let to = match (next, end) {
                (Some(next), Some(end)) => next.min(end),
                (Some(next), None) => next,
                (None, Some(end)) => end,
                (None, None) => {
                    waiting.now = Some((party, since));
                    break;
                }
            };
            waiting.add(party, since, to);
        }
        waiting
    }
}

fn party(complaint: &Complaint) -> Party {
    let asked = complaint.represented.as_ref();
    let no_authorisation =
        asked.is_some_and(|it| it.asked_on.is_some() && it.authorisation.is_none());
    let unanswered = complaint.proposals.last().is_some_and(|last| last.reaction.is_none());
    match turn(complaint) {
        Turn::Partner | Turn::Officer if no_authorisation || unanswered => Party::Complainant,
        Turn::Partner => Party::Partner,
        Turn::Registrar
        | Turn::Officer
        | Turn::SecondOfficer
        | Turn::Management
        | Turn::PostRoom
        | Turn::Nobody => Party::Officer,
    }
}
