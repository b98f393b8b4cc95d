//! What others let us down with: a full disk, a locked database, a mail server that refuses. What
//! somebody typed is on the page that says so, and goes through when he sends it again.
use axum::http::StatusCode;
use jiff::SignedDuration;
use weerklank_app::post_room::Posted;
use weerklank_domain::complaint::Delivery;
use weerklank_store::{Database, Store, StoreError, Tx};

use crate::browser::Answer;
use crate::desk::Desk;
use crate::harness::Site;
use crate::mail_server::MailServer;

/// A long text with what HTML trips over.
fn long_text() -> String {
    "Dat was <niet> \"zo\" & nooit geweest. Ë ".repeat(400).trim_end().to_owned()
}

/// The database takes no page more, as on a full disk.
async fn fill_disk(site: &Site) {
    set(site, "pragma max_page_count = 1").await;
}

async fn make_room(site: &Site) {
    set(site, "pragma max_page_count = 1000000").await;
}

/// Sets something of the one connection that writes.
async fn set(site: &Site, pragma: &'static str) {
    let set = move |tx: &mut Tx<'_>| tx.query(pragma, &[]).map(drop);
    site.app.store.write::<_, StoreError, _>(set).await.unwrap();
}

#[track_caller]
fn is_told(page: &Answer) {
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{}", page.text());
    assert!(page.title().starts_with("Fout: "), "{}", page.title());
    page.says("De database kan dit nu niet opslaan. Er is niets opgeslagen");
    page.says("Probeer het over een minuut opnieuw.");
}

fn complaint<'a>(submission: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("submission", submission),
        ("expression", text),
        ("name", "mevrouw De Vries"),
        ("about", "unknown"),
        ("received_on_day", "23"),
        ("received_on_month", "11"),
        ("received_on_year", "2026"),
        ("channel", "telephone"),
        ("complainant_kind", "sme_client"),
    ]
}

#[tokio::test]
async fn a_full_disk_loses_no_complaint_that_is_being_typed() {
    let site = Site::open().await;
    let eva = site.sign_in_as(&site.cast.eva).await;
    let submission = eva.get("/klachten/nieuw").await.value("submission");
    let text = long_text();
    fill_disk(&site).await;
    // Long enough after he was seen last to be noted as well, which fails silently.
    site.later(SignedDuration::from_mins(30));
    let full = eva.post("/klachten/nieuw", &complaint(&submission, &text)).await;
    is_told(&full);
    full.says(&text);
    assert_eq!(full.value("submission"), submission);
    assert_eq!(eva.get("/klachten").await.status, StatusCode::OK, "reading goes on");
    make_room(&site).await;
    let kept = eva.post("/klachten/nieuw", &complaint(&submission, &text)).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
    let rows = eva.get("/klachten").await.text();
    assert_eq!(rows.matches("mevrouw De Vries").count(), 1, "once, whatever failed before");
}

#[tokio::test]
async fn a_full_disk_loses_no_step_letter_or_setting() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    site.prepared(&site.cast.bram, reference).await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let text = long_text();
    let (step, letter) = (bram.open("afwijking").await, bram.open("brief").await);
    let ada = site.sign_in_as(&site.cast.ada).await;
    let seen = ada.get("/beheer/organisatie").await.value("seen");
    let address = "Kade 1\r\n3511 AA Utrecht\r\n".repeat(3);
    let organisation = [
        ("seen", seen.as_str()),
        ("name", "Het Noorden"),
        ("address", &address),
        ("colour", "#14506b"),
    ];
    let drawing = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><desc>{text}</desc></svg>");
    let logo = [("logo", "logo.svg", drawing.as_bytes())];
    let deviation = || vec![("article", "4.5"), ("deviation_reason", text.as_str())];

    fill_disk(&site).await;
    let full = bram.answer(&step, "afwijking", deviation()).await;
    is_told(&full);
    full.says(&text);
    assert_eq!(full.value("submission"), step.value("submission"));
    let unsaved = bram.answer(&letter, "brief", vec![("body", &text)]).await;
    is_told(&unsaved);
    unsaved.says(&text);
    let unset = ada.post_files("/beheer/organisatie", &organisation, &logo).await;
    is_told(&unset);
    unset.says("3511 AA Utrecht");

    make_room(&site).await;
    let done = bram.answer(&full, "afwijking", deviation()).await;
    bram.done("afwijking", &done);
    let saved = bram.answer(&unsaved, "brief", vec![("body", &text)]).await;
    bram.done("brief", &saved);
    let set = ada.post_files("/beheer/organisatie", &organisation, &logo).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER);
    bram.browser.get(&bram.dossier).await.says(&text[..200]);
    bram.open("brief").await.says(&text);
}

#[tokio::test]
async fn a_locked_database_is_told_and_loses_nothing() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    // Ours waits ten seconds for others; here it doesn't.
    set(&site, "pragma busy_timeout = 1").await;
    let page = bram.open("klachtpunt").await;
    let point = || vec![("point_summary", "De rekening <klopt> niet")];
    let other = Store::open(&Database::Sqlite(site.database())).unwrap();
    let (locked, mut wait_until_locked) = tokio::sync::mpsc::unbounded_channel();
    let (go_on, wait) = std::sync::mpsc::channel::<()>();
    let wait = std::sync::Mutex::new(wait);
    let holder = tokio::spawn(async move {
        let hold = move |_: &mut Tx<'_>| {
            locked.send(()).unwrap();
            wait.lock().unwrap().recv().unwrap();
            Ok::<_, StoreError>(())
        };
        other.write(hold).await.unwrap();
    });
    wait_until_locked.recv().await.unwrap();
    let busy = bram.answer(&page, "klachtpunt", point()).await;
    is_told(&busy);
    busy.says("De rekening <klopt> niet");
    assert_eq!(site.stranger().get("/readyz").await.status, StatusCode::OK, "reading goes on");
    go_on.send(()).unwrap();
    holder.await.unwrap();
    let done = bram.answer(&busy, "klachtpunt", point()).await;
    bram.done("klachtpunt", &done);
}

/// A decision that Bram sends by mail, with nothing else in the outbox.
async fn sent(server: &MailServer) -> (Site, Desk) {
    let site = Site::with_carrier(server.carrier()).await;
    let reference = site.taken_in().await;
    site.prepared(&site.cast.bram, reference).await;
    site.app.post_round().await.unwrap();
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    (site, bram)
}

async fn delivery(site: &Site, bram: &Desk) -> Delivery {
    let reference = bram.dossier.rsplit('/').next().unwrap().parse().unwrap();
    let dossier = site.app.dossier(&site.cast.bram, reference).await.unwrap();
    dossier.complaint.round().letter.unwrap().delivery
}

#[tokio::test]
async fn a_mail_server_that_is_busy_gets_the_letter_later() {
    let server = MailServer::start();
    let (site, bram) = sent(&server).await;
    let before = server.letters().len();
    server.says("451 4.3.0 try again later");
    let sent = bram.fill_in("brief/verzending", vec![("way", "email")]).await;
    bram.done("brief/verzending", &sent);
    let posted = site.app.post_round().await.unwrap();
    assert_eq!((posted.sent, posted.dead), (0, 0), "{posted:?}");
    assert!(matches!(delivery(&site, &bram).await, Delivery::Underway));
    let post = bram.browser.get("/post").await;
    post.says("Er is niets om opnieuw te versturen.");
    server.says("250 ok");
    site.later(SignedDuration::from_mins(2));
    site.app.post_round().await.unwrap();
    assert!(matches!(delivery(&site, &bram).await, Delivery::Sent { .. }));
    assert!(server.letters().len() > before);
}

#[tokio::test]
async fn a_letter_that_no_server_takes_is_in_the_dossier_and_is_sent_anew_from_there() {
    let server = MailServer::start();
    let (site, bram) = sent(&server).await;
    server.says("550 5.1.1 <devries@klager.example> no such user");
    let sent = bram.fill_in("brief/verzending", vec![("way", "email")]).await;
    bram.done("brief/verzending", &sent);
    let posted: Posted = site.app.post_round().await.unwrap();
    assert!(posted.dead >= 1, "{posted:?}");
    assert!(matches!(delivery(&site, &bram).await, Delivery::Failed));
    let dossier = bram.browser.get(&bram.dossier).await;
    dossier.says("De brief kon niet worden bezorgd.");
    dossier.says("art. 6.4");
    let post = bram.browser.get("/post").await;
    post.says(bram.dossier.rsplit('/').next().unwrap());
    post.is_silent_about("devries@klager.example");
    server.says("250 ok");
    let again = bram.fill_in("brief/verzending", vec![("way", "email")]).await;
    bram.done("brief/verzending", &again);
    site.app.post_round().await.unwrap();
    assert!(matches!(delivery(&site, &bram).await, Delivery::Sent { .. }));
    bram.browser.get(&bram.dossier).await.is_silent_about("De brief kon niet worden bezorgd.");
}

#[tokio::test]
async fn a_notice_that_no_server_takes_is_listed_and_sent_again_by_a_button() {
    let server = MailServer::start();
    let site = Site::with_carrier(server.carrier()).await;
    server.says("550 5.7.1 not for us");
    site.taken_in().await;
    let posted = site.app.post_round().await.unwrap();
    assert_eq!(posted.dead, 2, "both officers: {posted:?}");
    let bram = site.sign_in_as(&site.cast.bram).await;
    let page = bram.get("/post").await.text();
    let buttons: Vec<_> =
        page.split("action=\"").filter(|rest| rest.starts_with("/post/")).collect();
    assert_eq!(buttons.len(), 2);
    server.says("250 ok");
    for button in buttons {
        let again = bram.post(button.split('"').next().unwrap(), &[]).await;
        assert_eq!(again.location(), "/post?gedaan=herhaling");
    }
    assert_eq!(site.app.post_round().await.unwrap().sent, 2);
    bram.get("/post").await.says("Er is niets om opnieuw te versturen.");
}
