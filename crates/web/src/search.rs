//! Searching in the dossiers: one form, the question in the address, and what was found with the
//! words marked. No log holds the address.
use axum::Router;
use axum::extract::{Query as Asking, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::civil::Date;
use weerklank_app::lists::Lists;
use weerklank_app::search::{After, Asked, Filter, Found, Hit, Order, may_search};
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::facts::Nature;
use weerklank_domain::ids::FirmId;
use weerklank_domain::people::Role;
use weerklank_domain::search::{Piece, QUERY_CHARACTERS_MAX, Query, QueryProblem, TERMS_MAX};

use crate::fields::{Choices, Field};
use crate::frame::{self, Place};
use crate::page::Shell;
use crate::parts::Tag;
use crate::problem::{FORM_REFUSED, Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;
use crate::worklist::stage_tag;

pub(crate) const PATH: &str = "/zoeken";

pub(crate) fn routes() -> Router<Web> {
    Router::new().route("/zoeken", get(show))
}

/// What the address asks; a word that isn't one of ours asks for nothing.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Sent {
    q: String,
    volgorde: String,
    fase: String,
    aard: String,
    partner: String,
    van: String,
    tot: String,
    /// The last dossier of the page before, and whether the best ones were all shown.
    na: String,
    rest: String,
}

/// The key of the order that isn't the usual one.
const BEST: &str = "beste";

impl Sent {
    fn order(&self) -> Order {
        if self.volgorde == BEST { Order::Best } else { Order::Newest }
    }

    fn filter(&self) -> Filter {
        Filter {
            stage: Stage::from_key(&self.fase).map(Stage::key),
            nature: Nature::from_key(&self.aard).map(Nature::key),
            from: self.van.parse().ok(),
            until: self.tot.parse().ok(),
            firm: self.partner.parse().ok().map(FirmId::from_uuid),
        }
    }

    fn after(&self) -> Option<After> {
        let reference = self.na.parse().ok()?;
        Some(After { reference, is_past_heads: self.rest == "ja" })
    }

    /// The address of the same question, further on.
    fn address(&self, after: Option<After>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let rest = if after.is_some_and(|after| after.is_past_heads) { "ja" } else { "" };
        let na = after.map(|after| after.reference.to_string()).unwrap_or_default();
        for (name, value) in [
            ("q", self.q.as_str()),
            ("volgorde", &self.volgorde),
            ("fase", &self.fase),
            ("aard", &self.aard),
            ("partner", &self.partner),
            ("van", &self.van),
            ("tot", &self.tot),
            ("na", &na),
            ("rest", rest),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        format!("{PATH}?{}", query.finish())
    }
}

#[derive(askama::Template)]
#[template(path = "search.html")]
struct SearchPage {
    shell: Shell,
    lead: String,
    field: Field,
    order: Choices,
    filters: Vec<Choices>,
    days: Vec<Field>,
    filters_title: String,
    /// Whether a filter is set.
    is_filtered: bool,
    send: String,
    /// Nothing before something was asked.
    answer: Option<Answer>,
    warning: String,
}

struct Answer {
    title: String,
    /// When nothing was found.
    none: String,
    rows: Vec<Row>,
    /// Back to the first page, when this is another one.
    first: Option<(String, String)>,
    next: Option<(String, String)>,
}

struct Row {
    reference: String,
    about: String,
    stage: Tag,
    pieces: Vec<Piece>,
}

async fn show(State(web): State<Web>, reader: SignedIn, Asking(sent): Asking<Sent>) -> Response {
    if !may_search(reader.actor()) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    let tongue = reader.tongue();
    let lists = match web.app.lists().await {
        Ok(lists) => lists,
        Err(error) => return reader.problem(&web, error).await,
    };
    let mut page = page(&web, &reader, (&sent, &lists)).await;
    let mut status = StatusCode::OK;
    match Query::parse(&sent.q) {
        // A question that was not asked yet is no mistake; an empty one that was sent is.
        Err(QueryProblem::Empty) if sent.q.is_empty() => {}
        Err(problem) => {
            status = FORM_REFUSED;
            page.field.error = sentence(problem, tongue);
            page.shell = page.shell.after_failure();
        }
        Ok(query) => {
            let (order, filter, after) = (sent.order(), sent.filter(), sent.after());
            let asked = Asked { query, order, filter, after };
            match web.app.search(reader.actor(), asked).await {
                Ok(found) => {
                    if found.is_being_built {
                        page.warning = tongue.say("search-is-built");
                    }
                    page.answer = Some(answer((&sent, &found), &lists, tongue));
                }
                Err(error) => return reader.problem(&web, error).await,
            }
        }
    }
    (status, html(&page)).into_response()
}

fn sentence(problem: QueryProblem, tongue: Tongue) -> String {
    match problem {
        QueryProblem::Empty | QueryProblem::NoWord => tongue.say("search-no-word"),
        QueryProblem::TooLong { .. } => {
            let most = QUERY_CHARACTERS_MAX.to_string();
            tongue.say_with("search-too-long", &[("most", &most)])
        }
        QueryProblem::TooMany => {
            tongue.say_with("search-too-many", &[("most", &TERMS_MAX.to_string())])
        }
        QueryProblem::OnlyStopWords => tongue.say("search-only-stop-words"),
    }
}

async fn page(web: &Web, reader: &SignedIn, (sent, lists): (&Sent, &Lists)) -> SearchPage {
    let tongue = reader.tongue();
    let title = if sent.q.is_empty() {
        tongue.say("search-title")
    } else {
        tongue.say("search-title-answer")
    };
    let mut shell = frame::staff(web, reader, &title, Place::Search).await;
    // The page has a larger one.
    shell.search = String::new();
    let day = |name: &str, value: &str| {
        let label = tongue.say(&format!("search-{name}"));
        let value = value.parse::<Date>().map(|day| day.to_string()).unwrap_or_default();
        Field::new(name, label).kind("date").value(value)
    };
    SearchPage {
        shell,
        lead: tongue.say("search-lead"),
        field: Field::new("q", tongue.say("search-field"))
            .kind("search")
            .hint(tongue.say("search-hint"))
            .autocomplete("off")
            .value(&sent.q),
        order: Choices::new("volgorde", tongue.say("search-order"))
            .option("", tongue.say("search-newest"), &sent.volgorde)
            .option(BEST, tongue.say("search-best"), &sent.volgorde),
        filters: filters(reader, sent, lists),
        days: vec![day("van", &sent.van), day("tot", &sent.tot)],
        filters_title: tongue.say("search-filters"),
        is_filtered: sent.filter() != Filter::default() || sent.order() == Order::Best,
        send: tongue.say("search-send"),
        answer: None,
        warning: String::new(),
    }
}

fn filters(reader: &SignedIn, sent: &Sent, lists: &Lists) -> Vec<Choices> {
    let tongue = reader.tongue();
    let choices = |name: &str, label: &str, options: Vec<(String, String)>, chosen: &str| {
        let all = Choices::new(name, tongue.say(label));
        options
            .into_iter()
            .fold(all.option("", tongue.say("worklist-all"), chosen), |choices, (key, label)| {
                choices.option(key, label, chosen)
            })
    };
    let key = |key: &str, label: String| (key.to_owned(), label);
    let stages = Stage::ALL.iter().map(|it| key(it.key(), tongue.label("stage", it.key())));
    let natures = Nature::ALL.iter().map(|it| key(it.key(), tongue.nature(lists, *it)));
    let mut filters = vec![
        choices("fase", "worklist-stage", stages.collect(), &sent.fase),
        choices("aard", "worklist-nature", natures.collect(), &sent.aard),
    ];
    // A partner sees the dossiers of one firm: his own.
    if reader.is(Role::Officer) || reader.is(Role::Management) {
        let firms = lists.firms.iter().map(|it| (it.id.as_uuid().to_string(), it.name.clone()));
        filters.push(choices("partner", "worklist-partner", firms.collect(), &sent.partner));
    }
    filters
}

fn answer((sent, found): (&Sent, &Found), lists: &Lists, tongue: Tongue) -> Answer {
    let is_first = sent.after().is_none();
    let none = match (is_first, found.next.is_some()) {
        (_, true) => "search-none-yet",
        (true, false) => "search-none",
        (false, false) => "search-no-more",
    };
    Answer {
        title: tongue.say("search-found"),
        none: if found.hits.is_empty() { tongue.say(none) } else { String::new() },
        rows: found.hits.iter().map(|hit| row(hit, lists, tongue)).collect(),
        first: (!is_first).then(|| (sent.address(None), tongue.say("search-first"))),
        next: found.next.map(|next| (sent.address(Some(next)), tongue.say("search-next"))),
    }
}

fn row(hit: &Hit, lists: &Lists, tongue: Tongue) -> Row {
    let partner = match (&hit.adviser, &hit.firm) {
        (Some(adviser), Some(firm)) => Some(format!("{adviser}, {firm}")),
        (None, Some(firm)) => Some(firm.clone()),
        _ => None,
    };
    let nature = hit.nature.as_deref().and_then(Nature::from_key);
    let about = [
        Some(tongue.say_with("search-received", &[("day", &tongue.day(hit.received_on))])),
        hit.complainant.clone(),
        partner,
        nature.map(|nature| tongue.nature(lists, nature)),
    ];
    Row {
        reference: hit.reference.to_string(),
        about: about.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        stage: stage_tag(&hit.stage, tongue),
        pieces: hit.pieces.clone(),
    }
}
