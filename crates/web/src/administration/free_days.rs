//! The list of days that a decree equates with a holiday.
use axum::extract::State;
use axum::response::Response;
use weerklank_app::agreements::{FreeDays, FreeDaysProblem};
use weerklank_app::{AppError, SaveError};

use super::sheet::{self, Beside, Saving, Sheet, Standing, saving};
use super::{AREA, Administrator};
use crate::complaints::controls::Need;
use crate::form::Form;
use crate::frame::Place;
use crate::page::FooterLink;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

pub(super) async fn show(State(web): State<Web>, reader: Administrator) -> Response {
    match web.app.free_days().await {
        Ok(now) => page(&web, &reader, (&known(&now), Standing::Fresh)).await,
        Err(error) => reader.problem(&web, error).await,
    }
}

pub(super) async fn save(
    State(web): State<Web>,
    reader: Administrator,
    sent: Submitted,
) -> Response {
    let list = Form::new(&sent, AREA, reader.tongue()).lines("free_days").unwrap_or_default();
    let seen = sent.seen().unwrap_or_default();
    let standing = match web.app.save_free_days(reader.actor(), (list, seen)).await {
        Ok(()) => return sheet::done("/beheer"),
        Err(FreeDaysProblem::App(error)) => match sorted(&web, error).await {
            Ok(standing) => standing,
            Err(error) => return reader.problem(&web, error).await,
        },
        Err(problem) => Standing::Told("free_days", told(&problem, reader.tongue())),
    };
    page(&web, &reader, (&sent, standing)).await
}

/// What the form says of a fault that passes, or the fault.
async fn sorted(web: &Web, error: AppError) -> Result<Standing, AppError> {
    match saving(Err(SaveError::App(error))) {
        Saving::Overtaken => {
            let now = web.app.free_days().await?;
            Ok(Standing::Overtaken(known(&now), now.version))
        }
        Saving::Again(standing) => Ok(standing),
        Saving::Failed(error) => Err(error),
        Saving::Done => Ok(Standing::Fresh),
    }
}

fn told(problem: &FreeDaysProblem, tongue: Tongue) -> String {
    match problem {
        FreeDaysProblem::Line(wrong) => {
            let line = wrong.line.to_string();
            let values = [("line", line.as_str()), ("text", wrong.text.as_str())];
            tongue.say_with("free-days-line", &values)
        }
        FreeDaysProblem::NoYear => tongue.say("free-days-no-year"),
        FreeDaysProblem::NoSource => tongue.say("free-days-no-source"),
        FreeDaysProblem::TooLong | FreeDaysProblem::App(_) => tongue.say("free-days-too-long"),
    }
}

fn known(now: &FreeDays) -> Submitted {
    let mut known = Submitted::default();
    known.set("seen", now.version.to_string());
    known.set("free_days", now.list.as_str());
    known
}

async fn page(web: &Web, reader: &Administrator, filled: (&Submitted, Standing)) -> Response {
    let tongue = reader.tongue();
    let sheet = Sheet {
        title: tongue.say("admin-part-free-days"),
        lead: tongue.say("free-days-lead"),
        place: Place::Settings,
        up: FooterLink { label: tongue.say("admin-title"), href: "/beheer".to_owned() },
        draw: &|form| form.area("free_days", Need::Required, 16),
        action: None,
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}
