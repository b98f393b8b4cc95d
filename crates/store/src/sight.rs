//! Who may see a dossier: written from its state and the register whenever one of them changes.
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::access::who_may_see;
use weerklank_domain::complaint::event::{Entry, Event};
use weerklank_domain::ids::{AdviserId, ComplaintId, FirmId, PersonId};
use weerklank_domain::people::{Register, Subject};

use crate::{StoreError, Tx};

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

/// The person who is written to for the firm complained about.
pub(crate) fn contact(
    tx: &mut Tx<'_>,
    complaint: &Complaint,
) -> Result<Option<PersonId>, StoreError> {
    let Subject::Partner { firm, .. } = complaint.subject else {
        return Ok(None);
    };
    let row = tx.query_optional("select contact from firm where id = $1", &[firm.into()])?;
    let contact: Option<Option<PersonId>> = row.map(|row| row.get(0)).transpose()?;
    Ok(contact.flatten())
}

/// Whether an entry can change who sees the dossier.
fn changes_sight(event: &Event) -> bool {
    matches!(
        event,
        Event::Recorded { .. }
            | Event::SubjectChanged { .. }
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
    let contact = contact(tx, complaint)?;
    for (person, ground) in who_may_see(complaint, register, contact) {
        tx.execute(
            "insert into access (person, complaint, ground) values ($1, $2, $3)",
            &[person.into(), id.into(), ground.key().into()],
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
         union select complaint from excluded where person = $5 \
         union select complaint from access where person = $5 \
         union select id from complaint where is_open = 1 \
         and (firm is null or officer is null or officer = $5 or turn = 'second_officer')",
        &[firms[0].into(), firms[1].into(), advisers[0].into(), advisers[1].into(), person.into()],
    )?;
    rows.iter().map(|row| row.get(0)).collect()
}
