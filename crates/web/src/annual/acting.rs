//! The steps with a report: another day, signing, taking back, correcting.
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use weerklank_app::annual::{ReportError, Step};

use super::show::page;
use super::{Asked, PATH, year};
use crate::problem::Problem;
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;

pub(super) async fn count_as_of(
    State(web): State<Web>,
    reader: SignedIn,
    Path(text): Path<String>,
    sent: Submitted,
) -> Response {
    let Some(year) = year(&text) else { return reader.problem(&web, Problem::NotFound).await };
    if let Ok(day) = sent.date("as_of") {
        return take(&web, &reader, (year, sent), Step::CountAsOf(day)).await;
    }
    let wrong = reader.tongue().say("form-date-wrong");
    page(&web, &reader, (year, &Asked::default()), Some((wrong, sent))).await
}

pub(super) async fn sign(
    State(web): State<Web>,
    reader: SignedIn,
    Path(text): Path<String>,
    sent: Submitted,
) -> Response {
    let Some(year) = year(&text) else { return reader.problem(&web, Problem::NotFound).await };
    take(&web, &reader, (year, sent), Step::Sign).await
}

pub(super) async fn take_back(
    State(web): State<Web>,
    reader: SignedIn,
    Path(text): Path<String>,
    sent: Submitted,
) -> Response {
    let Some(year) = year(&text) else { return reader.problem(&web, Problem::NotFound).await };
    take(&web, &reader, (year, sent), Step::TakeBack).await
}

pub(super) async fn correct(
    State(web): State<Web>,
    reader: SignedIn,
    Path(text): Path<String>,
    sent: Submitted,
) -> Response {
    let Some(year) = year(&text) else { return reader.problem(&web, Problem::NotFound).await };
    let reason = sent.text("reason").to_owned();
    take(&web, &reader, (year, sent), Step::Correct { reason }).await
}

async fn take(
    web: &Web,
    reader: &SignedIn,
    (year, sent): (i16, Submitted),
    step: Step,
) -> Response {
    let seen = sent.seen().unwrap_or_default();
    match web.app.step_in_report(reader.actor(), (year, seen), step).await {
        Ok(()) => Redirect::to(&format!("{PATH}/{year}")).into_response(),
        Err(ReportError::Refused(refused)) => {
            let sentence = reader.tongue().say(&format!("report-refused-{}", refused.key()));
            page(web, reader, (year, &Asked::default()), Some((sentence, sent))).await
        }
        Err(ReportError::App(error)) => reader.problem(web, error).await,
    }
}
