//! Which article each step carries out.
use super::command::CommandKind as K;
use crate::article::Article;

/// The article that a step carries out: on the screen, in a refusal, on the timeline.
pub fn article_of(kind: K) -> Article {
    match kind {
        K::CorrectReceipt
        | K::SendLetter
        | K::ConfirmPosting
        | K::ReportAccepted
        | K::ReportFailed
        | K::SaveDraft
        | K::Postpone
        | K::ApprovePostponement => Article::Art6_4,
        K::ChangeComplainant
        | K::NameRepresentative
        | K::RemoveRepresentative
        | K::AskAuthorisation
        | K::RecordAuthorisation
        | K::Succeed => Article::Art1Complainant,
        K::ChangeSubject | K::AddPartner | K::EndPartner => Article::Art1Partner,
        K::CompleteIntake
        | K::Register
        | K::ProposeSolvedOnTheSpot
        | K::ConfirmSolvedOnTheSpot
        | K::AskReadBack
        | K::ConfirmReadBack => Article::Art5_1,
        K::NotifyPartner | K::ForPartner => Article::Art4_2,
        K::Acknowledge
        | K::ProposeArrangement
        | K::ApproveArrangement
        | K::RejectArrangement
        | K::EndArrangement => Article::Art2_1,
        K::InformComplainant => Article::Art3_1,
        K::Classify => Article::Art5_2,
        K::AssignToPartner | K::TakeUp | K::HandOver | K::ReturnToPartner => Article::Art6_1,
        K::Consult | K::Advise | K::ProposeSolution | K::RecordReaction => Article::Art4_5,
        K::RecordView
        | K::RecordHearing
        | K::ExplainNotHeard
        | K::ShareView
        | K::ExplainNotShared
        | K::CommentOnReport => Article::Art4_4,
        K::ReportProgress
        | K::RecordCommunication
        | K::WriteMessage
        | K::GiveAccessCode
        | K::FileMail
        | K::SendCorrespondence => Article::Art6_3,
        K::AddPoint | K::RemovePoint | K::AnswerPoint | K::StartDecision | K::ReturnToHandling => {
            Article::Art6_5
        }
        K::RecordRemedies
        | K::MakeCommitment
        | K::KeepCommitment
        | K::AskSurvey
        | K::AnswerSurvey
        | K::ApprovePayment
        | K::RefusePayment
        | K::RecordRelation => Article::Art2_2,
        K::Withdraw | K::UndoWithdrawal | K::Close | K::CloseSignal | K::FollowMain => {
            Article::Art5_4
        }
        K::ProposeOutOfScope
        | K::ConfirmOutOfScope
        | K::RejectOutOfScope
        | K::ConfirmProposal
        | K::DismissProposal => Article::Art1Complaint,
        K::CompleteForm => Article::Art6_2,
        K::Reopen
        | K::CorrectEntry
        | K::Deviate
        | K::Merge
        | K::ProposeMerge
        | K::RejectMerge
        | K::SplitOff
        | K::FollowUp
        | K::RecordLink
        | K::OpenExternalTrack
        | K::SetExternalTerm
        | K::MeetExternalTerm
        | K::EndExternalTrack
        | K::PlaceLegalHold
        | K::LiftLegalHold
        | K::ClaimLiability
        | K::TellInsurer
        | K::SettleLiability => Article::Art6_6,
        K::DeclareConflict
        | K::RecordObjection
        | K::NameOutsider
        | K::ReviewContact
        | K::ClearName
        | K::ReviewConflicts
        | K::TakeOver
        | K::PutInCharge => Article::Art1Officer,
    }
}
