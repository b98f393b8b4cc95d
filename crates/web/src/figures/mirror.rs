//! The mirror for the partner (2.3): of himself alone, in counts and words.
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use weerklank_app::lists::Lists;
use weerklank_app::mirror::{Mirror, Pattern, Typical, Wish, YEARS};
use weerklank_domain::complaint::facts::Judgment;

use crate::frame::{self, Place};
use crate::page::Shell;
use crate::problem::html;
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;
use weerklank_texts::figures::decimal;

/// The checklist is that of the guidance that goes with the notice.
const FIRST_STEPS: usize = 7;
const OPENINGS: usize = 6;

#[derive(askama::Template)]
#[template(path = "mirror.html")]
struct Page {
    shell: Shell,
    lead: String,
    back: String,
    days_title: String,
    days: String,
    days_definition: String,
    waited: String,
    outcomes_title: String,
    told: String,
    tables: [Table; 3],
    times: String,
    none: String,
    money: String,
    pattern_title: String,
    pattern: String,
    first_title: String,
    first: Vec<String>,
    openings_title: String,
    openings_lead: String,
    openings: Vec<String>,
}

/// What was counted, the most of it first.
struct Table {
    key: &'static str,
    title: String,
    rows: Vec<(String, u32)>,
}

pub(super) async fn show(State(web): State<Web>, reader: SignedIn) -> Response {
    let mirror = match web.app.mirror(reader.actor()).await {
        Ok(mirror) => mirror,
        Err(error) => return reader.problem(&web, error).await,
    };
    let lists = match web.app.lists().await {
        Ok(lists) => lists,
        Err(error) => return reader.problem(&web, error).await,
    };
    let tongue = reader.tongue();
    let (told, complaints) = (mirror.told.to_string(), mirror.complaints.to_string());
    let page = Page {
        shell: frame::staff(&web, &reader, &tongue.say("mirror-title"), Place::Figures).await,
        lead: tongue.say_with("mirror-lead", &[("years", &YEARS.to_string())]),
        back: tongue.say("mirror-to-figures"),
        days_title: tongue.say("mirror-days"),
        days: days(&mirror.typical, tongue),
        days_definition: tongue.say("mirror-days-definition"),
        waited: tongue.say_with("mirror-waited", &[("count", &mirror.waited_for.to_string())]),
        outcomes_title: tongue.say("mirror-outcomes"),
        told: tongue.say_with("mirror-told", &[("told", &told), ("complaints", &complaints)]),
        tables: tables(&mirror, &lists, tongue),
        times: tongue.say("mirror-times"),
        none: tongue.say("mirror-none"),
        money: money(&mirror, tongue),
        pattern_title: tongue.say("mirror-pattern"),
        pattern: pattern(&mirror, tongue),
        first_title: tongue.say("mirror-first"),
        first: (1..=FIRST_STEPS)
            .map(|number| tongue.say(&format!("support-first-{number}")))
            .collect(),
        openings_title: tongue.say("mirror-openings"),
        openings_lead: tongue.say("mirror-openings-lead"),
        openings: (1..=OPENINGS)
            .map(|number| tongue.say(&format!("mirror-opening-{number}")))
            .collect(),
    };
    html(&page).into_response()
}

fn days(typical: &Typical, tongue: Tongue) -> String {
    match typical {
        Typical::Nothing => tongue.say("mirror-days-none"),
        Typical::Each(days) => {
            let days = days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            tongue.say_with("mirror-days-each", &[("days", &days)])
        }
        Typical::Median { median, low, high, n } => {
            let median = decimal(*median, tongue.0);
            let (low, high, n) = (low.to_string(), high.to_string(), n.to_string());
            let values = [("median", median.as_str()), ("low", &low), ("high", &high), ("n", &n)];
            tongue.say_with("mirror-days-median", &values)
        }
    }
}

fn tables(mirror: &Mirror, lists: &Lists, tongue: Tongue) -> [Table; 3] {
    let wish = |(wish, count): (&Wish, &u32)| (tongue.label("wish", wish.key()), *count);
    let judgment =
        |(judgment, count): (&Judgment, &u32)| (tongue.label("judgment", judgment.key()), *count);
    let remedies = mirror.remedies.iter().map(|(key, count)| {
        let label = lists.label("remedy", &key.0, tongue.0).unwrap_or(&key.0);
        (label.to_owned(), *count)
    });
    let table = |key, mut rows: Vec<(String, u32)>| {
        rows.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        Table { key, title: tongue.label("mirror", key), rows }
    };
    [
        table("asked", mirror.wishes.iter().map(wish).collect()),
        table("given", remedies.collect()),
        table("judged", mirror.judgments.iter().map(judgment).collect()),
    ]
}

fn money(mirror: &Mirror, tongue: Tongue) -> String {
    match mirror.amount_cents {
        0 => tongue.say("mirror-money-none"),
        cents => tongue.say_with("mirror-money", &[("amount", &tongue.money(cents))]),
    }
}

fn pattern(mirror: &Mirror, tongue: Tongue) -> String {
    let complaints = mirror.complaints.to_string();
    let (key, expected) = match mirror.pattern {
        Pattern::TooFew => {
            return tongue.say_with("mirror-pattern-few", &[("complaints", &complaints)]);
        }
        Pattern::NoExposure { likely } => {
            let (low, high) = (decimal(likely.low, tongue.0), decimal(likely.high, tongue.0));
            let values = [("complaints", complaints.as_str()), ("low", &low), ("high", &high)];
            return tongue.say_with("mirror-pattern-no-exposure", &values);
        }
        Pattern::Fits { expected, .. } => ("mirror-pattern-fits", expected),
        Pattern::More { expected, .. } => ("mirror-pattern-more", expected),
        Pattern::Fewer { expected, .. } => ("mirror-pattern-fewer", expected),
    };
    let expected = decimal(expected, tongue.0);
    tongue.say_with(key, &[("complaints", &complaints), ("expected", &expected)])
}
