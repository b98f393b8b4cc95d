//! From command to events: pure, and the only place where events are made.
use super::command::{Circumstances, Command, CommandKind};
use super::event::Event;
use super::{
    Complaint, conflict, contact, external, guard, handling, intake, links, outcome, party,
    payment, several,
};
use crate::rules::Refusal;

pub(super) type Acted = Result<Vec<Event>, Refusal>;

/// What happens when this is asked: events, none when nothing changes, or a refusal.
pub fn act(complaint: &Complaint, command: Command, around: &Circumstances<'_>) -> Acted {
    if let Command::ForPartner { partner, command } = command {
        guard::permit(CommandKind::ForPartner, complaint, around)?;
        return several::act(complaint, partner, *command, around);
    }
    match several::whose(complaint, &command, around) {
        Some(partner) => several::act(complaint, partner, command, around),
        None => decide(complaint, command, around),
    }
}

#[expect(clippy::too_many_lines, reason = "one arm for each command, read side by side")]
pub(super) fn decide(complaint: &Complaint, command: Command, around: &Circumstances<'_>) -> Acted {
    use Command as C;
    guard::permit(command.kind(), complaint, around)?;
    let events = match command {
        C::CorrectReceipt { received_on, reason, proof } => {
            intake::correct_receipt(complaint, received_on, (reason, proof), around)?
        }
        C::ChangeComplainant { complainant } => {
            let differs = complaint.complainant != complainant;
            changed(differs, Event::ComplainantChanged { complainant })
        }
        C::ChangeSubject { subject } => conflict::change_subject(complaint, subject, around)?,
        C::AddPartner { subject, reason } => several::add(complaint, subject, reason, around)?,
        C::EndPartner { partner, reason } => several::end(complaint, partner, reason, around)?,
        // Of another step again: it is about nobody.
        C::ForPartner { .. } => vec![],
        C::CompleteIntake { intake } => {
            let differs = complaint.intake != *intake;
            changed(differs, Event::IntakeCompleted { intake })
        }
        C::Register { late_reason } => intake::register(complaint, late_reason, around),
        C::NotifyPartner { notice, letter } => {
            intake::notify_partner(complaint, (notice, letter), around)?
        }
        C::Acknowledge { notice } => intake::acknowledge(complaint, notice, around)?,
        C::InformComplainant { informed } => intake::inform(informed, around)?,
        C::Classify { classification } => intake::classify(complaint, classification)?,
        C::Deviate { article, reason } => vec![handling::stated(article, reason)],
        C::AssignToPartner => vec![Event::AssignedToPartner],
        C::TakeUp { reason, explanation } => handling::take_up(complaint, reason, explanation),
        C::Consult { on, way, question } => handling::consult(on, way, question, around)?,
        C::Advise { advice } => vec![Event::Advised { advice }],
        C::ProposeSolution { on, proposal } => handling::propose(complaint, on, proposal, around)?,
        C::RecordReaction { reaction, explanation } => {
            handling::react(complaint, reaction, explanation)
        }
        C::HandOver { reason, explanation } => {
            handling::hand_over(complaint, reason, explanation, around)?
        }
        C::ReturnToPartner { until, reason } => {
            handling::return_to_partner(complaint, until, reason, around)?
        }
        C::RecordView { side, on, view } => {
            handling::on_a_side(on, Event::ViewRecorded { side, on, view }, around)?
        }
        C::RecordHearing { hearing } => {
            handling::on_a_side(hearing.on, Event::HearingHeld { hearing }, around)?
        }
        C::ExplainNotHeard { side, reason, explanation } => {
            vec![Event::NotHeard { side, reason, explanation }]
        }
        C::ShareView { side, on } => handling::share(complaint, side, on, around)?,
        C::ExplainNotShared { side, reason } => vec![Event::ViewNotShared { side, reason }],
        C::ReportProgress { report } => vec![Event::ProgressReported { report }],
        C::RecordCommunication { communication } => {
            handling::record_communication(*communication, around)?
        }
        C::CorrectEntry { entry, correction } => handling::correct(entry, correction, around)?,
        C::AddPoint { point, summary } => outcome::add_point(complaint, point, summary)?,
        C::RemovePoint { point, reason } => outcome::remove_point(complaint, point, reason)?,
        C::AnswerPoint { point, answer } => outcome::answer_point(complaint, point, answer)?,
        C::RecordRemedies { remedies } => payment::record_remedies(complaint, remedies, around)?,
        C::MakeCommitment { commitment, what, who, due_on } => {
            outcome::promise(complaint, commitment, (what, who, due_on), around)?
        }
        C::KeepCommitment { commitment, on, proof } => {
            outcome::keep(complaint, commitment, (on, proof), around)?
        }
        C::StartDecision => payment::start_decision(complaint, around),
        C::SaveDraft { body } => vec![Event::DraftSaved { body }],
        C::ReturnToHandling { reason } => vec![Event::ReturnedToHandling { reason }],
        C::SendLetter { way, file, prepared } => {
            outcome::send(complaint, (way, file), prepared, around)?
        }
        C::ConfirmPosting { on } => outcome::confirm_posting(complaint, on, around)?,
        C::ReportAccepted { on } => outcome::accepted(complaint, on),
        C::ReportFailed => outcome::failed(complaint),
        C::ProposeSolvedOnTheSpot { how } => vec![Event::SolvedOnTheSpotProposed { how }],
        C::ConfirmSolvedOnTheSpot => outcome::confirm_solved(complaint),
        C::Withdraw { on, explanation } => outcome::withdraw(complaint, on, explanation, around)?,
        C::UndoWithdrawal { reason } => vec![Event::WithdrawalUndone { reason }],
        C::ProposeOutOfScope { ground, reason } => {
            outcome::propose_out_of_scope(complaint, ground, reason, around)?
        }
        C::ConfirmOutOfScope => vec![Event::OutOfScopeConfirmed],
        C::RejectOutOfScope { reason } => vec![Event::OutOfScopeRejected { reason }],
        C::CompleteForm { learning } => outcome::complete_form(complaint, learning, around)?,
        C::Close { form } => vec![Event::Closed { form }],
        C::Reopen { ground, reason } => outcome::reopen(complaint, ground, reason, around)?,
        C::DeclareConflict { reason } => conflict::declare(complaint, reason, around),
        C::RecordObjection { person, reason } => {
            conflict::object(complaint, person, reason, around)?
        }
        C::ClearName { person, reason } => conflict::clear_name(complaint, person, reason, around)?,
        C::ReviewConflicts => conflict::review(complaint, around),
        C::TakeOver { reason } => conflict::take_over(complaint, reason, around)?,
        C::NameOutsider { person, reason } => {
            conflict::name_outsider(complaint, person, reason, around)?
        }
        C::ReviewContact => conflict::review_contact(complaint, around),
        C::PutInCharge { officer, reason } => {
            conflict::put_in_charge(complaint, officer, reason, around)?
        }
        C::WriteMessage { message, files } => vec![Event::MessageReceived { message, files }],
        C::FileMail { mail } => vec![Event::MailFiled { mail }],
        C::SendCorrespondence { correspondence } => {
            contact::send(complaint, correspondence, around)?
        }
        C::ConfirmProposal => vec![Event::ProposalConfirmed],
        C::DismissProposal { ground, reason } => contact::dismiss(ground, reason)?,
        C::AskReadBack { text, way, letter } => vec![Event::ReadBackAsked { text, way, letter }],
        C::GiveAccessCode { to, way } => contact::give_access_code(complaint, (to, way))?,
        C::ConfirmReadBack { on, way, correction } => {
            contact::confirm_read_back(complaint, (on, way), correction, around)?
        }
        C::CommentOnReport { comment } => vec![Event::ReportCommented { comment }],
        C::Postpone { until, reason } => contact::postpone(complaint, until, reason, around)?,
        C::ApprovePostponement => contact::approve_postponement(complaint, around)?,
        C::NameRepresentative { representative } => {
            let known = complaint.represented.as_ref().map(|known| &known.representative);
            let differs = known != Some(&representative);
            changed(differs, Event::RepresentativeNamed { representative })
        }
        C::RemoveRepresentative { reason } => vec![Event::RepresentativeRemoved { reason }],
        C::AskAuthorisation { on, way } => contact::ask_authorisation(on, way, around)?,
        C::RecordAuthorisation { on, scope, valid_until, file } => {
            contact::record_authorisation((on, valid_until), scope, file, around)?
        }
        C::AskSurvey => vec![Event::SurveyAsked],
        C::AnswerSurvey { score, comment } => vec![Event::SurveyAnswered { score, comment }],
        C::CloseSignal { reason } => vec![Event::SignalClosed { reason }],
        C::Merge { main, ground, reason } => {
            links::merge(complaint, main, (ground, reason), around)?
        }
        C::ProposeMerge { other } => {
            let is_new = complaint.merge_proposed.is_none() && other.dossier != complaint.id;
            changed(is_new, Event::MergeProposed(other))
        }
        C::RejectMerge { reason } => vec![Event::MergeRejected { reason }],
        C::SplitOff { new, points, reason } => links::split(complaint, &new, (points, reason))?,
        C::FollowUp { new, reason } => links::follow_up(&new, reason),
        C::RecordLink { linked, excluded } => links::record(complaint, linked, &excluded, around),
        C::FollowMain => vec![Event::ClosedWithMain],
        C::OpenExternalTrack { opening, term } => external::open(opening, term, complaint, around)?,
        C::SetExternalTerm { setting } => external::set_term(complaint, setting)?,
        C::MeetExternalTerm { term, on } => external::meet_term(complaint, (term, on), around)?,
        C::EndExternalTrack { ending } => external::end(complaint, ending, around)?,
        C::PlaceLegalHold { reason } => vec![Event::LegalHoldPlaced { reason: Some(reason) }],
        C::LiftLegalHold { reason } => vec![Event::LegalHoldLifted { reason }],
        C::ClaimLiability { claim } => external::claim(complaint, claim, around)?,
        C::TellInsurer { notice, number } => {
            external::tell_insurer(complaint, (notice, number), around)?
        }
        C::SettleLiability { how } => vec![Event::LiabilitySettled { how }],
        C::ApprovePayment => payment::approve(complaint, around)?,
        C::RefusePayment { reason } => payment::refuse_it(reason),
        C::RecordRelation { kept, explanation } => {
            vec![Event::RelationRecorded { kept, explanation }]
        }
        C::Succeed { succession } => party::succeed(complaint, succession, around)?,
        C::ProposeArrangement { proposal } => party::propose(proposal, around)?,
        C::ApproveArrangement => vec![Event::ArrangementApproved],
        C::RejectArrangement { reason } => vec![Event::ArrangementRejected { reason }],
        C::EndArrangement { reason } => vec![Event::ArrangementEnded { reason }],
    };
    Ok(events)
}

/// Nothing changes, so nothing enters the dossier.
pub(super) fn changed(differs: bool, event: Event) -> Vec<Event> {
    if differs { vec![event] } else { vec![] }
}
