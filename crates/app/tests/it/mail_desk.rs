//! What became of mail: what came back, what can't be read, what is for a closed dossier; all of it
//! can be found, and none is filed twice (6.3).
use jiff::SignedDuration;
use weerklank_app::AppError;
use weerklank_app::mail_in::{InboundState, Kept, Sorted};
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::correspondence::{Correspondent, DismissalGround};
use weerklank_domain::reference::Reference;
use weerklank_store::inbound::{self, Settled};
use weerklank_store::{StoreError, Tx, dossiers};

use crate::mail_in::{acknowledged, filed_from, keep, raw, reply_to, sorted};
use crate::story::{Story, words};
use crate::test_app::on_both;

/// What a mail server reports of a mail of ours (RFC 3464).
fn bounce(message_id: &str, (recipient, action, status): (&str, &str, &str)) -> Vec<u8> {
    format!(
        "From: MAILER-DAEMON@mx.example\r\nTo: klachten@weerklank.example\r\n\
         Subject: Undelivered Mail\r\nReturn-Path: <>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nNot delivered.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n\
         Final-Recipient: rfc822; {recipient}\r\nAction: {action}\r\n\
         Status: {status}\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n\
         Message-ID: {message_id}\r\n\r\n--b--\r\n"
    )
    .into_bytes()
}

#[tokio::test]
async fn a_mail_that_came_back_is_told_and_nothing_of_the_report_is_in_the_dossier() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (reference, mail) = acknowledged(&story).await;
        let id = mail.header("Message-ID").unwrap();
        let her = "devries@klager.example";
        // That it takes longer asks for nothing; it is kept with the dossier that it is about.
        let delayed = bounce(id, (her, "delayed", "4.4.1"));
        assert_eq!(sorted(&story, delayed).await, Sorted::Automatic);
        // Whoever got a mail of ours forwarded can invent a report: it waits, and marks nothing.
        let elsewhere = bounce(id, ("ander@vreemd.example", "failed", "5.0.0"));
        assert_eq!(sorted(&story, elsewhere).await, Sorted::Waiting);
        let invented = id.replacen('.', ".x", 1);
        let invented = bounce(&invented, (her, "failed", "5.9.9"));
        assert_eq!(sorted(&story, invented).await, Sorted::Automatic);
        assert!(story.dead_mail(&story.bram).await.unwrap().is_empty());
        let failed = bounce(id, (her, "failed", "5.1.1"));
        assert_eq!(sorted(&story, failed).await, Sorted::Waiting);
        let dead = story.dead_mail(&story.bram).await.unwrap();
        assert!(dead[0].last_error.as_deref().unwrap().contains("5.1.1"));
        assert!(filed_from(&story, reference).await.is_empty());
        let waiting = story.waiting_mail(&story.bram).await.unwrap();
        let told = waiting.iter().find(|it| it.mail.reason.as_deref() == Some("came-back"));
        assert_eq!(told.unwrap().suggestions, [reference]);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn an_encrypted_mail_is_kept_as_a_complaint_and_its_sender_asked_to_send_it_again() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let more = "MIME-Version: 1.0\r\nContent-Type: multipart/encrypted; \
                    protocol=\"application/pgp-encrypted\"; boundary=\"b\"\r\n";
        let text = "--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n\
                    --b\r\nContent-Type: application/octet-stream\r\n\r\n\
                    -----BEGIN PGP MESSAGE-----\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n--b--";
        let mail = raw("boer@klant.example", "klachten@weerklank.example", ("...", more, text));
        let Sorted::Proposed(id) = sorted(&story, mail).await else { panic!("no proposal") };
        let taken = story.post().await;
        let to_him: Vec<_> = taken.iter().filter(|it| it.to.contains("boer@")).collect();
        assert_eq!(to_him.len(), 2, "a receipt, since the term runs, and the request");
        let asked = to_him.iter().find(|it| it.text().contains("versleuteld")).unwrap();
        assert!(asked.raw.contains("Auto-Submitted: auto-generated"));
        let find = move |tx: &mut Tx<'_>| dossiers::by_id(tx, id).map(|it| it.unwrap().complaint);
        let complaint = story.store.read::<_, StoreError, _>(find).await.unwrap();
        assert!(!complaint.recording.files.is_empty(), "the mail is kept as it came");
    })
    .await;
}

#[tokio::test]
async fn who_is_no_party_of_a_dossier_hears_nothing_when_his_encrypted_mail_is_put_in_it() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        let more = "MIME-Version: 1.0\r\nContent-Type: multipart/encrypted; \
                    protocol=\"application/pgp-encrypted\"; boundary=\"b\"\r\n";
        let text = "--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b--";
        let subject = format!("Over {reference}");
        let mail = raw("x@vreemd.example", "klachten@weerklank.example", (&subject, more, text));
        assert_eq!(sorted(&story, mail).await, Sorted::Waiting);
        let waiting = story.waiting_mail(&story.bram).await.unwrap();
        let filed = (waiting[0].mail.id, reference, Correspondent::ThirdParty);
        story.file_mail(&story.bram, filed).await.unwrap();
        let taken = story.post().await;
        assert!(taken.iter().all(|mail| !mail.to.contains("vreemd")), "{taken:?}");
    })
    .await;
}

#[tokio::test]
async fn an_answer_to_a_closed_dossier_is_filed_and_an_officer_has_to_look_at_it() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let mail = raw(
            "boer@klant.example",
            "klachten@weerklank.example",
            ("Klacht", "", "Ik ben niet tevreden."),
        );
        let Sorted::Proposed(id) = sorted(&story, mail).await else { panic!("no proposal") };
        let taken = story.post().await;
        let receipt = taken.iter().find(|it| it.to.contains("boer@")).unwrap();
        let to = reply_to(receipt);
        let (reference, token) =
            to.split_once('+').unwrap().1.split_once('@').unwrap().0.rsplit_once('-').unwrap();
        assert_eq!(token.len(), 26);
        let reference: Reference = reference.to_uppercase().parse().unwrap();
        let no = Command::DismissProposal { ground: DismissalGround::Unwanted, reason: None };
        story.does(&story.bram, reference, |_| no).await;
        let answer = raw("boer@klant.example", &to, ("Re", "", "Ik ben het niet eens."));
        assert_eq!(sorted(&story, answer).await, Sorted::Flagged(id));
        assert_eq!(filed_from(&story, reference).await, [Correspondent::Complainant]);
        let waiting = story.waiting_mail(&story.bram).await.unwrap();
        let [flagged] = waiting.as_slice() else { panic!("{waiting:?}") };
        assert_eq!(flagged.mail.reason.as_deref(), Some("closed"));
        let flagged = flagged.mail.id;
        let refused = story.mail_was_seen(&story.eva, flagged).await;
        assert!(matches!(refused, Err(AppError::NotAllowed)));
        story.mail_was_seen(&story.bram, flagged).await.unwrap();
        let again = story.mail_was_seen(&story.bram, flagged).await;
        assert!(matches!(again, Err(AppError::Changed)));
        assert!(story.waiting_mail(&story.bram).await.unwrap().is_empty());
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn all_mail_can_be_found_by_what_became_of_it() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let to = "klachten@weerklank.example";
        let machine = raw("robot@klant.example", to, ("Nieuws", "Precedence: bulk\r\n", "Ha"));
        sorted(&story, machine).await;
        for number in 0..60 {
            story.later(SignedDuration::from_secs(1));
            let subject = format!("Nieuws {number}");
            let mail = raw("robot@klant.example", to, (&subject, "Precedence: bulk\r\n", "Ha"));
            sorted(&story, mail).await;
        }
        let first = story.all_mail(&story.bram, (None, None)).await.unwrap();
        assert_eq!(first.mails.len(), 50);
        assert_eq!(first.mails[0].subject.as_deref(), Some("Nieuws 59"));
        let second = story.all_mail(&story.bram, (None, first.older)).await.unwrap();
        assert_eq!(second.mails.len(), 11);
        assert_eq!((second.older, second.mails[10].subject.as_deref()), (None, Some("Nieuws")));
        let id = second.mails[10].id;
        let why = words("Reclame");
        story.dismiss_mail(&story.bram, id, &why).await.unwrap();
        let state = Some(InboundState::NotForUs);
        let dismissed = story.all_mail(&story.bram, (state, None)).await.unwrap();
        assert_eq!(dismissed.mails.iter().map(|mail| mail.id).collect::<Vec<_>>(), [id]);
        let read = story.received_mail(&story.bram, id).await.unwrap();
        assert_eq!(read.inbound.note.as_deref(), Some("Reclame"));
        // Somebody thought better of it.
        story.propose_mail(&story.bram, id).await.unwrap();
        for other in [&story.eva, &story.anna, &story.dirk] {
            let refused = story.all_mail(other, (None, None)).await;
            assert!(matches!(refused, Err(AppError::NotAllowed)));
        }
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn a_worker_whose_lease_ended_files_nothing_a_second_time() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (reference, mail) = acknowledged(&story).await;
        let answer = raw("devries@klager.example", &reply_to(&mail), ("Re", "", "Dank u."));
        assert_eq!(keep(&story, answer).await, Kept::New);
        // Claimed by a worker that then sleeps for longer than its lease.
        let (now, until) = (story.now(), story.now() + SignedDuration::from_mins(5));
        let claim = move |tx: &mut Tx<'_>| inbound::claim(tx, now, until);
        let slow = story.store.write::<_, StoreError, _>(claim).await.unwrap();
        let slow = slow.unwrap();
        story.later(SignedDuration::from_mins(6));
        assert!(matches!(story.sort_next_mail().await.unwrap(), Some(Sorted::Filed(_))));
        let at = story.now();
        let settle = move |tx: &mut Tx<'_>| {
            let became = Settled {
                state: InboundState::Filed,
                reason: None,
                complaint: None,
                at,
                by: None,
                note: None,
            };
            inbound::settle(tx, &slow, &became)
        };
        let settled = story.store.write::<_, StoreError, _>(settle).await.unwrap();
        assert!(!settled, "the transaction of the slow one is undone with this");
        assert_eq!(filed_from(&story, reference).await.len(), 1);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn a_mail_kept_by_a_machine_whose_clock_is_ahead_is_of_today() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let mail = raw("boer@klant.example", "klachten@weerklank.example", ("Klacht", "", "Ha"));
        keep(&story, mail).await;
        let ahead = story.now() + SignedDuration::from_hours(72);
        let set = move |tx: &mut Tx<'_>| {
            let sql = "update inbound set accepted_at = $1, accepted_is_known = $2";
            tx.execute(sql, &[ahead.into(), true.into()])
        };
        story.store.write::<_, StoreError, _>(set).await.unwrap();
        assert!(matches!(story.sort_next_mail().await.unwrap(), Some(Sorted::Proposed(_))));
        story.post().await;
    })
    .await;
}
