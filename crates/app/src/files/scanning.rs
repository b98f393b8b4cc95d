//! Files before the scanner: what it did not look at is not clean, and what it found is given to
//! nobody.
use jiff::{SignedDuration, Timestamp};
use weerklank_domain::chain::Digest;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::reference::Reference;
use weerklank_store::files;

use super::scanner::{ScanError, Verdict};
use crate::{App, AppError};

/// After so long a file that the scanner would not look at is tried again.
const AGAIN_AFTER: SignedDuration = SignedDuration::from_hours(1);

impl App {
    /// Has the scanner look at one file; false when none waits, or when there is no scanner. When
    /// it can't be reached all files wait.
    pub async fn scan_next_file(&self) -> Result<bool, AppError> {
        let Some(scanner) = &self.files.scanner else { return Ok(false) };
        let now = self.clock.now();
        let tried_before = now.saturating_sub(AGAIN_AFTER).unwrap_or(Timestamp::MIN);
        let next = self.store.read(move |tx| files::next_to_scan(tx, tried_before)).await?;
        let Some(digest) = next else { return Ok(false) };
        let content = match self.open_bytes(digest).await {
            Ok((content, _)) => content,
            Err(AppError::File(error)) if error.is_of_one_file() => {
                self.note_tried(digest, now).await?;
                return Ok(true);
            }
            Err(error) => return Err(error),
        };
        let found = match scanner.scan(content).await {
            Ok(Verdict::Clean) => None,
            Ok(Verdict::Infected(name)) => {
                tracing::warn!(blob = %digest, found = name, "a file is in quarantine");
                Some(name)
            }
            Err(ScanError::WouldNot(why)) => {
                tracing::warn!(blob = %digest, why, "a file was not scanned");
                self.note_tried(digest, now).await?;
                return Ok(true);
            }
            Err(error) => return Err(error.into()),
        };
        let scanned = move |tx: &mut weerklank_store::Tx<'_>| {
            files::scanned(tx, &digest, (found.as_deref(), now))
        };
        self.store.write(scanned).await?;
        Ok(true)
    }

    async fn note_tried(&self, digest: Digest, at: Timestamp) -> Result<(), AppError> {
        Ok(self.store.write(move |tx| files::scan_tried(tx, &digest, at)).await?)
    }

    /// The dossiers that this officer may see in which a file is in quarantine.
    pub async fn quarantined(&self, by: &Actor) -> Result<Vec<Reference>, AppError> {
        if !by.is(Role::Officer) || self.files.scanner.is_none() {
            return Ok(vec![]);
        }
        let person = by.person;
        Ok(self.store.read(move |tx| files::quarantined(tx, person)).await?)
    }
}
