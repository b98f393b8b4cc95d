//! From event to state: pure, total, and the same at each replay.
use jiff::Timestamp;
use jiff::civil::Date;

use super::contact;
use super::correspondence::Represented;
use super::event::{Entry, Event};
use super::facts::{
    Commitment, Consultation, InformedOfProcedure, Kept, LetterKind, Point, Proposal, Recording,
    SideHeard, Way,
};
use super::{
    Complaint, Delivery, Deviation, Letter, Registration, Round, ScopeProposal, SolvedOnTheSpot,
    Stage,
};
use crate::calendar::{due_on, local_date};
use crate::ids::ComplaintId;
use crate::people::{COMPLAINANT, REPRESENTATIVE, SYSTEM, Subject};
use crate::rules::ch3_informing;

/// The state after the first event of a dossier.
pub(super) fn recorded(id: ComplaintId, recording: Recording, at: Timestamp) -> Complaint {
    let started_on = recording.received_on;
    Complaint {
        id,
        stage: Stage::Received,
        recorded_at: at,
        received_on: recording.received_on,
        complainant: recording.complainant.clone(),
        subject: recording.subject,
        intake: recording.intake.as_deref().cloned().unwrap_or_default(),
        registered: None,
        informed: recording.informed.clone(),
        partner_notified: None,
        acknowledged: None,
        classifications: vec![],
        officer: None,
        excluded: vec![],
        cleared: vec![],
        handling_since: None,
        consultations: vec![],
        proposals: vec![],
        complainant_heard: SideHeard::default(),
        partner_heard: SideHeard::default(),
        last_progress_on: None,
        points: vec![],
        remedies: None,
        commitments: vec![],
        solved_on_the_spot: None,
        scope: None,
        rounds: vec![Round {
            started_on,
            ground: None,
            due_on: due_on(started_on),
            draft: None,
            letter: None,
        }],
        learning: super::facts::Learning::default(),
        deviations: vec![],
        closed_on: None,
        nobody_in_charge: false,
        partner_active_on: None,
        partner_told_of_outcome_on: None,
        represented: recording.representative.clone().map(Represented::new),
        is_proposal: recording.proposal,
        postponements: vec![],
        postponement_proposed: None,
        read_back: None,
        report_sent_on: None,
        survey_asked_on: None,
        survey: None,
        recording,
    }
}

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
    let mut complaint = recorded(id, (**recording).clone(), first.at);
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
        || complaint.officer == Some(entry.by);
    if complaint.stage == Stage::WithPartner && !not_the_partner {
        complaint.partner_active_on = Some(today);
    }
    match &entry.event {
        // Only `recorded` makes a complaint; a second one would be another dossier's.
        E::Recorded { .. }
        | E::CommunicationRecorded { .. }
        | E::EntryCorrected { .. }
        | E::MessageReceived { .. }
        | E::MailFiled { .. }
        | E::ReportCommented { .. } => {}
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
            complaint.officer = Some(*officer);
            complaint.nobody_in_charge = false;
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
            enter(complaint, Stage::WithOfficer, today);
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
        E::PointAdded { point, summary } => {
            complaint.points.push(Point { id: *point, summary: *summary, answer: None });
        }
        E::PointRemoved { point, .. } => complaint.points.retain(|known| known.id != *point),
        E::PointAnswered { point, answer } => {
            if let Some(known) = complaint.points.iter_mut().find(|known| known.id == *point) {
                known.answer = Some(answer.clone());
            }
        }
        E::RemediesRecorded { remedies } => complaint.remedies = Some(remedies.clone()),
        E::CommitmentMade { commitment, what, who, due_on } => {
            let (id, due_on) = (*commitment, *due_on);
            let made = Commitment { id, what: *what, who: *who, due_on, kept: None };
            complaint.commitments.push(made);
        }
        E::CommitmentKept { commitment, on, proof } => {
            let made = complaint.commitments.iter_mut().find(|made| made.id == *commitment);
            if let Some(made) = made {
                made.kept = Some(Kept { on: *on, proof: *proof });
            }
        }
        E::DecisionStarted => {
            complaint.scope = None;
            enter(complaint, Stage::Deciding, today);
        }
        E::DraftSaved { body } => complaint.round_mut().draft = Some(*body),
        E::LetterApproved { kind, way, file } => {
            let letter = Letter {
                kind: *kind,
                file: *file,
                approved_on: today,
                approved_by: entry.by,
                way: *way,
                delivery: Delivery::Underway,
            };
            complaint.round_mut().letter = Some(letter);
            // By post the complaint stays where it is until the posting day is confirmed (18).
            if *way == Way::Email {
                decide(complaint, *kind);
            }
        }
        E::LetterPosted { on } | E::LetterAccepted { on } => sent(complaint, *on),
        E::LetterFailed => {
            if let Some(letter) = &mut complaint.round_mut().letter {
                letter.delivery = Delivery::Failed;
            }
        }
        E::PartnerToldOfOutcome { on } => complaint.partner_told_of_outcome_on = Some(*on),
        E::SolvedOnTheSpotProposed { how } => {
            complaint.solved_on_the_spot = Some(SolvedOnTheSpot { how: *how, confirmed: false });
        }
        E::SolvedOnTheSpotConfirmed => {
            if let Some(solved) = &mut complaint.solved_on_the_spot {
                solved.confirmed = true;
            }
            complaint.scope = None;
            enter(complaint, Stage::Deciding, today);
        }
        E::Withdrawn { .. } => {
            complaint.scope = None;
            leave(complaint, Stage::Withdrawn);
        }
        E::OutOfScopeProposed { ground, reason } => {
            let proposal = ScopeProposal { ground: *ground, reason: *reason, by: entry.by };
            complaint.scope = Some(proposal);
        }
        E::OutOfScopeConfirmed => leave(complaint, Stage::OutOfScope),
        E::OutOfScopeRejected { .. } => complaint.scope = None,
        E::Closed { .. } => {
            complaint.stage = Stage::Closed;
            complaint.closed_on = Some(today);
        }
        E::Reopened { ground, .. } => {
            complaint.scope = None;
            complaint.closed_on = None;
            complaint.partner_told_of_outcome_on = None;
            complaint.learning = super::facts::Learning::default();
            let round = Round {
                started_on: today,
                ground: Some(*ground),
                due_on: due_on(today),
                draft: None,
                letter: None,
            };
            complaint.rounds.push(round);
            complaint.postponements.clear();
            complaint.postponement_proposed = None;
            complaint.survey_asked_on = None;
            complaint.survey = None;
            enter(complaint, Stage::WithOfficer, today);
        }
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
    if complaint.stage == Stage::WithPartner {
        complaint.stage = Stage::Registered;
        complaint.handling_since = None;
    }
}

/// Who was once told where to read the procedure doesn't forget it by being told less (3.2).
fn inform(complaint: &mut Complaint, informed: &InformedOfProcedure) {
    let knew = ch3_informing::the_complainant_knows_where_to_read(complaint);
    if !knew || informed.told_where_to_read {
        complaint.informed = Some(informed.clone());
    }
}

fn enter(complaint: &mut Complaint, stage: Stage, today: Date) {
    complaint.stage = stage;
    complaint.handling_since = Some(today);
}

/// A way out other than a decision: what was drafted for another letter doesn't stay.
fn leave(complaint: &mut Complaint, stage: Stage) {
    complaint.stage = stage;
    complaint.round_mut().draft = None;
    complaint.round_mut().letter = None;
}

fn sent(complaint: &mut Complaint, on: Date) {
    let Some(letter) = &mut complaint.round_mut().letter else {
        return;
    };
    letter.delivery = Delivery::Sent { on };
    let kind = letter.kind;
    decide(complaint, kind);
}

/// A decision makes a complaint decided (6.4); the letter of another way out leaves it there.
fn decide(complaint: &mut Complaint, kind: LetterKind) {
    match kind {
        LetterKind::Decision | LetterKind::SolvedOnTheSpot => complaint.stage = Stage::Decided,
        LetterKind::Withdrawal | LetterKind::OutOfScope => {}
    }
}
