//! The dossier on one page: where it stands, what's next, what was said, what happened.
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::CommandKind as K;
use weerklank_domain::complaint::correspondence::{CorrespondenceKind, Correspondent};
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{Confidentiality, Way};
use weerklank_domain::complaint::{Delivery, Stage};
use weerklank_domain::people::Role;
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::ch6_responsibilities::turn;

use super::partners::{self, PartnerBox};
use super::road::{self, Link};
use super::{addressees, beside, compliance, overview, similar, timeline, writing};
use crate::deadline::{open_deadline, promised};
use crate::frame::{self, Place};
use crate::page::{Shell, Tone};
use crate::parts::{Deadline, Fact, FileLink, Step as StageStep, Tag, Task, TimelineEntry};
use crate::problem::{Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;
use crate::worklist::stage_tag;

/// Of a round (transition 32).
const DECISION_GOES_TO_THE_COMPLAINANT_ON_DAY: i32 = 21;

#[derive(Debug, serde::Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    gedaan: String,
}

/// A point with its answer, as far as there is one.
struct PointLine {
    summary: String,
    judgment: String,
    finding: String,
    reason: String,
}

struct Heads {
    next: String,
    more: String,
    letters: String,
    said: String,
    points: String,
    remedies: String,
    history: String,
    parties: String,
    partners: String,
    form: String,
    form_pdf: String,
    files: String,
    deviations: String,
    similar: String,
    links: String,
    tracks: String,
    turn: String,
    due: String,
    officer: String,
    why: String,
    stages: String,
}

#[derive(askama::Template)]
#[template(path = "complaints/dossier.html")]
struct Page {
    shell: Shell,
    heads: Heads,
    reference: String,
    complainant: String,
    stage: Tag,
    stages: Vec<StageStep>,
    deadline: Deadline,
    turn: String,
    officer: String,
    notices: Vec<String>,
    tasks: Vec<Task>,
    nothing: String,
    later: Vec<Task>,
    later_title: String,
    done: Vec<Task>,
    done_title: String,
    more: Vec<Link>,
    /// Letters and mails that can be written now.
    letters: Vec<Link>,
    /// Where a contact is recorded; nothing for who can't.
    contact: Option<Link>,
    said: String,
    asked: Vec<Fact>,
    points: Vec<PointLine>,
    remedies: Vec<Fact>,
    parties: Vec<Fact>,
    /// Whom the complaint concerns beside the partner of the subject.
    partners: Vec<PartnerBox>,
    form: Vec<Fact>,
    files: Vec<FileLink>,
    deviations: Vec<Fact>,
    /// Of the same person, about the same adviser, or perhaps the same complaint.
    similar: Vec<Fact>,
    links: Vec<Fact>,
    tracks: Vec<Fact>,
    compliance: Option<compliance::Panel>,
    entries: Vec<TimelineEntry>,
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Path(reference): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Ok(reference) = reference.parse::<Reference>() else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let dossier = match web.app.dossier(reader.actor(), reference).await {
        Ok(dossier) => dossier,
        Err(error) => return reader.problem(&web, error).await,
    };
    let tongue = reader.tongue();
    let reference = reference.to_string();
    let mut shell = frame::staff(&web, &reader, &reference, Place::Dossiers).await;
    if asked.gedaan == K::SendLetter.key() {
        frame::flash(&mut shell, tongue.say("dossier-done-letter"));
    } else if let Some(kind) = K::from_key(&asked.gedaan) {
        let step = tongue.label("command", kind.key());
        frame::flash(&mut shell, tongue.say_with("dossier-done", &[("step", &step)]));
    } else if asked.gedaan == "vastgelegd" {
        let said = tongue.say_with("recorded-sentence", &[("reference", &reference)]);
        frame::flash(&mut shell, said);
    }
    let alike = dossier.complaint.recording.reference;
    let similar = match web.app.similar_to_dossier(reader.actor(), alike).await {
        Ok(similar) => similar::facts(&similar, tongue),
        Err(error) => return reader.problem(&web, error).await,
    };
    html(&Page { similar, ..page(shell, &dossier, tongue) }).into_response()
}

fn page(shell: Shell, dossier: &Dossier, tongue: Tongue) -> Page {
    let complaint = &dossier.complaint;
    let hidden = || tongue.say("timeline-not-shown");
    let said = |text| dossier.said(text).map_or_else(hidden, str::to_owned);
    let tasks = road::tasks(dossier, tongue);
    let counted =
        |key, tasks: &[Task]| tongue.say_with(key, &[("count", &tasks.len().to_string())]);
    Page {
        shell,
        heads: heads(dossier, tongue),
        reference: complaint.recording.reference.to_string(),
        complainant: said(&complaint.complainant.name),
        stage: stage_tag(complaint.stage.key(), tongue),
        stages: road::stages(dossier, tongue),
        deadline: deadline(dossier, tongue),
        turn: tongue.label("turn", turn(complaint).key()),
        officer: complaint
            .officer
            .and_then(|officer| dossier.name_of(officer))
            .map_or_else(|| tongue.say("dossier-nobody"), str::to_owned),
        notices: notices(dossier, tongue),
        later_title: counted("dossier-later-steps", &tasks.later),
        done_title: counted("dossier-done-steps", &tasks.done),
        nothing: nothing(dossier, tongue),
        tasks: tasks.now,
        later: tasks.later,
        done: tasks.done,
        more: more(dossier, tongue),
        letters: writing::links(dossier, tongue),
        contact: contact(dossier, tongue),
        said: said(&complaint.recording.expression),
        asked: overview::asked(dossier, tongue),
        points: points(dossier, tongue),
        remedies: overview::remedies(dossier, tongue),
        parties: overview::parties(dossier, tongue),
        partners: partners::boxes(dossier, tongue),
        form: overview::form(dossier, tongue),
        files: overview::files(dossier, tongue),
        deviations: overview::deviations(dossier, tongue),
        similar: vec![],
        links: beside::links(dossier, tongue),
        tracks: beside::tracks(dossier, tongue),
        compliance: compliance::Panel::of(dossier, tongue),
        entries: timeline::whole(dossier, tongue),
    }
}

/// What else can be done; a partner finds the guidance there (2.3).
fn more(dossier: &Dossier, tongue: Tongue) -> Vec<Link> {
    let guidance = dossier
        .by
        .is(Role::Partner)
        .then(|| Link { label: tongue.say("support-title"), href: "/handreiking".to_owned() });
    guidance.into_iter().chain(road::beside(dossier, tongue)).collect()
}

fn heads(dossier: &Dossier, tongue: Tongue) -> Heads {
    let say = |key: &str| tongue.say(key);
    Heads {
        next: say("dossier-next"),
        more: say("dossier-more"),
        letters: tongue.label("command", K::SendCorrespondence.key()),
        said: say("dossier-said"),
        points: say("dossier-points"),
        remedies: say("dossier-remedies"),
        history: say("dossier-history"),
        parties: say("dossier-parties"),
        partners: say("dossier-partners"),
        form: say("dossier-form"),
        // The completed form holds what only officers may read.
        form_pdf: if dossier.is_officer() { say("dossier-form-pdf") } else { String::new() },
        files: say("dossier-files"),
        deviations: say("dossier-deviations"),
        similar: say("similar-title"),
        links: say("dossier-links"),
        tracks: say("dossier-tracks"),
        turn: say("worklist-turn"),
        due: say("worklist-deadline"),
        officer: say("dossier-officer"),
        why: say("dossier-why"),
        stages: say("dossier-stages"),
    }
}

/// The deadline of this round with its explanation in words (6.4).
fn deadline(dossier: &Dossier, tongue: Tongue) -> Deadline {
    let round = dossier.complaint.round();
    let why = weerklank_texts::explanations::due_date(tongue.0, &dossier.due);
    let Some(score) = round.score() else {
        let open = open_deadline(round.due_on, dossier.today, tongue);
        let open = promised(open, (round.due_on, dossier.complaint.promised_on()), tongue);
        return Deadline { why: why_promised(dossier, why, tongue), ..open };
    };
    let days = score.days.to_string();
    let key = if score.met { "dossier-score-met" } else { "dossier-score-missed" };
    Deadline {
        tone: if score.met { Tone::Success } else { Tone::Danger },
        words: tongue.say_with(key, &[("days", &days)]),
        date: tongue.say_with("dossier-score-due", &[("on", &tongue.day(round.due_on))]),
        iso: round.due_on.to_string(),
        why,
    }
}

/// Why the date is what it is, and why another was promised (6.4, transition 25).
fn why_promised(dossier: &Dossier, why: String, tongue: Tongue) -> String {
    let Some(postponed) = dossier.complaint.postponements.last() else { return why };
    let until = tongue.long_day(postponed.until);
    let reason = dossier.said(&postponed.reason).unwrap_or_default();
    let values = [("until", until.as_str()), ("reason", reason)];
    format!("{why} {}", tongue.say_with("deadline-postponed", &values))
}

/// What needs attention before anything else.
fn notices(dossier: &Dossier, tongue: Tongue) -> Vec<String> {
    let complaint = &dossier.complaint;
    let letter = complaint.round().letter.map(|letter| (letter.way, letter.delivery));
    // The partner doesn't see what the officers have between them.
    let is_inside = dossier.sees_officer_matters();
    let proposed = complaint.scope.is_some() && complaint.stage != Stage::OutOfScope;
    let hidden = complaint.complainant.confidentiality == Confidentiality::NameNotShared;
    let letters_by_post = is_inside && postponement_awaits_a_letter(dossier);
    let by_post = letter == Some((Way::Letter, Delivery::Underway));
    let by_mail = letter == Some((Way::Email, Delivery::Underway));
    let facts = [
        (complaint.nobody_in_charge, "dossier-notice-nobody"),
        (
            is_inside && letter.is_some_and(|(_, how)| how == Delivery::Failed),
            "dossier-notice-failed",
        ),
        (is_inside && by_post, "dossier-notice-post"),
        (is_inside && by_mail, "dossier-notice-underway"),
        (is_inside && proposed, "dossier-notice-scope"),
        (is_inside && hidden, "dossier-notice-name"),
        (is_inside && authorisation_is_late(dossier), "dossier-notice-authorisation"),
        (letters_by_post, "dossier-notice-postponement"),
    ];
    facts.into_iter().filter(|(so, _)| *so).map(|(_, key)| tongue.say(key)).collect()
}

/// Transition 32: from day 21 on it is clear who gets the decision.
fn authorisation_is_late(dossier: &Dossier) -> bool {
    let complaint = &dossier.complaint;
    let day = (dossier.today - complaint.round().started_on).get_days() + 1;
    let waits = complaint.represented.as_ref().is_some_and(|it| !it.may_be_told(dossier.today));
    waits && complaint.awaits_answer() && day >= DECISION_GOES_TO_THE_COMPLAINANT_ON_DAY
}

/// Transition 25: whom no mail reaches is told of a postponement by letter.
fn postponement_awaits_a_letter(dossier: &Dossier) -> bool {
    let complaint = &dossier.complaint;
    let unreached = !addressees::reached_by_mail(dossier, Correspondent::Complainant);
    let told = dossier.entries.iter().rev().find_map(|stored| match &stored.entry.event {
        Event::CorrespondenceSent { correspondence } => {
            (correspondence.kind == CorrespondenceKind::Postponement).then_some(true)
        }
        Event::Postponed { .. } => Some(false),
        _ => None,
    });
    unreached && !complaint.is_signal() && complaint.awaits_answer() && told == Some(false)
}

/// What stands there when nothing is asked of this reader now.
fn nothing(dossier: &Dossier, tongue: Tongue) -> String {
    let is_closed = dossier.complaint.stage == Stage::Closed;
    tongue.say(if is_closed { "dossier-next-closed" } else { "dossier-next-nothing" })
}

fn contact(dossier: &Dossier, tongue: Tongue) -> Option<Link> {
    dossier.permit(K::RecordCommunication).ok()?;
    Some(Link {
        label: tongue.label("command", K::RecordCommunication.key()),
        href: road::address(dossier, K::RecordCommunication),
    })
}

fn points(dossier: &Dossier, tongue: Tongue) -> Vec<PointLine> {
    if !dossier.sees_officer_matters() && dossier.complaint.stage != Stage::Closed {
        return vec![];
    }
    let said = |text| dossier.said(text).unwrap_or_default().to_owned();
    dossier
        .complaint
        .points
        .iter()
        .map(|point| PointLine {
            summary: said(&point.summary),
            judgment: point.answer.as_ref().map_or_else(
                || tongue.say("dossier-unanswered"),
                |answer| tongue.label("judgment", answer.judgment.key()),
            ),
            finding: point.answer.as_ref().map(|answer| said(&answer.finding)).unwrap_or_default(),
            reason: point.answer.as_ref().map(|answer| said(&answer.reason)).unwrap_or_default(),
        })
        .collect()
}
