//! The receipt on screen: reference, code, due date, what happens next (3.1, 3.2, 6.4).
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use weerklank_app::visitors::DraftKey;
use weerklank_domain::Language;
use weerklank_texts::explanations;

use super::way::{self, FIELD, Way};
use crate::complaints::files;
use crate::frame;
use crate::page::Shell;
use crate::problem::{self, Problem, html};
use crate::session;
use crate::state::Web;
use crate::submitted::Submitted;
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
    download: String,
    /// In a frame no cookie says which receipt is meant.
    hidden: Vec<(String, String)>,
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

/// The receipt to keep.
pub(super) async fn file(State(web): State<Web>, headers: HeaderMap) -> Response {
    let language = session::language_in(&headers);
    match Way::Page.key_of(&web, &headers) {
        Some(key) => download(&web, &key, language).await,
        None => Redirect::to("/status").into_response(),
    }
}

/// As [`file`], in a frame of another site.
pub(super) async fn file_framed(
    State(web): State<Web>,
    headers: HeaderMap,
    sent: Submitted,
) -> Response {
    let language = session::language_in(&headers);
    let answer = match sent.text(FIELD).parse() {
        Ok(key) => download(&web, &key, language).await,
        Err(_) => problem::page(&web, language, Problem::NotFound).await,
    };
    way::framed(&web, answer).await
}

async fn download(web: &Web, key: &DraftKey, language: Language) -> Response {
    let receipt = match web.app.receipt(key).await {
        Ok(Some(receipt)) => receipt,
        Ok(None) => return problem::page(web, language, Problem::NotFound).await,
        Err(error) => return problem::page(web, language, error.into()).await,
    };
    let values = [("reference", &*receipt.reference.to_string())];
    let name = Tongue(receipt.language).say_with("receipt-file-title", &values);
    match web.app.receipt_pdf(key).await {
        Ok(Some(bytes)) => files::download("application/pdf", &format!("{name}.pdf"), bytes),
        Ok(None) => problem::page(web, language, Problem::NotFound).await,
        Err(error) => problem::page(web, language, error.into()).await,
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
        download: tongue.say("receipt-download"),
        hidden: match shown {
            Way::Page => vec![],
            Way::Framed => vec![(FIELD.to_owned(), key.to_string())],
        },
        leave: if shown == Way::Page { tongue.say("receipt-leave") } else { String::new() },
        target: if shown == Way::Framed { "_top" } else { "_self" },
    };
    html(&page).into_response()
}
