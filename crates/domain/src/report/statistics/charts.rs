//! Control charts with exact limits (R8): three standard deviations are wrong for small means.
use super::tails::{
    binomial_at_least, binomial_at_most, first_where, gamma_at_most, poisson_at_least,
    poisson_at_most, rising_to,
};
use super::values::{Exposure, Level};

/// Below this many points there is a line of dots and no chart.
pub const CHART_POINTS_MIN: usize = 12;
/// Limits from fewer points than this are provisional.
pub const BASELINE_POINTS_MIN: usize = 24;
/// So many points on one side of the median are a signal.
pub const RUN_LENGTH: usize = 8;
/// The span of this many gaps between complaints is charted.
const GAPS: usize = 4;

/// How a row of counts is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    Dots,
    /// Fewer than one a period: a longer period, or the time between complaints.
    TimeBetween,
    /// With limits that are provisional while the baseline is short.
    Control {
        is_provisional: bool,
    },
}

pub fn chart_kind(points: usize, baseline_points: usize, mean: f64) -> ChartKind {
    match points {
        _ if points < CHART_POINTS_MIN => ChartKind::Dots,
        _ if mean < 1.0 => ChartKind::TimeBetween,
        _ => ChartKind::Control { is_provisional: baseline_points < BASELINE_POINTS_MIN },
    }
}

/// From where a count is a signal: `low` and less, or `high` and more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Nothing when no count is rare enough on this side.
    pub low: Option<u32>,
    pub high: Option<u32>,
}

impl Limits {
    pub fn signals(self, count: u32) -> bool {
        self.low.is_some_and(|low| count <= low) || self.high.is_some_and(|high| count >= high)
    }
}

/// The smallest count that is a signal: P(X ≥ count) ≤ 0.00135.
pub fn upper_signal(mean: f64) -> Option<u32> {
    count_limits(mean, Level::CONTROL).high
}

/// The limits of a count around its mean (c-chart).
pub fn count_limits(mean: f64, level: Level) -> Limits {
    let high = first_where(|count| poisson_at_least(count, mean) <= level.tail());
    let low = first_where(|count| poisson_at_most(count, mean) > level.tail());
    Limits { low: low.and_then(|first| first.checked_sub(1)), high }
}

/// The limits of a count where the exposure changes (u-chart).
pub fn rate_limits(mean_rate: f64, exposure: Exposure, level: Level) -> Limits {
    count_limits(mean_rate * exposure.amount(), level)
}

/// The limits of the hits among `n` (p-chart).
pub fn share_limits(share: f64, n: u32, level: Level) -> Limits {
    let high = first_where(|hits| hits > n || binomial_at_least(hits, n, share) <= level.tail());
    let low = first_where(|hits| hits > n || binomial_at_most(hits, n, share) > level.tail());
    Limits {
        low: low.and_then(|first| first.checked_sub(1)),
        high: high.filter(|first| *first <= n),
    }
}

/// Below this many mean gaps the span of four gaps is a signal: 0.465.
pub fn gap_limit(level: Level) -> f64 {
    rising_to(level.tail(), (0.0, 100.0), |span| gamma_at_most(4.0, span))
}

/// Whether the last five complaints came too fast after each other, in days between them.
pub fn has_gap_signal(gaps: &[i32], mean_gap: Exposure, level: Level) -> bool {
    let Some((_, last)) = gaps.split_at_checked(gaps.len().saturating_sub(GAPS)) else {
        return false;
    };
    let span: i32 = last.iter().sum();
    last.len() == GAPS && f64::from(span) < gap_limit(level) * mean_gap.amount()
}

/// On which side of the median a run lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunSide {
    Above,
    Below,
}

/// The place of the point that completes a run of eight on one side of the median, and which
/// side; points on the median are skipped.
pub fn run_signal(values: &[f64], median: f64) -> Option<(usize, RunSide)> {
    let (mut side, mut length) = (None, 0);
    for (place, value) in values.iter().enumerate() {
        let now = match value.partial_cmp(&median) {
            Some(std::cmp::Ordering::Greater) => RunSide::Above,
            Some(std::cmp::Ordering::Less) => RunSide::Below,
            _ => continue,
        };
        length = if side == Some(now) { length + 1 } else { 1 };
        side = Some(now);
        if length == RUN_LENGTH {
            return Some((place, now));
        }
    }
    None
}

/// How likely the run rule signals in so many points when nothing changed; said beside it.
pub fn run_false_alarm(points: usize) -> f64 {
    // How likely a run of each length is now, without one of eight so far.
    let mut of_length = [0.0; RUN_LENGTH];
    let mut signalled = 0.0;
    for point in 0..points {
        if point == 0 {
            of_length[1] = 1.0;
            continue;
        }
        let going_on: f64 = of_length.iter().sum();
        signalled += of_length[RUN_LENGTH - 1] / 2.0;
        for length in (2..RUN_LENGTH).rev() {
            of_length[length] = of_length[length - 1] / 2.0;
        }
        of_length[1] = going_on / 2.0;
    }
    signalled
}
