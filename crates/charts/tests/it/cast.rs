//! Rows of complaints, and the figures of a year made of them.
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use weerklank_domain::calendar::Calendar;
use weerklank_domain::complaint::facts::{Channel, ComplainantKind, Door, ItemKey, Manner};
use weerklank_domain::ids::{ComplaintId, FirmId};
use weerklank_domain::report::fact::{Flow, FlowKind, SubjectKind, Waiting};
use weerklank_domain::report::{Asked, Fact, Figures, Filter, Period};

/// A complaint of which nothing is known but its day.
pub(crate) fn received(number: usize, on: Date) -> Fact {
    let id = format!("00000000-0000-7000-8000-{number:012}").parse::<ComplaintId>().unwrap();
    let row = serde_row(id, on);
    Fact { flows: vec![Flow { kind: FlowKind::Received, on }], ..row }
}

fn serde_row(complaint: ComplaintId, on: Date) -> Fact {
    Fact {
        complaint,
        received_on: on,
        recorded_on: on,
        registered_on: Some(on),
        acknowledged_on: None,
        partner_told_on: None,
        closed_on: None,
        postponed_on: None,
        flows: vec![],
        is_signal: false,
        manner: Manner::Written,
        nature: None,
        door: Door::Organisation,
        channel: Channel::Email,
        complainant: ComplainantKind::SmeClient,
        is_represented: false,
        subject: SubjectKind::Organisation,
        firm: None,
        adviser: None,
        relation: None,
        judgments: vec![],
        amount_cents: None,
        root_cause: None,
        consulted_first: None,
        deviations: vec![],
        commitments: vec![],
        survey_asked: false,
        survey: None,
        waiting: Waiting::default(),
        conduct: vec![],
    }
}

pub(crate) fn decided_after(mut fact: Fact, days: i64) -> Fact {
    let on = fact.received_on.saturating_add(days.days());
    fact.flows.push(Flow { kind: FlowKind::Decided, on });
    fact
}

pub(crate) fn caused_by(mut fact: Fact, cause: &str) -> Fact {
    fact.root_cause = Some(ItemKey(cause.to_owned()));
    fact
}

pub(crate) fn firm(number: usize) -> FirmId {
    format!("00000000-0000-7000-9000-{number:012}").parse().unwrap()
}

pub(crate) fn about(mut fact: Fact, number: usize) -> Fact {
    fact.subject = SubjectKind::Partner;
    fact.firm = Some(firm(number));
    fact
}

/// The figures of 2026 as they stood at the end of that year.
pub(crate) fn of_2026(facts: &[Fact]) -> Figures {
    as_of(facts, date(2026, 12, 31))
}

pub(crate) fn as_of(facts: &[Fact], day: Date) -> Figures {
    let calendar = Calendar::dutch();
    let period = Period::year(2026).unwrap();
    let asked = Asked { period, as_of: day, filter: Filter::default(), calendar: &calendar };
    Figures::of(facts, &asked)
}

/// So many complaints in each month from the first of January of a year on.
pub(crate) fn each_month(year: i16, counts: &[u32]) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (place, count) in counts.iter().enumerate() {
        let month = date(year, 1, 1).saturating_add(i64::try_from(place).unwrap().months());
        for number in 0..*count {
            let day = month.saturating_add(i64::from(number % 28).days());
            facts.push(received(usize::from(year.unsigned_abs()) * 10_000 + facts.len(), day));
        }
    }
    facts
}
