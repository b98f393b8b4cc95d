//! Both sides are heard and can reply to each other (4.4).
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::facts::{Hearing, NotHeardReason, Side, Way};

use super::controls::{Controls, Need, options};
use super::reading::Reading;
use super::step::StepPage;
use crate::submitted::Submitted;

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::RecordView,
        path: "zienswijze",
        known: |dossier, form| side_known(dossier, form, "view_on"),
        controls: view_controls,
        command: record_view,
    },
    StepPage {
        kind: CommandKind::RecordHearing,
        path: "hoorgesprek",
        known: |dossier, form| side_known(dossier, form, "heard_on"),
        controls: hearing_controls,
        command: record_hearing,
    },
    StepPage {
        kind: CommandKind::ExplainNotHeard,
        path: "niet-gehoord",
        known: |_, form| side_chosen(form),
        controls: not_heard_controls,
        command: explain_not_heard,
    },
    StepPage {
        kind: CommandKind::ShareView,
        path: "voorlegging",
        known: |dossier, form| side_known(dossier, form, "shared_on"),
        controls: share_controls,
        command: share_view,
    },
    StepPage {
        kind: CommandKind::ExplainNotShared,
        path: "niet-voorgelegd",
        known: |_, form| side_chosen(form),
        controls: not_shared_controls,
        command: explain_not_shared,
    },
];

/// The side that the link to this page named.
fn side_chosen(form: &mut Submitted) {
    if let Some(side) = Side::from_key(form.text("kant")) {
        form.set("side", side.key());
    }
}

fn side_known(dossier: &Dossier, form: &mut Submitted, on: &str) {
    side_chosen(form);
    form.set_date(on, dossier.today);
}

fn sides(form: &mut Controls<'_>) {
    let sides = options(Side::ALL, "side", Side::key, form.tongue());
    form.radios("side", Need::Required, sides);
}

fn side(form: &mut Reading<'_>) -> Option<Side> {
    form.one_of("side", Side::from_key)
}

fn view_controls(form: &mut Controls<'_>) {
    sides(form);
    form.date("view_on", Need::Required);
    form.area("view", Need::Required, 8);
}

fn record_view(form: &mut Reading<'_>) -> Option<Command> {
    let (side, on, view) = (side(form), form.date("view_on"), form.text("view"));
    Some(Command::RecordView { side: side?, on: on?, view: view? })
}

fn hearing_controls(form: &mut Controls<'_>) {
    sides(form);
    form.date("heard_on", Need::Required);
    let ways = options(Way::ALL, "way", Way::key, form.tongue());
    form.radios("heard_way", Need::Required, ways);
    form.line("present", Need::Optional);
    form.area("hearing_report", Need::Required, 8);
}

fn record_hearing(form: &mut Reading<'_>) -> Option<Command> {
    let (side, on) = (side(form), form.date("heard_on"));
    let way = form.one_of("heard_way", Way::from_key);
    let present = form.optional_text("present");
    let report = form.text("hearing_report");
    let hearing = Hearing { side: side?, on: on?, way: way?, present, report: report? };
    Some(Command::RecordHearing { hearing })
}

fn not_heard_controls(form: &mut Controls<'_>) {
    sides(form);
    let reasons =
        options(NotHeardReason::ALL, "not_heard_reason", NotHeardReason::key, form.tongue());
    form.radios("not_heard_reason", Need::Required, reasons);
    form.area("explanation", Need::Optional, 3);
}

fn explain_not_heard(form: &mut Reading<'_>) -> Option<Command> {
    let side = side(form);
    let reason = form.one_of("not_heard_reason", NotHeardReason::from_key);
    let explanation = match reason {
        // "Another reason" says nothing by itself.
        Some(NotHeardReason::Other) => Some(form.text("explanation")?),
        _ => form.optional_text("explanation"),
    };
    Some(Command::ExplainNotHeard { side: side?, reason: reason?, explanation })
}

fn share_controls(form: &mut Controls<'_>) {
    sides(form);
    form.date("shared_on", Need::Required);
}

fn share_view(form: &mut Reading<'_>) -> Option<Command> {
    let (side, on) = (side(form), form.date("shared_on"));
    Some(Command::ShareView { side: side?, on: on? })
}

fn not_shared_controls(form: &mut Controls<'_>) {
    sides(form);
    form.area("not_shared_reason", Need::Required, 3);
}

fn explain_not_shared(form: &mut Reading<'_>) -> Option<Command> {
    let (side, reason) = (side(form), form.text("not_shared_reason"));
    Some(Command::ExplainNotShared { side: side?, reason: reason? })
}
