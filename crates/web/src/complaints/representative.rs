//! Who acts for the complainant, and whether he may (art. 1, transition 32).
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::correspondence::{
    AuthorisationScope, Capacity, CorrespondenceTo, Representative,
};
use weerklank_domain::complaint::facts::{Visibility, Way};

use super::contact;
use super::controls::{Controls, Need, options};
use super::reading::Reading;
use super::step::{StepPage, nothing};
use crate::submitted::Submitted;

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::NameRepresentative,
        path: "vertegenwoordiger",
        known,
        controls: name_controls,
        command: name,
    },
    StepPage {
        kind: CommandKind::RemoveRepresentative,
        path: "vertegenwoordiger-verwijdering",
        known: nothing,
        controls: |form| form.area("representative_removal", Need::Required, 3),
        command: |form| {
            let reason = form.text("representative_removal")?;
            Some(Command::RemoveRepresentative { reason })
        },
    },
    StepPage {
        kind: CommandKind::AskAuthorisation,
        path: "machtigingsverzoek",
        known: |dossier, form| {
            form.set_date("asked_on", dossier.today);
            form.set("contact_way", Way::Email.key());
        },
        controls: |form| {
            form.date("asked_on", Need::Required);
            ways(form);
        },
        command: |form| {
            let on = form.date("asked_on");
            let way = form.one_of("contact_way", Way::from_key);
            Some(Command::AskAuthorisation { on: on?, way: way? })
        },
    },
    StepPage {
        kind: CommandKind::RecordAuthorisation,
        path: "machtiging",
        known: |dossier, form| {
            form.set_date("authorised_on", dossier.today);
            form.set("authorisation_scope", AuthorisationScope::Full.key());
        },
        controls: record_controls,
        command: record,
    },
];

/// In what way something was told or asked.
pub(super) fn ways(form: &mut Controls<'_>) {
    let ways = options(Way::ALL, "way", Way::key, form.tongue());
    form.radios("contact_way", Need::Required, ways);
}

fn known(dossier: &Dossier, form: &mut Submitted) {
    let Some(represented) = &dossier.complaint.represented else {
        form.set("correspondence_to", CorrespondenceTo::Both.key());
        return;
    };
    let representative = &represented.representative;
    form.set("representative_name", dossier.said(&representative.name).unwrap_or_default());
    form.set("capacity", representative.capacity.key());
    form.set("correspondence_to", representative.correspondence_to.key());
    contact::known(dossier.representative_card(), form);
}

fn name_controls(form: &mut Controls<'_>) {
    let tongue = form.tongue();
    form.line("representative_name", Need::Required);
    let capacities = options(Capacity::ALL, "capacity", Capacity::key, tongue);
    form.radios("capacity", Need::Required, capacities);
    contact::controls(form);
    let to = options(CorrespondenceTo::ALL, "correspondence_to", CorrespondenceTo::key, tongue);
    form.radios("correspondence_to", Need::Required, to);
}

fn name(form: &mut Reading<'_>) -> Option<Command> {
    let represented = form.dossier().complaint.represented.as_ref();
    let known = represented.map(|known| known.representative.name);
    let name = form.kept_text("representative_name", known);
    if name.is_none() {
        // Says that it is missing.
        form.text("representative_name");
    }
    let capacity = form.one_of("capacity", Capacity::from_key);
    let to = form.one_of("correspondence_to", CorrespondenceTo::from_key);
    let card = contact::card(form)?;
    let reachable = card.reaches();
    let kept = represented.and_then(|known| known.representative.card);
    let card = if form.dossier().representative_card() == card {
        kept
    } else {
        card.words().map(|words| form.seal(words))
    };
    let (name, capacity, correspondence_to) = (name?, capacity?, to?);
    let representative = Representative { name, capacity, card, reachable, correspondence_to };
    Some(Command::NameRepresentative { representative })
}

fn record_controls(form: &mut Controls<'_>) {
    let scopes = options(
        AuthorisationScope::ALL,
        "authorisation_scope",
        AuthorisationScope::key,
        form.tongue(),
    );
    form.date("authorised_on", Need::Required);
    form.radios("authorisation_scope", Need::Required, scopes);
    form.date("valid_until", Need::Optional);
    form.files("authorisation_files");
}

fn record(form: &mut Reading<'_>) -> Option<Command> {
    let on = form.date("authorised_on");
    let scope = form.one_of("authorisation_scope", AuthorisationScope::from_key);
    let valid_until = form.optional_date("valid_until");
    let files = form.files("authorisation_files", Visibility::OfficerAndPartner);
    if files.len() > 1 {
        form.wrong("authorisation_files", "form-one-file");
    }
    let file = files.into_iter().next();
    Some(Command::RecordAuthorisation { on: on?, scope: scope?, valid_until, file })
}
