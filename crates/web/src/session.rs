//! Who is signed in: a random token in a cookie, its digest in the store.
use axum::extract::FromRequestParts;
use axum::extract::OptionalFromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Request};
use axum::response::Response;
use weerklank_app::accounts::Session;
use weerklank_domain::Language;
use weerklank_domain::complaint::command::CommandKind;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::permissions;

use crate::problem::{self, Problem};
use crate::state::Web;
use crate::text::Tongue;

/// The cookie over https; a browser takes it from this host and path only.
const SECURE_COOKIE: &str = "__Host-weerklank";
/// The cookie on loopback, where a browser refuses the other one.
const LOOPBACK_COOKIE: &str = "weerklank";
/// The language that somebody without an account chose.
const LANGUAGE_COOKIE: &str = "taal";

/// The person who asks for this page. Whoever isn't signed in is sent to do so.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn(pub(crate) Session);

impl SignedIn {
    pub(crate) fn actor(&self) -> &Actor {
        &self.0.actor
    }

    pub(crate) fn tongue(&self) -> Tongue {
        Tongue(self.0.language)
    }

    pub(crate) fn is(&self, role: Role) -> bool {
        self.0.actor.is(role)
    }

    /// Whether a page for this command is for him at all; the rules say whether he may use it now.
    pub(crate) fn may_ever(&self, kind: CommandKind) -> bool {
        self.actor().roles.iter().any(|role| permissions::may_ever(*role, kind))
    }

    /// Where he begins.
    pub(crate) fn home(&self) -> &'static str {
        if self.handles_complaints() {
            "/werk"
        } else if self.is(Role::Administrator) {
            "/beheer"
        } else {
            "/account"
        }
    }

    /// Whether he has a part in complaints; an administrator sees no dossier.
    pub(crate) fn handles_complaints(&self) -> bool {
        [Role::Officer, Role::Partner, Role::Staff, Role::Management, Role::Outsider]
            .iter()
            .any(|role| self.is(*role))
    }

    /// A problem as a page in his language.
    pub(crate) async fn problem(&self, web: &Web, problem: impl Into<Problem>) -> Response {
        problem::page(web, self.0.language, problem.into()).await
    }
}

impl FromRequestParts<Web> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        if let Some(known) = parts.extensions.get::<Self>() {
            return Ok(known.clone());
        }
        let language = language_in(&parts.headers);
        match find(web, &parts.headers).await {
            Ok(Some(session)) => Ok(Self(session)),
            Ok(None) => {
                let wanted = parts.uri.path_and_query().map_or("/", |path| path.as_str());
                let wanted = wanted.to_owned();
                Err(problem::page(web, language, Problem::SignInFirst { wanted }).await)
            }
            Err(problem) => Err(problem::page(web, language, problem).await),
        }
    }
}

impl OptionalFromRequestParts<Web> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Option<Self>, Response> {
        match find(web, &parts.headers).await {
            Ok(session) => Ok(session.map(Self)),
            Err(problem) => Err(problem::page(web, language_in(&parts.headers), problem).await),
        }
    }
}

/// The session of the cookie of a request; nothing when there is none or it has ended.
pub(crate) async fn find(web: &Web, headers: &HeaderMap) -> Result<Option<Session>, Problem> {
    let Some(token) = cookie(headers, cookie_name(web)) else { return Ok(None) };
    Ok(web.app.session(token).await?)
}

fn cookie_name(web: &Web) -> &'static str {
    if web.settings.is_https { SECURE_COOKIE } else { LOOPBACK_COOKIE }
}

pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// The `Set-Cookie` that begins a session; an empty token ends it.
pub(crate) fn set_cookie(web: &Web, token: &str) -> String {
    let name = cookie_name(web);
    let secure = if web.settings.is_https { "; Secure" } else { "" };
    let end = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{end}")
}

/// The `Set-Cookie` that remembers a language.
pub(crate) fn set_language_cookie(language: Language) -> String {
    format!("{LANGUAGE_COOKIE}={}; Path=/; SameSite=Lax; Max-Age=31536000", language.tag())
}

/// The language of somebody who isn't signed in: chosen, else the browser's, else Dutch.
pub(crate) fn language_in(headers: &HeaderMap) -> Language {
    let chosen = cookie(headers, LANGUAGE_COOKIE).and_then(Language::from_tag);
    chosen.unwrap_or_else(|| {
        let wanted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let first = wanted.and_then(|wanted| wanted.split([',', '-', ';']).next());
        first.and_then(Language::from_tag).unwrap_or_default()
    })
}

pub(crate) fn language_of<B>(request: &Request<B>) -> Language {
    language_in(request.headers())
}

/// The sign-in page, which leads on to an address of ours and never to another site.
pub(crate) fn sign_in_address(wanted: &str) -> String {
    if wanted == "/" || !is_ours(wanted) {
        return "/aanmelden".to_owned();
    }
    let query: String =
        form_urlencoded::Serializer::new(String::new()).append_pair("verder", wanted).finish();
    format!("/aanmelden?{query}")
}

/// Whether an address is a path on this site: `//elsewhere` and `/\elsewhere` are not.
pub(crate) fn is_ours(address: &str) -> bool {
    let mut characters = address.chars();
    characters.next() == Some('/')
        && !matches!(characters.next(), Some('/' | '\\'))
        && !address.chars().any(char::is_control)
}
