//! Who may see a dossier besides the officers, and what a partner sees of the complainant.
use super::facts::{Confidentiality, Visibility, keyed};
use super::guard::the_registrar_is_involved;
use super::several::PartyNumber;
use super::{Complaint, Stage};
use crate::ids::PersonId;
use crate::people::{Actor, Register, Role, Subject};
use crate::rules::ch1_definitions;

keyed! {
    /// Why somebody who is no officer may see a dossier.
    AccessGround {
        Registrar = "registrar", InvolvedAdviser = "involved_adviser",
        FirmContact = "firm_contact", Escalation = "escalation", Outsider = "outsider",
    }
}

/// Everybody who may see this dossier, officers apart. `contact` is the firm's named contact.
/// The partner complained about sees it from the moment at which he was informed (4.2).
pub fn who_may_see(
    complaint: &Complaint,
    register: &Register,
    contact: Option<PersonId>,
) -> Vec<(PersonId, AccessGround)> {
    let mut seen = Vec::new();
    let mut add = |person: PersonId, ground: AccessGround| {
        let known = seen.iter().any(|(seen, _)| *seen == person);
        if !known && !complaint.is_excluded(person) {
            seen.push((person, ground));
        }
    };
    let registrar = complaint.recording.recorded_by;
    if register.person(registrar).is_some_and(|person| keeps_sight(complaint, &person.roles)) {
        add(registrar, AccessGround::Registrar);
    }
    if let Subject::Partner { firm, adviser, .. } = complaint.subject {
        let of_firm = register.person(registrar).is_some_and(|person| person.firm == Some(firm));
        if complaint.partner_notified.is_some() || of_firm {
            let involved = register
                .with_role(Role::Partner)
                .filter(|person| adviser.is_some() && person.adviser == adviser);
            for person in involved {
                add(person.id, AccessGround::InvolvedAdviser);
            }
            if let Some(contact) = contact {
                add(contact, AccessGround::FirmContact);
            }
        }
    }
    if let Some(outsider) = complaint.outsider {
        add(outsider, AccessGround::Outsider);
    }
    if management_is_needed(complaint, register) {
        for person in register.with_role(Role::Management) {
            add(person.id, AccessGround::Escalation);
        }
    }
    seen
}

/// As [`who_may_see`], with as which of the partners each sees it. The contacts are those of the
/// firms, by the number of the partner.
pub fn who_may_see_as(
    complaint: &Complaint,
    register: &Register,
    contacts: &[(PartyNumber, PersonId)],
) -> Vec<(PersonId, AccessGround, PartyNumber)> {
    let contact = |party| contacts.iter().find(|(of, _)| *of == party).map(|(_, person)| *person);
    let mut seen: Vec<(PersonId, AccessGround, PartyNumber)> = Vec::new();
    for look in complaint.looks_of_others() {
        let party = look.seen_through.unwrap_or_default();
        for (person, ground) in who_may_see(&look, register, contact(party)) {
            let involved =
                matches!(ground, AccessGround::InvolvedAdviser | AccessGround::FirmContact)
                    || (ground == AccessGround::Registrar
                        && the_registrar_is_involved(&look, register));
            if involved && !seen.iter().any(|(known, _, _)| *known == person) {
                seen.push((person, ground, party));
            }
        }
    }
    for (person, ground) in who_may_see(complaint, register, contact(PartyNumber::FIRST)) {
        if !seen.iter().any(|(known, _, _)| *known == person) {
            seen.push((person, ground, PartyNumber::FIRST));
        }
    }
    seen
}

/// A partner keeps sight of what he registered; staff until the officer takes over.
fn keeps_sight(complaint: &Complaint, roles: &[Role]) -> bool {
    let staff = matches!(complaint.stage, Stage::Received | Stage::Registered);
    roles.contains(&Role::Partner) || (roles.contains(&Role::Staff) && staff)
}

/// Nobody is in charge, a second postponement (6.4), a payment (2.2) or an arrangement waits, money
/// is claimed (transition 28), or no second officer is left to confirm "not a complaint" (1).
fn management_is_needed(complaint: &Complaint, register: &Register) -> bool {
    let proposed_by = complaint.scope.map(|scope| scope.by);
    let second = register
        .officers()
        .filter(|officer| officer.active && Some(officer.id) != proposed_by)
        .any(|officer| !complaint.is_excluded(officer.id));
    complaint.nobody_in_charge
        || complaint.postponement_proposed.is_some()
        || complaint.payment_waits().is_some()
        || complaint.is_claimed_upon()
        || complaint.arrangement.is_some_and(|proposed| proposed.approved_on.is_none())
        || (proposed_by.is_some() && !second)
}

/// Somebody as what he is in this dossier: who was named from outside acts as an officer here, and
/// where nobody of management is left, as management too (transition 30).
pub fn in_dossier(by: &Actor, complaint: &Complaint, register: &Register) -> Actor {
    let mut by = by.clone();
    if by.is(Role::Outsider) && complaint.outsider == Some(by.person) {
        if complaint.officer == Some(by.person) {
            by.roles.push(Role::Officer);
        }
        if !ch1_definitions::management_is_left(complaint, register) {
            by.roles.push(Role::Management);
        }
    }
    by
}

/// Whether an entry or a file with this visibility is for this person, once he sees the dossier.
pub fn is_for(visibility: Visibility, by: &Actor) -> bool {
    let is_officer = by.is(Role::Officer) || by.is(Role::Management);
    match visibility {
        Visibility::Everybody => true,
        Visibility::OfficerAndPartner => is_officer || by.is(Role::Partner),
        Visibility::OfficerOnly => is_officer,
    }
}

/// Whether this person may read the complainant's name and how he can be reached (4.2).
pub fn may_read_name(complaint: &Complaint, by: &Actor, register: &Register) -> bool {
    name_is_shared(complaint)
        || by.is(Role::Officer)
        || by.is(Role::Management)
        || by.is(Role::Complainant)
        || by.is(Role::Representative)
        || register.is_or_acts_for(by.person, complaint.recording.recorded_by)
}

/// Whether somebody who is no officer may read the complainant's name.
pub fn name_is_shared(complaint: &Complaint) -> bool {
    complaint.complainant.confidentiality == Confidentiality::Open
}
