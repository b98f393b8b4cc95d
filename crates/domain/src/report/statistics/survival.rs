//! How long complaints stay open, the open ones included (R7), after Kaplan and Meier.
use super::tails::normal_beyond;
use super::values::{Interval, Level};

/// Rounding of shares that are the same.
const ROUNDING: f64 = 1e-12;

/// A complaint: so many days until it was decided, or until it was last seen undecided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    pub days: u32,
    pub decided: bool,
}

/// The curve on a day on which something was decided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    pub days: u32,
    /// How many were still followed until this day.
    pub at_risk: u32,
    pub decided: u32,
    /// The share that is still open after it.
    pub open: f64,
    /// Nothing when all are open, or none.
    pub interval: Option<Interval>,
}

/// The share that is still open, day by day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    pub steps: Vec<Step>,
}

/// The curve with what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct KaplanMeier {
    pub curve: Curve,
    /// The first day on which no more than half is open; nothing: not reached yet.
    pub median: Option<u32>,
    /// Nothing on a side on which the curve doesn't reach it.
    pub median_interval: (Option<u32>, Option<u32>),
}

impl KaplanMeier {
    pub fn of(cases: &[Case], level: Level) -> Self {
        let curve = Curve::of(cases, level);
        let first = |of: fn(&Step) -> Option<f64>| {
            let half = |step: &&Step| of(step).is_some_and(|open| open <= 0.5 + ROUNDING);
            curve.steps.iter().find(half).map(|step| step.days)
        };
        let median = first(|step| Some(step.open));
        let low = first(|step| step.interval.map(|interval| interval.low));
        // Once none is open, no interval is left and half is passed for certain.
        let high = first(|step| match step.interval {
            Some(interval) => Some(interval.high),
            None => Some(step.open),
        });
        let high = high.filter(|_| median.is_some());
        Self { median_interval: (low.or(median), high), median, curve }
    }
}

impl Curve {
    fn of(cases: &[Case], level: Level) -> Self {
        let mut sorted = cases.to_vec();
        sorted.sort_unstable_by_key(|case| case.days);
        let beyond = normal_beyond(level.tail());
        let (mut open, mut variance) = (1.0, 0.0);
        let mut at_risk = u32::try_from(sorted.len()).unwrap_or(u32::MAX);
        let mut steps = Vec::new();
        for same_day in sorted.chunk_by(|a, b| a.days == b.days) {
            let all = u32::try_from(same_day.len()).unwrap_or(u32::MAX);
            let decided = same_day.iter().filter(|case| case.decided).count();
            let decided = u32::try_from(decided).unwrap_or(u32::MAX);
            // Who was last seen on this day was there when the others were decided.
            if decided > 0 {
                let (risk, gone) = (f64::from(at_risk), f64::from(decided));
                open *= (risk - gone) / risk;
                // Greenwood's sum; endless once none is open, when there is no interval.
                variance += gone / (risk * (risk - gone));
                let interval = log_log(open, variance, beyond);
                steps.push(Step { days: same_day[0].days, at_risk, decided, open, interval });
            }
            at_risk = at_risk.saturating_sub(all);
        }
        Self { steps }
    }

    /// The share that is still open at the end of this day after receipt.
    pub fn open_at(&self, days: u32) -> f64 {
        let until = self.steps.partition_point(|step| step.days <= days);
        until.checked_sub(1).map_or(1.0, |last| self.steps[last].open)
    }
}

/// On the scale of log(−log), so that it stays between 0 and 1.
fn log_log(open: f64, variance: f64, beyond: f64) -> Option<Interval> {
    if open <= 0.0 || open >= 1.0 {
        return None;
    }
    let spread = beyond * variance.sqrt() / open.ln().abs();
    Some(Interval { low: open.powf(spread.exp()), high: open.powf((-spread).exp()) })
}
