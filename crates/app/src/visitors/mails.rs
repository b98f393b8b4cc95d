//! Mails to an address that nobody has confirmed, in the words of their template: without a name,
//! and without a word of what was sent.
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::correspondence::CorrespondenceKind as Kind;
use weerklank_store::Tx;
use weerklank_store::content::WordsById;
use weerklank_store::outbox::OutgoingMessage;

use crate::announcements::closing;
use crate::correspondence::values::Source;
use crate::{AppError, Parts, agreements, organisation, templates};

/// The mail of this kind; `placed` is what it alone can say.
pub(super) fn written(
    tx: &mut Tx<'_>,
    parts: &Parts,
    complaint: &Complaint,
    (kind, placed, address): (Kind, (&'static str, &str), &str),
) -> Result<OutgoingMessage, AppError> {
    let language = complaint.complainant.language;
    let organisation = organisation::load(tx)?;
    let agreed = agreements::load(tx)?;
    let source = Source {
        complaint,
        language,
        organisation: &organisation,
        public_url: &parts.public_url,
        calendar: &agreed.calendar,
        today: local_date(parts.clock.now()),
        officer: None,
        firm: None,
        adviser: None,
        words: &WordsById::default(),
    };
    let values = source.values_without_words().with(placed.0, placed.1);
    let own = templates::own(tx, kind, language)?;
    let written = templates::write((kind, language), own.as_deref(), &values)?;
    let text = format!("{}\n\n{}", written.text, closing(language, None, &organisation));
    Ok(OutgoingMessage {
        language,
        to: address.to_owned(),
        to_name: None,
        subject: written.subject,
        text,
        files: vec![],
        in_reply_to: None,
        references: vec![],
        reply_to: None,
        by_hand: false,
    })
}
