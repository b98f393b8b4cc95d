//! What is wrong with the settings of a mailbox is said before it is used.

use secrecy::SecretString;
use weerklank_mail::Security;
use weerklank_mail::imap::{ImapSettings, OAuthProvider, OAuthSettings};

fn good() -> ImapSettings {
    super::settings("imap.example.nl", 993, "klachten")
}

fn oauth() -> OAuthSettings {
    OAuthSettings {
        provider: OAuthProvider::Microsoft,
        tenant: Some("voorbeeld.example".to_owned()),
        token_url: None,
        client_id: "a".to_owned(),
        client_secret: None,
        refresh_token: SecretString::from("b"),
        scope: None,
    }
}

#[test]
fn good_settings_are_good() {
    good().check().unwrap();
    ImapSettings { password: None, oauth: Some(oauth()), ..good() }.check().unwrap();
}

#[test]
fn each_mistake_is_named() {
    let with = |change: fn(&mut ImapSettings)| {
        let mut settings = good();
        change(&mut settings);
        settings.check().unwrap_err().to_string()
    };
    assert!(with(|s| s.host = "a b".to_owned()).starts_with("imap host"));
    assert!(with(|s| s.port = Some(0)).starts_with("imap port"));
    assert!(with(|s| s.security = Security::PlainOnLoopbackOnly).starts_with("imap security"));
    assert!(with(|s| s.user = "a\r\nb".to_owned()).starts_with("imap user"));
    assert!(with(|s| s.password = None).starts_with("imap password"));
    assert!(with(|s| s.oauth = Some(oauth())).starts_with("imap password"));
    assert!(with(|s| s.folder = String::new()).starts_with("imap folder"));
    assert!(with(|s| s.move_to = Some("a\nb".to_owned())).starts_with("imap folder"));
    assert!(with(|s| s.timeout_seconds = 0).starts_with("imap timeout_seconds"));
}

#[test]
fn a_token_is_only_asked_over_a_private_way() {
    let with = |change: fn(&mut OAuthSettings)| {
        let mut oauth = oauth();
        change(&mut oauth);
        let settings = ImapSettings { password: None, oauth: Some(oauth), ..good() };
        settings.check().unwrap_err().to_string()
    };
    let address = "imap oauth.token_url";
    assert!(with(|o| o.token_url = Some("http://login.example/x".to_owned())).starts_with(address));
    assert!(with(|o| o.token_url = Some("file:///etc/passwd".to_owned())).starts_with(address));
    assert!(with(|o| o.provider = OAuthProvider::Other).starts_with(address));
    assert!(with(|o| o.tenant = Some("a/../b".to_owned())).starts_with(address));
    assert!(with(|o| o.client_id = String::new()).starts_with("imap oauth.client_id"));
}
