//! Days, moments and amounts as people read them.

use jiff::Timestamp;
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::calendar::local;

use crate::{t, t_with};

/// `maandag 23 november 2026`, for letters and headings.
pub fn long(lang: Language, date: Date) -> String {
    written(lang, "dates-long", date)
}

/// `23 nov 2026`, for lists.
pub fn short(lang: Language, date: Date) -> String {
    written(lang, "dates-short", date)
}

/// `vr 27-11-2026`, for terms.
pub fn weekday_short(lang: Language, date: Date) -> String {
    written(lang, "dates-weekday-day-year", date)
}

/// `do 24-12`, beside another date of the same year.
pub fn weekday_day(lang: Language, date: Date) -> String {
    written(lang, "dates-weekday-day", date)
}

/// `23 november`, for what returns each year.
pub fn month_day(lang: Language, date: Date) -> String {
    written(lang, "dates-month-day", date)
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

fn written(lang: Language, key: &str, date: Date) -> String {
    let weekday = date.weekday().to_monday_one_offset();
    let month_number = date.month();
    t_with(
        lang,
        key,
        &[
            ("weekday", &t(lang, &format!("dates-weekday-{weekday}"))),
            ("weekday-short", &t(lang, &format!("dates-weekday-short-{weekday}"))),
            ("day", &date.day().to_string()),
            ("month", &month(lang, month_number)),
            ("month-short", &t(lang, &format!("dates-month-short-{month_number}"))),
            ("month-number", &format!("{month_number:02}")),
            ("day-number", &format!("{:02}", date.day())),
            ("year", &date.year().to_string()),
        ],
    )
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
