//! Fetching mail: from a real mail server, and from one of our own that misbehaves.

mod oauth;
mod real;
mod scripted;
mod settings;
mod token;

use secrecy::SecretString;
use weerklank_mail::Security;
use weerklank_mail::imap::ImapSettings;

/// Where a test server listens, as host and port.
fn place(variable: &str) -> (String, u16) {
    let place = std::env::var(variable)
        .unwrap_or_else(|_| panic!("set {variable}: eval \"$(e2e/imap-for-tests up DIR)\""));
    let (host, port) = place.rsplit_once(':').unwrap();
    (host.to_owned(), port.parse().unwrap())
}

fn authority() -> String {
    std::fs::read_to_string(std::env::var("WEERKLANK_TEST_IMAP_AUTHORITY").unwrap()).unwrap()
}

/// A mailbox of the real server, over TLS.
fn mailbox(user: &str) -> ImapSettings {
    let (host, port) = place("WEERKLANK_TEST_IMAPS");
    ImapSettings { extra_root_pem: Some(authority()), ..settings(&host, port, user) }
}

fn settings(host: &str, port: u16, user: &str) -> ImapSettings {
    ImapSettings {
        host: host.to_owned(),
        port: Some(port),
        security: Security::Tls,
        user: format!("{user}@organisatie.test"),
        password: Some(SecretString::from("geheim")),
        oauth: None,
        folder: "INBOX".to_owned(),
        move_to: None,
        timeout_seconds: 30,
        extra_root_pem: None,
    }
}
