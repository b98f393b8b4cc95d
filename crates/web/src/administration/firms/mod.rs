//! Partner firms, with their advisers.
pub(super) mod advisers;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use weerklank_app::AppError;
use weerklank_app::administration::{Account, Adviser, Firm};
use weerklank_domain::ids::FirmId;
use weerklank_domain::people::{Actor, FirmKind};

use super::list::{Around, Row, Table, closed, heads};
use super::sheet::{self, Beside, Saving, Sheet, Standing, saving, set_known};
use super::{AREA, Administrator, Done};
use crate::complaints::controls::{Need, options};
use crate::form::Form;
use crate::frame::Place;
use crate::page::FooterLink;
use crate::problem::Problem;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

const LIST: &str = "/beheer/partners";

/// Firms with who works for them and who is written to.
struct Register {
    firms: Vec<Firm>,
    advisers: Vec<Adviser>,
    accounts: Vec<Account>,
}

impl Register {
    async fn read(web: &Web, by: &Actor) -> Result<Self, AppError> {
        Ok(Self {
            firms: web.app.firms(by).await?,
            advisers: web.app.advisers(by).await?,
            accounts: web.app.accounts(by).await?,
        })
    }

    fn contact(&self, firm: &Firm) -> String {
        let account = self.accounts.iter().find(|account| Some(account.id) == firm.contact);
        account.map(|account| account.name.clone()).unwrap_or_default()
    }

    fn of(&self, firm: FirmId) -> impl Iterator<Item = &Adviser> {
        self.advisers.iter().filter(move |adviser| adviser.firm == firm)
    }
}

pub(super) async fn list(
    State(web): State<Web>,
    reader: Administrator,
    Query(done): Query<Done>,
) -> Response {
    let tongue = reader.tongue();
    let register = match Register::read(&web, reader.actor()).await {
        Ok(register) => register,
        Err(error) => return reader.problem(&web, error).await,
    };
    let row = |firm: &Firm| Row {
        href: format!("{LIST}/{}", firm.id),
        label: firm.name.clone(),
        cells: vec![
            tongue.label("firm_kind", firm.kind.key()),
            register.contact(firm),
            register.of(firm.id).filter(|adviser| adviser.active).count().to_string(),
        ],
        tags: closed(firm.active, tongue).into_iter().collect(),
    };
    let title = tongue.say("admin-part-firms");
    let table = Table {
        id: "firms",
        title: title.clone(),
        heads: heads(tongue, &["name", "kind", "contact", "advisers", "state"]),
        rows: register.firms.iter().map(row).collect(),
        empty: tongue.say("admin-no-firms"),
        add: Some(FooterLink {
            label: tongue.say("admin-new-firm"),
            href: format!("{LIST}/nieuw"),
        }),
    };
    super::list::page(&web, &reader, (title, &done), (table, Around::default())).await
}

fn draw(form: &mut Form<'_>, accounts: &[Account]) {
    let tongue = form.tongue();
    form.line("name", Need::Required);
    form.radios("kind", options(FirmKind::ALL, "firm_kind", FirmKind::key, tongue));
    let chosen = form.typed("contact").to_owned();
    let offered = accounts.iter().filter(|one| one.active || one.id.to_string() == chosen);
    let contacts = offered.map(|one| (one.id.to_string(), one.name.clone()));
    form.select("contact", Need::Optional, contacts.collect());
    form.typed_line("email", Need::Optional, ("email", "off"));
    form.typed_line("phone", Need::Optional, ("tel", "off"));
    form.area("address", Need::Optional, 4);
    form.tick("active");
}

fn known(firm: &Firm) -> Submitted {
    let mut known = Submitted::default();
    set_known(
        &mut known,
        &[
            ("seen", Some(&firm.version.to_string())),
            ("name", Some(&firm.name)),
            ("kind", Some(firm.kind.key())),
            ("contact", firm.contact.map(|id| id.to_string()).as_deref()),
            ("email", firm.email.as_deref()),
            ("phone", firm.phone.as_deref()),
            ("address", firm.address.as_deref()),
            ("active", firm.active.then_some("on")),
        ],
    );
    known
}

fn read(sent: &Submitted, id: FirmId, tongue: Tongue) -> Firm {
    let form = Form::new(sent, AREA, tongue);
    Firm {
        id,
        name: form.typed("name").to_owned(),
        kind: FirmKind::from_key(form.typed("kind")).unwrap_or(FirmKind::Affiliated),
        contact: form.id("contact"),
        email: form.optional("email"),
        phone: form.optional("phone"),
        address: form.lines("address"),
        active: form.is_ticked("active"),
        version: sent.seen().unwrap_or_default(),
    }
}

pub(super) async fn new(State(web): State<Web>, reader: Administrator) -> Response {
    let mut known = Submitted::default();
    set_known(&mut known, &[("kind", Some(FirmKind::Affiliated.key())), ("active", Some("on"))]);
    page(&web, &reader, None, (&known, Standing::Fresh)).await
}

pub(super) async fn add(
    State(web): State<Web>,
    reader: Administrator,
    mut sent: Submitted,
) -> Response {
    let id = sheet::submission(&web, &sent);
    sent.set("submission", id.to_string());
    answer(&web, &reader, (FirmId::from_uuid(id), None), &sent).await
}

pub(super) async fn show(
    State(web): State<Web>,
    reader: Administrator,
    Path(id): Path<String>,
) -> Response {
    match find(&web, &reader, &id).await {
        Ok(firm) => page(&web, &reader, Some(&firm), (&known(&firm), Standing::Fresh)).await,
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
        Ok(firm) => answer(&web, &reader, (firm.id, Some(&firm)), &sent).await,
        Err(response) => response,
    }
}

async fn find(web: &Web, reader: &Administrator, id: &str) -> Result<Firm, Response> {
    let Ok(id) = id.parse::<FirmId>() else {
        return Err(reader.problem(web, Problem::NotFound).await);
    };
    match web.app.firm(reader.actor(), id).await {
        Ok(firm) => Ok(firm),
        Err(error) => Err(reader.problem(web, error).await),
    }
}

async fn answer(
    web: &Web,
    reader: &Administrator,
    (id, firm): (FirmId, Option<&Firm>),
    sent: &Submitted,
) -> Response {
    let saved = web.app.save_firm(reader.actor(), read(sent, id, reader.tongue())).await;
    let standing = match saving(saved) {
        Saving::Done => return sheet::done(LIST),
        Saving::Again(standing) => standing,
        Saving::Overtaken => match web.app.firm(reader.actor(), id).await {
            Ok(now) => Standing::Overtaken(known(&now), now.version),
            Err(error) => return reader.problem(web, error).await,
        },
        Saving::Failed(error) => return reader.problem(web, error).await,
    };
    page(web, reader, firm, (sent, standing)).await
}

async fn page(
    web: &Web,
    reader: &Administrator,
    firm: Option<&Firm>,
    filled: (&Submitted, Standing),
) -> Response {
    let tongue = reader.tongue();
    let register = match Register::read(web, reader.actor()).await {
        Ok(register) => register,
        Err(error) => return reader.problem(web, error).await,
    };
    let sheet = Sheet {
        title: firm.map_or_else(|| tongue.say("admin-new-firm"), |firm| firm.name.clone()),
        lead: tongue.say("admin-firm-lead"),
        place: Place::Register,
        up: FooterLink { label: tongue.say("admin-part-firms"), href: LIST.to_owned() },
        draw: &|form| draw(form, &register.accounts),
        action: None,
        table: firm.map(|firm| advisers_of(firm, &register, tongue)),
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}

fn advisers_of(firm: &Firm, register: &Register, tongue: Tongue) -> Table {
    let account = |adviser: &Adviser| {
        let account = register.accounts.iter().find(|one| one.adviser == Some(adviser.id));
        account.map_or_else(|| tongue.say("admin-no-account"), |account| account.email.clone())
    };
    let here = format!("{LIST}/{}/adviseurs", firm.id);
    let row = |adviser: &Adviser| Row {
        href: format!("{here}/{}", adviser.id),
        label: adviser.name.clone(),
        cells: vec![account(adviser)],
        tags: closed(adviser.active, tongue).into_iter().collect(),
    };
    Table {
        id: "advisers",
        title: tongue.say("admin-advisers"),
        heads: heads(tongue, &["name", "account", "state"]),
        rows: register.of(firm.id).map(row).collect(),
        empty: tongue.say("admin-no-advisers"),
        add: Some(FooterLink {
            label: tongue.say("admin-new-adviser"),
            href: format!("{here}/nieuw"),
        }),
    }
}
