//! Mail that waits for an officer: where it may belong, what it says, and what becomes of it
//! (transition 4, 6.3).
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;
use weerklank_app::AppError;
use weerklank_app::mail_in::{ReadMail, WaitingMail};
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::reference::Reference;

use crate::complaints::controls::{Control, Need, options};
use crate::complaints::files::download;
use crate::fields::ErrorSummary;
use crate::form::Form;
use crate::frame::{self, Place};
use crate::page::Shell;
use crate::parts::Fact;
use crate::problem::{FORM_REFUSED, Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

const AREA: &str = "mail_field";

/// A line of the list.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) subject: String,
    pub(super) sender: String,
    pub(super) arrived: String,
    pub(super) why: String,
    pub(super) suggestions: String,
}

pub(super) fn lines(waiting: &[WaitingMail], tongue: Tongue) -> Vec<Line> {
    waiting.iter().map(|mail| line(mail, tongue)).collect()
}

fn line(mail: &WaitingMail, tongue: Tongue) -> Line {
    let suggestions: Vec<String> = mail.suggestions.iter().map(Reference::to_string).collect();
    Line {
        href: format!("/post/binnen/{}", mail.inbound.id),
        subject: titled(&mail.subject, tongue),
        sender: mail.sender.clone(),
        arrived: tongue.moment(mail.inbound.accepted_at),
        why: why(mail.inbound.reason.as_deref(), tongue),
        suggestions: suggestions.join(", "),
    }
}

fn titled(subject: &str, tongue: Tongue) -> String {
    if subject.trim().is_empty() { tongue.say("mail-no-subject") } else { subject.to_owned() }
}

/// Why it waits.
fn why(reason: Option<&str>, tongue: Tongue) -> String {
    reason.map(|reason| tongue.label("mail-waits", reason)).unwrap_or_default()
}

#[derive(askama::Template)]
#[template(path = "post/incoming.html")]
struct Page {
    shell: Shell,
    summary: ErrorSummary,
    back: String,
    facts: Vec<Fact>,
    text: String,
    folded: Vec<(String, String)>,
    files_title: String,
    files: Vec<String>,
    warnings: Vec<String>,
    raw: String,
    raw_label: String,
    actions: Option<Actions>,
}

struct Actions {
    href: String,
    file_title: String,
    controls: Vec<Control>,
    file: String,
    propose_title: String,
    propose: String,
    dismiss_title: String,
    dismiss: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = id.parse() else { return reader.problem(&web, Problem::NotFound).await };
    match web.app.received_mail(reader.actor(), id).await {
        Ok(read) => {
            let mut known = Submitted::default();
            if let Some(first) = read.suggestions.first() {
                known.set("reference", first.to_string());
            }
            known.set("from", Correspondent::Complainant.key());
            page(&web, &reader, (&read, &known), None).await
        }
        Err(error) => reader.problem(&web, error).await,
    }
}

async fn page(
    web: &Web,
    reader: &SignedIn,
    (read, sent): (&ReadMail, &Submitted),
    wrong: Option<&str>,
) -> Response {
    let tongue = reader.tongue();
    let mail = &read.mail;
    let title = titled(&mail.subject, tongue);
    let mut shell = frame::staff(web, reader, &title, Place::Post).await;
    let mut form = Form::new(sent, AREA, tongue);
    if let Some(key) = wrong {
        form.wrong("reference", key);
        shell = shell.after_failure();
    }
    form.line("reference", Need::Required);
    form.radios("from", options(Correspondent::ALL, "correspondent", Correspondent::key, tongue));
    let (controls, summary) = form.finish();
    let href = format!("/post/binnen/{}", read.inbound.id);
    let (text, folded) = shown(read, tongue);
    let status = if summary.is_empty() { axum::http::StatusCode::OK } else { FORM_REFUSED };
    let files = mail.attachments.iter().map(|file| file.name.clone());
    let page = Page {
        shell,
        back: tongue.say("menu-post"),
        summary,
        facts: facts(read, tongue),
        text,
        folded,
        files_title: tongue.say("mail-files"),
        files: files.collect(),
        warnings: mail.warnings.iter().map(|warning| tongue.say(warning.key())).collect(),
        raw: format!("{href}/bron"),
        raw_label: tongue.say("mail-raw"),
        actions: is_open(read).then(|| Actions {
            file_title: tongue.say("mail-file-title"),
            controls,
            file: tongue.say("mail-file"),
            propose_title: tongue.say("mail-propose-title"),
            propose: tongue.say("mail-propose"),
            dismiss_title: tongue.say("mail-dismiss-title"),
            dismiss: tongue.say("mail-dismiss"),
            href,
        }),
    };
    (status, html(&page)).into_response()
}

fn is_open(read: &ReadMail) -> bool {
    ["waiting", "set_aside", "automatic"].contains(&read.inbound.state.key())
}

fn facts(read: &ReadMail, tongue: Tongue) -> Vec<Fact> {
    let sender = read.mail.from.clone().unwrap_or_default();
    let sender = match sender.name {
        Some(name) => format!("{name} <{}>", sender.address),
        None => sender.address,
    };
    let suggestions: Vec<String> = read.suggestions.iter().map(Reference::to_string).collect();
    let all = [
        ("mail-from", sender),
        ("mail-arrived", tongue.moment(read.inbound.accepted_at)),
        ("mail-mailbox", read.inbound.mailbox.clone()),
        ("mail-why", why(read.inbound.reason.as_deref(), tongue)),
        ("mail-suggestions", suggestions.join(", ")),
    ];
    let facts = all.into_iter().filter(|(_, text)| !text.is_empty());
    facts.map(|(key, text)| Fact { term: tongue.say(key), text, ..Fact::default() }).collect()
}

/// What is new in it, and what is folded: earlier mails and signatures are never cut.
fn shown(read: &ReadMail, tongue: Tongue) -> (String, Vec<(String, String)>) {
    let text = &read.mail.text;
    let (mut new, mut folded, mut at) = (String::new(), Vec::new(), 0);
    for fold in &read.mail.folds {
        new.push_str(text.get(at..fold.range.start).unwrap_or_default());
        let inside = text.get(fold.range.clone()).unwrap_or_default();
        folded.push((tongue.say("mail-folded"), inside.to_owned()));
        at = fold.range.end;
    }
    new.push_str(text.get(at..).unwrap_or_default());
    (new, folded)
}

/// The mail as it came, always as a download.
pub(super) async fn raw(
    State(web): State<Web>,
    reader: SignedIn,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = id.parse::<Uuid>() else { return reader.problem(&web, Problem::NotFound).await };
    match web.app.raw_mail(reader.actor(), id).await {
        Ok(bytes) => download("message/rfc822", "bericht.eml", bytes),
        Err(error) => reader.problem(&web, error).await,
    }
}

pub(super) async fn decide(
    State(web): State<Web>,
    reader: SignedIn,
    Path(id): Path<String>,
    sent: Submitted,
) -> Response {
    let Ok(id) = id.parse::<Uuid>() else { return reader.problem(&web, Problem::NotFound).await };
    let by = reader.actor();
    match sent.text("besluit") {
        "klacht" => match web.app.propose_mail(by, id).await {
            Ok(reference) => Redirect::to(&format!("/klachten/{reference}")).into_response(),
            Err(error) => reader.problem(&web, error).await,
        },
        "weg" => match web.app.dismiss_mail(by, id).await {
            Ok(()) => Redirect::to("/post?gedaan=weg").into_response(),
            Err(error) => reader.problem(&web, error).await,
        },
        _ => file(&web, &reader, id, &sent).await,
    }
}

async fn file(web: &Web, reader: &SignedIn, id: Uuid, sent: &Submitted) -> Response {
    let reference = sent.text("reference").trim().to_uppercase().parse::<Reference>();
    let from = Correspondent::from_key(sent.text("from"));
    if let (Ok(reference), Some(from)) = (reference, from) {
        match web.app.file_mail(reader.actor(), (id, reference, from)).await {
            Ok(()) => return Redirect::to(&format!("/klachten/{reference}")).into_response(),
            Err(AppError::NotFound) => {}
            Err(error) => return reader.problem(web, error).await,
        }
    }
    match web.app.received_mail(reader.actor(), id).await {
        Ok(read) => page(web, reader, (&read, sent), Some("mail-no-dossier")).await,
        Err(error) => reader.problem(web, error).await,
    }
}
