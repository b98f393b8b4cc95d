//! What a count or a share tells of the process behind it (R2, R4, R5).
use super::tails::{
    binomial_at_least, binomial_at_most, falling_to, normal_beyond, poisson_at_least,
    poisson_at_most, rising_to,
};
use super::values::{Exposure, Interval, Level, Proportion};

/// The exact interval of a count, after Garwood (R2).
pub fn garwood(count: u32, level: Level) -> Interval {
    let tail = level.tail();
    // Far beyond where the tail can lie, for a count of 0 as well.
    let beyond = f64::from(count) + 12.0 * f64::from(count).sqrt() + 750.0;
    let low = match count {
        0 => 0.0,
        _ => rising_to(tail, (0.0, f64::from(count)), |mean| poisson_at_least(count, mean)),
    };
    let high = falling_to(tail, (f64::from(count), beyond), |mean| poisson_at_most(count, mean));
    Interval { low, high }
}

/// A count for each unit of exposure, with its exact interval (R4).
pub fn rate(count: u32, exposure: Exposure, level: Level) -> (f64, Interval) {
    let each = exposure.amount().recip();
    (f64::from(count) * each, garwood(count, level).times(each))
}

/// The exact interval of a share, after Clopper and Pearson (R5).
pub fn clopper_pearson(proportion: Proportion, level: Level) -> Interval {
    let (hits, n, tail) = (proportion.hits(), proportion.n(), level.tail());
    let low = match hits {
        0 => 0.0,
        _ => rising_to(tail, (0.0, 1.0), |chance| binomial_at_least(hits, n, chance)),
    };
    let high = if hits == n {
        1.0
    } else {
        falling_to(tail, (0.0, 1.0), |chance| binomial_at_most(hits, n, chance))
    };
    Interval { low, high }
}

/// The interval of a share after Wilson. Only to compare with: reports use one method (R5).
pub fn wilson(proportion: Proportion, level: Level) -> Interval {
    let (share, n) = (proportion.share(), f64::from(proportion.n()));
    let squared = normal_beyond(level.tail()).powi(2);
    let centre = (share + squared / (2.0 * n)) / (1.0 + squared / n);
    let spread = share * (1.0 - share) / n + squared / (4.0 * n * n);
    let half = (squared * spread).sqrt() / (1.0 + squared / n);
    // What is certain stays certain, whatever the rounding.
    let low = if proportion.hits() == 0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if proportion.hits() == proportion.n() { 1.0 } else { (centre + half).min(1.0) };
    Interval { low, high }
}

/// How many of so many must be hits, all of them, before the lower bound is `bound` (R5).
pub fn all_hits_needed(bound: Proportion, level: Level) -> Option<u32> {
    let share = bound.share();
    // Below 1: no number of hits makes it certain.
    if share >= 1.0 {
        return None;
    }
    let enough = |n: u32| f64::from(n) * share.ln() <= level.tail().ln();
    let (mut too_few, mut many) = (0_u32, 1_u32);
    while !enough(many) {
        (too_few, many) = (many, many.checked_mul(2)?);
    }
    while many - too_few > 1 {
        let middle = u32::midpoint(too_few, many);
        if enough(middle) { many = middle } else { too_few = middle }
    }
    Some(many)
}
