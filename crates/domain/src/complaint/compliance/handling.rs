//! Chapter 4, and what chapter 6 asks of the partner.
use jiff::civil::Date;

use super::look::Look;
use super::{Finding, Note, Numbered, Proof, Verdict};
use crate::article::Article;
use crate::calendar::local_date;
use crate::complaint::event::Event;
use crate::complaint::facts::{Confidentiality, HandOverReason, Side, SideHeard};
use crate::complaint::{DeviationCause, Stage, guard};
use crate::people::{COMPLAINANT, REPRESENTATIVE, SYSTEM, Subject};
use crate::rules::ch4_handling as ch4;

impl Look<'_> {
    /// Why no partner handles this complaint.
    pub(super) fn no_partner_handles(&self) -> Option<Note> {
        match self.complaint.subject {
            Subject::Organisation | Subject::Officer { .. } => Some(Note::NoPartner),
            _ if self.noted(DeviationCause::OfficerAtOnce) => Some(Note::OfficerAtOnce),
            Subject::Partner { .. } | Subject::Unknown { .. } => None,
        }
    }

    /// Art. 4.1 and 4.3: the officers were told at the door where it came in; that an officer was
    /// put in charge and that he was told is one stroke.
    pub(super) fn officers_told(&self, article: Article) -> Finding {
        if ch4::article_of_notifying(self.complaint.recording.door) != article {
            return Finding::new(article, Verdict::NotApplicable).noting(Note::OtherDoor);
        }
        let charged = self.first(|event| matches!(event, Event::PutInCharge { .. }));
        let fact = charged.map(Numbered::proof);
        self.weigh(article, (fact, Some(self.register_by())), Note::NobodyInCharge)
    }

    /// Art. 4.2: the partner was told, once it was known who that is.
    pub(super) fn partner_told(&self) -> Finding {
        let (article, complaint) = (Article::Art4_2, self.complaint);
        match complaint.subject {
            Subject::Unknown { .. } => {
                let finding =
                    Finding::new(article, Verdict::NotYetDue).noting(Note::SubjectUnknown);
                return self.unless_cut_short(finding);
            }
            Subject::Organisation | Subject::Officer { .. } => {
                return Finding::new(article, Verdict::NotApplicable).noting(Note::NoPartner);
            }
            Subject::Partner { .. } => {}
        }
        if guard::the_registrar_is_involved(complaint, self.around.register) {
            return Finding::new(article, Verdict::NotApplicable).noting(Note::PartnerRegistered);
        }
        let told = self.last_day(|event| match event {
            Event::PartnerNotified { notice, .. } => Some(notice.on),
            _ => None,
        });
        let fact = told.filter(|_| complaint.partner_notified.is_some());
        let known_on = self.subject_known_on().unwrap_or(complaint.received_on);
        let due = self.working(known_on, self.around.terms.notify_working_days);
        let kept = complaint.complainant.confidentiality == Confidentiality::NameNotShared;
        let lacks = if kept { Note::NameNotShared } else { Note::PartnerNotNotified };
        self.weigh(article, (fact, Some(due)), lacks)
    }

    /// The day on which this firm became the one complained about.
    fn subject_known_on(&self) -> Option<Date> {
        let firm = self.complaint.subject.firm();
        let mut since = None;
        for one in self.entries {
            let subject = match &one.entry.event {
                Event::Recorded { recording } => recording.subject,
                Event::SubjectChanged { subject } => *subject,
                _ => continue,
            };
            let same = subject.firm() == firm;
            since = since.filter(|_| same).or(same.then(|| local_date(one.entry.at)));
        }
        since
    }

    /// Art. 4.4: both sides were heard and could reply, or a reason says why not.
    pub(super) fn heard(&self) -> Finding {
        let (article, complaint) = (Article::Art4_4, self.complaint);
        let heard_on = self.last_day(|event| match event {
            Event::ViewRecorded { on, .. } => Some(*on),
            Event::HearingHeld { hearing } => Some(hearing.on),
            _ => None,
        });
        let last = self.last(|event| {
            matches!(
                event,
                Event::ViewRecorded { .. }
                    | Event::HearingHeld { .. }
                    | Event::NotHeard { .. }
                    | Event::ViewShared { .. }
                    | Event::ViewNotShared { .. }
            )
        });
        let heard = ch4::both_sides_were_heard(complaint).is_ok();
        let replied = heard && ch4::each_side_could_reply(complaint).is_ok();
        let fact = last.filter(|_| replied).map(|last| {
            let on = heard_on.map_or_else(|| local_date(last.entry.at), |heard| heard.on);
            last.proof_of(on)
        });
        let terms = self.around.terms;
        let (due, lacks) = if heard && !replied {
            (self.day(terms.draft_on_day), Note::ViewsNotShared)
        } else {
            (self.day(terms.view_on_day), Note::SidesNotHeard)
        };
        let finding = self.weigh(article, (fact, Some(due)), lacks);
        let finding = match self.why_not_heard().filter(|_| fact.is_some()) {
            Some(reason) => Finding {
                verdict: Verdict::Explained,
                deviation: finding.deviation.or(Some(reason)),
                ..finding
            },
            None => finding,
        };
        self.unless_cut_short(finding)
    }

    /// The reason why a side was not heard, or could not reply.
    fn why_not_heard(&self) -> Option<Proof> {
        let complaint = self.complaint;
        let unheard = |it: &SideHeard| it.view.is_none() && it.hearing_on.is_none();
        let silent = |it: &SideHeard| !unheard(it) && !it.shared && it.not_shared.is_some();
        let asked: &[Side] = if complaint.has_partner() { Side::ALL } else { &[Side::Complainant] };
        let side = asked.iter().copied().find(|side| {
            let heard = complaint.heard(*side);
            unheard(heard) || (complaint.has_partner() && silent(heard))
        })?;
        let told = self.last(|event| match event {
            Event::NotHeard { side: of, .. } | Event::ViewNotShared { side: of, .. } => *of == side,
            _ => false,
        });
        told.map(Numbered::proof)
    }

    /// Art. 4.5: the partner consulted the officer, and then looked for a solution.
    pub(super) fn consulted(&self) -> Finding {
        let (article, complaint) = (Article::Art4_5, self.complaint);
        let explained = self.deviation(article).1;
        if let Some(why) = self.no_partner_handles().filter(|_| !explained) {
            return Finding::new(article, Verdict::NotApplicable).noting(why);
        }
        let first = complaint.consultations.first();
        let fact = first.and_then(|asked| {
            self.last_day(|event| match event {
                Event::PartnerConsulted { on, question, .. } => {
                    (*question == asked.question).then_some(*on)
                }
                _ => None,
            })
        });
        let assigned = self.assigned().map(Numbered::proof);
        let days = self.around.terms.consult_working_days;
        let due = assigned.map(|assigned| self.working(assigned.on, days));
        let finding = self.weigh(article, (fact, due), Note::NotConsulted);
        let passed = self.handed_over();
        let silent = passed.is_some_and(|(_, reason)| reason == HandOverReason::Silent);
        if silent && complaint.proposals.is_empty() && !explained {
            let missing = Finding { verdict: Verdict::Missing, ..finding };
            return missing.noting(Note::NoSolutionTried);
        }
        if passed.is_some() && fact.is_none() && !explained {
            return Finding { verdict: Verdict::Missing, ..finding }.noting(Note::NotConsulted);
        }
        self.unless_cut_short(finding)
    }

    /// The last time that it became the partner's turn.
    fn assigned(&self) -> Option<&Numbered<'_>> {
        self.last(|event| matches!(event, Event::AssignedToPartner))
    }

    /// The last time that it passed to the officer, and why; nothing when it is the partner's turn.
    fn handed_over(&self) -> Option<(Proof, HandOverReason)> {
        if self.complaint.stage == Stage::WithPartner {
            return None;
        }
        self.entries.iter().rev().find_map(|one| match one.entry.event {
            Event::HandedOver { reason, .. } => Some((one.proof(), reason)),
            _ => None,
        })
    }

    /// Art. 4.6: the officer in charge sent the answer.
    pub(super) fn communicated(&self) -> Finding {
        let article = Article::Art4_6;
        let Some(sent) = self.answered() else {
            let due = Some(self.complaint.round().due_on);
            return self.weigh(article, (None, due), Note::AnswerMissing);
        };
        let (mut in_charge, mut stands_in) = (None, None);
        let mut by_officer = true;
        for one in self.entries {
            match one.entry.event {
                Event::PutInCharge { officer, .. } => {
                    (in_charge, stands_in) = (Some(officer), None);
                }
                // Transition 31: whom the complainant was told that he can turn to.
                Event::ContactChanged { contact, .. } => stands_in = Some(contact),
                Event::LetterApproved { .. } => {
                    by_officer = [in_charge, stands_in].contains(&Some(one.entry.by));
                }
                _ => {}
            }
        }
        if by_officer {
            return self.weigh(article, (Some(sent), None), Note::AnswerMissing);
        }
        Finding::new(article, Verdict::Missing).proven(Some(sent)).noting(Note::NotByOfficer)
    }

    /// Art. 6.1: first the partner, then the officer.
    pub(super) fn passed_on(&self) -> Finding {
        let article = Article::Art6_1;
        if let Some(Note::NoPartner) = self.no_partner_handles() {
            return Finding::new(article, Verdict::NotApplicable).noting(Note::NoPartner);
        }
        let fact = self.handed_over().map(|(proof, _)| proof);
        let due = self.hand_over_by().filter(|_| fact.is_none());
        let finding = self.weigh(article, (fact, due), Note::NotHandedOver);
        self.unless_cut_short(finding)
    }

    /// The day on which a silent partner's turn ends, as the task says.
    fn hand_over_by(&self) -> Option<Date> {
        use crate::complaint::tasks::{TaskKind, tasks};
        let all = tasks(self.complaint, self.around);
        all.iter().find(|task| task.kind == TaskKind::HandOver).map(|task| task.due_on)
    }

    /// Art. 6.3: during his turn the partner let the officer know.
    pub(super) fn kept_informed(&self) -> Finding {
        let article = Article::Art6_3;
        if let Some(why) = self.no_partner_handles() {
            return Finding::new(article, Verdict::NotApplicable).noting(why);
        }
        let Some(assigned) = self.assigned().map(Numbered::proof) else {
            let finding = Finding::new(article, Verdict::NotYetDue).noting(Note::NoProgress);
            return self.unless_cut_short(finding);
        };
        let due = self.day(self.around.terms.progress_on_day).max(assigned.on);
        let fact = self.heard_of_the_partner(assigned.entry);
        let finding = self.weigh(article, (fact, Some(due)), Note::NoProgress);
        match self.handed_over() {
            Some((passed, _)) if finding.is_open() && passed.on <= due => {
                Finding::new(article, Verdict::NotApplicable).noting(Note::TurnWasShort)
            }
            _ => self.unless_cut_short(finding),
        }
    }

    /// The first entry of a partner's turn that he made himself.
    fn heard_of_the_partner(&self, assigned: u32) -> Option<Proof> {
        let complaint = self.complaint;
        let turn = self.entries.iter().filter(|one| one.number > assigned);
        let turn = turn.take_while(|one| {
            let over = matches!(
                one.entry.event,
                Event::TakenUp { .. } | Event::Withdrawn { .. } | Event::OutOfScopeConfirmed
            );
            !over
        });
        let officers = |person| {
            self.entries.iter().any(|one| {
                match one.entry.event {
                    Event::PutInCharge { officer, .. } => officer == person,
                    // Who stands in for an officer is none of the partner's (transition 31).
                    Event::ContactChanged { contact, .. } => contact == person,
                    _ => false,
                }
            })
        };
        let mut heard = turn.filter(|one| {
            let by = one.entry.by;
            let outside = [SYSTEM, COMPLAINANT, REPRESENTATIVE].contains(&by);
            let by_partner = !outside && !officers(by) && complaint.officer != Some(by);
            by_partner && is_of_the_partner(&one.entry.event)
        });
        heard.next().map(Numbered::proof)
    }
}

/// What a partner writes in his turn (6.3).
fn is_of_the_partner(event: &Event) -> bool {
    matches!(
        event,
        Event::PartnerConsulted { .. }
            | Event::ProgressReported { .. }
            | Event::SolutionProposed { .. }
            | Event::ReactionRecorded { .. }
            | Event::ViewRecorded { .. }
            | Event::HearingHeld { .. }
            | Event::CommunicationRecorded { .. }
            | Event::HandedOver { reason: HandOverReason::PartnerReady, .. }
    )
}
