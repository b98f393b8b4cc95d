//! What the dossiers don't tell: the clients of a year, and totals of years before the system.
use axum::extract::State;
use axum::response::Response;
use weerklank_app::figures::{EnteredList, EnteredProblem, Which, may_enter, may_see_figures};
use weerklank_app::{AppError, SaveError};

use super::AREA;
use super::sheet::{self, Beside, Saving, Sheet, Standing, saving};
use crate::complaints::controls::Need;
use crate::form::Form;
use crate::frame::Place;
use crate::page::FooterLink;
use crate::problem::Problem;
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

/// In bytes: more than the list may be.
const FILE_MAX: u64 = 8_000_000;

/// What differs between the two lists.
struct About {
    which: Which,
    /// The name of the field, and the first part of its texts.
    field: &'static str,
    part: &'static str,
}

const EXPOSURE: About = About { which: Which::Exposure, field: "exposure", part: "exposure" };
const YEARS: About = About { which: Which::Years, field: "past_years", part: "past-years" };

pub(super) async fn exposure(State(web): State<Web>, reader: SignedIn) -> Response {
    show(&web, &reader, &EXPOSURE).await
}

pub(super) async fn save_exposure(
    State(web): State<Web>,
    reader: SignedIn,
    sent: Submitted,
) -> Response {
    save(&web, &reader, (&EXPOSURE, sent)).await
}

pub(super) async fn years(State(web): State<Web>, reader: SignedIn) -> Response {
    show(&web, &reader, &YEARS).await
}

pub(super) async fn save_years(
    State(web): State<Web>,
    reader: SignedIn,
    sent: Submitted,
) -> Response {
    save(&web, &reader, (&YEARS, sent)).await
}

async fn show(web: &Web, reader: &SignedIn, about: &About) -> Response {
    match web.app.entered(reader.actor(), about.which).await {
        Ok(now) => page(web, reader, (about, (&known(about, &now), Standing::Fresh))).await,
        Err(error) => reader.problem(web, error).await,
    }
}

async fn save(web: &Web, reader: &SignedIn, (about, mut sent): (&About, Submitted)) -> Response {
    if !may_enter(reader.actor()) {
        return reader.problem(web, Problem::NotAllowed).await;
    }
    let standing = match of_file(web, &sent).await {
        Ok(Some(list)) => {
            // A file takes the place of what was typed, and is shown when it can't be taken.
            sent.set(about.field, list);
            sent.files.clear();
            None
        }
        Ok(None) => None,
        Err(sentence) => Some(Standing::Told("entered_file", reader.tongue().say(sentence))),
    };
    let standing = match standing {
        Some(standing) => standing,
        None => match take(web, reader, (about, &sent)).await {
            Ok(None) => return sheet::done(home(reader)),
            Ok(Some(standing)) => standing,
            Err(error) => return reader.problem(web, error).await,
        },
    };
    page(web, reader, (about, (&sent, standing))).await
}

/// Nothing when it was saved.
async fn take(
    web: &Web,
    reader: &SignedIn,
    (about, sent): (&About, &Submitted),
) -> Result<Option<Standing>, AppError> {
    let list = Form::new(sent, AREA, reader.tongue()).lines(about.field).unwrap_or_default();
    let seen = sent.seen().unwrap_or_default();
    match web.app.save_entered(reader.actor(), about.which, (list, seen)).await {
        Ok(()) => Ok(None),
        Err(EnteredProblem::App(error)) => match saving(Err(SaveError::App(error))) {
            Saving::Overtaken => {
                let now = web.app.entered(reader.actor(), about.which).await?;
                Ok(Some(Standing::Overtaken(known(about, &now), now.version)))
            }
            Saving::Again(standing) => Ok(Some(standing)),
            Saving::Failed(error) => Err(error),
            Saving::Done => Ok(None),
        },
        Err(problem) => Ok(Some(Standing::Told(about.field, told(&problem, reader.tongue())))),
    }
}

/// What stands in a file that was sent; the key of a sentence when it can't be read.
async fn of_file(web: &Web, sent: &Submitted) -> Result<Option<String>, &'static str> {
    if !sent.refused_files.is_empty() {
        return Err("entered-file-refused");
    }
    let Some(file) = sent.files.first() else { return Ok(None) };
    if file.kept.size_bytes > FILE_MAX || !file.media_type.starts_with("text/") {
        return Err("entered-file-refused");
    }
    let bytes = web.app.sent_bytes(file.kept).await.map_err(|_| "entered-file-refused")?;
    String::from_utf8(bytes).map(Some).map_err(|_| "entered-file-refused")
}

fn told(problem: &EnteredProblem, tongue: Tongue) -> String {
    let EnteredProblem::Line(wrong) = problem else { return tongue.say("entered-too-long") };
    let (line, why) = (wrong.line.to_string(), tongue.label("entered-fault", wrong.fault.key()));
    let values = [("line", line.as_str()), ("text", wrong.text.as_str()), ("why", why.as_str())];
    tongue.say_with("entered-line", &values)
}

fn known(about: &About, now: &EnteredList) -> Submitted {
    let mut known = Submitted::default();
    known.set("seen", now.version.to_string());
    known.set(about.field, now.list.as_str());
    known
}

/// Who has figures came from there.
fn home(reader: &SignedIn) -> &'static str {
    if may_see_figures(reader.actor()) { "/cijfers" } else { "/beheer" }
}

async fn page(
    web: &Web,
    reader: &SignedIn,
    (about, filled): (&About, (&Submitted, Standing)),
) -> Response {
    let tongue = reader.tongue();
    let (href, place) = (home(reader), Place::Figures);
    let up = if href == "/beheer" { "admin-title" } else { "figures-title" };
    let sheet = Sheet {
        title: tongue.say(&format!("admin-part-{}", about.part)),
        lead: tongue.say(&format!("entered-{}-lead", about.part)),
        place: if href == "/beheer" { Place::Settings } else { place },
        up: FooterLink { label: tongue.say(up), href: href.to_owned() },
        draw: &|form| {
            form.area(about.field, Need::Optional, 14);
            form.file("entered_file", ".csv,.txt,text/csv,text/plain");
        },
        action: None,
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}
