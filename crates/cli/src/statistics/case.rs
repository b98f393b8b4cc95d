//! Reading one case: what it asks, or a sentence about what is wrong with it.
use serde_json::{Map, Value};
use weerklank_domain::report::statistics::{COUNT_MAX, Case, Exposure, Proportion};

use crate::terminal::{t, t_with};

/// What is wrong with a case.
#[derive(Debug)]
pub(super) enum Wrong {
    NoObject,
    Count {
        field: &'static str,
        least: u32,
    },
    /// A number of at least 0, or above it.
    Amount {
        field: &'static str,
    },
    Mean {
        field: &'static str,
    },
    MoreHits {
        hits: &'static str,
        n: &'static str,
    },
    TooMany {
        field: &'static str,
    },
    NoCases,
    /// Of one of the cases of a curve.
    Within {
        index: usize,
        wrong: Box<Self>,
    },
    YesNo {
        field: &'static str,
    },
}

impl Wrong {
    pub(super) fn told(&self) -> String {
        let most = COUNT_MAX.to_string();
        match self {
            Self::NoObject => t("terminal-statistics-entry-no-object"),
            Self::Count { field, least } => {
                let least = least.to_string();
                let values = [("field", *field), ("least", &least), ("most", &most)];
                t_with("terminal-statistics-count", &values)
            }
            Self::Amount { field } => t_with("terminal-statistics-amount", &[("field", field)]),
            Self::Mean { field } => {
                t_with("terminal-statistics-mean", &[("field", field), ("most", &most)])
            }
            Self::MoreHits { hits, n } => {
                t_with("terminal-statistics-more-hits", &[("hits", hits), ("n", n)])
            }
            Self::TooMany { field } => {
                t_with("terminal-statistics-too-many", &[("field", field), ("most", &most)])
            }
            Self::NoCases => t("terminal-statistics-no-cases"),
            Self::Within { index, wrong } => {
                let (index, why) = (index.to_string(), wrong.told());
                let values = [("index", index.as_str()), ("why", &why)];
                t_with("terminal-statistics-within", &values)
            }
            Self::YesNo { field } => t_with("terminal-statistics-yes-no", &[("field", field)]),
        }
    }
}

pub(super) type Entry = Map<String, Value>;

pub(super) fn count(entry: &Entry, field: &'static str, least: u32) -> Result<u32, Wrong> {
    entry
        .get(field)
        .and_then(Value::as_u64)
        .and_then(|count| u32::try_from(count).ok())
        .filter(|count| (least..=COUNT_MAX).contains(count))
        .ok_or(Wrong::Count { field, least })
}

pub(super) fn proportion(entry: &Entry) -> Result<Proportion, Wrong> {
    let (hits, n) = (count(entry, "hits", 0)?, count(entry, "n", 1)?);
    Proportion::of(hits, n).ok_or(Wrong::MoreHits { hits: "hits", n: "n" })
}

pub(super) fn exposure(entry: &Entry, field: &'static str) -> Result<Exposure, Wrong> {
    let amount = entry.get(field).and_then(Value::as_f64);
    amount.and_then(Exposure::of).ok_or(Wrong::Amount { field })
}

/// A count with its exposure, of one of two years.
pub(super) fn counted(
    entry: &Entry,
    (x, over): (&'static str, &'static str),
) -> Result<(u32, Exposure), Wrong> {
    Ok((count(entry, x, 0)?, exposure(entry, over)?))
}

pub(super) fn mean(entry: &Entry) -> Result<f64, Wrong> {
    let mean = entry.get("mean").and_then(Value::as_f64);
    mean.filter(|mean| (0.0..=f64::from(COUNT_MAX)).contains(mean))
        .ok_or(Wrong::Mean { field: "mean" })
}

pub(super) fn cases(entry: &Entry) -> Result<Vec<Case>, Wrong> {
    let cases = entry.get("cases").and_then(Value::as_array).filter(|cases| !cases.is_empty());
    let one = |(index, case): (usize, &Value)| {
        let read = case.as_object().ok_or(Wrong::NoObject).and_then(one_case);
        read.map_err(|wrong| Wrong::Within { index, wrong: Box::new(wrong) })
    };
    cases.ok_or(Wrong::NoCases)?.iter().enumerate().map(one).collect()
}

fn one_case(case: &Entry) -> Result<Case, Wrong> {
    let decided = case.get("decided").and_then(Value::as_bool);
    Ok(Case {
        days: count(case, "days", 0)?,
        decided: decided.ok_or(Wrong::YesNo { field: "decided" })?,
    })
}
