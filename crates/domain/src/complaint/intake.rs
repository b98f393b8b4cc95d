//! Receipt, registration, informing, classifying (chapters 3, 4.2 and 5).
use jiff::civil::Date;

use super::act::{Acted, changed};
use super::command::Circumstances;
use super::event::{Entry, Event};
use super::facts::{Classification, Door, FileRef, InformedOfProcedure, Notice, Recording};
use super::{Complaint, DeviationCause, apply, beginning, conflict, guard};
use crate::article::Article;
use crate::calendar::local_date;
use crate::ids::ComplaintId;
use crate::people::Role;
use crate::rules::{
    Reason, Refusal, ch2_aims as ch2, ch3_informing as ch3, ch4_handling as ch4,
    ch5_registration as ch5, require,
};
use crate::text::Text;

/// Transitions 2 and 3: recording, which is never refused for want of more than seven fields.
/// Registered at once when the partner received it and the parties are known (5.1).
pub fn record(
    id: ComplaintId,
    recording: Recording,
    around: &Circumstances<'_>,
) -> Result<(Complaint, Vec<Event>), Refusal> {
    let by = around.by;
    // The complainant records by the public form, Weerklank what comes by mail (1 and 4).
    let recorders = [
        Role::Partner,
        Role::Staff,
        Role::Officer,
        Role::System,
        Role::Complainant,
        Role::Representative,
    ];
    let allowed = recorders.iter().any(|role| by.is(*role));
    require(allowed, Article::Art5_1, Reason::NotYourRole)?;
    ch5::the_day_of_receipt_has_come(recording.received_on, around.today())?;
    if let Some(informed) = &recording.informed {
        ch3::the_day_of_informing_has_come(informed.on, around.today())?;
    }
    let late_reason = recording.late_reason;
    let by_partner = recording.door == Door::Partner && by.is(Role::Partner);
    let mut complaint = beginning::recorded(id, recording, around.at);
    let mut events = vec![Event::Recorded { recording: Box::new(complaint.recording.clone()) }];
    // The test of conflict runs before anybody is shown or told anything (transition 30).
    let conflicts = conflict::review(&complaint, around);
    follow(&mut complaint, &mut events, conflicts, around);
    if by_partner && ch5::the_parties_are_known(&complaint).is_ok() {
        let registered = register(&complaint, late_reason, around);
        follow(&mut complaint, &mut events, registered, around);
    }
    Ok((complaint, events))
}

fn follow(
    complaint: &mut Complaint,
    events: &mut Vec<Event>,
    more: Vec<Event>,
    around: &Circumstances<'_>,
) {
    for event in more {
        let entry = Entry { by: around.by.person, at: around.at, event };
        apply::apply(complaint, &entry);
        events.push(entry.event);
    }
}

/// Art. 6.4: another day of receipt, with a reason; the first due date moves with it.
pub(super) fn correct_receipt(
    complaint: &Complaint,
    received_on: Date,
    (reason, proof): (Text, Option<Text>),
    around: &Circumstances<'_>,
) -> Acted {
    ch5::the_day_of_receipt_has_come(received_on, around.today())?;
    ch5::the_receipt_precedes_the_recording(complaint, received_on)?;
    // Which version was in force then is known outside; it is added before this is stored.
    let procedure_version = None;
    let event = Event::ReceiptCorrected { received_on, reason, proof, procedure_version };
    Ok(changed(complaint.received_on != received_on, event))
}

/// Transition 6 (5.1). Whoever else than the one the article names leaves a deviation.
pub(super) fn register(
    complaint: &Complaint,
    late_reason: Option<Text>,
    around: &Circumstances<'_>,
) -> Vec<Event> {
    let mut events = vec![Event::Registered];
    if !ch5::the_right_person_registers(complaint, around.by) {
        let cause = DeviationCause::RegisteredByAnother;
        events.push(noted(Article::Art5_1, cause, None));
    }
    let agreed = (around.calendar, &around.terms(complaint));
    if ch5::registration_is_late(complaint.received_on, around.today(), agreed) {
        let cause = DeviationCause::RegisteredLate;
        events.push(noted(Article::Art5_1, cause, late_reason));
    }
    events
}

/// A deviation that the system sees by itself (transition 29).
pub(super) fn noted(article: Article, cause: DeviationCause, reason: Option<Text>) -> Event {
    Event::Deviated { article, reason, cause }
}

/// Transition 7 (4.2): by the officer, one click; over the working agreement it is a deviation.
pub(super) fn notify_partner(
    complaint: &Complaint,
    (notice, letter): (Notice, Option<FileRef>),
    around: &Circumstances<'_>,
) -> Acted {
    let Notice { on, .. } = notice;
    require(on <= around.today(), Article::Art4_2, Reason::DayInFuture)?;
    let possible = on >= complaint.received_on;
    require(possible, Article::Art4_2, Reason::BeforeReceipt)?;
    let recorded_on = local_date(complaint.recorded_at);
    let within = around.terms(complaint).notify_working_days;
    let limit = around.calendar.add_working_days(recorded_on, within);
    let mut events = vec![Event::PartnerNotified { notice, letter }];
    if on > limit {
        let cause = DeviationCause::PartnerToldLate;
        events.push(noted(Article::Art4_2, cause, None));
    }
    Ok(events)
}

/// Transition 8 (2.1).
pub(super) fn acknowledge(
    complaint: &Complaint,
    notice: Notice,
    around: &Circumstances<'_>,
) -> Acted {
    ch2::the_day_of_acknowledging_is_possible(complaint, notice.on, around.today())?;
    Ok(vec![Event::Acknowledged { notice }])
}

/// Art. 3.1 and 3.2.
pub(super) fn inform(informed: InformedOfProcedure, around: &Circumstances<'_>) -> Acted {
    ch3::the_day_of_informing_has_come(informed.on, around.today())?;
    Ok(vec![Event::ComplainantInformed { informed }])
}

/// Art. 5.2 and 5.3: the officer's choice counts; each earlier one is kept.
pub(super) fn classify(complaint: &Complaint, classification: Classification) -> Acted {
    ch5::there_is_one_main_nature(&classification)?;
    let differs = complaint.classification() != Some(&classification);
    Ok(changed(differs, Event::Classified { classification }))
}

/// Whether the partner is known and may hear of the complaint, but has not been told (4.2).
pub fn partner_is_to_be_told(complaint: &Complaint, around: &Circumstances<'_>) -> bool {
    let knows = ch4::the_partner_knows(complaint, guard::registrar_is_involved(complaint, around));
    !knows && ch4::the_partner_can_be_notified(complaint).is_ok()
}
