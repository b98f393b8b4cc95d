//! Two years beside each other, and many looks at once (R3, R11).
use super::intervals::clopper_pearson;
use super::tails::{binomial_at_least, binomial_at_most, drawn_at_most};
use super::values::{Exposure, Interval, Level, Proportion};

/// How the first rate stands to the second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateRatio {
    /// Nothing when the second count is 0.
    pub ratio: Option<f64>,
    /// Without an upper bound when the second count is 0.
    pub interval: Interval,
    /// Twice the smaller tail, so that it agrees with the interval (R3).
    pub p_central: f64,
}

/// Conditional on the total, the first count is binomial (R3, R4).
pub fn rate_ratio(
    (first, over_first): (u32, Exposure),
    (second, over_second): (u32, Exposure),
    level: Level,
) -> RateRatio {
    let each = over_second.amount() / over_first.amount();
    let ratio = (second > 0).then(|| f64::from(first) / f64::from(second) * each);
    let Some(proportion) = first.checked_add(second).and_then(|total| Proportion::of(first, total))
    else {
        let interval = Interval { low: 0.0, high: f64::INFINITY };
        return RateRatio { ratio, interval, p_central: 1.0 };
    };
    // Written so that neither very large nor very small exposures overflow.
    let chance = 1.0 / (1.0 + each);
    let share = clopper_pearson(proportion, level);
    let odds = |share: f64| if share >= 1.0 { f64::INFINITY } else { share / (1.0 - share) };
    let interval = Interval { low: odds(share.low), high: odds(share.high) }.times(each);
    RateRatio { ratio, interval, p_central: central_p(proportion, chance) }
}

/// Twice the smaller tail, at most 1.
pub fn central_p(proportion: Proportion, chance: f64) -> f64 {
    let (hits, n) = (proportion.hits(), proportion.n());
    let smaller = binomial_at_most(hits, n, chance).min(binomial_at_least(hits, n, chance));
    (2.0 * smaller).min(1.0)
}

/// How likely two shares differ so much by chance, after Fisher: twice the smaller tail. Below 0.05
/// the exact interval of the odds ratio excludes 1, because that interval turns the tails around.
pub fn share_p(now: Proportion, before: Proportion) -> f64 {
    let Some(all) = now.n().checked_add(before.n()) else { return 1.0 };
    let marked = now.hits() + before.hits();
    let at_most = drawn_at_most(now.hits(), now.n(), (marked, all));
    let below = now.hits().checked_sub(1);
    let at_least = 1.0 - below.map_or(0.0, |fewer| drawn_at_most(fewer, now.n(), (marked, all)));
    (2.0 * at_most.min(at_least)).clamp(0.0, 1.0)
}

/// What may be said of two years (R3): more or fewer is a fact about counts; risen or fallen is
/// said of the process, and only when chance doesn't explain it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    Same,
    More,
    Fewer,
    Risen,
    Fallen,
}

/// How the present rate stands to the earlier one. `significant` is what remains after the
/// correction for many looks (R11); of a figure that was named beforehand it is the interval.
pub fn movement(ratio: &RateRatio, (now, before): (u32, u32), adjusted_p: Option<f64>) -> Movement {
    let excludes_one = !ratio.interval.contains(1.0);
    let beyond_chance = excludes_one && adjusted_p.is_none_or(|p| p < 0.05);
    // What chance doesn't explain is about rates, which may go the other way than the counts.
    match (beyond_chance, ratio.interval.low > 1.0) {
        (true, true) => Movement::Risen,
        (true, false) => Movement::Fallen,
        (false, _) => match now.cmp(&before) {
            std::cmp::Ordering::Greater => Movement::More,
            std::cmp::Ordering::Less => Movement::Fewer,
            std::cmp::Ordering::Equal => Movement::Same,
        },
    }
}

/// The p-values after Holm, in the order in which they came (R11).
pub fn holm(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut adjusted = vec![0.0; values.len()];
    let (mut still, mut least) = (f64::from(u32::try_from(values.len()).unwrap_or(u32::MAX)), 0.0);
    for place in order {
        least = (values[place] * still).clamp(least, 1.0);
        adjusted[place] = least;
        still -= 1.0;
    }
    adjusted
}
