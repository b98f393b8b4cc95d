//! What is particular to one writer on one file.
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::unbounded_channel;
use tokio::task::JoinSet;
use weerklank_store::{Database, Store, StoreError, Tx};

use crate::databases::sqlite;
use crate::writes::{ADD, add, count};

/// Keeps the writer busy until the sender is used, so that what follows is written together.
async fn occupy(store: &Store) -> mpsc::Sender<()> {
    let (begun, mut wait_until_begun) = unbounded_channel();
    let (go_on, wait) = mpsc::channel::<()>();
    let store = store.clone();
    tokio::spawn(async move {
        let job = move |_: &mut Tx<'_>| {
            begun.send(()).unwrap();
            wait.recv().unwrap();
            Ok::<_, StoreError>(())
        };
        store.write(job).await.unwrap();
    });
    wait_until_begun.recv().await.unwrap();
    go_on
}

/// On the runtime of one thread every task made before has had its turn, and queued its job.
async fn until_all_are_queued() {
    tokio::task::yield_now().await;
    tokio::task::yield_now().await;
}

#[tokio::test]
async fn a_full_disk_is_told_to_who_filled_it_and_the_others_are_written() {
    let fresh = sqlite();
    let store = fresh.migrated().await;
    let limit = |tx: &mut Tx<'_>| tx.query("pragma max_page_count = 60", &[]).map(drop);
    store.write(limit).await.unwrap();
    let go_on = occupy(&store).await;
    let runs = Arc::new(AtomicUsize::new(0));
    let mut writers = JoinSet::new();
    for number in 0..20 {
        let (store, runs) = (store.clone(), Arc::clone(&runs));
        writers.spawn(async move {
            let job = move |tx: &mut Tx<'_>| {
                runs.fetch_add(1, Ordering::SeqCst);
                let size = if number == 10 { 1_000_000 } else { 10 };
                let value = "x".repeat(size);
                tx.execute(ADD, &[format!("key {number}").into(), value.into()])
            };
            (number, store.write(job).await)
        });
    }
    until_all_are_queued().await;
    go_on.send(()).unwrap();
    while let Some(done) = writers.join_next().await {
        match done.unwrap() {
            (10, answer) => assert!(matches!(answer, Err(StoreError::DiskFull)), "{answer:?}"),
            (_, answer) => assert_eq!(answer.unwrap(), 1),
        }
    }
    assert_eq!(count(&store).await, 19);
    assert!(runs.load(Ordering::SeqCst) > 20, "the whole transaction was lost and run again");
    store.write(|tx| add(tx, "afterwards")).await.unwrap();
}

#[tokio::test]
async fn a_constraint_that_fails_at_the_commit_is_told_to_who_broke_it() {
    const MAKE: &str = "create table child (
        id integer primary key,
        parent integer references child (id) deferrable initially deferred) strict";
    let fresh = sqlite();
    let store = fresh.migrated().await;
    store.write(|tx| tx.execute(MAKE, &[])).await.unwrap();
    let go_on = occupy(&store).await;
    let mut writers = JoinSet::new();
    for number in 1..=9 {
        let store = store.clone();
        writers.spawn(async move {
            let parent = if number == 5 { 100 } else { number };
            let job = move |tx: &mut Tx<'_>| {
                let sql = "insert into child (id, parent) values ($1, $2)";
                tx.execute(sql, &[number.into(), parent.into()])
            };
            (number, store.write(job).await)
        });
    }
    until_all_are_queued().await;
    go_on.send(()).unwrap();
    while let Some(done) = writers.join_next().await {
        match done.unwrap() {
            (5, answer) => assert!(matches!(answer, Err(StoreError::Commit { .. })), "{answer:?}"),
            (_, answer) => assert_eq!(answer.unwrap(), 1),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_write_the_same_file() {
    let fresh = sqlite();
    let stores = [fresh.migrated().await, fresh.open()];
    let mut writers = JoinSet::new();
    for number in 0..100 {
        let store = stores[number % 2].clone();
        writers.spawn(async move {
            store.write(move |tx| add(tx, &format!("key {number}"))).await.unwrap();
        });
    }
    while let Some(done) = writers.join_next().await {
        done.unwrap();
    }
    assert_eq!(count(&stores[0]).await, 100);
    assert_eq!(count(&stores[1]).await, 100);
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_is_for_its_owner_only_and_the_writer_ends_with_the_store() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("weerklank.db");
    let store = Store::open(&Database::Sqlite(file.clone()));
    let store = store.unwrap();
    store.migrate().await.unwrap();
    let journal = folder.path().join("weerklank.db-wal");
    for made in [&file, &journal] {
        assert_eq!(made.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    drop(store);
    // The last connection to close removes the journal.
    let begun = Instant::now();
    while journal.exists() {
        assert!(begun.elapsed() < Duration::from_secs(10), "the writer still holds the file");
        std::thread::yield_now();
    }
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let file = std::path::PathBuf::from("/nowhere/at/all.db");
    let refused = Store::open(&Database::Sqlite(file));
    assert!(matches!(refused, Err(StoreError::Open { .. })));
}
