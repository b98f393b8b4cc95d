//! The post room: what waits in the outbox is made into a mail, sent, and settled.
mod enclosed;
mod held;
mod overview;
mod post;

use jiff::{SignedDuration, Timestamp};
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::chain::Salt;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::ids::{ComplaintId, ContentId, OutboxId, PersonId};
use weerklank_domain::reference::Reference;
use weerklank_mail::{
    Accent, AutoSubmitted, Brand, Envelope, FailureKind, Mailbox, MessageId, OutgoingMail,
    SendFailure, Stage, Subject, compose, html_from_text,
};
use weerklank_store::local_mail::{self, LocalMail};
use weerklank_store::outbox::{self, Claimed, NewMessage, OutgoingMessage, Purpose};
use weerklank_store::{Tx, inbound, reminders};

pub use overview::PostRoom;
pub use post::{Answers, Carrier, Post};
pub use weerklank_store::outbox::{DeadMessage, PostCounts};

use self::held::LEASE;
use crate::execute::by_the_system;
use crate::keys::Keys;
use crate::mail_in::address;
use crate::organisation::{self, Current, Organisation};
use crate::reminders::told_anew;
use crate::{App, AppError, Parts};

/// A mail to be put into the outbox.
#[derive(Clone, Debug)]
pub(crate) struct Mail {
    /// The same key is never sent twice.
    pub(crate) key: String,
    pub(crate) complaint: Option<(ComplaintId, Reference)>,
    /// Whose account it goes to: withheld when he is shut out meanwhile (1).
    pub(crate) recipient: Option<PersonId>,
    pub(crate) purpose: Purpose,
    pub(crate) message: OutgoingMessage,
}

/// What became of one message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    /// It is tried again later.
    Postponed,
    Dead,
    /// The person may not know of the complaint any more.
    Withheld,
}

/// What a round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    pub sent: u32,
    pub postponed: u32,
    pub dead: u32,
    pub withheld: u32,
}

/// The wait after each try; after the last try a message is dead: twelve in about two days.
const WAIT_MINUTES: [i64; 11] = [1, 5, 15, 60, 120, 240, 360, 480, 480, 480, 600];

/// Puts a mail into the outbox, in the transaction of what it tells. False when its key was there.
/// Call [`App::wake_post_room`] after the transaction.
pub(crate) fn enqueue(
    tx: &mut Tx<'_>,
    parts: &Parts,
    mail: Mail,
    at: Timestamp,
) -> Result<bool, AppError> {
    enqueue_as(tx, parts, mail, (parts.chance.id(at), at))
}

/// As [`enqueue`], under an id that was drawn before.
pub(crate) fn enqueue_as(
    tx: &mut Tx<'_>,
    parts: &Parts,
    mail: Mail,
    (id, at): (uuid::Uuid, Timestamp),
) -> Result<bool, AppError> {
    let domain = parts.post.sender.domain();
    let wrong = |_| AppError::Unreadable("a message id");
    let mut message = mail.message.clone();
    let message_id = match mail.complaint {
        Some((_, reference)) => {
            // Programs that read mail show what has one ancestor as one thread.
            message.references.insert(0, format!("<{reference}@{domain}>"));
            let keys = Keys::ensure(tx, parts)?;
            let token = address::message_token(&keys, id, reference);
            if mail.recipient.is_none() {
                sign_for_answers(tx, parts, &keys, (&mut message, &mail))?;
            }
            MessageId::signed(id, (reference, &token), domain).map_err(wrong)?
        }
        None => MessageId::new(id, domain).map_err(wrong)?,
    };
    let new = NewMessage {
        id: OutboxId::from_uuid(id),
        key: mail.key,
        complaint: mail.complaint.map(|(complaint, _)| complaint),
        recipient: mail.recipient,
        purpose: mail.purpose,
        content: ContentId::from_uuid(parts.chance.id(at)),
        salt: Salt::from_bytes(parts.chance.bytes()),
        message_id: message_id.to_string(),
        message,
        created_at: at,
        due_at: at,
    };
    Ok(outbox::enqueue(tx, &new)?)
}

/// Lets the answer to a mail about a dossier find its way back: an address for this correspondent
/// alone, and a marker at the foot for programs that keep nothing else.
fn sign_for_answers(
    tx: &mut Tx<'_>,
    parts: &Parts,
    keys: &Keys,
    (message, mail): (&mut OutgoingMessage, &Mail),
) -> Result<(), AppError> {
    let Some((complaint, reference)) = mail.complaint else { return Ok(()) };
    let organisation = organisation::load(tx)?;
    let own = organisation.complaints_mail;
    let mailbox = own.unwrap_or_else(|| parts.post.sender.address().to_owned());
    message.reply_to = if parts.post.answers.plus_addressing {
        address::reply_address(keys, &mailbox, (reference, &message.to))
    } else {
        // The message id and the marker bring the answer home without it.
        Some(mailbox)
    };
    message.text.push_str("\n\n");
    message.text.push_str(&address::marker(keys, reference));
    inbound::remember(tx, &address::remembered(keys, &message.to), complaint)?;
    Ok(())
}

impl App {
    /// Sends what is due, one message after the other. Without a mail server everything waits.
    pub async fn post_round(&self) -> Result<Posted, AppError> {
        let mut posted = Posted::default();
        while let Some(outcome) = self.post_next().await? {
            match outcome {
                Outcome::Sent => posted.sent += 1,
                Outcome::Postponed => posted.postponed += 1,
                Outcome::Dead => posted.dead += 1,
                Outcome::Withheld => posted.withheld += 1,
            }
        }
        Ok(posted)
    }

    /// Sends the message that is due first; nothing when none is.
    ///
    /// A crash between the server's 250 and our commit leaves the message claimed; when its lease
    /// has ended it is sent once more, with the same Message-ID.
    pub async fn post_next(&self) -> Result<Option<Outcome>, AppError> {
        if !self.post.is_configured() {
            return Ok(None);
        }
        let now = self.clock.now();
        let until = now.saturating_add(LEASE).unwrap_or(Timestamp::MAX);
        let claim = move |tx: &mut Tx<'_>| outbox::claim(tx, now, until, 1);
        let Some(claimed) = self.store.write(claim).await?.pop() else { return Ok(None) };
        let id = claimed.id;
        let (held, result) = self.while_held(claimed).await?;
        let outcome = self.settle(held, result).await?;
        tracing::info!(outbox.id = %id, ?outcome, "handled a message");
        Ok(Some(outcome))
    }

    async fn made_ready(&self, claimed: &Claimed) -> Result<Ready, AppError> {
        let current = self.organisation().await?;
        let (claimed, post) = (claimed.clone(), self.post.clone());
        let (public_url, now) = (self.public_url.clone(), self.clock.now());
        let make = move |tx: &mut Tx<'_>| {
            let mut files = Vec::new();
            let is_past = told_anew(tx, &claimed, now)?;
            if is_past || outbox::is_withheld(tx, &claimed)? {
                return Ok((Ready::Withheld, files));
            }
            let Some(message) = outbox::message(tx, &claimed)? else {
                return Ok((Ready::Impossible("the message was erased"), files));
            };
            for id in &message.files {
                let Some(file) = weerklank_store::files::find(tx, *id)? else {
                    return Ok((Ready::Impossible(enclosed::FILE_GONE), files));
                };
                files.push(file);
            }
            let mail = written(&claimed, message, (&post, &current, &public_url));
            let ready = match mail {
                Ok(mail) => Ready::Mail(Box::new(mail)),
                Err(why) => Ready::Impossible(why),
            };
            Ok::<_, AppError>((ready, files))
        };
        match self.store.read(make).await? {
            (Ready::Mail(mail), files) => self.with_files(mail, files).await,
            (ready, _) => Ok(ready),
        }
    }

    async fn carry(&self, claimed: &Claimed, mail: OutgoingMail) -> Settlement {
        let envelope = mail.envelope();
        let subject = mail.subject.to_string();
        let composed = tokio::task::spawn_blocking(move || compose(&mail)).await;
        let Ok(bytes) = composed else {
            return Settlement::Failed(FailureKind::Permanent, "could not compose".to_owned());
        };
        match &self.post.carrier {
            Carrier::Here => Settlement::Kept(self.as_local(claimed, &envelope, subject), bytes),
            // Boxed, since what SMTP remembers on its way is large.
            Carrier::Postman(postman) => match Box::pin(postman.send(&bytes, &envelope)).await {
                Ok(_) => Settlement::Sent,
                Err(SendFailure { kind, stage, reply }) => {
                    if stage != Stage::Send {
                        tracing::warn!(%stage, reply, "no mail can be sent");
                    }
                    Settlement::Failed(kind, format!("could not {stage}: {reply}"))
                }
            },
        }
    }

    fn as_local(&self, claimed: &Claimed, envelope: &Envelope, subject: String) -> LocalMail {
        LocalMail {
            id: claimed.id.as_uuid(),
            delivered_at: self.clock.now(),
            sender: envelope.from.address().to_owned(),
            recipient: envelope.to.address().to_owned(),
            subject,
        }
    }

    /// Notes what became of a message and, of a written answer, tells the dossier in the same
    /// transaction (6.4, transition 18).
    async fn settle(&self, claimed: Claimed, result: Settlement) -> Result<Outcome, AppError> {
        let (app, at) = (self.clone(), self.clock.now());
        let settle = move |tx: &mut Tx<'_>| {
            if let Settlement::Kept(mail, raw) = &result {
                local_mail::insert(tx, mail, raw)?;
            }
            match &result {
                Settlement::Withheld => {
                    // Who held it longer may have sent it: then it was told.
                    if outbox::withhold(tx, &claimed, at)? {
                        reminders::untell(tx, claimed.id)?;
                    }
                    Ok(Outcome::Withheld)
                }
                Settlement::Sent | Settlement::Kept(..) => {
                    if outbox::sent(tx, &claimed, at)? {
                        let accepted = Command::ReportAccepted { on: local_date(at) };
                        report_delivery(tx, &app, &claimed, (accepted, at))?;
                    }
                    Ok(Outcome::Sent)
                }
                Settlement::Failed(kind, why) => {
                    let wait = match kind {
                        FailureKind::Permanent => None,
                        FailureKind::Temporary | FailureKind::NotConfigured => {
                            wait_after(claimed.attempts)
                        }
                    };
                    if let Some(wait) = wait {
                        let due_at = at.saturating_add(wait).unwrap_or(Timestamp::MAX);
                        outbox::retry(tx, &claimed, due_at, why)?;
                        return Ok(Outcome::Postponed);
                    }
                    if outbox::dead(tx, &claimed, at, why)? {
                        report_delivery(tx, &app, &claimed, (Command::ReportFailed, at))?;
                    }
                    Ok(Outcome::Dead)
                }
            }
        };
        self.store.write::<_, AppError, _>(settle).await
    }
}

/// Whether a message can go.
enum Ready {
    Mail(Box<OutgoingMail>),
    Withheld,
    /// A file can't be had now.
    Later(&'static str),
    /// No server would take it; the words hold nothing about a person.
    Impossible(&'static str),
}

enum Settlement {
    Sent,
    Kept(LocalMail, Vec<u8>),
    Withheld,
    Failed(FailureKind, String),
}

/// The delivery of a written answer is an event of its dossier.
fn report_delivery(
    tx: &mut Tx<'_>,
    parts: &Parts,
    claimed: &Claimed,
    (report, at): (Command, Timestamp),
) -> Result<(), AppError> {
    let (Purpose::Letter, Some(complaint)) = (claimed.purpose, claimed.complaint) else {
        return Ok(());
    };
    match by_the_system(tx, parts, complaint, (report, at)) {
        // The dossier went on without this letter; that it was sent is so all the same.
        Err(AppError::Refused(refusal)) => {
            tracing::warn!(complaint.id = %complaint, reason = ?refusal.reason, "letter not noted");
            Ok(())
        }
        done => done,
    }
}

fn written(
    claimed: &Claimed,
    message: OutgoingMessage,
    (post, current, public_url): (&Post, &Current, &str),
) -> Result<OutgoingMail, &'static str> {
    let organisation = &current.organisation;
    let ids = |ids: &[String]| ids.iter().filter_map(|id| id.parse::<MessageId>().ok()).collect();
    let brand = brand(organisation, message.language, public_url);
    let reply_to = message.reply_to.as_deref().or(organisation.complaints_mail.as_deref());
    let reply_to = reply_to.and_then(|address| Mailbox::new(None, address).ok());
    let name = post.sender.name().unwrap_or(&organisation.name);
    Ok(OutgoingMail {
        message_id: claimed.message_id.parse().map_err(|_| "the Message-ID is wrong")?,
        in_reply_to: message.in_reply_to.and_then(|id| id.parse().ok()),
        references: ids(&message.references),
        from: Mailbox::new(Some(name), post.sender.address()).unwrap_or(post.sender.clone()),
        to: Mailbox::new(message.to_name.as_deref(), &message.to)
            .or_else(|_| Mailbox::new(None, &message.to))
            .map_err(|_| "the address is wrong")?,
        reply_to: reply_to.filter(|mailbox| mailbox.address() != post.sender.address()),
        subject: message.subject.parse::<Subject>().map_err(|_| "the subject is wrong")?,
        html: html_from_text(&message.text, &brand),
        text: message.text,
        attachments: Vec::new(),
        auto_submitted: if message.by_hand { AutoSubmitted::No } else { AutoSubmitted::Generated },
        date: claimed.created_at,
    })
}

/// How mail of this organisation looks.
pub(crate) fn brand(organisation: &Organisation, language: Language, public_url: &str) -> Brand {
    Brand {
        name: organisation.name.clone(),
        language,
        accent: organisation.colour.parse::<Accent>().unwrap_or_default(),
        linked: vec![public_url.to_owned()],
    }
}

/// How long to wait after this many tries; nothing when that was the last.
fn wait_after(attempts: u32) -> Option<SignedDuration> {
    let done = usize::try_from(attempts).unwrap_or(usize::MAX).saturating_sub(1);
    WAIT_MINUTES.get(done).map(|minutes| SignedDuration::from_mins(*minutes))
}

#[cfg(test)]
mod tests {
    use super::{WAIT_MINUTES, wait_after};

    #[test]
    fn a_message_is_tried_twelve_times_in_about_two_days() {
        let hours = WAIT_MINUTES.iter().sum::<i64>() / 60;
        assert!((46..=50).contains(&hours), "{hours}");
        assert!(wait_after(11).is_some());
        assert!(wait_after(12).is_none());
        assert_eq!(wait_after(1).map(|wait| wait.as_mins()), Some(1));
    }
}
