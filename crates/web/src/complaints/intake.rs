//! From receipt to registration, and who is told (3.1, 4.2, 5.1, 6.4).
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::facts::{InformedOfProcedure, Intake, Level, Notice, Way};
use weerklank_domain::rules::ch5_registration as ch5;

use super::controls::{Controls, Need, options};
use super::pointed;
use super::reading::Reading;
use super::step::{StepPage, nothing};
use crate::submitted::Submitted;

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::CorrectReceipt,
        path: "ontvangstdatum",
        known: |dossier, form| form.set_date("received_on", dossier.complaint.received_on),
        controls: receipt_controls,
        command: correct_receipt,
    },
    StepPage {
        kind: CommandKind::CompleteIntake,
        path: "intake",
        known: intake_known,
        controls: intake_controls,
        command: |form| Some(complete_intake(form)),
    },
    StepPage {
        kind: CommandKind::Register,
        path: "registratie",
        known: nothing,
        controls: register_controls,
        command: register,
    },
    StepPage {
        kind: CommandKind::NotifyPartner,
        path: "kennisgeving-partner",
        known: |dossier, form| notice_known(dossier, form, ["partner_told_on", "partner_told_way"]),
        controls: |form| notice_controls(form, ["partner_told_on", "partner_told_way"]),
        command: |form| {
            let notice = notice(form, ["partner_told_on", "partner_told_way"])?;
            Some(Command::NotifyPartner { notice, letter: None })
        },
    },
    StepPage {
        kind: CommandKind::Acknowledge,
        path: "ontvangstbevestiging",
        known: |dossier, form| notice_known(dossier, form, ["confirmed_on", "confirmed_way"]),
        controls: |form| notice_controls(form, ["confirmed_on", "confirmed_way"]),
        command: |form| {
            let notice = notice(form, ["confirmed_on", "confirmed_way"])?;
            Some(Command::Acknowledge { notice })
        },
    },
    StepPage {
        kind: CommandKind::InformComplainant,
        path: "regeling-gewezen",
        known: informed_known,
        controls: informed_controls,
        command: inform_complainant,
    },
];

fn receipt_controls(form: &mut Controls<'_>) {
    form.date("received_on", Need::Required);
    form.area("receipt_reason", Need::Required, 3);
    form.area("receipt_proof", Need::Optional, 2);
}

fn correct_receipt(form: &mut Reading<'_>) -> Option<Command> {
    let received_on = form.date("received_on");
    let reason = form.text("receipt_reason");
    let proof = form.optional_text("receipt_proof");
    Some(Command::CorrectReceipt { received_on: received_on?, reason: reason?, proof })
}

/// The texts of part B of the form, and where the dossier keeps them.
type IntakeText = fn(&Intake) -> Option<weerklank_domain::text::Text>;
const INTAKE_TEXTS: [(&str, IntakeText); 4] = [
    ("happened", |intake| intake.happened),
    ("discussed_before", |intake| intake.discussed_before),
    ("wish", |intake| intake.wish),
    ("support_needed", |intake| intake.support_needed),
];

fn intake_known(dossier: &Dossier, form: &mut Submitted) {
    let intake = &dossier.complaint.intake;
    for (name, text) in INTAKE_TEXTS {
        if let Some(said) = text(intake).and_then(|text| dossier.said(&text)) {
            form.set(name, said);
        }
    }
    if let Some(service) = &intake.service {
        form.set("service", service.0.clone());
    }
    if intake.claims_money {
        form.set("claims_money", "yes");
    }
    if let Some(on) = intake.urgent_on {
        form.set_date("urgent_on", on);
    }
    if let Some(severity) = intake.severity {
        form.set("severity", severity.key());
    }
}

fn intake_controls(form: &mut Controls<'_>) {
    if let Some(said) = form.dossier().said(&form.dossier().complaint.recording.expression) {
        form.quote(said);
    }
    form.area("wish", Need::Optional, 3);
    form.area("happened", Need::Optional, 2);
    let services = form.items("service", "service");
    form.select("service", Need::Optional, services);
    form.area("discussed_before", Need::Optional, 3);
    form.tick("claims_money");
    form.date("urgent_on", Need::Optional);
    form.area("support_needed", Need::Optional, 2);
    let levels = options(Level::ALL, "level", Level::key, form.tongue());
    form.radios("severity", Need::Optional, levels);
}

fn complete_intake(form: &mut Reading<'_>) -> Command {
    let known = form.dossier().complaint.intake.clone();
    let intake = Intake {
        service: form.item("service", "service"),
        happened: form.kept_text("happened", known.happened),
        discussed_before: form.kept_text("discussed_before", known.discussed_before),
        wish: form.kept_text("wish", known.wish),
        claims_money: form.is_ticked("claims_money"),
        urgent_on: form.optional_date("urgent_on"),
        support_needed: form.kept_text("support_needed", known.support_needed),
        severity: form.optional_of("severity", Level::from_key),
    };
    Command::CompleteIntake { intake: Box::new(intake) }
}

fn is_late(dossier: &Dossier) -> bool {
    let received_on = dossier.complaint.received_on;
    let agreed = (&dossier.calendar, &dossier.terms());
    ch5::registration_is_late(received_on, dossier.today, agreed)
}

fn register_controls(form: &mut Controls<'_>) {
    if is_late(form.dossier()) {
        form.area("late_reason", Need::Required, 3);
    }
}

fn register(form: &mut Reading<'_>) -> Option<Command> {
    if !is_late(form.dossier()) {
        return Some(Command::Register { late_reason: None });
    }
    let late_reason = form.text("late_reason")?;
    Some(Command::Register { late_reason: Some(late_reason) })
}

/// Today by mail, so that one click does.
fn notice_known(dossier: &Dossier, form: &mut Submitted, [on, way]: [&str; 2]) {
    form.set_date(on, dossier.today);
    form.set(way, Way::Email.key());
}

fn notice_controls(form: &mut Controls<'_>, [on, way]: [&str; 2]) {
    form.date(on, Need::Required);
    let ways = options(Way::ALL, "way", Way::key, form.tongue());
    form.radios(way, Need::Required, ways);
}

fn notice(form: &mut Reading<'_>, [on, way]: [&str; 2]) -> Option<Notice> {
    let (on, way) = (form.date(on), form.one_of(way, Way::from_key));
    Some(Notice { on: on?, way: way? })
}

fn informed_known(dossier: &Dossier, form: &mut Submitted) {
    let Some(informed) = &dossier.complaint.informed else {
        form.set_date("informed_on", dossier.today);
        return;
    };
    form.set_date("informed_on", informed.on);
    form.set("informed_way", informed.way.key());
    if informed.told_where_to_read {
        form.set("told_where_to_read", "yes");
    }
}

fn informed_controls(form: &mut Controls<'_>) {
    pointed::draw(form);
    notice_controls(form, ["informed_on", "informed_way"]);
    form.tick("told_where_to_read");
}

fn inform_complainant(form: &mut Reading<'_>) -> Option<Command> {
    let told_where_to_read = form.is_ticked("told_where_to_read");
    let Notice { on, way } = notice(form, ["informed_on", "informed_way"])?;
    let informed = InformedOfProcedure { on, way, told_where_to_read };
    Some(Command::InformComplainant { informed })
}
