//! Chapter 7: what the yearly collection takes from a dossier.
use weerklank_domain::article::Article;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::ReopenGround;
use weerklank_domain::complaint::{Round, Stage};
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::report::Period;
use weerklank_domain::rules::Reason;
use weerklank_domain::rules::ch7_collection::{joins, the_officer_collects};

use crate::cast::BRAM;
use crate::story::{Story, a_complaint};

#[test]
fn art_7_1_a_form_is_of_the_year_in_which_it_was_closed() {
    let story = a_complaint().received_on("2026-12-14").recorded().informed().notified();
    let story = story.decided().on("2027-01-08").learned().closes();
    assert_eq!(story.complaint().closed_on.map(jiff::civil::Date::year), Some(2027));
    assert_eq!(story.complaint().received_on.year(), 2026);
    let year = |year| Period::year(year).unwrap();
    assert!(joins(story.complaint().closed_on, year(2027)));
    assert!(!joins(story.complaint().closed_on, year(2026)));
}

#[test]
fn art_7_1_the_officer_and_nobody_else_collects() {
    let by = |role| Actor { person: BRAM, roles: vec![role], adviser: None };
    assert!(the_officer_collects(&by(Role::Officer)).is_ok());
    for role in [Role::Partner, Role::Staff, Role::Management, Role::Auditor, Role::Administrator] {
        let refused = the_officer_collects(&by(role)).unwrap_err();
        assert_eq!((refused.article, refused.reason), (Article::Art7_1, Reason::NotYourRole));
    }
}

#[test]
fn art_7_1_what_is_open_or_opened_again_is_of_no_year() {
    assert_eq!(Story::at(Stage::Decided).complaint().closed_on, None);
    let reopened = Story::at(Stage::Closed).reopened(ReopenGround::Error);
    assert_eq!(reopened.complaint().closed_on, None);
    assert!(!joins(reopened.complaint().closed_on, Period::year(2026).unwrap()));
}

#[test]
fn art_7_3_the_score_of_each_round_stays() {
    let story = a_complaint().decided().reopened(ReopenGround::NewFacts).on("2027-01-15");
    let story = story.does(BRAM, Command::StartDecision);
    let story = story.drafted().mailed().accepted();
    let scores: Vec<_> = story.complaint().rounds.iter().map(Round::score).collect();
    assert!(scores[0].unwrap().met && !scores[1].unwrap().met);
}
