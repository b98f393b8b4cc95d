//! Shows the answers of the public form once more, and sends them.
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use weerklank_app::AppError;
use weerklank_app::visitors::DraftKey;

use super::filing::{Filler, filler, steps, topic_page};
use super::topics::{AREA, Known, TOPICS};
use super::way::{self, FIELD, Sent, Way};
use super::{filled, receipt};
use crate::accounts::client::Client;
use crate::fields::ErrorSummary;
use crate::form::{self, Form};
use crate::frame;
use crate::page::Shell;
use crate::parts::Step;
use crate::problem::{self, FORM_REFUSED, FORM_TOO_OFTEN, Problem, html};
use crate::session;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

/// A field that no person sees; who fills it in is a program.
const EMPTY: &str = "website";

#[derive(askama::Template)]
#[template(path = "visitors/check.html")]
struct CheckPage {
    shell: Shell,
    summary: ErrorSummary,
    steps: Vec<Step>,
    lead: String,
    action: String,
    hidden: Vec<(String, String)>,
    topics: Vec<Checked>,
    trap: String,
    send: String,
}

/// The answers of one topic, and where they are changed.
struct Checked {
    title: String,
    change: String,
    change_label: String,
    rows: Vec<(String, String)>,
}

pub(super) async fn check(State(web): State<Web>, headers: HeaderMap) -> Response {
    let tongue = Tongue(session::language_in(&headers));
    let Some(key) = Way::Page.key_of(&web, &headers) else {
        return Redirect::to("/klacht").into_response();
    };
    match filler(&web, (Way::Page, key), tongue).await {
        Ok(filler) => check_page(&filler, None).await,
        Err(error) => problem::page(&web, tongue.0, error.into()).await,
    }
}

pub(super) async fn check_page(
    filler: &Filler<'_>,
    refused: Option<(StatusCode, ErrorSummary)>,
) -> Response {
    let tongue = filler.tongue;
    let lists = match filler.web.app.lists().await {
        Ok(lists) => lists,
        Err(error) => return filler.problem(error).await,
    };
    let answers = filler.answers();
    let topics = TOPICS.iter().map(|topic| {
        let mut form = Form::new(&answers, AREA, tongue);
        (topic.draw)(&mut form, &Known { lists: &lists, files: &filler.draft.files });
        let mut rows: Vec<(String, String)> = form::words_of(&form.finish().0);
        rows.retain(|(_, said)| !said.is_empty());
        if topic.path == "bijlagen" {
            let names: Vec<&str> = filler.draft.files.iter().map(|f| f.name.as_str()).collect();
            if !names.is_empty() {
                rows.push((tongue.say("ask-files"), names.join("\n")));
            }
        }
        let title = tongue.label("ask-title", topic.path);
        let change = format!("{}/{}", filler.way.base(), topic.path);
        Checked { title, change, change_label: tongue.say("ask-change"), rows }
    });
    let mut shell = frame::visitor(filler.web, tongue, &tongue.say("ask-title-controle")).await;
    let (status, summary) = refused.unwrap_or((StatusCode::OK, ErrorSummary::default()));
    if status != StatusCode::OK {
        shell = shell.after_failure();
    }
    let page = CheckPage {
        shell,
        summary,
        steps: steps(TOPICS.len(), tongue),
        lead: tongue.say("ask-lead-controle"),
        action: format!("{}/controle", filler.way.base()),
        hidden: filler.hidden(),
        topics: topics.collect(),
        trap: tongue.say("ask-trap"),
        send: tongue.say("ask-send"),
    };
    filler.answered((status, html(&page)).into_response()).await
}

pub(super) async fn send(
    State(web): State<Web>,
    client: Client,
    headers: HeaderMap,
    sent: Submitted,
) -> Response {
    let Some(key) = Way::Page.key_of(&web, &headers) else {
        return Redirect::to("/klacht").into_response();
    };
    file(&web, (Way::Page, key), (&client, &headers), sent).await
}

pub(super) async fn send_framed(
    State(web): State<Web>,
    client: Client,
    headers: HeaderMap,
    sent: Submitted,
) -> Response {
    let key = sent.text(FIELD).parse().unwrap_or_else(|_| web.app.new_draft_key());
    file(&web, (Way::Framed, key), (&client, &headers), sent).await
}

async fn file(
    web: &Web,
    (way, key): (Way, DraftKey),
    (client, headers): (&Client, &HeaderMap),
    sent: Submitted,
) -> Response {
    let tongue = Tongue(session::language_in(headers));
    let filler = match filler(web, (way, key), tongue).await {
        Ok(filler) => filler,
        Err(error) => return problem::page(web, tongue.0, error.into()).await,
    };
    // A double click, or a step back after sending: the receipt is there already.
    if filler.draft.answers.is_empty() {
        return match web.app.receipt(&key).await {
            Ok(Some(_)) => received(&filler).await,
            Ok(None) => topic_page(&filler, 0, None).await,
            Err(error) => filler.problem(error).await,
        };
    }
    if let Some(back) = first_wrong(&filler) {
        return back_to(&filler, back).await;
    }
    if !sent.text(EMPTY).is_empty() {
        let summary = ErrorSummary::new(tongue.say("form-refused"))
            .about(EMPTY, tongue.say("ask-trap-filled"));
        return check_page(&filler, Some((FORM_REFUSED, summary))).await;
    }
    if let Some(seconds) = way::wait(web, client.from) {
        return held_back(&filler, seconds).await;
    }
    let lists = match web.app.lists().await {
        Ok(lists) => lists,
        Err(error) => return filler.problem(error).await,
    };
    let enclosed = web.app.enclosures();
    let filing = filled::filing(&filler.answers(), enclosed, &lists, (web.today(), tongue));
    let Some(filing) = filing else { return topic_page(&filler, 0, None).await };
    match web.app.file_complaint(&key, filing).await {
        Ok(_) => received(&filler).await,
        Err(AppError::Refused(refusal)) => {
            let summary = ErrorSummary::new(tongue.say("form-refused"))
                .about("form", tongue.refusal(&refusal));
            check_page(&filler, Some((FORM_REFUSED, summary))).await
        }
        Err(error) => {
            let problem = Problem::from(error);
            if !matches!(problem, Problem::TryAgain) {
                return filler.problem(problem).await;
            }
            let status = problem.status();
            let summary = ErrorSummary::new(tongue.say("problem-try-again-sentence"))
                .about("form", tongue.say("problem-try-again-advice"));
            check_page(&filler, Some((status, summary))).await
        }
    }
}

/// Too much came from one place: what was typed stays, and the officers know.
async fn held_back(filler: &Filler<'_>, seconds: u64) -> Response {
    if let Err(error) = filler.web.app.note_held_back().await {
        return filler.problem(error).await;
    }
    let (tongue, seconds) = (filler.tongue, seconds.to_string());
    let sentence = tongue.say_with("ask-wait", &[("seconds", &seconds)]);
    let summary = ErrorSummary::new(tongue.say("ask-wait-title")).about("form", sentence);
    check_page(filler, Some((FORM_TOO_OFTEN, summary))).await
}

/// The first topic in which something is still wrong.
fn first_wrong(filler: &Filler<'_>) -> Option<usize> {
    let answers = filler.answers();
    TOPICS.iter().position(|topic| {
        let mut form = Form::new(&answers, AREA, filler.tongue);
        (topic.check)(&mut form);
        !form.is_right()
    })
}

async fn back_to(filler: &Filler<'_>, place: usize) -> Response {
    let answers = filler.answers();
    let mut form = Form::new(&answers, AREA, filler.tongue);
    (TOPICS[place].check)(&mut form);
    topic_page(filler, place, Some(form)).await
}

async fn received(filler: &Filler<'_>) -> Response {
    match filler.way {
        Way::Page => {
            let onward = Redirect::to("/klacht/ontvangen").into_response();
            way::remember(filler.web, &filler.key, onward, Sent::Already)
        }
        Way::Framed => {
            let shown = receipt::page(filler.web, &filler.key, (filler.tongue, Way::Framed)).await;
            way::framed(filler.web, shown).await
        }
    }
}
