//! People with an account: who may sign in, as what.
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use weerklank_app::administration::{Account, Adviser, Firm};
use weerklank_app::{AppError, FieldProblem, SaveError};
use weerklank_domain::Language;
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Actor, Role};

use super::list::{Around, Row, Table, closed, heads};
use super::sheet::{self, Action, Beside, Saving, Sheet, Standing, saving, set_known};
use super::{AREA, Administrator, Done};
use crate::complaints::controls::Need;
use crate::form::Form;
use crate::frame::Place;
use crate::page::{FooterLink, Tone};
use crate::parts::Tag;
use crate::problem::Problem;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

const LIST: &str = "/beheer/personen";

pub(super) async fn list(
    State(web): State<Web>,
    reader: Administrator,
    Query(done): Query<Done>,
) -> Response {
    let tongue = reader.tongue();
    let accounts = match web.app.accounts(reader.actor()).await {
        Ok(accounts) => accounts,
        Err(error) => return reader.problem(&web, error).await,
    };
    let away = match web.app.absences(reader.actor()).await {
        Ok(absences) => {
            let now = absences.listed.iter().filter(|one| one.absence.is_on(absences.today));
            now.map(|one| one.absence.person).collect::<Vec<_>>()
        }
        Err(error) => return reader.problem(&web, error).await,
    };
    let title = tongue.say("admin-part-people");
    let table = Table {
        id: "people",
        title: title.clone(),
        heads: heads(tongue, &["name", "email", "roles", "state"]),
        rows: accounts.iter().map(|account| row(account, &away, tongue)).collect(),
        empty: String::new(),
        add: Some(FooterLink {
            label: tongue.say("admin-new-person"),
            href: format!("{LIST}/nieuw"),
        }),
    };
    let next = FooterLink { label: tongue.say("absence-title"), href: "/afwezigheid".to_owned() };
    let around = Around { next: Some(next), ..Around::default() };
    super::list::page(&web, &reader, (title, &done), (table, around)).await
}

fn row(account: &Account, away: &[PersonId], tongue: Tongue) -> Row {
    let roles: Vec<String> =
        account.roles.iter().map(|role| tongue.label("role", role.key())).collect();
    let state = |is_so: bool, key: &str| {
        is_so.then(|| Tag { tone: Tone::Warning, text: tongue.say(key), waits: true })
    };
    let tags = [
        closed(account.active, tongue),
        state(account.active && !account.has_password, "admin-invited"),
        state(account.active && away.contains(&account.id), "admin-away"),
    ];
    Row {
        href: format!("{LIST}/{}", account.id),
        label: account.name.clone(),
        cells: vec![account.email.clone(), roles.join(", ")],
        tags: tags.into_iter().flatten().collect(),
    }
}

/// What a person can be connected with.
struct Register {
    accounts: Vec<Account>,
    firms: Vec<Firm>,
    advisers: Vec<Adviser>,
}

impl Register {
    async fn read(web: &Web, by: &Actor) -> Result<Self, AppError> {
        Ok(Self {
            accounts: web.app.accounts(by).await?,
            firms: web.app.firms(by).await?,
            advisers: web.app.advisers(by).await?,
        })
    }

    fn adviser_options(&self) -> Vec<(String, String)> {
        let label = |adviser: &Adviser| {
            let firm = self.firms.iter().find(|firm| firm.id == adviser.firm);
            let firm = firm.map_or("", |firm| firm.name.as_str());
            format!("{}, {firm}", adviser.name)
        };
        let options = self.advisers.iter().map(|one| (one.id.to_string(), label(one)));
        options.collect()
    }

    fn manager_options(&self) -> Vec<(String, String)> {
        let options = self.accounts.iter().map(|one| (one.id.to_string(), one.name.clone()));
        options.collect()
    }
}

fn draw(form: &mut Form<'_>, register: &Register) {
    let tongue = form.tongue();
    form.line("name", Need::Required);
    form.typed_line("email", Need::Required, ("email", "off"));
    let role = |role: Role| (role.key().to_owned(), tongue.label("role", role.key()));
    form.ticks("roles", Role::GIVEN.map(role).to_vec());
    form.select("adviser", Need::Optional, register.adviser_options());
    form.select("manager", Need::Optional, register.manager_options());
    let language = |one: Language| (one.tag().to_owned(), tongue.label("language", one.tag()));
    form.radios("language", Language::ALL.map(language).to_vec());
    form.typed_line("officer_order", Need::Required, ("number", "off"));
    form.tick("active");
}

fn known(account: &Account) -> Submitted {
    let mut known = Submitted::default();
    let id = |id: Option<String>| id.unwrap_or_default();
    set_known(
        &mut known,
        &[
            ("seen", Some(&account.version.to_string())),
            ("name", Some(&account.name)),
            ("email", Some(&account.email)),
            ("adviser", Some(&id(account.adviser.map(|id| id.to_string())))),
            ("manager", Some(&id(account.manager.map(|id| id.to_string())))),
            ("language", Some(account.language.tag())),
            ("officer_order", Some(&account.officer_order.to_string())),
            ("active", account.active.then_some("on")),
        ],
    );
    for role in &account.roles {
        known.set(&format!("roles_{}", role.key()), "on");
    }
    known
}

/// Somebody who does not exist yet.
fn nobody(id: PersonId) -> Account {
    Account {
        id,
        email: String::new(),
        name: String::new(),
        roles: Vec::new(),
        adviser: None,
        manager: None,
        language: Language::default(),
        officer_order: 0,
        active: true,
        version: 0,
        has_password: false,
    }
}

fn read(sent: &Submitted, id: PersonId, tongue: Tongue) -> Result<Account, SaveError> {
    let form = Form::new(sent, AREA, tongue);
    let Ok(officer_order) = form.typed("officer_order").parse() else {
        let problem = FieldProblem { field: "officer_order", text_key: "admin-number-wrong" };
        return Err(SaveError::Invalid(vec![problem]));
    };
    Ok(Account {
        email: form.typed("email").to_owned(),
        name: form.typed("name").to_owned(),
        roles: sent.all("roles").filter_map(Role::from_key).collect(),
        adviser: form.id("adviser"),
        manager: form.id("manager"),
        language: Language::from_tag(form.typed("language")).unwrap_or_default(),
        officer_order,
        active: form.is_ticked("active"),
        version: sent.seen().unwrap_or_default(),
        ..nobody(id)
    })
}

pub(super) async fn new(State(web): State<Web>, reader: Administrator) -> Response {
    let known = known(&nobody(PersonId::from_uuid(web.app.draw_id())));
    page(&web, &reader, None, (&known, Standing::Fresh)).await
}

pub(super) async fn add(
    State(web): State<Web>,
    reader: Administrator,
    mut sent: Submitted,
) -> Response {
    let id = sheet::submission(&web, &sent);
    sent.set("submission", id.to_string());
    answer(&web, &reader, (PersonId::from_uuid(id), None), &sent).await
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: Administrator,
    Path(id): Path<String>,
) -> Response {
    match find(&web, &reader, &id).await {
        Ok(account) => {
            page(&web, &reader, Some(&account), (&known(&account), Standing::Fresh)).await
        }
        Err(response) => response,
    }
}

pub(super) async fn save(
    State(web): State<Web>,
    reader: Administrator,
    Path(id): Path<String>,
    sent: Submitted,
) -> Response {
    match find(&web, &reader, &id).await {
        Ok(account) => answer(&web, &reader, (account.id, Some(&account)), &sent).await,
        Err(response) => response,
    }
}

async fn find(web: &Web, reader: &Administrator, id: &str) -> Result<Account, Response> {
    let Ok(id) = id.parse::<PersonId>() else {
        return Err(reader.problem(web, Problem::NotFound).await);
    };
    match web.app.account(reader.actor(), id).await {
        Ok(account) => Ok(account),
        Err(error) => Err(reader.problem(web, error).await),
    }
}

async fn answer(
    web: &Web,
    reader: &Administrator,
    (id, account): (PersonId, Option<&Account>),
    sent: &Submitted,
) -> Response {
    let saved = match read(sent, id, reader.tongue()) {
        Ok(account) => web.app.save_account(reader.actor(), account).await,
        Err(problem) => Err(problem),
    };
    let standing = match saving(saved) {
        Saving::Done => return sheet::done(LIST),
        Saving::Again(standing) => standing,
        Saving::Overtaken => match web.app.account(reader.actor(), id).await {
            Ok(now) => Standing::Overtaken(known(&now), now.version),
            Err(error) => return reader.problem(web, error).await,
        },
        Saving::Failed(error) => return reader.problem(web, error).await,
    };
    page(web, reader, account, (sent, standing)).await
}

async fn page(
    web: &Web,
    reader: &Administrator,
    account: Option<&Account>,
    filled: (&Submitted, Standing),
) -> Response {
    let tongue = reader.tongue();
    let register = match Register::read(web, reader.actor()).await {
        Ok(register) => register,
        Err(error) => return reader.problem(web, error).await,
    };
    let invitable = account.filter(|account| account.active);
    let sheet = Sheet {
        title: account.map_or_else(|| tongue.say("admin-new-person"), |one| one.name.clone()),
        lead: tongue.say("admin-person-lead"),
        place: Place::Register,
        up: FooterLink { label: tongue.say("admin-part-people"), href: LIST.to_owned() },
        draw: &|form| draw(form, &register),
        action: invitable.map(|account| Action {
            label: tongue.say("admin-invite-again"),
            about: tongue.say("admin-invite-again-about"),
            to: format!("{LIST}/{}/uitnodiging", account.id),
        }),
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}

/// Mails the person a link to choose a password, for the first time or anew.
pub(super) async fn invite(
    State(web): State<Web>,
    reader: Administrator,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = id.parse::<PersonId>() else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    match web.app.invite(reader.actor(), id).await {
        Ok(()) => Redirect::to(&format!("{LIST}?gedaan=uitnodiging")).into_response(),
        Err(error) => reader.problem(&web, error).await,
    }
}
