//! Terms are working agreements, each from a day on: a complaint keeps those of its day of receipt.
use weerklank_domain::article::Article::{Art2_2, Art6_1, Art6_2, Art6_6};
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{HandOverReason, Reaction, ReopenGround};
use weerklank_domain::complaint::tasks::{Around, TaskKind, tasks};
use weerklank_domain::complaint::terms::{Agreement, Agreements, BeginsTooEarly, Terms, Unit};
use weerklank_domain::complaint::{DeviationCause, Stage};
use weerklank_domain::rules::Reason;

use crate::cast::{BRAM, TIMER, day, text};
use crate::story::{Story, a_complaint};

fn from(first: &str, terms: Terms) -> Agreement {
    Agreement { from: day(first), terms }
}

fn agreed(first: &str, terms: Terms) -> Agreements {
    let mut agreements = Agreements::default();
    agreements.agree(from(first, terms), day("2020-01-01")).unwrap();
    agreements
}

#[test]
fn a_complaint_is_under_the_terms_of_its_day_of_receipt() {
    let (short, long) = (
        Terms { acknowledge_working_days: 1, ..Terms::default() },
        Terms { acknowledge_working_days: 9, ..Terms::default() },
    );
    let mut agreements = agreed("2026-11-01", short);
    agreements.agree(from("2027-01-01", long), day("2026-12-15")).unwrap();
    assert_eq!(agreements.on(day("2026-10-31")), Terms::default(), "nothing was agreed yet");
    assert_eq!(agreements.on(day("2026-11-01")), short);
    assert_eq!(agreements.on(day("2026-12-31")), short);
    assert_eq!(agreements.on(day("2027-01-01")), long);
}

#[test]
fn an_agreement_never_changes_what_has_been() {
    let mut agreements = Agreements::default();
    let today = day("2026-11-23");
    for first in ["2026-11-22", "2026-11-23"] {
        let refused = agreements.agree(from(first, Terms::default()), today);
        assert_eq!(refused, Err(BeginsTooEarly), "{first}");
    }
    let planned = Terms { advise_working_days: 4, ..Terms::default() };
    agreements.agree(from("2026-11-24", Terms::default()), today).unwrap();
    agreements.agree(from("2026-11-24", planned), today).unwrap();
    assert_eq!(agreements.iter().count(), 1, "what was planned for that day is replaced");
    assert_eq!(agreements.on(day("2026-11-24")), planned);
}

#[test]
fn what_was_stored_by_an_older_program_has_the_shipped_terms_beside_it() {
    let stored = r#"[{"from":"2026-11-01","terms":{"acknowledge_working_days":1}}]"#;
    let agreements: Agreements = serde_json::from_str(stored).unwrap();
    let expected = Terms { acknowledge_working_days: 1, ..Terms::default() };
    assert_eq!(agreements.on(day("2026-11-02")), expected);
    let written = serde_json::to_string(&agreements).unwrap();
    assert_eq!(serde_json::from_str::<Agreements>(&written).unwrap(), agreements);
}

#[test]
fn every_term_is_read_and_set_by_its_own_name_and_can_be_what_is_shipped() {
    for (place, term) in Terms::ALL.iter().enumerate() {
        let mut terms = Terms::default();
        assert!(term.unit.range().contains(&(term.of)(&terms)), "{}", term.key);
        (term.set)(&mut terms, 28);
        let changed = Terms::ALL.iter().filter(|other| (other.of)(&terms) == 28).count();
        assert_eq!(changed, 1, "term {place}: {}", term.key);
        let suffix = match term.unit {
            Unit::WorkingDays => "_working_days",
            Unit::DayOfRound => "_on_day",
            Unit::DaysAfterAnswer => "_days",
            Unit::Months => "_months",
        };
        assert!(term.key.ends_with(suffix), "{}", term.key);
    }
}

fn with(agreements: Agreements) -> Story {
    let mut story = a_complaint();
    story.agreements = agreements;
    story
}

#[test]
fn art_6_1_how_long_a_partner_may_be_silent_is_agreed() {
    let terms = Terms { silent_working_days: 1, ..Terms::default() };
    let silent = || C::HandOver { reason: HandOverReason::Silent, explanation: None };
    // Received on Monday 2 November; on Wednesday one working day has gone by.
    let under = with(agreed("2026-11-02", terms)).registered().with_partner().on("2026-11-04");
    assert_eq!(under.does(TIMER, silent()).stage(), Stage::WithOfficer);
    let before = with(agreed("2026-11-03", terms)).registered().with_partner().on("2026-11-04");
    before.refuses((TIMER, silent()), Art6_1, Reason::PartnerNotSilent);
}

#[test]
fn art_6_6_how_long_a_dossier_can_open_again_is_agreed() {
    let terms = Terms { reopen_within_months: 1, ..Terms::default() };
    let reopen = || C::Reopen { ground: ReopenGround::NewFacts, reason: text("Een brief.") };
    let closed = || Story::at(Stage::Closed).on("2027-02-15");
    assert_eq!(closed().does(BRAM, reopen()).stage(), Stage::WithOfficer);
    let mut short = closed();
    short.agreements = agreed("2026-01-01", terms);
    short.refuses((BRAM, reopen()), Art6_6, Reason::TooLateToReopen);
}

#[test]
fn art_2_2_and_6_2_what_is_asked_after_the_answer_is_agreed_and_what_came_before_keeps_its_days() {
    let terms = Terms { survey_days: 3, no_reaction_days: 4, relation_days: 5, ..Terms::default() };
    // Received and answered on Monday 2 November.
    let decided = |from: &str| {
        let story = with(agreed(from, terms)).recorded().informed().notified();
        story.decided()
    };
    let (ask, silence) = (
        || (TIMER, C::AskSurvey),
        || {
            let learning = crate::cast::learning(Some(Reaction::NoReaction));
            (BRAM, C::CompleteForm { learning: Box::new(learning) })
        },
    );
    let relation = |story: &Story| {
        let terms = story.agreements.on(story.complaint().received_on);
        let (register, calendar) = (&story.register, &story.calendar);
        let found = tasks(story.complaint(), Around { register, calendar, terms: &terms });
        found.into_iter().find(|task| task.kind == TaskKind::Relation).unwrap().due_on
    };
    let under = decided("2026-11-02");
    assert_eq!(relation(&under), day("2026-11-07"));
    let under = under.on("2026-11-04").refuses(ask(), Art2_2, Reason::SurveyTooEarly);
    let under = under.on("2026-11-05").refuses(silence(), Art6_2, Reason::ReactionTooEarly);
    let (by, command) = ask();
    let under = under.does(by, command).on("2026-11-06");
    let (by, command) = silence();
    assert_eq!(under.does(by, command).closes().stage(), Stage::Closed);
    let before = decided("2026-11-03");
    assert_eq!(relation(&before), day("2027-01-31"));
    let before = before.on("2026-11-11").refuses(ask(), Art2_2, Reason::SurveyTooEarly);
    before.refuses(silence(), Art6_2, Reason::ReactionTooEarly);
}

#[test]
fn art_5_1_when_registration_is_late_is_agreed() {
    let is_late = |story: Story| {
        let events =
            story.recorded().on("2026-11-06").asks(BRAM, C::Register { late_reason: None });
        let late = |event: &Event| {
            let cause = DeviationCause::RegisteredLate;
            matches!(event, Event::Deviated { cause: found, .. } if *found == cause)
        };
        events.unwrap().iter().any(late)
    };
    assert!(is_late(a_complaint()));
    let terms = Terms { register_working_days: 5, ..Terms::default() };
    assert!(!is_late(with(agreed("2026-11-01", terms))));
}
