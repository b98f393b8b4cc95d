//! Handing over a letter, and each way in which that fails.

use std::sync::{Arc, Mutex};

use weerklank_mail::{
    Envelope, FailureKind, LocalMailbox, Postman, Security, SendFailure, SmtpPostman, SmtpSettings,
    Stage, compose,
};

use crate::compose::a_letter;
use crate::server::{Fault, Private, Server, Step};

/// Settings for a server on this machine, without TLS.
pub(crate) fn plain(server: &Server) -> SmtpSettings {
    SmtpSettings {
        host: "127.0.0.1".to_owned(),
        port: Some(server.address.port()),
        security: Security::PlainOnLoopbackOnly,
        user: Some("klachten".to_owned()),
        password: Some("geheim-4711".to_owned().into()),
        from: "klachten@example.nl".to_owned(),
        from_name: Some("Klachten".to_owned()),
        timeout_seconds: 5,
        extra_root_pem: None,
    }
}

async fn failure_at(step: Step, fault: Fault) -> (SendFailure, Server) {
    let server = Server::start(Private::Never, Some((step, fault))).await;
    let mut settings = plain(&server);
    settings.timeout_seconds = 1;
    let letter = a_letter();
    let postman = Postman::Smtp(SmtpPostman::new(&settings).unwrap());
    let failure = postman.send(&compose(&letter), &letter.envelope()).await.unwrap_err();
    assert!(!failure.to_string().contains('@'), "{failure}");
    (failure, server)
}

#[tokio::test]
async fn a_letter_arrives_as_it_was_composed() {
    let server = Server::start(Private::Never, None).await;
    let postman = Postman::Smtp(SmtpPostman::new(&plain(&server)).unwrap());
    let letter = a_letter();
    let bytes = compose(&letter);
    let delivery = postman.send(&bytes, &letter.envelope()).await.unwrap();
    assert_eq!(delivery.server_reply, "250 2.0.0 queued as 42 for (address)");
    let expected = String::from_utf8(bytes).unwrap();
    assert_eq!(server.letters()[0].trim_end(), expected.trim_end());
    assert!(server.heard_command("MAIL FROM:<klachten@example.nl>"));
    assert!(server.heard_command("RCPT TO:<anna@example.nl>"));
    assert!(server.heard_command("AUTH PLAIN"));
    assert!(server.heard_command("QUIT"));
}

#[tokio::test]
async fn a_line_that_is_a_full_stop_does_not_end_the_letter() {
    let server = Server::start(Private::Never, None).await;
    let postman = SmtpPostman::new(&plain(&server)).unwrap();
    let mut letter = a_letter();
    letter.text = "Een.\n.\n..\n.RCPT TO:<x@example.org>\nEinde.".to_owned();
    let bytes = compose(&letter);
    postman.send(&bytes, &letter.envelope()).await.unwrap();
    let expected = String::from_utf8(bytes).unwrap();
    assert_eq!(server.letters()[0].trim_end(), expected.trim_end());
    assert!(!server.heard_command("RCPT TO:<x@example.org>"));
}

#[tokio::test]
async fn a_server_that_is_busy_is_asked_again() {
    for (step, stage) in [
        (Step::Greeting, Stage::Connect),
        (Step::Ehlo, Stage::Connect),
        (Step::Auth, Stage::SignIn),
        (Step::MailFrom, Stage::Send),
        (Step::RcptTo, Stage::Send),
        (Step::Data, Stage::Send),
        (Step::Letter, Stage::Send),
    ] {
        let busy = Fault::Reply("451 4.3.0 anna@example.nl: try again later");
        let (failure, server) = failure_at(step, busy).await;
        assert_eq!((failure.kind, failure.stage), (FailureKind::Temporary, stage), "{step:?}");
        assert!(failure.reply.contains("try again later"), "{failure}");
        assert_eq!(server.letters().len(), 0);
    }
}

#[tokio::test]
async fn only_a_refusal_of_this_letter_is_final() {
    for (step, stage, kind) in [
        (Step::Greeting, Stage::Connect, FailureKind::Temporary),
        (Step::Ehlo, Stage::Connect, FailureKind::Temporary),
        (Step::Auth, Stage::SignIn, FailureKind::Temporary),
        (Step::MailFrom, Stage::Send, FailureKind::Permanent),
        (Step::RcptTo, Stage::Send, FailureKind::Permanent),
        (Step::Data, Stage::Send, FailureKind::Permanent),
        (Step::Letter, Stage::Send, FailureKind::Permanent),
    ] {
        let no = Fault::Reply("550 5.1.1 <anna@example.nl>: no such user");
        let (failure, server) = failure_at(step, no).await;
        assert_eq!((failure.kind, failure.stage), (kind, stage), "{step:?}");
        assert!(failure.reply.contains("no such user"), "{failure}");
        assert_eq!(server.letters().len(), 0);
    }
}

#[tokio::test]
async fn a_connection_that_breaks_is_tried_again() {
    for step in [
        Step::Greeting,
        Step::Ehlo,
        Step::Auth,
        Step::MailFrom,
        Step::RcptTo,
        Step::Data,
        Step::Letter,
    ] {
        let (failure, _server) = failure_at(step, Fault::Close).await;
        assert_eq!(failure.kind, FailureKind::Temporary, "{step:?}: {failure}");
    }
}

#[tokio::test]
async fn a_server_that_says_nothing_is_left_after_the_timeout() {
    let (greeting, auth, letter) = tokio::join!(
        failure_at(Step::Greeting, Fault::Silence),
        failure_at(Step::Auth, Fault::Silence),
        failure_at(Step::Letter, Fault::Silence),
    );
    for ((failure, _server), stage) in
        [(greeting, Stage::Connect), (auth, Stage::SignIn), (letter, Stage::Send)]
    {
        assert_eq!((failure.kind, failure.stage), (FailureKind::Temporary, stage));
        assert_eq!(failure.reply, "no answer within 1 seconds");
    }
}

#[tokio::test]
async fn nonsense_from_a_server_is_no_delivery() {
    for reply in ["hello there", "354 go on", "\u{0}\u{0}", ""] {
        let (failure, _server) = failure_at(Step::Letter, Fault::Reply(reply)).await;
        assert_eq!(failure.kind, FailureKind::Temporary, "{reply:?}: {failure}");
    }
}

#[tokio::test]
async fn a_server_that_is_away_is_tried_again() {
    let server = Server::start(Private::Never, None).await;
    let mut settings = plain(&server);
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    settings.port = Some(free.local_addr().unwrap().port());
    drop(free);
    let failure = SmtpPostman::new(&settings).unwrap().probe().await.unwrap_err();
    assert_eq!((failure.kind, failure.stage), (FailureKind::Temporary, Stage::Connect));
}

#[tokio::test]
async fn a_probe_sends_nothing() {
    let server = Server::start(Private::Never, None).await;
    Postman::Smtp(SmtpPostman::new(&plain(&server)).unwrap()).probe().await.unwrap();
    assert!(server.heard_command("AUTH PLAIN"));
    assert!(!server.heard_command("MAIL"));
}

#[tokio::test]
async fn without_settings_a_letter_stays() {
    let letter = a_letter();
    let failure =
        Postman::NotConfigured.send(&compose(&letter), &letter.envelope()).await.unwrap_err();
    assert_eq!(failure.kind, FailureKind::NotConfigured);
    assert!(Postman::NotConfigured.probe().await.is_err());
}

#[tokio::test]
async fn a_local_mailbox_keeps_what_it_is_given() {
    type Kept = Mutex<Vec<(Envelope, Vec<u8>)>>;
    let kept: Arc<Kept> = Arc::default();
    let inside = Arc::clone(&kept);
    let postman = Postman::Local(LocalMailbox::new(move |envelope, bytes| {
        inside.lock().unwrap().push((envelope.clone(), bytes.to_vec()));
        Ok(())
    }));
    let letter = a_letter();
    postman.send(&compose(&letter), &letter.envelope()).await.unwrap();
    assert_eq!(kept.lock().unwrap()[0], (letter.envelope(), compose(&letter)));

    let full = LocalMailbox::new(|_, _| Err(std::io::Error::other("the disk is full")));
    let failure =
        Postman::Local(full).send(&compose(&letter), &letter.envelope()).await.unwrap_err();
    assert_eq!(failure.kind, FailureKind::Temporary);
    assert_eq!(failure.reply, "the disk is full");
}
