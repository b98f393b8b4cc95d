//! The values that statistics are computed from; what could not be computed is not writable.

/// Larger counts than this lie outside what was checked for precision.
pub const COUNT_MAX: u32 = 10_000_000;

/// From a lower bound to an upper one; the upper one may be infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Interval {
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    pub fn width(self) -> f64 {
        self.high - self.low
    }

    pub(super) fn times(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }
}

/// So many of so many: at least one in all, and no more hits than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proportion {
    hits: u32,
    n: u32,
}

impl Proportion {
    /// Nothing when there is nothing to take a share of, or more hits than there are.
    pub fn of(hits: u32, n: u32) -> Option<Self> {
        (1..=COUNT_MAX).contains(&n).then_some(Self { hits, n }).filter(|_| hits <= n)
    }

    pub fn hits(self) -> u32 {
        self.hits
    }

    pub fn n(self) -> u32 {
        self.n
    }

    pub fn share(self) -> f64 {
        f64::from(self.hits) / f64::from(self.n)
    }
}

/// Over how many clients, or how much time, something was counted: more than nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exposure(f64);

impl Exposure {
    /// Of two periods that are equally long.
    pub const ONE: Self = Self(1.0);

    pub fn of(amount: f64) -> Option<Self> {
        (amount.is_finite() && amount > 0.0).then_some(Self(amount))
    }

    pub fn amount(self) -> f64 {
        self.0
    }
}

/// How often an interval may miss: two-sided, half of it on each side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    misses: f64,
}

impl Level {
    pub const NINETY_FIVE: Self = Self { misses: 0.05 };
    /// The outer limits of a funnel.
    pub const NINETY_NINE_EIGHT: Self = Self { misses: 0.002 };
    /// As far out as three standard deviations of a normal distribution.
    pub const CONTROL: Self = Self { misses: 0.0027 };

    /// What may go wrong on one side.
    pub fn tail(self) -> f64 {
        self.misses / 2.0
    }

    /// The bound on one side alone, which has the whole chance of a miss.
    #[must_use]
    pub fn one_sided(self) -> Self {
        Self { misses: (self.misses * 2.0).min(1.0) }
    }

    /// After Šidák: so many looks together miss no more often than one would (R9).
    #[must_use]
    pub fn over_looks(self, looks: u32) -> Self {
        let looks = f64::from(looks.max(1));
        Self { misses: -((-self.misses).ln_1p() / looks).exp_m1() }
    }
}
