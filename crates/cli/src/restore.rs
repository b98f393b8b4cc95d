//! `weerklank restore`: puts a backup in an empty place, after it was found whole.
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use weerklank_store::blobs::Blobs;
use weerklank_store::{Database, StoreError, check};

use crate::settings::Settings;
use crate::terminal::{print, t, t_with};
use crate::{database, parts, verify};

/// Where a backup is tried out: opening a database writes beside it.
const TRIAL: &str = "restore-trial";

#[derive(clap::Args)]
pub(crate) struct Restore {
    #[arg(value_name = "FILE", help = t("terminal-restore-file"))]
    file: PathBuf,
}

pub(crate) async fn run(asked: &Restore, settings: &Settings) -> anyhow::Result<()> {
    let Database::Sqlite(target) = &settings.database else {
        bail!(t("terminal-restore-postgres"));
    };
    let folder = target.parent().context("a database lies in a folder")?;
    let (named, place) = (asked.file.display().to_string(), target.display().to_string());
    if beside(target).iter().any(|file| file.exists()) {
        bail!(t_with("terminal-restore-not-empty", &[("file", &place)]));
    }
    fs::create_dir_all(folder)?;
    let blobs = parts::files(settings)?.blobs;
    let tally = try_out((&asked.file, &blobs), &folder.join(TRIAL))
        .await
        .with_context(|| t_with("terminal-restore-unfit", &[("file", &named)]))?;
    put(&asked.file, target)
        .with_context(|| t_with("terminal-restore-failed", &[("file", &place)]))?;
    let values = [("file", place.as_str()), ("dossiers", &tally.dossiers.to_string())];
    print(&t_with("terminal-restore-done", &values))?;
    // One file that is broken keeps nobody from the rest.
    for misfit in &tally.broken {
        print(&misfit.to_string())?;
    }
    Ok(())
}

/// The database and the journals that would be taken for its own.
fn beside(target: &Path) -> [PathBuf; 4] {
    ["", "-wal", "-shm", "-journal"].map(|ending| {
        let mut name = target.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    })
}

/// Opens a copy, has the database check itself, and recomputes every history.
async fn try_out((backup, blobs): (&Path, &Blobs), trial: &Path) -> anyhow::Result<verify::Tally> {
    if trial.exists() {
        fs::remove_dir_all(trial)?;
    }
    fs::create_dir(trial)?;
    let found = check_copy((backup, blobs), &trial.join("trial.db")).await;
    fs::remove_dir_all(trial)?;
    found
}

async fn check_copy(
    (backup, blobs): (&Path, &Blobs),
    copy: &Path,
) -> anyhow::Result<verify::Tally> {
    fs::copy(backup, copy)?;
    let store = database::open_at(&Database::Sqlite(copy.to_owned()))?;
    let wrong = store.read(check::integrity).await?;
    if let Some(first) = wrong.into_iter().next() {
        bail!(t_with("terminal-restore-damaged", &[("problem", &first)]));
    }
    if store.read(|tx| Ok::<_, StoreError>(!check::is_ours(tx)?)).await? {
        bail!(t("terminal-restore-foreign"));
    }
    // An older backup is read as this program reads it.
    store.migrate().await?;
    match verify::all(&store, blobs).await? {
        Ok(tally) => Ok(tally),
        Err(misfit) => bail!(misfit.to_string()),
    }
}

/// Under another name first: what has the name of the database is a whole one.
fn put(backup: &Path, target: &Path) -> std::io::Result<()> {
    let unfinished = target.with_extension("unfinished");
    let mut from = File::open(backup)?;
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut to = options.open(&unfinished)?;
    std::io::copy(&mut from, &mut to)?;
    to.sync_all()?;
    fs::rename(&unfinished, target)?;
    match target.parent() {
        Some(folder) if cfg!(unix) && folder != Path::new("") => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}
