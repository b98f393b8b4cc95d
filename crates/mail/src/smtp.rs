//! One letter over SMTP: reach the server, turn private, sign in, hand over.
//!
//! A connection per letter. An organisation sends some letters an hour; a connection that is kept
//! is one that turns out to be dead just when a letter must leave.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;

use crate::postman::{Delivery, Envelope, FailureKind, SendFailure, Stage, without_addresses};
use crate::settings::{Security, SettingsError, SmtpSettings};

/// For the farewell: the letter is over already, so nobody waits for it.
const FAREWELL: Duration = Duration::from_secs(2);

/// Sends over the mail server of the organisation.
#[derive(Clone)]
pub struct SmtpPostman(Arc<Route>);

struct Route {
    host: String,
    port: u16,
    security: Security,
    tls: Option<TlsParameters>,
    credentials: Option<Credentials>,
    /// For each step.
    timeout: Duration,
    hello: ClientId,
}

impl SmtpPostman {
    /// A postman for settings that were checked.
    pub fn new(settings: &SmtpSettings) -> Result<Self, SettingsError> {
        settings.check()?;
        let credentials = settings
            .credentials()?
            .map(|(user, password)| Credentials::new(user.to_owned(), password.to_owned()));
        Ok(Self(Arc::new(Route {
            host: settings.host.trim_start_matches('[').trim_end_matches(']').to_owned(),
            port: settings.port(),
            security: settings.security,
            tls: settings.tls()?,
            credentials,
            timeout: settings.timeout(),
            hello: ClientId::default(),
        })))
    }

    /// Hands one letter to the server.
    pub async fn send(&self, bytes: &[u8], envelope: &Envelope) -> Result<Delivery, SendFailure> {
        let (from, to) = (&envelope.from, &envelope.to);
        let on_the_outside = lettre::address::Envelope::new(
            Some(from.to_lettre_address()),
            vec![to.to_lettre_address()],
        )
        .expect("there is a recipient");
        let mut connection = self.open().await?;
        let sending = connection.send(&on_the_outside, bytes);
        let response = self.0.within(Stage::Send, sending).await?;
        let code = response.code().to_string();
        let reply = response.message().collect::<Vec<_>>().join(" ");
        let reply = format!("{code} {reply}");
        // A server that still asks for more has not taken the letter over.
        if !code.starts_with('2') {
            return Err(SendFailure::new(FailureKind::Temporary, Stage::Send, &reply));
        }
        self.close(connection).await;
        Ok(Delivery { server_reply: without_addresses(&reply) })
    }

    /// Goes all the way but for the letter.
    pub async fn probe(&self) -> Result<(), SendFailure> {
        let connection = self.open().await?;
        self.close(connection).await;
        Ok(())
    }

    async fn open(&self) -> Result<AsyncSmtpConnection, SendFailure> {
        let route = &self.0;
        let at_once = route.tls.clone().filter(|_| route.security == Security::Tls);
        let server = (route.host.as_str(), route.port);
        let reaching = AsyncSmtpConnection::connect_tokio1(
            server,
            Some(route.timeout),
            &route.hello,
            at_once,
            None,
        );
        let mut connection = route.within(Stage::Connect, reaching).await?;
        if let (Security::Starttls, Some(tls)) = (route.security, route.tls.clone()) {
            // A server that does not offer it is refused: somebody on the way may have hidden it.
            route.within(Stage::Secure, connection.starttls(tls, &route.hello)).await?;
        }
        if let Some(credentials) = &route.credentials {
            let signing_in = connection.auth(DEFAULT_MECHANISMS, credentials);
            route.within(Stage::SignIn, signing_in).await?;
        }
        Ok(connection)
    }

    async fn close(&self, mut connection: AsyncSmtpConnection) {
        // The letter is delivered whether or not the server says goodbye.
        let _ = tokio::time::timeout(FAREWELL, connection.quit()).await;
    }
}

impl fmt::Debug for SmtpPostman {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmtpPostman({}:{})", self.0.host, self.0.port)
    }
}

impl Route {
    /// One step, or what went wrong in it.
    async fn within<T>(
        &self,
        stage: Stage,
        step: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, SendFailure> {
        match tokio::time::timeout(self.timeout, step).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(error)) => Err(SendFailure::new(kind(stage, &error), stage, &reason(&error))),
            Err(_) => {
                let seconds = self.timeout.as_secs();
                let reply = format!("no answer within {seconds} seconds");
                Err(SendFailure::new(FailureKind::Temporary, stage, &reply))
            }
        }
    }
}

/// Only what is said of this letter can be final. A refusal to let us in is for every letter,
/// and ends when somebody repairs the server or the settings: until then they wait.
fn kind(stage: Stage, error: &Error) -> FailureKind {
    let of_this_letter = match stage {
        Stage::Connect | Stage::Secure | Stage::SignIn => false,
        Stage::Send => error.is_permanent() || error.is_client(),
    };
    if of_this_letter { FailureKind::Permanent } else { FailureKind::Temporary }
}

/// The error with all its causes that it does not tell itself.
fn reason(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(deeper) = cause {
        let more = deeper.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = deeper.source();
    }
    text
}
