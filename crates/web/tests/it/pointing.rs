//! "Wijs een klant op de regeling" in the browser: the three ways, the proof, who may not (3.1,
//! 3.2).
use axum::http::StatusCode;

use crate::browser::Browser;
use crate::harness::Site;

const FORM: &str = "/regeling-wijzen";

async fn sent(browser: &Browser, way: &str, fields: &[(&str, &str)]) -> crate::browser::Answer {
    let submission = browser.get(FORM).await.value("submission");
    let mut all = vec![("submission", submission.as_str()), ("way", way), ("language", "nl")];
    all.extend(fields);
    browser.post(FORM, &all).await
}

#[tokio::test]
async fn art_3_1_each_way_is_one_step_and_stays_as_proof() {
    let site = Site::open().await;
    let anna = site.sign_in_as(&site.cast.anna).await;
    anna.get("/werk").await.says("Wijs op de regeling");
    let mailed = sent(&anna, "email", &[("email", "klant@pieters.example")]).await;
    assert_eq!(mailed.status, StatusCode::SEE_OTHER, "{}", mailed.text());
    anna.get(mailed.location()).await.says("klant@pieters.example");
    let card = sent(&anna, "card", &[("name", "Jan <b>Pieters</b>")]).await;
    let page = anna.get(card.location()).await;
    page.says("Open het kaartje");
    let pdf = anna.get(&format!("{}/kaartje.pdf", card.location())).await;
    assert_eq!(pdf.header("content-type"), "application/pdf");
    let text = sent(&anna, "text", &[]).await;
    let page = anna.get(text.location()).await;
    page.says("http://localhost:8080/regeling");
    page.says("kies de hele tekst");
    let none = anna.get(&format!("{}/kaartje.pdf", text.location())).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    let bram = site.sign_in_as(&site.cast.bram).await;
    for browser in [&anna, &bram] {
        let list = browser.get("/regeling-wijzen/overzicht").await;
        for part in ["Per mail", "Met een kaartje", "Niet genoemd", "Anna Bakker, Zuiderlicht"] {
            list.says(part);
        }
        assert!(!String::from_utf8_lossy(&list.bytes).contains("<b>Pieters"));
    }
}

#[tokio::test]
async fn art_3_1_the_step_of_the_dossier_knows_who_was_pointed_to_the_procedure() {
    let site = Site::open().await;
    let anna = site.sign_in_as(&site.cast.anna).await;
    sent(&anna, "card", &[("name", "Iemand anders")]).await;
    let reference = site.taken_in().await;
    let step = format!("/klachten/{reference}/regeling-gewezen");
    let bram = site.sign_in_as(&site.cast.bram).await;
    bram.get(&step).await.is_silent_about("wees deze klager");
    sent(&anna, "email", &[("email", "DeVries@klager.example"), ("name", "De Vries")]).await;
    let page = bram.get(&step).await;
    page.says("Anna Bakker wees deze klager op maandag 23 november 2026 op de regeling, versie 1");
    let fields =
        [("informed_on_day", "23"), ("informed_on_month", "11"), ("informed_on_year", "2026")];
    for (name, value) in fields {
        assert_eq!(page.value(name), value, "{name}");
    }
    // Who may point nobody out is told nothing of it.
    let eva = site.sign_in_as(&site.cast.eva).await;
    eva.get(&step).await.is_silent_about("wees deze klager");
}

#[tokio::test]
async fn art_3_1_a_wrong_address_is_told_and_what_was_typed_stays() {
    let site = Site::open().await;
    let anna = site.sign_in_as(&site.cast.anna).await;
    for address in ["pieters", "a@b.example\r\nBcc: c@d.example", "a@b.example,c@d.example", ""] {
        let answer = sent(&anna, "email", &[("email", address), ("name", "Jan Pieters")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{address:?}");
        assert!(answer.title().starts_with("Fout: "), "{}", answer.title());
        assert_eq!(answer.value("name"), "Jan Pieters");
    }
    let named = [("email", "a@b.example"), ("name", "Jan\r\nBcc: c@d.example")];
    assert_eq!(sent(&anna, "email", &named).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    anna.get("/regeling-wijzen/overzicht").await.says("nog niemand");
    assert_eq!(site.app.post_round().await.unwrap().sent, 0);
}

#[tokio::test]
async fn art_3_1_who_is_no_partner_and_no_officer_does_not_point_out() {
    let site = Site::open().await;
    let anna = site.sign_in_as(&site.cast.anna).await;
    let card = sent(&anna, "card", &[]).await.location().to_owned();
    for actor in [&site.cast.eva, &site.cast.dirk, &site.cast.fien, &site.cast.ada] {
        let other = site.sign_in_as(actor).await;
        for path in [FORM, "/regeling-wijzen/overzicht", &card, &format!("{card}/kaartje.pdf")] {
            assert_eq!(other.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        let answer = other.post(FORM, &[("way", "card")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
    let stranger = site.stranger().get(FORM).await;
    assert_eq!(stranger.status, StatusCode::SEE_OTHER);
}
