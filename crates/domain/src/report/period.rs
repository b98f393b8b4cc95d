//! A row of days, the last one included.
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// From a day to a day, both included: a year, mostly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Days")]
pub struct Period {
    from: Date,
    until: Date,
}

/// As it is stored; what ends before it begins is no period.
#[derive(Deserialize)]
struct Days {
    from: Date,
    until: Date,
}

impl TryFrom<Days> for Period {
    type Error = &'static str;

    fn try_from(days: Days) -> Result<Self, Self::Error> {
        Self::of(days.from, days.until).ok_or("it ends before it begins")
    }
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

    /// How many days it has.
    pub fn days(self) -> u32 {
        u32::try_from((self.until - self.from).get_days()).unwrap_or(0) + 1
    }

    /// Whether all days of the other are days of this one.
    pub fn holds(self, other: Self) -> bool {
        self.has(other.from) && self.has(other.until)
    }

    /// The same days so many years earlier; nothing before the year 1. The 29th of February is the
    /// 28th in a year without one.
    pub fn years_before(self, years: i16) -> Option<Self> {
        let back = |day: Date| day.checked_sub(i64::from(years).years()).ok();
        Self::of(back(self.from)?, back(self.until)?).filter(|period| period.from.year() >= 1)
    }

    /// Up to a day; nothing when it begins after it.
    pub fn up_to(self, day: Date) -> Option<Self> {
        Self::of(self.from, self.until.min(day))
    }

    /// The year of the calendar that it lies in; nothing when it lies in several.
    pub fn within_year(self) -> Option<i16> {
        (self.from.year() == self.until.year()).then(|| self.from.year())
    }

    /// The year of the calendar that it is from the first to the last day.
    pub fn whole_year(self) -> Option<i16> {
        self.within_year().filter(|year| Self::year(*year) == Some(self))
    }
}
