//! What goes out besides the written answer (6.3), and what is asked of the complainant (2.2, 5.1).
use weerklank_app::card::is_mail_address;
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::correspondence::{
    Correspondence, CorrespondenceKind as Kind, Correspondent,
};
use weerklank_domain::complaint::facts::Way;
use weerklank_domain::text::Words;

use super::controls::{Controls, Need, options};
use super::reading::Reading;
use super::representative::ways;
use super::step::{StepPage, nothing};
use crate::submitted::Submitted;

/// What an officer sends by hand; the other kinds go out with a step of their own.
const BY_HAND: [Kind; 5] = [
    Kind::Free,
    Kind::ProgressNote,
    Kind::HearingInvitation,
    Kind::HearingReport,
    Kind::SolutionConfirmed,
];
/// The ways in which a text leaves the house or can be read.
const WAYS: [Way; 3] = [Way::Email, Way::Letter, Way::Portal];

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::SendCorrespondence,
        path: "correspondentie",
        known: send_known,
        controls: send_controls,
        command: send,
    },
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
            Some(Command::AskReadBack { text: text?, way: way? })
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

fn send_known(dossier: &Dossier, form: &mut Submitted) {
    form.set("correspondence_kind", Kind::Free.key());
    form.set("correspondent", Correspondent::Complainant.key());
    let way = if dossier.complaint.is_signal() { Way::Portal } else { Way::Email };
    form.set("letter_way", way.key());
}

fn send_controls(form: &mut Controls<'_>) {
    let tongue = form.tongue();
    let kinds = options(&BY_HAND, "correspondence_kind", Kind::key, tongue);
    form.select("correspondence_kind", Need::Required, kinds);
    let to = options(Correspondent::ALL, "correspondent", Correspondent::key, tongue);
    form.radios("correspondent", Need::Required, to);
    form.line("third_party_name", Need::Optional);
    form.typed_line("third_party_mail", Need::Optional, ("email", "off"));
    form.radios("letter_way", Need::Required, options(&WAYS, "way", Way::key, tongue));
    form.line("subject", Need::Required);
    form.area("letter_text", Need::Required, 12);
    form.files("letter_files");
}

fn send(form: &mut Reading<'_>) -> Option<Command> {
    let kind = form.one_of("correspondence_kind", Kind::from_key);
    let to = form.one_of("correspondent", Correspondent::from_key);
    let way = form.one_of("letter_way", Way::from_key);
    let subject = form.text("subject");
    let content = form.text("letter_text");
    let address = third_party(form, (to, way));
    let (kind, to, way) = (kind?, to?, way?);
    let files = form.files("letter_files", to.visibility());
    let (subject, content) = (subject?, content?);
    let letter = Correspondence { kind, to, way, address, subject, content, files };
    Some(Command::SendCorrespondence { correspondence: Box::new(letter) })
}

/// Name and mail address of somebody who is no party, a line each.
fn third_party(
    form: &mut Reading<'_>,
    (to, way): (Option<Correspondent>, Option<Way>),
) -> Option<weerklank_domain::text::Text> {
    if to != Some(Correspondent::ThirdParty) {
        return None;
    }
    let address = form.typed("third_party_mail").trim().to_owned();
    if way == Some(Way::Email) && !is_mail_address(&address) {
        form.wrong("third_party_mail", "form-email-wrong");
    }
    let name = form.typed("third_party_name").trim().replace('\n', " ");
    if let Ok(words) = Words::parse(&format!("{name}\n{address}")) {
        return Some(form.seal(words));
    }
    // Says that it is missing.
    form.text("third_party_name");
    None
}

fn read_back_known(dossier: &Dossier, form: &mut Submitted) {
    let complaint = &dossier.complaint;
    let wish = complaint.intake.wish.as_ref();
    let said = [Some(&complaint.recording.expression), wish];
    let said: Vec<&str> =
        said.into_iter().flatten().filter_map(|text| dossier.said(text)).collect();
    form.set("read_back", said.join("\n\n"));
    form.set("contact_way", Way::Email.key());
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
