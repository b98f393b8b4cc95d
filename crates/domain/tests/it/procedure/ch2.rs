//! Chapter 2: what the procedure is for.
use weerklank_domain::article::Article::{Art2_1, Art2_2, Art6_2};
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::{Command as C, CommandKind as K};
use weerklank_domain::complaint::form::FormField;
use weerklank_domain::complaint::steps::Standing;
use weerklank_domain::ids::CommitmentId;
use weerklank_domain::rules::Reason;

use crate::cast::{ANNA, BRAM, ESRA, day, file, id, learning, notice, text};
use crate::story::{Story, a_complaint};

#[test]
fn art_2_1_the_receipt_is_acknowledged() {
    let notice = notice(day("2026-11-03"));
    let story = a_complaint().recorded().on("2026-11-04").does(BRAM, C::Acknowledge { notice });
    assert_eq!(story.complaint().acknowledged, Some(notice));
}

#[test]
fn art_2_1_a_receipt_is_not_acknowledged_ahead_before_it_or_twice() {
    let acknowledge = |on| (BRAM, C::Acknowledge { notice: notice(day(on)) });
    a_complaint()
        .recorded()
        .refuses(acknowledge("2026-11-03"), Art2_1, Reason::DayInFuture)
        .refuses(acknowledge("2026-11-01"), Art2_1, Reason::BeforeReceipt)
        .refuses((ESRA, acknowledge("2026-11-02").1), Art2_1, Reason::NotYourRole)
        .does(BRAM, acknowledge("2026-11-02").1)
        .refuses(acknowledge("2026-11-02"), Art2_1, Reason::AlreadyDone);
}

#[test]
fn art_2_1_the_clock_of_four_weeks_is_known_from_receipt() {
    let story = a_complaint().received_on("2026-11-02").recorded();
    assert_eq!(story.complaint().round().due_on, day("2026-11-30"));
}

fn promise(due_on: &str) -> (CommitmentId, C) {
    let commitment = CommitmentId::from_uuid(id());
    let (what, who) = (text("Een nieuwe rekening."), text("Anna"));
    (commitment, C::MakeCommitment { commitment, what, who, due_on: day(due_on) })
}

fn keep(commitment: CommitmentId, on: &str) -> C {
    C::KeepCommitment { commitment, on: day(on), proof: text("Rekening 2026-12.") }
}

#[test]
fn art_2_2_a_promise_is_kept_after_closing_without_reopening() {
    let (commitment, promised) = promise("2026-12-01");
    let story = a_complaint().recorded().informed().deciding().does(BRAM, promised);
    let story = story.notified().answered().drafted().mailed().accepted().learned().closes();
    let story = story.on("2026-12-01").does(BRAM, keep(commitment, "2026-12-01"));
    assert!(story.complaint().commitments[0].kept.is_some());
    assert_eq!(story.stage(), Stage::Closed);
    let again = keep(commitment, "2026-12-01");
    story.refuses((BRAM, again), Art2_2, Reason::AlreadyDone);
}

#[test]
fn art_2_2_a_promise_lies_ahead_and_was_made() {
    let (commitment, promised) = promise("2026-12-01");
    let deciding = a_complaint().deciding();
    deciding
        .refuses((BRAM, promise("2026-11-01").1), Art2_2, Reason::CommitmentInPast)
        .refuses((BRAM, keep(commitment, "2026-11-02")), Art2_2, Reason::UnknownCommitment)
        .does(BRAM, promised.clone())
        .refuses((BRAM, promised), Art2_2, Reason::AlreadyDone)
        .refuses((BRAM, keep(commitment, "2026-11-03")), Art2_2, Reason::DayInFuture)
        .refuses((ANNA, promise("2026-12-01").1), Art2_2, Reason::NotYourRole);
}

#[test]
fn art_2_3_the_partner_sees_his_next_step_and_why_another_waits() {
    let story = a_complaint().registered().with_partner();
    assert_eq!(story.step(ANNA, K::Consult), Some(Standing::Possible));
    let Some(Standing::NotYet(refusal)) = story.step(ANNA, K::ProposeSolution) else {
        panic!("a solution comes after the consultation");
    };
    assert_eq!(refusal.reason, Reason::NotConsulted);
    assert_eq!(story.consulted().step(ANNA, K::ProposeSolution), Some(Standing::Possible));
}

#[test]
fn art_2_4_cause_and_lesson_are_part_of_the_form() {
    let missing = a_complaint().recorded().missing();
    assert!(missing.contains(&FormField::RootCause) && missing.contains(&FormField::Lesson));
    assert!(!Story::at(Stage::Closed).missing().contains(&FormField::RootCause));
}

#[test]
fn art_2_4_without_a_lesson_the_dossier_stays_open() {
    let story = a_complaint().recorded().informed().notified().decided();
    let mut learned = learning(Some(weerklank_domain::complaint::facts::Reaction::Accepted));
    learned.lesson = None;
    let story = story.does(BRAM, C::CompleteForm { learning: Box::new(learned) });
    let refusal = story.asks(BRAM, C::Close { form: file() }).unwrap_err();
    assert_eq!((refusal.article, refusal.missing), (Art6_2, vec![FormField::Lesson]));
}
