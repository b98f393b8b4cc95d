//! An access token from a refresh token (RFC 6749, 6), and what a server wants to hear of it.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::failure::{ImapFailure, ImapFailureKind, ImapStep};
use super::settings::{ImapSettingsError, OAuthSettings};

/// A token is renewed so long before it ends.
const MARGIN: SignedDuration = SignedDuration::from_secs(120);
/// When the provider does not say how long a token lasts.
const LIFE_SECONDS: i64 = 3_600;
/// In bytes, of an answer of the provider.
const ANSWER_MAX: usize = 64 << 10;

/// Gets access tokens, and keeps the last as long as it lasts.
pub(super) struct Tokens {
    settings: OAuthSettings,
    url: String,
    client: reqwest::Client,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    access: Option<(SecretString, Timestamp)>,
    /// The provider gave a new refresh token; the one of the settings may end.
    refresh: Option<SecretString>,
}

#[derive(Deserialize)]
struct Answer {
    access_token: SecretString,
    #[serde(default)]
    expires_in: Option<i64>,
    #[serde(default)]
    refresh_token: Option<SecretString>,
}

#[derive(Deserialize)]
struct Refusal {
    error: String,
}

impl Tokens {
    pub(super) fn new(
        settings: OAuthSettings,
        timeout: Duration,
    ) -> Result<Self, ImapSettingsError> {
        let url = settings.token_url().ok_or(ImapSettingsError::TokenUrl)?;
        let client = reqwest::Client::builder()
            .timeout(timeout)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(ImapSettingsError::Http)?;
        Ok(Self { settings, url, client, kept: Mutex::default() })
    }

    /// A token that still lasts a while.
    pub(super) async fn access(&self, now: Timestamp) -> Result<SecretString, ImapFailure> {
        let refresh = {
            let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((token, until)) = &kept.access
                && now + MARGIN < *until
            {
                return Ok(token.clone());
            }
            kept.refresh.clone().unwrap_or_else(|| self.settings.refresh_token.clone())
        };
        let answer = self.ask(&refresh).await?;
        let life = answer.expires_in.unwrap_or(LIFE_SECONDS).clamp(0, 86_400);
        let until = now + SignedDuration::from_secs(life);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.access = Some((answer.access_token.clone(), until));
        if let Some(refresh) = answer.refresh_token {
            kept.refresh = Some(refresh);
        }
        Ok(answer.access_token)
    }

    /// The mail server refused the token, whatever its provider said of it.
    pub(super) fn forget_access(&self) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).access = None;
    }

    pub(super) fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.settings.refresh_token.expose_secret()).into()
    }

    pub(super) fn resume(&self, refresh: SecretString) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).refresh = Some(refresh);
    }

    pub(super) fn renewed(&self) -> Option<SecretString> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).refresh.clone()
    }

    /// Made apart, since what makes it may not wait.
    fn form(&self, refresh: &SecretString) -> String {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("grant_type", "refresh_token")
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("refresh_token", refresh.expose_secret());
        if let Some(secret) = &self.settings.client_secret {
            form.append_pair("client_secret", secret.expose_secret());
        }
        if let Some(scope) = self.settings.scope() {
            form.append_pair("scope", scope);
        }
        form.finish()
    }

    async fn ask(&self, refresh: &SecretString) -> Result<Answer, ImapFailure> {
        let form = self.form(refresh);
        let request = self
            .client
            .post(&self.url)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json")
            .body(form);
        let mut response = request.send().await.map_err(|cause| unreachable(&cause))?;
        let status = response.status();
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(|cause| unreachable(&cause))? {
            if body.len() + piece.len() > ANSWER_MAX {
                return Err(temporary("the answer is too long"));
            }
            body.extend_from_slice(&piece);
        }
        if status.is_success() {
            return serde_json::from_slice(&body)
                .map_err(|_| temporary("the answer holds no access token"));
        }
        Err(refusal(status.as_u16(), &body))
    }
}

/// Only the code of RFC 6749 is told: the rest may hold a name or a piece of the token.
fn refusal(status: u16, body: &[u8]) -> ImapFailure {
    let plain = |c: char| c.is_ascii_lowercase() || c == '_';
    let code = serde_json::from_slice::<Refusal>(body)
        .map(|refusal| refusal.error)
        .ok()
        .filter(|code| code.len() < 50 && code.chars().all(plain));
    let passing = status >= 500 || status == 429;
    let kind = if passing { ImapFailureKind::Temporary } else { ImapFailureKind::SignIn };
    let code = code.unwrap_or_else(|| "no reason".to_owned());
    ImapFailure::new(kind, ImapStep::Token, &format!("{status} {code}"))
}

/// Without the address, which an error of the client holds.
fn unreachable(cause: &reqwest::Error) -> ImapFailure {
    temporary(if cause.is_timeout() {
        "the provider does not answer in time"
    } else {
        "the provider can't be reached"
    })
}

fn temporary(reply: &str) -> ImapFailure {
    ImapFailure::temporary(ImapStep::Token, reply)
}

/// What `AUTHENTICATE XOAUTH2` wants to hear; an error in the form of a challenge gets an empty
/// answer, after which the server says no.
pub(super) struct XOAuth2 {
    first: Option<String>,
}

impl XOAuth2 {
    pub(super) fn new(user: &str, token: &SecretString) -> Self {
        let token = token.expose_secret();
        Self { first: Some(format!("user={user}\x01auth=Bearer {token}\x01\x01")) }
    }
}

impl async_imap::Authenticator for XOAuth2 {
    type Response = String;

    fn process(&mut self, _challenge: &[u8]) -> String {
        self.first.take().unwrap_or_default()
    }
}

/// What `AUTHENTICATE PLAIN` wants to hear: unlike `LOGIN` it takes any character.
pub(super) struct Plain {
    first: Option<String>,
}

impl Plain {
    pub(super) fn new(user: &str, password: &SecretString) -> Self {
        let password = password.expose_secret();
        Self { first: Some(format!("\0{user}\0{password}")) }
    }
}

impl async_imap::Authenticator for Plain {
    type Response = String;

    fn process(&mut self, _challenge: &[u8]) -> String {
        self.first.take().unwrap_or_default()
    }
}
