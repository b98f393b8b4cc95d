//! Days, moments and amounts.

use jiff::civil::date;
use weerklank_domain::Language::{Dutch, English};
use weerklank_texts::dates::{
    instant, long, money, month, month_day, short, weekday_day, weekday_short,
};

#[test]
fn a_date_is_written_as_people_write_it() {
    let day = date(2026, 11, 23);
    assert_eq!(long(Dutch, day), "maandag 23 november 2026");
    assert_eq!(long(English, day), "Monday 23 November 2026");
    assert_eq!(short(Dutch, day), "23 nov 2026");
    assert_eq!(short(English, day), "23 Nov 2026");
    assert_eq!(weekday_short(Dutch, date(2026, 11, 27)), "vr 27-11-2026");
    assert_eq!(weekday_short(English, date(2026, 11, 27)), "Fri 27 Nov 2026");
    assert_eq!(weekday_short(Dutch, date(2027, 3, 1)), "ma 01-03-2027");
    assert_eq!(weekday_day(Dutch, date(2026, 12, 24)), "do 24-12");
    assert_eq!(weekday_day(English, date(2026, 12, 24)), "Thu 24 Dec");
    assert_eq!(month_day(Dutch, day), "23 november");
    assert_eq!(month(Dutch, 3), "maart");
}

#[test]
fn a_moment_is_told_by_the_clock_in_amsterdam() {
    assert_eq!(instant(Dutch, "2026-11-23T13:05:59Z".parse().unwrap()), "23 nov 2026, 14:05");
    assert_eq!(instant(Dutch, "2026-07-01T23:05:00Z".parse().unwrap()), "2 jul 2026, 01:05");
    assert_eq!(instant(English, "2026-12-31T23:00:00Z".parse().unwrap()), "1 Jan 2027, 00:00");
}

#[test]
fn an_amount_has_its_cents() {
    assert_eq!(money(Dutch, 125_000), "€ 1.250,00");
    assert_eq!(money(Dutch, 5), "€ 0,05");
    assert_eq!(money(Dutch, 99_999), "€ 999,99");
    assert_eq!(money(Dutch, 123_456_789), "€ 1.234.567,89");
    assert_eq!(money(Dutch, -125_000), "€ -1.250,00");
    assert_eq!(money(English, 125_000), "€1,250.00");
    assert_eq!(money(English, -50), "-€0.50");
    assert_eq!(money(Dutch, i64::MIN), "€ -92.233.720.368.547.758,08");
}
