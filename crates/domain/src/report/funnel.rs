//! Partners beside each other, by number and never by rank (R9). The number follows from the id of
//! the firm, so that it says nothing about how often somebody complained.
use std::collections::BTreeMap;

use super::figures::Figures;
use super::statistics::{Dispersion, Exposure, Standing, dispersion, funnel, standing};
use crate::ids::FirmId;

/// A firm with its complaints and over how much they were counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Partner {
    pub number: u32,
    pub firm: FirmId,
    pub count: u32,
    /// Of these, what he recorded himself: who records well has more (R9).
    pub by_himself: u32,
    pub exposure: Exposure,
    pub standing: Standing,
    pub is_own: bool,
}

/// All firms of which the exposure is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Partners {
    pub all: Vec<Partner>,
    /// Complaints for each unit of exposure, of all of them together.
    pub network_rate: f64,
    /// Firms with a complaint and without exposure: of these no rate can be given (R4).
    pub without_exposure: u32,
    pub dispersion: Option<Dispersion>,
}

impl Partners {
    /// Nothing when the exposure of no firm is known. `own` is the firm of the reader.
    pub fn of(
        figures: &Figures,
        exposures: &BTreeMap<FirmId, Exposure>,
        own: Option<FirmId>,
    ) -> Option<Self> {
        let counts: BTreeMap<FirmId, u32> = figures
            .groups
            .firm
            .iter()
            .filter_map(|(key, count)| Some((key.parse().ok()?, *count)))
            .collect();
        let by_himself = |firm: &FirmId| {
            figures.groups.firm_by_partner.get(&firm.to_string()).copied().unwrap_or(0)
        };
        let known = |firm: &FirmId| counts.get(firm).copied().unwrap_or(0);
        let pairs: Vec<(u32, Exposure)> =
            exposures.iter().map(|(firm, over)| (known(firm), *over)).collect();
        let total: f64 = pairs.iter().map(|(count, _)| f64::from(*count)).sum();
        let amount: f64 = pairs.iter().map(|(_, over)| over.amount()).sum();
        if pairs.is_empty() {
            return None;
        }
        let network_rate = total / amount;
        let firms = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
        let partner = |(number, (firm, over)): (u32, (&FirmId, &Exposure))| {
            let limits = funnel(network_rate, *over, firms);
            Partner {
                number,
                firm: *firm,
                count: known(firm),
                by_himself: by_himself(firm),
                exposure: *over,
                standing: standing(known(firm), &limits),
                is_own: own == Some(*firm),
            }
        };
        let without = counts.keys().filter(|firm| !exposures.contains_key(firm)).count();
        Some(Self {
            all: (1..).zip(exposures.iter()).map(partner).collect(),
            network_rate,
            without_exposure: u32::try_from(without).unwrap_or(u32::MAX),
            dispersion: dispersion(&pairs),
        })
    }
}
