//! The steps with a report: another day, signing, taking back, correcting.
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use weerklank_app::annual::{ReportError, Step};
use weerklank_domain::report::annual::Refused;

use super::show::page;
use super::{Asked, PATH, year};
use crate::problem::Problem;
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;

/// Takes the step that the address names.
pub(super) async fn take(
    State(web): State<Web>,
    reader: SignedIn,
    Path((text, name)): Path<(String, String)>,
    sent: Submitted,
) -> Response {
    let Some(year) = year(&text) else { return reader.problem(&web, Problem::NotFound).await };
    let step = match (name.as_str(), sent.date("as_of")) {
        ("peildatum", Ok(day)) => Step::CountAsOf(day),
        ("peildatum", Err(_)) => {
            let wrong = reader.tongue().say("form-date-wrong");
            return page(&web, &reader, (year, &Asked::default()), Some((wrong, sent))).await;
        }
        ("ondertekenen", _) => Step::Sign,
        ("terugnemen", _) => Step::TakeBack,
        ("corrigeren", _) => Step::Correct { reason: sent.text("reason").to_owned() },
        _ => return reader.problem(&web, Problem::NotFound).await,
    };
    let seen = sent.seen().unwrap_or_default();
    match web.app.step_in_report(reader.actor(), (year, seen), step).await {
        Ok(()) => Redirect::to(&format!("{PATH}/{year}")).into_response(),
        Err(ReportError::Refused(Refused::NotYours)) => {
            reader.problem(&web, Problem::NotAllowed).await
        }
        Err(ReportError::Refused(refused)) => {
            let sentence = reader.tongue().say(&format!("report-refused-{}", refused.key()));
            page(&web, &reader, (year, &Asked::default()), Some((sentence, sent))).await
        }
        Err(ReportError::App(error)) => reader.problem(&web, error).await,
    }
}
