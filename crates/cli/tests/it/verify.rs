//! Whatever was changed behind the program's back is found, and named.
use std::path::Path;

use crate::house::House;
use crate::program::{done, on};

fn change(database: &Path, sql: &str) {
    let connection = rusqlite::Connection::open(database).unwrap();
    assert_eq!(connection.execute(sql, []).unwrap(), 1, "{sql}");
}

/// The sequence of a complaint is the order in which it was recorded.
const SECOND: &str = "(select id from complaint where sequence = 2)";

#[tokio::test(flavor = "multi_thread")]
async fn a_history_that_holds_is_told_so() {
    let (house, references) = House::with_complaints().await;
    let said = done(house.folder.path(), &["verify"]);
    assert!(said.contains("Dossiers: 3;"), "{said}");
    let said = done(house.folder.path(), &["verify", "--reference", &references[0]]);
    assert!(said.contains("Dossiers: 1;"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flipped_byte_is_found_and_named() {
    let (house, references) = House::with_complaints().await;
    let sql = format!(
        "update event set body = replace(body, 'telephone', 'telephome') \
         where complaint = {SECOND} and number = 1"
    );
    change(&house.database(), &sql);
    let found = on(house.folder.path(), &["verify"]);
    assert_eq!(found.code, Some(1));
    assert!(found.out.contains(&references[1]) && found.out.contains("regel 1"), "{}", found.out);
    done(house.folder.path(), &["verify", "--reference", &references[0]]);
}

#[tokio::test(flavor = "multi_thread")]
async fn changed_words_are_found_and_named() {
    let (house, references) = House::with_complaints().await;
    change(
        &house.database(),
        "update content set words = 'De rekening is prima.' where words like '%te hoog.'",
    );
    let found = on(house.folder.path(), &["verify"]);
    assert_eq!(found.code, Some(1));
    assert!(found.out.contains(&references[0]) && found.out.contains("woorden"), "{}", found.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_is_gone_is_found_in_the_middle_and_at_the_end() {
    for (number, expected) in [("1", "regel 2"), ("2", "hoort er 2")] {
        let (house, references) = House::with_complaints().await;
        let sql = format!("delete from event where complaint = {SECOND} and number = {number}");
        change(&house.database(), &sql);
        let found = on(house.folder.path(), &["verify"]);
        assert_eq!(found.code, Some(1));
        assert!(found.out.contains(&references[1]), "{}", found.out);
        assert!(found.out.contains(expected), "{expected}: {}", found.out);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn erased_words_are_counted_and_are_no_fault() {
    let (house, _) = House::with_complaints().await;
    change(&house.database(), "delete from content where words like '%te hoog.'");
    let said = done(house.folder.path(), &["verify"]);
    assert!(said.contains("gewist: 1"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reference_that_is_none_is_explained() {
    let (house, _) = House::with_complaints().await;
    for wrong in ["K-2026", "K-2026-222222", "x"] {
        let refused = on(house.folder.path(), &["verify", "--reference", wrong]);
        assert_eq!(refused.code, Some(1), "{wrong}");
        assert!(!refused.err.is_empty());
    }
}
