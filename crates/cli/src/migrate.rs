//! `weerklank migrate`: brings the database to the version of this program.
use crate::database;
use crate::settings::Settings;
use crate::terminal::{print, t, t_with};

pub(crate) async fn run(settings: &Settings) -> anyhow::Result<()> {
    let applied = database::open(settings)?.migrate().await?;
    if applied.is_empty() {
        print(&t("terminal-migrate-nothing"))?;
    }
    for name in applied {
        print(&t_with("terminal-migrate-applied", &[("name", &name)]))?;
    }
    Ok(())
}
