//! `weerklank statistics` fills in the reference values, whatever the settings (7.3).
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Map, Value, json};

use crate::program::{Ran, weerklank};

/// The answers, which are taken out before the question is put.
const ANSWERS: [&str; 9] = [
    "interval",
    "ratio",
    "low",
    "high",
    "p_central",
    "signal_from",
    "ranks",
    "median",
    "open_share_at_28",
];

fn fill_in(text: &str) -> Ran {
    let mut command = weerklank(&["statistics", "--json"]);
    // Wrong settings are no reason to be silent about a number.
    command.env("WEERKLANK_LISTEN", "nowhere");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn vectors(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/tests/it/vectors");
    serde_json::from_str(&std::fs::read_to_string(folder.join(name)).unwrap()).unwrap()
}

fn without_answers(case: &Value) -> Value {
    let fields = case.as_object().unwrap().iter();
    let asked = fields.filter(|(name, _)| !ANSWERS.contains(&name.as_str()));
    Value::Object(asked.map(|(name, value)| (name.clone(), value.clone())).collect())
}

fn assert_same(found: &Value, expected: &Value, what: &str) {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            let names = |of: &Map<String, Value>| of.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(found), names(expected), "{what}");
            for (name, expected) in expected {
                assert_same(&found[name], expected, &format!("{what}.{name}"));
            }
        }
        (Value::Array(found), Value::Array(expected)) => {
            assert_eq!(found.len(), expected.len(), "{what}");
            for (index, expected) in expected.iter().enumerate() {
                assert_same(&found[index], expected, &format!("{what}[{index}]"));
            }
        }
        (Value::Number(found), Value::Number(expected)) => {
            let (found, expected) = (found.as_f64().unwrap(), expected.as_f64().unwrap());
            let allowed = 1e-6 * expected.abs().max(1.0);
            assert!((found - expected).abs() <= allowed, "{what}: {found} is not {expected}");
        }
        _ => assert_eq!(found, expected, "{what}"),
    }
}

#[test]
fn art_7_3_every_reference_value_comes_out() {
    let Value::Object(mut expected) = vectors("statistics.json") else {
        unreachable!("the reference values are an object")
    };
    expected.insert("kaplan_meier".into(), vectors("kaplan_meier.json"));
    assert_eq!(expected.len(), 7);
    let questions: Map<String, Value> = expected
        .iter()
        .map(|(name, cases)| {
            let cases = cases.as_array().unwrap().iter().map(without_answers).collect();
            (name.clone(), Value::Array(cases))
        })
        .collect();
    assert_ne!(questions, expected);
    let ran = fill_in(&Value::Object(questions).to_string());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    assert_same(&found, &Value::Object(expected), "");
}

#[test]
fn art_7_3_a_case_that_cannot_be_is_refused_with_its_place() {
    let nan = r#"{"rate_ratio_95": [{"x1": 1, "t1": NaN, "x2": 1, "t2": 1}]}"#;
    let more = json!({"wilson_95": [{"hits": 1, "n": 2}, {"hits": 3, "n": 2}]}).to_string();
    let unknown = json!({"poisson_59": [{"count": 1}]}).to_string();
    for (asked, told) in [
        (nan, vec![]),
        (&more, vec!["wilson_95", "1", "hits"]),
        (&unknown, vec!["poisson_59", "kaplan_meier"]),
        (r#"{"poisson_95": []}"#, vec!["poisson_95"]),
        ("[]", vec![]),
        ("{}", vec![]),
        ("", vec![]),
    ] {
        let ran = fill_in(asked);
        assert_eq!(ran.code, Some(1), "{asked}");
        assert!(ran.out.is_empty() && ran.err.starts_with("Fout: "), "{}", ran.err);
        assert!(told.iter().all(|told| ran.err.contains(told)), "{}", ran.err);
    }
}
