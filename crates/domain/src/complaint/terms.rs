//! The terms within which things happen: working agreements that an organisation makes, each from
//! a day on. The 28 days of 6.4 are the procedure's and no part of them.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// In what a term is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    WorkingDays,
    /// A day of the round, which begins with day 0.
    DayOfRound,
    /// After the written answer was sent.
    DaysAfterAnswer,
    Months,
}

/// One of the terms: its name and what it can be.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    /// The word in forms and in keys of texts.
    pub key: &'static str,
    pub unit: Unit,
    pub of: fn(&Terms) -> u32,
    pub set: fn(&mut Terms, u32),
}

macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident: $unit:ident = $default:literal),* $(,)?) => {
        /// What was agreed. What an older program did not know has the value that is shipped.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Terms { $($(#[$doc])* pub $name: u32),* }

        impl Terms {
            /// All of them, in the order in which a complaint meets them.
            pub const ALL: &[Term] = &[$(Term {
                key: stringify!($name),
                unit: Unit::$unit,
                of: |terms| terms.$name,
                set: |terms, value| terms.$name = value,
            }),*];
        }

        /// As the workflow has them.
        impl Default for Terms {
            fn default() -> Self {
                Self { $($name: $default),* }
            }
        }
    };
}

terms! {
    /// To say whether a mail is a complaint.
    confirm_working_days: WorkingDays = 1,
    register_working_days: WorkingDays = 2,
    notify_working_days: WorkingDays = 2,
    acknowledge_working_days: WorkingDays = 3,
    authorisation_working_days: WorkingDays = 3,
    /// For the partner whose turn it is, to consult the officer.
    consult_working_days: WorkingDays = 3,
    advise_working_days: WorkingDays = 2,
    progress_on_day: DayOfRound = 7,
    view_on_day: DayOfRound = 10,
    /// On this day the partner has begun, or the officer takes it.
    idle_on_day: DayOfRound = 14,
    /// A partner of whom nothing is heard for so long is silent.
    silent_working_days: WorkingDays = 5,
    /// For the complainant, to say what he thinks of a text or a solution.
    reaction_working_days: WorkingDays = 5,
    draft_on_day: DayOfRound = 21,
    post_on_day: DayOfRound = 24,
    /// For a second person: what is not a complaint, and what was solved on the spot.
    second_working_days: WorkingDays = 2,
    /// Whoever is late is reminded once more after so long.
    again_working_days: WorkingDays = 2,
    close_working_days: WorkingDays = 15,
    /// From then on silence of the complainant counts as "no reaction" (6.2).
    no_reaction_days: DaysAfterAnswer = 10,
    /// The complainant is asked how it went (2.2).
    survey_days: DaysAfterAnswer = 10,
    /// The officer asks whether the relation was kept (2.2).
    relation_days: DaysAfterAnswer = 90,
    /// A dossier opens again within so long after its answer.
    reopen_within_months: Months = 12,
}

impl Unit {
    /// What can be agreed.
    pub fn range(self) -> std::ops::RangeInclusive<u32> {
        match self {
            Self::WorkingDays => 0..=60,
            Self::DayOfRound => 1..=28,
            Self::DaysAfterAnswer => 1..=365,
            Self::Months => 1..=120,
        }
    }
}

/// What was agreed, from which day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    pub from: Date,
    pub terms: Terms,
}

/// All agreements, the oldest first. Before the first of them the terms of the workflow hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Agreements(Vec<Agreement>);

/// An agreement that would change what has been.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an agreement begins after today")]
pub struct BeginsTooEarly;

impl Agreements {
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The terms of a complaint: those in force on its day of receipt, whatever was agreed since.
    pub fn on(&self, received: Date) -> Terms {
        let begun = self.0.iter().rev().find(|agreement| agreement.from <= received);
        begun.map_or_else(Terms::default, |agreement| agreement.terms)
    }

    /// Agrees on something from a later day on: a complaint that came in today keeps its terms.
    /// What was planned for that day is replaced.
    pub fn agree(&mut self, new: Agreement, today: Date) -> Result<(), BeginsTooEarly> {
        if new.from <= today {
            return Err(BeginsTooEarly);
        }
        self.0.retain(|known| known.from != new.from);
        self.0.push(new);
        self.0.sort_by_key(|agreement| agreement.from);
        Ok(())
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Agreement> {
        self.0.iter()
    }

    /// The one that was agreed for the latest day.
    pub fn last(&self) -> Option<&Agreement> {
        self.0.last()
    }
}
