//! Art. 7.3: what counts of a dossier follows from its entries.
use proptest::prelude::*;
use weerklank_domain::calendar::{Calendar, local_date};
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::{Command as C, CommandKind as K};
use weerklank_domain::complaint::terms::Agreements;
use weerklank_domain::report::conduct::Agreed;
use weerklank_domain::report::fact::{Ending, FlowKind};
use weerklank_domain::report::{Fact, Period};

use super::{of_year, received, with};
use crate::cast::{BRAM, day};
use crate::commands::command;
use crate::ends::bring_to_an_end;
use crate::story::{Story, a_complaint};

pub(super) fn fact(story: &Story) -> Fact {
    let (agreements, calendar) = (Agreements::new(), Calendar::dutch());
    let agreed = Agreed { agreements: &agreements, calendar: &calendar };
    Fact::of(story.complaint().id, &story.entries, agreed).unwrap()
}

/// Of any dossier, whatever happened in it.
pub(crate) fn what_a_fact_holds(story: &Story) -> Result<(), TestCaseError> {
    let complaint = story.complaint();
    let fact = fact(story);
    let row = serde_json::to_string(&fact).unwrap();
    prop_assert_eq!(&serde_json::from_str::<Fact>(&row).unwrap(), &fact, "a row is read back");
    // In and out take turns, each on a day that isn't before the last.
    for pair in fact.flows.windows(2) {
        prop_assert_ne!(pair[0].kind.comes_in(), pair[1].kind.comes_in());
        prop_assert!(pair[0].on <= pair[1].on);
    }
    let is_in = fact.flows.last().unwrap().kind.comes_in();
    let ended = matches!(
        complaint.stage,
        Stage::Closed | Stage::Merged | Stage::Withdrawn | Stage::OutOfScope
    );
    let answered = complaint.stage == Stage::Decided && !complaint.awaits_answer();
    prop_assert_eq!(!is_in, ended || answered, "{:?}: {:?}", complaint.stage, fact.flows);
    // Every day of the wait is somebody's.
    let decided = fact.flows.iter().find(|flow| flow.kind == FlowKind::Decided);
    let until = match decided.or(fact.flows.last().filter(|_| !is_in)) {
        Some(end) => end.on,
        None => story.today,
    };
    let waited = fact.waiting.until(story.today).days();
    prop_assert_eq!(waited, fact.days_to(until), "{:?} in {:?}", fact.waiting, fact.flows);
    let year = fact.received_on.year();
    let figures = of_year(std::slice::from_ref(&fact), year, &story.today.to_string());
    prop_assert!(figures.stock.balances());
    prop_assert_eq!(
        figures.received.count + figures.out_of_scope + figures.merged + figures.signals,
        1
    );
    Ok(())
}

#[test]
fn art_7_3_a_decision_in_time_counts_from_its_sending() {
    let story = bring_to_an_end(a_complaint().recorded().days_later(28));
    let fact = fact(&story);
    assert_eq!(fact.ending(story.today), Ending::Decided(day("2026-11-30")));
    assert_eq!(fact.ending(day("2026-11-29")), Ending::Open, "as it stood then");
    let figures = of_year(&[fact], 2026, "2026-12-31");
    assert_eq!((figures.on_time.hits, figures.on_time.n), (1, 1));
    assert_eq!(figures.handling.all, Some(vec![28]));
    assert_eq!(figures.waiting.officer + figures.waiting.partner, 28);
}

#[test]
fn art_7_3_a_score_stays_when_the_dossier_is_opened_again() {
    let story = bring_to_an_end(a_complaint().recorded().days_later(3)).days_later(40);
    let reopen = command(K::Reopen, 0, &story);
    let story = story.does(BRAM, reopen);
    let fact = fact(&story);
    assert_eq!(fact.ending(story.today), Ending::Decided(day("2026-11-05")));
    assert!(fact.was_reopened(story.today));
    let figures = of_year(&[fact], 2026, "2026-12-31");
    assert_eq!((figures.on_time.hits, figures.reopened.hits), (1, 1));
    assert_eq!((figures.stock.flows["reopened"], figures.stock.after), (1, 1));
}

#[test]
fn art_7_3_a_withdrawal_that_was_undone_is_none() {
    let story = a_complaint().recorded().days_later(2);
    let on = story.today;
    let story = story.does(BRAM, C::Withdraw { on, explanation: None });
    assert_eq!(fact(&story).ending(on), Ending::Withdrawn(on));
    let undo = command(K::UndoWithdrawal, 0, &story);
    let story = story.days_later(1).does(BRAM, undo);
    assert_eq!(fact(&story).ending(story.today), Ending::Open);
    let figures = of_year(&[fact(&story)], 2026, "2026-12-31");
    assert_eq!(figures.withdrawn.within_four_weeks, 0);
    assert_eq!((figures.stock.flows["withdrawn"], figures.stock.flows["undone"]), (1, 1));
    assert!(figures.stock.balances());
}

#[test]
fn art_7_3_the_last_evening_of_the_year_is_of_that_year() {
    // 31 December 23:30 in Amsterdam; a quarter past midnight is the next year.
    let year = |at: &str| local_date(at.parse().unwrap());
    let last = received(1, year("2026-12-31T22:30:00Z"));
    let first = received(2, year("2026-12-31T23:15:00Z"));
    let facts = [last, first];
    assert_eq!(of_year(&facts, 2026, "2027-03-01").received.count, 1);
    assert_eq!(of_year(&facts, 2027, "2027-03-01").received.count, 1);
    assert_eq!(of_year(&facts, 2026, "2027-03-01").groups.month["2026-12"], 1);
    // In summer, too, the day of Amsterdam counts.
    assert_eq!(year("2026-06-30T22:15:00Z"), day("2026-07-01"));
}

#[test]
fn art_7_3_a_withdrawal_in_four_weeks_stays_outside() {
    let facts = [
        with(received(1, day("2025-03-01")), FlowKind::Decided, "2025-03-29"),
        with(received(2, day("2025-03-01")), FlowKind::Decided, "2025-03-30"),
        with(received(3, day("2025-03-01")), FlowKind::Withdrawn, "2025-03-29"),
        with(received(4, day("2025-03-01")), FlowKind::Withdrawn, "2025-03-30"),
        with(received(5, day("2025-03-01")), FlowKind::Merged, "2025-03-05"),
        with(received(6, day("2025-03-01")), FlowKind::OutOfScope, "2025-03-05"),
        received(7, day("2025-03-01")),
    ];
    let figures = of_year(&facts, 2025, "2026-01-10");
    // One in time, of four: late, withdrawn late, and open for long.
    assert_eq!((figures.on_time.hits, figures.on_time.n), (1, 4));
    assert_eq!((figures.withdrawn.within_four_weeks, figures.withdrawn.later), (1, 1));
    assert_eq!((figures.merged, figures.out_of_scope), (1, 1));
    assert_eq!(figures.received.count, 5);
    assert_eq!((figures.stock.after, figures.stock.aging.longer), (1, 1));
    // On the last day of the four weeks nothing is late yet.
    assert_eq!(of_year(&facts, 2025, "2025-03-29").on_time.n, 0);
    assert_eq!(of_year(&facts, 2025, "2025-03-30").on_time.n, 4);
}

#[test]
fn art_7_3_a_year_without_complaints_is_a_year() {
    let figures = of_year(&[], 2025, "2026-01-10");
    assert_eq!(figures.received.count, 0);
    assert!((figures.received.interval.high - 3.6889).abs() < 1e-4);
    assert_eq!((figures.on_time.interval, figures.deviations), (None, None));
    assert!(figures.stock.balances() && figures.handling_with_open.steps.is_empty());
    assert_eq!((Period::year(0), Period::year(9999)), (None, None));
    assert_eq!(Period::of(day("2026-01-02"), day("2026-01-01")), None);
}
