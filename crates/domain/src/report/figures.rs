//! All figures of a period, from the rows of the complaints. It reads the rows once and keeps
//! numbers only, so that it doesn't matter how many there are.
mod spread;

use std::collections::HashMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::conduct::ByArticle;
use super::fact::{Ending, Fact};
use super::figure::Figure;
use super::grouping::{Filter, Groups};
use super::period::Period;
use super::stock::Stock;
use super::trend::{Trend, on_time};
use crate::calendar::Calendar;
use crate::ids::{ComplaintId, RelationId};

use spread::Gathered;
pub use spread::{Bounds, Count, Days, OpenCurve, OpenStep, Share};

/// A relation that complained within so many months before is a repeat complainant.
const REPEAT_MONTHS: i32 = 24;

/// What is asked, as things stood at the end of a day.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub period: Period,
    pub as_of: Date,
    pub filter: Filter,
    pub calendar: &'a Calendar,
}

/// The answer. Each `Figure` is a field of it, under its key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    pub period: Period,
    pub as_of: Date,
    pub received: Count,
    pub withdrawn: Withdrawn,
    pub out_of_scope: u32,
    pub merged: u32,
    pub signals: u32,
    pub on_time: Share,
    pub handling: Days,
    /// With the complaints that are still open (R7).
    pub handling_with_open: OpenCurve,
    pub dossier_time: Days,
    pub lag: Days,
    pub upheld: Share,
    pub reopened: Share,
    pub repeat: Share,
    pub consulted_first: Share,
    pub partner_told: Share,
    /// For each ten dossiers.
    pub deviations: Option<f64>,
    pub commitments: Share,
    pub survey: Share,
    pub survey_scores: [u32; 5],
    pub stock: Stock,
    pub waiting: WaitingDays,
    pub groups: Groups,
    /// By article, so many done, done late, explained and missing.
    pub conduct: ByArticle,
    pub trend: Trend,
}

/// Within the four weeks they stay outside the share in time; later they count as late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    pub within_four_weeks: u32,
    pub later: u32,
}

/// The days that complaints waited, in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingDays {
    pub complainant: u32,
    pub partner: u32,
    pub officer: u32,
}

impl Figures {
    /// From the rows of all complaints; those of other years matter to the stock and to repeats.
    pub fn of<'f>(facts: impl IntoIterator<Item = &'f Fact>, asked: &Asked<'_>) -> Self {
        let mut gathering = Self::gather(asked);
        facts.into_iter().for_each(|fact| gathering.take(fact));
        gathering.ended()
    }

    /// The same, row by row.
    pub fn gather<'a>(asked: &'a Asked<'a>) -> Gathering<'a> {
        Gathering { asked, stock: Stock::new(), kept: Kept::default() }
    }
}

/// Takes the rows in whatever order they come.
pub struct Gathering<'a> {
    asked: &'a Asked<'a>,
    stock: Stock,
    kept: Kept,
}

impl Gathering<'_> {
    pub fn take(&mut self, fact: &Fact) {
        let asked = self.asked;
        if fact.received_on > asked.as_of || !asked.filter.takes(fact) {
            return;
        }
        self.stock.add(fact, (asked.period, asked.as_of));
        self.kept.note_relation(fact, asked);
        self.kept.trend.add(fact, asked.as_of);
        if asked.period.has(fact.received_on) {
            self.kept.add(fact, asked);
        }
    }

    pub fn ended(self) -> Figures {
        self.kept.ended(self.stock, self.asked)
    }
}

/// What is kept of the rows on the way.
#[derive(Default)]
struct Kept {
    received: u32,
    withdrawn: Withdrawn,
    out_of_scope: u32,
    merged: u32,
    signals: u32,
    on_time: Share,
    handling: Gathered,
    dossier_time: Gathered,
    lag: Gathered,
    upheld: Share,
    reopened: Share,
    consulted_first: Share,
    partner_told: Share,
    deviations: u32,
    commitments: Share,
    survey: Share,
    survey_scores: [u32; 5],
    waiting: WaitingDays,
    groups: Groups,
    conduct: ByArticle,
    trend: Trend,
    by_relation: HashMap<RelationId, Vec<(Date, ComplaintId)>>,
}

impl Kept {
    fn note_relation(&mut self, fact: &Fact, asked: &Asked<'_>) {
        if let Some(relation) = fact.relation.filter(|_| fact.counts(asked.as_of)) {
            let known = self.by_relation.entry(relation).or_default();
            known.push((fact.received_on, fact.complaint));
        }
    }

    fn add(&mut self, fact: &Fact, asked: &Asked<'_>) {
        let as_of = asked.as_of;
        let ending = fact.ending(as_of);
        // A signal has a table of its own, and what isn't a complaint of its own is only counted.
        match ending {
            _ if fact.is_signal => self.signals += 1,
            Ending::OutOfScope => self.out_of_scope += 1,
            Ending::Merged => self.merged += 1,
            Ending::Open | Ending::Decided(_) | Ending::Withdrawn(_) => {
                self.received += 1;
                self.groups.add(fact);
                self.time(fact, ending, as_of);
                self.quality(fact, asked);
            }
        }
    }

    /// How long it took (2.1, 6.4).
    fn time(&mut self, fact: &Fact, ending: Ending, as_of: Date) {
        let due_on = fact.due_on();
        let until = match ending {
            Ending::Decided(on) | Ending::Withdrawn(on) => on,
            Ending::Open | Ending::OutOfScope | Ending::Merged => as_of,
        };
        let left_in_time = matches!(ending, Ending::Withdrawn(on) if on <= due_on);
        if let Ending::Withdrawn(_) = ending {
            let count = &mut self.withdrawn;
            let which = if left_in_time { &mut count.within_four_weeks } else { &mut count.later };
            *which += 1;
        }
        if let Some(hit) = on_time(fact, as_of) {
            self.on_time.add(hit);
        }
        let decided = matches!(ending, Ending::Decided(_));
        self.handling.add(fact.days_to(until), decided);
        if let Some(closed_on) = fact.closed_on.filter(|on| *on <= as_of) {
            self.dossier_time.add(fact.days_to(closed_on), true);
        }
        if let Some(registered_on) = fact.registered_on.filter(|on| *on <= as_of) {
            self.lag.add(fact.days_to(registered_on), true);
        }
        let waiting = fact.waiting.until(as_of);
        self.waiting.complainant += waiting.complainant;
        self.waiting.partner += waiting.partner;
        self.waiting.officer += waiting.officer;
    }

    /// How it was handled and how it ended.
    fn quality(&mut self, fact: &Fact, asked: &Asked<'_>) {
        let as_of = asked.as_of;
        for (figure, share) in [
            (Figure::Upheld, &mut self.upheld),
            (Figure::Reopened, &mut self.reopened),
            (Figure::ConsultedFirst, &mut self.consulted_first),
            (Figure::PartnerTold, &mut self.partner_told),
            (Figure::Survey, &mut self.survey),
        ] {
            if let Some(hit) = figure.hits(fact, asked) {
                share.add(hit);
            }
        }
        self.deviations += u32::try_from(fact.deviations.len()).unwrap_or(u32::MAX);
        for kept in fact.promises(as_of) {
            self.commitments.add(kept);
        }
        for conduct in &fact.conduct {
            if let Some(verdict) = conduct.verdict(as_of) {
                self.conduct.entry(conduct.article).or_default().add(verdict);
            }
        }
        let score = fact.survey.and_then(|score| usize::from(score).checked_sub(1));
        if let Some(count) = score.and_then(|place| self.survey_scores.get_mut(place)) {
            *count += 1;
        }
    }

    /// Of the complaints of which the relation is known: whether the one before is recent.
    fn repeat(&mut self, period: Period) -> Share {
        let mut share = Share::default();
        for known in self.by_relation.values_mut() {
            known.sort_unstable();
            let mut before: Option<Date> = None;
            for (on, _) in known.iter() {
                if period.has(*on) {
                    let since = on.saturating_sub(REPEAT_MONTHS.months());
                    share.add(before.is_some_and(|before| before >= since));
                }
                before = Some(*on);
            }
        }
        share
    }

    fn ended(mut self, stock: Stock, asked: &Asked<'_>) -> Figures {
        let per_ten = f64::from(self.deviations) * 10.0 / f64::from(self.received.max(1));
        Figures {
            period: asked.period,
            as_of: asked.as_of,
            received: Count::of(self.received),
            repeat: self.repeat(asked.period),
            withdrawn: self.withdrawn,
            out_of_scope: self.out_of_scope,
            merged: self.merged,
            signals: self.signals,
            on_time: self.on_time.with_interval(),
            handling_with_open: self.handling.curve(),
            handling: self.handling.days(),
            dossier_time: self.dossier_time.days(),
            lag: self.lag.days(),
            upheld: self.upheld,
            reopened: self.reopened,
            consulted_first: self.consulted_first,
            partner_told: self.partner_told,
            deviations: (self.received > 0).then_some(per_ten),
            commitments: self.commitments,
            survey: self.survey,
            survey_scores: self.survey_scores,
            stock,
            waiting: self.waiting,
            groups: self.groups,
            conduct: self.conduct,
            trend: self.trend,
        }
    }
}
