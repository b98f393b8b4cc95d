//! One form of the administration: shown, refused, or overtaken by somebody else.
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;
use weerklank_app::{AppError, FieldProblem, SaveError};

use super::AREA;
use super::list::Table;
use crate::complaints::controls::Control;
use crate::fields::ErrorSummary;
use crate::form::{Form, differences};
use crate::frame::{self, Place};
use crate::page::{FooterLink, Shell};
use crate::parts::{Difference, Fact};
use crate::problem::{FORM_OUTDATED, FORM_REFUSED, Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

/// Draws the controls of one form.
pub(crate) type Draw<'a> = &'a (dyn Fn(&mut Form<'_>) + Sync);

/// What a form is about.
pub(crate) struct Sheet<'a> {
    pub(crate) title: String,
    /// Explains the form; empty explains nothing.
    pub(crate) lead: String,
    pub(crate) place: Place,
    /// The list that it came from: where saving and cancelling lead.
    pub(crate) up: FooterLink,
    pub(crate) draw: Draw<'a>,
    /// A button below the form that does something else.
    pub(crate) action: Option<Action>,
    /// What belongs to it, in a table below the form.
    pub(crate) table: Option<Table>,
    pub(crate) beside: Beside,
}

/// What helps to fill in a form.
#[derive(Default)]
pub(crate) struct Beside {
    /// Opens the facts.
    pub(crate) title: String,
    pub(crate) facts: Vec<Fact>,
    /// Buttons that show in a window of their own what was typed.
    pub(crate) proofs: Vec<FooterLink>,
}

pub(crate) struct Action {
    pub(crate) label: String,
    pub(crate) about: String,
    pub(crate) to: String,
}

/// How a form stands.
pub(crate) enum Standing {
    Fresh,
    Wrong(Vec<FieldProblem>),
    /// What is wrong with one field, in a sentence of its own.
    Told(&'static str, String),
    /// Somebody else saved it meanwhile: what stands there now, and its version.
    Overtaken(Submitted, u32),
    TryAgain,
}

/// How saving ended.
pub(crate) enum Saving {
    Done,
    Again(Standing),
    /// Somebody else was first; what stands now must be read.
    Overtaken,
    Failed(AppError),
}

/// Sorts what a use case answered.
pub(crate) fn saving(saved: Result<(), SaveError>) -> Saving {
    match saved {
        Ok(()) => Saving::Done,
        Err(SaveError::Invalid(problems)) => Saving::Again(Standing::Wrong(problems)),
        Err(SaveError::App(AppError::Changed)) => Saving::Overtaken,
        Err(SaveError::App(AppError::Store(error))) if weerklank_app::is_full_or_busy(&error) => {
            Saving::Again(Standing::TryAgain)
        }
        Err(SaveError::App(error)) => Saving::Failed(error),
    }
}

#[derive(askama::Template)]
#[template(path = "administration/sheet.html")]
struct Page {
    shell: Shell,
    up: FooterLink,
    lead: String,
    summary: ErrorSummary,
    heads: [String; 3],
    caption: String,
    differences: Vec<Difference>,
    controls: Vec<Control>,
    seen: u32,
    submission: String,
    send: String,
    cancel: String,
    action: Option<Action>,
    table: Option<Table>,
    beside: Beside,
}

pub(crate) async fn page(
    web: &Web,
    reader: &SignedIn,
    sheet: Sheet<'_>,
    (sent, standing): (&Submitted, Standing),
) -> Response {
    let tongue = reader.tongue();
    let mut form = Form::new(sent, AREA, tongue);
    match &standing {
        Standing::Wrong(problems) => form.refused(problems),
        Standing::Told(field, sentence) => form.wrong_because(field, sentence.clone()),
        Standing::Fresh | Standing::Overtaken(..) | Standing::TryAgain => {}
    }
    (sheet.draw)(&mut form);
    let (controls, mut summary) = form.finish();
    let mut status = if summary.is_empty() { StatusCode::OK } else { FORM_REFUSED };
    let mut seen = sent.seen().unwrap_or_default();
    let mut changed = Vec::new();
    match standing {
        Standing::Fresh | Standing::Wrong(_) | Standing::Told(..) => {}
        Standing::Overtaken(theirs, version) => {
            changed = compared(&controls, &theirs, (sheet.draw, tongue));
            // Sent twice, or the same change by two people: it stands there already.
            if changed.iter().all(|difference| !difference.differs) {
                return done(&sheet.up.href);
            }
            status = FORM_OUTDATED;
            seen = version;
            summary = ErrorSummary::new(tongue.say("admin-overtaken"))
                .about("versies", tongue.say("admin-overtaken-advice"));
        }
        Standing::TryAgain => {
            status = Problem::TryAgain.status();
            summary = ErrorSummary::new(tongue.say("problem-try-again-sentence"))
                .about("form", tongue.say("problem-try-again-advice"));
        }
    }
    let mut shell = frame::staff(web, reader, &sheet.title, sheet.place).await;
    if status != StatusCode::OK {
        shell = shell.after_failure();
    }
    let page = Page {
        shell,
        up: sheet.up,
        lead: sheet.lead,
        summary,
        heads: ["value", "yours", "theirs"].map(|head| tongue.label("admin-versions", head)),
        caption: tongue.say("admin-versions-caption"),
        differences: changed,
        controls,
        seen,
        submission: submission(web, sent).to_string(),
        send: tongue.say("admin-save"),
        cancel: tongue.say("form-cancel"),
        action: sheet.action,
        table: sheet.table,
        beside: sheet.beside,
    };
    (status, html(&page)).into_response()
}

/// The same controls filled in twice, beside each other.
fn compared(
    yours: &[Control],
    theirs: &Submitted,
    (draw, tongue): (Draw<'_>, Tongue),
) -> Vec<Difference> {
    let mut form = Form::new(theirs, AREA, tongue);
    draw(&mut form);
    differences(yours, &form.finish().0)
}

/// The id of something new, the same however often its form is sent.
pub(crate) fn submission(web: &Web, sent: &Submitted) -> Uuid {
    sent.submission().unwrap_or_else(|| web.app.draw_id())
}

/// On to the list, which says that it was saved.
pub(crate) fn done(list: &str) -> Response {
    Redirect::to(&format!("{list}?gedaan=opgeslagen")).into_response()
}

/// Puts what is known into a form; nothing where nothing is known.
pub(crate) fn set_known(form: &mut Submitted, values: &[(&str, Option<&str>)]) {
    for (name, value) in values {
        form.set(name, value.unwrap_or_default());
    }
}
