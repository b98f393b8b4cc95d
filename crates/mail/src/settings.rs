//! How the organisation sends its mail, and what is wrong with what was filled in.

use std::net::IpAddr;
use std::time::Duration;

use lettre::transport::smtp::client::{Certificate, TlsParameters};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use crate::address::{Mailbox, MailboxError};

/// In seconds; waiting longer than a quarter of an hour helps nobody.
const TIMEOUT_SECONDS_MAX: u64 = 900;

/// The settings of the mail server, as they stand in the configuration file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmtpSettings {
    pub host: String,
    /// Absent: the usual one for `security`.
    #[serde(default)]
    pub port: Option<u16>,
    #[serde(default)]
    pub security: Security,
    #[serde(default)]
    pub user: Option<String>,
    #[serde(default)]
    pub password: Option<SecretString>,
    /// The address that letters come from, such as `klachten@example.nl`.
    pub from: String,
    #[serde(default)]
    pub from_name: Option<String>,
    /// In seconds, for each step of a delivery.
    #[serde(default = "thirty")]
    pub timeout_seconds: u64,
    /// The certificate of an own authority, as PEM text, beside those everybody trusts.
    #[serde(default)]
    pub extra_root_pem: Option<String>,
}

/// How the way to the mail server is kept private. Less than this is not on offer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Security {
    /// Starts readable and must turn private before anything is said: port 587.
    #[default]
    Starttls,
    /// Private from the first byte: port 465.
    Tls,
    /// Readable, so only to a server on the same machine: port 25.
    PlainOnLoopbackOnly,
}

/// What is wrong with the settings of the mail server.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("smtp host: the name of the mail server is empty or holds a space")]
    Host,
    #[error("smtp port: 0 is not a port")]
    Port,
    #[error("smtp security: plain-on-loopback-only is for a server on this machine, not {host}")]
    PlainNotOnLoopback { host: String },
    #[error("smtp user: there is a password but no user")]
    PasswordWithoutUser,
    #[error("smtp password: there is a user but no password")]
    UserWithoutPassword,
    #[error("smtp from: this is not the address of a sender")]
    From(#[source] MailboxError),
    #[error("smtp timeout_seconds: give 1 to {TIMEOUT_SECONDS_MAX} seconds")]
    Timeout,
    #[error("smtp extra_root_pem: this is not a certificate in PEM form")]
    ExtraRoot(#[source] Option<lettre::transport::smtp::Error>),
    #[error("smtp host: no certificate can be checked against this name")]
    Tls(#[source] lettre::transport::smtp::Error),
}

impl SmtpSettings {
    /// Tells what is wrong, before the first letter does.
    pub fn check(&self) -> Result<(), SettingsError> {
        let strange = |character: char| character.is_whitespace() || character.is_control();
        if self.host.is_empty() || self.host.contains(strange) {
            return Err(SettingsError::Host);
        }
        if self.port == Some(0) {
            return Err(SettingsError::Port);
        }
        if self.security == Security::PlainOnLoopbackOnly && !is_loopback(&self.host) {
            return Err(SettingsError::PlainNotOnLoopback { host: self.host.clone() });
        }
        if !(1..=TIMEOUT_SECONDS_MAX).contains(&self.timeout_seconds) {
            return Err(SettingsError::Timeout);
        }
        self.credentials()?;
        self.sender()?;
        self.tls().map(drop)
    }

    /// The mailbox that letters come from.
    pub fn sender(&self) -> Result<Mailbox, SettingsError> {
        Mailbox::new(self.from_name.as_deref(), &self.from).map_err(SettingsError::From)
    }

    pub(crate) fn port(&self) -> u16 {
        self.port.unwrap_or(match self.security {
            Security::Starttls => 587,
            Security::Tls => 465,
            Security::PlainOnLoopbackOnly => 25,
        })
    }

    pub(crate) fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds)
    }

    /// User and password, when the server asks for them.
    pub(crate) fn credentials(&self) -> Result<Option<(&str, &str)>, SettingsError> {
        let user = self.user.as_deref().filter(|user| !user.is_empty());
        let password = self.password.as_ref().map(ExposeSecret::expose_secret);
        match (user, password.filter(|password| !password.is_empty())) {
            (Some(user), Some(password)) => Ok(Some((user, password))),
            (None, None) => Ok(None),
            (Some(_), None) => Err(SettingsError::UserWithoutPassword),
            (None, Some(_)) => Err(SettingsError::PasswordWithoutUser),
        }
    }

    /// What a certificate is checked against; nothing when the way is plain.
    pub(crate) fn tls(&self) -> Result<Option<TlsParameters>, SettingsError> {
        if self.security == Security::PlainOnLoopbackOnly {
            return Ok(None);
        }
        let mut builder = TlsParameters::builder(self.host.clone());
        if let Some(pem) = &self.extra_root_pem {
            if !pem.contains("-----BEGIN CERTIFICATE-----") {
                return Err(SettingsError::ExtraRoot(None));
            }
            let certificate = Certificate::from_pem(pem.as_bytes())
                .map_err(|cause| SettingsError::ExtraRoot(Some(cause)))?;
            builder = builder.add_root_certificate(certificate);
        }
        builder.build_rustls().map(Some).map_err(SettingsError::Tls)
    }
}

pub(crate) fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn thirty() -> u64 {
    30
}
