//! The `main` element of a handful of pages, as it was reviewed. `INSTA_UPDATE=always` writes
//! them anew; the diff is the review.
use axum::http::StatusCode;

use crate::browser::Answer;
use crate::desk::Desk;
use crate::harness::Site;
use crate::world::World;

/// The `main` element without what differs from build to build: the digests of the assets. Ids
/// are counted in tests, but shift with everything that is drawn before.
fn main_of(page: &Answer) -> String {
    let main = page.main();
    let mut kept = String::with_capacity(main.len());
    for line in main.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        kept.push_str(&without_ids(line));
        kept.push('\n');
    }
    kept
}

/// Words of letters, digits and dashes that hold an id or a digest lose it.
fn without_ids(line: &str) -> String {
    let is_word = |one: char| one.is_ascii_alphanumeric() || one == '-';
    let mut out = String::new();
    let mut word = String::new();
    for one in line.chars().chain(['\n']) {
        if is_word(one) {
            word.push(one);
            continue;
        }
        out.push_str(&redacted(&word));
        word.clear();
        out.push(one);
    }
    out.trim_end().to_owned()
}

fn redacted(word: &str) -> String {
    let is_hex = |part: &str| part.len() == 16 && part.bytes().all(|one| one.is_ascii_hexdigit());
    let is_uuid = word.len() == 36 && word.split('-').count() == 5;
    match word.rsplit_once('-') {
        _ if is_uuid => "ID".to_owned(),
        _ if word.starts_with("K-2026-") => "K-2026-REFRNC".to_owned(),
        Some((name, digest)) if is_hex(digest) => format!("{name}-DIGEST"),
        _ => word.to_owned(),
    }
}

#[tokio::test]
async fn the_sign_in_page_is_as_it_was_reviewed() {
    let site = Site::open().await;
    insta::assert_snapshot!(main_of(&site.stranger().get("/aanmelden").await));
}

#[tokio::test]
async fn the_worklist_is_as_it_was_reviewed() {
    let world = World::build().await;
    let carla = world.sign_in_as(&world.cast.carla).await;
    insta::assert_snapshot!(main_of(&carla.get("/werk").await));
}

#[tokio::test]
async fn a_dossier_is_as_it_was_reviewed() {
    let world = World::build().await;
    let carla = world.sign_in_as(&world.cast.carla).await;
    insta::assert_snapshot!(main_of(&carla.get(&format!("/klachten/{}", world.hidden)).await));
}

#[tokio::test]
async fn a_refused_step_is_as_it_was_reviewed() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let wrong = vec![("received_on_day", "31"), ("receipt_reason", "Het was <eerder>")];
    let refused = bram.fill_in("ontvangstdatum", wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    insta::assert_snapshot!(main_of(&refused));
}
