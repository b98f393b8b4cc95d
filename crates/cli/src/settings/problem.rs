//! What is wrong with a setting: its key, its value unless that is a secret, what is allowed.
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::keys::{KEYS, Key};
use crate::terminal::{t, t_with};

#[derive(Debug)]
pub(crate) enum WrongSetting {
    Unknown { key: String, source: Source },
    Value { key: &'static Key, value: Option<String>, source: Source },
    UnreadableFile { file: PathBuf, cause: io::Error },
    NotToml { file: PathBuf, place: String },
}

/// Where a value came from.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    File(PathBuf),
    Variable(String),
    /// It was not given, and it must be.
    Nowhere,
}

impl WrongSetting {
    pub(super) fn value(key: &'static Key, value: Option<String>, source: Source) -> Self {
        Self::Value { key, value, source }
    }

    /// The lines that a parser shows may hold a password, so only the place is kept.
    pub(super) fn not_toml(file: &Path, cause: &figment::Error) -> Self {
        let words = cause.to_string();
        let place = words.split_once("at ").map_or("", |(_, rest)| rest);
        let place = place.lines().next().unwrap_or_default().to_owned();
        Self::NotToml { file: file.to_owned(), place }
    }
}

impl fmt::Display for WrongSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = match self {
            Self::Unknown { key, source } => {
                let known: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
                let (source, known) = (source.to_string(), known.join(", "));
                let values = [("key", key.as_str()), ("source", &source), ("known", &known)];
                t_with("terminal-setting-unknown", &values)
            }
            Self::Value { key, value: None, source: Source::Nowhere } => {
                let values = [("key", key.name), ("allowed", &t(key.allowed))];
                t_with("terminal-setting-missing", &values)
            }
            Self::Value { key, value, source } => {
                let shown = match value {
                    _ if key.is_secret => t("terminal-setting-hidden"),
                    Some(value) => value.clone(),
                    None => t("terminal-setting-no-text"),
                };
                let (source, allowed) = (source.to_string(), t(key.allowed));
                let values = [
                    ("key", key.name),
                    ("value", &shown),
                    ("source", &source),
                    ("allowed", &allowed),
                ];
                t_with("terminal-setting-wrong", &values)
            }
            Self::UnreadableFile { file, .. } => {
                t_with("terminal-setting-file", &[("file", &file.display().to_string())])
            }
            Self::NotToml { file, place } => {
                let file = file.display().to_string();
                t_with("terminal-setting-toml", &[("file", &file), ("place", place)])
            }
        };
        f.write_str(&sentence)
    }
}

impl std::error::Error for WrongSetting {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::UnreadableFile { cause, .. } => Some(cause),
            Self::Unknown { .. } | Self::Value { .. } | Self::NotToml { .. } => None,
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) => write!(f, "{}", file.display()),
            Self::Variable(name) => f.write_str(name),
            Self::Nowhere => Ok(()),
        }
    }
}
