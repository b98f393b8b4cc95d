//! The tails of distributions, and finding where one has a given size. The quantiles of statrs
//! are rounded in places and its beta function stops after 140 steps, which is too early for a
//! year of 100,000 complaints; so quantiles are found here on the exact tails.
use statrs::function::erf::erfc;
use statrs::function::factorial::ln_binomial;
use statrs::function::gamma::{gamma_lr, gamma_ur};

/// What adds less than this to a sum is left out.
const NEGLIGIBLE: f64 = 1e-17;
/// Halving goes on until two neighbouring numbers remain; this many times is always enough.
const HALVINGS: u32 = 1_100;

/// P(X ≤ count) of a Poisson distribution.
pub(super) fn poisson_at_most(count: u32, mean: f64) -> f64 {
    if mean <= 0.0 { 1.0 } else { gamma_ur(f64::from(count) + 1.0, mean) }
}

/// P(X ≥ count) of a Poisson distribution.
pub(super) fn poisson_at_least(count: u32, mean: f64) -> f64 {
    match count {
        0 => 1.0,
        _ if mean <= 0.0 => 0.0,
        _ => gamma_lr(f64::from(count), mean),
    }
}

/// P(X ≤ value) of a gamma distribution with this shape and scale 1.
pub(super) fn gamma_at_most(shape: f64, value: f64) -> f64 {
    if value <= 0.0 { 0.0 } else { gamma_lr(shape, value) }
}

/// P(X ≥ value) of a chi-squared distribution.
pub(super) fn chi_squared_at_least(degrees: u32, value: f64) -> f64 {
    if value <= 0.0 { 1.0 } else { gamma_ur(f64::from(degrees) / 2.0, value / 2.0) }
}

/// P(X ≥ hits) of a binomial distribution.
pub(super) fn binomial_at_least(hits: u32, n: u32, chance: f64) -> f64 {
    match hits {
        0 => 1.0,
        _ if hits > n => 0.0,
        _ => 1.0 - binomial_at_most_when_lower(hits - 1, n, chance),
    }
}

/// P(X ≤ hits) of a binomial distribution.
pub(super) fn binomial_at_most(hits: u32, n: u32, chance: f64) -> f64 {
    if hits >= n { 1.0 } else { binomial_at_most_when_lower(hits, n, chance) }
}

/// Sums the tail in which the terms only get smaller, so that the sum ends soon and nothing is
/// lost by taking the other from 1.
fn binomial_at_most_when_lower(hits: u32, n: u32, chance: f64) -> f64 {
    if f64::from(hits) <= f64::from(n) * chance {
        falling_tail(hits, n, chance)
    } else {
        1.0 - falling_tail(n - hits - 1, n, 1.0 - chance)
    }
}

/// P(X ≤ hits), from the largest term down.
fn falling_tail(hits: u32, n: u32, chance: f64) -> f64 {
    if chance <= 0.0 {
        return 1.0;
    }
    if chance >= 1.0 {
        return 0.0;
    }
    let (some, all) = (f64::from(hits), f64::from(n));
    let log =
        ln_binomial(n.into(), hits.into()) + some * chance.ln() + (all - some) * (-chance).ln_1p();
    let odds = (1.0 - chance) / chance;
    let (mut term, mut relative) = (1.0, 0.0);
    for left in (0..=hits).rev() {
        relative += term;
        let left = f64::from(left);
        term *= left / (all - left + 1.0) * odds;
        if term < NEGLIGIBLE * relative {
            break;
        }
    }
    (log + relative.ln()).exp().min(1.0)
}

/// P(X ≤ hits) of a hypergeometric distribution: `n` drawn out of `all`, of which `marked` count.
pub(super) fn drawn_at_most(hits: u32, n: u32, (marked, all): (u32, u32)) -> f64 {
    if hits >= n.min(marked) {
        return 1.0;
    }
    // Drawn the other way round it is the same table, and the tail in which terms only get smaller.
    let mean = f64::from(n) * f64::from(marked) / f64::from(all.max(1));
    if f64::from(hits) <= mean {
        falling_draw(hits, n, (marked, all))
    } else {
        1.0 - falling_draw(n - hits - 1, n, (all - marked, all))
    }
}

/// P(X ≤ hits), from the largest term down.
fn falling_draw(hits: u32, n: u32, (marked, all): (u32, u32)) -> f64 {
    let others = all - marked;
    if n - hits > others {
        return 0.0;
    }
    let choose = |from: u32, take: u32| ln_binomial(from.into(), take.into());
    let log = choose(marked, hits) + choose(others, n - hits) - choose(all, n);
    let (mut term, mut relative) = (1.0, 0.0);
    for left in (0..=hits).rev() {
        relative += term;
        let (left, drawn) = (f64::from(left), f64::from(n) - f64::from(left));
        // Zero once none can be left out any more.
        let rest = (f64::from(others) - drawn).max(0.0);
        term *= left * rest / ((f64::from(marked) - left + 1.0) * (drawn + 1.0));
        if term < NEGLIGIBLE * relative {
            break;
        }
    }
    (log + relative.ln()).exp().min(1.0)
}

/// The point of a standard normal distribution beyond which `tail` lies.
pub(super) fn normal_beyond(tail: f64) -> f64 {
    falling_to(tail, (-40.0, 40.0), |value| erfc(value / std::f64::consts::SQRT_2) / 2.0)
}

/// Where a function that never rises comes down to `wanted`, between two bounds.
pub(super) fn falling_to(wanted: f64, between: (f64, f64), of: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = between;
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if of(middle) > wanted { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Where a function that never falls comes up to `wanted`, between two bounds.
pub(super) fn rising_to(wanted: f64, between: (f64, f64), of: impl Fn(f64) -> f64) -> f64 {
    falling_to(-wanted, between, |value| -of(value))
}

/// The first count of which something holds that goes on to hold from there.
pub(super) fn first_where(holds: impl Fn(u32) -> bool) -> Option<u32> {
    if holds(0) {
        return Some(0);
    }
    let (mut no, mut yes) = (0_u32, 1_u32);
    while !holds(yes) {
        (no, yes) = (yes, yes.checked_mul(2)?);
    }
    while yes - no > 1 {
        let middle = u32::midpoint(no, yes);
        if holds(middle) { yes = middle } else { no = middle }
    }
    Some(yes)
}
