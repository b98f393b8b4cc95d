//! `weerklank user`: accounts, for whoever runs the installation.
use anyhow::{Context, bail};
use clap::Subcommand;
use weerklank_app::administration::Account;
use weerklank_app::{App, SaveError};
use weerklank_domain::Language;
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Actor, Role, SYSTEM};

use crate::settings::Settings;
use crate::terminal::{print, t, t_with};
use crate::{database, parts};

#[derive(Subcommand)]
pub(crate) enum User {
    #[command(about = t("terminal-user-list"))]
    List,
    #[command(about = t("terminal-user-add"))]
    Add(Added),
    #[command(about = t("terminal-user-reset-link"))]
    ResetLink(Named),
    #[command(about = t("terminal-user-deactivate"))]
    Deactivate(Named),
}

#[derive(clap::Args)]
pub(crate) struct Added {
    #[arg(long, value_name = "EMAIL", help = t("terminal-user-email"))]
    email: String,
    #[arg(long, value_name = "NAME", help = t("terminal-user-name"))]
    name: String,
    #[arg(long = "role", value_name = "ROLE", required = true, value_parser = role,
        help = t("terminal-user-role"))]
    roles: Vec<Role>,
    #[arg(long, value_name = "nl|en", default_value = "nl", value_parser = tongue,
        help = t("terminal-user-language"))]
    language: Language,
}

#[derive(clap::Args)]
pub(crate) struct Named {
    #[arg(value_name = "EMAIL", help = t("terminal-user-email"))]
    email: String,
}

pub(crate) async fn run(asked: User, settings: &Settings) -> anyhow::Result<()> {
    let app = parts::app(settings, database::open_current(settings).await?)?;
    match asked {
        User::List => list(&app).await,
        User::Add(added) => add(&app, added).await,
        User::ResetLink(named) => {
            let account = find(&app, &named.email).await?;
            show_link(&app, &account).await
        }
        User::Deactivate(named) => deactivate(&app, &named.email).await,
    }
}

/// Whoever can read the database may do what an administrator may. In the history it is Weerklank
/// itself: the machine knows no person.
fn operator() -> Actor {
    Actor { person: SYSTEM, roles: vec![Role::Administrator], adviser: None }
}

async fn list(app: &App) -> anyhow::Result<()> {
    for account in app.accounts(&operator()).await? {
        let roles: Vec<&str> = account.roles.iter().map(|role| role.key()).collect();
        let state =
            if account.active { t("terminal-user-active") } else { t("terminal-user-inactive") };
        let Account { email, name, .. } = &account;
        print(&format!("{email:32}  {name:28}  {:24}  {state}", roles.join(",")))?;
    }
    Ok(())
}

async fn add(app: &App, added: Added) -> anyhow::Result<()> {
    let account = Account {
        id: PersonId::from_uuid(app.draw_id()),
        email: added.email,
        name: added.name,
        roles: added.roles,
        adviser: None,
        manager: None,
        language: added.language,
        officer_order: 0,
        active: true,
        version: 0,
        has_password: false,
    };
    save(app, account.clone()).await?;
    print(&t_with("terminal-user-added", &[("name", &account.name)]))?;
    show_link(app, &account).await
}

async fn deactivate(app: &App, email: &str) -> anyhow::Result<()> {
    let account = find(app, email).await?;
    save(app, Account { active: false, ..account.clone() }).await?;
    print(&t_with("terminal-user-deactivated", &[("name", &account.name)]))?;
    Ok(())
}

async fn find(app: &App, email: &str) -> anyhow::Result<Account> {
    let wanted = email.trim().to_lowercase();
    let accounts = app.accounts(&operator()).await?;
    let found = accounts.into_iter().find(|account| account.email == wanted);
    found.with_context(|| t_with("terminal-user-unknown", &[("email", email)]))
}

async fn save(app: &App, account: Account) -> anyhow::Result<()> {
    match app.save_account(&operator(), account).await {
        Ok(()) => Ok(()),
        Err(SaveError::Invalid(problems)) => {
            let told: Vec<String> = problems.iter().map(|problem| t(problem.text_key)).collect();
            bail!(t_with("terminal-user-wrong", &[("problems", &told.join(" "))]))
        }
        Err(SaveError::App(cause)) => Err(cause.into()),
    }
}

async fn show_link(app: &App, account: &Account) -> anyhow::Result<()> {
    let link = app.invitation_link(account.id).await?;
    let values = [("name", account.name.as_str()), ("link", &link)];
    print(&t_with("terminal-user-link", &values))?;
    Ok(())
}

fn role(key: &str) -> Result<Role, String> {
    let keys = Role::GIVEN.map(Role::key);
    Role::from_key(key).ok_or_else(|| keys.join(", "))
}

fn tongue(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| "nl, en".to_owned())
}
