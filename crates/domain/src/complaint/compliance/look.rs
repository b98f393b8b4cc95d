//! Looking something up in the entries, and weighing what was found.
use jiff::ToSpan;
use jiff::civil::Date;

use super::{Finding, Note, Numbered, Proof, Verdict};
use crate::article::Article;
use crate::calendar::local_date;
use crate::complaint::event::Event;
use crate::complaint::facts::LetterKind;
use crate::complaint::tasks::Around;
use crate::complaint::{Complaint, DeviationCause, Stage};

pub(super) struct Look<'a> {
    pub(super) complaint: &'a Complaint,
    pub(super) entries: &'a [Numbered<'a>],
    pub(super) around: Around<'a>,
    pub(super) today: Date,
}

impl Numbered<'_> {
    /// Of the day on which it was written down.
    pub(super) fn proof(&self) -> Proof {
        self.proof_of(local_date(self.entry.at))
    }

    pub(super) fn proof_of(&self, on: Date) -> Proof {
        Proof { entry: self.number, on }
    }
}

impl<'a> Look<'a> {
    pub(super) fn first(&self, is: impl Fn(&Event) -> bool) -> Option<&'a Numbered<'a>> {
        self.entries.iter().find(|one| is(&one.entry.event))
    }

    pub(super) fn last(&self, is: impl Fn(&Event) -> bool) -> Option<&'a Numbered<'a>> {
        self.entries.iter().rfind(|one| is(&one.entry.event))
    }

    /// The first entry of which this can be told, with its day.
    pub(super) fn first_day(&self, day: impl Fn(&Event) -> Option<Date>) -> Option<Proof> {
        let mut days = self.entries.iter();
        days.find_map(|one| day(&one.entry.event).map(|on| one.proof_of(on)))
    }

    pub(super) fn last_day(&self, day: impl Fn(&Event) -> Option<Date>) -> Option<Proof> {
        let mut days = self.entries.iter().rev();
        days.find_map(|one| day(&one.entry.event).map(|on| one.proof_of(on)))
    }

    /// This many working days after a day.
    pub(super) fn working(&self, from: Date, days: u32) -> Date {
        self.around.calendar.add_working_days(from, days)
    }

    /// A day of the first round, which begins with day 0.
    pub(super) fn day(&self, number: u32) -> Date {
        self.complaint.rounds[0].started_on.saturating_add(i64::from(number).days())
    }

    /// The entries of each round: a reopening begins the next.
    pub(super) fn rounds(&self) -> Vec<&'a [Numbered<'a>]> {
        let mut rounds = Vec::new();
        let mut from = 0;
        for (place, one) in self.entries.iter().enumerate() {
            if matches!(one.entry.event, Event::Reopened { .. }) {
                rounds.push(&self.entries[from..place]);
                from = place;
            }
        }
        rounds.push(&self.entries[from..]);
        rounds
    }

    /// The written answer of this round, once it was sent.
    pub(super) fn answered(&self) -> Option<Proof> {
        self.rounds().last().and_then(|round| sent_in(round))
    }

    /// By when the dossier closes; nothing before the answer is out.
    pub(super) fn close_by(&self) -> Option<Date> {
        let sent = self.answered()?;
        Some(self.working(sent.on, self.around.terms.close_working_days))
    }

    /// Why the handling was cut short; nothing on the main road.
    pub(super) fn cut_short(&self) -> Option<Note> {
        let complaint = self.complaint;
        let closed = complaint.stage == Stage::Closed;
        let ending = self.last(ends).filter(|_| closed).map(|last| &last.entry.event);
        let letter = complaint.round().letter.map(|letter| letter.kind).filter(|_| closed);
        match (complaint.stage, letter) {
            (Stage::Merged, _) => Some(Note::Merged),
            (Stage::Withdrawn, _) | (_, Some(LetterKind::Withdrawal)) => Some(Note::Withdrawn),
            (Stage::OutOfScope, _) | (_, Some(LetterKind::OutOfScope)) => Some(Note::OutOfScope),
            _ if matches!(ending, Some(Event::ProposalDismissed { .. })) => Some(Note::Dismissed),
            _ if matches!(ending, Some(Event::SignalClosed { .. })) => Some(Note::SignalClosed),
            _ if complaint.is_solved_on_the_spot() => Some(Note::OnTheSpot),
            _ => None,
        }
    }

    /// What is still open does not apply to a complaint whose handling was cut short.
    pub(super) fn unless_cut_short(&self, finding: Finding) -> Finding {
        match self.cut_short() {
            Some(note) if finding.is_open() => not_applicable(&finding, note),
            _ => finding,
        }
    }

    /// The last word: of what became no complaint, or part of another, nothing is asked.
    pub(super) fn settled(&self, finding: Finding) -> Finding {
        let over =
            matches!(self.cut_short(), Some(Note::Merged | Note::Dismissed | Note::SignalClosed));
        if over {
            return self.unless_cut_short(finding);
        }
        let waits = self.complaint.is_proposal && finding.article != Article::Art1Complaint;
        if waits && finding.verdict == Verdict::Missing {
            let waiting = Finding { verdict: Verdict::NotYetDue, due_on: None, ..finding };
            return waiting.noting(Note::NotConfirmed);
        }
        finding
    }

    /// Weighs a fact: there or not, in time or not, explained or not.
    pub(super) fn weigh(
        &self,
        article: Article,
        (fact, due_on): (Option<Proof>, Option<Date>),
        lacks: Note,
    ) -> Finding {
        let (deviation, explained) = self.deviation(article);
        let is_late = |on: Date| due_on.is_some_and(|due| on > due);
        let verdict = match fact {
            _ if explained => Verdict::Explained,
            Some(proof) if is_late(proof.on) => Verdict::DoneLate,
            Some(_) => Verdict::Done,
            None if is_late(self.today) => Verdict::Missing,
            None => Verdict::NotYetDue,
        };
        let open = matches!(verdict, Verdict::Missing | Verdict::NotYetDue);
        Finding {
            deviation,
            note: open.then_some(lacks),
            ..Finding::new(article, verdict).proven(fact).due(due_on)
        }
    }

    /// The deviation from an article, an explained one first, and whether it is explained.
    pub(super) fn deviation(&self, article: Article) -> (Option<Proof>, bool) {
        let of_it = |explained: bool| {
            self.first(|event| match event {
                Event::Deviated { article: from, reason, cause } => {
                    *from == article && is_explained(reason.is_some(), *cause) == explained
                }
                _ => false,
            })
        };
        match of_it(true) {
            Some(entry) => (Some(entry.proof()), true),
            None => (of_it(false).map(Numbered::proof), false),
        }
    }

    /// Whether the system noted this of the dossier.
    pub(super) fn noted(&self, noted: DeviationCause) -> bool {
        self.complaint.deviations.iter().any(|deviation| deviation.cause == noted)
    }
}

/// Some causes say by themselves why: how the officer took it up has its reason, and so has what
/// was solved at once.
fn is_explained(has_reason: bool, cause: DeviationCause) -> bool {
    match cause {
        DeviationCause::OfficerAtOnce | DeviationCause::NotConsulted => true,
        DeviationCause::Stated
        | DeviationCause::RegisteredLate
        | DeviationCause::RegisteredByAnother
        | DeviationCause::PartnerToldLate
        | DeviationCause::Overdue
        | DeviationCause::PostponedLate => has_reason,
    }
}

/// The day on which the answer of a round went out (6.4).
pub(super) fn sent_in(round: &[Numbered<'_>]) -> Option<Proof> {
    round.iter().rev().find_map(|one| match one.entry.event {
        Event::LetterPosted { on } | Event::LetterAccepted { on } => Some(one.proof_of(on)),
        _ => None,
    })
}

/// Whether a dossier was closed by this (5.4).
pub(super) fn ends(event: &Event) -> bool {
    matches!(
        event,
        Event::Closed { .. } | Event::SignalClosed { .. } | Event::ProposalDismissed { .. }
    )
}

/// What was found stays; nothing is asked any more.
fn not_applicable(finding: &Finding, note: Note) -> Finding {
    let Finding { article, proof, deviation, .. } = *finding;
    let note = Some(note);
    Finding { proof, deviation, note, ..Finding::new(article, Verdict::NotApplicable) }
}
