//! The statements of the timer run are answered by their indexes, however many dossiers there are.
use jiff::civil::date;
use uuid::Uuid;
use weerklank_domain::ids::ComplaintId;
use weerklank_store::reminders::{CANDIDATES, PAGE, TOLD};
use weerklank_store::{Engine, Value};

use crate::databases::on_both;
use crate::worklists::plan;

/// Tables that grow with the complaints.
const LARGE: [&str; 5] = ["task", "complaint", "reminder", "access", "excluded"];

#[tokio::test]
async fn a_timer_run_reads_no_large_table_whole() {
    on_both(|store| async move {
        let id = |uuid| Value::from(ComplaintId::from_uuid(uuid));
        let between = || vec![id(Uuid::nil()), id(Uuid::max())];
        let day = || Value::from(date(2026, 12, 3));
        let page = vec![id(Uuid::nil()), day(), day(), 500_u32.into()];
        let candidates = between().into_iter().chain([day(), day()]).collect();
        for (sql, values, index) in [
            (PAGE, page, "task_by_"),
            (CANDIDATES, candidates, "task_by_"),
            (TOLD, between(), "reminder"),
        ] {
            let plan = plan(&store, sql, values).await;
            assert!(plan.contains(index), "{sql}\n{plan}");
            for line in plan.lines() {
                assert!(!reads_all_of_it(line, store.engine()), "{line}\n{sql}\n{plan}");
            }
        }
    })
    .await;
}

fn reads_all_of_it(line: &str, engine: Engine) -> bool {
    let line = line.trim_start_matches(['|', '-', '>', '`', ' ']);
    let whole = match engine {
        Engine::Sqlite => line.strip_prefix("SCAN ").filter(|rest| !rest.contains("INDEX")),
        Engine::Postgres => line.strip_prefix("Seq Scan on "),
    };
    let table = whole.and_then(|rest| rest.split(' ').next());
    table.is_some_and(|table| LARGE.contains(&table))
}
