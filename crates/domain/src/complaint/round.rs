//! A round of handling: its clock, the letter that ends it, and the four-week score (6.4).
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::facts::{LetterKind, ReopenGround, Way};
use crate::ids::{FileId, PersonId};
use crate::text::Text;

/// One round of handling: its clock, its letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    pub started_on: Date,
    /// Why the dossier was opened again; the first round begins at receipt.
    #[serde(default)]
    pub ground: Option<ReopenGround>,
    /// 6.4: 28 days after the start, to the end of that day in Amsterdam.
    pub due_on: Date,
    pub draft: Option<Text>,
    pub letter: Option<Letter>,
}

/// The letter that ends a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub kind: LetterKind,
    pub file: FileId,
    pub approved_on: Date,
    pub approved_by: PersonId,
    pub way: Way,
    pub delivery: Delivery,
}

/// How far a letter has got (6.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "delivery", rename_all = "snake_case")]
pub enum Delivery {
    /// Mail: no server accepted it yet. Post: the posting date isn't confirmed.
    Underway,
    Sent {
        on: Date,
    },
    Failed,
}

/// 6.4: the four-week score of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Calendar days from the start of the round to the day of sending.
    pub days: i32,
    pub met: bool,
}

impl Letter {
    pub fn sent_on(&self) -> Option<Date> {
        match self.delivery {
            Delivery::Sent { on } => Some(on),
            Delivery::Underway | Delivery::Failed => None,
        }
    }
}

impl Round {
    /// Whether a letter by mail waits for the first server that accepts it.
    pub(crate) fn is_in_the_post_room(&self) -> bool {
        self.letter
            .is_some_and(|letter| letter.way == Way::Email && letter.delivery == Delivery::Underway)
    }

    /// 6.4: computed from the day on which the written answer was sent.
    pub fn score(&self) -> Option<Score> {
        let sent_on = self.letter?.sent_on()?;
        let days = (sent_on - self.started_on).get_days();
        Some(Score { days, met: sent_on <= self.due_on })
    }
}
