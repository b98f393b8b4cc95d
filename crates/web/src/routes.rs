//! Which address leads where, and what holds for all of them.
use std::time::Duration;

use axum::Router;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{DefaultBodyLimit, RawPathParams, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::problem::{self, Problem};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::body_bytes_max;
use crate::{
    accounts, administration, annual, complaints, figures, interrupted, pointing, post, search,
    site, visitors, worklist,
};

/// Nothing but what we serve ourselves, and no inline style or script.
pub(crate) const POLICY: &str = "default-src 'none'; style-src 'self'; \
    font-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// No page takes longer; a client that sends slowly is cut off.
const ANSWER_WITHIN: Duration = Duration::from_mins(1);
/// A form with files may come over a slow line.
const FILES_WITHIN: Duration = Duration::from_mins(15);

/// Every page of Weerklank.
pub fn router(web: Web) -> Router {
    let signed_in = Router::new()
        .merge(worklist::routes())
        .merge(complaints::routes())
        .merge(accounts::own_routes())
        .merge(administration::routes())
        .merge(pointing::routes())
        .merge(post::routes())
        .merge(search::routes())
        .merge(figures::routes())
        .merge(annual::routes())
        .route_layer(from_fn_with_state(web.clone(), interrupted::keep_what_was_typed));
    let pages = Router::new()
        .route("/", get(home))
        .merge(signed_in)
        .merge(accounts::routes())
        .merge(visitors::routes(&web))
        .merge(annual::public_routes())
        .merge(post::demonstration_routes())
        .fallback(nowhere)
        .layer(from_fn_with_state(web.clone(), only_readable))
        .layer(DefaultBodyLimit::max(body_bytes_max(&web.app.files.rules)))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(web.clone(), problem::in_our_words))
        .layer(header(CACHE_CONTROL, "no-store"));
    around(Router::new().merge(pages).merge(site::routes())).with_state(web)
}

/// What holds for every answer. The benchmark sends stored bytes through the same.
pub fn around<S: Clone + Send + Sync + 'static>(pages: Router<S>) -> Router<S> {
    pages
        // A page is packed well enough by the quickest way, at half the work.
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(axum::middleware::from_fn(in_time))
        .layer(axum::middleware::from_fn(log_request))
        .layer(CatchPanicLayer::custom(panicked))
        // Last, so that an answer to a panic has them too.
        .layer(header(CONTENT_SECURITY_POLICY, POLICY))
        .layer(header(X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header(REFERRER_POLICY, "same-origin"))
        .layer(header(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
}

/// Sets a header, unless the answer chose its own.
fn header(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}

async fn home(State(web): State<Web>, reader: Option<SignedIn>, headers: HeaderMap) -> Response {
    match reader {
        Some(reader) => Redirect::to(reader.home()).into_response(),
        None => visitors::home(&web, crate::session::language_in(&headers)).await,
    }
}

async fn nowhere(State(web): State<Web>, request: Request) -> Response {
    problem::page(&web, crate::session::language_of(&request), Problem::NotFound).await
}

/// An address that is no text, such as `/klachten/%ff`, is that of no page.
async fn only_readable(
    State(web): State<Web>,
    parameters: Result<RawPathParams, RawPathParamsRejection>,
    request: Request,
    next: Next,
) -> Response {
    match parameters {
        Err(RawPathParamsRejection::InvalidUtf8InPathParam(_)) => {
            nowhere(State(web), request).await
        }
        _ => next.run(request).await,
    }
}

/// Ends a request that takes too long.
async fn in_time(request: Request, next: Next) -> Response {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let has_files = kind.is_some_and(|kind| kind.starts_with("multipart/form-data"));
    let within = if has_files { FILES_WITHIN } else { ANSWER_WITHIN };
    match tokio::time::timeout(within, next.run(request)).await {
        Ok(answer) => answer,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// One line a request: what was asked, how it ended, how long it took; no names, no query.
async fn log_request(request: Request, next: axum::middleware::Next) -> Response {
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<axum::extract::MatchedPath>()
        .map_or("", axum::extract::MatchedPath::as_str)
        .to_owned();
    let started = std::time::Instant::now();
    let response = next.run(request).await;
    let micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    tracing::info!(%method, route, status, micros, "answered {method} {route}");
    response
}

/// A panic is a fault of ours; its text may hold what somebody wrote, so it stays unsaid.
fn panicked(_: Box<dyn std::any::Any + Send + 'static>) -> Response {
    tracing::error!("a request panicked");
    (StatusCode::INTERNAL_SERVER_ERROR, "Er ging iets mis. / Something went wrong.").into_response()
}
