//! Too much from one place: held back with a clear answer, nothing lost, nobody else kept waiting.
use axum::http::StatusCode;

use crate::harness::Site;
use crate::visitors::{filed, fill_in};

#[tokio::test]
async fn too_many_forms_from_one_place_are_held_back_and_the_officers_know() {
    let site = Site::open().await;
    let mut held_back = None;
    for number in 1..=40 {
        let browser = site.stranger();
        fill_in(&browser, &[]).await;
        let sent = browser.post("/klacht/controle", &[]).await;
        if sent.status == StatusCode::SEE_OTHER {
            continue;
        }
        assert_eq!(sent.status, StatusCode::TOO_MANY_REQUESTS, "form {number}");
        sent.says("niemand belt terug");
        assert!(browser.get("/klacht/wat").await.value("happened") == "In oktober", "nothing lost");
        held_back = Some(number);
        break;
    }
    assert!(held_back.is_some_and(|number| number > 3), "{held_back:?}");
    let bram = site.sign_in_as(&site.cast.bram).await;
    bram.get("/werk").await.says("Vandaag is 1 klachtformulier tegengehouden");
    let anna = site.sign_in_as(&site.cast.anna).await;
    anna.get("/werk").await.is_silent_about("tegengehouden");
}

#[tokio::test]
async fn files_that_nobody_sends_cannot_fill_the_disk() {
    let site = Site::open().await;
    // Each counts as a megabyte at least, and four full forms of sixty come in at once.
    let files: Vec<(&str, &str, &[u8])> = vec![("files", "klein.txt", b"Te veel"); 10];
    for form in 1..=24 {
        let browser = site.stranger();
        browser.get("/klacht").await;
        let sent = browser.post_files("/klacht/bijlagen", &[], &files).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "form {form}: {}", sent.text());
    }
    let browser = site.stranger();
    fill_in(&browser, &[]).await;
    let sent = browser.post_files("/klacht/bijlagen", &[], &files[..1]).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    sent.says("‘klein.txt’ is niet meegekomen");
    // The complaint itself comes in, and who is signed in is not counted.
    let receipt = filed(&browser).await;
    receipt.says("Toegangscode");
}
