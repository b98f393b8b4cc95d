//! In and out: what was open, what came in, what left, and what is open then.
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fact::{Fact, FlowKind};
use super::period::Period;

/// The stock at both ends of a period and the flows within it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    /// Open when the first day began.
    pub before: u32,
    /// How often each flow took place, those that didn't take place included.
    pub flows: BTreeMap<String, u32>,
    /// Open when the last day ended.
    pub after: u32,
    pub aging: Aging,
}

/// How long those have been open that are open at the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aging {
    pub within_four_weeks: u32,
    pub within_eight_weeks: u32,
    pub longer: u32,
}

impl Stock {
    pub(super) fn new() -> Self {
        let flows = FlowKind::ALL.iter().map(|kind| (kind.key().to_owned(), 0)).collect();
        Self { flows, ..Self::default() }
    }

    pub(super) fn add(&mut self, fact: &Fact, (period, as_of): (Period, Date)) {
        let end = period.until().min(as_of);
        // In or out as the last flow before a moment left it.
        let is_in = |until: &dyn Fn(Date) -> bool| {
            fact.flows
                .iter()
                .rev()
                .find(|flow| until(flow.on))
                .is_some_and(|flow| flow.kind.comes_in())
        };
        self.before += u32::from(is_in(&|on| on < period.from()));
        for flow in fact.flows.iter().filter(|flow| period.has(flow.on) && flow.on <= as_of) {
            *self.flows.entry(flow.kind.key().to_owned()).or_default() += 1;
        }
        if is_in(&|on| on <= end) {
            self.after += 1;
            let age = match fact.days_to(end) {
                0..=28 => &mut self.aging.within_four_weeks,
                29..=56 => &mut self.aging.within_eight_weeks,
                _ => &mut self.aging.longer,
            };
            *age += 1;
        }
    }

    /// Open before, plus what came in, less what left, is open after.
    pub fn balances(&self) -> bool {
        let count = |comes_in: bool| -> u32 {
            let kinds = FlowKind::ALL.iter().filter(|kind| kind.comes_in() == comes_in);
            kinds.filter_map(|kind| self.flows.get(kind.key())).sum()
        };
        self.before + count(true) == self.after + count(false)
    }
}
