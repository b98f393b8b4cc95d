//! What makes a refused step possible: told with each refusal, and offered where it is a step.
use super::command::CommandKind as K;
use super::form::FormField;
use crate::rules::{Reason, Refusal};

/// What has to happen before a refused step can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayOut {
    /// One of these comes first; who does it depends on the step.
    Steps(&'static [K]),
    /// Somebody else does it: another role, a second pair of eyes.
    Somebody,
    /// Another day or another stage.
    Later,
    /// What was filled in has to be otherwise.
    FilledIn,
    /// It was done, or never can be: nothing is asked.
    Nothing,
}

impl Refusal {
    /// Of a form that lacks something, the steps that fill it in; else what the reason says.
    pub fn ways_out(&self) -> Vec<K> {
        if !self.missing.is_empty() {
            let mut steps: Vec<K> = self.missing.iter().map(|field| field.step()).collect();
            steps.dedup();
            return steps;
        }
        match self.reason.way_out() {
            WayOut::Steps(steps) => steps.to_vec(),
            WayOut::Somebody | WayOut::Later | WayOut::FilledIn | WayOut::Nothing => vec![],
        }
    }
}

impl FormField {
    /// The step by which this part of the form is filled in.
    pub fn step(self) -> K {
        match self {
            Self::Registration => K::Register,
            Self::Acknowledgement => K::Acknowledge,
            Self::ProcedurePointedOut => K::InformComplainant,
            Self::PartnerNotified => K::NotifyPartner,
            Self::Classification => K::Classify,
            Self::Answer => K::SendLetter,
            Self::Points => K::AddPoint,
            Self::Remedies => K::RecordRemedies,
            Self::Reaction | Self::RootCause | Self::Lesson => K::CompleteForm,
        }
    }
}

impl Reason {
    #[expect(clippy::too_many_lines, reason = "one arm for each reason, read side by side")]
    pub fn way_out(self) -> WayOut {
        use WayOut::{FilledIn, Later, Nothing, Somebody, Steps};
        match self {
            Self::NotYourRole
            | Self::ConflictOfInterest
            | Self::NotTheInvolvedPartner
            | Self::NotTheRegistrar
            | Self::SecondPairOfEyes
            | Self::NotYourEntry
            | Self::NoPartnerAddress
            | Self::AmountTooHigh
            | Self::PaymentNotApproved
            | Self::GroundNotAgreed => Somebody,
            Self::NobodyToObjectTo
            | Self::NotInThisStage
            | Self::SurveyTooEarly
            | Self::ReactionTooEarly
            | Self::WhistleblowerProtected => Later,
            Self::DayInFuture
            | Self::DayTooEarly
            | Self::BeforeReceipt
            | Self::AfterRecording
            | Self::LateWithoutReason
            | Self::NatureTwice
            | Self::ReasonNeeded
            | Self::CommitmentInPast
            | Self::PostedBeforeApproval
            | Self::NotInWriting
            | Self::PartnerNotSilent
            | Self::OnceOnDissatisfaction
            | Self::NotAnOfficer
            | Self::OfficerLeft
            | Self::OfficerAway
            | Self::NotFromOutside
            | Self::UnknownPoint
            | Self::UnknownCommitment
            | Self::UnknownEntry
            | Self::EndsBeforeItBegins
            | Self::SignalByPortalOnly
            | Self::NewDateTooEarly
            | Self::NoCodeForOthers
            | Self::CodeNotByMail
            | Self::NotBeforeDueDate
            | Self::DossierUnknown
            | Self::SameDossier
            | Self::MainNotOpen
            | Self::MainReopened
            | Self::OtherComplainant
            | Self::OtherSubject
            | Self::NothingLeft
            | Self::SameParty
            | Self::ArrangementTooLong => FilledIn,
            Self::AlreadyDone
            | Self::TooLateToReopen
            | Self::AuthorisationNotNeeded
            | Self::OfficersAreLeft
            | Self::ReturnedBefore
            | Self::TooLateToReturn
            | Self::NotWithdrawn
            | Self::NotHeld
            | Self::NoPaymentWaits
            | Self::DossierMerged
            | Self::PartnerTwice
            | Self::NotAboutOnePartner
            | Self::NotAProposal
            | Self::NotASignal => Nothing,
            Self::NotTheOfficerInCharge => Steps(&[K::TakeOver]),
            Self::SubjectUnknown | Self::NoPartnerInvolved => Steps(&[K::ChangeSubject]),
            Self::ComplainantUnreachable
            | Self::ComplainantIsClient
            | Self::NameNotShared
            | Self::NameSharedDiffers
            | Self::NoMailAddress
            | Self::NoPostalAddress => Steps(&[K::ChangeComplainant]),
            Self::WrongDoor => Steps(&[K::Deviate]),
            Self::NotRegistered => Steps(&[K::Register]),
            Self::NotClassified => Steps(&[K::Classify]),
            Self::UnknownPartner | Self::NotAPartner => Steps(&[K::AddPartner]),
            Self::PartnerNotNotified => Steps(&[K::NotifyPartner]),
            Self::PartnerAbsent => Steps(&[K::TakeUp]),
            Self::NotConsulted => Steps(&[K::Consult, K::Deviate]),
            Self::NothingToAdvise => Steps(&[K::Consult]),
            Self::NoProposal => Steps(&[K::ProposeSolution]),
            Self::SidesNotHeard => Steps(&[K::RecordView, K::RecordHearing, K::ExplainNotHeard]),
            Self::ViewsNotShared => Steps(&[K::ShareView, K::ExplainNotShared]),
            Self::NothingToShare => Steps(&[K::RecordView, K::RecordHearing]),
            Self::NoPoints => Steps(&[K::AddPoint]),
            Self::PointUnanswered => Steps(&[K::AnswerPoint]),
            Self::NoDraft
            | Self::CommitmentUntold
            | Self::WrongDate
            | Self::DeadLink
            | Self::NoRoute => Steps(&[K::SaveDraft]),
            Self::LetterUnderway => Steps(&[K::ConfirmPosting, K::ReturnToHandling]),
            Self::NoLetterToPost => Steps(&[K::SendLetter]),
            Self::LetterNotSent => Steps(&[K::ConfirmPosting, K::SendLetter]),
            Self::NothingProposed => Steps(&[K::ProposeSolvedOnTheSpot, K::ProposeOutOfScope]),
            Self::FormIncomplete => Steps(&[K::CompleteForm]),
            Self::PartnerNotTold | Self::NoReportToComment => Steps(&[K::SendCorrespondence]),
            Self::DossierClosed | Self::TooLateToUndo => Steps(&[K::Reopen]),
            Self::UnknownTrack => Steps(&[K::OpenExternalTrack]),
            Self::UnknownTerm => Steps(&[K::SetExternalTerm]),
            Self::StillHeld => Steps(&[K::EndExternalTrack, K::SettleLiability]),
            Self::NothingClaimed => Steps(&[K::ClaimLiability]),
            Self::NoRepresentativeAddress | Self::NoRepresentative => {
                Steps(&[K::NameRepresentative])
            }
            Self::NotAuthorised => Steps(&[K::RecordAuthorisation, K::AskAuthorisation]),
            Self::NothingToConfirm => Steps(&[K::AskReadBack]),
            Self::NoPostponementProposed => Steps(&[K::Postpone]),
            Self::SurveyNotAsked => Steps(&[K::AskSurvey]),
        }
    }
}
