//! Points, promises, letters and the ways out (4.6, 5.4, 6.2, 6.4, 6.5).
use jiff::civil::Date;

use super::access::name_is_shared;
use super::act::{Acted, changed};
use super::command::Circumstances;
use super::event::Event;
use super::facts::{Answer, Learning, Reaction, ReopenGround, ScopeGround, Way};
use super::intake::noted;
use super::several;
use super::{Complaint, DeviationCause, form};
use crate::article::Article;
use crate::ids::{CommitmentId, FileId, PointId};
use crate::rules::{
    Reason, Ruling, ch1_definitions as ch1, ch2_aims as ch2, ch4_handling as ch4,
    ch6_responsibilities as ch6, require,
};
use crate::text::Text;

pub(super) fn add_point(complaint: &Complaint, point: PointId, summary: Text) -> Acted {
    let known = complaint.points.iter().any(|known| known.id == point);
    require(!known, Article::Art6_5, Reason::AlreadyDone)?;
    Ok(vec![Event::PointAdded { point, summary }])
}

pub(super) fn remove_point(complaint: &Complaint, point: PointId, reason: Text) -> Acted {
    the_point_exists(complaint, point)?;
    Ok(vec![Event::PointRemoved { point, reason }])
}

pub(super) fn answer_point(complaint: &Complaint, point: PointId, answer: Answer) -> Acted {
    the_point_exists(complaint, point)?;
    let same = complaint
        .points
        .iter()
        .any(|known| known.id == point && known.answer.as_ref() == Some(&answer));
    Ok(changed(!same, Event::PointAnswered { point, answer }))
}

fn the_point_exists(complaint: &Complaint, point: PointId) -> Ruling {
    let known = complaint.points.iter().any(|known| known.id == point);
    require(known, Article::Art6_5, Reason::UnknownPoint)
}

pub(super) fn promise(
    complaint: &Complaint,
    commitment: CommitmentId,
    (what, who, due_on): (Text, Text, Date),
    around: &Circumstances<'_>,
) -> Acted {
    ch2::the_promise_lies_ahead(due_on, around.today())?;
    let known = complaint.commitments.iter().any(|known| known.id == commitment);
    require(!known, Article::Art2_2, Reason::AlreadyDone)?;
    Ok(vec![Event::CommitmentMade { commitment, what, who, due_on }])
}

pub(super) fn keep(
    complaint: &Complaint,
    commitment: CommitmentId,
    (on, proof): (Date, Text),
    around: &Circumstances<'_>,
) -> Acted {
    ch2::the_promise_was_open(complaint, commitment, on, around.today())?;
    Ok(vec![Event::CommitmentKept { commitment, on, proof }])
}

/// Transition 18 (4.6, 6.5): the officer in charge sends the written answer.
/// By mail the partner is told in the same stroke; by post once the letter is posted.
pub(super) fn send(
    complaint: &Complaint,
    (way, file): (Way, FileId),
    prepared: Option<Text>,
    around: &Circumstances<'_>,
) -> Acted {
    ch4::the_answer_is_in_writing(way)?;
    let kind = complaint.letter_kind();
    let mut events: Vec<Event> =
        prepared.map(|body| Event::LetterPrepared { body }).into_iter().collect();
    events.push(Event::LetterApproved { kind, way, file });
    if way == Way::Email {
        events.extend(partner_told(complaint, around.today()));
        events.extend(several::told_of_outcome(complaint, around.today()));
    }
    Ok(events)
}

/// Once a round, also when the first letter could not be delivered; and never where the partner
/// may not know who complains.
pub(super) fn partner_told(complaint: &Complaint, on: Date) -> Option<Event> {
    let to_be_told = complaint.has_partner()
        && name_is_shared(complaint)
        && complaint.partner_told_of_outcome_on.is_none();
    to_be_told.then_some(Event::PartnerToldOfOutcome { on })
}

/// Art. 6.4: a letter by post counts from the day it was really posted.
pub(super) fn confirm_posting(
    complaint: &Complaint,
    on: Date,
    around: &Circumstances<'_>,
) -> Acted {
    ch6::the_posting_day_is_possible(complaint, on, around.today())?;
    let mut events = vec![Event::LetterPosted { on }];
    events.extend(partner_told(complaint, around.today()));
    events.extend(several::told_of_outcome(complaint, around.today()));
    events.extend(overdue(complaint, on));
    Ok(events)
}

/// The post room reports; a report that comes twice changes nothing.
pub(super) fn accepted(complaint: &Complaint, on: Date) -> Vec<Event> {
    if !complaint.round().is_in_the_post_room() {
        return vec![];
    }
    let mut events = vec![Event::LetterAccepted { on }];
    events.extend(overdue(complaint, on));
    events
}

pub(super) fn failed(complaint: &Complaint) -> Vec<Event> {
    changed(complaint.round().is_in_the_post_room(), Event::LetterFailed)
}

/// Art. 6.4: an answer after the due date is a deviation, whatever the reason.
fn overdue(complaint: &Complaint, sent_on: Date) -> Option<Event> {
    (sent_on > complaint.round().due_on)
        .then(|| noted(Article::Art6_4, DeviationCause::Overdue, None))
}

/// Transition 20: solved on the spot, still registered; not consulted is a deviation on 4.5.
pub(super) fn confirm_solved(complaint: &Complaint) -> Vec<Event> {
    let mut events = vec![Event::SolvedOnTheSpotConfirmed];
    if complaint.has_partner() && ch4::consultation_precedes_the_solution(complaint).is_err() {
        events.push(noted(Article::Art4_5, DeviationCause::NotConsulted, None));
    }
    events.extend(several::not_consulted(complaint));
    events
}

/// Transition 21: the complainant withdraws, in whatever form; the officer writes it down.
pub(super) fn withdraw(
    complaint: &Complaint,
    on: Date,
    explanation: Option<Text>,
    around: &Circumstances<'_>,
) -> Acted {
    require(on <= around.today(), Article::Art5_4, Reason::DayInFuture)?;
    let possible = on >= complaint.received_on;
    require(possible, Article::Art5_4, Reason::BeforeReceipt)?;
    Ok(vec![Event::Withdrawn { on, explanation }])
}

/// Transition 22 (1): proposed by one, with a reason; another confirms it.
pub(super) fn propose_out_of_scope(
    complaint: &Complaint,
    ground: ScopeGround,
    reason: Text,
    around: &Circumstances<'_>,
) -> Acted {
    let agreed = around.mandate.takes(ground);
    require(agreed, Article::Art1Complaint, Reason::GroundNotAgreed)?;
    ch1::the_ground_fits_the_complainant(complaint, ground)?;
    Ok(vec![Event::OutOfScopeProposed { ground, reason }])
}

/// Art. 6.2; "no reaction" only after the working agreement's ten days.
pub(super) fn complete_form(
    complaint: &Complaint,
    learning: Box<Learning>,
    around: &Circumstances<'_>,
) -> Acted {
    if learning.reaction == Some(Reaction::NoReaction) {
        let sent_on = complaint.round().letter.and_then(|letter| letter.sent_on());
        let counts = sent_on.is_some_and(|on| form::no_reaction_counts(on, around.today()));
        require(counts, Article::Art6_2, Reason::ReactionTooEarly)?;
    }
    if let Some(on) = learning.reaction_on {
        require(on <= around.today(), Article::Art6_2, Reason::DayInFuture)?;
    }
    let differs = complaint.learning != *learning;
    Ok(changed(differs, Event::FormCompleted { learning }))
}

/// Transition 26: a new round with its own due date; the first score stays.
pub(super) fn reopen(
    complaint: &Complaint,
    ground: ReopenGround,
    reason: Text,
    around: &Circumstances<'_>,
) -> Acted {
    let agreed = (around.today(), &around.terms(complaint));
    ch6::reopening_is_possible(complaint, ground, agreed)?;
    Ok(vec![Event::Reopened { ground, reason }])
}
