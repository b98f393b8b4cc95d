//! A list of the administration: a table of rows that lead to a form.
use axum::response::{IntoResponse, Response};

use weerklank_domain::people::Role;

use super::Done;
use crate::frame::{self, Place};
use crate::page::{FooterLink, Shell, Tone};
use crate::parts::{Tab, Tag};
use crate::problem::html;
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;

/// A table; the first cell of a row is a link.
#[derive(Default)]
pub(crate) struct Table {
    /// Id of the heading.
    pub(crate) id: &'static str,
    pub(crate) title: String,
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Row>,
    /// What stands there when there are no rows.
    pub(crate) empty: String,
    /// Where something new is added.
    pub(crate) add: Option<FooterLink>,
}

pub(crate) struct Row {
    pub(crate) href: String,
    pub(crate) label: String,
    /// The cells behind the first.
    pub(crate) cells: Vec<String>,
    pub(crate) tags: Vec<Tag>,
}

/// What stands above the table, and below it.
#[derive(Default)]
pub(super) struct Around {
    pub(super) lead: String,
    pub(super) tabs: Vec<Tab>,
    pub(super) search: Option<Search>,
    pub(super) next: Option<FooterLink>,
}

pub(super) struct Search {
    pub(super) label: String,
    pub(super) typed: String,
    pub(super) send: String,
}

#[derive(askama::Template)]
#[template(path = "administration/list.html")]
struct Page {
    shell: Shell,
    up: FooterLink,
    tabs_label: String,
    around: Around,
    table: Table,
}

pub(super) async fn page(
    web: &Web,
    reader: &SignedIn,
    (title, done): (String, &Done),
    (table, around): (Table, Around),
) -> Response {
    let tongue = reader.tongue();
    let mut shell = frame::staff(web, reader, &title, Place::Register).await;
    done.tell(&mut shell, reader);
    // An officer keeps the templates and nothing else here.
    let (up, href) = if reader.is(Role::Administrator) {
        ("admin-title", "/beheer")
    } else {
        ("menu-worklist", "/werk")
    };
    let up = FooterLink { label: tongue.say(up), href: href.to_owned() };
    let tabs_label = tongue.say("admin-tabs");
    html(&Page { shell, up, tabs_label, around, table }).into_response()
}

/// The heads of a table: the texts `admin-head-NAME`.
pub(super) fn heads(tongue: Tongue, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| tongue.label("admin-head", name)).collect()
}

/// Says that something is no longer in use; nothing when it is.
pub(super) fn closed(is_active: bool, tongue: Tongue) -> Option<Tag> {
    let text = (!is_active).then(|| tongue.say("admin-not-in-use"))?;
    Some(Tag { tone: Tone::Neutral, text, waits: true })
}
