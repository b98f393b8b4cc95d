//! A period beside an earlier one: three figures that were named beforehand as they are, the
//! others with the correction for many looks (R3, R11).
use std::collections::BTreeMap;

use crate::report::figure::Figure;
use crate::report::figures::{Figures, Share};
use crate::report::statistics::{
    COUNT_MAX, Exposure, Level, Movement, Proportion, holm, movement, rate_ratio, share_p,
};

/// What chance alone would give less often than this is no chance.
const RARE: f64 = 0.05;

/// What a figure is in a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    Count(u32),
    Share(Share),
    /// A median, of so many; nothing below six (R6).
    Days(Option<f64>, u32),
}

/// What may be said of two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Moved(Movement),
    /// Of shares nothing but this can be said: the counts stand beside it.
    WithinChance,
    /// There is nothing to compare, or no test for it.
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    pub figure: Figure,
    pub now: Measure,
    pub before: Measure,
    pub said: Said,
}

/// All of them, and how many were corrected for each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    pub rows: Vec<Comparison>,
    pub corrected: u32,
}

/// Number, share in time and share upheld: looked at every year, and so not corrected (R11).
pub fn named_beforehand(figure: Figure) -> bool {
    matches!(figure, Figure::Received | Figure::OnTime | Figure::Upheld)
}

/// What the figures of a period are, those that can be compared.
pub type Measures = BTreeMap<Figure, Measure>;

impl Figures {
    pub fn measures(&self) -> Measures {
        Figure::ALL.iter().filter_map(|one| Some((*one, self.measure(*one)?))).collect()
    }

    /// Nothing of a figure that can't be compared.
    pub fn measure(&self, figure: Figure) -> Option<Measure> {
        let days = |days: &super::Days| Measure::Days(days.median, days.n);
        Some(match figure {
            Figure::Received => Measure::Count(self.received.count),
            Figure::Withdrawn => {
                Measure::Count(self.withdrawn.within_four_weeks + self.withdrawn.later)
            }
            Figure::OutOfScope => Measure::Count(self.out_of_scope),
            Figure::Signals => Measure::Count(self.signals),
            Figure::OnTime => Measure::Share(self.on_time),
            Figure::Upheld => Measure::Share(self.upheld),
            Figure::Reopened => Measure::Share(self.reopened),
            Figure::Repeat => Measure::Share(self.repeat),
            Figure::ConsultedFirst => Measure::Share(self.consulted_first),
            Figure::PartnerTold => Measure::Share(self.partner_told),
            Figure::Commitments => Measure::Share(self.commitments),
            Figure::Survey => Measure::Share(self.survey),
            Figure::Handling => days(&self.handling),
            Figure::DossierTime => days(&self.dossier_time),
            Figure::Lag => days(&self.lag),
            Figure::Merged | Figure::Deviations | Figure::Stock | Figure::Waiting => return None,
        })
    }
}

/// Over these exposures: clients where they are known, else days.
pub fn compare(now: &Measures, before: &Measures, over: (Exposure, Exposure)) -> Compared {
    let pairs: Vec<(Figure, Measure, Measure)> = Figure::ALL
        .iter()
        .filter_map(|figure| Some((*figure, *now.get(figure)?, *before.get(figure)?)))
        .collect();
    let tested = |(figure, now, before): &(Figure, Measure, Measure)| {
        p_value(*now, *before, over).filter(|_| !named_beforehand(*figure))
    };
    let adjusted = holm(&pairs.iter().filter_map(tested).collect::<Vec<f64>>());
    let corrected = u32::try_from(adjusted.len()).unwrap_or(u32::MAX);
    let mut adjusted = adjusted.into_iter();
    let rows = pairs.iter().map(|pair| {
        let (figure, now, before) = *pair;
        let p = if tested(pair).is_some() { adjusted.next() } else { None };
        Comparison { figure, now, before, said: said((now, before), over, p) }
    });
    Compared { rows: rows.collect(), corrected }
}

fn p_value(now: Measure, before: Measure, over: (Exposure, Exposure)) -> Option<f64> {
    match (now, before) {
        (Measure::Count(now), Measure::Count(before)) if now.max(before) <= COUNT_MAX => {
            let ratio = rate_ratio((now, over.0), (before, over.1), Level::NINETY_FIVE);
            (now + before > 0).then_some(ratio.p_central)
        }
        (Measure::Share(now), Measure::Share(before)) => {
            Some(share_p(now.proportion()?, before.proportion()?))
        }
        _ => None,
    }
}

fn said(
    (now, before): (Measure, Measure),
    over: (Exposure, Exposure),
    adjusted: Option<f64>,
) -> Said {
    match (now, before) {
        (Measure::Count(0), Measure::Count(0)) => Said::Nothing,
        (Measure::Count(now), Measure::Count(before)) if now.max(before) <= COUNT_MAX => {
            let ratio = rate_ratio((now, over.0), (before, over.1), Level::NINETY_FIVE);
            Said::Moved(movement(&ratio, (now, before), adjusted))
        }
        (Measure::Share(now), Measure::Share(before)) => {
            let both = now.proportion().zip(before.proportion());
            both.map_or(Said::Nothing, |(now, before)| moved(now, before, adjusted))
        }
        _ => Said::Nothing,
    }
}

fn moved(now: Proportion, before: Proportion, adjusted: Option<f64>) -> Said {
    let p = adjusted.unwrap_or_else(|| share_p(now, before));
    match p < RARE {
        true if now.share() > before.share() => Said::Moved(Movement::Risen),
        true => Said::Moved(Movement::Fallen),
        false => Said::WithinChance,
    }
}
