//! Who may do what: one table, role × stage × command, printed and reviewed.
use crate::complaint::Stage;
use crate::complaint::command::CommandKind as K;
use crate::people::Role::{
    self, Auditor, Complainant, Management, Officer, Partner, Representative, Staff, System,
};
use Stage::{
    Closed, Decided, Deciding, Merged, OutOfScope, Received, Registered, WithOfficer, WithPartner,
    Withdrawn,
};

/// From receipt until the written answer.
const UNANSWERED: &[Stage] = &[Received, Registered, WithPartner, WithOfficer, Deciding];
const HANDLED: &[Stage] = &[WithPartner, WithOfficer];
const NOT_YET_DECIDING: &[Stage] = &[Received, Registered, WithPartner, WithOfficer];
const INTAKE: &[Stage] = &[Received, Registered];
const ENDED: &[Stage] = &[Decided, Withdrawn, OutOfScope];
const OPEN: &[Stage] =
    &[Received, Registered, WithPartner, WithOfficer, Deciding, Decided, Withdrawn, OutOfScope];
const ANY: &[Stage] = Stage::ALL;
/// Who writes from outside, without an account.
const OUTSIDE: &[Role] = &[Complainant, Representative];
/// A dossier that was merged sends them on to the main one.
const NOT_MERGED: &[Stage] = &[
    Received,
    Registered,
    WithPartner,
    WithOfficer,
    Deciding,
    Decided,
    Closed,
    Withdrawn,
    OutOfScope,
];
const ANSWERED: &[Stage] = &[Decided, Closed];
const NOBODY: &[Role] = &[];

/// The rows that hold for a command: these roles, in these stages.
fn rows(kind: K) -> [(&'static [Role], &'static [Stage]); 2] {
    let one = |roles, stages| [(roles, stages), (NOBODY, ANY)];
    match kind {
        K::CorrectReceipt
        | K::ClearName
        | K::TakeOver
        | K::NotifyPartner
        | K::Classify
        | K::SendCorrespondence
        | K::RecordAuthorisation
        | K::RemoveRepresentative
        | K::CloseSignal => one(&[Officer], OPEN),
        K::ChangeComplainant | K::ChangeSubject | K::NameRepresentative => {
            [(&[Officer], OPEN), (&[Partner, Staff], &[Received])]
        }
        // Not a partner: with the code he could speak for who complains about him.
        K::GiveAccessCode => [(&[Officer], OPEN), (&[Staff], INTAKE)],
        K::CompleteIntake => [(&[Officer], OPEN), (&[Partner, Staff], INTAKE)],
        K::Register | K::Deviate | K::CorrectEntry => one(&[Officer, Partner], OPEN),
        K::InformComplainant => [(&[Officer, Partner], OPEN), (&[Staff], INTAKE)],
        K::Acknowledge
        | K::AddPoint
        | K::RemovePoint
        | K::Postpone
        | K::Merge
        | K::RejectMerge
        | K::SplitOff
        | K::AddPartner
        | K::EndPartner => one(&[Officer], UNANSWERED),
        K::Withdraw => [(&[Officer], UNANSWERED), (OUTSIDE, UNANSWERED)],
        K::ApprovePostponement => one(&[Management], UNANSWERED),
        K::WriteMessage => one(OUTSIDE, NOT_MERGED),
        K::FileMail | K::ForPartner => one(&[Officer, System], ANY),
        K::ConfirmProposal | K::DismissProposal => one(&[Officer], &[Received]),
        K::ConfirmReadBack => {
            [(&[Officer, Partner, Staff], NOT_YET_DECIDING), (OUTSIDE, NOT_YET_DECIDING)]
        }
        K::CommentOnReport => one(OUTSIDE, UNANSWERED),
        K::AskAuthorisation => one(&[Officer, System], NOT_YET_DECIDING),
        K::AskSurvey => one(&[Officer, System], ANSWERED),
        K::AnswerSurvey => one(OUTSIDE, ANSWERED),
        K::AssignToPartner | K::TakeUp => one(&[Officer], &[Registered]),
        K::Consult => one(&[Partner], &[Registered, WithPartner]),
        K::Advise => one(&[Officer], &[Registered, WithPartner, WithOfficer]),
        K::ProposeSolution => one(&[Partner], &[WithPartner]),
        K::UndoWithdrawal => one(&[Officer], &[Withdrawn, Closed]),
        K::HandOver => one(&[Officer, Partner, System], &[WithPartner]),
        K::RecordReaction => [(&[Officer, Partner], HANDLED), (OUTSIDE, HANDLED)],
        K::RecordView
        | K::RecordHearing
        | K::ExplainNotHeard
        | K::ShareView
        | K::ExplainNotShared => one(&[Officer, Partner], HANDLED),
        K::ReportProgress => one(&[Partner], HANDLED),
        K::AnswerPoint | K::MakeCommitment => one(&[Officer], &[WithOfficer, Deciding]),
        // The form asks for it, so what was forgotten before the letter can be added after it.
        K::RecordRemedies => one(&[Officer], &[WithOfficer, Deciding, Decided]),
        K::KeepCommitment => one(&[Officer], &[Decided, Closed, WithOfficer, Deciding, Merged]),
        K::ReturnToPartner | K::StartDecision => one(&[Officer], &[WithOfficer]),
        K::SaveDraft | K::SendLetter | K::ConfirmPosting => {
            one(&[Officer], &[Deciding, Decided, Withdrawn, OutOfScope])
        }
        // After the answer only when it could not be delivered.
        K::ReturnToHandling => one(&[Officer], &[Deciding, Decided]),
        K::ReportAccepted | K::ReportFailed | K::ReviewConflicts | K::RecordLink => {
            one(&[System], ANY)
        }
        K::ProposeSolvedOnTheSpot | K::AskReadBack => one(&[Officer, Partner, Staff], INTAKE),
        K::ConfirmSolvedOnTheSpot => one(&[Officer], INTAKE),
        K::ProposeOutOfScope => one(&[Officer], NOT_YET_DECIDING),
        K::ConfirmOutOfScope | K::RejectOutOfScope => one(&[Officer, Management], NOT_YET_DECIDING),
        K::CompleteForm | K::Close => one(&[Officer], ENDED),
        K::Reopen | K::FollowUp => one(&[Officer], &[Decided, Closed, Withdrawn, OutOfScope]),
        K::RecordCommunication => [(&[Officer, Partner], OPEN), (&[Staff], &[Received])],
        K::ProposeMerge => one(&[System], UNANSWERED),
        K::FollowMain => one(&[System], &[Merged]),
        K::OpenExternalTrack | K::RecordRelation => one(&[Officer], ANSWERED),
        K::SetExternalTerm
        | K::MeetExternalTerm
        | K::EndExternalTrack
        | K::PlaceLegalHold
        | K::LiftLegalHold
        | K::ClaimLiability
        | K::TellInsurer
        | K::SettleLiability => one(&[Officer], ANY),
        K::ApprovePayment | K::RefusePayment => one(&[Management], &[Deciding]),
        K::Succeed | K::ProposeArrangement | K::EndArrangement => one(&[Officer], NOT_MERGED),
        K::ApproveArrangement | K::RejectArrangement => one(&[Management], NOT_MERGED),
        K::DeclareConflict => one(&[Officer, Staff, Management, Auditor], ANY),
        K::RecordObjection => [(&[Officer], OPEN), (OUTSIDE, UNANSWERED)],
        // The system, where an administrator names him since nobody of management is left.
        K::NameOutsider => one(&[Management, System], OPEN),
        K::ReviewContact => one(&[System], OPEN),
        K::PutInCharge => one(&[Management], OPEN),
    }
}

/// Whether somebody in this role may ever do this to a complaint in this stage.
/// The rules of `rules` say whether the moment and the person are right as well.
pub fn may(role: Role, stage: Stage, kind: K) -> bool {
    rows(kind).iter().any(|(roles, stages)| roles.contains(&role) && stages.contains(&stage))
}

/// Whether this role may ever do this, in whatever stage.
pub fn may_ever(role: Role, kind: K) -> bool {
    rows(kind).iter().any(|(roles, _)| roles.contains(&role))
}
