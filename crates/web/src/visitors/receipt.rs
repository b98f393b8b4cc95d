//! The receipt on screen: reference, code, due date, what happens next (3.1, 3.2, 6.4).
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use weerklank_app::visitors::DraftKey;
use weerklank_texts::explanations;

use super::way::{self, Way};
use crate::frame;
use crate::page::Shell;
use crate::problem::{self, Problem, html};
use crate::session;
use crate::state::Web;
use crate::text::Tongue;

#[derive(askama::Template)]
#[template(path = "visitors/receipt.html")]
struct Page {
    shell: Shell,
    lead: String,
    reference_label: String,
    reference: String,
    code_label: String,
    code: String,
    code_advice: String,
    due_label: String,
    due: String,
    why: String,
    next_title: String,
    next: Vec<String>,
    status: String,
    status_label: String,
    procedure: String,
    procedure_label: String,
    sent_title: String,
    sent_lead: String,
    manifest: String,
    digest_label: String,
    digest: String,
    print: String,
    leave: String,
    /// Opens outside the frame.
    target: &'static str,
}

pub(super) async fn show(State(web): State<Web>, headers: HeaderMap) -> Response {
    let tongue = Tongue(session::language_in(&headers));
    match Way::Page.key_of(&web, &headers) {
        Some(key) => page(&web, &key, (tongue, Way::Page)).await,
        None => Redirect::to("/status").into_response(),
    }
}

/// Forgets the receipt on this machine, and goes on to the status page.
pub(super) async fn leave(State(web): State<Web>) -> Response {
    way::forget(&web, Redirect::to("/status").into_response())
}

pub(super) async fn page(web: &Web, key: &DraftKey, (tongue, shown): (Tongue, Way)) -> Response {
    let receipt = match web.app.receipt(key).await {
        Ok(Some(receipt)) => receipt,
        Ok(None) => return Redirect::to("/klacht").into_response(),
        Err(error) => return problem::page(web, tongue.0, Problem::from(error)).await,
    };
    let due = tongue.long_day(receipt.due.due);
    let version = receipt.procedure_version.to_string();
    let next = if receipt.is_signal { "receipt-next-signal" } else { "receipt-next-1" };
    let page = Page {
        shell: frame::visitor(web, tongue, &tongue.say("receipt-title")).await,
        lead: tongue.say("receipt-lead"),
        reference_label: tongue.say("receipt-reference"),
        reference: receipt.reference.to_string(),
        code_label: tongue.say("receipt-code"),
        code: receipt.code.to_string(),
        code_advice: tongue.say("receipt-code-advice"),
        due_label: tongue.say("receipt-due"),
        due,
        why: explanations::due_date(tongue.0, &receipt.due),
        next_title: tongue.say("receipt-next"),
        next: [next, "receipt-next-2", "receipt-next-3"].map(|key| tongue.say(key)).into(),
        status: "/status".to_owned(),
        status_label: tongue.say("receipt-status"),
        procedure: "/regeling".to_owned(),
        procedure_label: tongue.say_with("receipt-procedure", &[("version", &version)]),
        sent_title: tongue.say("receipt-sent"),
        sent_lead: tongue.say("receipt-sent-lead"),
        manifest: receipt.manifest,
        digest_label: tongue.say("receipt-digest"),
        digest: receipt.digest.to_string(),
        print: tongue.say("receipt-print"),
        leave: if shown == Way::Page { tongue.say("receipt-leave") } else { String::new() },
        target: if shown == Way::Framed { "_top" } else { "_self" },
    };
    html(&page).into_response()
}
