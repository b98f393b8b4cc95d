//! Which steps a complaint of the demonstration takes, and when.
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use serde::Deserialize;
use weerklank_domain::calendar::{Calendar, start_of};
use weerklank_domain::complaint::facts::{Door, Reaction};

use super::script::Complaint;

/// How a complaint is handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Road {
    Partner,
    Officer,
    Solved,
    Withdrawn,
    Scope,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Step {
    Record,
    DeclareConflict,
    Intake,
    Register,
    Acknowledge,
    Inform,
    NotifyPartner,
    Classify,
    ProposeScope,
    ConfirmScope,
    Withdraw,
    ProposeSolved,
    ConfirmSolved,
    Assign,
    TakeUp,
    Consult,
    Advise,
    Call,
    ComplainantView,
    ShareComplainantView,
    PartnerView,
    SharePartnerView,
    Progress,
    Propose,
    React,
    HandOver,
    Note,
    Points,
    StartDecision,
    Answer,
    Remedies,
    ExplainLate,
    Draft,
    Send,
    CompleteForm,
    Close,
    AskRelation,
    Reopen,
}

/// A step of one complaint at its moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planned {
    pub(super) complaint: usize,
    pub(super) step: Step,
    pub(super) at: Timestamp,
}

/// When nothing else is said a complaint is answered after so many days.
const ANSWERED_AFTER: i64 = 24;
const CLOSED_AFTER_ANSWER: i64 = 13;
/// Some days more than ninety after the decision (2.2).
const RELATION_AFTER_CLOSING: i64 = 80;
/// Five past nine in the morning.
const FIRST_STEP_MINUTES: i64 = 9 * 60 + 5;
/// Between two steps of one complaint.
const MINUTES_A_STEP: i64 = 8;

/// All steps of all complaints in the order of time. None lies after `now`: what should, is done
/// in the last minutes before it.
pub(super) fn plan(complaints: &[Complaint], (today, now): (Date, Timestamp)) -> Vec<Planned> {
    let calendar = Calendar::dutch();
    let mut planned = Vec::new();
    for (number, complaint) in complaints.iter().enumerate() {
        let steps = steps(complaint);
        let count = i64::try_from(steps.len()).unwrap_or(i64::MAX);
        let mut previous = Timestamp::MIN;
        for (place, step) in (0..).zip(steps) {
            let day = day(complaint, step, (today, &calendar));
            let time = SignedDuration::from_mins(FIRST_STEP_MINUTES + place * MINUTES_A_STEP);
            let meant = start_of(day).saturating_add(time).unwrap_or(now);
            let latest = now.saturating_sub(SignedDuration::from_mins(count - place));
            let at = meant.min(latest.unwrap_or(now)).max(previous);
            previous = at;
            planned.push(Planned { complaint: number, step, at });
        }
    }
    planned.sort_by_key(|planned| (planned.at, planned.complaint));
    planned
}

/// The steps up to and including the last one that is asked for.
fn steps(complaint: &Complaint) -> Vec<Step> {
    let mut steps = whole_road(complaint);
    if complaint.until == Step::Reopen {
        steps.push(Step::Reopen);
    }
    if let Some(last) = steps.iter().position(|step| *step == complaint.until) {
        steps.truncate(last + 1);
    }
    // Of the latest ones the officer has yet to ask.
    if complaint.until == Step::Close
        && complaint.received > days_to_close(complaint) + RELATION_AFTER_CLOSING + 30
    {
        steps.push(Step::AskRelation);
    }
    steps
}

fn days_to_close(complaint: &Complaint) -> i64 {
    complaint.answered.unwrap_or(ANSWERED_AFTER) + CLOSED_AFTER_ANSWER
}

fn whole_road(complaint: &Complaint) -> Vec<Step> {
    let mut steps = vec![Step::Record];
    if complaint.conflict.is_some() {
        steps.push(Step::DeclareConflict);
    }
    steps.push(Step::Intake);
    // At the partner's door a complaint is registered, and the partner told, in one stroke.
    if complaint.door == Door::Organisation {
        steps.extend([Step::Register, Step::Inform]);
    }
    steps.push(Step::Acknowledge);
    if complaint.door == Door::Organisation && complaint.has_partner() {
        steps.push(Step::NotifyPartner);
    }
    match complaint.road {
        Road::Partner => steps.extend(partners_road(complaint)),
        Road::Officer => steps.extend(officers_road(complaint)),
        Road::Solved => {
            steps.extend([Step::ProposeSolved, Step::Classify, Step::ConfirmSolved]);
        }
        Road::Withdrawn => steps.extend([Step::Classify, Step::Withdraw]),
        Road::Scope => steps.extend([Step::Classify, Step::ProposeScope, Step::ConfirmScope]),
    }
    if complaint.late_reason.is_some() {
        steps.push(Step::ExplainLate);
    }
    steps.extend([Step::Draft, Step::Send, Step::CompleteForm, Step::Close]);
    steps
}

fn partners_road(complaint: &Complaint) -> Vec<Step> {
    let mut steps = vec![Step::Classify, Step::Assign, Step::Consult, Step::Advise, Step::Call];
    steps.extend(BOTH_VIEWS);
    steps.extend([Step::Progress, Step::Propose, Step::React]);
    // A solution that is refused hands the complaint over by itself.
    if complaint.reaction != Some(Reaction::NotAccepted) {
        steps.push(Step::HandOver);
    }
    steps.extend(DECISION);
    steps
}

fn officers_road(complaint: &Complaint) -> Vec<Step> {
    let mut steps = vec![Step::Classify, Step::TakeUp, Step::Call];
    if complaint.has_partner() {
        steps.extend(BOTH_VIEWS);
    } else {
        steps.push(Step::ComplainantView);
    }
    steps.extend(DECISION);
    steps
}

const BOTH_VIEWS: [Step; 4] =
    [Step::ComplainantView, Step::ShareComplainantView, Step::PartnerView, Step::SharePartnerView];
const DECISION: [Step; 5] =
    [Step::Note, Step::Points, Step::StartDecision, Step::Answer, Step::Remedies];

/// The working day on which a step is taken.
fn day(complaint: &Complaint, step: Step, (today, calendar): (Date, &Calendar)) -> Date {
    let before = |days: i64| today.saturating_sub(days.days());
    let received = before(complaint.received);
    let answered = complaint.answered.unwrap_or(ANSWERED_AFTER);
    let after = |days: i64| calendar.roll_forward(received.saturating_add(days.days()));
    // Never later than was meant, or a letter in time would be late.
    let sent = calendar.post_by(received.saturating_add(answered.days()));
    let part = |hundredths: i64| after((answered * hundredths / 100).max(2)).min(sent);
    match step {
        Step::Record | Step::DeclareConflict => after(0),
        Step::Intake | Step::Register | Step::Inform | Step::Acknowledge | Step::NotifyPartner => {
            after(1)
        }
        Step::Classify
        | Step::Assign
        | Step::TakeUp
        | Step::ProposeSolved
        | Step::ConfirmSolved
        | Step::ProposeScope => after(2),
        Step::ConfirmScope => after(4),
        Step::Withdraw => part(50),
        Step::Consult => part(16),
        Step::Advise => part(22),
        Step::Call => part(28),
        Step::ComplainantView | Step::ShareComplainantView => part(33),
        Step::PartnerView | Step::SharePartnerView => part(42),
        Step::Progress => part(48),
        Step::Propose => part(54),
        Step::React => part(66),
        Step::HandOver => part(70),
        Step::Note | Step::Points => part(78),
        Step::StartDecision => part(84),
        Step::Answer | Step::Remedies => part(88),
        Step::ExplainLate | Step::Draft => part(94),
        Step::Send => sent,
        Step::CompleteForm | Step::Close => after(days_to_close(complaint)),
        Step::AskRelation => after(days_to_close(complaint) + RELATION_AFTER_CLOSING),
        Step::Reopen => before(complaint.reopen_days.unwrap_or(0)),
    }
}

impl Complaint {
    pub(super) fn has_partner(&self) -> bool {
        let other = self.about == "organisation" || self.about.contains(':');
        !other
    }
}
