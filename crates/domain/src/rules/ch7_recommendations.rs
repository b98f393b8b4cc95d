//! Chapter 7, recommendations: what could not be shown later is not agreed on.
use jiff::civil::Date;

use crate::report::recommendation::{Falls, OBSERVE_MONTHS_MAX, Proposal, Purpose, Refused};

/// Art. 7.4: whether complaints were prevented is to be seen, so something is counted; against days
/// that are over, without the peak that prompted it, and over some months.
pub fn the_effect_can_be_measured(proposal: &Proposal, today: Date) -> Result<(), Refused> {
    let Some(falls) = &proposal.falls else {
        return match proposal.purpose {
            Purpose::PreventComplaints => Err(Refused::NothingCounted),
            Purpose::ImproveProcedures => Ok(()),
        };
    };
    let baseline = &falls.baseline;
    if baseline.period.until() >= today {
        return Err(Refused::BaselineNotOver);
    }
    let fits = |peak| baseline.period.holds(peak) && peak != baseline.period;
    if !baseline.left_out.is_none_or(fits) {
        return Err(Refused::LeftOutWrong);
    }
    if !(1..=OBSERVE_MONTHS_MAX).contains(&falls.observe_months) {
        return Err(Refused::ObservationWrong);
    }
    Ok(())
}

/// Art. 7.4: a complaint counts before the measure or after it, never in both.
pub fn before_and_after_are_apart(falls: &Falls, effective_on: Date) -> Result<(), Refused> {
    if falls.baseline.period.until() < effective_on {
        Ok(())
    } else {
        Err(Refused::EffectiveInBaseline)
    }
}
