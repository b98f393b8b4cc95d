//! Towards the decision and its posting (4.6, 6.4, 6.5). The letter has a page of its own.
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};

use super::controls::{Controls, Need};
use super::step::{StepPage, no_controls, nothing};
use crate::submitted::Submitted;

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::StartDecision,
        path: "beslissing-voorbereiden",
        known: nothing,
        controls: no_controls,
        command: |_| Some(Command::StartDecision),
    },
    StepPage {
        kind: CommandKind::ReturnToHandling,
        path: "terug-naar-behandeling",
        known: nothing,
        controls: |form| form.area("return_reason", Need::Required, 3),
        command: |form| {
            let reason = form.text("return_reason")?;
            Some(Command::ReturnToHandling { reason })
        },
    },
    StepPage {
        kind: CommandKind::ConfirmPosting,
        path: "verzending",
        known: posting_known,
        controls: posting_controls,
        command: |form| {
            let on = form.date("posted_on")?;
            Some(Command::ConfirmPosting { on })
        },
    },
];

fn posting_known(dossier: &Dossier, form: &mut Submitted) {
    form.set_date("posted_on", dossier.today);
}

/// The day of posting is the day on which the answer was sent, so its term stands beside it.
fn posting_controls(form: &mut Controls<'_>) {
    let due = weerklank_texts::explanations::due_date(form.tongue().0, &form.dossier().due);
    form.note(due);
    form.date("posted_on", Need::Required);
}
