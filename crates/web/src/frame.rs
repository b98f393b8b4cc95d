//! The frame around a page: brand, menu, account, banner, in the reader's language.
use std::sync::Arc;

use weerklank_app::organisation::{Current, Organisation};
use weerklank_domain::people::Role;

use crate::figures;
use crate::page::{Account, Brand, Flash, FooterLink, LanguageLink, NavItem, Shell, Tone, Words};
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;
use weerklank_domain::Language;

/// Which item of the menu is the page's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Worklist,
    Search,
    Figures,
    Recommendations,
    Dossiers,
    Record,
    Pointing,
    Register,
    Settings,
    Post,
    Mailbox,
    Absences,
    Account,
}

/// The frame of a page for somebody who is signed in.
pub(crate) async fn staff(web: &Web, reader: &SignedIn, title: &str, place: Place) -> Shell {
    let tongue = reader.tongue();
    let mut shell = common(web, tongue, title, &*organisation(web).await);
    "/werk".clone_into(&mut shell.brand.href);
    shell.brand.product = tongue.say("frame-product");
    shell.nav = menu(web, reader, place);
    if weerklank_app::search::may_search(reader.actor()) {
        shell.search = tongue.say("menu-search");
    }
    shell.account = Some(Account {
        name: reader.0.name.clone(),
        role: role_line(reader, tongue),
        initials: initials(&reader.0.name),
        href: "/account".to_owned(),
        sign_out: "/afmelden".to_owned(),
    });
    shell
}

/// The frame of a page for anybody.
pub(crate) async fn public(web: &Web, tongue: Tongue, title: &str) -> Shell {
    common(web, tongue, title, &*organisation(web).await)
}

/// The frame of a page for who has no account, with what he may look for at its foot.
pub(crate) async fn visitor(web: &Web, tongue: Tongue, title: &str) -> Shell {
    let mut shell = public(web, tongue, title).await;
    let links = [
        ("foot-complain", "/klacht"),
        ("foot-status", "/status"),
        ("procedure-title", "/regeling"),
        ("foot-home", "/"),
    ];
    shell.footer = links
        .map(|(key, href)| FooterLink { label: tongue.say(key), href: href.to_owned() })
        .to_vec();
    shell
}

/// The page that says what went wrong has a name on it even when the store has gone.
async fn organisation(web: &Web) -> Arc<Current> {
    match web.app.organisation().await {
        Ok(organisation) => organisation,
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "could not read the settings of the organisation"
            );
            Arc::new(Current { organisation: Organisation::default(), version: 0, logo: None })
        }
    }
}

fn common(web: &Web, tongue: Tongue, title: &str, current: &Current) -> Shell {
    let organisation = &current.organisation;
    Shell {
        lang: tongue.0.tag().to_owned(),
        title: title.to_owned(),
        brand: Brand {
            organisation: organisation.name.clone(),
            href: "/".to_owned(),
            initials: initials(&organisation.name),
            logo: current.logo.as_ref().map(|_| "/merk/logo".to_owned()).unwrap_or_default(),
            stylesheet: "/merk/merk.css".to_owned(),
            ..Brand::default()
        },
        banner: banner(web, tongue),
        languages: Language::ALL.map(|language| language_link(language, tongue)).to_vec(),
        footer: Vec::<FooterLink>::new(),
        words: Words::of(tongue.0),
        ..Shell::default()
    }
}

fn banner(web: &Web, tongue: Tongue) -> String {
    let Some(demonstration) = web.settings.demonstration else { return String::new() };
    let day = tongue.long_day(web.today());
    let _ = demonstration;
    tongue.say_with("frame-demonstration", &[("day", &day)])
}

fn language_link(language: Language, tongue: Tongue) -> LanguageLink {
    LanguageLink {
        code: language.tag().to_owned(),
        label: match language {
            Language::Dutch => "Nederlands".to_owned(),
            Language::English => "English".to_owned(),
        },
        href: format!("/taal/{}", language.tag()),
        current: language == tongue.0,
    }
}

fn menu(web: &Web, reader: &SignedIn, place: Place) -> Vec<NavItem> {
    let tongue = reader.tongue();
    let item = |here: Place, key: &str, href: &str, icon: &str| NavItem {
        label: tongue.say(key),
        href: href.to_owned(),
        icon: icon.to_owned(),
        current: here == place,
        ..NavItem::default()
    };
    let mut items = Vec::new();
    if reader.handles_complaints() {
        items.push(item(Place::Worklist, "menu-worklist", "/werk", "inbox"));
        items.push(item(Place::Dossiers, "menu-dossiers", "/klachten", "files"));
        items.push(item(Place::Search, "menu-search", "/zoeken", "search"));
    }
    if weerklank_app::figures::may_see_figures(reader.actor()) {
        items.push(item(Place::Figures, "menu-figures", "/cijfers", "chart-bar"));
    }
    if figures::recommendations::has_them(reader) {
        let (path, icon) = (figures::recommendations::PATH, "clipboard-check");
        items.push(item(Place::Recommendations, "recommendations-title", path, icon));
    }
    if [Role::Officer, Role::Partner, Role::Staff].iter().any(|role| reader.is(*role)) {
        items.push(item(Place::Record, "menu-record", "/klachten/nieuw", "plus"));
    }
    if reader.is(Role::Officer) || reader.is(Role::Partner) {
        let place = (Place::Pointing, "menu-pointing", "/regeling-wijzen");
        items.push(item(place.0, place.1, place.2, "file-text"));
    }
    if reader.is(Role::Officer) {
        items.push(item(Place::Absences, "menu-absences", "/afwezigheid", "users"));
    }
    if reader.is(Role::Officer) || reader.is(Role::Administrator) {
        items.push(item(Place::Post, "menu-post", "/post", "mail"));
    }
    // An administrator finds them among the settings.
    if reader.is(Role::Officer) && !reader.is(Role::Administrator) {
        items.push(item(Place::Settings, "menu-templates", "/beheer/sjablonen", "pencil"));
    }
    if reader.is(Role::Management) {
        items.push(item(Place::Settings, "menu-procedure", "/regeling-goedkeuren", "file-text"));
    }
    if reader.is(Role::Administrator) {
        items.push(item(Place::Register, "menu-register", "/beheer", "address-book"));
        items.push(item(Place::Settings, "menu-settings", "/beheer/organisatie", "settings"));
    }
    if web.settings.demonstration.is_some() {
        items.push(NavItem {
            separate: true,
            ..item(Place::Mailbox, "menu-mailbox", "/demo/postvak", "message")
        });
    }
    items
}

fn role_line(reader: &SignedIn, tongue: Tongue) -> String {
    let roles: Vec<String> =
        reader.0.actor.roles.iter().map(|role| tongue.label("role", role.key())).collect();
    roles.join(", ")
}

/// The first letters of the first and the last word of a name.
pub(crate) fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// What happened just before, said once on top of the next page.
pub(crate) fn flash(shell: &mut Shell, text: String) {
    shell.flash = Some(Flash { tone: Tone::Success, text });
}
