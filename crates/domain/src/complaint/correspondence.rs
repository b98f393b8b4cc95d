//! Who is written to and in whose name, and what comes in: the values of messages, letters and
//! mail in a dossier, beside those of `facts`.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::facts::{FileRef, Visibility, Way, keyed};
use crate::text::Text;

keyed! {
    /// In what capacity somebody acts for the complainant (1).
    Capacity {
        Lawyer = "lawyer", Accountant = "accountant", Family = "family", Employee = "employee",
        Director = "director", Guardian = "guardian", Other = "other",
    }
}
keyed! {
    /// How an authorisation stands.
    AuthorisationState {
        NotNeeded = "not_needed", Missing = "missing", Asked = "asked", Received = "received",
    }
}
keyed! {
    /// What an authorisation allows.
    AuthorisationScope {
        /// To file the complaint and to follow it, not to withdraw it or to accept anything.
        FileOnly = "file_only",
        Full = "full",
        ReceiveOnly = "receive_only",
    }
}
keyed! {
    /// To whom the complainant's post goes.
    CorrespondenceTo {
        Complainant = "complainant", Representative = "representative", Both = "both",
    }
}
keyed! {
    /// The other end of a message or a mail.
    Correspondent {
        Complainant = "complainant", Representative = "representative", Partner = "partner",
        ThirdParty = "third_party",
    }
}
keyed! {
    /// A kind of letter or mail; each has its template.
    CorrespondenceKind {
        Acknowledgement = "acknowledgement", Receipt = "receipt",
        PartnerNotice = "partner_notice", AuthorisationRequest = "authorisation_request",
        HearingInvitation = "hearing_invitation", HearingReport = "hearing_report",
        ProgressNote = "progress_note", Postponement = "postponement",
        SolutionConfirmed = "solution_confirmed", Decision = "decision",
        OutOfScope = "out_of_scope", WithdrawalConfirmed = "withdrawal_confirmed",
        Reopening = "reopening", Survey = "survey", StatusLink = "status_link",
        AccessCode = "access_code",
        ReadBack = "read_back", ProcedureNotice = "procedure_notice", Free = "free",
        UnreadableMail = "unreadable_mail", ContactChanged = "contact_changed",
    }
}
keyed! {
    /// What a mail that came in is.
    MailNature {
        Message = "message", OutOfOffice = "out_of_office", Automatic = "automatic",
        Bounce = "bounce", Encrypted = "encrypted",
    }
}
keyed! {
    /// Why a mail that was taken for a complaint is none (transition 4).
    DismissalGround { Unwanted = "unwanted", NoComplaint = "no_complaint", Double = "double" }
}

/// Who acts for the complainant (1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Representative {
    pub name: Text,
    pub capacity: Capacity,
    /// Organisation, addresses and numbers, as one erasable text.
    pub card: Option<Text>,
    /// Whether mail, telephone or post can reach him.
    pub reachable: bool,
    pub correspondence_to: CorrespondenceTo,
}

/// A representative, and how his authorisation stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Represented {
    pub representative: Representative,
    pub asked_on: Option<Date>,
    pub authorisation: Option<Authorisation>,
}

/// What the complainant allows his representative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authorisation {
    pub received_on: Date,
    pub scope: AuthorisationScope,
    /// The last day on which it holds.
    pub valid_until: Option<Date>,
    pub file: Option<FileRef>,
}

/// The clock runs on; both sides hear of another day, and why (transition 25).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Postponement {
    pub until: Date,
    pub reason: Text,
    pub on: Date,
    pub by: crate::ids::PersonId,
}

/// How content the complainant is with how his complaint was handled (2.2), from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct SurveyScore(u8);

/// A score is a whole number from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a score is a whole number from 1 to 5")]
pub struct NoScore;

/// "Klopt dit?": what was told is read back (5.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBack {
    pub asked_on: Date,
    pub text: Text,
    pub confirmed_on: Option<Date>,
    /// What the complainant wants changed in it.
    pub correction: Option<Text>,
}

/// A letter or mail that went out of the dossier (6.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correspondence {
    pub kind: CorrespondenceKind,
    pub to: Correspondent,
    pub way: Way,
    /// Name and address of a third party, as one erasable text; the others are known.
    pub address: Option<Text>,
    pub subject: Text,
    pub content: Text,
    pub files: Vec<FileRef>,
}

/// A mail that came in and belongs to this dossier (6.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiledMail {
    /// The mail as it is kept among the incoming ones.
    pub mail: uuid::Uuid,
    pub nature: MailNature,
    pub from: Correspondent,
    /// Name and address of the sender, as one erasable text.
    pub sender: Text,
    pub subject: Text,
    pub content: Text,
    /// The local day on which the mail server accepted it.
    pub on: Date,
    pub files: Vec<FileRef>,
    pub visibility: Visibility,
}

impl Capacity {
    /// Art. 1: a lawyer, a director and whom a court appointed act without one.
    pub fn needs_authorisation(self) -> bool {
        match self {
            Self::Lawyer | Self::Director | Self::Guardian => false,
            Self::Accountant | Self::Family | Self::Employee | Self::Other => true,
        }
    }
}

impl Represented {
    pub fn new(representative: Representative) -> Self {
        Self { representative, asked_on: None, authorisation: None }
    }

    pub fn state(&self, today: Date) -> AuthorisationState {
        if !self.representative.capacity.needs_authorisation() {
            return AuthorisationState::NotNeeded;
        }
        match (self.holding(today), self.asked_on) {
            (Some(_), _) => AuthorisationState::Received,
            (None, Some(_)) => AuthorisationState::Asked,
            (None, None) => AuthorisationState::Missing,
        }
    }

    /// Whether more may go to him than the receipt, the due date and his own text.
    pub fn may_be_told(&self, today: Date) -> bool {
        matches!(self.state(today), AuthorisationState::NotNeeded | AuthorisationState::Received)
    }

    /// Whether he may withdraw the complaint or accept a solution in the complainant's name.
    pub fn may_decide(&self, today: Date) -> bool {
        !self.representative.capacity.needs_authorisation()
            || self.holding(today).is_some_and(|held| held.scope == AuthorisationScope::Full)
    }

    fn holding(&self, today: Date) -> Option<&Authorisation> {
        self.authorisation.as_ref().filter(|held| held.valid_until.is_none_or(|end| today <= end))
    }
}

impl Correspondent {
    /// Who reads what goes to or comes from him.
    pub fn visibility(self) -> Visibility {
        match self {
            Self::Complainant | Self::Representative => Visibility::Everybody,
            Self::Partner => Visibility::OfficerAndPartner,
            Self::ThirdParty => Visibility::OfficerOnly,
        }
    }
}

impl TryFrom<u8> for SurveyScore {
    type Error = NoScore;

    fn try_from(score: u8) -> Result<Self, NoScore> {
        if (1..=5).contains(&score) { Ok(Self(score)) } else { Err(NoScore) }
    }
}

impl From<SurveyScore> for u8 {
    fn from(score: SurveyScore) -> Self {
        score.0
    }
}
