//! The pages of a complaint. `step` is the road that every command takes; the other files hold
//! the steps themselves, a resource each.
mod addressees;
mod admissions;
mod approval;
mod beside;
mod blocked;
mod chosen;
mod classification;
mod code;
mod compliance;
mod conflict;
mod consultation;
mod contact;
pub(crate) mod controls;
mod correspondence;
mod decision;
mod dossier;
mod external;
pub(crate) mod files;
mod form;
mod hearing;
mod intake;
mod joined;
mod letter;
mod letter_checks;
mod outcome;
mod overview;
mod parties;
mod partners;
mod passed;
mod pointed;
mod points;
mod postponement;
mod printed;
mod proofs;
mod proposal;
pub(crate) mod reading;
mod recording;
mod relation;
mod remedies;
mod representative;
pub(crate) mod road;
#[cfg(test)]
mod sample;
mod similar;
mod step;
mod succession;
mod talk;
#[cfg(test)]
mod tests;
pub(crate) mod timeline;
mod told;
mod turn;
mod unfolding;
mod writing;

use axum::Router;
use axum::routing::get;
use weerklank_domain::complaint::command::CommandKind;

use crate::state::Web;
pub(crate) use remedies::cents as euros;
use step::StepPage;

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/klachten/nieuw", get(recording::show).post(recording::send))
        .route("/klachten/nieuw/gesprek", get(talk::show).post(talk::send))
        .route("/klachten/nieuw/gespreksblad.pdf", get(talk::paper))
        .route("/klachten/{reference}", get(dossier::show))
        .route("/klachten/{reference}/bestanden/{file}", get(files::show))
        .route("/klachten/{reference}/bestanden/{file}/voorbeeld", get(files::preview))
        .route("/klachten/{reference}/relatie", get(relation::show))
        .route("/klachten/{reference}/vastgelegd", get(recording::recorded))
        .merge(code::routes())
        .route("/klachten/{reference}/naleving.pdf", get(compliance::paper))
        .merge(letter::routes())
        .merge(proofs::routes())
        .route("/klachten/{reference}/{step}", get(step::show).post(step::send))
}

/// The noun under which a command has its page.
fn path_of(kind: CommandKind) -> Option<&'static str> {
    STEPS.iter().flat_map(|steps| steps.iter()).find(|step| step.kind == kind).map(|step| step.path)
}

/// Every step page; the address `/klachten/K-…/PATH` finds its step here.
const STEPS: &[&[StepPage]] = &[
    intake::STEPS,
    parties::STEPS,
    partners::STEPS,
    classification::STEPS,
    turn::STEPS,
    consultation::STEPS,
    hearing::STEPS,
    points::STEPS,
    decision::STEPS,
    outcome::STEPS,
    form::STEPS,
    conflict::STEPS,
    code::STEPS,
    correspondence::STEPS,
    postponement::STEPS,
    proposal::STEPS,
    representative::STEPS,
    writing::STEPS,
    joined::STEPS,
    external::STEPS,
    approval::STEPS,
    succession::STEPS,
];
