//! Puts a mail into a dossier, or makes a proposed complaint of it (6.3, transition 4).
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::correspondence::{Correspondent, FiledMail};
use weerklank_domain::complaint::facts::{
    Channel, Complainant, ComplainantKind, Confidentiality, Door, FileRef, Manner, Recording,
    Visibility,
};
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::{Actor, Role, SYSTEM, Subject};
use weerklank_domain::reference::Reference;
use weerklank_domain::text::{WORDS_MAX, Words};
use weerklank_mail::incoming::ParsedMail;
use weerklank_store::inbound::{self, Inbound};
use weerklank_store::{Tx, dossiers, visits};

use super::{address, answer, party};
use crate::card::ContactCard;
use crate::envelope::Enclosures;
use crate::execute::{Change, by_actor, record_in};
use crate::keys::Keys;
use crate::visitors::{AccessCode, send_receipt};
use crate::{AppError, Parts};

/// A mail that was read, with what was drawn for it before the transaction.
#[derive(Clone)]
pub(super) struct Opened {
    pub(super) inbound: Inbound,
    pub(super) mail: Arc<ParsedMail>,
    pub(super) keys: Keys,
    pub(super) enclosed: Enclosures,
    pub(super) at: Timestamp,
    /// For a complaint that may come of it.
    pub(super) complaint: ComplaintId,
    pub(super) references: Vec<Reference>,
    /// For who sent it, when a complaint comes of it.
    pub(super) code: Option<(AccessCode, String)>,
}

impl Opened {
    /// The address that it claims to be from.
    pub(super) fn sender(&self) -> &str {
        self.mail.from.as_ref().map_or("", |party| party.address.as_str())
    }

    /// The local day on which our mail server accepted it. By the clock of another machine that may
    /// be tomorrow, and nothing comes in tomorrow (5.1).
    fn received_on(&self) -> Date {
        local_date(self.inbound.accepted_at.min(self.at))
    }

    fn subject(&self) -> &str {
        if self.mail.subject.trim().is_empty() { "(geen onderwerp)" } else { &self.mail.subject }
    }
}

/// Words of any text: what is too long for a field is cut there, and the whole mail is kept with
/// it as a file.
fn words(text: &str, instead: &str) -> Result<(Words, bool), AppError> {
    let short: String = text.chars().take(WORDS_MAX).collect();
    let cut = short.len() < text.len();
    let words = Words::parse(&short).or_else(|_| Words::parse(instead));
    Ok((words.map_err(|_| AppError::Unreadable("the text of a mail"))?, cut))
}

/// Files it in this dossier.
pub(super) fn into_dossier(
    tx: &mut Tx<'_>,
    parts: &Parts,
    opened: &Opened,
    (complaint, from, by): (ComplaintId, Correspondent, &Actor),
) -> Result<(), AppError> {
    let mut enclosed = opened.enclosed.clone();
    let visibility = from.visibility();
    let (content, cut) = words(&opened.mail.text, "(geen tekst)")?;
    let files = files_of(tx, opened, &mut enclosed, (visibility, cut))?;
    let party = opened.mail.from.clone().unwrap_or_default();
    let sender = format!("{} <{}>", party.name.unwrap_or_default(), party.address);
    let mail = FiledMail {
        mail: opened.inbound.id,
        nature: opened.mail.nature.kind(),
        from,
        sender: enclosed.text(words(sender.trim(), "(onbekend)")?.0),
        subject: enclosed.text(words(opened.subject(), "(geen onderwerp)")?.0),
        content: enclosed.text(content),
        on: opened.received_on(),
        files,
        visibility,
    };
    let mut command = Command::FileMail { mail: Box::new(mail) };
    if from == Correspondent::Partner
        && let Some(stored) = dossiers::by_id(tx, complaint)?
        && let Some(partner) = party::further(tx, &stored.complaint, opened.sender())?
    {
        command = Command::ForPartner { partner, command: Box::new(command) };
    }
    let change = Change { by: by.clone(), command, enclosed, at: opened.at };
    by_actor(tx, parts, complaint, &change)?;
    let stored = dossiers::by_id(tx, complaint)?.ok_or(AppError::NotFound)?;
    // Who is no party of the dossier doesn't hear from us that it exists.
    match party::of(tx, &stored.complaint, opened.sender())? {
        Some(_) => answer::to_send_again(tx, parts, opened, &stored.complaint),
        None => Ok(()),
    }
}

/// The attachments, and the whole mail when its text was cut.
fn files_of(
    tx: &mut Tx<'_>,
    opened: &Opened,
    enclosed: &mut Enclosures,
    (visibility, cut): (Visibility, bool),
) -> Result<Vec<FileRef>, AppError> {
    let mut files = vec![];
    for file in &opened.mail.attachments {
        let name = words(&file.name, "bestand")?.0;
        let kind = file.found.map_or_else(|| file.claimed.clone(), str::to_owned);
        files.push(enclosed.file(name, (kind, file.bytes.clone()), visibility));
    }
    if cut || !opened.inbound.whole {
        let raw = inbound::raw(tx, &opened.inbound)?.unwrap_or_default();
        let name = words("bericht.eml", "bericht.eml")?.0;
        files.push(enclosed.file(name, ("message/rfc822".to_owned(), raw), visibility));
    }
    Ok(files)
}

/// Records it as a complaint that an officer has yet to confirm; "yes" is the default. Received
/// on the local day on which our mail server accepted it.
pub(super) fn as_proposal(
    tx: &mut Tx<'_>,
    parts: &Parts,
    opened: &Opened,
) -> Result<ComplaintId, AppError> {
    let mut enclosed = opened.enclosed.clone();
    let sender = opened.sender();
    let is_address = crate::card::is_mail_address(sender);
    let whole = format!("{}\n\n{}", opened.subject(), opened.mail.text);
    let (expression, cut) = words(&whole, "(geen tekst)")?;
    let visibility = Correspondent::Complainant.visibility();
    let files = files_of(tx, opened, &mut enclosed, (visibility, cut))?;
    let complainant = complainant(opened, &mut enclosed)?;
    let reference = free_reference(tx, &opened.references)?;
    let recording = Recording {
        reference,
        received_on: opened.received_on(),
        door: Door::Organisation,
        channel: Channel::Email,
        manner: Manner::Written,
        expression: enclosed.text(expression),
        complainant,
        subject: Subject::Unknown { named: None },
        procedure_version: 1,
        informed: None,
        late_reason: None,
        recorded_by: SYSTEM,
        representative: None,
        files,
        receipt: None,
        proposal: true,
        intake: None,
    };
    let by = Actor::system();
    let recorded =
        record_in(tx, parts, (&by, opened.at), (opened.complaint, recording, &enclosed))?;
    if is_address {
        inbound::remember(tx, &address::remembered(&opened.keys, sender), recorded.id)?;
        let code = opened.code.as_ref().ok_or(AppError::Changed)?;
        visits::grant(tx, recorded.id, (Role::Complainant, &code.1), opened.at)?;
        if opened.mail.may_be_answered_automatically() {
            send_receipt(tx, parts, (&recorded, &code.0), (opened.sender(), opened.at))?;
        }
        answer::to_send_again(tx, parts, opened, &recorded)?;
    }
    Ok(recorded.id)
}

/// Whoever wrote, as far as a mail tells.
fn complainant(opened: &Opened, enclosed: &mut Enclosures) -> Result<Complainant, AppError> {
    let party = opened.mail.from.clone().unwrap_or_default();
    let email = Some(party.address.clone()).filter(|it| crate::card::is_mail_address(it));
    let card = ContactCard { email: email.unwrap_or_default(), ..ContactCard::default() };
    let name = party.name.filter(|name| !name.trim().is_empty()).unwrap_or(party.address);
    Ok(Complainant {
        kind: ComplainantKind::SmeClient,
        name: enclosed.text(words(&name, "(onbekend)")?.0),
        reachable: card.reaches(),
        card: card.words().map(|words| enclosed.text(words)),
        language: language_of(&opened.mail.text),
        relation: None,
        confidentiality: Confidentiality::Open,
    })
}

fn free_reference(tx: &mut Tx<'_>, drawn: &[Reference]) -> Result<Reference, AppError> {
    for reference in drawn {
        if dossiers::id_of(tx, *reference)?.is_none() {
            return Ok(*reference);
        }
    }
    Err(AppError::Unreadable("no free reference"))
}

/// English when its most usual words outnumber the Dutch ones.
fn language_of(text: &str) -> Language {
    let lower = text.to_lowercase();
    let count = |wanted: &[&str]| {
        lower.split_whitespace().filter(|word| wanted.contains(word)).take(500).count()
    };
    let dutch = count(&["de", "het", "een", "en", "ik", "niet", "van", "is", "dat", "u"]);
    let english = count(&["the", "a", "and", "i", "not", "of", "is", "that", "you", "to"]);
    if english > dutch { Language::English } else { Language::Dutch }
}

#[cfg(test)]
mod tests {
    use weerklank_domain::Language;

    use super::language_of;

    #[test]
    fn the_language_of_a_mail_is_that_of_its_usual_words() {
        assert_eq!(language_of("Ik ben niet tevreden over de rekening."), Language::Dutch);
        assert_eq!(
            language_of("I am not happy with the invoice that you sent."),
            Language::English
        );
        assert_eq!(language_of(""), Language::Dutch);
    }
}
