//! Whether a measure helped: the count since then against the baseline, given how many there were
//! in all (R3). Chance is the first explanation, and what can't be seen yet is said so.
use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Counted, Falls, Recommendation};
use crate::report::fact::Fact;
use crate::report::period::Period;
use crate::report::statistics::{Exposure, Level, rate_ratio};

/// Further ahead nobody plans: what takes longer to be seen counts as out of reach.
pub const MONTHS_AHEAD_MAX: u32 = 120;
/// A month is a twelfth of 365.25 days, in sixteenths of a day: 30.4375 days.
const MONTH_SIXTEENTHS: u32 = 487;

/// A count over so many days, month by month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub count: u32,
    pub days: u32,
    /// `2026-01` and so on; a month without complaints isn't there.
    pub months: BTreeMap<String, u32>,
}

impl Tally {
    fn over(days: u32) -> Self {
        Self { days, ..Self::default() }
    }

    fn add(&mut self, day: Date) {
        self.count += 1;
        *self.months.entry(format!("{:04}-{:02}", day.year(), day.month())).or_default() += 1;
    }
}

/// What can be said of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Verdict {
    /// The agreed time of observation is not over.
    TooEarly { from: Date },
    /// Fewer than chance explains.
    Shown,
    /// More than chance explains.
    Contrary,
    /// The difference, if any, fits chance.
    NotShown { still: Still },
}

/// When a halving could be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Still {
    /// In so many months from now, and not sooner.
    Months { months: u32 },
    /// The baseline has too few complaints, or too many came since, to see it in ten years.
    OutOfReach,
}

/// What became of the count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    pub before: Tally,
    pub after: Tally,
    /// How the rate of after stands to that of before, with its 95 % interval; nothing where the
    /// baseline is 0, and no upper bound there.
    pub ratio: Option<f64>,
    pub low: f64,
    pub high: Option<f64>,
    pub p_central: f64,
    pub verdict: Verdict,
}

impl Effect {
    /// Gathers the complaints of before and after; nothing where nothing is counted or done, or
    /// where it works from a later day on.
    pub fn gather(of: &Recommendation, as_of: Date) -> Option<Gathering> {
        let (falls, done) = (of.proposal.falls.clone()?, of.done.as_ref()?);
        // Today isn't over, so its complaints may still come.
        let after = Period::of(done.effective_on, as_of.saturating_sub(1.day()))?;
        let judged_from = of.judged_from()?;
        let before = Tally::over(falls.baseline.days());
        let tallies = (before, Tally::over(after.days()));
        Some(Gathering { falls, after, judged_from, as_of, tallies })
    }
}

/// Takes the rows of complaints in whatever order they come.
pub struct Gathering {
    falls: Falls,
    after: Period,
    judged_from: Date,
    as_of: Date,
    tallies: (Tally, Tally),
}

impl Gathering {
    /// From the first day that counts to the last.
    pub fn span(&self) -> (Date, Date) {
        (self.falls.baseline.period.from(), self.after.until())
    }

    pub fn take(&mut self, fact: &Fact) {
        if !takes(&self.falls.counted, fact, self.as_of) {
            return;
        }
        if self.falls.baseline.has(fact.received_on) {
            self.tallies.0.add(fact.received_on);
        } else if self.after.has(fact.received_on) {
            self.tallies.1.add(fact.received_on);
        }
    }

    pub fn ended(self) -> Effect {
        let (before, after) = self.tallies;
        let ratio = rate_ratio((after.count, days(&after)), (before.count, days(&before)), LEVEL);
        let (low, high) = (ratio.interval.low, ratio.interval.high);
        let verdict = if self.as_of < self.judged_from {
            Verdict::TooEarly { from: self.judged_from }
        } else if high < 1.0 {
            Verdict::Shown
        } else if low > 1.0 {
            Verdict::Contrary
        } else {
            Verdict::NotShown { still: months_to_show_a_halving(&before, &after) }
        };
        let high = Some(high).filter(|high| high.is_finite());
        let (ratio, p_central) = (ratio.ratio, ratio.p_central);
        Effect { before, after, ratio, low, high, p_central, verdict }
    }
}

const LEVEL: Level = Level::NINETY_FIVE;

impl Falls {
    /// Whether a complaint belongs to the baseline.
    pub fn is_in_baseline(&self, fact: &Fact, as_of: Date) -> bool {
        self.baseline.has(fact.received_on) && takes(&self.counted, fact, as_of)
    }
}

fn takes(counted: &Counted, fact: &Fact, as_of: Date) -> bool {
    fact.counts(as_of) && counted.takes(fact)
}

/// A day at least, so that a rate can always be computed.
fn days(tally: &Tally) -> Exposure {
    months_and_days(tally, 0)
}

fn months_and_days(tally: &Tally, months: u32) -> Exposure {
    let more = f64::from(months * MONTH_SIXTEENTHS) / 16.0;
    Exposure::of(f64::from(tally.days.max(1)) + more).expect("a day at least is more than nothing")
}

/// The smallest number of months from now after which a halving would be shown: when from now on
/// half as many come in as in the baseline, rounded up, the interval of the ratio of all that was
/// seen since the measure then lies below 1. A small baseline may not get there in ten years, since
/// chance alone could have made it that large.
pub fn months_to_show_a_halving(before: &Tally, after: &Tally) -> Still {
    let halved = |months: u32| {
        let expected = u64::from(before.count) * u64::from(months * MONTH_SIXTEENTHS);
        expected.div_ceil(u64::from(before.days.max(1)) * 32)
    };
    let shows = |months: &u32| {
        let Ok(more) = u32::try_from(halved(*months)) else { return false };
        let count = after.count.saturating_add(more);
        let seen = (count, months_and_days(after, *months));
        rate_ratio(seen, (before.count, days(before)), LEVEL).interval.high < 1.0
    };
    match (1..=MONTHS_AHEAD_MAX).find(shows) {
        Some(months) => Still::Months { months },
        None => Still::OutOfReach,
    }
}
