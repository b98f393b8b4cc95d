//! What counts of one complaint, and nothing that somebody said: a row for each dossier, computed
//! from its entries and what was agreed on time, and so the same at each computation.
mod flow;
mod waiting;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::calendar::due_on;
use crate::complaint::Complaint;
use crate::complaint::apply::{apply, replay};
use crate::complaint::event::{Entry, Event};
use crate::complaint::facts::{
    Channel, ComplainantKind, Door, ItemKey, Judgment, Manner, Nature, keyed,
};
use crate::complaint::links::LinkKind;
use crate::ids::{AdviserId, ComplaintId, FirmId, RelationId};
use crate::people::Subject;
use crate::report::conduct::{Agreed, Conduct};

pub use flow::{Flow, FlowKind};
pub use waiting::{Party, Waiting};

/// The row of one complaint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub complaint: ComplaintId,
    /// The day in Amsterdam, as it is known now; it decides the year.
    pub received_on: Date,
    pub recorded_on: Date,
    pub registered_on: Option<Date>,
    pub acknowledged_on: Option<Date>,
    pub partner_told_on: Option<Date>,
    pub closed_on: Option<Date>,
    /// When it was first said that it would take longer (transition 25).
    #[serde(default)]
    pub postponed_on: Option<Date>,
    /// When it came into the stock and left it, the first day first.
    pub flows: Vec<Flow>,
    pub is_signal: bool,
    pub manner: Manner,
    pub nature: Option<Nature>,
    pub door: Door,
    pub channel: Channel,
    pub complainant: ComplainantKind,
    pub is_represented: bool,
    pub subject: SubjectKind,
    pub firm: Option<FirmId>,
    pub adviser: Option<AdviserId>,
    pub relation: Option<RelationId>,
    pub judgments: Vec<Judgment>,
    pub amount_cents: Option<u64>,
    pub root_cause: Option<ItemKey>,
    /// Whether the officer was consulted before a solution was tried (4.5); nothing where none was.
    pub consulted_first: Option<bool>,
    pub deviations: Vec<Article>,
    pub commitments: Vec<Promise>,
    pub survey_asked: bool,
    pub survey: Option<u8>,
    pub waiting: Waiting,
    /// The articles that apply to it. Empty in a row of an older program, until it is built anew.
    #[serde(default)]
    pub conduct: Vec<Conduct>,
}

keyed! {
    /// What is complained about (5.1).
    SubjectKind {
        Partner = "partner", Organisation = "organisation", Officer = "officer",
        Unknown = "unknown",
    }
}

/// A promise, and when it was kept (2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    pub due_on: Date,
    pub kept_on: Option<Date>,
}

/// How a complaint ended, or that it hasn't.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    Open,
    /// The first written decision was sent; what came after doesn't change that score.
    Decided(Date),
    Withdrawn(Date),
    OutOfScope,
    Merged,
}

impl Fact {
    /// Nothing when the entries don't begin with a recording. What was agreed says by when an
    /// article is followed in time.
    pub fn of(id: ComplaintId, entries: &[Entry], agreed: Agreed<'_>) -> Option<Self> {
        let mut complaint = replay(id, entries.first())?;
        let mut history = flow::History::of(&complaint);
        let mut spells = waiting::Spells::of(&complaint);
        let mut consulted_first = None;
        for entry in entries.iter().skip(1) {
            consulted_first = consulted_first.or(tried(&complaint, &entry.event));
            apply(&mut complaint, entry);
            history.note(&complaint, entry);
            spells.note(&complaint, entry);
        }
        let flows = history.ended(&complaint);
        let waiting = spells.ended(&complaint, &flows);
        let conduct = Conduct::of(&complaint, entries, agreed);
        Some(Self { flows, consulted_first, waiting, conduct, ..Self::standing(&complaint) })
    }

    /// What the state alone tells.
    fn standing(complaint: &Complaint) -> Self {
        let classification = complaint.classification();
        let (subject, firm, adviser) = subject(complaint);
        let recording = &complaint.recording;
        let judged = complaint.points.iter().filter_map(|point| point.answer.as_ref());
        Self {
            complaint: complaint.id,
            received_on: complaint.received_on,
            recorded_on: crate::calendar::local_date(complaint.recorded_at),
            registered_on: complaint.registered.map(|registered| registered.on),
            acknowledged_on: complaint.acknowledged.map(|notice| notice.on),
            partner_told_on: complaint.partner_notified.map(|notice| notice.on),
            closed_on: complaint.closed_on,
            postponed_on: complaint.postponements.first().map(|postponed| postponed.on),
            flows: Vec::new(),
            is_signal: complaint.is_signal(),
            manner: classification.map_or(recording.manner, |known| known.manner),
            nature: classification.map(|known| known.nature),
            door: recording.door,
            channel: recording.channel,
            complainant: complaint.complainant.kind,
            is_represented: complaint.represented.is_some(),
            subject,
            firm,
            adviser,
            relation: complaint.complainant.relation,
            judgments: judged.map(|answer| answer.judgment).collect(),
            amount_cents: complaint.remedies.as_ref().and_then(|remedies| remedies.amount_cents),
            root_cause: complaint.learning.root_cause.clone(),
            consulted_first: None,
            deviations: complaint.deviations.iter().map(|deviation| deviation.article).collect(),
            commitments: complaint.commitments.iter().map(promise).collect(),
            survey_asked: complaint.survey_asked_on.is_some(),
            survey: complaint.survey.map(u8::from),
            waiting: Waiting::default(),
            conduct: Vec::new(),
        }
    }

    /// The last day of the four weeks (6.4).
    pub fn due_on(&self) -> Date {
        due_on(self.received_on)
    }

    /// How it stood at the end of a day.
    pub fn ending(&self, as_of: Date) -> Ending {
        let known = || self.flows.iter().filter(|flow| flow.on <= as_of);
        if let Some(decided) = known().find(|flow| flow.kind == FlowKind::Decided) {
            return Ending::Decided(decided.on);
        }
        match known().next_back().map(|flow| (flow.kind, flow.on)) {
            Some((FlowKind::Withdrawn, on)) => Ending::Withdrawn(on),
            Some((FlowKind::OutOfScope, _)) => Ending::OutOfScope,
            Some((FlowKind::Merged, _)) => Ending::Merged,
            _ => Ending::Open,
        }
    }

    /// Whether it counts as a complaint: not so once it was merged, or is none of this procedure.
    /// A signal, of which nobody knows who complains, has a count of its own.
    pub fn counts(&self, as_of: Date) -> bool {
        !self.is_signal && !matches!(self.ending(as_of), Ending::OutOfScope | Ending::Merged)
    }

    /// Days from receipt to a later day; a day before receipt, from a correction, is that day.
    pub fn days_to(&self, day: Date) -> u32 {
        u32::try_from((day - self.received_on).get_days()).unwrap_or(0)
    }

    /// Whether at least one point was upheld, wholly or partly; nothing when none was judged.
    pub fn upheld(&self) -> Option<bool> {
        let judged = |judgment: &&Judgment| {
            matches!(judgment, Judgment::Upheld | Judgment::PartlyUpheld | Judgment::NotUpheld)
        };
        let mut judged = self.judgments.iter().filter(judged).peekable();
        judged.peek()?;
        Some(judged.any(|judgment| *judgment != Judgment::NotUpheld))
    }

    /// Of each promise that is kept or was due: whether it was kept in time (2.2).
    pub fn promises(&self, as_of: Date) -> impl Iterator<Item = bool> {
        self.commitments.iter().filter_map(move |promise| {
            let kept = promise.kept_on.filter(|on| *on <= as_of);
            let asked = kept.is_some() || promise.due_on < as_of;
            asked.then(|| kept.is_some_and(|on| on <= promise.due_on))
        })
    }

    /// Whether the dossier was opened again after it had ended.
    pub fn was_reopened(&self, as_of: Date) -> bool {
        self.flows.iter().any(|flow| flow.kind == FlowKind::Reopened && flow.on <= as_of)
    }
}

fn subject(complaint: &Complaint) -> (SubjectKind, Option<FirmId>, Option<AdviserId>) {
    match complaint.subject {
        Subject::Partner { firm, adviser, .. } => (SubjectKind::Partner, Some(firm), adviser),
        Subject::Organisation => (SubjectKind::Organisation, None, None),
        Subject::Officer { .. } => (SubjectKind::Officer, None, None),
        Subject::Unknown { .. } => (SubjectKind::Unknown, None, None),
    }
}

fn promise(made: &crate::complaint::facts::Commitment) -> Promise {
    Promise { due_on: made.due_on, kept_on: made.kept.as_ref().map(|kept| kept.on) }
}

/// Of the first solution: whether the officer had been consulted by then (4.5).
fn tried(complaint: &Complaint, event: &Event) -> Option<bool> {
    let solution =
        matches!(event, Event::SolutionProposed { .. } | Event::SolvedOnTheSpotConfirmed);
    (solution && complaint.has_partner()).then_some(!complaint.consultations.is_empty())
}

/// Whether this dossier was made out of another.
fn is_split_off(complaint: &Complaint) -> bool {
    complaint.links.iter().any(|link| link.kind == LinkKind::SplitFrom)
}
