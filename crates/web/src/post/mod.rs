//! The post room: how it stands with mail, and what could not be delivered.
mod incoming;
mod mailbox;
mod received;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use weerklank_app::AppError;
use weerklank_app::mail_in::MailboxState;
use weerklank_app::post_room::{DeadMessage, PostRoom};
use weerklank_domain::ids::OutboxId;
use weerklank_domain::people::Role;

use crate::frame::{self, Place};
use crate::page::{Shell, Tone};
use crate::parts::Kpi;
use crate::problem::{Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/post", get(show))
        .route("/post/binnen", get(received::list))
        .route("/post/binnen/{id}", get(incoming::show).post(incoming::decide))
        .route("/post/binnen/{id}/bron", get(incoming::raw))
        .route("/post/binnen/{id}/opmaak", get(incoming::layout))
        .route("/post/binnen/{id}/bijlagen/{number}", get(incoming::attachment))
        .route("/post/{id}/herhaling", post(send_again))
}

/// The mailbox of the demonstration, which anybody may read.
pub(crate) fn demonstration_routes() -> Router<Web> {
    Router::new()
        .route("/demo/postvak", get(mailbox::list))
        .route("/demo/postvak/{id}", get(mailbox::show))
        .route("/demo/postvak/{id}/bijlagen/{number}", get(mailbox::attachment))
}

/// A message that could not be delivered.
struct Row {
    purpose: String,
    /// The dossier; empty for what is about none.
    reference: String,
    tried: String,
    failed_at: String,
    error: String,
    /// Where the button posts to; empty when it is sent anew from its dossier.
    again: String,
    again_which: String,
}

struct Words {
    figures: String,
    dead: String,
    none: String,
    purpose: String,
    failed_at: String,
    error: String,
    again: String,
    from_dossier: String,
}

#[derive(askama::Template)]
#[template(path = "post/room.html")]
struct Page {
    shell: Shell,
    lead: String,
    warning: String,
    kpis: Vec<Kpi>,
    waiting_title: String,
    waiting: Vec<incoming::Line>,
    /// The mailboxes that could not be read, each with why.
    mailboxes: Vec<String>,
    /// The link to all mail that came in; empty for who may not see it.
    all: String,
    words: Words,
    rows: Vec<Row>,
}

#[derive(Debug, Default, serde::Deserialize)]
struct Asked {
    /// What was just done: the key of a sentence of ours.
    #[serde(default)]
    gedaan: String,
}

async fn show(State(web): State<Web>, reader: SignedIn, Query(asked): Query<Asked>) -> Response {
    let tongue = reader.tongue();
    // Where mail belongs is for officers to say.
    let waiting = if reader.is(Role::Officer) {
        web.app.waiting_mail(reader.actor()).await
    } else {
        Ok(Vec::new())
    };
    let waiting = match waiting {
        Ok(waiting) => incoming::lines(&waiting, tongue),
        Err(error) => return reader.problem(&web, error).await,
    };
    let mailboxes = match web.app.mailboxes().await {
        Ok(mailboxes) => trouble(&mailboxes, tongue),
        Err(error) => return reader.problem(&web, error).await,
    };
    let all = if reader.is(Role::Officer) { tongue.say("mail-all") } else { String::new() };
    let (room, dead) = match read(&web, &reader).await {
        Ok(read) => read,
        Err(error) => return reader.problem(&web, error).await,
    };
    let mut shell = frame::staff(&web, &reader, &tongue.say("menu-post"), Place::Post).await;
    if asked.gedaan == "weg" {
        frame::flash(&mut shell, tongue.say("mail-dismissed"));
    }
    if asked.gedaan == "herhaling" {
        frame::flash(&mut shell, tongue.say("post-again-done"));
    }
    let warning = if room.is_configured { String::new() } else { tongue.say("worklist-no-mail") };
    let page = Page {
        shell,
        lead: tongue.say("post-lead"),
        warning,
        kpis: kpis(&room, &dead, tongue),
        words: words(tongue),
        waiting_title: tongue.say("mail-waiting"),
        waiting,
        mailboxes,
        all,
        rows: dead.iter().map(|message| row(message, tongue)).collect(),
    };
    html(&page).into_response()
}

/// A mailbox that is silent because something is wrong says so.
fn trouble(mailboxes: &[(String, MailboxState)], tongue: Tongue) -> Vec<String> {
    let sentence = |name: &str, state: &MailboxState| match state {
        MailboxState::Well => None,
        MailboxState::Wrong { why, since } => {
            let since = tongue.moment(*since);
            let values = [("mailbox", name), ("why", why), ("since", &since)];
            Some(tongue.say_with("mail-mailbox-wrong", &values))
        }
        MailboxState::Unwatched { since } => {
            let since = tongue.moment(*since);
            let values = [("mailbox", name), ("since", since.as_str())];
            Some(tongue.say_with("mail-mailbox-unwatched", &values))
        }
    };
    mailboxes.iter().filter_map(|(name, state)| sentence(name, state)).collect()
}

async fn read(web: &Web, reader: &SignedIn) -> Result<(PostRoom, Vec<DeadMessage>), AppError> {
    Ok((web.app.post_room(reader.actor()).await?, web.app.dead_mail(reader.actor()).await?))
}

/// Of the dead letters only those are counted that this person may know of.
fn kpis(room: &PostRoom, dead: &[DeadMessage], tongue: Tongue) -> Vec<Kpi> {
    let tile = |figure: String, key: &str, icon: &str, tone: Tone| Kpi {
        figure,
        label: tongue.say(&format!("post-{key}")),
        href: String::new(),
        detail: tongue.say(&format!("post-{key}-detail")),
        icon: icon.to_owned(),
        tone,
    };
    let trouble = if dead.is_empty() { Tone::Neutral } else { Tone::Danger };
    vec![
        tile(room.counts.waiting.to_string(), "waiting", "clock", Tone::Neutral),
        tile(room.counts.sent.to_string(), "sent", "send", Tone::Neutral),
        tile(dead.len().to_string(), "dead", "alert-triangle", trouble),
    ]
}

fn words(tongue: Tongue) -> Words {
    let say = |key: &str| tongue.say(key);
    Words {
        figures: say("worklist-figures"),
        dead: say("post-dead"),
        none: say("post-none"),
        purpose: say("post-about"),
        failed_at: say("post-failed-at"),
        error: say("post-error"),
        again: say("post-again"),
        from_dossier: say("post-from-dossier"),
    }
}

fn row(message: &DeadMessage, tongue: Tongue) -> Row {
    let purpose = tongue.label("post-purpose", message.purpose.key());
    let failed_at = tongue.moment(message.settled_at.unwrap_or(message.created_at));
    let tried = tongue.say_with("post-tried", &[("count", &message.attempts.to_string())]);
    let again = if message.can_be_sent_again() {
        format!("/post/{}/herhaling", message.id)
    } else {
        String::new()
    };
    let which = [("purpose", purpose.as_str()), ("at", failed_at.as_str())];
    Row {
        again_which: tongue.say_with("post-again-which", &which),
        reference: message.reference.clone().unwrap_or_default(),
        error: without_names(message.last_error.as_deref().unwrap_or_default()),
        purpose,
        tried,
        failed_at,
        again,
    }
}

/// What a mail server answered, with only the domain of an address left.
fn without_names(said: &str) -> String {
    let mut shown = String::with_capacity(said.len());
    for word in
        said.split_inclusive(|one: char| one.is_whitespace() || "<>()[]\"',;:".contains(one))
    {
        match word.rsplit_once('@') {
            Some((_, domain)) => {
                shown.push_str("…@");
                shown.push_str(domain);
            }
            None => shown.push_str(word),
        }
    }
    shown
}

/// Sends a dead message after all.
async fn send_again(State(web): State<Web>, reader: SignedIn, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<OutboxId>() else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    match web.app.send_again(reader.actor(), id).await {
        Ok(()) => Redirect::to("/post?gedaan=herhaling").into_response(),
        Err(error) => reader.problem(&web, error).await,
    }
}

#[cfg(test)]
mod tests {
    use super::without_names;

    #[test]
    fn of_an_address_only_the_domain_is_told() {
        let said = "550 5.1.1 <anna.de.vries@noord.example>: no such user anna@noord.example";
        let told = "550 5.1.1 <…@noord.example>: no such user …@noord.example";
        assert_eq!(without_names(said), told);
        assert_eq!(without_names("421 try later"), "421 try later");
    }
}
