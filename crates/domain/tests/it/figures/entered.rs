//! Art. 7.3: what is entered beside the dossiers is taken whole or refused in words.
use weerklank_domain::ids::FirmId;
use weerklank_domain::report::entered::{Exposed, Fault, PastYear};
use weerklank_domain::report::figures::Share;
use weerklank_domain::report::{Entered, Origin, Year};

use crate::cast::day;

fn firm() -> FirmId {
    FirmId::from_uuid(uuid::Uuid::from_u128(7))
}

fn exposed(list: &str) -> Result<Vec<Exposed>, Fault> {
    let firms = |name: &str| (name == "Kantoor Zuid; Venlo").then(firm);
    Exposed::read(list, (&firms, day("2026-11-28"))).map_err(|wrong| wrong.fault)
}

fn past(list: &str) -> Result<Vec<PastYear>, Fault> {
    PastYear::read(list, day("2026-11-28")).map_err(|wrong| wrong.fault)
}

#[test]
fn art_7_3_clients_are_entered_with_source_and_date() {
    let list = "jaar;kantoor;cliënten;opdrachten;maanden;bron;peildatum\n\
        2025;;1.200;1500;;ledenadministratie;2025-12-31\n\
        # een toelichting\n\n\
        2025;\"Kantoor Zuid; Venlo\";300;;6;opgave;2025-07-01\n";
    let rows = exposed(list).unwrap();
    assert_eq!((rows[0].clients, rows[0].engagements, rows[0].months), (1_200, Some(1_500), 12));
    assert_eq!(rows[1].firm, Some(firm()));
    let entered = Entered { exposures: rows, years: vec![] };
    assert!((entered.clients(2025).unwrap().amount() - 1_200.0).abs() < 1e-9);
    // Half a year counts for half.
    assert!((entered.firms(2025)[&firm()].amount() - 150.0).abs() < 1e-9);
    assert!(entered.clients(2024).is_none() && entered.firms(2024).is_empty());
    // What is written out is read back.
    let name = |row: &Exposed| if row.firm.is_some() { "Kantoor Zuid; Venlo" } else { "" };
    let lines: Vec<String> = entered.exposures.iter().map(|row| row.line(name(row))).collect();
    assert_eq!(exposed(&lines.join("\n")).unwrap(), entered.exposures);
}

#[test]
fn art_7_3_over_no_clients_there_is_no_rate() {
    let zero = exposed("2025;;0;;;telling;2025-12-31\n2024;Kantoor Zuid; Venlo;5;;0;x;2024-01-01");
    assert_eq!(zero.unwrap_err(), Fault::Fields, "a name with the mark in it needs quotes");
    let rows = exposed(
        "2025;;0;;;telling;2025-12-31\n2025;\"Kantoor Zuid; Venlo\";5;;0;telling;2025-12-31",
    );
    let entered = Entered { exposures: rows.unwrap(), years: vec![] };
    assert!(entered.clients(2025).is_none() && entered.firms(2025).is_empty());
}

#[test]
fn art_7_3_a_line_that_is_wrong_is_refused_with_its_reason() {
    for (list, fault) in [
        ("2025;;10;;;bron", Fault::Fields),
        ("2O25;;10;;;bron;2025-12-31", Fault::Year),
        (";;10;;;bron;2025-12-31", Fault::Year),
        ("2025;;1;;;a;2025-12-31\njaar;;;;;;", Fault::Year),
        ("1989;;10;;;bron;2025-12-31", Fault::Year),
        ("2027;;10;;;bron;2025-12-31", Fault::Year),
        ("2025;Onbekend;10;;;bron;2025-12-31", Fault::Firm),
        ("2025;;-1;;;bron;2025-12-31", Fault::Number),
        ("2025;;1.5;;;bron;2025-12-31", Fault::Number),
        ("2025;;;;;bron;2025-12-31", Fault::Number),
        ("2025;;10000001;;;bron;2025-12-31", Fault::Number),
        ("2025;;10;veel;;bron;2025-12-31", Fault::Number),
        ("2025;;10;;13;bron;2025-12-31", Fault::Months),
        ("2025;;10;;;;2025-12-31", Fault::Source),
        ("2025;;10;;;bron;31-12-2025", Fault::Day),
        ("2025;;1;;;a;2025-12-31\n2025;;2;;;b;2025-12-31", Fault::Twice),
    ] {
        assert_eq!(exposed(list).unwrap_err(), fault, "{list}");
    }
    let wrong = PastYear::read("2019;1;;;;;a\n\n2020;x;;;;;b", day("2026-11-28")).unwrap_err();
    assert_eq!((wrong.line, wrong.text.as_str()), (3, "2020;x;;;;;b"));
}

#[test]
fn art_7_3_a_year_of_before_has_totals_that_can_be() {
    let years = past("2019;14;10;12;5;13;jaarverslag\n2021;0;;;;;telling").unwrap();
    assert_eq!(years[0].on_time, Share::of(10, 12).unwrap());
    assert_eq!((years[1].received, years[1].upheld.n), (0, 0));
    let lines: Vec<String> = years.iter().map(PastYear::line).collect();
    assert_eq!(past(&lines.join("\n")).unwrap(), years);
    for (list, fault) in [
        ("2026;1;;;;;a", Fault::YearNotOver),
        ("2019;4;3;2;;;a", Fault::MoreHits),
        ("2019;4;3;5;;;a", Fault::MoreThanReceived),
        ("2019;4;3;;;;a", Fault::Number),
        ("2019;4;;;;;a\n2019;5;;;;;b", Fault::Twice),
    ] {
        assert_eq!(past(list).unwrap_err(), fault, "{list}");
    }
}

#[test]
fn art_7_3_what_was_entered_is_marked_and_a_gap_is_not_zero() {
    let of = |year, received| {
        let none = Share::default();
        Year { year, received, on_time: none, upheld: none, origin: Origin::Dossiers }
    };
    let years = past("2019;14;;;;;a\n2024;9;;;;;b").unwrap();
    let all = Entered { exposures: vec![], years }.beside(&[of(2024, 2), of(2025, 6)]);
    let found: Vec<_> = all.iter().map(|year| (year.year, year.received, year.origin)).collect();
    assert_eq!(
        found,
        [(2019, 14, Origin::Imported), (2024, 9, Origin::Imported), (2025, 6, Origin::Dossiers),],
        "of 2020 to 2023 nothing is known"
    );
}
