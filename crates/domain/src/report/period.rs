//! A row of days, the last one included.
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// From a day to a day, both included: a year, mostly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    from: Date,
    until: Date,
}

impl Period {
    /// Nothing when it would end before it begins.
    pub fn of(from: Date, until: Date) -> Option<Self> {
        (from <= until).then_some(Self { from, until })
    }

    /// A year of the calendar; nothing before 1 or after 9998.
    pub fn year(year: i16) -> Option<Self> {
        let known = (1..=9998).contains(&year);
        known.then(|| Self { from: date(year, 1, 1), until: date(year, 12, 31) })
    }

    pub fn from(self) -> Date {
        self.from
    }

    pub fn until(self) -> Date {
        self.until
    }

    pub fn has(self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }
}
