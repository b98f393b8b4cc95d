//! Conflict of interest and who is in charge (art. 1, transitions 30 and 37).
use super::Complaint;
use super::act::{Acted, changed};
use super::command::Circumstances;
use super::event::Event;
use super::facts::ChargeReason;
use crate::article::Article;
use crate::ids::PersonId;
use crate::people::{self, Exclusion, ExclusionGround, Register, Role, Subject};
use crate::rules::{Reason, ch1_definitions as ch1, ch4_handling as ch4, require};
use crate::text::Text;

/// The test of conflict: whom the subject shuts out, whom it lets in again, who is in charge then.
pub(super) fn review(complaint: &Complaint, around: &Circumstances<'_>) -> Vec<Event> {
    review_for(complaint, &complaint.subject, &complaint.cleared, around)
}

fn review_for(
    complaint: &Complaint,
    subject: &Subject,
    cleared: &[PersonId],
    around: &Circumstances<'_>,
) -> Vec<Event> {
    let mut found = people::conflicts(subject, around.register, around.named_surname);
    for partner in complaint.further_partners() {
        for new in people::conflicts(&partner.subject, around.register, None) {
            if !found.iter().any(|known| known.person == new.person) {
                found.push(new);
            }
        }
    }
    found.retain(|new| {
        new.ground != ExclusionGround::PossibleName || !cleared.contains(&new.person)
    });
    let mut events = Vec::new();
    let mut excluded = complaint.excluded.clone();
    excluded.retain(|old| {
        let stays = !old.ground.follows_from_register()
            || found.iter().any(|new| new.person == old.person)
            || cannot_be_tested(old, subject, around);
        if !stays {
            let person = old.person;
            events.push(Event::ExclusionLifted { person, reason: None });
        }
        stays
    });
    for exclusion in found {
        // The ground is kept up to date: a possible name can be cleared, an involved firm can't.
        let known = excluded.iter().any(|old| {
            let same_person = old.person == exclusion.person;
            same_person && (old.ground == exclusion.ground || !old.ground.follows_from_register())
        });
        if !known {
            excluded.push(exclusion);
            events.push(Event::PersonExcluded { exclusion, reason: None, read: None });
        }
    }
    events.extend(charge(complaint, &excluded, around.register));
    events
}

/// A name was mentioned, but which one isn't known here: who was hidden from stays so.
fn cannot_be_tested(old: &Exclusion, subject: &Subject, around: &Circumstances<'_>) -> bool {
    old.ground == ExclusionGround::PossibleName
        && matches!(subject, Subject::Unknown { named: Some(_) })
        && around.named_surname.is_none()
}

/// Transition 37: somebody is in charge at all times; nobody left is an alarm.
fn charge(complaint: &Complaint, excluded: &[Exclusion], register: &Register) -> Option<Event> {
    let has_conflict =
        |officer| excluded.iter().any(|exclusion: &Exclusion| exclusion.person == officer);
    let left = |officer| register.person(officer).is_none_or(|person| !person.active);
    let why = match complaint.officer {
        Some(officer) if has_conflict(officer) => ChargeReason::Conflict,
        // Who was handled to the end stays known.
        Some(officer) if left(officer) && complaint.is_open() => ChargeReason::Left,
        Some(_) => return None,
        None if complaint.nobody_in_charge => ChargeReason::Conflict,
        None => ChargeReason::AtReceipt,
    };
    match ch1::first_officer_without_conflict(register, excluded) {
        Some(officer) => Some(Event::PutInCharge { officer: officer.id, why, reason: None }),
        None => complaint.alarm_is_new().then_some(Event::NobodyInCharge),
    }
}

/// Who is complained about changes, so the test runs again in the same stroke. What another
/// officer decided about a name held for the name that was mentioned then.
pub(super) fn change_subject(
    complaint: &Complaint,
    subject: Subject,
    around: &Circumstances<'_>,
) -> Acted {
    if complaint.subject == subject {
        return Ok(vec![]);
    }
    ch1::the_subject_stays_known(complaint, &subject)?;
    ch4::the_subject_is_no_further_partner(complaint, &subject)?;
    let mut events = vec![Event::SubjectChanged { subject }];
    events.extend(review_for(complaint, &subject, &[], around));
    Ok(events)
}

/// A person knows of a conflict that no register can know.
pub(super) fn declare(
    complaint: &Complaint,
    reason: Text,
    around: &Circumstances<'_>,
) -> Vec<Event> {
    let exclusion = Exclusion { person: around.by.person, ground: ExclusionGround::Declared };
    exclude(complaint, exclusion, reason, around.register)
}

/// The complainant objects to an officer, with a reason. It stays when the register would let
/// him in again.
pub(super) fn object(
    complaint: &Complaint,
    person: PersonId,
    reason: Text,
    around: &Circumstances<'_>,
) -> Acted {
    let outside = around.by.is(Role::Complainant) || around.by.is(Role::Representative);
    require(
        !outside || complaint.officer == Some(person),
        Article::Art1Officer,
        Reason::NobodyToObjectTo,
    )?;
    let handler = around.register.person(person).is_some_and(people::Person::can_be_shut_out);
    require(handler, Article::Art1Officer, Reason::NotAnOfficer)?;
    let already = complaint
        .excluded
        .iter()
        .any(|old| old.person == person && !old.ground.follows_from_register());
    require(!already, Article::Art1Officer, Reason::AlreadyDone)?;
    let exclusion = Exclusion { person, ground: ExclusionGround::Objection };
    Ok(exclude(complaint, exclusion, reason, around.register))
}

fn exclude(
    complaint: &Complaint,
    exclusion: Exclusion,
    reason: Text,
    register: &Register,
) -> Vec<Event> {
    let mut events = vec![Event::PersonExcluded { exclusion, reason: Some(reason), read: None }];
    let mut excluded = complaint.excluded.clone();
    excluded.push(exclusion);
    events.extend(charge(complaint, &excluded, register));
    events
}

/// Another officer decides that a name is not his colleague's, who may then be needed in charge.
pub(super) fn clear_name(
    complaint: &Complaint,
    person: PersonId,
    reason: Text,
    around: &Circumstances<'_>,
) -> Acted {
    let mut excluded = complaint.excluded.clone();
    excluded.retain(|old| old.person != person || old.ground != ExclusionGround::PossibleName);
    let possible = excluded.len() < complaint.excluded.len();
    require(possible, Article::Art1Officer, Reason::NothingProposed)?;
    let mut events = vec![Event::ExclusionLifted { person, reason: Some(reason) }];
    events.extend(charge(complaint, &excluded, around.register));
    Ok(events)
}

/// Transition 37: another officer takes over, with a reason.
pub(super) fn take_over(complaint: &Complaint, reason: Text, around: &Circumstances<'_>) -> Acted {
    let officer = around.by.person;
    ch1::the_officer_in_charge_has_no_conflict(complaint, officer, around.register)?;
    Ok(vec![Event::PutInCharge { officer, why: ChargeReason::TakenOver, reason: Some(reason) }])
}

/// Transition 37: management assigns.
pub(super) fn put_in_charge(
    complaint: &Complaint,
    officer: PersonId,
    reason: Text,
    around: &Circumstances<'_>,
) -> Acted {
    ch1::the_officer_in_charge_has_no_conflict(complaint, officer, around.register)?;
    let event = Event::PutInCharge { officer, why: ChargeReason::Assigned, reason: Some(reason) };
    Ok(changed(complaint.officer != Some(officer), event))
}

/// Transition 30: somebody from outside handles it, since nobody here can.
pub(super) fn name_outsider(
    complaint: &Complaint,
    person: PersonId,
    reason: Text,
    around: &Circumstances<'_>,
) -> Acted {
    ch1::an_outsider_is_named(complaint, person, around.register)?;
    let mut events = vec![Event::OutsiderNamed { person, reason }];
    if complaint.officer.is_none() {
        let (officer, why) = (person, ChargeReason::Assigned);
        events.push(Event::PutInCharge { officer, why, reason: Some(reason) });
    }
    Ok(events)
}

/// Transition 31: the officer in charge is away, or back; an answered complaint asks nobody.
pub(super) fn review_contact(complaint: &Complaint, around: &Circumstances<'_>) -> Vec<Event> {
    let Some(officer) = complaint.officer.filter(|_| complaint.awaits_answer()) else {
        return vec![];
    };
    let acting = around.register.acting(officer);
    let contact = if complaint.is_excluded(acting) { officer } else { acting };
    let until = around.register.person(officer).and_then(|person| person.away_until);
    let until = until.filter(|_| contact != officer);
    let event = Event::ContactChanged { contact, until };
    changed(complaint.contact.unwrap_or(officer) != contact, event)
}

/// Transition 23: whoever declared a conflict, or was objected to, in a dossier that goes on with
/// this one stays out of both. The other grounds follow from the subject, which is the same.
pub(super) fn carry_over(
    complaint: &Complaint,
    others: &[Exclusion],
    around: &Circumstances<'_>,
) -> Vec<Event> {
    let mut excluded = complaint.excluded.clone();
    let mut events = Vec::new();
    for exclusion in others.iter().filter(|other| !other.ground.follows_from_register()) {
        let known = excluded
            .iter()
            .any(|old| old.person == exclusion.person && !old.ground.follows_from_register());
        if !known {
            excluded.push(*exclusion);
            let (exclusion, reason, read) = (*exclusion, None, None);
            events.push(Event::PersonExcluded { exclusion, reason, read });
        }
    }
    events.extend(charge(complaint, &excluded, around.register));
    events
}
