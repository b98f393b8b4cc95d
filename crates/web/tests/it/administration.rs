//! What an administrator keeps, what others don't, and what he never sees.
use axum::http::StatusCode;
use weerklank_domain::complaint::facts::Door;
use weerklank_domain::complaint::terms::Terms;
use weerklank_domain::people::Subject;
use weerklank_domain::reference::Reference;

use crate::browser::Browser;
use crate::harness::{CANARIES, Site};

/// Every page of the administration that can be opened without knowing an id.
const PAGES: [&str; 17] = [
    "/beheer",
    "/beheer/personen",
    "/beheer/personen/nieuw",
    "/beheer/partners",
    "/beheer/partners/nieuw",
    "/beheer/relaties",
    "/beheer/relaties/nieuw",
    "/beheer/organisatie",
    "/beheer/termijnen",
    "/beheer/vrije-dagen",
    "/beheer/herinneringen",
    "/beheer/lijsten/aarden",
    "/beheer/lijsten/subcategorieen",
    "/beheer/lijsten/oorzaken",
    "/beheer/lijsten/herstel",
    "/beheer/lijsten/diensten",
    "/beheer/lijsten/diensten/nieuw",
];

/// The keys that stand on a page in place of their text.
fn missing_texts(page: &str) -> Vec<&str> {
    let between = page.split('[').skip(1).filter_map(|rest| rest.split_once(']'));
    let is_of_a_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
    between.map(|(key, _)| key).filter(|key| key.chars().all(is_of_a_key)).collect()
}

/// The link of a row in a list.
async fn row(browser: &Browser, list: &str, label: &str) -> String {
    let page = browser.get(list).await.text();
    let before = page.split(&format!("\">{label}</a>")).next().unwrap().to_owned();
    before.rsplit("href=\"").next().unwrap().to_owned()
}

#[tokio::test]
async fn only_an_administrator_opens_the_administration() {
    let site = Site::open().await;
    for (name, actor) in site.cast.everybody() {
        let browser = site.sign_in_as(actor).await;
        for path in PAGES {
            let page = browser.get(path).await;
            let expected = if name == "ada" { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(page.status, expected, "{name} {path}: {}", page.text());
        }
        if name != "ada" {
            for path in ["/beheer/personen/nieuw", "/beheer/organisatie"] {
                let refused = browser.post(path, &[("name", "Indringer")]).await;
                assert_eq!(refused.status, StatusCode::FORBIDDEN, "{name} {path}");
            }
        }
    }
    assert_eq!(site.stranger().get("/beheer").await.status, StatusCode::SEE_OTHER);
    let ada = site.sign_in_as(&site.cast.ada).await;
    ada.get("/beheer/personen").await.is_silent_about("Indringer");
}

#[tokio::test]
async fn every_page_of_the_administration_has_all_its_words() {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    for language in ["nl", "en"] {
        ada.get(&format!("/taal/{language}?naar=/")).await;
        let person = row(&ada, "/beheer/personen", "Bram Visser").await;
        let firm = row(&ada, "/beheer/partners", "Zuiderlicht").await;
        let adviser = row(&ada, &firm, "Anna Bakker").await;
        let own = [person, firm, adviser, "/account".to_owned(), "/post".to_owned()];
        for path in PAGES.iter().copied().chain(own.iter().map(String::as_str)) {
            let page = ada.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            let main = page.main();
            assert_eq!(missing_texts(&main), [""; 0], "{path} {language}");
        }
    }
}

#[tokio::test]
async fn an_administrator_sees_no_dossier() {
    let site = Site::open().await;
    let reference = site.taken_in().await.to_string();
    let ada = site.sign_in_as(&site.cast.ada).await;
    let person = row(&ada, "/beheer/personen", "Anna Bakker").await;
    let firm = row(&ada, "/beheer/partners", "Zuiderlicht").await;
    let own = [person, firm, "/post".to_owned(), "/werk".to_owned(), "/klachten".to_owned()];
    for path in PAGES.iter().copied().chain(own.iter().map(String::as_str)) {
        let page = ada.get(path).await;
        for canary in CANARIES.iter().copied().chain([reference.as_str()]) {
            assert!(!page.text().contains(canary), "{canary} on {path}: {}", page.text());
        }
    }
    let dossier = ada.get(&format!("/klachten/{reference}")).await;
    let unknown = ada.get("/klachten/K-2026-ZZZZZZ").await;
    assert_eq!(dossier.status, StatusCode::NOT_FOUND);
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn art_1_a_dossier_of_an_excluded_officer_is_as_one_that_never_was() {
    let site = Site::open().await;
    let about_bram = Subject::Officer { person: site.cast.bram.person };
    let reference = site.recorded(&site.cast.eva, Door::Organisation, about_bram).await.to_string();
    let carla = site.sign_in_as(&site.cast.carla).await;
    assert_eq!(carla.get(&format!("/klachten/{reference}")).await.status, StatusCode::OK);
    let bram = site.sign_in_as(&site.cast.bram).await;
    let never_given = Reference::new(2026, [9; 16]);
    let pages =
        ["", "/registratie", "/brief", "/formulier.pdf", "/naleving.pdf", "/brief/voorbeeld.pdf"];
    for path in pages {
        let hidden = bram.get(&format!("/klachten/{reference}{path}")).await;
        let unknown = bram.get(&format!("/klachten/{never_given}{path}")).await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(unknown.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(hidden.text(), unknown.text(), "{path}");
    }
    for path in ["/werk", "/klachten", "/post"] {
        let page = bram.get(path).await;
        for canary in CANARIES.iter().copied().chain([reference.as_str()]) {
            assert!(!page.text().contains(canary), "{canary} on {path}");
        }
    }
}

#[tokio::test]
async fn of_two_administrators_at_once_the_second_sees_both_versions() {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    let firm = row(&ada, "/beheer/partners", "Zuiderlicht").await;
    let seen = ada.get(&firm).await.value("seen");
    let fields = |name, phone| {
        [
            ("seen", seen.as_str()),
            ("name", name),
            ("kind", "affiliated"),
            ("phone", phone),
            ("active", "on"),
        ]
    };
    let first = ada.post(&firm, &fields("Zuiderlicht B.V.", "030 271 42 00")).await;
    assert_eq!(first.location(), "/beheer/partners?gedaan=opgeslagen");
    let second = ada.post(&firm, &fields("Zuiderlicht en Zonen", "030 271 42 99")).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.title().starts_with("Fout: "));
    second.says("Zuiderlicht B.V.");
    second.says("030 271 42 00");
    assert_eq!(second.value("name"), "Zuiderlicht en Zonen");
    assert_eq!(second.value("phone"), "030 271 42 99");
    let seen = second.value("seen");
    let again = [("seen", seen.as_str()), ("name", "Zuiderlicht en Zonen"), ("kind", "affiliated")];
    let again = ada.post(&firm, &again).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    ada.get("/beheer/partners").await.says("Zuiderlicht en Zonen");
}

#[tokio::test]
async fn the_same_form_sent_twice_is_saved_once() {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    let submission = ada.get("/beheer/relaties/nieuw").await.value("submission");
    let fields = [
        ("submission", submission.as_str()),
        ("seen", "0"),
        ("relation_kind", "sme_client"),
        ("company", "Fietsen B.V."),
        ("active", "on"),
    ];
    for _ in 0..2 {
        let saved = ada.post("/beheer/relaties/nieuw", &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    }
    let list = ada.get("/beheer/relaties").await.text();
    assert_eq!(list.matches(">Fietsen B.V.</a>").count(), 1);
    ada.get("/beheer/relaties?zoek=fie").await.says("Fietsen B.V.");
    ada.get("/beheer/relaties?zoek=xyz").await.says("Niets gevonden.");
    let service = [("seen", "0"), ("dutch", "Advies"), ("english", "Advice"), ("position", "1")];
    for _ in 0..2 {
        let saved = ada.post("/beheer/lijsten/diensten/nieuw", &service).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    }
}

#[tokio::test]
async fn what_was_typed_stays_when_something_is_wrong() {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    let fields = [
        ("name", "Gijs <Groen> & zoon"),
        ("email", "gijs"),
        ("roles_partner", "on"),
        ("language", "en"),
        ("officer_order", "3"),
        ("active", "on"),
    ];
    let wrong = ada.post("/beheer/personen/nieuw", &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.title().starts_with("Fout: "), "{}", wrong.title());
    wrong.says("href=\"#email\"");
    wrong.says("href=\"#adviser\"");
    assert_eq!(wrong.value("name"), "Gijs <Groen> & zoon");
    assert_eq!(wrong.value("email"), "gijs");
    let main = String::from_utf8_lossy(&wrong.bytes).into_owned();
    assert!(main.contains("name=\"roles_partner\" value=\"on\" checked"), "{main}");
    assert!(!main.contains("<Groen>"), "escaped");
    let order = [("name", "Gijs"), ("officer_order", "veel")];
    let wrong = ada.post("/beheer/personen/nieuw", &order).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("href=\"#officer_order\"");
}

#[tokio::test]
async fn a_new_person_is_invited_and_can_be_invited_again() {
    let site = Site::demonstration().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    let fields = [
        ("name", "Gijs Groen"),
        ("email", "gijs@noord.example"),
        ("roles_staff", "on"),
        ("language", "nl"),
        ("officer_order", "0"),
        ("present", "on"),
        ("active", "on"),
    ];
    let saved = ada.post("/beheer/personen/nieuw", &fields).await;
    assert_eq!(saved.location(), "/beheer/personen?gedaan=opgeslagen");
    ada.get("/beheer/personen").await.says("Nog geen wachtwoord");
    let gijs = row(&ada, "/beheer/personen", "Gijs Groen").await;
    let again = ada.post(&format!("{gijs}/uitnodiging"), &[]).await;
    assert_eq!(again.location(), "/beheer/personen?gedaan=uitnodiging");
    site.app.post_round().await.unwrap();
    let mailbox = site.stranger().get("/demo/postvak").await;
    assert_eq!(mailbox.text().matches("gijs@noord.example").count(), 2);
}

#[tokio::test]
async fn an_item_of_a_list_ends_and_is_never_deleted() {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    let fields = [("seen", "0"), ("dutch", "Incasso"), ("parent", "finances"), ("position", "7")];
    let saved = ada.post("/beheer/lijsten/subcategorieen/nieuw", &fields).await;
    assert_eq!(saved.location(), "/beheer/lijsten/subcategorieen?gedaan=opgeslagen");
    let item = row(&ada, "/beheer/lijsten/subcategorieen", "Incasso").await;
    let ends = [
        ("seen", "1"),
        ("dutch", "Incasso"),
        ("parent", "finances"),
        ("position", "7"),
        ("valid_until_day", "1"),
        ("valid_until_month", "11"),
        ("valid_until_year", "2026"),
    ];
    assert_eq!(ada.post(&item, &ends).await.status, StatusCode::SEE_OTHER);
    ada.get("/beheer/lijsten/subcategorieen").await.says("Niet meer te kiezen sinds 1 nov 2026");
    let no_day = [
        ("seen", "2"),
        ("dutch", "Incasso"),
        ("position", "7"),
        ("valid_until_day", "31"),
        ("valid_until_month", "2"),
        ("valid_until_year", "2026"),
    ];
    let wrong = ada.post(&item, &no_day).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("Deze datum bestaat niet.");
    assert_eq!(wrong.value("valid_until_day"), "31");
    let nature = ada.get("/beheer/lijsten/aarden/nieuw").await;
    assert_eq!(nature.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_logo_is_kept_and_shown_to_everybody() {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    let seen = ada.get("/beheer/organisatie").await.value("seen");
    let fields = [("seen", seen.as_str()), ("name", "Het Noorden"), ("colour", "#14506b")];
    let no_logo = [("logo", "virus.exe", b"MZ...".as_slice())];
    let wrong = ada.post_files("/beheer/organisatie", &fields, &no_logo).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("Kies een logo als PNG, JPEG of eenvoudige SVG.");
    let logo = b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".as_slice();
    let saved = ada.post_files("/beheer/organisatie", &fields, &[("logo", "a.svg", logo)]).await;
    assert_eq!(saved.location(), "/beheer?gedaan=opgeslagen");
    let shown = site.stranger().get("/merk/logo").await;
    assert_eq!((shown.header("content-type"), shown.bytes.as_slice()), ("image/svg+xml", logo));
    assert!(shown.header("content-security-policy").contains("sandbox"));
    site.stranger().get("/aanmelden").await.says("/merk/logo");
    site.stranger().get("/merk/merk.css").await.says("#14506b");
}

#[tokio::test]
async fn an_id_that_is_none_is_not_found() {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    for path in [
        "/beheer/personen/x",
        "/beheer/personen/00000000-0000-0000-0000-000000000001",
        "/beheer/partners/x",
        "/beheer/partners/x/adviseurs/y",
        "/beheer/relaties/%00",
        "/beheer/relaties/%ff",
        "/beheer/lijsten/iets",
        "/beheer/lijsten/diensten/onderdelen/iets",
    ] {
        let page = ada.get(path).await;
        assert!(
            page.status == StatusCode::NOT_FOUND || page.status == StatusCode::BAD_REQUEST,
            "{path} {}",
            page.status
        );
    }
}

#[tokio::test]
async fn terms_are_agreed_from_a_later_day_and_what_is_wrong_is_told_in_words() {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    let page = ada.get("/beheer/termijnen").await;
    let mut filled: Vec<(String, String)> = vec![
        ("seen".into(), "0".into()),
        ("from_day".into(), "24".into()),
        ("from_month".into(), "11".into()),
        ("from_year".into(), "2026".into()),
    ];
    for term in Terms::ALL {
        page.says(&format!("name=\"{}\"", term.key));
        filled.push((term.key.to_owned(), (term.of)(&Terms::default()).to_string()));
    }
    let send = async |changed: &[(&str, &str)]| {
        let mut pairs: Vec<(&str, &str)> =
            filled.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        for (name, value) in changed {
            pairs.retain(|(known, _)| known != name);
            pairs.push((*name, *value));
        }
        ada.post("/beheer/termijnen", &pairs).await
    };
    let refused = send(&[("advise_working_days", "drie"), ("post_on_day", "31")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Vul een heel getal in van 0 tot en met 60.");
    refused.says("value=\"drie\"");
    let today = send(&[("from_day", "23")]).await;
    today.says("Klachten die al binnen zijn, houden hun termijnen.");
    assert_eq!(send(&[("advise_working_days", "4")]).await.status, StatusCode::SEE_OTHER);
    let saved = ada.get("/beheer/termijnen").await;
    saved.says("De klachtenfunctionaris geeft advies: 2 → 4");
    let late = send(&[("advise_working_days", "5")]).await;
    late.says("Iemand anders heeft dit intussen gewijzigd");
}

#[tokio::test]
async fn a_list_of_free_days_with_an_error_in_line_12_is_refused_and_nothing_is_lost() {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    ada.get("/beheer/vrije-dagen").await.says("2028-05-26");
    let rows = "2029-05-11\n".repeat(9);
    let list = |line_12: &str| format!("bron Het besluit\nbekend-tot 2029\n{rows}{line_12}\n");
    let send = async |list: &str, seen: &str| {
        ada.post("/beheer/vrije-dagen", &[("seen", seen), ("free_days", list)]).await
    };
    let refused = send(&list("2029-02-30"), "0").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Regel 12 is niet te lezen: “2029-02-30”.");
    refused.says("2029-05-11");
    ada.get("/beheer/vrije-dagen").await.says("2028-05-26");
    send("bron Wij\n2029-05-11", "0").await.says("bekend-tot 2030");
    send("bekend-tot 2029\n2029-05-11", "0").await.says("bron Besluit van");
    assert_eq!(send(&list("2029-12-27"), "0").await.status, StatusCode::SEE_OTHER);
    ada.get("/beheer/vrije-dagen").await.says("2029-12-27");
    send(&list("2029-12-28"), "0").await.says("Iemand anders heeft dit intussen gewijzigd");
    // A list that ends before now is told of, to who can mend it.
    ada.get("/beheer").await.is_silent_about("Werk de kalender bij");
    assert_eq!(send("bron Wij\nbekend-tot 2025", "1").await.status, StatusCode::SEE_OTHER);
    ada.get("/beheer").await.says("Werk de kalender bij");
    let bram = site.sign_in_as(&site.cast.bram).await;
    bram.get("/werk").await.says("Werk de kalender bij");
}
