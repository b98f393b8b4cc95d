//! Writing in a section, in both languages, beside what the figures say there.
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use weerklank_app::AppError;
use weerklank_app::annual::{Composed, Face, Opened, ReportError, Step, TEXT_MAX};
use weerklank_domain::Language;
use weerklank_domain::report::annual::{Refused, Section, Version};
use weerklank_texts::paper::Block;

use super::show::{AREA, sections};
use super::{PATH, year};
use crate::complaints::controls::{Control, Need};
use crate::fields::ErrorSummary;
use crate::form::Form;
use crate::frame::{self, Place};
use crate::page::{FooterLink, Shell};
use crate::problem::{FORM_OUTDATED, FORM_REFUSED, Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;

#[derive(askama::Template)]
#[template(path = "annual/write.html")]
struct WritePage {
    shell: Shell,
    up: FooterLink,
    summary: ErrorSummary,
    lead: String,
    controls: Vec<Control>,
    seen: u32,
    send: String,
    cancel: String,
    beside: String,
    blocks: Vec<Block>,
}

/// The name of the field of each language.
const FIELDS: [(&str, Language); 2] =
    [("text_nl", Language::Dutch), ("text_en", Language::English)];

/// How the form stands.
enum Standing {
    Fresh,
    Refused(String),
    /// Somebody else saved the report meanwhile.
    Overtaken,
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Path(place): Path<(String, String)>,
) -> Response {
    match place_of(&place) {
        Some(place) => page(&web, &reader, place, (None, Standing::Fresh)).await,
        None => reader.problem(&web, Problem::NotFound).await,
    }
}

fn place_of((text, key): &(String, String)) -> Option<(i16, Section)> {
    Some((year(text)?, Section::from_key(key)?))
}

async fn page(
    web: &Web,
    reader: &SignedIn,
    (year, section): (i16, Section),
    (sent, standing): (Option<Submitted>, Standing),
) -> Response {
    let tongue = reader.tongue();
    let face = Face { version: Version::Internal, firm: None, language: tongue.0 };
    let opened = match web.app.open_report(reader.actor(), (year, None), face).await {
        Ok(opened) => opened,
        Err(error) => return reader.problem(web, error).await,
    };
    if let Err(refused) = opened.edition.may_write(reader.actor(), section) {
        return not_his(web, reader, (year, refused)).await;
    }
    let sent = sent.unwrap_or_else(|| known(&opened, section));
    let mut form = Form::new(&sent, AREA, tongue);
    form.area("text_nl", Need::Optional, 14);
    form.area("text_en", Need::Optional, 8);
    let title = tongue.say(&format!("report-section-{}", section.key()));
    let mut shell = frame::staff(web, reader, &title, Place::Figures).await;
    let (mut summary, mut status) = (ErrorSummary::default(), StatusCode::OK);
    let mut blocks = Vec::new();
    match standing {
        Standing::Fresh => {}
        Standing::Refused(sentence) => {
            summary = ErrorSummary::new(tongue.say("report-refused")).about("text_nl", sentence);
            (status, shell) = (FORM_REFUSED, shell.after_failure());
        }
        Standing::Overtaken => {
            summary = ErrorSummary::new(tongue.say("report-overtaken"))
                .about("ernaast", tongue.say("report-overtaken-advice"));
            (status, shell) = (FORM_OUTDATED, shell.after_failure());
            blocks.push(Block::Quote(known(&opened, section).text("text_nl").to_owned()));
        }
    }
    let seen = opened.seen;
    blocks.extend(beside(opened.composed, (year, section)));
    let up = FooterLink {
        label: tongue.say_with("report-of-year", &[("year", &year.to_string())]),
        href: format!("{PATH}/{year}#{}", section.key()),
    };
    let page = WritePage {
        shell,
        up,
        summary,
        lead: tongue.say(if section.text_is_for(Version::Public) {
            "report-text-is-public"
        } else {
            "report-text-is-internal"
        }),
        controls: form.finish().0,
        seen,
        send: tongue.say("report-save"),
        cancel: tongue.say("report-cancel"),
        beside: tongue.say("report-beside"),
        blocks,
    };
    (status, html(&page)).into_response()
}

/// The report itself, with why he doesn't write there.
async fn not_his(web: &Web, reader: &SignedIn, (year, refused): (i16, Refused)) -> Response {
    if refused == Refused::NotYours {
        return reader.problem(web, Problem::NotAllowed).await;
    }
    let sentence = reader.tongue().say(&format!("report-refused-{}", refused.key()));
    let told = Some((sentence, Submitted::default()));
    super::show::page(web, reader, (year, &super::Asked::default()), told).await
}

/// What the report says there; its heading is the title of this page.
fn beside(composed: Composed, (year, section): (i16, Section)) -> impl Iterator<Item = Block> {
    let shown = sections(composed, year, |_| None);
    let here = shown.into_iter().find(|shown| shown.id == section.key());
    here.into_iter().flat_map(|shown| shown.blocks.into_iter().skip(1))
}

/// What stands in the section.
fn known(opened: &Opened, section: Section) -> Submitted {
    let mut known = Submitted::default();
    let texts = opened.edition.texts.get(&section);
    for (name, language) in FIELDS {
        let text = texts.and_then(|texts| texts.get(&language));
        known.set(name, text.map_or("", |written| written.text.as_str()));
    }
    known
}

pub(super) async fn save(
    State(web): State<Web>,
    reader: SignedIn,
    Path(place): Path<(String, String)>,
    sent: Submitted,
) -> Response {
    let Some((year, section)) = place_of(&place) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let typed = FIELDS.map(|(name, language)| {
        let text = sent.text(name).replace("\r\n", "\n");
        (language, text)
    });
    let tongue = reader.tongue();
    let long = typed.iter().any(|(_, text)| text.chars().count() > TEXT_MAX);
    if long {
        let standing = Standing::Refused(tongue.say("report-too-long"));
        return page(&web, &reader, (year, section), (Some(sent), standing)).await;
    }
    let seen = sent.seen().unwrap_or_default();
    let step = Step::Write { section, texts: typed.into() };
    match web.app.step_in_report(reader.actor(), (year, seen), step).await {
        Ok(()) => Redirect::to(&format!("{PATH}/{year}#{}", section.key())).into_response(),
        Err(ReportError::Refused(refused)) => {
            let sentence = tongue.say(&format!("report-refused-{}", refused.key()));
            let standing = Standing::Refused(sentence);
            page(&web, &reader, (year, section), (Some(sent), standing)).await
        }
        Err(ReportError::App(AppError::Changed)) => {
            page(&web, &reader, (year, section), (Some(sent), Standing::Overtaken)).await
        }
        Err(ReportError::App(error)) => reader.problem(&web, error).await,
    }
}
