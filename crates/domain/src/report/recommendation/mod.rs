//! Recommendations that are followed up (7.4): from a finding, with an owner, a day and the count
//! that should fall. Read this, then `act`, which says who may do what when; `effect` says what
//! became of the count. None can vanish: every change is an entry, and the end has a reason.
mod act;
mod effect;

use jiff::Timestamp;
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fact::{Fact, SubjectKind};
use super::figure::Figure;
use super::grouping::Filter;
use super::period::Period;
use crate::complaint::facts::{Channel, ItemKey, Manner, Nature, keyed};
use crate::ids::{FirmId, PersonId};

pub use act::{Around, Command, Refused, Step, act, permit, propose};
pub use effect::{
    Effect, Gathering, MONTHS_AHEAD_MAX, Still, Tally, Verdict, months_to_show_a_halving,
};

/// No measure is watched for longer before it is judged.
pub const OBSERVE_MONTHS_MAX: u8 = 60;

keyed! {
    /// What it is for (7.4).
    Purpose {
        PreventComplaints = "prevent_complaints",
        ImproveProcedures = "improve_procedures",
    }
}

keyed! {
    /// What management decided.
    Outcome { Adopted = "adopted", Partly = "partly", NotAdopted = "not_adopted" }
}

keyed! {
    /// How far it is.
    State {
        Proposed = "proposed", Adopted = "adopted", NotAdopted = "not_adopted", Done = "done",
        Closed = "closed",
    }
}

/// What the officer proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The year of the report that it comes from.
    pub year: i16,
    pub purpose: Purpose,
    pub finding: Finding,
    pub measure: String,
    pub owner: PersonId,
    pub due_on: Date,
    /// How will be seen whether it helped.
    pub how: String,
    /// What should fall; nothing where no count of complaints can tell.
    pub falls: Option<Falls>,
}

/// On what a recommendation rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub text: String,
    pub figure: Option<Figure>,
    pub period: Period,
}

/// The count that should fall, by day of receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Falls {
    pub counted: Counted,
    pub baseline: Baseline,
    /// It is not judged before so many months are over.
    pub observe_months: u8,
}

/// With what is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    pub period: Period,
    /// The peak that prompted the measure: with it, any measure would seem to help (R15).
    pub left_out: Option<Period>,
    /// What was counted when it was agreed on.
    pub count: u32,
}

impl Baseline {
    pub fn has(self, day: Date) -> bool {
        self.period.has(day) && !self.left_out.is_some_and(|peak| peak.has(day))
    }

    /// Without those that are left out.
    pub fn days(self) -> u32 {
        self.period.days().saturating_sub(self.left_out.map_or(0, Period::days))
    }
}

/// Which complaints are counted; nothing asks all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    pub manner: Option<Manner>,
    pub nature: Option<Nature>,
    pub channel: Option<Channel>,
    pub subject: Option<SubjectKind>,
    pub firm: Option<FirmId>,
    pub root_cause: Option<ItemKey>,
}

impl Counted {
    pub fn takes(&self, fact: &Fact) -> bool {
        let filter = Filter {
            manner: self.manner,
            nature: self.nature,
            channel: self.channel,
            subject: self.subject,
            firm: self.firm,
        };
        let of_cause = |cause| fact.root_cause.as_ref() == Some(cause);
        filter.takes(fact) && self.root_cause.as_ref().is_none_or(of_cause)
    }
}

/// What management decided, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub outcome: Outcome,
    pub reason: String,
    pub on: Date,
}

/// What was done on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub on: Date,
    pub text: String,
}

/// That the measure was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    pub on: Date,
    /// From this day on it is looked whether it helps.
    pub effective_on: Date,
    pub evidence: String,
}

/// The end, which always has a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub on: Date,
    pub reason: String,
}

/// What happened to a recommendation; it is kept for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    Proposed {
        proposal: Box<Proposal>,
    },
    /// The one before stays in the history.
    Changed {
        proposal: Box<Proposal>,
        reason: String,
    },
    Decided(Decision),
    Noted(Note),
    Finished(Done),
    Closed(Closed),
}

/// An event with who and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub by: PersonId,
    pub at: Timestamp,
    pub event: Event,
}

/// How a recommendation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    pub proposal: Proposal,
    pub decision: Option<Decision>,
    pub notes: Vec<Note>,
    pub done: Option<Done>,
    pub closed: Option<Closed>,
}

impl Recommendation {
    /// From all its entries; nothing when they don't begin with a proposal.
    pub fn replay<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Option<Self> {
        let mut entries = entries.into_iter();
        let Event::Proposed { proposal } = &entries.next()?.event else { return None };
        let mut standing = Self::begin((**proposal).clone());
        entries.for_each(|entry| standing.apply(&entry.event));
        Some(standing)
    }

    pub(super) fn begin(proposal: Proposal) -> Self {
        Self { proposal, decision: None, notes: Vec::new(), done: None, closed: None }
    }

    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::Proposed { proposal } | Event::Changed { proposal, .. } => {
                self.proposal = (**proposal).clone();
            }
            Event::Decided(decision) => self.decision = Some(decision.clone()),
            Event::Noted(note) => self.notes.push(note.clone()),
            Event::Finished(done) => self.done = Some(done.clone()),
            Event::Closed(closed) => self.closed = Some(closed.clone()),
        }
    }

    pub fn state(&self) -> State {
        let outcome = self.decision.as_ref().map(|decision| decision.outcome);
        match (&self.closed, &self.done, outcome) {
            (Some(_), _, _) => State::Closed,
            (None, Some(_), _) => State::Done,
            (None, None, None) => State::Proposed,
            (None, None, Some(Outcome::Adopted | Outcome::Partly)) => State::Adopted,
            (None, None, Some(Outcome::NotAdopted)) => State::NotAdopted,
        }
    }

    /// Until when something must be done; nothing once nothing must.
    pub fn due_on(&self) -> Option<Date> {
        let waits = matches!(self.state(), State::Proposed | State::Adopted);
        waits.then_some(self.proposal.due_on)
    }

    /// From which day its effect can be judged; nothing where nothing was done or is counted.
    pub fn judged_from(&self) -> Option<Date> {
        let (done, falls) = (self.done.as_ref()?, self.proposal.falls.as_ref()?);
        Some(done.effective_on.saturating_add(i32::from(falls.observe_months).months()))
    }
}
