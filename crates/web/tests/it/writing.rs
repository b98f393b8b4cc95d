//! "Brief of mail sturen" in the browser: the text, the proofs, sending and refusing (6.3).
use axum::http::StatusCode;

use crate::desk::Desk;
use crate::harness::Site;

#[tokio::test]
async fn art_6_3_a_letter_is_begun_looked_at_and_sent_in_two_clicks() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    bram.browser.get(&bram.dossier).await.says("Brief of mail sturen");
    let step = "correspondentie?soort=progress_note";
    let page = bram.open(step).await;
    page.says("Gaat naar: ");
    page.says("Ons schriftelijke antwoord is er uiterlijk op");
    let (subject, text) = (page.value("subject"), "Wij zijn ermee bezig.\n\n- <b>echt</b>");
    let fields = vec![
        ("correspondence_kind", "progress_note"),
        ("correspondent", "complainant"),
        ("letter_way", "letter"),
        ("subject", subject.as_str()),
        ("letter_text", text),
    ];
    let proof = bram.answer(&page, "correspondentie/voorbeeld.pdf", fields.clone()).await;
    assert_eq!(proof.header("content-type"), "application/pdf");
    let proof = bram.answer(&page, "correspondentie/voorbeeld", fields.clone()).await;
    assert_eq!(proof.status, StatusCode::OK);
    proof.says("- <b>echt</b>");
    proof.says("Met vriendelijke groet,");
    let sent = bram.answer(&page, "correspondentie", fields).await;
    bram.done("correspondentie", &sent);
    let dossier = bram.browser.get(&bram.dossier).await;
    dossier.says("Brief of mail verstuurd");
    dossier.says("Wij zijn ermee bezig.");
    dossier.says(&format!("Brief {reference}.pdf"));
}

#[tokio::test]
async fn art_4_4_an_invitation_without_its_hour_is_not_sent() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let asked = "correspondentie?soort=hearing_invitation&aan=complainant&gesprek_day=1\
        &gesprek_month=12&gesprek_year=2026&plaats=Stationsplein+1";
    let page = bram.open(asked).await;
    page.says("dinsdag 1 december 2026 om [vul in] uur. Waar: Stationsplein 1.");
    let text = "Het gesprek is om [vul in] uur.";
    let fields = vec![
        ("correspondence_kind", "hearing_invitation"),
        ("correspondent", "complainant"),
        ("letter_way", "portal"),
        ("subject", "Uitnodiging"),
        ("letter_text", text),
    ];
    for place in ["correspondentie", "correspondentie/voorbeeld", "correspondentie/voorbeeld.pdf"] {
        let refused = bram.answer(&page, place, fields.clone()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{place}");
        refused.says("In de tekst staat nog een plek");
        refused.says(text);
    }
}

#[tokio::test]
async fn art_6_3_refusals_of_the_rules_stand_above_the_letter() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let page = bram.open("correspondentie?aan=partner").await;
    let to = |to, way| {
        vec![
            ("correspondence_kind", "free"),
            ("correspondent", to),
            ("letter_way", way),
            ("subject", "Over de klacht"),
            ("letter_text", "Kunt u bellen?"),
        ]
    };
    for (party, reason) in [("partner", "art. 4.2"), ("representative", "art. 1")] {
        let refused = bram.answer(&page, "correspondentie", to(party, "email")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{party}");
        refused.says(reason);
        refused.says("Kunt u bellen?");
    }
    let refused = bram.answer(&page, "correspondentie", to("third_party", "email")).await;
    refused.says("Naam van de andere persoon");
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn art_6_3_nobody_but_an_officer_writes_from_the_dossier() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let page = bram.open("correspondentie").await;
    let eva = Desk::of(&site, &site.cast.eva, reference).await;
    let anna = Desk::of(&site, &site.cast.anna, reference).await;
    for (desk, status) in [(eva, StatusCode::FORBIDDEN), (anna, StatusCode::NOT_FOUND)] {
        for place in
            ["correspondentie", "correspondentie/voorbeeld", "correspondentie/voorbeeld.pdf"]
        {
            assert_eq!(desk.answer(&page, place, vec![]).await.status, status, "{place}");
        }
        assert_eq!(desk.open("correspondentie").await.status, status);
    }
}
