//! The talk sheet: what to ask in the order in which people talk, on screen or on paper; what was
//! typed goes on to the recording (5.1).
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::calendar::FreeDayRule;
use weerklank_domain::complaint::facts::Channel;

use super::controls::{Control, Controls, Need, options};
use super::recording::{self, may_record};
use crate::fields::ErrorSummary;
use crate::frame::{self, Place};
use crate::page::Shell;
use crate::problem::{Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::{Submitted, pairs};
use crate::text::Tongue;

/// How a complaint comes in that is told.
const TOLD: [Channel; 3] = [Channel::Telephone, Channel::Conversation, Channel::Voicemail];

#[derive(askama::Template)]
#[template(path = "complaints/talk.html")]
struct Page {
    shell: Shell,
    lead: String,
    paper: String,
    controls: Vec<Control>,
    send: String,
}

/// What was typed before comes along in the address when somebody goes back to it.
pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    RawQuery(query): RawQuery,
) -> Response {
    if !may_record(&reader) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    let mut known = Submitted::from_pairs(pairs(query.unwrap_or_default().as_bytes()));
    if known.text("channel").is_empty() {
        known.set("channel", Channel::Telephone.key());
    }
    let lists = match web.app.lists().await {
        Ok(lists) => lists,
        Err(error) => return reader.problem(&web, error).await,
    };
    let due = match web.app.calendar().await {
        Ok(calendar) => calendar.explain(web.today(), FreeDayRule::Stays).due,
        Err(error) => return reader.problem(&web, error).await,
    };
    let tongue = reader.tongue();
    let mut controls = Controls::new(&known, None, (&lists, &[]), tongue);
    draw(&mut controls, due, tongue);
    let page = Page {
        shell: frame::staff(&web, &reader, &tongue.say("talk-title"), Place::Record).await,
        lead: tongue.say("talk-lead"),
        paper: tongue.say("talk-paper"),
        controls: controls.finish(),
        send: tongue.say("talk-send"),
    };
    html(&page).into_response()
}

fn draw(form: &mut Controls<'_>, due: Date, tongue: Tongue) {
    form.heading("talk-listen");
    form.note(tongue.say("talk-listen-say"));
    form.area("expression", Need::Optional, 7);
    form.heading("talk-when");
    form.line("happened", Need::Optional);
    form.heading("talk-who");
    form.select("about", Need::Optional, recording::abouts(form.lists(), tongue));
    form.line("named", Need::Optional);
    form.heading("talk-help");
    form.note(tongue.say("talk-help-say"));
    form.area("wish", Need::Optional, 3);
    form.heading("talk-next");
    form.note(tongue.say_with("talk-next-say", &[("due", &tongue.long_day(due))]));
    form.tick("told_of_procedure");
    form.heading("talk-reach");
    form.line("name", Need::Optional);
    form.line("company", Need::Optional);
    form.typed_line("phone", Need::Optional, ("tel", "off"));
    form.typed_line("email", Need::Optional, ("email", "off"));
    form.area("address", Need::Optional, 3);
    form.radios("channel", Need::Required, options(&TOLD, "channel", Channel::key, tongue));
    form.heading("talk-check");
    form.note(tongue.say("talk-check-say"));
}

/// On to the recording, with all that was typed: nothing is kept before that is sent.
pub(super) async fn send(State(web): State<Web>, reader: SignedIn, sent: Submitted) -> Response {
    if !may_record(&reader) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    let mut known = recording::usual(&web, &reader);
    for (name, value) in sent.pairs() {
        known.set(name, value);
    }
    known.set("talk", "on");
    let fresh = (StatusCode::OK, ErrorSummary::default(), vec![]);
    recording::page(&web, &reader, &known, fresh).await
}

/// The same on paper, to be filled in by hand.
pub(super) async fn paper(State(web): State<Web>, reader: SignedIn) -> Response {
    if !may_record(&reader) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    let language: Language = reader.tongue().0;
    match web.app.talk_sheet(language).await {
        Ok(bytes) => ([(CONTENT_TYPE, "application/pdf")], bytes).into_response(),
        Err(error) => reader.problem(&web, error).await,
    }
}
