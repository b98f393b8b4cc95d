//! What is written once a year: the review by management and the self-assessment by the officer.
mod assessment;
mod review;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use weerklank_app::recommendations::reads_all;
use weerklank_app::year_papers::Version;

use super::recommendations;
use crate::administration::Done;
use crate::frame::{self, Place};
use crate::page::{FooterLink, Shell};
use crate::parts::Fact;
use crate::problem::{Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;

const REVIEW: &str = "/cijfers/directiebeoordeling";
const ASSESSMENT: &str = "/cijfers/zelftoets";

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/cijfers/directiebeoordeling/{year}", get(review::show))
        .route(
            "/cijfers/directiebeoordeling/{year}/wijziging",
            get(review::edit).post(review::save),
        )
        .route("/cijfers/zelftoets/{year}", get(assessment::show))
        .route("/cijfers/zelftoets/{year}/wijziging", get(assessment::edit).post(assessment::save))
}

/// To the papers of this year and the one before, for who reads them.
pub(super) fn links(reader: &SignedIn, year: i16) -> Vec<FooterLink> {
    if !reads_all(reader.actor()) {
        return Vec::new();
    }
    let tongue = reader.tongue();
    let link = |path: &str, key: &str, year: i16| FooterLink {
        label: titled(key, year, tongue),
        href: format!("{path}/{year}"),
    };
    let papers = [(REVIEW, "review-title"), (ASSESSMENT, "assessment-title")];
    let of_year = |year| papers.map(|(path, key)| link(path, key, year));
    [year, year.saturating_sub(1)].into_iter().flat_map(of_year).collect()
}

/// A year that an address may name.
fn year(typed: &str) -> Result<i16, Problem> {
    let year = typed.parse().ok().filter(|year| (2000..=2200).contains(year));
    year.ok_or(Problem::NotFound)
}

fn titled(key: &str, year: i16, tongue: Tongue) -> String {
    tongue.say_with(key, &[("year", &year.to_string())])
}

#[derive(askama::Template)]
#[template(path = "figures/year-paper.html")]
struct Page {
    shell: Shell,
    up: FooterLink,
    lead: String,
    /// For who may write it.
    edit: Option<FooterLink>,
    sections: Vec<Section>,
    versions_title: String,
    versions: Vec<String>,
}

struct Section {
    id: String,
    title: String,
    facts: Vec<Fact>,
}

/// What a page tells of a paper.
struct Told {
    title: String,
    lead: String,
    edit: Option<FooterLink>,
    sections: Vec<Section>,
}

async fn page(
    web: &Web,
    reader: &SignedIn,
    (told, done): (Told, &Done),
    versions: &[Version],
) -> Response {
    let tongue = reader.tongue();
    let mut shell = frame::staff(web, reader, &told.title, Place::Recommendations).await;
    done.tell(&mut shell, reader);
    let version = |one: &Version| {
        let (number, at) = (one.number.to_string(), tongue.moment(one.at));
        let values = [("number", &*number), ("by", &*one.by), ("at", &*at)];
        tongue.say_with("year_papers-version", &values)
    };
    html(&Page {
        shell,
        up: up(tongue),
        lead: told.lead,
        edit: told.edit,
        sections: told.sections,
        versions_title: tongue.say("year_papers-versions"),
        versions: versions.iter().map(version).collect(),
    })
    .into_response()
}

fn up(tongue: Tongue) -> FooterLink {
    let label = tongue.say("recommendations-title");
    FooterLink { label, href: recommendations::PATH.to_owned() }
}

fn fact(term: String, text: String, detail: String) -> Fact {
    Fact { term, text, detail, ..Fact::default() }
}
