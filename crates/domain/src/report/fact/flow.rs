//! Into the stock of complaints and out of it. A dossier is in or out, and each flow turns that, so
//! stock and flow always balance.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::local_date;
use crate::complaint::event::{Entry, Event};
use crate::complaint::facts::{LetterKind, keyed};
use crate::complaint::{Complaint, Stage};

use super::is_split_off;

keyed! {
    /// Why a complaint came into the stock or left it.
    FlowKind {
        Received = "received", SplitOff = "split_off", Reopened = "reopened",
        /// A withdrawal, or whatever else ended it, did not stand.
        Undone = "undone",
        Decided = "decided", Withdrawn = "withdrawn", OutOfScope = "out_of_scope",
        Merged = "merged", SignalClosed = "signal_closed",
    }
}

impl FlowKind {
    pub fn comes_in(self) -> bool {
        match self {
            Self::Received | Self::SplitOff | Self::Reopened | Self::Undone => true,
            Self::Decided
            | Self::Withdrawn
            | Self::OutOfScope
            | Self::Merged
            | Self::SignalClosed => false,
        }
    }
}

/// One of them, on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    pub kind: FlowKind,
    pub on: Date,
}

/// The flows of one dossier, gathered entry by entry.
pub(super) struct History {
    flows: Vec<Flow>,
    ended: bool,
    rounds: usize,
    ended_by: Option<FlowKind>,
}

impl History {
    pub(super) fn of(complaint: &Complaint) -> Self {
        Self { flows: Vec::new(), ended: false, rounds: complaint.rounds.len(), ended_by: None }
    }

    /// Looks whether this entry turned it.
    pub(super) fn note(&mut self, complaint: &Complaint, entry: &Entry) {
        let today = local_date(entry.at);
        // Ends that nothing in the state tells apart, until it is opened again.
        match entry.event {
            Event::ProposalDismissed { .. } => self.ended_by = Some(FlowKind::OutOfScope),
            Event::Merged { .. } => self.ended_by = Some(FlowKind::Merged),
            Event::SignalClosed { .. } => self.ended_by = Some(FlowKind::SignalClosed),
            _ => {}
        }
        let reopened = complaint.rounds.len() > self.rounds;
        self.rounds = complaint.rounds.len();
        if reopened {
            self.ended_by = None;
        }
        let end = if reopened { None } else { self.end(complaint, today) };
        match (self.ended, end) {
            (true, None) => {
                let kind = if reopened { FlowKind::Reopened } else { FlowKind::Undone };
                self.flows.push(Flow { kind, on: today });
            }
            (false, Some(flow)) => self.flows.push(flow),
            _ => {}
        }
        self.ended = end.is_some();
    }

    fn end(&self, complaint: &Complaint, today: Date) -> Option<Flow> {
        let flow = |kind, on| Some(Flow { kind, on });
        if let Some(withdrawn) = complaint.withdrawn {
            return flow(FlowKind::Withdrawn, withdrawn.on);
        }
        if let Some(kind) = self.ended_by {
            return flow(kind, today);
        }
        let letter = complaint.round().letter;
        let told_so = letter.is_some_and(|letter| letter.kind == LetterKind::OutOfScope);
        if told_so || complaint.stage == Stage::OutOfScope {
            return flow(FlowKind::OutOfScope, today);
        }
        let decides = |kind| matches!(kind, LetterKind::Decision | LetterKind::SolvedOnTheSpot);
        let sent = letter.filter(|letter| decides(letter.kind)).and_then(|sent| sent.sent_on());
        sent.and_then(|on| flow(FlowKind::Decided, on))
    }

    /// All of them, in the order of their days: what was noted later happened later.
    pub(super) fn ended(self, complaint: &Complaint) -> Vec<Flow> {
        let first = if is_split_off(complaint) { FlowKind::SplitOff } else { FlowKind::Received };
        let mut latest = complaint.received_on;
        let mut flows = vec![Flow { kind: first, on: latest }];
        for flow in self.flows {
            latest = latest.max(flow.on);
            flows.push(Flow { on: latest, ..flow });
        }
        flows
    }
}
