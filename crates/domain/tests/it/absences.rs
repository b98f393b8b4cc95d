//! Transitions 31 and 37: who is away, who does his work, and whom the complainant can turn to.
use weerklank_domain::article::Article::{Art1Officer, Art4_5, Art4_6, Art5_2, Art6_1};
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{ChargeReason, Side, Way};
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Person, Register, Role};
use weerklank_domain::rules::Reason;

use crate::cast::{
    ANNA, BRAM, CARLA, DIRK, FLEUR, NOORD, QUALITY, TIMER, WRITTEN, classification, day, text,
};
use crate::story::{Story, a_complaint};

fn away(register: &mut Register, person: PersonId, stand_in: Option<PersonId>) {
    let person = register.people.iter_mut().find(|known| known.id == person).unwrap();
    person.present = false;
    person.stand_in = stand_in;
    person.away_until = Some(day("2026-11-13"));
}

fn back(register: &mut Register, person: PersonId) {
    let person = register.people.iter_mut().find(|known| known.id == person).unwrap();
    (person.present, person.stand_in, person.away_until) = (true, None, None);
}

fn contacts(story: &Story) -> Vec<PersonId> {
    let contacts = story.entries.iter().filter_map(|entry| match entry.event {
        Event::ContactChanged { contact, .. } => Some(contact),
        _ => None,
    });
    contacts.collect()
}

#[test]
fn transition_37_who_is_away_is_not_put_in_charge_at_receipt() {
    let story = a_complaint().register(|register| away(register, BRAM, Some(CARLA))).recorded();
    assert_eq!(story.complaint().officer, Some(CARLA));
}

#[test]
fn transition_31_the_stand_in_does_what_the_officer_in_charge_does() {
    let classify = || C::Classify { classification: classification(WRITTEN, QUALITY) };
    let story = a_complaint().registered();
    let story = story.refuses((CARLA, classify()), Art5_2, Reason::NotTheOfficerInCharge);
    let story = story.register(|register| away(register, BRAM, Some(CARLA)));
    let story = story.does(CARLA, classify());
    assert_eq!(story.complaint().officer, Some(BRAM), "he stays in charge");
    // Back again, he does it himself and she does not.
    let story = story.register(|register| back(register, BRAM));
    let again = C::Classify { classification: classification(WRITTEN, crate::cast::CONDUCT) };
    story.refuses((CARLA, again), Art5_2, Reason::NotTheOfficerInCharge);
}

#[test]
fn transition_31_the_stand_in_sends_the_decision_and_nobody_else_does() {
    let send = || C::SendLetter { way: Way::Email, file: crate::cast::file(), prepared: None };
    let story = Story::at(weerklank_domain::complaint::Stage::Deciding);
    let body = text("Wij geven u gelijk.");
    let story = story.does(BRAM, C::SaveDraft { body });
    let story = story.refuses((CARLA, send()), Art4_6, Reason::NotTheOfficerInCharge);
    let away = story.register(|register| away(register, BRAM, Some(CARLA)));
    let sends = |story: &Story| story.asks(CARLA, send()).map_err(|refusal| refusal.reason);
    assert_ne!(sends(&away).err(), Some(Reason::NotTheOfficerInCharge));
    // Who stands in and is away himself does nobody's work.
    let both = away.register(|register| {
        register.people[2].present = false;
    });
    assert_eq!(sends(&both).err(), Some(Reason::NotTheOfficerInCharge));
}

#[test]
fn transition_31_a_stand_in_with_a_conflict_is_shut_out_all_the_same() {
    let story = a_complaint().registered();
    let story = story.does(CARLA, C::DeclareConflict { reason: text("Ik ken haar.") });
    let story = story.register(|register| away(register, BRAM, Some(CARLA)));
    let classify = C::Classify { classification: classification(WRITTEN, QUALITY) };
    let story = story.refuses((CARLA, classify), Art1Officer, Reason::ConflictOfInterest);
    assert!(contacts(&story.does(TIMER, C::ReviewContact)).is_empty());
}

#[test]
fn transition_31_a_partners_stand_in_does_what_the_partner_does() {
    let consult = || C::Consult {
        on: day("2026-11-02"),
        way: Way::Telephone,
        question: text("Wat kan ik doen?"),
    };
    let story = a_complaint().registered().with_partner();
    let story = story.refuses((FLEUR, consult()), Art4_5, Reason::NotTheInvolvedPartner);
    let story = story.register(|register| away(register, ANNA, Some(FLEUR)));
    let story = story.does(FLEUR, consult());
    let view = C::RecordView { side: Side::Partner, on: day("2026-11-02"), view: text("Nee.") };
    let story = story.does(FLEUR, view);
    assert_eq!(story.complaint().consultations.len(), 1);
}

#[test]
fn art_6_1_a_partner_who_is_away_without_a_stand_in_gets_no_complaint() {
    let story = a_complaint().registered().notified();
    let alone = story.register(|register| away(register, ANNA, None));
    let alone = alone.refuses((BRAM, C::AssignToPartner), Art6_1, Reason::PartnerAbsent);
    let replaced = alone.register(|register| away(register, ANNA, Some(FLEUR)));
    replaced.does(BRAM, C::AssignToPartner);
}

#[test]
fn art_1_who_left_or_is_away_is_not_put_in_charge() {
    let declare = || C::DeclareConflict { reason: text("Ik ken haar.") };
    let put = |officer| C::PutInCharge { officer, reason: text("Daarom.") };
    let story = a_complaint().registered().does(CARLA, declare()).does(BRAM, declare());
    let gerard = PersonId::from_uuid(uuid::Uuid::from_u128(99));
    let one = |active, present| Person {
        id: gerard,
        roles: vec![Role::Officer],
        folded_surname: "kok".to_owned(),
        adviser: None,
        firm: None,
        manager: None,
        active,
        present,
        stand_in: None,
        away_until: None,
    };
    let left = story.register(|register| register.people.push(one(false, false)));
    let left = left.refuses((DIRK, put(gerard)), Art1Officer, Reason::OfficerLeft);
    let gone = left.register(|register| *register.people.last_mut().unwrap() = one(true, false));
    let gone = gone.refuses((DIRK, put(gerard)), Art1Officer, Reason::OfficerAway);
    let there = gone.register(|register| *register.people.last_mut().unwrap() = one(true, true));
    assert_eq!(there.does(DIRK, put(gerard)).complaint().officer, Some(gerard));
}

#[test]
fn transition_37_an_officer_who_leaves_makes_way_and_who_answered_stays_known() {
    let leaves = |register: &mut Register| {
        (register.people[1].active, register.people[1].present) = (false, false);
    };
    let story = a_complaint().registered().register(leaves).does(TIMER, C::ReviewConflicts);
    let last = story.put_in_charge().last().copied();
    assert_eq!(last, Some((CARLA, ChargeReason::Left)));
    let closed = Story::at(weerklank_domain::complaint::Stage::Closed);
    let closed = closed.register(leaves).does(TIMER, C::ReviewConflicts);
    assert_eq!(closed.complaint().officer, Some(BRAM));
}

#[test]
fn transition_37_the_contact_changes_once_and_back_once() {
    let story = a_complaint().registered().does(TIMER, C::ReviewContact);
    assert!(contacts(&story).is_empty());
    let story = story.register(|register| away(register, BRAM, Some(CARLA)));
    let story = story.does(TIMER, C::ReviewContact).does(TIMER, C::ReviewContact);
    assert_eq!(contacts(&story), [CARLA]);
    let story = story.register(|register| back(register, BRAM));
    let story = story.does(TIMER, C::ReviewContact).does(TIMER, C::ReviewContact);
    assert_eq!(contacts(&story), [CARLA, BRAM]);
    assert_eq!(story.complaint().contact, None);
    assert_eq!(story.register.person(ANNA).unwrap().firm, Some(NOORD));
}
