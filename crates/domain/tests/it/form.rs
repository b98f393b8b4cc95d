//! The registration form: what it lacks, stage by stage.
use weerklank_domain::article::Article;
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::facts::ReopenGround;
use weerklank_domain::complaint::form::FormField::{
    self, Acknowledgement, Answer, Classification, Lesson, PartnerNotified, Points,
    ProcedurePointedOut, Reaction, Registration, Remedies, RootCause,
};

use crate::cast::{ANNA, BRAM, FINANCES, ORAL, text};
use crate::story::{Story, a_complaint};

fn in_the_order_of_the_form() -> Vec<FormField> {
    let intake = [Registration, Acknowledgement, ProcedurePointedOut, PartnerNotified];
    let end = [Classification, Points, Remedies, Answer, Reaction, RootCause, Lesson];
    [&intake[..], &end[..]].concat()
}

#[test]
fn a_received_complaint_lacks_everything() {
    assert_eq!(in_the_order_of_the_form().len(), FormField::ALL.len());
    assert_eq!(a_complaint().recorded().missing(), in_the_order_of_the_form());
}

#[test]
fn each_stage_brings_it_nearer() {
    for (stage, missing) in [
        (Stage::Registered, 10),
        (Stage::WithPartner, 9),
        (Stage::WithOfficer, 10),
        (Stage::Deciding, 8),
        (Stage::Closed, 0),
    ] {
        assert_eq!(Story::at(stage).missing().len(), missing, "{stage:?}");
    }
    let decided = Story::at(Stage::Decided).missing();
    assert_eq!(decided, [ProcedurePointedOut, PartnerNotified, Reaction, RootCause, Lesson]);
    let told = [Acknowledgement, ProcedurePointedOut, PartnerNotified];
    let rest = [Classification, Answer, RootCause, Lesson];
    for stage in [Stage::Withdrawn, Stage::OutOfScope] {
        let expected = [&[Registration], &told[..], &rest[..]].concat();
        assert_eq!(Story::at(stage).missing(), expected, "{stage:?}");
    }
}

#[test]
fn the_letter_is_an_acknowledgement_too() {
    let decided = Story::at(Stage::Decided);
    assert_eq!(decided.complaint().acknowledged, None);
    assert!(!decided.missing().contains(&Acknowledgement));
}

#[test]
fn a_partner_who_registered_it_knows_and_so_does_the_organisation() {
    let own = a_complaint().received_by(ANNA).recorded();
    assert!(!own.missing().contains(&PartnerNotified));
    let about_us = a_complaint().about_the_organisation().recorded();
    assert!(!about_us.missing().contains(&PartnerNotified));
}

#[test]
fn a_deviation_stands_in_for_what_was_not_done() {
    let story = a_complaint().recorded().deviated(Article::Art4_2).deviated(Article::Art3_1);
    let missing = story.missing();
    assert!(!missing.contains(&PartnerNotified) && !missing.contains(&ProcedurePointedOut));
}

#[test]
fn what_was_solved_on_the_spot_is_not_judged_until_it_is_opened_again() {
    let story = a_complaint().registered().classified(ORAL, FINANCES).informed().notified();
    let story = story.does(BRAM, C::ProposeSolvedOnTheSpot { how: text("Excuses.") });
    let story = story.does(BRAM, C::ConfirmSolvedOnTheSpot).drafted().mailed().accepted();
    assert_eq!(story.missing(), [Reaction, RootCause, Lesson]);
    let again = story.reopened(ReopenGround::NotCarriedOut);
    let missing = again.missing();
    assert!(missing.contains(&Points) && missing.contains(&Remedies) && missing.contains(&Answer));
}

#[test]
fn a_form_that_was_complete_stays_so_after_closing() {
    let withdrawn = a_complaint().registered().classified(ORAL, FINANCES).withdrawn();
    let withdrawn = withdrawn.informed().notified().drafted().mailed().accepted();
    let learning = Box::new(crate::cast::learning(None));
    let closed = withdrawn.does(BRAM, C::CompleteForm { learning }).closes();
    assert!(closed.missing().is_empty());
}
