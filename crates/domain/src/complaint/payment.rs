//! What management approves before it is paid (17, 17b), and what is asked afterwards (2.2).
use serde::{Deserialize, Serialize};

use super::act::{Acted, changed};
use super::command::Circumstances;
use super::event::{Entry, Event};
use super::facts::{LetterKind, Remedies};
use super::{Complaint, Stage};
use crate::article::Article;
use crate::ids::PersonId;
use crate::rules::{Reason, ch2_aims as ch2, require};
use crate::text::Text;

/// An amount above the limit of the officer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    pub amount_cents: u64,
    pub asked_by: PersonId,
    pub asked_on: jiff::civil::Date,
    pub approved_by: Option<PersonId>,
}

/// Transition 17: the decision is begun; a payment above the limit goes to management at once.
pub(super) fn start_decision(complaint: &Complaint, around: &Circumstances<'_>) -> Vec<Event> {
    let amount = complaint.remedies.as_ref().and_then(|remedies| remedies.amount_cents);
    let mut events = vec![Event::DecisionStarted];
    events.extend(asked(complaint, amount, around));
    events
}

/// Art. 2.2: once the answer is out, no more is given than what was approved.
pub(super) fn record_remedies(
    complaint: &Complaint,
    remedies: Remedies,
    around: &Circumstances<'_>,
) -> Acted {
    let asked = asked(complaint, remedies.amount_cents, around);
    let answered = complaint.stage == Stage::Decided;
    require(!answered || asked.is_none(), Article::Art2_2, Reason::AmountTooHigh)?;
    let differs = complaint.remedies.as_ref() != Some(&remedies);
    let mut events = changed(differs, Event::RemediesRecorded { remedies });
    if differs && complaint.stage == Stage::Deciding {
        events.extend(asked);
    }
    Ok(events)
}

fn asked(complaint: &Complaint, amount: Option<u64>, around: &Circumstances<'_>) -> Option<Event> {
    let amount_cents = amount.filter(|amount| around.mandate.is_above_the_limit(*amount))?;
    let approved = complaint.payment.filter(|payment| payment.approved_by.is_some());
    let covered = approved.is_some_and(|payment| amount_cents <= payment.amount_cents);
    (!covered).then_some(Event::PaymentApprovalAsked { amount_cents })
}

pub(super) fn approve(complaint: &Complaint, around: &Circumstances<'_>) -> Acted {
    let payment = ch2::a_payment_waits_for(complaint, around.by)?;
    Ok(vec![Event::PaymentApproved { amount_cents: payment.amount_cents }])
}

/// Transition 17b: a refused payment takes the decision back to the handling.
pub(super) fn refuse_it(reason: Text) -> Vec<Event> {
    vec![Event::PaymentRefused { reason }, Event::ReturnedToHandling { reason }]
}

pub(super) fn apply(complaint: &mut Complaint, entry: &Entry) {
    use Event as E;
    match &entry.event {
        E::RemediesRecorded { remedies } => {
            // What was asked for another amount is not asked any more; what was approved stays.
            complaint.drop_payment_that_waits();
            complaint.remedies = Some(remedies.clone());
        }
        E::PaymentApprovalAsked { amount_cents } => {
            let asked_on = crate::calendar::local_date(entry.at);
            let (amount_cents, asked_by) = (*amount_cents, entry.by);
            let payment = Payment { amount_cents, asked_by, asked_on, approved_by: None };
            complaint.payment = Some(payment);
        }
        E::PaymentApproved { .. } => {
            if let Some(payment) = &mut complaint.payment {
                payment.approved_by = Some(entry.by);
            }
        }
        E::PaymentRefused { .. } => complaint.payment = None,
        E::RelationRecorded { kept, .. } => complaint.relation_kept = Some(*kept),
        _ => {}
    }
}

impl Complaint {
    /// Whether the letter that is out was an answer, after which a relation is kept or lost.
    pub(super) fn was_answered(&self) -> bool {
        let kind = self.round().letter.map(|letter| letter.kind);
        matches!(kind, Some(LetterKind::Decision | LetterKind::SolvedOnTheSpot))
    }

    /// No decision is prepared any more for which it was asked; what was approved stays.
    pub(super) fn drop_payment_that_waits(&mut self) {
        self.payment = self.payment.filter(|payment| payment.approved_by.is_some());
    }

    /// The amount that management has yet to look at.
    pub fn payment_waits(&self) -> Option<Payment> {
        self.payment.filter(|payment| payment.approved_by.is_none())
    }
}
