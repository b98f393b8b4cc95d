//! The review by management: what it looked at, and what it decided, with owner and day.
use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use weerklank_app::year_papers::{RESOLUTION_FIELDS, ResolutionFields, Shown, field_of};
use weerklank_app::{FieldProblem, SaveError};
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::Role;
use weerklank_domain::report::review::{Input, Resolution, Review};

use super::{REVIEW, Section, Told, fact, titled, year};
use crate::administration::sheet::{self, Beside, Saving, Sheet, Standing, saving};
use crate::administration::{AREA, Done};
use crate::complaints::controls::Need;
use crate::form::Form;
use crate::frame::Place;
use crate::page::FooterLink;
use crate::problem::Problem;
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::{DateProblem, Submitted};
use crate::text::Tongue;

/// So many empty rows stand below the decisions.
const EMPTY_ROWS: usize = 3;

pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Path(typed): Path<String>,
    Query(done): Query<Done>,
) -> Response {
    let year = match year(&typed) {
        Ok(year) => year,
        Err(problem) => return reader.problem(&web, problem).await,
    };
    let shown = match web.app.management_review(reader.actor(), year).await {
        Ok(shown) => shown,
        Err(error) => return reader.problem(&web, error).await,
    };
    let tongue = reader.tongue();
    let edit = reader.is(Role::Management).then(|| FooterLink {
        label: tongue.say("review-edit"),
        href: format!("{REVIEW}/{year}/wijziging"),
    });
    let lead = match &shown.paper {
        Some(review) => {
            tongue.say_with("review-held", &[("day", &tongue.long_day(review.held_on))])
        }
        None => tongue.say("review-none"),
    };
    let sections = shown.paper.as_ref().map(|review| sections(review, &shown.names, tongue));
    let title = titled("review-title", year, tongue);
    let told = Told { title, lead, edit, sections: sections.unwrap_or_default() };
    super::page(&web, &reader, (told, &done), &shown.versions).await
}

pub(super) async fn edit(
    State(web): State<Web>,
    reader: SignedIn,
    Path(typed): Path<String>,
) -> Response {
    match shown(&web, &reader, &typed).await {
        Ok((shown, year)) => {
            let mut filled = known(&shown);
            if shown.paper.is_none() {
                filled.set_date("review_held_on", web.today());
            }
            page(&web, &reader, (&shown, year), (&filled, Standing::Fresh)).await
        }
        Err(problem) => reader.problem(&web, problem).await,
    }
}

pub(super) async fn save(
    State(web): State<Web>,
    reader: SignedIn,
    Path(typed): Path<String>,
    sent: Submitted,
) -> Response {
    let (shown, year) = match shown(&web, &reader, &typed).await {
        Ok(found) => found,
        Err(problem) => return reader.problem(&web, problem).await,
    };
    let sent = without_gaps(&sent);
    let seen = sent.seen().unwrap_or_default();
    let saved = match read(&sent) {
        Ok(review) => web.app.record_review(reader.actor(), (year, seen), review).await,
        Err(problems) => Err(SaveError::Invalid(problems)),
    };
    let standing = match saving(saved) {
        Saving::Done => return sheet::done(&format!("{REVIEW}/{year}")),
        Saving::Again(standing) => standing,
        Saving::Overtaken => Standing::Overtaken(known(&shown), shown.version),
        Saving::Failed(error) => return reader.problem(&web, error).await,
    };
    page(&web, &reader, (&shown, year), (&sent, standing)).await
}

async fn shown(web: &Web, reader: &SignedIn, typed: &str) -> Result<(Shown<Review>, i16), Problem> {
    if !reader.is(Role::Management) {
        return Err(Problem::NotAllowed);
    }
    let year = year(typed)?;
    Ok((web.app.management_review(reader.actor(), year).await?, year))
}

fn sections(review: &Review, names: &BTreeMap<PersonId, String>, tongue: Tongue) -> Vec<Section> {
    let input = |(input, text): (&Input, &String)| {
        fact(tongue.label(AREA, field_of(*input)), text.clone(), String::new())
    };
    let resolution = |(number, one): (usize, &Resolution)| {
        let owner = names.get(&one.owner).map(String::as_str).unwrap_or_default();
        let day = tongue.long_day(one.due_on);
        let detail = tongue.say_with("review-owner-and-day", &[("owner", owner), ("day", &day)]);
        let number = (number + 1).to_string();
        fact(tongue.say_with("review-decision", &[("number", &number)]), one.text.clone(), detail)
    };
    let mut sections = vec![Section {
        id: "inputs".to_owned(),
        title: tongue.say("review-inputs"),
        facts: review.inputs.iter().map(input).collect(),
    }];
    if !review.resolutions.is_empty() {
        sections.push(Section {
            id: "decisions".to_owned(),
            title: tongue.say("review-decisions"),
            facts: review.resolutions.iter().enumerate().map(resolution).collect(),
        });
    }
    sections
}

fn known(shown: &Shown<Review>) -> Submitted {
    let mut known = Submitted::default();
    known.set("seen", shown.version.to_string());
    let Some(review) = &shown.paper else { return known };
    known.set_date("review_held_on", review.held_on);
    for (input, text) in &review.inputs {
        known.set(field_of(*input), text);
    }
    for (one, fields) in review.resolutions.iter().zip(RESOLUTION_FIELDS) {
        known.set(fields.text, &one.text);
        known.set(fields.owner, one.owner.to_string());
        known.set_date(fields.due_on, one.due_on);
    }
    known
}

fn is_empty(sent: &Submitted, fields: ResolutionFields) -> bool {
    let typed = |name| !sent.text(name).trim().is_empty();
    !typed(fields.text)
        && !typed(fields.owner)
        && sent.date(fields.due_on) == Err(DateProblem::Missing)
}

/// The decisions one after the other, so that a row that was left empty shifts no remark.
fn without_gaps(sent: &Submitted) -> Submitted {
    let mut moved = sent.clone();
    let filled = RESOLUTION_FIELDS.into_iter().filter(|fields| !is_empty(sent, *fields));
    let mut rows: Vec<Vec<String>> = filled.map(|fields| row(sent, fields)).collect();
    rows.resize(RESOLUTION_FIELDS.len(), vec![String::new(); 5]);
    for (values, fields) in rows.into_iter().zip(RESOLUTION_FIELDS) {
        for (name, value) in names(fields).into_iter().zip(values) {
            moved.set(&name, value);
        }
    }
    moved
}

fn row(sent: &Submitted, fields: ResolutionFields) -> Vec<String> {
    names(fields).iter().map(|name| sent.text(name).to_owned()).collect()
}

fn names(fields: ResolutionFields) -> [String; 5] {
    let part = |part: &str| format!("{}_{part}", fields.due_on);
    let (text, owner) = (fields.text.to_owned(), fields.owner.to_owned());
    [text, owner, part("day"), part("month"), part("year")]
}

fn read(sent: &Submitted) -> Result<Review, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let mut problem = |field, text_key| problems.push(FieldProblem { field, text_key });
    let held_on = sent.date("review_held_on").ok();
    if held_on.is_none() {
        problem("review_held_on_day", "form-date-wrong");
    }
    let mut resolutions = Vec::new();
    for fields in RESOLUTION_FIELDS.into_iter().filter(|fields| !is_empty(sent, *fields)) {
        let owner: Option<PersonId> = sent.text(fields.owner).parse().ok();
        let due_on = sent.date(fields.due_on).ok();
        if owner.is_none() {
            problem(fields.owner, "review-owner-missing");
        }
        if due_on.is_none() {
            problem(fields.due_day, "form-date-wrong");
        }
        if let (Some(owner), Some(due_on)) = (owner, due_on) {
            let text = sent.text(fields.text).to_owned();
            resolutions.push(Resolution { text, owner, due_on });
        }
    }
    let inputs = Input::ALL.iter().map(|input| (*input, sent.text(field_of(*input)).to_owned()));
    let inputs = inputs.filter(|(_, text)| !text.trim().is_empty()).collect();
    match held_on {
        Some(held_on) if problems.is_empty() => Ok(Review { held_on, inputs, resolutions }),
        _ => Err(problems),
    }
}

fn draw(form: &mut Form<'_>, (owners, rows): (&[(String, String)], usize)) {
    let tongue = form.tongue();
    form.required_date_boxes("review_held_on");
    form.heading("review-inputs");
    for input in Input::ALL {
        form.area(field_of(*input), Need::Optional, 3);
    }
    form.heading("review-decisions");
    form.note(tongue.say("review-decisions-about"));
    for (number, fields) in (1..).zip(RESOLUTION_FIELDS.into_iter().take(rows)) {
        let number: usize = number;
        let number = number.to_string();
        let called = |key: &str| tongue.say_with(key, &[("number", &number)]);
        form.area(fields.text, Need::Optional, 2);
        form.called(called("review-decision"));
        form.select(fields.owner, Need::Optional, owners.to_vec());
        form.called(called("review-decision-owner"));
        form.date_boxes(fields.due_on);
        form.called(called("review-decision-day"));
    }
}

async fn page(
    web: &Web,
    reader: &SignedIn,
    (shown, year): (&Shown<Review>, i16),
    filled: (&Submitted, Standing),
) -> Response {
    let tongue = reader.tongue();
    let owners = match web.app.owners().await {
        Ok(owners) => owners,
        Err(error) => return reader.problem(web, error).await,
    };
    let owners: Vec<_> = owners.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let typed = RESOLUTION_FIELDS.into_iter().filter(|fields| !is_empty(filled.0, *fields)).count();
    let stood = shown.paper.as_ref().map_or(0, |review| review.resolutions.len());
    let rows = typed.max(stood) + EMPTY_ROWS;
    let draw = |form: &mut Form<'_>| draw(form, (&owners, rows));
    let title = titled("review-title", year, tongue);
    let sheet = Sheet {
        title: title.clone(),
        lead: tongue.say("review-lead"),
        place: Place::Recommendations,
        up: FooterLink { label: title, href: format!("{REVIEW}/{year}") },
        draw: &draw,
        action: None,
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}
