//! One page for one step: the same road for every command, from form to refusal.
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;
use weerklank_app::AppError;
use weerklank_app::envelope::Enclosures;
use weerklank_app::execute::Request;
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::guard;
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::Refusal;

use super::blocked::Blocked;
use super::chosen;
use super::controls::{Control, Controls};
use super::reading::Reading;
use super::road::Link;
use super::{partners, pointed, proofs, relation, timeline, writing};
use crate::fields::ErrorSummary;
use crate::frame::{self, Place};
use crate::page::Shell;
use crate::parts::{ArticleLink, TimelineEntry};
use crate::problem::{FORM_OUTDATED, FORM_REFUSED, Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

/// A step of the procedure as a page. Its texts are `command-KIND` (the title), `step-PATH-lead`
/// and, on the button, `step-PATH-send`.
pub(crate) struct StepPage {
    pub(crate) kind: CommandKind,
    /// The noun in the address: `/klachten/K-…/PATH`.
    pub(crate) path: &'static str,
    /// What the form holds when it is opened: what is known already.
    pub(crate) known: fn(&Dossier, &mut Submitted),
    /// The form.
    pub(crate) controls: fn(&mut Controls<'_>),
    /// From what was typed to the command; nothing when something is wrong, which is then noted.
    pub(crate) command: fn(&mut Reading<'_>) -> Option<Command>,
}

/// Nothing is known beforehand.
pub(crate) fn nothing(_: &Dossier, _: &mut Submitted) {}

/// The form needs no more than its button.
pub(crate) fn no_controls(_: &mut Controls<'_>) {}

#[derive(askama::Template)]
#[template(path = "complaints/step.html")]
struct Page {
    shell: Shell,
    reference: String,
    lead: String,
    article: ArticleLink,
    blocked: Option<Blocked>,
    summary: ErrorSummary,
    /// A form above the form, by which it is filled: of a letter, which and to whom.
    outline: Vec<Control>,
    outline_send: String,
    controls: Vec<Control>,
    send: String,
    /// Buttons that show what would be sent.
    proofs: Vec<Link>,
    cancel: String,
    submission: String,
    seen: u32,
    /// What somebody else did since this page was opened.
    news_title: String,
    news: Vec<TimelineEntry>,
}

/// How a step page stands: fresh, refused, or overtaken by somebody else.
pub(super) enum Standing {
    Fresh,
    Wrong(ErrorSummary, Vec<(String, String)>),
    Refused(Refusal),
    Overtaken,
    /// Sent already, and changed since.
    SentBefore,
    TryAgain,
}

pub(crate) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Path((reference, path)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Response {
    let Some((step, reference)) = find(&reference, &path) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    match web.app.dossier(reader.actor(), reference).await {
        Ok(_) if !reader.may_ever(step.kind) => reader.problem(&web, Problem::NotAllowed).await,
        Ok(dossier) => {
            let query = query.unwrap_or_default();
            let mut known = chosen::by_link(&query);
            let Some(dossier) = partners::looked_at(dossier, &known) else {
                return reader.problem(&web, Problem::NotFound).await;
            };
            (step.known)(&dossier, &mut known);
            if step.kind == CommandKind::ChangeComplainant {
                relation::fill_in(&web, (&reader, &dossier), &query, &mut known).await;
            }
            if step.kind == CommandKind::SendCorrespondence
                && let Err(error) = begun(&web, (&reader, &dossier), &query, &mut known).await
            {
                return reader.problem(&web, error).await;
            }
            if step.kind == CommandKind::InformComplainant
                && let Err(error) = pointed::fill_in(&web, (&reader, &dossier), &mut known).await
            {
                return reader.problem(&web, error).await;
            }
            page(&web, &reader, (step, &dossier), (&known, Standing::Fresh)).await
        }
        Err(error) => reader.problem(&web, error).await,
    }
}

/// The editor of a letter begins with its text.
async fn begun(
    web: &Web,
    (reader, dossier): (&SignedIn, &Dossier),
    query: &str,
    known: &mut Submitted,
) -> Result<(), AppError> {
    let (asked, outline) = writing::outline(query);
    known.set("correspondence_kind", outline.kind.key());
    known.set("correspondent", outline.to.key());
    let reference = dossier.complaint.recording.reference;
    (writing::STEPS[0].known)(dossier, known);
    let written = match web.app.begin_correspondence(reader.actor(), reference, outline).await {
        // Whoever writes no letters still sees why not.
        Err(AppError::NotAllowed) => return Ok(()),
        written => written?,
    };
    known.set("subject", written.subject);
    known.set("letter_text", written.text);
    for (name, value) in asked.pairs() {
        known.set(name, value);
    }
    Ok(())
}

pub(crate) async fn send(
    State(web): State<Web>,
    reader: SignedIn,
    Path((reference, path)): Path<(String, String)>,
    sent: Submitted,
) -> Response {
    let Some((step, reference)) = find(&reference, &path) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let dossier = match web.app.dossier(reader.actor(), reference).await {
        Ok(dossier) if reader.may_ever(step.kind) => partners::looked_at(dossier, &sent),
        Ok(_) => return reader.problem(&web, Problem::NotAllowed).await,
        Err(error) => return reader.problem(&web, error).await,
    };
    let Some(dossier) = dossier else { return reader.problem(&web, Problem::NotFound).await };
    if !relation::is_known(&web, (&reader, &dossier), &sent).await {
        return reader.problem(&web, Problem::NotFound).await;
    }
    let lists = match web.app.lists().await {
        Ok(lists) => lists,
        Err(error) => return reader.problem(&web, error).await,
    };
    if sent.removes_file().is_some() {
        return page(&web, &reader, (step, &dossier), (&sent, Standing::Fresh)).await;
    }
    let mut reading =
        Reading::new(&sent, &dossier, (&lists, web.app.enclosures()), reader.tongue());
    let command = (step.command)(&mut reading);
    let (enclosed, problems) = reading.finish();
    let command = match command {
        Some(command) if problems.is_empty() => partners::for_one(&dossier, command),
        _ => {
            let standing = wrong(reader.tongue(), problems);
            return page(&web, &reader, (step, &dossier), (&sent, standing)).await;
        }
    };
    let request = Request {
        by: reader.actor().clone(),
        reference,
        seen: sent.seen(),
        submission: sent.sent_form(),
    };
    let done = carried_out(&web, request, (command, enclosed)).await;
    let standing = match done {
        Ok(_) => return back(&web, &reader, (step, reference), sent.submission()).await,
        Err(error) => match not_done(error) {
            Ok(standing) => standing,
            Err(problem) => return reader.problem(&web, problem).await,
        },
    };
    // What somebody else did may be newer than what was read above.
    match web.app.dossier(reader.actor(), reference).await {
        Ok(dossier) => match partners::looked_at(dossier, &sent) {
            Some(dossier) => page(&web, &reader, (step, &dossier), (&sent, standing)).await,
            None => reader.problem(&web, Problem::NotFound).await,
        },
        Err(error) => reader.problem(&web, error).await,
    }
}

/// What leaves the house with a step of its own is written, and by post printed, first.
async fn carried_out(
    web: &Web,
    request: Request,
    (command, enclosed): (Command, Enclosures),
) -> Result<u32, AppError> {
    match command {
        Command::SendCorrespondence { correspondence } => {
            web.app.send_correspondence(request, *correspondence, enclosed).await
        }
        Command::NotifyPartner { notice, .. } => {
            web.app.notify_partner(request, (None, notice), enclosed).await
        }
        Command::ForPartner { partner, command } => match *command {
            Command::NotifyPartner { notice, .. } => {
                web.app.notify_partner(request, (Some(partner), notice), enclosed).await
            }
            command => {
                let command = Command::ForPartner { partner, command: Box::new(command) };
                web.app.execute(request, command, enclosed).await
            }
        },
        Command::AskReadBack { text, way, .. } => {
            web.app.ask_read_back(request, (text, way), enclosed).await
        }
        Command::GiveAccessCode { to, way } => {
            web.app.give_access_code(request, (to, way), enclosed).await
        }
        command => web.app.execute(request, command, enclosed).await,
    }
}

/// How the form stands that was not carried out; a problem is no matter of the form.
fn not_done(error: AppError) -> Result<Standing, Problem> {
    match error {
        AppError::Refused(refusal) => Ok(Standing::Refused(refusal)),
        AppError::Changed => Ok(Standing::Overtaken),
        AppError::SentBefore => Ok(Standing::SentBefore),
        error => match Problem::from(error) {
            Problem::TryAgain => Ok(Standing::TryAgain),
            problem => Err(problem),
        },
    }
}

/// Back to the dossier, or to the worklist for who shut himself out by what he did (1).
async fn back(
    web: &Web,
    reader: &SignedIn,
    (step, reference): (&StepPage, Reference),
    form: Option<Uuid>,
) -> Response {
    if step.kind == CommandKind::GiveAccessCode
        && let Some(form) = form
    {
        // What was given is shown there.
        return Redirect::to(&format!("/klachten/{reference}/{}/{form}", step.path))
            .into_response();
    }
    let sees = web.app.dossier(reader.actor(), reference).await.is_ok();
    let place = if sees { format!("/klachten/{reference}") } else { "/werk".to_owned() };
    Redirect::to(&format!("{place}?gedaan={}", step.kind.key())).into_response()
}

fn find(reference: &str, path: &str) -> Option<(&'static StepPage, Reference)> {
    let step = super::STEPS.iter().flat_map(|steps| steps.iter()).find(|step| step.path == path)?;
    Some((step, reference.parse().ok()?))
}

pub(super) fn wrong(tongue: Tongue, problems: Vec<(String, String)>) -> Standing {
    let count = problems.len().to_string();
    let title = tongue.say_with("form-errors", &[("count", &count)]);
    let summary = problems
        .iter()
        .fold(ErrorSummary::new(title), |summary, (id, text)| summary.about(id, text));
    Standing::Wrong(summary, problems)
}

pub(super) async fn page(
    web: &Web,
    reader: &SignedIn,
    (step, dossier): (&StepPage, &Dossier),
    (sent, standing): (&Submitted, Standing),
) -> Response {
    let tongue = reader.tongue();
    let sent = &sent.keeping_files(web).await;
    let lists = match web.app.lists().await {
        Ok(lists) => lists,
        Err(error) => return reader.problem(web, error).await,
    };
    let title = tongue.label("command", step.kind.key());
    let mut shell = frame::staff(web, reader, &title, Place::Dossiers).await;
    let (status, summary, problems, news) = told(standing, (sent, dossier), tongue);
    if status != StatusCode::OK {
        shell = shell.after_failure();
    }
    // What was typed stays in its form, whatever became of the step meanwhile.
    let is_fresh = status == StatusCode::OK;
    let blocked = if is_fresh { Blocked::of(dossier, step.kind, tongue) } else { None };
    let mut controls = Controls::new(sent, dossier, (&lists, &problems), tongue);
    (step.controls)(&mut controls);
    if let Some(partner) = dossier.complaint.seen_through.filter(|_| dossier.is_officer()) {
        controls.hidden("partner", partner.get().to_string());
    }
    let is_letter = step.kind == CommandKind::SendCorrespondence;
    let seen = if status == FORM_OUTDATED {
        dossier.version
    } else {
        sent.seen().unwrap_or(dossier.version)
    };
    let page = Page {
        shell,
        reference: dossier.complaint.recording.reference.to_string(),
        lead: tongue.say(&format!("step-{}-lead", step.path)),
        article: ArticleLink {
            text: tongue.article(guard::article_of(step.kind)),
            href: String::new(),
        },
        blocked,
        summary,
        outline: if is_letter {
            writing::outline_of(sent, dossier, (&lists, tongue))
        } else {
            vec![]
        },
        outline_send: tongue.say("writing-outline-send"),
        controls: controls.finish(),
        send: tongue.say(&format!("step-{}-send", step.path)),
        proofs: if is_letter { proofs::links(dossier, tongue) } else { vec![] },
        cancel: tongue.say("form-cancel"),
        submission: submission(web, sent, status),
        seen,
        news_title: tongue.say("form-news"),
        news,
    };
    (status, html(&page)).into_response()
}

type Told = (StatusCode, ErrorSummary, Vec<(String, String)>, Vec<TimelineEntry>);

/// The status of the page and what it says of the form that was sent.
fn told(standing: Standing, (sent, dossier): (&Submitted, &Dossier), tongue: Tongue) -> Told {
    let seen = sent.seen().unwrap_or(dossier.version);
    match standing {
        Standing::Fresh => (StatusCode::OK, ErrorSummary::default(), vec![], vec![]),
        Standing::Wrong(summary, problems) => (FORM_REFUSED, summary, problems, vec![]),
        Standing::Refused(refusal) => {
            let sentence = tongue.refusal(&refusal);
            let summary = ErrorSummary::new(tongue.say("form-refused")).about("form", sentence);
            (FORM_REFUSED, summary, vec![], vec![])
        }
        Standing::Overtaken => {
            let summary = ErrorSummary::new(tongue.say("form-overtaken"))
                .about("news", tongue.say("form-overtaken-advice"));
            (FORM_OUTDATED, summary, vec![], timeline::since(dossier, seen, tongue))
        }
        Standing::SentBefore => {
            let summary = ErrorSummary::new(tongue.say("form-sent-before"))
                .about("news", tongue.say("form-sent-before-advice"));
            (FORM_OUTDATED, summary, vec![], timeline::added(dossier, seen, tongue))
        }
        Standing::TryAgain => {
            let summary = ErrorSummary::new(tongue.say("problem-try-again-sentence"))
                .about("form", tongue.say("problem-try-again-advice"));
            (Problem::TryAgain.status(), summary, vec![], vec![])
        }
    }
}

/// The id of the form: kept while it is corrected, new after somebody else's change.
fn submission(web: &Web, sent: &Submitted, status: StatusCode) -> String {
    match sent.submission() {
        Some(submission) if status != FORM_OUTDATED => submission.to_string(),
        _ => web.app.enclosures().id().to_string(),
    }
}
