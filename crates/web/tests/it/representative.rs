//! Who acts for the complainant, on the pages of the dossier (1, transition 32).
use axum::http::StatusCode;

use crate::desk::{Desk, today, with};
use crate::harness::Site;

#[tokio::test]
async fn transition_32_the_dossier_says_how_the_authorisation_stands() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let named = vec![
        ("representative_name", "Jan de Vries"),
        ("capacity", "family"),
        ("email", "jan@familie.example"),
        ("correspondence_to", "representative"),
    ];
    bram.does("vertegenwoordiger", named).await;
    let dossier = bram.browser.get(&bram.dossier).await;
    dossier.says("Jan de Vries (Familie of bekende)");
    dossier.says("Ontbreekt");
    let letter = bram.open("correspondentie?soort=progress_note").await;
    letter.says("De vertegenwoordiger krijgt dit niet");
    letter.says("Geachte mevrouw De Vries,");
    bram.does("machtigingsverzoek", with(today!("asked_on"), &[("contact_way", "letter")])).await;
    bram.browser.get(&bram.dossier).await.says("Gevraagd");
    let held = [
        ("authorisation_scope", "full"),
        ("valid_until_day", "31"),
        ("valid_until_month", "12"),
        ("valid_until_year", "2026"),
    ];
    bram.does("machtiging", with(today!("authorised_on"), &held)).await;
    let dossier = bram.browser.get(&bram.dossier).await;
    dossier.says("Ontvangen");
    dossier.says("Geldig tot en met donderdag 31 december 2026");
    let letter = bram.open("correspondentie?soort=progress_note").await;
    letter.says("Gaat naar: Jan de Vries (jan@familie.example)");
    letter.says("Geachte Jan de Vries,");
    letter.says("de klacht van mevrouw De Vries");
}

#[tokio::test]
async fn art_1_who_takes_a_complaint_in_notes_who_files_it_for_another() {
    let site = Site::open().await;
    let eva = site.sign_in_as(&site.cast.eva).await;
    let page = eva.get("/klachten/nieuw").await;
    let submission = page.value("submission");
    let form = |capacity| {
        let mut fields = with(
            today!("received_on"),
            &[
                ("expression", "Niemand belt terug."),
                ("name", "mevrouw De Vries"),
                ("about", "organisation"),
                ("channel", "telephone"),
                ("complainant_kind", "sme_client"),
                ("confidentiality", "open"),
                ("language", "nl"),
                ("representative_name", "Jan de Vries"),
            ],
        );
        fields.push(("capacity", capacity));
        fields
    };
    let send = |capacity| {
        let mut fields = form(capacity);
        fields.push(("submission", submission.as_str()));
        fields
    };
    let refused = eva.post("/klachten/nieuw", &send("")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Jan de Vries");
    let recorded = eva.post("/klachten/nieuw", &send("accountant")).await;
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.text());
    let reference = recorded.location().split('/').nth(2).unwrap().to_owned();
    let bram = site.sign_in_as(&site.cast.bram).await;
    let dossier = bram.get(&format!("/klachten/{reference}")).await;
    dossier.says("Jan de Vries (Accountant of boekhouder)");
}
