//! What is asked of the complainant: whether a text is right, and how it went (2.2, 5.1).
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::correspondence::Correspondent::Complainant as HIMSELF;
use weerklank_domain::complaint::facts::Way;

use super::addressees;
use super::controls::{Controls, Need};
use super::reading::Reading;
use super::representative::ways;
use super::step::{StepPage, nothing};
use crate::submitted::Submitted;

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::AskReadBack,
        path: "terugleestekst",
        known: read_back_known,
        controls: |form| {
            form.area("read_back", Need::Required, 10);
            ways(form);
        },
        command: |form| {
            let text = form.text("read_back");
            let way = form.one_of("contact_way", Way::from_key);
            Some(Command::AskReadBack { text: text?, way: way?, letter: None })
        },
    },
    StepPage {
        kind: CommandKind::ConfirmReadBack,
        path: "terugleesantwoord",
        known: |dossier, form| {
            form.set_date("read_back_on", dossier.today);
            form.set("contact_way", Way::Telephone.key());
        },
        controls: confirm_controls,
        command: confirm,
    },
    StepPage {
        kind: CommandKind::AskSurvey,
        path: "nabevraging",
        known: nothing,
        controls: |_| {},
        command: |_| Some(Command::AskSurvey),
    },
];

fn read_back_known(dossier: &Dossier, form: &mut Submitted) {
    let complaint = &dossier.complaint;
    let wish = complaint.intake.wish.as_ref();
    let said = [Some(&complaint.recording.expression), wish];
    let said: Vec<&str> =
        said.into_iter().flatten().filter_map(|text| dossier.said(text)).collect();
    form.set("read_back", said.join("\n\n"));
    let way = match (addressees::reached_by_mail(dossier, HIMSELF), dossier.card()) {
        (true, _) => Way::Email,
        (false, card) if card.address.is_empty() => Way::Telephone,
        (false, _) => Way::Letter,
    };
    form.set("contact_way", way.key());
}

fn confirm_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let asked = dossier.complaint.read_back.as_ref();
    if let Some(text) = asked.and_then(|asked| dossier.said(&asked.text)) {
        form.quote(text);
    }
    form.date("read_back_on", Need::Required);
    ways(form);
    form.area("read_back_correction", Need::Optional, 4);
}

fn confirm(form: &mut Reading<'_>) -> Option<Command> {
    let on = form.date("read_back_on");
    let way = form.one_of("contact_way", Way::from_key);
    let correction = form.optional_text("read_back_correction");
    Some(Command::ConfirmReadBack { on: on?, way: way?, correction })
}
