//! Chapter 1: what the words mean, and who may not handle a complaint.
use weerklank_domain::article::Article::{
    Art1Complainant, Art1Complaint, Art1Officer, Art1Partner,
};
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::{Command as C, CommandKind as K};
use weerklank_domain::complaint::facts::{ChargeReason, Complainant, ComplainantKind, ScopeGround};
use weerklank_domain::complaint::form::FormField;
use weerklank_domain::people::{ExclusionGround, Role, Subject};
use weerklank_domain::rules::Reason;
use weerklank_domain::rules::ch4_handling::officers_to_notify;

use crate::cast::{
    ANNA, BRAM, CARLA, DIRK, ESRA, FLEUR, NOORD, ORGANISATION, TIMER, about, adviser,
    mevrouw_de_vries, text,
};
use crate::commands::command;
use crate::story::{Story, a_complaint};

fn proposes(ground: ScopeGround) -> C {
    C::ProposeOutOfScope { ground, reason: text("Dit is een vraag.") }
}

#[test]
fn art_1_partner_a_partner_is_a_firm_an_adviser_of_it_or_one_of_the_organisation() {
    let unknown_adviser = a_complaint().about(ANNA).recording(|recording| {
        recording.subject = match recording.subject {
            Subject::Partner { firm, kind, .. } => Subject::Partner { firm, adviser: None, kind },
            other => other,
        };
    });
    // Anna works for the firm, so she is involved although nobody named her.
    unknown_adviser.registered().with_partner().consulted();
    let employed = a_complaint().subject(about(ANNA, ORGANISATION)).register(|register| {
        for person in &mut register.people {
            person.firm = Some(ORGANISATION);
        }
    });
    employed.registered().with_partner().consulted().refuses(
        (FLEUR, C::ReportProgress { report: text("Nog niets.") }),
        weerklank_domain::article::Article::Art6_3,
        Reason::NotTheInvolvedPartner,
    );
}

#[test]
fn art_1_partner_who_is_complained_about_stays_known_after_registration() {
    let unknown = || C::ChangeSubject { subject: Subject::Unknown { named: None } };
    a_complaint().recorded().does(BRAM, unknown());
    let registered = a_complaint().registered();
    registered.refuses((BRAM, unknown()), Art1Partner, Reason::SubjectUnknown);
}

#[test]
fn art_1_complaint_anything_is_recorded_with_seven_fields() {
    let (complaint, _) = a_complaint().about_somebody("iemand").records().unwrap();
    assert_eq!(complaint.stage, Stage::Received);
}

#[test]
fn art_1_complaint_two_people_decide_that_it_is_none() {
    let proposed = a_complaint().recorded().does(BRAM, proposes(ScopeGround::NotAComplaint));
    let confirmed = proposed.does(CARLA, C::ConfirmOutOfScope);
    assert_eq!(confirmed.stage(), Stage::OutOfScope);
    let proposed = a_complaint().recorded().does(BRAM, proposes(ScopeGround::NotAComplaint));
    assert_eq!(proposed.does(DIRK, C::ConfirmOutOfScope).stage(), Stage::OutOfScope);
}

#[test]
fn art_1_complaint_nobody_decides_alone_that_it_is_none() {
    let confirm = (BRAM, C::ConfirmOutOfScope);
    let received = a_complaint().recorded();
    let received = received.refuses(confirm.clone(), Art1Complaint, Reason::NothingProposed);
    received
        .does(BRAM, proposes(ScopeGround::NotAComplaint))
        .refuses(confirm, Art1Complaint, Reason::SecondPairOfEyes)
        .refuses((ESRA, C::ConfirmOutOfScope), Art1Complaint, Reason::NotYourRole)
        .refuses(
            (CARLA, proposes(ScopeGround::NotOurServices)),
            Art1Complaint,
            Reason::AlreadyDone,
        );
}

#[test]
fn art_1_complainant_who_is_no_client_can_be_sent_elsewhere() {
    let stranger = Complainant { kind: ComplainantKind::Other, ..mevrouw_de_vries() };
    let story = a_complaint().recorded();
    let story = story.does(BRAM, C::ChangeComplainant { complainant: stranger });
    story.does(BRAM, proposes(ScopeGround::NotAClient)).does(CARLA, C::ConfirmOutOfScope);
}

#[test]
fn art_1_complainant_a_client_or_cooperating_partner_is_not_told_that_he_is_none() {
    for kind in [ComplainantKind::SmeClient, ComplainantKind::CollaborationPartner] {
        let story = a_complaint().recording(|recording| recording.complainant.kind = kind);
        let not_a_client = (BRAM, proposes(ScopeGround::NotAClient));
        let reason = Reason::ComplainantIsClient;
        story.recorded().refuses(not_a_client, Art1Complainant, reason);
    }
}

#[test]
fn art_1_officer_the_first_without_a_conflict_is_in_charge() {
    let story = a_complaint().recorded();
    assert_eq!(story.put_in_charge(), [(BRAM, ChargeReason::AtReceipt)]);
    let away = a_complaint().register(|register| register.people[1].present = false);
    assert_eq!(away.recorded().complaint().officer, Some(CARLA));
}

#[test]
fn art_1_officer_never_the_one_complained_about() {
    let story = a_complaint().about(BRAM).recorded();
    assert_eq!(story.complaint().officer, Some(CARLA));
    assert_eq!(officers_to_notify(story.complaint(), &story.register), [CARLA]);
    // Dirk manages Bram, so he has no part in it either.
    assert!(story.complaint().is_excluded(DIRK));
    for kind in K::ALL {
        let refusal = story.asks(BRAM, command(*kind, 0, &story)).unwrap_err();
        assert_eq!(refusal.article, Art1Officer, "{kind:?}");
        assert_eq!(refusal.reason, Reason::ConflictOfInterest, "{kind:?}");
    }
    let to_bram = C::PutInCharge { officer: BRAM, reason: text("Hij kent de zaak.") };
    let story = a_complaint().about(CARLA).register(|register| {
        register.people[1].manager = None;
        register.people[2].manager = None;
    });
    let story = story.recorded().does(DIRK, to_bram);
    let to_carla = C::PutInCharge { officer: CARLA, reason: text("Zij kent de zaak.") };
    story.refuses((DIRK, to_carla), Art1Officer, Reason::ConflictOfInterest);
}

#[test]
fn art_1_officer_not_who_works_for_the_firm_nor_his_own_adviser_self() {
    for (firm, advises) in [(Some(NOORD), None), (None, Some(adviser(ANNA)))] {
        let story = a_complaint().register(|register| {
            register.people[1].firm = firm;
            register.people[1].adviser = advises;
            register.people[1].roles.push(Role::Partner);
        });
        let story = story.recorded();
        assert_eq!(story.complaint().officer, Some(CARLA));
        for kind in K::ALL {
            let refusal = story.asks(BRAM, command(*kind, 0, &story)).unwrap_err();
            assert_eq!(refusal.article, Art1Officer, "{kind:?}");
        }
    }
}

#[test]
fn art_1_officer_the_organisation_is_never_an_involved_firm() {
    let story = a_complaint().subject(about(ANNA, ORGANISATION)).register(|register| {
        for person in &mut register.people {
            person.firm = Some(ORGANISATION);
        }
    });
    assert!(story.recorded().complaint().excluded.is_empty());
    assert!(a_complaint().about_the_organisation().recorded().complaint().excluded.is_empty());
}

#[test]
fn art_1_officer_a_possible_name_hides_the_dossier_until_a_colleague_decides() {
    let story = a_complaint().about_somebody("bakker").recorded();
    assert_eq!(story.complaint().excluded[0].ground, ExclusionGround::PossibleName);
    assert_eq!(story.complaint().officer, Some(CARLA));
    let clear = |person| C::ClearName { person, reason: text("Het is een andere Bakker.") };
    let story = story
        .refuses((BRAM, clear(BRAM)), Art1Officer, Reason::ConflictOfInterest)
        .refuses((CARLA, clear(DIRK)), Art1Officer, Reason::NothingProposed)
        .does(CARLA, clear(BRAM))
        // The next test of conflict knows that this name was looked at.
        .does(TIMER, C::ReviewConflicts);
    assert!(story.complaint().excluded.is_empty());
}

#[test]
fn art_1_officer_who_knows_of_a_conflict_says_so_and_is_shut_out() {
    let declare = || C::DeclareConflict { reason: text("Ik deed zijn boekhouding.") };
    let story = a_complaint().registered().does(BRAM, declare());
    assert_eq!(story.complaint().officer, Some(CARLA));
    story.refuses((BRAM, declare()), Art1Officer, Reason::ConflictOfInterest).refuses(
        (ANNA, declare()),
        Art1Officer,
        Reason::NotYourRole,
    );
}

#[test]
fn art_1_officer_the_complainant_can_object_to_whoever_handles() {
    let object = |person| C::RecordObjection { person, reason: text("Hij was onbeleefd.") };
    let story = a_complaint().registered().does(CARLA, object(BRAM));
    assert_eq!(story.complaint().officer, Some(CARLA));
    story
        .refuses((CARLA, object(BRAM)), Art1Officer, Reason::AlreadyDone)
        // A partner is heard; nobody shuts him out of the complaint about himself.
        .refuses((CARLA, object(ANNA)), Art1Officer, Reason::NotAnOfficer);
}

#[test]
fn art_1_procedure_the_version_of_the_day_of_receipt_stays() {
    let closed = Story::at(Stage::Closed);
    assert_eq!(closed.complaint().recording.procedure_version, 3);
}

#[test]
fn art_1_form_the_dossier_says_what_its_form_lacks() {
    let missing = a_complaint().recorded().missing();
    assert!(missing.contains(&FormField::Registration));
    assert!(Story::at(Stage::Closed).missing().is_empty());
}
