//! Puts a mail into a dossier, or makes a proposed complaint of it (6.3, transition 4).
use jiff::Timestamp;
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

use super::address;
use crate::card::ContactCard;
use crate::envelope::Enclosures;
use crate::execute::{Change, by_actor, record_in};
use crate::keys::Keys;
use crate::visitors::{AccessCode, send_receipt};
use crate::{AppError, Parts};

/// So many automatic mails an address gets on a day.
const AUTOMATIC_A_DAY: u32 = 3;

/// A mail that was read, with what was drawn for it before the transaction.
#[derive(Clone)]
pub(super) struct Opened {
    pub(super) inbound: Inbound,
    pub(super) mail: ParsedMail,
    pub(super) enclosed: Enclosures,
    pub(super) at: Timestamp,
    /// For a complaint that may come of it.
    pub(super) complaint: ComplaintId,
    pub(super) references: Vec<Reference>,
    pub(super) code: (AccessCode, String),
}

impl Opened {
    /// The address that it claims to be from.
    pub(super) fn sender(&self) -> &str {
        self.mail.from.as_ref().map_or("", |party| party.address.as_str())
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
        on: local_date(opened.inbound.accepted_at),
        files,
        visibility,
    };
    let command = Command::FileMail { mail: Box::new(mail) };
    by_actor(tx, parts, complaint, &Change { by: by.clone(), command, enclosed, at: opened.at })
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
    keys: &Keys,
) -> Result<ComplaintId, AppError> {
    let mut enclosed = opened.enclosed.clone();
    let party = opened.mail.from.clone().unwrap_or_default();
    let is_address = crate::card::is_mail_address(&party.address);
    let card = ContactCard {
        email: if is_address { party.address.clone() } else { String::new() },
        ..ContactCard::default()
    };
    let name = party.name.filter(|name| !name.trim().is_empty());
    let name = name.unwrap_or_else(|| party.address.clone());
    let whole = format!("{}\n\n{}", opened.subject(), opened.mail.text);
    let (expression, cut) = words(&whole, "(geen tekst)")?;
    let visibility = Correspondent::Complainant.visibility();
    let files = files_of(tx, opened, &mut enclosed, (visibility, cut))?;
    let complainant = Complainant {
        kind: ComplainantKind::SmeClient,
        name: enclosed.text(words(&name, "(onbekend)")?.0),
        reachable: card.reaches(),
        card: card.words().map(|words| enclosed.text(words)),
        language: language_of(&opened.mail.text),
        relation: None,
        confidentiality: Confidentiality::Open,
    };
    let reference = free_reference(tx, &opened.references)?;
    let recording = Recording {
        reference,
        received_on: local_date(opened.inbound.accepted_at),
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
        let remembered = address::remembered(keys, &party.address);
        inbound::remember(tx, &remembered, recorded.id)?;
        answer_automatically(tx, parts, opened, (&recorded, &remembered))?;
    }
    Ok(recorded.id)
}

/// The receipt to who wrote, as far as a machine may answer (RFC 3834).
fn answer_automatically(
    tx: &mut Tx<'_>,
    parts: &Parts,
    opened: &Opened,
    (recorded, remembered): (&weerklank_domain::complaint::Complaint, &[u8; 16]),
) -> Result<(), AppError> {
    let at = opened.at;
    let (code, hash) = &opened.code;
    visits::grant(tx, recorded.id, (Role::Complainant, hash), at)?;
    let may = opened.mail.may_be_answered_automatically();
    if !may || inbound::count_automatic(tx, remembered, local_date(at))? > AUTOMATIC_A_DAY {
        return Ok(());
    }
    send_receipt(tx, parts, (recorded, code), (opened.sender(), at))
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
