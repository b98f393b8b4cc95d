//! What's next and what's done, from the same rules that refuse (principle 8).
use jiff::civil::Date;

use super::command::{Circumstances, CommandKind as K};
use super::correspondence::AuthorisationState;
use super::facts::{Manner, Way};
use super::{Complaint, Delivery, Stage, form, guard};
use crate::article::Article;
use crate::people::Role;
use crate::permissions;
use crate::rules::{Refusal, ch3_informing, ch4_handling, ch6_responsibilities};

/// A step of the road, as it stands for this person now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub kind: K,
    pub article: Article,
    pub standing: Standing,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    Done { on: Option<Date> },
    Possible,
    NotYet(Refusal),
}

/// The steps that a complaint in this stage asks for, the undone ones in the order of the road.
const ROAD: [K; 35] = [
    K::PutInCharge,
    K::NameOutsider,
    K::ApprovePayment,
    K::ApproveArrangement,
    K::ConfirmProposal,
    K::ApprovePostponement,
    K::ConfirmOutOfScope,
    K::RejectOutOfScope,
    K::ConfirmSolvedOnTheSpot,
    K::Register,
    K::Acknowledge,
    K::InformComplainant,
    K::AskReadBack,
    K::ConfirmReadBack,
    K::AskAuthorisation,
    K::NotifyPartner,
    K::Classify,
    K::AssignToPartner,
    K::TakeUp,
    K::Consult,
    K::Advise,
    K::RecordView,
    K::ShareView,
    K::ProposeSolution,
    K::RecordReaction,
    K::HandOver,
    K::AddPoint,
    K::StartDecision,
    K::AnswerPoint,
    K::RecordRemedies,
    K::SaveDraft,
    K::SendLetter,
    K::ConfirmPosting,
    K::CompleteForm,
    K::Close,
];

/// The road of this complaint as this person sees it: each step done, possible, or not yet
/// and why.
pub fn road(complaint: &Complaint, around: &Circumstances<'_>) -> Vec<Step> {
    ROAD.into_iter()
        .filter(|kind| belongs(*kind, complaint, around))
        .map(|kind| Step {
            kind,
            article: guard::article_of(kind),
            standing: standing(kind, complaint, around),
        })
        .collect()
}

fn standing(kind: K, complaint: &Complaint, around: &Circumstances<'_>) -> Standing {
    if is_done(kind, complaint, around) {
        let on = done_on(kind, complaint);
        return Standing::Done { on };
    }
    match guard::permit(kind, complaint, around) {
        Ok(()) => Standing::Possible,
        Err(refusal) => Standing::NotYet(refusal),
    }
}

/// Whether this step is on the road of this complaint at all.
fn belongs(kind: K, complaint: &Complaint, around: &Circumstances<'_>) -> bool {
    let short = complaint.is_solved_on_the_spot()
        || matches!(complaint.stage, Stage::Withdrawn | Stage::OutOfScope);
    match kind {
        K::Consult | K::Advise | K::ProposeSolution | K::RecordReaction | K::HandOver => {
            let with_partner = complaint.has_partner() && !complaint.has_deviation(Article::Art6_1);
            with_partner && !short && asks_for(kind, complaint)
        }
        K::AssignToPartner | K::TakeUp => {
            let chosen = complaint.handling_since.is_some();
            !short && !chosen && (kind == K::TakeUp || complaint.has_partner())
        }
        K::NotifyPartner => {
            complaint.has_partner() && !guard::registrar_is_involved(complaint, around)
        }
        // An answer that is out says all that an acknowledgement would have said.
        K::Acknowledge => {
            complaint.acknowledged.is_some()
                || permissions::may(Role::Officer, complaint.stage, K::Acknowledge)
        }
        K::ShareView => !short && complaint.has_partner(),
        K::AnswerPoint => !short && !complaint.points.is_empty(),
        K::RecordView | K::AddPoint | K::StartDecision | K::RecordRemedies => !short,
        K::PutInCharge | K::NameOutsider => complaint.nobody_in_charge,
        // A proposal that a partner doesn't know of is no step of his road either.
        K::ConfirmOutOfScope | K::RejectOutOfScope => {
            let proposed = complaint.scope.is_some() && complaint.stage != Stage::OutOfScope;
            proposed && around.by.roles.iter().any(|role| permissions::may_ever(*role, kind))
        }
        K::ConfirmSolvedOnTheSpot => {
            complaint.solved_on_the_spot.is_some_and(|solved| !solved.confirmed)
        }
        K::ConfirmPosting => letter_by_post(complaint),
        K::ConfirmProposal => complaint.is_proposal,
        K::ApprovePayment => complaint.payment_waits().is_some(),
        K::ApproveArrangement => {
            let proposed = complaint.arrangement;
            proposed.is_some_and(|it| it.approved_on.is_none())
                && around.by.roles.iter().any(|role| permissions::may_ever(*role, kind))
        }
        K::ApprovePostponement => complaint.postponement_proposed.is_some(),
        // What was written needs no reading back.
        K::AskReadBack => {
            let told = complaint.recording.manner == Manner::Oral && !complaint.is_signal();
            told && (complaint.read_back.is_some()
                || permissions::may(Role::Officer, complaint.stage, kind))
        }
        K::ConfirmReadBack => complaint.read_back.is_some(),
        K::AskAuthorisation => {
            let represented = complaint.represented.as_ref();
            represented.is_some_and(|it| it.representative.capacity.needs_authorisation())
        }
        _ => true,
    }
}

fn asks_for(kind: K, complaint: &Complaint) -> bool {
    match kind {
        K::Advise => !complaint.consultations.is_empty(),
        K::RecordReaction => !complaint.proposals.is_empty(),
        _ => true,
    }
}

fn letter_by_post(complaint: &Complaint) -> bool {
    let letter = complaint.round().letter;
    letter.is_some_and(|letter| letter.way == Way::Letter)
}

/// Whether a step has been taken, in this round where it is of a round.
fn is_done(kind: K, complaint: &Complaint, around: &Circumstances<'_>) -> bool {
    let round = complaint.round();
    let stage = complaint.stage;
    match kind {
        K::Register => complaint.registered.is_some(),
        K::Acknowledge => complaint.acknowledged.is_some(),
        K::InformComplainant => ch3_informing::informing_is_settled(complaint),
        K::NotifyPartner => complaint.partner_notified.is_some(),
        K::Classify => complaint.classification().is_some(),
        K::Consult => !complaint.consultations.is_empty(),
        K::Advise => complaint.consultations.iter().all(|asked| asked.advice.is_some()),
        K::RecordView => ch4_handling::both_sides_were_heard(complaint).is_ok(),
        K::ShareView => {
            ch4_handling::both_sides_were_heard(complaint).is_ok()
                && ch4_handling::each_side_could_reply(complaint).is_ok()
        }
        K::ProposeSolution => !complaint.proposals.is_empty(),
        K::RecordReaction => {
            let last = complaint.proposals.last();
            last.is_some_and(|proposal| proposal.reaction.is_some())
        }
        K::HandOver => !matches!(stage, Stage::Received | Stage::Registered | Stage::WithPartner),
        K::AddPoint => !complaint.points.is_empty(),
        K::StartDecision => matches!(stage, Stage::Deciding | Stage::Decided | Stage::Closed),
        K::AnswerPoint => ch6_responsibilities::every_point_is_answered(complaint).is_ok(),
        K::RecordRemedies => complaint.remedies.is_some(),
        K::SaveDraft => round.draft.is_some(),
        K::SendLetter => {
            let letter = round.letter;
            letter.is_some_and(|letter| letter.delivery != Delivery::Failed)
        }
        K::ConfirmPosting => round.letter.is_some_and(|letter| letter.sent_on().is_some()),
        K::CompleteForm => {
            form::learning_is_complete(complaint, (around.today(), &around.terms(complaint)))
        }
        K::Close => complaint.closed_on.is_some(),
        K::AskReadBack => complaint.read_back.is_some(),
        K::ConfirmReadBack => {
            complaint.read_back.as_ref().is_some_and(|asked| asked.confirmed_on.is_some())
        }
        K::AskAuthorisation => {
            let today = around.today();
            complaint
                .represented
                .as_ref()
                .is_some_and(|it| it.state(today) != AuthorisationState::Missing)
        }
        _ => false,
    }
}

/// The day on which a step was done, where the dossier keeps it.
fn done_on(kind: K, complaint: &Complaint) -> Option<Date> {
    match kind {
        K::Register => complaint.registered.map(|registration| registration.on),
        K::Acknowledge => complaint.acknowledged.map(|notice| notice.on),
        K::InformComplainant => complaint.informed.as_ref().map(|informed| informed.on),
        K::NotifyPartner => complaint.partner_notified.map(|notice| notice.on),
        K::Consult => complaint.consultations.last().map(|asked| asked.on),
        K::ProposeSolution => complaint.proposals.last().map(|proposal| proposal.on),
        K::SendLetter | K::ConfirmPosting => {
            complaint.round().letter.and_then(|letter| letter.sent_on())
        }
        K::Close => complaint.closed_on,
        K::AskReadBack => complaint.read_back.as_ref().map(|asked| asked.asked_on),
        K::ConfirmReadBack => complaint.read_back.as_ref().and_then(|asked| asked.confirmed_on),
        K::AskAuthorisation => complaint.represented.as_ref().and_then(|it| it.asked_on),
        _ => None,
    }
}
