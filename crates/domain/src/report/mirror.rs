//! A mirror for the partner (2.3): how fast he answered, what complainants asked and got, and
//! whether so many complaints fit chance. Of himself alone: no colleague, no ranking.
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::complaint::Complaint;
use crate::complaint::event::{Entry, Event};
use crate::complaint::facts::{ItemKey, Judgment, Side, keyed};
use crate::complaint::several::{Look, PartyNumber};
use crate::people::{Actor, Role};

use super::statistics::{
    Exposure, Interval, Level, PATTERN_COUNT_MIN, garwood, median, percentile_ranks,
};

keyed! {
    /// What a complainant wants to reach, as the form offers it.
    Wish {
        Explanation = "explanation", Apology = "apology", Repair = "repair",
        CarryOut = "carry_out", Compensation = "compensation", Adviser = "adviser",
        Prevent = "prevent", Unknown = "unknown",
        /// He said it himself, and only a person can tell what it comes to.
        OwnWords = "own_words",
    }
}

/// Art. 2.3: a mirror is for who was complained about, and shows himself.
pub fn the_partner_has_a_mirror(by: &Actor) -> bool {
    by.is(Role::Partner)
}

/// What counts of one complaint about him.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mirrored {
    /// Days from the notice until his view, a talk or a proposal; nothing while there is none.
    pub answered_in: Option<i32>,
    /// He was told, and has not answered.
    pub is_waited_for: bool,
    pub wishes: Vec<Wish>,
    /// Nothing until he was told of it.
    pub outcome: Option<Outcome>,
}

/// How it ended, as he was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub judgments: Vec<Judgment>,
    pub remedies: Vec<ItemKey>,
    pub amount_cents: u64,
}

/// How many complaints there were about all, and how much work there was, his and all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Whole {
    pub complaints: u32,
    pub own: Exposure,
    pub all: Exposure,
}

/// What can be said of his days, by how many they are (R6).
#[derive(Clone, Debug, PartialEq)]
pub enum Typical {
    Nothing,
    /// So few that each is told.
    Each(Vec<i32>),
    Median {
        median: f64,
        /// Between these days it lies, as far as so many can tell.
        low: i32,
        high: i32,
        n: usize,
    },
}

/// Whether so many complaints fit chance (R2, R4, R9).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pattern {
    /// Fewer than three: no pattern can be seen.
    TooFew,
    /// Nobody knows how much work stands against them.
    NoExposure {
        likely: Interval,
    },
    Fits {
        expected: f64,
        likely: Interval,
    },
    More {
        expected: f64,
        likely: Interval,
    },
    Fewer {
        expected: f64,
        likely: Interval,
    },
}

/// All of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mirror {
    pub complaints: u32,
    pub typical: Typical,
    pub waited_for: u32,
    pub wishes: BTreeMap<Wish, u32>,
    /// How many have an outcome of which he was told.
    pub told: u32,
    pub judgments: BTreeMap<Judgment, u32>,
    pub remedies: BTreeMap<ItemKey, u32>,
    pub amount_cents: u64,
    pub pattern: Pattern,
}

impl Mirrored {
    /// From what the dossier holds of the partner complained about. The wishes are read elsewhere:
    /// they are words.
    pub fn of(complaint: &Complaint, entries: &[Entry], wishes: Vec<Wish>) -> Self {
        let told_on = complaint.partner_notified.map(|notice| notice.on);
        let answered_on = entries.iter().filter_map(answer).min();
        let answered_in = told_on.zip(answered_on).map(|(told, answered)| {
            // Who answers before he was told needs no day.
            (answered - told).get_days().max(0)
        });
        let outcome = complaint.partner_told_of_outcome_on.map(|_| Outcome {
            judgments: complaint
                .points
                .iter()
                .filter_map(|point| point.answer.as_ref())
                .map(|answer| answer.judgment)
                .collect(),
            remedies: complaint.remedies.iter().flat_map(|it| it.items.clone()).collect(),
            amount_cents: complaint.remedies.as_ref().and_then(|it| it.amount_cents).unwrap_or(0),
        });
        let is_waited_for = told_on.is_some() && answered_on.is_none() && complaint.awaits_answer();
        Self { answered_in, is_waited_for, wishes, outcome }
    }
}

/// On which day the partner of the subject said something of his own.
fn answer(entry: &Entry) -> Option<Date> {
    if !Look::As(PartyNumber::FIRST).sees(entry.event.concerns()) {
        return None;
    }
    match &entry.event {
        Event::ViewRecorded { side: Side::Partner, on, .. }
        | Event::SolutionProposed { on, .. } => Some(*on),
        Event::HearingHeld { hearing } if hearing.side == Side::Partner => Some(hearing.on),
        _ => None,
    }
}

impl Mirror {
    pub fn of(own: &[Mirrored], whole: Option<Whole>) -> Self {
        let complaints = u32::try_from(own.len()).unwrap_or(u32::MAX);
        let mut days: Vec<i32> = own.iter().filter_map(|one| one.answered_in).collect();
        days.sort_unstable();
        let waited_for = own.iter().filter(|one| one.is_waited_for).count();
        let outcomes: Vec<&Outcome> = own.iter().filter_map(|one| one.outcome.as_ref()).collect();
        Self {
            complaints,
            typical: typical(days),
            waited_for: u32::try_from(waited_for).unwrap_or(u32::MAX),
            wishes: counted(own.iter().flat_map(|one| one.wishes.iter().copied())),
            told: u32::try_from(outcomes.len()).unwrap_or(u32::MAX),
            judgments: counted(outcomes.iter().flat_map(|it| it.judgments.iter().copied())),
            remedies: counted(outcomes.iter().flat_map(|it| it.remedies.iter().cloned())),
            amount_cents: outcomes.iter().map(|it| it.amount_cents).sum(),
            pattern: pattern(complaints, whole),
        }
    }
}

fn counted<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, u32> {
    let mut counts = BTreeMap::new();
    for key in keys {
        *counts.entry(key).or_insert(0) += 1;
    }
    counts
}

/// R6: a median only where the values can say between which days it lies.
fn typical(sorted: Vec<i32>) -> Typical {
    let n = u32::try_from(sorted.len()).unwrap_or(u32::MAX);
    let value = |rank: u32| sorted.get(rank.checked_sub(1)? as usize).copied();
    let ranks = percentile_ranks(n, 0.5, Level::NINETY_FIVE);
    let known = ranks.and_then(|ranks| Some((value(ranks.low)?, value(ranks.high)?)));
    match (known, median(&sorted)) {
        (Some((low, high)), Some(median)) => Typical::Median { median, low, high, n: sorted.len() },
        (None, Some(_)) => Typical::Each(sorted),
        (_, None) => Typical::Nothing,
    }
}

/// Whether the number of his complaints fits what his part of the work would bring (R2, R4).
pub fn pattern(own: u32, whole: Option<Whole>) -> Pattern {
    if own < PATTERN_COUNT_MIN {
        return Pattern::TooFew;
    }
    let likely = garwood(own, Level::NINETY_FIVE);
    let Some(Whole { complaints, own, all }) = whole else {
        return Pattern::NoExposure { likely };
    };
    let expected = f64::from(complaints) * own.amount() / all.amount();
    if likely.contains(expected) {
        Pattern::Fits { expected, likely }
    } else if expected < likely.low {
        Pattern::More { expected, likely }
    } else {
        Pattern::Fewer { expected, likely }
    }
}
