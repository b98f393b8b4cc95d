//! Why a date is what it is, and what is wrong with a reference, in a sentence.

use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::calendar::{DayKind, Explanation, FreeDayRule, Holiday};
use weerklank_domain::reference::ReferenceError;

use crate::{dates, t, t_with};

/// "Ontvangen vr 27-11-2026 + 28 dagen = vr 25-12-2026 (Eerste Kerstdag; de regeling kent geen
/// verlenging). Verstuur uiterlijk do 24-12."
pub fn due_date(lang: Language, why: &Explanation) -> String {
    let key = match (why.falls_on, why.rule) {
        (DayKind::WorkingDay, _) => "calendar-due",
        (_, FreeDayRule::Stays) => "calendar-due-on-free-day",
        (_, FreeDayRule::RollsForward) => "calendar-due-rolled",
    };
    t_with(
        lang,
        key,
        &[
            ("received", &dates::weekday_short(lang, why.received)),
            ("days", &why.days.to_string()),
            ("day-28", &dates::weekday_short(lang, why.day_28)),
            ("free-day", &kind_of_day(lang, why.falls_on)),
            ("due", &dates::weekday_short(lang, why.due)),
            ("post-by", &beside(lang, why.post_by, why.due)),
        ],
    )
}

/// "Feestdagen in deze vier weken: Koningsdag (ma 27-04), …", when there are any.
pub fn holidays_between(lang: Language, why: &Explanation) -> Option<String> {
    if why.holidays_between.is_empty() {
        return None;
    }
    let named = |(date, day): &(Date, Holiday)| {
        let (day, date) = (holiday(lang, *day), dates::weekday_day(lang, *date));
        t_with(lang, "calendar-holiday-on", &[("holiday", &day), ("date", &date)])
    };
    let days: Vec<String> = why.holidays_between.iter().map(named).collect();
    Some(t_with(lang, "calendar-holidays-between", &[("holidays", &days.join(", "))]))
}

/// The name of a holiday.
pub fn holiday(lang: Language, holiday: Holiday) -> String {
    let key = match holiday {
        Holiday::NewYearsDay => "calendar-new-years-day",
        Holiday::GoodFriday => "calendar-good-friday",
        Holiday::EasterSunday => "calendar-easter-sunday",
        Holiday::EasterMonday => "calendar-easter-monday",
        Holiday::KingsDay => "calendar-kings-day",
        Holiday::LiberationDay => "calendar-liberation-day",
        Holiday::AscensionDay => "calendar-ascension-day",
        Holiday::WhitSunday => "calendar-whit-sunday",
        Holiday::WhitMonday => "calendar-whit-monday",
        Holiday::ChristmasDay => "calendar-christmas-day",
        Holiday::BoxingDay => "calendar-boxing-day",
        Holiday::Decreed => "calendar-decreed",
    };
    t(lang, key)
}

/// The warning once the last year has passed of which the decreed free days are known.
pub fn calendar_outdated(lang: Language, known_until: i16) -> String {
    t_with(lang, "calendar-outdated", &[("year", &known_until.to_string())])
}

/// What is wrong with a reference that somebody typed.
pub fn reference(lang: Language, error: ReferenceError) -> String {
    match error {
        ReferenceError::Empty => t(lang, "reference-empty"),
        ReferenceError::Beginning => t(lang, "reference-beginning"),
        ReferenceError::Length { found } => {
            t_with(lang, "reference-length", &[("found", &found.to_string())])
        }
        ReferenceError::Character { character } => {
            t_with(lang, "reference-character", &[("character", &character.to_string())])
        }
        ReferenceError::Check => t(lang, "reference-check"),
    }
}

fn kind_of_day(lang: Language, kind: DayKind) -> String {
    match kind {
        DayKind::WorkingDay => t(lang, "calendar-working-day"),
        DayKind::Weekend => t(lang, "calendar-weekend"),
        DayKind::Holiday(day) => holiday(lang, day),
    }
}

/// A date beside another one: the year is told only where it differs.
fn beside(lang: Language, date: Date, other: Date) -> String {
    if date.year() == other.year() {
        dates::weekday_day(lang, date)
    } else {
        dates::weekday_short(lang, date)
    }
}
