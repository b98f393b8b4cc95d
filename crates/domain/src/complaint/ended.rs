//! From event to state, for the outcome: points, promises, letters and the ways out.
use jiff::civil::Date;

use super::apply::enter;
use super::event::{Entry, Event};
use super::facts::{Commitment, Kept, Learning, LetterKind, Point, ReopenGround, Way};
use super::{
    Complaint, Delivery, Letter, Round, ScopeProposal, SolvedOnTheSpot, Stage, Withdrawal,
};
use crate::calendar::{due_on, local_date};

/// What these events change in the state; the others are with `apply`.
pub(super) fn apply(complaint: &mut Complaint, entry: &Entry) {
    use Event as E;
    let today = local_date(entry.at);
    match &entry.event {
        E::PointAdded { point, summary } => {
            complaint.points.push(Point { id: *point, summary: *summary, answer: None });
        }
        E::PointRemoved { point, .. } => complaint.points.retain(|known| known.id != *point),
        E::PointAnswered { point, answer } => {
            if let Some(known) = complaint.points.iter_mut().find(|known| known.id == *point) {
                known.answer = Some(answer.clone());
            }
        }
        E::CommitmentMade { commitment, what, who, due_on } => {
            let (id, due_on) = (*commitment, *due_on);
            let made = Commitment { id, what: *what, who: *who, due_on, kept: None };
            complaint.commitments.push(made);
        }
        E::CommitmentKept { commitment, on, proof } => {
            let made = complaint.commitments.iter_mut().find(|made| made.id == *commitment);
            if let Some(made) = made {
                made.kept = Some(Kept { on: *on, proof: *proof });
            }
        }
        E::DecisionStarted => {
            complaint.scope = None;
            enter(complaint, Stage::Deciding, today);
        }
        E::DraftSaved { body } => complaint.round_mut().draft = Some(*body),
        E::LetterApproved { kind, way, file } => {
            let letter = Letter {
                kind: *kind,
                file: *file,
                approved_on: today,
                approved_by: entry.by,
                way: *way,
                delivery: Delivery::Underway,
            };
            complaint.round_mut().letter = Some(letter);
            // By post the complaint stays where it is until the posting day is confirmed (18).
            if *way == Way::Email {
                decide(complaint, *kind);
            }
        }
        E::LetterPosted { on } | E::LetterAccepted { on } => sent(complaint, *on),
        E::LetterFailed => {
            if let Some(letter) = &mut complaint.round_mut().letter {
                letter.delivery = Delivery::Failed;
            }
        }
        E::PartnerToldOfOutcome { on } => complaint.partner_told_of_outcome_on = Some(*on),
        E::SolvedOnTheSpotProposed { how } => {
            complaint.solved_on_the_spot = Some(SolvedOnTheSpot { how: *how, confirmed: false });
        }
        E::SolvedOnTheSpotConfirmed => {
            if let Some(solved) = &mut complaint.solved_on_the_spot {
                solved.confirmed = true;
            }
            complaint.scope = None;
            enter(complaint, Stage::Deciding, today);
        }
        E::Withdrawn { on, .. } => {
            complaint.scope = None;
            complaint.withdrawn = Some(Withdrawal { on: *on, from: complaint.stage });
            leave(complaint, Stage::Withdrawn);
        }
        E::WithdrawalUndone { .. } => undo_withdrawal(complaint, today),
        E::OutOfScopeProposed { ground, reason } => {
            let proposal = ScopeProposal { ground: *ground, reason: *reason, by: entry.by };
            complaint.scope = Some(proposal);
        }
        E::OutOfScopeConfirmed => leave(complaint, Stage::OutOfScope),
        E::OutOfScopeRejected { .. } => complaint.scope = None,
        E::Closed { .. } => {
            complaint.stage = Stage::Closed;
            complaint.closed_on = Some(today);
        }
        E::Reopened { ground, .. } => reopen(complaint, *ground, today),
        // `apply` says which events come here.
        _ => {}
    }
}

/// A way out other than a decision: what was drafted for another letter doesn't stay.
fn leave(complaint: &mut Complaint, stage: Stage) {
    complaint.stage = stage;
    complaint.drop_payment_that_waits();
    complaint.round_mut().draft = None;
    complaint.round_mut().letter = None;
}

/// Art. 6.4: a new round with a term of its own, from which nothing of the last one is left.
fn reopen(complaint: &mut Complaint, ground: ReopenGround, today: Date) {
    complaint.scope = None;
    complaint.withdrawn = None;
    complaint.returned = None;
    complaint.relation_kept = None;
    complaint.payment = None;
    complaint.closed_on = None;
    complaint.partner_told_of_outcome_on = None;
    for partner in &mut complaint.further {
        partner.own.told_of_outcome_on = None;
    }
    complaint.learning = Learning::default();
    let round = Round {
        started_on: today,
        ground: Some(ground),
        due_on: due_on(today),
        draft: None,
        letter: None,
    };
    complaint.rounds.push(round);
    complaint.postponements.clear();
    complaint.postponement_proposed = None;
    complaint.survey_asked_on = None;
    complaint.survey = None;
    enter(complaint, Stage::WithOfficer, today);
}

/// The complaint is again where it was, in the same round and with the same due date. What was
/// written of a decision is gone, so that is begun anew.
fn undo_withdrawal(complaint: &mut Complaint, today: Date) {
    let Some(withdrawn) = complaint.withdrawn.take() else { return };
    let was_solved = complaint.solved_on_the_spot.is_some_and(|solved| solved.confirmed);
    let handled = match withdrawn.from {
        Stage::Deciding if !was_solved => Some(Stage::WithOfficer),
        Stage::WithPartner | Stage::WithOfficer => Some(withdrawn.from),
        _ => None,
    };
    leave(complaint, Stage::Received);
    complaint.closed_on = None;
    complaint.partner_told_of_outcome_on = None;
    for partner in &mut complaint.further {
        partner.own.told_of_outcome_on = None;
    }
    if was_solved {
        complaint.solved_on_the_spot = None;
    }
    match handled {
        Some(stage) => enter(complaint, stage, today),
        None if complaint.registered.is_some() => {
            complaint.stage = Stage::Registered;
            complaint.handling_since = None;
        }
        None => {}
    }
}

fn sent(complaint: &mut Complaint, on: Date) {
    let Some(letter) = &mut complaint.round_mut().letter else {
        return;
    };
    letter.delivery = Delivery::Sent { on };
    let kind = letter.kind;
    decide(complaint, kind);
}

/// A decision makes a complaint decided (6.4); the letter of another way out leaves it there.
fn decide(complaint: &mut Complaint, kind: LetterKind) {
    match kind {
        LetterKind::Decision | LetterKind::SolvedOnTheSpot => complaint.stage = Stage::Decided,
        LetterKind::Withdrawal | LetterKind::OutOfScope => {}
    }
}
