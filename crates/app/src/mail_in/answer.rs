//! What a machine may say back to who wrote (RFC 3834): a receipt, or that a mail can't be read.
//! So many a day at most, so that nobody can have another's mailbox filled by us.
use jiff::Timestamp;
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::correspondence::CorrespondenceKind;
use weerklank_mail::incoming::Nature;
use weerklank_store::outbox::{OutgoingMessage, Purpose};
use weerklank_store::{Tx, inbound};
use weerklank_texts::{t, t_with};

use super::address;
use super::file::Opened;
use crate::keys::Keys;
use crate::organisation::{self, Organisation};
use crate::post_room::{self, Mail};
use crate::templates::{self, Values};
use crate::{AppError, Parts};

/// Whether this address got few enough mails that no person sent today, by whatever way somebody
/// made us write to it. What is asked counts.
pub(crate) fn may_write_to(
    tx: &mut Tx<'_>,
    parts: &Parts,
    (address, at): (&str, Timestamp),
) -> Result<bool, AppError> {
    let keys = Keys::ensure(tx, parts)?;
    let remembered = address::remembered(&keys, address);
    let most = parts.post.answers.automatic_a_day;
    Ok(inbound::count_automatic(tx, &remembered, local_date(at))? <= most)
}

/// Asks who sent an encrypted mail to send it again. The mail itself is kept.
pub(super) fn to_send_again(
    tx: &mut Tx<'_>,
    parts: &Parts,
    opened: &Opened,
    complaint: &Complaint,
) -> Result<(), AppError> {
    let is_encrypted = matches!(opened.mail.nature, Nature::Encrypted(_));
    let may = opened.mail.may_be_answered_automatically()
        && crate::card::is_mail_address(opened.sender());
    if !is_encrypted || !may || !may_write_to(tx, parts, (opened.sender(), opened.at))? {
        return Ok(());
    }
    let lang = complaint.complainant.language;
    let reference = complaint.recording.reference;
    let organisation = organisation::load(tx)?;
    let which = CorrespondenceKind::UnreadableMail;
    let own = templates::own(tx, which, lang)?;
    let written = templates::write((which, lang), own.as_deref(), &values(&organisation, lang))?;
    let name = [("organisation", organisation.name.as_str())];
    let closing =
        format!("{}\n{}", t(lang, "outgoing-closing"), t_with(lang, "outgoing-sender", &name));
    let message = OutgoingMessage {
        language: lang,
        to: opened.sender().to_owned(),
        to_name: None,
        subject: format!("{} ({reference})", written.subject),
        text: format!("{}\n\n{closing}", written.text),
        files: vec![],
        in_reply_to: opened.inbound.message_id.as_ref().map(|id| format!("<{id}>")),
        references: vec![],
        reply_to: None,
        by_hand: false,
    };
    let mail = Mail {
        key: format!("{}/unreadable/{}", complaint.id, opened.inbound.id),
        complaint: Some((complaint.id, reference)),
        recipient: None,
        purpose: Purpose::Message,
        message,
    };
    post_room::enqueue(tx, parts, mail, opened.at).map(drop)
}

fn values(organisation: &Organisation, lang: Language) -> Values {
    Values::default()
        .with("salutation", t(lang, "outgoing-to-complainant-unnamed"))
        .with("organisation", organisation.name.clone())
        .with("complaints_mail", organisation.complaints_mail.clone().unwrap_or_default())
        .with("phone", organisation.phone.clone().unwrap_or_default())
}
