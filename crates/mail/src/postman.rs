//! Who takes a letter away, and what became of it.

use std::fmt;
use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::address::Mailbox;
use crate::smtp::SmtpPostman;

/// The reply of a server is cut here, in characters: it goes into the dossier.
const REPLY_MAX: usize = 300;

/// What stands on the outside of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    pub from: Mailbox,
    pub to: Mailbox,
}

/// The way by which this installation sends its mail.
#[derive(Clone, Debug)]
pub enum Postman {
    Smtp(SmtpPostman),
    /// For the demonstration and for tests: nothing leaves the machine.
    Local(LocalMailbox),
    /// No mail server was filled in: each letter stays in the outbox and says so.
    NotConfigured,
}

type Keep = dyn Fn(&Envelope, &[u8]) -> io::Result<()> + Send + Sync;

/// A mailbox on this machine: a letter is handed to a function that keeps it.
#[derive(Clone)]
pub struct LocalMailbox(Arc<Keep>);

/// A mail server took the letter over. The caller notes when, by its own clock (6.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// What the server said, without addresses; by its number the server's log can be searched.
    pub server_reply: String,
}

/// The letter was not taken over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("could not {stage}: {reply}")]
pub struct SendFailure {
    pub kind: FailureKind,
    pub stage: Stage,
    /// What the server said or what went wrong, without addresses.
    pub reply: String,
}

/// Whether to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FailureKind {
    /// Try again later. After a broken connection the server may have taken the letter after
    /// all, so it may come twice; that is better than not at all.
    Temporary,
    /// This letter to this address will never be taken.
    Permanent,
    /// Nothing will be sent until somebody fills in the settings.
    NotConfigured,
}

/// How far a letter came. What fails before `Send` fails for every letter: it is for the
/// administrator, not for who wrote the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    Connect,
    /// Turn the connection private with STARTTLS.
    Secure,
    SignIn,
    Send,
}

impl Postman {
    /// Hands over one letter, as `compose` made it.
    pub async fn send(&self, bytes: &[u8], envelope: &Envelope) -> Result<Delivery, SendFailure> {
        match self {
            Self::Smtp(smtp) => smtp.send(bytes, envelope).await,
            Self::Local(mailbox) => mailbox.keep(bytes, envelope),
            Self::NotConfigured => Err(SendFailure::not_configured()),
        }
    }

    /// Whether a letter could be handed over now, without sending one.
    pub async fn probe(&self) -> Result<(), SendFailure> {
        match self {
            Self::Smtp(smtp) => smtp.probe().await,
            Self::Local(_) => Ok(()),
            Self::NotConfigured => Err(SendFailure::not_configured()),
        }
    }
}

impl LocalMailbox {
    pub fn new(keep: impl Fn(&Envelope, &[u8]) -> io::Result<()> + Send + Sync + 'static) -> Self {
        Self(Arc::new(keep))
    }

    fn keep(&self, bytes: &[u8], envelope: &Envelope) -> Result<Delivery, SendFailure> {
        match (self.0)(envelope, bytes) {
            Ok(()) => Ok(Delivery { server_reply: "kept on this machine".to_owned() }),
            Err(cause) => {
                Err(SendFailure::new(FailureKind::Temporary, Stage::Send, &cause.to_string()))
            }
        }
    }
}

impl fmt::Debug for LocalMailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LocalMailbox")
    }
}

impl SendFailure {
    pub(crate) fn new(kind: FailureKind, stage: Stage, reply: &str) -> Self {
        Self { kind, stage, reply: without_addresses(reply) }
    }

    fn not_configured() -> Self {
        Self::new(FailureKind::NotConfigured, Stage::Connect, "no mail server was filled in")
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connect => "reach the mail server",
            Self::Secure => "make the connection private",
            Self::SignIn => "sign in to the mail server",
            Self::Send => "hand over the letter",
        })
    }
}

/// On one line, cut off, and with each word that holds an at sign left out: servers repeat
/// the address they refuse, and what they say ends up in logs and in the dossier.
pub(crate) fn without_addresses(reply: &str) -> String {
    let words = reply.split(|character: char| character.is_whitespace() || character.is_control());
    let kept: Vec<&str> = words
        .filter(|word| !word.is_empty())
        .map(|word| if word.contains('@') { "(address)" } else { word })
        .collect();
    kept.join(" ").chars().take(REPLY_MAX).collect()
}
