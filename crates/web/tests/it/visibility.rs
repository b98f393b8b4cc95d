//! Every address, every role, every kind of dossier: what somebody may not see isn't there for
//! him, in no page, file, list, count or refusal (1, 4.2, 6.3).
use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use weerklank_domain::people::{Actor, Subject};
use weerklank_domain::reference::Reference;

use crate::browser::{Answer, Browser};
use crate::harness::{CANARIES, Site};
use crate::routes::{Route, routes, steps};
use crate::world::{FOR_ALL, FOR_OFFICERS, FOR_PARTNER, World};

/// The words of an address that stand for something, with what they may stand for here.
fn filled_in(world: &World, route: &Route) -> Vec<String> {
    let id = |person: &Actor| person.person.to_string();
    let files = world.files.iter();
    let values: BTreeMap<&str, Vec<String>> = BTreeMap::from([
        ("reference", world.references().map(|reference| reference.to_string()).to_vec()),
        ("step", steps()),
        ("version", vec!["1".to_owned(), "99".to_owned()]),
        ("pdf", vec!["nl.pdf".to_owned()]),
        ("topic", vec!["wat".to_owned(), "bijlagen".to_owned()]),
        ("action", vec!["bericht".to_owned(), "intrekken".to_owned(), "ondertekenen".to_owned()]),
        ("file", files.map(|(_, file)| file.to_string()).collect()),
        ("id", vec![id(&world.cast.bram), world.cast.firm.to_string()]),
        ("adviser", vec![world.cast.adviser.to_string()]),
        ("list", vec!["subcategorieen".to_owned()]),
        ("key", vec!["care".to_owned(), "summary".to_owned()]),
        ("token", vec!["0000".to_owned()]),
        ("form", vec![world.cast.firm.to_string()]),
        ("tag", vec!["nl".to_owned()]),
        ("language", vec!["nl".to_owned()]),
        ("kind", vec!["vrij-bericht".to_owned()]),
        ("name", vec!["site.css".to_owned()]),
        ("year", vec!["2026".to_owned()]),
        ("number", vec!["0".to_owned(), "html".to_owned()]),
    ]);
    let mut paths = vec![String::new()];
    for part in route.path.split_inclusive('/') {
        let word = part.trim_end_matches('/');
        let name = word.strip_prefix('{').and_then(|word| word.strip_suffix('}'));
        let end = if part.ends_with('/') { "/" } else { "" };
        let options = match name {
            None => vec![word.to_owned()],
            Some(name) => values.get(name).unwrap_or_else(|| panic!("what is {name}?")).clone(),
        };
        let before = std::mem::take(&mut paths);
        for path in before {
            paths.extend(options.iter().map(|option| format!("{path}{option}{end}")));
        }
    }
    paths
}

fn all(world: &World, wanted: fn(&Route) -> bool) -> Vec<String> {
    let routes = routes().into_iter().filter(wanted);
    routes.flat_map(|route| filled_in(world, &route)).collect()
}

/// Whoever opens every page, and the words that he must not find there.
pub(crate) async fn looks_everywhere(
    world: &World,
    browser: &Browser,
    forbidden: &[String],
) -> Vec<String> {
    let mut leaks = Vec::new();
    for path in all(world, |route| route.is_read) {
        // The mailbox of the demonstration is everybody's; who changes language reads on in it.
        if path.starts_with("/demo/") || path.starts_with("/taal/") {
            continue;
        }
        let page = browser.get(&path).await;
        let text = page.text();
        let found = forbidden.iter().filter(|word| text.contains(word.as_str()));
        leaks.extend(found.map(|word| format!("{word} on {path} ({})", page.status)));
        if page.status.is_server_error() {
            leaks.push(format!("{} on {path}", page.status));
        }
    }
    leaks
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// All that a dossier holds.
fn everything(world: &World) -> Vec<String> {
    let references = world.references().map(|reference| reference.to_string());
    owned(&CANARIES).into_iter().chain(references).collect()
}

#[tokio::test]
async fn nobody_without_a_part_in_a_dossier_reads_a_word_of_it() {
    let world = World::build().await;
    for (name, actor) in world.people() {
        if !["bert", "gijs", "dirk", "fien", "ada"].contains(&name) {
            continue;
        }
        let browser = world.sign_in_as(actor).await;
        let leaks = looks_everywhere(&world, &browser, &everything(&world)).await;
        assert!(leaks.is_empty(), "{name}: {leaks:#?}");
    }
    let leaks = looks_everywhere(&world, &world.stranger(), &everything(&world)).await;
    assert!(leaks.is_empty(), "a stranger: {leaks:#?}");
}

#[tokio::test]
async fn art_1_an_excluded_officer_finds_the_dossier_nowhere() {
    let world = World::build().await;
    let bram = world.sign_in_as(&world.cast.bram).await;
    // His own dossiers hold the same words, but not these.
    let forbidden = [world.hidden.to_string(), "KanarieBelang".to_owned()];
    let leaks = looks_everywhere(&world, &bram, &forbidden).await;
    assert!(leaks.is_empty(), "{leaks:#?}");
    let carla = world.sign_in_as(&world.cast.carla).await;
    let seen = looks_everywhere(&world, &carla, &forbidden).await;
    assert!(seen.len() > 20, "the other officer finds it: {seen:#?}");
}

#[tokio::test]
async fn a_partner_reads_no_note_of_the_officers_and_no_name_that_is_kept() {
    let world = World::build().await;
    let anna = world.sign_in_as(&world.cast.anna).await;
    let leaks = looks_everywhere(&world, &anna, &owned(&FOR_OFFICERS)).await;
    // What was found is told to the partner with the closed dossier.
    let leaks: Vec<_> =
        leaks.into_iter().filter(|leak| !is_told_at_the_end(&world, leak)).collect();
    assert!(leaks.is_empty(), "{leaks:#?}");
    let seen = looks_everywhere(&world, &anna, &owned(&[FOR_ALL, FOR_PARTNER])).await;
    assert!(seen.len() >= 4, "what is hers to read, she reads: {seen:#?}");
    let dossier = anna.get(&format!("/klachten/{}", world.nameless)).await;
    dossier.says("De Kanarie is te duur");
    for step in [String::new()].into_iter().chain(steps().iter().map(|step| format!("/{step}"))) {
        let page = anna.get(&format!("/klachten/{}{step}", world.nameless)).await;
        for name in ["De Vries", "devries@klager.example"] {
            assert!(!page.text().contains(name), "{name} on {step}");
        }
    }
    for list in ["/werk", "/klachten"] {
        let rows = anna.get(list).await.text();
        let row = rows.split("<tr").find(|row| row.contains(&world.nameless.to_string())).unwrap();
        assert!(!row.contains("De Vries"), "{list}: {row}");
    }
}

fn is_told_at_the_end(world: &World, leak: &str) -> bool {
    let told = ["KanariePunt", "KanarieBevinding"].iter().any(|word| leak.starts_with(word));
    told && leak.contains(&world.closed.to_string())
}

#[tokio::test]
async fn staff_reads_what_is_for_everybody_until_the_officer_takes_over() {
    let world = World::build().await;
    let eva = world.sign_in_as(&world.cast.eva).await;
    let own = eva.get(&format!("/klachten/{}", world.received)).await;
    own.says(FOR_ALL);
    let kept: Vec<_> = owned(&FOR_OFFICERS).into_iter().chain(owned(&[FOR_PARTNER])).collect();
    let leaks = looks_everywhere(&world, &eva, &kept).await;
    assert!(leaks.is_empty(), "{leaks:#?}");
    for handed_over in [world.hidden, world.nameless, world.closed] {
        let page = eva.get(&format!("/klachten/{handed_over}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    }
}

/// All that an answer says but for the time of day, with one reference for another.
fn said(answer: &Answer, own: Reference, other: Reference) -> (StatusCode, Vec<String>, String) {
    let (own, other) = (own.to_string(), other.to_string());
    let headers = answer.headers.iter().filter(|(name, _)| *name != "date");
    let headers = headers.map(|(name, value)| {
        let value = value.to_str().unwrap();
        format!("{name}: {value}").replace(&own, &other)
    });
    let body = String::from_utf8_lossy(&answer.bytes).replace(&own, &other);
    (answer.status, headers.collect(), body)
}

#[tokio::test]
async fn a_dossier_that_somebody_may_not_see_answers_as_one_that_never_was() {
    let world = World::build().await;
    let never = Reference::new(2026, [9; 16]);
    let of_dossiers = |route: &Route| route.path.contains("{reference}");
    let paths: Vec<_> = all(&world, of_dossiers)
        .into_iter()
        .filter(|path| path.contains(&world.hidden.to_string()))
        .collect();
    for (name, actor) in world.people() {
        if ["carla", "anna"].contains(&name) {
            continue;
        }
        let browser = world.sign_in_as(actor).await;
        for path in &paths {
            // Who recorded it keeps his receipt.
            if name == "eva" && path.ends_with("/vastgelegd") {
                continue;
            }
            let unknown = path.replace(&world.hidden.to_string(), &never.to_string());
            let is_read = [browser.get(path).await, browser.get(&unknown).await];
            let fields = [("seen", "1"), ("content", "iets"), ("way", "email"), ("body", "iets")];
            let is_sent =
                [browser.post(path, &fields).await, browser.post(&unknown, &fields).await];
            for [hidden, unknown] in [is_read, is_sent] {
                let hidden = said(&hidden, world.hidden, never);
                assert_eq!(hidden, said(&unknown, never, never), "{name} {path}");
            }
        }
    }
}

/// A world with one open dossier, and after it perhaps one about Bram.
async fn pages_of_others(about_bram: bool) -> Vec<(String, String)> {
    let site = Site::open().await;
    let gijs = site.also("Gijs Groen", weerklank_domain::people::Role::Staff).await;
    site.taken_in().await;
    if about_bram {
        let subject = Subject::Officer { person: site.cast.bram.person };
        let door = weerklank_domain::complaint::facts::Door::Organisation;
        site.recorded(&gijs, door, subject).await;
    }
    site.app.post_round().await.unwrap();
    let people = [&site.cast.bram, &site.cast.anna, &site.cast.eva, &site.cast.dirk];
    let mut pages = Vec::new();
    for actor in people {
        let browser = site.sign_in_as(actor).await;
        for list in
            ["/werk", "/klachten", "/klachten?fase=received", "/werk?beurt=officer", "/post"]
        {
            let text = browser.get(list).await.text();
            pages.push((format!("{} {list}", actor.person), text));
        }
    }
    pages
}

#[tokio::test]
async fn lists_and_counts_are_those_of_a_world_without_the_dossier() {
    let without = pages_of_others(false).await;
    for (page, other) in without.into_iter().zip(pages_of_others(true).await) {
        assert_eq!(page, other);
    }
}

/// What the world looks like to those who see most of it.
async fn looks(world: &World) -> Vec<String> {
    let mut seen = Vec::new();
    let carla = world.sign_in_as(&world.cast.carla).await;
    let mut paths = vec!["/klachten".to_owned(), "/werk".to_owned()];
    paths.extend(world.references().map(|reference| format!("/klachten/{reference}")));
    for path in paths {
        seen.push(carla.get(&path).await.main());
    }
    let ada = world.sign_in_as(&world.cast.ada).await;
    for route in routes().iter().filter(|route| route.is_read) {
        if route.path.starts_with("/beheer") {
            for path in filled_in(world, route) {
                seen.push(without_ids(&ada.get(&path).await.text()));
            }
        }
    }
    seen
}

/// A new form has a new id each time.
fn without_ids(text: &str) -> String {
    text.lines().filter(|line| !line.contains("name=\"submission\"")).collect()
}

/// A form that holds something for every step there is.
fn any_form(world: &World, submission: &str) -> Vec<(String, String)> {
    let mut fields = vec![("submission".to_owned(), submission.to_owned())];
    for date in ["received_on", "contact_on", "view_on", "withdrawn_on", "reaction_on"] {
        for (part, value) in [("day", "23"), ("month", "11"), ("year", "2026")] {
            fields.push((format!("{date}_{part}"), value.to_owned()));
        }
    }
    let words = [
        "content",
        "point_summary",
        "removal_reason",
        "finding",
        "judgment_reason",
        "progress",
        "advice",
        "proposal",
        "deviation_reason",
        "conflict_reason",
        "objection_reason",
        "body",
        "reopen_reason",
        "correction",
        "late_reason",
        "receipt_reason",
        "return_reason",
        "name",
        "expression",
        "dutch",
        "company",
        "organisation",
        "wachtwoord",
    ];
    let keys = [
        ("contact_kind", "note"),
        ("direction", "internal"),
        ("visibility", "everybody"),
        ("manner", "oral"),
        ("nature", "finances"),
        ("way", "email"),
        ("channel", "telephone"),
        ("complainant_kind", "sme_client"),
        ("language", "nl"),
        ("confidentiality", "open"),
        ("about", "organisation"),
        ("judgment", "unfounded"),
        ("side", "partner"),
        ("entry", "1"),
        ("article", "4.5"),
        ("take_up_reason", "complexity"),
        ("position", "1"),
        ("officer_order", "0"),
        ("relation_kind", "sme_client"),
        ("kind", "affiliated"),
    ];
    fields.extend(words.iter().map(|name| ((*name).to_owned(), "Indringer".to_owned())));
    fields.extend(keys.iter().map(|(name, key)| ((*name).to_owned(), (*key).to_owned())));
    fields.push(("objection_to".to_owned(), world.cast.carla.person.to_string()));
    fields
}

#[tokio::test]
async fn who_has_no_part_in_it_changes_nothing_by_sending() {
    let world = World::build().await;
    let before = looks(&world).await;
    let of_others = |route: &Route| {
        let own = ["/account", "/aanmelden", "/afmelden", "/inrichting", "/klachten/nieuw"];
        // For everybody: form and status; what management approves, and partners for clients.
        let public =
            ["/klacht/", "/inbedden/", "/status", "/regeling-", "/afwezigheid", "/buitenstaander"];
        let public = public.iter().any(|public| route.path.starts_with(public));
        let of_management = ["/directiebeoordeling/", "{action}"];
        let public = public || of_management.iter().any(|own| route.path.contains(own));
        route.is_sent_to && !public && !own.iter().any(|own| route.path.starts_with(own))
    };
    let paths = all(&world, of_others);
    for (name, actor) in world.people() {
        // Ada may change the register, and Carla and Bram their own dossiers.
        if ["ada", "carla", "bram", "anna", "eva"].contains(&name) {
            continue;
        }
        let browser = world.sign_in_as(actor).await;
        for path in &paths {
            let submission = world.app.draw_id().to_string();
            let fields = any_form(&world, &submission);
            let fields: Vec<_> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let answer = browser.post(path, &fields).await;
            let is_refused = [StatusCode::NOT_FOUND, StatusCode::FORBIDDEN];
            assert!(is_refused.contains(&answer.status), "{name} {path}: {}", answer.status);
        }
    }
    let stranger = world.stranger();
    for path in &paths {
        let answer = stranger.post(path, &[("content", "Indringer")]).await;
        let expected = [StatusCode::UNAUTHORIZED, StatusCode::NOT_FOUND];
        assert!(expected.contains(&answer.status), "{path}: {}", answer.status);
    }
    assert_eq!(looks(&world).await, before);
}

#[tokio::test]
async fn a_partner_does_nothing_that_is_for_officers_only() {
    let world = World::build().await;
    let before = looks(&world).await;
    let anna = world.sign_in_as(&world.cast.anna).await;
    for path in ["antwoord", "klachtpunt", "brief", "brief/verzending", "sluiting", "formulier"] {
        for reference in [world.hidden, world.nameless, world.closed] {
            let path = format!("/klachten/{reference}/{path}");
            assert_eq!(anna.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
            let fields = any_form(&world, &world.app.draw_id().to_string());
            let fields: Vec<_> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let sent = anna.post(&path, &fields).await;
            assert_eq!(sent.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
    assert_eq!(looks(&world).await, before);
}

#[tokio::test]
async fn another_method_is_no_way_around() {
    let world = World::build().await;
    let (bert, path) = (world.sign_in_as(&world.bert).await, format!("/klachten/{}", world.hidden));
    for method in ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] {
        let request = Request::builder().method(method).uri(&path);
        let request = request.header("sec-fetch-site", "same-origin").body(Body::empty()).unwrap();
        let answer = bert.send(request).await;
        assert!(answer.status.is_client_error(), "{method}: {}", answer.status);
        answer.is_silent_about("Kanarie");
    }
}
