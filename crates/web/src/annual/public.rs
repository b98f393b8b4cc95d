//! The reports that everybody may read: at a fixed address, as page and as PDF (7.2).
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use weerklank_app::annual::Face;
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::report::annual::Version;
use weerklank_texts::paper::Block;

use super::show::{pdf, sections};
use super::{ShownSection, year};
use crate::frame;
use crate::page::{FooterLink, Shell};
use crate::parts::FileLink;
use crate::problem::{self, Problem, html};
use crate::session;
use crate::state::Web;
use crate::text::Tongue;

#[derive(askama::Template)]
#[template(path = "annual/published-years.html")]
struct YearsPage {
    shell: Shell,
    lead: String,
    years: Vec<FooterLink>,
}

#[derive(askama::Template)]
#[template(path = "annual/published.html")]
struct Page {
    shell: Shell,
    state: String,
    files: Vec<FileLink>,
    sections: Vec<ShownSection>,
}

pub(super) async fn years(State(web): State<Web>, headers: HeaderMap) -> Response {
    let tongue = Tongue(session::language_in(&headers));
    match web.app.published_years().await {
        Ok(years) => {
            let link = |year: i16| FooterLink {
                label: tongue.say_with("report-of-year", &[("year", &year.to_string())]),
                href: format!("/jaarverslag/{year}"),
            };
            let lead = if years.is_empty() { "report-public-none" } else { "report-public-lead" };
            let page = YearsPage {
                shell: frame::visitor(&web, tongue, &tongue.say("report-public")).await,
                lead: tongue.say(lead),
                years: years.iter().map(|year| link(year.year)).collect(),
            };
            html(&page).into_response()
        }
        Err(error) => problem::page(&web, tongue.0, error.into()).await,
    }
}

pub(super) async fn report(
    State(web): State<Web>,
    Path(text): Path<String>,
    headers: HeaderMap,
) -> Response {
    let tongue = Tongue(session::language_in(&headers));
    let Some(year) = year(&text) else {
        return problem::page(&web, tongue.0, Problem::NotFound).await;
    };
    match web.app.published_report(year, tongue.0).await {
        Ok((edition, composed)) => {
            let signed = edition.frozen.map(|frozen| tongue.long_day(local_date(frozen.at)));
            let files = Language::ALL.map(|language| FileLink {
                name: tongue.say_with(
                    "report-file",
                    &[("language", &tongue.label("language", language.tag()))],
                ),
                href: format!("/jaarverslag/{year}/{}.pdf", language.tag()),
                detail: "pdf".to_owned(),
                ..FileLink::default()
            });
            let day = signed.unwrap_or_default();
            let page = Page {
                shell: frame::visitor(&web, tongue, &composed.title).await,
                state: tongue.say_with("report-state-signed", &[("day", &day)]),
                files: files.into(),
                sections: sections(composed, year, |_| None),
            };
            ([(CACHE_CONTROL, "max-age=300")], html(&page)).into_response()
        }
        Err(error) => problem::page(&web, tongue.0, error.into()).await,
    }
}

pub(super) async fn file(
    State(web): State<Web>,
    Path((text, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let reader = session::language_in(&headers);
    let language = file.strip_suffix(".pdf").and_then(Language::from_tag);
    let (Some(year), Some(language)) = (year(&text), language) else {
        return problem::page(&web, reader, Problem::NotFound).await;
    };
    let face = Face { version: Version::Public, firm: None, language };
    let printed = match web.app.published_report(year, language).await {
        Ok((edition, composed)) => web.app.report_pdf((&edition, composed), face).await,
        Err(error) => Err(error),
    };
    match printed {
        Ok(bytes) => pdf(year, face, bytes),
        Err(error) => problem::page(&web, reader, error.into()).await,
    }
}
