//! The first page for everybody: all the ways to complain, and where the procedure is (3.3).
use axum::response::{IntoResponse, Response};
use weerklank_domain::Language;

use crate::frame;
use crate::page::Shell;
use crate::parts::Fact;
use crate::problem::{self, html};
use crate::state::Web;
use crate::text::Tongue;

#[derive(askama::Template)]
#[template(path = "visitors/home.html")]
struct Page {
    shell: Shell,
    lead: String,
    begin: String,
    status: String,
    ways_title: String,
    ways: Vec<Fact>,
    procedure: String,
    procedure_lead: String,
    staff: String,
}

pub(crate) async fn show(web: &Web, language: Language) -> Response {
    let tongue = Tongue(language);
    let current = match web.app.organisation().await {
        Ok(current) => current,
        Err(error) => return problem::page(web, language, error.into()).await,
    };
    let organisation = &current.organisation;
    let mut ways = Vec::new();
    let mut add = |key: &str, text: Option<String>, href: Option<String>| {
        if let Some(text) = text {
            let term = tongue.say(key);
            ways.push(Fact { term, text, href: href.unwrap_or_default(), ..Fact::default() });
        }
    };
    let mail = organisation.complaints_mail.clone().or(organisation.mail.clone());
    let mailto = mail.as_ref().map(|mail| format!("mailto:{mail}"));
    add("home-by-mail", mail, mailto);
    let phone = organisation.phone.clone();
    // A number is not broken off at the end of a line.
    let shown = phone.as_ref().map(|phone| phone.replace(' ', "\u{a0}"));
    let tel = phone.as_ref().map(|phone| {
        let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        format!("tel:{digits}")
    });
    add("home-by-phone", shown, tel);
    let letterhead = current.letterhead();
    let address = letterhead.address_lines.join(", ");
    let named = format!("{}, {address}", organisation.name);
    add("home-by-letter", (!address.is_empty()).then_some(named), None);
    add("home-by-partner", Some(tongue.say("home-by-partner-text")), None);
    let page = Page {
        shell: frame::visitor(web, tongue, &tongue.say("home-title")).await,
        lead: tongue.say_with("home-lead", &[("organisation", &organisation.name)]),
        begin: tongue.say("home-begin"),
        status: tongue.say("home-status"),
        ways_title: tongue.say("home-ways"),
        ways,
        procedure: tongue.say("home-procedure"),
        procedure_lead: tongue.say("home-procedure-lead"),
        staff: tongue.say("home-staff"),
    };
    html(&page).into_response()
}
