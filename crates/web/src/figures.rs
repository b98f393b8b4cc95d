//! The figures of a period, each with what it is; what is asked stands in the address.
mod asked;
mod behind;
mod charts;
mod collection;
mod compared;
mod mirror;
pub(crate) mod recommendations;
mod year_papers;

use axum::Router;
use axum::extract::{Query as Asking, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use weerklank_app::annual;
use weerklank_app::collection::may_collect;
use weerklank_app::figures::{may_enter, may_see_figures};
use weerklank_app::lists::Lists;
use weerklank_app::mirror::has_mirror;
use weerklank_domain::people::Role;
use weerklank_domain::report::{Figure, Figures};

use crate::fields::{Choices, Field};
use crate::frame::{self, Place};
use crate::page::{FooterLink, Shell};
use crate::problem::{FORM_REFUSED, Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;
use asked::Sent;
use charts::Drawn;

pub(crate) const PATH: &str = "/cijfers";

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route(PATH, get(show))
        .route(behind::PATH, get(behind::show))
        .route("/cijfers/spiegel", get(mirror::show))
        .route("/cijfers/verzameling", get(collection::show).post(collection::ask))
        .route("/cijfers/verzameling/{id}", get(collection::fetch))
        .merge(recommendations::routes())
        .merge(year_papers::routes())
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Done {
    gedaan: String,
}

#[derive(askama::Template)]
#[template(path = "figures.html")]
struct FiguresPage {
    shell: Shell,
    lead: String,
    /// The ways on from here for this reader, each with its address.
    ways: Vec<(String, &'static str)>,
    days: Vec<Field>,
    filters: Vec<Choices>,
    send: String,
    table_title: String,
    what: String,
    to_dossiers: String,
    heads: [String; 2],
    /// Nothing where the period can't be.
    rows: Vec<Row>,
    compared_title: String,
    compared: Option<compared::Table>,
    /// What is said in a table beside each picture.
    unfold: String,
    charts: Vec<Drawn>,
    /// Where what the dossiers don't tell is entered.
    entering: Vec<FooterLink>,
}

/// A figure: what it is called, what it is now, and what it means.
struct Row {
    key: &'static str,
    name: String,
    said: String,
    definition: String,
    article: String,
    /// The dossiers behind it; empty for who may not open them.
    behind: String,
}

async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Asking(sent): Asking<Sent>,
    Asking(done): Asking<Done>,
) -> Response {
    if !may_see_figures(reader.actor()) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    let lists = match web.app.lists().await {
        Ok(lists) => lists,
        Err(error) => return reader.problem(&web, error).await,
    };
    let tongue = reader.tongue();
    let Some(wanted) = sent.wanted(web.today(), asks_by_firm(&reader)) else {
        let mut page = page(&web, &reader, (&sent, &lists)).await;
        page.days[1].error = tongue.say("figures-wrong-period");
        page.shell = page.shell.after_failure();
        return (FORM_REFUSED, html(&page)).into_response();
    };
    let analysis = match web.app.analysis_for(reader.actor(), wanted).await {
        Ok(analysis) => analysis,
        Err(error) => return reader.problem(&web, error).await,
    };
    let mut page = page(&web, &reader, (&sent, &lists)).await;
    let asks = reader.is(Role::Officer).then_some(&sent);
    page.rows = rows(&analysis.figures, asks, tongue);
    page.compared = compared::table(&analysis, tongue);
    page.charts = charts::all(&analysis, &lists, tongue);
    if done.gedaan == "opgeslagen" {
        frame::flash(&mut page.shell, tongue.say("admin-done-opgeslagen"));
    }
    html(&page).into_response()
}

/// A partner sees his own firm alone, so there is nothing to choose.
fn asks_by_firm(reader: &SignedIn) -> bool {
    reader.is(Role::Officer) || reader.is(Role::Management)
}

async fn page(web: &Web, reader: &SignedIn, (sent, lists): (&Sent, &Lists)) -> FiguresPage {
    let tongue = reader.tongue();
    let asks_by_firm = asks_by_firm(reader);
    let whose = if asks_by_firm { "figures-lead" } else { "figures-lead-own" };
    let enters = |key: &str, href: &str| FooterLink {
        label: tongue.say(&format!("admin-part-{key}")),
        href: href.to_owned(),
    };
    let mut entering = vec![
        enters("exposure", "/cijfers/clienten"),
        enters("past-years", "/cijfers/eerdere-jaren"),
    ];
    entering.retain(|_| may_enter(reader.actor()));
    FiguresPage {
        shell: frame::staff(web, reader, &tongue.say("figures-title"), Place::Figures).await,
        lead: tongue.say(whose),
        ways: ways(reader),
        days: sent.days(web.today(), tongue),
        filters: sent.filters((lists, asks_by_firm), tongue),
        send: tongue.say("figures-send"),
        table_title: tongue.say("figures-table"),
        what: tongue.say("figures-what"),
        to_dossiers: tongue.say("figures-to-dossiers"),
        heads: [tongue.say("figures-name"), tongue.say("figures-value")],
        rows: Vec::new(),
        compared_title: tongue.say("compared-title"),
        compared: None,
        unfold: tongue.say("figures-as-table"),
        charts: Vec::new(),
        entering,
    }
}

/// To the report of a year (7.2) and its forms (7.1), and to himself in the figures (2.3).
fn ways(reader: &SignedIn) -> Vec<(String, &'static str)> {
    let tongue = reader.tongue();
    let all = [
        (
            annual::may_open(reader.actor()) || reader.is(Role::Partner),
            "report-list",
            crate::annual::PATH,
        ),
        (may_collect(reader.actor()), "collection-link", "/cijfers/verzameling"),
        (has_mirror(reader.actor()), "mirror-link", "/cijfers/spiegel"),
    ];
    let open = all.into_iter().filter(|(is_open, ..)| *is_open);
    open.map(|(_, key, href)| (tongue.say(key), href)).collect()
}

fn rows(figures: &Figures, asks: Option<&Sent>, tongue: Tongue) -> Vec<Row> {
    let row = |figure: &Figure| Row {
        key: figure.key(),
        name: tongue.label("figure", figure.key()),
        said: weerklank_texts::figures::said(*figure, figures, tongue.0),
        definition: tongue.say(&format!("figure-{}-definition", figure.key())),
        article: tongue.article(figure.article()),
        behind: match asks {
            Some(sent) if figure.lists() => behind::address(sent, *figure),
            _ => String::new(),
        },
    };
    Figure::ALL.iter().map(row).collect()
}
