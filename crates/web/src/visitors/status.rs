//! The way in for who has no account: reference and code, or a fresh link by mail.
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use weerklank_app::visitors::EntryProblem;

use super::visiting::{Visiting, with_cookie};
use crate::accounts::client::Client;
use crate::complaints::controls::{Control, Need};
use crate::fields::ErrorSummary;
use crate::form::Form;
use crate::frame;
use crate::page::Shell;
use crate::problem::{self, FORM_REFUSED, FORM_TOO_OFTEN, Problem, html};
use crate::session;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

const AREA: &str = "status_field";

#[derive(askama::Template)]
#[template(path = "visitors/status.html")]
struct Page {
    shell: Shell,
    summary: ErrorSummary,
    lead: String,
    controls: Vec<Control>,
    send: String,
    lost_title: String,
    lost_lead: String,
    lost_controls: Vec<Control>,
    lost_send: String,
}

#[derive(askama::Template)]
#[template(path = "visitors/link.html")]
struct LinkPage {
    shell: Shell,
    lead: String,
    send: String,
}

/// What happened before the page is shown.
enum Before {
    Nothing,
    Ended,
    Mailed,
    Wrong(StatusCode, String),
}

pub(super) async fn show(
    State(web): State<Web>,
    visiting: Result<Visiting, Response>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Response {
    let ended = query.unwrap_or_default().contains("verlopen");
    if visiting.is_ok() {
        return Redirect::to("/status/klacht").into_response();
    }
    let before = if ended { Before::Ended } else { Before::Nothing };
    page(&web, (&headers, &Submitted::default()), before).await
}

pub(super) async fn enter(
    State(web): State<Web>,
    client: Client,
    headers: HeaderMap,
    sent: Submitted,
) -> Response {
    let tongue = Tongue(session::language_in(&headers));
    let pair = (sent.text("reference"), sent.text("code"));
    match web.app.enter(pair, (client.from, tongue.0)).await {
        Ok(token) => {
            with_cookie(&web, token.as_str(), Redirect::to("/status/klacht").into_response())
        }
        Err(problem) => refused(&web, (&headers, &sent), problem).await,
    }
}

pub(super) async fn mail_link(
    State(web): State<Web>,
    client: Client,
    headers: HeaderMap,
    sent: Submitted,
) -> Response {
    let pair = (sent.text("link_reference"), sent.text("link_mail"));
    match web.app.mail_status_link(pair, client.from).await {
        Ok(()) => page(&web, (&headers, &Submitted::default()), Before::Mailed).await,
        Err(problem) => refused(&web, (&headers, &sent), problem).await,
    }
}

async fn refused(
    web: &Web,
    (headers, sent): (&HeaderMap, &Submitted),
    problem: EntryProblem,
) -> Response {
    let tongue = Tongue(session::language_in(headers));
    let before = match problem {
        EntryProblem::WrongPair => Before::Wrong(FORM_REFUSED, tongue.say("status-wrong-pair")),
        EntryProblem::TooManyTries { wait_seconds } => {
            let seconds = wait_seconds.to_string();
            let sentence = tongue.say_with("status-wait", &[("seconds", &seconds)]);
            Before::Wrong(FORM_TOO_OFTEN, sentence)
        }
        EntryProblem::App(error) => return problem::page(web, tongue.0, error.into()).await,
    };
    page(web, (headers, sent), before).await
}

async fn page(web: &Web, (headers, sent): (&HeaderMap, &Submitted), before: Before) -> Response {
    let tongue = Tongue(session::language_in(headers));
    let mut form = Form::new(sent, AREA, tongue);
    form.line("reference", Need::Required);
    form.line("code", Need::Required);
    let mut lost = Form::new(sent, AREA, tongue);
    lost.line("link_reference", Need::Required);
    lost.typed_line("link_mail", Need::Required, ("email", "email"));
    let mut shell = frame::visitor(web, tongue, &tongue.say("status-title")).await;
    let (status, summary) = match before {
        Before::Nothing => (StatusCode::OK, ErrorSummary::default()),
        Before::Ended => {
            frame::flash(&mut shell, tongue.say("status-ended"));
            (StatusCode::OK, ErrorSummary::default())
        }
        Before::Mailed => {
            frame::flash(&mut shell, tongue.say("status-mailed"));
            (StatusCode::OK, ErrorSummary::default())
        }
        Before::Wrong(status, sentence) => {
            shell = shell.after_failure();
            let title = tongue.say("status-not-in");
            (status, ErrorSummary::new(title).about("reference", sentence))
        }
    };
    let page = Page {
        shell,
        summary,
        lead: tongue.say("status-lead"),
        controls: form.finish().0,
        send: tongue.say("status-send"),
        lost_title: tongue.say("status-lost"),
        lost_lead: tongue.say("status-lost-lead"),
        lost_controls: lost.finish().0,
        lost_send: tongue.say("status-lost-send"),
    };
    (status, html(&page)).into_response()
}

/// A page with one button: a program that looks at the links in a mail doesn't use it up.
pub(super) async fn show_link(
    State(web): State<Web>,
    Path(_token): Path<String>,
    headers: HeaderMap,
) -> Response {
    let tongue = Tongue(session::language_in(&headers));
    let page = LinkPage {
        shell: frame::visitor(&web, tongue, &tongue.say("status-title")).await,
        lead: tongue.say("status-link-lead"),
        send: tongue.say("status-link-send"),
    };
    html(&page).into_response()
}

pub(super) async fn use_link(
    State(web): State<Web>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Response {
    let tongue = Tongue(session::language_in(&headers));
    match web.app.enter_by_link(&token, tongue.0).await {
        Ok(Some(token)) => {
            with_cookie(&web, token.as_str(), Redirect::to("/status/klacht").into_response())
        }
        Ok(None) => page(&web, (&headers, &Submitted::default()), Before::Ended).await,
        Err(error) => problem::page(&web, tongue.0, Problem::from(error)).await,
    }
}

pub(super) async fn leave(State(web): State<Web>, visiting: Visiting) -> Response {
    match web.app.leave(&visiting.token).await {
        Ok(()) => with_cookie(&web, "", Redirect::to("/status").into_response()),
        Err(error) => visiting.problem(&web, error).await,
    }
}
