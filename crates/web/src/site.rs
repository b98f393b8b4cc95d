//! What is there for everybody: assets, the organisation's colour and logo, health.
use axum::Router;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY,
};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::problem::Problem;
use crate::state::Web;
use crate::{assets, brand};

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/assets/{name}", get(asset))
        .route("/merk/merk.css", get(stylesheet))
        .route("/merk/logo", get(logo))
        .route("/healthz", get(async || "ok"))
        .route("/readyz", get(ready))
}

async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let Some(asset) = assets::serve(&name, accepted) else {
        return Problem::NotFound.status().into_response();
    };
    let head = [
        (CONTENT_TYPE, asset.content_type),
        (CACHE_CONTROL, assets::CACHE_CONTROL),
        (VARY, "accept-encoding"),
    ];
    let mut response = (head, asset.body).into_response();
    if let Some(encoding) = asset.encoding {
        response
            .headers_mut()
            .insert(CONTENT_ENCODING, encoding.parse().expect("an encoding is a plain word"));
    }
    response
}

/// The organisation's colour over the theme.
async fn stylesheet(State(web): State<Web>) -> Response {
    let colour = match web.app.organisation().await {
        Ok(current) => current.organisation.colour.clone(),
        Err(error) => return unavailable(&error),
    };
    let head = [(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "max-age=300")];
    (head, brand::stylesheet(&colour)).into_response()
}

/// The organisation's logo; a picture that may hold markup runs nothing.
async fn logo(State(web): State<Web>) -> Response {
    let current = match web.app.organisation().await {
        Ok(current) => current,
        Err(error) => return unavailable(&error),
    };
    let Some(logo) = current.logo.clone() else {
        return Problem::NotFound.status().into_response();
    };
    let head = [
        (CONTENT_TYPE, logo.media_type),
        (CACHE_CONTROL, "max-age=300".to_owned()),
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; sandbox".to_owned(),
        ),
    ];
    (head, logo.bytes).into_response()
}

/// Whether the database answers.
async fn ready(State(web): State<Web>) -> Response {
    match web.app.is_ready().await {
        Ok(()) => "ready".into_response(),
        Err(error) => unavailable(&error),
    }
}

fn unavailable(error: &weerklank_app::AppError) -> Response {
    tracing::error!(error = error as &dyn std::error::Error, "the database does not answer");
    Problem::TryAgain.status().into_response()
}
