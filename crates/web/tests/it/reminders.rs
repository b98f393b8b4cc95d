//! A person's own choice of reminders, and his calendar at a secret address.
use axum::http::StatusCode;

use crate::harness::{CANARIES, Site};

/// The address that the page shows.
fn address(page: &str) -> String {
    let after = page.split("/agenda/").nth(1).unwrap();
    let token: String = after.chars().take_while(char::is_ascii_alphanumeric).collect();
    format!("/agenda/{token}.ics")
}

#[tokio::test]
async fn everybody_chooses_when_he_is_reminded() {
    let site = Site::open().await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let page = bram.get("/account").await;
    page.says("Een keer per dag, alles bij elkaar");
    page.says("value=\"digest\" checked");
    let chosen = bram.post("/account/herinneringen", &[("reminders", "at_once")]).await;
    assert_eq!(chosen.location(), "/account?gedaan=herinneringen");
    let page = bram.get("/account?gedaan=herinneringen").await;
    page.says("Uw keuze is opgeslagen.");
    page.says("value=\"at_once\" checked");
    bram.post("/account/herinneringen", &[("reminders", "nooit")]).await;
    bram.get("/account").await.says("value=\"at_once\" checked");
}

#[tokio::test]
async fn the_address_of_a_calendar_is_told_once_and_works_without_signing_in() {
    let site = Site::open().await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    bram.get("/account").await.is_silent_about("feed_address");
    let made = bram.post("/account/agenda", &[]).await;
    assert_eq!(made.status, StatusCode::OK);
    made.says("Neem het nu over");
    let first = address(&made.text());
    bram.get("/account").await.is_silent_about("feed_address");
    let calendar = site.stranger().get(&first).await;
    assert_eq!(calendar.status, StatusCode::OK);
    assert_eq!(calendar.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(calendar.header("cache-control"), "no-store");
    calendar.says("BEGIN:VCALENDAR");
    for canary in CANARIES {
        calendar.is_silent_about(canary);
    }
    let second = address(&bram.post("/account/agenda", &[]).await.text());
    assert_eq!(site.stranger().get(&first).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.stranger().get(&second).await.status, StatusCode::OK);
    let ended = bram.post("/account/agenda/einde", &[]).await;
    assert_eq!(ended.location(), "/account?gedaan=agenda");
    let gone = site.stranger().get(&second).await;
    let never = site.stranger().get("/agenda/onzin.ics").await;
    assert_eq!((gone.status, gone.main()), (never.status, never.main()), "as one that never was");
}

#[tokio::test]
async fn the_hours_of_reminders_are_set_and_what_is_no_hour_is_told() {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    let hours = |digest: &'static str| {
        [("seen", "0"), ("from_hour", "9"), ("until_hour", "17"), ("digest_hour", digest)]
    };
    for wrong in ["17", "half tien", ""] {
        let refused = ada.post("/beheer/herinneringen", &hours(wrong)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.says("Kies een uur tussen het begin en het einde.");
    }
    let saved = ada.post("/beheer/herinneringen", &hours("10")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    ada.get("/beheer/herinneringen").await.says("value=\"10\"");
}
