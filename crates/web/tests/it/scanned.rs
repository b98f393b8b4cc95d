//! Files before a virus scanner, as people see them: not looked at yet, or set apart.
use axum::http::StatusCode;

use crate::browser::Answer;
use crate::harness::Site;
use crate::visitors::{filed, fill_in};

/// In two parts, so that no scanner takes this file for a virus.
fn eicar() -> Vec<u8> {
    let (one, two) = (r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD", "-ANTIVIRUS-TEST-FILE!$H+H*");
    format!("{one}{two}").into_bytes()
}

fn scanner() -> String {
    let name = "WEERKLANK_TEST_CLAMD";
    std::env::var(name)
        .unwrap_or_else(|_| panic!("set {name}: eval \"$(e2e/clamav-for-tests up DIR)\""))
}

fn dossier_of(receipt: &Answer) -> String {
    let text = receipt.text();
    let at = text.find("K-20").unwrap();
    format!("/klachten/{}", &text[at..at + 13])
}

#[tokio::test]
async fn an_infected_file_is_named_on_the_dossier_and_the_worklist_and_given_to_nobody() {
    let site = Site::scanned_by(&scanner()).await;
    let browser = site.stranger();
    fill_in(&browser, &[]).await;
    let eicar = eicar();
    let files: [(&str, &str, &[u8]); 2] =
        [("files", "goed.txt", b"Ik ben niet tevreden."), ("files", "fout.txt", &eicar)];
    browser.post_files("/klacht/bijlagen", &[], &files).await;
    let path = dossier_of(&filed(&browser).await);
    let bram = site.sign_in_as(&site.cast.bram).await;
    let before = bram.get(&path).await;
    before.says("Nog niet gescand op virussen.");
    before.is_silent_about("In quarantaine");
    bram.get("/werk").await.is_silent_about("Een bestand staat apart");
    while site.app.scan_next_file().await.unwrap() {}
    let after = bram.get(&path).await;
    after.says("In quarantaine: virus gevonden (Weerklank.Eicar.UNOFFICIAL).");
    after.is_silent_about("Nog niet gescand");
    let named = path.rsplit('/').next().unwrap();
    bram.get("/werk").await.says(&format!("Dossiers: {named}"));
    let links = after.text();
    let (mut given, mut kept) = (0, 0);
    for link in links.split(&format!("href=\"{path}/bestanden/")).skip(1) {
        let id = link.split('"').next().unwrap();
        let file = bram.get(&format!("{path}/bestanden/{id}")).await;
        if file.status == StatusCode::OK {
            assert_eq!(file.text(), "Ik ben niet tevreden.");
            given += 1;
        } else {
            file.says("In dit bestand is een virus gevonden.");
            kept += 1;
        }
    }
    assert!(given > 0 && kept > 0, "{given} given, {kept} kept");
}
