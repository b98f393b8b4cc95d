//! Due dates, working days, and why a date is what it is (6.4).
//!
//! The Algemene termijnenwet does not apply to a term in a private procedure: a due date on a
//! free day stays where it is. Beside it stands the last working day on or before it, by which
//! the letter must really be posted.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan, Zoned};
use serde::{Deserialize, Serialize};

/// Art. 6.4: four weeks. The day of receipt is day 0.
pub const ANSWER_WITHIN_DAYS: i32 = 28;

/// No row of free days is longer than this; it keeps every search for a working day finite.
const FREE_DAYS_MAX: i32 = 30;

const DECREED: &str = include_str!("holidays.txt");

// From the time zones inside the program: no file of the machine is read, so every machine agrees.
static AMSTERDAM: LazyLock<TimeZone> = LazyLock::new(|| {
    TimeZoneDatabase::bundled().get("Europe/Amsterdam").expect("the bundled zones hold it")
});

/// Which days are free: weekends, recognised holidays and the days equated to them by decree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    decreed: BTreeSet<Date>,
    known_until: i16,
    source: String,
}

/// A line in a list of decreed days that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("could not read line {line} of the list of free days: {text:?}")]
pub struct UnreadableLine {
    pub line: usize,
    pub text: String,
}

/// A day off in the Netherlands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Holiday {
    NewYearsDay,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    KingsDay,
    LiberationDay,
    AscensionDay,
    WhitSunday,
    WhitMonday,
    ChristmasDay,
    BoxingDay,
    /// Equated with a holiday by decree.
    Decreed,
}

/// What kind of day a date is. A holiday in a weekend counts as a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayKind {
    WorkingDay,
    Weekend,
    Holiday(Holiday),
}

/// What the published procedure says of a due date on a free day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FreeDayRule {
    /// As the procedure has it by default: there is no extension.
    #[default]
    Stays,
    /// Only by a published version of the procedure: the next working day.
    RollsForward,
}

/// Why a due date is what it is; `texts` makes the sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    pub received: Date,
    /// In days.
    pub days: i32,
    /// Receipt plus `days`: the date on which the score of 6.4 by day 28 is reckoned.
    pub day_28: Date,
    /// What kind of day `day_28` is.
    pub falls_on: DayKind,
    pub rule: FreeDayRule,
    /// The last day of the term: `day_28`, or later where the procedure rolls it forward.
    pub due: Date,
    /// The last working day on or before `due`.
    pub post_by: Date,
    /// The holidays after the receipt and before `day_28`, the weekend's left out.
    pub holidays_between: Vec<(Date, Holiday)>,
}

/// The due date of a complaint: 28 calendar days after the day of receipt.
///
/// Counted on dates, never as 28 × 24 hours: twice a year a day has another length.
pub fn due_on(received: Date) -> Date {
    received.saturating_add(ANSWER_WITHIN_DAYS.days())
}

/// The day on the wall in Amsterdam.
pub fn local_date(at: Timestamp) -> Date {
    local(at).date()
}

/// The day and the time on the clock in Amsterdam.
pub fn local(at: Timestamp) -> Zoned {
    at.to_zoned(AMSTERDAM.clone())
}

/// The first instant of a day in Amsterdam.
pub fn start_of(date: Date) -> Timestamp {
    date.to_zoned(AMSTERDAM.clone()).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

impl Calendar {
    /// The calendar that comes with the product, with the decreed days up to `known_until`.
    pub fn dutch() -> Self {
        Self::from_list(DECREED).expect("the list in the program is read by a test")
    }

    /// The list that comes with the product, as it is written.
    pub fn shipped_list() -> &'static str {
        DECREED
    }

    /// Reads a list like `holidays.txt`: who says so after `source`, a year after `known-until`, a
    /// date on each other line.
    pub fn from_list(list: &str) -> Result<Self, UnreadableLine> {
        let mut calendar = Self { decreed: BTreeSet::new(), known_until: 0, source: String::new() };
        for (position, text) in list.lines().enumerate() {
            let text = text.trim();
            let unreadable = || UnreadableLine { line: position + 1, text: text.to_owned() };
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            if let Some(year) = after(text, ["known-until ", "bekend-tot "]) {
                let year = year.parse().ok().filter(|year| (2000..=2999).contains(year));
                calendar.known_until = year.ok_or_else(unreadable)?;
            } else if let Some(source) = after(text, ["source ", "bron "]) {
                source.clone_into(&mut calendar.source);
            } else {
                calendar.decreed.insert(text.parse().map_err(|_| unreadable())?);
            }
        }
        Ok(calendar)
    }

    /// The last year of which the decreed days are known; after it the list wants a new version.
    pub fn known_until(&self) -> i16 {
        self.known_until
    }

    /// Who says which days these are; empty when the list does not say it.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether what comes in now is due in a year of which nothing is known.
    pub fn is_outdated(&self, today: Date) -> bool {
        due_on(today).year() > self.known_until
    }

    /// The next rows of free days that are longer than a weekend, such as Christmas: the first and
    /// the last day of each that begins within so many days.
    pub fn long_free_spans(&self, today: Date, within_days: i32) -> Vec<(Date, Date)> {
        let mut spans: Vec<(Date, Date)> = Vec::new();
        for date in (0..within_days + FREE_DAYS_MAX).map(|days| today.saturating_add(days.days())) {
            if self.is_working_day(date) {
                continue;
            }
            match spans.last_mut() {
                Some((_, last)) if last.tomorrow().is_ok_and(|next| next == date) => *last = date,
                _ => spans.push((date, date)),
            }
        }
        let until = today.saturating_add(within_days.days());
        spans.retain(|(first, last)| *first <= until && (*last - *first).get_days() >= 2);
        spans
    }

    pub fn is_working_day(&self, date: Date) -> bool {
        self.kind(date) == DayKind::WorkingDay
    }

    pub fn kind(&self, date: Date) -> DayKind {
        if let Some(holiday) = self.holiday(date) {
            return DayKind::Holiday(holiday);
        }
        if is_weekend(date) { DayKind::Weekend } else { DayKind::WorkingDay }
    }

    /// The holiday on this date, if it is one.
    pub fn holiday(&self, date: Date) -> Option<Holiday> {
        fixed_holiday(date)
            .or_else(|| easter_holiday(date))
            .or_else(|| self.decreed.contains(&date).then_some(Holiday::Decreed))
    }

    /// The date that lies so many working days after `from`; `from` itself does not count.
    pub fn add_working_days(&self, from: Date, working_days: u32) -> Date {
        let mut date = from;
        for _ in 0..working_days {
            date = self.roll_forward(date.saturating_add(1.day()));
        }
        date
    }

    /// How many working days lie after `from`, up to and including `until`.
    pub fn working_days_after(&self, from: Date, until: Date) -> u32 {
        let mut count = 0;
        let mut date = from;
        while date < until {
            date = date.saturating_add(1.day());
            count += u32::from(self.is_working_day(date));
        }
        count
    }

    /// The last working day on or before a due date, by which the letter must be posted.
    pub fn post_by(&self, due: Date) -> Date {
        (0..FREE_DAYS_MAX)
            .map(|days| due.saturating_sub(days.days()))
            .find(|date| self.is_working_day(*date))
            .unwrap_or(due)
    }

    /// The first working day on or after a date.
    pub fn roll_forward(&self, date: Date) -> Date {
        (0..FREE_DAYS_MAX)
            .map(|days| date.saturating_add(days.days()))
            .find(|date| self.is_working_day(*date))
            .unwrap_or(date)
    }

    /// The holidays between two days, the weekend's left out.
    pub fn weekday_holidays(&self, after: Date, before: Date) -> Vec<(Date, Holiday)> {
        (1..(before - after).get_days())
            .map(|days| after.saturating_add(days.days()))
            .filter(|date| !is_weekend(*date))
            .filter_map(|date| self.holiday(date).map(|holiday| (date, holiday)))
            .collect()
    }

    /// The due date with everything that makes it what it is.
    pub fn explain(&self, received: Date, rule: FreeDayRule) -> Explanation {
        let day_28 = due_on(received);
        let due = match rule {
            FreeDayRule::Stays => day_28,
            FreeDayRule::RollsForward => self.roll_forward(day_28),
        };
        let holidays_between = self.weekday_holidays(received, day_28);
        Explanation {
            received,
            days: ANSWER_WITHIN_DAYS,
            day_28,
            falls_on: self.kind(day_28),
            rule,
            due,
            post_by: self.post_by(due),
            holidays_between,
        }
    }
}

fn after<'a>(line: &'a str, words: [&str; 2]) -> Option<&'a str> {
    words.into_iter().find_map(|word| line.strip_prefix(word)).map(str::trim)
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn fixed_holiday(date: Date) -> Option<Holiday> {
    match (date.month(), date.day()) {
        (1, 1) => Some(Holiday::NewYearsDay),
        // King's Day is never on a Sunday: then it is the day before.
        (4, 26) if date.weekday() == Weekday::Saturday => Some(Holiday::KingsDay),
        (4, 27) if date.weekday() != Weekday::Sunday => Some(Holiday::KingsDay),
        (5, 5) => Some(Holiday::LiberationDay),
        (12, 25) => Some(Holiday::ChristmasDay),
        (12, 26) => Some(Holiday::BoxingDay),
        _ => None,
    }
}

fn easter_holiday(date: Date) -> Option<Holiday> {
    let easter = easter_sunday(date.year())?;
    match easter.until(date).ok()?.get_days() {
        -2 => Some(Holiday::GoodFriday),
        0 => Some(Holiday::EasterSunday),
        1 => Some(Holiday::EasterMonday),
        39 => Some(Holiday::AscensionDay),
        49 => Some(Holiday::WhitSunday),
        50 => Some(Holiday::WhitMonday),
        _ => None,
    }
}

/// Easter in the Gregorian calendar, by the anonymous algorithm of 1876 (Butcher).
fn easter_sunday(year: i16) -> Option<Date> {
    let number = i32::from(year);
    let golden = number.rem_euclid(19);
    let century = number.div_euclid(100);
    let in_century = number.rem_euclid(100);
    let correction = (century + 8).div_euclid(25);
    let moon_shift = (century - correction + 1).div_euclid(3);
    let epact = (19 * golden + century - century.div_euclid(4) - moon_shift + 15).rem_euclid(30);
    let weekday = (32 + 2 * century.rem_euclid(4) + 2 * in_century.div_euclid(4)
        - epact
        - in_century.rem_euclid(4))
    .rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday).div_euclid(451);
    let days_from_march = epact + weekday - 7 * late + 114;
    let month = i8::try_from(days_from_march.div_euclid(31)).ok()?;
    let day = i8::try_from(days_from_march.rem_euclid(31) + 1).ok()?;
    Date::new(year, month, day).ok()
}
