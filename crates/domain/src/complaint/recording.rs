//! How a complaint enters the books (5.1).
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::correspondence::Representative;
use super::facts::{Channel, Complainant, Door, FileRef, InformedOfProcedure, Intake, Manner};
use crate::ids::PersonId;
use crate::people::Subject;
use crate::reference::Reference;
use crate::text::Text;

/// The seven fields of a recording, and what the system adds (5.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recording {
    pub reference: Reference,
    pub received_on: Date,
    pub door: Door,
    pub channel: Channel,
    pub manner: Manner,
    pub expression: Text,
    pub complainant: Complainant,
    pub subject: Subject,
    /// The version of the procedure in force on the day of receipt.
    pub procedure_version: u32,
    pub informed: Option<InformedOfProcedure>,
    pub late_reason: Option<Text>,
    pub recorded_by: PersonId,
    /// Who filed it in the complainant's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub representative: Option<Representative>,
    /// What was sent with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileRef>,
    /// The manifest of all that was sent, by which the complainant checks that it is unchanged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Text>,
    /// What was told beside the expression, as far as the form asked for it (part B).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intake: Option<Box<Intake>>,
    /// Whether a mail was taken for a complaint, and an officer has yet to say so (transition 4).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub proposal: bool,
}
