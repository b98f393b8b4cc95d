//! What is wrong with the settings is said before the first letter is.

use weerklank_mail::{Security, SettingsError, SmtpPostman, SmtpSettings};

fn from_json(json: &str) -> SmtpSettings {
    serde_json::from_str(json).unwrap()
}

fn good() -> SmtpSettings {
    from_json(
        r#"{"host": "mail.example.nl", "user": "klachten", "password": "geheim-4711",
            "from": "klachten@example.nl", "from_name": "Klachten Voorbeeld"}"#,
    )
}

#[test]
fn the_defaults_are_the_private_ones() {
    let settings = good();
    assert_eq!(settings.security, Security::Starttls);
    assert_eq!((settings.port, settings.timeout_seconds), (None, 30));
    settings.check().unwrap();
    let sender = settings.sender().unwrap();
    assert_eq!(sender.to_string(), "\"Klachten Voorbeeld\" <klachten@example.nl>");
    let postman = SmtpPostman::new(&settings).unwrap();
    assert_eq!(format!("{postman:?}"), "SmtpPostman(mail.example.nl:587)");
}

#[test]
fn a_password_is_not_shown_by_mistake() {
    assert!(!format!("{:?}", good()).contains("geheim"));
}

#[test]
fn an_unknown_setting_is_refused() {
    let json = r#"{"host": "h", "from": "a@b.nl", "pasword": "x"}"#;
    assert!(serde_json::from_str::<SmtpSettings>(json).is_err());
}

#[test]
fn each_wrong_setting_is_named() {
    type Change = fn(&mut SmtpSettings);
    let wrong: [(Change, &str); 11] = [
        (|s| s.host = String::new(), "smtp host"),
        (|s| s.host = "mail example".to_owned(), "smtp host"),
        (|s| s.port = Some(0), "smtp port"),
        (|s| s.security = Security::PlainOnLoopbackOnly, "smtp security"),
        (|s| s.user = None, "smtp user"),
        (|s| s.password = None, "smtp password"),
        (|s| s.from = "klachten".to_owned(), "smtp from"),
        (|s| s.from_name = Some("Klachten\r\nBcc: x@example.org".to_owned()), "smtp from"),
        (|s| s.timeout_seconds = 0, "smtp timeout"),
        (|s| s.timeout_seconds = 901, "smtp timeout"),
        (|s| s.extra_root_pem = Some("none".to_owned()), "smtp extra_root_pem"),
    ];
    for (change, beginning) in wrong {
        let mut settings = good();
        change(&mut settings);
        let error = settings.check().unwrap_err();
        assert!(error.to_string().starts_with(beginning), "{error}");
        assert!(SmtpPostman::new(&settings).is_err());
    }
}

#[test]
fn plain_text_stays_on_this_machine() {
    for (host, allowed) in [
        ("localhost", true),
        ("127.0.0.1", true),
        ("127.8.0.1", true),
        ("::1", true),
        ("[::1]", true),
        ("10.0.0.1", false),
        ("0.0.0.0", false),
        ("localhost.example.nl", false),
        ("127.0.0.1.example.nl", false),
    ] {
        let mut settings = good();
        settings.security = Security::PlainOnLoopbackOnly;
        settings.host = host.to_owned();
        let outcome = settings.check();
        assert_eq!(outcome.is_ok(), allowed, "{host}: {outcome:?}");
        if let Err(error) = outcome {
            assert!(matches!(error, SettingsError::PlainNotOnLoopback { .. }));
        }
    }
}
