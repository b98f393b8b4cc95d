//! What passes between the complainant, his representative and the house (1, 2.2, 5.1, 6.3, 6.4).
use jiff::civil::Date;

use super::act::Acted;
use super::command::Circumstances;
use super::correspondence::{
    Authorisation, AuthorisationScope, Correspondence, CorrespondenceKind, Correspondent,
    DismissalGround, Postponement, ReadBack, Represented,
};
use super::event::{Entry, Event};
use super::facts::{FileRef, Way};
use super::intake::noted;
use super::{Complaint, DeviationCause, Stage};
use crate::article::Article;
use crate::calendar::local_date;
use crate::rules::{
    Reason, ch1_definitions as ch1, ch4_handling as ch4, ch6_responsibilities as ch6, require,
};
use crate::text::Text;

/// Art. 6.3: what goes out is written down; to a representative without an authorisation that he
/// needs goes nothing new (transition 32), to a partner nothing before he was informed (4.2).
pub(super) fn send(
    complaint: &Complaint,
    correspondence: Box<Correspondence>,
    around: &Circumstances<'_>,
) -> Acted {
    let Correspondence { kind, to, way, .. } = *correspondence;
    ch1::the_representative_may_be_sent(complaint, (to, kind), around.today())?;
    ch4::the_partner_may_be_written_to(complaint, to)?;
    ch6::a_signal_is_answered_on_the_status_page(complaint, to, way)?;
    Ok(vec![Event::CorrespondenceSent { correspondence }])
}

/// Transition 4: that a mail is no complaint has a reason; what nobody wants to read needs none.
pub(super) fn dismiss(ground: DismissalGround, reason: Option<Text>) -> Acted {
    let explained = reason.is_some() || ground == DismissalGround::Unwanted;
    require(explained, Article::Art1Complaint, Reason::ReasonNeeded)?;
    Ok(vec![Event::ProposalDismissed { ground, reason }])
}

pub(super) fn confirm_read_back(
    complaint: &Complaint,
    (on, way): (Date, Way),
    correction: Option<Text>,
    around: &Circumstances<'_>,
) -> Acted {
    require(on <= around.today(), Article::Art5_1, Reason::DayInFuture)?;
    let asked_on = complaint.read_back.as_ref().map(|asked| asked.asked_on);
    require(asked_on.is_some_and(|asked| on >= asked), Article::Art5_1, Reason::NothingToConfirm)?;
    Ok(vec![Event::ReadBackConfirmed { on, way, correction }])
}

/// Transition 25: once by the officer, a second time with management; after the due date it is a
/// deviation all the same (6.4).
pub(super) fn postpone(
    complaint: &Complaint,
    until: Date,
    reason: Text,
    around: &Circumstances<'_>,
) -> Acted {
    ch6::the_new_date_lies_ahead(complaint, until, around.today())?;
    if complaint.postponements.is_empty() {
        Ok(postponed(complaint, until, reason, around))
    } else {
        Ok(vec![Event::PostponementProposed { until, reason }])
    }
}

pub(super) fn approve_postponement(complaint: &Complaint, around: &Circumstances<'_>) -> Acted {
    let proposed = ch6::a_postponement_waits_for(complaint, around.by)?;
    ch6::the_new_date_lies_ahead(complaint, proposed.until, around.today())?;
    Ok(postponed(complaint, proposed.until, proposed.reason, around))
}

fn postponed(
    complaint: &Complaint,
    until: Date,
    reason: Text,
    around: &Circumstances<'_>,
) -> Vec<Event> {
    let mut events = vec![Event::Postponed { until, reason }];
    if around.today() > complaint.round().due_on {
        events.push(noted(Article::Art6_4, DeviationCause::PostponedLate, Some(reason)));
    }
    events
}

pub(super) fn give_access_code(complaint: &Complaint, (to, way): (Correspondent, Way)) -> Acted {
    ch6::a_code_goes_to_a_visitor(complaint, to)?;
    ch6::a_code_is_told_or_written(way)?;
    Ok(vec![Event::AccessCodeGiven { to, way }])
}

/// Transition 32: the clock runs on.
pub(super) fn ask_authorisation(on: Date, way: Way, around: &Circumstances<'_>) -> Acted {
    require(on <= around.today(), Article::Art1Complainant, Reason::DayInFuture)?;
    Ok(vec![Event::AuthorisationAsked { on, way }])
}

pub(super) fn record_authorisation(
    (on, valid_until): (Date, Option<Date>),
    scope: AuthorisationScope,
    file: Option<FileRef>,
    around: &Circumstances<'_>,
) -> Acted {
    require(on <= around.today(), Article::Art1Complainant, Reason::DayInFuture)?;
    let ahead = valid_until.is_none_or(|end| end >= on);
    require(ahead, Article::Art1Complainant, Reason::EndsBeforeItBegins)?;
    Ok(vec![Event::AuthorisationReceived { on, scope, valid_until, file }])
}

/// What these events change in the state; the others are with `apply`.
pub(super) fn apply(complaint: &mut Complaint, entry: &Entry) {
    use Event as E;
    let today = local_date(entry.at);
    match &entry.event {
        E::CorrespondenceSent { correspondence }
            if correspondence.kind == CorrespondenceKind::HearingReport =>
        {
            complaint.report_sent_on = Some(today);
        }
        E::ProposalConfirmed => complaint.is_proposal = false,
        E::ProposalDismissed { .. } | E::SignalClosed { .. } => {
            complaint.is_proposal = false;
            complaint.scope = None;
            complaint.stage = Stage::Closed;
            complaint.closed_on = Some(today);
        }
        E::ReadBackAsked { text, .. } => {
            let text = *text;
            let asked = ReadBack { asked_on: today, text, confirmed_on: None, correction: None };
            complaint.read_back = Some(asked);
        }
        E::ReadBackConfirmed { on, correction, .. } => {
            if let Some(asked) = &mut complaint.read_back {
                asked.confirmed_on = Some(*on);
                asked.correction = *correction;
            }
        }
        E::Postponed { until, reason } => {
            complaint.postponement_proposed = None;
            complaint.postponements.push(told(entry, *until, *reason, today));
        }
        E::PostponementProposed { until, reason } => {
            complaint.postponement_proposed = Some(told(entry, *until, *reason, today));
        }
        E::RepresentativeNamed { representative } => {
            complaint.represented = Some(Represented::new(representative.clone()));
        }
        E::RepresentativeRemoved { .. } => complaint.represented = None,
        E::AuthorisationAsked { on, .. } => {
            if let Some(represented) = &mut complaint.represented {
                represented.asked_on = Some(*on);
            }
        }
        E::AuthorisationReceived { on, scope, valid_until, file } => {
            if let Some(represented) = &mut complaint.represented {
                represented.authorisation = Some(Authorisation {
                    received_on: *on,
                    scope: *scope,
                    valid_until: *valid_until,
                    file: *file,
                });
            }
        }
        E::SurveyAsked => complaint.survey_asked_on = Some(today),
        E::SurveyAnswered { score, .. } => complaint.survey = Some(*score),
        // `apply` says which events come here; the others have changed the state already.
        _ => {}
    }
}

fn told(entry: &Entry, until: Date, reason: Text, on: Date) -> Postponement {
    Postponement { until, reason, on, by: entry.by }
}
