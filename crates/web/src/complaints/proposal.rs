//! A mail that was taken for a complaint (transition 4), and a signal of somebody unknown (33).
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::correspondence::DismissalGround;

use super::controls::{Controls, Need, options};
use super::reading::Reading;
use super::step::{StepPage, nothing};

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::ConfirmProposal,
        path: "voorstel-bevestiging",
        known: nothing,
        controls: what_was_written,
        command: |_| Some(Command::ConfirmProposal),
    },
    StepPage {
        kind: CommandKind::DismissProposal,
        path: "voorstel-afwijzing",
        known: nothing,
        controls: dismiss_controls,
        command: dismiss,
    },
    StepPage {
        kind: CommandKind::CloseSignal,
        path: "signaal-sluiting",
        known: nothing,
        controls: |form| form.area("signal_reason", Need::Required, 4),
        command: |form| {
            let reason = form.text("signal_reason")?;
            Some(Command::CloseSignal { reason })
        },
    },
];

fn what_was_written(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    if let Some(said) = dossier.said(&dossier.complaint.recording.expression) {
        form.quote(said);
    }
}

fn dismiss_controls(form: &mut Controls<'_>) {
    what_was_written(form);
    let grounds =
        options(DismissalGround::ALL, "dismissal_ground", DismissalGround::key, form.tongue());
    form.radios("dismissal_ground", Need::Required, grounds);
    form.area("dismissal_reason", Need::Optional, 3);
}

fn dismiss(form: &mut Reading<'_>) -> Option<Command> {
    let ground = form.one_of("dismissal_ground", DismissalGround::from_key);
    let reason = form.optional_text("dismissal_reason");
    Some(Command::DismissProposal { ground: ground?, reason })
}
