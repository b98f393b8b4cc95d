//! Links that let somebody in once: the first administrator, and whoever was invited.
use axum::extract::{Path, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use weerklank_app::accounts::SignedIn;
use weerklank_app::accounts::invitations::{FirstAdministrator, LinkProblem};
use weerklank_app::organisation::{LogoChange, Organisation};

use super::client::Client;
use super::entrance::{self, Entrance};
use crate::complaints::controls::Need;
use crate::form::Form;
use crate::frame;
use crate::page::Shell;
use crate::problem::{self, FORM_REFUSED, Problem, html};
use crate::session;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

const AREA: &str = "account_field";

#[derive(askama::Template)]
#[template(path = "accounts/ended.html")]
struct EndedPage {
    shell: Shell,
    sentence: String,
    advice: String,
    sign_in: String,
}

/// A link that was used, that ended or that never was: one answer for all of them.
async fn ended(web: &Web, tongue: Tongue) -> Response {
    let page = EndedPage {
        shell: frame::public(web, tongue, &tongue.say("account-link-title")).await,
        sentence: tongue.say("accounts-no-such-link"),
        advice: tongue.say("account-link-advice"),
        sign_in: tongue.say("account-sign-in-title"),
    };
    (Problem::NotFound.status(), html(&page)).into_response()
}

pub(super) async fn show_set_up(
    State(web): State<Web>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Response {
    let tongue = Tongue(session::language_in(&headers));
    match web.app.set_up_link_works(&token).await {
        Ok(true) => {}
        Ok(false) => return ended(&web, tongue).await,
        Err(error) => return problem::page(&web, tongue.0, error.into()).await,
    }
    let sent = Submitted::default();
    let form = Form::new(&sent, AREA, tongue);
    set_up_page(&web, &token, form, StatusCode::OK).await
}

async fn set_up_page(web: &Web, token: &str, mut form: Form<'_>, status: StatusCode) -> Response {
    let tongue = form.tongue();
    form.typed_line("organisation", Need::Required, ("text", "organization"));
    form.typed_line("name", Need::Required, ("text", "name"));
    form.typed_line("email", Need::Required, ("email", "username"));
    form.password("wachtwoord", "new-password");
    let title = tongue.say("account-set-up-title");
    let send = tongue.say("account-set-up-send");
    let mut entrance = Entrance::new(title, format!("/inrichting/{token}"), send);
    entrance.lead = tongue.say("account-set-up-lead");
    entrance::page(web, (tongue, entrance), form, status).await
}

pub(super) async fn set_up(
    State(web): State<Web>,
    (Path(token), client): (Path<String>, Client),
    headers: HeaderMap,
    sent: Submitted,
) -> Response {
    let tongue = Tongue(session::language_in(&headers));
    match web.app.set_up_link_works(&token).await {
        Ok(true) => {}
        Ok(false) => return ended(&web, tongue).await,
        Err(error) => return problem::page(&web, tongue.0, error.into()).await,
    }
    let mut form = Form::new(&sent, AREA, tongue);
    let organisation = form.typed("organisation").to_owned();
    if organisation.is_empty() || organisation.chars().count() > 200 {
        form.wrong("organisation", "account-organisation-missing");
        return set_up_page(&web, &token, form, FORM_REFUSED).await;
    }
    let (email, password) = (form.typed("email"), sent.text("wachtwoord"));
    let first = FirstAdministrator {
        name: form.typed("name").to_owned(),
        email: email.to_owned(),
        language: tongue.0,
    };
    if let Err(problem) = web.app.use_set_up_link(&token, first, password).await {
        return match told(&problem) {
            Told::At(field, key) => {
                form.wrong(field, key);
                set_up_page(&web, &token, form, FORM_REFUSED).await
            }
            Told::Ended => ended(&web, tongue).await,
            Told::Fault => problem::page(&web, tongue.0, fault(problem)).await,
        };
    }
    match web.app.sign_in(email, password, &client.device, client.from).await {
        Ok(begun) => begin(&web, begun, organisation).await,
        Err(_) => Redirect::to("/aanmelden").into_response(),
    }
}

/// Gives the organisation its name and opens the first page.
async fn begin(web: &Web, begun: SignedIn, name: String) -> Response {
    let by = &begun.session.actor;
    let known = web.app.organisation().await.map(|current| current.version).unwrap_or_default();
    let mut organisation = Organisation::default();
    organisation.name = name;
    let saved = web.app.save_organisation(by, (organisation, known), LogoChange::Keep).await;
    let next = match saved {
        Ok(()) => "/beheer?gedaan=ingericht",
        Err(error) => {
            let error: &dyn std::error::Error = &error;
            tracing::warn!(error, "the organisation has no name yet");
            "/beheer/organisatie"
        }
    };
    let cookie = session::set_cookie(web, begun.token.as_str());
    (AppendHeaders([(SET_COOKIE, cookie)]), Redirect::to(next)).into_response()
}

pub(super) async fn show_invitation(
    State(web): State<Web>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Response {
    let sent = Submitted::default();
    let tongue = Tongue(session::language_in(&headers));
    let form = Form::new(&sent, AREA, tongue);
    invitation_page(&web, &token, form, StatusCode::OK).await
}

async fn invitation_page(
    web: &Web,
    token: &str,
    mut form: Form<'_>,
    status: StatusCode,
) -> Response {
    let tongue = form.tongue();
    let name = match web.app.invited_person(token).await {
        Ok(Some(name)) => name,
        Ok(None) => return ended(web, tongue).await,
        Err(error) => return problem::page(web, tongue.0, error.into()).await,
    };
    form.password("wachtwoord", "new-password");
    let title = tongue.say("account-invitation-title");
    let send = tongue.say("account-invitation-send");
    let mut entrance = Entrance::new(title, format!("/uitnodiging/{token}"), send);
    entrance.lead = tongue.say_with("account-invitation-lead", &[("name", &name)]);
    entrance::page(web, (tongue, entrance), form, status).await
}

pub(super) async fn accept(
    State(web): State<Web>,
    Path(token): Path<String>,
    headers: HeaderMap,
    sent: Submitted,
) -> Response {
    let tongue = Tongue(session::language_in(&headers));
    let mut form = Form::new(&sent, AREA, tongue);
    match web.app.accept_invitation(&token, sent.text("wachtwoord")).await {
        Ok(_) => Redirect::to("/aanmelden?gedaan=wachtwoord").into_response(),
        Err(problem) => match told(&problem) {
            Told::At(field, key) => {
                form.wrong(field, key);
                invitation_page(&web, &token, form, FORM_REFUSED).await
            }
            Told::Ended => ended(&web, tongue).await,
            Told::Fault => problem::page(&web, tongue.0, fault(problem)).await,
        },
    }
}

/// Where a problem with a link is told.
enum Told {
    At(&'static str, &'static str),
    Ended,
    Fault,
}

fn told(problem: &LinkProblem) -> Told {
    let field = match problem {
        LinkProblem::NoSuchLink => return Told::Ended,
        LinkProblem::App(_) => return Told::Fault,
        LinkProblem::Name => "name",
        LinkProblem::Email => "email",
        LinkProblem::Password(_) => "wachtwoord",
    };
    problem.text_key().map_or(Told::Fault, |key| Told::At(field, key))
}

fn fault(problem: LinkProblem) -> Problem {
    match problem {
        LinkProblem::App(error) => error.into(),
        other => problem::fault(&other),
    }
}
