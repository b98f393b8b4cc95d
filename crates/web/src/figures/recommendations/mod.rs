//! Recommendations on screen (7.4): the list; `form` proposes and changes, `one` shows one with
//! its history, `steps` are the forms of who decides and who does it, `said` are the words.
mod form;
mod one;
mod said;
mod steps;

use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use weerklank_app::recommendations::{Listed, ListedMeasure, Overview, reads_all};
use weerklank_domain::people::Role;
use weerklank_domain::report::recommendation::State as Standing;

use crate::administration::Done;
use crate::administration::list::{Row, Table};
use crate::figures::year_papers;
use crate::frame::{self, Place};
use crate::page::{FooterLink, Shell, Tone};
use crate::parts::Tag;
use crate::problem::html;
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;

pub(crate) const PATH: &str = "/cijfers/aanbevelingen";
/// So much of a measure stands in a list, in characters.
const SHORT: usize = 120;

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/cijfers/aanbevelingen", get(list))
        .route("/cijfers/aanbevelingen/nieuw", get(form::new).post(form::add))
        .route("/cijfers/aanbevelingen/{id}", get(one::show))
        .route("/cijfers/aanbevelingen/{id}/wijziging", get(form::edit).post(form::save))
        .route("/cijfers/aanbevelingen/{id}/{step}", get(steps::show).post(steps::send))
}

/// Whether the menu leads there: for who reads them all, and for partners, who may own one.
pub(crate) fn has_them(reader: &SignedIn) -> bool {
    reads_all(reader.actor()) || reader.is(Role::Partner)
}

#[derive(askama::Template)]
#[template(path = "figures/recommendations.html")]
struct ListPage {
    shell: Shell,
    lead: String,
    table: Table,
    measures: Measures,
    papers_title: String,
    papers: Vec<FooterLink>,
}

/// What single dossiers promised and taught; without rows it isn't there.
struct Measures {
    title: String,
    heads: [String; 4],
    rows: Vec<OfDossier>,
}

struct OfDossier {
    what: String,
    who: String,
    due: String,
    /// Empty for who may not see the dossier.
    reference: String,
    dossier: String,
}

async fn list(State(web): State<Web>, reader: SignedIn, Query(done): Query<Done>) -> Response {
    let tongue = reader.tongue();
    let overview = match web.app.recommendations(reader.actor()).await {
        Ok(overview) => overview,
        Err(error) => return reader.problem(&web, error).await,
    };
    let title = tongue.say("recommendations-title");
    let mut shell = frame::staff(&web, &reader, &title, Place::Recommendations).await;
    done.tell(&mut shell, &reader);
    let lead = tongue.say("recommendations-lead");
    let measures = measures(&overview.measures, tongue);
    let papers = year_papers::links(&reader, overview.today.year());
    let (table, papers_title) = (table(&overview, tongue), tongue.say("year_papers-title"));
    html(&ListPage { shell, lead, table, measures, papers_title, papers }).into_response()
}

fn table(overview: &Overview, tongue: Tongue) -> Table {
    let add = overview.may_propose.then(|| FooterLink {
        label: tongue.say("recommendations-new"),
        href: format!("{PATH}/nieuw"),
    });
    let head = |name| tongue.label("recommendation_head", name);
    Table {
        id: "recommendations",
        title: tongue.say("recommendations-all"),
        heads: ["measure", "owner", "due", "effect", "state"].map(head).to_vec(),
        rows: overview.listed.iter().map(|one| row(one, tongue)).collect(),
        empty: tongue.say("recommendations-none"),
        add,
    }
}

fn row(listed: &Listed, tongue: Tongue) -> Row {
    let standing = &listed.recommendation;
    let effect = match &listed.effect {
        Some(effect) => tongue.label("recommendation_verdict", said::word(effect.verdict)),
        None if standing.proposal.falls.is_none() => tongue.say("recommendation_verdict-evidence"),
        None => tongue.say("recommendation_verdict-none"),
    };
    Row {
        href: format!("{PATH}/{}", listed.id),
        label: short(&standing.proposal.measure),
        cells: vec![listed.owner.clone(), tongue.day(standing.proposal.due_on), effect],
        tags: vec![state(standing.state(), tongue)],
    }
}

fn state(state: Standing, tongue: Tongue) -> Tag {
    let tone = match state {
        Standing::Proposed => Tone::Warning,
        Standing::Adopted => Tone::Info,
        Standing::Done => Tone::Success,
        Standing::NotAdopted | Standing::Closed => Tone::Neutral,
    };
    let text = tongue.label("recommendation_state", state.key());
    Tag { tone, text, waits: state == Standing::Proposed }
}

fn measures(listed: &[ListedMeasure], tongue: Tongue) -> Measures {
    let row = |one: &ListedMeasure| OfDossier {
        what: match (&one.what, &one.reference) {
            (Some(words), _) => words.clone(),
            (None, Some(_)) => tongue.say("recommendations-words-erased"),
            (None, None) => tongue.label("dossier_measure", one.kind.key()),
        },
        who: one.who.clone().unwrap_or_else(|| tongue.say("recommendations-nobody")),
        due: one.due_on.map(|on| tongue.day(on)).unwrap_or_default(),
        dossier: one.reference.clone().unwrap_or_else(|| tongue.say("recommendations-not-yours")),
        reference: one.reference.clone().unwrap_or_default(),
    };
    let head = |name| tongue.label("recommendation_head", name);
    Measures {
        title: tongue.say("recommendations-of-dossiers"),
        heads: ["promise", "who", "due", "dossier"].map(head),
        rows: listed.iter().map(row).collect(),
    }
}

/// The beginning of a text, for a list.
pub(crate) fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= SHORT && line.len() == text.len() {
        return line.to_owned();
    }
    let cut: String = line.chars().take(SHORT).collect();
    format!("{}…", cut.trim_end())
}
