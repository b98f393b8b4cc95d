//! Recording a complaint: seven fields, never refused for want of more (5.1, principle 1).
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use weerklank_app::AppError;
use weerklank_app::card::ContactCard;
use weerklank_app::execute::Submission;
use weerklank_app::lists::Lists;
use weerklank_domain::Language;
use weerklank_domain::complaint::correspondence::{Capacity, CorrespondenceTo, Representative};
use weerklank_domain::complaint::facts::{
    Channel, Complainant, ComplainantKind, Confidentiality, Door, InformedOfProcedure, Manner,
    Recording,
};
use weerklank_domain::ids::{AdviserId, FirmId, PersonId};
use weerklank_domain::people::{Role, Subject};
use weerklank_domain::reference::Reference;
use weerklank_domain::text::Text;

use super::controls::{Control, Controls, Need, options};
use super::reading::Reading;
use super::{similar, told};
use crate::fields::ErrorSummary;
use crate::frame::{self, Place};
use crate::page::Shell;
use crate::parts::{ArticleLink, Fact};
use crate::problem::{FORM_OUTDATED, FORM_REFUSED, Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

#[derive(askama::Template)]
#[template(path = "complaints/recording.html")]
struct Page {
    shell: Shell,
    lead: String,
    talk: String,
    article: ArticleLink,
    summary: ErrorSummary,
    controls: Vec<Control>,
    send: String,
    look: String,
    /// Whether there are complaints like this one.
    looked: String,
    similar: Vec<Fact>,
    similar_title: String,
    submission: String,
}

pub(super) async fn show(State(web): State<Web>, reader: SignedIn) -> Response {
    if !may_record(&reader) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    let known = usual(&web, &reader);
    let form = page(&web, &reader, &known, (StatusCode::OK, ErrorSummary::default(), vec![])).await;
    // The button back leads to this form again and not to a new one, so that what was sent is
    // not recorded twice; nothing of a dossier stands in it.
    ([(CACHE_CONTROL, "private, no-cache")], form).into_response()
}

/// What most recordings have.
pub(super) fn usual(web: &Web, reader: &SignedIn) -> Submitted {
    let mut known = Submitted::default();
    known.set_date("received_on", web.today());
    known.set("door", if reader.is(Role::Partner) { "partner" } else { "organisation" });
    known.set("channel", Channel::Telephone.key());
    known.set("complainant_kind", ComplainantKind::SmeClient.key());
    known.set("confidentiality", Confidentiality::Open.key());
    known.set("language", Language::Dutch.tag());
    known
}

pub(super) fn may_record(reader: &SignedIn) -> bool {
    [Role::Partner, Role::Staff, Role::Officer].iter().any(|role| reader.is(*role))
}

fn has_both_doors(reader: &SignedIn) -> bool {
    reader.is(Role::Partner) && (reader.is(Role::Officer) || reader.is(Role::Staff))
}

pub(super) async fn send(State(web): State<Web>, reader: SignedIn, sent: Submitted) -> Response {
    if !may_record(&reader) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    let tongue = reader.tongue();
    let lists = match web.app.lists().await {
        Ok(lists) => lists,
        Err(error) => return reader.problem(&web, error).await,
    };
    if sent.removes_file().is_some() || !sent.text(similar::LOOK).is_empty() {
        let fresh = (StatusCode::OK, ErrorSummary::default(), vec![]);
        return page(&web, &reader, &sent, fresh).await;
    }
    let mut reading = Reading::new(&sent, None, (&lists, web.app.enclosures()), tongue);
    let id = sent.submission().unwrap_or_else(|| reading.new_id());
    let recording = read(&mut reading, &reader);
    let (enclosed, problems) = reading.finish();
    let recording = match recording {
        Some(recording) if problems.is_empty() => recording,
        _ => {
            let count = problems.len().to_string();
            let title = tongue.say_with("form-errors", &[("count", &count)]);
            let summary = problems
                .iter()
                .fold(ErrorSummary::new(title), |summary, (id, text)| summary.about(id, text));
            return page(&web, &reader, &sent, (FORM_REFUSED, summary, problems)).await;
        }
    };
    let draft = move |reference: Reference| Recording { reference, ..recording.clone() };
    let form = sent.sent_form().unwrap_or(Submission { form: id, content: id });
    let recorded = web.app.record_sent(reader.actor().clone(), form, draft, enclosed).await;
    match recorded {
        Ok(reference) => Redirect::to(&format!("/klachten/{reference}/vastgelegd")).into_response(),
        Err(AppError::Refused(refusal)) => {
            let summary = ErrorSummary::new(tongue.say("form-refused"))
                .about("received_on_day", tongue.refusal(&refusal));
            page(&web, &reader, &sent, (FORM_REFUSED, summary, vec![])).await
        }
        Err(AppError::SentBefore) => {
            let mut anew = sent.clone();
            anew.set("submission", web.app.enclosures().id().to_string());
            let summary = ErrorSummary::new(tongue.say("recording-sent-before"))
                .about("expression", tongue.say("recording-sent-before-advice"));
            page(&web, &reader, &anew, (FORM_OUTDATED, summary, vec![])).await
        }
        Err(error) => {
            let problem = Problem::from(error);
            if !matches!(problem, Problem::TryAgain) {
                return reader.problem(&web, problem).await;
            }
            let status = problem.status();
            let summary = ErrorSummary::new(tongue.say("problem-try-again-sentence"))
                .about("form", tongue.say("problem-try-again-advice"));
            page(&web, &reader, &sent, (status, summary, vec![])).await
        }
    }
}

#[derive(askama::Template)]
#[template(path = "complaints/recorded.html")]
struct RecordedPage {
    shell: Shell,
    sentence: String,
    next: String,
    again: String,
}

/// What was recorded is confirmed to who recorded it, also when he may not see the dossier from
/// now on.
pub(super) async fn recorded(
    State(web): State<Web>,
    reader: SignedIn,
    Path(reference): Path<String>,
) -> Response {
    let Ok(reference) = reference.parse::<Reference>() else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    if web.app.dossier(reader.actor(), reference).await.is_ok() {
        return Redirect::to(&format!("/klachten/{reference}?gedaan=vastgelegd")).into_response();
    }
    match web.app.was_recorded_by(reader.actor(), reference).await {
        Ok(true) => {}
        Ok(false) => return reader.problem(&web, Problem::NotFound).await,
        Err(error) => return reader.problem(&web, error).await,
    }
    let tongue = reader.tongue();
    let shell = frame::staff(&web, &reader, &tongue.say("recorded-title"), Place::Record).await;
    let sentence = tongue.say_with("recorded-sentence", &[("reference", &reference.to_string())]);
    let (next, again) = (tongue.say("recorded-next"), tongue.say("recorded-again"));
    html(&RecordedPage { shell, sentence, next, again }).into_response()
}

pub(super) async fn page(
    web: &Web,
    reader: &SignedIn,
    sent: &Submitted,
    (status, summary, problems): (StatusCode, ErrorSummary, Vec<(String, String)>),
) -> Response {
    let tongue = reader.tongue();
    let sent = &sent.keeping_files(web).await;
    let lists = match web.app.lists().await {
        Ok(lists) => lists,
        Err(error) => return reader.problem(web, error).await,
    };
    let mut shell = frame::staff(web, reader, &tongue.say("recording-title"), Place::Record).await;
    if status != StatusCode::OK {
        shell = shell.after_failure();
    }
    let similar = similar::to_typed(web, reader, (sent, &lists)).await;
    let mut controls = Controls::new(sent, None, (&lists, &problems), tongue);
    draw(&mut controls, reader);
    let submission = sent.submission().unwrap_or_else(|| web.app.enclosures().id()).to_string();
    let page = Page {
        shell,
        lead: tongue.say("recording-lead"),
        talk: tongue.say("talk-title"),
        article: ArticleLink { text: tongue.say("recording-article"), href: String::new() },
        summary,
        controls: controls.finish(),
        send: tongue.say("recording-send"),
        look: tongue.say("recording-look"),
        looked: similar::looked(sent, &similar, tongue),
        similar,
        similar_title: tongue.say("similar-title"),
        submission,
    };
    (status, html(&page)).into_response()
}

/// The seven fields in the order in which people tell it, then what may follow later.
fn draw(form: &mut Controls<'_>, reader: &SignedIn) {
    let tongue = form.tongue();
    form.area("expression", Need::Required, 7);
    // What was told beside it, when a talk sheet came before.
    if form.typed("talk") == "on" {
        form.hidden("talk", "on");
        form.line("happened", Need::Optional);
        form.area("wish", Need::Optional, 3);
    }
    form.line("name", Need::Required);
    form.select("about", Need::Required, abouts(form.lists(), tongue));
    form.line("named", Need::Optional);
    form.date("received_on", Need::Required);
    form.select("channel", Need::Required, options(Channel::ALL, "channel", Channel::key, tongue));
    let manners = options(Manner::ALL, "manner", Manner::key, tongue);
    form.radios("manner", Need::Optional, manners);
    if has_both_doors(reader) {
        form.radios("door", Need::Required, options(Door::ALL, "door", Door::key, tongue));
    }
    form.heading("recording-later");
    form.line("company", Need::Optional);
    form.typed_line("email", Need::Optional, ("email", "off"));
    form.typed_line("phone", Need::Optional, ("tel", "off"));
    form.area("address", Need::Optional, 3);
    let kinds = options(ComplainantKind::ALL, "complainant_kind", ComplainantKind::key, tongue);
    form.radios("complainant_kind", Need::Required, kinds);
    let shared = options(Confidentiality::ALL, "confidentiality", Confidentiality::key, tongue);
    form.radios("confidentiality", Need::Required, shared);
    let languages = Language::ALL
        .iter()
        .map(|language| (language.tag().to_owned(), tongue.label("language", language.tag())))
        .collect();
    form.radios("language", Need::Required, languages);
    form.heading("recording-representative");
    form.line("representative_name", Need::Optional);
    form.radios(
        "capacity",
        Need::Optional,
        options(Capacity::ALL, "capacity", Capacity::key, tongue),
    );
    form.typed_line("representative_mail", Need::Optional, ("email", "off"));
    form.typed_line("representative_phone", Need::Optional, ("tel", "off"));
    let to = options(CorrespondenceTo::ALL, "correspondence_to", CorrespondenceTo::key, tongue);
    form.radios("correspondence_to", Need::Optional, to);
    form.heading("recording-informing");
    form.tick("told_of_procedure");
    form.area("late_reason", Need::Optional, 2);
}

/// About whom it can be: a firm, one of its advisers, the organisation, an officer, or unknown.
pub(super) fn abouts(lists: &Lists, tongue: Tongue) -> Vec<(String, String)> {
    let mut options = vec![("unknown".to_owned(), tongue.say("about-unknown"))];
    for firm in &lists.firms {
        options.push((format!("firm:{}", firm.id), firm.name.clone()));
        let advisers = lists.advisers.iter().filter(|adviser| adviser.firm == firm.id);
        options.extend(advisers.map(|adviser| {
            (format!("adviser:{}", adviser.id), format!("{}, {}", adviser.name, firm.name))
        }));
    }
    options.push(("organisation".to_owned(), tongue.say("about-organisation")));
    options.extend(lists.officers.iter().map(|(officer, name)| {
        (format!("officer:{officer}"), format!("{name} ({})", tongue.label("role", "officer")))
    }));
    options
}

/// What was chosen in [`abouts`].
pub(super) fn subject(chosen: &str, named: Option<Text>, lists: &Lists) -> Option<Subject> {
    match chosen.split_once(':') {
        None if chosen == "unknown" => Some(Subject::Unknown { named }),
        None if chosen == "organisation" => Some(Subject::Organisation),
        Some(("firm", id)) => {
            let id: FirmId = id.parse().ok()?;
            let firm = lists.firms.iter().find(|firm| firm.id == id)?;
            Some(Subject::Partner { firm: id, adviser: None, kind: firm.kind })
        }
        Some(("adviser", id)) => {
            let id: AdviserId = id.parse().ok()?;
            let adviser = lists.advisers.iter().find(|adviser| adviser.id == id)?;
            let firm = lists.firms.iter().find(|firm| firm.id == adviser.firm)?;
            Some(Subject::Partner { firm: firm.id, adviser: Some(id), kind: firm.kind })
        }
        Some(("officer", id)) => {
            let person: PersonId = id.parse().ok()?;
            let known = lists.officers.iter().any(|(officer, _)| *officer == person);
            known.then_some(Subject::Officer { person })
        }
        _ => None,
    }
}

fn read(form: &mut Reading<'_>, reader: &SignedIn) -> Option<Recording> {
    let expression = form.text("expression");
    let name = form.text("name");
    let named = form.optional_text("named");
    let subject = subject(form.typed("about"), named, form.lists());
    if subject.is_none() {
        form.wrong("about", "recording-about-missing");
    }
    let received_on = form.date("received_on");
    let channel = form.one_of("channel", Channel::from_key);
    let complainant = complainant(form, name);
    let representative = representative(form);
    let late_reason = form.optional_text("late_reason");
    let intake = told::beside(form);
    let (channel, received_on) = (channel?, received_on?);
    let manner = Manner::from_key(form.typed("manner"));
    // Whoever has one door only isn't asked which.
    let usual = if reader.is(Role::Partner) { Door::Partner } else { Door::Organisation };
    let chosen = Door::from_key(form.typed("door"));
    let door = chosen.filter(|_| has_both_doors(reader)).unwrap_or(usual);
    Some(Recording {
        // The reference is drawn when it is recorded.
        reference: placeholder(received_on),
        received_on,
        door,
        channel,
        manner: manner.unwrap_or_else(|| channel.usual_manner()),
        expression: expression?,
        complainant: complainant?,
        subject: subject?,
        procedure_version: 1,
        informed: form.is_ticked("told_of_procedure").then_some(InformedOfProcedure {
            on: received_on,
            way: told::by(channel),
            told_where_to_read: true,
        }),
        late_reason,
        recorded_by: reader.actor().person,
        representative,
        files: vec![],
        receipt: None,
        proposal: false,
        intake,
    })
}

/// Who files it in the complainant's name, when somebody does (1).
fn representative(form: &mut Reading<'_>) -> Option<Representative> {
    let name = form.optional_text("representative_name")?;
    let card = ContactCard {
        email: form.typed("representative_mail").trim().to_owned(),
        phone: form.typed("representative_phone").trim().to_owned(),
        ..ContactCard::default()
    };
    if !card.email.is_empty() && !weerklank_app::card::is_mail_address(&card.email) {
        form.wrong("representative_mail", "form-email-wrong");
    }
    let capacity = form.one_of("capacity", Capacity::from_key)?;
    let to = form.optional_of("correspondence_to", CorrespondenceTo::from_key);
    let reachable = card.reaches();
    let card = card.words().map(|words| form.seal(words));
    let correspondence_to = to.unwrap_or(CorrespondenceTo::Both);
    Some(Representative { name, capacity, card, reachable, correspondence_to })
}

fn placeholder(received_on: Date) -> Reference {
    Reference::new(received_on.year(), [0; 16])
}

fn complainant(form: &mut Reading<'_>, name: Option<Text>) -> Option<Complainant> {
    let card = ContactCard {
        company: form.typed("company").trim().to_owned(),
        chamber_number: String::new(),
        email: form.typed("email").trim().to_owned(),
        phone: form.typed("phone").trim().to_owned(),
        address: form.typed("address").replace("\r\n", "\n").trim().to_owned(),
    };
    if !card.email.is_empty() && !weerklank_app::card::is_mail_address(&card.email) {
        form.wrong("email", "form-email-wrong");
    }
    let kind = form.one_of("complainant_kind", ComplainantKind::from_key);
    let reachable = card.reaches();
    let card = card.words().map(|words| form.seal(words));
    Some(Complainant {
        kind: kind?,
        name: name?,
        card,
        reachable,
        language: Language::from_tag(form.typed("language")).unwrap_or_default(),
        relation: None,
        confidentiality: form
            .optional_of("confidentiality", Confidentiality::from_key)
            .unwrap_or(Confidentiality::Open),
    })
}
