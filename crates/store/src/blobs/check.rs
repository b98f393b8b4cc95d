//! Whether the bytes of a file are there and what they were, wherever they are.
use weerklank_domain::chain::Digest;

use super::{BlobError, Blobs};
use crate::Store;
use crate::files::{self, Whereabouts};

/// How it stands with the bytes of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    Whole,
    Missing,
    Damaged,
}

impl Blobs {
    /// Looks at all bytes. An error says nothing of the file: its place is out of reach.
    pub async fn condition(&self, store: &Store, digest: Digest) -> Result<Condition, BlobError> {
        match store.read(move |tx| files::whereabouts(tx, &digest)).await? {
            None => Ok(Condition::Missing),
            Some(Whereabouts::Database(bytes)) if Digest::sha256(&bytes) == digest => {
                Ok(Condition::Whole)
            }
            Some(Whereabouts::Database(_)) => Ok(Condition::Damaged),
            Some(Whereabouts::Store(kept)) => match self.open(kept).await {
                Ok(_) => Ok(Condition::Whole),
                Err(BlobError::Missing(_)) => Ok(Condition::Missing),
                Err(BlobError::Damaged(_)) => Ok(Condition::Damaged),
                Err(error) => Err(error),
            },
        }
    }
}
