//! While money is claimed, words that may admit liability are looked at twice (28).
use axum::http::StatusCode;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::external::Claim;

use crate::desk::{Desk, Fields};
use crate::harness::{Site, words};

fn letter(text: &'static str) -> Fields<'static> {
    vec![
        ("correspondence_kind", "progress_note"),
        ("correspondent", "complainant"),
        ("letter_way", "letter"),
        ("subject", "Over uw klacht"),
        ("letter_text", text),
    ]
}

#[tokio::test]
async fn transition_28_words_that_admit_liability_go_out_only_when_they_were_looked_at() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let page = bram.open("correspondentie?soort=progress_note").await;
    // Nothing is claimed yet, so nobody is asked anything.
    let text = "Wij zijn aansprakelijk voor de schade.";
    bram.done("correspondentie", &bram.answer(&page, "correspondentie", letter(text)).await);
    let on = local_date(site.now());
    site.does(&site.cast.bram, reference, |enclosed| Command::ClaimLiability {
        claim: Claim {
            on,
            amount_cents: Some(900_000),
            explanation: enclosed.text(words("Zij wil haar schade terug.")),
        },
    })
    .await;
    let page = bram.open("correspondentie?soort=progress_note").await;
    let held = bram.answer(&page, "correspondentie", letter(text)).await;
    assert_eq!(held.status, StatusCode::UNPROCESSABLE_ENTITY);
    held.says("‘aansprakelijk’");
    held.says(text);
    let mut looked = letter(text);
    looked.push(("admissions_seen", "yes"));
    bram.done("correspondentie", &bram.answer(&page, "correspondentie", looked).await);
    // Other words go out without a question.
    let page = bram.open("correspondentie?soort=progress_note").await;
    let other = letter("Wij onderzoeken uw klacht nog.");
    bram.done("correspondentie", &bram.answer(&page, "correspondentie", other).await);
}
