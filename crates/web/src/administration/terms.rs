//! The terms within which things happen: working agreements, from a later day on.
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use weerklank_app::agreements::AgreedTerms;
use weerklank_app::{FieldProblem, SaveError};
use weerklank_domain::calendar::ANSWER_WITHIN_DAYS;
use weerklank_domain::complaint::terms::{Agreement, Terms, Unit};

use super::sheet::{self, Beside, Saving, Sheet, Standing, saving};
use super::{AREA, Administrator};
use crate::complaints::controls::Need;
use crate::form::Form;
use crate::frame::Place;
use crate::page::FooterLink;
use crate::parts::Fact;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

/// In characters: no term is longer.
const NUMBER_MAX: usize = 4;

pub(super) async fn show(State(web): State<Web>, reader: Administrator) -> Response {
    match web.app.agreed_terms().await {
        Ok(agreed) => {
            let filled = known(&agreed, web.today());
            page(&web, &reader, &agreed, (&filled, Standing::Fresh)).await
        }
        Err(error) => reader.problem(&web, error).await,
    }
}

pub(super) async fn save(
    State(web): State<Web>,
    reader: Administrator,
    sent: Submitted,
) -> Response {
    let seen = sent.seen().unwrap_or_default();
    let saved = match read(&sent, reader.tongue()) {
        Ok(new) => web.app.agree_on_terms(reader.actor(), (new, seen)).await,
        Err(problems) => Err(SaveError::Invalid(problems)),
    };
    let standing = match saving(saved) {
        Saving::Done => return sheet::done("/beheer"),
        Saving::Again(standing) => Some(standing),
        Saving::Overtaken => None,
        Saving::Failed(error) => return reader.problem(&web, error).await,
    };
    let agreed = match web.app.agreed_terms().await {
        Ok(agreed) => agreed,
        Err(error) => return reader.problem(&web, error).await,
    };
    let overtaken = || Standing::Overtaken(known(&agreed, web.today()), agreed.version);
    let standing = standing.unwrap_or_else(overtaken);
    page(&web, &reader, &agreed, (&sent, standing)).await
}

/// The terms that hold last, to hold from tomorrow on.
fn known(agreed: &AgreedTerms, today: Date) -> Submitted {
    let mut known = Submitted::default();
    known.set("seen", agreed.version.to_string());
    known.set_date("from", today.tomorrow().unwrap_or(today));
    let terms = agreed.latest();
    for term in Terms::ALL {
        known.set(term.key, (term.of)(&terms).to_string());
    }
    known
}

/// What was filled in, or all that can't be read.
fn read(sent: &Submitted, tongue: Tongue) -> Result<Agreement, Vec<FieldProblem>> {
    let form = Form::new(sent, AREA, tongue);
    let mut problems = Vec::new();
    let mut terms = Terms::default();
    let from = sent.date("from").ok();
    if from.is_none() {
        problems.push(FieldProblem { field: "from_day", text_key: "form-date-wrong" });
    }
    for term in Terms::ALL {
        let typed = form.typed(term.key);
        let number = Some(typed).filter(|typed| typed.len() <= NUMBER_MAX);
        match number.and_then(|typed| typed.parse().ok()) {
            Some(value) => (term.set)(&mut terms, value),
            None => problems.push(FieldProblem { field: term.key, text_key: wrong(term.unit) }),
        }
    }
    match from {
        Some(from) if problems.is_empty() => Ok(Agreement { from, terms }),
        _ => Err(problems),
    }
}

fn wrong(unit: Unit) -> &'static str {
    weerklank_app::agreements::wrong_key(unit)
}

fn draw(form: &mut Form<'_>) {
    form.date_boxes("from");
    for (unit, heading) in [
        (Unit::WorkingDays, "terms-working-days"),
        (Unit::DayOfRound, "terms-days"),
        (Unit::DaysAfterAnswer, "terms-days-after"),
        (Unit::Months, "terms-months"),
    ] {
        form.heading(heading);
        for term in Terms::ALL.iter().filter(|term| term.unit == unit) {
            form.number(term.key, Need::Required);
        }
    }
}

async fn page(
    web: &Web,
    reader: &Administrator,
    agreed: &AgreedTerms,
    filled: (&Submitted, Standing),
) -> Response {
    let tongue = reader.tongue();
    let days = ANSWER_WITHIN_DAYS.to_string();
    let sheet = Sheet {
        title: tongue.say("admin-part-terms"),
        lead: tongue.say_with("terms-lead", &[("days", &days)]),
        place: Place::Settings,
        up: FooterLink { label: tongue.say("admin-title"), href: "/beheer".to_owned() },
        draw: &draw,
        action: None,
        table: None,
        beside: Beside {
            title: tongue.say("terms-versions"),
            facts: versions(agreed, tongue),
            proofs: vec![],
        },
    };
    sheet::page(web, reader, sheet, filled).await
}

/// What was agreed from which day on, and in what it differs from the one before.
fn versions(agreed: &AgreedTerms, tongue: Tongue) -> Vec<Fact> {
    let mut before = Terms::default();
    let mut facts = Vec::new();
    for agreement in agreed.agreements.iter() {
        let changed =
            Terms::ALL.iter().filter(|term| (term.of)(&agreement.terms) != (term.of)(&before));
        let changed: Vec<String> = changed
            .map(|term| {
                let name = tongue.label(AREA, term.key);
                format!("{name}: {} → {}", (term.of)(&before), (term.of)(&agreement.terms))
            })
            .collect();
        let text = if changed.is_empty() { tongue.say("terms-same") } else { changed.join("; ") };
        let from = tongue.long_day(agreement.from);
        let term = tongue.say_with("terms-from", &[("day", &from)]);
        facts.push(Fact { term, text, ..Fact::default() });
        before = agreement.terms;
    }
    facts.reverse();
    facts
}
