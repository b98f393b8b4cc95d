//! Whether a row of months or of complaints leaves what was normal before (R8). The limits come
//! from an earlier baseline: what is judged takes no part in making them.
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::figures::Figures;
use super::statistics::{
    BASELINE_POINTS_MIN, CHART_POINTS_MIN, Level, Limits, RunSide, count_limits, gap_limit, median,
    run_false_alarm, run_signal,
};

/// More months than this make a picture that nobody can read.
const MONTHS_MAX: usize = 60;
/// The span of this many gaps is charted.
const GAPS: usize = 4;

/// Which side of the median a run of eight lies on, the month that completed it, and how often
/// chance alone gives one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    pub median: f64,
    pub signal: Option<(Date, RunSide)>,
    pub false_alarm: f64,
}

impl Run {
    /// Nothing below twelve points (R8).
    pub fn of(months: &[(Date, u32)]) -> Option<Self> {
        let mut sorted: Vec<i32> =
            months.iter().map(|(_, count)| i32::try_from(*count).unwrap_or(i32::MAX)).collect();
        sorted.sort_unstable();
        let median = median(&sorted).filter(|_| months.len() >= CHART_POINTS_MIN)?;
        let values: Vec<f64> = months.iter().map(|(_, count)| f64::from(*count)).collect();
        let signal = run_signal(&values, median).map(|(place, side)| (months[place].0, side));
        Some(Self { median, signal, false_alarm: run_false_alarm(months.len()) })
    }
}

/// Months with exact limits for their counts (c-chart).
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    pub months: Vec<(Date, u32)>,
    /// So many of them, the first ones, are the baseline.
    pub baseline: usize,
    pub mean: f64,
    pub limits: Limits,
    pub is_provisional: bool,
    pub run: Run,
}

impl Control {
    /// The months that are over, with those before the period as baseline. Nothing when that
    /// baseline has fewer than twelve months, or when a mean of less than one a month asks for the
    /// time between complaints instead.
    pub fn of(figures: &Figures) -> Option<Self> {
        let trend = &figures.trend;
        // The month of the first complaint says where the register began, not what is normal.
        let first = trend.first_day()?.first_of_month().saturating_add(1.month());
        let end = figures.period.until().min(figures.as_of);
        let over = |month: &Date| month.last_of_month() <= end;
        let all = trend.months(first, end).into_iter().filter(|(month, _)| over(month));
        let mut months: Vec<(Date, u32)> = all.collect();
        months.drain(..months.len().saturating_sub(MONTHS_MAX));
        let begun = figures.period.from().first_of_month();
        let baseline = months.iter().filter(|(month, _)| *month < begun).count();
        let sum: f64 = months[..baseline].iter().map(|(_, count)| f64::from(*count)).sum();
        let mean = sum / f64::from(u32::try_from(baseline.max(1)).unwrap_or(u32::MAX));
        if baseline < CHART_POINTS_MIN || baseline == months.len() || mean < 1.0 {
            return None;
        }
        Some(Self {
            run: Run::of(&months)?,
            limits: count_limits(mean, Level::CONTROL),
            is_provisional: baseline < BASELINE_POINTS_MIN,
            months,
            baseline,
            mean,
        })
    }

    /// The months of the period that lie outside the limits.
    pub fn signals(&self) -> impl Iterator<Item = (Date, u32)> {
        let judged = self.months.iter().skip(self.baseline).copied();
        judged.filter(|(_, count)| self.limits.signals(*count))
    }
}

/// How long five complaints in a row took to come, where complaints are rare.
#[derive(Clone, Debug, PartialEq)]
pub struct Between {
    /// The day of a complaint, and the days since the fourth one before it.
    pub spans: Vec<(Date, u32)>,
    /// So many of them, the first ones, are the baseline.
    pub baseline: usize,
    pub mean_gap: f64,
    /// A shorter span is a signal.
    pub limit: f64,
    pub is_provisional: bool,
}

impl Between {
    /// Nothing when a month has one complaint or more, or the baseline fewer than twelve gaps.
    pub fn of(figures: &Figures) -> Option<Self> {
        let end = figures.period.until().min(figures.as_of);
        let trend = &figures.trend;
        let begun = figures.period.from();
        let first = trend.first_day()?;
        let before = begun.yesterday().ok()?;
        let gaps = trend.receipts(before).count().checked_sub(1)?;
        let last_before = trend.receipts(before).last()?;
        let length = f64::from((last_before - first).get_days());
        if gaps < CHART_POINTS_MIN || length <= 0.0 {
            return None;
        }
        let mean_gap = length / f64::from(u32::try_from(gaps).unwrap_or(u32::MAX));
        // One a month or more: the months themselves have limits.
        if mean_gap <= 365.25 / 12.0 {
            return None;
        }
        let days: Vec<Date> = trend.receipts(end).collect();
        let mut spans: Vec<(Date, u32)> = days
            .windows(GAPS + 1)
            .map(|five| (five[GAPS], u32::try_from((five[GAPS] - five[0]).get_days()).unwrap_or(0)))
            .collect();
        spans.drain(..spans.len().saturating_sub(MONTHS_MAX));
        let baseline = spans.iter().filter(|(day, _)| *day < begun).count();
        Some(Self {
            limit: gap_limit(Level::CONTROL) * mean_gap,
            is_provisional: gaps < BASELINE_POINTS_MIN,
            spans,
            baseline,
            mean_gap,
        })
    }

    /// The complaints of the period that came too fast after the ones before.
    pub fn signals(&self) -> impl Iterator<Item = (Date, u32)> {
        let judged = self.spans.iter().skip(self.baseline).copied();
        judged.filter(|(_, days)| f64::from(*days) < self.limit)
    }
}
