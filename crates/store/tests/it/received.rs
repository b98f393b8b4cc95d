//! The lists of mail that came in are answered by their indexes.
use jiff::Timestamp;
use uuid::Uuid;
use weerklank_store::received::{IN_STATE, LATEST, LATEST_IN_STATE};
use weerklank_store::{Engine, Value};

use crate::cast::Cast;
use crate::databases::on_both;
use crate::worklists::plan;

#[tokio::test]
async fn lists_of_mail_are_served_by_their_indexes_and_sort_nothing() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let person = || Value::from(cast.bram);
        let page = || [person(), Timestamp::MAX.into(), Uuid::max().into(), 50_u32.into()];
        let in_state = vec![person(), "waiting".into(), 100_u32.into()];
        let latest_in_state = page().into_iter().chain(["waiting".into()]).collect();
        for (sql, values, index) in [
            (IN_STATE, in_state, "inbound_by_state"),
            (LATEST, page().to_vec(), "inbound_by_arrival"),
            (LATEST_IN_STATE, latest_in_state, "inbound_by_state"),
        ] {
            let plan = plan(&store, sql, values).await;
            assert!(plan.contains(index), "{sql}\n{plan}");
            if store.engine() == Engine::Sqlite {
                assert!(!plan.contains("TEMP B-TREE"), "{sql}\n{plan}");
            }
        }
    })
    .await;
}
