//! Collecting the forms of a year (7.1): asking for it, how far it is, fetching it.
use axum::extract::{Path, Query as Asking, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use weerklank_app::collection::{Collection, CollectionKind, State as HowFar};
use weerklank_app::{FieldProblem, SaveError};
use weerklank_domain::ids::CollectionId;

use crate::complaints::controls::{Control, Need};
use crate::complaints::files::give;
use crate::fields::ErrorSummary;
use crate::form::Form;
use crate::frame::{self, Place};
use crate::page::Shell;
use crate::problem::{FORM_REFUSED, Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

const AREA: &str = "collection_field";
pub(super) const PATH: &str = "/cijfers/verzameling";

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    gedaan: String,
}

#[derive(askama::Template)]
#[template(path = "collection.html")]
struct Page {
    shell: Shell,
    summary: ErrorSummary,
    words: Words,
    controls: Vec<Control>,
    rows: Vec<Row>,
    /// Whether something is still being made.
    is_waiting: bool,
}

struct Words {
    lead: String,
    form: String,
    send: String,
    list: String,
    empty: String,
    kept: String,
    refresh: String,
    back: String,
    heads: [String; 3],
}

struct Row {
    what: String,
    asked: String,
    state: String,
    /// How far it is, in words and for a bar; nothing while nothing is counted.
    progress: Option<Progress>,
    /// Where it is fetched; empty while it can't be.
    href: String,
    fetch: String,
    /// The name of the file and how large it is.
    detail: String,
}

struct Progress {
    done: u32,
    total: u32,
    said: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Asking(asked): Asking<Asked>,
) -> Response {
    let tongue = reader.tongue();
    let flash =
        if asked.gedaan == "gevraagd" { tongue.say("collection-asked") } else { String::new() };
    let mut sent = Submitted::default();
    // In January the year that has ended is collected.
    let today = web.today();
    let year = if today.month() <= 2 { today.year() - 1 } else { today.year() };
    sent.set("year", year.to_string());
    sent.set("kind", CollectionKind::Pdf.key());
    page(&web, &reader, (&sent, vec![]), flash).await
}

pub(super) async fn ask(State(web): State<Web>, reader: SignedIn, sent: Submitted) -> Response {
    let tongue = reader.tongue();
    let form = Form::new(&sent, AREA, tongue);
    // What is no year is refused as one that nobody lived in.
    let year = form.typed("year").parse().unwrap_or(0);
    let asked = if let Some(kind) = CollectionKind::from_key(form.typed("kind")) {
        web.app.ask_collection(reader.actor(), (year, kind, tongue.0)).await
    } else {
        let problem = FieldProblem { field: "kind", text_key: "collection-wrong-kind" };
        Err(SaveError::Invalid(vec![problem]))
    };
    match asked {
        Ok(_) => Redirect::to(&format!("{PATH}?gedaan=gevraagd")).into_response(),
        Err(SaveError::Invalid(problems)) => {
            page(&web, &reader, (&sent, problems), String::new()).await
        }
        Err(SaveError::App(error)) => reader.problem(&web, error).await,
    }
}

pub(super) async fn fetch(
    State(web): State<Web>,
    reader: SignedIn,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = id.parse::<CollectionId>() else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    match web.app.collected(reader.actor(), id).await {
        Ok(file) => give(file),
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
    let listed = match web.app.collections(reader.actor()).await {
        Ok(listed) => listed,
        Err(error) => return reader.problem(web, error).await,
    };
    let mut form = Form::new(sent, AREA, tongue);
    form.refused(&problems);
    form.number("year", Need::Required);
    let kind = |kind: &CollectionKind| {
        (kind.key().to_owned(), tongue.label("collection_kind", kind.key()))
    };
    form.radios("kind", CollectionKind::ALL.iter().map(kind).collect());
    let (controls, summary) = form.finish();
    let status = if summary.is_empty() { StatusCode::OK } else { FORM_REFUSED };
    let title = tongue.say("collection-title");
    let mut shell = frame::staff(web, reader, &title, Place::Figures).await;
    if status != StatusCode::OK {
        shell = shell.after_failure();
    }
    if !flash.is_empty() {
        frame::flash(&mut shell, flash);
    }
    let page = Page {
        shell,
        summary,
        words: words(tongue),
        controls,
        is_waiting: listed.iter().any(waits),
        rows: listed.iter().map(|one| row(one, tongue)).collect(),
    };
    (status, html(&page)).into_response()
}

fn waits(one: &Collection) -> bool {
    matches!(one.state, HowFar::Asked | HowFar::Running)
}

fn words(tongue: Tongue) -> Words {
    Words {
        lead: tongue.say("collection-lead"),
        form: tongue.say("collection-form-title"),
        send: tongue.say("collection-send"),
        list: tongue.say("collection-list"),
        empty: tongue.say("collection-empty"),
        kept: tongue.say("collection-kept"),
        refresh: tongue.say("collection-refresh"),
        back: tongue.say("collection-to-figures"),
        heads: ["what", "asked", "state"].map(|head| tongue.label("collection-head", head)),
    }
}

fn row(one: &Collection, tongue: Tongue) -> Row {
    let kind = tongue.label("collection_kind", &one.kind);
    let year = one.year.to_string();
    let (done, total) = (one.done.to_string(), one.total.to_string());
    let counts = [("done", done.as_str()), ("total", total.as_str())];
    let progress = (waits(one) && one.total > 0).then(|| Progress {
        done: one.done,
        total: one.total,
        said: tongue.say_with("collection-progress", &counts),
    });
    let is_there = one.state == HowFar::Done;
    let detail = one.kept.filter(|_| is_there).map(|kept| {
        let size = format!("{} kB", kept.size_bytes.div_ceil(1000));
        let values = [("name", one.name.as_str()), ("size", size.as_str())];
        let dossiers = tongue.say_with("collection-dossiers", &counts);
        format!("{dossiers} · {}", tongue.say_with("collection-size", &values))
    });
    Row {
        what: tongue.say_with("collection-what", &[("kind", &kind), ("year", &year)]),
        asked: tongue.moment(one.asked_at),
        state: tongue.label("collection_state", one.state.key()),
        progress,
        href: if is_there { format!("{PATH}/{}", one.id) } else { String::new() },
        fetch: tongue.say("collection-download"),
        detail: detail.unwrap_or_default(),
    }
}
