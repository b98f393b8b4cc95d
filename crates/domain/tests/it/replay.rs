//! Whatever is asked, by whomever, in whatever order: what must hold.
use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{FileFailurePersistence, TestRunner};
use weerklank_domain::article::Article;
use weerklank_domain::complaint::apply::replay;
use weerklank_domain::complaint::command::CommandKind;
use weerklank_domain::complaint::event::{Entry, Event};
use weerklank_domain::complaint::{Complaint, Stage};
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::Role;
use weerklank_domain::rules::{Reason, ch6_responsibilities::turn};

use crate::cast::{ANNA, BRAM, CARLA, CAST, ESRA, FLEUR, NOORD};
use crate::commands::{command, is_a_decision};
use crate::ends::bring_to_an_end;
use crate::story::{Story, a_complaint};

/// One thing that somebody asks, after some days.
#[derive(Clone, Copy, Debug)]
struct Try {
    by: usize,
    kind: usize,
    pick: usize,
    days: i32,
    /// Chosen from what the screen offers him, if it offers anything.
    offered: bool,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = (0..14_usize, 0..1000_usize, 0..42_usize, 0..6_i32, 0..5_u8).prop_map(
        |(by, kind, pick, days, luck)| {
            let days = if days < 3 { 0 } else { days - 2 };
            Try { by, kind, pick, days, offered: luck > 0 }
        },
    );
    proptest::collection::vec(one, 1..90)
}

/// The cast, the officers a few times more: they have the most to do.
fn somebody(by: usize) -> PersonId {
    CAST.get(by).copied().unwrap_or(if by == 12 { ANNA } else { BRAM })
}

/// Received in one of several ways, or somewhere further on its way.
fn a_start(pick: u8) -> Story {
    let further = Stage::ALL.get(usize::from(pick % 16)).map(|stage| Story::at(*stage));
    if let Some(story) = further {
        return story;
    }
    let story = match pick % 6 {
        0 => a_complaint().received_by(ANNA),
        1 => a_complaint().about_somebody("smit"),
        2 => a_complaint().about(BRAM),
        3 => a_complaint().about_the_organisation(),
        4 => a_complaint().register(|register| {
            // An officer who is also an adviser of the firm that may be complained about.
            let carla = register.people.iter_mut().find(|person| person.id == CARLA).unwrap();
            carla.firm = Some(NOORD);
            carla.roles.push(Role::Partner);
        }),
        _ => a_complaint(),
    };
    story.recorded()
}

fn chosen(asked: Try, story: &Story) -> CommandKind {
    let by = somebody(asked.by);
    let all = CommandKind::ALL;
    let offered: Vec<_> =
        all.iter().filter(|kind| story.permits(by, **kind).is_ok()).copied().collect();
    if asked.offered && !offered.is_empty() {
        return offered[asked.kind % offered.len()];
    }
    all[asked.kind % all.len()]
}

/// One step, with everything that must hold between before and after.
fn step(asked: Try, story: Story) -> Result<Story, TestCaseError> {
    let mut story = story.days_later(asked.days);
    let by = somebody(asked.by);
    let kind = chosen(asked, &story);
    let before = story.complaint().clone();
    let entries = story.entries.len();
    let permitted = story.permits(by, kind);
    let asked = command(kind, asked.pick, &story);
    let outcome = story.tries(by, asked);
    let after = story.complaint();
    if let Err(refusal) = permitted {
        prop_assert_eq!(outcome.as_ref(), Err(&refusal), "a screen must not promise more");
    }
    if before.is_excluded(by) {
        let refusal = outcome.as_ref().unwrap_err();
        prop_assert_eq!(refusal.article, Article::Art1Officer);
        prop_assert_eq!(refusal.reason, Reason::ConflictOfInterest);
    }
    match outcome {
        Err(_) => {
            prop_assert_eq!(&before, after, "a refused command changes nothing");
            prop_assert_eq!(entries, story.entries.len(), "and records nothing");
        }
        Ok(events) => {
            if events.is_empty() {
                prop_assert_eq!(&before, after, "without an event nothing changes");
            }
            what_holds_between(&before, after, &events)?;
        }
    }
    what_always_holds(story.complaint())?;
    Ok(story)
}

fn what_holds_between(
    before: &Complaint,
    after: &Complaint,
    events: &[Event],
) -> Result<(), TestCaseError> {
    let has = |so: fn(&Event) -> bool| events.iter().any(so);
    let corrected = has(|event| {
        // Transition 23: the earliest receipt wins.
        matches!(event, Event::ReceiptCorrected { .. } | Event::DossierLinked { .. })
    });
    for (number, (old, new)) in before.rounds.iter().zip(&after.rounds).enumerate() {
        if number > 0 || !corrected {
            prop_assert_eq!(old.due_on, new.due_on, "a due date never moves");
            prop_assert_eq!(old.started_on, new.started_on);
        }
    }
    let reopened = has(|event| matches!(event, Event::Reopened { .. }));
    prop_assert_eq!(after.rounds.len() > before.rounds.len(), reopened);
    let undone = has(|event| matches!(event, Event::WithdrawalUndone { .. }));
    if before.stage == Stage::Closed && !reopened && !undone {
        prop_assert_eq!(after.stage, Stage::Closed, "closed stays closed");
    }
    if has(|event| matches!(event, Event::Closed { .. })) {
        prop_assert!(before.registered.is_some() && before.classification().is_some());
        prop_assert!(before.round().letter.is_some_and(|letter| letter.sent_on().is_some()));
    }
    if has(|event| matches!(event, Event::NobodyInCharge)) {
        prop_assert!(!before.nobody_in_charge, "the alarm goes off once");
    }
    if has(|event| matches!(event, Event::PartnerToldOfOutcome { .. })) {
        prop_assert!(before.partner_told_of_outcome_on.is_none(), "the partner is told once");
    }
    for event in events {
        if let Event::LetterApproved { kind, .. } = event {
            let ended = matches!(before.stage, Stage::Withdrawn | Stage::OutOfScope);
            prop_assert_eq!(is_a_decision(*kind), !ended);
            prop_assert_eq!(after.round().letter.map(|letter| letter.approved_by), before.officer);
        }
    }
    Ok(())
}

fn what_always_holds(complaint: &Complaint) -> Result<(), TestCaseError> {
    let stage = complaint.stage;
    prop_assert_eq!(Stage::from_key(stage.key()), Some(stage));
    prop_assert!(complaint.officer.is_none_or(|officer| !complaint.is_excluded(officer)));
    prop_assert_eq!(complaint.officer.is_none(), complaint.nobody_in_charge);
    prop_assert_eq!(complaint.closed_on.is_some(), stage == Stage::Closed);
    let stays = matches!(stage, Stage::Decided | Stage::Deciding | Stage::WithPartner);
    if stays && complaint.letter_kind() == weerklank_domain::complaint::facts::LetterKind::Decision
    {
        prop_assert!(complaint.registered.is_some(), "nobody handles what isn't registered");
    }
    let _ = turn(complaint);
    Ok(())
}

fn small() -> ProptestConfig {
    let seeds = FileFailurePersistence::Direct("tests/it/replay.proptest-regressions");
    let mut config =
        ProptestConfig { failure_persistence: Some(Box::new(seeds)), ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 512;
    }
    config
}

proptest! {
    #![proptest_config(small())]

    #[test]
    fn whatever_is_asked_the_procedure_holds(start: u8, tries in tries()) {
        let mut story = a_start(start);
        for asked in tries {
            story = step(asked, story)?;
        }
        let id = story.complaint().id;
        let replayed = replay(id, &story.entries);
        prop_assert_eq!(replayed.as_ref(), Some(story.complaint()), "replay gives the state");
        let stored = serde_json::to_string(&story.entries).unwrap();
        let read: Vec<Entry> = serde_json::from_str(&stored).unwrap();
        prop_assert_eq!(&read, &story.entries, "what is stored is read back");
        let row = serde_json::to_string(story.complaint()).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Complaint>(&row).unwrap(), story.complaint());
        crate::figures::what_a_fact_holds(&story)?;
        let ended = bring_to_an_end(story);
        crate::figures::what_a_fact_holds(&ended)?;
        prop_assert_eq!(ended.stage(), Stage::Closed, "stuck: {:#?}", ended.complaint());
    }
}

/// `WEERKLANK_TEST_STEPS` says how many, 10,000 in the long run of `cargo xtask full`.
#[test]
fn a_long_walk_keeps_the_rules_and_replays_to_the_same_state() {
    const OF_ONE_DOSSIER: usize = 500;
    let steps = std::env::var("WEERKLANK_TEST_STEPS").ok();
    let mut left: usize = steps.and_then(|steps| steps.parse().ok()).unwrap_or(1_000);
    let mut runner = TestRunner::deterministic();
    for start in (0..=u8::MAX).cycle() {
        let mut story = a_start(start);
        let mut taken = 0;
        while taken < OF_ONE_DOSSIER.min(left) {
            for asked in tries().new_tree(&mut runner).unwrap().current() {
                story = step(asked, story).unwrap();
                taken += 1;
            }
        }
        let replayed = replay(story.complaint().id, &story.entries);
        assert_eq!(replayed.as_ref(), Some(story.complaint()));
        left = left.saturating_sub(taken);
        if left == 0 {
            return;
        }
    }
}

/// The random walks get somewhere, or they would prove little.
#[test]
fn random_walks_reach_every_stage() {
    let mut runner = TestRunner::deterministic();
    let mut reached = BTreeSet::new();
    for start in 0..200_u8 {
        let mut story = a_start(start);
        for asked in tries().new_tree(&mut runner).unwrap().current() {
            story = step(asked, story).unwrap();
            reached.insert((story.stage(), story.complaint().rounds.len().min(2)));
        }
    }
    for stage in Stage::ALL {
        assert!(reached.iter().any(|(known, _)| known == stage), "{stage:?} is never reached");
    }
    assert!(reached.contains(&(Stage::WithOfficer, 2)), "nothing is ever reopened");
}

#[test]
fn every_stage_has_a_name_and_can_be_told() {
    for stage in Stage::ALL {
        assert_eq!(Stage::from_key(stage.key()), Some(*stage));
        assert_eq!(serde_json::to_value(stage).unwrap(), stage.key());
        let story = Story::at(*stage);
        assert_eq!(story.stage(), *stage);
        let replayed = replay(story.complaint().id, &story.entries);
        assert_eq!(replayed.as_ref(), Some(story.complaint()));
    }
}

#[test]
fn a_dossier_begins_with_a_recording() {
    let story = Story::at(Stage::Decided);
    let id = story.complaint().id;
    assert_eq!(replay(id, &[]), None);
    assert_eq!(replay(id, &story.entries[1..]), None);
}

#[test]
fn an_excluded_person_is_refused_every_command_in_every_stage() {
    for stage in Stage::ALL {
        let story = Story::at(*stage);
        for person in [BRAM, ESRA] {
            let reason = crate::cast::text("Ik ken haar.");
            let story = Story::at(*stage);
            let story = story.register(|register| {
                let person = register.people.iter_mut().find(|known| known.id == person).unwrap();
                person.roles = Role::GIVEN.to_vec();
                person.roles.push(Role::System);
            });
            let declare = weerklank_domain::complaint::command::Command::DeclareConflict { reason };
            let story = story.does(person, declare);
            for kind in CommandKind::ALL {
                let refusal = story.asks(person, command(*kind, 0, &story)).unwrap_err();
                let because = (refusal.article, refusal.reason);
                assert_eq!(because, (Article::Art1Officer, Reason::ConflictOfInterest));
            }
        }
        assert!(story.permits(FLEUR, CommandKind::Deviate).is_err(), "nor who has no part");
    }
}
