//! What the worker does with files: they move out of the database, the scanner looks at them, and
//! what nobody refers to is forgotten.
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::{App, AppError};

/// How often files to which nobody refers are looked for.
const SWEEP_EVERY: Duration = Duration::from_hours(6);
/// So long the place of the files is left alone after it could not be reached.
const AGAIN_AFTER: Duration = Duration::from_mins(1);
/// So many in a row: mail waits meanwhile.
const AT_ONCE: u32 = 20;

/// When what was done last.
#[derive(Debug, Default)]
pub(crate) struct Tending {
    swept: Option<Instant>,
    failed: Option<Instant>,
    unscanned: Option<Instant>,
}

impl Tending {
    /// One round; `stop` ends it between two files.
    pub(crate) async fn round(
        &mut self,
        app: &App,
        stop: &watch::Receiver<bool>,
    ) -> Result<(), AppError> {
        let mut done = Ok(());
        if rested(self.failed) {
            done = self.tend(app, stop).await;
            self.failed = done.is_err().then(Instant::now);
        }
        // The scanner may be out of reach while the files are not.
        if rested(self.unscanned) {
            let scanned = scan(app, stop).await;
            self.unscanned = scanned.is_err().then(Instant::now);
            done = done.and(scanned);
        }
        done
    }

    async fn tend(&mut self, app: &App, stop: &watch::Receiver<bool>) -> Result<(), AppError> {
        for _ in 0..AT_ONCE {
            if *stop.borrow() || !app.move_next_file().await? {
                break;
            }
        }
        if self.swept.is_none_or(|swept| swept.elapsed() >= SWEEP_EVERY) {
            app.sweep_files().await?;
            self.swept = Some(Instant::now());
        }
        Ok(())
    }
}

/// Whether what failed last is to be tried again.
fn rested(failed: Option<Instant>) -> bool {
    failed.is_none_or(|failed| failed.elapsed() >= AGAIN_AFTER)
}

async fn scan(app: &App, stop: &watch::Receiver<bool>) -> Result<(), AppError> {
    for _ in 0..AT_ONCE {
        if *stop.borrow() || !app.scan_next_file().await? {
            break;
        }
    }
    Ok(())
}
