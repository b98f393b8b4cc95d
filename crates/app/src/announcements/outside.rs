//! Who is written to outside the house: the complainant, who acts for him, somebody else (1, 6.3).
use weerklank_domain::Language;
use weerklank_domain::article::Article;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::correspondence::{CorrespondenceTo, Correspondent};
use weerklank_domain::rules::Reason;
use weerklank_domain::text::Text;
use weerklank_store::{Tx, content};

use super::recipients::{Recipient, refused};
use super::{About, Announced};
use crate::AppError;
use crate::card::{ContactCard, is_mail_address};

/// The complainant, who acts for him, or both, as the dossier says. Who needs an authorisation
/// and has none is told nothing (transition 32): then it goes to the complainant. What must reach
/// somebody is refused when it can reach nobody.
pub(super) fn complainants_side(
    tx: &mut Tx<'_>,
    announced: &Announced<'_>,
    about: About,
) -> Result<Vec<Recipient>, AppError> {
    let (complainant, other) = (complainant(tx, announced)?, representative(tx, announced)?);
    let found = match told_instead(announced) {
        Some(CorrespondenceTo::Both) => complainant.into_iter().chain(other).collect(),
        Some(CorrespondenceTo::Representative) => other.or(complainant).into_iter().collect(),
        Some(CorrespondenceTo::Complainant) | None => complainant.into_iter().collect::<Vec<_>>(),
    };
    if found.is_empty() {
        return match about {
            About::Letter { .. } => Err(refused(Article::Art6_4, Reason::NoMailAddress)),
            About::Acknowledged => Err(refused(Article::Art2_1, Reason::NoMailAddress)),
            _ => Ok(found),
        };
    }
    Ok(found)
}

/// To whom the post goes where somebody who may be told acts for the complainant.
fn told_instead(announced: &Announced<'_>) -> Option<CorrespondenceTo> {
    let today = local_date(announced.entries.last()?.at);
    let represented = announced.complaint.represented.as_ref()?;
    represented.may_be_told(today).then_some(represented.representative.correspondence_to)
}

/// Where a mail can reach the complainant.
fn complainant(tx: &mut Tx<'_>, announced: &Announced<'_>) -> Result<Option<Recipient>, AppError> {
    let complainant = &announced.complaint.complainant;
    by_card(tx, (complainant.name, complainant.card), complainant.language)
}

/// Where a mail can reach who acts for the complainant, whatever he may be told.
pub(super) fn representative(
    tx: &mut Tx<'_>,
    announced: &Announced<'_>,
) -> Result<Option<Recipient>, AppError> {
    let complaint = announced.complaint;
    let Some(represented) = &complaint.represented else { return Ok(None) };
    let representative = &represented.representative;
    let named = (representative.name, representative.card);
    by_card(tx, named, complaint.complainant.language)
}

/// The other end of what was written by hand: it goes there or not at all.
pub(super) fn addressee(
    tx: &mut Tx<'_>,
    announced: &Announced<'_>,
    (to, address): (Correspondent, Option<Text>),
) -> Result<Recipient, AppError> {
    let found = match to {
        Correspondent::Complainant => complainant(tx, announced)?,
        Correspondent::Representative => representative(tx, announced)?,
        Correspondent::ThirdParty | Correspondent::Partner => {
            let known = address.map(|text| content::words(tx, text.id)).transpose()?.flatten();
            known.as_deref().and_then(third_party)
        }
    };
    found.ok_or_else(|| refused(Article::Art6_3, Reason::NoMailAddress))
}

/// A name and a mail address, a line each.
fn third_party(words: &str) -> Option<Recipient> {
    let address = words.lines().map(str::trim).find(|line| is_mail_address(line))?;
    let name = words.lines().map(str::trim).find(|line| !line.is_empty() && *line != address);
    Some(Recipient {
        person: None,
        is_outside: true,
        name: name.map(str::to_owned),
        address: address.to_owned(),
        language: Language::Dutch,
    })
}

fn by_card(
    tx: &mut Tx<'_>,
    (name, card): (Text, Option<Text>),
    language: Language,
) -> Result<Option<Recipient>, AppError> {
    let card = card.map(|card| content::words(tx, card.id)).transpose()?.flatten();
    let address = card.map(|card| ContactCard::read(&card).email).unwrap_or_default();
    if !is_mail_address(&address) {
        return Ok(None);
    }
    let name = content::words(tx, name.id)?;
    Ok(Some(Recipient { person: None, is_outside: true, name, address, language }))
}
