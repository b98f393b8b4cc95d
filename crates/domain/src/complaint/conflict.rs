//! Conflict of interest and who is in charge (art. 1, transitions 30 and 37).
use super::Complaint;
use super::act::{Acted, changed};
use super::command::Circumstances;
use super::event::Event;
use super::facts::ChargeReason;
use crate::article::Article;
use crate::ids::PersonId;
use crate::people::{self, Exclusion, ExclusionGround, Register, Subject};
use crate::rules::{Reason, ch1_definitions as ch1, require};
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
            events.push(Event::PersonExcluded { exclusion, reason: None });
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
    let stays = complaint
        .officer
        .is_some_and(|officer| !excluded.iter().any(|exclusion| exclusion.person == officer));
    if stays {
        return None;
    }
    let never_had_one = complaint.officer.is_none() && !complaint.nobody_in_charge;
    let why = if never_had_one { ChargeReason::AtReceipt } else { ChargeReason::Conflict };
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
    let mut events = vec![Event::PersonExcluded { exclusion, reason: Some(reason) }];
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
