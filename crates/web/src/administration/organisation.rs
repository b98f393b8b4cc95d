//! The organisation as it shows itself on pages, in mail and on letters.
use axum::extract::State;
use axum::response::Response;
use weerklank_app::organisation::{Current, LogoChange, Organisation};
use weerklank_app::{FieldProblem, SaveError};
use weerklank_domain::people::Actor;

use super::sheet::{self, Beside, Saving, Sheet, Standing, saving, set_known};
use super::{AREA, Administrator};
use crate::complaints::controls::Need;
use crate::form::Form;
use crate::frame::Place;
use crate::page::FooterLink;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

pub(super) async fn show(State(web): State<Web>, reader: Administrator) -> Response {
    match web.app.organisation().await {
        Ok(current) => page(&web, &reader, (&known(&current), Standing::Fresh)).await,
        Err(error) => reader.problem(&web, error).await,
    }
}

pub(super) async fn save(
    State(web): State<Web>,
    reader: Administrator,
    sent: Submitted,
) -> Response {
    let standing = match saving(store(&web, reader.actor(), &sent, reader.tongue()).await) {
        Saving::Done => return sheet::done("/beheer"),
        Saving::Again(standing) => standing,
        Saving::Overtaken => match web.app.organisation().await {
            Ok(now) => Standing::Overtaken(known(&now), now.version),
            Err(error) => return reader.problem(&web, error).await,
        },
        Saving::Failed(error) => return reader.problem(&web, error).await,
    };
    page(&web, &reader, (&sent, standing)).await
}

async fn store(web: &Web, by: &Actor, sent: &Submitted, tongue: Tongue) -> Result<(), SaveError> {
    let seen = sent.seen().unwrap_or_default();
    if !sent.refused_files.is_empty() {
        let problem = FieldProblem { field: "logo", text_key: "accounts-logo-too-large" };
        return Err(SaveError::Invalid(vec![problem]));
    }
    let change = match sent.files.first() {
        Some(file) if file.kept.size_bytes > weerklank_app::organisation::LOGO_MAX as u64 => {
            let problem = FieldProblem { field: "logo", text_key: "accounts-logo-too-large" };
            return Err(SaveError::Invalid(vec![problem]));
        }
        Some(file) => LogoChange::Replace(web.app.sent_bytes(file.kept).await?),
        None if sent.is_ticked("remove_logo") => LogoChange::Remove,
        None => LogoChange::Keep,
    };
    web.app.save_organisation(by, (read(sent, tongue), seen), change).await
}

fn draw(form: &mut Form<'_>) {
    form.heading("admin-organisation-name");
    form.line("name", Need::Required);
    form.line("legal_name", Need::Optional);
    form.line("officer_title", Need::Optional);
    form.heading("admin-organisation-reach");
    form.area("address", Need::Optional, 4);
    form.area("postal_address", Need::Optional, 4);
    form.typed_line("phone", Need::Optional, ("tel", "off"));
    form.typed_line("mail", Need::Optional, ("email", "off"));
    form.typed_line("complaints_mail", Need::Optional, ("email", "off"));
    form.typed_line("website", Need::Optional, ("url", "off"));
    form.typed_line("procedure_url", Need::Optional, ("url", "off"));
    form.line("external_route", Need::Optional);
    form.area("framed_by", Need::Optional, 3);
    form.heading("admin-organisation-look");
    form.line("colour", Need::Required);
    form.file("logo", "image/png,image/jpeg,image/svg+xml");
    form.tick("remove_logo");
}

fn known(current: &Current) -> Submitted {
    let organisation = &current.organisation;
    let mut known = Submitted::default();
    set_known(
        &mut known,
        &[
            ("seen", Some(&current.version.to_string())),
            ("name", Some(&organisation.name)),
            ("legal_name", organisation.legal_name.as_deref()),
            ("officer_title", organisation.officer_title.as_deref()),
            ("address", Some(&organisation.address_lines.join("\n"))),
            ("postal_address", Some(&organisation.postal_address_lines.join("\n"))),
            ("phone", organisation.phone.as_deref()),
            ("mail", organisation.mail.as_deref()),
            ("complaints_mail", organisation.complaints_mail.as_deref()),
            ("website", organisation.website.as_deref()),
            ("procedure_url", organisation.procedure_url.as_deref()),
            ("external_route", organisation.external_route.as_deref()),
            ("framed_by", Some(&organisation.framed_by.join("\n"))),
            ("colour", Some(&organisation.colour)),
        ],
    );
    known
}

fn read(sent: &Submitted, tongue: Tongue) -> Organisation {
    let form = Form::new(sent, AREA, tongue);
    let lines =
        |name: &str| form.lines(name).unwrap_or_default().lines().map(str::to_owned).collect();
    let mut organisation = Organisation::default();
    form.typed("name").clone_into(&mut organisation.name);
    organisation.legal_name = form.optional("legal_name");
    organisation.officer_title = form.optional("officer_title");
    organisation.address_lines = lines("address");
    organisation.postal_address_lines = lines("postal_address");
    organisation.phone = form.optional("phone");
    organisation.mail = form.optional("mail");
    organisation.complaints_mail = form.optional("complaints_mail");
    organisation.website = form.optional("website");
    organisation.procedure_url = form.optional("procedure_url");
    organisation.external_route = form.optional("external_route");
    organisation.framed_by = lines("framed_by");
    form.typed("colour").clone_into(&mut organisation.colour);
    organisation
}

async fn page(web: &Web, reader: &Administrator, filled: (&Submitted, Standing)) -> Response {
    let tongue = reader.tongue();
    let sheet = Sheet {
        title: tongue.say("admin-part-organisation"),
        lead: tongue.say("admin-organisation-lead"),
        place: Place::Settings,
        up: FooterLink { label: tongue.say("admin-title"), href: "/beheer".to_owned() },
        draw: &draw,
        action: None,
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}
