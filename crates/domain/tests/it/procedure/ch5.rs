//! Chapter 5: registration, classification, closing.
use weerklank_domain::article::Article::{Art5_1, Art5_2, Art5_3, Art5_4, Art6_2};
use weerklank_domain::complaint::command::{Command as C, CommandKind as K};
use weerklank_domain::complaint::facts::{Channel, Classification, Complainant, Manner, Nature};
use weerklank_domain::complaint::{DeviationCause, Stage};
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::Subject;
use weerklank_domain::rules::Reason;

use crate::cast::{
    ANNA, BRAM, CARLA, CONDUCT, DIRK, ESRA, FINANCES, FLEUR, GUUS, HANNA, ORAL, QUALITY, TIMER,
    WRITTEN, classification, day, file, learning, mevrouw_de_vries, text,
};
use crate::commands::command;
use crate::story::{Story, a_complaint};

const REGISTER: C = C::Register { late_reason: None };

fn classify(manner: Manner, nature: Nature) -> C {
    C::Classify { classification: classification(manner, nature) }
}

#[test]
fn art_5_1_the_partner_registers_what_he_received() {
    let story = a_complaint().received_by(ANNA).recorded();
    assert_eq!(story.stage(), Stage::Registered);
    assert_eq!(story.complaint().registered.unwrap().by, ANNA);
    assert!(story.complaint().deviations.is_empty());
}

#[test]
fn art_5_1_the_officer_registers_what_the_organisation_received() {
    let story = a_complaint().recorded_by(ESRA).registered();
    assert_eq!(story.stage(), Stage::Registered);
    assert!(story.complaint().deviations.is_empty());
}

#[test]
fn art_5_1_whoever_else_registers_leaves_a_deviation() {
    let unknown = a_complaint().received_by(ANNA).about_somebody("iemand").recorded();
    let known = unknown.does(ANNA, C::ChangeSubject { subject: Subject::Organisation });
    let story = known.does(BRAM, REGISTER);
    assert_eq!(story.complaint().deviations[0].cause, DeviationCause::RegisteredByAnother);
}

#[test]
fn art_5_1_late_registration_is_a_deviation_with_the_reason_given() {
    let late_reason = Some(text("Vakantie."));
    let late = |date| a_complaint().recorded().on(date).does(BRAM, C::Register { late_reason });
    assert!(late("2026-11-04").complaint().deviations.is_empty());
    let late = late("2026-11-05");
    assert_eq!(late.complaint().deviations[0].cause, DeviationCause::RegisteredLate);
    assert_eq!(late.complaint().deviations[0].reason, late_reason);
}

#[test]
fn art_5_1_who_may_record() {
    for person in [ANNA, BRAM, ESRA, FLEUR, TIMER] {
        assert!(a_complaint().recorded_by(person).records().is_ok(), "{person}");
    }
    for person in [DIRK, GUUS, HANNA] {
        let refusal = a_complaint().recorded_by(person).records().unwrap_err();
        assert_eq!((refusal.article, refusal.reason), (Art5_1, Reason::NotYourRole));
    }
}

#[test]
fn art_5_1_nothing_is_received_in_the_future_or_in_another_age() {
    for (received, reason) in
        [("2026-11-03", Reason::DayInFuture), ("1999-12-31", Reason::DayTooEarly)]
    {
        let story = a_complaint().received_on(received).on("2026-11-02");
        let refusal = story.records().unwrap_err();
        assert_eq!((refusal.article, refusal.reason), (Art5_1, reason));
        let correct =
            C::CorrectReceipt { received_on: day(received), reason: text("x"), proof: None };
        a_complaint().recorded().refuses((BRAM, correct), Art5_1, reason);
    }
    let corrected =
        C::CorrectReceipt { received_on: day("2026-11-03"), reason: text("x"), proof: None };
    let later = a_complaint().recorded().on("2026-11-05");
    later.refuses((BRAM, corrected), Art5_1, Reason::AfterRecording);
}

#[test]
fn art_5_1_registration_waits_for_the_parties_unless_explained() {
    let unknown = a_complaint().about_somebody("iemand").recorded();
    unknown.refuses((BRAM, REGISTER), Art5_1, Reason::SubjectUnknown);
    let nobody = |recording: &mut weerklank_domain::complaint::facts::Recording| {
        recording.complainant = Complainant { reachable: false, ..mevrouw_de_vries() };
    };
    let unreachable = a_complaint().recording(nobody).recorded();
    unreachable
        .refuses((BRAM, REGISTER), Art5_1, Reason::ComplainantUnreachable)
        .deviated(Art5_1)
        .does(BRAM, REGISTER);
}

#[test]
fn art_5_1_what_has_ended_is_registered_with_its_subject_unknown_and_explained() {
    let story = a_complaint().about_somebody("iemand").recorded().deviated(Art5_1);
    let story = story.refuses((BRAM, REGISTER), Art5_1, Reason::SubjectUnknown);
    let story = story.withdrawn().does(BRAM, REGISTER);
    assert_eq!(story.stage(), Stage::Withdrawn);
}

#[test]
fn art_5_1_a_complaint_is_registered_once_and_not_by_who_has_no_part() {
    a_complaint()
        .received_by(ANNA)
        .about_somebody("iemand")
        .recorded()
        .refuses((FLEUR, REGISTER), Art5_1, Reason::NotTheInvolvedPartner)
        .refuses((ESRA, REGISTER), Art5_1, Reason::NotYourRole);
    a_complaint().registered().refuses((BRAM, REGISTER), Art5_1, Reason::AlreadyDone);
}

#[test]
fn art_5_1_who_did_not_take_it_in_does_not_change_the_parties() {
    let change = |story: &Story| command(K::ChangeSubject, 1, story);
    let story = a_complaint().recorded_by(ESRA).recorded();
    let to_the_organisation = change(&story);
    let refused = |by: PersonId| (by, to_the_organisation.clone());
    let article = weerklank_domain::article::Article::Art1Partner;
    // Anna is complained about: she doesn't point at somebody else.
    story
        .refuses(refused(ANNA), article, Reason::NotTheRegistrar)
        .refuses(refused(FLEUR), article, Reason::NotTheRegistrar)
        .does(ESRA, to_the_organisation.clone());
}

#[test]
fn art_5_2_the_officer_classifies_after_registration() {
    let story = a_complaint().registered().classified(ORAL, FINANCES);
    let story = story.classified(WRITTEN, FINANCES);
    let kept: Vec<_> = story.complaint().classifications.iter().map(|one| one.manner).collect();
    assert_eq!(kept, [ORAL, WRITTEN]);
    let same = story.asks(BRAM, classify(WRITTEN, FINANCES)).unwrap();
    assert!(same.is_empty(), "the same again is nothing new");
}

#[test]
fn art_5_2_nobody_classifies_before_registration_and_nobody_but_the_officer_in_charge() {
    let story = a_complaint().recorded();
    let story = story.refuses((BRAM, classify(ORAL, FINANCES)), Art5_2, Reason::NotRegistered);
    let story = story.registered();
    for person in [ANNA, ESRA, DIRK, GUUS, HANNA, TIMER] {
        let refusal = story.asks(person, classify(ORAL, FINANCES)).unwrap_err();
        assert_eq!((refusal.article, refusal.reason), (Art5_2, Reason::NotYourRole));
    }
    let deputy = (CARLA, classify(ORAL, FINANCES));
    story.refuses(deputy, Art5_2, Reason::NotTheOfficerInCharge);
}

#[test]
fn art_5_2_no_decision_without_a_classification() {
    let story = a_complaint().registered().taken_up().heard().with_a_point();
    story.refuses((BRAM, C::StartDecision), Art5_2, Reason::NotClassified);
}

#[test]
fn art_5_3_mode_oral_or_written_as_the_channel_says_until_the_officer_does() {
    assert_eq!(Channel::Voicemail.usual_manner(), ORAL);
    assert_eq!(Channel::Chat.usual_manner(), WRITTEN);
    let story = a_complaint().registered().classified(WRITTEN, QUALITY);
    assert_eq!(story.complaint().recording.manner, ORAL);
    assert_eq!(story.complaint().classification().unwrap().manner, WRITTEN);
}

#[test]
fn art_5_3_nature_has_one_main_and_other_further_ones() {
    let further = vec![CONDUCT, QUALITY];
    let classification = Classification { further, ..classification(ORAL, FINANCES) };
    let story = a_complaint().registered().does(BRAM, C::Classify { classification });
    assert_eq!(story.complaint().classification().unwrap().nature, FINANCES);
}

#[test]
fn art_5_3_nature_is_not_named_twice() {
    for further in [vec![FINANCES], vec![CONDUCT, CONDUCT]] {
        let classification = Classification { further, ..classification(ORAL, FINANCES) };
        let twice = (BRAM, C::Classify { classification });
        a_complaint().registered().refuses(twice, Art5_3, Reason::NatureTwice);
    }
}

#[test]
fn art_5_4_the_officer_closes_what_was_handled() {
    let story = Story::at(Stage::Closed);
    assert_eq!(story.complaint().closed_on, Some(day("2026-11-02")));
}

#[test]
fn art_5_4_a_closed_dossier_is_read_only() {
    let story = Story::at(Stage::Closed);
    // What still comes in is filed, and what was promised is kept.
    let after = [
        K::ForPartner,
        K::KeepCommitment,
        K::UndoWithdrawal,
        K::Reopen,
        K::DeclareConflict,
        K::FileMail,
        K::AskSurvey,
        K::FollowUp,
        K::OpenExternalTrack,
        K::SetExternalTerm,
        K::MeetExternalTerm,
        K::EndExternalTrack,
        K::PlaceLegalHold,
        K::LiftLegalHold,
        K::ClaimLiability,
        K::TellInsurer,
        K::SettleLiability,
        K::RecordRelation,
        K::Succeed,
        K::ProposeArrangement,
        K::EndArrangement,
    ];
    for kind in K::ALL.iter().filter(|kind| !after.contains(kind)) {
        let Err(refusal) = story.asks(BRAM, command(*kind, 0, &story)) else {
            panic!("{kind:?} in a closed dossier");
        };
        let other_role = refusal.reason == Reason::NotYourRole;
        assert!(other_role || refusal.article == Art5_4, "{kind:?}: {refusal:?}");
        assert!(other_role || refusal.reason == Reason::DossierClosed, "{kind:?}");
    }
}

#[test]
fn art_5_4_nothing_closes_before_it_was_handled_or_by_another() {
    let close = || C::Close { form: file() };
    for stage in [Stage::Received, Stage::Registered, Stage::WithOfficer, Stage::Deciding] {
        let story = Story::at(stage);
        story.refuses((BRAM, close()), Art5_4, Reason::NotInThisStage);
    }
    let decided = a_complaint().recorded().informed().notified().decided();
    decided
        .refuses((BRAM, close()), Art6_2, Reason::FormIncomplete)
        .does(BRAM, C::CompleteForm { learning: Box::new(learning(None)) })
        .refuses((BRAM, close()), Art6_2, Reason::FormIncomplete)
        .learned()
        .refuses((ANNA, close()), Art5_4, Reason::NotYourRole)
        .refuses((DIRK, close()), Art5_4, Reason::NotYourRole);
}
