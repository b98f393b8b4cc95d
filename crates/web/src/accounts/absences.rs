//! Who is away and who stands in: what lasts, what is to come, and noting it (transition 31).
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;
use weerklank_app::absences::{Absence, Absences, ListedAbsence};
use weerklank_app::{FieldProblem, SaveError};

use crate::complaints::controls::{Control, Need};
use crate::fields::ErrorSummary;
use crate::form::Form;
use crate::frame::{self, Place};
use crate::page::Shell;
use crate::problem::{FORM_REFUSED, Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

const AREA: &str = "absence_field";
const PAGE: &str = "/afwezigheid";

#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    gedaan: String,
}

struct Row {
    name: String,
    /// "Nu" where it lasts.
    now: String,
    period: String,
    stand_in: String,
    /// Where it is ended; empty for who may not.
    action: String,
    end: String,
    /// What ending this one is called for a screen reader.
    end_which: String,
}

struct Words {
    list: String,
    none: String,
    heads: [String; 4],
    form: String,
    lead: String,
    send: String,
}

#[derive(askama::Template)]
#[template(path = "accounts/absences.html")]
struct Page {
    shell: Shell,
    summary: ErrorSummary,
    words: Words,
    rows: Vec<Row>,
    controls: Vec<Control>,
    can_note: bool,
    submission: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Query(asked): Query<Asked>,
) -> Response {
    let flash = match asked.gedaan.as_str() {
        "genoteerd" => reader.tongue().say("absence-noted"),
        "beeindigd" => reader.tongue().say("absence-ended"),
        _ => String::new(),
    };
    page(&web, &reader, (&Submitted::default(), vec![]), flash).await
}

pub(super) async fn note(State(web): State<Web>, reader: SignedIn, sent: Submitted) -> Response {
    let mut form = Form::new(&sent, AREA, reader.tongue());
    let (from, until) = (form.date("from"), form.date("until"));
    let (person, stand_in) = (form.id("person"), form.id("stand_in"));
    let person = person.unwrap_or(reader.actor().person);
    let is_right = form.is_right();
    let noted = match from {
        Some(from_on) if is_right => {
            let id = sent.submission().unwrap_or_else(|| web.app.draw_id());
            let absence = Absence { id, person, from_on, until_on: until, stand_in };
            web.app.note_absence(reader.actor(), absence).await
        }
        // The page reads the dates again and says what is wrong with them.
        _ if !is_right => Err(SaveError::Invalid(vec![])),
        _ => {
            let missing = FieldProblem { field: "from_day", text_key: "absence-from-missing" };
            Err(SaveError::Invalid(vec![missing]))
        }
    };
    match noted {
        Ok(()) => Redirect::to(&format!("{PAGE}?gedaan=genoteerd")).into_response(),
        Err(SaveError::Invalid(problems)) => {
            page(&web, &reader, (&sent, problems), String::new()).await
        }
        Err(SaveError::App(error)) => reader.problem(&web, error).await,
    }
}

pub(super) async fn end(
    State(web): State<Web>,
    reader: SignedIn,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = id.parse::<Uuid>() else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    match web.app.end_absence(reader.actor(), id).await {
        Ok(()) => Redirect::to(&format!("{PAGE}?gedaan=beeindigd")).into_response(),
        Err(error) => reader.problem(&web, error).await,
    }
}

async fn page(
    web: &Web,
    reader: &SignedIn,
    (sent, problems): (&Submitted, Vec<FieldProblem>),
    flash: String,
) -> Response {
    let tongue = reader.tongue();
    let absences = match web.app.absences(reader.actor()).await {
        Ok(absences) => absences,
        Err(error) => return reader.problem(web, error).await,
    };
    let mut form = Form::new(sent, AREA, tongue);
    if sent.submission().is_some() {
        form.date("from");
        form.date("until");
    }
    form.refused(&problems);
    draw(&mut form, &absences);
    let (controls, summary) = form.finish();
    let status = if summary.is_empty() { StatusCode::OK } else { FORM_REFUSED };
    let mut shell = frame::staff(web, reader, &tongue.say("absence-title"), Place::Absences).await;
    if status != StatusCode::OK {
        shell = shell.after_failure();
    }
    if !flash.is_empty() {
        frame::flash(&mut shell, flash);
    }
    let submission = sent.submission().unwrap_or_else(|| web.app.draw_id());
    let page = Page {
        shell,
        summary,
        words: words(tongue),
        rows: absences.listed.iter().map(|one| row(one, &absences, tongue)).collect(),
        controls,
        can_note: !absences.people.is_empty(),
        submission: submission.to_string(),
    };
    (status, html(&page)).into_response()
}

/// Who notes only his own absence isn't asked whose it is.
fn draw(form: &mut Form<'_>, absences: &Absences) {
    let options = |people: &[(weerklank_domain::ids::PersonId, String)]| {
        let option =
            |(id, name): &(weerklank_domain::ids::PersonId, String)| (id.to_string(), name.clone());
        people.iter().map(option).collect::<Vec<_>>()
    };
    if absences.people.len() > 1 {
        form.select("person", Need::Required, options(&absences.people));
    }
    form.date_boxes("from");
    form.date_boxes("until");
    form.select("stand_in", Need::Optional, options(&absences.stand_ins));
}

fn words(tongue: Tongue) -> Words {
    Words {
        list: tongue.say("absence-list"),
        none: tongue.say("absence-none"),
        heads: ["who", "period", "stand_in", "end"].map(|head| tongue.label("absence-head", head)),
        form: tongue.say("absence-form"),
        lead: tongue.say("absence-lead"),
        send: tongue.say("absence-send"),
    }
}

fn row(one: &ListedAbsence, absences: &Absences, tongue: Tongue) -> Row {
    let absence = &one.absence;
    let from = tongue.day(absence.from_on);
    let period = match absence.until_on {
        Some(until) => {
            tongue.say_with("absence-period", &[("from", &from), ("until", &tongue.day(until))])
        }
        None => tongue.say_with("absence-period-open", &[("from", &from)]),
    };
    let lasts = absence.is_on(absences.today);
    let end = tongue.say(if lasts { "absence-end" } else { "absence-cancel" });
    Row {
        now: if lasts { tongue.say("absence-now") } else { String::new() },
        stand_in: one.stand_in.clone().unwrap_or_else(|| tongue.say("absence-nobody")),
        action: if one.may_end { format!("{PAGE}/{}/einde", absence.id) } else { String::new() },
        end_which: tongue
            .say_with("absence-end-which", &[("name", &one.name), ("period", &period)]),
        name: one.name.clone(),
        period,
        end,
    }
}
