//! Every page in both languages: whole, in one language, usable without seeing it.
use std::collections::BTreeSet;

use axum::http::StatusCode;
use weerklank_domain::people::Actor;

use crate::browser::{Answer, Browser};
use crate::harness::Site;
use crate::html::{faults, links, words};
use crate::routes::steps;
use crate::world::World;

/// Small words by which a Dutch or an English sentence is known. What people said, names and the
/// items of lists hold none of them here.
const OF_DUTCH: [&str; 9] = ["het", "een", "niet", "wordt", "voor", "naar", "hebt", "deze", "zijn"];
const OF_ENGLISH: [&str; 8] = ["the", "and", "with", "your", "this", "have", "from", "must"];

/// What stands in these pages that no text of ours says: names, and what somebody said.
const SAID: [&str; 5] = [
    "De Kanarie is te duur. En hij zingt niet.",
    "De Kanarie is te duur.",
    "En hij zingt niet.",
    "Het Noorden",
    "{{ on_the_spot }}",
];

async fn in_language(browser: &Browser, language: &str) {
    browser.get(&format!("/taal/{language}?naar=/")).await;
}

/// What is wrong with this page; an answer that isn't a page is left alone.
fn wrong(path: &str, page: &Answer, language: &str) -> Vec<String> {
    if !page.header("content-type").starts_with("text/html") {
        return vec![];
    }
    let mut found = faults(page, language);
    // What stands in a text area is somebody's, or the letter in the language of the complainant.
    let main: String = page
        .main()
        .split("<textarea")
        .map(|part| part.split_once("</textarea>").map_or(part, |(_, rest)| rest))
        .collect();
    let said = SAID.iter().fold(words(&main), |words, said| words.replace(said, ""));
    let foreign: &[&str] = if language == "nl" { &OF_ENGLISH } else { &OF_DUTCH };
    let is_foreign = |word: &&str| foreign.contains(&word.to_lowercase().as_str());
    let strangers: Vec<&str> =
        said.split(|one: char| !one.is_alphabetic()).filter(is_foreign).collect();
    if !strangers.is_empty() {
        found.push(format!("in another language: {strangers:?} in {said}"));
    }
    found.into_iter().map(|fault| format!("{path} ({language}): {fault}")).collect()
}

/// Opens pages in both languages, and says what is wrong with them.
async fn look_at(browser: &Browser, paths: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for language in ["nl", "en"] {
        in_language(browser, language).await;
        for path in paths {
            let page = browser.get(path).await;
            if page.status != StatusCode::OK {
                found.push(format!("{path}: {}", page.status));
            }
            found.extend(wrong(path, &page, language));
        }
    }
    found
}

fn of_dossiers(world: &World, own: &[&str]) -> Vec<String> {
    let steps = steps();
    let ends = own.iter().map(|own| format!("/{own}")).chain([String::new()]);
    let ends: Vec<String> = ends.chain(steps.iter().map(|step| format!("/{step}"))).collect();
    let of_one = |reference| ends.iter().map(move |end| format!("/klachten/{reference}{end}"));
    world.references().iter().flat_map(of_one).collect()
}

/// The steps that are for these commands of officers; management has its own.
fn for_officers(paths: Vec<String>) -> Vec<String> {
    let of_others = [
        "/oplossing",
        "/raadpleging",
        "/voortgang",
        "/functionaris",
        "/uitstel-instemming",
        "/betaling-goedkeuring",
        "/betaling-weigering",
        "/contactafspraak-goedkeuring",
        "/contactafspraak-afwijzing",
    ];
    let is_for = |path: &String| !of_others.iter().any(|other| path.ends_with(other));
    paths.into_iter().filter(is_for).collect()
}

#[tokio::test]
async fn every_page_of_an_officer_is_whole_in_both_languages() {
    let world = World::build().await;
    let carla = world.sign_in_as(&world.cast.carla).await;
    let mut paths: Vec<String> = [
        "/werk",
        "/klachten",
        "/klachten?fase=closed&aard=finances&beurt=officer&pagina=2",
        "/klachten/nieuw",
        "/post",
        "/account",
    ]
    .map(str::to_owned)
    .to_vec();
    paths.extend(for_officers(of_dossiers(&world, &["brief", "brief/verzending", "sluiting"])));
    let found = look_at(&carla, &paths).await;
    assert!(found.is_empty(), "{found:#?}");
}

/// Follows every link from here, as far as links lead.
async fn follow_all(browser: &Browser, start: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![start.to_owned()];
    let mut seen = BTreeSet::new();
    while let Some(path) = open.pop() {
        let address = path.split('#').next().unwrap_or_default().to_owned();
        if address.starts_with("/taal/") || !seen.insert(address.clone()) {
            continue;
        }
        let mut page = browser.get(&address).await;
        if page.status == StatusCode::SEE_OTHER {
            let onward = page.location().to_owned();
            page = browser.get(&onward).await;
        }
        if page.status != StatusCode::OK {
            found.push(format!("{address}: {}", page.status));
        }
        found.extend(wrong(&address, &page, "nl"));
        // The mailbox of the demonstration holds everybody's mail, with links for each of them.
        let is_mail = address.starts_with("/demo/postvak/");
        if page.header("content-type").starts_with("text/html") && !is_mail {
            open.extend(links(&page));
        }
    }
    assert!(seen.len() > 5, "{seen:?}");
    found
}

#[tokio::test]
async fn every_link_leads_somewhere() {
    let world = World::build().await;
    for (name, actor) in world.people() {
        let browser = world.sign_in_as(actor).await;
        let found = follow_all(&browser, "/").await;
        assert!(found.is_empty(), "{name}: {found:#?}");
    }
    let found = follow_all(&world.stranger(), "/").await;
    assert!(found.is_empty(), "a stranger: {found:#?}");
}

#[tokio::test]
async fn the_pages_of_others_are_whole_in_both_languages() {
    let world = World::build().await;
    let cast = &world.cast;
    let own: [(&Actor, &[&str]); 4] = [
        (&cast.anna, &["oplossing", "raadpleging", "voortgang", "contact"]),
        (&cast.eva, &["contact", "klager", "betrokkene", "vastgelegd"]),
        (&cast.dirk, &[]),
        (&cast.fien, &[]),
    ];
    for (actor, steps) in own {
        let browser = world.sign_in_as(actor).await;
        let handled =
            if actor.person == cast.anna.person { world.nameless } else { world.received };
        let steps = steps.iter().map(|step| format!("/klachten/{handled}/{step}"));
        let paths: Vec<String> =
            steps.chain(["/account".to_owned(), "/klachten".to_owned()]).collect();
        let found = look_at(&browser, &paths).await;
        let found: Vec<_> =
            found.into_iter().filter(|one| !one.ends_with("303 See Other")).collect();
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[tokio::test]
async fn pages_for_who_is_not_signed_in_are_whole_in_both_languages() {
    let (app, browser) = Site::empty().await;
    let set_up = app.create_set_up_link().await.unwrap().unwrap();
    let set_up = set_up.strip_prefix("http://localhost:8080").unwrap().to_owned();
    let found = look_at(&browser, &["/aanmelden".to_owned(), set_up]).await;
    assert!(found.is_empty(), "{found:#?}");

    let site = Site::demonstration().await;
    site.taken_in().await;
    site.app.post_round().await.unwrap();
    let link = site.app.invitation_link(site.cast.eva.person).await.unwrap();
    let link = link.strip_prefix("http://localhost:8080").unwrap().to_owned();
    let mailbox = site.stranger().get("/demo/postvak").await;
    let mail = links(&mailbox).into_iter().find(|link| link.starts_with("/demo/postvak/")).unwrap();
    let paths = ["/aanmelden?verder=%2Fwerk", "/aanmelden?gedaan=afgemeld"];
    let mut paths: Vec<String> = paths.map(str::to_owned).to_vec();
    paths.push(link);
    let stranger = site.stranger();
    let found = look_at(&stranger, &paths).await;
    assert!(found.is_empty(), "{found:#?}");
    // A mail speaks the language of its reader, not of the page around it.
    in_language(&stranger, "nl").await;
    for path in ["/demo/postvak".to_owned(), mail] {
        let found = wrong(&path, &stranger.get(&path).await, "nl");
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[tokio::test]
async fn a_page_that_refuses_is_whole_in_both_languages() {
    let world = World::build().await;
    let carla = world.sign_in_as(&world.cast.carla).await;
    let gijs = world.sign_in_as(&world.gijs).await;
    let mut found = Vec::new();
    for language in ["nl", "en"] {
        for browser in [&carla, &gijs] {
            in_language(browser, language).await;
            for path in ["/nergens", "/klachten/K-2026-000000", "/klachten/x", "/klachten/%ff"] {
                let page = browser.get(path).await;
                assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
                found.extend(wrong(path, &page, language));
            }
            let page = browser.get("/beheer").await;
            assert_eq!(page.status, StatusCode::FORBIDDEN);
            found.extend(wrong("/beheer", &page, language));
        }
        // An empty form of each step: what is missing is told at its field.
        for path in for_officers(of_dossiers(&world, &["brief", "brief/verzending"])) {
            let page = carla.post(&path, &[("seen", "99")]).await;
            if page.status != StatusCode::UNPROCESSABLE_ENTITY {
                continue;
            }
            if !page.title().starts_with(if language == "nl" { "Fout: " } else { "Error: " }) {
                found.push(format!("{path}: {}", page.title()));
            }
            found.extend(wrong(&path, &page, language));
        }
        let wrong_recording = carla.post("/klachten/nieuw", &[("email", "geen adres")]).await;
        assert_eq!(wrong_recording.status, StatusCode::UNPROCESSABLE_ENTITY);
        found.extend(wrong("/klachten/nieuw", &wrong_recording, language));
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[tokio::test]
async fn a_list_that_is_longer_than_a_page_goes_on() {
    let site = Site::open().await;
    let mut references = BTreeSet::new();
    for _ in 0..51 {
        references.insert(site.taken_in().await.to_string());
    }
    let bram = site.sign_in_as(&site.cast.bram).await;
    for list in ["/klachten", "/werk"] {
        let first = bram.get(list).await;
        let next = links(&first).into_iter().find(|link| link.contains("pagina=2")).unwrap();
        let second = bram.get(&next).await;
        let back = links(&second).into_iter().find(|link| link.contains("pagina=1"));
        assert!(back.is_some(), "{list}: {}", second.main());
        let shown = first.text() + &second.text();
        let missing: Vec<_> = references.iter().filter(|one| !shown.contains(*one)).collect();
        assert!(missing.is_empty(), "{list}: {missing:?}");
    }
}
