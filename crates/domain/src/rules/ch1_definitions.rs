//! Chapter 1: what the words mean, and who may not handle a complaint.
use jiff::ToSpan;
use jiff::civil::Date;

use super::{Reason, Ruling, require};
use crate::article::Article;
use crate::complaint::Complaint;
use crate::complaint::command::CommandKind;
use crate::complaint::correspondence::{CorrespondenceKind, CorrespondenceTo, Correspondent};
use crate::complaint::facts::{ComplainantKind, ScopeGround};
use crate::ids::PersonId;
use crate::people::{Actor, Exclusion, ExclusionGround, Person, Register, Role, Subject};

/// Art. 1: whoever has a conflict of interest has no part in the handling, in any role.
pub fn no_conflict_of_interest(complaint: &Complaint, by: &Actor) -> Ruling {
    require(!complaint.is_excluded(by.person), Article::Art1Officer, Reason::ConflictOfInterest)
}

/// Art. 1: "not a complaint" is a decision of two people, so the second one is another.
pub fn another_confirms_that_it_is_no_complaint(complaint: &Complaint, by: &Actor) -> Ruling {
    let Some(proposal) = complaint.scope else {
        return Err(super::refuse(Article::Art1Complaint, Reason::NothingProposed));
    };
    require(proposal.by != by.person, Article::Art1Complaint, Reason::SecondPairOfEyes)
}

/// Art. 1: a client, a former one too, and a cooperating partner can complain; who is recorded
/// as one of these is not told that he is none.
pub fn the_ground_fits_the_complainant(complaint: &Complaint, ground: ScopeGround) -> Ruling {
    let outsider = match complaint.complainant.kind {
        ComplainantKind::Other => true,
        ComplainantKind::SmeClient | ComplainantKind::CollaborationPartner => false,
    };
    require(
        ground != ScopeGround::NotAClient || outsider,
        Article::Art1Complainant,
        Reason::ComplainantIsClient,
    )
}

/// Art. 1: once a complaint is registered it stays known which partner it is about, or that it
/// is about the organisation.
pub fn the_subject_stays_known(complaint: &Complaint, subject: &Subject) -> Ruling {
    let known = !matches!(subject, Subject::Unknown { .. });
    require(known || complaint.registered.is_none(), Article::Art1Partner, Reason::SubjectUnknown)
}

/// Art. 1: only an officer without a conflict, who is there, can be put in charge.
pub fn the_officer_in_charge_has_no_conflict(
    complaint: &Complaint,
    officer: PersonId,
    register: &Register,
) -> Ruling {
    let known = register.person(officer).filter(|person| person.roles.contains(&Role::Officer));
    let Some(known) = known else {
        return Err(super::refuse(Article::Art1Officer, Reason::NotAnOfficer));
    };
    require(known.active, Article::Art1Officer, Reason::OfficerLeft)?;
    require(known.present, Article::Art1Officer, Reason::OfficerAway)?;
    require(!complaint.is_excluded(officer), Article::Art1Officer, Reason::ConflictOfInterest)
}

/// Art. 1: the first officer in the order of the settings who is present and not shut out
/// (transition 37); nobody when all have a conflict.
pub fn first_officer_without_conflict<'a>(
    register: &'a Register,
    excluded: &[Exclusion],
) -> Option<&'a Person> {
    register
        .officers()
        .filter(|officer| !excluded.iter().any(|exclusion| exclusion.person == officer.id))
        .find(|officer| officer.present)
}

/// Art. 1, transition 30: somebody from outside is for when no officer without a conflict is left,
/// or nobody of management who must agree to a postponement (6.4).
pub fn no_officer_is_left(complaint: &Complaint, register: &Register) -> Ruling {
    let is_left = |person: &Person| person.active && !complaint.is_excluded(person.id);
    let officer = complaint.officer.is_some() || register.officers().any(is_left);
    let agrees =
        complaint.postponement_proposed.is_none() || management_is_left(complaint, register);
    require(!officer || !agrees, Article::Art1Officer, Reason::OfficersAreLeft)
}

/// Art. 1: whether somebody of management is left who has no conflict.
pub fn management_is_left(complaint: &Complaint, register: &Register) -> bool {
    let mut management = register.with_role(Role::Management);
    management.any(|person| person.active && !complaint.is_excluded(person.id))
}

/// Art. 1: who is named from outside has no other part here, and no conflict.
pub fn an_outsider_is_named(
    complaint: &Complaint,
    person: PersonId,
    register: &Register,
) -> Ruling {
    let known = register.person(person);
    let outsider = known.is_some_and(|known| known.active && known.roles == [Role::Outsider]);
    require(outsider, Article::Art1Officer, Reason::NotFromOutside)?;
    require(!complaint.is_excluded(person), Article::Art1Officer, Reason::ConflictOfInterest)?;
    require(complaint.outsider != Some(person), Article::Art1Officer, Reason::AlreadyDone)
}

/// Transition 30: the complainant objects to who handles it, himself, once; a second time he tells
/// an officer why.
pub fn an_objection_is_possible(complaint: &Complaint, by: &Actor) -> Ruling {
    let outside = by.is(Role::Complainant) || by.is(Role::Representative);
    let mut excluded = complaint.excluded.iter();
    let before = excluded.any(|one| one.ground == ExclusionGround::Objection);
    require(!outside || !before, Article::Art1Officer, Reason::AlreadyDone)?;
    let somebody = complaint.officer.is_some();
    require(!outside || somebody, Article::Art1Officer, Reason::NobodyToObjectTo)
}

/// Art. 1: there is somebody who acts for the complainant.
pub fn there_is_a_representative(complaint: &Complaint) -> Ruling {
    let there = complaint.represented.is_some();
    require(there, Article::Art1Complainant, Reason::NoRepresentative)
}

/// Art. 1, transition 32: who acts for the complainant may always say something; he withdraws,
/// accepts and comments only when the complainant allowed him to.
pub fn the_representative_may_ask(complaint: &Complaint, kind: CommandKind, today: Date) -> Ruling {
    let Some(represented) = &complaint.represented else {
        return there_is_a_representative(complaint);
    };
    let allowed = match kind {
        CommandKind::Withdraw | CommandKind::RecordReaction | CommandKind::RecordObjection => {
            represented.may_decide(today)
        }
        CommandKind::CommentOnReport | CommandKind::AnswerSurvey => represented.may_be_told(today),
        _ => true,
    };
    require(allowed, Article::Art1Complainant, Reason::NotAuthorised)
}

/// Transition 32: to a representative who needs an authorisation and has none goes nothing but
/// the receipt and the request for it.
pub fn the_representative_may_be_sent(
    complaint: &Complaint,
    (to, kind): (Correspondent, CorrespondenceKind),
    today: Date,
) -> Ruling {
    if to != Correspondent::Representative {
        return Ok(());
    }
    let Some(represented) = &complaint.represented else {
        return there_is_a_representative(complaint);
    };
    let told =
        matches!(kind, CorrespondenceKind::Receipt | CorrespondenceKind::AuthorisationRequest);
    let may = told || represented.may_be_told(today);
    require(may, Article::Art1Complainant, Reason::NotAuthorised)
}

/// Art. 1, transition 32: who is written to when the complainant is: he himself, who acts for him,
/// or both. A representative who needs an authorisation and has none is passed over.
pub fn written_to(complaint: &Complaint, today: Date) -> Vec<Correspondent> {
    let himself = Correspondent::Complainant;
    let represented = complaint.represented.as_ref().filter(|known| known.may_be_told(today));
    match represented.map(|known| known.representative.correspondence_to) {
        None | Some(CorrespondenceTo::Complainant) => vec![himself],
        Some(CorrespondenceTo::Representative) => vec![Correspondent::Representative],
        Some(CorrespondenceTo::Both) => vec![himself, Correspondent::Representative],
    }
}

/// Transition 32: the post was to go to a representative whose authorisation is missing, so that
/// he gets no more than the receipt and the due date.
pub fn the_representative_gets_the_receipt_only(complaint: &Complaint, today: Date) -> bool {
    complaint.represented.as_ref().is_some_and(|known| {
        let wanted = known.representative.correspondence_to != CorrespondenceTo::Complainant;
        wanted && !known.may_be_told(today)
    })
}

/// Transition 32: a representative acts without the authorisation that he needs.
pub fn an_authorisation_is_needed(complaint: &Complaint, today: Date) -> Ruling {
    let Some(represented) = &complaint.represented else {
        return there_is_a_representative(complaint);
    };
    let needed = !represented.may_be_told(today);
    require(needed, Article::Art1Complainant, Reason::AuthorisationNotNeeded)
}

/// Transition 32: an authorisation is recorded of a representative who needs one.
pub fn an_authorisation_counts(complaint: &Complaint) -> Ruling {
    let Some(represented) = &complaint.represented else {
        return there_is_a_representative(complaint);
    };
    let counts = represented.representative.capacity.needs_authorisation();
    require(counts, Article::Art1Complainant, Reason::AuthorisationNotNeeded)
}
/// Working agreement: an arrangement lasts no longer than this, so that it is looked at again.
pub const ARRANGEMENT_MONTHS_MAX: i32 = 3;

/// Transition 35: proportionate, so it has an end that is near.
pub fn an_arrangement_ends(until: Date, today: Date) -> Ruling {
    let limit = today.saturating_add(ARRANGEMENT_MONTHS_MAX.months());
    let fits = until > today && until <= limit;
    require(fits, Article::Art2_1, Reason::ArrangementTooLong)
}

/// Transition 35: two decide on it, an officer and somebody else from management.
pub fn an_arrangement_waits_for(complaint: &Complaint, by: &Actor) -> Ruling {
    let proposed = complaint.arrangement.filter(|proposed| proposed.approved_on.is_none());
    let Some(proposed) = proposed else {
        return Err(super::refuse(Article::Art2_1, Reason::NothingProposed));
    };
    require(proposed.by != by.person, Article::Art2_1, Reason::SecondPairOfEyes)
}
