//! The post room, and the mailbox of the demonstration.
use axum::http::StatusCode;
use weerklank_store::{Tx, outbox};

use crate::harness::{CANARIES, Site};
use crate::visitors::{filed, fill_in};

#[tokio::test]
async fn the_post_room_is_for_officers_and_administrators() {
    let site = Site::open().await;
    for (name, actor) in site.cast.everybody() {
        let page = site.sign_in_as(actor).await.get("/post").await;
        let may = ["bram", "carla", "ada"].contains(&name);
        let expected = if may { StatusCode::OK } else { StatusCode::FORBIDDEN };
        assert_eq!(page.status, expected, "{name}");
    }
}

/// Everything in the outbox fails for good.
async fn fail_all(site: &Site) {
    let now = site.now();
    let fail = move |tx: &mut Tx<'_>| {
        let until = now + jiff::SignedDuration::from_hours(1);
        for claimed in outbox::claim(tx, now, until, 100)? {
            outbox::dead(tx, &claimed, now, "550 <bram.visser@noord.example> no such user")?;
        }
        Ok::<_, weerklank_store::StoreError>(())
    };
    site.app.store.write(fail).await.unwrap();
}

#[tokio::test]
async fn who_may_see_the_dossier_sends_a_dead_message_again() {
    let site = Site::open().await;
    let reference = site.taken_in().await.to_string();
    fail_all(&site).await;
    let ada = site.sign_in_as(&site.cast.ada).await.get("/post").await;
    ada.says("Er is niets om opnieuw te versturen.");
    ada.is_silent_about(&reference);
    let bram = site.sign_in_as(&site.cast.bram).await;
    let page = bram.get("/post").await;
    page.says(&reference);
    page.says("…@noord.example");
    page.is_silent_about("bram.visser@noord.example");
    let text = page.text();
    let again = text.split("action=\"/post/").nth(1).unwrap().split('"').next().unwrap();
    let again = format!("/post/{again}");
    let eva = site.sign_in_as(&site.cast.eva).await;
    assert_eq!(eva.post(&again, &[]).await.status, StatusCode::FORBIDDEN);
    let sent = bram.post(&again, &[]).await;
    assert_eq!(sent.location(), "/post?gedaan=herhaling");
    assert_eq!(bram.post(&again, &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn mail_of_the_demonstration_is_read_as_text() {
    let site = Site::demonstration().await;
    site.taken_in().await;
    site.app.post_round().await.unwrap();
    let stranger = site.stranger();
    stranger.get("/aanmelden").await.says("/demo/postvak");
    let mailbox = stranger.get("/demo/postvak").await;
    mailbox.says("bram@noord.example");
    let text = mailbox.text();
    let id = text.split("href=\"/demo/postvak/").nth(1).unwrap().split('"').next().unwrap();
    let mail = stranger.get(&format!("/demo/postvak/{id}")).await;
    assert_eq!(mail.status, StatusCode::OK);
    mail.says("klachten@weerklank.example");
    mail.says("http://localhost:8080/klachten/K-2026-");
    mail.is_silent_about("<script");
    for canary in CANARIES {
        mail.is_silent_about(canary);
    }
    let html = stranger.get(&format!("/demo/postvak/{id}/bijlagen/html")).await;
    assert_eq!(html.header("content-type"), "application/octet-stream");
    assert!(html.header("content-disposition").starts_with("attachment;"));
    let none = stranger.get(&format!("/demo/postvak/{id}/bijlagen/9")).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    let bram = site.sign_in_as(&site.cast.bram).await;
    bram.get("/demo/postvak").await.says("Bram Visser");
}

#[tokio::test]
async fn outside_the_demonstration_nobody_reads_mail() {
    let site = Site::open().await;
    site.taken_in().await;
    site.app.post_round().await.unwrap();
    let stranger = site.stranger();
    stranger.get("/aanmelden").await.is_silent_about("/demo/postvak");
    assert_eq!(stranger.get("/demo/postvak").await.status, StatusCode::NOT_FOUND);
    let any = "/demo/postvak/00000000-0000-0000-0000-000000000001";
    assert_eq!(stranger.get(any).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_has_the_mailbox_of_another_filled_by_the_form() {
    let site = Site::demonstration().await;
    for _ in 0..5 {
        let browser = site.stranger();
        fill_in(&browser, &[]).await;
        filed(&browser).await.says("K-2026-");
    }
    site.app.post_round().await.unwrap();
    let mails = site.app.local_mailbox().await.unwrap();
    let receipts = mails.iter().filter(|mail| mail.recipient == "mw@devries.example").count();
    assert_eq!(receipts, 3, "each of the five complaints is there all the same");
}
