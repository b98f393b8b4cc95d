//! Which complaints are behind a figure: the same question that counts them lists them.
use super::fact::{Ending, Fact, SubjectKind};
use super::figure::Figure;
use super::figures::Asked;
use super::trend::on_time;
use crate::complaint::facts::Door;

/// Working agreement: the partner is told within so many working days (4.2).
const PARTNER_TOLD_WITHIN: u32 = 2;

impl Figure {
    /// Whether its complaints can be listed one by one.
    pub fn lists(self) -> bool {
        !matches!(self, Self::Repeat | Self::Waiting)
    }

    /// Whether a complaint is counted in it and, of a share, whether it is a hit; nothing when it
    /// isn't counted.
    pub fn counts(self, fact: &Fact, asked: &Asked<'_>) -> Option<bool> {
        let as_of = asked.as_of;
        if fact.received_on > as_of || !asked.filter.takes(fact) {
            return None;
        }
        if self == Self::Stock {
            let end = asked.period.until().min(as_of);
            let last = fact.flows.iter().rev().find(|flow| flow.on <= end);
            return last.filter(|flow| flow.kind.comes_in()).map(|_| true);
        }
        if !asked.period.has(fact.received_on) {
            return None;
        }
        let ending = fact.ending(as_of);
        let is = |yes: bool| yes.then_some(true);
        match self {
            Self::Signals => is(fact.is_signal),
            Self::OutOfScope => is(!fact.is_signal && ending == Ending::OutOfScope),
            Self::Merged => is(!fact.is_signal && ending == Ending::Merged),
            _ if !fact.counts(as_of) => None,
            Self::Received => Some(true),
            Self::Withdrawn => is(matches!(ending, Ending::Withdrawn(_))),
            Self::Handling => is(matches!(ending, Ending::Decided(_))),
            Self::DossierTime => is(fact.closed_on.is_some_and(|on| on <= as_of)),
            Self::Lag => is(fact.registered_on.is_some_and(|on| on <= as_of)),
            Self::Deviations => is(!fact.deviations.is_empty()),
            _ => self.hits(fact, asked),
        }
    }

    /// Of a share: whether this complaint is a hit; nothing when it isn't asked of it.
    pub(super) fn hits(self, fact: &Fact, asked: &Asked<'_>) -> Option<bool> {
        let as_of = asked.as_of;
        match self {
            Self::OnTime => on_time(fact, as_of),
            Self::Upheld => fact.upheld(),
            Self::Reopened => Some(fact.was_reopened(as_of)),
            Self::ConsultedFirst => fact.consulted_first,
            Self::PartnerTold => partner_told(fact, asked),
            // Of several promises all must be kept in time.
            Self::Commitments => fact.promises(as_of).reduce(|all, one| all && one),
            Self::Survey => {
                (fact.survey_asked || fact.survey.is_some()).then_some(fact.survey.is_some())
            }
            Self::Received
            | Self::Withdrawn
            | Self::OutOfScope
            | Self::Merged
            | Self::Signals
            | Self::Handling
            | Self::DossierTime
            | Self::Lag
            | Self::Repeat
            | Self::Deviations
            | Self::Stock
            | Self::Waiting => None,
        }
    }
}

/// Asked only once the term has gone by, or he was told before. Where he brought it in himself
/// there is nothing to tell.
fn partner_told(fact: &Fact, asked: &Asked<'_>) -> Option<bool> {
    if fact.subject != SubjectKind::Partner || fact.door == Door::Partner {
        return None;
    }
    let last = asked.calendar.add_working_days(fact.recorded_on, PARTNER_TOLD_WITHIN);
    let told = fact.partner_told_on.filter(|on| *on <= asked.as_of);
    (told.is_some() || last < asked.as_of).then(|| told.is_some_and(|on| on <= last))
}
