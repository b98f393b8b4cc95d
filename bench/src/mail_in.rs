//! What it costs to take mail in all the way: kept and committed, read, and put on record as a
//! complaint with its receipt in the outbox. Part of `weerklank-bench mail`.
use std::time::Instant;

use weerklank_app::mail_in::{Arrived, Kept, Sorted};
use weerklank_store::{Database, Store};

use crate::cast::Cast;
use crate::process::peak_mib;
use crate::{fill, mail, serve};

const MAILS: u32 = 4_000;

/// Takes in mails by as many people, and prints how long it took.
pub(crate) async fn run() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let database = folder.path().join("weerklank.db");
    let store = Store::open(&Database::Sqlite(database.clone()))?;
    store.migrate().await?;
    Cast::settle(&store, fill::now()).await?;
    let app = serve::app(store, &database)?;
    let start = Instant::now();
    let mut memory = Vec::new();
    for number in 0..MAILS {
        let raw = mail::from(&format!("klant{number}@klant.example"));
        let mailbox = "bench".to_owned();
        let kept = app.keep_mail(Arrived { raw, whole: true, mailbox, accepted_at: None }).await?;
        anyhow::ensure!(kept == Kept::New, "mail {number} was known");
        let sorted = app.sort_next_mail().await?;
        anyhow::ensure!(matches!(sorted, Some(Sorted::Proposed(_))), "became {sorted:?}");
        if (number + 1) % (MAILS / 4) == 0 {
            memory.push(format!("{:.0} MiB", peak_mib("self")?));
        }
    }
    let a_minute = f64::from(MAILS) * 60.0 / start.elapsed().as_secs_f64();
    println!("kept, read and on record: {a_minute:.0} mails a minute, each with 100 KiB");
    println!("memory at most, after each quarter of {MAILS}: {}", memory.join(", "));
    Ok(())
}
