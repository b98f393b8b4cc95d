//! What a write promises, on both databases.
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::task::JoinSet;
use weerklank_store::{Store, StoreError, Tx};

use crate::databases::on_both;

pub(crate) const ADD: &str = "insert into setting (key, value, version) values ($1, $2, 1)";
pub(crate) const COUNT: &str = "select count(*) from setting";
const LOOK: &str = "select value from setting where key = $1";

/// A refusal of the caller's own, beside what the store can say.
#[derive(Debug)]
enum Refused {
    Unwise,
    Store(StoreError),
}

impl From<StoreError> for Refused {
    fn from(cause: StoreError) -> Self {
        Self::Store(cause)
    }
}

pub(crate) fn add(tx: &mut Tx<'_>, key: &str) -> Result<(), StoreError> {
    tx.execute(ADD, &[key.into(), format!("value of {key}").into()]).map(drop)
}

pub(crate) async fn count(store: &Store) -> i64 {
    store.read(|tx| tx.query_one(COUNT, &[])?.get(0)).await.unwrap()
}

async fn look(store: &Store, key: String) -> Option<String> {
    let look = move |tx: &mut Tx<'_>| {
        tx.query_optional(LOOK, &[key.into()])?.map(|row| row.get(0)).transpose()
    };
    store.read::<_, StoreError, _>(look).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_writers_at_once_each_get_their_own_answer_and_find_it_back() {
    on_both(|store| async move {
        let mut writers = JoinSet::new();
        for number in 0..200 {
            let store = store.clone();
            writers.spawn(async move {
                let key = format!("key {number}");
                let kept = key.clone();
                let job = move |tx: &mut Tx<'_>| add(tx, &kept).map(|()| number);
                assert_eq!(store.write(job).await.unwrap(), number);
                assert_eq!(look(&store, key.clone()).await, Some(format!("value of {key}")));
            });
        }
        while let Some(done) = writers.join_next().await {
            done.unwrap();
        }
        assert_eq!(count(&store).await, 200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_job_writes_nothing_and_leaves_the_others() {
    on_both(|store| async move {
        let mut writers = JoinSet::new();
        for number in 0..50 {
            let store = store.clone();
            writers.spawn(async move {
                let job = move |tx: &mut Tx<'_>| {
                    add(tx, &format!("key {number}"))?;
                    if number % 10 == 3 { Err(Refused::Unwise) } else { Ok(()) }
                };
                (number, store.write(job).await)
            });
        }
        while let Some(done) = writers.join_next().await {
            let (number, answer) = done.unwrap();
            match answer {
                Ok(()) => assert_ne!(number % 10, 3),
                Err(Refused::Unwise) => assert_eq!(number % 10, 3),
                Err(Refused::Store(cause)) => panic!("{cause:?}"),
            }
        }
        assert_eq!(count(&store).await, 45);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_is_an_error_and_the_next_write_works() {
    on_both(|store| async move {
        let panics = |tx: &mut Tx<'_>| -> Result<(), StoreError> {
            add(tx, "before")?;
            panic!("a mistake in a job");
        };
        assert!(matches!(store.write(panics).await, Err(StoreError::Panicked)));
        let panics = |_: &mut Tx<'_>| -> Result<(), StoreError> { panic!("a mistake in a read") };
        assert!(matches!(store.read(panics).await, Err(StoreError::Panicked)));
        store.write(|tx| add(tx, "after")).await.unwrap();
        assert_eq!(count(&store).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_row_that_exists_is_a_conflict_with_the_name_of_its_constraint() {
    on_both(|store| async move {
        store.write(|tx| add(tx, "once")).await.unwrap();
        match store.write(|tx| add(tx, "once")).await {
            Err(StoreError::Conflict { constraint }) => {
                assert!(["setting.key", "setting_pkey"].contains(&constraint.as_str()));
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(count(&store).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_hides_a_failed_statement_writes_nothing() {
    on_both(|store| async move {
        let hides = |tx: &mut Tx<'_>| {
            add(tx, "once")?;
            assert!(matches!(add(tx, "once"), Err(StoreError::Conflict { .. })));
            assert!(matches!(add(tx, "another"), Err(StoreError::AfterFailure)));
            Ok::<_, StoreError>(())
        };
        assert!(matches!(store.write(hides).await, Err(StoreError::AfterFailure)));
        assert_eq!(count(&store).await, 0);
    })
    .await;
}

#[tokio::test]
async fn two_rows_are_not_taken_for_one() {
    on_both(|store| async move {
        store.write(|tx| add(tx, "one").and_then(|()| add(tx, "two"))).await.unwrap();
        let both = store.read(|tx| tx.query_optional("select key from setting", &[])).await;
        assert!(matches!(both, Err(StoreError::NotOneRow { found: 2, .. })));
        let none = "select key from setting where key = 'three'";
        assert!(store.read(move |tx| tx.query_optional(none, &[])).await.unwrap().is_none());
        let none = store.read(move |tx| tx.query_one(none, &[])).await;
        assert!(matches!(none, Err(StoreError::NotOneRow { found: 0, .. })));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_that_goes_away_disturbs_nobody() {
    on_both(|store| async move {
        let begun = Arc::new(AtomicU32::new(0));
        let mut writers = JoinSet::new();
        for number in 0..40 {
            let (store, begun) = (store.clone(), Arc::clone(&begun));
            writers.spawn(async move {
                let job = move |tx: &mut Tx<'_>| {
                    begun.fetch_add(1, Ordering::SeqCst);
                    add(tx, &format!("key {number}"))
                };
                let writing = store.write(job);
                if number % 2 == 0 {
                    writing.await.unwrap();
                } else {
                    // Asked once, so that the job is handed over, then dropped.
                    drop(tokio::time::timeout(Duration::ZERO, writing).await);
                }
            });
        }
        while let Some(done) = writers.join_next().await {
            done.unwrap();
        }
        store.write(|tx| add(tx, "last")).await.unwrap();
        let kept = store.read(|tx| tx.query("select key from setting", &[])).await.unwrap();
        let kept: Vec<String> = kept.iter().map(|row| row.get(0).unwrap()).collect();
        for number in (0..40).step_by(2) {
            assert!(kept.contains(&format!("key {number}")));
        }
    })
    .await;
}
