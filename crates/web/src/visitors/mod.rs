//! Who has no account: the public form, its receipt, and the status page (transitions 1 and 33).
//! Read `topics` first, which is what is asked; `filing` leads through it, `checking` sends it,
//! `filled` makes of it what is recorded; `status` lets somebody in, `page` and `actions` are what
//! he finds there.
mod actions;
mod checking;
mod filing;
mod filled;
mod home;
mod page;
mod procedure;
mod receipt;
mod status;
mod support;
mod topics;
mod visiting;
mod way;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};

use crate::accounts::client::Client;
use crate::state::Web;
use crate::submitted::Outside;

pub(crate) use home::show as home;

/// Says of a request, for who reads its form, that it comes from outside.
async fn from_outside(client: Client, mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(Outside(client.from));
    next.run(request).await
}

pub(crate) fn routes(web: &Web) -> Router<Web> {
    Router::new()
        .route("/klacht", get(filing::begin))
        .route("/klacht/controle", get(checking::check).post(checking::send))
        .route("/klacht/ontvangen", get(receipt::show).post(receipt::leave))
        .route("/klacht/ontvangen/ontvangstbewijs.pdf", get(receipt::file))
        .route("/klacht/{topic}", get(filing::show).post(filing::save))
        .route("/inbedden/klacht", get(filing::begin_framed))
        .route("/inbedden/klacht/controle", post(checking::send_framed))
        .route("/inbedden/klacht/ontvangstbewijs.pdf", post(receipt::file_framed))
        .route("/inbedden/klacht/{topic}", post(filing::save_framed))
        .route("/regeling", get(procedure::in_force))
        .route("/regeling/{version}", get(procedure::one))
        .route("/regeling/{version}/{pdf}", get(procedure::file))
        .route("/handreiking", get(support::show))
        .route("/status", get(status::show).post(status::enter))
        .route("/status/link", post(status::mail_link))
        .route("/status/link/{token}", get(status::show_link).post(status::use_link))
        .route("/status/klacht", get(page::show))
        .route("/status/klacht/bestanden/{file}", get(page::file))
        .route("/status/klacht/{action}", get(actions::show).post(actions::send))
        .route("/status/afmelden", post(status::leave))
        .route_layer(from_fn_with_state(web.clone(), from_outside))
}
