//! `weerklank backup`: a copy of the whole database, files included, while others work in it.
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use weerklank_store::blobs::Blobs;
use weerklank_store::{BackupProgress, Database, Store, files};

use crate::settings::Settings;
use crate::terminal::{print, t, t_with};
use crate::{database, parts};

#[derive(clap::Args)]
pub(crate) struct Backup {
    #[arg(value_name = "FILE", help = t("terminal-backup-file"))]
    file: PathBuf,
}

pub(crate) async fn run(asked: &Backup, settings: &Settings) -> anyhow::Result<()> {
    if let Database::Postgres(_) = settings.database {
        bail!(t("terminal-backup-postgres"));
    }
    let store = database::open_existing(settings)?;
    let named = asked.file.display().to_string();
    if asked.file.exists() {
        bail!(t_with("terminal-backup-exists", &[("file", &named)]));
    }
    let told = std::io::stderr().is_terminal();
    let progress = move |now: BackupProgress| {
        if told {
            tell(now);
        }
    };
    let blobs = parts::files(settings)?.blobs;
    let broken = whole(&store, &blobs, (&asked.file, progress))
        .await
        .with_context(|| t_with("terminal-backup-failed", &[("file", &named)]))?;
    let size = std::fs::metadata(&asked.file).map_or(0, |file| file.len());
    let values = [("file", named.as_str()), ("size", &(size / 1024).to_string())];
    print(&t_with("terminal-backup-done", &values))?;
    if broken > 0 {
        bail!(t_with("terminal-backup-broken", &[("count", &broken.to_string())]));
    }
    Ok(())
}

/// One file with everything in it: the database as it is at one moment, and in it the bytes of
/// the files, which are there before the rows that refer to them. Answers how many of them are
/// gone or damaged: that keeps nobody from a copy of the rest.
async fn whole(
    store: &Store,
    blobs: &Blobs,
    (file, progress): (&Path, impl FnMut(BackupProgress) + Send + 'static),
) -> anyhow::Result<u64> {
    let bare = PathBuf::from(format!("{}.bare", file.display()));
    forget(&bare)?;
    store.backup_to(bare.clone(), progress).await?;
    let filled = fill(&bare, blobs, file).await;
    forget(&bare)?;
    filled
}

async fn fill(bare: &Path, blobs: &Blobs, file: &Path) -> anyhow::Result<u64> {
    let copy = Store::open(&Database::Sqlite(bare.to_owned()))?;
    copy.migrate().await?;
    let (mut after, mut broken) = (None, 0);
    loop {
        let page = copy.read(move |tx| files::in_store_after(tx, after)).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.digest);
        for kept in page {
            match blobs.bytes(kept).await {
                Ok(bytes) => {
                    let digest = kept.digest;
                    copy.write(move |tx| files::bring_home(tx, &digest, &bytes)).await?;
                }
                Err(error) if error.is_of_one_file() => broken += 1,
                Err(error) => return Err(error.into()),
            }
        }
    }
    copy.backup_to(file.to_owned(), |_| ()).await?;
    Ok(broken)
}

/// The copy without files, with its journals.
fn forget(bare: &Path) -> std::io::Result<()> {
    for ending in ["", "-wal", "-shm", "-journal"] {
        match std::fs::remove_file(format!("{}{ending}", bare.display())) {
            Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => return Err(cause),
            _ => {}
        }
    }
    Ok(())
}

/// On one line that is written over; how far it is is no result, so a fault here is none.
fn tell(now: BackupProgress) {
    let percent = u64::from(now.pages_done) * 100 / u64::from(now.pages_total.max(1));
    let line = t_with("terminal-backup-progress", &[("percent", &percent.to_string())]);
    let end = if now.pages_done == now.pages_total { "\n" } else { "" };
    let _ = write!(std::io::stderr(), "\r{line}{end}");
}
