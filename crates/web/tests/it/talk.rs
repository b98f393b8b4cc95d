//! The talk sheet leads into the recording with what was typed, and on to "klopt dit?" (5.1); the
//! receipt of the public form as a file to keep.
use axum::http::StatusCode;

use crate::desk::Desk;
use crate::harness::Site;

const SHEET: &str = "/klachten/nieuw/gesprek";

#[tokio::test]
async fn art_5_1_what_was_heard_goes_on_to_the_recording_and_is_read_back() {
    let site = Site::open().await;
    let eva = site.sign_in_as(&site.cast.eva).await;
    eva.get("/klachten/nieuw").await.says("Gespreksblad");
    let sheet = eva.get(SHEET).await;
    sheet.says("Wat zou helpen?");
    sheet.says("maandag 21 december 2026");
    let told = [
        ("expression", "Niemand <b>belde</b> terug."),
        ("happened", "Vorige week"),
        ("wish", "Dat er iemand belt."),
        ("about", "organisation"),
        ("name", "mevrouw De Vries"),
        ("email", "devries@klager.example"),
        ("channel", "conversation"),
        ("told_of_procedure", "on"),
    ];
    let form = eva.post(SHEET, &told).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.text());
    for (name, value) in [("happened", "Vorige week"), ("name", "mevrouw De Vries")] {
        assert_eq!(form.value(name), value);
    }
    form.says("Dat er iemand belt.");
    let submission = form.value("submission");
    let mut fields = vec![
        ("submission", submission.as_str()),
        ("talk", "on"),
        ("received_on_day", "23"),
        ("received_on_month", "11"),
        ("received_on_year", "2026"),
        ("complainant_kind", "sme_client"),
        ("confidentiality", "open"),
        ("language", "nl"),
    ];
    fields.extend(told);
    let recorded = eva.post("/klachten/nieuw?verstuurd", &fields).await;
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.text());
    let reference = recorded.location().split('/').nth(2).unwrap().parse().unwrap();
    let desk = Desk::of(&site, &site.cast.eva, reference).await;
    let page = desk.open("terugleestekst").await;
    page.says("Dat er iemand belt.");
    let fields = vec![("read_back", "U wilt dat er iemand belt."), ("contact_way", "email")];
    let sent = desk.answer(&page, "terugleestekst", fields).await;
    desk.done("terugleestekst", &sent);
    assert!(site.app.post_round().await.unwrap().sent >= 2, "the question and the code");
    let bram = site.sign_in_as(&site.cast.bram).await;
    let dossier = bram.get(&format!("/klachten/{reference}")).await;
    dossier.says("Vorige week");
    dossier.says("U wilt dat er iemand belt.");
}

#[tokio::test]
async fn a_talk_sheet_is_for_who_records_and_prints_empty() {
    let site = Site::open().await;
    let eva = site.sign_in_as(&site.cast.eva).await;
    let paper = eva.get("/klachten/nieuw/gespreksblad.pdf").await;
    assert_eq!(paper.header("content-type"), "application/pdf");
    for actor in [&site.cast.dirk, &site.cast.fien, &site.cast.ada] {
        let other = site.sign_in_as(actor).await;
        for path in [SHEET, "/klachten/nieuw/gespreksblad.pdf"] {
            assert_eq!(other.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(other.post(SHEET, &[]).await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(site.stranger().get(SHEET).await.status, StatusCode::SEE_OTHER);
}
