//! What a reminder says: what has to be done, by when, the reference and a link; nothing else.
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;
use weerklank_domain::Language;
use weerklank_domain::complaint::reminders::{Hearer, Occasion};
use weerklank_store::Tx;
use weerklank_store::outbox::{OutgoingMessage, Purpose};
use weerklank_store::reminders::Listener;
use weerklank_texts::{dates, t, t_with};

use super::Due;
use crate::announcements::closing;
use crate::post_room::{self, Mail};
use crate::{AppError, Parts, organisation};

/// Everything of a day, the first due first.
pub(super) fn of_a_day(
    tx: &mut Tx<'_>,
    parts: &Parts,
    (listener, due, today): (&Listener, &[Due], Date),
    key: String,
) -> Result<Mail, AppError> {
    let lang = listener.language;
    let count = due.len().to_string();
    let day = dates::weekday_day(lang, today);
    let subject = t_with(lang, "reminder-digest-subject", &[("count", &count), ("day", &day)]);
    let lead = t(lang, "reminder-digest-lead");
    let message = message(tx, parts, (listener, due), (subject, lead))?;
    Ok(Mail {
        key,
        complaint: None,
        recipient: Some(listener.person),
        purpose: Purpose::Notice,
        message,
    })
}

/// What has to be done in one dossier.
pub(super) fn of_a_dossier(
    tx: &mut Tx<'_>,
    parts: &Parts,
    (listener, due, _): (&Listener, &[Due], Date),
    key: String,
) -> Result<Mail, AppError> {
    let lang = listener.language;
    let first = due.first().ok_or(AppError::Unreadable("a reminder of nothing"))?;
    let reference = first.about.reference.as_str();
    let subject = t_with(lang, "reminder-subject", &[("reference", reference)]);
    let lead = t(lang, "reminder-lead");
    let message = message(tx, parts, (listener, due), (subject, lead))?;
    let known = reference.parse().map_err(|_| AppError::Unreadable("a reference"))?;
    Ok(Mail {
        key,
        complaint: Some((first.about.complaint, known)),
        recipient: Some(listener.person),
        purpose: Purpose::Notice,
        message,
    })
}

/// Into the outbox under the id by which it is known what it told.
pub(super) fn enqueue(
    tx: &mut Tx<'_>,
    parts: &Parts,
    mail: Mail,
    (id, at): (Uuid, Timestamp),
) -> Result<bool, AppError> {
    post_room::enqueue_as(tx, parts, mail, (id, at))
}

fn message(
    tx: &mut Tx<'_>,
    parts: &Parts,
    (listener, due): (&Listener, &[Due]),
    (subject, lead): (String, String),
) -> Result<OutgoingMessage, AppError> {
    let lang = listener.language;
    let mut sorted: Vec<&Due> = due.iter().collect();
    sorted.sort_by(|one, other| {
        let key = |due: &Due| (due.about.due_on, due.about.reference.clone(), due.about.kind);
        key(one).cmp(&key(other))
    });
    let mut body = vec![t_with(lang, "outgoing-greeting", &[("name", &listener.name)]), lead];
    body.extend(sorted.into_iter().map(|due| told(due, lang, &parts.public_url)));
    body.push(t(lang, "outgoing-kept-short"));
    body.push(t(lang, "reminder-choice"));
    let head = organisation::load(tx)?;
    body.push(closing(lang, None, &head));
    Ok(OutgoingMessage {
        language: lang,
        to: listener.email.clone(),
        to_name: Some(listener.name.clone()),
        subject,
        text: body.join("\n\n"),
        files: vec![],
        in_reply_to: None,
        references: vec![],
        reply_to: None,
        by_hand: false,
    })
}

/// One thing that has to be done, with the link to its dossier.
fn told(due: &Due, lang: Language, public_url: &str) -> String {
    let about = &due.about;
    let (hearer, occasion) = (due.reminder.hearer, due.reminder.occasion);
    let key = match (hearer, occasion) {
        (_, Occasion::HalfTime) => "reminder-half-time",
        (Hearer::Assignee | Hearer::Partner, Occasion::Due) => "reminder-due",
        (Hearer::Assignee | Hearer::Partner, Occasion::Late) => "reminder-late",
        (Hearer::Assignee | Hearer::Partner, Occasion::Again) => "reminder-again",
        (Hearer::Officer, _) => "reminder-of-another",
        (Hearer::Management, Occasion::Due) => "reminder-final-call",
        (Hearer::Management, Occasion::Late | Occasion::Again) => "reminder-answer-late",
        (_, Occasion::Weekly) => "reminder-weekly",
    };
    let task = t(lang, &format!("task-{}", about.kind.key()));
    let who = t(lang, &format!("assignee-{}", about.assignee.key()));
    let turn = t(lang, &format!("turn-{}", about.turn));
    let week = due.reminder.week.to_string();
    let values = [
        ("task", task.as_str()),
        ("who", &who),
        ("turn", &turn),
        ("week", &week),
        ("reference", &about.reference),
        ("due", &dates::weekday_short(lang, about.due_on)),
        ("article", about.kind.article().number()),
    ];
    let sentence = t_with(lang, key, &values);
    format!("{sentence}\n{public_url}/klachten/{}", about.reference)
}
