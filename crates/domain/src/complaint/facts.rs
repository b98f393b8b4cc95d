//! What a dossier is made of: the values that commands carry and events keep.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Language;
use crate::ids::{CommitmentId, FileId, PointId, RelationId};
use crate::text::Text;

pub use super::recording::Recording;

/// Makes an enum whose values have a key for texts, forms and the database.
macro_rules! keyed {
    (
        $(#[$meta:meta])*
        $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $key:literal),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $name { $($(#[$variant_meta])* #[serde(rename = $key)] $variant),+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in keys of texts, in forms and in the database.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.key() == key)
            }
        }
    };
}
pub(crate) use keyed;

keyed! {
    /// Where the complaint came in (4.1, 4.3).
    Door { Partner = "partner", Organisation = "organisation" }
}
keyed! {
    /// How it came in.
    Channel {
        WebForm = "web_form", Email = "email", Letter = "letter", Telephone = "telephone",
        Conversation = "conversation", Voicemail = "voicemail", Chat = "chat",
        ThirdParty = "third_party", SocialMedia = "social_media",
    }
}
keyed! {
    /// 5.3: A oral, B written.
    Manner { Oral = "oral", Written = "written" }
}
keyed! {
    /// 5.3: I conduct of the partner, II quality of the service, III financial aspects.
    Nature {
        PartnerConduct = "partner_conduct", ServiceQuality = "service_quality",
        Finances = "finances",
    }
}
keyed! {
    /// Art. 1: who complains.
    ComplainantKind {
        SmeClient = "sme_client", CollaborationPartner = "collaboration_partner", Other = "other",
    }
}
keyed! {
    /// Whether the partner may know who complains (4.2).
    Confidentiality {
        Open = "open", NameNotShared = "name_not_shared",
        /// Nobody knows who he is: the complaint is handled as a signal (transition 33).
        Anonymous = "anonymous",
    }
}
keyed! {
    /// How something was told or sent.
    Way {
        Email = "email", Letter = "letter", Telephone = "telephone",
        Conversation = "conversation", Portal = "portal",
    }
}
keyed! {
    /// 4.4: the two sides of a complaint.
    Side { Complainant = "complainant", Partner = "partner" }
}
keyed! {
    /// Why a side was not heard (4.4).
    NotHeardReason {
        DidNotWant = "did_not_want", Unreachable = "unreachable", AlreadyInWriting = "in_writing",
        NoPartnerInvolved = "no_partner", Other = "other",
    }
}
keyed! {
    /// What the complainant says of a solution or a decision.
    Reaction {
        Accepted = "accepted", NotAccepted = "not_accepted", NoReaction = "none",
        Unknown = "unknown",
    }
}
keyed! {
    /// Why the officer takes a complaint at once (6.1).
    TakeUpReason {
        OrganisationItself = "organisation", PartnerLeft = "partner_left",
        ComplainantRefusesPartner = "refuses_partner", SeriousConduct = "serious_conduct",
        Repeat = "repeat",
    }
}
keyed! {
    /// Why the handling passes from partner to officer (6.1).
    HandOverReason {
        PartnerReady = "ready", SolutionRefused = "refused", Silent = "silent", Officer = "officer",
    }
}
keyed! {
    /// The judgment on a point.
    Judgment {
        Upheld = "upheld", PartlyUpheld = "partly_upheld", NotUpheld = "not_upheld",
        NoJudgment = "no_judgment", ResolvedWithoutJudgment = "resolved",
        NotTakenUp = "not_taken_up",
    }
}
keyed! {
    /// Why something is not a complaint under the procedure (1).
    ScopeGround {
        NotAComplaint = "not_a_complaint", NotOurServices = "not_our_services",
        NotAClient = "not_a_client",
    }
}
keyed! {
    /// Why a dossier is opened again (transition 26).
    ReopenGround {
        NewFacts = "new_facts", NotCarriedOut = "not_carried_out", Error = "error",
        ExternalRuling = "external_ruling", Dissatisfied = "dissatisfied",
    }
}
keyed! {
    /// Why another officer is put in charge (transition 37).
    ChargeReason {
        AtReceipt = "at_receipt", Conflict = "conflict", TakenOver = "taken_over",
        Assigned = "assigned",
    }
}
keyed! {
    /// Who may read an entry of the timeline.
    Visibility {
        Everybody = "everybody", OfficerAndPartner = "officer_and_partner",
        OfficerOnly = "officer_only",
    }
}
keyed! {
    /// A kind of communication (6.3).
    CommunicationKind {
        Note = "note", Call = "call", Meeting = "meeting", Letter = "letter", Mail = "mail",
        Message = "message",
    }
}
keyed! {
    Direction { Incoming = "incoming", Outgoing = "outgoing", Internal = "internal" }
}
keyed! {
    /// The letters that end a complaint (principle 7).
    LetterKind {
        Decision = "decision", SolvedOnTheSpot = "solved_on_the_spot",
        Withdrawal = "withdrawal", OutOfScope = "out_of_scope",
    }
}
keyed! {
    /// Whether a cause comes back.
    Recurrence { Single = "single", Recurring = "recurring", Structural = "structural" }
}
keyed! {
    YesNoUnknown { Yes = "yes", No = "no", Unknown = "unknown" }
}
keyed! {
    /// A three-step scale of the first assessment.
    Level { Low = "low", Middle = "middle", High = "high" }
}

impl Channel {
    /// 5.3: what the channel says about the manner, until the officer classifies.
    pub fn usual_manner(self) -> Manner {
        match self {
            Self::Telephone | Self::Conversation | Self::Voicemail => Manner::Oral,
            Self::WebForm
            | Self::Email
            | Self::Letter
            | Self::Chat
            | Self::ThirdParty
            | Self::SocialMedia => Manner::Written,
        }
    }
}

/// The stable key of an item of a list in the settings.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemKey(pub String);

/// The party that complains (art. 1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complainant {
    pub kind: ComplainantKind,
    pub name: Text,
    /// Company, addresses and numbers, as one erasable text.
    pub card: Option<Text>,
    /// Whether mail, telephone or post can reach him.
    pub reachable: bool,
    pub language: Language,
    pub relation: Option<RelationId>,
    pub confidentiality: Confidentiality,
}

/// Part B of the form, as far as it is not about the parties.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    pub service: Option<ItemKey>,
    /// When it happened, in words: a day, a period or "doorlopend".
    pub happened: Option<Text>,
    pub discussed_before: Option<Text>,
    /// What the complainant wants to reach.
    pub wish: Option<Text>,
    pub claims_money: bool,
    /// A term that threatens outside the procedure.
    pub urgent_on: Option<Date>,
    pub support_needed: Option<Text>,
    pub severity: Option<Level>,
}

/// 5.3, by the officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    pub manner: Manner,
    pub nature: Nature,
    pub subcategory: Option<ItemKey>,
    pub further: Vec<Nature>,
    pub explanation: Option<Text>,
}

/// 4.5: the partner consults the officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    pub on: Date,
    pub way: Way,
    pub question: Text,
    pub advice: Option<Text>,
}

/// 4.5: what the partner proposes, and what the complainant says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub on: Date,
    pub proposal: Text,
    pub reaction: Option<Reaction>,
}

/// 4.4: what is recorded of one side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideHeard {
    pub view: Option<Text>,
    pub hearing_on: Option<Date>,
    pub not_heard: Option<NotHeardReason>,
    pub shared: bool,
    pub not_shared: Option<Text>,
}

impl SideHeard {
    /// 4.4: the view is there, or a hearing, or a reason why not.
    pub fn is_settled(&self) -> bool {
        self.view.is_some() || self.hearing_on.is_some() || self.not_heard.is_some()
    }

    /// 4.4: the other side could reply, or a reason is recorded why not.
    pub fn is_answerable(&self) -> bool {
        let said_something = self.view.is_some() || self.hearing_on.is_some();
        !said_something || self.shared || self.not_shared.is_some()
    }
}

/// A hearing, held by partner or officer (4.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hearing {
    pub side: Side,
    pub on: Date,
    pub way: Way,
    pub present: Option<Text>,
    pub report: Text,
}

/// A part of the complaint that gets an answer of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    pub id: PointId,
    pub summary: Text,
    pub answer: Option<Answer>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub finding: Text,
    pub judgment: Judgment,
    pub reason: Text,
}

/// What is done to put it right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remedies {
    pub items: Vec<ItemKey>,
    /// In cents, VAT included.
    pub amount_cents: Option<u64>,
    pub explanation: Option<Text>,
}

/// What is promised: what, who, when, and the proof that it was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    pub id: CommitmentId,
    pub what: Text,
    pub who: Text,
    pub due_on: Date,
    pub kept: Option<Kept>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub on: Date,
    pub proof: Text,
}

/// Part F of the form: finishing and learning (6.2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learning {
    pub reaction: Option<Reaction>,
    pub reaction_on: Option<Date>,
    pub root_cause: Option<ItemKey>,
    pub cause_explanation: Option<Text>,
    pub recurrence: Option<Recurrence>,
    pub others_affected: Option<YesNoUnknown>,
    /// The lesson, or the reason why there is none.
    pub lesson: Option<Text>,
    pub no_lesson: bool,
}

/// A contact that is recorded in the dossier (6.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Communication {
    pub kind: CommunicationKind,
    pub direction: Direction,
    pub on: Date,
    pub with: Option<Text>,
    pub content: Text,
    pub visibility: Visibility,
    pub files: Vec<FileRef>,
}

/// A file in the dossier; its name is erasable like any text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    pub id: FileId,
    pub name: Text,
}

/// How the procedure was pointed out to the complainant (3.1, 3.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InformedOfProcedure {
    pub on: Date,
    pub way: Way,
    pub told_where_to_read: bool,
}

/// Something that happened on a day, in a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub on: Date,
    pub way: Way,
}
