//! What is said follows the rules for small numbers (REPORT, R1 to R15).
use std::collections::BTreeMap;

use jiff::civil::date;
use weerklank_charts::{causes, control, funnel, months, open_curve, season, words, years};
use weerklank_domain::Language::{Dutch, English};
use weerklank_domain::report::figures::Share;
use weerklank_domain::report::funnel::Partners;
use weerklank_domain::report::statistics::Exposure;
use weerklank_domain::report::{Origin, Year};

use crate::cast::{about, as_of, caused_by, decided_after, each_month, firm, of_2026, received};

fn name(key: &str) -> String {
    format!("<{key}>")
}

fn year(year: i16, received: u32) -> Year {
    let none = Share::default();
    Year { year, received, on_time: none, upheld: none, origin: Origin::Dossiers }
}

#[test]
fn art_7_3_nothing_received_is_never_no_problem() {
    let chart = months(&of_2026(&[]), Dutch);
    assert!(chart.finding.contains("geen klachten"), "{}", chart.finding);
    assert!(chart.finding.contains("zegt niet dat er niets mis ging"), "{}", chart.finding);
    assert!(chart.svg.is_none() && chart.svg_for_paper().is_none(), "there is nothing to draw");
    assert_eq!(chart.table.rows.len(), 12, "the table still has its months");
}

#[test]
fn art_7_3_the_busiest_month_is_said_with_the_total() {
    let chart = months(&of_2026(&each_month(2026, &[2, 5])), Dutch);
    assert_eq!(chart.finding, "De meeste klachten kwamen in februari 2026: 5 van 7.");
    let chart = months(&of_2026(&each_month(2026, &[1, 1])), English);
    assert_eq!(chart.finding, "No month had more than 1 complaint, of 2 in all.");
}

#[test]
fn art_7_3_the_run_rule_comes_with_its_false_alarms_and_never_below_twelve() {
    let halfway = as_of(&each_month(2026, &[3; 9]), date(2026, 9, 30));
    assert_eq!(months(&halfway, Dutch).note, None, "nine months are a row of dots");
    let counts = [1, 1, 1, 1, 1, 1, 4, 4, 4, 4, 4, 4];
    let note = months(&of_2026(&each_month(2026, &counts)), Dutch).note.unwrap();
    assert!(note.contains("12 maanden") && note.contains("2%"), "{note}");
}

#[test]
fn art_7_3_a_month_is_judged_by_what_came_before_it() {
    let mut facts = each_month(2024, &[4; 24]);
    let quiet = of_2026(&[facts.clone(), each_month(2026, &[4; 12])].concat());
    let chart = control(&quiet, Dutch).unwrap();
    assert_eq!(chart.key, "control");
    assert!(chart.finding.contains("passen bij wat eerder gewoon was"), "{}", chart.finding);
    // The first month of all says where the register began: 23 remain, and that is provisional.
    assert!(chart.note.unwrap().contains("voorlopig"));
    facts.extend(each_month(2026, &[4, 4, 15]));
    let chart = control(&of_2026(&facts), Dutch).unwrap();
    assert!(chart.finding.contains("maart 2026"), "{}", chart.finding);
    assert!(chart.finding.contains("15 klachten"), "{}", chart.finding);
    assert!(chart.table.rows.iter().any(|row| row[2] == "buiten de grenzen"));
}

#[test]
fn art_7_3_no_limits_without_an_earlier_baseline() {
    assert!(control(&of_2026(&each_month(2026, &[6; 12])), Dutch).is_none());
    assert!(control(&of_2026(&each_month(2025, &[6; 24])), Dutch).is_none(), "eleven months");
    assert!(control(&of_2026(&[]), Dutch).is_none());
}

#[test]
fn art_7_3_rare_complaints_are_charted_by_the_time_between_them() {
    // Every two months one, for four years.
    let counts: Vec<u32> = (0..48).map(|month| u32::from(month % 2 == 0)).collect();
    let mut facts = each_month(2022, &counts);
    facts.push(received(1, date(2026, 3, 1)));
    let chart = control(&of_2026(&facts), Dutch).unwrap();
    assert_eq!(chart.key, "between");
    assert!(chart.finding.contains("niet sneller"), "{}", chart.finding);
    for day in 2..=5 {
        facts.push(received(usize::try_from(day).unwrap(), date(2026, 3, day)));
    }
    let chart = control(&of_2026(&facts), Dutch).unwrap();
    assert!(chart.finding.contains("5 mrt 2026"), "{}", chart.finding);
    assert!(chart.finding.contains("sneller dan toeval verklaart"), "{}", chart.finding);
}

#[test]
fn art_7_3_risen_is_said_only_when_chance_does_not_explain_it() {
    let none = |_| None;
    let said = |before, now| {
        let both = [year(2024, before), year(2025, now)];
        years(&both, None, &none, Dutch).unwrap().finding
    };
    let twice = said(6, 12);
    assert!(twice.contains("meer klachten") && twice.contains("past bij toeval"), "{twice}");
    assert!(!twice.contains("gestegen"), "{twice}");
    assert!(said(6, 30).contains("gestegen"), "{}", said(6, 30));
    assert!(said(30, 6).contains("gedaald"), "{}", said(30, 6));
    assert!(said(6, 6).contains("evenveel"), "{}", said(6, 6));
    // With five times the clients the same counts are another rate (R4).
    let clients = |of| Exposure::of(if of == 2024 { 100.0 } else { 500.0 });
    let both = [year(2024, 6), year(2025, 30)];
    let chart = years(&both, None, &clients, Dutch).unwrap();
    assert!(chart.finding.contains("past bij toeval"), "{}", chart.finding);
    assert!(years(&both[..1], None, &none, Dutch).is_none(), "one year is no row");
    let running = years(&both, Some(2025), &none, Dutch).unwrap();
    assert!(running.finding.contains("nog geen twee hele jaren"), "{}", running.finding);
}

#[test]
fn art_7_3_half_may_not_be_reached_yet() {
    let few: Vec<_> = (0..3).map(|one| received(one, date(2026, 6, 1))).collect();
    let chart = open_curve(&of_2026(&few), Dutch);
    assert!(chart.finding.contains("nog niet afgehandeld"), "{}", chart.finding);
    let some = vec![
        decided_after(received(1, date(2026, 6, 1)), 9),
        decided_after(received(2, date(2026, 6, 1)), 40),
        received(3, date(2026, 6, 1)),
    ];
    let said = open_curve(&of_2026(&some), Dutch).finding;
    assert!(said.contains("9, 40") && said.contains("Niet afgehandeld: 1"), "{said}");
    let mut many: Vec<_> = (0..10).map(|one| received(one, date(2026, 6, 1))).collect();
    many[0] = decided_after(many[0].clone(), 9);
    let said = open_curve(&of_2026(&many), Dutch).finding;
    assert!(said.contains("nog niet bereikt"), "{said}");
}

#[test]
fn art_7_3_causes_say_what_is_not_known() {
    let mut facts: Vec<_> =
        (0..8).map(|one| caused_by(received(one, date(2026, 2, 1)), "haste")).collect();
    facts.push(caused_by(received(20, date(2026, 2, 1)), "price"));
    facts.push(received(21, date(2026, 2, 1)));
    let chart = causes(&of_2026(&facts), &name, Dutch);
    assert!(chart.finding.contains("<haste>: 8 van 9"), "{}", chart.finding);
    assert!(chart.finding.contains("1 klacht is de oorzaak niet bekend"), "{}", chart.finding);
    assert_eq!(chart.note, None, "no line that adds up below twenty");
    assert!(!chart.svg.unwrap().contains("<haste>"), "a name is no markup");
}

#[test]
fn art_7_3_partners_are_numbers_and_a_few_complaints_are_no_pattern() {
    let date = date(2026, 5, 1);
    let mut facts: Vec<_> = (0..2).map(|one| about(received(one, date), 1)).collect();
    let hundred = Exposure::of(100.0).unwrap();
    let exposures: BTreeMap<_, _> = (1..=5).map(|one| (firm(one), hundred)).collect();
    let at = |facts: &[_]| Partners::of(&of_2026(facts), &exposures, Some(firm(2))).unwrap();
    let chart = funnel(&at(&facts), Dutch).unwrap();
    assert!(chart.finding.contains("geen patroon vast te stellen"), "{}", chart.finding);
    assert!(chart.table.rows.iter().all(|row| row[4] == "geen patroon vast te stellen"));
    assert_eq!(chart.table.rows[1][0], "Uw kantoor");
    facts.extend((10..40).map(|one| about(received(one, date), 1)));
    facts.push(about(received(50, date), 9));
    let chart = funnel(&at(&facts), Dutch).unwrap();
    assert!(chart.finding.contains("valt 1 van 5 partners"), "{}", chart.finding);
    assert!(chart.note.unwrap().contains("Van 1 partner met klachten"), "one has no exposure");
    assert!(Partners::of(&of_2026(&facts), &BTreeMap::new(), None).is_none(), "no rate without");
}

#[test]
fn art_7_3_the_months_of_the_year_are_counts_of_whole_years() {
    let mut facts = each_month(2024, &[1; 24]);
    facts.extend(each_month(2026, &[9]));
    assert!(season(&as_of(&facts[..20], date(2025, 8, 31)), Dutch).is_none(), "one whole year");
    let chart = season(&as_of(&facts, date(2026, 6, 30)), Dutch).unwrap();
    assert!(chart.finding.contains("Over 2 jaren"), "{}", chart.finding);
    assert_eq!(chart.table.rows[0][1], "2", "January of the year that runs is left out");
}

#[test]
fn art_7_3_a_share_always_has_its_counts() {
    let said = |hits, n| words::share(Share::of(hits, n).unwrap(), Dutch);
    assert_eq!(said(7, 8), "7 van 8");
    assert_eq!(said(22, 25), "88% (22 van 25)");
    assert_eq!(said(1, 1000), "1% (1 van 1000)", "some is never none");
    assert_eq!(said(999, 1000), "99% (999 van 1000)", "and not all is never all");
    assert_eq!(said(0, 0), "niet van toepassing");
}
