//! Naming somebody from outside for one dossier of which nobody here may know (transition 30).
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use weerklank_app::conflicts::NewOutsider;
use weerklank_domain::Language;
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::Role;

use super::sheet::{self, Beside, Saving, Sheet, Standing, saving};
use crate::complaints::controls::Need;
use crate::form::Form;
use crate::frame::Place;
use crate::page::FooterLink;
use crate::problem::Problem;
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;

#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    kenmerk: String,
}

fn may(reader: &SignedIn) -> bool {
    reader.is(Role::Management) || reader.is(Role::Administrator)
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Query(asked): Query<Asked>,
) -> Response {
    if !may(&reader) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    let mut known = Submitted::default();
    known.set("reference", asked.kenmerk);
    known.set("language", Language::Dutch.tag());
    page(&web, &reader, (&known, Standing::Fresh)).await
}

pub(super) async fn send(
    State(web): State<Web>,
    reader: SignedIn,
    mut sent: Submitted,
) -> Response {
    if !may(&reader) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    let id = sheet::submission(&web, &sent);
    sent.set("submission", id.to_string());
    let typed = |name: &str| sent.text(name).to_owned();
    let new = NewOutsider {
        id: PersonId::from_uuid(id),
        reference: typed("reference"),
        name: typed("name"),
        email: typed("email"),
        language: Language::from_tag(sent.text("language")).unwrap_or_default(),
        reason: typed("outsider_reason"),
    };
    match saving(web.app.name_outsider(reader.actor(), new).await) {
        Saving::Done => Redirect::to("/account?gedaan=buitenstaander").into_response(),
        Saving::Again(standing) => page(&web, &reader, (&sent, standing)).await,
        Saving::Overtaken => reader.problem(&web, Problem::NotFound).await,
        Saving::Failed(error) => reader.problem(&web, error).await,
    }
}

async fn page(web: &Web, reader: &SignedIn, filled: (&Submitted, Standing)) -> Response {
    let tongue = reader.tongue();
    let draw = |form: &mut Form<'_>| {
        form.line("reference", Need::Required);
        form.line("name", Need::Required);
        form.typed_line("email", Need::Required, ("email", "off"));
        let language = |one: Language| (one.tag().to_owned(), tongue.label("language", one.tag()));
        form.radios("language", Language::ALL.map(language).to_vec());
        form.area("outsider_reason", Need::Required, 3);
    };
    let sheet = Sheet {
        title: tongue.label("command", "name_outsider"),
        lead: tongue.say("outsider-lead"),
        place: Place::Register,
        up: FooterLink { label: tongue.say("account-title"), href: "/account".to_owned() },
        draw: &draw,
        action: None,
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}
