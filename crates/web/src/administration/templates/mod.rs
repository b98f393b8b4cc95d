//! The templates of letters and mails: officers write the letters, administrators keep the
//! settings, and both may change how one begins (6.3).
mod proofs;
mod versions;

use axum::Router;
use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use weerklank_app::SaveError;
use weerklank_app::templates::{
    Fault, OwnTemplate, PLACEHOLDERS, Problem as Cause, TemplateError, described,
};
use weerklank_domain::Language;
use weerklank_domain::complaint::correspondence::CorrespondenceKind as Kind;
use weerklank_domain::people::Role;

use super::list::{Around, Row, Table, heads};
use super::sheet::{self, Action, Beside, Saving, Sheet, Standing, saving};
use super::{Done, list};
use crate::complaints::controls::Need;
use crate::form::Form;
use crate::frame::Place;
use crate::page::{FooterLink, Tone};
use crate::parts::{Fact, Tab, Tag};
use crate::problem::Problem;
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

const SUBJECT: &str = "template_subject";
const TEXT: &str = "template_text";
/// The reference of a dossier to try it on.
const DOSSIER: &str = "template_dossier";

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/beheer/sjablonen", get(dutch))
        .route("/beheer/sjablonen/{language}", get(all))
        .route("/beheer/sjablonen/{language}/{kind}", get(show).post(save))
        .route("/beheer/sjablonen/{language}/{kind}/voorbeeld", post(proofs::mail))
        .route("/beheer/sjablonen/{language}/{kind}/voorbeeld.pdf", post(proofs::pdf))
        .route("/beheer/sjablonen/{language}/{kind}/herstel", post(restore))
        .route("/beheer/sjablonen/{language}/{kind}/versies/{version}", get(versions::show))
}

/// Who may change a template; whoever may not gets the page that says so.
struct Editor(SignedIn);

impl std::ops::Deref for Editor {
    type Target = SignedIn;

    fn deref(&self) -> &SignedIn {
        &self.0
    }
}

impl FromRequestParts<Web> for Editor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let reader = <SignedIn as FromRequestParts<Web>>::from_request_parts(parts, web).await?;
        if reader.is(Role::Officer) || reader.is(Role::Administrator) {
            return Ok(Self(reader));
        }
        Err(reader.problem(web, Problem::NotAllowed).await)
    }
}

/// One template, as its address names it.
#[derive(Clone, Copy, Debug)]
struct Which {
    kind: Kind,
    language: Language,
}

impl Which {
    fn of((language, noun): (&str, &str)) -> Option<Self> {
        let kind = Kind::ALL.iter().copied().find(|kind| noun_of(*kind) == noun)?;
        Some(Self { kind, language: Language::from_tag(language)? })
    }

    fn pair(self) -> (Kind, Language) {
        (self.kind, self.language)
    }

    fn address(self) -> String {
        format!("{}/{}", address(self.language), noun_of(self.kind))
    }

    /// "Ontvangstbevestiging, Nederlands"
    fn name(self, tongue: Tongue) -> String {
        let kind = tongue.label("correspondence_kind", self.kind.key());
        format!("{kind}, {}", tongue.label("language", self.language.tag()))
    }
}

fn address(language: Language) -> String {
    format!("/beheer/sjablonen/{}", language.tag())
}

/// The noun of a kind in an address.
fn noun_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Acknowledgement => "ontvangstbevestiging",
        Kind::Receipt => "ontvangstbewijs",
        Kind::PartnerNotice => "bericht-partner",
        Kind::AuthorisationRequest => "machtiging",
        Kind::HearingInvitation => "uitnodiging",
        Kind::HearingReport => "gespreksverslag",
        Kind::ProgressNote => "tussenbericht",
        Kind::Postponement => "uitstel",
        Kind::SolutionConfirmed => "oplossing",
        Kind::Decision => "beslissing",
        Kind::OutOfScope => "buiten-regeling",
        Kind::WithdrawalConfirmed => "intrekking",
        Kind::Reopening => "heropening",
        Kind::Survey => "terugblik",
        Kind::StatusLink => "statuslink",
        Kind::AccessCode => "toegangscode",
        Kind::ReadBack => "terugleestekst",
        Kind::ProcedureNotice => "klachtenregeling",
        Kind::Free => "vrij-bericht",
        Kind::UnreadableMail => "onleesbare-mail",
        Kind::ContactChanged => "andere-behandelaar",
    }
}

async fn dutch(state: State<Web>, reader: Editor, done: Query<Done>) -> Response {
    all(state, reader, (Path("nl".to_owned()), done)).await
}

async fn all(
    State(web): State<Web>,
    reader: Editor,
    (Path(language), Query(done)): (Path<String>, Query<Done>),
) -> Response {
    let tongue = reader.tongue();
    let Some(language) = Language::from_tag(&language) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let known = match web.app.templates(reader.actor(), language).await {
        Ok(known) => known,
        Err(error) => return reader.problem(&web, error).await,
    };
    let rows = known.into_iter().map(|one| {
        let (by, at) = one.changed.map(|(by, at)| (by, tongue.moment(at))).unwrap_or_default();
        Row {
            href: Which { kind: one.kind, language }.address(),
            label: tongue.label("correspondence_kind", one.kind.key()),
            cells: vec![by, at],
            tags: vec![state_of(one.is_own, tongue)],
        }
    });
    let tab = |one: Language| Tab {
        label: tongue.label("language", one.tag()),
        href: address(one),
        current: one == language,
        ..Tab::default()
    };
    let table = Table {
        id: "sjablonen",
        title: tongue.label("language", language.tag()),
        heads: heads(tongue, &["template", "changed_by", "changed_at", "state"]),
        rows: rows.collect(),
        ..Table::default()
    };
    let around = Around {
        lead: tongue.say("admin-templates-lead"),
        tabs: Language::ALL.map(tab).to_vec(),
        ..Around::default()
    };
    let title = tongue.say("admin-part-templates");
    list::page(&web, &reader, (title, &done), (table, around)).await
}

fn state_of(is_own: bool, tongue: Tongue) -> Tag {
    let (tone, key) = if is_own { (Tone::Primary, "own") } else { (Tone::Neutral, "shipped") };
    Tag { tone, text: tongue.label("admin-template", key), waits: !is_own }
}

async fn show(
    State(web): State<Web>,
    reader: Editor,
    Path((language, noun)): Path<(String, String)>,
) -> Response {
    let Some(which) = Which::of((&language, &noun)) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    match web.app.template(reader.actor(), which.pair()).await {
        Ok(template) => {
            let known = known(&template);
            page(&web, &reader, (which, &template), (&known, Standing::Fresh)).await
        }
        Err(error) => reader.problem(&web, error).await,
    }
}

/// The template in the controls of its form.
fn known(template: &OwnTemplate) -> Submitted {
    let mut known = Submitted::default();
    let (subject, text) = template.source.split_once('\n').unwrap_or((&template.source, ""));
    known.set("seen", template.version.to_string());
    known.set(SUBJECT, subject.trim());
    known.set(TEXT, text.trim_matches('\n'));
    known
}

/// The template that was typed: the line of the subject, an empty one, and the text as it is, so
/// that the lines are counted as they were seen.
fn source(sent: &Submitted) -> String {
    let subject = sent.text(SUBJECT).split_whitespace().collect::<Vec<_>>().join(" ");
    let text = sent.text(TEXT).replace("\r\n", "\n");
    format!("{subject}\n\n{}\n", text.trim_end())
}

/// What is wrong, beside the control where it is.
fn told(fault: Fault, tongue: Tongue) -> Standing {
    const LINES_BEFORE_TEXT: usize = 2;
    let is_subject = match fault.problem {
        Cause::NoSubject => true,
        Cause::TooLong | Cause::NoText => false,
        _ => fault.line == 1,
    };
    if is_subject {
        return Standing::Told(SUBJECT, fault.sentence(tongue.0));
    }
    let line = fault.line.saturating_sub(LINES_BEFORE_TEXT).max(1);
    Standing::Told(TEXT, Fault { line, ..fault }.sentence(tongue.0))
}

fn draw(form: &mut Form<'_>, tries: bool) {
    form.line(SUBJECT, Need::Required);
    form.area(TEXT, Need::Required, 24);
    if tries {
        form.line(DOSSIER, Need::Optional);
    }
}

async fn page(
    web: &Web,
    reader: &Editor,
    (which, template): (Which, &OwnTemplate),
    filled: (&Submitted, Standing),
) -> Response {
    let tongue = reader.tongue();
    let place = which.address();
    let restore = || Action {
        label: tongue.say("admin-template-restore"),
        about: tongue.say("admin-template-restore-about"),
        to: format!("{place}/herstel"),
    };
    let proof = |key: &str, file: &str| FooterLink {
        label: tongue.label("admin-template", key),
        href: format!("{place}/{file}"),
    };
    let sheet = Sheet {
        title: which.name(tongue),
        lead: tongue.say("admin-template-lead"),
        place: Place::Settings,
        up: FooterLink { label: tongue.say("admin-part-templates"), href: address(which.language) },
        draw: &|form| draw(form, reader.is(Role::Officer)),
        action: template.is_own.then(restore),
        table: (!template.changes.is_empty()).then(|| versions::table(which, template, tongue)),
        beside: Beside {
            title: tongue.say("admin-template-placeholders"),
            facts: placeholders(tongue),
            proofs: vec![proof("as_mail", "voorbeeld"), proof("as_letter", "voorbeeld.pdf")],
        },
    };
    sheet::page(web, reader, sheet, filled).await
}

/// What can stand in a template, and how a condition and a list are written.
fn placeholders(tongue: Tongue) -> Vec<Fact> {
    let example = |written: &str, key: &str| Fact {
        term: written.to_owned(),
        text: tongue.label("admin-template", key),
        ..Fact::default()
    };
    let mut facts = vec![
        example("{% if wish %} … {% endif %}", "condition"),
        example("{% for point in points %} {{ point.summary }} {% endfor %}", "repetition"),
    ];
    facts.extend(PLACEHOLDERS.iter().map(|name| Fact {
        term: format!("{{{{ {name} }}}}"),
        text: described(name, tongue.0),
        ..Fact::default()
    }));
    facts
}

async fn save(
    State(web): State<Web>,
    reader: Editor,
    (Path((language, noun)), sent): (Path<(String, String)>, Submitted),
) -> Response {
    let Some(which) = Which::of((&language, &noun)) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let typed = (source(&sent), sent.seen().unwrap_or_default());
    let typed = (typed.0.as_str(), typed.1);
    let saved = match web.app.save_template(reader.actor(), which.pair(), typed).await {
        Ok(()) => Saving::Done,
        Err(TemplateError::Faulty(fault)) => Saving::Again(told(fault, reader.tongue())),
        Err(TemplateError::App(error)) => saving(Err(SaveError::App(error))),
    };
    match saved {
        Saving::Done => sheet::done(&address(which.language)),
        Saving::Again(standing) => again(&web, &reader, which, (&sent, standing)).await,
        Saving::Overtaken => overtaken(&web, &reader, which, &sent).await,
        Saving::Failed(error) => reader.problem(&web, error).await,
    }
}

/// The same form with what was typed.
async fn again(
    web: &Web,
    reader: &Editor,
    which: Which,
    filled: (&Submitted, Standing),
) -> Response {
    match web.app.template(reader.actor(), which.pair()).await {
        Ok(template) => page(web, reader, (which, &template), filled).await,
        Err(error) => reader.problem(web, error).await,
    }
}

/// Somebody else was first: both versions beside each other.
async fn overtaken(web: &Web, reader: &Editor, which: Which, sent: &Submitted) -> Response {
    match web.app.template(reader.actor(), which.pair()).await {
        Ok(template) => {
            let mut theirs = known(&template);
            theirs.set(DOSSIER, sent.text(DOSSIER));
            let standing = Standing::Overtaken(theirs, template.version);
            page(web, reader, (which, &template), (sent, standing)).await
        }
        Err(error) => reader.problem(web, error).await,
    }
}

async fn restore(
    State(web): State<Web>,
    reader: Editor,
    (Path((language, noun)), sent): (Path<(String, String)>, Submitted),
) -> Response {
    let Some(which) = Which::of((&language, &noun)) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let seen = sent.seen().unwrap_or_default();
    match web.app.restore_template(reader.actor(), which.pair(), seen).await {
        Ok(()) => {
            let list = format!("{}?gedaan=hersteld", address(which.language));
            Redirect::to(&list).into_response()
        }
        Err(error) => reader.problem(&web, error).await,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_has_an_address_of_its_own() {
        let nouns: BTreeSet<_> = Kind::ALL.iter().map(|kind| noun_of(*kind)).collect();
        assert_eq!(nouns.len(), Kind::ALL.len());
    }
}
