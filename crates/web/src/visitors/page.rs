//! The status page: where the complaint is, whose turn it is, what happens next and by when.
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};
use weerklank_app::queries::dossier::{Dossier, StoredEntry};
use weerklank_app::visitors::Unchanged;
use weerklank_domain::complaint::Stage;
use weerklank_domain::people::{COMPLAINANT, REPRESENTATIVE, Role, SYSTEM};
use weerklank_domain::rules::ch6_responsibilities::turn;

use super::actions::ACTIONS;
use super::visiting::Visiting;
use crate::complaints::{files, road, timeline};
use crate::deadline::open_deadline;
use crate::frame;
use crate::page::{FooterLink, Shell};
use crate::parts::{Deadline, FileLink, Step, TimelineEntry};
use crate::problem::{Problem, html};
use crate::state::Web;
use crate::text::Tongue;

#[derive(askama::Template)]
#[template(path = "visitors/page.html")]
struct Page {
    shell: Shell,
    reference: String,
    lead: String,
    stages_label: String,
    stages: Vec<Step>,
    turn_label: String,
    turn: String,
    next_label: String,
    next: String,
    due_label: String,
    deadline: Deadline,
    why: String,
    promised: String,
    worked: String,
    actions_title: String,
    actions: Vec<FooterLink>,
    letters_title: String,
    letters: Vec<FileLink>,
    timeline_title: String,
    entries: Vec<TimelineEntry>,
    limited: String,
    unchanged_title: String,
    digest_label: String,
    unchanged: String,
    manifest_label: String,
    manifest: String,
    digest: String,
    leave: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    visiting: Visiting,
    RawQuery(query): RawQuery,
) -> Response {
    let (dossier, unchanged) = match web.app.visitors_status(&visiting.visitor).await {
        Ok(status) => status,
        Err(error) => return visiting.problem(&web, error).await,
    };
    let tongue = visiting.tongue;
    let mut shell = frame::visitor(&web, tongue, &tongue.say("visit-title")).await;
    let query = query.unwrap_or_default();
    let done = ACTIONS.iter().find(|action| query == format!("gedaan={}", action.path));
    if let Some(done) = done {
        frame::flash(&mut shell, tongue.say(&format!("visit-{}-done", done.path)));
    }
    html(&page(shell, &dossier, unchanged, tongue)).into_response()
}

fn page(shell: Shell, dossier: &Dossier, unchanged: Option<Unchanged>, tongue: Tongue) -> Page {
    let complaint = &dossier.complaint;
    let due_on = complaint.round().due_on;
    let promised = complaint.promised_on();
    let open = complaint.awaits_answer();
    let holds = unchanged.as_ref().map(|seen| seen.holds);
    Page {
        shell,
        reference: complaint.recording.reference.to_string(),
        lead: tongue.say(if complaint.is_signal() { "visit-lead-signal" } else { "visit-lead" }),
        stages_label: tongue.say("visit-stages"),
        stages: road::stages(dossier, tongue),
        turn_label: tongue.say("visit-turn"),
        turn: tongue.label("visit-turn", turn(complaint).key()),
        next_label: tongue.say("visit-next"),
        next: tongue.label("visit-next", complaint.stage.key()),
        due_label: tongue.say(if open { "visit-due" } else { "visit-answered" }),
        deadline: deadline(dossier, tongue),
        why: tongue.say("dossier-why"),
        promised: if open && promised > due_on {
            let day = tongue.long_day(promised);
            tongue.say_with("visit-promised", &[("day", &day)])
        } else {
            String::new()
        },
        worked: worked(dossier, tongue),
        actions_title: tongue.say("visit-actions"),
        actions: actions(dossier, tongue),
        letters_title: tongue.say("visit-letters"),
        letters: letters(dossier, tongue),
        timeline_title: tongue.say("visit-timeline"),
        entries: entries(dossier, tongue),
        limited: limited(dossier, tongue),
        unchanged_title: tongue.say("visit-unchanged"),
        digest_label: tongue.say("receipt-digest"),
        unchanged: match holds {
            Some(true) => tongue.say("visit-unchanged-yes"),
            Some(false) => tongue.say("visit-unchanged-no"),
            None => String::new(),
        },
        manifest_label: tongue.say("receipt-sent"),
        digest: unchanged.as_ref().map(|seen| seen.digest.to_string()).unwrap_or_default(),
        manifest: unchanged.map(|seen| seen.manifest).unwrap_or_default(),
        leave: tongue.say("visit-leave"),
    }
}

/// By when at the latest and why, or when the answer went out.
fn deadline(dossier: &Dossier, tongue: Tongue) -> Deadline {
    let round = dossier.complaint.round();
    let why = weerklank_texts::explanations::due_date(tongue.0, &dossier.due);
    let sent_on = round.letter.and_then(|letter| letter.sent_on());
    match sent_on {
        Some(on) => Deadline {
            tone: crate::page::Tone::Success,
            words: tongue.long_day(on),
            date: String::new(),
            iso: on.to_string(),
            why: String::new(),
        },
        None if dossier.complaint.stage == Stage::Closed => Deadline::default(),
        None => Deadline { why, ..open_deadline(round.due_on, dossier.today, tongue) },
    }
}

/// When it was last worked on, and in which role, never by whom.
fn worked(dossier: &Dossier, tongue: Tongue) -> String {
    let inside =
        |stored: &&StoredEntry| ![COMPLAINANT, REPRESENTATIVE, SYSTEM].contains(&stored.entry.by);
    let Some(last) = dossier.entries.iter().rev().find(inside) else {
        return tongue.say("visit-not-worked");
    };
    let at = tongue.moment(last.entry.at);
    let role = role_of(dossier, last, tongue);
    tongue.say_with("visit-worked", &[("at", &at), ("role", &role)])
}

fn role_of(dossier: &Dossier, stored: &StoredEntry, tongue: Tongue) -> String {
    let by = stored.entry.by;
    if by == COMPLAINANT {
        return tongue.say("visit-by-you");
    }
    if by == REPRESENTATIVE {
        return tongue.label("role", Role::Representative.key());
    }
    let person = dossier.register.person(by);
    let role = person.and_then(|person| {
        let inside = [Role::Officer, Role::Partner, Role::Staff, Role::Management];
        inside.into_iter().find(|role| person.roles.contains(role))
    });
    role.map_or_else(|| tongue.say("timeline-system"), |role| tongue.label("role", role.key()))
}

/// What can be done now, by the rules that would refuse it.
fn actions(dossier: &Dossier, tongue: Tongue) -> Vec<FooterLink> {
    let possible = ACTIONS.iter().filter(|action| dossier.permit(action.kind).is_ok());
    possible
        .map(|action| FooterLink {
            label: tongue.label("visit", action.path),
            href: format!("/status/klacht/{}", action.path),
        })
        .collect()
}

fn letters(dossier: &Dossier, tongue: Tongue) -> Vec<FileLink> {
    let files = dossier.files.iter().map(|file| FileLink {
        name: file.name.clone(),
        href: format!("/status/klacht/bestanden/{}", file.id),
        detail: format!("{} kB", file.size_bytes.div_ceil(1000)),
        warning: files::warning(dossier, file.id, tongue),
        ..FileLink::default()
    });
    files.collect()
}

/// The shared part of the timeline, in which a role stands where a name would.
fn entries(dossier: &Dossier, tongue: Tongue) -> Vec<TimelineEntry> {
    let told = timeline::whole(dossier, tongue);
    let stored = dossier.entries.iter().rev();
    told.into_iter()
        .zip(stored)
        .map(|(told, stored)| TimelineEntry {
            by: role_of(dossier, stored, tongue),
            visible_to: crate::parts::Tag::default(),
            files: told
                .files
                .into_iter()
                .map(|file| FileLink { href: ours(&file.href), ..file })
                .collect(),
            article: crate::parts::ArticleLink::default(),
            // The numbers would tell how much there is that he does not see.
            anchor: String::new(),
            ..told
        })
        .collect()
}

/// The address under which a visitor finds a file of the dossier.
fn ours(href: &str) -> String {
    let id = href.rsplit('/').next().unwrap_or_default();
    format!("/status/klacht/bestanden/{id}")
}

/// Transition 32: why a representative sees so little.
fn limited(dossier: &Dossier, tongue: Tongue) -> String {
    let is_representative = dossier.by.is(Role::Representative);
    let told = dossier.complaint.represented.as_ref();
    let told = told.is_some_and(|represented| represented.may_be_told(dossier.today));
    if is_representative && !told { tongue.say("visit-limited") } else { String::new() }
}

pub(super) async fn file(
    State(web): State<Web>,
    Path(file): Path<String>,
    visiting: Visiting,
) -> Response {
    let Ok(id) = file.parse() else { return visiting.problem(&web, Problem::NotFound).await };
    match web.app.visitors_file(&visiting.visitor, id).await {
        Ok(file) => files::give(file),
        Err(error) => visiting.problem(&web, error).await,
    }
}
