//! The forms of management, which decides, and of the owner, who does it and says so.
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use weerklank_app::recommendations::Shown;
use weerklank_app::{FieldProblem, SaveError};
use weerklank_domain::report::recommendation::{
    Command, Decision, Done, Note, Outcome, Recommendation, Refused, Step,
};

use super::{PATH, one};
use crate::administration::sheet::{self, Beside, Saving, Sheet, Standing, saving};
use crate::complaints::controls::{Need, options};
use crate::form::Form;
use crate::frame::Place;
use crate::problem::Problem;
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;

/// Where each step has its page; a change has a form of its own.
pub(super) fn noun(step: Step) -> &'static str {
    match step {
        Step::Change => "wijziging",
        Step::Decide => "besluit",
        Step::Note => "voortgang",
        Step::Finish => "gereed",
        Step::Close => "sluiting",
    }
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Path((id, step)): Path<(String, String)>,
) -> Response {
    match shown(&web, &reader, (&id, &step)).await {
        Ok((shown, step)) => {
            let filled = begun(&shown, step);
            page(&web, &reader, (&shown, step), (&filled, Standing::Fresh)).await
        }
        Err(problem) => reader.problem(&web, problem).await,
    }
}

pub(super) async fn send(
    State(web): State<Web>,
    reader: SignedIn,
    Path((id, step)): Path<(String, String)>,
    sent: Submitted,
) -> Response {
    let (shown, step) = match shown(&web, &reader, (&id, &step)).await {
        Ok(found) => found,
        Err(problem) => return reader.problem(&web, problem).await,
    };
    let seen = sent.seen().unwrap_or_default();
    let saved = match read(&sent, step) {
        Ok(command) => {
            web.app.advance_recommendation(reader.actor(), (shown.id, seen), command).await
        }
        Err(problems) => Err(SaveError::Invalid(problems)),
    };
    let standing = match saving(saved) {
        Saving::Done => return sheet::done(&format!("{PATH}/{}", shown.id)),
        Saving::Again(standing) => standing,
        Saving::Overtaken => {
            let theirs = known(&shown.recommendation, step);
            Standing::Overtaken(theirs, shown.version)
        }
        Saving::Failed(error) => return reader.problem(&web, error).await,
    };
    page(&web, &reader, (&shown, step), (&sent, standing)).await
}

/// The recommendation and the step, for who may ever do that.
async fn shown(
    web: &Web,
    reader: &SignedIn,
    (id, step): (&str, &str),
) -> Result<(Shown, Step), Problem> {
    let id = id.parse().map_err(|_| Problem::NotFound)?;
    let found = Step::ALL.iter().copied().filter(|step| *step != Step::Change);
    let step = found.into_iter().find(|known| noun(*known) == step).ok_or(Problem::NotFound)?;
    let shown = web.app.recommendation(reader.actor(), id).await?;
    let is_his = shown.steps.iter().any(|(known, _)| *known == step);
    if is_his { Ok((shown, step)) } else { Err(Problem::NotAllowed) }
}

/// A fresh form: today, mostly.
fn begun(shown: &Shown, step: Step) -> Submitted {
    let mut begun = Submitted::default();
    begun.set("seen", shown.version.to_string());
    begun.set_date("recommendation_on", shown.today);
    if step == Step::Finish {
        begun.set_date("recommendation_effective_on", shown.today);
    }
    begun
}

/// What stands there now, for who was overtaken.
fn known(standing: &Recommendation, step: Step) -> Submitted {
    let mut known = Submitted::default();
    match step {
        Step::Change => {}
        Step::Decide => {
            if let Some(decision) = &standing.decision {
                known.set("recommendation_outcome", decision.outcome.key());
                known.set_date("recommendation_on", decision.on);
                known.set("recommendation_reason", &decision.reason);
            }
        }
        Step::Note => {
            if let Some(note) = standing.notes.last() {
                known.set_date("recommendation_on", note.on);
                known.set("recommendation_note", &note.text);
            }
        }
        Step::Finish => {
            if let Some(done) = &standing.done {
                known.set_date("recommendation_on", done.on);
                known.set_date("recommendation_effective_on", done.effective_on);
                known.set("recommendation_evidence", &done.evidence);
            }
        }
        Step::Close => {
            if let Some(closed) = &standing.closed {
                known.set("recommendation_reason", &closed.reason);
            }
        }
    }
    known
}

fn read(sent: &Submitted, step: Step) -> Result<Command, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let mut day = |name: &str, field: &'static str| {
        sent.date(name).unwrap_or_else(|_| {
            problems.push(FieldProblem { field, text_key: "form-date-wrong" });
            Date::default()
        })
    };
    let text = |name: &str| sent.text(name).to_owned();
    let command = match step {
        Step::Change => return Err(problems),
        Step::Decide => {
            let on = day("recommendation_on", "recommendation_on_day");
            let Some(outcome) = Outcome::from_key(sent.text("recommendation_outcome")) else {
                let field = "recommendation_outcome";
                problems.push(FieldProblem { field, text_key: "accounts-required" });
                return Err(problems);
            };
            Command::Decide(Decision { outcome, reason: text("recommendation_reason"), on })
        }
        Step::Note => {
            let on = day("recommendation_on", "recommendation_on_day");
            Command::Note(Note { on, text: text("recommendation_note") })
        }
        Step::Finish => Command::Finish(Done {
            on: day("recommendation_on", "recommendation_on_day"),
            effective_on: day("recommendation_effective_on", "recommendation_effective_on_day"),
            evidence: text("recommendation_evidence"),
        }),
        Step::Close => Command::Close { reason: text("recommendation_reason") },
    };
    if problems.is_empty() { Ok(command) } else { Err(problems) }
}

fn draw(form: &mut Form<'_>, step: Step) {
    match step {
        Step::Change => {}
        Step::Decide => {
            let outcomes =
                options(Outcome::ALL, "recommendation_outcome", Outcome::key, form.tongue());
            form.radios("recommendation_outcome", outcomes);
            form.required_date_boxes("recommendation_on");
            form.area("recommendation_reason", Need::Required, 4);
        }
        Step::Note => {
            form.required_date_boxes("recommendation_on");
            form.area("recommendation_note", Need::Required, 4);
        }
        Step::Finish => {
            form.required_date_boxes("recommendation_on");
            form.required_date_boxes("recommendation_effective_on");
            form.area("recommendation_evidence", Need::Required, 4);
        }
        Step::Close => form.area("recommendation_reason", Need::Required, 4),
    }
}

async fn page(
    web: &Web,
    reader: &SignedIn,
    (shown, step): (&Shown, Step),
    filled: (&Submitted, Standing),
) -> Response {
    let tongue = reader.tongue();
    let may = shown.steps.iter().find(|(known, _)| *known == step).map(|(_, may)| *may);
    let lead = match may {
        Some(Err(refused)) if refused != Refused::NotYours => one::why_not(refused, tongue),
        _ => shown.recommendation.proposal.measure.clone(),
    };
    let draw = |form: &mut Form<'_>| draw(form, step);
    let sheet = Sheet {
        title: tongue.label("recommendation_step", step.key()),
        lead,
        place: Place::Recommendations,
        up: one::up(shown, tongue),
        draw: &draw,
        action: None,
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}
