//! Art. 7.3 on screen: who has figures, of what, and what they say.
use axum::http::StatusCode;
use weerklank_domain::complaint::facts::Door;
use weerklank_domain::people::{Actor, Subject};

use crate::harness::Site;

/// What stands in the row of a figure.
async fn said(site: &Site, by: &Actor, (address, figure): (&str, &str)) -> String {
    let page = site.sign_in_as(by).await.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.main());
    let main = page.main();
    let row = main.split(&format!("<tr id=\"{figure}\">")).nth(1).unwrap();
    let cell = row.split("<td").nth(1).unwrap().split('>').nth(1).unwrap();
    cell.split('<').next().unwrap().trim().to_owned()
}

#[tokio::test]
async fn art_7_3_officer_management_and_partner_have_figures() {
    let site = Site::open().await;
    site.taken_in().await;
    let cast = &site.cast;
    for (name, by) in cast.everybody() {
        let page = site.sign_in_as(by).await.get("/cijfers").await;
        let has = weerklank_app::figures::may_see_figures(by);
        let expected = if has { StatusCode::OK } else { StatusCode::FORBIDDEN };
        assert_eq!(page.status, expected, "{name}");
        assert_eq!(page.text().contains("href=\"/cijfers\""), has, "{name}: the menu");
    }
    let stranger = site.stranger().get("/cijfers").await;
    assert!(!stranger.text().contains("id=\"on_time\""));
    assert_eq!(said(&site, &cast.bram, ("/cijfers", "received")).await, "1");
    assert_eq!(said(&site, &cast.bram, ("/cijfers", "on_time")).await, "niet van toepassing");
    let page = site.sign_in_as(&cast.bram).await.get("/cijfers").await;
    page.says("1 van 1");
    page.says("Kalenderdagen van de ontvangst tot de eerste schriftelijke beslissing.");
    assert!(page.main().contains("(art. 6.4)"), "{}", page.main());
}

#[tokio::test]
async fn art_7_3_a_period_and_filters_stand_in_the_address() {
    let site = Site::open().await;
    site.taken_in().await;
    let bram = &site.cast.bram;
    for (query, count) in [
        ("van=2020-01-01&tot=2020-12-31", "0"),
        ("van=2020-01-01&tot=2030-12-31", "1"),
        ("wijze=oral", "1"),
        ("wijze=written", "0"),
        ("aard=finances", "0"),
        ("aard=zomaar", "1"),
    ] {
        let address = format!("/cijfers?{query}");
        assert_eq!(said(&site, bram, (&address, "received")).await, count, "{query}");
    }
    let browser = site.sign_in_as(bram).await;
    for wrong in ["van=2026-02-31", "van=2026-12-31&tot=2026-01-01", "tot=%3Cscript%3E"] {
        let page = browser.get(&format!("/cijfers?{wrong}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        page.says("Kies een einddatum die niet voor de begindatum ligt.");
        let written = String::from_utf8_lossy(&page.bytes);
        assert!(!written.contains("<script>"), "{wrong}");
    }
    // Longer than any list: it is answered, and without a picture.
    let page = browser.get("/cijfers?van=0001-01-01&tot=9998-12-31").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.main().contains("<svg role"), "{}", page.main());
}

#[tokio::test]
async fn art_1_who_is_shut_out_sees_figures_without_it() {
    let site = Site::open().await;
    let cast = &site.cast;
    site.taken_in().await;
    let about_bram = Subject::Officer { person: cast.bram.person };
    site.recorded(&cast.carla, Door::Organisation, about_bram).await;
    assert_eq!(said(&site, &cast.carla, ("/cijfers", "received")).await, "2");
    assert_eq!(said(&site, &cast.bram, ("/cijfers", "received")).await, "1");
    let bram = site.sign_in_as(&cast.bram).await.get("/cijfers").await;
    bram.says("1 van 1");
}

#[tokio::test]
async fn art_7_3_a_partner_has_his_own_figures() {
    let site = Site::open().await;
    let cast = &site.cast;
    // About the organisation, brought in by Anna: hers to see, and not her figure.
    site.recorded(&cast.anna, Door::Partner, Subject::Organisation).await;
    assert_eq!(said(&site, &cast.anna, ("/cijfers", "received")).await, "0");
    site.recorded(&cast.anna, Door::Partner, site.about_anna()).await;
    assert_eq!(said(&site, &cast.anna, ("/cijfers", "received")).await, "1");
    assert_eq!(said(&site, &cast.bram, ("/cijfers", "received")).await, "2");
}

#[tokio::test]
async fn art_2_3_a_partner_sees_himself_and_nobody_else() {
    let site = Site::open().await;
    let cast = &site.cast;
    let bert = site.also("Bert de Boer", weerklank_domain::people::Role::Partner).await;
    for (name, by) in cast.everybody() {
        let browser = site.sign_in_as(by).await;
        let has = name == "anna";
        let expected = if has { StatusCode::OK } else { StatusCode::FORBIDDEN };
        assert_eq!(browser.get("/cijfers/spiegel").await.status, expected, "{name}");
        let linked = browser.get("/cijfers").await.text().contains("/cijfers/spiegel");
        assert_eq!(linked, has, "{name}: the way to it");
    }
    // One about her, and one about the organisation that she brought in.
    site.recorded(&cast.anna, Door::Partner, site.about_anna()).await;
    site.recorded(&cast.anna, Door::Partner, Subject::Organisation).await;
    let hers = site.sign_in_as(&cast.anna).await.get("/cijfers/spiegel").await;
    hers.says("Er is 1 klacht over u in deze jaren: geen patroon vast te stellen.");
    hers.says("Lees de klacht twee keer");
    hers.says("Wat zou voor u een goede oplossing zijn?");
    let his = site.sign_in_as(&bert).await.get("/cijfers/spiegel").await;
    his.says("Er zijn geen klachten over u in deze jaren");
    for page in [&hers, &his] {
        for words in ["Bert", "Anna Bakker", "K-2026-", "Kanarie", "De Vries"] {
            assert!(!page.main().contains(words), "{words}: {}", page.main());
        }
    }
    for _ in 0..2 {
        site.recorded(&cast.anna, Door::Partner, site.about_anna()).await;
    }
    let hers = site.sign_in_as(&cast.anna).await.get("/cijfers/spiegel").await;
    hers.says("Er zijn 3 klachten over u in deze jaren.");
    hers.says("is niet vastgelegd");
}
