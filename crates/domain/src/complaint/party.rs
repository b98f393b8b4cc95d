//! The complainant becomes another, or is written to in another way (transitions 34 and 35).
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Complaint;
use super::act::Acted;
use super::command::Circumstances;
use super::event::{Entry, Event};
use super::facts::{Complainant, keyed};
use crate::article::Article;
use crate::calendar::local_date;
use crate::ids::PersonId;
use crate::rules::{Reason, ch1_definitions as ch1, require};
use crate::text::Text;

keyed! {
    /// Why somebody else is the complainant now.
    SuccessionGround {
        LegalSuccessor = "legal_successor", Curator = "curator", Heir = "heir",
        Administrator = "administrator", Other = "other",
    }
}

/// Somebody steps into the place of the complainant (transition 34).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession {
    pub ground: SuccessionGround,
    pub on: Date,
    pub successor: Complainant,
    pub explanation: Text,
}

/// Who the complainant was before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerParty {
    pub complainant: Complainant,
    pub ground: SuccessionGround,
    pub until: Date,
}

/// In which way somebody who behaves badly can reach us, and until when (transition 35). The
/// complaint itself is handled like any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrangement {
    pub measures: Text,
    pub reason: Text,
    pub until: Date,
    pub by: PersonId,
    pub on: Date,
    pub approved_on: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrangementProposal {
    pub measures: Text,
    pub reason: Text,
    pub until: Date,
}

/// Transition 34: an authorisation of the one before doesn't hold for the one after.
pub(super) fn succeed(
    complaint: &Complaint,
    succession: Box<Succession>,
    around: &Circumstances<'_>,
) -> Acted {
    let on = succession.on;
    require(on <= around.today(), Article::Art1Complainant, Reason::DayInFuture)?;
    let same = complaint.complainant.name == succession.successor.name;
    require(!same, Article::Art1Complainant, Reason::SameParty)?;
    let reason = succession.explanation;
    let mut events = vec![Event::PartySucceeded { succession }];
    if complaint.represented.is_some() {
        events.push(Event::RepresentativeRemoved { reason });
    }
    Ok(events)
}

pub(super) fn propose(proposal: ArrangementProposal, around: &Circumstances<'_>) -> Acted {
    ch1::an_arrangement_ends(proposal.until, around.today())?;
    Ok(vec![Event::ArrangementProposed(proposal)])
}

pub(super) fn apply(complaint: &mut Complaint, entry: &Entry) {
    use Event as E;
    let today = local_date(entry.at);
    match &entry.event {
        E::PartySucceeded { succession } => {
            let Succession { ground, on, successor, .. } = &**succession;
            let complainant = std::mem::replace(&mut complaint.complainant, successor.clone());
            let former = FormerParty { complainant, ground: *ground, until: *on };
            complaint.former_parties.push(former);
        }
        E::ArrangementProposed(ArrangementProposal { measures, reason, until }) => {
            complaint.arrangement = Some(Arrangement {
                measures: *measures,
                reason: *reason,
                until: *until,
                by: entry.by,
                on: today,
                approved_on: None,
            });
        }
        E::ArrangementApproved => {
            if let Some(arrangement) = &mut complaint.arrangement {
                arrangement.approved_on = Some(today);
            }
        }
        E::ArrangementRejected { .. } | E::ArrangementEnded { .. } => complaint.arrangement = None,
        _ => {}
    }
}
