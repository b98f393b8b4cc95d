//! Handling by partner and officer (4.4, 4.5, 6.1, 6.3).
use jiff::civil::Date;

use super::act::{Acted, changed};
use super::command::Circumstances;
use super::event::Event;
use super::facts::{Communication, HandOverReason, Reaction, Side, TakeUpReason, Way};
use super::intake::noted;
use super::{Complaint, DeviationCause};
use crate::article::Article;
use crate::people::Role;
use crate::rules::{Reason, ch4_handling as ch4, ch6_responsibilities as ch6, refuse, require};
use crate::text::Text;

/// Transition 29: a person states which rule reality broke, and why.
pub(super) fn stated(article: Article, reason: Text) -> Event {
    Event::Deviated { article, reason: Some(reason), cause: DeviationCause::Stated }
}

/// Transition 11 (6.1): the officer takes it at once; a deviation where a partner is involved.
pub(super) fn take_up(
    complaint: &Complaint,
    reason: TakeUpReason,
    explanation: Option<Text>,
) -> Vec<Event> {
    let mut events = vec![Event::TakenUp { reason, explanation }];
    if complaint.has_partner() {
        events.push(noted(Article::Art6_1, DeviationCause::OfficerAtOnce, explanation));
    }
    events
}

/// Transition 12 (4.5).
pub(super) fn consult(on: Date, way: Way, question: Text, around: &Circumstances<'_>) -> Acted {
    require(on <= around.today(), Article::Art4_5, Reason::DayInFuture)?;
    Ok(vec![Event::PartnerConsulted { on, way, question }])
}

/// Transition 13 (4.5).
pub(super) fn propose(
    complaint: &Complaint,
    on: Date,
    proposal: Text,
    around: &Circumstances<'_>,
) -> Acted {
    ch4::the_consultation_came_first(complaint, on)?;
    require(on <= around.today(), Article::Art4_5, Reason::DayInFuture)?;
    Ok(vec![Event::SolutionProposed { on, proposal }])
}

/// The complainant's answer to a solution; a refusal hands the complaint over (transition 14).
pub(super) fn react(
    complaint: &Complaint,
    reaction: Reaction,
    explanation: Option<Text>,
) -> Vec<Event> {
    let known = complaint.proposals.last().and_then(|proposal| proposal.reaction);
    let mut events =
        changed(known != Some(reaction), Event::ReactionRecorded { reaction, explanation });
    let with_partner = complaint.stage == super::Stage::WithPartner;
    if reaction == Reaction::NotAccepted && with_partner && !events.is_empty() {
        events
            .push(Event::HandedOver { reason: HandOverReason::SolutionRefused, explanation: None });
    }
    events
}

/// Transition 14 (6.1): the partner when he is ready, the officer with a reason, the timer.
pub(super) fn hand_over(
    complaint: &Complaint,
    reason: HandOverReason,
    explanation: Option<Text>,
    around: &Circumstances<'_>,
) -> Acted {
    match reason {
        HandOverReason::PartnerReady => {
            let involved = ch4::is_involved_partner(complaint, around.by, around.register);
            require(involved, Article::Art6_1, Reason::NotTheInvolvedPartner)?;
        }
        HandOverReason::Officer | HandOverReason::SolutionRefused => {
            require(around.by.is(Role::Officer), Article::Art6_1, Reason::NotYourRole)?;
            let last = complaint.proposals.last();
            let refused = last.is_some_and(|last| last.reaction == Some(Reaction::NotAccepted));
            let explained =
                explanation.is_some() || (refused && reason == HandOverReason::SolutionRefused);
            require(explained, Article::Art6_1, Reason::ReasonNeeded)?;
        }
        HandOverReason::Silent => {
            let officer_or_timer = around.by.is(Role::Officer) || around.by.is(Role::System);
            require(officer_or_timer, Article::Art6_1, Reason::NotYourRole)?;
            let agreed = (around.calendar, &around.terms(complaint));
            let silent = ch6::the_partner_is_silent(complaint, around.today(), agreed);
            require(silent, Article::Art6_1, Reason::PartnerNotSilent)?;
        }
    }
    Ok(vec![Event::HandedOver { reason, explanation }])
}

/// Transition 15 (6.1): the partner tries again, until a day that leaves time for the decision.
pub(super) fn return_to_partner(
    complaint: &Complaint,
    until: Date,
    reason: Text,
    around: &Circumstances<'_>,
) -> Acted {
    ch6::the_partner_has_until_before_the_due_date(complaint, until, around.today())?;
    Ok(vec![Event::ReturnedToPartner { until, reason }])
}

/// Transition 16 (4.4): a view, a hearing, or why not; nothing that is still to come.
pub(super) fn on_a_side(on: Date, event: Event, around: &Circumstances<'_>) -> Acted {
    require(on <= around.today(), Article::Art4_4, Reason::DayInFuture)?;
    Ok(vec![event])
}

/// Transition 16 (4.4): each side's view goes to the other for reply.
pub(super) fn share(
    complaint: &Complaint,
    side: Side,
    on: Date,
    around: &Circumstances<'_>,
) -> Acted {
    ch4::there_is_a_view_to_share(complaint, side)?;
    on_a_side(on, Event::ViewShared { side, on }, around)
}

/// Art. 6.3: every contact is written down. A partner writes nothing that he may not read.
pub(super) fn record_communication(
    communication: Communication,
    around: &Circumstances<'_>,
) -> Acted {
    ch6::the_contact_has_taken_place(communication.on, around.today())?;
    let hidden = communication.visibility == super::facts::Visibility::OfficerOnly;
    require(!hidden || around.by.is(Role::Officer), Article::Art6_3, Reason::NotYourRole)?;
    Ok(vec![Event::CommunicationRecorded { communication }])
}

/// Art. 6.6: a correction adds, with the visibility of what it corrects.
pub(super) fn correct(entry: u32, correction: Text, around: &Circumstances<'_>) -> Acted {
    let Some(original) = around.entry else {
        return Err(refuse(Article::Art6_6, Reason::UnknownEntry));
    };
    ch6::the_entry_can_be_corrected(original.by, around.by)?;
    Ok(vec![Event::EntryCorrected { entry, correction, visibility: original.visibility }])
}
