//! `weerklank figures` tells the figures of a year, each with what it is (7.3).
use serde_json::Value;

use crate::house::House;
use crate::program::{done, on};

#[tokio::test(flavor = "multi_thread")]
async fn art_7_3_the_figures_of_a_year_are_printed_with_their_definitions() {
    let (house, references) = House::with_complaints().await;
    let folder = house.folder.path();
    let connection = rusqlite::Connection::open(house.database()).unwrap();
    let year: i64 = connection
        .query_row("select min(received_year) from complaint", [], |row| row.get(0))
        .unwrap();
    let expected: i64 = connection
        .query_row("select count(*) from complaint where received_year = ?1", [year], |row| {
            row.get(0)
        })
        .unwrap();
    let asked = |year: String| -> Value {
        let said = done(folder, &["figures", "--year", &year, "--json"]);
        serde_json::from_str(&said).unwrap()
    };
    let found = asked(year.to_string());
    assert!(expected > 0 && usize::try_from(expected).unwrap() <= references.len());
    assert_eq!(found["figures"]["received"]["count"], expected);
    let months = found["figures"]["groups"]["month"].as_object().unwrap();
    assert_eq!(months.values().map(|count| count.as_i64().unwrap()).sum::<i64>(), expected);
    for definition in found["definitions"].as_array().unwrap() {
        let key = definition["key"].as_str().unwrap();
        let has = found["figures"].get(key).is_some();
        assert!(has, "{key} is defined, and is no figure");
        assert!(definition["definition"].as_str().unwrap().ends_with('.'), "{definition}");
    }
    assert_eq!(found["entered"]["years"], serde_json::json!([]), "nothing was entered");
    let conduct = found["figures"]["conduct"].as_object().unwrap();
    assert!(conduct.values().all(|counts| counts["done"].is_u64()), "{conduct:?}");
    // A year without complaints is one with zeros, and not an error.
    let none = asked((year - 5).to_string());
    assert_eq!(none["figures"]["received"]["count"], 0);
    assert_eq!(none["figures"]["stock"]["after"], 0);
    assert!(none["figures"]["deviations"].is_null());
    // As of the day before anything came in, there was nothing.
    let day = format!("{}-12-31", year - 1);
    let early = done(folder, &["figures", "--year", &year.to_string(), "--as-of", &day, "--json"]);
    let early: Value = serde_json::from_str(&early).unwrap();
    assert_eq!(early["figures"]["received"]["count"], 0);
    for (wrong, told) in [("jaar", "jaar"), ("26", "26")] {
        let ran = on(folder, &["figures", "--year", wrong, "--json"]);
        assert_eq!(ran.code, Some(1));
        assert!(ran.out.is_empty() && ran.err.contains(told), "{}", ran.err);
    }
}
