//! How many complaints there were that nobody registered (R12), after Chapman.
use super::tails::normal_beyond;
use super::values::{Interval, Level};

/// With fewer complaints found twice nothing can be said.
pub const MATCHES_MIN: u32 = 7;

/// The register and an independent sample, and what both have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    registered: u32,
    sampled: u32,
    matches: u32,
}

/// How many there will have been in all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Captured {
    pub estimate: f64,
    /// Never below the number that was seen.
    pub interval: Interval,
}

impl Sample {
    /// Nothing when more was found in both than in one of them.
    pub fn of(registered: u32, sampled: u32, matches: u32) -> Option<Self> {
        let fits = matches <= registered.min(sampled);
        fits.then_some(Self { registered, sampled, matches })
    }
}

/// Nothing with fewer than seven matches.
pub fn chapman(sample: Sample, level: Level) -> Option<Captured> {
    if sample.matches < MATCHES_MIN {
        return None;
    }
    let [first, second, both] = [sample.registered, sample.sampled, sample.matches].map(f64::from);
    let estimate = (first + 1.0) * (second + 1.0) / (both + 1.0) - 1.0;
    let variance = (first + 1.0) * (second + 1.0) * (first - both) * (second - both)
        / ((both + 1.0).powi(2) * (both + 2.0));
    let seen = first + second - both;
    let unseen = estimate - seen;
    // On the scale of the logarithm of what was not seen, so that no bound lies below the seen.
    let factor = if unseen > 0.0 {
        (normal_beyond(level.tail()) * (variance / unseen.powi(2)).ln_1p().sqrt()).exp()
    } else {
        1.0
    };
    let unseen = unseen.max(0.0);
    let interval = Interval { low: seen + unseen / factor, high: seen + unseen * factor };
    Some(Captured { estimate: seen + unseen, interval })
}
