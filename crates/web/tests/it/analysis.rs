//! Art. 7.3 on screen: charts, the years before, the dossiers behind a figure, what is entered.
use axum::http::StatusCode;
use weerklank_domain::complaint::facts::Door;
use weerklank_domain::people::Subject;

use crate::browser::Answer;
use crate::harness::Site;

/// As it was sent, with nothing of it decoded.
fn raw(page: &Answer) -> String {
    String::from_utf8_lossy(&page.bytes).into_owned()
}

#[tokio::test]
async fn art_7_3_each_chart_has_a_finding_a_picture_and_a_table() {
    let site = Site::open().await;
    site.taken_in().await;
    let page = site.sign_in_as(&site.cast.bram).await.get("/cijfers").await;
    page.says("De meeste klachten kwamen in november 2026: 1 van 1.");
    let main = page.main();
    for key in ["months", "open_curve", "waiting", "compliance", "causes", "survey"] {
        assert!(main.contains(&format!("id=\"chart-{key}\"")), "{key}: {main}");
    }
    assert!(main.contains("<title id=\"chart-months-name\">"), "{main}");
    assert!(main.contains("<details class=\"why\" id=\"def-on_time\">"), "{main}");
    // Of one year there is nothing to lay beside it, and no limits without a baseline.
    for absent in ["years", "control", "season", "funnel"] {
        assert!(!main.contains(&format!("id=\"chart-{absent}\"")), "{absent}");
    }
    page.is_silent_about("Naast eerdere jaren");
    page.is_silent_about("gestegen");
}

#[tokio::test]
async fn art_7_3_years_of_before_are_entered_and_marked_as_such() {
    let site = Site::open().await;
    site.taken_in().await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let form = bram.get("/cijfers/eerdere-jaren").await;
    form.says("Een ingevoerd jaar komt in de plaats van de dossiers van dat jaar");
    let send = async |list: &str| {
        bram.post("/cijfers/eerdere-jaren", &[("seen", "0"), ("past_years", list)]).await
    };
    let refused = send("2024;14;10;12;5;13;jaarverslag\n2025;9;8;7;;;<i>telling</i>").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Regel 2 klopt niet");
    refused.says("Het eerste aantal van een paar kan niet groter zijn dan het tweede.");
    assert!(!raw(&refused).contains("<i>telling"), "{}", raw(&refused));
    let saved = send("2024;14;10;12;5;13;jaarverslag\n2025;9;7;8;;;telling").await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    bram.get(saved.location()).await.says("Opgeslagen");
    // A year that is over lies beside the whole year before it.
    let page = bram.get("/cijfers?van=2026-01-01&tot=2026-12-31").await;
    page.says("ingevoerd totaal");
    let whole = bram.get("/cijfers?van=2025-01-01&tot=2025-12-31").await;
    whole.says("2024 (ingevoerd)");
    assert_eq!(send("2024;1;;;;;later").await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn art_7_3_who_may_not_enter_is_refused_and_markup_is_only_words() {
    let site = Site::open().await;
    let cast = &site.cast;
    for (name, by) in cast.everybody() {
        let browser = site.sign_in_as(by).await;
        let may = weerklank_app::figures::may_enter(by);
        let expected = if may { StatusCode::OK } else { StatusCode::FORBIDDEN };
        for address in ["/cijfers/clienten", "/cijfers/eerdere-jaren"] {
            assert_eq!(browser.get(address).await.status, expected, "{name}: {address}");
        }
        if !may {
            let sent = [("seen", "0"), ("exposure", "2025;;1;;;x;2025-12-31")];
            let refused = browser.post("/cijfers/clienten", &sent).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{name}");
        }
    }
    let bram = site.sign_in_as(&cast.bram).await;
    let firm =
        bram.post("/cijfers/clienten", &[("seen", "0"), ("exposure", "2025;</textarea><b>;1")]);
    let page = firm.await;
    page.says("Op een regel horen zeven vakken");
    assert!(!raw(&page).contains("</textarea><b>"), "{}", raw(&page));
}

#[tokio::test]
async fn art_7_3_a_figure_leads_the_officer_to_its_dossiers() {
    let site = Site::open().await;
    let cast = &site.cast;
    let open = site.taken_in().await.to_string();
    let about_bram = Subject::Officer { person: cast.bram.person };
    let shut = site.recorded(&cast.carla, Door::Organisation, about_bram).await.to_string();
    let bram = site.sign_in_as(&cast.bram).await;
    let figures = bram.get("/cijfers?wijze=oral").await;
    let link = "/cijfers/dossiers?figuur=received&wijze=oral";
    assert!(figures.main().contains(link), "{}", figures.main());
    let list = bram.get("/cijfers/dossiers?figuur=received&wijze=oral").await;
    list.says(&open);
    list.says("1 dossier");
    list.is_silent_about(&shut);
    bram.get("/cijfers/dossiers?figuur=received&wijze=written").await.says("Geen dossiers");
    let reopened = bram.get("/cijfers/dossiers?figuur=reopened&uitkomst=wel").await;
    reopened.says("Geen dossiers");
    bram.get("/cijfers/dossiers?figuur=reopened&uitkomst=niet").await.says(&open);
    for unknown in ["figuur=zomaar", "", "figuur=received&van=2026-02-31"] {
        let page = bram.get(&format!("/cijfers/dossiers?{unknown}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{unknown}");
    }
    for by in [&cast.anna, &cast.ada] {
        let refused = site.sign_in_as(by).await.get("/cijfers/dossiers?figuur=received").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
    let anna = site.sign_in_as(&cast.anna).await.get("/cijfers").await;
    assert!(!anna.main().contains("/cijfers/dossiers"), "{}", anna.main());
    assert!(!anna.main().contains("name=\"kantoor\""), "a partner chooses no firm");
}

#[tokio::test]
async fn art_7_3_a_file_takes_the_place_of_the_list_or_is_refused() {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    let send = async |seen: &str, bytes: &[u8]| {
        let fields = [("seen", seen), ("past_years", "2018;3;;;;;getypt")];
        let file = [("entered_file", "jaren.csv", bytes)];
        ada.post_files("/cijfers/eerdere-jaren", &fields, &file).await
    };
    let heads = "\u{feff}jaar,ontvangen,op tijd,met termijn,gegrond,beoordeeld,bron\r\n";
    let rows = format!("{heads}2019,14,10,12,5,13,\"verslag, 2019\"\r\n2020,9,,,,,telling\r\n");
    let saved = send("0", rows.as_bytes()).await;
    assert_eq!(
        (saved.status, saved.location()),
        (StatusCode::SEE_OTHER, "/beheer?gedaan=opgeslagen")
    );
    let now = ada.get("/cijfers/eerdere-jaren").await;
    now.says("2019;14;10;12;5;13;verslag, 2019");
    now.is_silent_about("getypt");
    let wrong = send("1", b"2019,x,,,,,telling").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("Regel 1 klopt niet");
    for no_text in [b"MZ\x90\x00\x03".as_slice(), b"2019;1;;;;;caf\xe9\n"] {
        let refused = send("1", no_text).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.says("Dit bestand is niet te lezen als tekst.");
    }
    ada.get("/cijfers/eerdere-jaren").await.says("2019;14;10;12;5;13;verslag, 2019");
}
