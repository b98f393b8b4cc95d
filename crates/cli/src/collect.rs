//! `weerklank collect`: the forms of a year in one file, for whoever runs the installation (7.1).
use std::fs::File;
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use weerklank_app::AppError;
use weerklank_app::collection::{CollectionKind, Order, Viewer, Watcher};
use weerklank_domain::ids::ComplaintId;

use crate::figures::a_year;
use crate::settings::Settings;
use crate::terminal::{language, print, t, t_with};
use crate::{database, parts};

#[derive(clap::Args)]
pub(crate) struct Collect {
    #[arg(value_name = "YEAR", help = t("terminal-collect-year"))]
    year: String,
    #[arg(long, value_name = "KIND", help = t("terminal-collect-kind"))]
    kind: String,
    #[arg(long, value_name = "FILE", help = t("terminal-collect-out"))]
    out: PathBuf,
}

/// On one line that is written over, beside the result.
struct Telling;

impl Watcher for Telling {
    async fn reached(
        &mut self,
        (done, total): (u32, u32),
        _: &[ComplaintId],
    ) -> Result<(), AppError> {
        let (done_words, total_words) = (done.to_string(), total.to_string());
        let values = [("done", done_words.as_str()), ("total", total_words.as_str())];
        let line = t_with("terminal-collect-progress", &values);
        let end = if done == total { "\n" } else { "" };
        let _ = write!(io::stderr(), "\r{line}{end}");
        Ok(())
    }
}

pub(crate) async fn run(asked: &Collect, settings: &Settings) -> anyhow::Result<()> {
    let year = a_year(&asked.year)?;
    let kind = CollectionKind::from_key(&asked.kind)
        .with_context(|| t_with("terminal-collect-wrong-kind", &[("kind", &asked.kind)]))?;
    let named = asked.out.display().to_string();
    let app = parts::app(settings, database::open_current(settings).await?)?;
    if asked.out.exists() {
        bail!(t_with("terminal-collect-exists", &[("file", &named)]));
    }
    let order =
        Order { year: year.from().year(), kind, language: language(), viewer: Viewer::Operator };
    let made = Box::pin(app.make_collection(&order, &mut Telling)).await?;
    let size = keep(made.file, &asked.out)
        .with_context(|| t_with("terminal-collect-not-written", &[("file", &named)]))?;
    if kind == CollectionKind::Pdf && !made.name.ends_with("pdf") {
        print(&t_with("terminal-collect-parts", &[("file", &named)]))?;
    }
    let size = (size / 1024).to_string();
    print(&t_with("terminal-collect-done", &[("file", &named), ("size", &size)]))?;
    Ok(())
}

/// Into a file that was not there, for its owner only.
fn keep(mut made: File, out: &Path) -> io::Result<u64> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options.open(out)?;
    made.seek(SeekFrom::Start(0))?;
    let size = io::copy(&mut made, &mut out)?;
    out.sync_all()?;
    Ok(size)
}
