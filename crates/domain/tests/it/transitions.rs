//! The transitions of the workflow by their number: each walked, and each refused.
use weerklank_domain::article::Article::{
    Art1Complaint, Art2_1, Art4_2, Art4_4, Art4_5, Art4_6, Art5_1, Art5_2, Art5_4, Art6_1, Art6_2,
    Art6_4, Art6_5, Art6_6,
};
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{
    HandOverReason, LetterKind, ReopenGround, ScopeGround, Side, TakeUpReason, Way,
};
use weerklank_domain::complaint::{Delivery, DeviationCause, Stage, Turn};
use weerklank_domain::rules::Reason;
use weerklank_domain::rules::ch6_responsibilities::turn;

use crate::cast::{
    ANNA, BRAM, CARLA, DIRK, ESRA, FINANCES, FLEUR, GUUS, ORAL, TIMER, classification, day, file,
    hearing, notice, text,
};
use crate::story::{Story, a_complaint};

const MAIL: Way = Way::Email;
const POST: Way = Way::Letter;

fn because() -> weerklank_domain::text::Text {
    text("Daarom.")
}

fn send(way: Way) -> C {
    C::SendLetter { way, file: file(), prepared: None }
}

#[test]
fn transition_2_the_partner_records_and_it_is_registered_at_once() {
    let story = a_complaint().received_by(ANNA).recorded();
    assert_eq!((story.stage(), story.entries.len()), (Stage::Registered, 3));
    let unknown = a_complaint().received_by(ANNA).about_somebody("iemand").recorded();
    assert_eq!(unknown.stage(), Stage::Received);
    let future = a_complaint().received_by(ANNA).received_on("2026-11-03").on("2026-11-02");
    assert_eq!(future.records().unwrap_err().article, Art5_1);
}

#[test]
fn transition_3_staff_takes_it_in() {
    assert_eq!(a_complaint().recorded_by(ESRA).recorded().stage(), Stage::Received);
    let refusal = a_complaint().recorded_by(GUUS).records().unwrap_err();
    assert_eq!((refusal.article, refusal.reason), (Art5_1, Reason::NotYourRole));
}

#[test]
fn transition_6_registration_is_completed() {
    let register = || C::Register { late_reason: None };
    assert_eq!(a_complaint().recorded().does(BRAM, register()).stage(), Stage::Registered);
    let unknown = a_complaint().about_somebody("iemand").recorded();
    unknown.refuses((BRAM, register()), Art5_1, Reason::SubjectUnknown);
}

#[test]
fn transition_7_the_partner_is_informed() {
    let story = a_complaint().registered().notified();
    let again = C::NotifyPartner { notice: notice(day("2026-11-02")), letter: None };
    story.refuses((BRAM, again), Art4_2, Reason::AlreadyDone);
}

#[test]
fn transition_8_the_receipt_is_acknowledged() {
    let acknowledge = || C::Acknowledge { notice: notice(day("2026-11-02")) };
    let story = a_complaint().recorded().does(BRAM, acknowledge());
    story.refuses((BRAM, acknowledge()), Art2_1, Reason::AlreadyDone);
}

#[test]
fn transition_9_the_officer_classifies() {
    let story = a_complaint().registered().classified(ORAL, FINANCES);
    let classification = classification(ORAL, FINANCES);
    story.refuses((ANNA, C::Classify { classification }), Art5_2, Reason::NotYourRole);
}

#[test]
fn transition_10_the_partner_gets_his_turn() {
    let story = a_complaint().registered().with_partner();
    assert_eq!(turn(story.complaint()), Turn::Partner);
    story.refuses((BRAM, C::AssignToPartner), Art6_1, Reason::NotInThisStage);
    let about_us = a_complaint().about_the_organisation().registered();
    about_us.refuses((BRAM, C::AssignToPartner), Art6_1, Reason::NoPartnerInvolved);
}

#[test]
fn transition_11_the_officer_takes_it_up() {
    let take = || C::TakeUp { reason: TakeUpReason::SeriousConduct, explanation: None };
    let story = a_complaint().registered().does(BRAM, take());
    assert!(story.complaint().has_deviation(Art6_1));
    let about_us = a_complaint().about_the_organisation().registered().does(BRAM, take());
    assert!(about_us.complaint().deviations.is_empty(), "there is no partner to pass over");
    about_us.refuses((BRAM, take()), Art6_1, Reason::NotInThisStage);
}

#[test]
fn transition_12_the_partner_consults_the_officer() {
    let consult = || C::Consult { on: day("2026-11-02"), way: MAIL, question: because() };
    let story = a_complaint().registered().with_partner().does(ANNA, consult());
    story.refuses((FLEUR, consult()), Art4_5, Reason::NotTheInvolvedPartner);
}

#[test]
fn transition_13_the_partner_proposes_a_solution() {
    a_complaint().registered().with_partner().consulted().proposed();
    let propose = C::ProposeSolution { on: day("2026-11-02"), proposal: because() };
    let story = a_complaint().registered().with_partner();
    story.refuses((ANNA, propose), Art4_5, Reason::NotConsulted);
}

#[test]
fn transition_14_the_partner_hands_over() {
    assert_eq!(a_complaint().registered().with_partner().handed_over().stage(), Stage::WithOfficer);
    let ready = C::HandOver { reason: HandOverReason::PartnerReady, explanation: None };
    let story = a_complaint().registered().taken_up();
    story.refuses((ANNA, ready), Art6_1, Reason::NotInThisStage);
}

#[test]
fn transition_16_a_side_is_heard() {
    let hear = || C::RecordHearing { hearing: hearing(Side::Partner, day("2026-11-02")) };
    let story = a_complaint().registered().taken_up().does(ANNA, hear());
    story.refuses((FLEUR, hear()), Art4_4, Reason::NotTheInvolvedPartner);
}

#[test]
fn transition_17_the_decision_is_begun() {
    let start = || (BRAM, C::StartDecision);
    assert_eq!(
        a_complaint().ready_to_decide().does(BRAM, C::StartDecision).stage(),
        Stage::Deciding
    );
    let handled = || a_complaint().registered().classified(ORAL, FINANCES).with_partner();
    let handed_over = handled().handed_over().heard().with_a_point();
    handed_over
        .refuses(start(), Art4_5, Reason::NotConsulted)
        .deviated(Art4_5)
        .does(BRAM, C::StartDecision);
    handled().consulted().handed_over().heard().with_a_point().does(BRAM, C::StartDecision);
}

#[test]
fn transition_17b_the_decision_goes_back_to_handling() {
    let back = || C::ReturnToHandling { reason: because() };
    // What was approved and not posted isn't sent any more.
    let story = a_complaint().deciding().answered().drafted().does(BRAM, send(POST));
    let story = story.does(BRAM, back());
    assert_eq!((story.stage(), story.complaint().round().letter), (Stage::WithOfficer, None));
    let story = story.does(BRAM, C::StartDecision).does(BRAM, send(MAIL));
    let story = story.refuses((BRAM, back()), Art6_4, Reason::LetterUnderway).accepted();
    story.refuses((BRAM, back()), Art6_4, Reason::LetterUnderway);
    let failed =
        a_complaint().deciding().answered().drafted().mailed().does(TIMER, C::ReportFailed);
    assert_eq!(failed.does(BRAM, back()).stage(), Stage::WithOfficer);
}

#[test]
fn transition_18_by_mail_it_is_decided_at_the_click_and_sent_when_accepted() {
    let story =
        a_complaint().recorded().informed().notified().deciding().answered().drafted().mailed();
    assert_eq!((story.stage(), turn(story.complaint())), (Stage::Decided, Turn::PostRoom));
    assert!(story.complaint().awaits_answer());
    assert_eq!(story.complaint().partner_told_of_outcome_on, Some(day("2026-11-02")));
    let story =
        story.learned().refuses((BRAM, C::Close { form: file() }), Art6_2, Reason::FormIncomplete);
    let story = story.on("2026-11-03").accepted();
    assert_eq!(story.complaint().round().score().map(|score| score.days), Some(1));
    // A second report changes nothing.
    assert!(story.asks(TIMER, C::ReportAccepted { on: day("2026-11-04") }).unwrap().is_empty());
    assert!(story.asks(TIMER, C::ReportFailed).unwrap().is_empty());
    story.refuses((BRAM, send(MAIL)), Art6_4, Reason::LetterUnderway);
}

#[test]
fn transition_18_by_post_it_stays_in_preparation_until_it_was_posted() {
    let story = a_complaint().deciding().answered().drafted().does(BRAM, send(POST));
    assert_eq!((story.stage(), turn(story.complaint())), (Stage::Deciding, Turn::Officer));
    assert_eq!(story.complaint().partner_told_of_outcome_on, None);
    assert!(story.asks(TIMER, C::ReportAccepted { on: story.today }).unwrap().is_empty());
    let story = story.does(BRAM, C::ConfirmPosting { on: day("2026-11-02") });
    assert_eq!(story.stage(), Stage::Decided);
    assert!(story.complaint().partner_told_of_outcome_on.is_some());
}

#[test]
fn transition_18_after_a_letter_that_failed_another_goes_out_and_the_partner_is_told_once() {
    let failed = || {
        let story = a_complaint().deciding().answered().drafted().mailed();
        story.does(TIMER, C::ReportFailed)
    };
    assert_eq!(turn(failed().complaint()), Turn::Officer);
    let told = |story: &Story| {
        let told = |entry: &&_| matches!(entry, Event::PartnerToldOfOutcome { .. });
        story.entries.iter().map(|entry| &entry.event).filter(told).count()
    };
    let by_mail = failed().drafted().mailed().accepted();
    assert_eq!(told(&by_mail), 1);
    let by_post = failed().does(BRAM, send(POST));
    assert_eq!(by_post.complaint().round().letter.unwrap().delivery, Delivery::Underway);
    let by_post = by_post.does(BRAM, C::ConfirmPosting { on: day("2026-11-02") });
    assert_eq!((by_post.stage(), told(&by_post)), (Stage::Decided, 1));
    assert!(by_post.complaint().round().score().is_some());
    let reopen = C::Reopen { ground: ReopenGround::Error, reason: because() };
    failed().refuses((BRAM, reopen), Art6_4, Reason::LetterNotSent);
}

#[test]
fn transition_18_only_the_officer_in_charge_sends_it() {
    let story = a_complaint().deciding().answered().drafted();
    story.refuses((CARLA, send(MAIL)), Art4_6, Reason::NotTheOfficerInCharge);
}

#[test]
fn transition_19_what_was_handled_is_closed() {
    assert_eq!(Story::at(Stage::Closed).stage(), Stage::Closed);
    let close = || (BRAM, C::Close { form: file() });
    let story = Story::at(Stage::Decided);
    story.refuses(close(), Art6_2, Reason::FormIncomplete);
    Story::at(Stage::Received).refuses(close(), Art5_4, Reason::NotInThisStage);
}

#[test]
fn transition_19_withdrawn_or_out_of_scope_unregistered_comes_to_its_end() {
    for (ended, kind) in [
        (Story::withdrawn as fn(Story) -> Story, LetterKind::Withdrawal),
        (Story::out_of_scope, LetterKind::OutOfScope),
    ] {
        let story = ended(a_complaint().recorded());
        let stage = story.stage();
        let story = story.does(BRAM, C::Register { late_reason: None });
        let story = story.classified(ORAL, FINANCES).informed().notified().drafted();
        let story = story.does(BRAM, send(POST));
        let letter = story.complaint().round().letter.unwrap();
        assert_eq!((letter.kind, story.stage()), (kind, stage));
        let story = story.does(BRAM, C::ConfirmPosting { on: day("2026-11-02") });
        assert_eq!(story.stage(), stage, "the letter leaves it where it is");
        assert!(!story.complaint().awaits_answer());
        assert_eq!(turn(story.complaint()), Turn::Officer);
        let story =
            story.does(BRAM, C::CompleteForm { learning: Box::new(crate::cast::learning(None)) });
        let story = story.closes();
        assert_eq!(turn(story.complaint()), Turn::Nobody);
        assert!(story.missing().is_empty());
    }
}

#[test]
fn transition_20_solved_on_the_spot_is_still_registered_and_confirmed_in_writing() {
    let how = || C::ProposeSolvedOnTheSpot { how: because() };
    let story = a_complaint().recorded_by(ESRA).recorded();
    let story = story.refuses((BRAM, C::ConfirmSolvedOnTheSpot), Art5_1, Reason::NothingProposed);
    let story = story.does(ESRA, how());
    let story = story.refuses((ESRA, C::ConfirmSolvedOnTheSpot), Art5_1, Reason::NotYourRole);
    let story = story.does(BRAM, C::ConfirmSolvedOnTheSpot);
    assert_eq!(story.stage(), Stage::Deciding);
    assert_eq!(story.complaint().deviations[0].cause, DeviationCause::NotConsulted);
    let story = story.drafted().refuses((BRAM, send(MAIL)), Art5_1, Reason::NotRegistered);
    let story = story.does(BRAM, C::Register { late_reason: None }).classified(ORAL, FINANCES);
    let story = story.mailed().accepted();
    assert_eq!(story.complaint().round().letter.unwrap().kind, LetterKind::SolvedOnTheSpot);
    let story = story.informed().notified().learned().closes();
    assert_eq!(story.stage(), Stage::Closed);
}

#[test]
fn transition_20_what_is_handled_after_all_ends_in_a_decision() {
    let story = a_complaint().registered();
    let story = story.does(BRAM, C::ProposeSolvedOnTheSpot { how: because() });
    let story = story.does(BRAM, C::ConfirmSolvedOnTheSpot);
    let story = story.does(BRAM, C::ReturnToHandling { reason: because() });
    assert_eq!(story.complaint().letter_kind(), LetterKind::Decision);
}

#[test]
fn transition_21_the_complainant_withdraws() {
    let withdraw = |on| C::Withdraw { on: day(on), explanation: None };
    for stage in [Stage::Received, Stage::Registered, Stage::WithPartner, Stage::Deciding] {
        assert_eq!(Story::at(stage).withdrawn().stage(), Stage::Withdrawn);
    }
    let story = a_complaint().recorded();
    let story = story.refuses((BRAM, withdraw("2026-11-03")), Art5_4, Reason::DayInFuture);
    let story = story.refuses((BRAM, withdraw("2026-11-01")), Art5_4, Reason::BeforeReceipt);
    story.refuses((ESRA, withdraw("2026-11-02")), Art5_4, Reason::NotYourRole);
    let decided = Story::at(Stage::Decided);
    decided.refuses((BRAM, withdraw("2026-11-02")), Art5_4, Reason::NotInThisStage);
    // The letter of the decision isn't the confirmation of the withdrawal.
    let approved = a_complaint().deciding().answered().drafted().does(BRAM, send(POST)).withdrawn();
    assert_eq!(
        (approved.complaint().round().letter, approved.complaint().round().draft),
        (None, None)
    );
}

#[test]
fn transition_22_out_of_scope_takes_two_officers_or_management() {
    let propose =
        || C::ProposeOutOfScope { ground: ScopeGround::NotOurServices, reason: because() };
    let story = a_complaint().recorded().does(BRAM, propose());
    assert_eq!(turn(story.complaint()), Turn::SecondOfficer);
    let story =
        story.refuses((BRAM, C::ConfirmOutOfScope), Art1Complaint, Reason::SecondPairOfEyes);
    assert_eq!(story.does(DIRK, C::ConfirmOutOfScope).stage(), Stage::OutOfScope);
    let rejected = a_complaint().recorded().does(BRAM, propose());
    let rejected = rejected.does(CARLA, C::RejectOutOfScope { reason: because() });
    assert_eq!((rejected.stage(), turn(rejected.complaint())), (Stage::Received, Turn::Officer));
    // A decision on the complaint itself settles that it is one.
    let settled =
        a_complaint().ready_to_decide().does(BRAM, propose()).does(BRAM, C::StartDecision);
    assert_eq!((settled.complaint().scope, turn(settled.complaint())), (None, Turn::Officer));
    let deciding = Story::at(Stage::Deciding);
    deciding.refuses((BRAM, propose()), Art1Complaint, Reason::NotInThisStage);
}

#[test]
fn transition_26_a_new_round_has_its_own_due_date_draft_and_letter() {
    let story = Story::at(Stage::Closed).on("2026-12-07").reopened(ReopenGround::NewFacts);
    assert_eq!(story.stage(), Stage::WithOfficer);
    let due: Vec<_> = story.complaint().rounds.iter().map(|round| round.due_on).collect();
    assert_eq!(due, [day("2026-11-30"), day("2027-01-04")]);
    assert!(story.complaint().rounds[0].score().unwrap().met);
    assert!(story.complaint().points[0].answer.is_some(), "what was answered stays");
    assert!(story.complaint().learning.root_cause.is_none(), "what is learned is asked again");
    let story = story.does(BRAM, C::StartDecision);
    let story = story.refuses((BRAM, send(MAIL)), Art6_4, Reason::NoDraft);
    let story = story.with_a_point().drafted();
    let story = story.refuses((BRAM, send(MAIL)), Art6_5, Reason::PointUnanswered);
    let story = story.answered().mailed().accepted();
    assert_eq!(story.complaint().round().letter.unwrap().kind, LetterKind::Decision);
    assert_eq!(story.complaint().partner_told_of_outcome_on, Some(day("2026-12-07")));
    assert_eq!(story.learned().closes().stage(), Stage::Closed);
}

#[test]
fn transition_26_what_was_solved_on_the_spot_ends_in_a_decision_the_second_time() {
    let story = a_complaint().registered().classified(ORAL, FINANCES);
    let story = story.does(BRAM, C::ProposeSolvedOnTheSpot { how: because() });
    let story = story.does(BRAM, C::ConfirmSolvedOnTheSpot).drafted().mailed().accepted();
    let story = story.reopened(ReopenGround::NotCarriedOut);
    assert_eq!(story.complaint().letter_kind(), LetterKind::Decision);
    let story = story.refuses((BRAM, C::StartDecision), Art4_4, Reason::SidesNotHeard);
    story.heard().with_a_point().does(BRAM, C::StartDecision).answered().drafted().mailed();
}

#[test]
fn transition_26_a_withdrawal_that_was_never_registered_can_be_handled_after_all() {
    let story = a_complaint().recorded().withdrawn().reopened(ReopenGround::NewFacts);
    let story = story.registered().classified(ORAL, FINANCES).heard().with_a_point();
    let story = story.deviated(Art4_5).does(BRAM, C::StartDecision);
    assert_eq!(story.stage(), Stage::Deciding);
}

#[test]
fn transition_26_not_in_the_middle_nor_while_a_letter_is_on_its_way() {
    let reopen = || (BRAM, C::Reopen { ground: ReopenGround::Error, reason: because() });
    Story::at(Stage::WithOfficer).refuses(reopen(), Art6_6, Reason::NotInThisStage);
    let underway = a_complaint().deciding().answered().drafted().mailed();
    underway.refuses(reopen(), Art6_4, Reason::LetterUnderway);
}

#[test]
fn transition_29_officer_and_partner_state_a_deviation() {
    let deviate = || C::Deviate { article: Art4_5, reason: because() };
    let story = a_complaint().registered().does(ANNA, deviate()).does(BRAM, deviate());
    assert_eq!(story.complaint().deviations.len(), 2);
    story.refuses((ESRA, deviate()), Art6_6, Reason::NotYourRole).refuses(
        (FLEUR, deviate()),
        Art6_6,
        Reason::NotTheInvolvedPartner,
    );
}
