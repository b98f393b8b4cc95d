//! Mail that came in, as an officer deals with it: every mail can be found, read without harm, and
//! put where it belongs (6.3).
use axum::http::StatusCode;
use weerklank_app::mail_in::{Arrived, Sorted};

use crate::browser::Answer;
use crate::harness::Site;

const TEXT: &str = "Goedemorgen <b>u</b>, zie de bijlage.";

fn letter(subject: &str, from: &str) -> Vec<u8> {
    format!(
        "From: {from}\r\nTo: klachten@weerklank.example\r\nSubject: {subject}\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n\
         --m\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n\
         --a\r\nContent-Type: text/plain\r\n\r\n{TEXT}\r\n\
         --a\r\nContent-Type: text/html\r\n\r\n<p>Met <b>opmaak</b>\
         <img src=\"https://spion.example/x.png\"><script>alert(1)</script></p>\r\n--a--\r\n\
         --m\r\nContent-Type: text/html; name=\"rekening.html\"\r\n\
         Content-Disposition: attachment; filename=\"../../rekening.html\"\r\n\r\n\
         <script>alert(2)</script>\r\n--m--\r\n"
    )
    .into_bytes()
}

async fn arrives(site: &Site, raw: Vec<u8>) -> Sorted {
    let mailbox = "klachten".to_owned();
    let arrived = Arrived { raw, whole: true, mailbox, accepted_at: None };
    site.app.keep_mail(arrived).await.unwrap();
    site.app.sort_next_mail().await.unwrap().unwrap()
}

/// The first link to a mail on a page.
fn first_mail(page: &Answer) -> String {
    let text = page.text();
    let id = text.split("href=\"/post/binnen/").nth(1).unwrap().split('"').next().unwrap();
    format!("/post/binnen/{id}")
}

#[tokio::test]
async fn a_mail_with_a_reference_waits_and_an_officer_files_it() {
    let site = Site::open().await;
    let reference = site.taken_in().await.to_string();
    let mail = letter(&format!("Over {reference}"), "x@vreemd.example");
    assert_eq!(arrives(&site, mail).await, Sorted::Waiting);
    let bram = site.sign_in_as(&site.cast.bram).await;
    let list = bram.get("/post").await;
    list.says("Post die op u wacht");
    list.says("Het kenmerk staat in de mail");
    let href = first_mail(&list);
    let page = bram.get(&href).await;
    page.says("x@vreemd.example");
    let source = String::from_utf8_lossy(&page.bytes);
    assert!(source.contains("Goedemorgen &#60;b&#62;u&#60;/b&#62;"), "text stays text");
    page.is_silent_about("<script");
    assert_eq!(page.value("reference"), reference);
    // A wrong reference loses nothing that was typed.
    let fields = [("besluit", "dossier"), ("reference", "K-2026-AAAAAA"), ("from", "third_party")];
    let wrong = bram.post(&href, &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("Dit kenmerk kennen wij niet.");
    assert_eq!(wrong.value("reference"), "K-2026-AAAAAA");
    let fields = [("besluit", "dossier"), ("reference", &reference), ("from", "third_party")];
    let filed = bram.post(&href, &fields).await;
    assert_eq!(filed.location(), format!("/klachten/{reference}"));
    // The other tab.
    assert_eq!(bram.post(&href, &fields).await.status, StatusCode::CONFLICT);
    let page = bram.get(&href).await;
    page.says("In een dossier");
    page.is_silent_about("Opnemen in het dossier");
}

#[tokio::test]
async fn what_comes_with_a_mail_does_nothing_in_a_browser() {
    let site = Site::open().await;
    let reference = site.taken_in().await.to_string();
    arrives(&site, letter(&format!("Over {reference}"), "x@vreemd.example")).await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let href = first_mail(&bram.get("/post").await);
    let layout = bram.get(&format!("{href}/opmaak")).await;
    layout.says("<b>opmaak</b>");
    for harm in ["script", "spion.example"] {
        layout.is_silent_about(harm);
    }
    assert_eq!(layout.header("content-security-policy"), "default-src 'none'; sandbox");
    let file = bram.get(&format!("{href}/bijlagen/0")).await;
    assert_eq!(file.header("content-type"), "application/octet-stream");
    let disposition = file.header("content-disposition");
    assert!(disposition.starts_with("attachment;") && !disposition.contains('/'), "{disposition}");
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    for gone in ["bijlagen/1", "bijlagen/x", "iets"] {
        let answer = bram.get(&format!("{href}/{gone}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{gone}");
    }
    let raw = bram.get(&format!("{href}/bron")).await;
    assert!(raw.text().contains("spion.example"), "as it came");
}

#[tokio::test]
async fn a_mail_of_a_machine_is_found_among_all_mail_and_dismissed_with_a_reason() {
    let site = Site::open().await;
    let mut mail = b"Precedence: bulk\r\n".to_vec();
    mail.extend(letter("Nieuwsbrief", "nieuws@vreemd.example"));
    assert_eq!(arrives(&site, mail).await, Sorted::Automatic);
    let bram = site.sign_in_as(&site.cast.bram).await;
    let post = bram.get("/post").await;
    post.is_silent_about("Nieuwsbrief");
    post.says("href=\"/post/binnen\"");
    let all = bram.get("/post/binnen").await;
    all.says("Nieuwsbrief");
    all.says("Van een machine");
    bram.get("/post/binnen?staat=filed").await.says("Hier is geen mail.");
    let href = first_mail(&bram.get("/post/binnen?staat=automatic").await);
    let without = bram.post(&href, &[("besluit", "weg"), ("why", " ")]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    without.says("Schrijf op waarom deze mail niet voor ons is.");
    let dismissed = bram.post(&href, &[("besluit", "weg"), ("why", "Reclame")]).await;
    assert_eq!(dismissed.location(), "/post?gedaan=weg");
    let page = bram.get(&href).await;
    page.says("Reclame");
    page.says("Niet voor ons");
    // It was a complaint after all.
    let proposed = bram.post(&href, &[("besluit", "klacht")]).await;
    assert!(proposed.location().starts_with("/klachten/K-2026-"));
}

#[tokio::test]
async fn mail_that_came_in_is_for_officers_alone() {
    let site = Site::open().await;
    let reference = site.taken_in().await.to_string();
    arrives(&site, letter(&format!("Over {reference}"), "x@vreemd.example")).await;
    let href = first_mail(&site.sign_in_as(&site.cast.bram).await.get("/post").await);
    for (name, actor) in site.cast.everybody() {
        let browser = site.sign_in_as(actor).await;
        let expected =
            if ["bram", "carla"].contains(&name) { StatusCode::OK } else { StatusCode::FORBIDDEN };
        let layout = format!("{href}/opmaak");
        let (file, raw) = (format!("{href}/bijlagen/0"), format!("{href}/bron"));
        for path in ["/post/binnen", &href, &layout, &file, &raw] {
            let page = browser.get(path).await;
            assert_eq!(page.status, expected, "{name} {path}");
        }
        if expected == StatusCode::FORBIDDEN {
            let fields = [("besluit", "weg"), ("why", "Zomaar")];
            assert_eq!(browser.post(&href, &fields).await.status, expected, "{name}");
        }
    }
    let stranger = site.stranger();
    assert_eq!(stranger.get(&href).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_mailbox_that_is_silent_says_why() {
    let site = Site::open().await;
    let (now, watcher) = (site.now(), uuid::Uuid::from_u128(1));
    let note = move |tx: &mut weerklank_store::Tx<'_>| {
        let who = ("klachten@organisatie.example/INBOX", watcher);
        let until = now + jiff::SignedDuration::from_secs(60);
        weerklank_store::mailboxes::take(tx, who, (now, until))?;
        weerklank_store::mailboxes::note(tx, who, Some("could not sign in"), now)
    };
    site.app.store.write::<_, weerklank_store::StoreError, _>(note).await.unwrap();
    let post = site.sign_in_as(&site.cast.bram).await.get("/post").await;
    post.says("kan niet worden gelezen sinds");
    post.says("could not sign in");
}
