//! Art. 7.1 on screen: the officer asks for the forms of a year, sees how far they are, and
//! fetches them.
use axum::http::StatusCode;
use tokio::sync::watch;

use crate::world::World;

const PAGE: &str = "/cijfers/verzameling";

/// The worker makes what waits.
async fn work(world: &World) {
    let stop = watch::channel(false).1;
    while world.app.collect_next(&stop).await.unwrap().is_some() {}
}

/// Where what was made is fetched.
fn address(page: &str) -> Option<String> {
    let link = page.split("href=\"/cijfers/verzameling/").nth(1)?;
    Some(format!("{PAGE}/{}", link.split('"').next()?))
}

#[tokio::test]
async fn art_7_1_the_officer_asks_waits_and_fetches() {
    let world = World::build().await;
    let browser = world.sign_in_as(&world.cast.bram).await;
    browser.get("/cijfers").await.says("Formulieren van een jaar verzamelen");
    let empty = browser.get(PAGE).await;
    empty.says("U hebt nog niets verzameld.");
    assert!(!empty.text().contains("http-equiv"), "nothing happens by itself");
    let sent = browser.post(PAGE, &[("year", "2026"), ("kind", "csv-machine")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let page = browser.get(sent.location()).await;
    page.says("De verzameling wordt gemaakt.");
    page.says("Wacht op de verwerking");
    page.says("Vernieuw deze pagina");
    assert_eq!(address(&page.text()), None, "there is nothing to fetch yet");
    work(&world).await;
    let page = browser.get(PAGE).await;
    page.says("Klaar");
    page.says("1 dossier");
    page.is_silent_about("Vernieuw deze pagina");
    let address = address(&page.text()).unwrap();
    let file = browser.get(&address).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.header("content-disposition").contains("klachten-2026-machine.csv"));
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    assert!(text.contains(&world.closed.to_string()), "{text}");
    for reference in [world.hidden, world.received, world.nameless] {
        assert!(!text.contains(&reference.to_string()), "{text}");
    }
    let carla = world.sign_in_as(&world.cast.carla).await;
    assert_eq!(carla.get(&address).await.status, StatusCode::NOT_FOUND, "it is Bram's");
    carla.get(PAGE).await.says("U hebt nog niets verzameld.");
}

#[tokio::test]
async fn art_7_1_nobody_but_an_officer_finds_the_page() {
    let world = World::build().await;
    for (name, by) in world.cast.everybody() {
        let is_officer = weerklank_app::collection::may_collect(by);
        let browser = world.sign_in_as(by).await;
        let page = browser.get(PAGE).await;
        let expected = if is_officer { StatusCode::OK } else { StatusCode::FORBIDDEN };
        assert_eq!(page.status, expected, "{name}");
        let sent = browser.post(PAGE, &[("year", "2026"), ("kind", "pdf")]).await;
        let expected = if is_officer { StatusCode::SEE_OTHER } else { StatusCode::FORBIDDEN };
        assert_eq!(sent.status, expected, "{name}");
        let linked = browser.get("/cijfers").await.text().contains(PAGE);
        assert_eq!(linked, is_officer, "{name}");
    }
    assert_eq!(world.stranger().get(PAGE).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn art_7_1_a_wrong_year_or_form_is_told_beside_what_was_typed() {
    let world = World::build().await;
    let browser = world.sign_in_as(&world.cast.bram).await;
    for year in ["", "26", "2027", "-2026", "jaar", "99999"] {
        let page = browser.post(PAGE, &[("year", year), ("kind", "xlsx")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{year}");
        page.says("Vul een jaar in van vier cijfers, tot en met dit jaar.");
        assert_eq!(page.value("year"), year);
        assert!(page.title().starts_with("Fout: "), "{}", page.title());
    }
    let page = browser.post(PAGE, &[("year", "2026"), ("kind", "docx")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Kies in welke vorm u de formulieren wilt hebben.");
    browser.get(PAGE).await.says("U hebt nog niets verzameld.");
}
