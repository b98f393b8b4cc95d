//! Forgets bytes that nobody refers to: of an upload that was broken off, of a form that was
//! given up.
use std::fs;
use std::time::{Duration, SystemTime};

use super::{BlobError, Blobs, Kind, disk, folder};
use crate::pool::blocking;
use crate::{Store, files};

/// A form is filled in within this time: what is younger may yet be referred to.
const KEPT_FOR: Duration = Duration::from_hours(24);

/// What was forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Files that nobody referred to.
    pub orphans: u64,
    /// Uploads that were broken off.
    pub unfinished: u64,
}

impl Blobs {
    /// Forgets what nobody refers to and has been here for a day.
    pub async fn sweep(&self, store: &Store, now: SystemTime) -> Result<Swept, BlobError> {
        let then = now.checked_sub(KEPT_FOR).unwrap_or(SystemTime::UNIX_EPOCH);
        let mut swept = Swept { unfinished: self.forget_unfinished(then).await?, orphans: 0 };
        store.write(files::forget_unreferenced).await?;
        let old = match &self.0.kind {
            Kind::Folder(folder) => folder.older_than(then).await?,
            Kind::S3(s3) => s3.older_than(then).await?,
        };
        for digest in old {
            if store.read(move |tx| files::is_in_store(tx, &digest)).await? {
                continue;
            }
            let removed = match &self.0.kind {
                Kind::Folder(folder) => folder.remove_older(digest, then).await?,
                Kind::S3(s3) => s3.remove_older(digest, then).await?,
            };
            swept.orphans += u64::from(removed);
        }
        Ok(swept)
    }

    async fn forget_unfinished(&self, then: SystemTime) -> Result<u64, BlobError> {
        let arrivals = self.0.arrivals.clone();
        blocking(move || {
            let mut forgotten = 0;
            for path in folder::entries(&arrivals).map_err(disk("list the files"))? {
                let changed = fs::metadata(&path).and_then(|known| known.modified());
                if changed.is_ok_and(|changed| changed < then) && fs::remove_file(&path).is_ok() {
                    forgotten += 1;
                }
            }
            Ok(forgotten)
        })
        .await
    }
}
