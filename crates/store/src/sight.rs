//! Who may see a dossier: written from its state and the register whenever one of them changes.
use std::collections::HashMap;

use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::access::{AccessGround, who_may_see_as};
use weerklank_domain::complaint::event::{Entry, Event};
use weerklank_domain::complaint::several::PartyNumber;
use weerklank_domain::ids::{AdviserId, ComplaintId, FirmId, PersonId};
use weerklank_domain::people::{Register, Subject};

use crate::{Row, StoreError, Tx};

/// Rewrites who is shut out and who may see, from the state and the register (1).
pub(crate) fn project(
    tx: &mut Tx<'_>,
    complaint: &Complaint,
    register: &Register,
    entries: &[Entry],
) -> Result<(), StoreError> {
    if !entries.iter().any(|entry| changes_sight(&entry.event)) {
        return Ok(());
    }
    let id = complaint.id;
    let since = entries.last().map_or(complaint.recorded_at, |entry| entry.at);
    tx.execute("delete from excluded where complaint = $1", &[id.into()])?;
    for exclusion in &complaint.excluded {
        let ground = exclusion.ground.key();
        tx.execute(
            "insert into excluded (person, complaint, ground, since) values ($1, $2, $3, $4)",
            &[exclusion.person.into(), id.into(), ground.into(), since.into()],
        )?;
    }
    project_again(tx, complaint, register)
}

/// Everybody who may see a dossier, officers apart, and as which of the partners.
pub(crate) fn seers(
    tx: &mut Tx<'_>,
    complaint: &Complaint,
    register: &Register,
) -> Result<Vec<(PersonId, AccessGround, PartyNumber)>, StoreError> {
    let mut contacts = Vec::new();
    let first = (PartyNumber::FIRST, complaint.subject);
    let further = complaint.further_partners().map(|partner| (partner.number, partner.subject));
    for (party, subject) in [first].into_iter().chain(further) {
        contacts.extend(contact(tx, &subject)?.map(|person| (party, person)));
    }
    Ok(who_may_see_as(complaint, register, &contacts))
}

/// The person who is written to for a firm.
fn contact(tx: &mut Tx<'_>, subject: &Subject) -> Result<Option<PersonId>, StoreError> {
    let Some(firm) = subject.firm() else { return Ok(None) };
    let row = tx.query_optional("select contact from firm where id = $1", &[firm.into()])?;
    let contact: Option<Option<PersonId>> = row.map(|row| row.get(0)).transpose()?;
    Ok(contact.flatten())
}

/// As whom somebody sees a dossier in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub number: PartyNumber,
    pub firm: Option<String>,
    pub adviser: Option<String>,
}

const OF_PERSON: &str = "select c.reference, s.party, f.name, a.name from acting x \
    join access s on s.person = x.acts_for and s.party > 0 \
    join further_partner p on p.complaint = s.complaint and p.number = s.party \
    join complaint c on c.id = s.complaint left join firm f on f.id = p.firm \
    left join adviser a on a.id = p.adviser where x.person = $1 and (s.person = $1 or not exists \
    (select 1 from access o where o.person = $1 and o.complaint = s.complaint))";
const AS_WHOM: &str = "select s.party, s.person from acting x \
    join access s on s.person = x.acts_for where x.person = $1 and s.complaint = $2 \
    order by s.party";

/// The dossiers that this person, or whom he stands in for, sees as a further partner.
pub fn parties_of(tx: &mut Tx<'_>, person: PersonId) -> Result<HashMap<String, Party>, StoreError> {
    let rows = tx.query(OF_PERSON, &[person.into()])?;
    let party = |row: &Row| {
        let number = PartyNumber::new(row.get(1)?);
        Ok((row.get(0)?, Party { number, firm: row.get(2)?, adviser: row.get(3)? }))
    };
    rows.iter().map(party).collect()
}

/// As which of the partners this person sees a dossier that he may see; himself goes first.
pub fn party_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    complaint: ComplaintId,
) -> Result<PartyNumber, StoreError> {
    let rows = tx.query(AS_WHOM, &[person.into(), complaint.into()])?;
    let as_whom = |row: &Row| Ok((row.get::<u16>(0)?, row.get::<PersonId>(1)?));
    let rows: Vec<(u16, PersonId)> = rows.iter().map(as_whom).collect::<Result<_, StoreError>>()?;
    let own = rows.iter().find(|(_, seeing)| *seeing == person).or(rows.first());
    Ok(own.map_or(PartyNumber::FIRST, |(party, _)| PartyNumber::new(*party)))
}

/// Whether an entry can change who sees the dossier.
fn changes_sight(event: &Event) -> bool {
    matches!(
        event,
        Event::Recorded { .. }
            | Event::SubjectChanged { .. }
            | Event::PartnerAdded { .. }
            | Event::PartnerEnded { .. }
            | Event::OfPartner { .. }
            | Event::Registered
            | Event::PartnerNotified { .. }
            | Event::AssignedToPartner
            | Event::ReturnedToPartner { .. }
            | Event::TakenUp { .. }
            | Event::SolvedOnTheSpotConfirmed
            | Event::Withdrawn { .. }
            | Event::WithdrawalUndone { .. }
            | Event::OutOfScopeProposed { .. }
            | Event::OutOfScopeConfirmed
            | Event::OutOfScopeRejected { .. }
            | Event::Reopened { .. }
            | Event::ProposalDismissed { .. }
            | Event::SignalClosed { .. }
            | Event::PostponementProposed { .. }
            | Event::Postponed { .. }
            | Event::PersonExcluded { .. }
            | Event::ExclusionLifted { .. }
            | Event::PutInCharge { .. }
            | Event::NobodyInCharge
            | Event::OutsiderNamed { .. }
            | Event::Merged { .. }
            | Event::ClosedWithMain
            | Event::RemediesRecorded { .. }
            | Event::PaymentApprovalAsked { .. }
            | Event::PaymentApproved { .. }
            | Event::PaymentRefused { .. }
            | Event::LiabilityClaimed { .. }
            | Event::LiabilitySettled { .. }
            | Event::ArrangementProposed { .. }
            | Event::ArrangementApproved
            | Event::ArrangementRejected { .. }
            | Event::ArrangementEnded { .. }
    )
}

/// Rewrites who may see a dossier after the register changed, without an entry.
pub fn project_again(
    tx: &mut Tx<'_>,
    complaint: &Complaint,
    register: &Register,
) -> Result<(), StoreError> {
    let id = complaint.id;
    tx.execute("delete from access where complaint = $1", &[id.into()])?;
    for (person, ground, party) in seers(tx, complaint, register)? {
        tx.execute(
            "insert into access (person, complaint, ground, party) values ($1, $2, $3, $4)",
            &[person.into(), id.into(), ground.key().into(), party.get().into()],
        )?;
    }
    if complaint.further.is_empty() {
        return Ok(());
    }
    tx.execute("delete from further_partner where complaint = $1", &[id.into()])?;
    for partner in complaint.further_partners() {
        let Subject::Partner { firm, adviser, .. } = partner.subject else { continue };
        tx.execute(
            "insert into further_partner (complaint, number, firm, adviser) \
             values ($1, $2, $3, $4)",
            &[id.into(), partner.number.get().into(), firm.into(), adviser.into()],
        )?;
    }
    Ok(())
}

/// Whether this person may see this dossier.
pub fn is_visible(
    tx: &mut Tx<'_>,
    person: PersonId,
    complaint: ComplaintId,
) -> Result<bool, StoreError> {
    let sql = "select 1 from visible where person = $1 and complaint = $2";
    Ok(tx.query_optional(sql, &[person.into(), complaint.into()])?.is_some())
}

/// The dossiers that a change of the register may concern: of these firms or advisers, about an
/// unknown or an officer, with a person shut out (1), or waiting for somebody to be found: in
/// charge (transition 37) or as second pair of eyes (transition 22).
pub fn concerned_by_register(
    tx: &mut Tx<'_>,
    firms: [Option<FirmId>; 2],
    advisers: [Option<AdviserId>; 2],
    person: PersonId,
) -> Result<Vec<ComplaintId>, StoreError> {
    let rows = tx.query(
        "select id from complaint where firm in ($1, $2) \
         union select id from complaint where adviser in ($3, $4) \
         union select complaint from further_partner where firm in ($1, $2) or adviser in ($3, $4) \
         union select complaint from excluded where person = $5 \
         union select complaint from access where person = $5 \
         union select id from complaint where is_open = 1 \
         and (firm is null or officer is null or officer = $5 or turn = 'second_officer')",
        &[firms[0].into(), firms[1].into(), advisers[0].into(), advisers[1].into(), person.into()],
    )?;
    rows.iter().map(|row| row.get(0)).collect()
}
