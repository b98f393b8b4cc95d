//! What management approves (17, 35), and whether the relation was kept (2.2).
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::facts::YesNoUnknown;
use weerklank_domain::complaint::party::ArrangementProposal;

use super::controls::{Controls, Need, options};
use super::reading::Reading;
use super::step::{StepPage, nothing};

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::ApprovePayment,
        path: "betaling-goedkeuring",
        known: nothing,
        controls: payment_controls,
        command: |_| Some(Command::ApprovePayment),
    },
    StepPage {
        kind: CommandKind::RefusePayment,
        path: "betaling-weigering",
        known: nothing,
        controls: |form| {
            payment_controls(form);
            form.area("payment_refusal", Need::Required, 3);
        },
        command: |form| {
            let reason = form.text("payment_refusal")?;
            Some(Command::RefusePayment { reason })
        },
    },
    StepPage {
        kind: CommandKind::RecordRelation,
        path: "relatie-behouden",
        known: nothing,
        controls: relation_controls,
        command: record_relation,
    },
    StepPage {
        kind: CommandKind::ProposeArrangement,
        path: "contactafspraak",
        known: nothing,
        controls: |form| {
            form.area("arrangement_measures", Need::Required, 4);
            form.date("arrangement_until", Need::Required);
            form.area("arrangement_reason", Need::Required, 4);
        },
        command: propose_arrangement,
    },
    StepPage {
        kind: CommandKind::ApproveArrangement,
        path: "contactafspraak-goedkeuring",
        known: nothing,
        controls: arrangement_controls,
        command: |_| Some(Command::ApproveArrangement),
    },
    StepPage {
        kind: CommandKind::RejectArrangement,
        path: "contactafspraak-afwijzing",
        known: nothing,
        controls: |form| {
            arrangement_controls(form);
            form.area("arrangement_rejection", Need::Required, 3);
        },
        command: |form| {
            let reason = form.text("arrangement_rejection")?;
            Some(Command::RejectArrangement { reason })
        },
    },
    StepPage {
        kind: CommandKind::EndArrangement,
        path: "contactafspraak-einde",
        known: nothing,
        controls: |form| {
            arrangement_controls(form);
            form.area("arrangement_end", Need::Required, 3);
        },
        command: |form| {
            let reason = form.text("arrangement_end")?;
            Some(Command::EndArrangement { reason })
        },
    },
];

fn payment_controls(form: &mut Controls<'_>) {
    let tongue = form.tongue();
    if let Some(payment) = form.dossier().complaint.payment {
        let cents = i64::try_from(payment.amount_cents).unwrap_or(i64::MAX);
        let amount = weerklank_texts::dates::money(tongue.0, cents);
        form.note(tongue.say_with("payment-amount", &[("amount", &amount)]));
    }
}

fn relation_controls(form: &mut Controls<'_>) {
    let answers = options(YesNoUnknown::ALL, "yes_no_unknown", YesNoUnknown::key, form.tongue());
    form.radios("relation_kept", Need::Required, answers);
    form.area("relation_explanation", Need::Optional, 3);
}

fn record_relation(form: &mut Reading<'_>) -> Option<Command> {
    let kept = form.one_of("relation_kept", YesNoUnknown::from_key);
    let explanation = form.optional_text("relation_explanation");
    Some(Command::RecordRelation { kept: kept?, explanation })
}

fn propose_arrangement(form: &mut Reading<'_>) -> Option<Command> {
    let measures = form.text("arrangement_measures");
    let until = form.date("arrangement_until");
    let reason = form.text("arrangement_reason");
    let proposal = ArrangementProposal { measures: measures?, reason: reason?, until: until? };
    Some(Command::ProposeArrangement { proposal })
}

fn arrangement_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let Some(arrangement) = dossier.complaint.arrangement else { return };
    for text in [arrangement.measures, arrangement.reason] {
        if let Some(said) = dossier.said(&text) {
            form.quote(said);
        }
    }
    let until = form.tongue().long_day(arrangement.until);
    form.note(form.tongue().say_with("timeline-until", &[("until", &until)]));
}
