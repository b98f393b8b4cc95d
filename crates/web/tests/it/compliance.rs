//! The compliance panel on the dossier, and as PDF.
use axum::http::StatusCode;

use crate::desk::{Desk, today, with};
use crate::harness::Site;

#[tokio::test]
async fn art_6_6_each_finding_leads_to_its_entry_on_the_timeline() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    bram.does("registratie", vec![]).await;
    let told = with(today!("partner_told_on"), &[("partner_told_way", "email")]);
    bram.does("kennisgeving-partner", told).await;
    let page = bram.browser.get(&bram.dossier).await;
    page.says("Naleving van de regeling");
    page.says("Er is niets te laat");
    let text = page.text();
    let links: Vec<&str> = text
        .split("href=\"#vermelding-")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(links.len() > 5, "{links:?}");
    for number in links {
        assert!(text.contains(&format!("id=\"vermelding-{number}\"")), "{number}");
    }
    let paper = bram.browser.get(&format!("{}/naleving.pdf", bram.dossier)).await;
    assert_eq!(paper.status, StatusCode::OK);
    assert_eq!(paper.header("content-type"), "application/pdf");
}

#[tokio::test]
async fn art_6_6_a_partner_and_who_is_shut_out_see_no_panel() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    bram.does("registratie", vec![]).await;
    let told = with(today!("partner_told_on"), &[("partner_told_way", "email")]);
    bram.does("kennisgeving-partner", told).await;
    let anna = Desk::of(&site, &site.cast.anna, reference).await;
    let page = anna.browser.get(&anna.dossier).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text().contains("naleving.pdf"));
    let paper = anna.browser.get(&format!("{}/naleving.pdf", anna.dossier)).await;
    assert_eq!(paper.status, StatusCode::FORBIDDEN);
    for other in [&site.cast.eva, &site.cast.dirk, &site.cast.ada] {
        let other = Desk::of(&site, other, reference).await;
        let paper = other.browser.get(&format!("{}/naleving.pdf", other.dossier)).await;
        assert_ne!(paper.status, StatusCode::OK);
    }
}
