//! A file that arrives a piece at a time, and is hashed meanwhile; never whole in memory.
use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;

use sha2::{Digest as _, Sha256};
use weerklank_domain::chain::Digest;

use super::{BlobError, Blobs, Kept, PIECE_BYTES, disk};
use crate::pool::blocking;

/// So much of its start is remembered, to tell what kind of file it is.
const HEAD_BYTES: usize = 8 * 1024;

/// Gone again when it is dropped before it was kept.
#[derive(Debug)]
pub struct Incoming {
    blobs: Blobs,
    path: PathBuf,
    file: Option<File>,
    /// Waits to be written, since each way to the disk costs a thread.
    waiting: Vec<u8>,
    head: Vec<u8>,
    hasher: Sha256,
    size_bytes: u64,
}

impl Incoming {
    pub(super) async fn begin(blobs: Blobs) -> Result<Self, BlobError> {
        let (path, file) = blobs.arrival().await?;
        Ok(Self {
            blobs,
            path,
            file: Some(file),
            waiting: Vec::with_capacity(PIECE_BYTES),
            head: Vec::new(),
            hasher: Sha256::new(),
            size_bytes: 0,
        })
    }

    pub async fn write(&mut self, piece: &[u8]) -> Result<(), BlobError> {
        self.hasher.update(piece);
        self.size_bytes += piece.len() as u64;
        let wanted = HEAD_BYTES.saturating_sub(self.head.len()).min(piece.len());
        self.head.extend_from_slice(&piece[..wanted]);
        for part in piece.chunks(PIECE_BYTES) {
            if self.waiting.len() + part.len() > PIECE_BYTES {
                self.flush().await?;
            }
            self.waiting.extend_from_slice(part);
        }
        Ok(())
    }

    /// Its first bytes, by which its kind is known.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// Puts it in its place. When this answers, it is on the disk or in the S3 store.
    pub async fn keep(mut self) -> Result<Kept, BlobError> {
        self.flush().await?;
        if let Some(file) = self.file.take() {
            blocking(move || file.sync_all().map_err(disk("write a file"))).await?;
        }
        let digest = Digest::from_bytes(self.hasher.clone().finalize().into());
        let kept = Kept { digest, size_bytes: self.size_bytes };
        self.blobs.place(&self.path, kept).await?;
        Ok(kept)
    }

    async fn flush(&mut self) -> Result<(), BlobError> {
        let Some(mut file) = self.file.take() else { return Ok(()) };
        let mut waiting = std::mem::take(&mut self.waiting);
        let (file, waiting) = blocking(move || {
            file.write_all(&waiting).map_err(disk("write a file"))?;
            waiting.clear();
            Ok::<_, BlobError>((file, waiting))
        })
        .await?;
        (self.file, self.waiting) = (Some(file), waiting);
        Ok(())
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // In a folder it has another name by now.
        let _ = fs::remove_file(&self.path);
    }
}
