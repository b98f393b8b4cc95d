//! Migrations are applied once, whoever asks.
use weerklank_store::{Store, StoreError};

use crate::databases::{Fresh, postgres, sqlite};

async fn on_both_empty<F: Future<Output = ()>>(body: impl Fn(Fresh) -> F) {
    for fresh in [sqlite(), postgres()] {
        body(fresh).await;
    }
}

#[tokio::test]
async fn a_new_database_gets_all_and_a_second_time_none() {
    on_both_empty(|fresh| async move {
        let store = fresh.open();
        let pending = store.pending_migrations().await.unwrap();
        assert!(!pending.is_empty());
        assert!(pending.is_sorted());
        assert_eq!(store.migrate().await.unwrap(), pending);
        assert!(store.migrate().await.unwrap().is_empty());
        assert!(store.pending_migrations().await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_processes_that_start_at_once_each_migration_is_applied_by_one() {
    on_both_empty(|fresh| async move {
        let pending = fresh.open().pending_migrations().await.unwrap();
        let stores: Vec<Store> = (0..4).map(|_| fresh.open()).collect();
        let mut starting = tokio::task::JoinSet::new();
        for store in stores {
            starting.spawn(async move { store.migrate().await.unwrap() });
        }
        let mut applied = starting.join_all().await.concat();
        applied.sort();
        assert_eq!(applied, pending);
    })
    .await;
}

#[tokio::test]
async fn a_migration_that_was_changed_after_it_was_applied_is_told() {
    on_both_empty(|fresh| async move {
        let store = fresh.migrated().await;
        let change = "update migration set digest = $1 where name like '0001%'";
        store.write(move |tx| tx.execute(change, &[vec![0].into()])).await.unwrap();
        let refused = store.migrate().await;
        assert!(matches!(refused, Err(StoreError::MigrationChanged { .. })));
    })
    .await;
}

#[tokio::test]
async fn what_a_newer_program_applied_is_left_alone() {
    on_both_empty(|fresh| async move {
        let store = fresh.migrated().await;
        let newer = "insert into migration (name, digest) values ('9999_later', $1)";
        store.write(move |tx| tx.execute(newer, &[vec![0].into()])).await.unwrap();
        assert!(store.migrate().await.unwrap().is_empty());
    })
    .await;
}
