//! The letter that can't forget (6.4, 6.5): what holds it back.
use jiff::civil::Date;
use weerklank_domain::article::Article;
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::facts::{LetterKind, Visibility, Way};
use weerklank_domain::complaint::letter::{
    About, DayFault, LetterFault, LinkFault, NamedDay, fault_of_day, nothing_holds_the_letter_back,
    tells_the_route,
};
use weerklank_domain::ids::CommitmentId;
use weerklank_domain::rules::Reason;

use crate::cast::{BRAM, day, file, text};
use crate::story::a_complaint;

fn named(date: &str, about: About) -> NamedDay {
    NamedDay { date: Some(day(date)), has_year: true, weekday_fits: true, about }
}

/// Received on 2 November 2026, due on 30 November.
fn fault(named: NamedDay, beside: &[&str]) -> Option<(DayFault, Option<Date>)> {
    let story = a_complaint().recorded();
    let beside: Vec<Date> = beside.iter().map(|date| day(date)).chain(named.date).collect();
    fault_of_day(story.complaint(), named, (&beside, &[day("2026-11-12")]))
}

#[test]
fn art_6_4_a_day_in_the_letter_is_that_of_the_dossier() {
    assert_eq!(fault(named("2026-11-02", About::Receipt), &[]), None);
    assert_eq!(fault(named("2026-11-30", About::Term), &[]), None);
    assert_eq!(fault(named("2026-11-12", About::Other), &[]), None);
    assert_eq!(fault(named("2024-05-06", About::Other), &[]), None, "of something else");
    let received = Some((DayFault::Receipt, Some(day("2026-11-02"))));
    assert_eq!(fault(named("2026-11-03", About::Receipt), &[]), received);
    let term = Some((DayFault::Term, Some(day("2026-11-30"))));
    assert_eq!(fault(named("2026-12-07", About::Term), &[]), term);
}

#[test]
fn art_6_4_beside_the_day_that_is_meant_another_may_stand() {
    assert_eq!(fault(named("2026-11-05", About::Receipt), &["2026-11-02"]), None);
    assert_eq!(fault(named("2026-11-05", About::Term), &["2026-11-30"]), None);
}

#[test]
fn art_6_4_the_same_day_of_another_year_is_a_slip_of_the_pen() {
    let slip = |expected| Some((DayFault::Year, Some(day(expected))));
    assert_eq!(fault(named("2025-11-02", About::Other), &[]), slip("2026-11-02"));
    assert_eq!(fault(named("2027-11-12", About::Other), &[]), slip("2026-11-12"));
    let without = NamedDay { has_year: false, ..named("2025-11-02", About::Other) };
    assert_eq!(fault(without, &[]), None);
}

#[test]
fn art_6_4_a_day_exists_and_has_its_own_weekday() {
    let none = NamedDay { date: None, ..named("2026-11-02", About::Other) };
    assert_eq!(fault(none, &[]), Some((DayFault::NoSuchDay, None)));
    let weekday = NamedDay { weekday_fits: false, ..named("2026-11-02", About::Other) };
    assert_eq!(fault(weekday, &[]), Some((DayFault::Weekday, None)));
}

#[test]
fn art_6_5_each_thing_that_is_forgotten_holds_the_letter_back() {
    assert_eq!(nothing_holds_the_letter_back(&[]), Ok(()));
    let commitment = CommitmentId::from_uuid(crate::cast::id());
    let day = LetterFault::Day {
        written: "31 november".to_owned(),
        fault: DayFault::NoSuchDay,
        expected: None,
    };
    let link =
        LetterFault::Link { link: "https://rechtspraak".to_owned(), fault: LinkFault::Malformed };
    for (fault, article, reason) in [
        (LetterFault::PointUnanswered, Article::Art6_5, Reason::PointUnanswered),
        (LetterFault::OwnerUntold { commitment }, Article::Art2_2, Reason::CommitmentUntold),
        (LetterFault::DateUntold { commitment }, Article::Art2_2, Reason::CommitmentUntold),
        (day, Article::Art6_4, Reason::WrongDate),
        (link, Article::Art6_5, Reason::DeadLink),
        (LetterFault::NoRoute, Article::Art6_5, Reason::NoRoute),
    ] {
        let refusal = nothing_holds_the_letter_back(&[fault]).unwrap_err();
        assert_eq!((refusal.article, refusal.reason), (article, reason));
    }
    assert!(tells_the_route(LetterKind::Decision) && tells_the_route(LetterKind::OutOfScope));
    assert!(!tells_the_route(LetterKind::Withdrawal));
}

#[test]
fn art_6_5_what_was_prepared_is_kept_for_officers() {
    let story = a_complaint().deciding().answered().drafted();
    let prepared = Some(text("Zo zou het dossier het zeggen."));
    let send = C::SendLetter { way: Way::Email, file: file(), prepared };
    let events = story.asks(BRAM, send).unwrap();
    assert_eq!(events[0].key(), "letter_prepared");
    assert_eq!(events[0].visibility(), Visibility::OfficerOnly);
    assert_eq!(events[1].key(), "letter_approved");
}
