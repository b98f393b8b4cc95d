//! Chapter 6: who is responsible, until when, and what is written down.
use jiff::ToSpan;
use jiff::civil::Date;

use super::{Reason, Refusal, Ruling, refuse, require};
use crate::article::Article;
use crate::calendar::Calendar;
use crate::complaint::command::CommandKind;
use crate::complaint::correspondence::{Correspondent, Postponement};
use crate::complaint::external::ExternalTrack;
use crate::complaint::facts::{ReopenGround, Way};
use crate::complaint::links::MergeGround;
use crate::complaint::several::is_same_partner;
use crate::complaint::terms::Terms;
use crate::complaint::{Complaint, Delivery, Letter, Stage, Turn};
use crate::ids::{PersonId, TrackId};
use crate::people::{Actor, FirmKind, Person, Register, Role, Subject};
use crate::permissions::may;

/// Art. 6.1: first the partner, then the officer; whose turn it is now.
pub fn turn(complaint: &Complaint) -> Turn {
    match complaint.stage {
        Stage::Received | Stage::Registered | Stage::WithPartner | Stage::WithOfficer
            if complaint.scope.is_some() =>
        {
            Turn::SecondOfficer
        }
        Stage::Received if complaint.complainant_and_subject_known() => Turn::Officer,
        Stage::Received => Turn::Registrar,
        Stage::WithPartner => Turn::Partner,
        Stage::Registered | Stage::WithOfficer => Turn::Officer,
        Stage::Deciding if complaint.payment_waits().is_some() => Turn::Management,
        Stage::Deciding | Stage::Decided | Stage::Withdrawn | Stage::OutOfScope => {
            if complaint.round().is_in_the_post_room() { Turn::PostRoom } else { Turn::Officer }
        }
        Stage::Closed | Stage::Merged => Turn::Nobody,
    }
}

/// Art. 6.5: the decision answers every point that the complainant made.
pub fn every_point_is_answered(complaint: &Complaint) -> Ruling {
    require(!complaint.points.is_empty(), Article::Art6_5, Reason::NoPoints)?;
    require(
        complaint.points.iter().all(|point| point.answer.is_some()),
        Article::Art6_5,
        Reason::PointUnanswered,
    )
}

/// Art. 6.1: the handling goes to a partner who is there to handle it. A partner without an
/// account is told by letter, and reckoned to be there.
pub fn the_partner_is_present(complaint: &Complaint, register: &Register) -> Ruling {
    let Subject::Partner { firm, adviser, kind } = complaint.subject else {
        return Ok(());
    };
    let mut handlers = register
        .with_role(Role::Partner)
        .filter(|person| {
            let of_firm = kind == FirmKind::Affiliated && person.firm == Some(firm);
            of_firm || (adviser.is_some() && person.adviser == adviser)
        })
        .peekable();
    let nobody_known = handlers.peek().is_none();
    require(
        nobody_known || handlers.any(|person| is_there(person, register)),
        Article::Art6_1,
        Reason::PartnerAbsent,
    )
}

/// Whether he, or who stands in for him, is there (transition 31).
fn is_there(person: &Person, register: &Register) -> bool {
    person.present || register.acting(person.id) != person.id
}

/// Art. 6.1: whether the partner whose turn it is has been silent so long that the handling passes
/// to the officer: five working days, or day 14 when he never began, unless agreed otherwise.
pub fn the_partner_is_silent(
    complaint: &Complaint,
    today: Date,
    (calendar, terms): (&Calendar, &Terms),
) -> bool {
    let Some(since) = complaint.handling_since else {
        return false;
    };
    let heard_of = complaint.partner_active_on;
    // Transition 15: he has until the day that he was given.
    if let (None, Some(returned)) = (heard_of, complaint.returned) {
        return today > returned.until;
    }
    let silent_after = |from, days| today > calendar.add_working_days(from, days);
    let idle_on = complaint.round().started_on.saturating_add(i64::from(terms.idle_on_day).days());
    let idle =
        heard_of.is_none() && today >= idle_on && silent_after(since, terms.consult_working_days);
    idle || silent_after(heard_of.unwrap_or(since), terms.silent_working_days)
}

/// Art. 6.4: there is a written answer to send, and none is on its way.
pub fn a_letter_can_be_sent(complaint: &Complaint) -> Ruling {
    let drafted = complaint.round().draft.is_some();
    require(drafted, Article::Art6_4, Reason::NoDraft)?;
    no_letter_is_on_its_way(complaint)
}

/// Art. 6.4: the answer is not out, or it could not be delivered.
pub fn no_letter_is_on_its_way(complaint: &Complaint) -> Ruling {
    let letter = complaint.round().letter;
    require(
        letter.is_none_or(|letter| letter.delivery == Delivery::Failed),
        Article::Art6_4,
        Reason::LetterUnderway,
    )
}

/// Art. 6.4: nothing was sent yet; a letter that waits for the post can be kept back.
pub fn the_answer_is_not_out(complaint: &Complaint) -> Ruling {
    let round = complaint.round();
    let sent = round.letter.is_some_and(|letter| letter.sent_on().is_some());
    require(!sent && !round.is_in_the_post_room(), Article::Art6_4, Reason::LetterUnderway)
}

/// Art. 6.4: a letter by post waits for its posting day.
pub fn a_letter_waits_for_the_post(complaint: &Complaint) -> Result<Letter, Refusal> {
    complaint
        .round()
        .letter
        .filter(|letter| letter.way == Way::Letter && letter.delivery == Delivery::Underway)
        .ok_or(refuse(Article::Art6_4, Reason::NoLetterToPost))
}

/// Art. 6.4: the posting day lies between approval and today.
pub fn the_posting_day_is_possible(complaint: &Complaint, on: Date, today: Date) -> Ruling {
    let letter = a_letter_waits_for_the_post(complaint)?;
    require(on >= letter.approved_on, Article::Art6_4, Reason::PostedBeforeApproval)?;
    require(on <= today, Article::Art6_4, Reason::DayInFuture)
}

/// Art. 6.4: a round ends with its answer: no new one begins while a mail is on its way, and none
/// begins instead of an answer that could not be delivered.
pub fn the_round_is_answered(complaint: &Complaint) -> Ruling {
    let round = complaint.round();
    require(!round.is_in_the_post_room(), Article::Art6_4, Reason::LetterUnderway)?;
    let sent = round.letter.is_some_and(|letter| letter.sent_on().is_some());
    require(sent || complaint.stage != Stage::Decided, Article::Art6_4, Reason::LetterNotSent)
}

/// Art. 6.3: what happened in the past is recorded, not what is still to come.
pub fn the_contact_has_taken_place(on: Date, today: Date) -> Ruling {
    require(on <= today, Article::Art6_3, Reason::DayInFuture)
}

/// Art. 6.6: an officer corrects every entry, somebody else his own.
pub fn the_entry_can_be_corrected(made_by: PersonId, by: &Actor) -> Ruling {
    require(made_by == by.person || by.is(Role::Officer), Article::Art6_6, Reason::NotYourEntry)
}

/// Art. 6.6: a dossier opens again within the working agreement.
pub fn reopening_is_in_time(complaint: &Complaint, today: Date, terms: &Terms) -> Ruling {
    let answered = complaint.round().letter.and_then(|letter| letter.sent_on());
    let last = answered.or(complaint.closed_on).unwrap_or(complaint.round().started_on);
    let limit = last.saturating_add(i64::from(terms.reopen_within_months).months());
    require(today <= limit, Article::Art6_6, Reason::TooLateToReopen)
}

/// Art. 6.6: a dossier opens again on a ground, within the working agreement;
/// on dissatisfaction alone only once.
pub fn reopening_is_possible(
    complaint: &Complaint,
    ground: ReopenGround,
    (today, terms): (Date, &Terms),
) -> Ruling {
    reopening_is_in_time(complaint, today, terms)?;
    let before =
        complaint.rounds.iter().any(|round| round.ground == Some(ReopenGround::Dissatisfied));
    require(
        !before || ground != ReopenGround::Dissatisfied,
        Article::Art6_6,
        Reason::OnceOnDissatisfaction,
    )
}

/// Transition 25 (6.4): the day that is announced is later than what was promised, and realistic
/// enough to lie ahead.
pub fn the_new_date_lies_ahead(complaint: &Complaint, until: Date, today: Date) -> Ruling {
    let later = until > complaint.promised_on() && until > today;
    require(later, Article::Art6_4, Reason::NewDateTooEarly)
}

/// Transition 25: the second time somebody else agrees, from management.
pub fn a_postponement_waits_for(
    complaint: &Complaint,
    by: &Actor,
) -> Result<Postponement, Refusal> {
    let Some(proposed) = complaint.postponement_proposed.clone() else {
        return Err(refuse(Article::Art6_4, Reason::NoPostponementProposed));
    };
    require(proposed.by != by.person, Article::Art6_4, Reason::SecondPairOfEyes)?;
    Ok(proposed)
}

/// Art. 6.3: a signal has the code with which it came, and nobody to give another one to.
pub fn who_is_not_known_has_his_code(complaint: &Complaint) -> Ruling {
    require(!complaint.is_signal(), Article::Art6_3, Reason::SignalByPortalOnly)
}

/// Art. 6.3: the status page is of the complainant and of who acts for him.
pub fn a_code_goes_to_a_visitor(complaint: &Complaint, to: Correspondent) -> Ruling {
    match to {
        Correspondent::Complainant => Ok(()),
        Correspondent::Representative => {
            super::ch1_definitions::there_is_a_representative(complaint)
        }
        _ => Err(refuse(Article::Art6_3, Reason::NoCodeForOthers)),
    }
}

/// Art. 6.3: who can be mailed asks for a link himself, which works once and not for long.
pub fn a_code_is_told_or_written(way: Way) -> Ruling {
    let fits = matches!(way, Way::Telephone | Way::Conversation | Way::Letter);
    require(fits, Article::Art6_3, Reason::CodeNotByMail)
}

/// Transition 33 (6.3): who is not known is reached on the status page and nowhere else.
pub fn a_signal_is_answered_on_the_status_page(
    complaint: &Complaint,
    to: Correspondent,
    way: Way,
) -> Ruling {
    let outside = matches!(to, Correspondent::Complainant | Correspondent::Representative);
    let possible = !complaint.is_signal() || !outside || way == Way::Portal;
    require(possible, Article::Art6_3, Reason::SignalByPortalOnly)
}
/// Working agreement: after this day of the round the partner doesn't get another turn.
pub const BACK_TO_PARTNER_BEFORE_DAY: i32 = 18;

/// Art. 6.1, transition 15: once a round, and early enough for a decision in time.
pub fn the_partner_can_try_again(complaint: &Complaint, today: Date) -> Ruling {
    require(complaint.returned.is_none(), Article::Art6_1, Reason::ReturnedBefore)?;
    let started_on = complaint.round().started_on;
    let limit = started_on.saturating_add(BACK_TO_PARTNER_BEFORE_DAY.days());
    require(today < limit, Article::Art6_1, Reason::TooLateToReturn)
}

/// Art. 6.1, transition 15: the new day of the partner lies ahead, and before the due date.
pub fn the_partner_has_until_before_the_due_date(
    complaint: &Complaint,
    until: Date,
    today: Date,
) -> Ruling {
    let fits = until > today && until < complaint.round().due_on;
    require(fits, Article::Art6_1, Reason::NotBeforeDueDate)
}
/// Art. 6.6, transition 23: two dossiers go on as one when both are open, about the same, and with
/// the same understanding of who may know the complainant's name.
pub fn the_dossiers_can_be_one(
    complaint: &Complaint,
    main: &Complaint,
    ground: MergeGround,
) -> Ruling {
    let must = |so, reason| require(so, Article::Art6_6, reason);
    must(complaint.id != main.id, Reason::SameDossier)?;
    must(may(Role::Officer, main.stage, CommandKind::Merge), Reason::MainNotOpen)?;
    must(main.rounds.len() == 1, Reason::MainReopened)?;
    let relations = [complaint, main].map(|dossier| dossier.complainant.relation);
    let differ = matches!(relations, [Some(one), Some(other)] if one != other);
    must(!differ || ground == MergeGround::Consent, Reason::OtherComplainant)?;
    let [here, there] = [complaint, main].map(|dossier| dossier.complainant.confidentiality);
    must(here == there, Reason::NameSharedDiffers)?;
    let unknown = matches!(complaint.subject, Subject::Unknown { named: None });
    let same =
        complaint.subject.firm().is_some() && complaint.subject.firm() == main.subject.firm();
    must(unknown || same || complaint.subject == main.subject, Reason::OtherSubject)?;
    // Who was told of one of the two keeps his place in it.
    let in_main = |subject| {
        is_same_partner(&main.subject, subject)
            || main.further_partners().any(|known| is_same_partner(&known.subject, subject))
    };
    let all = complaint.further_partners().all(|partner| in_main(&partner.subject));
    must(all, Reason::OtherSubject)
}

/// Transition 27: a matter that has not ended.
pub fn an_open_track(complaint: &Complaint, track: TrackId) -> Result<&ExternalTrack, Refusal> {
    let open = complaint.external.iter().filter(|known| known.ended_on.is_none());
    let known = { open }.find(|known| known.id == track);
    known.ok_or_else(|| refuse(Article::Art6_6, Reason::UnknownTrack))
}

pub fn there_is_an_open_track(complaint: &Complaint) -> Ruling {
    let open = complaint.external.iter().any(|track| track.ended_on.is_none());
    require(open, Article::Art6_6, Reason::UnknownTrack)
}

pub fn there_is_a_term_to_meet(complaint: &Complaint) -> Ruling {
    let mut terms = complaint.external.iter().flat_map(|track| &track.terms);
    require(terms.any(|term| term.met_on.is_none()), Article::Art6_6, Reason::UnknownTerm)
}

/// Transitions 27 and 28: what is before an external body or claimed stays as it is.
pub fn nothing_holds_the_dossier(complaint: &Complaint) -> Ruling {
    require(complaint.legal_hold.is_some(), Article::Art6_6, Reason::NotHeld)?;
    let free = there_is_an_open_track(complaint).is_err() && !complaint.is_claimed_upon();
    require(free, Article::Art6_6, Reason::StillHeld)
}
