//! Which of several partners an entry concerns, and who of them sees it (4.2 to 4.5).
use super::correspondence::Correspondent;
use super::event::Event;
use super::facts::Visibility;
use super::several::{PartyNumber, is_of_all};

/// Whom an entry concerns, among partners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concerns {
    /// The complaint, and so each of them.
    Everyone,
    One(PartyNumber),
    /// The complainant and the officer: it may name any of them.
    NoPartner,
}

/// With whose eyes somebody looks at a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Whole,
    As(PartyNumber),
}

impl Look {
    /// Whether somebody who looks so sees what concerns these.
    pub fn sees(self, concerns: Concerns) -> bool {
        match (self, concerns) {
            (Self::Whole, _) | (Self::As(_), Concerns::Everyone) => true,
            (Self::As(party), Concerns::One(one)) => party == one,
            (Self::As(_), Concerns::NoPartner) => false,
        }
    }
}

impl Event {
    /// The event itself, of whichever partner it is.
    pub fn plain(&self) -> &Self {
        match self {
            Self::OfPartner { what, .. } => what.plain(),
            event => event,
        }
    }

    /// Of which further partner it is.
    pub fn party(&self) -> Option<PartyNumber> {
        match self {
            Self::OfPartner { partner, .. } => Some(*partner),
            _ => None,
        }
    }

    /// Whom it concerns where there are several partners.
    pub fn concerns(&self) -> Concerns {
        match self {
            Self::OfPartner { partner, .. } => Concerns::One(*partner),
            Self::SubjectChanged { .. }
            | Self::PartnerNotified { .. }
            | Self::PartnerConsulted { .. }
            | Self::Advised { .. }
            | Self::SolutionProposed { .. }
            | Self::ReactionRecorded { .. }
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
            | Self::ReportCommented { .. } => Concerns::One(PartyNumber::FIRST),
            Self::CorrespondenceSent { correspondence } => match correspondence.to {
                Correspondent::Partner => Concerns::One(PartyNumber::FIRST),
                Correspondent::Complainant
                | Correspondent::Representative
                | Correspondent::ThirdParty => Concerns::NoPartner,
            },
            Self::Deviated { article, .. } if !is_of_all(*article) => {
                Concerns::One(PartyNumber::FIRST)
            }
            Self::CommunicationRecorded { .. } | Self::EntryCorrected { .. } => {
                match self.visibility() {
                    Visibility::OfficerAndPartner => Concerns::One(PartyNumber::FIRST),
                    Visibility::Everybody | Visibility::OfficerOnly => Concerns::NoPartner,
                }
            }
            Self::MailFiled { mail } if mail.from == Correspondent::Partner => {
                Concerns::One(PartyNumber::FIRST)
            }
            Self::MailFiled { .. } | Self::MessageReceived { .. } => Concerns::NoPartner,
            _ => Concerns::Everyone,
        }
    }
}
