//! Chapters 1 to 3: the words, the aims, and pointing out that there is a procedure.
use jiff::ToSpan;
use jiff::civil::Date;

use super::look::Look;
use super::{Finding, Note, Numbered, Verdict};
use crate::article::Article;
use crate::complaint::Stage;
use crate::complaint::correspondence::AuthorisationState;
use crate::complaint::event::Event;
use crate::complaint::facts::{ComplainantKind, InformedOfProcedure};
use crate::people::Subject;
use crate::rules::ch2_aims::survey_due_on;

/// Working agreement (transition 32): until this day of the round an authorisation is waited for.
const AUTHORISATION_UNTIL_DAY: u32 = 21;

impl Look<'_> {
    /// Art. 1: it is known about whom the complaint is.
    pub(super) fn the_subject(&self) -> Finding {
        let article = Article::Art1Partner;
        let named = self
            .last(|event| matches!(event, Event::Recorded { .. } | Event::SubjectChanged { .. }));
        let proof = named.map(Numbered::proof);
        match self.complaint.subject {
            Subject::Unknown { .. } => {
                let due = self.register_by();
                self.unless_cut_short(self.weigh(article, (None, Some(due)), Note::SubjectUnknown))
            }
            Subject::Organisation => {
                Finding::new(article, Verdict::NotApplicable).noting(Note::Organisation)
            }
            Subject::Partner { .. } | Subject::Officer { .. } => {
                Finding::new(article, Verdict::Done).proven(proof)
            }
        }
    }

    pub(super) fn register_by(&self) -> Date {
        self.working(self.complaint.received_on, self.around.terms.register_working_days)
    }

    /// Art. 1: whatever was said is recorded; that it is no complaint two people decide.
    pub(super) fn the_complaint(&self) -> Finding {
        let (article, complaint) = (Article::Art1Complaint, self.complaint);
        if complaint.is_proposal {
            let due = self.working(complaint.received_on, self.around.terms.confirm_working_days);
            return self.weigh(article, (None, Some(due)), Note::NotConfirmed);
        }
        if self.cut_short() == Some(Note::OutOfScope) {
            let due = Some(complaint.round().due_on);
            return self.weigh(article, (self.answered(), due), Note::OutOfScopeNotTold);
        }
        if complaint.scope.is_some() && complaint.awaits_answer() {
            return Finding::new(article, Verdict::NotYetDue).noting(Note::ScopePending);
        }
        let recorded = self.first(|event| matches!(event, Event::Recorded { .. }));
        Finding::new(article, Verdict::Done).proven(recorded.map(Numbered::proof))
    }

    /// Art. 1: a client or cooperating partner, or who may act for him.
    pub(super) fn the_complainant(&self) -> Finding {
        let (article, complaint) = (Article::Art1Complainant, self.complaint);
        if complaint.is_signal() {
            return Finding::new(article, Verdict::NotApplicable).noting(Note::Anonymous);
        }
        if let Some(known) = &complaint.represented
            && known.representative.capacity.needs_authorisation()
        {
            let received = self.last_day(|event| match event {
                Event::AuthorisationReceived { on, .. } => Some(*on),
                _ => None,
            });
            let terms = self.around.terms;
            let (fact, due) = match known.state(self.today) {
                AuthorisationState::Received | AuthorisationState::NotNeeded => (received, None),
                AuthorisationState::Asked => (None, Some(self.day(AUTHORISATION_UNTIL_DAY))),
                AuthorisationState::Missing => {
                    let due = self.working(complaint.received_on, terms.authorisation_working_days);
                    (None, Some(due))
                }
            };
            return self.weigh(article, (fact, due), Note::AuthorisationMissing);
        }
        let named = self.last(|event| {
            matches!(
                event,
                Event::Recorded { .. }
                    | Event::ComplainantChanged { .. }
                    | Event::RepresentativeNamed { .. }
            )
        });
        match complaint.complainant.kind {
            ComplainantKind::Other if self.cut_short() != Some(Note::OutOfScope) => {
                Finding::new(article, Verdict::NotApplicable).noting(Note::NoClient)
            }
            ComplainantKind::Other
            | ComplainantKind::SmeClient
            | ComplainantKind::CollaborationPartner => {
                Finding::new(article, Verdict::Done).proven(named.map(Numbered::proof))
            }
        }
    }

    /// Art. 1: an officer without a conflict is in charge.
    pub(super) fn the_officer(&self) -> Finding {
        let article = Article::Art1Officer;
        let charged = self.last(|event| matches!(event, Event::PutInCharge { .. }));
        match self.complaint.officer {
            Some(_) => Finding::new(article, Verdict::Done).proven(charged.map(Numbered::proof)),
            None => Finding::new(article, Verdict::Missing).noting(Note::NobodyInCharge),
        }
    }

    /// Art. 1 and 3.3: a published version of the procedure was in force on the day of receipt.
    pub(super) fn the_version(&self, article: Article) -> Finding {
        if self.complaint.recording.procedure_version == 0 {
            return Finding::new(article, Verdict::Missing).noting(Note::NoProcedure);
        }
        let named = self.last(|event| match event {
            Event::Recorded { .. } => true,
            Event::ReceiptCorrected { procedure_version, .. } => procedure_version.is_some(),
            _ => false,
        });
        Finding::new(article, Verdict::Done).proven(named.map(Numbered::proof))
    }

    /// Art. 1: the form is in the dossier once it closes.
    pub(super) fn the_form(&self) -> Finding {
        let closed = self.last(|event| matches!(event, Event::Closed { .. }));
        let closed = closed.filter(|_| self.complaint.stage == Stage::Closed);
        let fact = closed.map(Numbered::proof);
        self.weigh(Article::Art1Form, (fact, self.close_by()), Note::FormIncomplete)
    }

    /// Art. 2.1: the receipt is acknowledged, or the answer itself came as soon.
    pub(super) fn acknowledged(&self) -> Finding {
        let article = Article::Art2_1;
        let told = self.first_day(|event| match event {
            Event::Acknowledged { notice } => Some(notice.on),
            _ => None,
        });
        let fact =
            told.or_else(|| self.rounds().iter().find_map(|round| super::look::sent_in(round)));
        if fact.is_none() && self.complaint.is_signal() {
            return Finding::new(article, Verdict::NotApplicable).noting(Note::Anonymous);
        }
        let days = self.around.terms.acknowledge_working_days;
        let due = self.working(self.complaint.received_on, days);
        self.weigh(article, (fact, Some(due)), Note::NotAcknowledged)
    }

    /// Art. 2.2: what was promised is kept, and the complainant is asked how it went.
    pub(super) fn the_relation(&self) -> Finding {
        let (article, complaint) = (Article::Art2_2, self.complaint);
        let mut open = complaint.commitments.iter().filter(|made| made.kept.is_none());
        if let Some(first) = open.clone().map(|made| made.due_on).min() {
            return self.weigh(article, (None, Some(first)), Note::CommitmentOpen);
        }
        debug_assert!(open.next().is_none());
        let late = complaint
            .commitments
            .iter()
            .find(|made| made.kept.as_ref().is_some_and(|kept| kept.on > made.due_on));
        if let Some(made) = late {
            let fact = self.last_day(|event| match event {
                Event::CommitmentKept { commitment, on, .. } if *commitment == made.id => Some(*on),
                _ => None,
            });
            return self.weigh(article, (fact, Some(made.due_on)), Note::CommitmentOpen);
        }
        let asked = self.last(|event| matches!(event, Event::SurveyAsked));
        let asked = asked.filter(|_| complaint.survey_asked_on.is_some());
        // The mail with the question goes out on the day itself, or on the next working day.
        let (terms, days) = (self.around.terms, i64::from(self.around.terms.survey_days).days());
        let sent = self.answered().map(|sent| sent.on.saturating_add(days));
        let due = survey_due_on(complaint, terms).or(sent).map(|due| self.working(due, 1));
        let fact = asked.map(Numbered::proof);
        let finding = self.weigh(article, (fact, due), Note::SurveyNotAsked);
        if finding.is_open() && complaint.is_signal() {
            return Finding::new(article, Verdict::NotApplicable).noting(Note::Anonymous);
        }
        match self.cut_short() {
            Some(Note::OnTheSpot) | None => finding,
            Some(_) => self.unless_cut_short(finding),
        }
    }

    /// Art. 2.3: a partner who asks for advice gets it.
    pub(super) fn supported(&self) -> Finding {
        let (article, complaint) = (Article::Art2_3, self.complaint);
        if let Some(why) = self.no_partner_handles() {
            return Finding::new(article, Verdict::NotApplicable).noting(why);
        }
        let days = self.around.terms.advise_working_days;
        let advised = self.entries.iter().filter_map(|one| match one.entry.event {
            Event::Advised { .. } => Some(one.proof()),
            _ => None,
        });
        let mut advised: Vec<_> = advised.collect();
        // Another firm was complained about first: what it was told is not of these questions.
        let answered = complaint.consultations.iter().filter(|asked| asked.advice.is_some());
        advised.drain(..advised.len().saturating_sub(answered.count()));
        let mut advised = advised.into_iter();
        let mut finding = None;
        for asked in &complaint.consultations {
            let fact = if asked.advice.is_some() { advised.next() } else { None };
            let due = self.working(asked.on, days);
            let one = self.weigh(article, (fact, Some(due)), Note::AdviceMissing);
            let stays = finding.as_ref().is_some_and(Finding::wants_attention);
            if !stays || one.is_open() {
                finding = Some(one);
            }
        }
        let finding = finding.unwrap_or_else(|| {
            let over = !matches!(
                complaint.stage,
                Stage::Received | Stage::Registered | Stage::WithPartner
            );
            let verdict = if over { Verdict::NotApplicable } else { Verdict::NotYetDue };
            Finding::new(article, verdict).noting(Note::PartnerDidNotAsk)
        });
        self.unless_cut_short(finding)
    }

    /// Art. 2.4: the cause and the lesson are written down.
    pub(super) fn learned(&self) -> Finding {
        let learning = &self.complaint.learning;
        let written = learning.root_cause.is_some() && learning.lesson.is_some();
        let entry = self.last(|event| matches!(event, Event::FormCompleted { .. }));
        let fact = entry.filter(|_| written).map(Numbered::proof);
        self.weigh(Article::Art2_4, (fact, self.close_by()), Note::NothingLearned)
    }

    /// Art. 3.1: the complainant knows that there is a procedure.
    pub(super) fn pointed_out(&self) -> Finding {
        self.informed(Article::Art3_1, Note::NotPointedOut, |_| true)
    }

    /// Art. 3.2: and where he can read it.
    pub(super) fn told_where(&self) -> Finding {
        self.informed(Article::Art3_2, Note::NotToldWhere, |informed| informed.told_where_to_read)
    }

    fn informed(
        &self,
        article: Article,
        lacks: Note,
        counts: impl Fn(&InformedOfProcedure) -> bool,
    ) -> Finding {
        let fact = self.first_day(|event| {
            let informed = match event {
                Event::Recorded { recording } => recording.informed.as_ref()?,
                Event::ComplainantInformed { informed } => informed,
                _ => return None,
            };
            counts(informed).then_some(informed.on)
        });
        if fact.is_none() && self.complaint.is_signal() {
            return Finding::new(article, Verdict::NotApplicable).noting(Note::Anonymous);
        }
        // The source names no day; once the answer is out it is too late to point it out.
        let answered = self.answered().map(|sent| sent.on);
        let due = answered.unwrap_or(self.complaint.rounds[0].due_on);
        self.weigh(article, (fact, Some(due)), lacks)
    }
}
