//! What holds a letter back stands beside it, and what was changed in it can be seen afterwards.
use axum::http::StatusCode;
use weerklank_app::letters::links::OUTSIDE_PAGES;

use crate::desk::Desk;
use crate::harness::Site;
use crate::world::World;

#[tokio::test]
async fn art_6_5_every_page_that_a_letter_may_link_to_is_there_for_a_stranger() {
    let site = Site::open().await;
    for page in OUTSIDE_PAGES {
        let stranger = site.stranger();
        let mut answer = stranger.get(page).await;
        for _ in 0..3 {
            if answer.status.is_redirection() {
                answer = stranger.get(answer.location()).await;
            }
        }
        assert_eq!(answer.status, StatusCode::OK, "{page}");
    }
    for page in ["/regeling/1", "/regeling/1/nl.pdf", "/regeling/1/en.pdf"] {
        assert_eq!(site.stranger().get(page).await.status, StatusCode::OK, "{page}");
    }
}

#[tokio::test]
async fn art_6_5_the_list_says_what_the_letter_lacks_and_sending_is_refused() {
    let world = World::build().await;
    let bram = Desk::of(&world, &world.cast.carla, world.hidden).await;
    let page = bram.open("brief").await;
    page.says("Wat de brief moet hebben");
    page.says("Er staat waar de klager verder terecht kan");
    let body = "Geachte mevrouw De Vries,\n\nOp 31 november 2026 bellen wij.";
    let saved = bram.answer(&page, "brief", vec![("body", body)]).await;
    bram.done("brief", &saved);
    let page = bram.open("brief/verzending").await;
    page.says("‘31 november 2026’ bestaat niet.");
    page.says("De brief zegt niet waar de klager verder terecht kan. Noem: de rechter.");
    let refused = bram.answer(&page, "brief/verzending", vec![("way", "email")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("‘31 november 2026’ bestaat niet.");
}

#[tokio::test]
async fn art_6_5_what_was_changed_in_the_letter_is_shown_word_by_word() {
    let world = World::build().await;
    let carla = Desk::of(&world, &world.cast.carla, world.hidden).await;
    carla.open("brief/wijzigingen").await.says("Er is nog geen brief verzonden");
    let page = carla.open("brief").await;
    let body = "Nogmaals onze excuses. U kunt met uw klacht naar de rechter.".to_owned();
    let saved = carla.answer(&page, "brief", vec![("body", &body)]).await;
    carla.done("brief", &saved);
    let page = carla.open("brief/verzending").await;
    let sent = carla.answer(&page, "brief/verzending", vec![("way", "email")]).await;
    carla.done("brief/verzending", &sent);
    let page = carla.open("brief/wijzigingen").await;
    page.says("<ins>");
    page.says("Nogmaals");
    let dossier = carla.browser.get(&carla.dossier).await;
    dossier.says("Wat aan de brief is gewijzigd");
}
