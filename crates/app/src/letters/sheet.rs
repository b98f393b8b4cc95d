//! A letter on paper: letterhead, addressee, what the officer wrote, who signs.
use weerklank_texts::paper::{Block, Kind, Letter, Paper, Signature};
use weerklank_texts::{t, t_with};

use super::{Desk, body};

pub(super) fn letter(desk: &Desk, text: &str) -> Paper {
    let lang = desk.language;
    let complaint = &desk.dossier.complaint;
    let reference = complaint.recording.reference.to_string();
    let title = t(lang, &format!("letters-title-{}", complaint.letter_kind().key()));
    let version = complaint.recording.procedure_version.to_string();
    let mut blocks = body::blocks(text);
    blocks.push(Block::Signature(signature(desk)));
    Paper {
        language: lang,
        title: format!("{title} {reference}"),
        issued_on: desk.dossier.today,
        letterhead: desk.organisation.letterhead(),
        kind: Kind::Letter(Letter {
            addressee_lines: addressee(desk),
            reference: reference.clone(),
            your_reference: None,
            subject: title,
            contact_lines: contact(desk),
        }),
        blocks,
        footer_note: Some(t_with(
            lang,
            "letters-footer",
            &[("reference", &reference), ("version", &version)],
        )),
    }
}

/// The window of the envelope: company, name and address.
fn addressee(desk: &Desk) -> Vec<String> {
    let card = desk.dossier.card();
    let name = desk.dossier.said(&desk.dossier.complaint.complainant.name).map(str::to_owned);
    let mut lines = Vec::new();
    let company = Some(card.company.trim()).filter(|company| !company.is_empty());
    match (company, name) {
        (Some(company), Some(name)) if name != company => {
            lines.push(company.to_owned());
            lines.push(t_with(desk.language, "letters-attention", &[("name", &name)]));
        }
        (Some(company), _) => lines.push(company.to_owned()),
        (None, name) => lines.extend(name),
    }
    lines.extend(card.address_lines());
    lines
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
