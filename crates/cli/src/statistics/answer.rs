//! The answers of each list, under the names of the reference values.
use serde_json::{Value, json};
use weerklank_domain::report::statistics::{
    COUNT_MAX, Interval, KaplanMeier, Level, clopper_pearson, garwood, percentile_ranks,
    rate_ratio, upper_signal, wilson,
};

use super::case::{Entry, Wrong, cases, count, counted, mean, proportion};

/// The lists that can be filled in.
pub(super) const KNOWN: [&str; 7] = [
    "poisson_95",
    "clopper_pearson_95",
    "wilson_95",
    "rate_ratio_95",
    "poisson_upper_signal",
    "median_interval_ranks_95",
    "kaplan_meier",
];
const LEVEL: Level = Level::NINETY_FIVE;
/// The day on which the share of open complaints is asked (6.4).
const DUE_AFTER_DAYS: u32 = 28;

/// Fields to be added to a case.
type Answers = Result<Vec<(String, Value)>, Wrong>;
type Answer = fn(&Entry) -> Answers;

/// What answers a list; nothing when there is no such list.
pub(super) fn answered(list: &str) -> Option<Answer> {
    let answer: Answer = match list {
        "poisson_95" => |entry| interval(garwood(count(entry, "count", 0)?, LEVEL)),
        "clopper_pearson_95" => |entry| interval(clopper_pearson(proportion(entry)?, LEVEL)),
        "wilson_95" => |entry| interval(wilson(proportion(entry)?, LEVEL)),
        "rate_ratio_95" => ratio,
        "poisson_upper_signal" => {
            |entry| Ok(vec![field("signal_from", json!(upper_signal(mean(entry)?)))])
        }
        "median_interval_ranks_95" => |entry| {
            let ranks = percentile_ranks(count(entry, "n", 1)?, 0.5, LEVEL);
            Ok(vec![field("ranks", json!(ranks.map(|ranks| [ranks.low, ranks.high])))])
        },
        "kaplan_meier" => |entry| {
            let found = KaplanMeier::of(&cases(entry)?, LEVEL);
            Ok(vec![
                field("median", json!(found.median.map(f64::from))),
                field("open_share_at_28", json!(found.curve.open_at(DUE_AFTER_DAYS))),
            ])
        },
        _ => return None,
    };
    Some(answer)
}

fn field(name: &str, value: Value) -> (String, Value) {
    (name.to_owned(), value)
}

#[expect(clippy::unnecessary_wraps, reason = "it ends an answer, which may be refused")]
fn interval(found: Interval) -> Answers {
    Ok(vec![field("interval", json!([found.low, found.high]))])
}

fn ratio(entry: &Entry) -> Answers {
    let (first, second) = (counted(entry, ("x1", "t1"))?, counted(entry, ("x2", "t2"))?);
    if first.0 + second.0 > COUNT_MAX {
        return Err(Wrong::TooMany { field: "x1 + x2" });
    }
    let found = rate_ratio(first, second, LEVEL);
    // JSON has no infinity, which becomes null: there is no upper bound.
    Ok(vec![
        field("ratio", json!(found.ratio)),
        field("low", json!(found.interval.low)),
        field("high", json!(found.interval.high)),
        field("p_central", json!(found.p_central)),
    ])
}
