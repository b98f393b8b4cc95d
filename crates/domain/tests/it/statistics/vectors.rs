//! Art. 7.3: the reference values, which scipy and lifelines computed.
use serde_json::Value;
use weerklank_domain::report::statistics::{
    Case, Interval, KaplanMeier, Level, clopper_pearson, garwood, percentile_ranks, rate_ratio,
    upper_signal, wilson,
};

use super::{assert_near, over, share};

fn cases(list: &str, at_least: usize) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../vectors/statistics.json")).unwrap();
    let cases = all[list].as_array().unwrap().clone();
    assert!(cases.len() >= at_least, "{list} has {}", cases.len());
    cases
}

fn count(case: &Value, field: &str) -> u32 {
    case[field].as_u64().unwrap().try_into().unwrap()
}

fn assert_interval(found: Interval, case: &Value) {
    assert_near(found.low, case["interval"][0].as_f64().unwrap(), &format!("low of {case}"));
    assert_near(found.high, case["interval"][1].as_f64().unwrap(), &format!("high of {case}"));
}

#[test]
fn art_7_3_the_interval_of_a_count_is_garwoods() {
    for case in cases("poisson_95", 11) {
        assert_interval(garwood(count(&case, "count"), Level::NINETY_FIVE), &case);
    }
}

#[test]
fn art_7_3_the_interval_of_a_share_is_clopper_and_pearsons() {
    for case in cases("clopper_pearson_95", 7) {
        let proportion = share(count(&case, "hits"), count(&case, "n"));
        assert_interval(clopper_pearson(proportion, Level::NINETY_FIVE), &case);
    }
    for case in cases("wilson_95", 7) {
        let proportion = share(count(&case, "hits"), count(&case, "n"));
        assert_interval(wilson(proportion, Level::NINETY_FIVE), &case);
    }
}

#[test]
fn art_7_3_two_years_compare_by_their_total() {
    for case in cases("rate_ratio_95", 7) {
        let side = |x: &str, t: &str| (count(&case, x), over(case[t].as_f64().unwrap()));
        let found = rate_ratio(side("x1", "t1"), side("x2", "t2"), Level::NINETY_FIVE);
        assert_eq!(found.ratio.is_none(), case["ratio"].is_null(), "{case}");
        if let Some(ratio) = found.ratio {
            assert_near(ratio, case["ratio"].as_f64().unwrap(), "ratio");
        }
        assert_near(found.interval.low, case["low"].as_f64().unwrap(), "low");
        match case["high"].as_f64() {
            Some(high) => assert_near(found.interval.high, high, "high"),
            None => assert!(found.interval.high.is_infinite(), "{case}"),
        }
        assert_near(found.p_central, case["p_central"].as_f64().unwrap(), "p");
    }
}

#[test]
fn art_7_3_a_count_signals_from_here() {
    for case in cases("poisson_upper_signal", 8) {
        let found = upper_signal(case["mean"].as_f64().unwrap());
        assert_eq!(found, Some(count(&case, "signal_from")), "{case}");
    }
}

#[test]
fn art_7_3_the_median_lies_between_these_values() {
    for case in cases("median_interval_ranks_95", 9) {
        let found = percentile_ranks(count(&case, "n"), 0.5, Level::NINETY_FIVE)
            .map(|ranks| serde_json::json!([ranks.low, ranks.high]));
        assert_eq!(found.unwrap_or_default(), case["ranks"], "{case}");
    }
}

#[test]
fn art_7_3_open_complaints_count_in_the_median() {
    let all: Vec<Value> =
        serde_json::from_str(include_str!("../vectors/kaplan_meier.json")).unwrap();
    assert!(all.len() >= 4);
    for case in all {
        let cases: Vec<Case> = case["cases"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| Case { days: count(one, "days"), decided: one["decided"] == true })
            .collect();
        let found = KaplanMeier::of(&cases, Level::NINETY_FIVE);
        assert_eq!(found.median.map(f64::from), case["median"].as_f64(), "{case}");
        let open = found.curve.open_at(28);
        assert_near(open, case["open_share_at_28"].as_f64().unwrap(), "open on day 28");
    }
}
