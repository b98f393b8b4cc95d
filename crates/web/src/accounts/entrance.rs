//! The page of a form for somebody who isn't signed in: one white block in the middle.
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::complaints::controls::Control;
use crate::fields::ErrorSummary;
use crate::form::Form;
use crate::frame;
use crate::page::{FooterLink, Shell};
use crate::problem::html;
use crate::state::Web;
use crate::text::Tongue;

/// What the page says and holds, apart from its form.
pub(super) struct Entrance {
    pub(super) title: String,
    pub(super) lead: String,
    /// About what could not be kept; empty is none.
    pub(super) lost: String,
    pub(super) action: String,
    pub(super) hidden: Vec<(String, String)>,
    pub(super) send: String,
    pub(super) links: Vec<FooterLink>,
    /// What happened just before; empty is nothing.
    pub(super) flash: String,
}

impl Entrance {
    pub(super) fn new(title: String, action: impl Into<String>, send: String) -> Self {
        Self {
            title,
            lead: String::new(),
            lost: String::new(),
            action: action.into(),
            hidden: Vec::new(),
            send,
            links: Vec::new(),
            flash: String::new(),
        }
    }
}

#[derive(askama::Template)]
#[template(path = "accounts/entrance.html")]
struct Page {
    shell: Shell,
    summary: ErrorSummary,
    lead: String,
    lost: String,
    action: String,
    hidden: Vec<(String, String)>,
    controls: Vec<Control>,
    send: String,
    links: Vec<FooterLink>,
}

/// The page; `status` is that of a form with mistakes, as far as it has any.
pub(super) async fn page(
    web: &Web,
    (tongue, entrance): (Tongue, Entrance),
    form: Form<'_>,
    status: StatusCode,
) -> Response {
    let mut shell = frame::public(web, tongue, &entrance.title).await;
    if !entrance.flash.is_empty() {
        frame::flash(&mut shell, entrance.flash);
    }
    let (controls, summary) = form.finish();
    if !summary.is_empty() {
        shell = shell.after_failure();
    }
    let page = Page {
        shell,
        summary,
        lead: entrance.lead,
        lost: entrance.lost,
        action: entrance.action,
        hidden: entrance.hidden,
        controls,
        send: entrance.send,
        links: entrance.links,
    };
    (status, html(&page)).into_response()
}
