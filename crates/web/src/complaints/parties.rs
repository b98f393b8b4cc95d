//! The parties: who complains and about whom (art. 1, 5.1).
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::Language;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::facts::{Complainant, ComplainantKind, Confidentiality};
use weerklank_domain::people::Subject;
use weerklank_domain::text::Text;

use super::contact;
use super::controls::{Controls, Need, options};
use super::reading::Reading;
use super::recording::{abouts, subject};
use super::step::StepPage;
use crate::submitted::Submitted;

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::ChangeComplainant,
        path: "klager",
        known: complainant_known,
        controls: complainant_controls,
        command: change_complainant,
    },
    StepPage {
        kind: CommandKind::ChangeSubject,
        path: "betrokkene",
        known: subject_known,
        controls: subject_controls,
        command: change_subject,
    },
];

fn complainant_known(dossier: &Dossier, form: &mut Submitted) {
    let complainant = &dossier.complaint.complainant;
    if let Some(name) = dossier.said(&complainant.name) {
        form.set("name", name);
    }
    form.set("complainant_kind", complainant.kind.key());
    form.set("language", complainant.language.tag());
    form.set("confidentiality", complainant.confidentiality.key());
    if let (Some(relation), Some(name)) = (complainant.relation, &dossier.relation) {
        form.set("relation", relation.to_string());
        form.set("relation_name", name.clone());
    }
    contact::known(dossier.card(), form);
}

fn complainant_controls(form: &mut Controls<'_>) {
    let tongue = form.tongue();
    form.typed_line("name", Need::Required, ("text", "off"));
    let kinds = options(ComplainantKind::ALL, "complainant_kind", ComplainantKind::key, tongue);
    form.radios("complainant_kind", Need::Required, kinds);
    contact::controls(form);
    form.radios("language", Need::Required, languages(form));
    let open = options(Confidentiality::ALL, "confidentiality", Confidentiality::key, tongue);
    form.radios("confidentiality", Need::Required, open);
    let (relation, linked) = (form.typed("relation"), form.typed("relation_name"));
    if !relation.is_empty() {
        form.note(tongue.say_with("relation-linked", &[("name", linked)]));
        form.hidden("relation", relation);
        form.hidden("relation_name", linked);
        form.tick("unlink_relation");
    }
}

fn languages(form: &Controls<'_>) -> Vec<(String, String)> {
    options(&Language::ALL, "language", Language::tag, form.tongue())
}

fn change_complainant(form: &mut Reading<'_>) -> Option<Command> {
    let known = &form.dossier().complaint.complainant;
    // Who may not read the name can't change it, nor whether it is shared (4.2).
    if form.dossier().said(&known.name).is_none() {
        form.wrong("name", "form-name-not-shown");
        return None;
    }
    let name = kept_name(form, known.name);
    let kind = form.one_of("complainant_kind", ComplainantKind::from_key);
    let card = contact::card(form);
    let language = form.one_of("language", Language::from_tag);
    let confidentiality = form.one_of("confidentiality", Confidentiality::from_key);
    let (card, unchanged) = (card?, form.dossier().card());
    let relation = form.typed("relation").parse().ok().or(known.relation);
    let relation = relation.filter(|_| !form.is_ticked("unlink_relation"));
    let complainant = Complainant {
        kind: kind?,
        name: name?,
        reachable: card.reaches(),
        card: if card == unchanged { known.card } else { card.words().map(|card| form.seal(card)) },
        language: language?,
        relation,
        confidentiality: confidentiality?,
    };
    Some(Command::ChangeComplainant { complainant })
}

fn kept_name(form: &mut Reading<'_>, known: Text) -> Option<Text> {
    let unchanged = form.dossier().said(&known) == Some(form.typed("name").trim());
    if unchanged { Some(known) } else { form.text("name") }
}

fn subject_known(dossier: &Dossier, form: &mut Submitted) {
    if let Subject::Unknown { named: Some(named) } = dossier.complaint.subject {
        form.set("named", dossier.said(&named).unwrap_or_default());
    }
    form.set("about", chosen(&dossier.complaint.subject));
}

/// A subject as the value of an option of `abouts`.
fn chosen(subject: &Subject) -> String {
    match subject {
        Subject::Unknown { .. } => "unknown".to_owned(),
        Subject::Organisation => "organisation".to_owned(),
        Subject::Partner { firm, adviser: None, .. } => format!("firm:{firm}"),
        Subject::Partner { adviser: Some(adviser), .. } => format!("adviser:{adviser}"),
        Subject::Officer { person } => format!("officer:{person}"),
    }
}

fn subject_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let mut options = abouts(form.lists(), form.tongue());
    // Who left the register since stays in the dossier.
    let present = chosen(&dossier.complaint.subject);
    if !options.iter().any(|(value, _)| *value == present) {
        let name = name_of_subject(dossier).unwrap_or_else(|| form.tongue().say("form-erased"));
        options.push((present, name));
    }
    form.select("about", Need::Required, options);
    form.line("named", Need::Optional);
}

fn name_of_subject(dossier: &Dossier) -> Option<String> {
    match dossier.complaint.subject {
        Subject::Partner { adviser: Some(_), .. } => dossier.adviser.clone(),
        Subject::Partner { adviser: None, .. } => dossier.firm.clone(),
        Subject::Officer { person } => dossier.name_of(person).map(str::to_owned),
        Subject::Unknown { .. } | Subject::Organisation => None,
    }
}

fn change_subject(form: &mut Reading<'_>) -> Option<Command> {
    let present = form.dossier().complaint.subject;
    let known = match present {
        Subject::Unknown { named } => named,
        Subject::Organisation | Subject::Partner { .. } | Subject::Officer { .. } => None,
    };
    let about = form.typed("about");
    let subject = match about {
        "unknown" => Some(Subject::Unknown { named: form.kept_text("named", known) }),
        same if same == chosen(&present) => Some(present),
        other => subject(other, None, form.lists()),
    };
    if subject.is_none() {
        form.wrong("about", "recording-about-missing");
    }
    Some(Command::ChangeSubject { subject: subject? })
}
