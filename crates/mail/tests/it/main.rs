//! The tests of the mail: what is said to a real server, and what comes back.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod address;
mod compose;
mod html;
mod imap;
mod incoming;
mod server;
mod settings;
mod smtp;
mod tls;
