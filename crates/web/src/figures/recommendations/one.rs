//! One recommendation: what was proposed, what it did, what can be done now, and all that happened.
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use weerklank_app::lists::Lists;
use weerklank_app::recommendations::{Happened, Shown};
use weerklank_domain::report::recommendation::{Effect, Event, Proposal, Recommendation, Refused};

use super::{PATH, said, state, steps};
use crate::administration::Done;
use crate::frame::{self, Place};
use crate::page::{FooterLink, Shell};
use crate::parts::{Fact, Tag, TimelineEntry};
use crate::problem::{Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;

#[derive(askama::Template)]
#[template(path = "figures/recommendation.html")]
struct Page {
    shell: Shell,
    up: FooterLink,
    lead: String,
    state: Tag,
    facts_title: String,
    facts: Vec<Fact>,
    effect_title: String,
    effect: Vec<String>,
    months: Option<Months>,
    steps_title: String,
    steps: Vec<StepLink>,
    history_title: String,
    history: Vec<TimelineEntry>,
}

/// The counts of each month, in a table that opens.
struct Months {
    unfold: String,
    heads: [String; 3],
    rows: Vec<[String; 3]>,
}

/// A step that this person may ever do.
struct StepLink {
    label: String,
    href: String,
    /// Why not now; empty when it is possible.
    why_not: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Response {
    let Ok(id) = id.parse() else { return reader.problem(&web, Problem::NotFound).await };
    let (shown, lists) =
        match (web.app.recommendation(reader.actor(), id).await, web.app.lists().await) {
            (Ok(shown), Ok(lists)) => (shown, lists),
            (Err(error), _) | (_, Err(error)) => return reader.problem(&web, error).await,
        };
    let tongue = reader.tongue();
    let year = shown.recommendation.proposal.year.to_string();
    let title = tongue.say_with("recommendation-title", &[("year", &year)]);
    let mut shell = frame::staff(&web, &reader, &title, Place::Recommendations).await;
    done.tell(&mut shell, &reader);
    html(&page(shell, (&shown, &lists), tongue)).into_response()
}

/// Back to the page of one.
pub(super) fn up(shown: &Shown, tongue: Tongue) -> FooterLink {
    let year = shown.recommendation.proposal.year.to_string();
    let label = tongue.say_with("recommendation-title", &[("year", &year)]);
    FooterLink { label, href: format!("{PATH}/{}", shown.id) }
}

pub(super) fn why_not(refused: Refused, tongue: Tongue) -> String {
    tongue.label("recommendation_refused", refused.key())
}

fn page(shell: Shell, (shown, lists): (&Shown, &Lists), tongue: Tongue) -> Page {
    let standing = &shown.recommendation;
    let links = shown.steps.iter().map(|(step, may)| StepLink {
        label: tongue.label("recommendation_step", step.key()),
        href: format!("{PATH}/{}/{}", shown.id, steps::noun(*step)),
        why_not: may.err().map(|refused| why_not(refused, tongue)).unwrap_or_default(),
    });
    let history = history(&shown.history, lists, tongue);
    Page {
        shell,
        up: FooterLink { label: tongue.say("recommendations-title"), href: PATH.to_owned() },
        lead: super::short(&standing.proposal.measure),
        state: state(standing.state(), tongue),
        facts_title: tongue.say("recommendation-facts"),
        facts: said::facts(&as_seen(shown), (&shown.owner, lists), tongue),
        effect_title: tongue.say("recommendation-effect"),
        effect: effect(shown, tongue),
        months: shown.effect.as_ref().map(|effect| months(effect, tongue)),
        steps_title: tongue.say("recommendation-steps"),
        steps: links.collect(),
        history_title: tongue.say("recommendation-history"),
        history,
    }
}

/// The proposal as the history shows it, without what this person may not notice.
fn as_seen(shown: &Shown) -> Proposal {
    let last = shown.history.iter().rev().find_map(|one| match &one.entry.event {
        Event::Proposed { proposal } | Event::Changed { proposal, .. } => Some(proposal),
        _ => None,
    });
    last.map_or_else(|| shown.recommendation.proposal.clone(), |proposal| (**proposal).clone())
}

fn effect(shown: &Shown, tongue: Tongue) -> Vec<String> {
    match &shown.effect {
        Some(effect) => said::effect(effect, tongue),
        None => vec![no_effect(&shown.recommendation, shown.today, tongue)],
    }
}

fn no_effect(standing: &Recommendation, today: Date, tongue: Tongue) -> String {
    if standing.proposal.falls.is_none() {
        return tongue.say("recommendation-by-evidence");
    }
    match &standing.done {
        Some(done) if done.effective_on >= today => {
            let day = tongue.long_day(done.effective_on);
            tongue.say_with("recommendation-works-from", &[("day", &day)])
        }
        _ => tongue.say("recommendation-not-done"),
    }
}

fn months(effect: &Effect, tongue: Tongue) -> Months {
    let head = |name| tongue.label("recommendation_head", name);
    let mut rows: Vec<[String; 3]> = Vec::new();
    let before = effect.before.months.iter().map(|(month, count)| (month, Some(count), None));
    let after = effect.after.months.iter().map(|(month, count)| (month, None, Some(count)));
    for (month, before, after) in before.chain(after) {
        let text = |count: Option<&u32>| count.map(u32::to_string).unwrap_or_default();
        rows.push([month.clone(), text(before), text(after)]);
    }
    rows.sort();
    Months {
        unfold: tongue.say("recommendation-per-month"),
        heads: ["month", "before", "after"].map(head),
        rows,
    }
}

/// The last first, each with what it changed.
fn history(happened: &[Happened], lists: &Lists, tongue: Tongue) -> Vec<TimelineEntry> {
    let mut before: Vec<Fact> = Vec::new();
    let mut entries = Vec::new();
    for one in happened {
        let owner = one.owner.as_deref().unwrap_or_default();
        let (title, paragraphs) = match &one.entry.event {
            Event::Proposed { proposal } => {
                before = said::facts(proposal, (owner, lists), tongue);
                ("proposed", before.iter().map(line).collect())
            }
            Event::Changed { proposal, reason } => {
                let now = said::facts(proposal, (owner, lists), tongue);
                let mut lines = changes(&before, &now, tongue);
                lines.push(reason.clone());
                before = now;
                ("changed", lines)
            }
            Event::Decided(decision) => {
                let outcome = tongue.label("recommendation_outcome", decision.outcome.key());
                ("decided", vec![dated(decision.on, &outcome, tongue), decision.reason.clone()])
            }
            Event::Noted(note) => ("noted", vec![dated(note.on, &note.text, tongue)]),
            Event::Finished(done) => {
                let day = tongue.long_day(done.effective_on);
                let from = tongue.say_with("recommendation-works-from", &[("day", &day)]);
                ("finished", vec![dated(done.on, &done.evidence, tongue), from])
            }
            Event::Closed(closed) => ("closed", vec![closed.reason.clone()]),
        };
        entries.push(TimelineEntry {
            at: tongue.moment(one.entry.at),
            iso: one.entry.at.to_string(),
            title: tongue.label("recommendation_event", title),
            by: one.by.clone(),
            paragraphs,
            ..TimelineEntry::default()
        });
    }
    entries.reverse();
    entries
}

fn line(fact: &Fact) -> String {
    format!("{}: {}", fact.term, fact.text)
}

/// The facts that differ, old and new.
fn changes(before: &[Fact], now: &[Fact], tongue: Tongue) -> Vec<String> {
    let of = |facts: &[Fact], term: &str| {
        let found = facts.iter().find(|fact| fact.term == term);
        found.map_or_else(|| tongue.say("recommendation-nothing"), |fact| fact.text.clone())
    };
    let mut terms: Vec<&str> = now.iter().map(|fact| fact.term.as_str()).collect();
    let gone = before.iter().map(|fact| fact.term.as_str());
    let gone: Vec<&str> = gone.filter(|term| !terms.contains(term)).collect();
    terms.extend(gone);
    let pairs = terms.into_iter().map(|term| (term, of(before, term), of(now, term)));
    pairs
        .filter(|(_, before, now)| before != now)
        .map(|(term, before, now)| format!("{term}: {before} → {now}"))
        .collect()
}

fn dated(on: Date, text: &str, tongue: Tongue) -> String {
    format!("{}: {text}", tongue.day(on))
}
