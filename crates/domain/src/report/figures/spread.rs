//! A count, a share and a row of days, each with what it can tell (R2, R5, R6, R7).
use serde::{Deserialize, Serialize};

use crate::report::statistics::{
    Case, Interval, KaplanMeier, Level, Proportion, clopper_pearson, garwood, median, percentile,
    percentile_ranks,
};

const LEVEL: Level = Level::NINETY_FIVE;
/// With fewer values all are listed and there is no median (R6).
const MEDIAN_MIN: usize = 6;

/// From and to, of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    pub low: f64,
    pub high: f64,
}

impl From<Interval> for Bounds {
    fn from(interval: Interval) -> Self {
        Self { low: interval.low, high: interval.high }
    }
}

/// So many, with the exact interval of the process behind it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Count {
    pub count: u32,
    pub interval: Bounds,
}

impl Count {
    pub(super) fn of(count: u32) -> Self {
        Self { count, interval: garwood(count, LEVEL).into() }
    }
}

/// So many of so many; always with both numbers (R1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Share {
    pub hits: u32,
    pub n: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Bounds>,
}

impl Share {
    /// Nothing when there would be more hits than there are.
    pub fn of(hits: u32, n: u32) -> Option<Self> {
        (hits <= n).then_some(Self { hits, n, interval: None })
    }

    pub(in crate::report) fn add(&mut self, hit: bool) {
        self.hits += u32::from(hit);
        self.n += 1;
    }

    pub(super) fn with_interval(self) -> Self {
        let interval = Proportion::of(self.hits, self.n);
        Self { interval: interval.map(|share| clopper_pearson(share, LEVEL).into()), ..self }
    }
}

/// A row of days.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Days {
    pub n: u32,
    /// All of them, the shortest first, when they are too few for a median.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<Vec<i32>>,
    pub median: Option<f64>,
    /// Between which values the median lies.
    pub median_between: Option<[i32; 2]>,
    pub p80: Option<i32>,
    pub p90: Option<i32>,
    pub longest: Option<i32>,
}

/// The days until a decision, those of open complaints included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenCurve {
    pub n: u32,
    /// Nothing: not reached yet.
    pub median: Option<u32>,
    pub median_between: [Option<u32>; 2],
    pub steps: Vec<OpenStep>,
}

/// The share that is open after a day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenStep {
    pub days: u32,
    pub at_risk: u32,
    pub decided: u32,
    pub open: f64,
    pub interval: Option<Bounds>,
}

/// Days with whether something was decided then, as they come.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathered {
    cases: Vec<Case>,
}

impl Gathered {
    pub(super) fn add(&mut self, days: u32, decided: bool) {
        self.cases.push(Case { days, decided });
    }

    /// Those that ended.
    pub(super) fn days(&self) -> Days {
        let ended = self.cases.iter().filter(|case| case.decided);
        let mut days: Vec<i32> =
            ended.map(|case| i32::try_from(case.days).unwrap_or(i32::MAX)).collect();
        days.sort_unstable();
        let n = u32::try_from(days.len()).unwrap_or(u32::MAX);
        let is_few = days.len() < MEDIAN_MIN;
        let value = |rank: u32| days.get(usize::try_from(rank).ok()?.checked_sub(1)?).copied();
        let between = percentile_ranks(n, 0.5, LEVEL);
        Days {
            n,
            median: median(&days).filter(|_| !is_few),
            median_between: between.and_then(|ranks| Some([value(ranks.low)?, value(ranks.high)?])),
            p80: percentile(&days, 80).filter(|_| !is_few),
            p90: percentile(&days, 90).filter(|_| !is_few),
            longest: days.last().copied(),
            all: is_few.then_some(days),
        }
    }

    pub(super) fn curve(&self) -> OpenCurve {
        let found = KaplanMeier::of(&self.cases, LEVEL);
        let (low, high) = found.median_interval;
        let steps = found.curve.steps.iter().map(|step| OpenStep {
            days: step.days,
            at_risk: step.at_risk,
            decided: step.decided,
            open: step.open,
            interval: step.interval.map(Into::into),
        });
        OpenCurve {
            n: u32::try_from(self.cases.len()).unwrap_or(u32::MAX),
            median: found.median,
            median_between: [low, high],
            steps: steps.collect(),
        }
    }
}
