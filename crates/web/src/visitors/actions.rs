//! What a visitor can do in his own dossier: the same commands and rules as for everybody.
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use weerklank_app::AppError;
use weerklank_app::lists::Lists;
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::correspondence::SurveyScore;
use weerklank_domain::complaint::facts::{Reaction, Visibility, Way};
use weerklank_domain::rules::{Reason, Refusal};

use super::visiting::Visiting;
use crate::complaints::controls::{Control, Controls, Need, options};
use crate::complaints::reading::Reading;
use crate::fields::ErrorSummary;
use crate::frame;
use crate::page::Shell;
use crate::problem::{FORM_OUTDATED, FORM_REFUSED, Problem, html};
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

/// Something that a visitor can do, as a page. Its texts are `visit-PATH` (the title),
/// `visit-PATH-lead` and, on the button, `visit-PATH-send`.
pub(super) struct Action {
    pub(super) kind: CommandKind,
    pub(super) path: &'static str,
    controls: fn(&mut Controls<'_>),
    command: fn(&mut Reading<'_>) -> Option<Command>,
}

pub(super) const ACTIONS: [Action; 7] = [
    Action {
        kind: CommandKind::WriteMessage,
        path: "bericht",
        controls: |form| {
            form.area("message", Need::Required, 7);
            form.files("message_files");
        },
        command: |form| {
            let message = form.text("message");
            let files = form.files("message_files", Visibility::Everybody);
            Some(Command::WriteMessage { message: message?, files })
        },
    },
    Action {
        kind: CommandKind::RecordReaction,
        path: "reactie",
        controls: reaction_controls,
        command: |form| {
            let reaction = form.one_of("solution_reaction", Reaction::from_key);
            let explanation = form.optional_text("solution_explanation");
            Some(Command::RecordReaction { reaction: reaction?, explanation })
        },
    },
    Action {
        kind: CommandKind::ConfirmReadBack,
        path: "klopt-dit",
        controls: read_back_controls,
        command: |form| {
            let on = form.dossier().today;
            let correction = form.optional_text("read_back_correction");
            Some(Command::ConfirmReadBack { on, way: Way::Portal, correction })
        },
    },
    Action {
        kind: CommandKind::CommentOnReport,
        path: "verslag",
        controls: |form| form.area("report_comment", Need::Required, 6),
        command: |form| {
            let comment = form.text("report_comment")?;
            Some(Command::CommentOnReport { comment })
        },
    },
    Action {
        kind: CommandKind::AnswerSurvey,
        path: "vragen",
        controls: survey_controls,
        command: |form| {
            let score = form.one_of("survey_score", score);
            let comment = form.optional_text("survey_comment");
            Some(Command::AnswerSurvey { score: score?, comment })
        },
    },
    Action {
        kind: CommandKind::RecordObjection,
        path: "bezwaar",
        controls: objection_controls,
        command: |form| {
            let reason = form.text("objection_why");
            let person = form.dossier().complaint.officer;
            Some(Command::RecordObjection { person: person?, reason: reason? })
        },
    },
    Action {
        kind: CommandKind::Withdraw,
        path: "intrekken",
        controls: |form| {
            form.tick("withdraw_sure");
            form.area("withdraw_explanation", Need::Optional, 3);
        },
        command: |form| {
            if !form.is_ticked("withdraw_sure") {
                form.wrong("withdraw_sure", "visit-withdraw-unsure");
            }
            let (on, explanation) =
                (form.dossier().today, form.optional_text("withdraw_explanation"));
            Some(Command::Withdraw { on, explanation })
        },
    },
];

fn score(key: &str) -> Option<SurveyScore> {
    SurveyScore::try_from(key.parse::<u8>().ok()?).ok()
}

fn reaction_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let last = dossier.complaint.proposals.last();
    if let Some(said) = last.and_then(|last| dossier.said(&last.proposal)) {
        form.quote(said);
    }
    let both = [Reaction::Accepted, Reaction::NotAccepted];
    let both = options(&both, "visit_reaction", Reaction::key, form.tongue());
    form.radios("solution_reaction", Need::Required, both);
    form.area("solution_explanation", Need::Optional, 4);
}

fn objection_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    if let Some(name) = dossier.complaint.officer.and_then(|officer| dossier.name_of(officer)) {
        let tongue = form.tongue();
        form.note(tongue.say_with("visit-bezwaar-who", &[("name", name)]));
    }
    form.area("objection_why", Need::Required, 5);
}

fn read_back_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let asked = dossier.complaint.read_back.as_ref();
    if let Some(said) = asked.and_then(|asked| dossier.said(&asked.text)) {
        form.quote(said);
    }
    form.area("read_back_correction", Need::Optional, 4);
}

fn survey_controls(form: &mut Controls<'_>) {
    let tongue = form.tongue();
    let scores = (1..=5).map(|score: u8| {
        let key = score.to_string();
        let label = tongue.label("visit_score", &key);
        (key, label)
    });
    form.radios("survey_score", Need::Required, scores.collect());
    form.area("survey_comment", Need::Optional, 4);
}

#[derive(askama::Template)]
#[template(path = "visitors/action.html")]
struct Page {
    shell: Shell,
    summary: ErrorSummary,
    reference: String,
    lead: String,
    controls: Vec<Control>,
    send: String,
    cancel: String,
    submission: String,
    seen: u32,
}

fn find(path: &str) -> Option<&'static Action> {
    ACTIONS.iter().find(|action| action.path == path)
}

pub(super) async fn show(
    State(web): State<Web>,
    Path(path): Path<String>,
    visiting: Visiting,
) -> Response {
    let Some(action) = find(&path) else { return visiting.problem(&web, Problem::NotFound).await };
    let dossier = match web.app.visitors_dossier(&visiting.visitor).await {
        Ok(dossier) => dossier,
        Err(error) => return visiting.problem(&web, error).await,
    };
    let (status, summary) = match dossier.permit(action.kind) {
        Ok(()) => (StatusCode::OK, ErrorSummary::default()),
        Err(refusal) => {
            let sentence = refusal_for(visiting.tongue, &refusal);
            let title = visiting.tongue.say("visit-not-now");
            (FORM_REFUSED, ErrorSummary::new(title).about("form", sentence))
        }
    };
    let drawn = (&dossier, &Submitted::default());
    page(&web, &visiting, (action, drawn), (status, summary, vec![])).await
}

pub(super) async fn send(
    State(web): State<Web>,
    Path(path): Path<String>,
    visiting: Visiting,
    sent: Submitted,
) -> Response {
    let tongue = visiting.tongue;
    let Some(action) = find(&path) else { return visiting.problem(&web, Problem::NotFound).await };
    let dossier = match web.app.visitors_dossier(&visiting.visitor).await {
        Ok(dossier) => dossier,
        Err(error) => return visiting.problem(&web, error).await,
    };
    let lists = lists(&web);
    if sent.removes_file().is_some() {
        let fresh = (StatusCode::OK, ErrorSummary::default(), vec![]);
        return page(&web, &visiting, (action, (&dossier, &sent)), fresh).await;
    }
    let mut reading = Reading::new(&sent, &dossier, (&lists, web.app.enclosures()), tongue);
    let command = (action.command)(&mut reading);
    let (enclosed, problems) = reading.finish();
    let command = match command {
        Some(command) if problems.is_empty() => command,
        _ => {
            let count = problems.len().to_string();
            let title = tongue.say_with("form-errors", &[("count", &count)]);
            let summary = problems
                .iter()
                .fold(ErrorSummary::new(title), |summary, (id, text)| summary.about(id, text));
            let drawn = (&dossier, &sent);
            return page(&web, &visiting, (action, drawn), (FORM_REFUSED, summary, problems)).await;
        }
    };
    let asked = (sent.seen(), sent.sent_form());
    let done = web.app.visitor_does(&visiting.visitor, asked, (command, enclosed)).await;
    let (status, summary) = match done {
        Ok(_) => {
            let done = format!("/status/klacht?gedaan={}", action.path);
            return Redirect::to(&done).into_response();
        }
        Err(AppError::Refused(refusal)) => {
            let title = tongue.say("form-refused");
            (FORM_REFUSED, ErrorSummary::new(title).about("form", refusal_for(tongue, &refusal)))
        }
        Err(AppError::Changed | AppError::SentBefore) => {
            let title = tongue.say("form-overtaken");
            (FORM_OUTDATED, ErrorSummary::new(title).about("form", tongue.say("visit-look-again")))
        }
        Err(error) => return visiting.problem(&web, error).await,
    };
    page(&web, &visiting, (action, (&dossier, &sent)), (status, summary, vec![])).await
}

/// Why not, in words for who sees his status page and no list of steps.
fn refusal_for(tongue: Tongue, refusal: &Refusal) -> String {
    match refusal.reason {
        Reason::NotInThisStage | Reason::NotYourRole => tongue.say("visit-not-in-this-stage"),
        _ => tongue.refusal(refusal),
    }
}

/// A visitor chooses nothing from a list of the settings.
fn lists(web: &Web) -> Lists {
    Lists { file_rules: web.app.files.rules.clone(), ..Lists::default() }
}

async fn page(
    web: &Web,
    visiting: &Visiting,
    (action, (dossier, sent)): (&Action, (&Dossier, &Submitted)),
    (status, summary, problems): (StatusCode, ErrorSummary, Vec<(String, String)>),
) -> Response {
    let tongue = visiting.tongue;
    let sent = &sent.keeping_files(web).await;
    let lists = lists(web);
    let mut controls = Controls::new(sent, dossier, (&lists, &problems), tongue);
    (action.controls)(&mut controls);
    let mut shell = frame::visitor(web, tongue, &tongue.label("visit", action.path)).await;
    if status != StatusCode::OK {
        shell = shell.after_failure();
    }
    let kept = sent.submission().filter(|_| status != FORM_OUTDATED);
    let page = Page {
        shell,
        summary,
        reference: dossier.complaint.recording.reference.to_string(),
        lead: tongue.say(&format!("visit-{}-lead", action.path)),
        controls: controls.finish(),
        send: tongue.say(&format!("visit-{}-send", action.path)),
        cancel: tongue.say("form-cancel"),
        submission: kept.unwrap_or_else(|| web.app.enclosures().id()).to_string(),
        seen: dossier.version,
    };
    (status, html(&page)).into_response()
}
