//! How long a run of the reminders takes over very many dossiers.
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use weerklank_store::{Engine, StoreError, Tx};

use crate::story::Story;
use crate::test_app::on_both;

const DOSSIERS: u32 = 10_000;
/// Two seconds of a release build; this is a debug build, beside other tests.
const WITHIN: Duration = Duration::from_secs(20);

/// The same dossier with its tasks, so many times.
fn copy_it(tx: &mut Tx<'_>) -> Result<u64, StoreError> {
    let (columns, numbers, id) = match tx.engine() {
        Engine::Sqlite => (
            "select name from pragma_table_info('complaint')",
            format!(
                "with recursive n (i) as (select 1 union all select i + 1 from n \
                 where i < {DOSSIERS}) "
            ),
            "randomblob(16)",
        ),
        Engine::Postgres => (
            "select column_name::text from information_schema.columns \
             where table_name = 'complaint' and table_schema = current_schema()",
            format!("with n (i) as (select generate_series(1, {DOSSIERS})) "),
            "gen_random_uuid()",
        ),
    };
    let rows = tx.query(columns, &[])?;
    let names = rows.iter().map(|row| row.get(0)).collect::<Result<Vec<String>, _>>()?;
    let copied = names.iter().map(|name| match name.as_str() {
        "id" => id.to_owned(),
        "reference" => "'K-2026-' || (100000 + n.i)".to_owned(),
        "sequence" => "1000 + n.i".to_owned(),
        name => format!("c.{name}"),
    });
    let (into, from) = (names.join(", "), copied.collect::<Vec<_>>().join(", "));
    let dossiers = match tx.engine() {
        Engine::Sqlite => {
            format!("insert into complaint ({into}) {numbers} select {from} from complaint c, n")
        }
        Engine::Postgres => {
            format!("{numbers} insert into complaint ({into}) select {from} from complaint c, n")
        }
    };
    tx.execute(Box::leak(dossiers.into_boxed_str()), &[])?;
    tx.execute(
        "insert into task (complaint, kind, assignee, person, due_on, commitment, not_for) \
         select c.id, t.kind, t.assignee, t.person, t.due_on, t.commitment, t.not_for \
         from task t join complaint first on first.id = t.complaint, complaint c \
         where c.id <> first.id",
        &[],
    )
}

#[tokio::test]
async fn a_run_over_ten_thousand_open_dossiers_takes_seconds_and_tells_each_once() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        story.taken_in().await;
        story.post().await;
        let tasks = story.store.write(copy_it).await.unwrap();
        assert!(tasks >= u64::from(DOSSIERS) * 4, "{tasks}");
        story.later(SignedDuration::from_hours(24 * 9));
        let begun = Instant::now();
        assert_eq!(story.remind().await.unwrap(), 1, "one mail says all of a day");
        let first = begun.elapsed();
        let begun = Instant::now();
        assert_eq!(story.remind().await.unwrap(), 0);
        let second = begun.elapsed();
        println!("{:?}: told in {first:?}, looked at again in {second:?}", story.store.engine());
        assert!(second < WITHIN, "{second:?}");
        story.post().await;
    })
    .await;
}
