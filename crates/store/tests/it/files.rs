//! Files, readings and the mailbox of the demonstration.
use jiff::{SignedDuration, Timestamp};
use weerklank_domain::chain::{Digest, Salt};
use weerklank_domain::complaint::facts::Visibility;
use weerklank_domain::ids::{ComplaintId, ContentId, FileId, PersonId};
use weerklank_domain::text::{SealedText, Words};
use weerklank_store::files::{self, Content, NewFile};
use weerklank_store::local_mail::{self, LocalMail};
use weerklank_store::read_log::{self, Reading};
use weerklank_store::{StoreError, content};

use crate::databases::on_both;
use crate::people::id;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

#[tokio::test]
async fn the_same_bytes_are_kept_once_and_found_under_each_name() {
    on_both(|store| async move {
        let complaint = ComplaintId::from_uuid(id());
        let ids = [FileId::from_uuid(id()), FileId::from_uuid(id())];
        let (name, by) = (ContentId::from_uuid(id()), PersonId::from_uuid(id()));
        let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
        store
            .write(move |tx| {
                let words = Words::parse("brief.pdf").expect("it is a name");
                let sealed = SealedText::seal(words, name, Salt::from_bytes([7; 16]));
                content::put(tx, Some(complaint), &sealed)?;
                for id in ids {
                    let file = NewFile {
                        id,
                        complaint,
                        name,
                        content: Content::Bytes(&bytes),
                        media_type: "application/pdf",
                        visibility: Visibility::OfficerOnly,
                        added_at: NOW,
                        added_by: by,
                    };
                    files::add(tx, &file)?;
                }
                let blobs: i64 = tx.query_one("select count(*) from blob", &[])?.get(0)?;
                assert_eq!(blobs, 1);
                let file = files::find(tx, ids[1])?.expect("it was added");
                let read = files::blob(tx, &file.blob)?.expect("it was added");
                assert_eq!(read, bytes);
                assert_eq!(file.blob, Digest::sha256(&bytes));
                assert_eq!((file.size_bytes, file.added_by), (100_000, by));
                assert_eq!(file.name, "brief.pdf");
                assert_eq!(file.visibility, Visibility::OfficerOnly);
                assert_eq!(files::of_complaint(tx, complaint)?.len(), 2);
                assert!(files::blob(tx, &Digest::sha256(b"nothing"))?.is_none());
                Ok::<_, StoreError>(())
            })
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn readings_are_listed_with_the_last_first() {
    on_both(|store| async move {
        let complaint = ComplaintId::from_uuid(id());
        let reading = |minute| Reading {
            id: id(),
            person: PersonId::from_uuid(id()),
            complaint,
            what: "dossier".to_owned(),
            read_at: NOW + SignedDuration::from_mins(minute),
        };
        let batch = vec![reading(1), reading(2)];
        let expected = vec![batch[1].clone(), batch[0].clone()];
        let listed = store
            .write(move |tx| {
                read_log::insert(tx, &batch)?;
                // The batch was written, but its worker did not hear so.
                read_log::insert(tx, &batch)?;
                read_log::of_complaint(tx, complaint)
            })
            .await
            .unwrap();
        assert_eq!(listed, expected);
    })
    .await;
}

#[tokio::test]
async fn mail_stays_in_the_local_mailbox() {
    on_both(|store| async move {
        let mail = LocalMail {
            id: id(),
            delivered_at: NOW,
            sender: "klachten@noord.example".to_owned(),
            recipient: "anna@noord.example".to_owned(),
            subject: "K-2026-7H3Q2M".to_owned(),
        };
        let kept = mail.clone();
        let (listed, got) = store
            .write(move |tx| {
                local_mail::insert(tx, &mail, b"Subject: K\r\n\r\nhallo")?;
                local_mail::insert(tx, &mail, b"once more")?;
                Ok::<_, StoreError>((local_mail::list(tx)?, local_mail::get(tx, mail.id)?))
            })
            .await
            .unwrap();
        assert_eq!(listed, std::slice::from_ref(&kept));
        assert_eq!(got, Some((kept, b"Subject: K\r\n\r\nhallo".to_vec())));
    })
    .await;
}
