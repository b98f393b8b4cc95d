//! The dossiers behind a figure, for the officer and as far as he may see them (1).
use axum::extract::{Query as Asking, State};
use axum::response::{IntoResponse, Response};
use weerklank_app::figures::{BEHIND_MAX, Behind, Part};
use weerklank_domain::report::Figure;
use weerklank_domain::report::figure::Unit;

use super::asked::Sent;
use crate::frame::{self, Place};
use crate::page::{FooterLink, Shell};
use crate::problem::{Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;

pub(super) const PATH: &str = "/cijfers/dossiers";

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Which {
    figuur: String,
    uitkomst: String,
}

#[derive(askama::Template)]
#[template(path = "figures-behind.html")]
struct Page {
    shell: Shell,
    up: FooterLink,
    definition: String,
    summary: String,
    /// Which of them: all, the hits, the others.
    parts: Vec<(FooterLink, bool)>,
    parts_label: String,
    heads: [String; 3],
    rows: Vec<Row>,
}

struct Row {
    reference: String,
    received_on: String,
    outcome: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Asking(sent): Asking<Sent>,
    Asking(which): Asking<Which>,
) -> Response {
    let wanted = sent.wanted(web.today(), true);
    let (Some(figure), Some(wanted)) = (Figure::from_key(&which.figuur), wanted) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let part = match which.uitkomst.as_str() {
        "wel" => Part::Hits,
        "niet" => Part::Misses,
        _ => Part::All,
    };
    let (found, total) = match web.app.behind(reader.actor(), (figure, part), wanted).await {
        Ok(found) => found,
        Err(error) => return reader.problem(&web, error).await,
    };
    let tongue = reader.tongue();
    let title = tongue.label("figure", figure.key());
    let page = Page {
        shell: frame::staff(&web, &reader, &title, Place::Figures).await,
        up: up(&sent, tongue),
        definition: tongue.say(&format!("figure-{}-definition", figure.key())),
        summary: summary(total, tongue),
        parts: parts(&sent, (figure, part), tongue),
        parts_label: tongue.say("behind-parts"),
        heads: ["behind-reference", "behind-received", "behind-outcome"].map(|key| tongue.say(key)),
        rows: found.iter().map(|one| row(one, figure, tongue)).collect(),
    };
    html(&page).into_response()
}

/// The list behind a figure of the page.
pub(super) fn address(sent: &Sent, figure: Figure) -> String {
    let query = sent.query();
    let rest = if query.is_empty() { String::new() } else { format!("&{query}") };
    format!("{PATH}?figuur={}{rest}", figure.key())
}

fn up(sent: &Sent, tongue: Tongue) -> FooterLink {
    let href = format!("{}?{}", super::PATH, sent.query());
    FooterLink { label: tongue.say("figures-title"), href }
}

fn summary(total: usize, tongue: Tongue) -> String {
    let count = total.to_string();
    if total > BEHIND_MAX {
        let most = BEHIND_MAX.to_string();
        return tongue.say_with("behind-first", &[("count", &count), ("most", &most)]);
    }
    tongue.say_with("behind-count", &[("count", &count)])
}

/// Only of a share: who is a hit and who isn't.
fn parts(sent: &Sent, (figure, now): (Figure, Part), tongue: Tongue) -> Vec<(FooterLink, bool)> {
    if figure.unit() != Unit::Share {
        return Vec::new();
    }
    let address = address(sent, figure);
    [
        (Part::All, "behind-all", ""),
        (Part::Hits, "behind-hits", "wel"),
        (Part::Misses, "behind-misses", "niet"),
    ]
    .map(|(part, label, word)| {
        let href = format!("{address}&uitkomst={word}");
        (FooterLink { label: tongue.say(label), href }, part == now)
    })
    .to_vec()
}

fn row(one: &Behind, figure: Figure, tongue: Tongue) -> Row {
    let outcome = match (figure.unit(), one.is_hit) {
        (Unit::Share, true) => tongue.say("behind-hit"),
        (Unit::Share, false) => tongue.say("behind-miss"),
        _ => String::new(),
    };
    Row { reference: one.reference.clone(), received_on: tongue.day(one.received_on), outcome }
}
