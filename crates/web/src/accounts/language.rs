//! The language of the screens: of the account, or of the browser.
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{HOST, REFERER, SET_COOKIE};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use weerklank_domain::Language;

use crate::problem::{self, Problem};
use crate::session::{self, SignedIn};
use crate::state::Web;

#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    naar: String,
}

pub(super) async fn choose(
    State(web): State<Web>,
    reader: Option<SignedIn>,
    (Path(tag), Query(asked)): (Path<String>, Query<Asked>),
    headers: HeaderMap,
) -> Response {
    let Some(language) = Language::from_tag(&tag) else {
        return problem::page(&web, session::language_in(&headers), Problem::NotFound).await;
    };
    if let Some(reader) = reader
        && let Err(error) = web.app.set_language(&reader.0, language).await
    {
        return reader.problem(&web, error).await;
    }
    let back = back(&asked.naar, &headers);
    let cookie = AppendHeaders([(SET_COOKIE, session::set_language_cookie(language))]);
    (cookie, Redirect::to(&back)).into_response()
}

/// The page that was asked for, else the page that the link stood on, else the beginning.
fn back(wanted: &str, headers: &HeaderMap) -> String {
    if session::is_ours(wanted) {
        return wanted.to_owned();
    }
    let host = headers.get(HOST).and_then(|value| value.to_str().ok());
    let from = headers.get(REFERER).and_then(|value| value.to_str().ok());
    let path = from.zip(host).and_then(|(from, host)| own_path(from, host));
    path.filter(|path| session::is_ours(path)).unwrap_or("/").to_owned()
}

/// The path of an address on this host.
fn own_path<'a>(address: &'a str, host: &str) -> Option<&'a str> {
    let (_, rest) = address.split_once("://")?;
    rest.strip_prefix(host).filter(|path| path.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_language_leads_back_and_never_away() {
        let mut headers = HeaderMap::new();
        assert_eq!(back("/werk?fase=received", &headers), "/werk?fase=received");
        assert_eq!(back("//evil.example", &headers), "/");
        headers.insert(HOST, "klachten.example".parse().expect("plain"));
        let mut from = |address: &str| {
            headers.insert(REFERER, address.parse().expect("plain"));
            back("", &headers)
        };
        assert_eq!(from("https://klachten.example/werk?pagina=2"), "/werk?pagina=2");
        assert_eq!(from("https://klachten.example.evil.example/werk"), "/");
        assert_eq!(from("https://evil.example/werk"), "/");
        assert_eq!(from("https://klachten.example//evil.example"), "/");
    }
}
