//! Chapter 2: in reasonable time, and so that relations are kept.
use jiff::civil::Date;

use super::{Reason, Ruling, refuse, require};
use crate::article::Article;
use crate::complaint::Complaint;
use crate::ids::CommitmentId;

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
