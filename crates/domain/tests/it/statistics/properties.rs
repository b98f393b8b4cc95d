//! Art. 7.3: what holds of every count, share and curve.
use proptest::prelude::*;
use weerklank_domain::report::statistics::{
    Case, KaplanMeier, Level, Limits, clopper_pearson, count_limits, garwood, percentile_ranks,
    rate_ratio, wilson,
};

use super::{over, share};

const USUAL: Level = Level::NINETY_FIVE;

/// P(X ≤ hits), term by term and in logarithms: slow, and another way than the program's.
fn plain_binomial(hits: u32, n: u32, chance: f64) -> f64 {
    let mut log_term = f64::from(n) * (1.0 - chance).ln();
    let mut sum = log_term.exp();
    for taken in 1..=hits {
        let (taken, n) = (f64::from(taken), f64::from(n));
        log_term += ((n - taken + 1.0) / taken * chance / (1.0 - chance)).ln();
        sum += log_term.exp();
    }
    sum
}

fn hits_of(n: std::ops::Range<u32>) -> impl Strategy<Value = (u32, u32)> {
    n.prop_flat_map(|n| (0..=n, Just(n)))
}

fn cases() -> impl Strategy<Value = Vec<Case>> {
    let case = (0_u32..60, any::<bool>()).prop_map(|(days, decided)| Case { days, decided });
    proptest::collection::vec(case, 1..60)
}

proptest! {
    #[test]
    fn a_count_lies_in_its_interval(count in 0_u32..200_000) {
        let interval = garwood(count, USUAL);
        prop_assert!(interval.contains(f64::from(count)) && interval.low >= 0.0);
        let outer = garwood(count, Level::NINETY_NINE_EIGHT);
        prop_assert!(outer.low <= interval.low && outer.high > interval.high);
        // Relative to the count it shrinks as the count grows.
        let (now, then) = (f64::from(count + 1), f64::from(4 * count + 4));
        let narrower = garwood(4 * count + 4, USUAL).width() / then;
        prop_assert!(narrower < garwood(count + 1, USUAL).width() / now);
    }

    #[test]
    fn a_share_lies_in_its_interval((hits, n) in hits_of(1..40_000)) {
        let exact = clopper_pearson(share(hits, n), USUAL);
        prop_assert!(exact.contains(share(hits, n).share()));
        prop_assert!(exact.low >= 0.0 && exact.high <= 1.0);
        let scored = wilson(share(hits, n), USUAL);
        prop_assert!(scored.contains(share(hits, n).share()));
        prop_assert!(clopper_pearson(share(4 * hits, 4 * n), USUAL).width() < exact.width());
        // What is a hit for one is a miss for the other.
        let misses = clopper_pearson(share(n - hits, n), USUAL);
        prop_assert!((misses.low - (1.0 - exact.high)).abs() < 1e-9);
    }

    #[test]
    fn the_bounds_of_a_share_leave_the_tails((hits, n) in hits_of(2..900)) {
        prop_assume!(hits > 0 && hits < n);
        let found = clopper_pearson(share(hits, n), USUAL);
        prop_assert!((plain_binomial(hits, n, found.high) - 0.025).abs() < 1e-9);
        prop_assert!((1.0 - plain_binomial(hits - 1, n, found.low) - 0.025).abs() < 1e-9);
    }

    #[test]
    fn the_ratio_agrees_with_its_p(
        (first, second) in (0_u32..400, 0_u32..400),
        (one, other) in (0.1_f64..900.0, 0.1_f64..900.0),
    ) {
        let found = rate_ratio((first, over(one)), (second, over(other)), USUAL);
        if let Some(ratio) = found.ratio {
            prop_assert!(found.interval.contains(ratio));
        }
        // R3: by the central p both say the same of no change.
        if (found.p_central - 0.05).abs() > 1e-9 {
            prop_assert_eq!(found.interval.contains(1.0), found.p_central > 0.05);
        }
        let turned = rate_ratio((second, over(other)), (first, over(one)), USUAL);
        prop_assert!((turned.p_central - found.p_central).abs() < 1e-9);
    }

    #[test]
    fn a_limit_is_the_first_rare_count(mean in 0.0_f64..2_000.0) {
        let Limits { low, high } = count_limits(mean, Level::CONTROL);
        let high = f64::from(high.unwrap());
        prop_assert!(high > mean && low.is_none_or(|low| f64::from(low) < mean));
        prop_assert_eq!(low.is_some(), (-mean).exp() <= 0.00135);
    }

    #[test]
    fn the_median_interval_is_as_far_from_both_ends(n in 6_u32..120_000) {
        let ranks = percentile_ranks(n, 0.5, USUAL).unwrap();
        prop_assert_eq!(ranks.low + ranks.high, n + 1);
    }

    #[test]
    fn without_open_complaints_the_curve_is_the_plain_share(cases in cases(), day in 0_u32..70) {
        let all: Vec<Case> = cases.iter().map(|case| Case { decided: true, ..*case }).collect();
        let found = KaplanMeier::of(&all, USUAL);
        let open = all.iter().filter(|case| case.days > day).count();
        let [open, len] = [open, all.len()].map(|many| f64::from(u32::try_from(many).unwrap()));
        prop_assert!((found.curve.open_at(day) - open / len).abs() < 1e-9);
        // And its median is the first value that half doesn't exceed.
        let mut days: Vec<u32> = all.iter().map(|case| case.days).collect();
        days.sort_unstable();
        prop_assert_eq!(found.median, Some(days[days.len().div_ceil(2) - 1]));
    }

    #[test]
    fn the_curve_falls_within_its_interval(cases in cases()) {
        let found = KaplanMeier::of(&cases, USUAL);
        let mut before = 1.0;
        for step in &found.curve.steps {
            prop_assert!(step.open < before && step.open >= 0.0);
            before = step.open;
            if let Some(interval) = step.interval {
                prop_assert!(interval.contains(step.open));
                prop_assert!(interval.low >= 0.0 && interval.high <= 1.0);
            }
        }
        if let (Some(median), (low, high)) = (found.median, found.median_interval) {
            prop_assert!(low.unwrap() <= median && high.is_none_or(|high| high >= median));
        }
    }
}
