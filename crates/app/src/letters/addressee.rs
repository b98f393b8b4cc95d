//! Whose name stands in the window of the envelope (1).
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::rules::ch1_definitions::written_to;
use weerklank_texts::t_with;

use super::Desk;
use crate::card::ContactCard;

/// To whom a letter goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Addressee {
    /// Company, name and address.
    pub(crate) lines: Vec<String>,
    /// Whether the post finds him.
    pub(crate) has_address: bool,
    /// Who gets the same.
    pub(crate) copy_to: Option<String>,
}

/// Who is meant by the complainant: he himself, or who acts for him.
pub(crate) fn first(desk: &Desk) -> Correspondent {
    let parties = written_to(&desk.dossier.complaint, desk.dossier.today);
    parties.first().copied().unwrap_or(Correspondent::Complainant)
}

/// Of a third party the address is typed, so that nothing of it is known here.
pub(crate) fn of(desk: &Desk, to: Correspondent) -> Addressee {
    match to {
        Correspondent::Complainant => {
            let parties = written_to(&desk.dossier.complaint, desk.dossier.today);
            let copy_to = parties.get(1).and_then(|_| representative(desk));
            let found = match first(desk) {
                Correspondent::Representative => of_representative(desk),
                _ => of_complainant(desk),
            };
            Addressee { copy_to, ..found }
        }
        Correspondent::Representative => of_representative(desk),
        Correspondent::Partner => of_partner(desk),
        Correspondent::ThirdParty => Addressee::default(),
    }
}

/// He himself and nobody for him, as for what is a secret of his own.
pub(crate) fn alone(desk: &Desk, to: Correspondent) -> Addressee {
    match to {
        Correspondent::Complainant => of_complainant(desk),
        other => of(desk, other),
    }
}

/// Art. 1: who acts for the complainant, when both get the same letter, each in an envelope of his
/// own.
pub(crate) fn second(desk: &Desk) -> Option<Addressee> {
    let parties = written_to(&desk.dossier.complaint, desk.dossier.today);
    parties.get(1)?;
    Some(Addressee { copy_to: representative(desk), ..of_representative(desk) })
}

/// Of a name and address that were typed, without the mail address.
pub(crate) fn typed(address: &str) -> Addressee {
    let lines = address.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<String> =
        lines.filter(|line| !crate::card::is_mail_address(line)).map(str::to_owned).collect();
    Addressee { has_address: lines.len() > 1, lines, copy_to: None }
}

fn representative(desk: &Desk) -> Option<String> {
    let represented = desk.dossier.complaint.represented.as_ref()?;
    desk.dossier.said(&represented.representative.name).map(str::to_owned)
}

fn of_complainant(desk: &Desk) -> Addressee {
    let name = desk.dossier.said(&desk.dossier.complaint.complainant.name).map(str::to_owned);
    by_card(desk, &desk.dossier.card(), name)
}

fn of_representative(desk: &Desk) -> Addressee {
    by_card(desk, &desk.dossier.representative_card(), representative(desk))
}

fn of_partner(desk: &Desk) -> Addressee {
    let firm = desk.dossier.firm.clone().unwrap_or_default();
    let card = ContactCard {
        company: firm,
        address: desk.firm_address.clone().unwrap_or_default(),
        ..ContactCard::default()
    };
    by_card(desk, &card, desk.dossier.adviser.clone())
}

fn by_card(desk: &Desk, card: &ContactCard, name: Option<String>) -> Addressee {
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
    let address = card.address_lines();
    let has_address = !address.is_empty();
    lines.extend(address);
    Addressee { lines, has_address, copy_to: None }
}
