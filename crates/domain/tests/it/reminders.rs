//! Who is reminded of what and when, with a clock that moves day by day, or not at all for a while.
use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use weerklank_domain::calendar::Calendar;
use weerklank_domain::complaint::reminders::{Asked, Hearer as H, Occasion as O, reminders};
use weerklank_domain::complaint::tasks::{Assignee, TaskKind as T};
use weerklank_domain::complaint::terms::Terms;

use crate::cast::day;

type Told = (H, O, u32);

fn asked(kind: T, assignee: Assignee, due: &str) -> Asked {
    Asked { kind, assignee, due_on: day(due), round_due_on: day(due) }
}

fn on(asked: Asked, today: Date) -> BTreeSet<Told> {
    let calendar = Calendar::dutch();
    let found = reminders(asked, today, (&calendar, &Terms::default()));
    found.into_iter().map(|it| (it.hearer, it.occasion, it.week)).collect()
}

fn told(asked: Asked, today: &str) -> Vec<Told> {
    on(asked, day(today)).into_iter().collect()
}

/// All that is told by the end, when the clock stops at these days only.
fn told_over(asked: Asked, days: impl IntoIterator<Item = Date>) -> BTreeSet<Told> {
    days.into_iter().flat_map(|today| on(asked, today)).collect()
}

fn days(first: &str, count: i32) -> Vec<Date> {
    (0..count).map(|number| day(first) + number.days()).collect()
}

#[test]
fn a_partner_is_reminded_on_the_day_then_he_and_the_officer_and_then_he_once_more() {
    let consult = asked(T::Consult, Assignee::Partner, "2026-11-05");
    assert_eq!(told(consult, "2026-11-04"), []);
    assert_eq!(told(consult, "2026-11-05"), [(H::Assignee, O::Due, 0)]);
    let late = [(H::Assignee, O::Late, 0), (H::Officer, O::Late, 0)];
    assert_eq!(told(consult, "2026-11-06"), late);
    // Two working days, over a weekend.
    assert_eq!(told(consult, "2026-11-08"), late);
    let again = [(H::Assignee, O::Again, 0), (H::Officer, O::Late, 0)];
    assert_eq!(told(consult, "2026-11-09"), again);
    assert_eq!(told(consult, "2027-11-09"), again, "and no more");
}

#[test]
fn the_final_call_goes_to_management_too_and_then_each_seven_days_until_it_is_sent() {
    let answer = asked(T::Overdue, Assignee::Officer, "2026-11-30");
    let both = |occasion, week| [(H::Assignee, occasion, week), (H::Management, occasion, week)];
    assert_eq!(told(answer, "2026-11-30"), both(O::Due, 0));
    assert_eq!(told(answer, "2026-12-01"), both(O::Late, 0));
    assert_eq!(told(answer, "2026-12-06"), both(O::Late, 0));
    assert_eq!(told(answer, "2026-12-07"), both(O::Weekly, 1));
    assert_eq!(told(answer, "2026-12-14"), both(O::Weekly, 2));
}

#[test]
fn over_christmas_it_is_told_before_and_after_and_never_on_a_free_day() {
    let answer = asked(T::Overdue, Assignee::Officer, "2026-12-25");
    assert_eq!(told(answer, "2026-12-24").len(), 2, "the last day on which anybody posts");
    let late = (H::Management, O::Late, 0);
    assert!(!told(answer, "2026-12-27").contains(&late));
    assert!(told(answer, "2026-12-28").contains(&late));
    // The week after that is New Year's Day: it waits until Monday.
    assert!(told(answer, "2027-01-03").contains(&late));
    assert!(told(answer, "2027-01-04").contains(&(H::Management, O::Weekly, 1)));
    assert!(told(answer, "2027-01-08").contains(&(H::Management, O::Weekly, 2)));
}

#[test]
fn halfway_officer_and_partner_hear_it_for_a_week() {
    let answer = asked(T::Overdue, Assignee::Officer, "2026-11-30");
    let both = [(H::Assignee, O::HalfTime, 0), (H::Partner, O::HalfTime, 0)];
    assert_eq!(told(answer, "2026-11-15"), []);
    assert_eq!(told(answer, "2026-11-16"), both);
    assert_eq!(told(answer, "2026-11-22"), both);
    assert_eq!(told(answer, "2026-11-23"), []);
    let promised = Asked { round_due_on: day("2026-11-16"), ..answer };
    assert_eq!(told(promised, "2026-11-16"), [], "a postponement has no half");
}

#[test]
fn every_reminder_is_sent_on_a_working_day_and_the_same_whenever_it_is_asked() {
    let calendar = Calendar::dutch();
    for kind in T::ALL {
        for assignee in Assignee::ALL {
            for due in days("2026-03-20", 60).into_iter().chain(days("2026-12-15", 25)) {
                let asked =
                    Asked { kind: *kind, assignee: *assignee, due_on: due, round_due_on: due };
                for today in (-20..40).map(|number: i32| due + number.days()) {
                    for it in reminders(asked, today, (&calendar, &Terms::default())) {
                        assert!(calendar.is_working_day(it.on), "{kind:?} {due} {it:?}");
                        assert!(it.on <= today);
                    }
                }
            }
        }
    }
}

/// Twice, late, or after a week of standstill: what is told last is the same, and nothing is told
/// that would not have been.
#[test]
fn whoever_stood_still_tells_the_last_of_it_once() {
    for (kind, assignee) in [(T::View, Assignee::Partner), (T::Overdue, Assignee::Officer)] {
        let asked = asked(kind, assignee, "2026-12-04");
        let daily = told_over(asked, days("2026-11-16", 40));
        for gap in 1..12_usize {
            let seldom = days("2026-11-16", 40).into_iter().step_by(gap);
            let last = seldom.clone().next_back().unwrap();
            let told = told_over(asked, seldom);
            assert!(told.is_subset(&daily), "every {gap} days: {told:?}");
            assert!(on(asked, last).is_subset(&told));
        }
    }
}
