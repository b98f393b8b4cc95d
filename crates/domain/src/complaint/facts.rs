//! What a dossier is made of: the values that commands carry and events keep. The lists from
//! which one is chosen are in `choices`.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Language;
use crate::ids::{CommitmentId, FileId, PointId, RelationId};
use crate::text::Text;

pub use super::choices::*;
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

/// What somebody had read of a dossier before he was shut out of it (transition 30).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBefore {
    pub times: u32,
    pub last_on: Date,
}
