//! The bytes of files in an S3 store: a real one, `s3s-fs`, on a port of this machine.
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use weerklank_domain::chain::Digest;
use weerklank_store::blobs::{BlobError, Blobs, S3Settings};

use crate::databases::sqlite;

const BUCKET: &str = "klachten";

/// A store with a bucket, on a port of its own.
struct S3 {
    folder: TempDir,
    endpoint: String,
    serving: JoinHandle<()>,
}

impl S3 {
    async fn begin() -> Self {
        // The client asks for it, also where nothing is encrypted.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(BUCKET)).unwrap();
        let mut service = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder.path()).unwrap());
        service.set_auth(SimpleAuth::from_single("sleutel", "geheim"));
        let service = service.build();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let serving = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let service = service.clone();
                tokio::spawn(async move {
                    let server = Builder::new(TokioExecutor::new());
                    let _ = server.serve_connection(TokioIo::new(socket), service).await;
                });
            }
        });
        Self { folder, endpoint, serving }
    }

    fn settings(&self, secret: &str) -> S3Settings {
        S3Settings {
            bucket: BUCKET.to_owned(),
            region: "eu-central-1".to_owned(),
            endpoint: Some(self.endpoint.clone()),
            access_key: "sleutel".to_owned(),
            secret_key: secret.to_owned(),
            prefix: "bestanden".to_owned(),
        }
    }

    fn path_of(&self, digest: Digest) -> PathBuf {
        let name = digest.to_string();
        self.folder.path().join(BUCKET).join("bestanden").join(&name[..2]).join(name)
    }
}

fn left_in(arrivals: &Path) -> usize {
    fs::read_dir(arrivals).unwrap().count()
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_are_found_again_by_what_they_are_and_told_when_they_are_not() {
    let s3 = S3::begin().await;
    let arrivals = tempfile::tempdir().unwrap();
    let blobs = Blobs::in_s3(&s3.settings("geheim"), arrivals.path()).unwrap();
    let small = blobs.keep(b"klein").await.unwrap();
    // More than two parts of a multipart upload.
    let bytes: Vec<u8> = (0..=250).cycle().take(20 << 20).collect();
    let large = blobs.keep(&bytes).await.unwrap();
    assert_eq!(large.digest, Digest::sha256(&bytes));
    assert_eq!(fs::read(s3.path_of(large.digest)).unwrap(), bytes);
    assert_eq!(blobs.bytes(small).await.unwrap(), b"klein");
    assert!(blobs.bytes(large).await.unwrap() == bytes, "what comes back is what went");
    assert_eq!(left_in(arrivals.path()), 0, "nothing stays on this machine");

    fs::write(s3.path_of(small.digest), b"anders").unwrap();
    assert!(matches!(blobs.open(small).await, Err(BlobError::Damaged(_))));
    fs::remove_file(s3.path_of(small.digest)).unwrap();
    assert!(matches!(blobs.open(small).await, Err(BlobError::Missing(_))));
    assert!(blobs.open(large).await.is_ok(), "the other is there");
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::disallowed_methods, reason = "the time at which a file was written is the disk's")]
async fn what_nobody_refers_to_is_forgotten_after_a_day() {
    let s3 = S3::begin().await;
    let arrivals = tempfile::tempdir().unwrap();
    let blobs = Blobs::in_s3(&s3.settings("geheim"), arrivals.path()).unwrap();
    let store = sqlite();
    let store = store.migrated().await;
    let orphan = blobs.keep(b"van niemand").await.unwrap();
    let now = SystemTime::now();
    assert_eq!(blobs.sweep(&store, now).await.unwrap().orphans, 0);
    let later = now + Duration::from_hours(48);
    assert_eq!(blobs.sweep(&store, later).await.unwrap().orphans, 1);
    assert!(matches!(blobs.open(orphan).await, Err(BlobError::Missing(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_refuses_us_is_out_of_reach_and_no_file_is_broken() {
    let s3 = S3::begin().await;
    let arrivals = tempfile::tempdir().unwrap();
    let right = Blobs::in_s3(&s3.settings("geheim"), arrivals.path()).unwrap();
    let kept = right.keep(b"een").await.unwrap();
    let wrong = Blobs::in_s3(&s3.settings("verkeerd"), arrivals.path()).unwrap();
    for refused in [wrong.keep(b"twee").await.err(), wrong.open(kept).await.err()] {
        let refused = refused.expect("its key is wrong");
        assert!(!refused.is_of_one_file(), "{refused}");
    }
    assert!(wrong.probe().await.is_err());
    right.probe().await.unwrap();
    s3.serving.abort();
    assert_eq!(left_in(arrivals.path()), 0);
}
