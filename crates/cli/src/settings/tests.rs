#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]
use super::*;

fn settings(file: &str, environment: &[(&str, &str)]) -> Result<Settings, WrongSetting> {
    let places = Places { data: None, config: Some("/etc/weerklank.toml".into()) };
    let environment = environment.iter().map(|(name, value)| (name.to_string(), value.to_string()));
    Settings::gather(&places, Some(file), environment)
}

fn problem(file: &str, environment: &[(&str, &str)]) -> String {
    settings(file, environment).unwrap_err().to_string()
}

#[test]
fn nothing_given_gives_the_defaults() {
    let settings = settings("", &[]).unwrap();
    assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(settings.public_url, "http://localhost:8080");
    assert_eq!(settings.database, Database::Sqlite("weerklank-data/weerklank.db".into()));
    assert_eq!(settings.log, Log { format: LogFormat::Json, level: tracing::Level::INFO });
    assert!(settings.smtp.is_none());
}

#[test]
fn the_environment_goes_before_the_file() {
    let file = "listen = '0.0.0.0:80'\n[smtp]\nhost = 'mail.example.nl'\nfrom = 'k@example.nl'\n";
    let environment = [("WEERKLANK_SMTP__HOST", "post.example.nl"), ("WEERKLANK_SMTP__PORT", "25")];
    let settings = settings(file, &environment).unwrap();
    assert_eq!(settings.listen.port(), 80);
    let smtp = settings.smtp.unwrap();
    assert_eq!((smtp.host.as_str(), smtp.port), ("post.example.nl", Some(25)));
}

#[test]
fn the_command_line_goes_before_all() {
    let places = Places { data: Some("elsewhere".into()), config: None };
    let environment = [("WEERKLANK_DATA".to_owned(), "here".to_owned())];
    let settings = Settings::gather(&places, None, environment).unwrap();
    assert_eq!(settings.database, Database::Sqlite("elsewhere/weerklank.db".into()));
}

#[test]
fn a_password_of_digits_stays_as_it_was_written() {
    let environment = [
        ("WEERKLANK_SMTP__HOST", "post.example.nl"),
        ("WEERKLANK_SMTP__FROM", "k@example.nl"),
        ("WEERKLANK_SMTP__USER", "k"),
        ("WEERKLANK_SMTP__PASSWORD", "007"),
    ];
    let smtp = settings("", &environment).unwrap().smtp.unwrap();
    let password = smtp.password.unwrap();
    assert_eq!(secrecy::ExposeSecret::expose_secret(&password), "007");
}

#[test]
fn a_wrong_setting_names_key_value_and_what_is_allowed() {
    for (key, value) in [
        ("LISTEN", "8080"),
        ("PUBLIC_URL", "http://klachten.example.nl"),
        ("PUBLIC_URL", "https://example.nl/klachten"),
        ("PUBLIC_URL", "https://"),
        ("DATABASE", "mysql://localhost"),
        ("LOG__FORMAT", "xml"),
        ("LOG__LEVEL", "loud"),
    ] {
        let name = format!("WEERKLANK_{key}");
        let said = problem("", &[(&name, value)]);
        let key = key.to_lowercase().replace("__", ".");
        let allowed = crate::terminal::t(key_named(&key).unwrap().allowed);
        assert!(said.contains(&key), "{said}");
        assert!(said.contains(&name), "{said}");
        assert!(said.contains(&allowed), "{said}");
        assert!(key == "database" || said.contains(value), "{said}");
    }
}

#[test]
fn the_mail_settings_are_checked_as_a_whole() {
    let with = |more: &str| format!("[smtp]\nhost = 'post.nl'\nfrom = 'k@example.nl'\n{more}");
    assert!(settings(&with(""), &[]).is_ok());
    assert!(problem("[smtp]\nfrom = 'k@example.nl'\n", &[]).contains("smtp.host"));
    assert!(problem("[smtp]\nhost = 'post.nl'\n", &[]).contains("smtp.from"));
    assert!(problem(&with("port = 0\n"), &[]).contains("smtp.port"));
    assert!(problem(&with("port = 65536\n"), &[]).contains("65536"));
    assert!(problem(&with("port = [25]\n"), &[]).contains("smtp.port"));
    assert!(problem(&with("security = 'none'\n"), &[]).contains("smtp.security"));
    assert!(problem(&with("security = 'plain-on-loopback-only'\n"), &[]).contains("smtp.security"));
    assert!(problem(&with("user = 'k'\n"), &[]).contains("smtp.password"));
    assert!(problem(&with("timeout_seconds = 0\n"), &[]).contains("smtp.timeout_seconds"));
    assert!(problem(&with("root_certificate_file = '/nowhere'\n"), &[]).contains("/nowhere"));
}

#[test]
fn a_secret_is_never_shown() {
    let said = problem("database = 'mysql://k:hunter2@host'\n", &[]);
    assert!(said.contains("database") && !said.contains("hunter2"), "{said}");
    let said = problem("[smtp]\npassword = 'hunter2\n", &[]);
    assert!(said.contains("/etc/weerklank.toml") && said.contains("line 2"), "{said}");
    assert!(!said.contains("hunter2"), "{said}");
}

#[test]
fn an_unknown_key_is_named_with_those_that_are_known() {
    let said = problem("lissten = 'x'\n", &[]);
    assert!(said.contains("lissten") && said.contains("public_url"), "{said}");
    assert!(problem("", &[("WEERKLANK_SMPT__HOST", "x")]).contains("WEERKLANK_SMPT__HOST"));
    assert!(problem("smtp = 'x'\n", &[]).contains("smtp"));
    assert!(settings("", &[("WEERKLANK_TEST_WIDE", "1"), ("OTHER", "1")]).is_ok());
}

#[test]
fn only_https_or_this_machine_is_a_public_address() {
    for good in ["https://klachten.example.nl", "http://localhost:8080/", "http://127.0.0.1:1"] {
        assert!(public_url(good).is_some_and(|url| !url.ends_with('/')), "{good}");
    }
    for bad in
        ["http://example.nl", "klachten.example.nl", "ftp://localhost", "http://localhost.nl"]
    {
        assert!(public_url(bad).is_none(), "{bad}");
    }
}

#[test]
fn every_setting_is_in_the_documentation() {
    let docs = include_str!("../../../../docs/operations.md");
    for key in &keys::KEYS {
        let row = docs.lines().find(|line| line.starts_with(&format!("| `{}` |", key.name)));
        let row = row.unwrap_or_else(|| panic!("docs/operations.md has no row for {}", key.name));
        if let Some(default) = key.default {
            assert!(row.contains(&format!("`{default}`")), "the default of {}: {row}", key.name);
        }
    }
}
