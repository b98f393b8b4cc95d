//! Postfix takes a letter over STARTTLS, Dovecot keeps it, and it is fetched.

use std::time::Duration;

use jiff::Timestamp;
use secrecy::SecretString;
use weerklank_mail::imap::{Fetched, ImapFailureKind, ImapMailbox, ImapStep, Unread, Woken};
use weerklank_mail::incoming::{Limits, parse};
use weerklank_mail::{Envelope, Mailbox, Security, SmtpPostman, SmtpSettings};

use super::{authority, mailbox, place};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

/// A mailbox that no earlier run has written to.
fn own(user: &str) -> String {
    format!("{user}-{}", std::process::id())
}

async fn deliver(to: &str, message: &str) {
    let (host, port) = place("WEERKLANK_TEST_SUBMISSION");
    let postman = SmtpPostman::new(&SmtpSettings {
        host,
        port: Some(port),
        security: Security::Starttls,
        user: Some("klant@klant.test".to_owned()),
        password: Some(SecretString::from("geheim")),
        from: "klant@klant.test".to_owned(),
        from_name: None,
        timeout_seconds: 30,
        extra_root_pem: Some(authority()),
    })
    .unwrap();
    let envelope = Envelope {
        from: Mailbox::new(None, "klant@klant.test").unwrap(),
        to: Mailbox::new(None, to).unwrap(),
    };
    postman.send(message.replace('\n', "\r\n").as_bytes(), &envelope).await.unwrap();
}

/// What is unread, once there is something: the servers hand it on in their own time.
async fn unread(mailbox: &ImapMailbox) -> Vec<Unread> {
    let mut session = mailbox.connect(NOW).await.unwrap();
    let mut unread = session.unread().await.unwrap();
    for _ in 0..10 {
        if !unread.is_empty() {
            break;
        }
        session.wait(Duration::from_secs(5)).await.unwrap();
        unread = session.unread().await.unwrap();
    }
    session.leave().await;
    unread
}

#[tokio::test]
async fn a_letter_is_fetched_until_it_was_stored() {
    let settings = mailbox(&own("klachten"));
    let token = &settings.user.replace('@', "+c4h7token@");
    let mailbox = ImapMailbox::new(&settings).unwrap();
    deliver(
        token,
        "From: klant@klant.test\nTo: Klachten <klachten@organisatie.test>\n\
                    Subject: Klacht\nMessage-ID: <1@klant.test>\n\nGoedemorgen",
    )
    .await;
    let found = unread(&mailbox).await;
    assert_eq!(found.len(), 1);
    let mut session = mailbox.connect(NOW).await.unwrap();
    let Fetched { raw, whole } = session.fetch(&found[0], 50 << 20).await.unwrap().unwrap();
    assert!(whole);
    assert_eq!(raw.len() as u64, found[0].size);
    let mail = parse(&raw, &Limits::default());
    assert_eq!(mail.text, "Goedemorgen");
    assert_eq!(mail.subject, "Klacht");
    assert!(mail.recipients().contains(token), "{:?}", mail.delivered_to);
    // Postfix, Dovecot and what we read agree on when it came.
    let accepted = mail.accepted.unwrap();
    let kept = found[0].accepted.unwrap();
    assert!((kept - accepted).get_seconds().abs() <= 2, "{kept} {accepted}");
    session.leave().await;
    // It was fetched and nobody said that it is stored: it is still there.
    assert_eq!(unread(&mailbox).await, found);
    let mut session = mailbox.connect(NOW).await.unwrap();
    let valid = session.uid_validity();
    session.finish(found[0].uid).await.unwrap();
    assert_eq!(session.unread().await.unwrap(), []);
    let mut again = mailbox.connect(NOW).await.unwrap();
    assert_eq!(again.unread().await.unwrap(), []);
    assert_eq!(again.uid_validity(), valid);
}

#[tokio::test]
async fn waiting_ends_when_a_letter_comes() {
    let settings = mailbox(&own("wachten"));
    let mailbox = ImapMailbox::new(&settings).unwrap();
    let mut session = mailbox.connect(NOW).await.unwrap();
    assert_eq!(session.unread().await.unwrap(), []);
    assert_eq!(session.wait(Duration::from_millis(200)).await.unwrap(), Woken::Nothing);
    let (woken, ()) = tokio::join!(
        session.wait(Duration::from_mins(1)),
        deliver(&settings.user, "Subject: x\n\ny")
    );
    assert_eq!(woken.unwrap(), Woken::News);
    assert_eq!(session.unread().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_stored_letter_moves_where_the_settings_say() {
    for (user, folder) in [("verhuizen", "Verwerkt"), ("verhuizen2", "Bewaard & geënt")] {
        let mut settings = mailbox(&own(user));
        settings.move_to = Some(folder.to_owned());
        let from = ImapMailbox::new(&settings).unwrap();
        deliver(&settings.user, "Subject: weg\n\nx").await;
        let found = unread(&from).await;
        let mut session = from.connect(NOW).await.unwrap();
        session.finish(found[0].uid).await.unwrap();
        assert_eq!(session.unread().await.unwrap(), []);
        assert_eq!(session.fetch(&found[0], 1_000_000).await.unwrap(), None);
        settings.folder = settings.move_to.take().unwrap();
        let mut there = ImapMailbox::new(&settings).unwrap().connect(NOW).await.unwrap();
        let one = Unread { uid: 1, ..found[0] };
        let moved = there.fetch(&one, 1_000_000).await.unwrap().unwrap();
        assert!(String::from_utf8(moved.raw).unwrap().contains("Subject: weg"));
    }
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_said() {
    let mut settings = mailbox("mappen");
    settings.folder = "Nergens".to_owned();
    let failure = ImapMailbox::new(&settings).unwrap().connect(NOW).await.unwrap_err();
    assert_eq!((failure.kind, failure.step), (ImapFailureKind::Folder, ImapStep::Select));
}

#[tokio::test]
async fn of_a_letter_that_is_too_large_only_the_start_comes() {
    let settings = mailbox(&own("groot"));
    let from = ImapMailbox::new(&settings).unwrap();
    let line = format!("{}\n", "x".repeat(70));
    let message = format!("Subject: groot\nFrom: klant@klant.test\n\n{}", line.repeat(90_000));
    deliver(&settings.user, &message).await;
    let found = unread(&from).await;
    assert!(found[0].size > 6_000_000);
    let mut session = from.connect(NOW).await.unwrap();
    let start = session.fetch(&found[0], 5_000_000).await.unwrap().unwrap();
    assert!(!start.whole);
    assert_eq!(start.raw.len(), 1 << 20);
    assert_eq!(parse(&start.raw, &Limits::default()).subject, "groot");
    // In more than one piece, and exactly what the server has.
    let whole = session.fetch(&found[0], 50 << 20).await.unwrap().unwrap();
    assert!(whole.whole);
    assert_eq!(whole.raw.len() as u64, found[0].size);
    assert!(whole.raw.starts_with(&start.raw));
    let whole = String::from_utf8(whole.raw).unwrap();
    let (_, body) = whole.split_once("\r\n\r\n").unwrap();
    assert_eq!(body.trim_end().replace('\r', ""), line.repeat(90_000).trim_end());
}

#[tokio::test]
async fn a_wrong_password_is_said_without_it() {
    let mut settings = mailbox("dicht");
    settings.password = Some(SecretString::from("verkeerd-wachtwoord"));
    let failure = ImapMailbox::new(&settings).unwrap().probe(NOW).await.unwrap_err();
    assert_eq!((failure.kind, failure.step), (ImapFailureKind::SignIn, ImapStep::SignIn));
    let told = format!("{failure} {failure:?}");
    assert!(told.contains("AUTHENTICATIONFAILED"), "{told}");
    assert!(!told.contains("verkeerd") && !told.contains("dicht@"), "{told}");
}

#[tokio::test]
async fn the_connection_is_private_or_there_is_none() {
    let (host, port) = place("WEERKLANK_TEST_IMAP");
    let mut settings = mailbox("prive");
    (settings.host, settings.port) = (host, Some(port));
    settings.security = Security::Starttls;
    ImapMailbox::new(&settings).unwrap().probe(NOW).await.unwrap();
    settings.extra_root_pem = None;
    let failure = ImapMailbox::new(&settings).unwrap().probe(NOW).await.unwrap_err();
    assert_eq!((failure.kind, failure.step), (ImapFailureKind::Temporary, ImapStep::Secure));
    settings.security = Security::PlainOnLoopbackOnly;
    ImapMailbox::new(&settings).unwrap().probe(NOW).await.unwrap();
}
