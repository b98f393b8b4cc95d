//! Days as people write them.
use jiff::civil::{Weekday, date};
use weerklank_texts::written::days;

fn found(text: &str) -> Vec<String> {
    let days = days(text).into_iter();
    days.map(|one| match one.in_year(2026) {
        Some(day) => day.to_string(),
        None => format!("no day: {}", one.words),
    })
    .collect()
}

#[test]
fn days_are_found_in_both_languages_and_in_figures() {
    let text = "Op maandag 23 november 2026 ontvingen wij uw klacht (van 2-11-2026).\n\
        We spoke on Nov 5th, and again on November 30, 2026. Op de 1e december: 2026-12-01.";
    let expected =
        ["2026-11-23", "2026-11-02", "2026-11-05", "2026-11-30", "2026-12-01", "2026-12-01"];
    assert_eq!(found(text), expected);
}

#[test]
fn what_is_no_day_is_left_alone() {
    for text in [
        "Bel 030-271 42 00, toestel 12.",
        "Factuur 2026-11-123 van € 1.250,00 met kenmerk K-2026-7H3Q2M.",
        "U mag 3 mensen meenemen. You may bring 3 people.",
        "Artikel 6.4, punt 12/13, versie 3.",
        "In november 2025 en in 2026.",
        "55-66-2026 en 12-34-56",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_day_that_never_comes_and_its_weekday_are_kept() {
    assert_eq!(found("Uiterlijk 31 november 2026."), ["no day: 31 november 2026"]);
    assert_eq!(found("Op 30-02-2026"), ["no day: 30-02-2026"]);
    let days = days("Wij bellen dinsdag 23 november 2026. Daarna op 3 december.");
    assert_eq!(days[0].weekday, Some(Weekday::Tuesday));
    assert_eq!(days[0].words, "dinsdag 23 november 2026");
    assert_eq!((days[0].place, days[1].place), (0, 1));
    assert_eq!((days[1].year, days[1].weekday), (None, None));
    assert_eq!(days[1].in_year(2026), Some(date(2026, 12, 3)));
    assert_eq!(days[1].sentence, "daarna op 3 december.");
}

#[test]
fn every_day_that_we_write_ourselves_is_found_again() {
    use weerklank_domain::Language;
    use weerklank_texts::dates;
    let mut day = date(2026, 1, 1);
    while day.year() == 2026 {
        for lang in Language::ALL {
            for text in [dates::long(lang, day), dates::short(lang, day)] {
                assert_eq!(found(&format!("Op {text}.")), [day.to_string()], "{text}");
            }
        }
        day = day.tomorrow().unwrap();
    }
}
