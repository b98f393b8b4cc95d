//! What an administrator keeps: people, partners, relations, the organisation, lists. No dossier.
mod entered;
mod firms;
mod free_days;
mod hours;
pub(crate) mod list;
mod lists;
mod mandate;
mod organisation;
mod outsider;
mod people;
mod procedure;
mod relations;
pub(crate) mod sheet;
mod templates;
mod terms;

use axum::Router;
use axum::extract::{FromRequestParts, Query, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use weerklank_domain::people::Role;

use crate::frame::{self, Place};
use crate::page::Shell;
use crate::problem::{Problem, html};
use crate::session::SignedIn;
use crate::state::Web;

/// The texts of the labels of all forms here are `admin_field-NAME`.
pub(crate) const AREA: &str = "admin_field";

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/beheer", get(overview))
        .route("/beheer/personen", get(people::list))
        .route("/beheer/personen/nieuw", get(people::new).post(people::add))
        .route("/beheer/personen/{id}", get(people::show).post(people::save))
        .route("/beheer/personen/{id}/uitnodiging", post(people::invite))
        .route("/beheer/partners", get(firms::list))
        .route("/beheer/partners/nieuw", get(firms::new).post(firms::add))
        .route("/beheer/partners/{id}", get(firms::show).post(firms::save))
        .route(
            "/beheer/partners/{id}/adviseurs/nieuw",
            get(firms::advisers::new).post(firms::advisers::add),
        )
        .route(
            "/beheer/partners/{id}/adviseurs/{adviser}",
            get(firms::advisers::show).post(firms::advisers::save),
        )
        .route("/beheer/relaties", get(relations::list))
        .route("/beheer/relaties/nieuw", get(relations::new).post(relations::add))
        .route("/beheer/relaties/{id}", get(relations::show).post(relations::save))
        .route("/beheer/organisatie", get(organisation::show).post(organisation::save))
        .route("/beheer/mandaat", get(mandate::show).post(mandate::save))
        .route("/beheer/regeling", get(procedure::show).post(procedure::save))
        .route("/beheer/herinneringen", get(hours::show).post(hours::save))
        .route("/beheer/vrije-dagen", get(free_days::show).post(free_days::save))
        .route("/beheer/termijnen", get(terms::show).post(terms::save))
        .route("/cijfers/clienten", get(entered::exposure).post(entered::save_exposure))
        .route("/cijfers/eerdere-jaren", get(entered::years).post(entered::save_years))
        .route("/beheer/website", get(procedure::website))
        .route("/buitenstaander", get(outsider::show).post(outsider::send))
        .route("/regeling-goedkeuren", get(procedure::show_approval).post(procedure::approve))
        .merge(templates::routes())
        .route("/beheer/lijsten/{list}", get(lists::list))
        .route("/beheer/lijsten/{list}/nieuw", get(lists::new).post(lists::add))
        .route("/beheer/lijsten/{list}/onderdelen/{key}", get(lists::show).post(lists::save))
}

/// An administrator who is signed in; whoever is signed in as something else gets the page that
/// says so.
pub(crate) struct Administrator(pub(crate) SignedIn);

impl std::ops::Deref for Administrator {
    type Target = SignedIn;

    fn deref(&self) -> &SignedIn {
        &self.0
    }
}

impl FromRequestParts<Web> for Administrator {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let reader = <SignedIn as FromRequestParts<Web>>::from_request_parts(parts, web).await?;
        if reader.is(Role::Administrator) {
            return Ok(Self(reader));
        }
        Err(reader.problem(web, Problem::NotAllowed).await)
    }
}

/// What was just done, to be said once on the next page.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    gedaan: String,
}

impl Done {
    /// Says it on top of the page; a word that isn't one of ours says nothing.
    pub(crate) fn tell(&self, shell: &mut Shell, reader: &SignedIn) {
        const KNOWN: [&str; 4] = ["opgeslagen", "uitnodiging", "ingericht", "hersteld"];
        if KNOWN.contains(&self.gedaan.as_str()) {
            frame::flash(shell, reader.tongue().label("admin-done", &self.gedaan));
        }
    }
}

/// A part of the administration, with what is kept there.
struct Part {
    label: String,
    about: String,
    href: &'static str,
    icon: &'static str,
}

#[derive(askama::Template)]
#[template(path = "administration/overview.html")]
struct OverviewPage {
    shell: Shell,
    lead: String,
    warning: String,
    parts: Vec<Part>,
}

async fn overview(
    State(web): State<Web>,
    reader: Administrator,
    Query(done): Query<Done>,
) -> Response {
    let tongue = reader.tongue();
    let part = |key: &str, href, icon| Part {
        label: tongue.say(&format!("admin-part-{key}")),
        about: tongue.say(&format!("admin-part-{key}-about")),
        href,
        icon,
    };
    let mut shell = frame::staff(&web, &reader, &tongue.say("admin-title"), Place::Register).await;
    done.tell(&mut shell, &reader);
    let parts = vec![
        part("people", "/beheer/personen", "users"),
        part("firms", "/beheer/partners", "building"),
        part("relations", "/beheer/relaties", "address-book"),
        part("organisation", "/beheer/organisatie", "settings"),
        part("mandate", "/beheer/mandaat", "settings"),
        part("procedure", "/beheer/regeling", "file-text"),
        part("terms", "/beheer/termijnen", "clock"),
        part("free-days", "/beheer/vrije-dagen", "calendar"),
        part("exposure", "/cijfers/clienten", "users"),
        part("past-years", "/cijfers/eerdere-jaren", "chart-bar"),
        part("hours", "/beheer/herinneringen", "bell"),
        part("templates", "/beheer/sjablonen", "pencil"),
        part("website", "/beheer/website", "external-link"),
        part("lists", "/beheer/lijsten/subcategorieen", "clipboard-check"),
        part("post", "/post", "mail"),
    ];
    let lead = tongue.say("admin-lead");
    let warning = match web.app.calendar().await {
        Ok(calendar) if calendar.is_outdated(web.today()) => {
            weerklank_texts::explanations::calendar_outdated(tongue.0, calendar.known_until())
        }
        Ok(_) => String::new(),
        Err(error) => return reader.problem(&web, error).await,
    };
    html(&OverviewPage { shell, lead, warning, parts }).into_response()
}
