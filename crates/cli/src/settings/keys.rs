//! The table of all settings; `docs/operations.md` has a row for each of them.
use weerklank_mail::SettingsError;

/// One setting.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    /// As it would be written; nothing when there is none.
    pub(crate) default: Option<&'static str>,
    /// What it may be: the key of a sentence.
    pub(crate) allowed: &'static str,
    /// Its value is never shown.
    pub(crate) is_secret: bool,
}

pub(crate) const KEYS: [Key; 31] = [
    key("mailboxes", None, "terminal-allowed-mailboxes"),
    key("listen", Some("127.0.0.1:8080"), "terminal-allowed-listen"),
    key("public_url", None, "terminal-allowed-public-url"),
    key("trusted_proxies", Some("127.0.0.1, ::1"), "terminal-allowed-proxies"),
    key("data", Some("weerklank-data"), "terminal-allowed-folder"),
    secret("database", Some("sqlite"), "terminal-allowed-database"),
    key("log.format", Some("json"), "terminal-allowed-log-format"),
    key("log.level", Some("info"), "terminal-allowed-log-level"),
    key("files.folder", None, "terminal-allowed-folder"),
    key("files.file_megabytes_max", Some("50"), "terminal-allowed-megabytes"),
    key("files.form_megabytes_max", Some("100"), "terminal-allowed-form-megabytes"),
    key("files.count_max", Some("10"), "terminal-allowed-file-count"),
    key("files.kinds", Some("office pdf image mail text audio zip"), "terminal-allowed-kinds"),
    key("files.scanner", None, "terminal-allowed-scanner"),
    key("files.s3.bucket", None, "terminal-allowed-s3"),
    key("files.s3.region", Some("eu-central-1"), "terminal-allowed-s3"),
    key("files.s3.endpoint", None, "terminal-allowed-s3-endpoint"),
    secret("files.s3.access_key", None, "terminal-allowed-s3"),
    secret("files.s3.secret_key", None, "terminal-allowed-s3"),
    key("files.s3.prefix", None, "terminal-allowed-s3"),
    key("mail_in.plus_addressing", Some("true"), "terminal-allowed-yes-no"),
    key("mail_in.automatic_a_day", Some("3"), "terminal-allowed-automatic"),
    key("smtp.host", None, "terminal-allowed-smtp-host"),
    key("smtp.port", None, "terminal-allowed-port"),
    key("smtp.security", Some("starttls"), "terminal-allowed-smtp-security"),
    key("smtp.user", None, "terminal-allowed-smtp-user"),
    secret("smtp.password", None, "terminal-allowed-smtp-password"),
    key("smtp.from", None, "terminal-allowed-smtp-from"),
    key("smtp.from_name", None, "terminal-allowed-smtp-from-name"),
    key("smtp.timeout_seconds", Some("30"), "terminal-allowed-smtp-timeout"),
    key("smtp.root_certificate_file", None, "terminal-allowed-smtp-root"),
];

pub(super) fn key_named(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// Which setting the mail server's check complains about.
pub(super) fn of_smtp(error: &SettingsError) -> &'static str {
    match error {
        SettingsError::Host | SettingsError::Tls(_) => "smtp.host",
        SettingsError::Port => "smtp.port",
        SettingsError::PlainNotOnLoopback { .. } => "smtp.security",
        SettingsError::PasswordWithoutUser => "smtp.user",
        SettingsError::UserWithoutPassword => "smtp.password",
        SettingsError::From(_) => "smtp.from",
        SettingsError::Timeout => "smtp.timeout_seconds",
        SettingsError::ExtraRoot(_) => "smtp.root_certificate_file",
    }
}

const fn key(name: &'static str, default: Option<&'static str>, allowed: &'static str) -> Key {
    Key { name, default, allowed, is_secret: false }
}

const fn secret(name: &'static str, default: Option<&'static str>, allowed: &'static str) -> Key {
    Key { name, default, allowed, is_secret: true }
}
