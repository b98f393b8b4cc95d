//! Whether a measure helped, computed (R3, R15).
use jiff::ToSpan as _;
use weerklank_domain::complaint::facts::{ItemKey, Manner, Nature};
use weerklank_domain::report::Fact;
use weerklank_domain::report::fact::FlowKind;
use weerklank_domain::report::recommendation::{
    Baseline, Counted, Effect, Still, Tally, Verdict, months_to_show_a_halving,
};

use super::{Followed, adopted, changed, finished, measuring, period};
use crate::cast::{ANNA, BRAM, DIRK, day};
use crate::figures::{received, with};

/// So many complaints, one a day from this day on.
fn each_day(from: &str, count: i32) -> Vec<Fact> {
    let on = |number: i32| day(from).checked_add(number.days()).unwrap();
    (0..count).map(|number| received(u128::from(number.unsigned_abs()), on(number))).collect()
}

fn effect(story: &Followed, facts: &[Fact], as_of: &str) -> Option<Effect> {
    let mut gathering = Effect::gather(&story.stands(), day(as_of))?;
    for fact in facts {
        gathering.take(fact);
    }
    Some(gathering.ended())
}

fn done() -> Followed {
    Followed::proposed().does(DIRK, adopted()).does(ANNA, finished("2026-02-01"))
}

fn verdict(before: i32, after: i32, as_of: &str) -> Verdict {
    let facts = [each_day("2025-03-01", before), each_day("2026-02-01", after)].concat();
    effect(&done(), &facts, as_of).unwrap().verdict
}

#[test]
fn art_7_4_the_effect_is_shown_when_chance_does_not_explain_it() {
    assert_eq!(verdict(24, 2, "2026-08-01"), Verdict::Shown);
    assert_eq!(verdict(8, 12, "2026-08-01"), Verdict::Contrary);
    // Fewer, and not beyond chance: the count of 24 in a year and 6 in half a year.
    let still = Still::Months { months: 13 };
    assert_eq!(verdict(24, 6, "2026-08-01"), Verdict::NotShown { still });
    assert_eq!(verdict(0, 0, "2026-08-01"), Verdict::NotShown { still: Still::OutOfReach });
}

#[test]
fn art_7_4_the_ratio_is_that_of_the_reference() {
    // 12 in a year, then 6: the ratio and interval of the rules for small numbers, turned round.
    let facts = [each_day("2025-03-01", 12), each_day("2026-02-01", 6)].concat();
    let found = effect(&done(), &facts, "2027-02-01").unwrap();
    assert_eq!((found.before.count, found.after.count), (12, 6));
    assert_eq!((found.before.days, found.after.days), (365, 365));
    assert!((found.ratio.unwrap() - 0.5).abs() < 1e-9);
    assert!((found.low - 0.153_971_407).abs() < 1e-6, "{found:?}");
    assert!((found.high.unwrap() - 1.439_469_218).abs() < 1e-6, "{found:?}");
    assert_eq!(found.verdict, Verdict::NotShown { still: Still::OutOfReach });
    // Against nothing there is no ratio, and no upper bound.
    let facts = each_day("2026-02-01", 6);
    let found = effect(&done(), &facts, "2027-02-01").unwrap();
    assert_eq!((found.ratio, found.high), (None, None));
}

#[test]
fn art_7_4_nothing_is_said_before_the_time_of_observation_is_over() {
    let facts = each_day("2025-03-01", 60);
    assert_eq!(effect(&done(), &facts, "2026-02-01"), None, "its first day is not over");
    let early = effect(&done(), &facts, "2026-07-31").unwrap();
    assert_eq!(early.verdict, Verdict::TooEarly { from: day("2026-08-01") });
    assert_eq!(effect(&done(), &facts, "2026-08-01").unwrap().verdict, Verdict::Shown);
    let undone = Followed::proposed().does(DIRK, adopted());
    assert_eq!(effect(&undone, &facts, "2027-01-01"), None);
}

#[test]
fn art_7_4_the_peak_that_prompted_it_is_left_out() {
    // A quiet year with a peak in March, and a year as quiet since.
    let mut facts = [each_day("2025-03-01", 30), each_day("2026-02-01", 4)].concat();
    facts.extend(each_day("2025-07-01", 4));
    let with_peak = effect(&done(), &facts, "2027-02-01").unwrap();
    assert_eq!(with_peak.verdict, Verdict::Shown, "the peak alone makes it seem so");
    let peak = Some(period("2025-03-01", "2025-03-31"));
    let without = measuring(|falls| falls.baseline = Baseline { left_out: peak, ..falls.baseline });
    let story = done().does(BRAM, changed(without));
    let found = effect(&story, &facts, "2027-02-01").unwrap();
    assert_eq!((found.before.count, found.before.days), (4, 334));
    assert!(matches!(found.verdict, Verdict::NotShown { .. }), "{found:?}");
}

#[test]
fn art_7_4_only_the_named_complaints_are_counted() {
    let one = received(1, day("2025-05-01"));
    let cause = || Some(ItemKey("unclear_costs".to_owned()));
    let money = Fact {
        nature: Some(Nature::Finances),
        root_cause: cause(),
        ..received(2, one.received_on)
    };
    let oral = Fact { manner: Manner::Oral, ..received(3, one.received_on) };
    let merged = with(received(4, one.received_on), FlowKind::Merged, "2025-05-02");
    let facts = [one, money, oral, merged];
    let count = |counted: Counted| {
        let story = Followed::begun(measuring(|falls| falls.counted = counted)).unwrap();
        let story = story.does(DIRK, adopted()).does(ANNA, finished("2026-02-01"));
        effect(&story, &facts, "2027-02-01").unwrap().before
    };
    let all = count(Counted::default());
    assert_eq!((all.count, all.months["2025-05"]), (3, 3), "what was merged is no complaint");
    assert_eq!(count(Counted { root_cause: cause(), ..Counted::default() }).count, 1);
    let finances = Counted { nature: Some(Nature::Finances), ..Counted::default() };
    assert_eq!(count(finances).count, 1);
    assert_eq!(count(Counted { manner: Some(Manner::Written), ..Counted::default() }).count, 2);
}

/// Computed apart, in rational numbers and by halving on the exact binomial tails.
#[test]
fn art_7_4_how_long_a_halving_takes_to_be_seen() {
    let tally = |count, days| Tally { count, days, ..Tally::default() };
    for (before, after, months) in [
        ((0, 365), (0, 200), None),
        ((12, 365), (2, 181), None),
        ((13, 365), (2, 181), Some(59)),
        ((14, 365), (3, 181), Some(53)),
        ((24, 365), (6, 181), Some(13)),
        ((24, 365), (12, 181), Some(35)),
        ((60, 365), (30, 181), Some(11)),
        ((12, 365), (6, 365), None),
        ((18, 334), (5, 181), Some(23)),
    ] {
        let found = months_to_show_a_halving(&tally(before.0, before.1), &tally(after.0, after.1));
        let expected = months.map_or(Still::OutOfReach, |months| Still::Months { months });
        assert_eq!(found, expected, "{before:?} {after:?}");
    }
}
