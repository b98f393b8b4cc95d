//! Chapter 6 as far as it is the officer's, and chapter 7.
use weerklank_domain::article::Article::{
    Art6_2, Art6_4, Art6_5, Art6_6, Art7_1, Art7_2, Art7_3, Art7_4,
};
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::compliance::{Note, Verdict};
use weerklank_domain::complaint::facts::ReopenGround;
use weerklank_domain::complaint::form::FormField;

use super::{finding, proof, stands, verdict};
use crate::cast::{BRAM, day, text};
use crate::story::{Story, a_complaint};

fn decided() -> Story {
    a_complaint().recorded().informed().notified().decided()
}

#[test]
fn art_6_2_on_the_panel_that_the_form_is_complete() {
    assert_eq!(verdict(&a_complaint().recorded(), Art6_2), Verdict::NotYetDue);
    assert_eq!(proof(&decided().learned(), Art6_2).unwrap().0, "form_completed");
    let late = decided().days_later(22);
    assert_eq!(stands(&late, Art6_2), (Verdict::Missing, Some(Note::FormIncomplete)));
    let lacks = [FormField::Reaction, FormField::RootCause, FormField::Lesson];
    assert_eq!(finding(&late, Art6_2).missing, lacks);
    assert_eq!(verdict(&late.learned(), Art6_2), Verdict::DoneLate);
    assert_eq!(verdict(&decided().days_later(22).deviated(Art6_2), Art6_2), Verdict::Explained);
    let signal = a_complaint().anonymous().recorded().signal_closed();
    assert_eq!(stands(&signal, Art6_2), (Verdict::NotApplicable, Some(Note::SignalClosed)));
}

#[test]
fn art_6_4_on_the_panel_whether_the_answer_came_in_four_weeks() {
    let story = || a_complaint().recorded();
    assert_eq!(verdict(&story().days_later(28), Art6_4), Verdict::NotYetDue);
    assert_eq!(verdict(&story().days_later(28).decided(), Art6_4), Verdict::Done);
    let late = story().days_later(29).decided();
    assert_eq!(verdict(&late, Art6_4), Verdict::DoneLate);
    assert_eq!(verdict(&late.deviated(Art6_4), Art6_4), Verdict::Explained);
    let missing = (Verdict::Missing, Some(Note::AnswerMissing));
    assert_eq!(stands(&story().days_later(29), Art6_4), missing);
    let signal = a_complaint().anonymous().recorded().signal_closed();
    assert_eq!(stands(&signal, Art6_4), (Verdict::NotApplicable, Some(Note::SignalClosed)));
}

/// Transition 25: what both sides were told covers until the day that was named.
#[test]
fn art_6_4_on_the_panel_a_postponement_explains_until_its_day() {
    let (until, reason) = (day("2026-12-11"), text("De deskundige is ziek."));
    let story =
        || a_complaint().recorded().days_later(20).does(BRAM, C::Postpone { until, reason });
    assert_eq!(verdict(&story(), Art6_4), Verdict::NotYetDue);
    assert_eq!(verdict(&story().on("2026-12-11"), Art6_4), Verdict::Explained);
    assert_eq!(verdict(&story().on("2026-12-12"), Art6_4), Verdict::Missing);
    assert_eq!(verdict(&story().on("2026-12-11").decided(), Art6_4), Verdict::Explained);
    assert_eq!(verdict(&story().on("2026-12-12").decided(), Art6_4), Verdict::DoneLate);
}

/// The first score stays, whatever a second round brings.
#[test]
fn art_6_4_on_the_panel_the_worst_round_counts() {
    let late = || {
        let story = a_complaint().recorded().days_later(29).decided();
        story.reopened(ReopenGround::NewFacts)
    };
    let finding = finding(&late(), Art6_4);
    assert_eq!((finding.verdict, finding.due_on), (Verdict::DoneLate, Some(day("2026-11-30"))));
    let in_time = decided().reopened(ReopenGround::NewFacts);
    assert_eq!(verdict(&in_time, Art6_4), Verdict::NotYetDue);
    assert_eq!(verdict(&in_time.days_later(29), Art6_4), Verdict::Missing);
}

#[test]
fn art_6_5_on_the_panel_that_each_point_was_answered() {
    assert_eq!(verdict(&a_complaint().recorded(), Art6_5), Verdict::NotYetDue);
    assert_eq!(proof(&decided(), Art6_5).unwrap().0, "letter_approved");
    let late = a_complaint().recorded().days_later(29);
    assert_eq!(stands(&late, Art6_5), (Verdict::Missing, Some(Note::PointsUnanswered)));
    assert_eq!(verdict(&late.deviated(Art6_5), Art6_5), Verdict::Explained);
    let withdrawn = a_complaint().registered().withdrawn();
    assert_eq!(stands(&withdrawn, Art6_5), (Verdict::NotApplicable, Some(Note::Withdrawn)));
}

#[test]
fn art_6_6_on_the_panel_that_the_dossier_is_kept() {
    let story = a_complaint().registered();
    assert_eq!(proof(&story, Art6_6).unwrap().0, "registered");
}

#[test]
fn art_7_on_the_panel_what_is_of_the_year() {
    assert_eq!(verdict(&decided(), Art7_1), Verdict::NotYetDue);
    assert_eq!(proof(&decided().learned().closes(), Art7_1).unwrap().0, "closed");
    for article in [Art7_2, Art7_3, Art7_4] {
        let none = (Verdict::NotApplicable, Some(Note::OfTheYear));
        assert_eq!(stands(&decided(), article), none);
    }
}
