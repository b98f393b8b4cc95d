//! What holds for every step page: its texts, its errors, and that nothing typed is lost.
use std::collections::BTreeSet;

use weerklank_domain::Language;
use weerklank_domain::complaint::act::act;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::people::Role;
use weerklank_domain::permissions::may_ever;
use weerklank_domain::rules::{Reason, Refusal};
use weerklank_domain::text::WORDS_MAX;

use super::STEPS;
use super::controls::{Control, Controls};
use super::reading::Reading;
use super::sample::{Sample, sample};
use super::step::StepPage;
use crate::fields::{Choices, Field};
use crate::submitted::Submitted;
use crate::text::Tongue;

/// These make a letter or the form, or begin with a mail: they have a page of their own.
const WITH_A_PAGE_OF_THEIR_OWN: [CommandKind; 6] = [
    CommandKind::SaveDraft,
    CommandKind::SendLetter,
    CommandKind::Close,
    CommandKind::FileMail,
    CommandKind::NameOutsider,
    CommandKind::ForPartner,
];
const DUTCH: Tongue = Tongue(Language::Dutch);

fn steps() -> impl Iterator<Item = &'static StepPage> {
    STEPS.iter().flat_map(|steps| steps.iter())
}

fn step(kind: CommandKind) -> &'static StepPage {
    steps().find(|step| step.kind == kind).expect("each of these has a page")
}

fn draw(step: &StepPage, sent: &Submitted, tongue: Tongue, sample: &Sample) -> Vec<Control> {
    let mut controls = Controls::new(sent, &sample.dossier, (&sample.lists, &[]), tongue);
    (step.controls)(&mut controls);
    controls.finish()
}

fn read(
    step: &StepPage,
    sent: &Submitted,
    sample: &Sample,
) -> (Option<Command>, Vec<(String, String)>) {
    let enclosed = sample.enclosed.clone();
    let mut reading = Reading::new(sent, &sample.dossier, (&sample.lists, enclosed), DUTCH);
    let command = (step.command)(&mut reading);
    (command, reading.finish().1)
}

fn refused(command: Option<Command>, sample: &Sample) -> Refusal {
    let command = command.expect("the form was filled in");
    act(&sample.dossier.complaint, command, &sample.around()).expect_err("the rules refuse this")
}

/// A form in which everything is filled in: the first of each choice, today, a word.
fn filled_in(step: &StepPage, sample: &Sample) -> Submitted {
    let mut sent = Submitted::default();
    for control in draw(step, &sent, DUTCH, sample) {
        match control {
            Control::Line(field) | Control::Area(field) => {
                let word = match field.name.as_str() {
                    "email" => "mw.devries@example.nl",
                    "chamber_number" => "12345678",
                    "phone" => "06 12 34 56 78",
                    "amount" => "1.250,00",
                    "main_reference" => "K-2026-7H3Q2M",
                    _ => "Zo is het",
                };
                sent.set(&field.name, word);
            }
            Control::Date(date) => sent.set_date(&date.name, sample.dossier.today),
            Control::Radios(choices) | Control::Select(choices) => {
                let first = choices.options.iter().find(|option| !option.value.is_empty());
                sent.set(
                    &choices.name,
                    first.map(|option| option.value.clone()).unwrap_or_default(),
                );
            }
            Control::Hidden(name, value) => sent.set(&name, value),
            Control::Ticks(_)
            | Control::Tick(_)
            | Control::Files(_)
            | Control::Heading(_)
            | Control::Note(_)
            | Control::Quote(_) => {}
        }
    }
    sent
}

#[test]
fn every_command_of_a_person_has_exactly_one_page() {
    let paths: BTreeSet<_> = steps().map(|step| step.path).collect();
    assert_eq!(paths.len(), steps().count(), "two steps share an address");
    for kind in CommandKind::ALL {
        let by_a_person = Role::GIVEN.iter().any(|role| may_ever(*role, *kind));
        let elsewhere = WITH_A_PAGE_OF_THEIR_OWN.contains(kind);
        let pages = steps().filter(|step| step.kind == *kind).count();
        assert_eq!(pages, usize::from(by_a_person && !elsewhere), "pages of {}", kind.key());
    }
}

#[test]
fn every_step_page_has_its_texts_in_both_languages() {
    let sample = sample();
    let mut missing = BTreeSet::new();
    for step in steps() {
        let mut known = Submitted::default();
        (step.known)(&sample.dossier, &mut known);
        for language in Language::ALL {
            let tongue = Tongue(language);
            let mut said = vec![
                tongue.label("command", step.kind.key()),
                tongue.say(&format!("step-{}-lead", step.path)),
                tongue.say(&format!("step-{}-send", step.path)),
            ];
            for sent in [&known, &Submitted::default()] {
                said.extend(draw(step, sent, tongue, &sample).iter().flat_map(words_of));
            }
            let (_, problems) = read(step, &Submitted::default(), &sample);
            said.extend(problems.into_iter().map(|(_, sentence)| sentence));
            missing.extend(said.into_iter().filter(|said| said.contains('[')));
        }
    }
    assert!(missing.is_empty(), "without a text: {missing:#?}");
}

fn words_of(control: &Control) -> Vec<String> {
    let field = |field: &Field| vec![field.label.clone(), field.hint.clone()];
    let choices = |choices: &Choices| {
        let mut said = vec![choices.legend.clone(), choices.hint.clone()];
        said.extend(choices.options.iter().map(|option| option.label.clone()));
        said
    };
    match control {
        Control::Heading(text) | Control::Note(text) | Control::Quote(text) => vec![text.clone()],
        Control::Line(one) | Control::Area(one) | Control::Tick(one) => field(one),
        Control::Radios(one) | Control::Ticks(one) | Control::Select(one) => choices(one),
        Control::Date(date) => vec![date.legend.clone(), date.hint.clone()],
        Control::Files(files) => {
            vec![files.label.clone(), files.hint.clone(), files.button.clone()]
        }
        Control::Hidden(..) => vec![],
    }
}

#[test]
fn a_form_that_is_filled_in_becomes_its_command() {
    let sample = sample();
    for step in steps() {
        let (command, problems) = read(step, &filled_in(step, &sample), &sample);
        assert_eq!(problems, [], "{}", step.path);
        assert_eq!(command.map(|command| command.kind()), Some(step.kind), "{}", step.path);
    }
}

/// The ids to which an error summary can lead.
fn ids(controls: &[Control]) -> Vec<String> {
    let id = |control: &Control| match control {
        Control::Line(field) | Control::Area(field) | Control::Tick(field) => {
            Some(field.name.clone())
        }
        Control::Date(date) => Some(format!("{}_day", date.name)),
        Control::Radios(one) | Control::Ticks(one) | Control::Select(one) => Some(one.name.clone()),
        Control::Files(files) => Some(files.name.clone()),
        Control::Heading(_) | Control::Note(_) | Control::Quote(_) | Control::Hidden(..) => None,
    };
    controls.iter().filter_map(id).collect()
}

#[test]
fn an_empty_form_says_at_each_field_what_is_missing() {
    let sample = sample();
    for step in steps() {
        let sent = Submitted::default();
        let (command, problems) = read(step, &sent, &sample);
        let fields = ids(&draw(step, &sent, DUTCH, &sample));
        for (id, sentence) in &problems {
            assert!(fields.contains(id), "{}: no field {id} for {sentence}", step.path);
        }
        let silent = command.is_none() && problems.is_empty();
        assert!(!silent, "{} is refused without a word", step.path);
    }
}

#[test]
fn what_was_typed_stays_on_the_page() {
    let sample = sample();
    for step in steps() {
        let mut sent = filled_in(step, &sample);
        for control in draw(step, &sent, DUTCH, &sample) {
            if let Control::Line(field) | Control::Area(field) = control {
                sent.set(&field.name, format!("<b>“{}”</b>\r\n😀", field.name));
            }
        }
        for control in draw(step, &sent, DUTCH, &sample) {
            match control {
                Control::Line(field) | Control::Area(field) => {
                    assert_eq!(field.value, sent.text(&field.name), "{}", step.path);
                }
                Control::Date(date) => {
                    let typed = [date.day.as_str(), &date.month, &date.year];
                    assert_eq!(typed, sent.date_boxes(&date.name), "{}", step.path);
                }
                Control::Radios(one) | Control::Select(one) => {
                    let chosen = one.options.iter().find(|option| option.chosen);
                    let chosen = chosen.map_or("", |option| option.value.as_str());
                    assert_eq!(chosen, sent.text(&one.name), "{}: {}", step.path, one.name);
                }
                _ => {}
            }
        }
    }
}

#[test]
fn boxes_stay_ticked() {
    let sample = sample();
    let mut sent = filled_in(step(CommandKind::RecordRemedies), &sample);
    sent.set("remedies_excuses", "on");
    let drawn = draw(step(CommandKind::RecordRemedies), &sent, DUTCH, &sample);
    let ticked = drawn.iter().find_map(|control| match control {
        Control::Ticks(choices) => Some(choices.options.iter().any(|option| option.chosen)),
        _ => None,
    });
    assert_eq!(ticked, Some(true));
    let (command, problems) = read(step(CommandKind::RecordRemedies), &sent, &sample);
    assert_eq!(problems, []);
    let Some(Command::RecordRemedies { remedies }) = command else { panic!("{command:?}") };
    assert_eq!(remedies.items.len(), 1);
    assert_eq!(remedies.amount_cents, Some(125_000));
}

#[test]
fn the_31st_of_february_is_refused_at_its_field() {
    let sample = sample();
    for step in steps() {
        let mut sent = filled_in(step, &sample);
        let mut dates = Vec::new();
        for control in draw(step, &sent, DUTCH, &sample) {
            let Control::Date(date) = control else { continue };
            for (part, typed) in [("day", "31"), ("month", "2"), ("year", "2026")] {
                sent.set(&format!("{}_{part}", date.name), typed);
            }
            dates.push(format!("{}_day", date.name));
        }
        let (_, problems) = read(step, &sent, &sample);
        let wrong: Vec<_> = problems.into_iter().map(|(id, _)| id).collect();
        assert_eq!(wrong, dates, "{}", step.path);
    }
}

#[test]
fn a_text_of_20_001_characters_is_refused_at_its_field() {
    let sample = sample();
    for step in steps() {
        let mut sent = filled_in(step, &sample);
        let areas: Vec<String> = draw(step, &sent, DUTCH, &sample)
            .into_iter()
            .filter_map(|control| match control {
                Control::Area(field) => Some(field.name),
                _ => None,
            })
            .collect();
        for name in &areas {
            sent.set(name, "a".repeat(WORDS_MAX + 1));
        }
        let (_, problems) = read(step, &sent, &sample);
        for name in &areas {
            assert!(problems.iter().any(|(id, _)| id == name), "{}: {name}", step.path);
        }
    }
}

#[test]
fn a_day_that_is_still_to_come_is_refused_by_the_rules() {
    let sample = sample();
    let step = step(CommandKind::CorrectReceipt);
    let mut sent = filled_in(step, &sample);
    sent.set_date("received_on", sample.dossier.today.tomorrow().expect("there is a tomorrow"));
    let refusal = refused(read(step, &sent, &sample).0, &sample);
    assert_eq!(refusal.reason, Reason::DayInFuture);
}

#[test]
fn an_id_of_another_dossier_is_refused() {
    let mut sample = sample();
    sample.dossier.complaint.stage = weerklank_domain::complaint::Stage::WithOfficer;
    let elsewhere = sample.enclosed.id().to_string();
    for (kind, name, reason) in [
        (CommandKind::RemovePoint, "point", Reason::UnknownPoint),
        (CommandKind::AnswerPoint, "point", Reason::UnknownPoint),
        (CommandKind::KeepCommitment, "commitment", Reason::UnknownCommitment),
        (CommandKind::RecordObjection, "objection_to", Reason::NotAnOfficer),
    ] {
        let step = step(kind);
        let mut sent = filled_in(step, &sample);
        sent.set(name, elsewhere.clone());
        let refusal = refused(read(step, &sent, &sample).0, &sample);
        assert_eq!(refusal.reason, reason, "{}", step.path);
        sent.set(name, "punt één");
        let (command, problems) = read(step, &sent, &sample);
        assert!(command.is_none());
        assert_eq!(problems.len(), 1, "{}", step.path);
    }
    let step = step(CommandKind::ChangeSubject);
    for elsewhere in [format!("firm:{elsewhere}"), format!("adviser:{elsewhere}"), elsewhere] {
        let mut sent = Submitted::default();
        sent.set("about", elsewhere);
        assert_eq!(read(step, &sent, &sample).1.len(), 1);
    }
}

#[test]
fn a_link_names_a_point_and_nothing_else() {
    let sample = sample();
    let step = step(CommandKind::AnswerPoint);
    let second = sample.dossier.complaint.points[1].id;
    let mut sent = super::chosen::by_link(&format!("punt={second}&finding=Ondergeschoven"));
    (step.known)(&sample.dossier, &mut sent);
    assert_eq!(sent.text("point"), second.to_string());
    assert_eq!(sent.text("finding"), "");
    let drawn = draw(step, &sent, DUTCH, &sample);
    assert!(matches!(&drawn[0], Control::Quote(said) if said == "De rekening was te hoog"));
}

#[test]
fn who_may_not_read_the_name_changes_nothing_about_the_complainant() {
    let mut sample = sample();
    let step = step(CommandKind::ChangeComplainant);
    let sent = filled_in(step, &sample);
    sample.dossier.words.hide(&sample.dossier.complaint.complainant.name);
    let (command, problems) = read(step, &sent, &sample);
    assert!(command.is_none());
    assert_eq!(problems.len(), 1);
}

#[test]
fn how_the_complainant_is_reached_is_checked() {
    let sample = sample();
    let step = step(CommandKind::ChangeComplainant);
    for (name, typed) in [
        ("email", "mw.devries"),
        ("email", "mw devries@example.nl"),
        ("chamber_number", "1234567"),
        ("chamber_number", "1234567a"),
        ("phone", "geen"),
    ] {
        let mut sent = filled_in(step, &sample);
        sent.set(name, typed);
        let (command, problems) = read(step, &sent, &sample);
        assert!(command.is_none());
        assert_eq!(problems[0].0, name, "{typed}");
    }
    let mut sent = filled_in(step, &sample);
    for name in ["email", "phone", "address"] {
        sent.set(name, "");
    }
    let (command, _) = read(step, &sent, &sample);
    let Some(Command::ChangeComplainant { complainant }) = command else { panic!("{command:?}") };
    assert!(!complainant.reachable);
}

#[test]
fn saving_what_did_not_change_changes_nothing() {
    let sample = sample();
    for kind in [
        CommandKind::ChangeComplainant,
        CommandKind::ChangeSubject,
        CommandKind::CompleteIntake,
        CommandKind::RecordRemedies,
        CommandKind::CompleteForm,
    ] {
        let step = step(kind);
        let mut known = Submitted::default();
        (step.known)(&sample.dossier, &mut known);
        let (command, problems) = read(step, &known, &sample);
        assert_eq!(problems, [], "{}", step.path);
        let complaint = &sample.dossier.complaint;
        match command {
            Some(Command::ChangeComplainant { complainant }) => {
                assert_eq!(complainant, complaint.complainant);
            }
            Some(Command::ChangeSubject { subject }) => assert_eq!(subject, complaint.subject),
            Some(Command::CompleteIntake { intake }) => assert_eq!(*intake, complaint.intake),
            Some(Command::RecordRemedies { remedies }) => {
                assert_eq!(Some(remedies), complaint.remedies);
            }
            Some(Command::CompleteForm { learning }) => assert_eq!(*learning, complaint.learning),
            other => panic!("{other:?}"),
        }
    }
}
