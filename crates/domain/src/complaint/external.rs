//! Side tracks outside the house: an external body, a claim, what may not be destroyed (27, 28).
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Complaint;
use super::act::Acted;
use super::command::Circumstances;
use super::event::{Entry, Event};
use super::facts::{Notice, keyed};
use crate::article::Article;
use crate::calendar::local_date;
use crate::ids::{PersonId, TermId, TrackId};
use crate::rules::{Reason, ch6_responsibilities as ch6, refuse, require};
use crate::text::Text;

/// Working agreement: the insurer hears of a claim within this many working days (transition 28).
pub const INSURER_WITHIN_WORKING_DAYS: u32 = 1;

keyed! {
    /// Where a complainant went after our decision.
    ExternalBody {
        DisputesCommittee = "disputes_committee", Court = "court", Disciplinary = "disciplinary",
        Supervisor = "supervisor", Other = "other",
    }
}

/// A matter before an external body (transition 27), with its own terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExternalTrack {
    pub id: TrackId,
    pub body: ExternalBody,
    /// Which one, and under what number.
    pub name: Text,
    pub opened_on: Date,
    pub terms: Vec<ExternalTerm>,
    pub ended_on: Option<Date>,
    pub result: Option<Text>,
}

/// What that body wants, and by when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExternalTerm {
    pub id: TermId,
    pub what: Text,
    pub due_on: Date,
    pub met_on: Option<Date>,
}

/// A matter begins, with the first term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackOpening {
    pub track: TrackId,
    pub body: ExternalBody,
    pub name: Text,
    pub on: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermSetting {
    pub track: TrackId,
    pub term: TermId,
    pub what: Text,
    pub due_on: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackEnding {
    pub track: TrackId,
    pub on: Date,
    pub result: Text,
}

/// Nothing of this dossier is destroyed while it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalHold {
    pub on: Date,
    pub by: PersonId,
}

/// Money is claimed (transition 28).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Liability {
    pub on: Date,
    pub amount_cents: Option<u64>,
    pub insurer: Option<Notice>,
    pub settled_on: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub on: Date,
    pub amount_cents: Option<u64>,
    pub explanation: Text,
}

pub(super) fn open(
    opening: TrackOpening,
    term: TermSetting,
    complaint: &Complaint,
    around: &Circumstances<'_>,
) -> Acted {
    let known = complaint.external.iter().any(|track| track.id == opening.track);
    require(!known, Article::Art6_6, Reason::AlreadyDone)?;
    require(opening.on <= around.today(), Article::Art6_6, Reason::DayInFuture)?;
    require(opening.on >= complaint.received_on, Article::Art6_6, Reason::BeforeReceipt)?;
    require(term.due_on >= opening.on, Article::Art6_6, Reason::EndsBeforeItBegins)?;
    let mut events = vec![Event::ExternalTrackOpened(opening), Event::ExternalTermSet(term)];
    if complaint.legal_hold.is_none() {
        events.push(Event::LegalHoldPlaced { reason: None });
    }
    Ok(events)
}

pub(super) fn set_term(complaint: &Complaint, setting: TermSetting) -> Acted {
    let track = ch6::an_open_track(complaint, setting.track)?;
    require(setting.due_on >= track.opened_on, Article::Art6_6, Reason::EndsBeforeItBegins)?;
    Ok(vec![Event::ExternalTermSet(setting)])
}

pub(super) fn meet_term(
    complaint: &Complaint,
    (term, on): (TermId, Date),
    around: &Circumstances<'_>,
) -> Acted {
    let mut terms = complaint.external.iter().flat_map(|track| &track.terms);
    let known = terms.find(|known| known.id == term);
    let known = known.ok_or_else(|| refuse(Article::Art6_6, Reason::UnknownTerm))?;
    require(known.met_on.is_none(), Article::Art6_6, Reason::AlreadyDone)?;
    require(on <= around.today(), Article::Art6_6, Reason::DayInFuture)?;
    Ok(vec![Event::ExternalTermMet { term, on }])
}

pub(super) fn end(complaint: &Complaint, ending: TrackEnding, around: &Circumstances<'_>) -> Acted {
    let track = ch6::an_open_track(complaint, ending.track)?;
    require(ending.on <= around.today(), Article::Art6_6, Reason::DayInFuture)?;
    require(ending.on >= track.opened_on, Article::Art6_6, Reason::EndsBeforeItBegins)?;
    Ok(vec![Event::ExternalTrackEnded(ending)])
}

pub(super) fn claim(complaint: &Complaint, claim: Claim, around: &Circumstances<'_>) -> Acted {
    require(claim.on <= around.today(), Article::Art6_6, Reason::DayInFuture)?;
    require(claim.on >= complaint.received_on, Article::Art6_6, Reason::BeforeReceipt)?;
    Ok(vec![Event::LiabilityClaimed(claim)])
}

pub(super) fn tell_insurer(
    complaint: &Complaint,
    (notice, number): (Notice, Option<Text>),
    around: &Circumstances<'_>,
) -> Acted {
    let claimed_on = complaint.liability.map(|liability| liability.on);
    require(notice.on <= around.today(), Article::Art6_6, Reason::DayInFuture)?;
    let after = claimed_on.is_none_or(|on| notice.on >= on);
    require(after, Article::Art6_6, Reason::EndsBeforeItBegins)?;
    Ok(vec![Event::InsurerTold { notice, number }])
}

pub(super) fn apply(complaint: &mut Complaint, entry: &Entry) {
    use Event as E;
    let today = local_date(entry.at);
    match &entry.event {
        E::ExternalTrackOpened(opening) => complaint.external.push(ExternalTrack {
            id: opening.track,
            body: opening.body,
            name: opening.name,
            opened_on: opening.on,
            terms: vec![],
            ended_on: None,
            result: None,
        }),
        E::ExternalTermSet(TermSetting { track, term, what, due_on }) => {
            if let Some(track) = complaint.external.iter_mut().find(|known| known.id == *track) {
                let (id, what, due_on) = (*term, *what, *due_on);
                track.terms.push(ExternalTerm { id, what, due_on, met_on: None });
            }
        }
        E::ExternalTermMet { term, on } => {
            let mut terms = complaint.external.iter_mut().flat_map(|track| &mut track.terms);
            if let Some(known) = terms.find(|known| known.id == *term) {
                known.met_on = Some(*on);
            }
        }
        E::ExternalTrackEnded(TrackEnding { track, on, result }) => {
            if let Some(track) = complaint.external.iter_mut().find(|known| known.id == *track) {
                (track.ended_on, track.result) = (Some(*on), Some(*result));
            }
        }
        E::LegalHoldPlaced { .. } => {
            complaint.legal_hold = Some(LegalHold { on: today, by: entry.by });
        }
        E::LegalHoldLifted { .. } => complaint.legal_hold = None,
        E::LiabilityClaimed(Claim { on, amount_cents, .. }) => {
            let (on, amount_cents) = (*on, *amount_cents);
            complaint.liability =
                Some(Liability { on, amount_cents, insurer: None, settled_on: None });
        }
        E::InsurerTold { notice, .. } => {
            if let Some(liability) = &mut complaint.liability {
                liability.insurer = Some(*notice);
            }
        }
        E::LiabilitySettled { .. } => {
            if let Some(liability) = &mut complaint.liability {
                liability.settled_on = Some(today);
            }
        }
        _ => {}
    }
}

impl Complaint {
    /// Whether money is claimed and that is not settled: what is written is looked at twice.
    pub fn is_claimed_upon(&self) -> bool {
        self.liability.is_some_and(|liability| liability.settled_on.is_none())
    }
}
