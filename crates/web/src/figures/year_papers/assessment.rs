//! The self-assessment: each article and clause judged, with what shows it.
use axum::extract::{Path, Query, State};
use axum::response::Response;
use weerklank_app::year_papers::{Finishing, Shown};
use weerklank_domain::people::Role;
use weerklank_domain::report::assessment::{Answer, Assessment, Item, Judged};

use super::{ASSESSMENT, Section, Told, fact, titled, year};
use crate::administration::sheet::{self, Beside, Saving, Sheet, Standing, saving};
use crate::administration::{AREA, Done};
use crate::complaints::controls::{Need, options};
use crate::form::Form;
use crate::frame::Place;
use crate::page::FooterLink;
use crate::problem::Problem;
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Path(typed): Path<String>,
    Query(done): Query<Done>,
) -> Response {
    let year = match year(&typed) {
        Ok(year) => year,
        Err(problem) => return reader.problem(&web, problem).await,
    };
    let shown = match web.app.self_assessment(reader.actor(), year).await {
        Ok(shown) => shown,
        Err(error) => return reader.problem(&web, error).await,
    };
    let tongue = reader.tongue();
    let edit = reader.is(Role::Officer).then(|| FooterLink {
        label: tongue.say("assessment-edit"),
        href: format!("{ASSESSMENT}/{year}/wijziging"),
    });
    let lead = lead(shown.paper.as_ref(), tongue);
    let sections = shown.paper.as_ref().map(|paper| sections(paper, tongue));
    let title = titled("assessment-title", year, tongue);
    let told = Told { title, lead, edit, sections: sections.unwrap_or_default() };
    super::page(&web, &reader, (told, &done), &shown.versions).await
}

pub(super) async fn edit(
    State(web): State<Web>,
    reader: SignedIn,
    Path(typed): Path<String>,
) -> Response {
    match shown(&web, &reader, &typed).await {
        Ok((shown, year)) => {
            let filled = known(&shown);
            page(&web, &reader, (&shown, year), (&filled, Standing::Fresh)).await
        }
        Err(problem) => reader.problem(&web, problem).await,
    }
}

pub(super) async fn save(
    State(web): State<Web>,
    reader: SignedIn,
    Path(typed): Path<String>,
    sent: Submitted,
) -> Response {
    let (shown, year) = match shown(&web, &reader, &typed).await {
        Ok(found) => found,
        Err(problem) => return reader.problem(&web, problem).await,
    };
    let is_whole = sent.is_ticked("assessment_finish");
    let finishing = if is_whole { Finishing::Now } else { Finishing::Later };
    let seen = sent.seen().unwrap_or_default();
    let saved = (read(&sent), finishing);
    let standing = match saving(web.app.save_assessment(reader.actor(), (year, seen), saved).await)
    {
        Saving::Done => return sheet::done(&format!("{ASSESSMENT}/{year}")),
        Saving::Again(standing) => standing,
        Saving::Overtaken => Standing::Overtaken(known(&shown), shown.version),
        Saving::Failed(error) => return reader.problem(&web, error).await,
    };
    page(&web, &reader, (&shown, year), (&sent, standing)).await
}

async fn shown(
    web: &Web,
    reader: &SignedIn,
    typed: &str,
) -> Result<(Shown<Assessment>, i16), Problem> {
    if !reader.is(Role::Officer) {
        return Err(Problem::NotAllowed);
    }
    let year = year(typed)?;
    Ok((web.app.self_assessment(reader.actor(), year).await?, year))
}

fn lead(paper: Option<&Assessment>, tongue: Tongue) -> String {
    let Some(paper) = paper else { return tongue.say("assessment-none") };
    if let Some(on) = paper.finished_on {
        return tongue.say_with("assessment-finished", &[("day", &tongue.long_day(on))]);
    }
    let left = paper.unanswered().len().to_string();
    tongue.say_with("assessment-left", &[("left", &left)])
}

/// The chapters, and the clauses in groups by their first number.
fn chapter(item: Item) -> &'static str {
    let key = item.key();
    key.rsplit_once('_').map_or(key, |(chapter, _)| chapter)
}

/// "4.2", as it is printed.
fn number(item: Item) -> String {
    let key = item.key();
    let number = key.split_once('_').map_or(key, |(_, number)| number).replace('_', ".");
    if item.article().is_some() { number } else { format!("ISO 10002, {number}") }
}

fn sections(paper: &Assessment, tongue: Tongue) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for item in Item::ALL.iter().copied() {
        let Answer { judged, evidence, remark } = paper.answer(item);
        let text = match judged {
            Some(judged) => tongue.label("assessment_judged", judged.key()),
            None => tongue.say("assessment-unanswered"),
        };
        let words = [evidence, remark].into_iter().filter(|words| !words.is_empty());
        let detail = words.collect::<Vec<_>>().join(" · ");
        let told = fact(tongue.label(AREA, item.key()), text, detail);
        match sections.last_mut().filter(|last| last.id == chapter(item)) {
            Some(last) => last.facts.push(told),
            None => sections.push(Section {
                id: chapter(item).to_owned(),
                title: tongue.label("assessment_chapter", chapter(item)),
                facts: vec![told],
            }),
        }
    }
    sections
}

/// What stands, or what the year before suggests.
fn known(shown: &Shown<Assessment>) -> Submitted {
    let carried = || shown.before.as_ref().map(Assessment::carried_over);
    let paper = shown.paper.clone().or_else(carried).unwrap_or_default();
    let mut known = Submitted::default();
    known.set("seen", shown.version.to_string());
    for (item, answer) in &paper.answers {
        let key = item.key();
        known.set(key, answer.judged.map(Judged::key).unwrap_or_default());
        known.set(&format!("{key}_evidence"), &answer.evidence);
        known.set(&format!("{key}_remark"), &answer.remark);
    }
    if paper.finished_on.is_some() {
        known.set("assessment_finish", "on");
    }
    known
}

fn read(sent: &Submitted) -> Assessment {
    let answer = |item: &Item| {
        let text = |what: &str| sent.text(&format!("{}{what}", item.key())).trim().to_owned();
        let judged = Judged::from_key(&text(""));
        (*item, Answer { judged, evidence: text("_evidence"), remark: text("_remark") })
    };
    Assessment { answers: Item::ALL.iter().map(answer).collect(), finished_on: None }
}

fn draw(form: &mut Form<'_>, before: Option<&Assessment>) {
    let tongue = form.tongue();
    let mut last = "";
    for item in Item::ALL.iter().copied() {
        if chapter(item) != last {
            last = chapter(item);
            form.heading(&format!("assessment_chapter-{last}"));
        }
        let key = item.key();
        let number = number(item);
        let judged = options(Judged::ALL, "assessment_judged", Judged::key, tongue);
        form.select(key, Need::Required, judged);
        form.explained(explanation(item, before, tongue));
        form.line(&format!("{key}_evidence"), Need::Optional);
        form.called(tongue.say_with("assessment-evidence", &[("number", &number)]));
        form.line(&format!("{key}_remark"), Need::Optional);
        form.called(tongue.say_with("assessment-remark", &[("number", &number)]));
    }
    form.tick("assessment_finish");
}

/// The article in our words, and what was found last year.
fn explanation(item: Item, before: Option<&Assessment>, tongue: Tongue) -> String {
    let article = item.article().map(|article| tongue.label("article", article.key()));
    let judged = before.and_then(|before| before.answer(item).judged);
    let last_year = judged.map(|judged| {
        let judged = tongue.label("assessment_judged", judged.key());
        tongue.say_with("assessment-before", &[("judged", &judged)])
    });
    article.into_iter().chain(last_year).collect::<Vec<_>>().join(" ")
}

async fn page(
    web: &Web,
    reader: &SignedIn,
    (shown, year): (&Shown<Assessment>, i16),
    filled: (&Submitted, Standing),
) -> Response {
    let tongue = reader.tongue();
    let draw = |form: &mut Form<'_>| draw(form, shown.before.as_ref());
    let is_proposal = shown.paper.is_none() && shown.before.is_some();
    let lead = if is_proposal { "assessment-carried-over" } else { "assessment-lead" };
    let title = titled("assessment-title", year, tongue);
    let sheet = Sheet {
        title: title.clone(),
        lead: tongue.say(lead),
        place: Place::Recommendations,
        up: FooterLink { label: title, href: format!("{ASSESSMENT}/{year}") },
        draw: &draw,
        action: None,
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}
