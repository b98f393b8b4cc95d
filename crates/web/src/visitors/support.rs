//! The guidance for a partner whom a complaint is about (2.3), with the privacy notice (GDPR
//! art. 14). It is public: a firm without an account gets its address by mail or letter as well.
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};

use crate::frame;
use crate::page::Shell;
use crate::parts::Fact;
use crate::problem::{self, html};
use crate::session;
use crate::state::Web;
use crate::text::Tongue;

/// The sections in the order in which they are needed, each with how many lines it has.
const SECTIONS: [(&str, usize); 5] =
    [("asked", 5), ("when", 5), ("first", 7), ("well", 7), ("sentences", 5)];
/// What the notice tells, after who is responsible.
const PRIVACY: [&str; 7] = ["which", "source", "why", "readers", "long", "rights", "authority"];

struct Section {
    /// The id of its heading.
    name: &'static str,
    title: String,
    lines: Vec<String>,
}

#[derive(askama::Template)]
#[template(path = "visitors/support.html")]
struct Page {
    shell: Shell,
    lead: String,
    sections: Vec<Section>,
    privacy_title: String,
    privacy_lead: String,
    privacy: Vec<Fact>,
    procedure: String,
}

pub(super) async fn show(State(web): State<Web>, headers: HeaderMap) -> Response {
    let tongue = Tongue(session::language_in(&headers));
    let current = match web.app.organisation().await {
        Ok(current) => current,
        Err(error) => return problem::page(&web, tongue.0, error.into()).await,
    };
    let organisation = &current.organisation;
    let letterhead = current.letterhead();
    let ways = [Some(organisation.name.clone()), letterhead.mail, organisation.phone.clone()];
    let who = ways.into_iter().flatten().chain(letterhead.address_lines);
    let fact = |name: &str, text: String| Fact {
        term: tongue.say(&format!("support-privacy-{name}")),
        text,
        ..Fact::default()
    };
    let mut privacy = vec![fact("who", who.collect::<Vec<_>>().join(", "))];
    privacy.extend(
        PRIVACY.map(|name| fact(name, tongue.say(&format!("support-privacy-{name}-text")))),
    );
    let page = Page {
        shell: frame::visitor(&web, tongue, &tongue.say("support-title")).await,
        lead: tongue.say("support-lead"),
        sections: SECTIONS.map(|section| told(section, tongue)).into(),
        privacy_title: tongue.say("support-privacy"),
        privacy_lead: tongue.say("support-privacy-lead"),
        privacy,
        procedure: tongue.say("support-procedure"),
    };
    html(&page).into_response()
}

fn told((name, count): (&'static str, usize), tongue: Tongue) -> Section {
    let line = |number: usize| tongue.say(&format!("support-{name}-{number}"));
    Section {
        name,
        title: tongue.say(&format!("support-{name}")),
        lines: (1..=count).map(line).collect(),
    }
}
