//! A template as mail and as letter, before it is saved; nothing is kept of it.
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use weerklank_app::AppError;
use weerklank_app::templates::TemplateError;
use weerklank_domain::people::Role;
use weerklank_domain::reference::Reference;

use super::super::sheet::Standing;
use super::{DOSSIER, Editor, SUBJECT, TEXT, Which, again, source, told};
use crate::frame::{self, Place};
use crate::page::{FooterLink, Shell};
use crate::parts::Fact;
use crate::problem::{Problem, html};
use crate::state::Web;
use crate::submitted::Submitted;

/// As everywhere, and with the styles that a mail has in its lines: what stands in the frame is
/// escaped and runs nothing.
const POLICY: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; \
    font-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; \
    frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

#[derive(askama::Template)]
#[template(path = "administration/template-proof.html")]
struct Page {
    shell: Shell,
    up: FooterLink,
    lead: String,
    facts: Vec<Fact>,
    /// The language of the template.
    language: &'static str,
    as_text: String,
    text: String,
    as_html: String,
    html: String,
    as_letter: String,
    pdf: String,
    /// What was typed, to be sent on for the letter.
    typed: Vec<(&'static str, String)>,
}

pub(super) async fn mail(
    State(web): State<Web>,
    reader: Editor,
    (Path((language, noun)), sent): (Path<(String, String)>, Submitted),
) -> Response {
    let Some(which) = Which::of((&language, &noun)) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let Ok(dossier) = dossier(&reader, &sent) else {
        return no_dossier(&web, &reader, (which, &sent)).await;
    };
    let typed = source(&sent);
    let mail = web.app.template_mail(reader.actor(), (which.language, &typed), dossier).await;
    let mail = match mail {
        Ok(mail) => mail,
        Err(error) => return refused(&web, &reader, (which, &sent), error).await,
    };
    let tongue = reader.tongue();
    let subject = Fact { term: tongue.label("admin_field", SUBJECT), ..Fact::default() };
    let lead = if dossier.is_some() { "proof_real" } else { "proof_invented" };
    let page = Page {
        shell: frame::staff(&web, &reader, &which.name(tongue), Place::Settings).await,
        up: FooterLink { label: tongue.say("admin-template-back"), href: which.address() },
        lead: tongue.label("admin-template", lead),
        facts: vec![Fact { text: mail.subject, ..subject }],
        language: which.language.tag(),
        as_text: tongue.label("admin-template", "proof_text"),
        text: mail.text,
        as_html: tongue.label("admin-template", "proof_html"),
        html: mail.html,
        as_letter: tongue.label("admin-template", "as_letter"),
        pdf: format!("{}/voorbeeld.pdf", which.address()),
        typed: [SUBJECT, TEXT, DOSSIER].map(|name| (name, sent.text(name).to_owned())).to_vec(),
    };
    ([(CONTENT_SECURITY_POLICY, POLICY)], html(&page)).into_response()
}

pub(super) async fn pdf(
    State(web): State<Web>,
    reader: Editor,
    (Path((language, noun)), sent): (Path<(String, String)>, Submitted),
) -> Response {
    let Some(which) = Which::of((&language, &noun)) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let Ok(dossier) = dossier(&reader, &sent) else {
        return no_dossier(&web, &reader, (which, &sent)).await;
    };
    let typed = source(&sent);
    match web.app.template_pdf(reader.actor(), (which.language, &typed), dossier).await {
        Ok(bytes) => ([(CONTENT_TYPE, "application/pdf")], bytes).into_response(),
        Err(error) => refused(&web, &reader, (which, &sent), error).await,
    }
}

/// The dossier that was named; only an officer names one. An error when it is no reference.
fn dossier(reader: &Editor, sent: &Submitted) -> Result<Option<Reference>, ()> {
    let typed = sent.text(DOSSIER).trim();
    if typed.is_empty() || !reader.is(Role::Officer) {
        return Ok(None);
    }
    typed.parse().map(Some).map_err(|_| ())
}

async fn refused(
    web: &Web,
    reader: &Editor,
    (which, sent): (Which, &Submitted),
    error: TemplateError,
) -> Response {
    match error {
        TemplateError::Faulty(fault) => {
            again(web, reader, which, (sent, told(fault, reader.tongue()))).await
        }
        TemplateError::App(AppError::NotFound) => no_dossier(web, reader, (which, sent)).await,
        TemplateError::App(error) => reader.problem(web, error).await,
    }
}

async fn no_dossier(web: &Web, reader: &Editor, (which, sent): (Which, &Submitted)) -> Response {
    let sentence = reader.tongue().say("admin-template-no-dossier");
    again(web, reader, which, (sent, Standing::Told(DOSSIER, sentence))).await
}
