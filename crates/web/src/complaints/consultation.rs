//! The partner consults, proposes and reports; the officer advises (4.5, 6.3).
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::facts::{Reaction, Way};

use super::controls::{Controls, Need, options};
use super::reading::Reading;
use super::step::{StepPage, nothing};
use crate::submitted::Submitted;

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::Consult,
        path: "raadpleging",
        known: |dossier, form| form.set_date("consulted_on", dossier.today),
        controls: consult_controls,
        command: consult,
    },
    StepPage {
        kind: CommandKind::Advise,
        path: "advies",
        known: nothing,
        controls: advise_controls,
        command: |form| {
            let advice = form.text("advice")?;
            Some(Command::Advise { advice })
        },
    },
    StepPage {
        kind: CommandKind::ProposeSolution,
        path: "oplossing",
        known: |dossier, form| form.set_date("proposed_on", dossier.today),
        controls: propose_controls,
        command: propose,
    },
    StepPage {
        kind: CommandKind::RecordReaction,
        path: "reactie-oplossing",
        known: reaction_known,
        controls: reaction_controls,
        command: record_reaction,
    },
    StepPage {
        kind: CommandKind::ReportProgress,
        path: "voortgang",
        known: nothing,
        controls: |form| form.area("progress", Need::Required, 5),
        command: |form| {
            let report = form.text("progress")?;
            Some(Command::ReportProgress { report })
        },
    },
];

fn consult_controls(form: &mut Controls<'_>) {
    form.date("consulted_on", Need::Required);
    let ways = options(Way::ALL, "way", Way::key, form.tongue());
    form.radios("consulted_way", Need::Required, ways);
    form.area("question", Need::Required, 5);
}

fn consult(form: &mut Reading<'_>) -> Option<Command> {
    let on = form.date("consulted_on");
    let way = form.one_of("consulted_way", Way::from_key);
    let question = form.text("question");
    Some(Command::Consult { on: on?, way: way?, question: question? })
}

/// The question that waits longest comes first: that one is answered.
fn advise_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let open = dossier.complaint.consultations.iter().find(|asked| asked.advice.is_none());
    if let Some(said) = open.and_then(|asked| dossier.said(&asked.question)) {
        form.quote(said);
    }
    form.area("advice", Need::Required, 6);
}

fn propose_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let advice = dossier.complaint.consultations.iter().rev().find_map(|asked| asked.advice);
    if let Some(said) = advice.and_then(|advice| dossier.said(&advice)) {
        form.quote(said);
    }
    form.date("proposed_on", Need::Required);
    form.area("proposal", Need::Required, 6);
}

fn propose(form: &mut Reading<'_>) -> Option<Command> {
    let (on, proposal) = (form.date("proposed_on"), form.text("proposal"));
    Some(Command::ProposeSolution { on: on?, proposal: proposal? })
}

fn reaction_known(dossier: &Dossier, form: &mut Submitted) {
    let last = dossier.complaint.proposals.last();
    if let Some(reaction) = last.and_then(|proposal| proposal.reaction) {
        form.set("reaction", reaction.key());
    }
}

fn reaction_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let last = dossier.complaint.proposals.last();
    if let Some(said) = last.and_then(|proposal| dossier.said(&proposal.proposal)) {
        form.quote(said);
    }
    let reactions = options(Reaction::ALL, "reaction", Reaction::key, form.tongue());
    form.radios("reaction", Need::Required, reactions);
    form.area("explanation", Need::Optional, 3);
}

fn record_reaction(form: &mut Reading<'_>) -> Option<Command> {
    let reaction = form.one_of("reaction", Reaction::from_key);
    let explanation = form.optional_text("explanation");
    Some(Command::RecordReaction { reaction: reaction?, explanation })
}
