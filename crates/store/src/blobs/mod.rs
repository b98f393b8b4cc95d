//! The bytes of files, addressed by what they are, in a folder or in an S3 store.
//!
//! Bytes are stored before the row that refers to them is committed, so a crash in between leaves
//! bytes that nobody refers to and never a row without bytes. `incoming` is how bytes arrive, a
//! piece at a time; `folder` and `s3` are where they lie; `sweep` forgets what nobody refers to.
mod check;
mod folder;
mod incoming;
mod s3;
mod sweep;

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest as _, Sha256};
use weerklank_domain::chain::Digest;

pub use check::Condition;
pub use incoming::Incoming;
pub use s3::S3Settings;
pub use sweep::Swept;

use crate::StoreError;
use crate::pool::blocking;
use folder::Folder;
use s3::S3;

/// So much of a file is in memory at once.
pub(crate) const PIECE_BYTES: usize = 64 * 1024;

/// Where the bytes of files are. Clones are the same place.
#[derive(Clone, Debug)]
pub struct Blobs(Arc<Place>);

#[derive(Debug)]
struct Place {
    /// Where bytes wait until all of them are there.
    arrivals: PathBuf,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Folder(Folder),
    S3(S3),
}

/// Bytes that lie in the place now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    pub digest: Digest,
    pub size_bytes: u64,
}

/// Bytes that were found to be what they should be, to be read from their start.
#[derive(Debug)]
pub struct Opened {
    pub file: File,
    pub size_bytes: u64,
}

/// What is wrong with the bytes of one file, or with the place of all of them.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    #[error("the bytes {0} are gone")]
    Missing(Digest),
    #[error("the bytes {0} are not what they were")]
    Damaged(Digest),
    #[error("could not {what}")]
    Disk {
        what: &'static str,
        #[source]
        cause: io::Error,
    },
    #[error("the S3 store could not {what}")]
    Remote {
        what: &'static str,
        #[source]
        cause: object_store::Error,
    },
    #[error("the settings of the S3 store are wrong")]
    Settings(#[source] object_store::Error),
    #[error("the database could not say which files are in use")]
    Store(#[from] StoreError),
}

impl Blobs {
    /// In a folder of this machine, which is made when the first file comes.
    pub fn in_folder(folder: &Path) -> Self {
        let arrivals = folder.join("arrivals");
        Self(Arc::new(Place { arrivals, kind: Kind::Folder(Folder::new(folder)) }))
    }

    /// In an S3 store. What arrives waits in a folder of this machine until all of it is there.
    pub fn in_s3(settings: &S3Settings, arrivals: &Path) -> Result<Self, BlobError> {
        let kind = Kind::S3(S3::new(settings)?);
        Ok(Self(Arc::new(Place { arrivals: arrivals.to_owned(), kind })))
    }

    /// A file that begins to arrive.
    pub async fn incoming(&self) -> Result<Incoming, BlobError> {
        Incoming::begin(self.clone()).await
    }

    /// Keeps bytes that are in memory already.
    pub async fn keep(&self, bytes: &[u8]) -> Result<Kept, BlobError> {
        let mut incoming = self.incoming().await?;
        for piece in bytes.chunks(PIECE_BYTES) {
            incoming.write(piece).await?;
        }
        incoming.keep().await
    }

    /// Reads all bytes once, to see that they are what they should be, and answers them from
    /// their start.
    pub async fn open(&self, kept: Kept) -> Result<Opened, BlobError> {
        let file = match &self.0.kind {
            Kind::Folder(folder) => folder.open(kept.digest).await?,
            Kind::S3(s3) => s3.fetch(kept.digest, self.arrival().await?).await?,
        };
        blocking(move || checked(file, kept)).await
    }

    /// All bytes at once, for a mail or a backup.
    pub async fn bytes(&self, kept: Kept) -> Result<Vec<u8>, BlobError> {
        let mut opened = self.open(kept).await?;
        blocking(move || {
            let mut bytes = Vec::new();
            opened.file.read_to_end(&mut bytes).map_err(disk("read a file"))?;
            Ok(bytes)
        })
        .await
    }

    /// Whether the place can be reached and written to, told by trying.
    pub async fn probe(&self) -> Result<(), BlobError> {
        self.keep(b"weerklank probe\n").await.map(drop)
    }

    /// A file to work in, that has no name and is gone when it is closed.
    pub async fn scratch(&self) -> Result<File, BlobError> {
        let (path, file) = self.arrival().await?;
        // Where a file that is open keeps its name, the sweep finds it a day later.
        let _ = std::fs::remove_file(path);
        Ok(file)
    }

    /// The folder in which such files are, for who makes his own.
    pub async fn scratch_folder(&self) -> Result<PathBuf, BlobError> {
        let folder = self.0.arrivals.clone();
        blocking(move || {
            folder::make(&folder).map_err(disk("make the folder of files"))?;
            Ok(folder)
        })
        .await
    }

    /// Keeps what is in a file, a piece at a time.
    pub async fn keep_file(&self, mut file: File) -> Result<Kept, BlobError> {
        let mut incoming = self.incoming().await?;
        file.seek(SeekFrom::Start(0)).map_err(disk("read a file"))?;
        loop {
            let read = move || {
                let mut piece = Vec::with_capacity(PIECE_BYTES);
                (&mut file)
                    .take(PIECE_BYTES as u64)
                    .read_to_end(&mut piece)
                    .map_err(disk("read a file"))?;
                Ok::<_, BlobError>((file, piece))
            };
            let piece;
            (file, piece) = blocking(read).await?;
            if piece.is_empty() {
                return incoming.keep().await;
            }
            incoming.write(&piece).await?;
        }
    }

    /// A new file for what arrives, with a name that is nobody's.
    async fn arrival(&self) -> Result<(PathBuf, File), BlobError> {
        let folder = self.0.arrivals.clone();
        blocking(move || {
            folder::make(&folder).map_err(disk("make the folder of files"))?;
            begin(&folder).map_err(disk("begin a file"))
        })
        .await
    }

    /// Puts what has arrived in its place.
    async fn place(&self, arrived: &Path, kept: Kept) -> Result<(), BlobError> {
        match &self.0.kind {
            Kind::Folder(folder) => folder.place(arrived.to_owned(), kept.digest).await,
            Kind::S3(s3) => s3.place(arrived, kept.digest).await,
        }
    }
}

/// A file under a name that nobody has: another process, or one before this, may have the number.
fn begin(folder: &Path) -> io::Result<(PathBuf, File)> {
    static BEGUN: AtomicU64 = AtomicU64::new(0);
    let mut options = File::options();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    loop {
        let number = BEGUN.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!("{}-{number}", process::id()));
        match options.open(&path) {
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {}
            opened => return Ok((path, opened?)),
        }
    }
}

/// The same file at its start, once its bytes were found to be what they should be.
fn checked(mut file: File, kept: Kept) -> Result<Opened, BlobError> {
    let (mut hasher, mut size_bytes) = (Sha256::new(), 0_u64);
    let mut piece = vec![0; PIECE_BYTES];
    file.seek(SeekFrom::Start(0)).map_err(disk("read a file"))?;
    loop {
        let read = file.read(&mut piece).map_err(disk("read a file"))?;
        if read == 0 {
            break;
        }
        hasher.update(&piece[..read]);
        size_bytes += read as u64;
    }
    if Digest::from_bytes(hasher.finalize().into()) != kept.digest {
        return Err(BlobError::Damaged(kept.digest));
    }
    file.seek(SeekFrom::Start(0)).map_err(disk("read a file"))?;
    Ok(Opened { file, size_bytes })
}

fn disk(what: &'static str) -> impl FnOnce(io::Error) -> BlobError {
    move |cause| BlobError::Disk { what, cause }
}

impl BlobError {
    /// Whether it is about this one file; otherwise the place is out of reach.
    pub fn is_of_one_file(&self) -> bool {
        matches!(self, Self::Missing(_) | Self::Damaged(_))
    }

    /// Whether there is no room on the disk.
    pub fn is_full(&self) -> bool {
        matches!(self, Self::Disk { cause, .. } if cause.kind() == io::ErrorKind::StorageFull)
    }
}
