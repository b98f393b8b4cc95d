//! The dossier on one page: where it stands, what's next, what was said, what happened.
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::CommandKind as K;
use weerklank_domain::complaint::steps::{Standing, Step};
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::ch6_responsibilities::turn;

use super::{overview, timeline};
use crate::frame::{self, Place};
use crate::page::{Shell, Tone};
use crate::parts::{
    ArticleLink, Deadline, Fact, FileLink, Progress, Step as StageStep, Tag, Task, TaskState,
    TimelineEntry,
};
use crate::problem::{Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;
use crate::worklist::{open_deadline, stage_tag};

#[derive(Debug, serde::Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    gedaan: String,
}

/// A step that is not on the road now, but possible.
struct Link {
    label: String,
    href: String,
}

/// A point with its answer, as far as there is one.
struct PointLine {
    summary: String,
    judgment: String,
    finding: String,
}

struct Heads {
    next: String,
    more: String,
    said: String,
    points: String,
    history: String,
    parties: String,
    form: String,
    form_pdf: String,
    files: String,
    deviations: String,
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
    done: Vec<Task>,
    done_title: String,
    more: Vec<Link>,
    said: String,
    points: Vec<PointLine>,
    parties: Vec<Fact>,
    form: Vec<Fact>,
    files: Vec<FileLink>,
    deviations: Vec<Fact>,
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
    if let Some(kind) = K::from_key(&asked.gedaan) {
        let step = tongue.label("command", kind.key());
        frame::flash(&mut shell, tongue.say_with("dossier-done", &[("step", &step)]));
    } else if asked.gedaan == "vastgelegd" {
        let said = tongue.say_with("recorded-sentence", &[("reference", &reference)]);
        frame::flash(&mut shell, said);
    }
    html(&page(shell, &dossier, tongue)).into_response()
}

fn page(shell: Shell, dossier: &Dossier, tongue: Tongue) -> Page {
    let complaint = &dossier.complaint;
    let hidden = || tongue.say("timeline-not-shown");
    let said = |text| dossier.said(text).map_or_else(hidden, str::to_owned);
    let (done, tasks): (Vec<Task>, Vec<Task>) =
        tasks(dossier, tongue).into_iter().partition(|task| task.state == TaskState::Done);
    let count = done.len().to_string();
    Page {
        shell,
        heads: heads(tongue),
        reference: complaint.recording.reference.to_string(),
        complainant: said(&complaint.complainant.name),
        stage: stage_tag(complaint.stage.key(), tongue),
        stages: stages(complaint.stage, tongue),
        deadline: deadline(dossier, tongue),
        turn: tongue.label("turn", turn(complaint).key()),
        officer: complaint
            .officer
            .and_then(|officer| dossier.name_of(officer))
            .map_or_else(|| tongue.say("dossier-nobody"), str::to_owned),
        notices: notices(dossier, tongue),
        tasks,
        done,
        done_title: tongue.say_with("dossier-done-steps", &[("count", &count)]),
        more: more(dossier, tongue),
        said: said(&complaint.recording.expression),
        points: points(dossier, tongue),
        parties: overview::parties(dossier, tongue),
        form: overview::form(dossier, tongue),
        files: overview::files(dossier, tongue),
        deviations: overview::deviations(dossier, tongue),
        entries: timeline::whole(dossier, tongue),
    }
}

fn heads(tongue: Tongue) -> Heads {
    let say = |key: &str| tongue.say(key);
    Heads {
        next: say("dossier-next"),
        more: say("dossier-more"),
        said: say("dossier-said"),
        points: say("dossier-points"),
        history: say("dossier-history"),
        parties: say("dossier-parties"),
        form: say("dossier-form"),
        form_pdf: say("dossier-form-pdf"),
        files: say("dossier-files"),
        deviations: say("dossier-deviations"),
        turn: say("worklist-turn"),
        due: say("worklist-deadline"),
        officer: say("dossier-officer"),
        why: say("dossier-why"),
        stages: say("dossier-stages"),
    }
}

/// The main road with where this complaint is; a side road shows its own last stage.
fn stages(stage: Stage, tongue: Tongue) -> Vec<StageStep> {
    const ROAD: [Stage; 7] = [
        Stage::Received,
        Stage::Registered,
        Stage::WithPartner,
        Stage::WithOfficer,
        Stage::Deciding,
        Stage::Decided,
        Stage::Closed,
    ];
    let aside = [Stage::Received, Stage::Registered, stage];
    let road: &[Stage] = if ROAD.contains(&stage) { &ROAD } else { &aside };
    let here = road.iter().position(|one| *one == stage).unwrap_or_default();
    road.iter()
        .enumerate()
        .map(|(place, one)| {
            let progress = match place.cmp(&here) {
                std::cmp::Ordering::Less => Progress::Done,
                std::cmp::Ordering::Equal => Progress::Current,
                std::cmp::Ordering::Greater => Progress::Ahead,
            };
            let words = match progress {
                Progress::Done => "progress-done",
                Progress::Current => "progress-current",
                Progress::Ahead => "progress-ahead",
            };
            StageStep {
                label: tongue.label("stage", one.key()),
                progress,
                progress_words: tongue.say(words),
                detail: String::new(),
            }
        })
        .collect()
}

/// The deadline of this round with its explanation in words (6.4).
fn deadline(dossier: &Dossier, tongue: Tongue) -> Deadline {
    let round = dossier.complaint.round();
    let why = weerklank_texts::explanations::due_date(tongue.0, &dossier.due);
    let Some(score) = round.score() else {
        let open = open_deadline(round.due_on, dossier.today, tongue);
        return Deadline { why, ..open };
    };
    let days = score.days.to_string();
    let key = if score.met { "dossier-score-met" } else { "dossier-score-missed" };
    Deadline {
        tone: if score.met { Tone::Success } else { Tone::Danger },
        words: tongue.say_with(key, &[("days", &days)]),
        date: tongue.day(round.due_on),
        iso: round.due_on.to_string(),
        why,
    }
}

/// What needs attention before anything else.
fn notices(dossier: &Dossier, tongue: Tongue) -> Vec<String> {
    let complaint = &dossier.complaint;
    let failed = complaint
        .round()
        .letter
        .is_some_and(|letter| letter.delivery == weerklank_domain::complaint::Delivery::Failed);
    let facts = [
        (complaint.nobody_in_charge, "dossier-notice-nobody"),
        (failed, "dossier-notice-failed"),
        (complaint.scope.is_some() && complaint.stage != Stage::OutOfScope, "dossier-notice-scope"),
        (complaint.complainant.confidentiality.key() == "name_not_shared", "dossier-notice-name"),
    ];
    facts.into_iter().filter(|(so, _)| *so).map(|(_, key)| tongue.say(key)).collect()
}

fn tasks(dossier: &Dossier, tongue: Tongue) -> Vec<Task> {
    let mut first = true;
    dossier
        .road()
        .iter()
        .map(|step| {
            let task = task(step, dossier, (tongue, first));
            first &= task.state != TaskState::Now;
            task
        })
        .collect()
}

fn task(step: &Step, dossier: &Dossier, (tongue, first): (Tongue, bool)) -> Task {
    let (state, words, detail) = match &step.standing {
        Standing::Done { on } => {
            let on = on.map(|on| tongue.day(on)).unwrap_or_default();
            (TaskState::Done, "task-done", on)
        }
        Standing::Possible if first => (TaskState::Now, "task-now", String::new()),
        Standing::Possible => (TaskState::Possible, "task-possible", String::new()),
        Standing::NotYet(refusal) => {
            (TaskState::Blocked, "task-blocked", tongue.label("refusal", refusal.reason.key()))
        }
    };
    let possible = matches!(state, TaskState::Now | TaskState::Possible);
    Task {
        title: tongue.label("command", step.kind.key()),
        state,
        state_words: tongue.say(words),
        detail,
        article: ArticleLink { text: tongue.article(step.article), href: String::new() },
        href: if possible { address(dossier, step.kind) } else { String::new() },
        action: String::new(),
    }
}

/// Where a step is done.
fn address(dossier: &Dossier, kind: K) -> String {
    let reference = dossier.complaint.recording.reference;
    let path = match kind {
        K::SaveDraft | K::SendLetter => "brief",
        K::Close => "sluiting",
        _ => super::path_of(kind).unwrap_or_default(),
    };
    format!("/klachten/{reference}/{path}")
}

/// Steps beside the road that are possible now.
fn more(dossier: &Dossier, tongue: Tongue) -> Vec<Link> {
    let on_the_road = dossier.road();
    let undone = |kind: K| {
        on_the_road
            .iter()
            .any(|step| step.kind == kind && !matches!(step.standing, Standing::Done { .. }))
    };
    K::ALL
        .iter()
        .copied()
        .filter(|kind| !undone(*kind) && super::path_of(*kind).is_some())
        .filter(|kind| dossier.permit(*kind).is_ok())
        .map(|kind| Link {
            label: tongue.label("command", kind.key()),
            href: address(dossier, kind),
        })
        .collect()
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
        })
        .collect()
}
