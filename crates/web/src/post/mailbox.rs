//! The mailbox of the demonstration: mail that stays on this machine, for anybody to read.
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use mail_parser::{Message, MessageParser, MimeHeaders};
use uuid::Uuid;
use weerklank_app::AppError;

use crate::complaints::files::download;
use crate::frame::{self, Place};
use crate::page::{FooterLink, Shell};
use crate::parts::{Fact, FileLink};
use crate::problem::{self, Problem, html};
use crate::session::{self, SignedIn};
use crate::state::Web;
use crate::text::Tongue;

const HERE: &str = "/demo/postvak";

/// Whoever reads: with his own frame when he is signed in.
struct Reader {
    signed_in: Option<SignedIn>,
    tongue: Tongue,
}

impl Reader {
    fn of(signed_in: Option<SignedIn>, headers: &HeaderMap) -> Self {
        let own = signed_in.as_ref().map(SignedIn::tongue);
        let tongue = own.unwrap_or_else(|| Tongue(session::language_in(headers)));
        Self { signed_in, tongue }
    }

    async fn shell(&self, web: &Web, title: &str) -> Shell {
        match &self.signed_in {
            Some(reader) => frame::staff(web, reader, title, Place::Mailbox).await,
            None => frame::public(web, self.tongue, title).await,
        }
    }

    async fn problem(&self, web: &Web, problem: impl Into<Problem>) -> Response {
        problem::page(web, self.tongue.0, problem.into()).await
    }
}

struct Row {
    href: String,
    subject: String,
    to: String,
    at: String,
}

/// The two pages are the same within two frames.
macro_rules! in_both_frames {
    ($staff:ident $staff_path:literal, $public:ident $public_path:literal, $body:ident) => {
        #[derive(askama::Template)]
        #[template(path = $staff_path)]
        struct $staff {
            shell: Shell,
            body: $body,
        }

        #[derive(askama::Template)]
        #[template(path = $public_path)]
        struct $public {
            shell: Shell,
            body: $body,
        }

        impl $body {
            async fn page(self, web: &Web, reader: &Reader, title: &str) -> Response {
                let shell = reader.shell(web, title).await;
                match reader.signed_in {
                    Some(_) => html(&$staff { shell, body: self }).into_response(),
                    None => html(&$public { shell, body: self }).into_response(),
                }
            }
        }
    };
}

struct Mails {
    lead: String,
    empty: String,
    /// "Onderwerp", "Aan", "Bezorgd".
    heads: [String; 3],
    rows: Vec<Row>,
    back: Option<FooterLink>,
}

in_both_frames!(
    MailsForStaff "post/mailbox-staff.html",
    MailsForAll "post/mailbox.html",
    Mails
);

pub(super) async fn list(
    State(web): State<Web>,
    signed_in: Option<SignedIn>,
    headers: HeaderMap,
) -> Response {
    let reader = Reader::of(signed_in, &headers);
    if web.settings.demonstration.is_none() {
        return reader.problem(&web, Problem::NotFound).await;
    }
    let mails = match web.app.local_mailbox().await {
        Ok(mails) => mails,
        Err(error) => return reader.problem(&web, error).await,
    };
    let tongue = reader.tongue;
    let rows = mails.into_iter().map(|mail| Row {
        href: format!("{HERE}/{}", mail.id),
        subject: mail.subject,
        to: mail.recipient,
        at: tongue.moment(mail.delivered_at),
    });
    let page = Mails {
        lead: tongue.say("post-mailbox-lead"),
        empty: tongue.say("post-mailbox-empty"),
        heads: ["subject", "to", "delivered"].map(|head| tongue.say(&format!("post-mail-{head}"))),
        rows: rows.collect(),
        back: reader.signed_in.is_none().then(|| FooterLink {
            label: tongue.say("account-sign-in-title"),
            href: "/aanmelden".to_owned(),
        }),
    };
    page.page(&web, &reader, &tongue.say("post-mailbox-title")).await
}

struct Mail {
    subject: String,
    up: FooterLink,
    facts: Vec<Fact>,
    text: Vec<Piece>,
    files_title: String,
    files: Vec<FileLink>,
}

in_both_frames!(MailForStaff "post/mail-staff.html", MailForAll "post/mail.html", Mail);

pub(super) async fn show(
    State(web): State<Web>,
    signed_in: Option<SignedIn>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let reader = Reader::of(signed_in, &headers);
    let raw = match read(&web, &id).await {
        Ok(raw) => raw,
        Err(error) => return reader.problem(&web, error).await,
    };
    let Some(message) = MessageParser::default().parse(&raw) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let tongue = reader.tongue;
    let subject = message.subject().unwrap_or_default().to_owned();
    let page = Mail {
        subject,
        up: FooterLink { label: tongue.say("post-mailbox-title"), href: HERE.to_owned() },
        facts: facts(&message, tongue),
        text: pieces(&message.body_text(0).unwrap_or_default(), &web.app.public_url),
        files_title: tongue.say("post-mail-files"),
        files: files(&message, &id),
    };
    // A subject can be longer than the title of a page may be.
    page.page(&web, &reader, &tongue.say("post-mail-title")).await
}

async fn read(web: &Web, id: &str) -> Result<Vec<u8>, AppError> {
    if web.settings.demonstration.is_none() {
        return Err(AppError::NotFound);
    }
    let id = id.parse::<Uuid>().map_err(|_| AppError::NotFound)?;
    let (_, raw) = web.app.local_mail(id).await?;
    Ok(raw)
}

/// A piece of a text: plain, or a link to a page of ours.
struct Piece {
    text: String,
    /// A path of ours; empty for plain text.
    href: String,
}

/// The text with its links to our own pages; those to elsewhere stay plain.
fn pieces(text: &str, public_url: &str) -> Vec<Piece> {
    let mark = format!("{public_url}/");
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(&mark) {
        let (before, link) = rest.split_at(start);
        let is_end = |one: char| one.is_whitespace() || "<>\"'()".contains(one);
        let end = link.find(is_end).unwrap_or(link.len());
        let link_text = link[..end].trim_end_matches(['.', ',']);
        let href = link_text.strip_prefix(public_url).unwrap_or_default().to_owned();
        pieces.push(Piece { text: before.to_owned(), href: String::new() });
        pieces.push(Piece { text: link_text.to_owned(), href });
        rest = &link[link_text.len()..];
    }
    pieces.push(Piece { text: rest.to_owned(), href: String::new() });
    pieces
}

/// The headers that a person looks at, as they went over the line.
fn facts(message: &Message<'_>, tongue: Tongue) -> Vec<Fact> {
    const SHOWN: [(&str, &str); 5] = [
        ("From", "post-mail-from"),
        ("To", "post-mail-to"),
        ("Reply-To", "post-mail-reply-to"),
        ("Date", "post-mail-date"),
        ("Message-ID", "post-mail-id"),
    ];
    let addresses = |address: Option<&mail_parser::Address<'_>>| {
        let listed = address.into_iter().flat_map(mail_parser::Address::iter).map(|one| {
            match (one.name(), one.address()) {
                (Some(name), Some(address)) => format!("{name} <{address}>"),
                (name, address) => address.or(name).unwrap_or_default().to_owned(),
            }
        });
        listed.collect::<Vec<_>>().join(", ")
    };
    let text = |header: &str| match header {
        "From" => addresses(message.from()),
        "To" => addresses(message.to()),
        "Reply-To" => addresses(message.reply_to()),
        "Date" => message.date().map(mail_parser::DateTime::to_rfc822).unwrap_or_default(),
        _ => message.message_id().map(|id| format!("<{id}>")).unwrap_or_default(),
    };
    SHOWN
        .iter()
        .map(|(header, key)| Fact { term: tongue.say(key), text: text(header), ..Fact::default() })
        .filter(|fact| !fact.text.is_empty())
        .collect()
}

/// What can be saved: the attachments, and the HTML part, which is never shown as a page of ours.
fn files(message: &Message<'_>, id: &str) -> Vec<FileLink> {
    let link = |number: String, name: String, length: usize| FileLink {
        name,
        href: format!("{HERE}/{id}/bijlagen/{number}"),
        detail: format!("{} kB", length.div_ceil(1024)),
        ..FileLink::default()
    };
    let attached = message.attachments().enumerate().map(|(number, part)| {
        let name = part.attachment_name().unwrap_or("bijlage").to_owned();
        link(number.to_string(), name, part.contents().len())
    });
    let html = message.body_html(0).filter(|_| message.html_body_count() > 0);
    attached
        .chain(html.map(|html| link("html".to_owned(), "mail.html".to_owned(), html.len())))
        .collect()
}

pub(super) async fn attachment(
    State(web): State<Web>,
    Path((id, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let reader = Reader::of(None, &headers);
    let raw = match read(&web, &id).await {
        Ok(raw) => raw,
        Err(error) => return reader.problem(&web, error).await,
    };
    let Some(message) = MessageParser::default().parse(&raw) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    if number == "html" {
        let html = message.body_html(0).unwrap_or_default().into_owned();
        return download("text/html; charset=utf-8", "mail.html", html.into_bytes());
    }
    let part = number.parse().ok().and_then(|number: u32| message.attachment(number));
    let Some(part) = part else { return reader.problem(&web, Problem::NotFound).await };
    let kind = part.content_type().map(|kind| match kind.subtype() {
        Some(subtype) => format!("{}/{subtype}", kind.ctype()),
        None => kind.ctype().to_owned(),
    });
    let name = part.attachment_name().unwrap_or("bijlage");
    let kind = kind.as_deref().unwrap_or("application/octet-stream");
    download(kind, name, part.contents().to_vec())
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn only_links_to_our_own_pages_can_be_followed() {
        let text = "Open https://ours.example/klachten/K-1. Of https://evil.example/ en\n\
            https://ours.example.evil.example/x";
        let links: Vec<_> = pieces(text, "https://ours.example")
            .into_iter()
            .filter(|piece| !piece.href.is_empty())
            .map(|piece| piece.href)
            .collect();
        assert_eq!(links, ["/klachten/K-1"]);
        let whole: String =
            pieces(text, "https://ours.example").into_iter().map(|piece| piece.text).collect();
        assert_eq!(whole, text);
    }
}
