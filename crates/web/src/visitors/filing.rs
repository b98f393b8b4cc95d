//! Leads through the public form: each topic is kept as soon as it is sent, an error included.
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;
use weerklank_app::AppError;
use weerklank_app::visitors::{Draft, DraftKey, NewDraftFile};

use super::checking::check_page;
use super::topics::{self, AREA, Known, TOPICS};
use super::way::{self, FIELD, Sent, Way};
use crate::complaints::controls::Control;
use crate::fields::ErrorSummary;
use crate::form::Form;
use crate::frame;
use crate::page::Shell;
use crate::parts::{Progress, Step};
use crate::problem::{self, FORM_REFUSED, Problem, html};
use crate::sent_files::{RefusedFile, Why};
use crate::session;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

#[derive(askama::Template)]
#[template(path = "visitors/topic.html")]
struct TopicPage {
    shell: Shell,
    summary: ErrorSummary,
    steps: Vec<Step>,
    lead: String,
    action: String,
    hidden: Vec<(String, String)>,
    controls: Vec<Control>,
    send: String,
    back: String,
    back_label: String,
    expect: Vec<String>,
    expect_title: String,
    privacy: String,
}

/// What a page of the form is drawn from.
pub(super) struct Filler<'a> {
    pub(super) web: &'a Web,
    pub(super) way: Way,
    pub(super) key: DraftKey,
    pub(super) tongue: Tongue,
    pub(super) draft: Draft,
}

impl Filler<'_> {
    pub(super) fn answers(&self) -> Submitted {
        Submitted::from_pairs(self.draft.answers.clone())
    }

    pub(super) fn hidden(&self) -> Vec<(String, String)> {
        match self.way {
            Way::Page => vec![],
            Way::Framed => vec![(FIELD.to_owned(), self.key.to_string())],
        }
    }

    pub(super) async fn answered(&self, answer: Response) -> Response {
        match self.way {
            Way::Page => way::remember(self.web, &self.key, answer, Sent::NotYet),
            Way::Framed => way::framed(self.web, answer).await,
        }
    }

    pub(super) async fn problem(&self, error: impl Into<Problem>) -> Response {
        let answer = problem::page(self.web, self.tongue.0, error.into()).await;
        if self.way == Way::Framed { way::framed(self.web, answer).await } else { answer }
    }
}

pub(super) async fn begin(State(web): State<Web>, headers: HeaderMap) -> Response {
    let known = Way::Page.key_of(&web, &headers);
    // Who sent it already begins anew.
    let key = match known {
        Some(key) => match web.app.receipt(&key).await {
            Ok(None) => key,
            _ => web.app.new_draft_key(),
        },
        None => web.app.new_draft_key(),
    };
    let first = Redirect::to(&format!("/klacht/{}", TOPICS[0].path)).into_response();
    way::remember(&web, &key, first, Sent::NotYet)
}

pub(super) async fn show(
    State(web): State<Web>,
    Path(topic): Path<String>,
    headers: HeaderMap,
) -> Response {
    let tongue = Tongue(session::language_in(&headers));
    let Some(place) = topics::place(&topic) else {
        return problem::page(&web, tongue.0, Problem::NotFound).await;
    };
    let Some(key) = Way::Page.key_of(&web, &headers) else {
        return Redirect::to("/klacht").into_response();
    };
    match filler(&web, (Way::Page, key), tongue).await {
        Ok(filler) => topic_page(&filler, place, None).await,
        Err(error) => problem::page(&web, tongue.0, error.into()).await,
    }
}

pub(super) async fn begin_framed(State(web): State<Web>, headers: HeaderMap) -> Response {
    let tongue = Tongue(session::language_in(&headers));
    let key = web.app.new_draft_key();
    match filler(&web, (Way::Framed, key), tongue).await {
        Ok(filler) => topic_page(&filler, 0, None).await,
        Err(error) => problem::page(&web, tongue.0, error.into()).await,
    }
}

pub(super) async fn filler(
    web: &Web,
    (way, key): (Way, DraftKey),
    tongue: Tongue,
) -> Result<Filler<'_>, AppError> {
    let draft = web.app.draft(&key).await?.unwrap_or_default();
    Ok(Filler { web, way, key, tongue, draft })
}

pub(super) async fn save(
    State(web): State<Web>,
    Path(topic): Path<String>,
    headers: HeaderMap,
    sent: Submitted,
) -> Response {
    // Who switched cookies off or came back after a week goes on from here.
    let key = Way::Page.key_of(&web, &headers).unwrap_or_else(|| web.app.new_draft_key());
    keep(&web, (Way::Page, key), (&topic, &headers), sent).await
}

pub(super) async fn save_framed(
    State(web): State<Web>,
    Path(topic): Path<String>,
    headers: HeaderMap,
    sent: Submitted,
) -> Response {
    let key = sent.text(FIELD).parse().unwrap_or_else(|_| web.app.new_draft_key());
    keep(&web, (Way::Framed, key), (&topic, &headers), sent).await
}

/// Keeps what was sent, right or wrong, and goes on when it is right.
async fn keep(
    web: &Web,
    (way, key): (Way, DraftKey),
    (topic, headers): (&str, &HeaderMap),
    sent: Submitted,
) -> Response {
    let tongue = Tongue(session::language_in(headers));
    let Some(place) = topics::place(topic) else {
        return problem::page(web, tongue.0, Problem::NotFound).await;
    };
    let mut filler = match filler(web, (way, key), tongue).await {
        Ok(filler) => filler,
        Err(error) => return problem::page(web, tongue.0, error.into()).await,
    };
    let answers = merged(&filler.draft.answers, &sent, place, tongue);
    let removed: Option<Uuid> = sent.text("remove").parse().ok();
    let (files, refused) = taken(&filler, &sent);
    let stays = removed.is_some() || (!files.is_empty() && !sent.text("blijf").is_empty());
    if let Err(error) = web.app.save_draft(&key, &answers, (files, removed)).await {
        return filler.problem(error).await;
    }
    filler.draft.answers = answers;
    match web.app.draft(&key).await {
        Ok(draft) => filler.draft = draft.unwrap_or_default(),
        Err(error) => return filler.problem(error).await,
    }
    let answered = filler.answers();
    let mut form = Form::new(&answered, AREA, tongue);
    (TOPICS[place].check)(&mut form);
    for sentence in refused {
        form.wrong_because("files", sentence);
    }
    if !form.is_right() || stays || (sent.text("ga") == "terug") {
        let back = sent.text("ga") == "terug" && place > 0;
        let shown = if back { place - 1 } else { place };
        let wrong = (!form.is_right() && !back).then_some(form);
        return topic_page(&filler, shown, wrong).await;
    }
    match (way, TOPICS.get(place + 1)) {
        (Way::Page, next) => {
            let next = next.map_or("controle", |topic| topic.path);
            let onward = Redirect::to(&format!("/klacht/{next}")).into_response();
            way::remember(web, &key, onward, Sent::NotYet)
        }
        (Way::Framed, Some(_)) => topic_page(&filler, place + 1, None).await,
        (Way::Framed, None) => check_page(&filler, None).await,
    }
}

/// The answers of this topic in the place of its earlier ones; the other topics stay.
fn merged(
    known: &[(String, String)],
    sent: &Submitted,
    place: usize,
    tongue: Tongue,
) -> Vec<(String, String)> {
    let names = names_of(place, tongue);
    let is_of_topic = |name: &str| {
        names.iter().any(|own| {
            name == own || name.strip_prefix(own.as_str()).is_some_and(|rest| rest.starts_with('_'))
        })
    };
    let kept = known.iter().filter(|(name, _)| !is_of_topic(name)).cloned();
    let new = sent.pairs().iter().filter(|(name, _)| is_of_topic(name));
    // A text that is longer than any answer may be is cut where the form could not hold it.
    let new = new.map(|(name, value)| (name.clone(), value.chars().take(60_000).collect()));
    kept.chain(new).collect()
}

/// What the controls of a topic are called.
fn names_of(place: usize, tongue: Tongue) -> Vec<String> {
    let nothing = Submitted::default();
    let lists = weerklank_app::lists::Lists::default();
    let mut form = Form::new(&nothing, AREA, tongue);
    (TOPICS[place].draw)(&mut form, &Known { lists: &lists, files: &[] });
    let (controls, _) = form.finish();
    controls
        .into_iter()
        .filter_map(|control| match control {
            Control::Line(field) | Control::Area(field) | Control::Tick(field) => Some(field.name),
            Control::Radios(choices) | Control::Ticks(choices) | Control::Select(choices) => {
                Some(choices.name)
            }
            Control::Date(date) => Some(date.name),
            _ => None,
        })
        .collect()
}

/// The files that can be added to those that are there, and a sentence for each that can't.
fn taken(filler: &Filler<'_>, sent: &Submitted) -> (Vec<NewDraftFile>, Vec<String>) {
    let rules = &filler.web.app.files.rules;
    let told =
        |name: &str, why| RefusedFile { name: name.to_owned(), why }.told(rules, filler.tongue);
    let mut refused: Vec<String> =
        sent.refused_files.iter().map(|file| file.told(rules, filler.tongue)).collect();
    let known = &filler.draft.files;
    let (mut count, mut bytes) =
        (known.len(), known.iter().map(|file| file.size_bytes).sum::<u64>());
    let mut files = Vec::new();
    for file in &sent.files {
        if count >= rules.files_max {
            refused.push(told(&file.name, Why::TooMany));
        } else if bytes + file.kept.size_bytes > rules.form_bytes_max {
            refused.push(told(&file.name, Why::TooMuch));
        } else {
            count += 1;
            bytes += file.kept.size_bytes;
            files.push(NewDraftFile {
                name: file.name.clone(),
                media_type: file.media_type.clone(),
                kept: file.kept,
            });
        }
    }
    (files, refused)
}

pub(super) async fn topic_page(
    filler: &Filler<'_>,
    place: usize,
    wrong: Option<Form<'_>>,
) -> Response {
    let tongue = filler.tongue;
    let topic = TOPICS[place];
    let lists = match topic.lists(filler.web).await {
        Ok(lists) => lists,
        Err(error) => return filler.problem(error).await,
    };
    let mut answers = filler.answers();
    if answers.text("language").is_empty() {
        answers.set("language", tongue.0.tag());
    }
    let mut form = Form::new(&answers, AREA, tongue);
    let is_wrong = wrong.is_some();
    if let Some(wrong) = wrong {
        form.take_problems(wrong);
    }
    (topic.draw)(&mut form, &Known { lists: &lists, files: &filler.draft.files });
    let (controls, summary) = form.finish();
    let title = tongue.label("ask-title", topic.path);
    let mut shell = frame::visitor(filler.web, tongue, &title).await;
    if is_wrong {
        shell = shell.after_failure();
    }
    let back = if place == 0 { String::new() } else { TOPICS[place - 1].path.to_owned() };
    let page = TopicPage {
        shell,
        summary,
        steps: steps(place, tongue),
        lead: tongue.label("ask-lead", topic.path),
        action: format!("{}/{}", filler.way.base(), topic.path),
        hidden: filler.hidden(),
        controls,
        send: tongue.say("ask-next"),
        back,
        back_label: tongue.say("ask-back"),
        expect: ["ask-expect-1", "ask-expect-2", "ask-expect-3"].map(|key| tongue.say(key)).into(),
        expect_title: tongue.say("ask-expect-title"),
        privacy: tongue.say("ask-privacy"),
    };
    let status = if is_wrong { FORM_REFUSED } else { StatusCode::OK };
    filler.answered((status, html(&page)).into_response()).await
}

pub(super) fn steps(place: usize, tongue: Tongue) -> Vec<Step> {
    let paths = TOPICS.iter().map(|topic| topic.path).chain(["controle"]);
    let steps = paths.enumerate().map(|(number, path)| Step {
        label: tongue.label("ask-step", path),
        progress: match number.cmp(&place) {
            std::cmp::Ordering::Less => Progress::Done,
            std::cmp::Ordering::Equal => Progress::Current,
            std::cmp::Ordering::Greater => Progress::Ahead,
        },
        progress_words: String::new(),
        detail: String::new(),
    });
    steps.collect()
}
