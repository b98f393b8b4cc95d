//! The worklist and the list of all dossiers: whose turn, what expires first, what to do today.
use axum::Router;
use axum::extract::{Query, State};
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::Date;
use weerklank_app::AppError;
use weerklank_app::lists::Lists;
use weerklank_app::queries::worklist::{self, Filter, ListedDossier, Page};
use weerklank_domain::complaint::facts::Nature;
use weerklank_domain::complaint::{Stage, Turn};
use weerklank_domain::people::Role;

use crate::deadline::{open_deadline, promised};
use crate::fields::Choices;
use crate::frame::{self, Place};
use crate::page::{Shell, Tone};
use crate::parts::{Deadline, Kpi, PageLink, Pager, Tag};
use crate::problem::html;
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;
use crate::today::{TodayBox, today_box};

pub(crate) fn routes() -> Router<Web> {
    Router::new().route("/werk", get(work)).route("/klachten", get(all))
}

/// What the address asks for; a word that isn't one of ours asks for nothing.
#[derive(Debug, Default, serde::Deserialize)]
struct Asked {
    #[serde(default)]
    fase: String,
    #[serde(default)]
    aard: String,
    #[serde(default)]
    beurt: String,
    #[serde(default)]
    pagina: String,
}

impl Asked {
    fn filter(&self) -> Filter {
        Filter {
            stage: Stage::from_key(&self.fase).map(Stage::key),
            nature: Nature::from_key(&self.aard).map(Nature::key),
            turn: Turn::from_key(&self.beurt).map(Turn::key),
        }
    }

    /// Pages are counted from 1 in the address.
    fn page(&self) -> u32 {
        self.pagina.parse::<u32>().unwrap_or(1).clamp(1, 100_000) - 1
    }

    fn address(&self, path: &str, page: u32) -> String {
        let query: String = form_urlencoded::Serializer::new(String::new())
            .append_pair("fase", &self.fase)
            .append_pair("aard", &self.aard)
            .append_pair("beurt", &self.beurt)
            .append_pair("pagina", &(page + 1).to_string())
            .finish();
        format!("{path}?{query}")
    }
}

/// The heads and labels of a list.
struct Heads {
    dossier: String,
    complainant: String,
    nature: String,
    partner: String,
    stage: String,
    turn: String,
    deadline: String,
}

/// A dossier in a list, in words.
struct Row {
    reference: String,
    received: String,
    complainant: String,
    about: String,
    nature: String,
    partner: String,
    stage: Tag,
    turn: String,
    deadline: Deadline,
}

struct Section {
    id: &'static str,
    title: String,
    empty: String,
    rows: Vec<Row>,
    pager: Option<Pager>,
    filters: Option<Filters>,
}

struct Filters {
    stage: Choices,
    nature: Choices,
    turn: Choices,
    send: String,
}

#[derive(askama::Template)]
#[template(path = "worklist.html")]
struct WorklistPage {
    shell: Shell,
    day: String,
    record: String,
    may_record: bool,
    warnings: Vec<String>,
    kpis_title: String,
    kpis: Vec<Kpi>,
    /// Not above a list of all dossiers.
    today: Option<TodayBox>,
    heads: Heads,
    sections: Vec<Section>,
}

/// What an officer must know before he begins.
async fn warnings(web: &Web, reader: &SignedIn) -> Result<Vec<String>, AppError> {
    let tongue = reader.tongue();
    let mut warnings = Vec::new();
    if reader.is(Role::Officer) {
        if !web.settings.mail_is_set_up {
            warnings.push(tongue.say("worklist-no-mail"));
        }
        let held_back = web.app.held_back_today().await?;
        if held_back > 0 {
            let forms = held_back.to_string();
            warnings.push(tongue.say_with("worklist-held-back", &[("forms", &forms)]));
        }
        let calendar = web.app.calendar().await?;
        if calendar.is_outdated(web.today()) {
            let year = calendar.known_until();
            warnings.push(weerklank_texts::explanations::calendar_outdated(tongue.0, year));
        }
    }
    let dossiers = web.app.quarantined(reader.actor()).await?;
    if !dossiers.is_empty() {
        let named: Vec<String> = dossiers.iter().map(ToString::to_string).collect();
        let named = named.join(", ");
        warnings.push(tongue.say_with("worklist-quarantine", &[("dossiers", &named)]));
    }
    Ok(warnings)
}

/// Tasks in dossiers, and recommendations that wait.
async fn today_of(web: &Web, reader: &SignedIn) -> Result<TodayBox, AppError> {
    let tasks = web.app.today(reader.actor()).await?;
    let waiting = web.app.waiting_recommendations(reader.actor()).await?;
    Ok(today_box((&tasks, &waiting), reader.tongue()))
}

async fn work(State(web): State<Web>, reader: SignedIn, Query(asked): Query<Asked>) -> Response {
    if !reader.handles_complaints() {
        return axum::response::Redirect::to(reader.home()).into_response();
    }
    let tongue = reader.tongue();
    let found = match web.app.worklist(reader.actor(), asked.filter(), asked.page()).await {
        Ok(found) => found,
        Err(error) => return reader.problem(&web, error).await,
    };
    let today = match today_of(&web, &reader).await {
        Ok(today) => today,
        Err(error) => return reader.problem(&web, error).await,
    };
    let shell = frame::staff(&web, &reader, &tongue.say("worklist-title"), Place::Worklist).await;
    let lists = match web.app.lists().await {
        Ok(lists) => lists,
        Err(error) => return reader.problem(&web, error).await,
    };
    let warnings = match warnings(&web, &reader).await {
        Ok(warnings) => warnings,
        Err(error) => return reader.problem(&web, error).await,
    };
    let mut awaiting = section("wl", &found.awaiting, (found.today, &lists), tongue);
    awaiting.filters = Some(filters(&asked, &lists, tongue));
    awaiting.pager = pager(&asked, "/werk", &found.awaiting, tongue);
    let winding = section("wu", &found.to_wind_up, (found.today, &lists), tongue);
    html(&WorklistPage {
        shell,
        day: tongue.long_day(found.today),
        record: tongue.say("menu-record"),
        may_record: may_record(&reader),
        warnings,
        kpis_title: tongue.say("worklist-figures"),
        kpis: kpis(found.counts, tongue),
        today: Some(today),
        heads: heads(tongue),
        sections: vec![awaiting, winding],
    })
    .into_response()
}

async fn all(State(web): State<Web>, reader: SignedIn, Query(asked): Query<Asked>) -> Response {
    let tongue = reader.tongue();
    let found = match web.app.dossiers(reader.actor(), asked.filter(), asked.page()).await {
        Ok(found) => found,
        Err(error) => return reader.problem(&web, error).await,
    };
    let lists = match web.app.lists().await {
        Ok(lists) => lists,
        Err(error) => return reader.problem(&web, error).await,
    };
    let shell = frame::staff(&web, &reader, &tongue.say("dossiers-title"), Place::Dossiers).await;
    let today = web.today();
    let mut list = section("al", &found, (today, &lists), tongue);
    list.filters = Some(filters(&asked, &lists, tongue));
    list.pager = pager(&asked, "/klachten", &found, tongue);
    html(&WorklistPage {
        shell,
        day: tongue.long_day(today),
        record: tongue.say("menu-record"),
        may_record: may_record(&reader),
        warnings: vec![],
        kpis_title: String::new(),
        kpis: vec![],
        today: None,
        heads: heads(tongue),
        sections: vec![list],
    })
    .into_response()
}

fn may_record(reader: &SignedIn) -> bool {
    [Role::Officer, Role::Partner, Role::Staff].iter().any(|role| reader.is(*role))
}

fn heads(tongue: Tongue) -> Heads {
    Heads {
        dossier: tongue.say("worklist-dossier"),
        complainant: tongue.say("worklist-complainant"),
        nature: tongue.say("worklist-nature"),
        partner: tongue.say("worklist-partner"),
        stage: tongue.say("worklist-stage"),
        turn: tongue.say("worklist-turn"),
        deadline: tongue.say("worklist-deadline"),
    }
}

fn kpis(counts: worklist::Counts, tongue: Tongue) -> Vec<Kpi> {
    let tile = |key: &str, figure: u32, icon: &str, tone: Tone| Kpi {
        figure: figure.to_string(),
        label: tongue.say(&format!("worklist-{key}")),
        detail: tongue.say(&format!("worklist-{key}-detail")),
        href: if key == "winding" { "#wu".to_owned() } else { "#wl".to_owned() },
        icon: icon.to_owned(),
        tone: if figure == 0 { Tone::Neutral } else { tone },
    };
    vec![
        tile("awaiting", counts.awaiting_answer, "inbox", Tone::Neutral),
        tile("overdue", counts.overdue, "alert-triangle", Tone::Danger),
        tile("this-week", counts.due_this_week, "clock", Tone::Warning),
        tile("winding", counts.to_wind_up, "check", Tone::Neutral),
    ]
}

fn section(
    id: &'static str,
    page: &Page,
    (today, lists): (Date, &Lists),
    tongue: Tongue,
) -> Section {
    Section {
        id,
        title: tongue.say(&format!("worklist-part-{id}")),
        empty: tongue.say(&format!("worklist-empty-{id}")),
        rows: page.dossiers.iter().map(|listed| row(listed, (today, lists), tongue)).collect(),
        pager: None,
        filters: None,
    }
}

fn row(listed: &ListedDossier, (today, lists): (Date, &Lists), tongue: Tongue) -> Row {
    let hidden = || tongue.say("timeline-not-shown");
    let partner = match (&listed.adviser, &listed.firm) {
        (Some(adviser), Some(firm)) => format!("{adviser}, {firm}"),
        (None, Some(firm)) => firm.clone(),
        _ => tongue.say("worklist-no-partner"),
    };
    Row {
        reference: listed.reference.clone(),
        received: tongue.day(listed.received_on),
        complainant: listed.complainant.clone().unwrap_or_else(hidden),
        about: beginning(listed.expression.as_deref().unwrap_or_default()),
        nature: match listed.nature.as_deref().and_then(Nature::from_key) {
            Some(nature) => numbered(lists, nature, tongue),
            None => tongue.say("worklist-unclassified"),
        },
        partner,
        stage: if listed.awaits_answer && listed.stage == Stage::Decided.key() {
            // The decision is there, but no server or letter box took it over yet (6.4).
            let text = tongue.say("worklist-not-sent");
            Tag { tone: Tone::Warning, text, waits: false }
        } else {
            stage_tag(&listed.stage, tongue)
        },
        turn: tongue.label("turn", &listed.turn),
        deadline: deadline(listed, today, tongue),
    }
}

/// "III Financiën", as the settings call it (5.3).
fn numbered(lists: &Lists, nature: Nature, tongue: Tongue) -> String {
    let roman = tongue.label("nature-roman", nature.key());
    format!("{roman} {}", tongue.nature(lists, nature))
}

/// The first words of what was said.
fn beginning(said: &str) -> String {
    const CHARACTERS: usize = 44;
    let line = said.lines().next().unwrap_or_default();
    if line.chars().count() <= CHARACTERS {
        return line.to_owned();
    }
    let cut: String = line.chars().take(CHARACTERS).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole} …")
}

/// A stage as a word with a dot.
pub(crate) fn stage_tag(stage: &str, tongue: Tongue) -> Tag {
    let tone = match Stage::from_key(stage) {
        Some(Stage::Received | Stage::Registered) => Tone::Primary,
        Some(Stage::WithPartner | Stage::WithOfficer) => Tone::Info,
        Some(Stage::Deciding) => Tone::Warning,
        Some(Stage::Decided) => Tone::Success,
        Some(Stage::Closed | Stage::Withdrawn | Stage::OutOfScope | Stage::Merged) | None => {
            Tone::Neutral
        }
    };
    Tag { tone, text: tongue.label("stage", stage), waits: stage == Stage::WithPartner.key() }
}

fn deadline(listed: &ListedDossier, today: Date, tongue: Tongue) -> Deadline {
    if listed.awaits_answer {
        let open = open_deadline(listed.due_on, today, tongue);
        return promised(open, (listed.due_on, listed.promised_on), tongue);
    }
    let in_time = listed.met.unwrap_or(true);
    let key = match listed.answered_on {
        None => "deadline-none",
        Some(_) if in_time => "deadline-met",
        Some(_) => "deadline-missed",
    };
    let on = listed.answered_on.unwrap_or(listed.due_on);
    Deadline {
        tone: if in_time { Tone::Success } else { Tone::Danger },
        words: tongue.say(key),
        date: tongue.day(on),
        iso: on.to_string(),
        why: String::new(),
    }
}

fn filters(asked: &Asked, lists: &Lists, tongue: Tongue) -> Filters {
    let choices = |name: &str, area: &str, options: Vec<(&str, String)>, chosen: &str| {
        let all = tongue.say("worklist-all");
        options.into_iter().fold(
            Choices::new(name, tongue.say(&format!("worklist-{area}"))).option("", all, chosen),
            |choices, (key, label)| choices.option(key, label, chosen),
        )
    };
    let stages = Stage::ALL.iter().map(|stage| (stage.key(), tongue.label("stage", stage.key())));
    let natures = Nature::ALL.iter().map(|it| (it.key(), tongue.nature(lists, *it)));
    let turns = Turn::ALL.iter().map(|turn| (turn.key(), tongue.label("turn", turn.key())));
    Filters {
        stage: choices("fase", "stage", stages.collect(), &asked.fase),
        nature: choices("aard", "nature", natures.collect(), &asked.aard),
        turn: choices("beurt", "turn", turns.collect(), &asked.beurt),
        send: tongue.say("worklist-filter"),
    }
}

fn pager(asked: &Asked, path: &str, page: &Page, tongue: Tongue) -> Option<Pager> {
    let shown = page.dossiers.len().to_string();
    let number = (page.number + 1).to_string();
    if page.number == 0 && !page.has_next {
        return None;
    }
    let link = |key: &str, to: Option<u32>| PageLink {
        label: tongue.say(key),
        href: to.map(|to| asked.address(path, to)).unwrap_or_default(),
        current: false,
    };
    Some(Pager {
        summary: tongue.say_with("worklist-page", &[("number", &number), ("shown", &shown)]),
        label: tongue.say("worklist-pages"),
        previous: link("worklist-previous", page.number.checked_sub(1)),
        next: link("worklist-next", page.has_next.then(|| page.number + 1)),
        pages: vec![],
    })
}
