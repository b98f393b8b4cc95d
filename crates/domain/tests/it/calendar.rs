//! Art. 6.4: the clock.

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use serde::Deserialize;
use weerklank_domain::calendar::{
    Calendar, DayKind, FreeDayRule, Holiday, due_on, local_date, start_of,
};

#[derive(Deserialize)]
struct Case {
    received: Date,
    due: Date,
    post_by: Date,
    roll_forward: Date,
}

#[test]
fn art_6_4_the_worked_cases_come_out() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("vectors/deadlines.json")).unwrap();
    assert_eq!(cases.len(), 60);
    let calendar = Calendar::dutch();
    for case in cases {
        let received = case.received;
        assert_eq!(due_on(received), case.due, "received on {received}");
        assert_eq!(calendar.post_by(case.due), case.post_by, "received on {received}");
        assert_eq!(calendar.roll_forward(case.due), case.roll_forward, "received on {received}");
    }
}

#[test]
fn the_holidays_of_2026_are_these() {
    let calendar = Calendar::dutch();
    let found: Vec<(Date, Holiday)> = date(2026, 1, 1)
        .series(1.day())
        .take_while(|day| day.year() == 2026)
        .filter_map(|day| calendar.holiday(day).map(|holiday| (day, holiday)))
        .collect();
    let expected = [
        (1, 1, Holiday::NewYearsDay),
        (1, 2, Holiday::Decreed),
        (4, 3, Holiday::GoodFriday),
        (4, 5, Holiday::EasterSunday),
        (4, 6, Holiday::EasterMonday),
        (4, 27, Holiday::KingsDay),
        (5, 5, Holiday::LiberationDay),
        (5, 14, Holiday::AscensionDay),
        (5, 15, Holiday::Decreed),
        (5, 24, Holiday::WhitSunday),
        (5, 25, Holiday::WhitMonday),
        (12, 25, Holiday::ChristmasDay),
        (12, 26, Holiday::BoxingDay),
    ]
    .map(|(month, day, holiday)| (date(2026, month, day), holiday));
    assert_eq!(found, expected);
}

#[test]
fn kings_day_is_never_on_a_sunday() {
    let calendar = Calendar::dutch();
    // 27 April 2025 is a Sunday, 27 April 2031 too.
    for year in [2025, 2031] {
        assert_eq!(calendar.holiday(date(year, 4, 26)), Some(Holiday::KingsDay));
        assert_eq!(calendar.holiday(date(year, 4, 27)), None);
    }
    assert_eq!(calendar.holiday(date(2026, 4, 26)), None);
}

#[test]
fn easter_falls_where_the_tables_have_it() {
    let calendar = Calendar::dutch();
    for easter in [
        date(2000, 4, 23),
        date(2008, 3, 23),
        date(2011, 4, 24),
        date(2024, 3, 31),
        date(2038, 4, 25),
        date(2049, 4, 18),
        date(2076, 4, 19),
        date(2100, 3, 28),
    ] {
        assert_eq!(calendar.holiday(easter), Some(Holiday::EasterSunday), "{easter}");
    }
}

#[test]
fn a_working_day_is_counted_from_the_day_after() {
    let calendar = Calendar::dutch();
    let friday = date(2026, 11, 27);
    assert_eq!(calendar.add_working_days(friday, 0), friday);
    assert_eq!(calendar.add_working_days(friday, 1), date(2026, 11, 30));
    assert_eq!(calendar.add_working_days(date(2026, 11, 28), 1), date(2026, 11, 30));
    // Over Christmas: Friday and Saturday are free, and so is Sunday.
    assert_eq!(calendar.add_working_days(date(2026, 12, 24), 2), date(2026, 12, 29));
    assert_eq!(calendar.working_days_after(date(2026, 12, 24), date(2026, 12, 29)), 2);
    assert_eq!(calendar.working_days_after(friday, friday), 0);
    assert_eq!(calendar.working_days_after(friday, date(2026, 11, 1)), 0);
}

#[test]
fn a_complaint_belongs_to_the_day_in_amsterdam() {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    assert_eq!(local_date(at("2026-12-31T22:30:00Z")), date(2026, 12, 31));
    assert_eq!(local_date(at("2026-12-31T23:15:00Z")), date(2027, 1, 1));
    assert_eq!(local_date(at("2026-03-28T23:30:00Z")), date(2026, 3, 29));
    assert_eq!(local_date(at("2026-10-24T21:59:00Z")), date(2026, 10, 24));
    assert_eq!(local_date(at("2026-10-24T22:01:00Z")), date(2026, 10, 25));
    assert_eq!(start_of(date(2026, 7, 1)), at("2026-06-30T22:00:00Z"));
    assert_eq!(start_of(date(2026, 11, 23)), at("2026-11-22T23:00:00Z"));
}

#[test]
fn art_6_4_a_date_explains_itself() {
    let calendar = Calendar::dutch();
    let stays = calendar.explain(date(2026, 11, 27), FreeDayRule::Stays);
    assert_eq!(stays.due, date(2026, 12, 25));
    assert_eq!(stays.falls_on, DayKind::Holiday(Holiday::ChristmasDay));
    assert_eq!(stays.post_by, date(2026, 12, 24));
    assert!(stays.holidays_between.is_empty());

    let rolls = calendar.explain(date(2026, 11, 27), FreeDayRule::RollsForward);
    assert_eq!(rolls.day_28, date(2026, 12, 25));
    assert_eq!((rolls.due, rolls.post_by), (date(2026, 12, 28), date(2026, 12, 28)));

    let spring = calendar.explain(date(2026, 4, 20), FreeDayRule::Stays);
    let days: Vec<Holiday> = spring.holidays_between.iter().map(|(_, day)| *day).collect();
    assert_eq!(
        days,
        [Holiday::KingsDay, Holiday::LiberationDay, Holiday::AscensionDay, Holiday::Decreed]
    );
    assert_eq!(spring.falls_on, DayKind::WorkingDay);
}

#[test]
fn a_list_of_free_days_that_cannot_be_read_is_refused() {
    assert_eq!(Calendar::dutch().known_until(), 2028);
    let error = Calendar::from_list("# ours\nknown-until 2030\n2029-02-30\n").unwrap_err();
    assert_eq!((error.line, error.text.as_str()), (3, "2029-02-30"));
    for wrong in ["known-until", "known-until soon", "known-until 12", "2029-12-27 x", "x"] {
        let list = format!("{}{wrong}", "2029-12-27\n".repeat(11));
        assert_eq!(Calendar::from_list(&list).unwrap_err().line, 12, "{wrong}");
    }
    let own = Calendar::from_list("bron Het besluit\nbekend-tot 2030\n2029-12-27").unwrap();
    assert_eq!((own.known_until(), own.source()), (2030, "Het besluit"));
    assert!(Calendar::dutch().source().contains("Algemene termijnenwet"));
    assert!(!own.is_working_day(date(2029, 12, 27)));
    assert!(Calendar::dutch().is_working_day(date(2029, 12, 27)));
}

#[test]
fn a_list_runs_out_when_what_comes_in_is_due_in_a_year_that_it_does_not_know() {
    let calendar = Calendar::dutch();
    assert!(!calendar.is_outdated(date(2028, 12, 3)), "due on 31 December");
    assert!(calendar.is_outdated(date(2028, 12, 4)));
}

#[test]
fn christmas_and_easter_are_seen_ahead_and_a_weekend_is_not() {
    let calendar = Calendar::dutch();
    let ahead = calendar.long_free_spans(date(2026, 11, 23), 42);
    let christmas = (date(2026, 12, 25), date(2026, 12, 27));
    let new_year = (date(2027, 1, 1), date(2027, 1, 3));
    assert_eq!(ahead, [christmas, new_year]);
    let easter = (date(2026, 4, 3), date(2026, 4, 6));
    assert_eq!(calendar.long_free_spans(date(2026, 3, 10), 30), [easter]);
    assert_eq!(calendar.long_free_spans(date(2026, 9, 1), 42), []);
}

prop_compose! {
    fn any_day()(days in 0..36_890) (days in Just(days)) -> Date {
        date(2000, 1, 1).saturating_add(i64::from(days).days())
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..Default::default()
    })]

    #[test]
    fn art_6_4_the_term_is_28_calendar_days(received in any_day(), minutes in 0..1_380i64) {
        let due = due_on(received);
        prop_assert_eq!(received.until(due).unwrap().get_days(), 28);
        prop_assert_eq!(due.weekday(), received.weekday());
        // Whatever the time of the day, and whether or not the clock is changed in between.
        let at = start_of(received).saturating_add(minutes.minutes()).unwrap();
        prop_assert_eq!(local_date(at), received);
        prop_assert_eq!(due_on(local_date(at)), due);
    }

    #[test]
    fn the_last_day_to_post_is_the_last_working_day(due in any_day()) {
        let calendar = Calendar::dutch();
        let post_by = calendar.post_by(due);
        prop_assert!(post_by <= due && calendar.is_working_day(post_by));
        prop_assert_eq!(calendar.working_days_after(post_by, due), 0);
    }

    #[test]
    fn rolling_forward_finds_the_first_working_day(due in any_day()) {
        let calendar = Calendar::dutch();
        let rolled = calendar.roll_forward(due);
        prop_assert!(rolled >= due && calendar.is_working_day(rolled));
        let between = due.series(1.day()).take_while(|day| *day < rolled);
        prop_assert!(between.into_iter().all(|day| !calendar.is_working_day(day)));
    }

    #[test]
    fn adding_working_days_and_counting_them_agree(from in any_day(), days in 0..60u32) {
        let calendar = Calendar::dutch();
        let until = calendar.add_working_days(from, days);
        prop_assert_eq!(calendar.working_days_after(from, until), days);
        prop_assert!(days == 0 || calendar.is_working_day(until));
    }
}
