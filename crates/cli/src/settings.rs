//! The settings of an installation: defaults, then the file, then the environment. Everything
//! that is not about this machine lies in the database.
mod files;
mod keys;
mod problem;

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Format as _, Toml};
use figment::value::{Dict, Value};
use ipnet::IpNet;
use secrecy::SecretString;
use weerklank_app::post_room::Answers;
use weerklank_mail::imap::ImapSettings;
use weerklank_mail::{Security, SmtpSettings};
use weerklank_store::Database;

pub(crate) use files::{FileSettings, Place};
pub(crate) use problem::WrongSetting;

use keys::key_named;
use problem::Source;

/// What the names in the environment begin with; `WEERKLANK_SMTP__HOST` is `smtp.host`.
const PREFIX: &str = "WEERKLANK_";
/// These are no settings: where the file is, and what the tests tell each other.
const NOT_SETTINGS: [&str; 2] = ["CONFIG", "TEST_"];
/// The name of the database in the data folder.
pub(crate) const DATABASE_FILE: &str = "weerklank.db";

/// How this process runs.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) listen: SocketAddr,
    /// Where people reach us, without a slash at the end.
    pub(crate) public_url: String,
    /// Those that may say from where a request comes.
    pub(crate) trusted_proxies: Vec<IpNet>,
    pub(crate) database: Database,
    /// Nothing: mail stays in the outbox, and the officer's page says so.
    pub(crate) smtp: Option<SmtpSettings>,
    /// The mailboxes from which complaints are fetched.
    pub(crate) mailboxes: Vec<ImapSettings>,
    /// How answers to our mail find their way, and how often we answer by ourselves.
    pub(crate) answers: Answers,
    pub(crate) files: FileSettings,
    pub(crate) log: Log,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Log {
    pub(crate) format: LogFormat,
    pub(crate) level: tracing::Level,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LogFormat {
    /// A JSON object on each line.
    Json,
    /// For eyes.
    Text,
}

impl Default for Log {
    fn default() -> Self {
        Self { format: LogFormat::Json, level: tracing::Level::INFO }
    }
}

/// Where the settings are, from the command line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    /// Goes before the setting `data`.
    pub(crate) data: Option<PathBuf>,
    pub(crate) config: Option<PathBuf>,
}

impl Settings {
    /// Reads and checks all of them: what is wrong is told before anything starts.
    pub(crate) fn read(places: &Places) -> Result<Self, WrongSetting> {
        let file = match &places.config {
            Some(path) => Some(read_file(path)?),
            None => None,
        };
        Self::gather(places, file.as_deref(), std::env::vars())
    }

    fn gather(
        places: &Places,
        file: Option<&str>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, WrongSetting> {
        let given = Given::collect(places, file, environment)?;
        let data = match &places.data {
            Some(data) => data.clone(),
            None => PathBuf::from(given.text("data")),
        };
        let listen: SocketAddr = given.parsed("listen", |value| value.parse().ok())?;
        let public_url = match given.find("public_url") {
            Some(_) => given.parsed("public_url", public_url)?,
            None => format!("http://localhost:{}", listen.port()),
        };
        let database = given.parsed("database", |value| database(value, &data))?;
        let log = Log {
            format: given.parsed("log.format", log_format)?,
            level: given.parsed("log.level", |value| value.parse().ok())?,
        };
        let trusted_proxies = given.parsed("trusted_proxies", networks)?;
        let smtp = given.smtp()?;
        let mailboxes = given.mailboxes()?;
        let answers = given.answers()?;
        let files = files::read(&given, &data)?;
        Ok(Self {
            listen,
            public_url,
            trusted_proxies,
            database,
            smtp,
            mailboxes,
            answers,
            files,
            log,
        })
    }

    /// Whether people reach us over https; only loopback may do without.
    pub(crate) fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// Addresses and networks with commas between them; nothing is nobody.
fn networks(written: &str) -> Option<Vec<IpNet>> {
    let words = written.split(',').map(str::trim).filter(|word| !word.is_empty());
    words
        .map(|word| word.parse().ok().or_else(|| Some(word.parse::<IpAddr>().ok()?.into())))
        .collect()
}

fn read_file(path: &Path) -> Result<String, WrongSetting> {
    std::fs::read_to_string(path)
        .map_err(|cause| WrongSetting::UnreadableFile { file: path.to_owned(), cause })
}

/// The values as they were given, each known by its key.
struct Given {
    values: BTreeMap<&'static str, (String, Source)>,
}

impl Given {
    fn collect(
        places: &Places,
        file: Option<&str>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, WrongSetting> {
        let config = places.config.clone().unwrap_or_default();
        let mut figment = Figment::new();
        if let Some(file) = file {
            let toml = Toml::string(file);
            // On its own first, so that only what is wrong with the file is said of the file.
            Figment::from(Toml::string(file))
                .extract::<Dict>()
                .map_err(|cause| WrongSetting::not_toml(&config, &cause))?;
            figment = figment.merge(toml);
        }
        let environment: Vec<(String, String, String)> =
            environment.into_iter().filter_map(of_environment).collect();
        for (key, value, _) in &environment {
            figment = figment.merge((key.as_str(), value.as_str()));
        }
        let source = |key: &str| {
            let named = environment.iter().find(|(of, ..)| of == key);
            named.map_or(Source::File(config.clone()), |(.., name)| Source::Variable(name.clone()))
        };
        let merged: Dict =
            figment.extract().map_err(|cause| WrongSetting::not_toml(&config, &cause))?;
        let mut values = BTreeMap::new();
        for (name, value) in leaves(merged, "") {
            let source = source(&name);
            let Some(key) = key_named(&name) else {
                return Err(WrongSetting::Unknown { key: name, source });
            };
            let text = text_of(&value);
            let Some(text) = text else { return Err(WrongSetting::value(key, None, source)) };
            values.insert(key.name, (text, source));
        }
        Ok(Self { values })
    }

    fn find(&self, name: &str) -> Option<&(String, Source)> {
        self.values.get(name)
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.values.keys().copied()
    }

    /// As it was given, or the default; empty when there is neither.
    fn text(&self, name: &str) -> &str {
        let default = key_named(name).and_then(|key| key.default).unwrap_or("");
        self.find(name).map_or(default, |(value, _)| value)
    }

    fn parsed<T>(
        &self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, WrongSetting> {
        parse(self.text(name)).ok_or_else(|| self.wrong(name))
    }

    fn wrong(&self, name: &'static str) -> WrongSetting {
        let key = key_named(name).expect("the names in this file are in the table");
        let (value, source) = match self.find(name) {
            Some((value, source)) => (Some(value.clone()), source.clone()),
            None => (None, Source::Nowhere),
        };
        WrongSetting::value(key, value, source)
    }

    /// The mailboxes, each a table `[[mailbox]]` in a file of their own: it holds passwords.
    fn mailboxes(&self) -> Result<Vec<ImapSettings>, WrongSetting> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Mailboxes {
            #[serde(default)]
            mailbox: Vec<ImapSettings>,
        }
        let Some((file, _)) = self.find("mailboxes").filter(|(file, _)| !file.is_empty()) else {
            return Ok(Vec::new());
        };
        let text = std::fs::read_to_string(file).map_err(|_| self.wrong("mailboxes"))?;
        let read: Mailboxes = toml::from_str(&text).map_err(|_| self.wrong("mailboxes"))?;
        if read.mailbox.iter().any(|mailbox| mailbox.check().is_err()) {
            return Err(self.wrong("mailboxes"));
        }
        Ok(read.mailbox)
    }

    fn answers(&self) -> Result<Answers, WrongSetting> {
        Ok(Answers {
            plus_addressing: self.parsed("mail_in.plus_addressing", |value| value.parse().ok())?,
            automatic_a_day: self.parsed("mail_in.automatic_a_day", |value| {
                value.parse().ok().filter(|number| (0..=100).contains(number))
            })?,
        })
    }

    /// The mail server, once anything is said of it.
    fn smtp(&self) -> Result<Option<SmtpSettings>, WrongSetting> {
        let optional =
            |name: &str| self.find(name).map(|(value, _)| value.clone()).filter(|v| !v.is_empty());
        if !self.names().any(|name| name.starts_with("smtp.")) {
            return Ok(None);
        }
        let port = match self.find("smtp.port") {
            Some(_) => Some(self.parsed("smtp.port", |value| value.parse().ok())?),
            None => None,
        };
        let extra_root_pem = match optional("smtp.root_certificate_file") {
            Some(file) => Some(
                std::fs::read_to_string(file)
                    .map_err(|_| self.wrong("smtp.root_certificate_file"))?,
            ),
            None => None,
        };
        let settings = SmtpSettings {
            host: self.parsed("smtp.host", |host| (!host.is_empty()).then(|| host.to_owned()))?,
            port,
            security: self.parsed("smtp.security", security)?,
            user: optional("smtp.user"),
            password: optional("smtp.password").map(SecretString::from),
            from: self.parsed("smtp.from", |from| (!from.is_empty()).then(|| from.to_owned()))?,
            from_name: optional("smtp.from_name"),
            timeout_seconds: self.parsed("smtp.timeout_seconds", |value| value.parse().ok())?,
            extra_root_pem,
        };
        match settings.check() {
            Ok(()) => Ok(Some(settings)),
            Err(cause) => Err(self.wrong(keys::of_smtp(&cause))),
        }
    }
}

/// Key, value and name of a variable that is a setting.
fn of_environment((name, value): (String, String)) -> Option<(String, String, String)> {
    let rest = name.strip_prefix(PREFIX)?;
    if NOT_SETTINGS.iter().any(|other| rest.starts_with(other)) {
        return None;
    }
    Some((rest.to_ascii_lowercase().replace("__", "."), value, name))
}

fn leaves(dict: Dict, prefix: &str) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for (name, value) in dict {
        match value {
            Value::Dict(_, inner) => found.extend(leaves(inner, &format!("{prefix}{name}."))),
            value => found.push((format!("{prefix}{name}"), value)),
        }
    }
    found
}

/// A number may be written without quotes; a list is no value of any setting.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(_, text) => Some(text.clone()),
        Value::Num(_, number) => number
            .to_u128()
            .map(|number| number.to_string())
            .or_else(|| number.to_i128().map(|number| number.to_string()))
            .or_else(|| number.to_f64().map(|number| number.to_string())),
        Value::Bool(_, so) => Some(so.to_string()),
        Value::Char(..) | Value::Empty(..) | Value::Dict(..) | Value::Array(..) => None,
    }
}

/// https, or http on this very machine; nothing behind the host.
fn public_url(value: &str) -> Option<String> {
    let value = value.strip_suffix('/').unwrap_or(value);
    let url: axum::http::Uri = value.parse().ok()?;
    let host = url.host()?.trim_start_matches('[').trim_end_matches(']');
    let is_bare = matches!(url.path(), "" | "/") && url.query().is_none() && !value.contains('@');
    let may = match url.scheme_str()? {
        "https" => true,
        "http" => is_loopback(host),
        _ => false,
    };
    (is_bare && may).then(|| value.to_owned())
}

fn is_loopback(host: &str) -> bool {
    let is_address = host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    host == "localhost" || is_address
}

fn database(value: &str, data: &Path) -> Option<Database> {
    match value {
        "sqlite" => Some(Database::Sqlite(data.join(DATABASE_FILE))),
        url if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
            Some(Database::Postgres(url.to_owned()))
        }
        _ => None,
    }
}

fn log_format(value: &str) -> Option<LogFormat> {
    match value {
        "json" => Some(LogFormat::Json),
        "text" => Some(LogFormat::Text),
        _ => None,
    }
}

fn security(value: &str) -> Option<Security> {
    match value {
        "starttls" => Some(Security::Starttls),
        "tls" => Some(Security::Tls),
        "plain-on-loopback-only" => Some(Security::PlainOnLoopbackOnly),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
