//! What went wrong with a mailbox, without addresses and secrets: it goes into logs and pages.

use std::fmt;

use async_imap::error::Error;

use crate::postman::without_addresses;

/// Something did not work; the connection is not to be used any more.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("could not {step}: {reply}")]
pub struct ImapFailure {
    pub kind: ImapFailureKind,
    pub step: ImapStep,
    /// What the server said or what went wrong.
    pub reply: String,
}

/// What to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImapFailureKind {
    /// Try again later.
    Temporary,
    /// The server does not let us in: the administrator has to look.
    SignIn,
    /// The server knows no such folder: the administrator has to look.
    Folder,
}

/// How far it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImapStep {
    Connect,
    Secure,
    /// Get an access token.
    Token,
    SignIn,
    Select,
    List,
    Fetch,
    Mark,
    Move,
    Wait,
}

impl ImapFailure {
    pub(super) fn new(kind: ImapFailureKind, step: ImapStep, reply: &str) -> Self {
        Self { kind, step, reply: without_addresses(reply) }
    }

    pub(super) fn temporary(step: ImapStep, reply: &str) -> Self {
        Self::new(ImapFailureKind::Temporary, step, reply)
    }

    pub(super) fn of(step: ImapStep, error: &Error) -> Self {
        let refused = matches!(error, Error::No(_) | Error::Bad(_));
        let kind = match step {
            ImapStep::SignIn if refused && !is_passing(error) => ImapFailureKind::SignIn,
            ImapStep::Select | ImapStep::Move if matches!(error, Error::No(_)) => {
                ImapFailureKind::Folder
            }
            _ => ImapFailureKind::Temporary,
        };
        // A server may repeat the command it refuses, and with it the password.
        let reply = match (step, error) {
            (ImapStep::SignIn, Error::No(_) | Error::Bad(_)) => known_code(error).to_owned(),
            (_, Error::No(said) | Error::Bad(said)) => said.clone(),
            (_, Error::Io(cause)) => format!("the connection broke off ({})", cause.kind()),
            (_, Error::ConnectionLost) => "the connection broke off".to_owned(),
            _ => "the server said something that can't be understood".to_owned(),
        };
        Self::new(kind, step, &reply)
    }
}

/// Whether the server only says no for now.
fn is_passing(error: &Error) -> bool {
    matches!(known_code(error), "UNAVAILABLE" | "LIMIT" | "INUSE" | "SERVERBUG" | "ALERT")
}

/// The code of a refusal (RFC 5530), of those that say nothing private.
fn known_code(error: &Error) -> &'static str {
    const CODES: [&str; 10] = [
        "AUTHENTICATIONFAILED",
        "AUTHORIZATIONFAILED",
        "EXPIRED",
        "PRIVACYREQUIRED",
        "CONTACTADMIN",
        "UNAVAILABLE",
        "LIMIT",
        "INUSE",
        "SERVERBUG",
        "ALERT",
    ];
    let (Error::No(said) | Error::Bad(said)) = error else { return "refused" };
    CODES.into_iter().find(|code| said.contains(code)).unwrap_or("refused")
}

impl fmt::Display for ImapStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connect => "reach the mail server",
            Self::Secure => "make the connection private",
            Self::Token => "get an access token",
            Self::SignIn => "sign in to the mailbox",
            Self::Select => "open the folder",
            Self::List => "list the messages",
            Self::Fetch => "fetch a message",
            Self::Mark => "mark a message as read",
            Self::Move => "move a message",
            Self::Wait => "wait for a message",
        })
    }
}
