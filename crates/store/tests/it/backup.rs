//! A copy of the database in use.
use std::sync::{Arc, Mutex};
use weerklank_store::{BackupProgress, Database, Store, StoreError, Tx};

use crate::databases::{postgres, sqlite};
use crate::writes::{ADD, add, count};

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_holds_what_was_there_and_opens_by_itself() {
    let fresh = sqlite();
    let store = fresh.migrated().await;
    let fill = |tx: &mut Tx<'_>| {
        for number in 0..2_000 {
            tx.execute(ADD, &[format!("{number}").into(), "x".repeat(4_000).into()])?;
        }
        Ok::<_, StoreError>(())
    };
    store.write(fill).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.db");
    let told = Arc::new(Mutex::new(Vec::<BackupProgress>::new()));
    let writing = tokio::spawn({
        let store = store.clone();
        async move {
            for number in 0..50 {
                store.write(move |tx| add(tx, &format!("later {number}"))).await.unwrap();
            }
        }
    });
    let listener = Arc::clone(&told);
    store
        .backup_to(file.clone(), move |progress| {
            listener.lock().unwrap().push(progress);
        })
        .await
        .unwrap();
    writing.await.unwrap();
    let last = *told.lock().unwrap().last().unwrap();
    assert_eq!(last.pages_done, last.pages_total);
    assert!(told.lock().unwrap().len() > 1, "a long backup tells how far it is");
    let files = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(files, 1, "a backup is one file");
    let copy = Store::open(&Database::Sqlite(file)).unwrap();
    assert!(count(&copy).await >= 2_000);
    assert!(copy.pending_migrations().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_backup_never_overwrites() {
    let fresh = sqlite();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.db");
    std::fs::write(&file, "precious").unwrap();
    let refused = fresh.migrated().await.backup_to(file.clone(), |_| {}).await;
    assert!(matches!(refused, Err(StoreError::Backup { .. })));
    assert_eq!(std::fs::read_to_string(file).unwrap(), "precious");
}

#[tokio::test]
async fn postgres_is_backed_up_by_its_own_means() {
    let folder = tempfile::tempdir().unwrap();
    let store = postgres().migrated().await;
    let refused = store.backup_to(folder.path().join("backup.db"), |_| {}).await.unwrap_err();
    assert!(anyhow::Error::from(refused).chain().any(|why| why.to_string().contains("pg_dump")));
}
