//! Bytes in an S3 store, under their digest.
use std::fmt;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use futures_util::StreamExt as _;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path as Key;
use object_store::{
    ClientOptions, Error, ObjectStore as _, ObjectStoreExt as _, RetryConfig, WriteMultipart,
};
use weerklank_domain::chain::Digest;

use super::{BlobError, disk};
use crate::pool::blocking;

/// So much goes in one request; a larger file goes in parts, of which this many are under way.
const PART_BYTES: usize = 8 * 1024 * 1024;
const PARTS_AT_ONCE: usize = 2;

/// Which store, and how we are known to it.
#[derive(Clone, PartialEq, Eq)]
pub struct S3Settings {
    pub bucket: String,
    pub region: String,
    /// The address of a store that is not Amazon's.
    pub endpoint: Option<String>,
    pub access_key: String,
    pub secret_key: String,
    /// What the names of our objects begin with.
    pub prefix: String,
}

#[derive(Debug)]
pub(super) struct S3 {
    store: AmazonS3,
    prefix: String,
}

impl S3 {
    pub(super) fn new(settings: &S3Settings) -> Result<Self, BlobError> {
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&settings.bucket)
            .with_region(&settings.region)
            .with_access_key_id(&settings.access_key)
            .with_secret_access_key(&settings.secret_key)
            .with_retry(RetryConfig {
                max_retries: 3,
                retry_timeout: Duration::from_secs(20),
                ..RetryConfig::default()
            });
        if let Some(endpoint) = &settings.endpoint {
            // Without TLS only on this machine: the settings see to that.
            let plain = endpoint.starts_with("http://");
            builder = builder
                .with_endpoint(endpoint)
                .with_client_options(ClientOptions::new().with_allow_http(plain));
        }
        let store = builder.build().map_err(BlobError::Settings)?;
        Ok(Self { store, prefix: settings.prefix.trim_matches('/').to_owned() })
    }

    /// Copies an object into a file of this machine, which is gone when it was read.
    pub(super) async fn fetch(
        &self,
        digest: Digest,
        (path, mut file): (PathBuf, File),
    ) -> Result<File, BlobError> {
        // The name goes at once: what is open stays readable.
        let _ = std::fs::remove_file(path);
        let got = match self.store.get(&self.key(digest)).await {
            Ok(got) => got,
            Err(Error::NotFound { .. }) => return Err(BlobError::Missing(digest)),
            Err(cause) => return Err(remote("give a file")(cause)),
        };
        let mut pieces = got.into_stream();
        while let Some(piece) = pieces.next().await {
            let piece = piece.map_err(remote("give a file"))?;
            file = blocking(move || {
                file.write_all(&piece).map_err(disk("write a file"))?;
                Ok::<_, BlobError>(file)
            })
            .await?;
        }
        Ok(file)
    }

    /// Sends a file of this machine, a part at a time.
    pub(super) async fn place(&self, arrived: &Path, digest: Digest) -> Result<(), BlobError> {
        let key = self.key(digest);
        let path = arrived.to_owned();
        let (mut file, mut part) = blocking(move || {
            let file = File::open(path).map_err(disk("read a file"))?;
            next_part(file)
        })
        .await?;
        if part.len() < PART_BYTES {
            return self
                .store
                .put(&key, part.into())
                .await
                .map(drop)
                .map_err(remote("take a file"));
        }
        let upload = self.store.put_multipart(&key).await.map_err(remote("take a file"))?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, PART_BYTES);
        while !part.is_empty() {
            upload.wait_for_capacity(PARTS_AT_ONCE).await.map_err(remote("take a file"))?;
            upload.put(part.into());
            (file, part) = blocking(move || next_part(file)).await?;
        }
        upload.finish().await.map(drop).map_err(remote("take a file"))
    }

    pub(super) async fn older_than(&self, then: SystemTime) -> Result<Vec<Digest>, BlobError> {
        let prefix = (!self.prefix.is_empty()).then(|| Key::from(self.prefix.as_str()));
        let mut objects = self.store.list(prefix.as_ref());
        let mut found = Vec::new();
        while let Some(object) = objects.next().await {
            let object = object.map_err(remote("list the files"))?;
            let name = object.location.filename().and_then(|name| name.parse().ok());
            if let Some(digest) = name
                && SystemTime::from(object.last_modified) < then
            {
                found.push(digest);
            }
        }
        Ok(found)
    }

    pub(super) async fn remove_older(
        &self,
        digest: Digest,
        then: SystemTime,
    ) -> Result<bool, BlobError> {
        let key = self.key(digest);
        let object = match self.store.head(&key).await {
            Ok(object) => object,
            Err(Error::NotFound { .. }) => return Ok(false),
            Err(cause) => return Err(remote("give a file")(cause)),
        };
        // It may have been put there again since it was listed.
        if SystemTime::from(object.last_modified) >= then {
            return Ok(false);
        }
        self.store.delete(&key).await.map_err(remote("forget a file"))?;
        Ok(true)
    }

    fn key(&self, digest: Digest) -> Key {
        let name = digest.to_string();
        Key::from(format!("{}/{}/{name}", self.prefix, &name[..2]))
    }
}

/// The rest of a file, with the next part of it; empty at its end.
fn next_part(file: File) -> Result<(File, Vec<u8>), BlobError> {
    let mut part = Vec::new();
    let mut limited = file.take(PART_BYTES as u64);
    limited.read_to_end(&mut part).map_err(disk("read a file"))?;
    Ok((limited.into_inner(), part))
}

fn remote(what: &'static str) -> impl FnOnce(Error) -> BlobError {
    move |cause| BlobError::Remote { what, cause }
}

// The keys are secrets.
impl fmt::Debug for S3Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3Settings").field("bucket", &self.bucket).finish_non_exhaustive()
    }
}
