//! What a report is made from: the figures of its year, with the trend behind them, those of each
//! partner, and the cases where they are so few that they tell more than numbers (R14). One reading
//! of the rows gives all of it.
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::calendar::Calendar;
use crate::complaint::facts::{Judgment, Manner, Nature};
use crate::ids::FirmId;
use crate::report::fact::{Ending, Fact};
use crate::report::figures::{Asked, Figures, Gathering};
use crate::report::{Filter, Period};

/// With fewer complaints the cases themselves come before the numbers (R14).
pub const CASES_MAX: usize = 14;
/// With fewer, an amount would be somebody's.
const AMOUNTS_MIN: usize = 5;

/// All that the report of a year counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Material {
    pub year: i16,
    pub as_of: Date,
    pub figures: Figures,
    /// All cases of the year where they are few; otherwise none.
    pub cases: Vec<CaseLine>,
    pub late: Vec<CaseLine>,
    /// In the order of their ids: partners are never ranked (R9).
    pub partners: Vec<(FirmId, Figures)>,
    pub judgments: BTreeMap<String, u32>,
    pub deviations: BTreeMap<Article, u32>,
    pub amounts: Amounts,
}

/// A case without anything that tells who it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CaseLine {
    pub received_on: Date,
    /// Until the decision, or so far.
    pub days: u32,
    pub is_open: bool,
    pub manner: Manner,
    pub nature: Option<Nature>,
    pub judgments: Vec<Judgment>,
    /// When it was said that it would take longer.
    pub postponed_on: Option<Date>,
    pub due_on: Date,
}

/// What was paid or credited, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amounts {
    pub n: u32,
    /// Nothing where they are too few.
    pub sum: Option<u64>,
    pub median: Option<u64>,
}

/// What else is taken from the rows of the year.
#[derive(Default)]
struct Kept {
    received: usize,
    cases: Vec<CaseLine>,
    late: Vec<CaseLine>,
    judgments: BTreeMap<String, u32>,
    deviations: BTreeMap<Article, u32>,
    amounts: Vec<u64>,
}

impl Material {
    /// Reads the rows once: `each` gives them, in whatever order.
    pub fn gather<E>(
        (year, as_of): (i16, Date),
        calendar: &Calendar,
        each: impl FnOnce(&mut dyn FnMut(&Fact)) -> Result<(), E>,
    ) -> Result<Option<Self>, E> {
        let Some(period) = Period::year(year) else { return Ok(None) };
        let this = Asked { period, as_of, filter: Filter::default(), calendar };
        let mut of_year = Figures::gather(&this);
        let mut partners: BTreeMap<FirmId, Gathering<'_>> = BTreeMap::new();
        let mut kept = Kept::default();
        each(&mut |fact| {
            of_year.take(fact);
            if let Some(firm) = fact.firm {
                partners.entry(firm).or_insert_with(|| Figures::gather(&this)).take(fact);
            }
            if this.period.has(fact.received_on) && fact.received_on <= as_of {
                kept.add(fact, as_of);
            }
        })?;
        let figures = of_year.ended();
        let partners = partners.into_iter().map(|(firm, own)| (firm, own.ended()));
        let partners = partners.filter(|(_, own)| own.received.count > 0 || own.stock.before > 0);
        Ok(Some(Self {
            year,
            as_of,
            figures,
            partners: partners.collect(),
            amounts: kept.amounts(),
            cases: if kept.received <= CASES_MAX { sorted(kept.cases) } else { Vec::new() },
            late: sorted(kept.late),
            judgments: kept.judgments,
            deviations: kept.deviations,
        }))
    }
}

impl Kept {
    fn add(&mut self, fact: &Fact, as_of: Date) {
        let ending = fact.ending(as_of);
        if !fact.counts(as_of) {
            return;
        }
        self.received += 1;
        let line = CaseLine::of(fact, as_of);
        let in_time = match ending {
            Ending::Decided(on) | Ending::Withdrawn(on) => on <= fact.due_on(),
            Ending::Open | Ending::OutOfScope | Ending::Merged => fact.due_on() >= as_of,
        };
        if !in_time {
            self.late.push(line.clone());
        }
        // More are of no use, since none are shown then.
        if self.cases.len() <= CASES_MAX {
            self.cases.push(line);
        }
        for judgment in &fact.judgments {
            *self.judgments.entry(judgment.key().to_owned()).or_default() += 1;
        }
        for article in &fact.deviations {
            *self.deviations.entry(*article).or_default() += 1;
        }
        self.amounts.extend(fact.amount_cents);
    }

    fn amounts(&mut self) -> Amounts {
        self.amounts.sort_unstable();
        let known = &self.amounts;
        let enough = known.len() >= AMOUNTS_MIN;
        Amounts {
            n: u32::try_from(known.len()).unwrap_or(u32::MAX),
            sum: enough.then(|| known.iter().sum()),
            // Of an even number the lower one, so that it is an amount that was paid.
            median: known.get(known.len().saturating_sub(1) / 2).copied().filter(|_| enough),
        }
    }
}

impl CaseLine {
    fn of(fact: &Fact, as_of: Date) -> Self {
        let until = match fact.ending(as_of) {
            Ending::Decided(on) | Ending::Withdrawn(on) => on,
            Ending::Open | Ending::OutOfScope | Ending::Merged => as_of,
        };
        Self {
            received_on: fact.received_on,
            days: fact.days_to(until),
            is_open: fact.ending(as_of) == Ending::Open,
            manner: fact.manner,
            nature: fact.nature,
            judgments: fact.judgments.clone(),
            postponed_on: fact.postponed_on.filter(|on| *on <= as_of),
            due_on: fact.due_on(),
        }
    }
}

fn sorted(mut lines: Vec<CaseLine>) -> Vec<CaseLine> {
    lines.sort();
    lines
}
