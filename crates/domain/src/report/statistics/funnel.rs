//! Partners beside the network, never in a ranking (R9).
use super::charts::{Limits, count_limits};
use super::tails::chi_squared_at_least;
use super::values::{Exposure, Level};

/// Of fewer complaints than this no pattern can be established.
pub const PATTERN_COUNT_MIN: u32 = 3;
/// Whether partners differ more than chance is only asked of this many and more.
pub const DISPERSION_PARTNERS_MIN: usize = 20;

/// The limits around the rate of the network, at one exposure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Funnel {
    pub expected: f64,
    /// 95 %.
    pub inner: Limits,
    /// 99.8 %, or narrower chances where there are many partners.
    pub outer: Limits,
}

/// What can be said of one partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    NoPattern,
    WithinChance,
    /// Outside 95 %: worth a look, and nothing more.
    Notable,
    /// Outside the outer limits: chance doesn't explain it.
    BeyondChance,
}

/// The outer limits are those of 99.8 %, or after Šidák when that is wider.
pub fn funnel(network_rate: f64, exposure: Exposure, partners: u32) -> Funnel {
    let expected = network_rate * exposure.amount();
    let (fixed, corrected) = (Level::NINETY_NINE_EIGHT, Level::NINETY_FIVE.over_looks(partners));
    let outer = if corrected.tail() < fixed.tail() { corrected } else { fixed };
    Funnel {
        expected,
        inner: count_limits(expected, Level::NINETY_FIVE),
        outer: count_limits(expected, outer),
    }
}

pub fn standing(count: u32, funnel: &Funnel) -> Standing {
    match count {
        _ if count < PATTERN_COUNT_MIN => Standing::NoPattern,
        _ if funnel.outer.signals(count) => Standing::BeyondChance,
        _ if funnel.inner.signals(count) => Standing::Notable,
        _ => Standing::WithinChance,
    }
}

/// Whether the partners together differ more than chance would make them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dispersion {
    /// About 1 when only chance is at work.
    pub ratio: f64,
    pub p: f64,
}

/// Nothing below twenty partners, or when there is no complaint at all.
pub fn dispersion(partners: &[(u32, Exposure)]) -> Option<Dispersion> {
    let degrees = u32::try_from(partners.len().checked_sub(1)?).ok()?;
    let total: f64 = partners.iter().map(|(count, _)| f64::from(*count)).sum();
    let exposure: f64 = partners.iter().map(|(_, over)| over.amount()).sum();
    if partners.len() < DISPERSION_PARTNERS_MIN || total <= 0.0 {
        return None;
    }
    let squares: f64 = partners
        .iter()
        .map(|(count, over)| {
            let expected = total / exposure * over.amount();
            (f64::from(*count) - expected).powi(2) / expected
        })
        .sum();
    let p = chi_squared_at_least(degrees, squares);
    Some(Dispersion { ratio: squares / f64::from(degrees), p })
}
