//! How a dossier begins: the state after its first event.
use jiff::Timestamp;

use super::correspondence::Represented;
use super::facts::{Learning, Recording, SideHeard};
use super::{Complaint, Round, Stage};
use crate::calendar::due_on;
use crate::ids::ComplaintId;

/// The state after the first event of a dossier.
pub(super) fn recorded(id: ComplaintId, recording: Recording, at: Timestamp) -> Complaint {
    let started_on = recording.received_on;
    Complaint {
        id,
        stage: Stage::Received,
        recorded_at: at,
        received_on: recording.received_on,
        complainant: recording.complainant.clone(),
        subject: recording.subject,
        intake: recording.intake.as_deref().cloned().unwrap_or_default(),
        registered: None,
        informed: recording.informed.clone(),
        partner_notified: None,
        acknowledged: None,
        classifications: vec![],
        officer: None,
        excluded: vec![],
        cleared: vec![],
        handling_since: None,
        consultations: vec![],
        proposals: vec![],
        complainant_heard: SideHeard::default(),
        partner_heard: SideHeard::default(),
        last_progress_on: None,
        points: vec![],
        remedies: None,
        commitments: vec![],
        solved_on_the_spot: None,
        scope: None,
        rounds: vec![Round {
            started_on,
            ground: None,
            due_on: due_on(started_on),
            draft: None,
            letter: None,
        }],
        learning: Learning::default(),
        deviations: vec![],
        closed_on: None,
        nobody_in_charge: false,
        partner_active_on: None,
        partner_told_of_outcome_on: None,
        further: Vec::new(),
        seen_through: None,
        represented: recording.representative.clone().map(Represented::new),
        is_proposal: recording.proposal,
        postponements: vec![],
        postponement_proposed: None,
        read_back: None,
        report_sent_on: None,
        survey_asked_on: None,
        outsider: None,
        contact: None,
        survey: None,
        returned: None,
        withdrawn: None,
        links: vec![],
        merge_proposed: None,
        external: vec![],
        legal_hold: None,
        liability: None,
        payment: None,
        relation_kept: None,
        former_parties: vec![],
        arrangement: None,
        recording,
    }
}
