//! Art. 7.3: the figures of a year.
mod compared;
mod dossiers;
mod entered;
mod mirror;
mod years;

pub(crate) use dossiers::what_a_fact_holds;

use jiff::civil::Date;
use uuid::Uuid;
use weerklank_domain::calendar::Calendar;
use weerklank_domain::complaint::facts::{Channel, ComplainantKind, Door, Manner};
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::report::fact::{Flow, FlowKind, SubjectKind, Waiting};
use weerklank_domain::report::{Asked, Fact, Figures, Filter, Period};

use crate::cast::day;

/// A complaint of which nothing is known but its day.
pub(crate) fn received(number: u128, on: Date) -> Fact {
    Fact {
        complaint: ComplaintId::from_uuid(Uuid::from_u128(number)),
        received_on: on,
        recorded_on: on,
        registered_on: Some(on),
        acknowledged_on: None,
        partner_told_on: None,
        closed_on: None,
        postponed_on: None,
        flows: vec![Flow { kind: FlowKind::Received, on }],
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

pub(crate) fn with(mut fact: Fact, kind: FlowKind, on: &str) -> Fact {
    fact.flows.push(Flow { kind, on: day(on) });
    fact
}

/// The figures of a year as they stood at the end of a day.
fn of_year(facts: &[Fact], year: i16, as_of: &str) -> Figures {
    let calendar = Calendar::dutch();
    let asked = Asked {
        period: Period::year(year).unwrap(),
        as_of: day(as_of),
        filter: Filter::default(),
        calendar: &calendar,
    };
    Figures::of(facts, &asked)
}
