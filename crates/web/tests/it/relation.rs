//! Linking a complaint to the relation that complains.
use axum::http::StatusCode;

use crate::desk::Desk;
use crate::harness::Site;

async fn with_a_relation() -> Site {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    let submission = ada.get("/beheer/relaties/nieuw").await.value("submission");
    let fields = [
        ("submission", submission.as_str()),
        ("seen", "0"),
        ("relation_kind", "collaboration_partner"),
        ("company", "Fietsen B.V."),
        ("active", "on"),
    ];
    let saved = ada.post("/beheer/relaties/nieuw", &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    site
}

#[tokio::test]
async fn the_officer_finds_the_relation_and_links_it() {
    let site = with_a_relation().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let found = bram.open("relatie?zoek=fie").await;
    found.says("Fietsen B.V.");
    let text = found.text();
    let (_, link) = text.split_once("klager?relatie=").unwrap();
    let id = link.split('"').next().unwrap();

    let page = bram.open(&format!("klager?relatie={id}")).await;
    page.says("Gekoppeld aan de relatie Fietsen B.V.");
    assert_eq!(page.value("company"), "Fietsen B.V.");
    let fields = vec![
        ("relation", id),
        ("name", "Mevrouw De Vries"),
        ("complainant_kind", "collaboration_partner"),
        ("company", "Fietsen B.V."),
        ("phone", "06 12 34 56 78"),
        ("language", "nl"),
        ("confidentiality", "open"),
    ];
    let saved = bram.answer(&page, "klager", fields).await;
    bram.done("klager", &saved);
    bram.browser.get(&bram.dossier).await.says("Relatie in het register");
    bram.open("klager").await.says("Gekoppeld aan de relatie Fietsen B.V.");
}

#[tokio::test]
async fn a_relation_that_nobody_knows_is_not_linked() {
    let site = with_a_relation().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    bram.open("relatie?zoek=xyz").await.says("Niets gevonden.");
    let made_up = "018be697-f400-7769-a8c9-c8de05ee6c15";
    let sent = bram.fill_in("klager", vec![("relation", made_up)]).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_partner_does_not_search_the_clients_of_others() {
    let site = with_a_relation().await;
    let reference = site.taken_in().await;
    let anna = Desk::of(&site, &site.cast.anna, reference).await;
    let refused = anna.open("relatie?zoek=fie").await;
    assert_ne!(refused.status, StatusCode::OK);
    assert!(!refused.text().contains("Fietsen B.V."));
}
