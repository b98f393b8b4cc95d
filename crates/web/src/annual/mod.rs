//! The annual report on screen (7.2): for who makes it, for a partner, and for everybody.
mod acting;
mod public;
mod show;
mod writing;

use axum::Router;
use axum::routing::{get, post};
use weerklank_domain::Language;
use weerklank_domain::report::annual::Version;
use weerklank_texts::paper::Block;

use crate::page::FooterLink;
use crate::state::Web;

pub(crate) const PATH: &str = "/cijfers/jaarverslag";

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route(PATH, get(show::years))
        .route("/cijfers/jaarverslag/{year}", get(show::report))
        .route("/cijfers/jaarverslag/{year}/pdf", get(show::file))
        .route("/cijfers/jaarverslag/{year}/tekst/{key}", get(writing::show).post(writing::save))
        .route("/cijfers/jaarverslag/{year}/{action}", post(acting::take))
}

/// Those for everybody, without an account.
pub(crate) fn public_routes() -> Router<Web> {
    Router::new()
        .route("/jaarverslag", get(public::years))
        .route("/jaarverslag/{year}", get(public::report))
        .route("/jaarverslag/{year}/{file}", get(public::file))
}

/// A section on the page.
pub(crate) struct ShownSection {
    pub(crate) id: String,
    pub(crate) blocks: Vec<Block>,
    /// Where this person writes in it; without an address he doesn't.
    pub(crate) write: FooterLink,
}

/// Which face the address asks; a word that isn't one of ours asks for the whole, in the
/// reader's language.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    versie: String,
    taal: String,
    partner: String,
    uitgave: String,
}

impl Asked {
    fn version(&self) -> Version {
        Version::from_key(&self.versie).unwrap_or(Version::Internal)
    }

    fn language(&self, otherwise: Language) -> Language {
        Language::from_tag(&self.taal).unwrap_or(otherwise)
    }
}

/// A year of an address.
fn year(text: &str) -> Option<i16> {
    text.parse().ok().filter(|year| (1..=9998).contains(year) && text.len() == 4)
}
