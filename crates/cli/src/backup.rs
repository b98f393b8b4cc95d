//! `weerklank backup`: a copy of the whole database while others work in it.
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;

use anyhow::{Context, bail};
use weerklank_store::{BackupProgress, Database};

use crate::database;
use crate::settings::Settings;
use crate::terminal::{print, t, t_with};

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
    store
        .backup_to(asked.file.clone(), progress)
        .await
        .with_context(|| t_with("terminal-backup-failed", &[("file", &named)]))?;
    let size = std::fs::metadata(&asked.file).map_or(0, |file| file.len());
    let values = [("file", named.as_str()), ("size", &(size / 1024).to_string())];
    print(&t_with("terminal-backup-done", &values))?;
    Ok(())
}

/// On one line that is written over; how far it is is no result, so a fault here is none.
fn tell(now: BackupProgress) {
    let percent = u64::from(now.pages_done) * 100 / u64::from(now.pages_total.max(1));
    let line = t_with("terminal-backup-progress", &[("percent", &percent.to_string())]);
    let end = if now.pages_done == now.pages_total { "\n" } else { "" };
    let _ = write!(std::io::stderr(), "\r{line}{end}");
}
