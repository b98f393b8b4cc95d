//! How the day of a task is counted, so that it can say why it is that day.
use jiff::civil::Date;

use super::facts::keyed;

keyed! {
    /// How a day was counted.
    Counting {
        WorkingDays = "working_days", Days = "days",
        /// The days of 6.4, which are no agreement.
        Procedure = "procedure",
        /// Somebody named it.
        Named = "named",
    }
}

/// Why a task is due on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Why {
    pub counting: Counting,
    pub from: Date,
    pub days: u32,
}

/// A day that was not counted.
pub(super) fn named(day: Date) -> (Date, Why) {
    (day, Why { counting: Counting::Named, from: day, days: 0 })
}

/// As it was counted, or a later day from which it is possible at all.
pub(super) fn later(counted: (Date, Why), possible_from: Date) -> (Date, Why) {
    if possible_from > counted.0 { named(possible_from) } else { counted }
}
