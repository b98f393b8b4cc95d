//! The published procedure for everybody, as page and as PDF, each version of it (3.3).
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use weerklank_app::procedure::Published;
use weerklank_domain::Language;
use weerklank_texts::paper::Block;

use crate::frame;
use crate::page::Shell;
use crate::parts::FileLink;
use crate::problem::{self, Problem, html};
use crate::session;
use crate::state::Web;
use crate::text::Tongue;

#[derive(askama::Template)]
#[template(path = "visitors/procedure.html")]
struct Page {
    shell: Shell,
    version: String,
    holds: String,
    notice: String,
    blocks: Vec<Block>,
    files: Vec<FileLink>,
    complain: String,
}

pub(super) async fn in_force(State(web): State<Web>, headers: HeaderMap) -> Response {
    page(&web, None, Tongue(session::language_in(&headers))).await
}

pub(super) async fn one(
    State(web): State<Web>,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Response {
    let tongue = Tongue(session::language_in(&headers));
    match number.parse() {
        Ok(number) => page(&web, Some(number), tongue).await,
        Err(_) => problem::page(&web, tongue.0, Problem::NotFound).await,
    }
}

async fn page(web: &Web, number: Option<u32>, tongue: Tongue) -> Response {
    let published = match web.app.published(number, tongue.0).await {
        Ok(published) => published,
        Err(error) => return problem::page(web, tongue.0, error.into()).await,
    };
    let number = published.number.to_string();
    let mut shell = frame::visitor(web, tongue, &tongue.say("procedure-title")).await;
    shell.description = tongue.say("procedure-lead");
    let files = Language::ALL.map(|language| FileLink {
        name: tongue
            .say_with("procedure-file", &[("language", &tongue.label("language", language.tag()))]),
        href: format!("/regeling/{number}/{}.pdf", language.tag()),
        detail: "pdf".to_owned(),
        ..FileLink::default()
    });
    let page = Page {
        shell,
        version: tongue.say_with("procedure-version", &[("version", &number)]),
        holds: holds(&published, tongue),
        notice: if published.is_in_force { String::new() } else { tongue.say("procedure-other") },
        blocks: published.blocks,
        files: files.into(),
        complain: tongue.say("home-begin"),
    };
    ([(CACHE_CONTROL, "max-age=300")], html(&page)).into_response()
}

fn holds(published: &Published, tongue: Tongue) -> String {
    let from = published.valid_from.map(|from| tongue.long_day(from));
    let until = published.until.map(|until| tongue.long_day(until));
    match (from, until) {
        (Some(from), Some(until)) => {
            tongue.say_with("procedure-from-until", &[("from", &from), ("until", &until)])
        }
        (Some(from), None) => tongue.say_with("procedure-from", &[("from", &from)]),
        (None, Some(until)) => tongue.say_with("procedure-until", &[("until", &until)]),
        (None, None) => String::new(),
    }
}

pub(super) async fn file(
    State(web): State<Web>,
    Path((number, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let reader = session::language_in(&headers);
    let language = file.strip_suffix(".pdf").and_then(Language::from_tag);
    let (Ok(number), Some(language)) = (number.parse(), language) else {
        return problem::page(&web, reader, Problem::NotFound).await;
    };
    match web.app.procedure_pdf(Some(number), language).await {
        Ok(bytes) => {
            let name = format!("inline; filename=\"klachtenregeling-{number}-{file}\"");
            let head = [
                (CONTENT_TYPE, "application/pdf".to_owned()),
                (CONTENT_DISPOSITION, name),
                (CACHE_CONTROL, "max-age=300".to_owned()),
            ];
            (head, bytes).into_response()
        }
        Err(error) => problem::page(&web, reader, error.into()).await,
    }
}
