//! The advisers of a firm, with or without an account.
use axum::extract::{Path, State};
use axum::response::Response;
use weerklank_app::AppError;
use weerklank_app::administration::{Adviser, Firm};
use weerklank_domain::ids::{AdviserId, FirmId};

use super::LIST;
use crate::administration::sheet::{self, Beside, Saving, Sheet, Standing, saving, set_known};
use crate::administration::{AREA, Administrator};
use crate::complaints::controls::Need;
use crate::form::Form;
use crate::frame::Place;
use crate::page::FooterLink;
use crate::problem::Problem;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

type At = Path<(String, String)>;

fn draw(form: &mut Form<'_>, firms: &[Firm]) {
    form.line("name", Need::Required);
    let offered = firms.iter().map(|firm| (firm.id.to_string(), firm.name.clone()));
    form.select("firm", Need::Required, offered.collect());
    form.tick("active");
}

fn known(adviser: &Adviser) -> Submitted {
    let mut known = Submitted::default();
    set_known(
        &mut known,
        &[
            ("seen", Some(&adviser.version.to_string())),
            ("name", Some(&adviser.name)),
            ("firm", Some(&adviser.firm.to_string())),
            ("active", adviser.active.then_some("on")),
        ],
    );
    known
}

fn read(sent: &Submitted, (id, firm): (AdviserId, FirmId), tongue: Tongue) -> Adviser {
    let form = Form::new(sent, AREA, tongue);
    Adviser {
        id,
        firm: form.id("firm").unwrap_or(firm),
        name: form.typed("name").to_owned(),
        active: form.is_ticked("active"),
        version: sent.seen().unwrap_or_default(),
    }
}

pub(in crate::administration) async fn new(
    State(web): State<Web>,
    reader: Administrator,
    Path(firm): Path<String>,
) -> Response {
    let firm = match firm_at(&web, &reader, &firm).await {
        Ok(firm) => firm,
        Err(response) => return response,
    };
    let mut known = Submitted::default();
    set_known(&mut known, &[("firm", Some(&firm.id.to_string())), ("active", Some("on"))]);
    page(&web, &reader, (&firm, None), (&known, Standing::Fresh)).await
}

pub(in crate::administration) async fn add(
    State(web): State<Web>,
    reader: Administrator,
    Path(firm): Path<String>,
    mut sent: Submitted,
) -> Response {
    let firm = match firm_at(&web, &reader, &firm).await {
        Ok(firm) => firm,
        Err(response) => return response,
    };
    let id = sheet::submission(&web, &sent);
    sent.set("submission", id.to_string());
    answer(&web, &reader, (&firm, AdviserId::from_uuid(id), None), &sent).await
}

pub(in crate::administration) async fn show(
    State(web): State<Web>,
    reader: Administrator,
    Path(at): At,
) -> Response {
    match find(&web, &reader, &at).await {
        Ok((firm, adviser)) => {
            let filled = (&known(&adviser), Standing::Fresh);
            page(&web, &reader, (&firm, Some(&adviser)), filled).await
        }
        Err(response) => response,
    }
}

pub(in crate::administration) async fn save(
    State(web): State<Web>,
    reader: Administrator,
    Path(at): At,
    sent: Submitted,
) -> Response {
    match find(&web, &reader, &at).await {
        Ok((firm, adviser)) => {
            answer(&web, &reader, (&firm, adviser.id, Some(&adviser)), &sent).await
        }
        Err(response) => response,
    }
}

async fn firm_at(web: &Web, reader: &Administrator, id: &str) -> Result<Firm, Response> {
    let found = match id.parse::<FirmId>() {
        Ok(id) => web.app.firm(reader.actor(), id).await,
        Err(_) => Err(AppError::NotFound),
    };
    match found {
        Ok(firm) => Ok(firm),
        Err(error) => Err(reader.problem(web, error).await),
    }
}

async fn find(
    web: &Web,
    reader: &Administrator,
    (firm, adviser): &(String, String),
) -> Result<(Firm, Adviser), Response> {
    let firm = firm_at(web, reader, firm).await?;
    let found = match adviser.parse::<AdviserId>() {
        Ok(id) => web.app.adviser(reader.actor(), id).await,
        Err(_) => Err(AppError::NotFound),
    };
    match found {
        Ok(adviser) if adviser.firm == firm.id => Ok((firm, adviser)),
        Ok(_) => Err(reader.problem(web, Problem::NotFound).await),
        Err(error) => Err(reader.problem(web, error).await),
    }
}

async fn answer(
    web: &Web,
    reader: &Administrator,
    (firm, id, adviser): (&Firm, AdviserId, Option<&Adviser>),
    sent: &Submitted,
) -> Response {
    let by = reader.actor();
    let saved = web.app.save_adviser(by, read(sent, (id, firm.id), reader.tongue())).await;
    let standing = match saving(saved) {
        Saving::Done => return sheet::done(LIST),
        Saving::Again(standing) => standing,
        Saving::Overtaken => match web.app.adviser(by, id).await {
            Ok(now) => Standing::Overtaken(known(&now), now.version),
            Err(error) => return reader.problem(web, error).await,
        },
        Saving::Failed(error) => return reader.problem(web, error).await,
    };
    page(web, reader, (firm, adviser), (sent, standing)).await
}

async fn page(
    web: &Web,
    reader: &Administrator,
    (firm, adviser): (&Firm, Option<&Adviser>),
    filled: (&Submitted, Standing),
) -> Response {
    let tongue = reader.tongue();
    let firms = match web.app.firms(reader.actor()).await {
        Ok(firms) => firms,
        Err(error) => return reader.problem(web, error).await,
    };
    let sheet = Sheet {
        title: adviser.map_or_else(|| tongue.say("admin-new-adviser"), |one| one.name.clone()),
        lead: tongue.say("admin-adviser-lead"),
        place: Place::Register,
        up: FooterLink { label: firm.name.clone(), href: format!("{LIST}/{}", firm.id) },
        draw: &|form| draw(form, &firms),
        action: None,
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}
