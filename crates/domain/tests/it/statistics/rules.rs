//! Art. 7.3: what the rules for small numbers say with a number.
use weerklank_domain::report::statistics::{
    Case, ChartKind, Curve, Exposure, KaplanMeier, Level, Limits, Movement, Proportion, RunSide,
    Sample, Standing, all_hits_needed, central_p, chapman, chart_kind, clopper_pearson,
    count_limits, dispersion, funnel, gap_limit, garwood, has_gap_signal, holm, median, movement,
    percentile, percentile_ranks, rate, rate_limits, rate_ratio, run_false_alarm, run_signal,
    share_limits, standing, upper_signal,
};

use super::{assert_near, over, share};

const USUAL: Level = Level::NINETY_FIVE;

#[test]
fn art_7_3_nothing_received_is_not_nothing_wrong() {
    // R2: 0 goes up to 3.69.
    let interval = garwood(0, USUAL);
    assert!(interval.low.abs() < 1e-12 && (interval.high - 3.69).abs() < 0.005);
}

#[test]
fn art_7_3_twice_as_many_may_be_chance() {
    // R3: from 6 to 12 is 2.0 [0.70; 6.5], p about 0.24.
    let found = rate_ratio((12, over(1.0)), (6, over(1.0)), USUAL);
    assert_near(found.ratio.unwrap(), 2.0, "ratio");
    assert!((found.interval.low - 0.695).abs() < 0.005 && (found.interval.high - 6.5).abs() < 0.01);
    assert_eq!(movement(&found, (12, 6), None), Movement::More);
    assert_eq!(
        movement(&rate_ratio((5, over(1.0)), (5, over(1.0)), USUAL), (5, 5), None),
        Movement::Same
    );
    assert_eq!(
        movement(&rate_ratio((3, over(1.0)), (5, over(1.0)), USUAL), (3, 5), None),
        Movement::Fewer
    );
    let risen = rate_ratio((40, over(1.0)), (20, over(1.0)), USUAL);
    assert_eq!(movement(&risen, (40, 20), None), Movement::Risen);
    let fallen = rate_ratio((20, over(1.0)), (40, over(1.0)), USUAL);
    assert_eq!(movement(&fallen, (20, 40), None), Movement::Fallen);
    // R11: after Holm the same may be chance again.
    assert_eq!(movement(&risen, (40, 20), Some(0.08)), Movement::More);
    // Nothing in both years says nothing at all.
    let nothing = rate_ratio((0, over(1.0)), (0, over(1.0)), USUAL);
    assert_eq!(nothing.ratio, None);
    assert!((nothing.p_central - 1.0).abs() < 1e-12 && nothing.interval.contains(1.0));
}

#[test]
fn art_7_3_all_in_time_is_a_fact_and_little_of_a_promise() {
    // R5: 10 of 10 gives 69 %; 95 % takes 72 of 72 on two sides and 59 on one.
    assert!((clopper_pearson(share(10, 10), USUAL).low - 0.69).abs() < 0.005);
    assert_eq!(all_hits_needed(share(95, 100), USUAL), Some(72));
    assert_eq!(all_hits_needed(share(95, 100), USUAL.one_sided()), Some(59));
    assert_eq!(all_hits_needed(share(1, 1), USUAL), None);
    assert!(clopper_pearson(share(71, 71), USUAL).low < 0.95);
    assert!(clopper_pearson(share(72, 72), USUAL).low >= 0.95);
}

#[test]
fn art_7_3_a_percentile_has_an_interval_from_so_many_on() {
    // R6: the median from 6, P80 from 17, P90 from 36.
    for (wanted, enough) in [(0.5, 6), (0.8, 17), (0.9, 36)] {
        assert_eq!(percentile_ranks(enough - 1, wanted, USUAL), None, "{wanted}");
        assert!(percentile_ranks(enough, wanted, USUAL).is_some(), "{wanted}");
    }
    assert_eq!(percentile_ranks(0, 0.5, USUAL), None);
    let days = [3, 9, 14, 20, 28, 31, 40, 41, 44, 90];
    assert_eq!((percentile(&days, 80), percentile(&days, 90)), (Some(41), Some(44)));
    assert_eq!(median(&days), Some(29.5));
    assert_eq!((median(&days[..3]), median(&[]), percentile(&[], 80)), (Some(9.0), None, None));
}

#[test]
fn art_7_3_half_not_reached_is_an_answer() {
    // R7
    let case = |days, decided| Case { days, decided };
    let found = KaplanMeier::of(&[case(5, true), case(9, false), case(20, false)], USUAL);
    assert_eq!((found.median, found.median_interval.1), (None, None));
    let none = KaplanMeier::of(&[], USUAL);
    assert_eq!((none.median, none.curve), (None, Curve::default()));
    // Who was last seen on the day of a decision counts as there.
    let tie = KaplanMeier::of(&[case(10, true), case(10, false)], USUAL);
    assert_eq!((tie.median, tie.curve.steps[0].at_risk), (Some(10), 2));
}

#[test]
fn art_7_3_the_log_log_interval_is_that_of_the_books() {
    // Remission of leukaemia (6-MP), after Freireich: 0.8067 on day 7 and 0.4482 at the end, with
    // the bounds that R's survfit(conf.type = "log-log") prints.
    let decided = [6, 6, 6, 7, 10, 13, 16, 22, 23].map(|days| Case { days, decided: true });
    let open = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    let open = open.map(|days| Case { days, decided: false });
    let cases: Vec<Case> = decided.into_iter().chain(open).collect();
    let found = KaplanMeier::of(&cases, USUAL);
    assert_eq!(found.median, Some(23));
    for (days, share, low, high) in
        [(6, 0.857, 0.620, 0.952), (7, 0.807, 0.563, 0.923), (23, 0.448, 0.188, 0.680)]
    {
        let step = found.curve.steps.iter().find(|step| step.days == days).unwrap();
        let interval = step.interval.unwrap();
        assert!((step.open - share).abs() < 6e-4, "{step:?}");
        assert!(
            (interval.low - low).abs() < 6e-4 && (interval.high - high).abs() < 6e-4,
            "{step:?}"
        );
    }
    assert_eq!(found.median_interval, (Some(13), None));
}

#[test]
fn art_7_3_a_chart_is_drawn_where_it_says_something() {
    // R8
    assert_eq!(chart_kind(11, 30, 9.0), ChartKind::Dots);
    assert_eq!(chart_kind(12, 12, 0.9), ChartKind::TimeBetween);
    assert_eq!(chart_kind(12, 12, 3.0), ChartKind::Control { is_provisional: true });
    assert_eq!(chart_kind(24, 24, 3.0), ChartKind::Control { is_provisional: false });
}

#[test]
fn art_7_3_limits_are_exact() {
    // At a mean of 0.5 three standard deviations would alarm from 3, in 1.4 % of the periods.
    assert_eq!(count_limits(0.5, Level::CONTROL), Limits { low: None, high: Some(5) });
    assert_eq!(upper_signal(0.0), Some(1));
    // e⁻⁷ is less than 0.00135, e⁻⁶ is not: below 6.6 there is no low side.
    assert_eq!(count_limits(6.0, Level::CONTROL).low, None);
    assert_eq!(count_limits(7.0, Level::CONTROL).low, Some(0));
    assert!(
        count_limits(7.0, Level::CONTROL).signals(0)
            && !count_limits(7.0, Level::CONTROL).signals(1)
    );
    assert_eq!(rate_limits(0.1, over(50.0), Level::CONTROL).high, upper_signal(5.0));
    // Of ten, all in time: 0.9¹⁰ is far from rare; of five in time half of the time, none is.
    assert_eq!(share_limits(0.9, 10, Level::CONTROL), Limits { low: Some(4), high: None });
    assert_eq!(share_limits(0.5, 5, Level::CONTROL), Limits { low: None, high: None });
    assert_eq!(share_limits(0.5, 10, Level::CONTROL), Limits { low: Some(0), high: Some(10) });
}

#[test]
fn art_7_3_five_complaints_in_short_time_signal() {
    assert!((gap_limit(Level::CONTROL) - 0.465).abs() < 0.0005);
    let mean = over(30.0);
    assert!(has_gap_signal(&[40, 30, 3, 4, 3, 3], mean, Level::CONTROL));
    assert!(!has_gap_signal(&[40, 30, 4, 4, 3, 3], mean, Level::CONTROL));
    // Two on one day say nothing, and fewer than five complaints neither.
    assert!(!has_gap_signal(&[30, 40, 20, 0], mean, Level::CONTROL));
    assert!(!has_gap_signal(&[0, 0, 0], mean, Level::CONTROL));
}

#[test]
fn art_7_3_eight_on_one_side_signal() {
    let above = [1.0, 6.0, 6.0, 6.0, 5.0, 6.0, 6.0, 6.0, 6.0, 6.0];
    assert_eq!(run_signal(&above, 5.0), Some((9, RunSide::Above)));
    assert_eq!(run_signal(&above[..9], 5.0), None);
    assert_eq!(run_signal(&[2.0; 8], 5.0), Some((7, RunSide::Below)));
    assert_eq!(run_signal(&[5.0; 80], 5.0), None);
    // 2 % in 12 points, 20 % in 60; none in 7, and one in 128 in 8.
    assert!((run_false_alarm(12) - 0.0234).abs() < 0.0005);
    assert!((run_false_alarm(60) - 0.20).abs() < 0.005);
    assert!(run_false_alarm(7).abs() < 1e-12);
    assert_near(run_false_alarm(8), 1.0 / 128.0, "eight points");
}

#[test]
fn art_7_3_partners_stand_in_a_funnel() {
    // R9
    let wide = funnel(0.1, over(20.0), 5);
    assert_near(wide.expected, 2.0, "expected");
    assert_eq!(standing(2, &wide), Standing::NoPattern);
    assert_eq!(standing(4, &wide), Standing::WithinChance);
    assert_eq!((wide.inner.high, wide.outer.high), (Some(6), Some(9)));
    assert_eq!(
        (standing(6, &wide), standing(9, &wide)),
        (Standing::Notable, Standing::BeyondChance)
    );
    // A thousand partners move the outer limits.
    assert!(funnel(0.1, over(20.0), 1_000).outer.high > wide.outer.high);
}

#[test]
fn art_7_3_whether_partners_differ_is_asked_of_twenty() {
    let alike: Vec<(u32, Exposure)> = (0..20).map(|_| (4, over(10.0))).collect();
    assert_eq!(dispersion(&alike[..19]), None);
    let found = dispersion(&alike).unwrap();
    assert!(found.ratio.abs() < 1e-12 && (found.p - 1.0).abs() < 1e-9);
    let mut apart = alike.clone();
    for (place, (count, _)) in apart.iter_mut().enumerate() {
        *count = if place % 2 == 0 { 8 } else { 0 };
    }
    // Each is 4 away from 4: 20 × 4 over 19 degrees.
    let found = dispersion(&apart).unwrap();
    assert_near(found.ratio, 80.0 / 19.0, "ratio");
    assert!(found.p < 1e-8, "{found:?}");
    let none: Vec<(u32, Exposure)> = (0..20).map(|_| (0, over(10.0))).collect();
    assert_eq!(dispersion(&none), None);
}

#[test]
fn art_7_3_many_looks_are_paid_for() {
    // R11, the example of Holm's own method.
    let found = holm(&[0.01, 0.04, 0.03, 0.005]);
    for (found, expected) in found.iter().zip([0.03, 0.06, 0.06, 0.02]) {
        assert_near(*found, expected, "after Holm");
    }
    assert!(holm(&[]).is_empty());
    assert_near(holm(&[0.9, 0.8])[0], 1.0, "at most 1");
    // Šidák: 5 % over ten looks is 0.512 % each.
    assert_near(USUAL.over_looks(10).tail() * 2.0, 0.005_116_196_891_823_743, "after Šidák");
    assert_near(USUAL.over_looks(1).tail(), 0.025, "one look");
}

#[test]
fn art_7_3_what_nobody_registered_can_be_estimated() {
    // R12: 21 × 16 / 8 − 1.
    let found = chapman(Sample::of(20, 15, 7).unwrap(), USUAL).unwrap();
    assert_near(found.estimate, 41.0, "estimate");
    assert!(found.interval.contains(41.0) && found.interval.low >= 28.0);
    assert!(chapman(Sample::of(20, 15, 6).unwrap(), USUAL).is_none());
    assert_eq!(Sample::of(6, 15, 7), None);
    // All that the sample found was registered.
    let all = chapman(Sample::of(20, 10, 10).unwrap(), USUAL).unwrap();
    assert_near(all.estimate, 20.0, "all seen");
}

#[test]
fn art_7_3_what_cannot_be_computed_cannot_be_written() {
    assert_eq!((Proportion::of(0, 0), Proportion::of(3, 2)), (None, None));
    for amount in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(Exposure::of(amount), None);
    }
    let (each, interval) = rate(14, over(5.2), USUAL);
    assert!(interval.contains(each) && (each - 2.692).abs() < 0.001);
    assert_near(central_p(share(6, 18), 0.5), 0.237_884_521_484_375, "p");
}
