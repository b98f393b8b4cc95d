//! What a template was before: each version with who made it, and what it changed.
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use similar::{ChangeTag, TextDiff};
use weerklank_app::templates::{OwnTemplate, TemplateChange, shipped};

use super::super::list::{Row, Table, heads};
use super::{Editor, Which, state_of};
use crate::frame::{self, Place};
use crate::page::{FooterLink, Shell};
use crate::parts::Fact;
use crate::problem::{Problem, html};
use crate::state::Web;
use crate::text::Tongue;

/// The versions below the form of a template.
pub(super) fn table(which: Which, template: &OwnTemplate, tongue: Tongue) -> Table {
    let row = |change: &TemplateChange| Row {
        href: format!("{}/versies/{}", which.address(), change.version),
        label: version(change.version, tongue),
        cells: vec![change.by.clone(), tongue.moment(change.at)],
        tags: vec![state_of(change.source.is_some(), tongue)],
    };
    Table {
        id: "versies-sjabloon",
        title: tongue.say("admin-template-versions"),
        heads: heads(tongue, &["version", "changed_by", "changed_at", "state"]),
        rows: template.changes.iter().map(row).collect(),
        ..Table::default()
    }
}

fn version(number: u32, tongue: Tongue) -> String {
    tongue.say_with("admin-template-version", &[("number", &number.to_string())])
}

/// A line of a version, beside the version before it.
struct Line {
    /// `same`, `added` or `removed`.
    class: &'static str,
    /// The same in a word, for a screen reader; empty for a line that stayed.
    word: String,
    text: String,
}

#[derive(askama::Template)]
#[template(path = "administration/template-version.html")]
struct Page {
    shell: Shell,
    up: FooterLink,
    facts: Vec<Fact>,
    title: String,
    /// The language of the template.
    language: &'static str,
    lines: Vec<Line>,
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: Editor,
    Path((language, noun, number)): Path<(String, String, String)>,
) -> Response {
    let Some(which) = Which::of((&language, &noun)) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let template = match web.app.template(reader.actor(), which.pair()).await {
        Ok(template) => template,
        Err(error) => return reader.problem(&web, error).await,
    };
    let place = template.changes.iter().position(|one| one.version.to_string() == number);
    let Some((change, older)) = place.and_then(|place| template.changes[place..].split_first())
    else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let tongue = reader.tongue();
    let text_of = |change: Option<&TemplateChange>| {
        let own = change.and_then(|change| change.source.clone());
        own.unwrap_or_else(|| shipped(which.kind, which.language).to_owned())
    };
    let (before, after) = (text_of(older.first()), text_of(Some(change)));
    let fact = |name: &str, text: String| Fact {
        term: tongue.label("admin-head", name),
        text,
        ..Fact::default()
    };
    let title = format!("{}, {}", which.name(tongue), version(change.version, tongue));
    let page = Page {
        shell: frame::staff(&web, &reader, &title, Place::Settings).await,
        up: FooterLink { label: which.name(tongue), href: which.address() },
        facts: vec![
            fact("changed_by", change.by.clone()),
            fact("changed_at", tongue.moment(change.at)),
            fact("state", state_of(change.source.is_some(), tongue).text),
        ],
        title: tongue.say("admin-template-difference"),
        language: which.language.tag(),
        lines: lines((&before, &after), tongue),
    };
    html(&page).into_response()
}

fn lines((before, after): (&str, &str), tongue: Tongue) -> Vec<Line> {
    let line = |class, text: &str| Line {
        class,
        word: if class == "same" { String::new() } else { tongue.label("admin-line", class) },
        text: text.trim_end().to_owned(),
    };
    // A last line without its end would differ from the same line with one.
    let [before, after] = [before, after].map(|text| format!("{}\n", text.trim_end()));
    let difference = TextDiff::from_lines(&before, &after);
    let changes = difference.iter_all_changes().map(|change| match change.tag() {
        ChangeTag::Equal => line("same", change.value()),
        ChangeTag::Delete => line("removed", change.value()),
        ChangeTag::Insert => line("added", change.value()),
    });
    changes.collect()
}
