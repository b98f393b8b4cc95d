//! What is written comes back the same from both databases.
use jiff::Timestamp;
use jiff::civil::{Date, date};
use uuid::Uuid;
use weerklank_domain::ids::ComplaintId;
use weerklank_store::{Engine, Row, Store, StoreError, Tx};

use crate::databases::on_both;

const MAKE_SQLITE: &str = "create table thing (
    id blob primary key, number integer, flag integer, words text, bytes blob,
    at integer, on_day text) strict";
const MAKE_POSTGRES: &str = "create table thing (
    id uuid primary key, number integer, flag smallint, words text, bytes bytea,
    at bigint, on_day text)";
const ADD: &str = "insert into thing (id, number, flag, words, bytes, at, on_day)
    values ($1, $2, $3, $4, $5, $6, $7)";
const LOOK: &str = "select id, number, flag, words, bytes, at, on_day from thing where id = $1";

async fn make_table(store: &Store) {
    let make = |tx: &mut Tx<'_>| match tx.engine() {
        Engine::Sqlite => tx.execute(MAKE_SQLITE, &[]),
        Engine::Postgres => tx.execute(MAKE_POSTGRES, &[]),
    };
    store.write(make).await.unwrap();
}

async fn look(store: &Store, id: ComplaintId) -> Row {
    store.read(move |tx| tx.query_one(LOOK, &[id.into()])).await.unwrap()
}

#[tokio::test]
async fn every_kind_of_value_comes_back() {
    on_both(|store| async move {
        make_table(&store).await;
        let id = ComplaintId::from_uuid(Uuid::from_u128(0x0192_3456));
        let at: Timestamp = "2026-11-22T10:15:30.123456Z".parse().unwrap();
        let on_day = date(2026, 11, 22);
        let words = "één ‘klacht’ 🙂";
        let add = move |tx: &mut Tx<'_>| {
            let bytes = vec![0, 1, 255];
            tx.execute(
                ADD,
                &[
                    id.into(),
                    7_u32.into(),
                    true.into(),
                    words.into(),
                    bytes.into(),
                    at.into(),
                    on_day.into(),
                ],
            )
        };
        assert_eq!(store.write(add).await.unwrap(), 1);
        let row = look(&store, id).await;
        assert_eq!(row.get::<ComplaintId>(0).unwrap(), id);
        assert_eq!(row.get::<u32>(1).unwrap(), 7);
        assert!(row.get::<bool>(2).unwrap());
        assert_eq!(row.get::<String>(3).unwrap(), words);
        assert_eq!(row.get::<Vec<u8>>(4).unwrap(), [0, 1, 255]);
        assert_eq!(row.get::<Timestamp>(5).unwrap(), at);
        assert_eq!(row.get::<Option<Date>>(6).unwrap(), Some(on_day));
    })
    .await;
}

#[tokio::test]
async fn nothing_comes_back_as_nothing() {
    on_both(|store| async move {
        make_table(&store).await;
        let id = ComplaintId::from_uuid(Uuid::from_u128(0x0192_3456));
        let add = move |tx: &mut Tx<'_>| {
            tx.execute(
                ADD,
                &[
                    id.into(),
                    None::<u32>.into(),
                    None::<bool>.into(),
                    None::<String>.into(),
                    None::<Vec<u8>>.into(),
                    None::<Timestamp>.into(),
                    None::<Date>.into(),
                ],
            )
        };
        store.write(add).await.unwrap();
        let row = look(&store, id).await;
        for index in 1..=6 {
            assert_eq!(row.get::<Option<i64>>(index).unwrap(), None);
        }
        assert!(row.get::<i64>(1).is_err(), "nothing is not a number");
    })
    .await;
}

#[tokio::test]
async fn another_type_is_refused_with_its_column() {
    on_both(|store| async move {
        let row = store.read(|tx| tx.query_one("select count(*), count(*) from setting", &[]));
        let row = row.await.unwrap();
        assert_eq!(row.get::<i64>(0).unwrap(), 0);
        let refused = row.get::<String>(1);
        assert!(matches!(refused, Err(StoreError::WrongType { column: 1, wanted: "text" })));
        assert!(row.get::<i64>(2).is_err(), "there are two columns");
    })
    .await;
}

#[tokio::test]
async fn a_text_that_only_one_database_can_store_is_refused_by_both() {
    on_both(|store| async move {
        let add = |tx: &mut Tx<'_>| {
            tx.query("select key from setting where key = $1", &["a\0b".into()]).map(drop)
        };
        assert!(matches!(store.write(add).await, Err(StoreError::UnstorableText)));
    })
    .await;
}

type Job = fn(&mut Tx<'_>) -> Result<(), StoreError>;

#[tokio::test]
async fn an_error_never_tells_a_value() {
    const SECRET: &str = "mevrouw De Vries";
    on_both(|store| async move {
        let jobs: [Job; 4] = [
            |tx| {
                let add = "insert into setting (key, value, version) values ($1, $1, 1)";
                tx.execute(add, &[SECRET.into()])?;
                tx.execute(add, &[SECRET.into()]).map(drop)
            },
            |tx| {
                let missing = "insert into setting (key, value, version) values ($1, $2, 1)";
                tx.execute(missing, &[SECRET.into(), None::<String>.into()]).map(drop)
            },
            |tx| {
                let cast = "select cast($1 as integer) from setting where key = $1";
                tx.query(cast, &[SECRET.into(), SECRET.into()]).map(drop)
            },
            |tx| {
                let wrong = "insert into setting (key, value, version) values ($1, $1, $2)";
                tx.execute(wrong, &[SECRET.into(), SECRET.into()]).map(drop)
            },
        ];
        for job in jobs {
            let refused = store.write(job).await.unwrap_err();
            let shown = format!("{refused} {refused:?}");
            let told = format!("{shown} {:?}", anyhow::Error::from(refused));
            println!("{told}");
            assert!(!told.contains("Vries"), "{told}");
        }
    })
    .await;
}

#[test]
fn a_url_is_never_shown() {
    let database = weerklank_store::Database::Postgres("postgres://u:geheim@h/d".to_owned());
    assert!(!format!("{database:?}").contains("geheim"));
    let wrong = weerklank_store::Database::Postgres("postgres://u:geheim@h:x/d".to_owned());
    let refused = Store::open(&wrong).unwrap_err();
    assert!(!format!("{refused:?}").contains("geheim"));
}
