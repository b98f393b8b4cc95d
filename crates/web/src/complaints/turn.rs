//! Whose turn it is: to the partner, to the officer, to another officer (6.1, transition 37).
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::facts::{HandOverReason, TakeUpReason};
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::Role;

use super::controls::{Controls, Need, options};
use super::reading::Reading;
use super::step::{StepPage, no_controls, nothing};
use crate::submitted::Submitted;

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::AssignToPartner,
        path: "toewijzing",
        known: nothing,
        controls: no_controls,
        command: |_| Some(Command::AssignToPartner),
    },
    StepPage {
        kind: CommandKind::TakeUp,
        path: "behandeling-functionaris",
        known: nothing,
        controls: take_up_controls,
        command: take_up,
    },
    StepPage {
        kind: CommandKind::HandOver,
        path: "overdracht",
        known: hand_over_known,
        controls: hand_over_controls,
        command: hand_over,
    },
    StepPage {
        kind: CommandKind::ReturnToPartner,
        path: "teruggave-partner",
        known: nothing,
        controls: |form| {
            form.date("partner_until", Need::Required);
            form.area("partner_return_reason", Need::Required, 3);
        },
        command: |form| {
            let until = form.date("partner_until");
            let reason = form.text("partner_return_reason");
            Some(Command::ReturnToPartner { until: until?, reason: reason? })
        },
    },
    StepPage {
        kind: CommandKind::TakeOver,
        path: "overname",
        known: nothing,
        controls: |form| form.area("take_over_reason", Need::Required, 3),
        command: |form| {
            let reason = form.text("take_over_reason")?;
            Some(Command::TakeOver { reason })
        },
    },
    StepPage {
        kind: CommandKind::PutInCharge,
        path: "functionaris",
        known: nothing,
        controls: charge_controls,
        command: put_in_charge,
    },
];

fn take_up_controls(form: &mut Controls<'_>) {
    let reasons = options(TakeUpReason::ALL, "take_up_reason", TakeUpReason::key, form.tongue());
    form.radios("take_up_reason", Need::Required, reasons);
    form.area("explanation", Need::Optional, 3);
}

fn take_up(form: &mut Reading<'_>) -> Option<Command> {
    let reason = form.one_of("take_up_reason", TakeUpReason::from_key);
    let explanation = form.optional_text("explanation");
    Some(Command::TakeUp { reason: reason?, explanation })
}

/// The partner says that he is ready; the other reasons are the officer's.
fn hand_over_reasons(dossier: &Dossier) -> Vec<HandOverReason> {
    let role = |reason| match reason {
        HandOverReason::PartnerReady => Role::Partner,
        HandOverReason::SolutionRefused | HandOverReason::Silent | HandOverReason::Officer => {
            Role::Officer
        }
    };
    let all = HandOverReason::ALL.iter().copied();
    all.filter(|reason| dossier.by.is(role(*reason))).collect()
}

fn hand_over_known(dossier: &Dossier, form: &mut Submitted) {
    if let [only] = hand_over_reasons(dossier)[..] {
        form.set("hand_over_reason", only.key());
    }
}

fn hand_over_controls(form: &mut Controls<'_>) {
    let reasons = hand_over_reasons(form.dossier());
    let reasons = options(&reasons, "hand_over_reason", HandOverReason::key, form.tongue());
    form.radios("hand_over_reason", Need::Required, reasons);
    form.area("explanation", Need::Optional, 3);
}

fn hand_over(form: &mut Reading<'_>) -> Option<Command> {
    let reason = form.one_of("hand_over_reason", HandOverReason::from_key)?;
    let explanation = match reason {
        HandOverReason::Officer => Some(form.text("explanation")?),
        _ => form.optional_text("explanation"),
    };
    Some(Command::HandOver { reason, explanation })
}

fn charge_controls(form: &mut Controls<'_>) {
    let complaint = &form.dossier().complaint;
    let officers = form.lists().officers.iter().filter(|(id, _)| !complaint.is_excluded(*id));
    let officers: Vec<_> = officers.map(|(id, name)| (id.to_string(), name.clone())).collect();
    if officers.is_empty() {
        let nobody = form.tongue().say("form-no-officer-left");
        form.note(nobody);
    }
    form.radios("officer_in_charge", Need::Required, officers);
    form.area("charge_reason", Need::Required, 3);
}

fn put_in_charge(form: &mut Reading<'_>) -> Option<Command> {
    let officer: Option<PersonId> = form.id("officer_in_charge");
    let reason = form.text("charge_reason");
    Some(Command::PutInCharge { officer: officer?, reason: reason? })
}
