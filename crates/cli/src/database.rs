//! Opening the database that the settings name.
use anyhow::{Context, bail};
use weerklank_store::{Database, Store};

use crate::settings::Settings;
use crate::terminal::t_with;

/// Opens it, and makes it when it isn't there.
pub(crate) fn open(settings: &Settings) -> anyhow::Result<Store> {
    if let Database::Sqlite(file) = &settings.database
        && let Some(folder) = file.parent()
    {
        std::fs::create_dir_all(folder).with_context(|| {
            t_with("terminal-no-folder", &[("folder", &folder.display().to_string())])
        })?;
    }
    open_at(&settings.database)
}

/// Opens it when it is there: a question about a database should not make one.
pub(crate) fn open_existing(settings: &Settings) -> anyhow::Result<Store> {
    if let Database::Sqlite(file) = &settings.database
        && !file.exists()
    {
        bail!(t_with("terminal-no-database", &[("file", &file.display().to_string())]));
    }
    open_at(&settings.database)
}

/// Opens it when it is there and of this version.
pub(crate) async fn open_current(settings: &Settings) -> anyhow::Result<Store> {
    let store = open_existing(settings)?;
    let pending = store.pending_migrations().await?;
    if !pending.is_empty() {
        bail!(t_with("terminal-migrate-first", &[("pending", &pending.join(", "))]));
    }
    Ok(store)
}

pub(crate) fn open_at(database: &Database) -> anyhow::Result<Store> {
    // The URL of PostgreSQL holds a password, so it stays unnamed.
    let name = match database {
        Database::Sqlite(file) => file.display().to_string(),
        Database::Postgres(_) => "PostgreSQL".to_owned(),
    };
    Store::open(database).with_context(|| t_with("terminal-not-opened", &[("database", &name)]))
}
