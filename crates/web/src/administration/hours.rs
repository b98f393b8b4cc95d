//! Between which hours people are reminded by mail.
use axum::extract::State;
use axum::response::Response;
use weerklank_app::reminders::{Hours, HoursSet};

use super::sheet::{self, Beside, Saving, Sheet, Standing, saving};
use super::{AREA, Administrator};
use crate::complaints::controls::Need;
use crate::form::Form;
use crate::frame::Place;
use crate::page::FooterLink;
use crate::state::Web;
use crate::submitted::Submitted;

pub(super) async fn show(State(web): State<Web>, reader: Administrator) -> Response {
    match web.app.reminder_hours().await {
        Ok(set) => page(&web, &reader, (&known(set), Standing::Fresh)).await,
        Err(error) => reader.problem(&web, error).await,
    }
}

pub(super) async fn save(
    State(web): State<Web>,
    reader: Administrator,
    sent: Submitted,
) -> Response {
    let form = Form::new(&sent, AREA, reader.tongue());
    // What is no hour is refused as one that no day has.
    let hour = |name: &str| form.typed(name).parse().unwrap_or(i8::MAX);
    let hours =
        Hours { from: hour("from_hour"), until: hour("until_hour"), digest: hour("digest_hour") };
    let seen = sent.seen().unwrap_or_default();
    let standing = match saving(web.app.set_reminder_hours(reader.actor(), (hours, seen)).await) {
        Saving::Done => return sheet::done("/beheer"),
        Saving::Again(standing) => standing,
        Saving::Overtaken => match web.app.reminder_hours().await {
            Ok(now) => Standing::Overtaken(known(now), now.version),
            Err(error) => return reader.problem(&web, error).await,
        },
        Saving::Failed(error) => return reader.problem(&web, error).await,
    };
    page(&web, &reader, (&sent, standing)).await
}

fn known(set: HoursSet) -> Submitted {
    let mut known = Submitted::default();
    known.set("seen", set.version.to_string());
    known.set("from_hour", set.hours.from.to_string());
    known.set("until_hour", set.hours.until.to_string());
    known.set("digest_hour", set.hours.digest.to_string());
    known
}

fn draw(form: &mut Form<'_>) {
    for name in ["from_hour", "until_hour", "digest_hour"] {
        form.number(name, Need::Required);
    }
}

async fn page(web: &Web, reader: &Administrator, filled: (&Submitted, Standing)) -> Response {
    let tongue = reader.tongue();
    let sheet = Sheet {
        title: tongue.say("admin-part-hours"),
        lead: tongue.say("hours-lead"),
        place: Place::Settings,
        up: FooterLink { label: tongue.say("admin-title"), href: "/beheer".to_owned() },
        draw: &draw,
        action: None,
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}
