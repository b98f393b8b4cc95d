//! Who wrote a mail, judged at the moment at which it came in: a known party of the dossier or not.
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::several::PartyNumber;
use weerklank_domain::people::Role;
use weerklank_domain::text::Text;
use weerklank_store::{Tx, content, dossiers, firms, people};

use crate::AppError;
use crate::card::ContactCard;

/// As whom the holder of this address writes about this dossier; nothing when he is no party, or
/// may not be one any more.
pub(super) fn of(
    tx: &mut Tx<'_>,
    complaint: &Complaint,
    address: &str,
) -> Result<Option<Correspondent>, AppError> {
    let address = address.trim().to_lowercase();
    if address.is_empty() {
        return Ok(None);
    }
    if on_card(tx, complaint.complainant.card, &address)? {
        return Ok(Some(Correspondent::Complainant));
    }
    let representative = complaint.represented.as_ref().and_then(|it| it.representative.card);
    if on_card(tx, representative, &address)? {
        return Ok(Some(Correspondent::Representative));
    }
    if is_partner(tx, complaint, &address)? {
        return Ok(Some(Correspondent::Partner));
    }
    Ok(is_third_party(tx, complaint, &address)?.then_some(Correspondent::ThirdParty))
}

fn on_card(tx: &mut Tx<'_>, card: Option<Text>, address: &str) -> Result<bool, AppError> {
    let Some(card) = card else { return Ok(false) };
    let known = content::words(tx, card.id)?.map(|words| ContactCard::read(&words).email);
    Ok(known.is_some_and(|known| known.to_lowercase() == *address))
}

/// A partner with an account that is open and that may see the dossier now, or the firm itself
/// once it was informed (4.2).
fn is_partner(tx: &mut Tx<'_>, complaint: &Complaint, address: &str) -> Result<bool, AppError> {
    if let Some(account) = people::find_by_email(tx, address)? {
        let partner = account.active && account.roles.contains(&Role::Partner);
        return Ok(partner && dossiers::is_visible(tx, account.id, complaint.id)?);
    }
    Ok(firm_of(tx, complaint, address)?.is_some())
}

/// Of which of the partners this firm is, once it was informed.
fn firm_of(
    tx: &mut Tx<'_>,
    complaint: &Complaint,
    address: &str,
) -> Result<Option<PartyNumber>, AppError> {
    for seen in [complaint.clone()].into_iter().chain(complaint.looks_of_others()) {
        let Some(firm) = seen.subject.firm() else { continue };
        let firm = firms::find(tx, firm)?.and_then(|firm| firm.email).unwrap_or_default();
        if seen.partner_notified.is_some() && firm.to_lowercase() == *address {
            return Ok(Some(seen.seen_through.unwrap_or_default()));
        }
    }
    Ok(None)
}

/// Of which further partner a mail is that a partner wrote; nothing when of the first one.
pub(super) fn further(
    tx: &mut Tx<'_>,
    complaint: &Complaint,
    address: &str,
) -> Result<Option<PartyNumber>, AppError> {
    let address = address.trim().to_lowercase();
    if complaint.further.is_empty() {
        return Ok(None);
    }
    let party = match people::find_by_email(tx, &address)? {
        Some(account) => Some(dossiers::party_of(tx, account.id, complaint.id)?),
        None => firm_of(tx, complaint, &address)?,
    };
    Ok(party.filter(|party| *party != PartyNumber::FIRST))
}

/// Somebody whom an officer wrote to about this dossier.
fn is_third_party(tx: &mut Tx<'_>, complaint: &Complaint, address: &str) -> Result<bool, AppError> {
    for stored in dossiers::entries(tx, complaint.id)? {
        let Event::CorrespondenceSent { correspondence } = stored.entry.event.plain() else {
            continue;
        };
        let Some(text) = correspondence.address else { continue };
        let words = content::words(tx, text.id)?.unwrap_or_default();
        if words.lines().any(|line| line.trim().to_lowercase() == *address) {
            return Ok(true);
        }
    }
    Ok(false)
}
