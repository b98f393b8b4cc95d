//! What is particular to many writers on one server.
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier};
use weerklank_store::{Store, StoreError, Tx};

use crate::databases::postgres;
use crate::writes::{COUNT, add, count};

/// Runs two jobs that meet halfway in their first run, and answers how often they ran.
async fn collide<F>(store: &Store, job: F) -> u32
where
    F: Fn(&mut Tx<'_>, usize, &dyn Fn()) -> Result<(), StoreError> + Send + Sync + 'static,
{
    let (job, runs) = (Arc::new(job), Arc::new(AtomicU32::new(0)));
    let halfway = Arc::new(Barrier::new(2));
    let mut writers = tokio::task::JoinSet::new();
    for place in 0..2 {
        let (store, job) = (store.clone(), Arc::clone(&job));
        let (runs, halfway) = (Arc::clone(&runs), Arc::clone(&halfway));
        writers.spawn(async move {
            let first_run = AtomicU32::new(1);
            let meeting = move |tx: &mut Tx<'_>| {
                runs.fetch_add(1, Ordering::SeqCst);
                let is_first = first_run.swap(0, Ordering::SeqCst) == 1;
                let meet = || {
                    if is_first {
                        halfway.wait();
                    }
                };
                job(tx, place, &meet)
            };
            store.write(meeting).await.unwrap();
        });
    }
    while let Some(done) = writers.join_next().await {
        done.unwrap();
    }
    runs.load(Ordering::SeqCst)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_whose_reading_was_overtaken_is_run_again() {
    let fresh = postgres();
    let store = fresh.migrated().await;
    let numbered = |tx: &mut Tx<'_>, _: usize, meet: &dyn Fn()| {
        tx.execute("set transaction isolation level serializable", &[])?;
        let count: i64 = tx.query_one(COUNT, &[])?.get(0)?;
        meet();
        add(tx, &format!("number {}", count + 1))
    };
    assert_eq!(collide(&store, numbered).await, 3);
    assert_eq!(count(&store).await, 2, "each got a number of its own");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_jobs_that_wait_for_each_other_one_is_run_again() {
    const LOCK: &str = "select value from setting where key = $1 for update";
    let fresh = postgres();
    let store = fresh.migrated().await;
    store.write(|tx| add(tx, "a").and_then(|()| add(tx, "b"))).await.unwrap();
    let crossed = |tx: &mut Tx<'_>, place: usize, meet: &dyn Fn()| {
        let keys = if place == 0 { ["a", "b"] } else { ["b", "a"] };
        tx.query_one(LOCK, &[keys[0].into()])?;
        meet();
        tx.query_one(LOCK, &[keys[1].into()]).map(drop)
    };
    // Both got there; one was run again, and on a busy machine may have met the other once more.
    let runs = collide(&store, crossed).await;
    assert!((3..=9).contains(&runs), "{runs} runs");
}

#[tokio::test]
async fn who_keeps_colliding_gives_up_after_five_times() {
    let fresh = postgres();
    let store = fresh.migrated().await;
    let runs = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&runs);
    let always = move |tx: &mut Tx<'_>| {
        counted.fetch_add(1, Ordering::SeqCst);
        let collides = "do $$ begin raise exception using errcode = '40001'; end $$";
        tx.execute(collides, &[]).map(drop)
    };
    assert!(matches!(store.write(always).await, Err(StoreError::Contended)));
    assert_eq!(runs.load(Ordering::SeqCst), 5);
}

#[tokio::test]
async fn a_connection_that_was_cut_is_replaced() {
    const CUT_OTHERS: &str = "select count(pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()";
    const CUT_OWN: &str = "select pg_terminate_backend(pg_backend_pid())";
    let fresh = postgres();
    let (store, other) = (fresh.migrated().await, fresh.open());
    // While it is idle.
    other.write(|tx| tx.query(CUT_OTHERS, &[])).await.unwrap();
    assert_eq!(count(&store).await, 0);
    // In the middle of a write, which is run again on another connection.
    let runs = AtomicU32::new(0);
    let cut_once = move |tx: &mut Tx<'_>| {
        add(tx, "key")?;
        if runs.fetch_add(1, Ordering::SeqCst) == 0 {
            tx.query(CUT_OWN, &[])?;
        }
        Ok::<_, StoreError>(())
    };
    store.write(cut_once).await.unwrap();
    assert_eq!(count(&store).await, 1);
    // In the middle of a read, which can't be run again.
    let cut = store.read(|tx| tx.query(CUT_OWN, &[])).await;
    assert!(matches!(cut, Err(StoreError::ConnectionLost)), "{cut:?}");
    assert_eq!(count(&store).await, 1);
}

#[tokio::test]
async fn a_table_that_changed_under_a_known_statement_is_read_anew() {
    let fresh = postgres();
    let (store, other) = (fresh.migrated().await, fresh.open());
    let all = "select * from setting";
    let look = move |tx: &mut Tx<'_>| tx.query(all, &[]).map(|rows| rows.len());
    store.read(look).await.unwrap();
    let wider = "alter table setting add column remark text";
    other.write(move |tx| tx.execute(wider, &[])).await.unwrap();
    assert!(store.read(look).await.is_err());
    assert_eq!(store.read(look).await.unwrap(), 0);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told() {
    let nowhere = "postgres://postgres@127.0.0.1:1/nothing".to_owned();
    let refused = Store::open(&weerklank_store::Database::Postgres(nowhere));
    assert!(matches!(refused, Err(StoreError::Open { .. })));
}
