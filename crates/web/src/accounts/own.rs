//! A person's own account: who he is here, where he is signed in, his password and language.
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use jiff::Timestamp;
use weerklank_app::AppError;
use weerklank_app::accounts::{ChangeProblem, ListedSession};
use weerklank_app::reminders::When;
use weerklank_domain::Language;
use weerklank_domain::ids::SessionId;
use weerklank_domain::people::Role;

use super::client::Client;
use super::sign_in::too_often;
use crate::complaints::controls::Control;
use crate::fields::{Choices, ErrorSummary, Field};
use crate::form::Form;
use crate::frame::{self, Place};
use crate::page::{FooterLink, Shell};
use crate::parts::Fact;
use crate::problem::{FORM_REFUSED, FORM_TOO_OFTEN, Problem, html};
use crate::session::{self, SignedIn};
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    /// What was just done: the key of a sentence of ours.
    #[serde(default)]
    gedaan: String,
}

/// A place where this person is signed in.
struct Row {
    device: String,
    since: String,
    seen: String,
    /// "Dit apparaat"; empty for another one.
    this: String,
    end: String,
    /// What ending this one is called for a screen reader.
    end_which: String,
    action: String,
}

struct Words {
    facts: String,
    languages: String,
    sessions: String,
    device: String,
    since: String,
    seen: String,
    end: String,
    end_others: String,
    password: String,
    password_lead: String,
    send: String,
    absences: String,
}

#[derive(askama::Template)]
#[template(path = "accounts/own.html")]
struct Page {
    shell: Shell,
    summary: ErrorSummary,
    words: Words,
    facts: Vec<Fact>,
    languages: Vec<FooterLink>,
    sessions: Vec<Row>,
    has_others: bool,
    can_be_away: bool,
    controls: Vec<Control>,
    reminders: Reminders,
    feed: Feed,
}

/// When he wants to hear of what is due.
struct Reminders {
    title: String,
    lead: String,
    choice: Choices,
    send: String,
}

/// The calendar that he can have in a program of his own.
struct Feed {
    title: String,
    lead: String,
    /// "U hebt een adres sinds …"; empty while there is none.
    since: String,
    /// Only just after it was made.
    address: Option<Field>,
    renew: String,
    revoke: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Query(asked): Query<Asked>,
) -> Response {
    let sent = Submitted::default();
    let form = Form::new(&sent, "account_field", reader.tongue());
    let flash = match asked.gedaan.as_str() {
        "wachtwoord" => reader.tongue().say("account-password-changed"),
        "buitenstaander" => reader.tongue().say("outsider-named"),
        "sessie" => reader.tongue().say("account-session-ended"),
        "herinneringen" => reader.tongue().say("reminder-saved"),
        "agenda" => reader.tongue().say("feed-revoked"),
        _ => String::new(),
    };
    page(&web, &reader, form, (StatusCode::OK, flash, None)).await
}

/// Just after the address of the feed was made: it can't be told again.
pub(super) async fn with_feed(web: &Web, reader: &SignedIn, address: String) -> Response {
    let sent = Submitted::default();
    let form = Form::new(&sent, "account_field", reader.tongue());
    let flash = reader.tongue().say("feed-made");
    page(web, reader, form, (StatusCode::OK, flash, Some(address))).await
}

async fn page(
    web: &Web,
    reader: &SignedIn,
    mut form: Form<'_>,
    (status, flash, address): (StatusCode, String, Option<String>),
) -> Response {
    let tongue = reader.tongue();
    let (sessions, when, since) = match kept(web, reader).await {
        Ok(kept) => kept,
        Err(error) => return reader.problem(web, error).await,
    };
    form.password("wachtwoord_nu", "current-password");
    form.password("wachtwoord_nieuw", "new-password");
    let (controls, summary) = form.finish();
    let title = tongue.say("account-title");
    let mut shell = frame::staff(web, reader, &title, Place::Account).await;
    if !summary.is_empty() {
        shell = shell.after_failure();
    }
    if !flash.is_empty() {
        frame::flash(&mut shell, flash);
    }
    let page = Page {
        shell,
        summary,
        words: words(tongue),
        facts: facts(reader, tongue),
        languages: Language::ALL.map(|language| language_link(language, tongue)).to_vec(),
        has_others: sessions.len() > 1,
        can_be_away: [Role::Officer, Role::Partner].iter().any(|role| reader.is(*role)),
        sessions: sessions.iter().map(|one| row(one, reader, tongue)).collect(),
        controls,
        reminders: reminders(when, tongue),
        feed: feed(since, address, tongue),
    };
    (status, html(&page)).into_response()
}

type Kept = (Vec<ListedSession>, When, Option<Timestamp>);

async fn kept(web: &Web, reader: &SignedIn) -> Result<Kept, AppError> {
    let sessions = web.app.sessions_of(&reader.0).await?;
    let when = web.app.when_reminded(reader.actor()).await?;
    Ok((sessions, when, web.app.feed_since(reader.actor()).await?))
}

fn reminders(when: When, tongue: Tongue) -> Reminders {
    let choice = Choices::new("reminders", tongue.label("account_field", "reminders"));
    let choice = When::ALL.into_iter().fold(choice, |choice, one| {
        choice.option(one.key(), tongue.label("reminder-when", one.key()), when.key())
    });
    Reminders {
        title: tongue.say("reminder-title"),
        lead: tongue.say("reminder-title-lead"),
        choice,
        send: tongue.say("reminder-send"),
    }
}

fn feed(since: Option<Timestamp>, address: Option<String>, tongue: Tongue) -> Feed {
    let since = since.map(|since| tongue.moment(since));
    let make = if since.is_some() { "feed-renew" } else { "feed-make" };
    let field = |address| {
        Field::new("feed_address", tongue.say("feed-address"))
            .value(address)
            .hint(tongue.say("feed-address-hint"))
            .rows(2)
    };
    Feed {
        title: tongue.say("feed-title"),
        lead: tongue.say("feed-lead"),
        since: since
            .map(|since| tongue.say_with("feed-since", &[("since", &since)]))
            .unwrap_or_default(),
        address: address.map(field),
        renew: tongue.say(make),
        revoke: tongue.say("feed-revoke"),
    }
}

fn words(tongue: Tongue) -> Words {
    let say = |key: &str| tongue.say(key);
    Words {
        facts: say("account-facts"),
        languages: say("account-languages"),
        sessions: say("account-sessions"),
        device: say("account-device"),
        since: say("account-since"),
        seen: say("account-seen"),
        end: say("account-session-end"),
        end_others: say("account-end-others"),
        password: say("account-password"),
        password_lead: say("account-password-lead"),
        send: say("account-password-send"),
        absences: say("absence-title"),
    }
}

fn facts(reader: &SignedIn, tongue: Tongue) -> Vec<Fact> {
    let roles: Vec<String> =
        reader.actor().roles.iter().map(|role| tongue.label("role", role.key())).collect();
    let fact = |key: &str, text: String| Fact { term: tongue.say(key), text, ..Fact::default() };
    vec![
        fact("account-name", reader.0.name.clone()),
        fact("account-email", reader.0.email.clone()),
        fact("account-roles", roles.join(", ")),
        fact("account-language", tongue.label("language", reader.0.language.tag())),
    ]
}

fn language_link(language: Language, tongue: Tongue) -> FooterLink {
    FooterLink {
        label: tongue.label("language", language.tag()),
        href: format!("/taal/{}?naar=/account", language.tag()),
    }
}

fn row(one: &ListedSession, reader: &SignedIn, tongue: Tongue) -> Row {
    let is_this = one.id == reader.0.id;
    let device = if one.device.is_empty() {
        tongue.say("account-device-unknown")
    } else {
        one.device.clone()
    };
    let seen = tongue.moment(one.seen_at);
    Row {
        since: tongue.moment(one.created_at),
        this: if is_this { tongue.say("account-this-one") } else { String::new() },
        end: tongue.say("account-session-end"),
        end_which: tongue
            .say_with("account-session-end-which", &[("device", &device), ("seen", &seen)]),
        action: format!("/account/sessies/{}/einde", one.id),
        device,
        seen,
    }
}

/// Ends one session; one that isn't his own is not there.
pub(super) async fn end(
    State(web): State<Web>,
    reader: SignedIn,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = id.parse::<SessionId>() else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    if let Err(error) = web.app.revoke(&reader.0, id).await {
        return reader.problem(&web, error).await;
    }
    if id == reader.0.id {
        let cookie = AppendHeaders([(SET_COOKIE, session::set_cookie(&web, ""))]);
        return (cookie, Redirect::to("/aanmelden?gedaan=afgemeld")).into_response();
    }
    Redirect::to("/account?gedaan=sessie").into_response()
}

/// Ends all sessions but this one.
pub(super) async fn end_others(State(web): State<Web>, reader: SignedIn) -> Response {
    match web.app.revoke_others(&reader.0).await {
        Ok(()) => Redirect::to("/account?gedaan=sessie").into_response(),
        Err(error) => reader.problem(&web, error).await,
    }
}

pub(super) async fn change_password(
    State(web): State<Web>,
    reader: SignedIn,
    client: Client,
    sent: Submitted,
) -> Response {
    let mut form = Form::new(&sent, "account_field", reader.tongue());
    let pair = (sent.text("wachtwoord_nu"), sent.text("wachtwoord_nieuw"));
    let mut status = FORM_REFUSED;
    match web.app.change_password(&reader.0, pair, client.from).await {
        Ok(()) => return Redirect::to("/account?gedaan=wachtwoord").into_response(),
        Err(ChangeProblem::WrongPassword) => {
            form.wrong("wachtwoord_nu", "accounts-wrong-password");
        }
        Err(ChangeProblem::NewPassword(problem)) => {
            form.wrong("wachtwoord_nieuw", problem.text_key());
        }
        Err(ChangeProblem::TooManyTries { wait_seconds }) => {
            status = FORM_TOO_OFTEN;
            form.wrong_because("wachtwoord_nu", too_often(reader.tongue(), wait_seconds));
        }
        Err(ChangeProblem::App(error)) => return reader.problem(&web, error).await,
    }
    page(&web, &reader, form, (status, String::new(), None)).await
}
