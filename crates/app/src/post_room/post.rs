//! By what way mail leaves, and how answers come home.
use std::fmt;

use weerklank_mail::{Mailbox, Postman};

/// By what way mail leaves, and who it is from.
#[derive(Clone, Debug)]
pub struct Post {
    pub carrier: Carrier,
    pub sender: Mailbox,
    pub answers: Answers,
}

/// How answers find their way, and how often a machine answers.
#[derive(Clone, Copy, Debug)]
pub struct Answers {
    /// The mail server delivers `klachten+word@` to `klachten@` (RFC 5233).
    pub plus_addressing: bool,
    /// So many automatic mails an address gets on a day.
    pub automatic_a_day: u32,
}

impl Default for Answers {
    fn default() -> Self {
        Self { plus_addressing: true, automatic_a_day: 3 }
    }
}

/// Who takes mail away.
#[derive(Clone)]
pub enum Carrier {
    Postman(Postman),
    /// The mailbox of the demonstration, in our own database: nothing leaves the machine.
    Here,
}

impl Post {
    /// Whether mail can leave at all.
    pub fn is_configured(&self) -> bool {
        !matches!(self.carrier, Carrier::Postman(Postman::NotConfigured))
    }
}

impl fmt::Debug for Carrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Postman(postman) => postman.fmt(f),
            Self::Here => f.write_str("Here"),
        }
    }
}
