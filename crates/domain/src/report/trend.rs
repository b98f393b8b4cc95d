//! The background of a period: what was received day by day and year by year, all years before it
//! included. A baseline and a comparison need more than the period itself (R3, R8).
use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fact::{Ending, Fact};
use super::figures::Share;
use crate::complaint::facts::keyed;

keyed! {
    /// Where the numbers of a year come from.
    Origin { Dossiers = "dossiers", Imported = "imported" }
}

/// One year of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Year {
    pub year: i16,
    pub received: u32,
    pub on_time: Share,
    pub upheld: Share,
    pub origin: Origin,
}

impl Year {
    pub fn empty(year: i16) -> Self {
        let none = Share::default();
        Self { year, received: 0, on_time: none, upheld: none, origin: Origin::Dossiers }
    }
}

/// What counts as a complaint (5.1), by the day on which it was received.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Trend {
    days: BTreeMap<Date, u32>,
    years: BTreeMap<i16, Year>,
}

impl Trend {
    pub(super) fn add(&mut self, fact: &Fact, as_of: Date) {
        if !fact.counts(as_of) {
            return;
        }
        *self.days.entry(fact.received_on).or_default() += 1;
        let number = fact.received_on.year();
        let year = self.years.entry(number).or_insert_with(|| Year::empty(number));
        year.received += 1;
        if let Some(hit) = on_time(fact, as_of) {
            year.on_time.add(hit);
        }
        if let Some(upheld) = fact.upheld() {
            year.upheld.add(upheld);
        }
    }

    /// The first complaint of all.
    pub fn first_day(&self) -> Option<Date> {
        self.days.keys().next().copied()
    }

    /// So many for each month from the one of a day up to that of another, with those of none.
    pub fn months(&self, from: Date, until: Date) -> Vec<(Date, u32)> {
        let mut months: BTreeMap<Date, u32> = from
            .first_of_month()
            .series(1.month())
            .take_while(|month| *month <= until)
            .map(|month| (month, 0))
            .collect();
        for (day, count) in self.days.iter().filter(|(day, _)| **day <= until) {
            if let Some(month) = months.get_mut(&day.first_of_month()) {
                *month += count;
            }
        }
        months.into_iter().collect()
    }

    /// The day of each complaint up to a day, the first one first.
    pub fn receipts(&self, until: Date) -> impl Iterator<Item = Date> {
        let days = self.days.iter().take_while(move |(day, _)| **day <= until);
        days.flat_map(|(day, count)| (0..*count).map(|_| *day))
    }

    /// From the first year with a complaint to the last, those without one in between included.
    pub fn years(&self) -> Vec<Year> {
        let (Some(first), Some(last)) = (self.years.keys().next(), self.years.keys().last()) else {
            return Vec::new();
        };
        let known = |year| self.years.get(&year).copied().unwrap_or_else(|| Year::empty(year));
        (*first..=*last).map(known).collect()
    }
}

/// Whether the decision went out within the four weeks (6.4); nothing while they run, or when it
/// was withdrawn within them.
pub(super) fn on_time(fact: &Fact, as_of: Date) -> Option<bool> {
    let (ending, due_on) = (fact.ending(as_of), fact.due_on());
    let left_in_time = matches!(ending, Ending::Withdrawn(on) if on <= due_on);
    let asked = due_on < as_of && !left_in_time;
    asked.then(|| matches!(ending, Ending::Decided(on) if on <= due_on))
}
