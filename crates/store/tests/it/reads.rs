//! What a read promises, on both databases.
use std::sync::mpsc;
use weerklank_store::{StoreError, Tx};

use crate::databases::on_both;
use crate::writes::{ADD, COUNT, add, count};

#[tokio::test(flavor = "multi_thread")]
async fn a_read_sees_one_state_and_a_later_read_sees_what_was_written() {
    on_both(|store| async move {
        store.write(|tx| add(tx, "first")).await.unwrap();
        let (looked, wait_until_looked) = mpsc::channel();
        let (written, wait_until_written) = mpsc::channel();
        let reading = tokio::spawn({
            let store = store.clone();
            async move {
                let job = move |tx: &mut Tx<'_>| {
                    let before: i64 = tx.query_one(COUNT, &[])?.get(0)?;
                    looked.send(()).unwrap();
                    wait_until_written.recv().unwrap();
                    let after: i64 = tx.query_one(COUNT, &[])?.get(0)?;
                    Ok::<_, StoreError>((before, after))
                };
                store.read(job).await.unwrap()
            }
        });
        wait_until_looked.recv().unwrap();
        store.write(|tx| add(tx, "second")).await.unwrap();
        written.send(()).unwrap();
        assert_eq!(reading.await.unwrap(), (1, 1));
        assert_eq!(count(&store).await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_read_can_not_write() {
    on_both(|store| async move {
        let writes = |tx: &mut Tx<'_>| tx.execute(ADD, &["key".into(), "value".into()]);
        assert!(matches!(store.read(writes).await, Err(StoreError::Statement { .. })));
        assert_eq!(count(&store).await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn more_readers_than_connections_all_get_their_turn() {
    on_both(|store| async move {
        let mut readers = tokio::task::JoinSet::new();
        for _ in 0..60 {
            let store = store.clone();
            readers.spawn(async move { count(&store).await });
        }
        assert_eq!(readers.join_all().await, vec![0; 60]);
    })
    .await;
}

#[tokio::test]
async fn sql_put_together_from_constants_is_read_as_well() {
    on_both(|store| async move {
        store.write(|tx| add(tx, "b").and_then(|()| add(tx, "a"))).await.unwrap();
        let sorted = |tx: &mut Tx<'_>| {
            let sql = format!("select key from setting where version = $1 order by {}", "key");
            tx.query_dynamic(&sql, &[1.into()])
        };
        let rows = store.read(sorted).await.unwrap();
        let keys: Vec<String> = rows.iter().map(|row| row.get(0).unwrap()).collect();
        assert_eq!(keys, ["a", "b"]);
    })
    .await;
}
