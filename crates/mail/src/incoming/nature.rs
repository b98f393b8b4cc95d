//! Whether a person wrote a message, and whether it can be read.

use super::bounce;
use super::parsed::{Automation, Nature, ParsedMail, Protection, ReturnPath};
use super::structure::{Part, Reading};

/// How programs start the subject of an answer while somebody is away, in lower case.
const AWAY_SUBJECTS: [&str; 20] = [
    "automatisch antwoord",
    "automatisch bericht",
    "automatische reactie",
    "automatic reply",
    "automatische antwort",
    "réponse automatique",
    "auto reply",
    "autoreply",
    "auto-reply",
    "afwezig",
    "niet aanwezig",
    "niet op kantoor",
    "buiten kantoor",
    "out of office",
    "out of the office",
    "out-of-office",
    "vakantie",
    "abwesenheit",
    "absence",
    "ooo:",
];

/// Headers that only programs that answer by themselves set.
const ANSWERING_MACHINES: [&str; 5] =
    ["x-autoreply", "x-autorespond", "x-autoresponder", "x-vacation", "x-mail-autoreply"];

pub(super) fn automation(root: &Part<'_>) -> Automation {
    let headers = &root.headers;
    let auto_submitted = headers.token("auto-submitted").filter(|value| value != "no");
    let suppress = headers.text("x-auto-response-suppress").unwrap_or_default().to_lowercase();
    Automation {
        auto_submitted,
        precedence: headers.token("precedence").filter(|value| {
            matches!(value.as_str(), "bulk" | "junk" | "list" | "auto_reply" | "auto-reply")
        }),
        list: headers.has("List-Id") || headers.has("List-Unsubscribe"),
        answers_suppressed: ["all", "oof", "autoreply"].iter().any(|one| suppress.contains(one)),
        loop_marks: headers.texts("x-weerklank-loop").take(20).collect(),
    }
}

pub(super) fn nature(root: &Part<'_>, mail: &ParsedMail, reading: &Reading<'_>) -> Nature {
    if let Some(protection) = encrypted(root, mail, reading) {
        return Nature::Encrypted(protection);
    }
    if let Some(bounce) = bounce::bounce(root, mail) {
        return Nature::Bounce(bounce);
    }
    let machine = mail.automation.auto_submitted.is_some()
        || mail.automation.precedence.as_deref().is_some_and(|one| one.starts_with("auto"))
        || ANSWERING_MACHINES.iter().any(|name| root.headers.has(name));
    let subject = mail.subject.to_lowercase();
    let away = AWAY_SUBJECTS.iter().any(|start| subject.starts_with(start));
    // Without a header a subject is not enough, unless the sender wants no answer to it.
    let unanswerable = mail.return_path == ReturnPath::Nobody || mail.automation.answers_suppressed;
    if away && (machine || unanswerable) {
        return Nature::OutOfOffice;
    }
    let list = mail.automation.list || mail.automation.precedence.is_some();
    let receipt = root.media_type == "multipart/report";
    if machine || list || receipt { Nature::Automatic } else { Nature::Message }
}

/// Encrypted as a whole: an encrypted file beside readable text is a file.
fn encrypted(root: &Part<'_>, mail: &ParsedMail, reading: &Reading<'_>) -> Option<Protection> {
    if root.media_type == "multipart/encrypted" {
        return Some(Protection::Pgp);
    }
    let text = mail.text.trim_start();
    if text.starts_with("-----BEGIN PGP MESSAGE-----") {
        return Some(Protection::Pgp);
    }
    reading.encrypted.filter(|_| text.is_empty())
}

/// Signed in any of the usual ways.
pub(super) fn signed(root: &Part<'_>, text: &str, reading: &Reading<'_>) -> Option<Protection> {
    let within = |part: &Part<'_>| {
        let protocol = part.parameter("protocol").unwrap_or_default();
        (part.media_type == "multipart/signed").then_some(if protocol.contains("pgp") {
            Protection::Pgp
        } else {
            Protection::Smime
        })
    };
    let inline = || {
        let start = text.trim_start().starts_with("-----BEGIN PGP SIGNED MESSAGE-----");
        start.then_some(Protection::Pgp)
    };
    // A list may have put its own footer beside what was signed.
    let first = || root.children.first().and_then(within);
    reading.signed.or_else(|| within(root)).or_else(first).or_else(inline)
}
