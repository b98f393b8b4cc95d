//! Signing in and out, the links that let somebody in, and a person's own account.
mod absences;
pub(crate) mod client;
mod entrance;
mod feed;
mod language;
mod links;
mod own;
pub(crate) mod sign_in;

use axum::Router;
use axum::routing::{get, post};

use crate::state::Web;

/// What is there for whoever isn't signed in.
pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/aanmelden", get(sign_in::show).post(sign_in::send))
        .route("/afmelden", post(sign_in::leave))
        .route("/agenda/{file}", get(feed::read))
        .route("/taal/{tag}", get(language::choose))
        .route("/inrichting/{token}", get(links::show_set_up).post(links::set_up))
        .route("/uitnodiging/{token}", get(links::show_invitation).post(links::accept))
}

/// What a person sees and changes of himself.
pub(crate) fn own_routes() -> Router<Web> {
    Router::new()
        .route("/account", get(own::show))
        .route("/account/herinneringen", post(feed::choose))
        .route("/account/agenda", post(feed::renew))
        .route("/account/agenda/einde", post(feed::revoke))
        .route("/afwezigheid", get(absences::show).post(absences::note))
        .route("/afwezigheid/{id}/einde", post(absences::end))
        .route("/account/wachtwoord", post(own::change_password))
        .route("/account/sessies/einde", post(own::end_others))
        .route("/account/sessies/{id}/einde", post(own::end))
}
