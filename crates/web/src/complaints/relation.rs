//! Finding the relation that complains, so that the complaint is linked to the register.
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use weerklank_app::administration::Relation;
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::CommandKind;
use weerklank_domain::ids::RelationId;
use weerklank_domain::people::Role;
use weerklank_domain::reference::Reference;

use crate::frame::{self, Place};
use crate::page::Shell;
use crate::parts::Fact;
use crate::problem::{Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

/// What the address asks for; without it the search begins with the company in the dossier.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Asked {
    zoek: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "complaints/relation.html")]
struct Page {
    shell: Shell,
    reference: String,
    lead: String,
    search: String,
    typed: String,
    send: String,
    found: Vec<Fact>,
    nothing: String,
    cancel: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    (Path(reference), Query(asked)): (Path<String>, Query<Asked>),
) -> Response {
    let Ok(reference) = reference.parse::<Reference>() else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let dossier = match web.app.dossier(reader.actor(), reference).await {
        Ok(dossier) => dossier,
        Err(error) => return reader.problem(&web, error).await,
    };
    if !may_link(&dossier) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    let typed = asked.zoek.unwrap_or_else(|| beginning(&dossier));
    let relations = match web.app.search_relations(reader.actor(), typed.trim()).await {
        Ok(relations) => relations,
        Err(error) => return reader.problem(&web, error).await,
    };
    let tongue = reader.tongue();
    let title = tongue.say("relation-title");
    let present = relations.iter().filter(|relation| relation.active);
    html(&Page {
        shell: frame::staff(&web, &reader, &title, Place::Dossiers).await,
        reference: reference.to_string(),
        lead: tongue.say("relation-lead"),
        search: tongue.say("admin-search-relation"),
        send: tongue.say("admin-search"),
        found: present.map(|relation| found(relation, reference, tongue)).collect(),
        nothing: if typed.trim().is_empty() {
            String::new()
        } else {
            tongue.say("admin-nothing-found")
        },
        typed,
        cancel: tongue.say("form-cancel"),
    })
    .into_response()
}

/// Whether this reader can link the complaint to the register now. Partners don't see the
/// clients of each other.
pub(super) fn may_link(dossier: &Dossier) -> bool {
    let takes_in = dossier.by.is(Role::Officer) || dossier.by.is(Role::Staff);
    takes_in && dossier.permit(CommandKind::ChangeComplainant).is_ok()
}

/// The company, or else the name: what the relation is most likely found by.
fn beginning(dossier: &Dossier) -> String {
    let company = dossier.card().company;
    if !company.is_empty() {
        return company;
    }
    let name = dossier.said(&dossier.complaint.complainant.name).unwrap_or_default();
    name.to_owned()
}

fn found(relation: &Relation, reference: Reference, tongue: Tongue) -> Fact {
    let kind = tongue.label("complainant_kind", relation.kind.key());
    let known = [relation.contact_name.clone(), relation.email.clone(), Some(kind)];
    Fact {
        term: String::new(),
        text: relation.company.clone(),
        href: format!("/klachten/{reference}/klager?relatie={}", relation.id),
        detail: known.into_iter().flatten().collect::<Vec<_>>().join(" · "),
    }
}

/// Fills the form in with the relation that the address names; what the register doesn't know
/// stays as it is in the dossier.
pub(super) async fn fill_in(
    web: &Web,
    (reader, dossier): (&SignedIn, &Dossier),
    query: &str,
    form: &mut Submitted,
) {
    let named = form_urlencoded::parse(query.as_bytes()).find(|(word, _)| word == "relatie");
    let Some(id) = named.and_then(|(_, id)| id.parse::<RelationId>().ok()) else { return };
    if !may_link(dossier) {
        return;
    }
    let Ok(relation) = web.app.relation(reader.actor(), id).await else { return };
    form.set("relation", id.to_string());
    form.set("relation_name", relation.company.clone());
    form.set("complainant_kind", relation.kind.key());
    let fields = [
        ("company", Some(relation.company)),
        ("chamber_number", relation.chamber_number),
        ("email", relation.email),
        ("phone", relation.phone),
        ("address", relation.address),
    ];
    for (name, known) in fields {
        if let Some(known) = known {
            form.set(name, known);
        }
    }
}

/// Whether the relation that a form carries is the one that is linked, or one of the register
/// that this reader may choose.
pub(super) async fn is_known(
    web: &Web,
    (reader, dossier): (&SignedIn, &Dossier),
    sent: &Submitted,
) -> bool {
    match sent.text("relation").parse::<RelationId>() {
        Ok(id) if dossier.complaint.complainant.relation == Some(id) => true,
        Ok(id) => may_link(dossier) && web.app.relation(reader.actor(), id).await.is_ok(),
        Err(_) => true,
    }
}
