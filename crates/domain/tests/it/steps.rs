//! The road: what somebody sees as done, as possible, and as not yet with the article.
use weerklank_domain::article::Article;
use weerklank_domain::complaint::command::{Command as C, CommandKind as K};
use weerklank_domain::complaint::facts::Way;
use weerklank_domain::complaint::steps::{Standing, Step, road};
use weerklank_domain::complaint::{Stage, guard};
use weerklank_domain::ids::PersonId;
use weerklank_domain::rules::Reason;

use crate::cast::{ANNA, BRAM, CAST, FINANCES, ORAL, TIMER, actor, day, file};
use crate::story::{Story, a_complaint};

fn road_of(story: &Story, by: PersonId) -> Vec<Step> {
    let by = actor(&story.register, by);
    road(story.complaint(), &story.around(&by))
}

fn possible(story: &Story, by: PersonId) -> Vec<K> {
    let road = road_of(story, by).into_iter();
    road.filter(|step| step.standing == Standing::Possible).map(|step| step.kind).collect()
}

fn not_yet(story: &Story, by: PersonId, kind: K) -> (Article, Reason) {
    match story.step(by, kind) {
        Some(Standing::NotYet(refusal)) => (refusal.article, refusal.reason),
        other => panic!("{kind:?} stands as {other:?}"),
    }
}

#[test]
fn after_receipt_the_officer_registers_and_sees_why_the_rest_waits() {
    let story = a_complaint().recorded();
    let next = [
        K::Register,
        K::Acknowledge,
        K::InformComplainant,
        K::AskReadBack,
        K::NotifyPartner,
        K::AddPoint,
    ];
    assert_eq!(possible(&story, BRAM), next);
    let waits = (Article::Art5_2, Reason::NotRegistered);
    assert_eq!(not_yet(&story, BRAM, K::Classify), waits);
    assert_eq!(not_yet(&story, BRAM, K::TakeUp), (Article::Art6_1, Reason::NotInThisStage));
    assert_eq!(not_yet(&story, BRAM, K::Consult), (Article::Art4_5, Reason::NotYourRole));
}

#[test]
fn the_partner_sees_his_own_steps_as_possible() {
    let story = a_complaint().registered().with_partner();
    let next = [K::InformComplainant, K::Consult, K::RecordView, K::HandOver];
    assert_eq!(possible(&story, ANNA), next);
    let waits = (Article::Art4_5, Reason::NotConsulted);
    assert_eq!(not_yet(&story, ANNA, K::ProposeSolution), waits);
    assert_eq!(not_yet(&story, ANNA, K::Close), (Article::Art5_4, Reason::NotYourRole));
    let on = Some(day("2026-11-02"));
    let story = story.consulted();
    assert_eq!(story.step(ANNA, K::Consult), Some(Standing::Done { on }));
    assert_eq!(story.step(ANNA, K::Advise).map(|_| ()), Some(()), "now it can be answered");
}

#[test]
fn what_was_chosen_leaves_the_other_way_off_the_road() {
    let story = a_complaint().registered().classified(ORAL, FINANCES);
    let both = (story.step(BRAM, K::AssignToPartner), story.step(BRAM, K::TakeUp));
    assert!(both.0.is_some() && both.1.is_some());
    let story = story.taken_up();
    for kind in [K::AssignToPartner, K::TakeUp, K::Consult, K::HandOver] {
        assert_eq!(story.step(BRAM, kind), None, "{kind:?}");
    }
    let about_us = a_complaint().about_the_organisation().registered();
    for kind in [K::NotifyPartner, K::AssignToPartner, K::Consult, K::ShareView] {
        assert_eq!(about_us.step(BRAM, kind), None, "{kind:?}");
    }
}

#[test]
fn the_letter_is_done_when_it_is_sent_and_not_when_it_failed() {
    let story = a_complaint().deciding().answered().drafted();
    assert_eq!(story.step(BRAM, K::SendLetter), Some(Standing::Possible));
    assert_eq!(story.step(BRAM, K::ConfirmPosting), None);
    let story = story.mailed();
    assert_eq!(story.step(BRAM, K::SendLetter), Some(Standing::Done { on: None }));
    let story = story.does(TIMER, C::ReportFailed);
    assert_eq!(story.step(BRAM, K::SendLetter), Some(Standing::Possible));
    let story = story.does(BRAM, C::SendLetter { way: Way::Letter, file: file(), prepared: None });
    assert_eq!(story.step(BRAM, K::ConfirmPosting), Some(Standing::Possible));
    let on = day("2026-11-02");
    let story = story.does(BRAM, C::ConfirmPosting { on });
    assert_eq!(story.step(BRAM, K::SendLetter), Some(Standing::Done { on: Some(on) }));
}

#[test]
fn a_way_out_other_than_a_decision_has_a_short_road() {
    let story = a_complaint().registered().withdrawn();
    let kinds: Vec<_> = road_of(&story, BRAM).into_iter().map(|step| step.kind).collect();
    assert_eq!(
        kinds,
        [
            K::Register,
            K::InformComplainant,
            K::NotifyPartner,
            K::Classify,
            K::SaveDraft,
            K::SendLetter,
            K::CompleteForm,
            K::Close,
        ]
    );
}

#[test]
fn at_the_end_everything_is_done() {
    let story = Story::at(Stage::Closed);
    for step in road_of(&story, BRAM) {
        assert!(matches!(step.standing, Standing::Done { .. }), "{step:?}");
    }
}

#[test]
fn the_road_says_what_the_rules_say() {
    for stage in Stage::ALL {
        let story = Story::at(*stage);
        for by in CAST {
            for step in road_of(&story, by) {
                assert_eq!(step.article, guard::article_of(step.kind));
                match step.standing {
                    Standing::Done { .. } => {}
                    Standing::Possible => assert_eq!(story.permits(by, step.kind), Ok(())),
                    Standing::NotYet(refusal) => {
                        assert_eq!(story.permits(by, step.kind), Err(refusal));
                    }
                }
            }
        }
    }
}
