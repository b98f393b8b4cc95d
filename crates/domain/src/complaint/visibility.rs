//! Who may read which entry: one timeline, seen through several pairs of glasses.
use super::event::Event;
use super::facts::Visibility;

impl Event {
    /// Who sees this entry on the timeline; one timeline, seen through three pairs of glasses.
    #[expect(clippy::too_many_lines, reason = "one arm for each event, read side by side")]
    pub fn visibility(&self) -> Visibility {
        match self {
            Self::Recorded { .. }
            | Self::ReceiptCorrected { .. }
            | Self::Registered
            | Self::Acknowledged { .. }
            | Self::ComplainantInformed { .. }
            | Self::LetterApproved { .. }
            | Self::LetterPosted { .. }
            | Self::LetterAccepted { .. }
            | Self::Withdrawn { .. }
            | Self::WithdrawalUndone { .. }
            | Self::ClosedWithMain
            | Self::PartySucceeded { .. }
            | Self::OutOfScopeConfirmed
            | Self::Closed { .. }
            | Self::Reopened { .. }
            | Self::AssignedToPartner
            | Self::SolutionProposed { .. }
            | Self::ReactionRecorded { .. }
            | Self::CommitmentKept { .. }
            | Self::MessageReceived { .. }
            | Self::ReadBackAsked { .. }
            | Self::AccessCodeGiven { .. }
            | Self::ReadBackConfirmed { .. }
            | Self::ReportCommented { .. }
            | Self::Postponed { .. }
            | Self::RepresentativeNamed { .. }
            | Self::RepresentativeRemoved { .. }
            | Self::AuthorisationAsked { .. }
            | Self::AuthorisationReceived { .. }
            | Self::SurveyAsked
            | Self::ContactChanged { .. }
            | Self::SignalClosed { .. } => Visibility::Everybody,
            Self::ComplainantChanged { .. }
            | Self::SubjectChanged { .. }
            | Self::IntakeCompleted { .. }
            | Self::PartnerNotified { .. }
            | Self::Classified { .. }
            | Self::TakenUp { .. }
            | Self::PartnerConsulted { .. }
            | Self::Advised { .. }
            | Self::ViewRecorded { .. }
            | Self::HearingHeld { .. }
            | Self::NotHeard { .. }
            | Self::ViewShared { .. }
            | Self::ViewNotShared { .. }
            | Self::ProgressReported { .. }
            | Self::HandedOver { .. }
            | Self::ReturnedToPartner { .. }
            | Self::PartnerToldOfOutcome { .. }
            | Self::SolvedOnTheSpotProposed { .. }
            | Self::SolvedOnTheSpotConfirmed
            | Self::Deviated { .. }
            | Self::PutInCharge { .. } => Visibility::OfficerAndPartner,
            Self::PointAdded { .. }
            | Self::PointRemoved { .. }
            | Self::PointAnswered { .. }
            | Self::RemediesRecorded { .. }
            | Self::CommitmentMade { .. }
            | Self::DecisionStarted
            | Self::DraftSaved { .. }
            | Self::LetterPrepared { .. }
            | Self::ReturnedToHandling { .. }
            | Self::LetterFailed
            | Self::OutOfScopeProposed { .. }
            | Self::OutOfScopeRejected { .. }
            | Self::FormCompleted { .. }
            | Self::PersonExcluded { .. }
            | Self::ExclusionLifted { .. }
            | Self::NobodyInCharge
            | Self::OutsiderNamed { .. }
            | Self::ProposalConfirmed
            | Self::ProposalDismissed { .. }
            | Self::PostponementProposed { .. }
            | Self::Merged { .. }
            | Self::MergeProposed { .. }
            | Self::MergeRejected { .. }
            | Self::SplitOff { .. }
            | Self::FollowedUp { .. }
            | Self::DossierLinked { .. }
            | Self::ExternalTrackOpened { .. }
            | Self::ExternalTermSet { .. }
            | Self::ExternalTermMet { .. }
            | Self::ExternalTrackEnded { .. }
            | Self::LegalHoldPlaced { .. }
            | Self::LegalHoldLifted { .. }
            | Self::LiabilityClaimed { .. }
            | Self::InsurerTold { .. }
            | Self::LiabilitySettled { .. }
            | Self::PaymentApprovalAsked { .. }
            | Self::PaymentApproved { .. }
            | Self::PaymentRefused { .. }
            | Self::RelationRecorded { .. }
            | Self::ArrangementProposed { .. }
            | Self::ArrangementApproved
            | Self::ArrangementRejected { .. }
            | Self::ArrangementEnded { .. }
            | Self::PartnerAdded { .. }
            | Self::PartnerEnded { .. }
            | Self::SurveyAnswered { .. } => Visibility::OfficerOnly,
            Self::OfPartner { what, .. } => what.visibility(),
            Self::MailFiled { mail } => mail.visibility,
            Self::CorrespondenceSent { correspondence } => correspondence.to.visibility(),
            Self::CommunicationRecorded { communication } => communication.visibility,
            Self::EntryCorrected { visibility, .. } => *visibility,
        }
    }
}
