//! The organisation of the demonstration: its firms, its people, its relations.
use std::collections::HashMap;

use anyhow::Context;
use weerklank_app::App;
use weerklank_app::accounts::invitations::FirstAdministrator;
use weerklank_app::administration::{Account, Adviser, Firm, Relation};
use weerklank_app::organisation::{LogoChange, Organisation};
use weerklank_domain::Language;
use weerklank_domain::ids::{AdviserId, FirmId, PersonId, RelationId};
use weerklank_domain::people::{Actor, FirmKind, Role, Subject};

use super::script::{self, Script};

const LOGO: &[u8] = include_bytes!("../../demo/logo.svg");

/// Who is who, by the keys of the script.
#[derive(Debug, Default)]
pub(super) struct Cast {
    people: HashMap<String, Actor>,
    advisers: HashMap<String, (AdviserId, String)>,
    firms: HashMap<String, (FirmId, Option<String>)>,
    relations: HashMap<String, RelationId>,
}

/// Makes all of it as an administrator would.
pub(super) async fn make(app: &App, script: &Script) -> anyhow::Result<Cast> {
    let mut cast = Cast::default();
    let by = first_administrator(app, script).await?;
    app.ship_lists().await?;
    app.save_organisation(
        &by,
        (organisation(&script.register.organisation), 0),
        LogoChange::Replace(LOGO.to_vec()),
    )
    .await?;
    for firm in &script.register.firm {
        add_firm(app, &by, (&mut cast, firm)).await?;
    }
    for person in &script.register.person {
        add_person(app, &by, (&mut cast, person)).await?;
    }
    for firm in script.register.firm.iter().filter(|firm| firm.contact.is_some()) {
        set_contact(app, &by, (&cast, firm)).await?;
    }
    for relation in &script.relations {
        let id = RelationId::from_uuid(app.draw_id());
        app.save_relation(&by, as_relation(id, relation)).await?;
        cast.relations.insert(relation.key.clone(), id);
    }
    Ok(cast)
}

fn organisation(made_up: &script::Organisation) -> Organisation {
    let some = |text: &String| Some(text.clone());
    let mut organisation = Organisation::default();
    organisation.name.clone_from(&made_up.name);
    organisation.legal_name = some(&made_up.legal_name);
    organisation.address_lines.clone_from(&made_up.address_lines);
    organisation.postal_address_lines.clone_from(&made_up.postal_address_lines);
    organisation.phone = some(&made_up.phone);
    organisation.mail = some(&made_up.mail);
    organisation.complaints_mail = some(&made_up.complaints_mail);
    organisation.website = some(&made_up.website);
    organisation.procedure_url = some(&made_up.procedure_url);
    organisation.colour.clone_from(&made_up.colour);
    organisation
}

/// By the link that a new installation prints.
async fn first_administrator(app: &App, script: &Script) -> anyhow::Result<Actor> {
    let is_administrator = |person: &&script::Person| person.roles.contains(&Role::Administrator);
    let person = script.register.person.iter().find(is_administrator);
    let person = person.context("nobody administrates")?;
    let link = app.create_set_up_link().await?.context("the database is not empty")?;
    let first = FirstAdministrator {
        name: person.name.clone(),
        email: person.email.clone(),
        language: Language::Dutch,
    };
    let password = person.password.as_deref().context("an administrator signs in")?;
    let id = app.use_set_up_link(token_of(&link), first, password).await?;
    Ok(Actor { person: id, roles: vec![Role::Administrator], adviser: None })
}

fn token_of(link: &str) -> &str {
    link.rsplit('/').next().unwrap_or_default()
}

async fn add_firm(
    app: &App,
    by: &Actor,
    (cast, firm): (&mut Cast, &script::Firm),
) -> anyhow::Result<()> {
    let id = FirmId::from_uuid(app.draw_id());
    app.save_firm(by, as_firm(id, firm, None)).await?;
    cast.firms.insert(firm.key.clone(), (id, firm.contact.clone()));
    for adviser in &firm.advisers {
        let (key, name) = adviser.split_once(':').context("an adviser is key:Name")?;
        let made = AdviserId::from_uuid(app.draw_id());
        let adviser =
            Adviser { id: made, firm: id, name: name.to_owned(), active: true, version: 0 };
        app.save_adviser(by, adviser).await?;
        cast.advisers.insert(key.to_owned(), (made, firm.key.clone()));
    }
    Ok(())
}

fn as_firm(id: FirmId, firm: &script::Firm, contact: Option<PersonId>) -> Firm {
    Firm {
        id,
        name: firm.name.clone(),
        kind: FirmKind::Affiliated,
        contact,
        email: Some(firm.email.clone()),
        phone: Some(firm.phone.clone()),
        address: Some(firm.address.clone()),
        active: true,
        version: u32::from(contact.is_some()),
    }
}

async fn set_contact(
    app: &App,
    by: &Actor,
    (cast, firm): (&Cast, &script::Firm),
) -> anyhow::Result<()> {
    let contact = firm.contact.as_deref().context("a contact")?;
    let (id, _) = cast.firms.get(&firm.key).context("a firm")?;
    app.save_firm(by, as_firm(*id, firm, Some(cast.person(contact)?.person))).await?;
    Ok(())
}

async fn add_person(
    app: &App,
    by: &Actor,
    (cast, person): (&mut Cast, &script::Person),
) -> anyhow::Result<()> {
    let key = person.key.clone();
    if person.roles.contains(&Role::Administrator) {
        cast.people.insert(key, by.clone());
        return Ok(());
    }
    let id = PersonId::from_uuid(app.draw_id());
    let adviser = match &person.adviser {
        Some(adviser) => Some(cast.adviser(adviser)?.0),
        None => None,
    };
    let manager = match &person.manager {
        Some(manager) => Some(cast.person(manager)?.person),
        None => None,
    };
    let account = Account {
        id,
        email: person.email.clone(),
        name: person.name.clone(),
        roles: person.roles.clone(),
        adviser,
        manager,
        language: Language::Dutch,
        officer_order: person.order,
        active: true,
        version: 0,
        has_password: false,
    };
    app.save_account(by, account).await?;
    if let Some(password) = &person.password {
        let link = app.invitation_link(id).await?;
        app.accept_invitation(token_of(&link), password).await?;
    }
    let roles = person.roles.clone();
    cast.people.insert(key, Actor { person: id, roles, adviser });
    Ok(())
}

fn as_relation(id: RelationId, relation: &script::Relation) -> Relation {
    Relation {
        id,
        kind: relation.kind,
        company: relation.company.clone(),
        chamber_number: Some(relation.chamber_number.clone()),
        contact_name: Some(relation.contact.clone()),
        email: Some(relation.email.clone()),
        phone: Some(relation.phone.clone()),
        address: Some(relation.address.clone()),
        active: true,
        version: 0,
    }
}

impl Cast {
    pub(super) fn person(&self, key: &str) -> anyhow::Result<&Actor> {
        self.people.get(key).with_context(|| format!("no person {key}"))
    }

    /// Who decides on what an officer may not decide alone.
    pub(super) fn management(&self) -> anyhow::Result<&Actor> {
        let mut people = self.people.values();
        people.find(|person| person.is(Role::Management)).context("nobody is of management")
    }

    pub(super) fn relation(&self, key: &str) -> anyhow::Result<RelationId> {
        self.relations.get(key).copied().with_context(|| format!("no relation {key}"))
    }

    /// Who acts for the firm of this adviser; nobody when the firm has no account.
    pub(super) fn partner_for(&self, adviser: &str) -> anyhow::Result<Option<&Actor>> {
        let (_, firm) = self.adviser(adviser)?;
        let (_, contact) = self.firms.get(firm).context("a firm")?;
        contact.as_deref().map(|contact| self.person(contact)).transpose()
    }

    /// About whom a complaint is, but for what is unknown.
    pub(super) fn subject(&self, about: &str) -> anyhow::Result<Subject> {
        if about == "organisation" {
            return Ok(Subject::Organisation);
        }
        if let Some(officer) = about.strip_prefix("officer:") {
            return Ok(Subject::Officer { person: self.person(officer)?.person });
        }
        let (adviser, firm) = self.adviser(about)?;
        let (firm, _) = self.firms.get(firm).context("a firm")?;
        let (firm, adviser) = (*firm, Some(*adviser));
        Ok(Subject::Partner { firm, adviser, kind: FirmKind::Affiliated })
    }

    fn adviser(&self, key: &str) -> anyhow::Result<&(AdviserId, String)> {
        self.advisers.get(key).with_context(|| format!("no adviser {key}"))
    }
}
