//! A mailbox with `OAuth2` whose provider renews its token: we get in after a restart too.
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use secrecy::SecretString;
use weerklank_app::mail_in::watch_mailbox;
use weerklank_mail::Security;
use weerklank_mail::imap::{ImapMailbox, ImapSettings, OAuthProvider, OAuthSettings};

use crate::test_app::{TestApp, on_both};

/// A provider that gives a new refresh token each time, and tells which one it was asked with.
fn provider() -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/token", listener.local_addr().unwrap());
    let (sender, asked) = channel();
    std::thread::spawn(move || {
        for (number, stream) in listener.incoming().enumerate() {
            let mut stream = stream.unwrap();
            let mut heard = String::new();
            while !heard.contains("client_id=weerklank") {
                let mut some = [0; 4096];
                let read = stream.read(&mut some).unwrap();
                heard.push_str(&String::from_utf8_lossy(&some[..read]));
            }
            let token = heard.split("refresh_token=").last().unwrap();
            let token: String = token.chars().take_while(|c| c.is_alphanumeric()).collect();
            let body = format!("{{\"access_token\":\"a\",\"refresh_token\":\"nieuw{number}\"}}");
            let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json";
            write!(stream, "{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len()).unwrap();
            if sender.send(token).is_err() {
                return;
            }
        }
    });
    (url, asked)
}

/// A process that watches until the provider was asked, and is stopped.
async fn watched(
    app: &TestApp,
    (url, configured): (&str, &str),
    asked: &Receiver<String>,
) -> String {
    let mailbox = ImapMailbox::new(&ImapSettings {
        host: "127.0.0.1".to_owned(),
        // Nobody is there: what the provider gave counts all the same.
        port: Some(9),
        security: Security::PlainOnLoopbackOnly,
        user: "klachten@organisatie.example".to_owned(),
        password: None,
        oauth: Some(OAuthSettings {
            provider: OAuthProvider::Microsoft,
            tenant: None,
            token_url: Some(url.to_owned()),
            client_id: "weerklank".to_owned(),
            client_secret: None,
            refresh_token: SecretString::from(configured),
            scope: None,
        }),
        folder: "INBOX".to_owned(),
        move_to: None,
        timeout_seconds: 10,
        extra_root_pem: None,
    });
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let running = ((**app).clone(), ("klachten".to_owned(), mailbox.unwrap()), stopped);
    let watching = tokio::spawn(watch_mailbox(running.0, running.1, running.2));
    let mut token = None;
    let mut is_told = false;
    for _ in 0..200 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        token = token.or_else(|| asked.try_recv().ok());
        let state = app.mailboxes().await.unwrap();
        is_told = state.iter().any(|(_, state)| format!("{state:?}").contains("reach"));
        if token.is_some() && is_told {
            break;
        }
    }
    assert!(is_told, "that the mail server can't be reached stands on the page");
    stop.send(true).unwrap();
    watching.await.unwrap();
    token.unwrap()
}

#[tokio::test]
async fn a_renewed_token_is_used_after_a_restart_until_the_settings_name_another() {
    on_both(|app| async move {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let (url, asked) = provider();
        assert_eq!(watched(&app, (&url, "eerste"), &asked).await, "eerste");
        assert_eq!(watched(&app, (&url, "eerste"), &asked).await, "nieuw0");
        assert_eq!(watched(&app, (&url, "eerste"), &asked).await, "nieuw1");
        assert_eq!(watched(&app, (&url, "tweede"), &asked).await, "tweede");
    })
    .await;
}
