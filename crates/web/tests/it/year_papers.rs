//! The review by management and the self-assessment on screen (7.3, 7.4).
use axum::http::StatusCode;
use weerklank_domain::report::assessment::Item;

use crate::browser::{Answer, Browser};
use crate::harness::Site;
use crate::html::faults;

const REVIEW: &str = "/cijfers/directiebeoordeling/2026";
const ASSESSMENT: &str = "/cijfers/zelftoets/2026";

async fn sent(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    let form = format!("{path}/wijziging");
    let seen = browser.get(&form).await.value("seen");
    let mut all = vec![("seen", seen.as_str())];
    all.extend(fields);
    browser.post(&form, &all).await
}

const HELD: [(&str, &str); 4] = [
    ("review_held_on_day", "23"),
    ("review_held_on_month", "11"),
    ("review_held_on_year", "2026"),
    ("review_figures", "Er kwamen 24 klachten."),
];

#[tokio::test]
async fn art_7_4_management_writes_its_review_and_others_read_it() {
    let site = Site::open().await;
    let cast = &site.cast;
    let dirk = site.sign_in_as(&cast.dirk).await;
    let owner = cast.bram.person.to_string();
    // The first row is left empty: the decision moves up.
    let mut fields = HELD.to_vec();
    fields.extend([
        ("resolution_2", "Wij nemen iemand aan."),
        ("resolution_2_owner", owner.as_str()),
        ("resolution_2_due_on_day", "1"),
        ("resolution_2_due_on_month", "3"),
    ]);
    let refused = sent(&dirk, REVIEW, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Deze datum bestaat niet.");
    assert!(refused.main().contains("Wij nemen iemand aan."), "{}", refused.main());
    fields.push(("resolution_2_due_on_year", "2027"));
    let saved = sent(&dirk, REVIEW, &fields).await;
    assert_eq!(saved.location(), format!("{REVIEW}?gedaan=opgeslagen"), "{}", saved.text());
    for (name, by) in cast.everybody() {
        let page = site.sign_in_as(by).await.get(REVIEW).await;
        if ["bram", "carla", "dirk", "fien"].contains(&name) {
            page.says("Er kwamen 24 klachten.");
            page.says("Besluit 1");
            page.says("Bram Visser, uiterlijk maandag 1 maart 2027");
            page.says("Versie 1, Dirk Mulder");
            assert_eq!(page.text().contains("/wijziging"), name == "dirk", "{name}");
        } else {
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{name}");
        }
        if name != "dirk" {
            let browser = site.sign_in_as(by).await;
            let form = format!("{REVIEW}/wijziging");
            assert_eq!(browser.get(&form).await.status, StatusCode::FORBIDDEN, "{name}");
            assert_eq!(browser.post(&form, &HELD).await.status, StatusCode::FORBIDDEN, "{name}");
        }
    }
    let overtaken = [HELD.as_slice(), &[("seen", "0")]].concat();
    let overtaken = dirk.post(&format!("{REVIEW}/wijziging"), &overtaken).await;
    assert_eq!(overtaken.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn art_7_3_the_officer_assesses_and_finishes_when_all_is_answered() {
    let site = Site::open().await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let mut fields: Vec<(&str, &str)> =
        Item::ALL.iter().skip(1).map(|item| (item.key(), "met")).collect();
    fields.extend([("art_3_2_evidence", "De website"), ("assessment_finish", "on")]);
    let refused = sent(&bram, ASSESSMENT, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Vul dit in: 3.1: klager hoort dat er een regeling is");
    assert_eq!(refused.value("art_3_2_evidence"), "De website");
    fields.push(("art_3_1", "partly"));
    let saved = sent(&bram, ASSESSMENT, &fields).await;
    assert_eq!(saved.location(), format!("{ASSESSMENT}?gedaan=opgeslagen"), "{}", saved.text());
    let shown = bram.get(saved.location()).await;
    shown.says("Opgeslagen.");
    shown.says("Afgerond op maandag 23 november 2026.");
    shown.says("Voldoet deels");
    shown.says("De website");
    // The next year begins with what was found, and asks again.
    let next = bram.get("/cijfers/zelftoets/2027/wijziging").await;
    next.says("De partner vertelt de klager dat er een klachtenregeling is.");
    next.says("Vorig jaar: Voldoet deels.");
    assert_eq!(next.value("art_3_2_evidence"), "De website");
    for judged in ["met", "partly"] {
        let chosen = format!("value=\"{judged}\" selected");
        assert!(!next.main().contains(&chosen), "nothing is answered yet");
        let known = bram.get(&format!("{ASSESSMENT}/wijziging")).await;
        assert!(known.main().contains(&chosen), "{judged} is what he answered this year");
    }
    for (name, by) in site.cast.everybody() {
        let browser = site.sign_in_as(by).await;
        let is_officer = ["bram", "carla"].contains(&name);
        let reads = is_officer || ["dirk", "fien"].contains(&name);
        let status = |may| if may { StatusCode::OK } else { StatusCode::FORBIDDEN };
        assert_eq!(browser.get(ASSESSMENT).await.status, status(reads), "{name}");
        let form = format!("{ASSESSMENT}/wijziging");
        assert_eq!(browser.get(&form).await.status, status(is_officer), "{name}");
        if !is_officer {
            let refused = browser.post(&form, &[("art_3_1", "met")]).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{name}");
        }
    }
}

#[tokio::test]
async fn art_7_3_the_papers_of_a_year_are_whole_in_both_languages() {
    let site = Site::open().await;
    let dirk = site.sign_in_as(&site.cast.dirk).await;
    sent(&dirk, REVIEW, &HELD).await;
    for language in ["nl", "en"] {
        for (by, paths) in [
            (&site.cast.dirk, ["/cijfers/directiebeoordeling/2026/wijziging", REVIEW]),
            (&site.cast.bram, ["/cijfers/zelftoets/2026/wijziging", ASSESSMENT]),
        ] {
            let browser = site.sign_in_as(by).await;
            browser.get(&format!("/taal/{language}?naar=/")).await;
            for path in paths {
                let page = browser.get(path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                assert_eq!(faults(&page, language), [""; 0], "{path} {language}");
                let main = page.main();
                assert!(!main.contains("[admin_field") && !main.contains("[review"), "{main}");
                assert!(!main.contains("[assessment"), "{main}");
            }
        }
        let bram = site.sign_in_as(&site.cast.bram).await;
        for wrong in ["/cijfers/zelftoets/1", "/cijfers/directiebeoordeling/veel"] {
            assert_eq!(bram.get(wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
        }
    }
}
