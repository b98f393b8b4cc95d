//! The form and the timeline: finishing and learning, deviations, contacts, corrections
//! (6.2, 6.3, 6.6).
use weerklank_app::queries::dossier::{Dossier, StoredEntry};
use weerklank_domain::article::Article;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::facts::{
    Communication, CommunicationKind, Direction, Learning, Reaction, Recurrence, Visibility,
    YesNoUnknown,
};

use super::controls::{Controls, Need, options};
use super::reading::Reading;
use super::step::{StepPage, nothing};
use super::timeline;
use crate::submitted::Submitted;

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::CompleteForm,
        path: "formulier",
        known: learning_known,
        controls: learning_controls,
        command: complete_form,
    },
    StepPage {
        kind: CommandKind::Deviate,
        path: "afwijking",
        known: nothing,
        controls: deviation_controls,
        command: deviate,
    },
    StepPage {
        kind: CommandKind::RecordCommunication,
        path: "contact",
        known: contact_known,
        controls: contact_controls,
        command: record_communication,
    },
    StepPage {
        kind: CommandKind::CorrectEntry,
        path: "correctie",
        known: entry_known,
        controls: entry_controls,
        command: correct_entry,
    },
];

fn learning_known(dossier: &Dossier, form: &mut Submitted) {
    let learning = &dossier.complaint.learning;
    if let Some(reaction) = learning.reaction {
        form.set("reaction", reaction.key());
    }
    if let Some(on) = learning.reaction_on {
        form.set_date("reaction_on", on);
    }
    if let Some(cause) = &learning.root_cause {
        form.set("root_cause", cause.0.clone());
    }
    if let Some(recurrence) = learning.recurrence {
        form.set("recurrence", recurrence.key());
    }
    if let Some(others) = learning.others_affected {
        form.set("others_affected", others.key());
    }
    if learning.no_lesson {
        form.set("no_lesson", "yes");
    }
    let texts = [("cause_explanation", learning.cause_explanation), ("lesson", learning.lesson)];
    for (name, text) in texts {
        if let Some(said) = text.and_then(|text| dossier.said(&text)) {
            form.set(name, said);
        }
    }
}

fn learning_controls(form: &mut Controls<'_>) {
    let tongue = form.tongue();
    let reactions = options(Reaction::ALL, "reaction", Reaction::key, tongue);
    form.radios("reaction", Need::Optional, reactions);
    form.date("reaction_on", Need::Optional);
    let causes = form.items("root_cause", "root_cause");
    form.select("root_cause", Need::Optional, causes);
    form.area("cause_explanation", Need::Optional, 3);
    let recurrences = options(Recurrence::ALL, "recurrence", Recurrence::key, tongue);
    form.radios("recurrence", Need::Optional, recurrences);
    let answers = options(YesNoUnknown::ALL, "yes_no_unknown", YesNoUnknown::key, tongue);
    form.radios("others_affected", Need::Optional, answers);
    form.area("lesson", Need::Optional, 4);
    form.tick("no_lesson");
}

fn complete_form(form: &mut Reading<'_>) -> Option<Command> {
    let known = form.dossier().complaint.learning.clone();
    let learning = Learning {
        reaction: form.optional_of("reaction", Reaction::from_key),
        reaction_on: form.optional_date("reaction_on"),
        root_cause: form.item("root_cause", "root_cause"),
        cause_explanation: form.kept_text("cause_explanation", known.cause_explanation),
        recurrence: form.optional_of("recurrence", Recurrence::from_key),
        others_affected: form.optional_of("others_affected", YesNoUnknown::from_key),
        lesson: form.kept_text("lesson", known.lesson),
        no_lesson: form.is_ticked("no_lesson"),
    };
    // "There is no lesson" needs its reason, which is written where the lesson would be.
    if learning.no_lesson && learning.lesson.is_none() {
        form.wrong("lesson", "form-no-lesson-reason");
        return None;
    }
    Some(Command::CompleteForm { learning: Box::new(learning) })
}

/// The articles that reality can break; the others Weerklank carries out itself.
const COMPLY_OR_EXPLAIN: [Article; 9] = [
    Article::Art3_1,
    Article::Art3_2,
    Article::Art4_2,
    Article::Art4_4,
    Article::Art4_5,
    Article::Art5_1,
    Article::Art6_1,
    Article::Art6_3,
    Article::Art6_4,
];

fn article(number: &str) -> Option<Article> {
    COMPLY_OR_EXPLAIN.into_iter().find(|article| article.number() == number)
}

fn deviation_controls(form: &mut Controls<'_>) {
    let tongue = form.tongue();
    let told = |article: &Article| {
        let words = tongue.label("article", &article.number().replace('.', "_"));
        (article.number().to_owned(), format!("{}: {words}", tongue.article(*article)))
    };
    let articles = COMPLY_OR_EXPLAIN.iter().map(told).collect();
    form.radios("article", Need::Required, articles);
    form.area("deviation_reason", Need::Required, 4);
}

fn deviate(form: &mut Reading<'_>) -> Option<Command> {
    let article = form.one_of("article", article);
    let reason = form.text("deviation_reason");
    Some(Command::Deviate { article: article?, reason: reason? })
}

/// Who writes down a contact chooses among the readers to whom he belongs himself.
fn visibilities(dossier: &Dossier) -> Vec<Visibility> {
    let all = Visibility::ALL.iter().copied();
    all.filter(|one| *one != Visibility::OfficerOnly || dossier.is_officer()).collect()
}

fn contact_known(dossier: &Dossier, form: &mut Submitted) {
    form.set_date("contact_on", dossier.today);
    form.set("visibility", Visibility::OfficerAndPartner.key());
}

fn contact_controls(form: &mut Controls<'_>) {
    let tongue = form.tongue();
    let kinds =
        options(CommunicationKind::ALL, "communication_kind", CommunicationKind::key, tongue);
    form.radios("contact_kind", Need::Required, kinds);
    let directions = options(Direction::ALL, "direction", Direction::key, tongue);
    form.radios("direction", Need::Required, directions);
    form.date("contact_on", Need::Required);
    form.line("contact_with", Need::Optional);
    form.area("content", Need::Required, 8);
    let readers = visibilities(form.dossier());
    let readers = options(&readers, "visibility", Visibility::key, tongue);
    form.radios("visibility", Need::Required, readers);
    form.files("files");
}

fn record_communication(form: &mut Reading<'_>) -> Option<Command> {
    let kind = form.one_of("contact_kind", CommunicationKind::from_key);
    let direction = form.one_of("direction", Direction::from_key);
    let on = form.date("contact_on");
    let with = form.optional_text("contact_with");
    let content = form.text("content");
    let visibility = form.one_of("visibility", Visibility::from_key);
    // A file is never seen by more people than the contact that it belongs to.
    let files = form.files("files", visibility.unwrap_or(Visibility::OfficerOnly));
    let communication = Communication {
        kind: kind?,
        direction: direction?,
        on: on?,
        with,
        content: content?,
        visibility: visibility?,
        files,
    };
    Some(Command::RecordCommunication { communication: Box::new(communication) })
}

/// An officer corrects every entry, a partner his own (6.6).
fn correctable(dossier: &Dossier) -> impl Iterator<Item = &StoredEntry> {
    let own = |stored: &&StoredEntry| dossier.is_officer() || stored.entry.by == dossier.by.person;
    dossier.entries.iter().rev().filter(own)
}

fn entry_known(dossier: &Dossier, form: &mut Submitted) {
    let numbers: Vec<String> =
        correctable(dossier).map(|stored| stored.number.to_string()).collect();
    super::chosen::known(form, "entry", &numbers);
}

fn entry_controls(form: &mut Controls<'_>) {
    let (dossier, tongue) = (form.dossier(), form.tongue());
    let named = form.typed("entry").parse().ok();
    if !form.typed("is_named").is_empty()
        && let Some(told) = named.and_then(|number| timeline::one(dossier, number, tongue))
    {
        form.note(format!("{}, {}, {}", told.title, told.by, told.at));
        form.quote(told.paragraphs.join("\n"));
        form.hidden("is_named", "yes");
    }
    let label = |stored: &StoredEntry| {
        let title = tongue.label("event", stored.entry.event.key());
        let at = tongue.moment(stored.entry.at);
        (stored.number.to_string(), format!("#{} {title}, {at}", stored.number))
    };
    let entries = correctable(dossier).map(label).collect();
    form.select("entry", Need::Required, entries);
    form.area("correction", Need::Required, 5);
}

fn correct_entry(form: &mut Reading<'_>) -> Option<Command> {
    let entry: Option<u32> = form.id("entry");
    let correction = form.text("correction");
    Some(Command::CorrectEntry { entry: entry?, correction: correction? })
}
