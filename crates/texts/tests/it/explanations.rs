//! Why a date is what it is (6.4).

use jiff::civil::{Date, date};
use weerklank_domain::Language::{self, Dutch, English};
use weerklank_domain::calendar::{Calendar, FreeDayRule};
use weerklank_domain::reference::{Reference, ReferenceError};
use weerklank_texts::explanations::{calendar_outdated, due_date, holidays_between, reference};

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
