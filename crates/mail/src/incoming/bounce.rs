//! A letter of ours that came back: as a report (RFC 3464), or in the words of older servers.

use super::decode;
use super::headers::{self, one_line};
use super::parsed::{Bounce, BounceOutcome, ParsedMail, ReturnPath};
use super::structure::Part;

/// In characters; it goes into the dossier.
const REASON_MAX: usize = 500;
/// In bytes: what is looked through of the text of a bounce.
const TEXT_MAX: usize = 64 << 10;

/// How servers start the subject of what comes back, in lower case.
const SUBJECTS: [&str; 16] = [
    "undeliver",
    "returned mail",
    "delivery status notification",
    "delivery failure",
    "delivery has failed",
    "delivery notification",
    "mail delivery failed",
    "mail delivery failure",
    "mail delivery system",
    "mail system error",
    "failure notice",
    "message delivery",
    "niet bezorgd",
    "onbestelbaar",
    "niet te bestellen",
    "unzustellbar",
];

pub(super) fn bounce(root: &Part<'_>, mail: &ParsedMail) -> Option<Bounce> {
    let report = find(root, "message/delivery-status")
        .or_else(|| find(root, "message/global-delivery-status"));
    // A person may forward a report among other things: that is no bounce.
    let of_a_server = root.media_type == "multipart/report" || is_from_a_server(mail);
    if let Some(report) = report.filter(|_| of_a_server) {
        return Some(Bounce { original_message_id: original_id(root, mail), ..of_report(report) });
    }
    let failed = root.headers.text("x-failed-recipients");
    if failed.is_none() && !(is_from_a_server(mail) && has_such_a_subject(&mail.subject)) {
        return None;
    }
    let mut bounce = of_words(&mail.text);
    if let Some(failed) = failed {
        bounce.recipient = failed.split(',').next().and_then(address);
    }
    bounce.original_message_id = original_id(root, mail);
    Some(bounce)
}

/// The first failure that a report tells, else what it tells first.
fn of_report(report: &Part<'_>) -> Bounce {
    let encoding = report.encoding();
    let bytes = decode::transfer(report.body, encoding.as_deref()).value;
    let text = decode::utf8_or_western(&bytes[..bytes.len().min(TEXT_MAX)]);
    let text = text.replace("\r\n", "\n");
    let blocks = text.split("\n\n").filter(|block| !block.trim().is_empty());
    let told: Vec<Bounce> = blocks.filter_map(of_recipient).collect();
    let failed = told.iter().position(|one| one.outcome == BounceOutcome::Failed);
    told.into_iter().nth(failed.unwrap_or(0)).unwrap_or_default()
}

fn of_recipient(block: &str) -> Option<Bounce> {
    let block = format!("{block}\n");
    let fields = headers::read(block.as_bytes(), block.len()).headers;
    // `rfc822; person@example.nl`
    let person = |name| {
        let value = fields.raw(name)?;
        address(value.split_once(';').map_or(value.as_str(), |(_, address)| address))
    };
    let action = fields.token("action");
    let status = fields.text("status").and_then(|text| status_code(&text));
    let outcome = match action.as_deref() {
        Some("delayed") => BounceOutcome::Delayed,
        Some("delivered" | "relayed" | "expanded") => BounceOutcome::Delivered,
        Some("failed") => BounceOutcome::Failed,
        _ => match status.as_deref().and_then(|status| status.chars().next()) {
            Some('2') => BounceOutcome::Delivered,
            Some('4') => BounceOutcome::Delayed,
            Some(_) => BounceOutcome::Failed,
            None => return None,
        },
    };
    let reason = fields.raw("diagnostic-code").map(|code| {
        let said = code.split_once(';').map_or(code.as_str(), |(_, said)| said);
        one_line(said).chars().take(REASON_MAX).collect()
    });
    let recipient = person("original-recipient").or_else(|| person("final-recipient"));
    Some(Bounce { recipient, outcome, status, reason, original_message_id: None })
}

/// What the text of an old server says.
fn of_words(text: &str) -> Bounce {
    let text = super::readable::truncated(text, TEXT_MAX);
    let mut bounce = Bounce::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if bounce.recipient.is_none() {
            bounce.recipient = line.split_whitespace().find_map(address);
        }
        let code = line.split(|c: char| !c.is_ascii_digit() && c != '.').find_map(status_code);
        let refused = line.split_whitespace().any(|word| {
            let word = word.trim_matches(|c: char| !c.is_ascii_digit());
            word.len() == 3 && (word.starts_with('5') || word.starts_with('4'))
        });
        if bounce.reason.is_none() && (code.is_some() || refused) {
            bounce.reason = Some(one_line(line).chars().take(REASON_MAX).collect());
            bounce.status = code;
        }
    }
    let delayed = bounce.status.as_deref().is_some_and(|status| status.starts_with('4'));
    bounce.outcome = if delayed { BounceOutcome::Delayed } else { BounceOutcome::Failed };
    bounce
}

/// `5.1.1`, and nothing that only looks like it, such as an address of a machine.
fn status_code(text: &str) -> Option<String> {
    let text = text.split_whitespace().next()?.trim_matches('.');
    let numbers: Vec<&str> = text.split('.').collect();
    let [class, subject, detail] = numbers.as_slice() else { return None };
    let short = |number: &str| {
        (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    (matches!(*class, "2" | "4" | "5") && short(subject) && short(detail)).then(|| text.to_owned())
}

/// The message id of what came back: of the copy, of its headers, or as the text repeats it.
fn original_id(root: &Part<'_>, mail: &ParsedMail) -> Option<String> {
    for kind in
        ["message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers"]
    {
        if let Some(part) = find(root, kind) {
            let encoding = part.encoding();
            let bytes = decode::transfer(part.body, encoding.as_deref()).value;
            let copy = headers::read(&bytes, TEXT_MAX).headers;
            if let Some(id) = copy.ids("message-id").into_iter().next() {
                return Some(id);
            }
        }
    }
    let text = super::readable::truncated(&mail.text, TEXT_MAX);
    let repeated = text.lines().find_map(|line| {
        let (name, value) = line.trim_start_matches(['>', ' ']).split_once(':')?;
        let id = value.trim().strip_prefix('<')?.strip_suffix('>')?;
        name.trim().eq_ignore_ascii_case("message-id").then(|| id.to_owned())
    });
    repeated.or_else(|| mail.in_reply_to.first().cloned())
}

fn is_from_a_server(mail: &ParsedMail) -> bool {
    let local = |address: &str| address.split('@').next().unwrap_or_default().to_lowercase();
    let from = mail.from.as_ref().map(|party| local(&party.address)).unwrap_or_default();
    mail.return_path == ReturnPath::Nobody
        || from.starts_with("mailer-daemon")
        || from.starts_with("postmaster")
        || from.starts_with("microsoftexchange")
}

fn has_such_a_subject(subject: &str) -> bool {
    let subject = subject.to_lowercase();
    let subject = subject.trim_start_matches(['*', ' ', '[', '(']);
    SUBJECTS.iter().any(|start| subject.starts_with(start))
}

fn address(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches("mailto:");
    let text = text.trim_matches(|c: char| "<>()[]:;,.\"'".contains(c));
    crate::Mailbox::new(None, text).ok().map(|mailbox| mailbox.address().to_lowercase())
}

/// The first part of a kind, from the outside in.
fn find<'p, 'a>(part: &'p Part<'a>, media_type: &str) -> Option<&'p Part<'a>> {
    if part.media_type == media_type {
        return Some(part);
    }
    part.children.iter().find_map(|child| find(child, media_type))
}
