//! What a mail is about, by which the outbox and the texts know it.
use weerklank_domain::complaint::facts::LetterKind;
use weerklank_domain::ids::FileId;
use weerklank_store::outbox::Purpose;

use super::recipients::Recipient;

/// What a mail is about. Of two for one person in one command the later one in this list goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    Entry,
    Relieved,
    InCharge,
    Recorded,
    Nobody,
    PartnerNotified,
    Assigned,
    HandedOver,
    ReturnedToPartner,
    Advised,
    ScopeProposed,
    ScopeSettled,
    LetterFailed,
    PartnerTold,
    Reopened,
    WithdrawalUndone,
    Merged,
    SplitOff,
    FollowedUp,
    LiabilityClaimed,
    PaymentAsked,
    ArrangementProposed,
    Arrangement,
    ArrangementEnded,
    Postponed,
    PostponementProposed,
    ContactChanged,
    SurveyAsked,
    AuthorisationAsked,
    ReadBackAsked,
    Receipt,
    Acknowledged,
    /// What an officer wrote himself.
    Correspondence,
    Letter {
        kind: LetterKind,
        file: FileId,
    },
}

impl About {
    /// The word in the key of the outbox and in keys of texts.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Relieved => "relieved",
            Self::InCharge => "in_charge",
            Self::Recorded => "recorded",
            Self::Nobody => "nobody",
            Self::PartnerNotified => "partner_notified",
            Self::Assigned => "assigned",
            Self::HandedOver => "handed_over",
            Self::ReturnedToPartner => "returned_to_partner",
            Self::WithdrawalUndone => "withdrawal_undone",
            Self::Advised => "advised",
            Self::ScopeProposed => "scope_proposed",
            Self::ScopeSettled => "scope_settled",
            Self::LetterFailed => "letter_failed",
            Self::PartnerTold => "partner_told",
            Self::Reopened => "reopened",
            Self::Merged => "merged",
            Self::SplitOff => "split_off",
            Self::FollowedUp => "followed_up",
            Self::LiabilityClaimed => "liability_claimed",
            Self::PaymentAsked => "payment_asked",
            Self::ArrangementProposed => "arrangement_proposed",
            Self::Arrangement => "arrangement",
            Self::ArrangementEnded => "arrangement_ended",
            Self::Postponed => "postponed",
            Self::PostponementProposed => "postponement_proposed",
            Self::ContactChanged => "contact_changed",
            Self::SurveyAsked => "survey_asked",
            Self::AuthorisationAsked => "authorisation_asked",
            Self::ReadBackAsked => "read_back_asked",
            Self::Receipt => "receipt",
            Self::Acknowledged => "acknowledged",
            Self::Correspondence => "correspondence",
            Self::Letter { .. } => "letter",
        }
    }

    pub(super) fn purpose(self, recipient: &Recipient) -> Purpose {
        match self {
            // A copy for who acts for the complainant says nothing of the day of 6.4.
            Self::Letter { .. } if recipient.is_first => Purpose::Letter,
            _ if recipient.party.is_some() => Purpose::Message,
            _ => Purpose::Notice,
        }
    }
}
