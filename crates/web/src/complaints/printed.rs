//! Letters and the form as PDF, to look at before they are final (6.2, 6.5).
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use weerklank_domain::reference::Reference;

use super::files::download;
use crate::problem::Problem;
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;

/// The letter as it is saved.
pub(super) async fn saved(
    State(web): State<Web>,
    reader: SignedIn,
    Path(reference): Path<String>,
) -> Response {
    preview_of(&web, &reader, &reference, None).await
}

/// The letter as it is typed now; nothing is saved.
pub(super) async fn typed(
    State(web): State<Web>,
    reader: SignedIn,
    Path(reference): Path<String>,
    sent: Submitted,
) -> Response {
    preview_of(&web, &reader, &reference, Some(sent.text("body").to_owned())).await
}

async fn preview_of(
    web: &Web,
    reader: &SignedIn,
    reference: &str,
    body: Option<String>,
) -> Response {
    let Ok(reference) = reference.parse::<Reference>() else {
        return reader.problem(web, Problem::NotFound).await;
    };
    match web.app.letter_preview(reader.actor(), reference, body).await {
        Ok(bytes) => ([(CONTENT_TYPE, "application/pdf")], bytes).into_response(),
        Err(error) => reader.problem(web, error).await,
    }
}

/// The registration form as PDF, complete or not (6.2).
pub(super) async fn form(
    State(web): State<Web>,
    reader: SignedIn,
    Path(reference): Path<String>,
) -> Response {
    let Ok(reference) = reference.parse::<Reference>() else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    match web.app.form_pdf(reader.actor(), reference).await {
        Ok(bytes) => download("application/pdf", &format!("formulier {reference}.pdf"), bytes),
        Err(error) => reader.problem(&web, error).await,
    }
}
