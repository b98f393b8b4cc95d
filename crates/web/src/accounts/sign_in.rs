//! Signing in and out.
use axum::extract::{Query, State};
use axum::http::header::{RETRY_AFTER, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use weerklank_app::accounts::SignInProblem;
use weerklank_domain::Language;

use super::client::Client;
use super::entrance::{self, Entrance};
use crate::complaints::controls::Need;
use crate::form::Form;
use crate::interrupted::{self, Kept};
use crate::page::FooterLink;
use crate::problem::{self, FORM_REFUSED, FORM_SIGN_IN_FIRST, FORM_TOO_OFTEN};
use crate::session::{self, SignedIn};
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

/// The hidden field with the page that somebody wanted.
const ONWARD: &str = "verder";
/// A person chooses a password of this length at most; nobody types more here.
const TYPED_MAX: usize = 10_000;

#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    verder: String,
    /// What was just done: the key of a sentence of ours.
    #[serde(default)]
    gedaan: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: Option<SignedIn>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    if reader.is_some() {
        return Redirect::to(onward(&asked.verder)).into_response();
    }
    let tongue = Tongue(session::language_in(&headers));
    let mut sent = Submitted::default();
    sent.set(ONWARD, asked.verder);
    let mut entrance = sign_in_page(&web, tongue, &sent);
    entrance.flash = match asked.gedaan.as_str() {
        "afgemeld" => tongue.say("account-signed-out"),
        "wachtwoord" => tongue.say("account-password-chosen"),
        _ => String::new(),
    };
    let mut form = Form::new(&sent, "account_field", tongue);
    draw(&mut form);
    entrance::page(&web, (tongue, entrance), form, StatusCode::OK).await
}

/// A form came in after the session had ended: signing in first loses nothing of it.
pub(crate) async fn interrupted(web: &Web, language: Language, kept: Kept) -> Response {
    let tongue = Tongue(language);
    let sent = Submitted::from_pairs(kept.hidden());
    let mut entrance = sign_in_page(web, tongue, &sent);
    entrance.title = tongue.say("account-interrupted-title");
    let mut form = Form::new(&sent, "account_field", tongue);
    draw(&mut form);
    entrance::page(web, (tongue, entrance), form, FORM_SIGN_IN_FIRST).await
}

pub(super) async fn send(
    State(web): State<Web>,
    client: Client,
    headers: HeaderMap,
    sent: Submitted,
) -> Response {
    let tongue = Tongue(session::language_in(&headers));
    let mut form = Form::new(&sent, "account_field", tongue);
    let (email, password) = (form.typed("email"), sent.text("wachtwoord"));
    if email.is_empty() {
        form.wrong("email", "account-email-missing");
    }
    if password.is_empty() {
        form.wrong("wachtwoord", "account-password-missing");
    }
    let mut status = FORM_REFUSED;
    let mut wait = None;
    if form.is_right() {
        let email: String = email.chars().take(TYPED_MAX).collect();
        match web.app.sign_in(&email, password, &client.device, client.from).await {
            Ok(begun) => return let_in(&web, &headers, begun, &sent).await,
            Err(SignInProblem::WrongPair) => form.wrong("email", "accounts-wrong-pair"),
            Err(SignInProblem::TooManyTries { wait_seconds }) => {
                status = FORM_TOO_OFTEN;
                wait = Some(wait_seconds);
                form.wrong_because("email", too_often(tongue, wait_seconds));
            }
            Err(SignInProblem::App(error)) => {
                return problem::page(&web, tongue.0, error.into()).await;
            }
        }
    }
    let entrance = sign_in_page(&web, tongue, &sent);
    draw(&mut form);
    let mut response = entrance::page(&web, (tongue, entrance), form, status).await;
    if let Some(seconds) = wait {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// How long somebody who guessed too often must wait.
pub(super) fn too_often(tongue: Tongue, wait_seconds: u64) -> String {
    tongue.say_with("accounts-too-many-tries", &[("seconds", &wait_seconds.to_string())])
}

/// The token is new at each sign-in, and the one before it ends.
async fn let_in(
    web: &Web,
    headers: &HeaderMap,
    begun: weerklank_app::accounts::SignedIn,
    sent: &Submitted,
) -> Response {
    if let Ok(Some(before)) = session::find(web, headers).await
        && let Err(error) = web.app.sign_out(&before).await
    {
        tracing::warn!(error = &error as &dyn std::error::Error, "could not end a session");
    }
    let reader = SignedIn(begun.session);
    let cookie = AppendHeaders([(SET_COOKIE, session::set_cookie(web, begun.token.as_str()))]);
    match Kept::along_with(sent) {
        Some(kept) => (cookie, interrupted::resume(web, &reader, kept).await).into_response(),
        None => (cookie, Redirect::to(onward(sent.text(ONWARD)))).into_response(),
    }
}

/// Only to a page of ours, and not back to this one.
fn onward(wanted: &str) -> &str {
    let is_page = session::is_ours(wanted) && !wanted.starts_with("/aanmelden");
    if is_page { wanted } else { "/" }
}

fn draw(form: &mut Form<'_>) {
    form.typed_line("email", Need::Required, ("email", "username"));
    form.password("wachtwoord", "current-password");
}

/// The page around the form, with what somebody wanted before he had to sign in.
fn sign_in_page(web: &Web, tongue: Tongue, sent: &Submitted) -> Entrance {
    let title = tongue.say("account-sign-in-title");
    let mut entrance = Entrance::new(title, "/aanmelden", tongue.say("account-sign-in-send"));
    match Kept::along_with(sent) {
        Some(kept) => {
            entrance.lead = tongue.say("account-interrupted-lead");
            entrance.lost = interrupted::lost(&kept, tongue);
            entrance.hidden = kept.hidden();
        }
        None if session::is_ours(sent.text(ONWARD)) => {
            entrance.lead = tongue.say("account-sign-in-first");
            entrance.hidden = vec![(ONWARD.to_owned(), sent.text(ONWARD).to_owned())];
        }
        None => {}
    }
    if web.settings.demonstration.is_some() {
        entrance.links.push(FooterLink {
            label: tongue.say("account-demonstration-mailbox"),
            href: "/demo/postvak".to_owned(),
        });
    }
    entrance
}

pub(super) async fn leave(State(web): State<Web>, reader: Option<SignedIn>) -> Response {
    if let Some(reader) = reader
        && let Err(error) = web.app.sign_out(&reader.0).await
        && !matches!(error, weerklank_app::AppError::NotFound)
    {
        return reader.problem(&web, error).await;
    }
    let cookie = AppendHeaders([(SET_COOKIE, session::set_cookie(&web, ""))]);
    (cookie, Redirect::to("/aanmelden?gedaan=afgemeld")).into_response()
}

#[cfg(test)]
mod tests {
    use super::onward;

    #[test]
    fn a_sign_in_leads_to_a_page_of_ours_only() {
        assert_eq!(onward("/klachten/K-2026-7H3Q2M"), "/klachten/K-2026-7H3Q2M");
        for elsewhere in
            ["", "https://evil.example", "//evil.example", "/\\evil.example", "/aanmelden"]
        {
            assert_eq!(onward(elsewhere), "/", "{elsewhere}");
        }
    }
}
