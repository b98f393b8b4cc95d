//! Mail that is meant to do harm, or that nobody thought of: it is kept and stands somewhere, the
//! next mail goes on, and nothing of it gets into what we send.
use std::fmt::Write as _;

use weerklank_app::mail_in::Sorted;
use weerklank_store::{StoreError, Tx, dossiers};

use crate::mail_in::{raw, sorted};
use crate::story::Story;
use crate::test_app::on_both;

const TO: &str = "klachten@weerklank.example";

/// Parts in parts in parts, as deep as this.
fn nested(depth: usize) -> Vec<u8> {
    let mut mail = format!("From: a@klant.example\r\nTo: {TO}\r\nSubject: Diep\r\n");
    for level in 0..depth {
        let inside = format!("Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}");
        write!(mail, "{inside}\r\n").unwrap();
    }
    mail.push_str("Content-Type: text/plain\r\n\r\nHelemaal onderin.\r\n");
    mail.into_bytes()
}

/// As many parts beside each other.
fn wide(parts: usize) -> Vec<u8> {
    let part = "--b\r\nContent-Type: text/plain; name=x.txt\r\n\
                Content-Disposition: attachment; filename=x.txt\r\n\r\nx\r\n";
    let head = format!("From: b@klant.example\r\nTo: {TO}\r\nSubject: Breed\r\n");
    let kind = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    format!("{head}{kind}{}--b--\r\n", part.repeat(parts)).into_bytes()
}

fn to_many(recipients: usize) -> Vec<u8> {
    let to: Vec<String> = (0..recipients).map(|n| format!("iemand{n}@elders.example")).collect();
    raw("c@klant.example", &to.join(",\r\n "), ("Aan velen", "", "Ha"))
}

#[tokio::test]
async fn a_mail_bomb_is_a_proposal_like_any_other_and_the_next_mail_goes_on() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        // Ten megabytes of zeros that say to be a zip: nothing is unpacked.
        let zip = "UEsDBBQAAAAIAA".repeat(1_000);
        let bomb = format!(
            "MIME-Version: 1.0\r\nContent-Type: application/zip; name=\"bom.zip\"\r\n\
             Content-Transfer-Encoding: base64\r\n\r\n{zip}"
        );
        let zipped = raw("d@klant.example", TO, ("Bom", &bomb, ""));
        let long = raw("e@klant.example", TO, (&"x".repeat(900_000), "", &"y".repeat(5 << 20)));
        for (name, mail) in [
            ("deep", nested(10_000)),
            ("wide", wide(20_000)),
            ("to many", to_many(2_000)),
            ("zip", zipped),
            ("long", long),
        ] {
            let became = sorted(&story, mail).await;
            assert!(matches!(became, Sorted::Proposed(_)), "{name}: {became:?}");
            let next =
                raw(&format!("na-{}@klant.example", name.replace(' ', "")), TO, (name, "", "Ha"));
            assert!(matches!(sorted(&story, next).await, Sorted::Proposed(_)), "after {name}");
        }
        let all = story.all_mail(&story.bram, (None, None)).await.unwrap();
        assert_eq!(all.mails.len(), 10);
        assert!(all.mails.iter().all(|mail| mail.subject.as_ref().unwrap().len() <= 800));
        story.post().await;
    })
    .await;
}

/// What people and programs put into a name, a subject or a file name.
const NAUGHTY: [&str; 14] = [
    "<script>alert(1)</script>",
    "'; drop table inbound; --",
    "\u{202e}omgekeerd",
    "a\u{0}b",
    "\r\nBcc: ander@elders.example",
    "=?utf-8?Q?x=0D=0ABcc:_ander@elders.example?=",
    "=?utf-8?B?AA==?=",
    "=?x-onbekend?Q?=FF=FE?=",
    "{{ 7*7 }}{% for x in y %}",
    "../../etc/passwd",
    "👩‍👩‍👧‍👦 ﷽ Ω≈ç√",
    "\u{feff}\u{200b}\u{ad}",
    "%00%ff%n%s",
    "=cmd|' /C calc'!A0",
];

#[tokio::test]
async fn nothing_that_stands_in_a_mail_gets_into_the_headers_of_ours() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        for (number, naughty) in NAUGHTY.iter().enumerate() {
            let from = format!("\"{naughty}\" <klant{number}@klant.example>");
            let file = format!(
                "MIME-Version: 1.0\r\nContent-Type: text/plain; name=\"{naughty}\"\r\n\
                 Content-Disposition: attachment; filename=\"{naughty}\"\r\n"
            );
            let became = sorted(&story, raw(&from, TO, (naughty, &file, naughty))).await;
            let id = match became {
                Sorted::Proposed(id) => id,
                // Its head ends where a line break was smuggled in: kept, and for an officer.
                Sorted::Waiting => continue,
                other => panic!("{naughty:?}: {other:?}"),
            };
            let find = move |tx: &mut Tx<'_>| dossiers::by_id(tx, id);
            let stored = story.store.read::<_, StoreError, _>(find).await.unwrap().unwrap();
            let reference = stored.complaint.recording.reference;
            let dossier = story.seen_by_bram(reference).await;
            let form = story.form_pdf(&story.bram, reference).await;
            assert!(form.is_ok(), "{naughty:?}: {:?}", form.err());
            assert_eq!(dossier.complaint.id, id);
        }
        let taken = story.post().await;
        assert!(taken.len() > NAUGHTY.len());
        for mail in taken {
            let head = mail.raw.split("\r\n\r\n").next().unwrap().to_lowercase();
            assert!(!head.contains("\nbcc:") && !head.contains("elders"), "{head}");
        }
    })
    .await;
}
