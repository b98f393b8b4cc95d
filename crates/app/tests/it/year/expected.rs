//! What must be due and how each dossier must stand, from the days in the script and nothing else:
//! no rule of the program is asked. The free days are written out from the decrees.
use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use weerklank_domain::Language;
use weerklank_texts::t;

use super::script::{Case, Facts, Road};

const FREE: [&str; 20] = [
    "2026-04-03",
    "2026-04-05",
    "2026-04-06",
    "2026-04-27",
    "2026-05-05",
    "2026-05-14",
    "2026-05-15",
    "2026-05-24",
    "2026-05-25",
    "2026-12-25",
    "2026-12-26",
    "2027-01-01",
    "2027-03-26",
    "2027-03-28",
    "2027-03-29",
    "2027-04-27",
    "2027-05-05",
    "2027-05-06",
    "2027-05-07",
    "2027-05-17",
];

pub(crate) fn is_working_day(day: Date) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    !weekend && !FREE.contains(&day.to_string().as_str())
}

/// So many working days after a day.
pub(crate) fn working(from: Date, days: u32) -> Date {
    let mut day = from;
    for _ in 0..days {
        day = day.tomorrow().unwrap();
        while !is_working_day(day) {
            day = day.tomorrow().unwrap();
        }
    }
    day
}

/// The last working day on or before a day.
pub(crate) fn on_or_before(mut day: Date) -> Date {
    while !is_working_day(day) {
        day = day.yesterday().unwrap();
    }
    day
}

/// What must be on the lists, each with its day.
pub(crate) fn tasks(case: &Case) -> BTreeSet<(&'static str, Date)> {
    let (received, facts) = (case.received, &case.facts);
    let mut due = BTreeSet::new();
    let mut add = |kind, on| {
        due.insert((kind, on));
    };
    if facts.closed.is_none() {
        if facts.registered.is_none() {
            add("register", working(received, 2));
        }
        if facts.sent.is_none() {
            if facts.notified.is_none() {
                add("notify", working(received, 2));
            }
            if facts.acknowledged.is_none() {
                add("acknowledge", working(received, 3));
            }
            if let (Some(asked), None) = (facts.consulted, facts.advised) {
                add("advise", working(asked, 2));
            }
            for (kind, on) in handling(received, facts).into_iter().chain(letter(received, facts)) {
                add(kind, on);
            }
        }
        if let Some(sent) = facts.sent {
            add("close", working(sent, 15));
        }
    }
    if let (Some(sent), None) = (facts.sent, facts.relation) {
        add("relation", sent + 90.days());
    }
    due
}

fn handling(received: Date, facts: &Facts) -> Vec<(&'static str, Date)> {
    let mut due = Vec::new();
    if facts.assigned.or(facts.taken_up).is_none() || facts.started.is_some() {
        return due;
    }
    if facts.partner_heard.is_none() {
        due.push(("view", received + 10.days()));
    }
    if facts.complainant_heard.is_none() {
        due.push(("hear", received + 10.days()));
    }
    if let (Some(assigned), None) = (facts.assigned, facts.handed_over) {
        if facts.consulted.is_none() {
            due.push(("consult", working(assigned, 3)));
        }
        if facts.progressed.is_none() {
            due.push(("progress", assigned.max(received + 7.days())));
        }
        let idle = assigned.max(received + 14.days());
        let silent = working(facts.partner_active.unwrap_or(assigned), 5);
        let never_began = facts.partner_active.is_none();
        due.push(("hand_over", if never_began { idle.min(silent) } else { silent }));
    }
    due
}

fn letter(received: Date, facts: &Facts) -> Vec<(&'static str, Date)> {
    match facts.approved {
        Some(approved) if facts.failed => vec![("resend", approved)],
        Some(_) => vec![],
        None => {
            let mut due = vec![
                ("post", on_or_before(received + 24.days())),
                ("overdue", received + 28.days()),
            ];
            if facts.drafted.is_none() {
                due.push(("draft", received + 21.days()));
            }
            due
        }
    }
}

/// How each article must stand once the dossier is closed.
pub(crate) fn verdicts(case: &Case) -> Vec<(&'static str, &'static str)> {
    let (received, facts) = (case.received, &case.facts);
    let sent = facts.sent.unwrap();
    let closed = timely(facts.closed.unwrap(), working(sent, 15));
    let acknowledged = facts.acknowledged.unwrap_or(sent);
    let informed = timely(facts.informed.unwrap(), sent);
    let surveyed = timely(facts.surveyed.unwrap(), working(sent + 10.days(), 1));
    let mut all = vec![
        ("2.1", timely(acknowledged, working(received, 3))),
        ("2.2", surveyed),
        ("2.4", timely(facts.completed.unwrap(), working(sent, 15))),
        ("3.1", informed),
        ("3.2", informed),
        ("4.1", "done"),
        ("4.2", timely(facts.notified.unwrap(), working(received, 2))),
        ("4.3", "not_applicable"),
        ("4.6", "done"),
        ("5.1", timely(facts.registered.unwrap(), working(received, 2))),
        ("5.2", timely(facts.classified.unwrap(), sent)),
        ("5.3", "done"),
        ("5.4", closed),
        ("6.2", closed),
        ("6.4", timely(sent, received + 28.days())),
        ("6.5", "done"),
        ("6.6", "done"),
        ("7.1", "done"),
    ];
    all.extend(of_the_road(case));
    all
}

fn timely(on: Date, due: Date) -> &'static str {
    if on > due { "done_late" } else { "done" }
}

/// What depends on who handled it.
fn of_the_road(case: &Case) -> [(&'static str, &'static str); 5] {
    let (received, facts) = (case.received, &case.facts);
    let heard = facts.partner_heard.unwrap().max(facts.complainant_heard.unwrap());
    let heard = timely(heard, received + 10.days());
    match case.road {
        Road::Officer => [
            ("2.3", "not_applicable"),
            ("4.4", heard),
            ("4.5", "not_applicable"),
            ("6.1", "explained"),
            ("6.3", "not_applicable"),
        ],
        Road::Partner => {
            let (assigned, asked) = (facts.assigned.unwrap(), facts.consulted.unwrap());
            let first = facts.partner_first.unwrap();
            [
                ("2.3", timely(facts.advised.unwrap(), working(asked, 2))),
                ("4.4", heard),
                ("4.5", timely(asked, working(assigned, 3))),
                ("6.1", "done"),
                ("6.3", timely(first, assigned.max(received + 7.days()))),
            ]
        }
        Road::Silent => {
            let due = facts.assigned.unwrap().max(received + 7.days());
            let short = facts.handed_over.unwrap() <= due;
            [
                ("2.3", "not_applicable"),
                ("4.4", "explained"),
                ("4.5", "explained"),
                ("6.1", "done"),
                ("6.3", if short { "not_applicable" } else { "missing" }),
            ]
        }
    }
}

pub(crate) fn is_about_a_task(line: &str) -> bool {
    line.to_lowercase().contains("klacht k-") && !line.contains('<')
}

/// Whether a line of a reminder is about this task.
pub(crate) fn says(line: &str, kind: &str) -> bool {
    let is_last_day =
        ["Halverwege", "Laatste kans", "Niet op tijd beantwoord", "Nog niet beantwoord"];
    line.contains(&t(Language::Dutch, &format!("task-{kind}")))
        || (kind == "overdue" && is_last_day.iter().any(|begins| line.starts_with(begins)))
}
