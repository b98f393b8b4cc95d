//! Two dossiers that are one, one that becomes two, and one that follows another (23, 24, 26).
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::links::{MergeGround, NewDossier};
use weerklank_domain::ids::{ComplaintId, PointId};
use weerklank_domain::reference::Reference;

use super::controls::{Controls, Need, options};
use super::reading::Reading;
use super::recording::{abouts, subject};
use super::step::{StepPage, nothing};
use crate::submitted::Submitted;

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::Merge,
        path: "samenvoeging",
        known: merge_known,
        controls: merge_controls,
        command: merge,
    },
    StepPage {
        kind: CommandKind::RejectMerge,
        path: "samenvoeging-afwijzing",
        known: nothing,
        controls: reject_controls,
        command: |form| {
            let reason = form.text("not_the_same_reason")?;
            Some(Command::RejectMerge { reason })
        },
    },
    StepPage {
        kind: CommandKind::SplitOff,
        path: "splitsing",
        known: nothing,
        controls: split_controls,
        command: split,
    },
    StepPage {
        kind: CommandKind::FollowUp,
        path: "vervolg",
        known: nothing,
        controls: |form| new_controls(form, "follow_up_reason"),
        command: |form| {
            let (new, reason) = new_dossier(form, "follow_up_reason");
            Some(Command::FollowUp { new: Box::new(new?), reason: reason? })
        },
    },
];

fn merge_known(dossier: &Dossier, form: &mut Submitted) {
    if let Some(other) = dossier.complaint.merge_proposed {
        form.set("main_reference", other.reference.to_string());
    }
    form.set("merge_ground", MergeGround::SameFacts.key());
}

fn merge_controls(form: &mut Controls<'_>) {
    form.line("main_reference", Need::Required);
    let grounds = options(MergeGround::ALL, "merge_ground", MergeGround::key, form.tongue());
    form.radios("merge_ground", Need::Required, grounds);
    form.area("merge_reason", Need::Required, 3);
}

fn merge(form: &mut Reading<'_>) -> Option<Command> {
    let typed = form.typed("main_reference").trim().to_uppercase();
    let main = typed.parse::<Reference>().ok();
    if main.is_none() {
        form.wrong("main_reference", "form-reference-wrong");
    }
    let ground = form.one_of("merge_ground", MergeGround::from_key);
    let reason = form.text("merge_reason");
    Some(Command::Merge { main: main?, ground: ground?, reason: reason? })
}

fn reject_controls(form: &mut Controls<'_>) {
    if let Some(other) = form.dossier().complaint.merge_proposed {
        form.note(other.reference.to_string());
    }
    form.area("not_the_same_reason", Need::Required, 3);
}

fn split_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let hidden = form.tongue().say("form-erased");
    let points = dossier.complaint.points.iter().map(|point| {
        let said = dossier.said(&point.summary).unwrap_or(&hidden);
        (point.id.to_string(), said.chars().take(200).collect())
    });
    let points: Vec<(String, String)> = points.collect();
    if !points.is_empty() {
        form.ticks("split_points", points);
    }
    new_controls(form, "split_reason");
}

fn split(form: &mut Reading<'_>) -> Option<Command> {
    let points: Vec<PointId> = form.all_of("split_points", |id| id.parse().ok());
    let (new, reason) = new_dossier(form, "split_reason");
    Some(Command::SplitOff { new: Box::new(new?), points, reason: reason? })
}

fn new_controls(form: &mut Controls<'_>, reason: &str) {
    let abouts = abouts(form.lists(), form.tongue());
    form.select("about", Need::Required, abouts);
    form.area("new_expression", Need::Required, 6);
    form.area(reason, Need::Required, 3);
}

/// What the new dossier is about, and why it is made.
fn new_dossier(
    form: &mut Reading<'_>,
    reason: &str,
) -> (Option<NewDossier>, Option<weerklank_domain::text::Text>) {
    let about = subject(form.typed("about"), None, form.lists());
    if about.is_none() {
        form.wrong("about", "recording-about-missing");
    }
    let expression = form.text("new_expression");
    let reason = form.text(reason);
    let year = form.dossier().today.year();
    // Another one is drawn when it is taken.
    let reference = Reference::new(year, form.new_id().into_bytes());
    let id = ComplaintId::from_uuid(form.new_id());
    let new = about.zip(expression);
    let new = new.map(|(subject, expression)| NewDossier { id, reference, subject, expression });
    (new, reason)
}
