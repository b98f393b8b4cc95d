//! A backup made while others write, and put back.
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use weerklank_domain::people::Subject;

use crate::house::House;
use crate::program::{done, on};

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_made_while_others_write_is_restored_whole() {
    let (house, before) = House::with_complaints().await;
    let house = Arc::new(house);
    let stop = Arc::new(AtomicBool::new(false));
    let writing = tokio::spawn({
        let (house, stop) = (Arc::clone(&house), Arc::clone(&stop));
        async move {
            while !stop.load(Ordering::Relaxed) {
                house.record("Intussen ging het werk door.", Subject::Organisation).await;
            }
        }
    });
    let places = tempfile::tempdir().unwrap();
    let file = places.path().join("kopie.db");
    let (source, copy) = (house.folder.path().to_owned(), file.clone());
    tokio::task::spawn_blocking(move || done(&source, &["backup", copy.to_str().unwrap()]))
        .await
        .unwrap();
    stop.store(true, Ordering::Relaxed);
    writing.await.unwrap();

    let file = file.to_str().unwrap();
    let again = on(house.folder.path(), &["backup", file]);
    assert_eq!(again.code, Some(1), "a backup overwrites nothing");
    let place = places.path().join("nieuw");
    done(&place, &["restore", file]);
    done(&place, &["verify"]);
    for reference in before {
        done(&place, &["verify", "--reference", &reference]);
    }
    let names: Vec<_> = fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(names.iter().all(|name| !name.ends_with("restore-trial")), "{names:?}");
    let full = on(&place, &["restore", file]);
    assert_eq!(full.code, Some(1), "a backup is put in an empty place only");
    assert!(full.err.contains("weerklank.db"), "{}", full.err);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_that_does_not_fit_is_not_put_back() {
    let (house, references) = House::with_complaints().await;
    let places = tempfile::tempdir().unwrap();
    let file = places.path().join("kopie.db");
    done(house.folder.path(), &["backup", file.to_str().unwrap()]);
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.execute("update event set body = replace(body, 'telephone', 'letter')", []).unwrap();
    drop(connection);
    let place = places.path().join("nieuw");
    let refused = on(&place, &["restore", file.to_str().unwrap()]);
    assert_eq!(refused.code, Some(1));
    assert!(references.iter().any(|reference| refused.err.contains(reference)), "{}", refused.err);
    assert!(!place.join("weerklank.db").exists());
}

#[test]
fn what_is_no_database_of_ours_is_not_put_back() {
    let places = tempfile::tempdir().unwrap();
    let (text, other) = (places.path().join("tekst.db"), places.path().join("ander.db"));
    fs::write(&text, "geen database").unwrap();
    rusqlite::Connection::open(&other).unwrap().execute("create table a (b)", []).unwrap();
    let place = places.path().join("nieuw");
    for file in [text, other, places.path().join("nergens.db")] {
        let refused = on(&place, &["restore", file.to_str().unwrap()]);
        assert_eq!(refused.code, Some(1), "{}", file.display());
        assert!(!place.join("weerklank.db").exists());
    }
}

#[test]
fn postgres_is_backed_up_by_its_own_means() {
    // Nothing answers there: it is refused by its name before it is tried.
    let mut command = crate::program::weerklank(&["backup", "kopie.db"]);
    command.env("WEERKLANK_DATABASE", "postgres://k:geheim@127.0.0.1:1/weerklank");
    let refused = crate::program::run(&mut command);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("pg_dump") && !refused.err.contains("geheim"), "{}", refused.err);
}
