//! Chapter 6 as far as it is the officer's, and what chapter 7 asks of one dossier.
use super::look::{Look, sent_in};
use super::{Finding, Note, Numbered, Verdict};
use crate::article::Article;
use crate::complaint::Stage;
use crate::complaint::event::Event;
use crate::complaint::form::missing_to_close;
use crate::complaint::guard;
use crate::rules::ch6_responsibilities::every_point_is_answered;

impl Look<'_> {
    /// Art. 6.2: the form is complete.
    pub(super) fn completed(&self) -> Finding {
        let complaint = self.complaint;
        let closed = self.last(|event| matches!(event, Event::Closed { .. }));
        let closed = closed.filter(|_| complaint.stage == Stage::Closed);
        let knows = guard::the_registrar_is_involved(complaint, self.around.register);
        let agreed = (self.today, self.around.terms);
        let missing =
            if closed.is_some() { vec![] } else { missing_to_close(complaint, agreed, knows) };
        let filled = self.last(|event| matches!(event, Event::FormCompleted { .. }));
        let complete = closed.or(filled.filter(|_| missing.is_empty()));
        let fact = complete.map(Numbered::proof);
        let finding = self.weigh(Article::Art6_2, (fact, self.close_by()), Note::FormIncomplete);
        let missing = if finding.is_open() { missing } else { vec![] };
        Finding { missing, ..finding }
    }

    /// Art. 6.4: each round is answered within four weeks; the worst of them counts.
    pub(super) fn in_time(&self) -> Finding {
        let article = Article::Art6_4;
        let rounds = self.rounds();
        let mut worst: Option<Finding> = None;
        for (round, entries) in self.complaint.rounds.iter().zip(rounds) {
            let fact = sent_in(entries);
            let told = explained_in(entries);
            let day = fact.map_or(self.today, |sent| sent.on);
            let late = day > round.due_on;
            // A later day that was told to both sides, with its reason, covers until that day.
            let covered = told.is_some_and(|(_, until)| until.is_none_or(|until| day <= until));
            let verdict = match (fact, late) {
                (Some(_), false) => Verdict::Done,
                (None, false) => Verdict::NotYetDue,
                (_, true) if covered => Verdict::Explained,
                (Some(_), true) => Verdict::DoneLate,
                (None, true) => Verdict::Missing,
            };
            let open = matches!(verdict, Verdict::Missing | Verdict::NotYetDue);
            let finding = Finding {
                deviation: told.map(|(proof, _)| proof).filter(|_| late),
                note: open.then_some(Note::AnswerMissing),
                ..Finding::new(article, verdict).proven(fact).due(Some(round.due_on))
            };
            if worst.as_ref().is_none_or(|worst| weight(worst.verdict) <= weight(verdict)) {
                worst = Some(finding);
            }
        }
        worst.unwrap_or_else(|| Finding::new(article, Verdict::NotYetDue))
    }

    /// Art. 6.5: the decision answers every point.
    pub(super) fn every_point(&self) -> Finding {
        let complaint = self.complaint;
        let approved = self.last(|event| matches!(event, Event::LetterApproved { .. }));
        let answered = every_point_is_answered(complaint).is_ok();
        let sent = self.answered().is_some();
        let fact = approved.filter(|_| sent && answered).map(Numbered::proof);
        let due = Some(complaint.round().due_on).filter(|_| fact.is_none());
        self.unless_cut_short(self.weigh(Article::Art6_5, (fact, due), Note::PointsUnanswered))
    }

    /// Art. 6.6: the dossier is kept, each entry linked with the one before it.
    pub(super) fn kept(&self) -> Finding {
        let last = self.entries.last().map(Numbered::proof);
        Finding::new(Article::Art6_6, Verdict::Done).proven(last)
    }

    /// Art. 7.1: the completed form is in the collection of the year in which it was closed.
    pub(super) fn collected(&self) -> Finding {
        let closed = self.last(|event| matches!(event, Event::Closed { .. }));
        let closed = closed.filter(|_| self.complaint.stage == Stage::Closed);
        self.weigh(Article::Art7_1, (closed.map(Numbered::proof), None), Note::NotClosed)
    }
}

/// Why a round takes longer: a postponement with the day until which it holds, or a reason.
fn explained_in(round: &[Numbered<'_>]) -> Option<(super::Proof, Option<jiff::civil::Date>)> {
    round.iter().rev().find_map(|one| match &one.entry.event {
        Event::Postponed { until, .. } => Some((one.proof(), Some(*until))),
        Event::Deviated { article: Article::Art6_4, reason: Some(_), .. } => {
            Some((one.proof(), None))
        }
        _ => None,
    })
}

/// Which verdict counts when the rounds differ.
fn weight(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::NotApplicable => 0,
        Verdict::Done => 1,
        Verdict::NotYetDue => 2,
        Verdict::Explained => 3,
        Verdict::DoneLate => 4,
        Verdict::Missing => 5,
    }
}
