//! A letter on paper: letterhead, addressee, what the officer wrote, who signs.
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_texts::paper::{Block, Kind, Letter, Paper, Signature};
use weerklank_texts::{t, t_with};

use super::addressee::{self, Addressee};
use super::{Desk, body};
use crate::organisation::Current;
use crate::templates::Written;

/// A letter before it is set.
pub(super) struct Sheet<'a> {
    pub(super) title: &'a str,
    pub(super) to: Addressee,
    pub(super) text: &'a str,
}

/// The letter that ends a round.
pub(super) fn letter(desk: &Desk, text: &str) -> Paper {
    letter_to(desk, addressee::of(desk, Correspondent::Complainant), text)
}

/// The same in the envelope of somebody else.
pub(super) fn letter_to(desk: &Desk, to: Addressee, text: &str) -> Paper {
    let title =
        t(desk.language, &format!("letters-title-{}", desk.dossier.complaint.letter_kind().key()));
    set(desk, Sheet { title: &title, to, text })
}

pub(super) fn set(desk: &Desk, sheet: Sheet<'_>) -> Paper {
    let lang = desk.language;
    let complaint = &desk.dossier.complaint;
    let reference = complaint.recording.reference.to_string();
    let version = complaint.recording.procedure_version.to_string();
    let mut blocks = body::blocks(sheet.text);
    blocks.push(Block::Signature(signature(desk)));
    if let Some(name) = &sheet.to.copy_to {
        blocks.push(Block::Paragraph(t_with(lang, "letters-copy", &[("name", name)])));
    }
    let footer = [("reference", reference.as_str()), ("version", &version)];
    Paper {
        language: lang,
        title: format!("{} {reference}", sheet.title),
        issued_on: desk.dossier.today,
        letterhead: desk.organisation.letterhead(),
        kind: Kind::Letter(Letter {
            addressee_lines: sheet.to.lines,
            reference: reference.clone(),
            your_reference: None,
            subject: sheet.title.to_owned(),
            contact_lines: contact(desk),
        }),
        blocks,
        footer_note: Some(t_with(lang, "letters-footer", &footer)),
    }
}

/// A letter to nobody, to look at a template.
pub(crate) fn sample(
    organisation: &Current,
    (language, today): (Language, Date),
    written: &Written,
) -> Paper {
    let role = organisation.organisation.officer_title(language);
    let mut blocks = body::blocks(&written.text);
    blocks.push(Block::Signature(Signature {
        closing: t(language, "letters-closing"),
        name: t(language, "templates-sample-officer"),
        role: Some(role.clone()),
    }));
    Paper {
        language,
        title: written.subject.clone(),
        issued_on: today,
        letterhead: organisation.letterhead(),
        kind: Kind::Letter(Letter {
            addressee_lines: vec![t(language, "templates-sample-complainant")],
            reference: String::new(),
            your_reference: None,
            subject: written.subject.clone(),
            contact_lines: vec![role],
        }),
        blocks,
        footer_note: None,
    }
}

/// Who answers questions: the officer in charge, by the organisation's telephone.
fn contact(desk: &Desk) -> Vec<String> {
    let organisation = &desk.organisation.organisation;
    let name = signing(desk);
    let title = organisation.officer_title(desk.language);
    let who = if name.is_empty() { title } else { format!("{name}, {}", lower_first(&title)) };
    [Some(who), organisation.phone.clone()].into_iter().flatten().collect()
}

fn signature(desk: &Desk) -> Signature {
    Signature {
        closing: t(desk.language, "letters-closing"),
        name: signing(desk),
        role: Some(desk.organisation.organisation.officer_title(desk.language)),
    }
}

/// Art. 4.6: the officer in charge signs.
fn signing(desk: &Desk) -> String {
    let officer = desk.dossier.complaint.officer;
    let name = officer.and_then(|officer| desk.dossier.name_of(officer));
    name.unwrap_or_default().to_owned()
}

/// "Klachtenfunctionaris" in the middle of a line.
fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_lowercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}
