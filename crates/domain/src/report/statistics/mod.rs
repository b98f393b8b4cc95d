//! Honest analysis of small numbers (7.3). Read `values`, then `intervals`, `comparison`,
//! `charts`, `order`, `survival`, `funnel`, `capture`; `tails` is what they all rest on.
mod capture;
mod charts;
mod comparison;
mod funnel;
mod intervals;
mod order;
mod survival;
mod tails;
mod values;

pub use capture::{Captured, MATCHES_MIN, Sample, chapman};
pub use charts::{
    BASELINE_POINTS_MIN, CHART_POINTS_MIN, ChartKind, Limits, RUN_LENGTH, RunSide, chart_kind,
    count_limits, gap_limit, has_gap_signal, rate_limits, run_false_alarm, run_signal,
    share_limits, upper_signal,
};
pub use comparison::{Movement, RateRatio, central_p, holm, movement, rate_ratio, share_p};
pub use funnel::{
    DISPERSION_PARTNERS_MIN, Dispersion, Funnel, PATTERN_COUNT_MIN, Standing, dispersion, funnel,
    standing,
};
pub use intervals::{all_hits_needed, clopper_pearson, garwood, rate, wilson};
pub use order::{Ranks, median, percentile, percentile_ranks};
pub use survival::{Case, Curve, KaplanMeier, Step};
pub use values::{COUNT_MAX, Exposure, Interval, Level, Proportion};
