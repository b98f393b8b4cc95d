//! Conflict of interest: own declaration, objection, and a name that was another's (art. 1).
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::ExclusionGround;

use super::controls::{Controls, Need};
use super::reading::Reading;
use super::step::{StepPage, nothing};
use crate::submitted::Submitted;

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::DeclareConflict,
        path: "verschoning",
        known: nothing,
        controls: |form| form.area("conflict_reason", Need::Required, 4),
        command: |form| {
            let reason = form.text("conflict_reason")?;
            Some(Command::DeclareConflict { reason })
        },
    },
    StepPage {
        kind: CommandKind::RecordObjection,
        path: "bezwaar-functionaris",
        known: nothing,
        controls: objection_controls,
        command: record_objection,
    },
    StepPage {
        kind: CommandKind::ClearName,
        path: "naam-vrijgeven",
        known: name_known,
        controls: name_controls,
        command: clear_name,
    },
];

/// People by name, as options of a form.
fn named(dossier: &Dossier, people: impl Iterator<Item = PersonId>) -> Vec<(String, String)> {
    let mut named: Vec<_> = people
        .filter_map(|person| Some((person.to_string(), dossier.name_of(person)?.to_owned())))
        .collect();
    named.sort_by(|one, other| one.1.cmp(&other.1));
    named
}

/// Everybody who can be kept out of this dossier and is not yet.
fn objection_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let people = dossier
        .register
        .people
        .iter()
        .filter(|person| person.can_be_shut_out() && !dossier.complaint.is_excluded(person.id));
    let people = named(dossier, people.map(|person| person.id));
    form.select("objection_to", Need::Required, people);
    form.area("objection_reason", Need::Required, 4);
}

fn record_objection(form: &mut Reading<'_>) -> Option<Command> {
    let person: Option<PersonId> = form.id("objection_to");
    let reason = form.text("objection_reason");
    Some(Command::RecordObjection { person: person?, reason: reason? })
}

/// Who is kept out because a name was mentioned that may be his.
fn alike(dossier: &Dossier) -> Vec<(String, String)> {
    let by_name = |ground| ground == ExclusionGround::PossibleName;
    let excluded = dossier.complaint.excluded.iter().filter(|found| by_name(found.ground));
    named(dossier, excluded.map(|exclusion| exclusion.person))
}

fn name_known(dossier: &Dossier, form: &mut Submitted) {
    if let [(only, _)] = &alike(dossier)[..] {
        form.set("other_person", only.clone());
    }
}

fn name_controls(form: &mut Controls<'_>) {
    let people = alike(form.dossier());
    if people.is_empty() {
        let nobody = form.tongue().say("form-nobody-by-name");
        form.note(nobody);
    }
    form.radios("other_person", Need::Required, people);
    form.area("other_person_reason", Need::Required, 3);
}

fn clear_name(form: &mut Reading<'_>) -> Option<Command> {
    let person: Option<PersonId> = form.id("other_person");
    let reason = form.text("other_person_reason");
    Some(Command::ClearName { person: person?, reason: reason? })
}
