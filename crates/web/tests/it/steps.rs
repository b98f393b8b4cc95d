//! The step pages in the browser of each person: the road, and what stands in the way of it.
use axum::http::StatusCode;

use crate::desk::{Desk, today, with};
use crate::harness::Site;

/// Registered, partner informed, classified, and given to the partner.
async fn with_the_partner(bram: &Desk) {
    bram.does("registratie", vec![]).await;
    let told = today!("partner_told_on");
    bram.does("kennisgeving-partner", with(told, &[("partner_told_way", "email")])).await;
    let confirmed = today!("confirmed_on");
    bram.does("ontvangstbevestiging", with(confirmed, &[("confirmed_way", "letter")])).await;
    let informed =
        with(today!("informed_on"), &[("informed_way", "letter"), ("told_where_to_read", "on")]);
    bram.does("regeling-gewezen", informed).await;
    let classified = vec![("manner", "oral"), ("nature", "finances")];
    bram.does("classificatie", classified).await;
    bram.does("toewijzing", vec![]).await;
}

#[tokio::test]
async fn a_complaint_goes_from_registration_to_a_decision_in_preparation() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    with_the_partner(&bram).await;

    let anna = Desk::of(&site, &site.cast.anna, reference).await;
    let asked = [("consulted_way", "telephone"), ("question", "Wat bieden wij aan?")];
    anna.does("raadpleging", with(today!("consulted_on"), &asked)).await;
    bram.open("advies").await.says("Wat bieden wij aan?");
    bram.does("advies", vec![("advice", "Haal de helft eraf")]).await;
    for side in ["complainant", "partner"] {
        let view = with(today!("view_on"), &[("side", side), ("view", "Zo zie ik het")]);
        anna.does("zienswijze", view).await;
        anna.does("voorlegging", with(today!("shared_on"), &[("side", side)])).await;
    }
    anna.open("oplossing").await.says("Haal de helft eraf");
    let proposed = with(today!("proposed_on"), &[("proposal", "De helft eraf")]);
    anna.does("oplossing", proposed).await;
    anna.does("voortgang", vec![("progress", "De klager denkt na")]).await;
    anna.does("reactie-oplossing", vec![("reaction", "not_accepted")]).await;

    for point in ["De rekening is te hoog", "Niemand belde terug"] {
        bram.does("klachtpunt", vec![("point_summary", point)]).await;
    }
    bram.does("beslissing-voorbereiden", vec![]).await;
    let page = bram.open("antwoord").await;
    page.says("1. De rekening is te hoog");
    let point = page.value("point");
    let answer = vec![
        ("point", point.as_str()),
        ("finding", "Er stond een uur te veel op"),
        ("judgment", "partly_upheld"),
        ("judgment_reason", "Dat had nagekeken moeten zijn"),
    ];
    bram.does("antwoord", answer).await;
    let known = bram.open(&format!("antwoord?punt={point}")).await;
    known.says("Er stond een uur te veel op");
    let promise = [("promised", "Een nieuwe rekening"), ("promised_by", "Anna")];
    bram.does("toezegging", with(today!("promised_for"), &promise)).await;
    let commitment = bram.open("toezegging-nagekomen").await.value("commitment");
    let kept = [("commitment", commitment.as_str()), ("kept_proof", "Rekening 12")];
    bram.does("toezegging-nagekomen", with(today!("kept_on"), &kept)).await;
    bram.does("herstel", vec![("amount", "1.250,00"), ("explanation", "Uit coulance")]).await;
    bram.open("herstel").await.says("1250,00");
    bram.does("terug-naar-behandeling", vec![("return_reason", "Nieuwe feiten")]).await;
}

#[tokio::test]
async fn a_refusal_names_its_article_and_keeps_what_was_typed() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    with_the_partner(&bram).await;
    let anna = Desk::of(&site, &site.cast.anna, reference).await;
    anna.open("oplossing").await.says("art. 4.5");
    // A form that was open before it became impossible.
    let page = anna.open("raadpleging").await;
    let proposed = with(today!("proposed_on"), &[("proposal", "De helft <eraf> & meer")]);
    let refused = anna.answer(&page, "oplossing", proposed.clone()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.title().starts_with("Fout"), "{}", refused.title());
    refused.says("art. 4.5");
    refused.says("De helft <eraf> & meer");
    assert_eq!(refused.value("submission"), page.value("submission"));

    let deviation = [("article", "4.5"), ("deviation_reason", "De klager zat aan tafel")];
    anna.does("afwijking", deviation.to_vec()).await;
    anna.does("oplossing", proposed).await;
}

#[tokio::test]
async fn a_wrong_date_or_text_is_told_at_its_field() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let reason = ("receipt_reason", "Het was <eerder>");
    let wrong =
        [("received_on_day", "31"), ("received_on_month", "2"), ("received_on_year", "2026")];
    let refused = bram.fill_in("ontvangstdatum", with(wrong, &[reason])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Deze datum bestaat niet.");
    refused.says("href=\"#received_on_day\"");
    refused.says("Het was <eerder>");
    assert_eq!(refused.value("received_on_day"), "31");

    let future =
        [("received_on_day", "24"), ("received_on_month", "11"), ("received_on_year", "2026")];
    let refused = bram.fill_in("ontvangstdatum", with(future, &[reason])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Deze dag is nog niet geweest.");

    let long = "a".repeat(20_001);
    let refused = bram
        .fill_in("ontvangstdatum", with(today!("received_on"), &[("receipt_reason", &long)]))
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("20001 tekens");
    refused.says(&long);

    let refused =
        bram.fill_in("klager", vec![("email", "geen adres"), ("chamber_number", "1")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Dit is geen e-mailadres.");
    refused.says("Een KvK-nummer heeft acht cijfers.");
    assert_eq!(refused.value("email"), "geen adres");
}

#[tokio::test]
async fn somebody_elses_work_is_shown_and_nothing_is_lost() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let carla = Desk::of(&site, &site.cast.carla, reference).await;
    let page = bram.open("klachtpunt").await;
    carla.does("klachtpunt", vec![("point_summary", "Van Carla")]).await;
    let point = vec![("point_summary", "Van Bram")];
    let overtaken = bram.answer(&page, "klachtpunt", point.clone()).await;
    assert_eq!(overtaken.status, StatusCode::CONFLICT);
    overtaken.says("Van Carla");
    overtaken.says("Van Bram");
    let done = bram.answer(&overtaken, "klachtpunt", point.clone()).await;
    bram.done("klachtpunt", &done);
    // A double click sends the same form again.
    let again = bram.answer(&overtaken, "klachtpunt", point).await;
    bram.done("klachtpunt", &again);
    let points = bram.open("klachtpunt-vervallen").await;
    points.says("2. Van Bram");
    points.is_silent_about("3. Van Bram");
}

#[tokio::test]
async fn an_id_of_another_dossier_opens_nothing() {
    let site = Site::open().await;
    let (one, other) = (site.taken_in().await, site.taken_in().await);
    let bram = Desk::of(&site, &site.cast.bram, one).await;
    bram.does("klachtpunt", vec![("point_summary", "Een punt")]).await;
    let point = bram.open("klachtpunt-vervallen").await.value("point");
    let elsewhere = Desk::of(&site, &site.cast.bram, other).await;
    let fields = vec![("point", point.as_str()), ("removal_reason", "Vervalt")];
    let refused = elsewhere.fill_in("klachtpunt-vervallen", fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Dit klachtpunt staat niet meer in het dossier.");
    for id in ["geen id", "", "01234567-89ab-7def-8123-456789abcdef"] {
        let fields = vec![("point", id), ("removal_reason", "Vervalt")];
        let refused = bram.fill_in("klachtpunt-vervallen", fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{id}");
        refused.says("Vervalt");
    }
}

#[tokio::test]
async fn a_step_of_a_dossier_that_one_may_not_see_does_not_exist() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    for actor in [&site.cast.anna, &site.cast.ada, &site.cast.dirk] {
        let desk = Desk::of(&site, actor, reference).await;
        assert_eq!(desk.open("zienswijze").await.status, StatusCode::NOT_FOUND);
        let sent = desk.browser.post(&format!("{}/zienswijze", desk.dossier), &[]).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND);
    }
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    assert_eq!(bram.open("sluiten").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_declares_a_conflict_is_led_away_and_sees_the_dossier_no_more() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let told = bram.fill_in("verschoning", vec![("conflict_reason", "Mijn broer")]).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER);
    assert!(told.location().starts_with("/werk"), "{}", told.location());
    assert_eq!(bram.browser.get(&bram.dossier).await.status, StatusCode::NOT_FOUND);
    let carla = Desk::of(&site, &site.cast.carla, reference).await;
    assert_eq!(carla.browser.get(&carla.dossier).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_contact_keeps_its_files_and_a_correction_shows_what_it_corrects() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let page = bram.open("contact").await;
    let (seen, submission) = (page.value("seen"), page.value("submission"));
    let mut fields = with(
        today!("contact_on"),
        &[("contact_kind", "letter"), ("direction", "incoming"), ("visibility", "officer_only")],
    );
    fields.extend([("content", "Zie de brief"), ("seen", &seen), ("submission", &submission)]);
    let path = format!("{}/contact", bram.dossier);
    let files: [(&str, &str, &[u8]); 1] = [("files", "brief & bijlage.pdf", b"%PDF-1.7")];
    let kept = bram.browser.post_files(&path, &fields, &files).await;
    bram.done("contact", &kept);
    bram.browser.get(&bram.dossier).await.says("brief & bijlage.pdf");

    let number = bram.open("correctie").await.value("seen");
    let page = bram.open(&format!("correctie?aantekening={number}")).await;
    page.says("Zie de brief");
    let correction = vec![("entry", number.as_str()), ("correction", "Het was een e-mail")];
    let corrected = bram.answer(&page, "correctie", correction).await;
    bram.done("correctie", &corrected);
    let dossier = bram.browser.get(&bram.dossier).await;
    dossier.says("Zie de brief");
    dossier.says("Het was een e-mail");
}

#[tokio::test]
async fn a_step_that_is_not_possible_has_no_form_but_a_way_out() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let page = bram.get(&format!("/klachten/{reference}/classificatie")).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Registreer haar eerst.");
    page.is_silent_about("id=\"form\"");
    page.is_silent_about("name=\"nature\"");
    page.says(&format!("href=\"/klachten/{reference}/registratie\""));
    let letter = bram.get(&format!("/klachten/{reference}/brief")).await;
    letter.is_silent_about("id=\"form\"");
    let close = bram.get(&format!("/klachten/{reference}/sluiting")).await;
    close.is_silent_about("id=\"form\"");
}

#[tokio::test]
async fn what_was_typed_stays_when_the_step_became_impossible_meanwhile() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    site.classified(&site.cast.bram, reference).await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let place = format!("/klachten/{reference}/intrekking");
    let seen = bram.get(&place).await.value("seen");
    let carla = site.sign_in_as(&site.cast.carla).await;
    let said = |words| with(today!("withdrawn_on"), &[("explanation", words), ("seen", &seen)]);
    let first = carla.post(&place, &said("Het is al goed.")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    bram.get(&place).await.is_silent_about("id=\"form\"");
    let typed = said("Dit typte Bram.");
    // Also when nothing tells that somebody else was first.
    for typed in [&typed[..], &typed[..typed.len() - 1]] {
        let late = bram.post(&place, typed).await;
        assert!(late.status.is_client_error(), "{}", late.status);
        late.says("Dit typte Bram.</textarea>");
        late.says("id=\"form\"");
    }
}
