//! `weerklank calendar` agrees with the worked examples, whatever the settings.
use std::path::Path;

use serde_json::Value;

use crate::program::{run, weerklank};

#[test]
fn art_6_4_every_worked_example_agrees() {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/tests/it/vectors/deadlines.json");
    let expected: Vec<Value> =
        serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    assert!(expected.len() > 20);
    let dates = expected.iter().map(|known| known["received"].as_str().unwrap());
    let mut arguments = vec!["calendar", "--json"];
    arguments.extend(dates);
    // Wrong settings are no reason to be silent about a date.
    let ran = run(weerklank(&arguments).env("WEERKLANK_LISTEN", "nowhere"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let found: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(&expected) {
        for field in ["received", "due", "post_by", "roll_forward"] {
            assert_eq!(found[field], expected[field], "{field} of {expected}");
        }
        let explanation = found["explanation"].as_str().unwrap();
        assert!(explanation.contains("28 dagen"), "{explanation}");
    }
}

#[test]
fn a_table_has_a_line_for_each_date_in_the_language_of_the_terminal() {
    let ran = run(weerklank(&["calendar", "2026-11-27"]).env("LANG", "en_GB.UTF-8"));
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines[1].starts_with("2026-11-27  2026-12-25  2026-12-24  2026-12-28  Received"));
}

#[test]
fn a_day_that_is_none_is_refused_by_its_name() {
    let ran = run(&mut weerklank(&["calendar", "2026-11-27", "2026-02-31"]));
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("2026-02-31") && ran.out.is_empty(), "{}{}", ran.out, ran.err);
}
