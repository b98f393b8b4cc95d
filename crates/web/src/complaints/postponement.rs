//! Another day for the answer, told to both sides; the score stays with the first (transition 25).
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};

use super::controls::{Controls, Need};
use super::reading::Reading;
use super::step::{StepPage, nothing};

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::Postpone,
        path: "uitstel",
        known: nothing,
        controls: postpone_controls,
        command: postpone,
    },
    StepPage {
        kind: CommandKind::ApprovePostponement,
        path: "uitstel-instemming",
        known: nothing,
        controls: proposed,
        command: |_| Some(Command::ApprovePostponement),
    },
];

fn postpone_controls(form: &mut Controls<'_>) {
    let tongue = form.tongue();
    let Dossier { complaint, .. } = form.dossier();
    let promised = tongue.long_day(complaint.promised_on());
    form.note(tongue.say_with("postponement-promised", &[("promised", &promised)]));
    if !complaint.postponements.is_empty() {
        form.note(tongue.say("postponement-second"));
    }
    form.date("postponed_until", Need::Required);
    form.area("postponement_reason", Need::Required, 4);
}

fn postpone(form: &mut Reading<'_>) -> Option<Command> {
    let until = form.date("postponed_until");
    let reason = form.text("postponement_reason");
    Some(Command::Postpone { until: until?, reason: reason? })
}

/// What the officer wants to announce.
fn proposed(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let tongue = form.tongue();
    let Some(proposed) = &dossier.complaint.postponement_proposed else { return };
    let until = tongue.long_day(proposed.until);
    form.note(tongue.say_with("timeline-until", &[("until", &until)]));
    if let Some(reason) = dossier.said(&proposed.reason) {
        form.quote(reason);
    }
}
