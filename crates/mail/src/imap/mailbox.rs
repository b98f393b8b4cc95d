//! The way into a mailbox: reach the server, turn private, sign in, open the folder.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_imap::{Client, Session};
use jiff::Timestamp;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use secrecy::SecretString;
use tokio::net::TcpStream;

use super::failure::{ImapFailure, ImapStep};
use super::oauth::{Plain, Tokens, XOAuth2};
use super::session::ImapSession;
use super::settings::{ImapSettings, ImapSettingsError, Login};
use super::wire::{Allowance, Wire, tls};
use crate::settings::Security;

/// In bytes: what a server may say before and while it lets us in.
const GREETING_MAX: usize = 1 << 20;

/// A mailbox that mail is fetched from.
#[derive(Clone)]
pub struct ImapMailbox(Arc<Inside>);

struct Inside {
    settings: ImapSettings,
    host: String,
    name: ServerName<'static>,
    tls: Arc<ClientConfig>,
    way_in: WayIn,
}

enum WayIn {
    Password(SecretString),
    Tokens(Box<Tokens>),
}

impl ImapMailbox {
    /// A mailbox for settings that were checked.
    pub fn new(settings: &ImapSettings) -> Result<Self, ImapSettingsError> {
        settings.check()?;
        let host = settings.host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let name = ServerName::try_from(host.clone()).map_err(|_| ImapSettingsError::Name)?;
        let way_in = match settings.login()? {
            Login::Password(password) => WayIn::Password(password),
            Login::OAuth(oauth) => WayIn::Tokens(Box::new(Tokens::new(oauth, settings.timeout())?)),
        };
        let tls = tls(settings.extra_root_pem.as_deref())?;
        Ok(Self(Arc::new(Inside { settings: settings.clone(), host, name, tls, way_in })))
    }

    /// Opens the folder. `now` tells whether an access token still lasts.
    pub async fn connect(&self, now: Timestamp) -> Result<ImapSession, ImapFailure> {
        let inside = &self.0;
        let token = match &inside.way_in {
            WayIn::Password(_) => None,
            WayIn::Tokens(tokens) => Some(tokens.access(now).await?),
        };
        let allowance = Allowance::default();
        allowance.set(GREETING_MAX);
        let client = inside.reach(allowance.clone()).await?;
        let signing_in = inside.sign_in(client, token);
        let session = match within(inside.timeout(), ImapStep::SignIn, signing_in).await {
            Ok(session) => session,
            Err(failure) => {
                if let WayIn::Tokens(tokens) = &inside.way_in {
                    tokens.forget_access();
                }
                return Err(failure);
            }
        };
        ImapSession::open(session, allowance, &inside.settings).await
    }

    /// Goes all the way and leaves.
    pub async fn probe(&self, now: Timestamp) -> Result<(), ImapFailure> {
        self.connect(now).await?.leave().await;
        Ok(())
    }

    /// What tells the refresh token of the settings from others, without telling it.
    pub fn refresh_token_digest(&self) -> Option<[u8; 32]> {
        match &self.0.way_in {
            WayIn::Password(_) => None,
            WayIn::Tokens(tokens) => Some(tokens.digest()),
        }
    }

    /// Goes on with a refresh token that the provider gave in an earlier run.
    pub fn resume(&self, refresh_token: SecretString) {
        if let WayIn::Tokens(tokens) = &self.0.way_in {
            tokens.resume(refresh_token);
        }
    }

    /// The provider gave another refresh token than the one of the settings. Whoever keeps it
    /// signs in after a restart too, also when the first one has ended.
    pub fn renewed_refresh_token(&self) -> Option<SecretString> {
        match &self.0.way_in {
            WayIn::Password(_) => None,
            WayIn::Tokens(tokens) => tokens.renewed(),
        }
    }
}

impl fmt::Debug for ImapMailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ImapMailbox({}:{})", self.0.host, self.0.settings.port())
    }
}

impl Inside {
    fn timeout(&self) -> Duration {
        self.settings.timeout()
    }

    async fn reach(&self, allowance: Allowance) -> Result<Client<Wire>, ImapFailure> {
        let server = (self.host.as_str(), self.settings.port());
        let reaching = async {
            TcpStream::connect(server).await.map_err(|cause| {
                ImapFailure::temporary(ImapStep::Connect, &cause.kind().to_string())
            })
        };
        let stream = within(self.timeout(), ImapStep::Connect, reaching).await?;
        let wire = Wire::plain(stream, allowance);
        match self.settings.security {
            Security::Tls => greeted(self.secure(wire).await?, self.timeout()).await,
            Security::PlainOnLoopbackOnly => greeted(wire, self.timeout()).await,
            Security::Starttls => {
                let mut client = greeted(wire, self.timeout()).await?;
                let turning = async {
                    let done = client.run_command_and_check_ok("STARTTLS", None).await;
                    done.map_err(|cause| ImapFailure::of(ImapStep::Secure, &cause))
                };
                // A server that does not offer it is refused: somebody may have hidden it.
                within(self.timeout(), ImapStep::Secure, turning).await?;
                // What came after the answer, readable, is left behind with the client.
                Ok(Client::new(self.secure(client.into_inner()).await?))
            }
        }
    }

    async fn secure(&self, wire: Wire) -> Result<Wire, ImapFailure> {
        let securing = async {
            wire.secured(self.tls.clone(), self.name.clone())
                .await
                .map_err(|cause| ImapFailure::temporary(ImapStep::Secure, &cause.to_string()))
        };
        within(self.timeout(), ImapStep::Secure, securing).await
    }

    async fn sign_in(
        &self,
        client: Client<Wire>,
        token: Option<SecretString>,
    ) -> Result<Session<Wire>, ImapFailure> {
        let user = &self.settings.user;
        let entered = match (&self.way_in, token) {
            (WayIn::Password(password), _) => {
                match client.authenticate("PLAIN", Plain::new(user, password)).await {
                    // It has no PLAIN, so the older way.
                    Err((async_imap::error::Error::Bad(_), client)) => {
                        use secrecy::ExposeSecret as _;
                        client.login(user, password.expose_secret()).await
                    }
                    done => done,
                }
            }
            (WayIn::Tokens(_), token) => {
                let token = token.unwrap_or_default();
                client.authenticate("XOAUTH2", XOAuth2::new(user, &token)).await
            }
        };
        entered.map_err(|(cause, _)| ImapFailure::of(ImapStep::SignIn, &cause))
    }
}

async fn greeted(wire: Wire, timeout: Duration) -> Result<Client<Wire>, ImapFailure> {
    let mut client = Client::new(wire);
    let greeting = async {
        match client.read_response().await {
            Ok(Some(_)) => Ok(()),
            Ok(None) => Err(ImapFailure::temporary(ImapStep::Connect, "the server hung up")),
            Err(cause) => Err(ImapFailure::temporary(ImapStep::Connect, &cause.kind().to_string())),
        }
    };
    within(timeout, ImapStep::Connect, greeting).await?;
    Ok(client)
}

/// One step, or that it took too long.
pub(super) async fn within<T>(
    timeout: Duration,
    step: ImapStep,
    doing: impl Future<Output = Result<T, ImapFailure>>,
) -> Result<T, ImapFailure> {
    tokio::time::timeout(timeout, doing).await.unwrap_or_else(|_| {
        let reply = format!("no answer within {} seconds", timeout.as_secs());
        Err(ImapFailure::temporary(step, &reply))
    })
}
