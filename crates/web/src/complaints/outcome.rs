//! The other ways out, and back in again (art. 1, 5.1, 5.4, 6.6).
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::facts::{ReopenGround, ScopeGround};

use super::controls::{Controls, Need, options};
use super::reading::Reading;
use super::step::{StepPage, nothing};
use crate::submitted::Submitted;

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::ProposeSolvedOnTheSpot,
        path: "ter-plekke-opgelost",
        known: solved_known,
        controls: |form| form.area("solved_how", Need::Required, 4),
        command: |form| {
            let how = form.text("solved_how")?;
            Some(Command::ProposeSolvedOnTheSpot { how })
        },
    },
    StepPage {
        kind: CommandKind::ConfirmSolvedOnTheSpot,
        path: "ter-plekke-opgelost-bevestigen",
        known: nothing,
        controls: solved_controls,
        command: |_| Some(Command::ConfirmSolvedOnTheSpot),
    },
    StepPage {
        kind: CommandKind::Withdraw,
        path: "intrekking",
        known: |dossier, form| form.set_date("withdrawn_on", dossier.today),
        controls: withdraw_controls,
        command: withdraw,
    },
    StepPage {
        kind: CommandKind::UndoWithdrawal,
        path: "intrekking-ongedaan",
        known: nothing,
        controls: |form| form.area("undo_reason", Need::Required, 3),
        command: |form| {
            let reason = form.text("undo_reason")?;
            Some(Command::UndoWithdrawal { reason })
        },
    },
    StepPage {
        kind: CommandKind::ProposeOutOfScope,
        path: "buiten-regeling",
        known: nothing,
        controls: scope_controls,
        command: propose_out_of_scope,
    },
    StepPage {
        kind: CommandKind::ConfirmOutOfScope,
        path: "buiten-regeling-bevestigen",
        known: nothing,
        controls: proposed_scope,
        command: |_| Some(Command::ConfirmOutOfScope),
    },
    StepPage {
        kind: CommandKind::RejectOutOfScope,
        path: "buiten-regeling-afwijzen",
        known: nothing,
        controls: reject_controls,
        command: |form| {
            let reason = form.text("rejection_reason")?;
            Some(Command::RejectOutOfScope { reason })
        },
    },
    StepPage {
        kind: CommandKind::Reopen,
        path: "heropening",
        known: nothing,
        controls: reopen_controls,
        command: reopen,
    },
];

fn solved_known(dossier: &Dossier, form: &mut Submitted) {
    let solved = dossier.complaint.solved_on_the_spot;
    if let Some(said) = solved.and_then(|solved| dossier.said(&solved.how)) {
        form.set("solved_how", said);
    }
}

fn solved_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let solved = dossier.complaint.solved_on_the_spot;
    if let Some(said) = solved.and_then(|solved| dossier.said(&solved.how)) {
        form.quote(said);
    }
}

fn withdraw_controls(form: &mut Controls<'_>) {
    form.date("withdrawn_on", Need::Required);
    form.area("explanation", Need::Optional, 3);
}

fn withdraw(form: &mut Reading<'_>) -> Option<Command> {
    let on = form.date("withdrawn_on");
    let explanation = form.optional_text("explanation");
    Some(Command::Withdraw { on: on?, explanation })
}

fn scope_controls(form: &mut Controls<'_>) {
    let agreed = |ground: &ScopeGround| form.dossier().mandate.takes(*ground);
    let offered: Vec<ScopeGround> = ScopeGround::ALL.iter().copied().filter(agreed).collect();
    let grounds = options(&offered, "scope_ground", ScopeGround::key, form.tongue());
    form.radios("scope_ground", Need::Required, grounds);
    form.area("scope_reason", Need::Required, 4);
}

fn propose_out_of_scope(form: &mut Reading<'_>) -> Option<Command> {
    let ground = form.one_of("scope_ground", ScopeGround::from_key);
    let reason = form.text("scope_reason");
    Some(Command::ProposeOutOfScope { ground: ground?, reason: reason? })
}

/// What the first pair of eyes saw.
fn proposed_scope(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let Some(proposal) = dossier.complaint.scope else { return };
    let ground = form.tongue().label("scope_ground", proposal.ground.key());
    let by = dossier.name_of(proposal.by);
    form.note(by.map_or_else(|| ground.clone(), |by| format!("{ground} ({by})")));
    if let Some(said) = dossier.said(&proposal.reason) {
        form.quote(said);
    }
}

fn reject_controls(form: &mut Controls<'_>) {
    proposed_scope(form);
    form.area("rejection_reason", Need::Required, 4);
}

fn reopen_controls(form: &mut Controls<'_>) {
    let grounds = options(ReopenGround::ALL, "reopen_ground", ReopenGround::key, form.tongue());
    form.radios("reopen_ground", Need::Required, grounds);
    form.area("reopen_reason", Need::Required, 4);
}

fn reopen(form: &mut Reading<'_>) -> Option<Command> {
    let ground = form.one_of("reopen_ground", ReopenGround::from_key);
    let reason = form.text("reopen_reason");
    Some(Command::Reopen { ground: ground?, reason: reason? })
}
