//! Signing in without a password: a token from a provider, checked by Dovecot.

use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret as _, SecretString};
use weerklank_mail::imap::{
    ImapFailureKind, ImapMailbox, ImapSettings, ImapStep, OAuthProvider, OAuthSettings,
};

use super::mailbox;
use super::token::Provider;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn settings(provider: &Provider, kind: OAuthProvider) -> ImapSettings {
    // Before anything speaks TLS, as the program does.
    let _ = rustls::crypto::ring::default_provider().install_default();
    ImapSettings {
        password: None,
        oauth: Some(OAuthSettings {
            provider: kind,
            tenant: None,
            token_url: Some(provider.url.clone()),
            client_id: "weerklank".to_owned(),
            client_secret: Some(SecretString::from("klant&geheim")),
            refresh_token: SecretString::from("eerste"),
            scope: None,
        }),
        ..mailbox("oauth")
    }
}

/// The token that Dovecot takes.
fn good_token() -> String {
    std::env::var("WEERKLANK_TEST_IMAP_TOKEN").unwrap()
}

fn answer(token: &str, more: &str) -> (u16, String) {
    (200, format!("{{\"access_token\":\"{token}\",\"token_type\":\"Bearer\"{more}}}"))
}

#[tokio::test]
async fn a_token_opens_the_mailbox_and_is_kept_as_long_as_it_lasts() {
    let more = ",\"expires_in\":3600,\"refresh_token\":\"tweede\"";
    let provider = Provider::start(vec![answer(&good_token(), more)]).await;
    let mailbox = ImapMailbox::new(&settings(&provider, OAuthProvider::Microsoft)).unwrap();
    mailbox.probe(NOW).await.unwrap();
    mailbox.probe(NOW + SignedDuration::from_mins(50)).await.unwrap();
    let asked = provider.requests();
    assert_eq!(asked.len(), 1);
    assert_eq!(
        asked[0],
        "grant_type=refresh_token&client_id=weerklank&refresh_token=eerste\
         &client_secret=klant%26geheim\
         &scope=https%3A%2F%2Foutlook.office.com%2FIMAP.AccessAsUser.All+offline_access"
    );
    // The provider gave another refresh token; the first may not work a second time.
    assert_eq!(mailbox.renewed_refresh_token().unwrap().expose_secret(), "tweede");
    mailbox.probe(NOW + SignedDuration::from_mins(59)).await.unwrap();
    assert!(provider.requests()[1].contains("refresh_token=tweede"));
}

#[tokio::test]
async fn google_is_asked_without_a_scope() {
    let provider = Provider::start(vec![answer(&good_token(), "")]).await;
    let mailbox = ImapMailbox::new(&settings(&provider, OAuthProvider::Google)).unwrap();
    mailbox.probe(NOW).await.unwrap();
    assert!(!provider.requests()[0].contains("scope"));
    assert!(mailbox.renewed_refresh_token().is_none());
}

#[tokio::test]
async fn a_token_that_the_mail_server_refuses_is_not_kept() {
    let provider = Provider::start(vec![answer("oud", ""), answer(&good_token(), "")]).await;
    let mailbox = ImapMailbox::new(&settings(&provider, OAuthProvider::Google)).unwrap();
    let failure = mailbox.probe(NOW).await.unwrap_err();
    assert_eq!((failure.kind, failure.step), (ImapFailureKind::SignIn, ImapStep::SignIn));
    mailbox.probe(NOW).await.unwrap();
    assert_eq!(provider.requests().len(), 2);
}

#[tokio::test]
async fn what_the_provider_refuses_is_said_without_secrets() {
    let refusal = "{\"error\":\"invalid_grant\",\"error_description\":\"eerste is ingetrokken\"}";
    for (status, body, kind, told) in [
        (400, refusal, ImapFailureKind::SignIn, "400 invalid_grant"),
        (401, "<html>", ImapFailureKind::SignIn, "401 no reason"),
        (503, "", ImapFailureKind::Temporary, "503 no reason"),
        (200, "{}", ImapFailureKind::Temporary, "holds no access token"),
        (302, "", ImapFailureKind::SignIn, "302 no reason"),
    ] {
        let provider = Provider::start(vec![(status, body.to_owned())]).await;
        let mailbox = ImapMailbox::new(&settings(&provider, OAuthProvider::Other)).unwrap();
        let failure = mailbox.probe(NOW).await.unwrap_err();
        assert_eq!((failure.kind, failure.step), (kind, ImapStep::Token), "{status}");
        let said = format!("{failure:?}");
        assert!(said.contains(told), "{said}");
        assert!(!said.contains("eerste") && !said.contains("geheim"), "{said}");
    }
}

#[tokio::test]
async fn an_endless_answer_is_not_read_to_the_end() {
    let provider = Provider::start(vec![(200, "x".repeat(10 << 20))]).await;
    let mailbox = ImapMailbox::new(&settings(&provider, OAuthProvider::Other)).unwrap();
    let failure = mailbox.probe(NOW).await.unwrap_err();
    assert!(failure.reply.contains("too long"), "{failure}");
}
