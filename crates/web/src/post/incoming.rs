//! Mail that waits for an officer: where it may belong, what it says, and what becomes of it
//! (transition 4, 6.3).
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;
use weerklank_app::AppError;
use weerklank_app::mail_in::{InboundState, ReadMail, ReceivedFile, WaitingMail, preview_html};
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::reference::Reference;
use weerklank_domain::text::Words;

use crate::complaints::controls::{Control, Need, options};
use crate::complaints::files::download;
use crate::fields::ErrorSummary;
use crate::form::Form;
use crate::frame::{self, Place};
use crate::page::Shell;
use crate::parts::{Fact, FileLink};
use crate::problem::{FORM_REFUSED, Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

const AREA: &str = "mail_field";
/// Why a mail is not for us.
const WHY: &str = "why";

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

fn line(waiting: &WaitingMail, tongue: Tongue) -> Line {
    let suggestions: Vec<String> = waiting.suggestions.iter().map(Reference::to_string).collect();
    let mail = &waiting.mail;
    Line {
        href: format!("/post/binnen/{}", mail.id),
        subject: titled(mail.subject.as_deref().unwrap_or_default(), tongue),
        sender: mail.sender.clone().unwrap_or_default(),
        arrived: tongue.moment(mail.accepted_at),
        why: why(mail.reason.as_deref(), tongue),
        suggestions: suggestions.join(", "),
    }
}

pub(super) fn titled(subject: &str, tongue: Tongue) -> String {
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
    files: Vec<FileLink>,
    warnings: Vec<String>,
    /// The mail with its layout, and as it came.
    links: Vec<(String, String)>,
    /// For a mail in a closed dossier.
    seen: Option<Seen>,
    actions: Option<Actions>,
}

struct Seen {
    href: String,
    lead: String,
    button: String,
}

struct Actions {
    href: String,
    file_title: String,
    controls: Vec<Control>,
    file: String,
    propose_title: String,
    propose: String,
    dismiss_title: String,
    why: Vec<Control>,
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
    wrong: Option<(&str, &str)>,
) -> Response {
    let tongue = reader.tongue();
    let mail = &read.mail;
    let title = titled(&mail.subject, tongue);
    let mut shell = frame::staff(web, reader, &title, Place::Post).await;
    let (mut form, mut dismissal) = (Form::new(sent, AREA, tongue), Form::new(sent, AREA, tongue));
    if let Some((field, key)) = wrong {
        let form = if field == WHY { &mut dismissal } else { &mut form };
        form.wrong(field, key);
        shell = shell.after_failure();
    }
    form.line("reference", Need::Required);
    form.radios("from", options(Correspondent::ALL, "correspondent", Correspondent::key, tongue));
    dismissal.line(WHY, Need::Required);
    let (controls, summary) = form.finish();
    let (why, why_summary) = dismissal.finish();
    let summary = if summary.is_empty() { why_summary } else { summary };
    let href = href(read);
    let (text, folded) = shown(read, tongue);
    let status = if summary.is_empty() { axum::http::StatusCode::OK } else { FORM_REFUSED };
    let page = Page {
        shell,
        back: tongue.say("menu-post"),
        summary,
        facts: facts(read, tongue),
        text,
        folded,
        files_title: tongue.say("mail-files"),
        files: files(read),
        warnings: mail.warnings.iter().map(|warning| tongue.say(warning.key())).collect(),
        links: links(read, tongue),
        seen: (read.inbound.state == InboundState::Flagged).then(|| Seen {
            href: href.clone(),
            lead: tongue.say("mail-seen-lead"),
            button: tongue.say("mail-seen"),
        }),
        actions: read.inbound.state.is_open().then(|| Actions {
            file_title: tongue.say("mail-file-title"),
            controls,
            file: tongue.say("mail-file"),
            propose_title: tongue.say("mail-propose-title"),
            propose: tongue.say("mail-propose"),
            dismiss_title: tongue.say("mail-dismiss-title"),
            why,
            dismiss: tongue.say("mail-dismiss"),
            href,
        }),
    };
    (status, html(&page)).into_response()
}

fn href(read: &ReadMail) -> String {
    format!("/post/binnen/{}", read.inbound.id)
}

fn files(read: &ReadMail) -> Vec<FileLink> {
    let numbered = read.mail.attachments.iter().enumerate();
    let link = |(number, file): (usize, &ReceivedFile)| FileLink {
        name: file.name.clone(),
        href: format!("{}/bijlagen/{number}", href(read)),
        detail: format!("{} kB", file.bytes.len().div_ceil(1024)),
        ..FileLink::default()
    };
    numbered.map(link).collect()
}

fn links(read: &ReadMail, tongue: Tongue) -> Vec<(String, String)> {
    let with_layout = (format!("{}/opmaak", href(read)), tongue.say("mail-layout"));
    let raw = (format!("{}/bron", href(read)), tongue.say("mail-raw"));
    let shown = read.mail.html.is_some().then_some(with_layout);
    shown.into_iter().chain([raw]).collect()
}

fn facts(read: &ReadMail, tongue: Tongue) -> Vec<Fact> {
    let sender = read.mail.from.clone().unwrap_or_default();
    let sender = match sender.name {
        Some(name) => format!("{name} <{}>", sender.address),
        None => sender.address,
    };
    let suggested = read.suggestions.iter().filter(|_| read.inbound.state.is_open());
    let suggestions: Vec<String> = suggested.map(Reference::to_string).collect();
    let all = [
        ("mail-from", sender),
        ("mail-arrived", tongue.moment(read.inbound.accepted_at)),
        ("mail-mailbox", read.inbound.mailbox.clone()),
        ("mail-kind", tongue.label("mail_nature", read.mail.nature.kind().key())),
        ("mail-state", tongue.label("mail_state", read.inbound.state.key())),
        ("mail-why", why(read.inbound.reason.as_deref(), tongue)),
        ("mail-note", read.inbound.note.clone().unwrap_or_default()),
        ("mail-suggestions", suggestions.join(", ")),
    ];
    let facts = all.into_iter().filter(|(_, text)| !text.is_empty());
    let plain = facts.map(|(key, text)| Fact { term: tongue.say(key), text, ..Fact::default() });
    plain.chain(dossier(read, tongue)).collect()
}

/// The dossier that it is in.
fn dossier(read: &ReadMail, tongue: Tongue) -> Option<Fact> {
    let is_in = matches!(
        read.inbound.state,
        InboundState::Filed | InboundState::Flagged | InboundState::Proposed
    );
    let text = read.reference.filter(|_| is_in)?.to_string();
    let href = format!("/klachten/{text}");
    Some(Fact { term: tongue.say("mail-dossier"), text, href, ..Fact::default() })
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

/// The mail with its layout: nothing is fetched for it, and nothing in it does anything.
pub(super) async fn layout(
    State(web): State<Web>,
    reader: SignedIn,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = id.parse::<Uuid>() else { return reader.problem(&web, Problem::NotFound).await };
    match web.app.received_mail(reader.actor(), id).await {
        Ok(read) => {
            let head = [
                (CONTENT_TYPE, "text/html; charset=utf-8"),
                (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
            ];
            (head, preview_html(&read.mail)).into_response()
        }
        Err(error) => reader.problem(&web, error).await,
    }
}

/// A file that came with the mail, always as a download.
pub(super) async fn attachment(
    State(web): State<Web>,
    reader: SignedIn,
    Path((id, number)): Path<(String, String)>,
) -> Response {
    let (Ok(id), Ok(number)) = (id.parse::<Uuid>(), number.parse::<usize>()) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    match web.app.received_mail(reader.actor(), id).await {
        Ok(mut read) if number < read.mail.attachments.len() => {
            let file = read.mail.attachments.swap_remove(number);
            download(file.found.unwrap_or_default(), &file.name, file.bytes)
        }
        Ok(_) => reader.problem(&web, Problem::NotFound).await,
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
        "gezien" => match web.app.mail_was_seen(by, id).await {
            Ok(()) => Redirect::to("/post").into_response(),
            Err(error) => reader.problem(&web, error).await,
        },
        "weg" => dismiss(&web, &reader, id, &sent).await,
        _ => file(&web, &reader, id, &sent).await,
    }
}

async fn dismiss(web: &Web, reader: &SignedIn, id: Uuid, sent: &Submitted) -> Response {
    let Ok(why) = Words::parse(sent.text(WHY).trim()) else {
        return again(web, reader, (id, sent), (WHY, "mail-why-missing")).await;
    };
    match web.app.dismiss_mail(reader.actor(), id, &why).await {
        Ok(()) => Redirect::to("/post?gedaan=weg").into_response(),
        Err(error) => reader.problem(web, error).await,
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
    again(web, reader, (id, sent), ("reference", "mail-no-dossier")).await
}

/// The page with what was typed, and what is wrong with it.
async fn again(
    web: &Web,
    reader: &SignedIn,
    (id, sent): (Uuid, &Submitted),
    wrong: (&str, &str),
) -> Response {
    match web.app.received_mail(reader.actor(), id).await {
        Ok(read) => page(web, reader, (&read, sent), Some(wrong)).await,
        Err(error) => reader.problem(web, error).await,
    }
}
