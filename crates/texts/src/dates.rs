//! Days, moments and amounts as people read them.

use jiff::Timestamp;
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::calendar::local;

use crate::{t, t_with};

/// `maandag 23 november 2026`, for letters and headings.
pub fn long(lang: Language, date: Date) -> String {
    written(lang, "dates-long", date, &[Part::Weekday, Part::Day, Part::Month, Part::Year])
}

/// `23 nov 2026`, for lists.
pub fn short(lang: Language, date: Date) -> String {
    written(lang, "dates-short", date, &[Part::Day, Part::MonthShort, Part::Year])
}

/// `vr 27-11-2026`, for terms.
pub fn weekday_short(lang: Language, date: Date) -> String {
    use Part as P;
    let parts = [P::WeekdayShort, P::Day, P::DayNumber, P::MonthShort, P::MonthNumber, P::Year];
    written(lang, "dates-weekday-day-year", date, &parts)
}

/// `do 24-12`, beside another date of the same year.
pub fn weekday_day(lang: Language, date: Date) -> String {
    use Part as P;
    let parts = [P::WeekdayShort, P::Day, P::DayNumber, P::MonthShort, P::MonthNumber];
    written(lang, "dates-weekday-day", date, &parts)
}

/// `23 november`, for what returns each year.
pub fn month_day(lang: Language, date: Date) -> String {
    written(lang, "dates-month-day", date, &[Part::Day, Part::Month])
}

/// `23 nov 2026, 14:05`, the time on the clock in Amsterdam.
pub fn instant(lang: Language, at: Timestamp) -> String {
    let local = local(at);
    let time = format!("{:02}:{:02}", local.hour(), local.minute());
    let date = short(lang, local.date());
    t_with(lang, "dates-instant", &[("date", &date), ("time", &time)])
}

/// The name of a month, 1 to 12, as it stands in a sentence.
pub fn month(lang: Language, number: i8) -> String {
    t(lang, &format!("dates-month-{number}"))
}

/// `€ 1.250,00` from 125000 cents.
pub fn money(lang: Language, cents: i64) -> String {
    let (thousands, decimals) = match lang {
        Language::Dutch => ('.', ','),
        Language::English => (',', '.'),
    };
    let euros = grouped(cents.unsigned_abs() / 100, thousands);
    let amount = format!("{euros}{decimals}{:02}", cents.unsigned_abs() % 100);
    let key = if cents < 0 { "dates-money-negative" } else { "dates-money" };
    t_with(lang, key, &[("amount", &amount)])
}

/// What a written date names. Only what its pattern asks for is looked up: a page of a list
/// writes hundreds of dates.
#[derive(Clone, Copy)]
enum Part {
    Weekday,
    WeekdayShort,
    Day,
    /// In two digits, as [`Part::MonthNumber`].
    DayNumber,
    Month,
    MonthShort,
    MonthNumber,
    Year,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Weekday => "weekday",
            Self::WeekdayShort => "weekday-short",
            Self::Day => "day",
            Self::DayNumber => "day-number",
            Self::Month => "month",
            Self::MonthShort => "month-short",
            Self::MonthNumber => "month-number",
            Self::Year => "year",
        }
    }

    fn of(self, lang: Language, date: Date) -> String {
        let weekday = date.weekday().to_monday_one_offset();
        match self {
            Self::Weekday => t(lang, &format!("dates-weekday-{weekday}")),
            Self::WeekdayShort => t(lang, &format!("dates-weekday-short-{weekday}")),
            Self::Day => date.day().to_string(),
            Self::DayNumber => format!("{:02}", date.day()),
            Self::Month => month(lang, date.month()),
            Self::MonthShort => t(lang, &format!("dates-month-short-{}", date.month())),
            Self::MonthNumber => format!("{:02}", date.month()),
            Self::Year => date.year().to_string(),
        }
    }
}

/// The parts are those that either language names.
fn written(lang: Language, key: &str, date: Date, parts: &[Part]) -> String {
    let values: Vec<String> = parts.iter().map(|part| part.of(lang, date)).collect();
    let named: Vec<(&str, &str)> =
        parts.iter().zip(&values).map(|(part, value)| (part.name(), value.as_str())).collect();
    t_with(lang, key, &named)
}

/// The digits in groups of three.
fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}
