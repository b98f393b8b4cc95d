//! What is wrong with what was filled in, by the name of the field in its form.
use weerklank_domain::report::recommendation::{Command, Proposal, Refused, Step};

use crate::AppError;
use crate::invalid::Findings;

/// In characters, of a finding and a measure.
const TEXT_MAX: usize = 4000;
/// Of a reason, and of what was done.
const REASON_MAX: usize = 2000;

pub(super) fn clean(proposal: &mut Proposal, findings: &mut Findings) {
    let mut text = |field, text: &mut String| must(field, (text, TEXT_MAX), findings);
    text("recommendation_finding", &mut proposal.finding.text);
    text("recommendation_measure", &mut proposal.measure);
    text("recommendation_how", &mut proposal.how);
}

pub(super) fn clean_command(command: &mut Command, findings: &mut Findings) {
    let (field, text) = match command {
        Command::Change { proposal, reason } => {
            clean(proposal, findings);
            ("recommendation_reason", reason)
        }
        Command::Decide(decision) => ("recommendation_reason", &mut decision.reason),
        Command::Note(note) => ("recommendation_note", &mut note.text),
        Command::Finish(done) => ("recommendation_evidence", &mut done.evidence),
        Command::Close { reason } => ("recommendation_reason", reason),
    };
    must(field, (text, REASON_MAX), findings);
}

/// Some lines that must be there.
fn must(field: &'static str, (text, most): (&mut String, usize), findings: &mut Findings) {
    let lines = findings.lines(field, Some(text), most);
    findings.check(lines.is_some(), field, "accounts-required");
    *text = lines.unwrap_or_default();
}

/// Says what a rule refused at the field that it is about.
pub(super) fn refused(
    refused: Refused,
    step: Step,
    findings: &mut Findings,
) -> Result<(), AppError> {
    let of_step = match step {
        Step::Change => "recommendation_measure",
        Step::Decide => "recommendation_outcome",
        Step::Note => "recommendation_note",
        Step::Finish => "recommendation_evidence",
        Step::Close => "recommendation_reason",
    };
    let (field, text_key) = match refused {
        Refused::NotYours => return Err(AppError::NotAllowed),
        Refused::Closed => (of_step, "recommendation_refused-closed"),
        Refused::Undecided => (of_step, "recommendation_refused-undecided"),
        Refused::NotAdopted => (of_step, "recommendation_refused-not_adopted"),
        Refused::DecidedUpon => (of_step, "recommendation_refused-decided_upon"),
        Refused::AlreadyDone => (of_step, "recommendation_refused-already_done"),
        Refused::StillWanted => (of_step, "recommendation_refused-still_wanted"),
        Refused::InTheFuture => ("recommendation_on_day", "recommendation_refused-in_the_future"),
        Refused::DueBeforeToday => {
            ("recommendation_due_on_day", "recommendation_refused-due_before_today")
        }
        Refused::NothingCounted => {
            ("recommendation_counts", "recommendation_refused-nothing_counted")
        }
        Refused::BaselineNotOver => {
            ("recommendation_baseline_until_day", "recommendation_refused-baseline_not_over")
        }
        Refused::LeftOutWrong => {
            ("recommendation_left_out_from_day", "recommendation_refused-left_out_wrong")
        }
        Refused::ObservationWrong => {
            ("recommendation_observe_months", "recommendation_refused-observation_wrong")
        }
        Refused::EffectiveInBaseline if step == Step::Change => {
            ("recommendation_baseline_until_day", "recommendation_refused-effective_in_baseline")
        }
        Refused::EffectiveInBaseline => {
            ("recommendation_effective_on_day", "recommendation_refused-effective_in_baseline")
        }
    };
    findings.check(false, field, text_key);
    Ok(())
}
