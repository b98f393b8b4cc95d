//! Searching on screen: what was found with its words marked, and a clear answer to what can not
//! be searched for.
use axum::http::StatusCode;

use crate::browser::Browser;
use crate::harness::Site;
use crate::world::{FOR_ALL, FOR_OFFICERS, FOR_PARTNER, World};

async fn search(browser: &Browser, typed: &str) -> crate::browser::Answer {
    let query: String =
        form_urlencoded::Serializer::new(String::new()).append_pair("q", typed).finish();
    browser.get(&format!("/zoeken?{query}")).await
}

#[tokio::test]
async fn a_hit_is_shown_with_its_words_marked_and_leads_to_the_dossier() {
    let site = Site::open().await;
    let reference = site.taken_in().await.to_string();
    let bram = site.sign_in_as(&site.cast.bram).await;
    let page = bram.get("/werk").await;
    assert!(page.text().contains("<search class=\"head-search\">"), "{}", page.text());
    let page = search(&bram, "kanarie").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.text().matches("<search").count(), 1, "the field of the page, not of the head");
    assert!(page.main().contains("<mark>Kanarie</mark>"), "{}", page.main());
    assert!(page.main().contains(&format!("href=\"/klachten/{reference}\"")));
    let page = search(&bram, "\"kanarie is te duur\"").await;
    assert!(page.main().contains("<mark>Kanarie is te duur</mark>"), "{}", page.main());
    search(&bram, &reference).await.says(&reference);
    for filter in ["fase=closed", "van=2026-11-24", "tot=2026-11-22", "aard=finances"] {
        let page = bram.get(&format!("/zoeken?q=kanarie&{filter}")).await;
        page.says("Er is geen dossier gevonden");
        assert!(page.main().contains("<details class=\"search-filters\" open>"), "{filter}");
    }
    for filter in ["fase=received", "van=2026-11-23&tot=2026-11-23", "volgorde=beste", "fase=x"] {
        bram.get(&format!("/zoeken?q=kanarie&{filter}")).await.says(&reference);
    }
}

#[tokio::test]
async fn what_can_not_be_searched_for_is_answered_in_a_sentence() {
    let site = Site::open().await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let empty = bram.get("/zoeken").await;
    assert_eq!(empty.status, StatusCode::OK);
    assert!(!empty.main().contains("aria-invalid"));
    let long = "a".repeat(201);
    let many: Vec<String> = (10..30).map(|number| number.to_string()).collect();
    for (typed, sentence) in [
        ("  ", "Vul een woord of een getal in."),
        ("?!", "Vul een woord of een getal in."),
        ("het is van de", "Deze woorden staan in bijna elk dossier."),
        (&long, "niet meer dan 200 tekens"),
        (&many.join(" "), "niet meer dan 12"),
    ] {
        let page = search(&bram, typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        page.says(sentence);
        assert!(page.main().contains("aria-invalid"), "{typed}");
    }
    for typed in [
        "' or 1=1 --",
        "\") OR (\"a\" NEAR \"b\"",
        "woord* AND NOT {terms}:x",
        "'aap' & !'noot' | <->",
        "<script>alert(1)</script>",
        "%00 \u{0} nul",
        "王小明 🦀 ﷺ \u{202e}omgekeerd",
        "klacht\r\nSet-Cookie: x=y",
    ] {
        let page = search(&bram, typed).await;
        assert_eq!(page.status, StatusCode::OK, "{typed}: {}", page.main());
        page.says("Er is geen dossier gevonden");
        let written = String::from_utf8_lossy(&page.bytes);
        assert!(!written.contains("<script>alert"), "{typed}");
    }
    let bytes = bram.get("/zoeken?q=%ff%fe&na=niets&van=31-31&partner=x&rest=7").await;
    assert!(bytes.status.is_success() || bytes.status.is_client_error());
}

#[tokio::test]
async fn each_finds_what_his_role_may_read() {
    let world = World::build().await;
    let site = &world;
    let anna = site.sign_in_as(&site.cast.anna).await;
    let carla = site.sign_in_as(&site.cast.carla).await;
    for word in FOR_OFFICERS {
        search(&anna, word).await.says("Er is geen dossier gevonden");
        assert!(search(&carla, word).await.main().contains("<mark>"), "{word}");
    }
    for word in [FOR_ALL, FOR_PARTNER] {
        assert!(search(&anna, word).await.main().contains("<mark>"), "{word}");
    }
    for (name, actor) in world.people() {
        let browser = site.sign_in_as(actor).await;
        let may_see = browser.get(&format!("/klachten/{}", world.hidden)).await.status;
        let found = search(&browser, &world.hidden.to_string()).await;
        let is_found = found.main().contains(&format!("/klachten/{}", world.hidden));
        assert_eq!(is_found, may_see.is_success(), "{name}");
    }
    let ada = site.sign_in_as(&site.cast.ada).await;
    assert_eq!(search(&ada, "kanarie").await.status, StatusCode::FORBIDDEN);
    assert!(!ada.get("/beheer").await.text().contains("head-search"));
    let stranger = search(&site.stranger(), "kanarie").await;
    assert!(!stranger.text().contains("<mark>"));
}

#[tokio::test]
async fn complaints_like_it_are_shown_before_a_recording_is_saved_and_stop_nobody() {
    let site = Site::open().await;
    let first = site.taken_in().await.to_string();
    let eva = site.sign_in_as(&site.cast.eva).await;
    let mut typed: Vec<(&str, &str)> = vec![
        ("expression", "De kanarie is te duur, en hij zingt niet!"),
        ("name", "Mevrouw de Vries"),
        ("about", "unknown"),
        ("received_on_day", "23"),
        ("received_on_month", "11"),
        ("received_on_year", "2026"),
        ("channel", "telephone"),
        ("complainant_kind", "sme_client"),
        ("confidentiality", "open"),
        ("language", "nl"),
    ];
    let empty = eva.get("/klachten/nieuw").await;
    assert!(!empty.main().contains("Eerdere en vergelijkbare"));
    typed.push(("look", "1"));
    let before = eva.get("/klachten").await.main().matches("/klachten/K-").count();
    let page = eva.post("/klachten/nieuw?verstuurd", &typed).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("De klacht is nog niet vastgelegd");
    page.says("Mogelijk dezelfde klacht");
    assert!(page.main().contains(&format!("href=\"/klachten/{first}\"")));
    assert!(page.main().contains("De kanarie is te duur, en hij zingt niet!"), "it is kept");
    let after = eva.get("/klachten").await.main().matches("/klachten/K-").count();
    assert_eq!(before, after, "looking saves nothing");
    // Who may not see the first one is told nothing of it.
    let anna = site.sign_in_as(&site.cast.anna).await;
    let page = anna.post("/klachten/nieuw?verstuurd", &typed).await;
    page.says("Er is geen klacht die erop lijkt");
    assert!(!page.main().contains(&first));
    // It stops nobody.
    typed.pop();
    let recorded = eva.post("/klachten/nieuw?verstuurd", &typed).await;
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.main());
}
