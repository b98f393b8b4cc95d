//! What is read of the mail of others.

mod bombs;
mod digest;
mod folds;
mod golden;
mod html;
mod limits;
mod message;
mod mutations;
mod nature;

use weerklank_mail::incoming::{Limits, ParsedMail, parse};

/// Parses a message that is written with `\n`, as it comes from a server.
fn read(message: &str) -> ParsedMail {
    parse(message.replace('\n', "\r\n").as_bytes(), &Limits::default())
}

/// A message in plain text with the usual headers, and `more` between them.
fn plain(more: &str, text: &str) -> ParsedMail {
    read(&format!(
        "From: \"Vries, J. de\" <J.deVries@klant.example>\nTo: klachten@organisatie.example\n\
         Subject: Klacht\nDate: Fri, 27 Nov 2026 10:00:00 +0100\n\
         Message-ID: <1@klant.example>\n{more}\n{text}"
    ))
}
