//! The points of a complaint and their answers, and what is done to put it right (2.2, 6.5).
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{Answer, Commitment, Judgment, Point};
use weerklank_domain::ids::{CommitmentId, PointId};

use super::chosen;
use super::controls::{Controls, Need, options};
use super::reading::Reading;
use super::remedies;
use super::step::{StepPage, nothing};
use crate::submitted::Submitted;

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::AddPoint,
        path: "klachtpunt",
        known: nothing,
        controls: add_controls,
        command: add,
    },
    StepPage {
        kind: CommandKind::RemovePoint,
        path: "klachtpunt-vervallen",
        known: |dossier, form| chosen::known(form, "point", &point_ids(dossier)),
        controls: remove_controls,
        command: remove,
    },
    StepPage {
        kind: CommandKind::AnswerPoint,
        path: "antwoord",
        known: answer_known,
        controls: answer_controls,
        command: answer,
    },
    remedies::STEP,
    StepPage {
        kind: CommandKind::MakeCommitment,
        path: "toezegging",
        known: nothing,
        controls: promise_controls,
        command: promise,
    },
    StepPage {
        kind: CommandKind::KeepCommitment,
        path: "toezegging-nagekomen",
        known: kept_known,
        controls: kept_controls,
        command: keep,
    },
];

fn points(dossier: &Dossier) -> &[Point] {
    &dossier.complaint.points
}

fn point_ids(dossier: &Dossier) -> Vec<String> {
    points(dossier).iter().map(|point| point.id.to_string()).collect()
}

fn add_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    if let Some(said) = dossier.said(&dossier.complaint.recording.expression) {
        form.quote(said);
    }
    form.area("point_summary", Need::Required, 3);
}

fn add(form: &mut Reading<'_>) -> Option<Command> {
    let point = PointId::from_uuid(form.new_id());
    let summary = form.text("point_summary")?;
    Some(Command::AddPoint { point, summary })
}

fn point_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let offered = points(dossier).iter().map(|point| (point.id.to_string(), point.summary));
    chosen::controls(form, "point", offered.collect(), "refusal-no-points");
}

fn remove_controls(form: &mut Controls<'_>) {
    point_controls(form);
    form.area("removal_reason", Need::Required, 3);
}

fn remove(form: &mut Reading<'_>) -> Option<Command> {
    let point: Option<PointId> = form.id("point");
    let reason = form.text("removal_reason");
    Some(Command::RemovePoint { point: point?, reason: reason? })
}

/// The answer that is there already, to be read again and made better.
fn answer_known(dossier: &Dossier, form: &mut Submitted) {
    chosen::known(form, "point", &point_ids(dossier));
    let chosen = form.text("point").to_owned();
    let point = points(dossier).iter().find(|point| point.id.to_string() == chosen);
    let Some(answer) = point.and_then(|point| point.answer.as_ref()) else { return };
    form.set("judgment", answer.judgment.key());
    for (name, text) in [("finding", answer.finding), ("judgment_reason", answer.reason)] {
        form.set(name, dossier.said(&text).unwrap_or_default());
    }
}

fn answer_controls(form: &mut Controls<'_>) {
    point_controls(form);
    form.area("finding", Need::Required, 6);
    let judgments = options(Judgment::ALL, "judgment", Judgment::key, form.tongue());
    form.radios("judgment", Need::Required, judgments);
    form.area("judgment_reason", Need::Required, 6);
}

fn answer(form: &mut Reading<'_>) -> Option<Command> {
    let point: Option<PointId> = form.id("point");
    let finding = form.text("finding");
    let judgment = form.one_of("judgment", Judgment::from_key);
    let reason = form.text("judgment_reason");
    let answer = Answer { finding: finding?, judgment: judgment?, reason: reason? };
    Some(Command::AnswerPoint { point: point?, answer })
}

fn promise_controls(form: &mut Controls<'_>) {
    form.area("promised", Need::Required, 3);
    form.line("promised_by", Need::Required);
    form.date("promised_for", Need::Required);
}

fn promise(form: &mut Reading<'_>) -> Option<Command> {
    let commitment = CommitmentId::from_uuid(form.new_id());
    let (what, who) = (form.text("promised"), form.text("promised_by"));
    let due_on = form.date("promised_for");
    Some(Command::MakeCommitment { commitment, what: what?, who: who?, due_on: due_on? })
}

fn open(dossier: &Dossier) -> impl Iterator<Item = &Commitment> {
    dossier.complaint.commitments.iter().filter(|made| made.kept.is_none())
}

fn kept_known(dossier: &Dossier, form: &mut Submitted) {
    let ids: Vec<String> = open(dossier).map(|made| made.id.to_string()).collect();
    chosen::known(form, "commitment", &ids);
    form.set_date("kept_on", dossier.today);
}

fn kept_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let offered = open(dossier).map(|made| (made.id.to_string(), made.what)).collect();
    chosen::controls(form, "commitment", offered, "form-no-open-commitment");
    form.date("kept_on", Need::Required);
    form.area("kept_proof", Need::Required, 3);
}

fn keep(form: &mut Reading<'_>) -> Option<Command> {
    let commitment: Option<CommitmentId> = form.id("commitment");
    let (on, proof) = (form.date("kept_on"), form.text("kept_proof"));
    Some(Command::KeepCommitment { commitment: commitment?, on: on?, proof: proof? })
}

/// Whether something was answered, put right or promised since the letter was saved.
pub(super) fn letter_is_behind(dossier: &Dossier) -> bool {
    let last = |of: fn(&Event) -> bool| {
        dossier.entries.iter().rev().find(|stored| of(&stored.entry.event)).map(|one| one.number)
    };
    let saved = last(|event| matches!(event, Event::DraftSaved { .. }));
    let changed = last(|event| {
        matches!(
            event,
            Event::PointAdded { .. }
                | Event::PointRemoved { .. }
                | Event::PointAnswered { .. }
                | Event::RemediesRecorded { .. }
                | Event::CommitmentMade { .. }
        )
    });
    dossier.complaint.round().draft.is_some() && saved < changed
}
