//! Medians and percentiles with the interval that the order of the values gives (R6).
use super::tails::{binomial_at_least, binomial_at_most, first_where};
use super::values::Level;

/// The places, from 1, of the values between which a percentile lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranks {
    pub low: u32,
    pub high: u32,
}

/// Where the percentile of so many values lies, whatever they are. Nothing when there are too few
/// to tell: 5 and fewer for the median, 16 for P80, 35 for P90.
pub fn percentile_ranks(n: u32, share: f64, level: Level) -> Option<Ranks> {
    let low = first_where(|rank| rank > n || !is_rare(rank, n, share, level))?.checked_sub(1)?;
    let high = first_where(|rank| binomial_at_least(rank, n, share) <= level.tail())?;
    (low >= 1 && high <= n).then_some(Ranks { low, high })
}

/// Whether chance seldom leaves fewer than `rank` values below the percentile.
fn is_rare(rank: u32, n: u32, share: f64, level: Level) -> bool {
    rank.checked_sub(1).is_none_or(|fewer| binomial_at_most(fewer, n, share) <= level.tail())
}

/// The middle value, or the mean of the middle two.
pub fn median(sorted: &[i32]) -> Option<f64> {
    let middle = sorted.len() / 2;
    let upper = f64::from(*sorted.get(middle)?);
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    Some(f64::midpoint(f64::from(*sorted.get(middle.checked_sub(1)?)?), upper))
}

/// The smallest value that at least so many percent of the values don't exceed.
pub fn percentile(sorted: &[i32], percent: usize) -> Option<i32> {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}
