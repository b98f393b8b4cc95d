//! Chapter 3: the complainant is told that the procedure exists.
use weerklank_domain::article::Article::{Art3_1, Art3_2, Art6_2};
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::facts::InformedOfProcedure;
use weerklank_domain::complaint::form::FormField;
use weerklank_domain::rules::Reason;

use crate::cast::{ANNA, BRAM, DIRK, ESRA, FLEUR, day, file, informed};
use crate::story::{Story, a_complaint};

fn informs(on: &str, told_where_to_read: bool) -> C {
    let informed = informed(day(on));
    C::InformComplainant { informed: InformedOfProcedure { told_where_to_read, ..informed } }
}

#[test]
fn art_3_1_who_received_the_complaint_points_out_the_procedure() {
    let story = a_complaint().received_by(ANNA).recorded();
    let story = story.does(ANNA, informs("2026-11-02", true));
    assert_eq!(story.complaint().informed.as_ref().unwrap().on, day("2026-11-02"));
    a_complaint().recorded_by(ESRA).recorded().does(ESRA, informs("2026-11-02", true));
    // It may have been said before the complaint came.
    a_complaint().recorded().does(BRAM, informs("2026-01-05", true));
}

#[test]
fn art_3_1_it_is_not_pointed_out_ahead_nor_by_who_has_no_part_in_it() {
    let story = a_complaint().received_by(ANNA).recorded();
    let today = informs("2026-11-02", true);
    story
        .refuses((ANNA, informs("2026-11-03", true)), Art3_1, Reason::DayInFuture)
        .refuses((DIRK, today.clone()), Art3_1, Reason::NotYourRole)
        .refuses((ESRA, today.clone()), Art3_1, Reason::NotTheRegistrar)
        .refuses((FLEUR, today), Art3_1, Reason::NotTheInvolvedPartner);
    let ahead = a_complaint().recording(|recording| {
        recording.informed = Some(informed(day("2026-11-03")));
    });
    let refusal = ahead.records().unwrap_err();
    assert_eq!((refusal.article, refusal.reason), (Art3_1, Reason::DayInFuture));
}

fn almost_closed(told_where_to_read: bool) -> Story {
    let story = a_complaint().recorded().does(BRAM, informs("2026-11-02", told_where_to_read));
    story.notified().decided().learned()
}

#[test]
fn art_3_2_who_knows_where_to_read_it_is_not_asked_again() {
    let story = almost_closed(true).does(BRAM, informs("2026-11-02", false));
    assert_eq!(story.closes().stage(), Stage::Closed);
}

#[test]
fn art_3_2_until_he_was_told_where_to_read_the_form_lacks_it() {
    let story = almost_closed(false);
    let refusal = story.asks(BRAM, C::Close { form: file() }).unwrap_err();
    assert_eq!(refusal.article, Art6_2);
    assert_eq!(refusal.missing, [FormField::ProcedurePointedOut]);
}

#[test]
fn art_3_2_or_a_deviation_says_why_he_was_not_told() {
    assert_eq!(almost_closed(false).deviated(Art3_2).closes().stage(), Stage::Closed);
}
