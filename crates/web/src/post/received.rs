//! All mail that came in, whatever became of it: nothing is nowhere.
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;
use weerklank_app::mail_in::{InboundState, ListedMail};

use super::incoming::titled;
use crate::frame::{self, Place};
use crate::page::Shell;
use crate::parts::Tab;
use crate::problem::html;
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;

const HERE: &str = "/post/binnen";

#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    /// A state; all of them when it is none that we know.
    #[serde(default)]
    staat: String,
    /// The last mail of the page before.
    #[serde(default)]
    voor: String,
}

struct Row {
    href: String,
    subject: String,
    sender: String,
    arrived: String,
    state: String,
    /// The dossier; empty when there is none.
    reference: String,
}

#[derive(askama::Template)]
#[template(path = "post/received.html")]
struct Page {
    shell: Shell,
    back: String,
    tabs_title: String,
    tabs: Vec<Tab>,
    none: String,
    /// "Mail", "Aangekomen", "Wat ermee gebeurde".
    heads: [String; 3],
    rows: Vec<Row>,
    /// Empty on the last page.
    older: String,
    older_label: String,
}

pub(super) async fn list(
    State(web): State<Web>,
    reader: SignedIn,
    Query(asked): Query<Asked>,
) -> Response {
    let tongue = reader.tongue();
    let state = InboundState::from_key(&asked.staat);
    let before = asked.voor.parse::<Uuid>().ok();
    let list = match web.app.all_mail(reader.actor(), (state, before)).await {
        Ok(list) => list,
        Err(error) => return reader.problem(&web, error).await,
    };
    let title = tongue.say("mail-all");
    let asked = state.map_or(String::new(), |state| format!("staat={}&", state.key()));
    let page = Page {
        shell: frame::staff(&web, &reader, &title, Place::Post).await,
        back: tongue.say("menu-post"),
        tabs_title: tongue.say("mail-state"),
        tabs: tabs(state, tongue),
        none: tongue.say("mail-all-none"),
        heads: ["mail-one", "mail-arrived", "mail-state"].map(|key| tongue.say(key)),
        rows: list.mails.iter().map(|mail| row(mail, tongue)).collect(),
        older: list.older.map_or(String::new(), |id| format!("{HERE}?{asked}voor={id}")),
        older_label: tongue.say("mail-older"),
    };
    html(&page).into_response()
}

fn tabs(chosen: Option<InboundState>, tongue: Tongue) -> Vec<Tab> {
    let all = std::iter::once(None).chain(InboundState::ALL.into_iter().map(Some));
    all.map(|state| Tab {
        href: match state {
            Some(state) => format!("{HERE}?staat={}", state.key()),
            None => HERE.to_owned(),
        },
        label: match state {
            Some(state) => tongue.label("mail_state", state.key()),
            None => tongue.say("mail-all-states"),
        },
        current: state == chosen,
        ..Tab::default()
    })
    .collect()
}

fn row(mail: &ListedMail, tongue: Tongue) -> Row {
    Row {
        href: format!("{HERE}/{}", mail.id),
        subject: titled(mail.subject.as_deref().unwrap_or_default(), tongue),
        sender: mail.sender.clone().unwrap_or_default(),
        arrived: tongue.moment(mail.accepted_at),
        state: tongue.label("mail_state", mail.state.key()),
        reference: mail.reference.map(|reference| reference.to_string()).unwrap_or_default(),
    }
}
