//! The letter: an editor that starts from the points, the letter as PDF, sending, closing
//! (4.6, 5.4, 6.2, 6.4, 6.5).
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use weerklank_app::AppError;
use weerklank_app::execute::Request;
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::facts::Way;
use weerklank_domain::complaint::guard;
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::Refusal;
use weerklank_domain::text::{Words, WordsProblem};

use super::blocked::Blocked;
use super::controls::{Control, Controls, Need};
use super::letter_checks::{self, Checks};
use super::points::letter_is_behind;
use super::{admissions, printed, timeline};
use crate::fields::ErrorSummary;
use crate::frame::{self, Place};
use crate::page::Shell;
use crate::parts::{ArticleLink, Fact, TimelineEntry};
use crate::problem::{FORM_OUTDATED, FORM_REFUSED, Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/klachten/{reference}/brief", get(edit).post(save))
        .route(
            "/klachten/{reference}/brief/voorbeeld.pdf",
            get(printed::saved).post(printed::typed),
        )
        .route("/klachten/{reference}/brief/verzending", get(check).post(send))
        .route("/klachten/{reference}/brief/wijzigingen", get(letter_checks::difference))
        .route("/klachten/{reference}/sluiting", get(review).post(close))
        .route("/klachten/{reference}/formulier.pdf", get(printed::form))
}

#[derive(askama::Template)]
#[template(path = "complaints/letter.html")]
struct Page {
    shell: Shell,
    reference: String,
    lead: String,
    article: ArticleLink,
    blocked: Option<Blocked>,
    /// The letter that was saved, for who can't change it now; empty is none.
    saved: String,
    warning: String,
    summary: ErrorSummary,
    facts: Vec<Fact>,
    /// What holds the letter back; nothing where none is written.
    checks: Option<Checks>,
    controls: Vec<Control>,
    send: String,
    preview: String,
    /// Where the preview button posts to; as the words of the link to restart, empty is none.
    preview_to: String,
    restart: String,
    cancel: String,
    submission: String,
    seen: u32,
    news_title: String,
    news: Vec<TimelineEntry>,
}

/// What a letter page is about: editing, sending or closing.
#[derive(Clone, Copy)]
struct Kind {
    command: CommandKind,
    /// The texts are `letter-KEY-title`, `-lead` and `-send`.
    key: &'static str,
    controls: fn(&mut Controls<'_>),
}

const EDIT: Kind = Kind {
    command: CommandKind::SaveDraft,
    key: "edit",
    controls: |form| form.area("body", Need::Required, 24),
};
const SEND: Kind = Kind {
    command: CommandKind::SendLetter,
    key: "send",
    controls: |form| {
        let tongue = form.tongue();
        let ways = [Way::Email, Way::Letter]
            .map(|way| (way.key().to_owned(), tongue.say(&format!("letter-way-{}", way.key()))));
        form.radios("way", Need::Required, ways.to_vec());
        admissions::controls(form, admissions::draft(form.dossier()));
    },
};
const CLOSE: Kind = Kind { command: CommandKind::Close, key: "close", controls: |_| {} };

enum Standing {
    Fresh,
    Wrong(&'static str, String),
    Refused(Refusal),
    Overtaken,
    SentBefore,
    TryAgain,
}

type At = Path<String>;

async fn open(web: &Web, reader: &SignedIn, reference: &str) -> Result<Dossier, Response> {
    let Ok(reference) = reference.parse::<Reference>() else {
        return Err(reader.problem(web, Problem::NotFound).await);
    };
    match web.app.dossier(reader.actor(), reference).await {
        Ok(dossier) if reader.may_ever(CommandKind::SendLetter) => Ok(dossier),
        Ok(_) => Err(reader.problem(web, Problem::NotAllowed).await),
        Err(error) => Err(reader.problem(web, error).await),
    }
}

async fn edit(
    State(web): State<Web>,
    reader: SignedIn,
    (Path(reference), RawQuery(query)): (At, RawQuery),
) -> Response {
    let dossier = match open(&web, &reader, &reference).await {
        Ok(dossier) => dossier,
        Err(response) => return response,
    };
    let mut known = Submitted::default();
    let saved = dossier.complaint.round().draft.and_then(|draft| dossier.said(&draft));
    // `?opnieuw` begins from the points again, whatever was saved.
    match saved.filter(|_| query.as_deref() != Some("opnieuw")) {
        Some(saved) => known.set("body", saved),
        None => match web.app.draft_of(reader.actor(), reference_of(&dossier)).await {
            Ok(draft) => known.set("body", draft),
            Err(error) => return reader.problem(&web, error).await,
        },
    }
    page(&web, &reader, (EDIT, &dossier), (&known, Standing::Fresh)).await
}

fn reference_of(dossier: &Dossier) -> Reference {
    dossier.complaint.recording.reference
}

async fn save(
    State(web): State<Web>,
    reader: SignedIn,
    Path(reference): At,
    sent: Submitted,
) -> Response {
    let dossier = match open(&web, &reader, &reference).await {
        Ok(dossier) => dossier,
        Err(response) => return response,
    };
    let tongue = reader.tongue();
    let words = match Words::parse(sent.text("body")) {
        Ok(words) => words,
        Err(problem) => {
            let sentence = match problem {
                WordsProblem::Empty => tongue.say("letter-empty"),
                WordsProblem::TooLong { characters } => {
                    tongue.say_with("form-too-long", &[("characters", &characters.to_string())])
                }
            };
            let standing = Standing::Wrong("body", sentence);
            return page(&web, &reader, (EDIT, &dossier), (&sent, standing)).await;
        }
    };
    let mut enclosed = web.app.enclosures();
    let body = enclosed.text(words);
    let request = request(&reader, &dossier, &sent);
    let done = web.app.execute(request, Command::SaveDraft { body }, enclosed).await;
    let reference = reference_of(&dossier);
    let next = format!("/klachten/{reference}/brief/verzending");
    Box::pin(answer(&web, &reader, (EDIT, &dossier), (&sent, done, next))).await
}

fn request(reader: &SignedIn, dossier: &Dossier, sent: &Submitted) -> Request {
    Request {
        by: reader.actor().clone(),
        reference: reference_of(dossier),
        seen: sent.seen(),
        submission: sent.sent_form(),
    }
}

async fn check(State(web): State<Web>, reader: SignedIn, Path(reference): At) -> Response {
    let dossier = match open(&web, &reader, &reference).await {
        Ok(dossier) => dossier,
        Err(response) => return response,
    };
    let mut known = Submitted::default();
    let by_mail = !dossier.card().email.is_empty();
    known.set("way", if by_mail { Way::Email.key() } else { Way::Letter.key() });
    page(&web, &reader, (SEND, &dossier), (&known, Standing::Fresh)).await
}

async fn send(
    State(web): State<Web>,
    reader: SignedIn,
    Path(reference): At,
    sent: Submitted,
) -> Response {
    let dossier = match open(&web, &reader, &reference).await {
        Ok(dossier) => dossier,
        Err(response) => return response,
    };
    let Some(way) = Way::from_key(sent.text("way")) else {
        let standing = Standing::Wrong("way", reader.tongue().say("letter-way-missing"));
        return page(&web, &reader, (SEND, &dossier), (&sent, standing)).await;
    };
    if admissions::unseen(&dossier, &sent) {
        let standing = Standing::Wrong(admissions::SEEN, reader.tongue().say("admissions-unseen"));
        return page(&web, &reader, (SEND, &dossier), (&sent, standing)).await;
    }
    let done = web.app.send_letter(request(&reader, &dossier, &sent), way).await;
    let next = format!("/klachten/{}?gedaan=send_letter", reference_of(&dossier));
    Box::pin(answer(&web, &reader, (SEND, &dossier), (&sent, done, next))).await
}

async fn review(State(web): State<Web>, reader: SignedIn, Path(reference): At) -> Response {
    match open(&web, &reader, &reference).await {
        Ok(dossier) => {
            let known = Submitted::default();
            page(&web, &reader, (CLOSE, &dossier), (&known, Standing::Fresh)).await
        }
        Err(response) => response,
    }
}

async fn close(
    State(web): State<Web>,
    reader: SignedIn,
    Path(reference): At,
    sent: Submitted,
) -> Response {
    let dossier = match open(&web, &reader, &reference).await {
        Ok(dossier) => dossier,
        Err(response) => return response,
    };
    let done = web.app.close(request(&reader, &dossier, &sent)).await;
    let next = format!("/klachten/{}?gedaan=close", reference_of(&dossier));
    Box::pin(answer(&web, &reader, (CLOSE, &dossier), (&sent, done, next))).await
}

async fn answer(
    web: &Web,
    reader: &SignedIn,
    (kind, dossier): (Kind, &Dossier),
    (sent, done, next): (&Submitted, Result<u32, AppError>, String),
) -> Response {
    let standing = match done {
        Ok(_) => return Redirect::to(&next).into_response(),
        Err(AppError::Refused(refusal)) => Standing::Refused(refusal),
        Err(AppError::Changed) => Standing::Overtaken,
        Err(AppError::SentBefore) => Standing::SentBefore,
        Err(error) => match Problem::from(error) {
            Problem::TryAgain => Standing::TryAgain,
            problem => return reader.problem(web, problem).await,
        },
    };
    // What somebody else did may be newer than what was read before.
    match web.app.dossier(reader.actor(), reference_of(dossier)).await {
        Ok(dossier) => page(web, reader, (kind, &dossier), (sent, standing)).await,
        Err(error) => reader.problem(web, error).await,
    }
}

fn summarised(
    standing: Standing,
    tongue: Tongue,
) -> (StatusCode, ErrorSummary, Vec<(String, String)>) {
    match standing {
        Standing::Fresh => (StatusCode::OK, ErrorSummary::default(), vec![]),
        Standing::Wrong(id, sentence) => {
            let title = tongue.say_with("form-errors", &[("count", "1")]);
            let summary = ErrorSummary::new(title).about(id, &sentence);
            (FORM_REFUSED, summary, vec![(id.to_owned(), sentence)])
        }
        Standing::Refused(refusal) => {
            let sentence = tongue.refusal(&refusal);
            let summary = ErrorSummary::new(tongue.say("form-refused")).about("form", sentence);
            (FORM_REFUSED, summary, vec![])
        }
        Standing::Overtaken => {
            let advice = tongue.say("form-overtaken-advice");
            let summary = ErrorSummary::new(tongue.say("form-overtaken")).about("news", advice);
            (FORM_OUTDATED, summary, vec![])
        }
        Standing::SentBefore => {
            let advice = tongue.say("form-sent-before-advice");
            let summary = ErrorSummary::new(tongue.say("form-sent-before")).about("news", advice);
            (FORM_OUTDATED, summary, vec![])
        }
        Standing::TryAgain => {
            let title = tongue.say("problem-try-again-sentence");
            let advice = tongue.say("problem-try-again-advice");
            let status = Problem::TryAgain.status();
            (status, ErrorSummary::new(title).about("form", advice), vec![])
        }
    }
}

async fn page(
    web: &Web,
    reader: &SignedIn,
    (kind, dossier): (Kind, &Dossier),
    (sent, standing): (&Submitted, Standing),
) -> Response {
    let tongue = reader.tongue();
    let read = web.app.lists().await;
    let (lists, checks) = match (read, Checks::on(web, reader, (kind.key, dossier), sent).await) {
        (Ok(lists), Ok(checks)) => (lists, checks),
        (Err(error), _) | (_, Err(error)) => return reader.problem(web, error).await,
    };
    let was_sent = matches!(standing, Standing::SentBefore);
    let (status, summary, problems) = summarised(standing, tongue);
    let title = tongue.say(&format!("letter-{}-title", kind.key));
    let mut shell = frame::staff(web, reader, &title, Place::Dossiers).await;
    if status != StatusCode::OK {
        shell = shell.after_failure();
    }
    let is_fresh = status == StatusCode::OK;
    let blocked = if is_fresh { Blocked::of(dossier, kind.command, tongue) } else { None };
    let warning = if blocked.is_none() { behind(kind, dossier, tongue) } else { String::new() };
    let seen = sent.seen().unwrap_or(dossier.version);
    let news = news(dossier, (status, was_sent, seen), tongue);
    let reference = reference_of(dossier).to_string();
    let mut controls = Controls::new(sent, dossier, (&lists, &problems), tongue);
    (kind.controls)(&mut controls);
    let kept = sent.submission().filter(|_| status != FORM_OUTDATED);
    let page = Page {
        shell,
        lead: tongue.say(&format!("letter-{}-lead", kind.key)),
        article: article(kind, tongue),
        saved: saved(kind, dossier).unwrap_or_default().to_owned(),
        checks: checks.filter(|_| blocked.is_none()),
        blocked,
        warning,
        summary,
        facts: facts(kind, dossier, tongue),
        controls: controls.finish(),
        send: tongue.say(&format!("letter-{}-send", kind.key)),
        preview: tongue.say("letter-preview"),
        preview_to: match kind.key {
            "close" => String::new(),
            _ => format!("/klachten/{reference}/brief/voorbeeld.pdf"),
        },
        restart: restart(kind, dossier, tongue),
        cancel: tongue.say("form-cancel"),
        submission: kept.unwrap_or_else(|| web.app.enclosures().id()).to_string(),
        seen: if status == FORM_OUTDATED { dossier.version } else { seen },
        news_title: tongue.say("form-news"),
        news,
        reference,
    };
    (status, html(&page)).into_response()
}

fn article(kind: Kind, tongue: Tongue) -> ArticleLink {
    let text = tongue.article(guard::article_of(kind.command));
    ArticleLink { text, href: String::new() }
}

fn facts(kind: Kind, dossier: &Dossier, tongue: Tongue) -> Vec<Fact> {
    if kind.key == SEND.key { letter_checks::addressee(dossier, tongue) } else { vec![] }
}

/// What was added since the page was opened, when that is why it stands here again.
fn news(
    dossier: &Dossier,
    (status, was_sent, seen): (StatusCode, bool, u32),
    tongue: Tongue,
) -> Vec<TimelineEntry> {
    match status {
        FORM_OUTDATED if was_sent => timeline::added(dossier, seen, tongue),
        FORM_OUTDATED => timeline::since(dossier, seen, tongue),
        _ => vec![],
    }
}

/// That the points say more than the letter.
fn behind(kind: Kind, dossier: &Dossier, tongue: Tongue) -> String {
    let is_behind = kind.key != CLOSE.key && letter_is_behind(dossier);
    if is_behind { tongue.say("letter-behind") } else { String::new() }
}

/// The letter, for the page that writes it.
fn saved(kind: Kind, dossier: &Dossier) -> Option<&str> {
    let draft = dossier.complaint.round().draft.filter(|_| kind.key == EDIT.key)?;
    dossier.said(&draft)
}

fn restart(kind: Kind, dossier: &Dossier, tongue: Tongue) -> String {
    if saved(kind, dossier).is_some() { tongue.say("letter-restart") } else { String::new() }
}
