//! The text of the procedure: an administrator writes the next version, management approves it
//! and says from which day it holds (1, 3.3). And what to put on the organisation's own website.
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use weerklank_app::procedure::{Draft, PLACEHOLDERS, Procedures};
use weerklank_domain::people::Role;

use super::sheet::{self, Beside, Saving, Sheet, Standing};
use super::{AREA, Administrator};
use crate::complaints::controls::Need;
use crate::form::Form;
use crate::frame::{self, Place};
use crate::page::{FooterLink, Shell};
use crate::problem::{Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

pub(super) async fn show(State(web): State<Web>, reader: Administrator) -> Response {
    match web.app.procedures().await {
        Ok(procedures) => {
            let known = known(&procedures);
            edit_page(&web, &reader, (&known, Standing::Fresh)).await
        }
        Err(error) => reader.problem(&web, error).await,
    }
}

/// The draft, or else the text that holds last.
fn known(procedures: &Procedures) -> Submitted {
    let mut known = Submitted::default();
    known.set("seen", procedures.seen.to_string());
    let (dutch, english) = match (&procedures.draft, procedures.versions.last()) {
        (Some(draft), _) => (draft.dutch.as_str(), draft.english.as_str()),
        (None, Some(last)) => (last.dutch.as_str(), last.english.as_str()),
        (None, None) => ("", ""),
    };
    known.set("text_dutch", dutch);
    known.set("text_english", english);
    if procedures.draft.as_ref().is_some_and(|draft| draft.proposed) {
        known.set("proposed", "on");
    }
    known
}

fn draw_edit(form: &mut Form<'_>) {
    let names: Vec<String> = PLACEHOLDERS.iter().map(|name| format!("{{{name}}}")).collect();
    let tongue = form.tongue();
    let placeholders = [("names", names.join(" "))];
    let values = [("names", placeholders[0].1.as_str())];
    form.note(tongue.say_with("admin-procedure-placeholders", &values));
    form.area("text_dutch", Need::Required, 24);
    form.area("text_english", Need::Optional, 24);
    form.tick("proposed");
}

async fn edit_page(web: &Web, reader: &SignedIn, filled: (&Submitted, Standing)) -> Response {
    let tongue = reader.tongue();
    let sheet = Sheet {
        title: tongue.say("admin-part-procedure"),
        lead: tongue.say("admin-procedure-lead"),
        place: Place::Settings,
        up: FooterLink { label: tongue.say("admin-title"), href: "/beheer".to_owned() },
        draw: &draw_edit,
        action: None,
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}

pub(super) async fn save(
    State(web): State<Web>,
    reader: Administrator,
    sent: Submitted,
) -> Response {
    let form = Form::new(&sent, AREA, reader.tongue());
    let draft = Draft {
        dutch: form.lines("text_dutch").unwrap_or_default(),
        english: form.lines("text_english").unwrap_or_default(),
        proposed: form.is_ticked("proposed"),
    };
    let seen = sent.seen().unwrap_or_default();
    let saved = web.app.save_procedure_draft(reader.actor(), (draft, seen)).await;
    match sheet::saving(saved) {
        Saving::Done => sheet::done("/beheer"),
        Saving::Again(standing) => edit_page(&web, &reader, (&sent, standing)).await,
        Saving::Overtaken => match web.app.procedures().await {
            Ok(theirs) => {
                let standing = Standing::Overtaken(known(&theirs), theirs.seen);
                edit_page(&web, &reader, (&sent, standing)).await
            }
            Err(error) => reader.problem(&web, error).await,
        },
        Saving::Failed(error) => reader.problem(&web, error).await,
    }
}

pub(super) async fn show_approval(State(web): State<Web>, reader: SignedIn) -> Response {
    if !reader.is(Role::Management) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    let mut known = Submitted::default();
    known.set_date("valid_from", web.today());
    approval_page(&web, &reader, (known, Standing::Fresh)).await
}

async fn approval_page(
    web: &Web,
    reader: &SignedIn,
    (mut filled, standing): (Submitted, Standing),
) -> Response {
    let procedures = match web.app.procedures().await {
        Ok(procedures) => procedures,
        Err(error) => return reader.problem(web, error).await,
    };
    if filled.seen().is_none() {
        filled.set("seen", procedures.seen.to_string());
    }
    let proposed = procedures.draft.filter(|draft| draft.proposed);
    let tongue = reader.tongue();
    let lead = if proposed.is_some() { "procedure-approve-lead" } else { "procedure-approve-none" };
    let draw = |form: &mut Form<'_>| draw_approval(form, proposed.as_ref(), tongue);
    let sheet = Sheet {
        title: tongue.say("procedure-approve-title"),
        lead: tongue.say(lead),
        place: Place::Settings,
        up: FooterLink { label: tongue.say("procedure-title"), href: "/regeling".to_owned() },
        draw: &draw,
        action: None,
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, (&filled, standing)).await
}

fn draw_approval(form: &mut Form<'_>, proposed: Option<&Draft>, tongue: Tongue) {
    let Some(draft) = proposed else { return };
    form.date_boxes("valid_from");
    for (title, text) in [("language-nl", &draft.dutch), ("language-en", &draft.english)] {
        form.heading(title);
        form.quote(if text.trim().is_empty() {
            tongue.say("procedure-none")
        } else {
            text.clone()
        });
    }
}

pub(super) async fn approve(State(web): State<Web>, reader: SignedIn, sent: Submitted) -> Response {
    if !reader.is(Role::Management) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    let Ok(valid_from) = sent.date("valid_from") else {
        let problem =
            weerklank_app::FieldProblem { field: "valid_from_day", text_key: "form-date-wrong" };
        let wrong = Standing::Wrong(vec![problem]);
        return approval_page(&web, &reader, (sent, wrong)).await;
    };
    let seen = sent.seen().unwrap_or_default();
    match sheet::saving(web.app.approve_procedure(reader.actor(), (valid_from, seen)).await) {
        Saving::Done => sheet::done("/regeling"),
        Saving::Again(standing) => approval_page(&web, &reader, (sent, standing)).await,
        Saving::Overtaken => reader.problem(&web, Problem::Changed).await,
        Saving::Failed(error) => reader.problem(&web, error).await,
    }
}

#[derive(askama::Template)]
#[template(path = "administration/website.html")]
struct WebsitePage {
    shell: Shell,
    up: String,
    lead: String,
    /// A name for the box, its label, and what is copied.
    snippets: Vec<(String, String, String)>,
}

/// A link, a button and a frame for any website, to be copied.
pub(super) async fn website(State(web): State<Web>, reader: Administrator) -> Response {
    let tongue = reader.tongue();
    let url = web.app.public_url.clone();
    let label = tongue.say("home-begin");
    let snippets = [
        ("snippet_link", format!("<a href=\"{url}/klacht\">{label}</a>")),
        (
            "snippet_button",
            format!("<form action=\"{url}/klacht\"><button>{label}</button></form>"),
        ),
        (
            "snippet_procedure",
            format!("<a href=\"{url}/regeling\">{}</a>", tongue.say("procedure-title")),
        ),
        (
            "snippet_frame",
            format!(
                "<iframe src=\"{url}/inbedden/klacht\" title=\"{label}\" width=\"100%\" \
                 height=\"1200\" loading=\"lazy\"></iframe>"
            ),
        ),
    ];
    let snippets = snippets
        .map(|(name, snippet)| (name.to_owned(), tongue.label("admin_field", name), snippet));
    let page = WebsitePage {
        shell: frame::staff(&web, &reader, &tongue.say("admin-part-website"), Place::Settings)
            .await,
        up: tongue.say("admin-title"),
        lead: tongue.say("admin-website-lead"),
        snippets: snippets.into(),
    };
    html(&page).into_response()
}
