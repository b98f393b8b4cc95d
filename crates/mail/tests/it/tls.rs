//! The way to the server is private, or there is no way.

use weerklank_mail::{FailureKind, Security, SmtpPostman, SmtpSettings, Stage, compose};

use crate::compose::a_letter;
use crate::server::{Fault, Private, Server, Step};
use crate::smtp::plain;

fn private(server: &Server, security: Security) -> SmtpSettings {
    SmtpSettings { security, ..plain(server) }
}

fn nothing_was_said(server: &Server) {
    assert!(!server.heard_command("AUTH"));
    assert!(!server.heard_command("MAIL"));
    assert_eq!(server.letters().len(), 0);
}

#[tokio::test]
async fn a_certificate_that_signed_itself_is_refused() {
    for (offer, security, stage) in [
        (Private::OnStartTls, Security::Starttls, Stage::Secure),
        (Private::AtOnce, Security::Tls, Stage::Connect),
    ] {
        let server = Server::start(offer, None).await;
        let postman = SmtpPostman::new(&private(&server, security)).unwrap();
        let letter = a_letter();
        let failure = postman.send(&compose(&letter), &letter.envelope()).await.unwrap_err();
        assert_eq!((failure.kind, failure.stage), (FailureKind::Temporary, stage));
        assert!(failure.reply.contains("certificate"), "{failure}");
        nothing_was_said(&server);
    }
}

#[tokio::test]
async fn a_certificate_of_our_own_authority_is_accepted() {
    for (offer, security) in
        [(Private::OnStartTls, Security::Starttls), (Private::AtOnce, Security::Tls)]
    {
        let server = Server::start(offer, None).await;
        let mut settings = private(&server, security);
        settings.extra_root_pem = Some(server.root_pem.clone());
        let letter = a_letter();
        let postman = SmtpPostman::new(&settings).unwrap();
        postman.send(&compose(&letter), &letter.envelope()).await.unwrap();
        assert_eq!(server.letters().len(), 1);
        assert_eq!(server.heard_command("STARTTLS"), security == Security::Starttls);
    }
}

#[tokio::test]
async fn the_certificate_of_another_server_is_refused() {
    let (server, other) =
        (Server::start(Private::AtOnce, None).await, Server::start(Private::AtOnce, None).await);
    let mut settings = private(&server, Security::Tls);
    settings.extra_root_pem = Some(other.root_pem);
    let failure = SmtpPostman::new(&settings).unwrap().probe().await.unwrap_err();
    assert_eq!(failure.stage, Stage::Connect);
    nothing_was_said(&server);
}

#[tokio::test]
async fn a_server_without_starttls_hears_no_password_and_no_letter() {
    let silent = Server::start(Private::Never, None).await;
    let refusing =
        Server::start(Private::OnStartTls, Some((Step::StartTls, Fault::Reply("454 not now"))))
            .await;
    for server in [silent, refusing] {
        let settings = private(&server, Security::Starttls);
        let failure = SmtpPostman::new(&settings).unwrap().probe().await.unwrap_err();
        assert_eq!((failure.kind, failure.stage), (FailureKind::Temporary, Stage::Secure));
        nothing_was_said(&server);
    }
}
