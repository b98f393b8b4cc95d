//! Several partners in one complaint, on the pages of officer and partners (4.2 to 4.5).
use axum::http::StatusCode;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::people::Actor;

use crate::desk::{Desk, today, with};
use crate::harness::Site;

/// Fleur is added, and told by mail.
async fn added(site: &Site) -> (Actor, Desk) {
    let (fleur, adviser) = site.partner_of("Maanlicht", "Fleur de Wit").await;
    let reference = site.taken_in().await;
    site.classified(&site.cast.bram, reference).await;
    site.does(&site.cast.bram, reference, |_| Command::AssignToPartner).await;
    let bram = Desk::of(site, &site.cast.bram, reference).await;
    let adviser = format!("adviser:{adviser}");
    let fields = vec![("further_about", &*adviser), ("further_reason", "Zij adviseerde ook.")];
    bram.does("verdere-partner", fields).await;
    (fleur, bram)
}

/// The officer informs her, by the link on his page.
async fn told(bram: &Desk) {
    let page = bram.open("kennisgeving-partner?partner=1").await;
    assert_eq!(page.value("partner"), "1");
    let way = [("partner_told_way", "email"), ("partner", "1")];
    let way = with(today!("partner_told_on"), &way);
    bram.done("kennisgeving-partner", &bram.answer(&page, "kennisgeving-partner", way).await);
}

#[tokio::test]
async fn the_officer_adds_a_partner_once_and_she_sees_it_once_she_is_told() {
    let site = Site::open().await;
    let (fleur, bram) = added(&site).await;
    let nobody = bram.fill_in("verdere-partner", vec![("further_about", "")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let anna = format!("adviser:{}", site.cast.adviser);
    let twice = vec![("further_about", &*anna), ("further_reason", "Ook zij.")];
    let twice = bram.fill_in("verdere-partner", twice).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    twice.says("Deze partner staat al in de klacht.");
    let dossier = bram.browser.get(&bram.dossier).await;
    dossier.says("Andere partners in deze klacht");
    dossier.says("Fleur de Wit, Maanlicht");
    let link = format!("{}/kennisgeving-partner?partner=1", bram.dossier);
    assert!(dossier.text().contains(&link), "{}", dossier.main());
    let partner = site.sign_in_as(&fleur).await;
    assert_eq!(partner.get(&bram.dossier).await.status, StatusCode::NOT_FOUND);
    told(&bram).await;
    assert_eq!(partner.get(&bram.dossier).await.status, StatusCode::OK);
}

#[tokio::test]
async fn each_partner_sees_his_own_part_and_no_number_leads_to_another() {
    let site = Site::open().await;
    let (fleur, bram) = added(&site).await;
    told(&bram).await;
    let partner = site.sign_in_as(&fleur).await;
    let page = partner.get(&bram.dossier).await;
    assert_eq!(page.status, StatusCode::OK);
    for own in ["Fleur de Wit", "Maanlicht"] {
        page.says(own);
    }
    for hidden in ["Anna Bakker", "Zuiderlicht", "Andere partners", "partner=1"] {
        page.is_silent_about(hidden);
    }
    let anna = site.sign_in_as(&site.cast.anna).await;
    let page = anna.get(&bram.dossier).await;
    for hidden in ["Fleur", "Maanlicht", "Andere partners", "partner=1"] {
        page.is_silent_about(hidden);
    }
    for path in ["/werk", "/vandaag", "/zoeken?q=fleur"] {
        anna.get(path).await.is_silent_about("Maanlicht");
    }
    for path in ["/werk", "/vandaag", "/zoeken?q=anna"] {
        partner.get(path).await.is_silent_about("Zuiderlicht");
    }
    // A number in the address leads nobody else to her part.
    let guessed = anna.get(&format!("{}/zienswijze?partner=1", bram.dossier)).await;
    assert_eq!(guessed.status, StatusCode::NOT_FOUND);
    let unknown = bram.open("zienswijze?partner=7").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    // She consults for herself, and it is told of her on the page of the officer.
    let reference = bram.dossier.trim_start_matches("/klachten/").parse().unwrap();
    let desk = Desk::of(&site, &fleur, reference).await;
    let asked = [("consulted_way", "telephone"), ("question", "Mag ik crediteren?")];
    desk.does("raadpleging", with(today!("consulted_on"), &asked)).await;
    anna.get(&bram.dossier).await.is_silent_about("crediteren");
    let dossier = bram.browser.get(&bram.dossier).await;
    dossier.says("Over Fleur de Wit, Maanlicht");
    dossier.says("Mag ik crediteren?");
    let page = bram.open("advies?partner=1").await;
    let advice = vec![("advice", "Ja, tot de helft."), ("partner", "1")];
    bram.done("advies", &bram.answer(&page, "advies", advice).await);
    partner.get(&bram.dossier).await.says("Ja, tot de helft.");
    anna.get(&bram.dossier).await.is_silent_about("Ja, tot de helft.");
    let end = vec![("ended_partner", "1"), ("ended_reason", "Zij deed toch niets.")];
    bram.does("einde-partner", end).await;
    assert_eq!(partner.get(&bram.dossier).await.status, StatusCode::NOT_FOUND);
    let again = bram.open("advies?partner=1").await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "no step is left for her");
}
