//! From event to state: pure, total, and the same at each replay.
use jiff::civil::Date;

use super::event::{Entry, Event};
use super::facts::{Consultation, InformedOfProcedure, Proposal, SideHeard};
use super::{
    Complaint, Deviation, Registration, Returned, Stage, beginning, contact, ended, external,
    links, party, payment, several,
};
use crate::calendar::{due_on, local_date};
use crate::ids::ComplaintId;
use crate::people::{COMPLAINANT, REPRESENTATIVE, SYSTEM, Subject};
use crate::rules::ch3_informing;

/// Replays a dossier; nothing when it does not begin with a recording.
pub fn replay<'a>(
    id: ComplaintId,
    entries: impl IntoIterator<Item = &'a Entry>,
) -> Option<Complaint> {
    let mut entries = entries.into_iter();
    let first = entries.next()?;
    let Event::Recorded { recording } = &first.event else {
        return None;
    };
    let mut complaint = beginning::recorded(id, (**recording).clone(), first.at);
    for entry in entries {
        apply(&mut complaint, entry);
    }
    Some(complaint)
}

/// The state after one more event.
#[expect(clippy::too_many_lines, reason = "one arm for each event, read side by side")]
pub fn apply(complaint: &mut Complaint, entry: &Entry) {
    use Event as E;
    let today = local_date(entry.at);
    // Before the stage changes: whose turn it was.
    let not_the_partner = [SYSTEM, COMPLAINANT, REPRESENTATIVE].contains(&entry.by)
        || [complaint.officer, complaint.contact].contains(&Some(entry.by));
    let of_another = entry.event.party().is_some();
    if complaint.stage == Stage::WithPartner && !not_the_partner && !of_another {
        complaint.partner_active_on = Some(today);
    }
    match &entry.event {
        // Only `recorded` makes a complaint; a second one would be another dossier's.
        E::Recorded { .. }
        | E::CommunicationRecorded { .. }
        | E::EntryCorrected { .. }
        | E::MessageReceived { .. }
        | E::MailFiled { .. }
        | E::ReportCommented { .. }
        | E::LetterPrepared { .. }
        | E::AccessCodeGiven { .. } => {}
        E::ReceiptCorrected { received_on, procedure_version, .. } => {
            complaint.received_on = *received_on;
            if let Some(version) = procedure_version {
                complaint.recording.procedure_version = *version;
            }
            let first = &mut complaint.rounds[0];
            first.started_on = *received_on;
            first.due_on = due_on(*received_on);
        }
        E::ComplainantChanged { complainant } => complaint.complainant = complainant.clone(),
        E::SubjectChanged { subject } => change_subject(complaint, *subject),
        E::IntakeCompleted { intake } => complaint.intake = (**intake).clone(),
        E::Registered => {
            complaint.is_proposal = false;
            complaint.registered = Some(Registration { by: entry.by, on: today });
            if complaint.stage == Stage::Received {
                complaint.stage = Stage::Registered;
            }
        }
        E::PartnerNotified { notice, .. } => complaint.partner_notified = Some(*notice),
        E::Acknowledged { notice } => complaint.acknowledged = Some(*notice),
        E::ComplainantInformed { informed } => inform(complaint, informed),
        E::Classified { classification } => {
            complaint.classifications.push(classification.clone());
        }
        E::Deviated { article, reason, cause } => {
            let deviation = Deviation { article: *article, reason: *reason, cause: *cause };
            complaint.deviations.push(deviation);
        }
        E::FormCompleted { learning } => complaint.learning = (**learning).clone(),
        E::PersonExcluded { exclusion, .. } => {
            complaint.excluded.retain(|known| known.person != exclusion.person);
            complaint.excluded.push(*exclusion);
            if complaint.officer == Some(exclusion.person) {
                complaint.officer = None;
            }
        }
        E::ExclusionLifted { person, reason } => {
            complaint.excluded.retain(|exclusion| exclusion.person != *person);
            if reason.is_some() {
                complaint.cleared.push(*person);
            }
        }
        E::PutInCharge { officer, .. } => {
            // Who handled it from outside has nothing to do with it once another one does.
            let before = complaint.officer.filter(|before| before != officer);
            complaint.outsider = complaint.outsider.filter(|one| before != Some(*one));
            complaint.officer = Some(*officer);
            complaint.nobody_in_charge = false;
            complaint.contact = None;
        }
        E::OutsiderNamed { person, .. } => complaint.outsider = Some(*person),
        E::ContactChanged { contact, .. } => {
            complaint.contact = Some(*contact).filter(|one| complaint.officer != Some(*one));
        }
        E::NobodyInCharge => {
            complaint.officer = None;
            complaint.nobody_in_charge = true;
        }
        E::AssignedToPartner => enter(complaint, Stage::WithPartner, today),
        E::TakenUp { .. } | E::HandedOver { .. } => enter(complaint, Stage::WithOfficer, today),
        E::ReturnedToHandling { .. } => {
            // What was approved and not posted isn't sent any more; nor was it solved on the spot.
            complaint.round_mut().letter = None;
            complaint.solved_on_the_spot = None;
            complaint.drop_payment_that_waits();
            enter(complaint, Stage::WithOfficer, today);
        }
        E::ReturnedToPartner { until, .. } => {
            complaint.returned = Some(Returned { on: today, until: *until });
            complaint.partner_active_on = None;
            complaint.last_progress_on = None;
            enter(complaint, Stage::WithPartner, today);
        }
        E::PartnerConsulted { on, way, question } => {
            let asked = Consultation { on: *on, way: *way, question: *question, advice: None };
            complaint.consultations.push(asked);
        }
        E::Advised { advice } => {
            let open = complaint.consultations.iter_mut().find(|asked| asked.advice.is_none());
            if let Some(asked) = open {
                asked.advice = Some(*advice);
            }
        }
        E::SolutionProposed { on, proposal } => {
            let proposal = Proposal { on: *on, proposal: *proposal, reaction: None };
            complaint.proposals.push(proposal);
        }
        E::ReactionRecorded { reaction, .. } => {
            if let Some(proposal) = complaint.proposals.last_mut() {
                proposal.reaction = Some(*reaction);
            }
        }
        E::ViewRecorded { side, view, .. } => complaint.heard_mut(*side).view = Some(*view),
        E::HearingHeld { hearing } => {
            complaint.heard_mut(hearing.side).hearing_on = Some(hearing.on);
        }
        E::NotHeard { side, reason, .. } => complaint.heard_mut(*side).not_heard = Some(*reason),
        E::ViewShared { side, .. } => complaint.heard_mut(*side).shared = true,
        E::ViewNotShared { side, reason } => {
            complaint.heard_mut(*side).not_shared = Some(*reason);
        }
        E::ProgressReported { .. } => complaint.last_progress_on = Some(today),
        E::PointAdded { .. }
        | E::PointRemoved { .. }
        | E::PointAnswered { .. }
        | E::CommitmentMade { .. }
        | E::CommitmentKept { .. }
        | E::DecisionStarted
        | E::DraftSaved { .. }
        | E::LetterApproved { .. }
        | E::LetterPosted { .. }
        | E::LetterAccepted { .. }
        | E::LetterFailed
        | E::PartnerToldOfOutcome { .. }
        | E::SolvedOnTheSpotProposed { .. }
        | E::SolvedOnTheSpotConfirmed
        | E::Withdrawn { .. }
        | E::WithdrawalUndone { .. }
        | E::OutOfScopeProposed { .. }
        | E::OutOfScopeConfirmed
        | E::OutOfScopeRejected { .. }
        | E::Closed { .. }
        | E::Reopened { .. } => ended::apply(complaint, entry),
        E::CorrespondenceSent { .. }
        | E::ProposalConfirmed
        | E::ProposalDismissed { .. }
        | E::SignalClosed { .. }
        | E::ReadBackAsked { .. }
        | E::ReadBackConfirmed { .. }
        | E::Postponed { .. }
        | E::PostponementProposed { .. }
        | E::RepresentativeNamed { .. }
        | E::RepresentativeRemoved { .. }
        | E::AuthorisationAsked { .. }
        | E::AuthorisationReceived { .. }
        | E::SurveyAsked
        | E::SurveyAnswered { .. } => contact::apply(complaint, entry),
        E::Merged { .. }
        | E::MergeProposed { .. }
        | E::MergeRejected { .. }
        | E::SplitOff { .. }
        | E::FollowedUp { .. }
        | E::DossierLinked { .. }
        | E::ClosedWithMain => links::apply(complaint, entry),
        E::ExternalTrackOpened { .. }
        | E::ExternalTermSet { .. }
        | E::ExternalTermMet { .. }
        | E::ExternalTrackEnded { .. }
        | E::LegalHoldPlaced { .. }
        | E::LegalHoldLifted { .. }
        | E::LiabilityClaimed { .. }
        | E::InsurerTold { .. }
        | E::LiabilitySettled { .. } => external::apply(complaint, entry),
        E::RemediesRecorded { .. }
        | E::PaymentApprovalAsked { .. }
        | E::PaymentApproved { .. }
        | E::PaymentRefused { .. }
        | E::RelationRecorded { .. } => payment::apply(complaint, entry),
        E::PartySucceeded { .. }
        | E::ArrangementProposed { .. }
        | E::ArrangementApproved
        | E::ArrangementRejected { .. }
        | E::ArrangementEnded { .. } => party::apply(complaint, entry),
        E::PartnerAdded { .. } | E::PartnerEnded { .. } | E::OfPartner { .. } => {
            several::apply(complaint, entry);
        }
    }
}

/// Another firm is complained about: it has to be informed, consulted and heard itself, and it is
/// not its turn yet. What the former one said stays on the timeline.
fn change_subject(complaint: &mut Complaint, subject: Subject) {
    let same_firm = subject.firm().is_some() && subject.firm() == complaint.subject.firm();
    complaint.subject = subject;
    complaint.cleared.clear();
    if same_firm {
        return;
    }
    complaint.partner_notified = None;
    complaint.partner_told_of_outcome_on = None;
    complaint.partner_active_on = None;
    complaint.last_progress_on = None;
    complaint.partner_heard = SideHeard::default();
    complaint.complainant_heard.shared = false;
    complaint.complainant_heard.not_shared = None;
    complaint.consultations.clear();
    complaint.proposals.clear();
    complaint.returned = None;
    if complaint.stage == Stage::WithPartner {
        complaint.stage = Stage::Registered;
        complaint.handling_since = None;
    }
    if let Some(withdrawn) = &mut complaint.withdrawn
        && withdrawn.from == Stage::WithPartner
    {
        withdrawn.from = Stage::Registered;
    }
}

/// Who was once told where to read the procedure doesn't forget it by being told less (3.2).
fn inform(complaint: &mut Complaint, informed: &InformedOfProcedure) {
    let knew = ch3_informing::the_complainant_knows_where_to_read(complaint);
    if !knew || informed.told_where_to_read {
        complaint.informed = Some(informed.clone());
    }
}

pub(super) fn enter(complaint: &mut Complaint, stage: Stage, today: Date) {
    complaint.stage = stage;
    complaint.handling_since = Some(today);
}
