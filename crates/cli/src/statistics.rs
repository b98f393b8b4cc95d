//! `weerklank statistics`: fills in the answers of a list of cases, so that anybody can check how
//! the report computes (7.3). It needs no settings.
mod answer;
mod case;

use std::io::{self, Read as _};

use anyhow::{Context, bail};
use serde_json::{Map, Value};

use crate::terminal::{print, t, t_with};
use answer::answered;
use case::Wrong;

#[derive(clap::Args)]
pub(crate) struct Statistics {
    #[arg(long, required = true, help = t("terminal-statistics-json"))]
    json: bool,
}

/// More than this is not read.
const BYTES_MAX: u64 = 64 << 20;

pub(crate) fn run(_asked: &Statistics) -> anyhow::Result<()> {
    let mut text = String::new();
    io::stdin()
        .lock()
        .take(BYTES_MAX + 1)
        .read_to_string(&mut text)
        .with_context(|| t("terminal-statistics-no-text"))?;
    if text.len() as u64 > BYTES_MAX {
        bail!(t("terminal-statistics-too-much"));
    }
    let lists: Value =
        serde_json::from_str(&text).with_context(|| t("terminal-statistics-no-json"))?;
    let Value::Object(lists) = lists else { bail!(t("terminal-statistics-no-object")) };
    let filled = filled(lists)?;
    print(&serde_json::to_string_pretty(&filled).context("could not write JSON")?)?;
    Ok(())
}

/// The same object, with the answers; the first wrong entry stops it.
fn filled(lists: Map<String, Value>) -> anyhow::Result<Map<String, Value>> {
    if lists.is_empty() {
        bail!(t("terminal-statistics-nothing"));
    }
    lists
        .into_iter()
        .map(|(name, list)| filled_list(&name, list).map(|list| (name, list)))
        .collect()
}

fn filled_list(name: &str, list: Value) -> anyhow::Result<Value> {
    let Some(answer) = answered(name) else {
        let values = [("list", name), ("known", &answer::KNOWN.join(", "))];
        bail!(t_with("terminal-statistics-unknown", &values));
    };
    let Value::Array(entries) = list else {
        bail!(t_with("terminal-statistics-no-list", &[("list", name)]));
    };
    if entries.is_empty() {
        bail!(t_with("terminal-statistics-empty", &[("list", name)]));
    }
    let filled = entries.into_iter().enumerate().map(|(index, entry)| {
        let Value::Object(mut entry) = entry else {
            return Err(refused(name, index, &Wrong::NoObject));
        };
        let answers = answer(&entry).map_err(|wrong| refused(name, index, &wrong))?;
        entry.extend(answers);
        Ok(Value::Object(entry))
    });
    filled.collect::<anyhow::Result<Vec<Value>>>().map(Value::Array)
}

fn refused(list: &str, index: usize, wrong: &Wrong) -> anyhow::Error {
    let (index, why) = (index.to_string(), wrong.told());
    let values = [("list", list), ("index", index.as_str()), ("why", &why)];
    anyhow::Error::msg(t_with("terminal-statistics-wrong", &values))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail loudly")]
    use serde_json::json;

    use super::*;

    fn problem(lists: Value) -> String {
        let Value::Object(lists) = lists else { unreachable!("the test gives an object") };
        filled(lists).unwrap_err().to_string()
    }

    #[test]
    fn art_7_3_a_wrong_entry_is_named_by_list_and_place() {
        let right = json!({"count": 3});
        for wrong in [
            json!({"count": -1}),
            json!({"count": 1.5}),
            json!({"count": "3"}),
            json!({"count": null}),
            json!({"count": 10_000_001}),
            json!({"counts": 3}),
            json!(3),
        ] {
            let problem = problem(json!({"poisson_95": [right, wrong]}));
            assert!(problem.contains("poisson_95") && problem.contains('1'), "{problem}");
        }
        for (list, wrong) in [
            ("clopper_pearson_95", json!({"hits": 4, "n": 3})),
            ("wilson_95", json!({"hits": 0, "n": 0})),
            ("rate_ratio_95", json!({"x1": 1, "t1": 0, "x2": 1, "t2": 1})),
            ("rate_ratio_95", json!({"x1": 1, "t1": 1, "x2": 1, "t2": -2.5})),
            ("rate_ratio_95", json!({"x1": 1, "t1": 1, "x2": 1, "t2": "NaN"})),
            ("rate_ratio_95", json!({"x1": 9_000_000, "t1": 1, "x2": 9_000_000, "t2": 1})),
            ("poisson_upper_signal", json!({"mean": -0.5})),
            ("poisson_upper_signal", json!({"mean": 1e300})),
            ("median_interval_ranks_95", json!({"n": 0})),
            ("kaplan_meier", json!({"cases": []})),
            ("kaplan_meier", json!({"cases": 3})),
            ("kaplan_meier", json!({"cases": [{"days": 3, "decided": true}, {"days": 3}]})),
            ("kaplan_meier", json!({"cases": [{"days": -3, "decided": true}]})),
            ("kaplan_meier", json!({"cases": [7]})),
        ] {
            let problem = problem(json!({list: [wrong]}));
            assert!(problem.contains(list) && problem.contains('0'), "{problem}");
        }
    }

    #[test]
    fn art_7_3_a_list_that_is_none_is_named() {
        assert!(problem(json!({"poisson_59": []})).contains("poisson_59"));
        assert!(problem(json!({"poisson_95": []})).contains("poisson_95"));
        assert!(problem(json!({"poisson_95": {"count": 3}})).contains("poisson_95"));
        assert!(!problem(json!({})).is_empty());
    }

    #[test]
    fn art_7_3_nothing_in_two_years_has_no_ratio() {
        let Value::Object(lists) = json!({"rate_ratio_95": [{"x1": 0, "t1": 1, "x2": 0, "t2": 1}]})
        else {
            unreachable!("it is an object")
        };
        let found = filled(lists).unwrap();
        let found = &found["rate_ratio_95"][0];
        assert!(found["ratio"].is_null() && found["high"].is_null());
        assert!((found["p_central"].as_f64().unwrap() - 1.0).abs() < 1e-12);
    }
}
