//! Bytes in a folder: under their digest, in a folder of its first two digits.
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use weerklank_domain::chain::Digest;

use super::{BlobError, disk};
use crate::pool::blocking;

#[derive(Debug)]
pub(super) struct Folder {
    folder: PathBuf,
}

impl Folder {
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    pub(super) async fn open(&self, digest: Digest) -> Result<File, BlobError> {
        let path = self.path_of(digest);
        blocking(move || match File::open(path) {
            Ok(file) => Ok(file),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
                Err(BlobError::Missing(digest))
            }
            Err(cause) => Err(disk("open a file")(cause)),
        })
        .await
    }

    /// What has the name of a digest is whole: it got the name after it was on the disk. Also
    /// over what is there already, so that what was damaged is whole again and what nobody
    /// referred to is new.
    pub(super) async fn place(&self, arrived: PathBuf, digest: Digest) -> Result<(), BlobError> {
        let path = self.path_of(digest);
        blocking(move || put(&arrived, &path).map_err(disk("put a file in its place"))).await
    }

    /// What was put here before a moment.
    pub(super) async fn older_than(&self, then: SystemTime) -> Result<Vec<Digest>, BlobError> {
        let folder = self.folder.clone();
        blocking(move || list(&folder, then).map_err(disk("list the files"))).await
    }

    /// Forgets it. Set aside under another name first, so that what is put here at the same
    /// moment is not what goes.
    pub(super) async fn remove_older(
        &self,
        digest: Digest,
        then: SystemTime,
    ) -> Result<bool, BlobError> {
        let path = self.path_of(digest);
        blocking(move || remove(&path, then).map_err(disk("remove a file"))).await
    }

    fn path_of(&self, digest: Digest) -> PathBuf {
        let name = digest.to_string();
        self.folder.join(&name[..2]).join(name)
    }
}

/// A folder that only this program reads.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn put(arrived: &Path, path: &Path) -> io::Result<()> {
    let shard = path.parent().unwrap_or(path);
    if !shard.is_dir() {
        make(shard)?;
        sync(shard.parent().unwrap_or(shard))?;
    }
    fs::rename(arrived, path)?;
    sync(shard)
}

/// A new name is on the disk when its folder is.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

fn list(folder: &Path, then: SystemTime) -> io::Result<Vec<Digest>> {
    let mut found = Vec::new();
    for shard in entries(folder)? {
        if !shard.is_dir() || shard.file_name().is_none_or(|name| name.len() != 2) {
            continue;
        }
        for path in entries(&shard)? {
            let name = path.file_name().and_then(|name| name.to_str());
            let Some(digest) = name.and_then(|name| name.parse().ok()) else { continue };
            if fs::metadata(&path)?.modified()? < then {
                found.push(digest);
            }
        }
    }
    Ok(found)
}

/// What is in a folder; nothing when it isn't there.
pub(super) fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect(),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(cause) => Err(cause),
    }
}

fn remove(path: &Path, then: SystemTime) -> io::Result<bool> {
    let aside = path.with_extension("aside");
    match fs::rename(path, &aside) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(false),
        moved => moved?,
    }
    if fs::metadata(&aside)?.modified()? < then {
        fs::remove_file(&aside)?;
        return Ok(true);
    }
    // It was put here again since it was listed.
    fs::rename(&aside, path)?;
    Ok(false)
}
