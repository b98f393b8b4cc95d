//! An access code that was just given: shown to who gave it, to be told or posted (6.3).
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use uuid::Uuid;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::complaint::facts::Way;
use weerklank_domain::reference::Reference;

use super::controls::{Controls, Need, options};
use super::files::download;
use super::reading::Reading;
use super::step::StepPage;
use crate::frame::{self, Place};
use crate::page::Shell;
use crate::problem::{Problem, html};
use crate::session::SignedIn;
use crate::state::Web;

/// To whom, and how: by mail there is the link that he asks for himself.
const VISITORS: [Correspondent; 2] = [Correspondent::Complainant, Correspondent::Representative];
const WAYS: [Way; 3] = [Way::Telephone, Way::Conversation, Way::Letter];

pub(super) const PATH: &str = "toegangscode";

pub(super) const STEPS: &[StepPage] = &[StepPage {
    kind: CommandKind::GiveAccessCode,
    path: PATH,
    known: |dossier, form| {
        let by_post = dossier.card().phone.is_empty() && !dossier.card().address.is_empty();
        let way = if by_post { Way::Letter } else { Way::Telephone };
        form.set("contact_way", way.key());
        form.set("code_for", Correspondent::Complainant.key());
    },
    controls,
    command,
}];

fn controls(form: &mut Controls<'_>) {
    let tongue = form.tongue();
    if form.dossier().complaint.represented.is_some() {
        let visitors = options(&VISITORS, "correspondent", Correspondent::key, tongue);
        form.radios("code_for", Need::Required, visitors);
    }
    let ways = options(&WAYS, "way", Way::key, tongue);
    form.radios("contact_way", Need::Required, ways);
}

fn command(form: &mut Reading<'_>) -> Option<Command> {
    let to = match form.dossier().complaint.represented {
        Some(_) => form.one_of("code_for", Correspondent::from_key),
        None => Some(Correspondent::Complainant),
    };
    let way = form.one_of("contact_way", Way::from_key);
    Some(Command::GiveAccessCode { to: to?, way: way? })
}

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/klachten/{reference}/toegangscode/{form}", get(show))
        .route("/klachten/{reference}/toegangscode/{form}/brief.pdf", get(letter))
}

#[derive(askama::Template)]
#[template(path = "complaints/code.html")]
struct Page {
    shell: Shell,
    reference: String,
    lead: String,
    code_label: String,
    code: String,
    read_out: String,
    where_to: String,
    letter: String,
    letter_href: String,
    once: String,
    back: String,
}

async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Path((reference, form)): Path<(String, String)>,
) -> Response {
    let Some((reference, form)) = asked(&reference, &form) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let given = match web.app.given_code(reader.actor(), (reference, form)).await {
        Ok(given) => given,
        Err(error) => return reader.problem(&web, error).await,
    };
    let tongue = reader.tongue();
    let place = format!("{}/status", web.app.public_url);
    let by_post = given.way == Way::Letter;
    let title = tongue.say("code-title");
    let page = Page {
        shell: frame::staff(&web, &reader, &title, Place::Dossiers).await,
        reference: reference.to_string(),
        lead: tongue.say(if by_post { "code-lead-letter" } else { "code-lead" }),
        code_label: tongue.say("code-label"),
        code: given.code.to_string(),
        read_out: tongue.say("code-read-out"),
        where_to: tongue.say_with("code-where", &[("place", &place)]),
        letter: tongue.say("code-letter"),
        letter_href: format!("/klachten/{reference}/{PATH}/{form}/brief.pdf"),
        once: tongue.say("code-once"),
        back: tongue.say("code-back"),
    };
    html(&page).into_response()
}

async fn letter(
    State(web): State<Web>,
    reader: SignedIn,
    Path((reference, form)): Path<(String, String)>,
) -> Response {
    let Some((reference, form)) = asked(&reference, &form) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    match web.app.code_letter(reader.actor(), (reference, form)).await {
        Ok(bytes) => {
            let name = reader.tongue().say("code-file");
            download("application/pdf", &format!("{name} {reference}.pdf"), bytes)
        }
        Err(error) => reader.problem(&web, error).await,
    }
}

fn asked(reference: &str, form: &str) -> Option<(Reference, Uuid)> {
    Some((reference.parse().ok()?, form.parse().ok()?))
}
