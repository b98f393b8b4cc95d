//! The side roads of the workflow by their number: each walked, and each refused.
use weerklank_domain::article::Article::{Art4_2, Art5_1, Art5_4, Art6_1, Art6_4, Art6_6};
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::facts::{ReopenGround, Way};
use weerklank_domain::complaint::tasks::{Around, TaskKind, tasks};
use weerklank_domain::complaint::terms::Terms;
use weerklank_domain::rules::Reason;
use weerklank_domain::rules::ch6_responsibilities::the_partner_is_silent;

use crate::cast::{ANNA, BRAM, CARLA, DE_VRIES, ESRA, FINANCES, ORAL, day, file, text};
use crate::story::{Story, a_complaint};

fn because() -> weerklank_domain::text::Text {
    text("Daarom.")
}

fn back(until: &str) -> C {
    C::ReturnToPartner { until: day(until), reason: because() }
}

/// Notified, handled by Anna, and handed over by her.
fn handed_over() -> Story {
    a_complaint().registered().with_partner().handed_over()
}

#[test]
fn transition_15_the_partner_gets_a_second_turn_with_a_day_of_its_own() {
    let story = handed_over().on("2026-11-10").does(BRAM, back("2026-11-20"));
    assert_eq!(story.stage(), Stage::WithPartner);
    assert_eq!(story.complaint().round().due_on, day("2026-11-30"), "the clock runs on");
    let (register, calendar, terms) = (&story.register, &story.calendar, &Terms::default());
    let found = tasks(story.complaint(), Around { register, calendar, terms });
    for kind in [TaskKind::HandOver, TaskKind::Progress, TaskKind::View] {
        let task = found.iter().find(|task| task.kind == kind).unwrap();
        assert_eq!(task.due_on, day("2026-11-20"), "{kind:?}");
    }
    let silent = |on| {
        the_partner_is_silent(story.complaint(), day(on), (&story.calendar, &Terms::default()))
    };
    assert!(!silent("2026-11-20") && silent("2026-11-21"));
}

#[test]
fn transition_15_once_before_day_18_by_the_officer_and_in_time() {
    let until = "2026-11-20";
    let story = handed_over().on("2026-11-19");
    let story = story.refuses((ANNA, back(until)), Art6_1, Reason::NotYourRole);
    for wrong in ["2026-11-19", "2026-11-30"] {
        let refused = story.asks(BRAM, back(wrong)).unwrap_err();
        assert_eq!((refused.article, refused.reason), (Art6_1, Reason::NotBeforeDueDate));
    }
    let story = story.does(BRAM, back(until));
    let story = story.refuses((BRAM, back(until)), Art6_1, Reason::NotInThisStage).handed_over();
    story.refuses((BRAM, back(until)), Art6_1, Reason::ReturnedBefore);
    let late = handed_over().on("2026-11-20");
    late.refuses((BRAM, back("2026-11-25")), Art6_1, Reason::TooLateToReturn);
    let ours = a_complaint().about_the_organisation().registered().taken_up();
    ours.refuses((BRAM, back(until)), Art6_1, Reason::NoPartnerInvolved);
    let story = a_complaint().recorded().withdrawn().reopened(ReopenGround::NewFacts);
    story.refuses((BRAM, back(until)), Art4_2, Reason::PartnerNotNotified).notified().refuses(
        (BRAM, back(until)),
        Art5_1,
        Reason::NotRegistered,
    );
}

#[test]
fn transition_21_a_withdrawal_is_undone_and_the_complaint_is_where_it_was() {
    let undo = || C::UndoWithdrawal { reason: because() };
    for (stage, again) in [
        (Stage::Received, Stage::Received),
        (Stage::Registered, Stage::Registered),
        (Stage::WithPartner, Stage::WithPartner),
        (Stage::WithOfficer, Stage::WithOfficer),
        // The letter is written anew.
        (Stage::Deciding, Stage::WithOfficer),
    ] {
        let story = Story::at(stage);
        let due_on = story.complaint().round().due_on;
        let story = story.withdrawn().days_later(28).does(BRAM, undo());
        assert_eq!((story.stage(), story.complaint().round().due_on), (again, due_on));
        assert_eq!(story.complaint().rounds.len(), 1, "no new round begins");
    }
    // Registered while it was withdrawn, and confirmed in writing.
    let story = a_complaint().recorded().withdrawn().does(BRAM, C::Register { late_reason: None });
    let story = story.classified(ORAL, FINANCES).drafted().mailed();
    let story = story.refuses((BRAM, undo()), Art6_4, Reason::LetterUnderway).accepted();
    let story = story.does(BRAM, undo());
    assert_eq!((story.stage(), story.complaint().round().letter), (Stage::Registered, None));
    assert!(story.complaint().awaits_answer());
}

#[test]
fn transition_21_not_after_28_days_nor_what_was_not_withdrawn() {
    let undo = || C::UndoWithdrawal { reason: because() };
    let story = a_complaint().recorded().withdrawn();
    let story = story.refuses((ESRA, undo()), Art5_4, Reason::NotYourRole);
    let story = story.refuses((DE_VRIES, undo()), Art5_4, Reason::NotYourRole).days_later(29);
    story.refuses((BRAM, undo()), Art5_4, Reason::TooLateToUndo);
    let closed = Story::at(Stage::Closed);
    closed.refuses((BRAM, undo()), Art5_4, Reason::NotWithdrawn);
    // Once reopened it has gone on already.
    let again = a_complaint().recorded().withdrawn().reopened(ReopenGround::NewFacts);
    again.refuses((BRAM, undo()), Art5_4, Reason::NotInThisStage);
}

#[test]
fn transition_26_out_of_scope_and_withdrawn_can_be_opened_again() {
    for story in [a_complaint().registered().withdrawn(), a_complaint().registered().out_of_scope()]
    {
        let story = story.on("2026-11-09").reopened(ReopenGround::Dissatisfied);
        assert_eq!((story.stage(), story.complaint().rounds.len()), (Stage::WithOfficer, 2));
        assert_eq!(story.complaint().round().due_on, day("2026-12-07"));
        let again = C::Reopen { ground: ReopenGround::Dissatisfied, reason: because() };
        let story = story.withdrawn();
        story.refuses((CARLA, again), Art6_6, Reason::OnceOnDissatisfaction);
    }
    let send = C::SendLetter { way: Way::Email, file: file(), prepared: None };
    let late = a_complaint().deciding().answered().drafted().does(BRAM, send).accepted();
    let reopen = C::Reopen { ground: ReopenGround::NewFacts, reason: because() };
    late.on("2027-11-03").refuses((BRAM, reopen), Art6_6, Reason::TooLateToReopen);
}
