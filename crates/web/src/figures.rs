//! The figures of a period, each with what it is; what is asked stands in the address.
mod chart;
mod collection;
mod mirror;
mod said;

use axum::Router;
use axum::extract::{Query as Asking, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::civil::{Date, date};
use weerklank_app::collection::may_collect;
use weerklank_app::figures::{Wanted, may_see_figures};
use weerklank_app::lists::Lists;
use weerklank_app::mirror::has_mirror;
use weerklank_domain::complaint::facts::{Manner, Nature};
use weerklank_domain::people::Role;
use weerklank_domain::report::{Figure, Figures, Filter, Period};

use crate::fields::{Choices, Field};
use crate::frame::{self, Place};
use crate::page::Shell;
use crate::problem::{FORM_REFUSED, Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;
use chart::Chart;

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/cijfers", get(show))
        .route("/cijfers/spiegel", get(mirror::show))
        .route("/cijfers/verzameling", get(collection::show).post(collection::ask))
        .route("/cijfers/verzameling/{id}", get(collection::fetch))
}

/// What the address asks; a word that isn't one of ours asks for nothing.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Sent {
    van: String,
    tot: String,
    wijze: String,
    aard: String,
}

impl Sent {
    /// This year, where nothing was asked; nothing where that is no period.
    fn period(&self, today: Date) -> Option<Period> {
        let day = |text: &str, otherwise: Date| {
            if text.is_empty() { Some(otherwise) } else { text.parse().ok() }
        };
        let from = day(&self.van, date(today.year(), 1, 1))?;
        let until = day(&self.tot, date(from.year(), 12, 31))?;
        Period::of(from, until)
    }

    fn filter(&self) -> Filter {
        Filter {
            manner: Manner::from_key(&self.wijze),
            nature: Nature::from_key(&self.aard),
            ..Filter::default()
        }
    }
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
    heads: [String; 2],
    /// Nothing where the period can't be.
    rows: Vec<Row>,
    chart: Option<Chart>,
}

/// A figure: what it is called, what it is now, and what it means.
struct Row {
    key: &'static str,
    name: String,
    said: String,
    definition: String,
    article: String,
}

async fn show(State(web): State<Web>, reader: SignedIn, Asking(sent): Asking<Sent>) -> Response {
    if !may_see_figures(reader.actor()) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    let lists = match web.app.lists().await {
        Ok(lists) => lists,
        Err(error) => return reader.problem(&web, error).await,
    };
    let today = web.today();
    let Some(period) = sent.period(today) else {
        let mut page = page(&web, &reader, (&sent, &lists)).await;
        page.days[1].error = reader.tongue().say("figures-wrong-period");
        page.shell = page.shell.after_failure();
        return (FORM_REFUSED, html(&page)).into_response();
    };
    let wanted = Wanted { period, as_of: today, filter: sent.filter() };
    let figures = match web.app.figures_for(reader.actor(), wanted).await {
        Ok(figures) => figures,
        Err(error) => return reader.problem(&web, error).await,
    };
    let tongue = reader.tongue();
    let mut page = page(&web, &reader, (&sent, &lists)).await;
    page.rows = rows(&figures, tongue);
    page.chart = Some(chart::months(&figures, tongue));
    html(&page).into_response()
}

async fn page(web: &Web, reader: &SignedIn, (sent, lists): (&Sent, &Lists)) -> FiguresPage {
    let tongue = reader.tongue();
    let period = sent.period(web.today());
    let day = |name: &str, typed: &str, known: Option<Date>| {
        let value = known.map_or_else(|| typed.to_owned(), |day| day.to_string());
        Field::new(name, tongue.say(&format!("search-{name}"))).kind("date").value(&value)
    };
    let all = |name: &str, label: &str, chosen: &str| {
        Choices::new(name, tongue.say(label)).option("", tongue.say("worklist-all"), chosen)
    };
    let manners =
        Manner::ALL.iter().fold(all("wijze", "figures-manner", &sent.wijze), |choices, it| {
            choices.option(it.key(), tongue.label("manner", it.key()), &sent.wijze)
        });
    let natures =
        Nature::ALL.iter().fold(all("aard", "worklist-nature", &sent.aard), |choices, it| {
            choices.option(it.key(), tongue.nature(lists, *it), &sent.aard)
        });
    let whose = match (reader.is(Role::Officer), reader.is(Role::Management)) {
        (false, false) => "figures-lead-own",
        _ => "figures-lead",
    };
    FiguresPage {
        shell: frame::staff(web, reader, &tongue.say("figures-title"), Place::Figures).await,
        lead: tongue.say(whose),
        ways: ways(reader),
        days: vec![
            day("van", &sent.van, period.map(Period::from)),
            day("tot", &sent.tot, period.map(Period::until)),
        ],
        filters: vec![manners, natures],
        send: tongue.say("figures-send"),
        table_title: tongue.say("figures-table"),
        what: tongue.say("figures-what"),
        heads: [tongue.say("figures-name"), tongue.say("figures-value")],
        rows: Vec::new(),
        chart: None,
    }
}

/// To the forms of a year (7.1), and to who he is himself in the figures (2.3).
fn ways(reader: &SignedIn) -> Vec<(String, &'static str)> {
    let tongue = reader.tongue();
    let all = [
        (may_collect(reader.actor()), "collection-link", "/cijfers/verzameling"),
        (has_mirror(reader.actor()), "mirror-link", "/cijfers/spiegel"),
    ];
    let open = all.into_iter().filter(|(is_open, ..)| *is_open);
    open.map(|(_, key, href)| (tongue.say(key), href)).collect()
}

fn rows(figures: &Figures, tongue: Tongue) -> Vec<Row> {
    let row = |figure: &Figure| Row {
        key: figure.key(),
        name: tongue.label("figure", figure.key()),
        said: said::said(*figure, figures, tongue),
        definition: tongue.say(&format!("figure-{}-definition", figure.key())),
        article: tongue.article(figure.article()),
    };
    Figure::ALL.iter().map(row).collect()
}
