//! Why a date is what it is (6.4).

use jiff::civil::{Date, date};
use weerklank_domain::Language::{self, Dutch, English};
use weerklank_domain::calendar::{Calendar, FreeDayRule};
use weerklank_domain::complaint::tasks::{Counting, Why};
use weerklank_domain::reference::{Reference, ReferenceError};
use weerklank_texts::explanations::{
    calendar_outdated, due_date, holidays_between, reference, task_date,
};

fn why(lang: Language, received: Date, rule: FreeDayRule) -> String {
    due_date(lang, &Calendar::dutch().explain(received, rule))
}

#[test]
fn art_6_4_a_due_date_on_christmas_day_explains_itself() {
    let received = date(2026, 11, 27);
    assert_eq!(
        why(Dutch, received, FreeDayRule::Stays),
        "Ontvangen vr 27-11-2026 + 28 dagen = vr 25-12-2026 (Eerste Kerstdag; de regeling kent \
         geen verlenging). Verstuur uiterlijk do 24-12."
    );
    assert_eq!(
        why(English, received, FreeDayRule::Stays),
        "Received Fri 27 Nov 2026 + 28 days = Fri 25 Dec 2026 (Christmas Day; the procedure knows \
         no extension). Send it no later than Thu 24 Dec."
    );
    assert_eq!(
        why(Dutch, received, FreeDayRule::RollsForward),
        "Ontvangen vr 27-11-2026 + 28 dagen = vr 25-12-2026 (Eerste Kerstdag; volgens de regeling \
         schuift de termijn door naar ma 28-12-2026). Verstuur uiterlijk ma 28-12."
    );
}

#[test]
fn art_6_4_other_days_explain_themselves() {
    assert_eq!(
        why(Dutch, date(2026, 11, 23), FreeDayRule::Stays),
        "Ontvangen ma 23-11-2026 + 28 dagen = ma 21-12-2026. Verstuur uiterlijk ma 21-12."
    );
    assert!(why(Dutch, date(2026, 10, 31), FreeDayRule::Stays).contains("(weekend; de regeling"));
    // Over the turn of the year the day to post on tells its year.
    let new_year = why(Dutch, date(2026, 12, 4), FreeDayRule::Stays);
    assert!(new_year.ends_with("Verstuur uiterlijk do 31-12-2026."), "{new_year}");
}

#[test]
fn the_holidays_on_the_way_are_named() {
    let calendar = Calendar::dutch();
    let spring = calendar.explain(date(2026, 4, 6), FreeDayRule::Stays);
    assert_eq!(
        holidays_between(Dutch, &spring).unwrap(),
        "Feestdagen in deze periode: Koningsdag (ma 27-04)."
    );
    let autumn = calendar.explain(date(2026, 9, 1), FreeDayRule::Stays);
    assert_eq!(holidays_between(Dutch, &autumn), None);
    assert!(calendar_outdated(Dutch, calendar.known_until()).contains("tot en met 2028."));
}

#[test]
fn a_wrong_reference_is_explained() {
    let error = "K-2026-7H3Q2N".parse::<Reference>().unwrap_err();
    assert_eq!(error, ReferenceError::Check);
    assert!(reference(Dutch, error).starts_with("In dit kenmerk zit een typefout."));
    let unknown = ReferenceError::Character { character: 'U' };
    assert!(reference(English, unknown).starts_with("The character U is in no reference."));
}

/// Why a task is due on its day, with the holidays in between.
#[test]
fn a_task_says_how_its_day_was_counted() {
    let calendar = Calendar::dutch();
    let why = |counting, from: Date, days| Why { counting, from, days };
    let said = |why, due| task_date(Dutch, &calendar, (why, due)).unwrap_or_default();
    let three = why(Counting::WorkingDays, date(2026, 12, 23), 3);
    assert_eq!(
        said(three, date(2026, 12, 29)),
        "wo 23-12-2026 + 3 werkdagen = di 29-12-2026 (werkafspraak). \
         Feestdagen in deze periode: Eerste Kerstdag (vr 25-12)."
    );
    let draft = why(Counting::Days, date(2026, 11, 2), 21);
    assert_eq!(
        said(draft, date(2026, 11, 23)),
        "ma 02-11-2026 + 21 dagen = ma 23-11-2026 (werkafspraak)."
    );
    let post = why(Counting::Days, date(2026, 12, 2), 24);
    assert_eq!(
        said(post, date(2026, 12, 24)),
        "wo 02-12-2026 + 24 dagen = za 26-12-2026 (Tweede Kerstdag). De laatste werkdag ervoor is \
         do 24-12-2026 (werkafspraak)."
    );
    let last = why(Counting::Procedure, date(2026, 11, 27), 28);
    let sentence = said(last, date(2026, 12, 25));
    assert_eq!(
        sentence,
        "vr 27-11-2026 + 28 dagen = vr 25-12-2026 (artikel 6.4). Verstuur uiterlijk do 24-12."
    );
    assert_eq!(said(why(Counting::Named, date(2026, 11, 2), 0), date(2026, 11, 2)), "");
}
