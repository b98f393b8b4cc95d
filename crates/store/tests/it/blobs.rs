//! The bytes of files in a folder: whole or not at all, each file on its own.
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use tempfile::TempDir;
use weerklank_domain::chain::{Digest, Salt};
use weerklank_domain::complaint::facts::Visibility;
use weerklank_domain::ids::{ComplaintId, ContentId, FileId, PersonId};
use weerklank_domain::text::{SealedText, Words};
use weerklank_store::blobs::{BlobError, Blobs, Condition, Kept};
use weerklank_store::files::{self, Content, NewFile, Scan, Whereabouts};
use weerklank_store::{Store, StoreError, content};

use crate::databases::on_both;
use crate::people::id;

fn place() -> (TempDir, Blobs) {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::in_folder(folder.path());
    (folder, blobs)
}

fn path_of(folder: &Path, digest: Digest) -> PathBuf {
    let name = digest.to_string();
    folder.join(&name[..2]).join(name)
}

fn days(number: u64) -> Duration {
    Duration::from_hours(24 * number)
}

/// Adds a file to a dossier of its own, and answers its id.
async fn add(store: &Store, bytes: Option<&'static [u8]>, kept: Option<Kept>) -> FileId {
    let (file, name) = (FileId::from_uuid(id()), ContentId::from_uuid(id()));
    let (complaint, by) = (ComplaintId::from_uuid(id()), PersonId::from_uuid(id()));
    let work = move |tx: &mut weerklank_store::Tx<'_>| {
        let words = Words::parse("brief.pdf").expect("it is a name");
        let sealed = SealedText::seal(words, name, Salt::from_bytes([7; 16]));
        content::put(tx, Some(complaint), &sealed)?;
        let new = NewFile {
            id: file,
            complaint,
            name,
            content: match (bytes, kept) {
                (Some(bytes), _) => Content::Bytes(bytes),
                (None, Some(kept)) => Content::Kept(kept),
                (None, None) => panic!("a file has bytes"),
            },
            media_type: "application/pdf",
            visibility: Visibility::OfficerOnly,
            added_at: Timestamp::UNIX_EPOCH,
            added_by: by,
        };
        files::add(tx, &new)
    };
    store.write(work).await.unwrap();
    file
}

#[tokio::test]
async fn bytes_are_found_again_by_what_they_are() {
    let (folder, blobs) = place();
    let bytes: Vec<u8> = (0..=255).cycle().take(300_000).collect();
    let kept = blobs.keep(&bytes).await.unwrap();
    assert_eq!(kept, Kept { digest: Digest::sha256(&bytes), size_bytes: 300_000 });
    assert_eq!(blobs.keep(&bytes).await.unwrap(), kept, "twice is once");
    assert_eq!(blobs.bytes(kept).await.unwrap(), bytes);
    let nothing = blobs.keep(b"").await.unwrap();
    assert_eq!(blobs.bytes(nothing).await.unwrap(), b"");
    let left = fs::read_dir(folder.path().join("arrivals")).unwrap().count();
    assert_eq!(left, 0, "what arrived has its place");
}

#[tokio::test]
async fn a_missing_or_damaged_file_says_so_and_the_others_are_there() {
    let (folder, blobs) = place();
    let [gone, damaged, whole] = [
        blobs.keep(b"een").await.unwrap(),
        blobs.keep(b"twee").await.unwrap(),
        blobs.keep(b"drie").await.unwrap(),
    ];
    fs::remove_file(path_of(folder.path(), gone.digest)).unwrap();
    fs::write(path_of(folder.path(), damaged.digest), b"twee!").unwrap();
    assert!(matches!(blobs.open(gone).await, Err(BlobError::Missing(_))));
    assert!(matches!(blobs.open(damaged).await, Err(BlobError::Damaged(_))));
    assert_eq!(blobs.bytes(whole).await.unwrap(), b"drie");
    blobs.keep(b"twee").await.unwrap();
    assert_eq!(blobs.bytes(damaged).await.unwrap(), b"twee", "sent again, it is whole again");
}

#[tokio::test]
async fn an_upload_that_is_broken_off_leaves_nothing() {
    let (folder, blobs) = place();
    let mut incoming = blobs.incoming().await.unwrap();
    incoming.write(&vec![7; 200_000]).await.unwrap();
    drop(incoming);
    let left = fs::read_dir(folder.path().join("arrivals")).unwrap().count();
    assert_eq!(left, 0);
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "the time at which a file was written is the disk's")]
async fn what_nobody_refers_to_is_forgotten_after_a_day() {
    on_both(|store| async move {
        let (folder, blobs) = place();
        let used = blobs.keep(b"van een dossier").await.unwrap();
        let orphan = blobs.keep(b"van niemand").await.unwrap();
        add(&store, None, Some(used)).await;
        fs::write(folder.path().join("arrivals/1-1"), b"half").unwrap();
        let now = SystemTime::now();
        let swept = blobs.sweep(&store, now).await.unwrap();
        assert_eq!((swept.orphans, swept.unfinished), (0, 0), "it may yet be referred to");
        let swept = blobs.sweep(&store, now + days(2)).await.unwrap();
        assert_eq!((swept.orphans, swept.unfinished), (1, 1));
        assert!(matches!(blobs.open(orphan).await, Err(BlobError::Missing(_))));
        assert_eq!(blobs.bytes(used).await.unwrap(), b"van een dossier");
        assert_eq!(blobs.sweep(&store, now + days(3)).await.unwrap().orphans, 0);
    })
    .await;
}

#[tokio::test]
async fn what_came_by_mail_or_was_there_already_moves_out_of_the_database() {
    on_both(|store| async move {
        let (_folder, blobs) = place();
        let file = add(&store, Some(b"uit de mail"), None).await;
        let blob = Digest::sha256(b"uit de mail");
        assert_eq!(blobs.condition(&store, blob).await.unwrap(), Condition::Whole);
        let (digest, bytes) = store.read(files::next_to_move).await.unwrap().unwrap();
        assert_eq!(digest, blob);
        let kept = blobs.keep(&bytes).await.unwrap();
        store.write(move |tx| files::moved(tx, &digest)).await.unwrap();
        assert!(store.read(files::next_to_move).await.unwrap().is_none());
        let now = store.read(move |tx| files::whereabouts(tx, &digest)).await.unwrap();
        assert_eq!(now, Some(Whereabouts::Store(kept)));
        assert_eq!(blobs.condition(&store, blob).await.unwrap(), Condition::Whole);
        let listed = store.read(move |tx| files::find(tx, file)).await.unwrap().unwrap();
        assert_eq!((listed.size_bytes, listed.scan), (11, Scan::Waiting));
        // The same bytes come as a mail, which is read inside a transaction: they are here again.
        store
            .write(move |tx| {
                files::put_blob(tx, b"uit de mail")?;
                assert_eq!(files::blob(tx, &digest)?.as_deref(), Some(&b"uit de mail"[..]));
                files::moved(tx, &digest)?;
                assert!(files::blob(tx, &digest)?.is_some(), "what must stay does not move");
                Ok::<_, StoreError>(())
            })
            .await
            .unwrap();
    })
    .await;
}
