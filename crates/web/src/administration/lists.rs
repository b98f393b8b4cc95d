//! The lists that forms offer to choose from. An item is never deleted: it ends on a day.
use axum::extract::{Path, Query, State};
use axum::response::Response;
use weerklank_app::administration::{List, ListItem};
use weerklank_app::{AppError, FieldProblem, SaveError};
use weerklank_domain::complaint::facts::Nature;
use weerklank_domain::people::Actor;

use super::list::{Around, Row, Table, heads};
use super::sheet::{self, Beside, Saving, Sheet, Standing, saving, set_known};
use super::{AREA, Administrator, Done};
use crate::complaints::controls::{Need, options};
use crate::form::Form;
use crate::frame::Place;
use crate::page::{FooterLink, Tone};
use crate::parts::{Tab, Tag};
use crate::problem::Problem;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

/// The noun of a list in an address.
fn noun(list: List) -> &'static str {
    match list {
        List::Nature => "aarden",
        List::Subcategory => "subcategorieen",
        List::RootCause => "oorzaken",
        List::Remedy => "herstel",
        List::Service => "diensten",
    }
}

fn of_noun(wanted: &str) -> Option<List> {
    List::ALL.into_iter().find(|list| noun(*list) == wanted)
}

fn address(list: List) -> String {
    format!("/beheer/lijsten/{}", noun(list))
}

fn name(list: List, tongue: Tongue) -> String {
    tongue.label("admin-list", list.key())
}

pub(super) async fn list(
    State(web): State<Web>,
    reader: Administrator,
    Path(wanted): Path<String>,
    Query(done): Query<Done>,
) -> Response {
    let tongue = reader.tongue();
    let Some(list) = of_noun(&wanted) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let items = match items_of(&web, reader.actor(), list).await {
        Ok(items) => items,
        Err(error) => return reader.problem(&web, error).await,
    };
    let add = (list != List::Nature).then(|| FooterLink {
        label: tongue.say("admin-new-item"),
        href: format!("{}/nieuw", address(list)),
    });
    let today = web.today();
    let row = |item: &ListItem| Row {
        href: format!("{}/onderdelen/{}", address(list), item.key),
        label: item.dutch.clone(),
        cells: vec![
            item.english.clone().unwrap_or_default(),
            parent_label(item, tongue),
            item.position.to_string(),
        ],
        tags: item
            .valid_until
            .map(|last| ends(last < today, &tongue.day(last), tongue))
            .into_iter()
            .collect(),
    };
    let table = Table {
        id: "items",
        title: name(list, tongue),
        heads: heads(tongue, &["dutch", "english", "parent", "position", "state"]),
        rows: items.iter().map(row).collect(),
        empty: tongue.say("admin-no-items"),
        add,
    };
    let tabs = List::ALL.map(|one| Tab {
        label: name(one, tongue),
        href: address(one),
        current: one == list,
        count: String::new(),
    });
    let around =
        Around { lead: tongue.say("admin-lists-lead"), tabs: tabs.to_vec(), ..Around::default() };
    let title = tongue.say("admin-part-lists");
    super::list::page(&web, &reader, (title, &done), (table, around)).await
}

fn ends(has_ended: bool, day: &str, tongue: Tongue) -> Tag {
    let key = if has_ended { "admin-ended-on" } else { "admin-ends-on" };
    let text = tongue.say_with(key, &[("day", day)]);
    Tag { tone: Tone::Neutral, text, waits: !has_ended }
}

fn parent_label(item: &ListItem, tongue: Tongue) -> String {
    let parent = item.parent.as_deref().and_then(Nature::from_key);
    parent.map(|nature| tongue.label("nature", nature.key())).unwrap_or_default()
}

async fn items_of(web: &Web, by: &Actor, list: List) -> Result<Vec<ListItem>, AppError> {
    let mut items = web.app.list_items(by).await?;
    items.retain(|item| item.list == list);
    Ok(items)
}

fn draw(form: &mut Form<'_>, list: List) {
    let tongue = form.tongue();
    form.line("dutch", Need::Required);
    form.line("english", Need::Optional);
    if list == List::Subcategory {
        form.radios("parent", options(Nature::ALL, "nature", Nature::key, tongue));
    }
    form.typed_line("position", Need::Required, ("number", "off"));
    if list != List::Nature {
        form.date_boxes("valid_until");
    }
}

fn known(item: &ListItem) -> Submitted {
    let mut known = Submitted::default();
    set_known(
        &mut known,
        &[
            ("seen", Some(&item.version.to_string())),
            ("dutch", Some(&item.dutch)),
            ("english", item.english.as_deref()),
            ("parent", item.parent.as_deref()),
            ("position", Some(&item.position.to_string())),
        ],
    );
    if let Some(last) = item.valid_until {
        known.set_date("valid_until", last);
    }
    known
}

fn read(
    sent: &Submitted,
    (list, key): (List, &str),
    tongue: Tongue,
) -> Result<ListItem, SaveError> {
    let mut form = Form::new(sent, AREA, tongue);
    let mut problems = Vec::new();
    let valid_until = form.date("valid_until");
    if !form.is_right() {
        problems.push(FieldProblem { field: "valid_until_day", text_key: "form-date-wrong" });
    }
    let position = form.typed("position").parse();
    if position.is_err() {
        problems.push(FieldProblem { field: "position", text_key: "admin-number-wrong" });
    }
    match position {
        Ok(position) if problems.is_empty() => Ok(ListItem {
            list,
            key: key.to_owned(),
            dutch: form.typed("dutch").to_owned(),
            english: form.optional("english"),
            parent: form.optional("parent"),
            position,
            valid_until,
            version: sent.seen().unwrap_or_default(),
        }),
        _ => Err(SaveError::Invalid(problems)),
    }
}

pub(super) async fn new(
    State(web): State<Web>,
    reader: Administrator,
    Path(wanted): Path<String>,
) -> Response {
    let Some(list) = of_noun(&wanted).filter(|list| *list != List::Nature) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let items = match items_of(&web, reader.actor(), list).await {
        Ok(items) => items,
        Err(error) => return reader.problem(&web, error).await,
    };
    let last = items.iter().map(|item| item.position).max().unwrap_or_default();
    let mut known = Submitted::default();
    known.set("position", last.saturating_add(1).to_string());
    page(&web, &reader, (list, None), (&known, Standing::Fresh)).await
}

pub(super) async fn add(
    State(web): State<Web>,
    reader: Administrator,
    Path(wanted): Path<String>,
    sent: Submitted,
) -> Response {
    match of_noun(&wanted) {
        Some(list) if list != List::Nature => answer(&web, &reader, (list, None), &sent).await,
        _ => reader.problem(&web, Problem::NotFound).await,
    }
}

type At = Path<(String, String)>;

pub(super) async fn show(State(web): State<Web>, reader: Administrator, Path(at): At) -> Response {
    match find(&web, &reader, &at).await {
        Ok(item) => {
            let filled = (&known(&item), Standing::Fresh);
            page(&web, &reader, (item.list, Some(&item)), filled).await
        }
        Err(response) => response,
    }
}

pub(super) async fn save(
    State(web): State<Web>,
    reader: Administrator,
    Path(at): At,
    sent: Submitted,
) -> Response {
    match find(&web, &reader, &at).await {
        Ok(item) => answer(&web, &reader, (item.list, Some(&item)), &sent).await,
        Err(response) => response,
    }
}

async fn find(
    web: &Web,
    reader: &Administrator,
    (wanted, key): &(String, String),
) -> Result<ListItem, Response> {
    let found = match of_noun(wanted) {
        Some(list) => items_of(web, reader.actor(), list).await,
        None => Ok(Vec::new()),
    };
    match found.map(|items| items.into_iter().find(|item| item.key == *key)) {
        Ok(Some(item)) => Ok(item),
        Ok(None) => Err(reader.problem(web, Problem::NotFound).await),
        Err(error) => Err(reader.problem(web, error).await),
    }
}

async fn answer(
    web: &Web,
    reader: &Administrator,
    (list, item): (List, Option<&ListItem>),
    sent: &Submitted,
) -> Response {
    let key = item.map_or("", |item| item.key.as_str());
    let saved = match read(sent, (list, key), reader.tongue()) {
        Ok(item) => web.app.save_list_item(reader.actor(), item).await,
        Err(problem) => Err(problem),
    };
    let standing = match saving(saved.map_err(at_its_name)) {
        Saving::Done => return sheet::done(&address(list)),
        Saving::Again(standing) => standing,
        Saving::Overtaken => match items_of(web, reader.actor(), list).await {
            Ok(items) => overtaken(&items, item, sent),
            Err(error) => return reader.problem(web, error).await,
        },
        Saving::Failed(error) => return reader.problem(web, error).await,
    };
    page(web, reader, (list, item), (sent, standing)).await
}

/// A new key is made of the Dutch name, so that is where a wrong one is told.
fn at_its_name(error: SaveError) -> SaveError {
    let SaveError::Invalid(mut problems) = error else { return error };
    for problem in &mut problems {
        if problem.field == "key" {
            problem.field = "dutch";
        }
    }
    SaveError::Invalid(problems)
}

/// What stands there now, or that the name of a new item is taken.
fn overtaken(items: &[ListItem], item: Option<&ListItem>, sent: &Submitted) -> Standing {
    let Some(item) = item else {
        let is_sent_twice = items.iter().any(|one| is_as_sent(one, sent));
        if is_sent_twice {
            return Standing::Overtaken(sent.clone(), 0);
        }
        let problem = FieldProblem { field: "dutch", text_key: "admin-item-exists" };
        return Standing::Wrong(vec![problem]);
    };
    match items.iter().find(|one| one.key == item.key) {
        Some(now) => Standing::Overtaken(known(now), now.version),
        None => Standing::Fresh,
    }
}

fn is_as_sent(item: &ListItem, sent: &Submitted) -> bool {
    let known = known(item);
    ["dutch", "english", "parent", "position"]
        .iter()
        .all(|name| known.text(name) == sent.text(name).trim())
}

async fn page(
    web: &Web,
    reader: &Administrator,
    (list, item): (List, Option<&ListItem>),
    filled: (&Submitted, Standing),
) -> Response {
    let tongue = reader.tongue();
    let sheet = Sheet {
        title: item.map_or_else(|| tongue.say("admin-new-item"), |item| item.dutch.clone()),
        lead: tongue.say("admin-item-lead"),
        place: Place::Register,
        up: FooterLink { label: name(list, tongue), href: address(list) },
        draw: &|form| draw(form, list),
        action: None,
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}
