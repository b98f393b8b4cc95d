//! Transitions 30 and 37: conflict of interest, who is in charge then, and another partner.
use weerklank_domain::article::Article::{Art1Officer, Art4_2, Art4_4};
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::ChargeReason;
use weerklank_domain::people::{ExclusionGround, Role, Subject};
use weerklank_domain::rules::Reason;

use crate::cast::{
    ANNA, BRAM, CARLA, DE_VRIES, DIRK, ESRA, FLEUR, NOORD, TIMER, ZUID, about, text,
};
use crate::story::a_complaint;

fn because() -> weerklank_domain::text::Text {
    text("Daarom.")
}

#[test]
fn transition_30_an_officer_with_a_conflict_makes_way_at_once() {
    let story = a_complaint().about(FLEUR).register(|register| {
        register.people[1].firm = Some(NOORD);
        register.people[1].roles.push(Role::Partner);
    });
    let story = story.registered();
    let to = |subject| C::ChangeSubject { subject };
    let story = story.does(BRAM, to(about(ANNA, NOORD)));
    assert_eq!(story.complaint().officer, Some(CARLA));
    let story =
        story.refuses((BRAM, to(about(FLEUR, ZUID))), Art1Officer, Reason::ConflictOfInterest);
    // Changed back, he sees it again; who took over stays in charge.
    let story = story.does(CARLA, to(about(FLEUR, ZUID)));
    assert!(story.complaint().excluded.is_empty());
    assert_eq!(story.complaint().officer, Some(CARLA));
    let charges = [(BRAM, ChargeReason::AtReceipt), (CARLA, ChargeReason::Conflict)];
    assert_eq!(story.put_in_charge(), charges);
}

#[test]
fn transition_30_what_he_declared_himself_is_not_lifted_by_the_register() {
    let story = a_complaint().registered().does(BRAM, C::DeclareConflict { reason: because() });
    let story = story.does(CARLA, C::ChangeSubject { subject: Subject::Organisation });
    assert!(story.complaint().is_excluded(BRAM));
}

#[test]
fn transition_30_a_possible_name_that_proves_to_be_him_cannot_be_cleared() {
    let story = a_complaint().about_somebody("bakker").register(|register| {
        register.people[1].firm = Some(NOORD);
    });
    let subject = about(ANNA, NOORD);
    let story = story.recorded().does(CARLA, C::ChangeSubject { subject });
    let grounds: Vec<_> = story.complaint().excluded.iter().map(|one| one.ground).collect();
    assert_eq!(grounds, [ExclusionGround::InvolvedFirm]);
    let clear = C::ClearName { person: BRAM, reason: because() };
    story.refuses((CARLA, clear), Art1Officer, Reason::NothingProposed);
}

#[test]
fn transition_30_a_name_that_cannot_be_read_any_more_stays_hidden() {
    let mut story = a_complaint().about_somebody("bakker").recorded();
    story.named = None;
    assert!(story.does(TIMER, C::ReviewConflicts).complaint().is_excluded(BRAM));
}

#[test]
fn transition_30_another_name_is_looked_at_anew() {
    let story = a_complaint().about_somebody("bakker").recorded();
    let story = story.does(CARLA, C::ClearName { person: BRAM, reason: because() });
    let subject = Subject::Unknown { named: Some(text("meneer Bakker van de receptie")) };
    let story = story.does(CARLA, C::ChangeSubject { subject });
    assert!(story.complaint().is_excluded(BRAM));
}

#[test]
fn transition_30_an_objection_outlives_a_change_of_the_parties() {
    let story = a_complaint().register(|register| register.people[1].firm = Some(NOORD));
    let story = story.recorded();
    let story = story.does(CARLA, C::RecordObjection { person: BRAM, reason: because() });
    let story = story.does(CARLA, C::ChangeSubject { subject: Subject::Organisation });
    assert!(story.complaint().is_excluded(BRAM));
}

#[test]
fn transition_30_nobody_left_is_one_alarm_and_management_puts_somebody_in_charge() {
    let declare = || C::DeclareConflict { reason: because() };
    let story = a_complaint().registered().does(CARLA, declare()).does(BRAM, declare());
    assert!(story.complaint().nobody_in_charge);
    assert_eq!(story.complaint().officer, None);
    let story = story.does(TIMER, C::ReviewConflicts);
    let alarms = |entry: &&_| matches!(entry, Event::NobodyInCharge);
    let events = story.entries.iter().map(|entry| &entry.event);
    assert_eq!(events.filter(alarms).count(), 1);
    let put = |officer| C::PutInCharge { officer, reason: because() };
    let story = story.refuses((DIRK, put(BRAM)), Art1Officer, Reason::ConflictOfInterest).refuses(
        (DIRK, put(ESRA)),
        Art1Officer,
        Reason::NotAnOfficer,
    );
    // A named outsider gets the role of officer.
    let story = story.register(|register| register.people[7].roles = vec![Role::Officer]);
    let outsider = story.register.people[7].id;
    let story = story.does(DIRK, put(outsider));
    assert_eq!(story.complaint().officer, Some(outsider));
    assert!(!story.complaint().nobody_in_charge);
}

#[test]
fn transition_30_the_complainant_objects_once_to_who_handles_it() {
    let object = |person| C::RecordObjection { person, reason: because() };
    let story = a_complaint().registered();
    let not_hers = (DE_VRIES, object(CARLA));
    let story = story.refuses(not_hers, Art1Officer, Reason::NobodyToObjectTo);
    let story = story.does(DE_VRIES, object(BRAM));
    assert_eq!(story.complaint().officer, Some(CARLA));
    assert!(story.complaint().is_excluded(BRAM));
    let story = story.refuses((DE_VRIES, object(CARLA)), Art1Officer, Reason::AlreadyDone);
    // A second one she tells an officer.
    assert!(story.does(CARLA, object(CARLA)).complaint().nobody_in_charge);
}

#[test]
fn transition_37_another_officer_takes_over_with_a_reason() {
    let take = || C::TakeOver { reason: because() };
    let story = a_complaint().registered().does(CARLA, take());
    assert_eq!(story.put_in_charge().last(), Some(&(CARLA, ChargeReason::TakenOver)));
    let story = story.refuses((CARLA, take()), Art4_4, Reason::AlreadyDone);
    let story = story.refuses((DIRK, take()), Art1Officer, Reason::NotYourRole);
    let away = story.register(|register| register.people[1].present = false);
    away.refuses((BRAM, take()), Art1Officer, Reason::OfficerAway);
}

#[test]
fn the_partner_loses_his_turn_when_another_firm_is_complained_about() {
    let story = a_complaint().registered().with_partner().consulted();
    let story = story.does(BRAM, C::ChangeSubject { subject: about(FLEUR, ZUID) });
    let complaint = story.complaint();
    assert_eq!((complaint.stage, complaint.partner_notified), (Stage::Registered, None));
    assert!(complaint.consultations.is_empty());
    let story = story.refuses((BRAM, C::AssignToPartner), Art4_2, Reason::PartnerNotNotified);
    assert_eq!(story.with_partner().stage(), Stage::WithPartner);
    // The adviser of the same firm becomes known: nothing is asked again.
    let refined = a_complaint().recording(|recording| {
        let kind = weerklank_domain::people::FirmKind::Affiliated;
        recording.subject = Subject::Partner { firm: NOORD, adviser: None, kind };
    });
    let refined = refined.registered().with_partner().consulted();
    let refined = refined.does(BRAM, C::ChangeSubject { subject: about(ANNA, NOORD) });
    assert_eq!(refined.stage(), Stage::WithPartner);
    refined.proposed();
}
