//! What must happen in a dossier and by when: computed from its facts and from nothing else, so
//! that it makes no difference how often or how late it is asked. A task is gone once the fact
//! that it asks for is there.
use jiff::ToSpan;
use jiff::civil::Date;

pub use super::assignee::Assignee;
use super::correspondence::AuthorisationState;
pub use super::counting::{Counting, Why};
use super::counting::{later, named};
use super::external::INSURER_WITHIN_WORKING_DAYS;
use super::facts::Side;
use super::several::PartyNumber;
pub use super::task_kind::TaskKind;
use super::terms::Terms;
use super::{Complaint, Delivery, Stage, guard};
use crate::article::Article;
use crate::calendar::Calendar;
use crate::ids::CommitmentId;
use crate::people::Register;
use crate::rules::ch1_definitions as ch1;
use crate::rules::ch2_aims::RELATION_AFTER_DAYS;

/// Something that must happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    pub kind: TaskKind,
    pub assignee: Assignee,
    pub due_on: Date,
    pub why: Why,
    /// Of a task about one of several.
    pub commitment: Option<CommitmentId>,
    /// Of a task about one of the further partners.
    pub party: Option<PartyNumber>,
}

/// What is known when tasks are computed, besides the dossier.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    pub register: &'a Register,
    pub calendar: &'a Calendar,
    pub terms: &'a Terms,
}

/// All tasks of a dossier, the first due first.
pub fn tasks(complaint: &Complaint, around: Around<'_>) -> Vec<Task> {
    let mut found = Found { complaint, around, tasks: Vec::new() };
    if complaint.is_open() {
        found.beginning();
        found.of_further_partners();
        found.partners();
        found.complainants();
        found.answer();
        found.others();
    }
    found.afterwards();
    found.side_tracks();
    found.tasks.sort_by_key(|task| (task.due_on, task.kind));
    found.tasks
}

struct Found<'a> {
    complaint: &'a Complaint,
    around: Around<'a>,
    tasks: Vec<Task>,
}

impl Found<'_> {
    fn add(&mut self, kind: TaskKind, assignee: Assignee, (due_on, why): (Date, Why)) {
        let party = self.complaint.seen_through;
        self.tasks.push(Task { kind, assignee, due_on, why, commitment: None, party });
    }

    /// This many working days after a day.
    fn working(&self, from: Date, days: u32) -> (Date, Why) {
        let due_on = self.around.calendar.add_working_days(from, days);
        (due_on, Why { counting: Counting::WorkingDays, from, days })
    }

    /// A day of the round, which begins with day 0.
    fn day(&self, days: u32) -> (Date, Why) {
        let from = self.complaint.round().started_on;
        let due_on = from.saturating_add(i64::from(days).days());
        (due_on, Why { counting: Counting::Days, from, days })
    }

    /// As [`Self::day`], and never after the last day of the round.
    fn day_in_time(&self, days: u32) -> (Date, Why) {
        let (last, day) = (self.last_day(), self.day(days));
        if last.0 < day.0 { last } else { day }
    }

    /// The last day of the round (6.4).
    fn last_day(&self) -> (Date, Why) {
        let round = self.complaint.round();
        let days = (round.due_on - round.started_on).get_days();
        let days = u32::try_from(days).unwrap_or_default();
        (round.due_on, Why { counting: Counting::Procedure, from: round.started_on, days })
    }

    /// From receipt to the parties knowing of it (2.1, 4.2, 5.1).
    fn beginning(&mut self) {
        let (complaint, terms) = (self.complaint, *self.around.terms);
        let received = complaint.received_on;
        if complaint.nobody_in_charge {
            self.add(TaskKind::Assign, Assignee::Management, named(received));
        }
        if complaint.is_proposal {
            let due = self.working(received, terms.confirm_working_days);
            // Until then it is not known whether there is anything to do.
            return self.add(TaskKind::Confirm, Assignee::Officer, due);
        }
        if complaint.stage == Stage::Received && complaint.registered.is_none() {
            // Who has no account here can't be asked.
            let registrar = self.around.register.person(complaint.recording.recorded_by);
            let by = if complaint.complainant_and_subject_known() || registrar.is_none() {
                Assignee::Officer
            } else {
                Assignee::Registrar
            };
            self.add(TaskKind::Register, by, self.working(received, terms.register_working_days));
        }
        let before_answer = complaint.awaits_answer() && complaint.scope.is_none();
        if !before_answer || complaint.rounds.len() > 1 {
            return;
        }
        let knows = complaint.partner_notified.is_some()
            || guard::the_registrar_is_involved(complaint, self.around.register);
        if complaint.has_partner() && !knows {
            let due = self.working(received, terms.notify_working_days);
            self.add(TaskKind::Notify, Assignee::Officer, due);
        }
        if complaint.acknowledged.is_none() {
            let due = self.working(received, terms.acknowledge_working_days);
            self.add(TaskKind::Acknowledge, Assignee::Officer, due);
        }
        if let Some(represented) = &complaint.represented
            && represented.asked_on.is_none()
            && represented.state(received) == AuthorisationState::Missing
        {
            let due = self.working(received, terms.authorisation_working_days);
            self.add(TaskKind::Authorisation, Assignee::Officer, due);
        }
    }

    /// What is asked of each further partner, and for him (4.2, 4.4, 4.5).
    fn of_further_partners(&mut self) {
        for seen in self.complaint.looks_of_others() {
            let mut found = Found { complaint: &seen, around: self.around, tasks: Vec::new() };
            found.beginning();
            found.partners();
            found.complainants();
            found.tasks.retain(|task| task.kind.is_about_one_partner());
            self.tasks.append(&mut found.tasks);
        }
    }

    /// While the partner handles it (4.4, 4.5, 6.1, 6.3).
    fn partners(&mut self) {
        let (complaint, terms) = (self.complaint, *self.around.terms);
        for asked in complaint.consultations.iter().filter(|asked| asked.advice.is_none()) {
            if complaint.awaits_answer() {
                let due = self.working(asked.on, terms.advise_working_days);
                self.add(TaskKind::Advise, Assignee::Officer, due);
            }
        }
        let handling = matches!(complaint.stage, Stage::WithPartner | Stage::WithOfficer);
        if !handling || complaint.scope.is_some() {
            return;
        }
        let returned = complaint.returned.map(|returned| returned.until);
        if complaint.has_partner() && !complaint.heard(Side::Partner).is_settled() {
            let due = returned.map_or(self.day(terms.view_on_day), named);
            self.add(TaskKind::View, Assignee::Partner, due);
        }
        if !complaint.heard(Side::Complainant).is_settled() {
            self.add(TaskKind::Hear, Assignee::Officer, self.day(terms.view_on_day));
        }
        let (Stage::WithPartner, Some(since)) = (complaint.stage, complaint.handling_since) else {
            return;
        };
        if complaint.consultations.is_empty() && !complaint.has_stated_deviation(Article::Art4_5) {
            let due = self.working(since, terms.consult_working_days);
            self.add(TaskKind::Consult, Assignee::Partner, due);
        }
        if complaint.last_progress_on.is_none() {
            let due = returned.map_or(later(self.day(terms.progress_on_day), since), named);
            self.add(TaskKind::Progress, Assignee::Partner, due);
        }
        let silent =
            self.working(complaint.partner_active_on.unwrap_or(since), terms.silent_working_days);
        let idle = later(self.day(terms.idle_on_day), since);
        let never_began = complaint.partner_active_on.is_none();
        let due = match returned {
            Some(until) if never_began => named(until),
            _ if never_began && idle.0 < silent.0 => idle,
            _ => silent,
        };
        self.add(TaskKind::HandOver, Assignee::Officer, due);
    }

    /// What the complainant was asked, while the answer is still to come (4.4, 5.1; 32).
    fn complainants(&mut self) {
        let (complaint, within) = (self.complaint, self.around.terms.reaction_working_days);
        if !complaint.awaits_answer() || complaint.scope.is_some() {
            return;
        }
        let read_back = complaint.read_back.as_ref().filter(|asked| asked.confirmed_on.is_none());
        if let Some(asked) = read_back {
            let due = self.working(asked.asked_on, within);
            self.add(TaskKind::ReadBack, Assignee::Complainant, due);
        }
        let handling = matches!(complaint.stage, Stage::WithPartner | Stage::WithOfficer);
        let proposed = complaint.proposals.last().filter(|proposed| proposed.reaction.is_none());
        if let (true, Some(proposed)) = (handling, proposed) {
            let due = self.working(proposed.on, within);
            self.add(TaskKind::Reaction, Assignee::Complainant, due);
        }
        if let Some(represented) = &complaint.represented
            && represented.asked_on.is_some()
            && represented.state(complaint.received_on) == AuthorisationState::Missing
        {
            // Missing on this day: the decision goes to the complainant (transition 32).
            let due = self.day_in_time(self.around.terms.draft_on_day);
            self.add(TaskKind::Authorised, Assignee::Complainant, due);
        }
    }

    /// The written answer, in time (6.4, 6.5).
    fn answer(&mut self) {
        let (complaint, terms) = (self.complaint, *self.around.terms);
        if complaint.is_proposal || !complaint.awaits_answer() {
            return;
        }
        let round = complaint.round();
        match round.letter.map(|letter| (letter.delivery, letter)) {
            Some((Delivery::Underway, letter)) => {
                // A mail is the post room's; a letter on paper is somebody's to post.
                if !round.is_in_the_post_room() {
                    let next = self.working(letter.approved_on, 1);
                    let due = if round.due_on < next.0 { self.last_day() } else { next };
                    self.add(TaskKind::Posting, Assignee::Officer, due);
                }
                return;
            }
            Some((Delivery::Failed, letter)) => {
                self.add(TaskKind::Resend, Assignee::Officer, named(letter.approved_on));
                return;
            }
            Some((Delivery::Sent { .. }, _)) | None => {}
        }
        if round.draft.is_none() && complaint.scope.is_none() {
            let due = self.day_in_time(terms.draft_on_day);
            self.add(TaskKind::Draft, Assignee::Officer, due);
        }
        let (post_on, why) = self.day_in_time(terms.post_on_day);
        let post = (self.around.calendar.post_by(post_on), why);
        self.add(TaskKind::Post, Assignee::Officer, post);
        // To the complainant, when the answer does not come in time.
        let promised = complaint.promised_on();
        let due = if promised > round.due_on { named(promised) } else { self.last_day() };
        self.add(TaskKind::Overdue, Assignee::Officer, due);
    }

    /// Where nobody of management is left, who was named from outside agrees (30).
    fn management(&self) -> Assignee {
        let left = ch1::management_is_left(self.complaint, self.around.register);
        if left { Assignee::Management } else { Assignee::Outsider }
    }

    /// What waits for a second person (transitions 20, 22, 25).
    fn others(&mut self) {
        let (complaint, terms) = (self.complaint, *self.around.terms);
        let asked_on = complaint.registered.map_or(complaint.received_on, |it| it.on);
        let due = self.working(asked_on, terms.second_working_days);
        if complaint.scope.is_some() && complaint.stage != Stage::OutOfScope {
            self.add(TaskKind::Scope, Assignee::SecondOfficer, due);
        }
        if complaint.solved_on_the_spot.is_some_and(|solved| !solved.confirmed) {
            self.add(TaskKind::Solved, Assignee::Officer, due);
        }
        if let Some(payment) = complaint.payment_waits() {
            let due = self.working(payment.asked_on, terms.second_working_days);
            self.add(TaskKind::Payment, self.management(), due);
        }
        if complaint.postponement_proposed.is_some() {
            self.add(TaskKind::Postponement, self.management(), self.last_day());
        }
    }

    /// What runs beside the road, also when it has ended (transitions 23, 27, 28 and 35).
    fn side_tracks(&mut self) {
        let (complaint, terms) = (self.complaint, *self.around.terms);
        let open_tracks = complaint.external.iter().filter(|track| track.ended_on.is_none());
        let terms_of_them = open_tracks.flat_map(|track| &track.terms);
        for term in terms_of_them.filter(|term| term.met_on.is_none()) {
            self.add(TaskKind::ExternalTerm, Assignee::Officer, named(term.due_on));
        }
        if let Some(liability) = complaint.liability
            && complaint.is_claimed_upon()
            && liability.insurer.is_none()
        {
            let due = self.working(liability.on, INSURER_WITHIN_WORKING_DAYS);
            self.add(TaskKind::Insurer, Assignee::Officer, due);
        }
        if complaint.merge_proposed.is_some() && complaint.awaits_answer() {
            let due = self.working(complaint.received_on, terms.confirm_working_days);
            self.add(TaskKind::Merge, Assignee::Officer, due);
        }
        match complaint.arrangement {
            Some(it) if it.approved_on.is_some() => {
                self.add(TaskKind::ArrangementEnd, Assignee::Officer, named(it.until));
            }
            Some(it) => {
                let due = self.working(it.on, terms.second_working_days);
                self.add(TaskKind::Arrangement, self.management(), due);
            }
            None => {}
        }
    }

    /// What remains after the answer (2.2, 5.4).
    fn afterwards(&mut self) {
        let complaint = self.complaint;
        for made in complaint.commitments.iter().filter(|made| made.kept.is_none()) {
            self.tasks.push(Task {
                kind: TaskKind::Keep,
                assignee: Assignee::Officer,
                due_on: made.due_on,
                why: named(made.due_on).1,
                commitment: Some(made.id),
                party: None,
            });
        }
        let sent_on = complaint.round().letter.and_then(|letter| letter.sent_on());
        let is_answered = matches!(complaint.stage, Stage::Decided | Stage::Closed);
        if let Some(sent_on) = sent_on
            && is_answered
            && complaint.relation_kept.is_none()
            && !complaint.is_signal()
            && complaint.was_answered()
        {
            let days = RELATION_AFTER_DAYS;
            let due_on = sent_on.saturating_add(i64::from(days).days());
            let due = (due_on, Why { counting: Counting::Days, from: sent_on, days });
            self.add(TaskKind::Relation, Assignee::Officer, due);
        }
        if let (true, Some(sent_on)) = (complaint.is_open(), sent_on) {
            let due = self.working(sent_on, self.around.terms.close_working_days);
            self.add(TaskKind::Close, Assignee::Officer, due);
        }
    }
}
