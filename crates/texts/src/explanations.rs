//! Why a date is what it is, and what is wrong with a reference, in a sentence.

use jiff::ToSpan as _;
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::calendar::{Calendar, DayKind, Explanation, FreeDayRule, Holiday};
use weerklank_domain::complaint::tasks::{Counting, Why};
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

/// "ma 23-11-2026 + 3 werkdagen = do 26-11-2026 (werkafspraak).", with the holidays in between; or
/// nothing for a day that was not counted.
pub fn task_date(lang: Language, calendar: &Calendar, (why, due): (Why, Date)) -> Option<String> {
    let day = why.from.saturating_add(i64::from(why.days).days());
    let key = match why.counting {
        Counting::Named => return None,
        Counting::Procedure => "calendar-task-procedure",
        Counting::WorkingDays => "calendar-task-working-days",
        Counting::Days if day == due => "calendar-task-days",
        Counting::Days => "calendar-task-days-before",
    };
    let values = [
        ("from", dates::weekday_short(lang, why.from)),
        ("days", why.days.to_string()),
        ("day", dates::weekday_short(lang, day)),
        ("free-day", kind_of_day(lang, calendar.kind(day))),
        ("due", dates::weekday_short(lang, due)),
        ("post-by", beside(lang, calendar.post_by(due), due)),
    ];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let sentence = t_with(lang, key, &values);
    let between = calendar.weekday_holidays(why.from, due);
    Some(
        [Some(sentence), holidays(lang, &between)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
    )
}

/// "Feestdagen in deze vier weken: Koningsdag (ma 27-04), …", when there are any.
pub fn holidays_between(lang: Language, why: &Explanation) -> Option<String> {
    holidays(lang, &why.holidays_between)
}

fn holidays(lang: Language, between: &[(Date, Holiday)]) -> Option<String> {
    if between.is_empty() {
        return None;
    }
    let named = |(date, day): &(Date, Holiday)| {
        let (day, date) = (holiday(lang, *day), dates::weekday_day(lang, *date));
        t_with(lang, "calendar-holiday-on", &[("holiday", &day), ("date", &date)])
    };
    let days: Vec<String> = between.iter().map(named).collect();
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
