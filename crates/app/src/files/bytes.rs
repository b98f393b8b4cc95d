//! Bytes out of their place: checked against what they should be, each file on its own.
use std::time::SystemTime;

use weerklank_domain::chain::Digest;
use weerklank_store::blobs::{BlobError, Condition, Kept, Opened};
use weerklank_store::files::{self, ListedFile, Scan, Whereabouts};

use crate::{App, AppError};

/// A file that may be given to whoever asked.
#[derive(Debug)]
pub struct FileToRead {
    pub name: String,
    pub media_type: String,
    pub size_bytes: u64,
    pub content: FileContent,
}

/// Whole, and what they should be: that was looked at before.
#[derive(Debug)]
pub enum FileContent {
    Bytes(Vec<u8>),
    /// To be read from its start, a piece at a time.
    File(std::fs::File),
}

impl App {
    /// Opens a file of which the reader may know. One that was found to be infected is given to
    /// nobody.
    pub(crate) async fn open_file(&self, listed: ListedFile) -> Result<FileToRead, AppError> {
        if matches!(listed.scan, Scan::Infected(_)) {
            return Err(AppError::Quarantined);
        }
        let opened = self.open_bytes(listed.blob).await;
        let (content, size_bytes) = opened.inspect_err(|error| {
            tracing::error!(file.id = %listed.id, error = error as &dyn std::error::Error,
                "could not give a file");
        })?;
        Ok(FileToRead { name: listed.name, media_type: listed.media_type, size_bytes, content })
    }

    pub(super) async fn open_bytes(&self, digest: Digest) -> Result<(FileContent, u64), AppError> {
        let found = self.store.read(move |tx| files::whereabouts(tx, &digest)).await?;
        match found {
            None => Err(BlobError::Missing(digest).into()),
            Some(Whereabouts::Database(bytes)) if Digest::sha256(&bytes) != digest => {
                Err(BlobError::Damaged(digest).into())
            }
            Some(Whereabouts::Database(bytes)) => {
                let size = bytes.len() as u64;
                Ok((FileContent::Bytes(bytes), size))
            }
            Some(Whereabouts::Store(kept)) => {
                let Opened { file, size_bytes } = self.files.blobs.open(kept).await?;
                Ok((FileContent::File(file), size_bytes))
            }
        }
    }

    /// Whether the bytes are there and what they were.
    pub async fn is_whole(&self, digest: Digest) -> Result<bool, AppError> {
        let condition = self.files.blobs.condition(&self.store, digest).await?;
        Ok(condition == Condition::Whole)
    }

    /// All bytes of a file at once, for a mail.
    pub(crate) async fn bytes_of(&self, digest: Digest) -> Result<Vec<u8>, AppError> {
        match self.store.read(move |tx| files::whereabouts(tx, &digest)).await? {
            Some(Whereabouts::Store(kept)) => Ok(self.files.blobs.bytes(kept).await?),
            Some(Whereabouts::Database(bytes)) if Digest::sha256(&bytes) == digest => Ok(bytes),
            Some(Whereabouts::Database(_)) => Err(BlobError::Damaged(digest).into()),
            None => Err(BlobError::Missing(digest).into()),
        }
    }

    /// The bytes of a file that was just sent.
    pub async fn sent_bytes(&self, kept: Kept) -> Result<Vec<u8>, AppError> {
        Ok(self.files.blobs.bytes(kept).await?)
    }

    /// Moves the bytes of one file out of the database: they came by mail, we made them, or an
    /// earlier version kept them there. False when there is none.
    pub async fn move_next_file(&self) -> Result<bool, AppError> {
        let Some((digest, bytes)) = self.store.read(files::next_to_move).await? else {
            return Ok(false);
        };
        if Digest::sha256(&bytes) != digest {
            // What is damaged stays where it is, and holds up nothing; `doctor` names it.
            tracing::error!(blob = %digest, "the bytes of a file in the database are damaged");
            self.store.write(move |tx| files::stays(tx, &digest)).await?;
            return Ok(true);
        }
        self.files.blobs.keep(&bytes).await?;
        self.store.write(move |tx| files::moved(tx, &digest)).await?;
        Ok(true)
    }

    /// Forgets bytes to which nothing refers and that are a day old.
    pub async fn sweep_files(&self) -> Result<(), AppError> {
        let now = SystemTime::from(self.clock.now());
        let swept = self.files.blobs.sweep(&self.store, now).await?;
        if swept.orphans + swept.unfinished > 0 {
            tracing::info!(swept.orphans, swept.unfinished, "forgot files that nobody refers to");
        }
        Ok(())
    }
}

impl FileToRead {
    /// All of it, for who has room for it.
    pub fn into_bytes(self) -> std::io::Result<Vec<u8>> {
        match self.content {
            FileContent::Bytes(bytes) => Ok(bytes),
            FileContent::File(mut file) => {
                let mut bytes = Vec::new();
                std::io::Read::read_to_end(&mut file, &mut bytes)?;
                Ok(bytes)
            }
        }
    }
}
