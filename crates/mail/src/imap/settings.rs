//! One mailbox that is read, and what is wrong with what was filled in.

use std::fmt;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use crate::settings::{Security, is_loopback};

/// In seconds, for one step.
const TIMEOUT_SECONDS_MAX: u64 = 900;
const MICROSOFT: &str = "https://login.microsoftonline.com";
const MICROSOFT_SCOPE: &str = "https://outlook.office.com/IMAP.AccessAsUser.All offline_access";
const GOOGLE: &str = "https://oauth2.googleapis.com/token";

/// The settings of one mailbox, as they stand in the configuration file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImapSettings {
    pub host: String,
    /// Absent: 993 with `tls`, else 143.
    #[serde(default)]
    pub port: Option<u16>,
    #[serde(default = "tls")]
    pub security: Security,
    pub user: String,
    /// Either this or `oauth`.
    #[serde(default)]
    pub password: Option<SecretString>,
    #[serde(default)]
    pub oauth: Option<OAuthSettings>,
    #[serde(default = "inbox")]
    pub folder: String,
    /// Where a message goes once it is stored; absent: it stays, marked as read.
    #[serde(default)]
    pub move_to: Option<String>,
    /// In seconds, for each step.
    #[serde(default = "sixty")]
    pub timeout_seconds: u64,
    /// The certificate of an own authority, as PEM text, beside those everybody trusts.
    #[serde(default)]
    pub extra_root_pem: Option<String>,
}

/// How an access token is got without a person: with a refresh token (RFC 6749, 6).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OAuthSettings {
    pub provider: OAuthProvider,
    /// Of Microsoft 365: the organisation. Absent: `organizations`.
    #[serde(default)]
    pub tenant: Option<String>,
    /// Absent: the one of the provider. `https`, or `http` on this machine.
    #[serde(default)]
    pub token_url: Option<String>,
    pub client_id: String,
    #[serde(default)]
    pub client_secret: Option<SecretString>,
    pub refresh_token: SecretString,
    /// Absent: the one of the provider.
    #[serde(default)]
    pub scope: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OAuthProvider {
    Microsoft,
    Google,
    /// `token_url` says where.
    Other,
}

/// How a session begins.
#[derive(Clone)]
pub(super) enum Login {
    Password(SecretString),
    OAuth(OAuthSettings),
}

/// What is wrong with the settings of a mailbox.
#[derive(Debug, thiserror::Error)]
pub enum ImapSettingsError {
    #[error("imap host: the name of the mail server is empty or holds a space")]
    Host,
    #[error("imap port: 0 is not a port")]
    Port,
    #[error("imap security: plain-on-loopback-only is for a server on this machine, not {host}")]
    PlainNotOnLoopback { host: String },
    #[error("imap user: the name is empty or holds a control character")]
    User,
    #[error("imap password: give a password or oauth, one of both")]
    Login,
    #[error("imap folder: the name is empty or holds a control character")]
    Folder,
    #[error("imap timeout_seconds: give 1 to {TIMEOUT_SECONDS_MAX} seconds")]
    Timeout,
    #[error("imap extra_root_pem: this is not a certificate in PEM form")]
    ExtraRoot,
    #[error("imap host: no certificate can be checked against this name")]
    Name,
    #[error("imap oauth.token_url: give an address with https, or http on this machine")]
    TokenUrl,
    #[error("imap oauth.{field}: this is empty")]
    OAuthEmpty { field: &'static str },
    #[error("imap: this machine can't speak TLS")]
    Tls(#[source] rustls::Error),
    #[error("imap oauth: no connection to the token address can be prepared")]
    Http(#[source] reqwest::Error),
}

impl ImapSettings {
    /// Tells what is wrong, before the first connection does.
    pub fn check(&self) -> Result<(), ImapSettingsError> {
        let strange = |c: char| c.is_whitespace() || c.is_control();
        if self.host.is_empty() || self.host.contains(strange) {
            return Err(ImapSettingsError::Host);
        }
        if self.port == Some(0) {
            return Err(ImapSettingsError::Port);
        }
        if self.security == Security::PlainOnLoopbackOnly && !is_loopback(&self.host) {
            return Err(ImapSettingsError::PlainNotOnLoopback { host: self.host.clone() });
        }
        if self.user.is_empty() || self.user.contains(char::is_control) {
            return Err(ImapSettingsError::User);
        }
        let folders = [Some(&self.folder), self.move_to.as_ref()];
        if folders.into_iter().flatten().any(|one| one.is_empty() || one.contains(char::is_control))
        {
            return Err(ImapSettingsError::Folder);
        }
        if !(1..=TIMEOUT_SECONDS_MAX).contains(&self.timeout_seconds) {
            return Err(ImapSettingsError::Timeout);
        }
        if let Login::OAuth(oauth) = self.login()? {
            oauth.check()?;
        }
        Ok(())
    }

    pub(super) fn login(&self) -> Result<Login, ImapSettingsError> {
        let given = |secret: &SecretString| !secret.expose_secret().is_empty();
        match (self.password.clone().filter(given), &self.oauth) {
            (Some(password), None) => Ok(Login::Password(password)),
            (None, Some(oauth)) => Ok(Login::OAuth(oauth.clone())),
            (None, None) | (Some(_), Some(_)) => Err(ImapSettingsError::Login),
        }
    }

    pub(super) fn port(&self) -> u16 {
        self.port.unwrap_or(match self.security {
            Security::Tls => 993,
            Security::Starttls | Security::PlainOnLoopbackOnly => 143,
        })
    }

    pub(super) fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds)
    }
}

impl OAuthSettings {
    fn check(&self) -> Result<(), ImapSettingsError> {
        for (field, empty) in [
            ("client_id", self.client_id.is_empty()),
            ("refresh_token", self.refresh_token.expose_secret().is_empty()),
        ] {
            if empty {
                return Err(ImapSettingsError::OAuthEmpty { field });
            }
        }
        let url = self.token_url().ok_or(ImapSettingsError::TokenUrl)?;
        let url: reqwest::Url = url.parse().map_err(|_| ImapSettingsError::TokenUrl)?;
        let safe = match url.scheme() {
            "https" => true,
            "http" => url.host_str().is_some_and(is_loopback),
            _ => false,
        };
        if safe { Ok(()) } else { Err(ImapSettingsError::TokenUrl) }
    }

    pub(super) fn token_url(&self) -> Option<String> {
        if let Some(url) = &self.token_url {
            return Some(url.clone());
        }
        match self.provider {
            OAuthProvider::Microsoft => {
                let tenant = self.tenant.as_deref().unwrap_or("organizations");
                let plain = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
                let url = format!("{MICROSOFT}/{tenant}/oauth2/v2.0/token");
                (!tenant.is_empty() && tenant.chars().all(plain)).then_some(url)
            }
            OAuthProvider::Google => Some(GOOGLE.to_owned()),
            OAuthProvider::Other => None,
        }
    }

    pub(super) fn scope(&self) -> Option<&str> {
        match (&self.scope, self.provider) {
            (Some(scope), _) => Some(scope),
            (None, OAuthProvider::Microsoft) => Some(MICROSOFT_SCOPE),
            // A refresh token of Google carries its own.
            (None, OAuthProvider::Google | OAuthProvider::Other) => None,
        }
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Password(_) => "Password",
            Self::OAuth(_) => "OAuth",
        })
    }
}

fn tls() -> Security {
    Security::Tls
}

fn inbox() -> String {
    "INBOX".to_owned()
}

fn sixty() -> u64 {
    60
}
