//! Chapter 2: in reasonable time, and so that relations are kept.
use jiff::ToSpan;
use jiff::civil::Date;

use super::{Reason, Refusal, Ruling, refuse, require};
use crate::article::Article;
use crate::complaint::Complaint;
use crate::complaint::command::CommandKind;
use crate::complaint::payment::Payment;
use crate::complaint::terms::Terms;
use crate::ids::CommitmentId;
use crate::people::{Actor, Role};
use crate::permissions::may;

/// Art. 2.1: the receipt is acknowledged once.
pub fn the_receipt_is_not_yet_acknowledged(complaint: &Complaint) -> Ruling {
    require(complaint.acknowledged.is_none(), Article::Art2_1, Reason::AlreadyDone)
}

/// Art. 2.1: what was received can be acknowledged from that day on, and not ahead.
pub fn the_day_of_acknowledging_is_possible(
    complaint: &Complaint,
    on: Date,
    today: Date,
) -> Ruling {
    require(on <= today, Article::Art2_1, Reason::DayInFuture)?;
    require(on >= complaint.received_on, Article::Art2_1, Reason::BeforeReceipt)
}

/// Art. 2.2: a promise has a day that is still to come.
pub fn the_promise_lies_ahead(due_on: Date, today: Date) -> Ruling {
    require(due_on >= today, Article::Art2_2, Reason::CommitmentInPast)
}

/// Art. 2.2: what was promised is kept once, and on a day that has come.
pub fn the_promise_was_open(
    complaint: &Complaint,
    commitment: CommitmentId,
    on: Date,
    today: Date,
) -> Ruling {
    let made = complaint.commitments.iter().find(|made| made.id == commitment);
    let Some(made) = made else {
        return Err(refuse(Article::Art2_2, Reason::UnknownCommitment));
    };
    require(made.kept.is_none(), Article::Art2_2, Reason::AlreadyDone)?;
    require(on <= today, Article::Art2_2, Reason::DayInFuture)
}

/// Art. 2.2: once a round, when the answer has been there for as long as was agreed.
pub fn the_survey_is_due(complaint: &Complaint, today: Date, terms: &Terms) -> Ruling {
    let asked = complaint.survey_asked_on.is_some();
    require(!asked, Article::Art2_2, Reason::AlreadyDone)?;
    let due = survey_due_on(complaint, terms).is_some_and(|on| today >= on);
    require(due, Article::Art2_2, Reason::SurveyTooEarly)
}

/// Art. 2.2: the day on which the complainant is asked how it went; nothing when there is no
/// answer, when he was asked, or when it is not the answer to a complaint that he is asked about.
pub fn survey_due_on(complaint: &Complaint, terms: &Terms) -> Option<Date> {
    let may_be_asked = may(Role::System, complaint.stage, CommandKind::AskSurvey);
    if complaint.survey_asked_on.is_some() || !may_be_asked {
        return None;
    }
    let sent_on = complaint.round().letter.and_then(|letter| letter.sent_on())?;
    Some(sent_on.saturating_add(i64::from(terms.survey_days).days()))
}

/// Art. 2.2: who was asked answers once.
pub fn the_survey_waits_for_an_answer(complaint: &Complaint) -> Ruling {
    let asked = complaint.survey_asked_on.is_some();
    require(asked, Article::Art2_2, Reason::SurveyNotAsked)?;
    require(complaint.survey.is_none(), Article::Art2_2, Reason::AlreadyDone)
}
/// Art. 2.2, transition 17: a payment above the limit waits for somebody else, from management.
pub fn a_payment_waits_for(complaint: &Complaint, by: &Actor) -> Result<Payment, Refusal> {
    let waits = complaint.payment_waits();
    let payment = waits.ok_or_else(|| refuse(Article::Art2_2, Reason::NoPaymentWaits))?;
    require(payment.asked_by != by.person, Article::Art2_2, Reason::SecondPairOfEyes)?;
    Ok(payment)
}

/// Art. 2.2, transition 17: no decision promises what management has not approved.
pub fn the_payment_is_approved(complaint: &Complaint) -> Ruling {
    let approved = complaint.payment_waits().is_none();
    require(approved, Article::Art2_2, Reason::PaymentNotApproved)
}

/// Art. 2.2: only after the answer it shows whether the relation was kept.
pub fn the_answer_was_sent(complaint: &Complaint) -> Ruling {
    let sent = complaint.round().letter.is_some_and(|letter| letter.sent_on().is_some());
    require(sent, Article::Art2_2, Reason::LetterNotSent)
}
