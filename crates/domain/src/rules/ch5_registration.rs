//! Chapter 5: registration, classification, closing.
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::ch4_handling::is_in_charge;
use super::{Reason, Ruling, require};
use crate::article::Article;
use crate::calendar::{Calendar, local_date};
use crate::complaint::facts::{Classification, Door};
use crate::complaint::form;
use crate::complaint::terms::Terms;
use crate::complaint::{Complaint, Stage};
use crate::people::{Actor, Register, Role, Subject};

/// Nothing that this procedure handles was received before this day.
pub const EARLIEST_RECEIPT: Date = date(2000, 1, 1);

/// Art. 5.1: a complaint has been received, so not in the future and not in another age.
pub fn the_day_of_receipt_has_come(received_on: Date, today: Date) -> Ruling {
    require(received_on <= today, Article::Art5_1, Reason::DayInFuture)?;
    require(received_on >= EARLIEST_RECEIPT, Article::Art5_1, Reason::DayTooEarly)
}

/// Art. 5.1: a complaint was not received after it was recorded.
pub fn the_receipt_precedes_the_recording(complaint: &Complaint, received_on: Date) -> Ruling {
    require(
        received_on <= local_date(complaint.recorded_at),
        Article::Art5_1,
        Reason::AfterRecording,
    )
}

/// Art. 5.1: who is complained about is known, and the complainant can be reached. Where that
/// can't be, a deviation says why; about whom it is may stay unknown only when it has ended.
pub fn the_parties_are_known(complaint: &Complaint) -> Ruling {
    let known = !matches!(complaint.subject, Subject::Unknown { .. });
    let ended = matches!(complaint.stage, Stage::Withdrawn | Stage::OutOfScope);
    let explained = complaint.has_stated_deviation(Article::Art5_1);
    require(known || (ended && explained), Article::Art5_1, Reason::SubjectUnknown)?;
    require(
        complaint.is_reachable() || complaint.is_signal() || explained,
        Article::Art5_1,
        Reason::ComplainantUnreachable,
    )
}

/// Art. 5.1: the partner registers what he received, the officer what the organisation received.
pub fn the_right_person_registers(complaint: &Complaint, by: &Actor) -> bool {
    match complaint.recording.door {
        Door::Partner => by.is(Role::Partner),
        Door::Organisation => by.is(Role::Officer),
    }
}

/// Art. 5.1: whether registration comes later than the working agreement allows.
pub fn registration_is_late(
    received_on: Date,
    today: Date,
    (calendar, terms): (&Calendar, &Terms),
) -> bool {
    today > calendar.add_working_days(received_on, terms.register_working_days)
}

/// Art. 5.1: what was told was read back, and the answer is still to come.
pub fn a_read_back_waits(complaint: &Complaint) -> Ruling {
    let waits = complaint.read_back.as_ref().is_some_and(|asked| asked.confirmed_on.is_none());
    require(waits, Article::Art5_1, Reason::NothingToConfirm)
}

/// Art. 5.1: a complaint is registered once.
pub fn not_registered_before(complaint: &Complaint) -> Ruling {
    require(complaint.registered.is_none(), Article::Art5_1, Reason::AlreadyDone)
}

/// Art. 5.1: what was solved on the spot is registered like any other complaint.
pub fn what_was_solved_is_registered(complaint: &Complaint) -> Ruling {
    require(complaint.registered.is_some(), Article::Art5_1, Reason::NotRegistered)
}

/// Art. 5.2: the officer in charge classifies, or who stands in for him; nobody else.
pub fn the_officer_in_charge_classifies(
    complaint: &Complaint,
    by: &Actor,
    register: &Register,
) -> Ruling {
    let so = is_in_charge(complaint, by.person, register);
    require(so, Article::Art5_2, Reason::NotTheOfficerInCharge)
}

/// Art. 5.3: one main nature; a further one is another one.
pub fn there_is_one_main_nature(classification: &Classification) -> Ruling {
    let mut natures = vec![classification.nature];
    for further in &classification.further {
        require(!natures.contains(further), Article::Art5_3, Reason::NatureTwice)?;
        natures.push(*further);
    }
    Ok(())
}

/// Art. 5.2: classification follows registration.
pub fn classification_follows_registration(complaint: &Complaint) -> Ruling {
    require(complaint.registered.is_some(), Article::Art5_2, Reason::NotRegistered)
}

/// Art. 5.2 and 5.3: whatever the way out, the complaint has been classified.
pub fn the_complaint_is_classified(complaint: &Complaint) -> Ruling {
    require(complaint.classification().is_some(), Article::Art5_2, Reason::NotClassified)
}

/// Art. 5.4: a closed dossier is read-only.
pub fn the_dossier_is_open(complaint: &Complaint) -> Ruling {
    // Transition 23: it goes on elsewhere, also for who was writing when that was decided.
    let merged = complaint.main_dossier().is_some();
    require(!merged, Article::Art6_6, Reason::DossierMerged)?;
    require(
        !matches!(complaint.stage, Stage::Closed | Stage::Merged),
        Article::Art5_4,
        Reason::DossierClosed,
    )
}

/// Art. 5.4 and 6.2: a dossier closes when its form is complete; the refusal says what is missing.
pub fn the_form_is_complete(
    complaint: &Complaint,
    agreed: (Date, &Terms),
    partner_knows: bool,
) -> Ruling {
    let missing = form::missing_to_close(complaint, agreed, partner_knows);
    if missing.is_empty() {
        return Ok(());
    }
    let mut refusal = super::refuse(Article::Art6_2, Reason::FormIncomplete);
    refusal.missing = missing;
    Err(refusal)
}
/// Art. 5.1: what a partner handles is registered.
pub fn only_what_is_registered_is_handled(complaint: &Complaint) -> Ruling {
    require(complaint.registered.is_some(), Article::Art5_1, Reason::NotRegistered)
}

/// Working agreement: a complainant comes back on a withdrawal within this many days.
pub const WITHDRAWAL_UNDONE_WITHIN_DAYS: i32 = 28;

/// Art. 5.4, transition 21: a withdrawal is undone for 28 days; the clock ran on meanwhile.
pub fn the_withdrawal_can_be_undone(complaint: &Complaint, today: Date) -> Ruling {
    let Some(withdrawn) = complaint.withdrawn else {
        return Err(super::refuse(Article::Art5_4, Reason::NotWithdrawn));
    };
    let limit = withdrawn.on.saturating_add(WITHDRAWAL_UNDONE_WITHIN_DAYS.days());
    require(today <= limit, Article::Art5_4, Reason::TooLateToUndo)?;
    let underway = complaint.round().is_in_the_post_room();
    require(!underway, Article::Art6_4, Reason::LetterUnderway)
}
