//! Dossiers that hang together: merged, split off, followed up (transitions 23, 24 and 26).
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::act::Acted;
use super::command::Circumstances;
use super::event::{Entry, Event};
use super::facts::keyed;
use super::{Complaint, Stage, conflict};
use crate::article::Article;
use crate::calendar::{due_on, local_date};
use crate::ids::{ComplaintId, PointId};
use crate::people::{Exclusion, Subject};
use crate::reference::Reference;
use crate::rules::{Reason, ch6_responsibilities as ch6, refuse, require};
use crate::text::Text;

keyed! {
    /// What the other dossier is to this one.
    LinkKind {
        /// The main dossier, in which this complaint goes on.
        Main = "main",
        /// It goes on in this one.
        Merged = "merged",
        /// Something of this one is handled there.
        SplitOff = "split_off",
        SplitFrom = "split_from",
        FollowedBy = "followed_by",
        Follows = "follows",
    }
}
keyed! {
    /// Why two complaints are one (transition 23).
    MergeGround { SameFacts = "same_facts", Consent = "consent" }
}

/// Another dossier, as this one knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub kind: LinkKind,
    pub dossier: ComplaintId,
    pub reference: Reference,
}

/// Another dossier of which nothing is said but which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherDossier {
    pub dossier: ComplaintId,
    pub reference: Reference,
}

/// A dossier that is made out of this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDossier {
    pub id: ComplaintId,
    pub reference: Reference,
    pub subject: Subject,
    /// What the complaint there is, in words.
    pub expression: Text,
}

/// This complaint goes on in another dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merging {
    pub dossier: ComplaintId,
    pub reference: Reference,
    pub ground: MergeGround,
    pub reason: Text,
}

/// Part of this complaint is handled in another dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Splitting {
    pub dossier: ComplaintId,
    pub reference: Reference,
    pub points: Vec<PointId>,
    pub reason: Text,
}

/// A new dossier follows this one, that does not open again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Following {
    pub dossier: ComplaintId,
    pub reference: Reference,
    pub reason: Text,
}

/// The other side of what happened in another dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    pub link: Link,
    /// Of a complaint that goes on here: when it was received, and under which version.
    pub received: Option<Received>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    pub on: Date,
    pub procedure_version: u32,
}

/// Transition 23: into a dossier that is open, with whom it is shut for in either of the two.
pub(super) fn merge(
    complaint: &Complaint,
    reference: Reference,
    (ground, reason): (MergeGround, Text),
    around: &Circumstances<'_>,
) -> Acted {
    let main = around.other.filter(|other| other.recording.reference == reference);
    let main = main.ok_or_else(|| refuse(Article::Art6_6, Reason::DossierUnknown))?;
    ch6::the_dossiers_can_be_one(complaint, main, ground)?;
    let dossier = main.id;
    let mut events = conflict::carry_over(complaint, &main.excluded, around);
    events.push(Event::Merged(Merging { dossier, reference, ground, reason }));
    Ok(events)
}

/// The other side: the earliest receipt wins, and who was shut out there is so here.
pub(super) fn record(
    complaint: &Complaint,
    linked: Linked,
    excluded: &[Exclusion],
    around: &Circumstances<'_>,
) -> Vec<Event> {
    let mut events = conflict::carry_over(complaint, excluded, around);
    events.push(Event::DossierLinked(linked));
    events
}

/// Transition 24: points that stand on their own, or are about somebody else.
pub(super) fn split(
    complaint: &Complaint,
    new: &NewDossier,
    (points, reason): (Vec<PointId>, Text),
) -> Acted {
    let known = |point: &PointId| complaint.points.iter().any(|known| known.id == *point);
    require(points.iter().all(known), Article::Art6_5, Reason::UnknownPoint)?;
    let other = complaint.points.len() > points.len() || new.subject != complaint.subject;
    require(other, Article::Art6_5, Reason::NothingLeft)?;
    let (dossier, reference) = (new.id, new.reference);
    Ok(vec![Event::SplitOff(Splitting { dossier, reference, points, reason })])
}

/// Transition 26: what can't be opened again goes on in a dossier of its own.
pub(super) fn follow_up(new: &NewDossier, reason: Text) -> Vec<Event> {
    let (dossier, reference) = (new.id, new.reference);
    vec![Event::FollowedUp(Following { dossier, reference, reason })]
}

pub(super) fn apply(complaint: &mut Complaint, entry: &Entry) {
    use Event as E;
    let mut link = |kind, dossier, reference| {
        complaint.links.push(Link { kind, dossier, reference });
    };
    match &entry.event {
        E::Merged(merging) => {
            link(LinkKind::Main, merging.dossier, merging.reference);
            complaint.stage = Stage::Merged;
            complaint.scope = None;
            complaint.merge_proposed = None;
            complaint.drop_payment_that_waits();
            complaint.round_mut().draft = None;
            complaint.round_mut().letter = None;
        }
        E::SplitOff(splitting) => {
            link(LinkKind::SplitOff, splitting.dossier, splitting.reference);
            complaint.points.retain(|known| !splitting.points.contains(&known.id));
        }
        E::FollowedUp(following) => {
            link(LinkKind::FollowedBy, following.dossier, following.reference);
        }
        E::DossierLinked(Linked { link, received }) => {
            complaint.links.push(*link);
            if let Some(received) = received
                && received.on < complaint.received_on
            {
                receive_earlier(complaint, *received);
            }
        }
        E::ClosedWithMain => {
            complaint.stage = Stage::Closed;
            complaint.closed_on = Some(local_date(entry.at));
        }
        E::MergeProposed(other) => complaint.merge_proposed = Some(*other),
        E::MergeRejected { .. } => complaint.merge_proposed = None,
        _ => {}
    }
}

fn receive_earlier(complaint: &mut Complaint, received: Received) {
    complaint.received_on = received.on;
    complaint.recording.procedure_version = received.procedure_version;
    let first = &mut complaint.rounds[0];
    first.started_on = received.on;
    first.due_on = due_on(received.on);
}

impl Complaint {
    /// The dossier in which this complaint goes on (transition 23).
    pub fn main_dossier(&self) -> Option<Link> {
        self.links.iter().find(|link| link.kind == LinkKind::Main).copied()
    }

    /// The dossiers that go on in this one.
    pub fn merged_dossiers(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(|link| link.kind == LinkKind::Merged)
    }
}
