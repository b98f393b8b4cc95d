//! A letter or mail as it would leave, before it is sent; nothing is kept of it.
use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use weerklank_app::AppError;
use weerklank_app::envelope::Enclosures;
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::CommandKind;
use weerklank_domain::complaint::correspondence::Correspondence;
use weerklank_domain::reference::Reference;

use super::reading::Reading;
use super::road::Link;
use super::step::{self, Standing};
use super::{addressees, writing};
use crate::frame::{self, Place};
use crate::page::Shell;
use crate::parts::Fact;
use crate::problem::{Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/klachten/{reference}/correspondentie/voorbeeld.pdf", post(pdf))
        .route("/klachten/{reference}/correspondentie/voorbeeld", post(mail))
}

/// The buttons under the editor, each to a window of its own.
pub(super) fn links(dossier: &Dossier, tongue: Tongue) -> Vec<Link> {
    let reference = dossier.complaint.recording.reference;
    let place = format!("/klachten/{reference}/correspondentie/voorbeeld");
    vec![
        Link { label: tongue.say("letter-preview"), href: format!("{place}.pdf") },
        Link { label: tongue.say("writing-proof-mail"), href: place },
    ]
}

#[derive(askama::Template)]
#[template(path = "complaints/proof.html")]
struct Page {
    shell: Shell,
    lead: String,
    facts: Vec<Fact>,
    paragraphs: Vec<String>,
}

/// What was typed, read as it will be when it is sent.
struct Proof {
    dossier: Dossier,
    letter: Correspondence,
    enclosed: Enclosures,
}

async fn pdf(
    State(web): State<Web>,
    reader: SignedIn,
    Path(reference): Path<String>,
    sent: Submitted,
) -> Response {
    let proof = match read(&web, &reader, (&reference, &sent)).await {
        Ok(proof) => proof,
        Err(response) => return response,
    };
    let parts = (&proof.letter, &proof.enclosed);
    let reference = proof.dossier.complaint.recording.reference;
    match web.app.correspondence_pdf(reader.actor(), reference, parts).await {
        Ok(bytes) => ([(CONTENT_TYPE, "application/pdf")], bytes).into_response(),
        Err(AppError::Refused(refusal)) => {
            let standing = Standing::Refused(refusal);
            step::page(&web, &reader, (&writing::STEPS[0], &proof.dossier), (&sent, standing)).await
        }
        Err(error) => reader.problem(&web, error).await,
    }
}

async fn mail(
    State(web): State<Web>,
    reader: SignedIn,
    Path(reference): Path<String>,
    sent: Submitted,
) -> Response {
    let proof = match read(&web, &reader, (&reference, &sent)).await {
        Ok(proof) => proof,
        Err(response) => return response,
    };
    let parts = (&proof.letter, &proof.enclosed);
    let reference = proof.dossier.complaint.recording.reference;
    let text = match web.app.correspondence_mail(reader.actor(), reference, parts).await {
        Ok(text) => text,
        Err(error) => return reader.problem(&web, error).await,
    };
    let tongue = reader.tongue();
    let fact = |key: &str, text: String| Fact { term: tongue.say(key), text, ..Fact::default() };
    let mut facts: Vec<Fact> = addressees::told(&proof.dossier, proof.letter.to, tongue)
        .into_iter()
        .map(|told| fact("writing-to", told))
        .collect();
    facts.push(fact("field-subject", sent.text("subject").to_owned()));
    if !proof.letter.files.is_empty() {
        facts.push(fact("field-letter_files", proof.letter.files.len().to_string()));
    }
    let page = Page {
        shell: frame::staff(&web, &reader, &tongue.say("writing-proof-title"), Place::Dossiers)
            .await,
        lead: tongue.say("writing-proof-lead"),
        facts,
        paragraphs: text.split("\n\n").map(str::to_owned).collect(),
    };
    html(&page).into_response()
}

async fn read(
    web: &Web,
    reader: &SignedIn,
    (reference, sent): (&str, &Submitted),
) -> Result<Proof, Response> {
    let Ok(reference) = reference.parse::<Reference>() else {
        return Err(reader.problem(web, Problem::NotFound).await);
    };
    let dossier = match web.app.dossier(reader.actor(), reference).await {
        Ok(dossier) if reader.may_ever(CommandKind::SendCorrespondence) => dossier,
        Ok(_) => return Err(reader.problem(web, Problem::NotAllowed).await),
        Err(error) => return Err(reader.problem(web, error).await),
    };
    let lists = match web.app.lists().await {
        Ok(lists) => lists,
        Err(error) => return Err(reader.problem(web, error).await),
    };
    let mut reading = Reading::new(sent, &dossier, (&lists, web.app.enclosures()), reader.tongue());
    let letter = writing::letter(&mut reading);
    let (enclosed, problems) = reading.finish();
    match letter {
        Some(letter) if problems.is_empty() => Ok(Proof { dossier, letter, enclosed }),
        _ => {
            let standing = step::wrong(reader.tongue(), problems);
            let step = &writing::STEPS[0];
            Err(step::page(web, reader, (step, &dossier), (sent, standing)).await)
        }
    }
}
