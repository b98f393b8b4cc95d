//! "Wijs een klant op de regeling": one form with three buttons, and what was pointed out as proof
//! (3.1, 3.2).
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use uuid::Uuid;
use weerklank_app::pointing_out::{Client, NewPointing, PointedOut, PointingWay};
use weerklank_app::{AppError, FieldProblem, SaveError};
use weerklank_domain::Language;
use weerklank_domain::people::Role;

use crate::complaints::controls::{Control, Need};
use crate::fields::ErrorSummary;
use crate::form::Form;
use crate::frame::{self, Place};
use crate::page::Shell;
use crate::parts::Fact;
use crate::problem::{FORM_REFUSED, Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

/// The texts of the labels here are `pointing_field-NAME`.
const AREA: &str = "pointing_field";

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/regeling-wijzen", get(show).post(send))
        .route("/regeling-wijzen/overzicht", get(list))
        .route("/regeling-wijzen/{id}", get(done))
        .route("/regeling-wijzen/{id}/kaartje.pdf", get(card))
}

#[derive(askama::Template)]
#[template(path = "pointing/form.html")]
struct FormPage {
    shell: Shell,
    lead: String,
    summary: ErrorSummary,
    controls: Vec<Control>,
    submission: String,
    /// The word of a way and the label of its button; the first is the usual one.
    buttons: Vec<(&'static str, String)>,
    list: String,
}

async fn show(State(web): State<Web>, reader: SignedIn) -> Response {
    if !may_point_out(&reader) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    let mut known = Submitted::default();
    known.set("language", Language::Dutch.tag());
    page(&web, &reader, (&known, vec![])).await
}

fn may_point_out(reader: &SignedIn) -> bool {
    reader.is(Role::Partner) || reader.is(Role::Officer)
}

async fn send(State(web): State<Web>, reader: SignedIn, sent: Submitted) -> Response {
    let id = sent.submission().unwrap_or_else(|| web.app.draw_id());
    // The key Enter presses the first button.
    let way = PointingWay::from_key(sent.text("way")).unwrap_or(PointingWay::Email);
    let language = Language::from_tag(sent.text("language")).unwrap_or_default();
    let typed = |name: &str| sent.text(name).to_owned();
    let client = Client { name: typed("name"), company: typed("company"), email: typed("email") };
    let new = NewPointing { id, way, language, client };
    match web.app.point_out(reader.actor(), new).await {
        Ok(()) => Redirect::to(&format!("/regeling-wijzen/{id}")).into_response(),
        Err(SaveError::Invalid(problems)) => page(&web, &reader, (&sent, problems)).await,
        Err(SaveError::App(error)) => reader.problem(&web, error).await,
    }
}

async fn page(
    web: &Web,
    reader: &SignedIn,
    (sent, problems): (&Submitted, Vec<FieldProblem>),
) -> Response {
    let tongue = reader.tongue();
    let mut form = Form::new(sent, AREA, tongue);
    form.refused(&problems);
    form.typed_line("email", Need::Optional, ("email", "off"));
    form.line("name", Need::Optional);
    form.line("company", Need::Optional);
    let languages = Language::ALL
        .iter()
        .map(|language| (language.tag().to_owned(), tongue.label("language", language.tag())));
    form.radios("language", languages.collect());
    let (controls, summary) = form.finish();
    let status = if summary.is_empty() { StatusCode::OK } else { FORM_REFUSED };
    let mut shell = frame::staff(web, reader, &tongue.say("pointing-title"), Place::Pointing).await;
    if status != StatusCode::OK {
        shell = shell.after_failure();
    }
    let submission = sent.submission().unwrap_or_else(|| web.app.draw_id());
    let page = FormPage {
        shell,
        lead: tongue.say("pointing-lead"),
        summary,
        controls,
        submission: submission.to_string(),
        buttons: PointingWay::ALL.map(|way| (way.key(), button(way, tongue))).into(),
        list: tongue.say("pointing-list"),
    };
    (status, html(&page)).into_response()
}

fn button(way: PointingWay, tongue: Tongue) -> String {
    tongue.label("pointing-send", way.key())
}

#[derive(askama::Template)]
#[template(path = "pointing/done.html")]
struct DonePage {
    shell: Shell,
    lead: String,
    /// Where the card is; empty for another way.
    card: String,
    card_open: String,
    card_advice: String,
    /// The text to paste; empty for another way.
    text: String,
    text_label: String,
    text_advice: String,
    copy: String,
    copied: String,
    kept_title: String,
    kept: Vec<Fact>,
    again: String,
    list: String,
}

async fn done(State(web): State<Web>, reader: SignedIn, Path(id): Path<String>) -> Response {
    let pointed = match found(&web, &reader, &id).await {
        Ok(pointed) => pointed,
        Err(error) => return reader.problem(&web, error).await,
    };
    let text = match pointed.way {
        PointingWay::Text => match web.app.procedure_text(&pointed).await {
            Ok(written) => written.text,
            Err(error) => return reader.problem(&web, error).await,
        },
        PointingWay::Email | PointingWay::Card => String::new(),
    };
    let tongue = reader.tongue();
    let is_card = pointed.way == PointingWay::Card;
    let page = DonePage {
        shell: frame::staff(&web, &reader, &tongue.say("pointing-title"), Place::Pointing).await,
        lead: tongue.label("pointing-done", pointed.way.key()),
        card: if is_card { format!("/regeling-wijzen/{id}/kaartje.pdf") } else { String::new() },
        card_open: tongue.say("pointing-card-open"),
        card_advice: tongue.say("pointing-card-advice"),
        text,
        text_label: tongue.say("pointing-text-label"),
        text_advice: tongue.say("pointing-text-advice"),
        copy: tongue.say("pointing-copy"),
        copied: tongue.say("pointing-copied"),
        kept_title: tongue.say("pointing-kept"),
        kept: kept(&pointed, tongue),
        again: tongue.say("pointing-list-add"),
        list: tongue.say("pointing-list"),
    };
    html(&page).into_response()
}

async fn found(web: &Web, reader: &SignedIn, id: &str) -> Result<PointedOut, AppError> {
    let id: Uuid = id.parse().map_err(|_| AppError::NotFound)?;
    web.app.pointing(reader.actor(), id).await
}

async fn card(State(web): State<Web>, reader: SignedIn, Path(id): Path<String>) -> Response {
    let pointed = match found(&web, &reader, &id).await {
        Ok(pointed) if pointed.way == PointingWay::Card => pointed,
        Ok(_) => return reader.problem(&web, Problem::NotFound).await,
        Err(error) => return reader.problem(&web, error).await,
    };
    match web.app.procedure_card(pointed.language).await {
        Ok(bytes) => ([(CONTENT_TYPE, "application/pdf")], bytes).into_response(),
        Err(error) => reader.problem(&web, error).await,
    }
}

fn kept(pointed: &PointedOut, tongue: Tongue) -> Vec<Fact> {
    let fact = |key: &str, text: String| Fact {
        term: tongue.label("pointing-head", key),
        text,
        ..Fact::default()
    };
    vec![
        fact("at", tongue.moment(pointed.at)),
        fact("client", client(pointed, tongue)),
        fact("way", way(pointed, tongue)),
        fact("by", by(pointed)),
        fact("version", pointed.version.to_string()),
    ]
}

/// Name, company and address, as far as they were said.
fn client(pointed: &PointedOut, tongue: Tongue) -> String {
    let Client { name, company, email } = &pointed.client;
    let said: Vec<&str> = [name, company, email]
        .into_iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    if said.is_empty() { tongue.say("pointing-nobody") } else { said.join(", ") }
}

/// By which way, and of a mail what became of it.
fn way(pointed: &PointedOut, tongue: Tongue) -> String {
    let way = tongue.label("pointing-way", pointed.way.key());
    match &pointed.post {
        Some(state) => format!("{way}: {}", tongue.label("post-state", state)),
        None => way,
    }
}

fn by(pointed: &PointedOut) -> String {
    match &pointed.firm {
        Some(firm) => format!("{}, {firm}", pointed.by),
        None => pointed.by.clone(),
    }
}

struct Row {
    at: String,
    href: String,
    cells: [String; 4],
}

#[derive(askama::Template)]
#[template(path = "pointing/list.html")]
struct ListPage {
    shell: Shell,
    lead: String,
    heads: Vec<String>,
    rows: Vec<Row>,
    empty: String,
    add: String,
}

async fn list(State(web): State<Web>, reader: SignedIn) -> Response {
    let all = match web.app.pointed_out(reader.actor()).await {
        Ok(all) => all,
        Err(error) => return reader.problem(&web, error).await,
    };
    let tongue = reader.tongue();
    let row = |pointed: &PointedOut| Row {
        at: tongue.moment(pointed.at),
        href: format!("/regeling-wijzen/{}", pointed.id),
        cells: [
            client(pointed, tongue),
            way(pointed, tongue),
            by(pointed),
            pointed.version.to_string(),
        ],
    };
    let lead =
        if reader.is(Role::Officer) { "pointing-list-lead-all" } else { "pointing-list-lead-own" };
    let page = ListPage {
        shell: frame::staff(&web, &reader, &tongue.say("pointing-list"), Place::Pointing).await,
        lead: tongue.say(lead),
        heads: ["at", "client", "way", "by", "version"]
            .map(|head| tongue.label("pointing-head", head))
            .into(),
        rows: all.iter().map(row).collect(),
        empty: tongue.say("pointing-list-none"),
        add: tongue.say("pointing-list-add"),
    };
    html(&page).into_response()
}
