//! An access code for who has no mail address: told on the telephone or in a letter (6.3).
use axum::http::StatusCode;
use jiff::SignedDuration;

use crate::browser::Answer;
use crate::desk::Desk;
use crate::harness::Site;

fn code_on(page: &Answer) -> String {
    let text = page.text();
    let (_, rest) = text.split_once("<strong class=\"num\">").unwrap();
    rest.split('<').next().unwrap().to_owned()
}

async fn enters(site: &Site, (reference, code): (&str, &str)) -> StatusCode {
    let pair = [("reference", reference), ("code", code)];
    site.stranger().post("/status", &pair).await.status
}

#[tokio::test]
async fn who_was_told_his_code_follows_his_complaint_and_an_earlier_code_ends() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let named = reference.to_string();
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    bram.browser.get(&bram.dossier).await.says("Toegangscode geven");
    let page = bram.open("toegangscode").await;
    page.says("Ga eerst na dat u met de juiste persoon spreekt.");
    let told = vec![("contact_way", "telephone")];
    let first = bram.answer(&page, "toegangscode", told.clone()).await;
    let shown = bram.browser.get(first.location()).await;
    let code = code_on(&shown);
    assert_eq!(code.len(), 19);
    assert_eq!(enters(&site, (&named, &code)).await, StatusCode::SEE_OTHER);
    // A double click gives the same one.
    let again = bram.answer(&page, "toegangscode", told.clone()).await;
    assert_eq!(code_on(&bram.browser.get(again.location()).await), code);

    let second = bram.fill_in("toegangscode", told).await;
    let newer = code_on(&bram.browser.get(second.location()).await);
    assert_ne!(newer, code);
    assert_ne!(enters(&site, (&named, &code)).await, StatusCode::SEE_OTHER);
    assert_eq!(enters(&site, (&named, &newer)).await, StatusCode::SEE_OTHER);
    assert_eq!(bram.browser.get(first.location()).await.status, StatusCode::NOT_FOUND);
    let dossier = bram.browser.get(&bram.dossier).await;
    dossier.says("Toegangscode gegeven");
    dossier.is_silent_about(&newer);
}

#[tokio::test]
async fn a_code_is_shown_to_who_gave_it_and_for_an_hour() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let given = bram.fill_in("toegangscode", vec![("contact_way", "letter")]).await;
    let page = bram.browser.get(given.location()).await;
    let code = code_on(&page);
    page.says("Print de brief met de code");
    let letter = bram.browser.get(&format!("{}/brief.pdf", given.location())).await;
    assert_eq!(letter.header("content-type"), "application/pdf");
    let printed = String::from_utf8_lossy(&letter.bytes).into_owned();
    assert!(printed.contains(&code) && printed.contains("De Vries"), "{printed}");
    for (name, actor) in site.cast.everybody() {
        if name != "bram" {
            let other = site.sign_in_as(actor).await;
            let status = other.get(given.location()).await.status;
            assert_eq!(status, StatusCode::NOT_FOUND, "{name}");
        }
    }
    site.later(SignedDuration::from_mins(61));
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    assert_eq!(bram.browser.get(given.location()).await.status, StatusCode::NOT_FOUND);
    let by_mail = bram.fill_in("toegangscode", vec![("contact_way", "email")]).await;
    assert_eq!(by_mail.status, StatusCode::UNPROCESSABLE_ENTITY);
}
