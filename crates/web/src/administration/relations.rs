//! The register of relations: clients and cooperating partners that complaints come from.
use axum::extract::{Path, Query, State};
use axum::response::Response;
use weerklank_app::administration::{After, Relation};
use weerklank_domain::complaint::facts::ComplainantKind;
use weerklank_domain::ids::RelationId;

use super::list::{Around, Row, Search, Table, closed, heads};
use super::sheet::{self, Beside, Saving, Sheet, Standing, saving, set_known};
use super::{AREA, Administrator, Done};
use crate::complaints::controls::{Need, options};
use crate::form::Form;
use crate::frame::Place;
use crate::page::FooterLink;
use crate::problem::Problem;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

const LIST: &str = "/beheer/relaties";

/// What the address asks for: a search, or the page behind a relation.
#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    zoek: String,
    #[serde(default)]
    na_bedrijf: String,
    #[serde(default)]
    na: String,
}

impl Asked {
    fn after(&self) -> Option<After> {
        let id = self.na.parse().ok()?;
        Some(After { folded_company: self.na_bedrijf.clone(), id })
    }
}

pub(super) async fn list(
    State(web): State<Web>,
    reader: Administrator,
    Query(done): Query<Done>,
    Query(asked): Query<Asked>,
) -> Response {
    let tongue = reader.tongue();
    let beginning = asked.zoek.trim();
    let found = if beginning.is_empty() {
        let page = web.app.relations(reader.actor(), asked.after()).await;
        page.map(|page| (page.relations, page.next))
    } else {
        let found = web.app.search_relations(reader.actor(), beginning).await;
        found.map(|relations| (relations, None))
    };
    let (relations, next) = match found {
        Ok(found) => found,
        Err(error) => return reader.problem(&web, error).await,
    };
    let title = tongue.say("admin-part-relations");
    let empty = if beginning.is_empty() { "admin-no-relations" } else { "admin-nothing-found" };
    let table = Table {
        id: "relations",
        title: title.clone(),
        heads: heads(tongue, &["company", "contact", "kind", "state"]),
        rows: relations.iter().map(|relation| row(relation, tongue)).collect(),
        empty: tongue.say(empty),
        add: Some(FooterLink {
            label: tongue.say("admin-new-relation"),
            href: format!("{LIST}/nieuw"),
        }),
    };
    let around = Around {
        search: Some(Search {
            label: tongue.say("admin-search-relation"),
            typed: asked.zoek.clone(),
            send: tongue.say("admin-search"),
        }),
        next: next.map(|after| next_page(&after, tongue)),
        ..Around::default()
    };
    super::list::page(&web, &reader, (title, &done), (table, around)).await
}

fn next_page(after: &After, tongue: Tongue) -> FooterLink {
    let query: String = form_urlencoded::Serializer::new(String::new())
        .append_pair("na_bedrijf", &after.folded_company)
        .append_pair("na", &after.id.to_string())
        .finish();
    FooterLink { label: tongue.say("admin-next-page"), href: format!("{LIST}?{query}") }
}

fn row(relation: &Relation, tongue: Tongue) -> Row {
    Row {
        href: format!("{LIST}/{}", relation.id),
        label: relation.company.clone(),
        cells: vec![
            relation.contact_name.clone().unwrap_or_default(),
            tongue.label("complainant_kind", relation.kind.key()),
        ],
        tags: closed(relation.active, tongue).into_iter().collect(),
    }
}

fn draw(form: &mut Form<'_>) {
    let tongue = form.tongue();
    let kinds = options(ComplainantKind::ALL, "complainant_kind", ComplainantKind::key, tongue);
    form.radios("relation_kind", kinds);
    form.line("company", Need::Required);
    form.line("chamber_number", Need::Optional);
    form.line("contact_name", Need::Optional);
    form.typed_line("email", Need::Optional, ("email", "off"));
    form.typed_line("phone", Need::Optional, ("tel", "off"));
    form.area("address", Need::Optional, 4);
    form.tick("active");
}

fn known(relation: &Relation) -> Submitted {
    let mut known = Submitted::default();
    set_known(
        &mut known,
        &[
            ("seen", Some(&relation.version.to_string())),
            ("relation_kind", Some(relation.kind.key())),
            ("company", Some(&relation.company)),
            ("chamber_number", relation.chamber_number.as_deref()),
            ("contact_name", relation.contact_name.as_deref()),
            ("email", relation.email.as_deref()),
            ("phone", relation.phone.as_deref()),
            ("address", relation.address.as_deref()),
            ("active", relation.active.then_some("on")),
        ],
    );
    known
}

fn read(sent: &Submitted, id: RelationId, tongue: Tongue) -> Relation {
    let form = Form::new(sent, AREA, tongue);
    let kind = ComplainantKind::from_key(form.typed("relation_kind"));
    Relation {
        id,
        kind: kind.unwrap_or(ComplainantKind::SmeClient),
        company: form.typed("company").to_owned(),
        chamber_number: form.optional("chamber_number"),
        contact_name: form.optional("contact_name"),
        email: form.optional("email"),
        phone: form.optional("phone"),
        address: form.lines("address"),
        active: form.is_ticked("active"),
        version: sent.seen().unwrap_or_default(),
    }
}

pub(super) async fn new(State(web): State<Web>, reader: Administrator) -> Response {
    let mut known = Submitted::default();
    let kind = ComplainantKind::SmeClient.key();
    set_known(&mut known, &[("relation_kind", Some(kind)), ("active", Some("on"))]);
    page(&web, &reader, None, (&known, Standing::Fresh)).await
}

pub(super) async fn add(
    State(web): State<Web>,
    reader: Administrator,
    mut sent: Submitted,
) -> Response {
    let id = sheet::submission(&web, &sent);
    sent.set("submission", id.to_string());
    answer(&web, &reader, (RelationId::from_uuid(id), None), &sent).await
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: Administrator,
    Path(id): Path<String>,
) -> Response {
    match find(&web, &reader, &id).await {
        Ok(relation) => {
            page(&web, &reader, Some(&relation), (&known(&relation), Standing::Fresh)).await
        }
        Err(response) => response,
    }
}

pub(super) async fn save(
    State(web): State<Web>,
    reader: Administrator,
    Path(id): Path<String>,
    sent: Submitted,
) -> Response {
    match find(&web, &reader, &id).await {
        Ok(relation) => answer(&web, &reader, (relation.id, Some(&relation)), &sent).await,
        Err(response) => response,
    }
}

async fn find(web: &Web, reader: &Administrator, id: &str) -> Result<Relation, Response> {
    let Ok(id) = id.parse::<RelationId>() else {
        return Err(reader.problem(web, Problem::NotFound).await);
    };
    match web.app.relation(reader.actor(), id).await {
        Ok(relation) => Ok(relation),
        Err(error) => Err(reader.problem(web, error).await),
    }
}

async fn answer(
    web: &Web,
    reader: &Administrator,
    (id, relation): (RelationId, Option<&Relation>),
    sent: &Submitted,
) -> Response {
    let by = reader.actor();
    let saved = web.app.save_relation(by, read(sent, id, reader.tongue())).await;
    let standing = match saving(saved) {
        Saving::Done => return sheet::done(LIST),
        Saving::Again(standing) => standing,
        Saving::Overtaken => match web.app.relation(by, id).await {
            Ok(now) => Standing::Overtaken(known(&now), now.version),
            Err(error) => return reader.problem(web, error).await,
        },
        Saving::Failed(error) => return reader.problem(web, error).await,
    };
    page(web, reader, relation, (sent, standing)).await
}

async fn page(
    web: &Web,
    reader: &Administrator,
    relation: Option<&Relation>,
    filled: (&Submitted, Standing),
) -> Response {
    let tongue = reader.tongue();
    let sheet = Sheet {
        title: relation.map_or_else(|| tongue.say("admin-new-relation"), |one| one.company.clone()),
        lead: String::new(),
        place: Place::Register,
        up: FooterLink { label: tongue.say("admin-part-relations"), href: LIST.to_owned() },
        draw: &draw,
        action: None,
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}
