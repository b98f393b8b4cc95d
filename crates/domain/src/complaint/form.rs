//! The registration form: what is still missing in it (5.4, 6.2).
use jiff::ToSpan;
use jiff::civil::Date;

use super::facts::{LetterKind, Reaction, keyed};
use super::terms::Terms;
use super::{Complaint, Stage};
use crate::article::Article;
use crate::rules::{ch3_informing, ch4_handling};

keyed! {
    /// A part of the form that must be filled in before the dossier closes.
    FormField {
        Registration = "registration", Acknowledgement = "acknowledgement",
        ProcedurePointedOut = "procedure_pointed_out", PartnerNotified = "partner_notified",
        Classification = "classification", Answer = "answer", Points = "points",
        Remedies = "remedies", Reaction = "reaction", RootCause = "root_cause",
        Lesson = "lesson",
    }
}

/// Art. 6.2: what must still be filled in before the dossier can be closed (5.4).
/// `partner_knows` when the involved partner registered the complaint himself.
pub fn missing_to_close(
    complaint: &Complaint,
    agreed: (Date, &Terms),
    partner_knows: bool,
) -> Vec<FormField> {
    let sent = sent_on(complaint).is_some();
    let (answered, judged) = (ends_in_an_answer(complaint), ends_in_a_decision(complaint));
    let partner_knows = ch4_handling::the_partner_knows(complaint, partner_knows)
        || complaint.has_deviation(Article::Art4_2);
    let pointed_out = ch3_informing::informing_is_settled(complaint);
    let learning = &complaint.learning;
    let facts = [
        (FormField::Registration, complaint.registered.is_some()),
        (FormField::Acknowledgement, complaint.acknowledged.is_some() || sent),
        (FormField::ProcedurePointedOut, pointed_out),
        (FormField::PartnerNotified, partner_knows),
        (FormField::Classification, complaint.classification().is_some()),
        (FormField::Points, !judged || !complaint.points.is_empty()),
        (FormField::Remedies, !judged || complaint.remedies.is_some()),
        (FormField::Answer, sent),
        (FormField::Reaction, !answered || the_reaction_counts(complaint, agreed)),
        (FormField::RootCause, learning.root_cause.is_some()),
        (FormField::Lesson, learning.lesson.is_some()),
    ];
    facts.into_iter().filter(|(_, filled)| !filled).map(|(field, _)| field).collect()
}

/// Art. 6.2: whether part F, which is filled in after the answer, lacks nothing.
pub fn learning_is_complete(complaint: &Complaint, agreed: (Date, &Terms)) -> bool {
    let reaction = !ends_in_an_answer(complaint) || the_reaction_counts(complaint, agreed);
    let learning = &complaint.learning;
    reaction && learning.root_cause.is_some() && learning.lesson.is_some()
}

/// Whether the answer has been out long enough for silence to count as "no reaction".
pub fn no_reaction_counts(sent_on: Date, (today, terms): (Date, &Terms)) -> bool {
    today >= sent_on.saturating_add(i64::from(terms.no_reaction_days).days())
}

fn the_reaction_counts(complaint: &Complaint, agreed: (Date, &Terms)) -> bool {
    match complaint.learning.reaction {
        Some(Reaction::NoReaction) => {
            sent_on(complaint).is_some_and(|on| no_reaction_counts(on, agreed))
        }
        Some(Reaction::Accepted | Reaction::NotAccepted | Reaction::Unknown) => true,
        None => false,
    }
}

fn sent_on(complaint: &Complaint) -> Option<Date> {
    complaint.round().letter.and_then(|letter| letter.sent_on())
}

/// Whether the complainant gets an answer to react to; a confirmation that he withdrew, or that
/// this is not for the procedure, asks for none. After closing the letter tells which it was.
fn ends_in_an_answer(complaint: &Complaint) -> bool {
    let letter = complaint.round().letter.map(|letter| letter.kind);
    match complaint.stage {
        Stage::Withdrawn | Stage::OutOfScope => false,
        Stage::Closed => !matches!(letter, Some(LetterKind::Withdrawal | LetterKind::OutOfScope)),
        Stage::Received
        | Stage::Registered
        | Stage::WithPartner
        | Stage::WithOfficer
        | Stage::Deciding
        | Stage::Decided
        | Stage::Merged => true,
    }
}

/// Whether that answer judges the points; what was solved on the spot isn't judged.
fn ends_in_a_decision(complaint: &Complaint) -> bool {
    ends_in_an_answer(complaint) && !complaint.is_solved_on_the_spot()
}
