//! Who is visiting his own dossier: a random token in a cookie, its digest in the store.
use axum::extract::FromRequestParts;
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use weerklank_app::visitors::Visitor;

use crate::problem::{self, Problem};
use crate::session::{cookie, language_in};
use crate::state::Web;
use crate::text::Tongue;

const SECURE_COOKIE: &str = "__Host-bezoek";
const LOOPBACK_COOKIE: &str = "bezoek";

/// Somebody who was let into one dossier. Whoever isn't is asked for reference and code.
pub(super) struct Visiting {
    pub(super) visitor: Visitor,
    pub(super) tongue: Tongue,
    pub(super) token: String,
}

impl Visiting {
    /// A problem as a page in his language.
    pub(super) async fn problem(&self, web: &Web, problem: impl Into<Problem>) -> Response {
        problem::page(web, self.tongue.0, problem.into()).await
    }
}

impl FromRequestParts<Web> for Visiting {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let tongue = Tongue(language_in(&parts.headers));
        let Some(token) = cookie(&parts.headers, name(web)).map(str::to_owned) else {
            return Err(Redirect::to("/status").into_response());
        };
        match web.app.visitor(&token).await {
            Ok(Some(visitor)) => Ok(Self { visitor, tongue, token }),
            Ok(None) => Err(Redirect::to("/status?verlopen=ja").into_response()),
            Err(error) => Err(problem::page(web, tongue.0, error.into()).await),
        }
    }
}

fn name(web: &Web) -> &'static str {
    if web.settings.is_https { SECURE_COOKIE } else { LOOPBACK_COOKIE }
}

/// Begins a visit in this browser, or with an empty token ends it.
pub(super) fn with_cookie(web: &Web, token: &str, mut answer: Response) -> Response {
    let secure = if web.settings.is_https { "; Secure" } else { "" };
    let end = if token.is_empty() { "; Max-Age=0" } else { "" };
    let name = name(web);
    let line = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{end}");
    let line = HeaderValue::from_str(&line).expect("a token fits a header");
    answer.headers_mut().append(SET_COOKIE, line);
    answer
}
