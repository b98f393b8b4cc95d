//! The calendar feed of a person: its address, and what stands there.
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Redirect, Response};
use weerklank_app::reminders::When;
use weerklank_domain::Language;

use super::own;
use crate::problem::{self, Problem};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;

/// What stands at a secret address, without signing in: that is what a calendar can do.
pub(super) async fn read(State(web): State<Web>, Path(file): Path<String>) -> Response {
    let token = file.strip_suffix(".ics").unwrap_or(&file);
    match web.app.feed(token).await {
        Ok(Some(calendar)) => {
            ([(CONTENT_TYPE, "text/calendar; charset=utf-8")], calendar).into_response()
        }
        Ok(None) => problem::page(&web, Language::Dutch, Problem::NotFound).await,
        Err(error) => problem::page(&web, Language::Dutch, error.into()).await,
    }
}

/// Another address, shown this once; never in the address of a page.
pub(super) async fn renew(State(web): State<Web>, reader: SignedIn) -> Response {
    match web.app.renew_feed(reader.actor()).await {
        Ok(address) => own::with_feed(&web, &reader, address).await,
        Err(error) => reader.problem(&web, error).await,
    }
}

pub(super) async fn revoke(State(web): State<Web>, reader: SignedIn) -> Response {
    match web.app.revoke_feed(reader.actor()).await {
        Ok(()) => Redirect::to("/account?gedaan=agenda").into_response(),
        Err(error) => reader.problem(&web, error).await,
    }
}

/// When he wants to hear of what is due.
pub(super) async fn choose(State(web): State<Web>, reader: SignedIn, sent: Submitted) -> Response {
    let Some(when) = When::from_key(sent.text("reminders")) else {
        return (StatusCode::SEE_OTHER, Redirect::to("/account")).into_response();
    };
    match web.app.set_when_reminded(reader.actor(), when).await {
        Ok(()) => Redirect::to("/account?gedaan=herinneringen").into_response(),
        Err(error) => reader.problem(&web, error).await,
    }
}
