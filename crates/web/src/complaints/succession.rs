//! Somebody steps into the place of the complainant: an heir, a curator (34).
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::facts::{Complainant, Confidentiality};
use weerklank_domain::complaint::party::{Succession, SuccessionGround};

use super::contact;
use super::controls::{Controls, Need, options};
use super::reading::Reading;
use super::step::StepPage;
use crate::submitted::Submitted;

pub(super) const STEPS: &[StepPage] =
    &[StepPage { kind: CommandKind::Succeed, path: "opvolging", known, controls, command }];

fn known(dossier: &Dossier, form: &mut Submitted) {
    form.set_date("succession_on", dossier.today);
    form.set("confidentiality", dossier.complaint.complainant.confidentiality.key());
}

fn controls(form: &mut Controls<'_>) {
    let tongue = form.tongue();
    let grounds =
        options(SuccessionGround::ALL, "succession_ground", SuccessionGround::key, tongue);
    form.radios("succession_ground", Need::Required, grounds);
    form.date("succession_on", Need::Required);
    form.typed_line("name", Need::Required, ("text", "off"));
    contact::controls(form);
    let open = options(Confidentiality::ALL, "confidentiality", Confidentiality::key, tongue);
    form.radios("confidentiality", Need::Required, open);
    form.area("succession_explanation", Need::Required, 3);
}

fn command(form: &mut Reading<'_>) -> Option<Command> {
    let known = form.dossier().complaint.complainant.clone();
    let ground = form.one_of("succession_ground", SuccessionGround::from_key);
    let on = form.date("succession_on");
    let name = form.text("name");
    let card = contact::card(form);
    let confidentiality = form.one_of("confidentiality", Confidentiality::from_key);
    let explanation = form.text("succession_explanation");
    let (name, card) = (name?, card?);
    let successor = Complainant {
        name,
        reachable: card.reaches(),
        card: card.words().map(|card| form.seal(card)),
        relation: None,
        confidentiality: confidentiality?,
        ..known
    };
    let (ground, on, explanation) = (ground?, on?, explanation?);
    let succession = Succession { ground, on, successor, explanation };
    Some(Command::Succeed { succession: Box::new(succession) })
}
