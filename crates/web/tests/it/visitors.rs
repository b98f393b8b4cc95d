//! A complainant without an account: files a complaint, follows it, answers (transitions 1 and 33).
use axum::http::StatusCode;
use jiff::SignedDuration;
use weerklank_app::organisation::{LogoChange, Organisation};

use crate::browser::{Answer, Browser};
use crate::desk::Desk;
use crate::harness::Site;

const STORY: &str = "De rekening is hoger dan afgesproken <b>en</b> niemand belt terug.";

/// The answers of mevrouw De Vries, topic by topic.
fn topics() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    vec![
        ("wat", vec![("story", STORY), ("happened", "In oktober")]),
        ("wens", vec![("wish_explanation", "on"), ("wish_compensation", "on")]),
        ("over-wie", vec![("about", "adviser"), ("about_name", "Anna Jansen")]),
        ("wie-bent-u", vec![("who", "sme_client"), ("name", "Mevrouw De Vries")]),
        ("bereiken", vec![("email", "mw@devries.example"), ("language", "nl"), ("share", "open")]),
        ("bijlagen", vec![]),
    ]
}

pub(crate) async fn fill_in(
    browser: &Browser,
    changed: &[(&str, Vec<(&'static str, &'static str)>)],
) {
    browser.get("/klacht").await;
    for (topic, answers) in topics() {
        let other = changed.iter().find(|(changed, _)| *changed == topic);
        let answers = other.map_or(&answers, |(_, other)| other);
        let sent = browser.post(&format!("/klacht/{topic}"), answers).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{topic}: {}", sent.text());
    }
}

/// Files it, and answers the page with the receipt.
pub(crate) async fn filed(browser: &Browser) -> Answer {
    let sent = browser.post("/klacht/controle", &[]).await;
    assert_eq!(sent.location(), "/klacht/ontvangen", "{}", sent.text());
    browser.get("/klacht/ontvangen").await
}

fn reference_on(page: &Answer) -> String {
    let text = page.text();
    let at = text.find("K-20").unwrap();
    text[at..at + 13].to_owned()
}

fn code_on(page: &Answer) -> String {
    let text = page.text();
    let (_, rest) = text.split_once("Toegangscode").unwrap();
    let (_, rest) = rest.split_once("<strong>").unwrap();
    rest.split('<').next().unwrap().to_owned()
}

async fn visit(site: &Site, receipt: &Answer) -> Browser {
    let browser = site.stranger();
    let pair = [("reference", reference_on(receipt)), ("code", code_on(receipt))];
    let pair = [("reference", pair[0].1.as_str()), ("code", pair[1].1.as_str())];
    let entered = browser.post("/status", &pair).await;
    assert_eq!(entered.location(), "/status/klacht", "{}", entered.text());
    browser
}

#[tokio::test]
async fn a_complainant_files_without_an_account_and_the_officers_are_told() {
    let site = Site::open().await;
    let browser = site.stranger();
    fill_in(&browser, &[]).await;
    let check = browser.get("/klacht/controle").await;
    check.says("Mevrouw De Vries");
    assert!(!String::from_utf8_lossy(&check.bytes).contains("<b>en"), "what is typed runs nothing");
    let receipt = filed(&browser).await;
    receipt.says("Toegangscode");
    assert_eq!(code_on(&receipt).len(), 19);
    let bram = site.sign_in_as(&site.cast.bram).await;
    let dossier = bram.get(&format!("/klachten/{}", reference_on(&receipt))).await;
    dossier.says("niemand belt terug");
    dossier.says("Mevrouw De Vries");
}

#[tokio::test]
async fn what_was_typed_survives_a_mistake_and_the_button_back() {
    let site = Site::open().await;
    let browser = site.stranger();
    browser.get("/klacht").await;
    browser.post("/klacht/wat", &[("story", STORY)]).await;
    let wrong =
        browser.post("/klacht/wie-bent-u", &[("who", "sme_client"), ("company", "Bakkerij")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.title().starts_with("Fout: "));
    wrong.says("Vul uw naam in");
    assert_eq!(wrong.value("company"), "Bakkerij");
    assert_eq!(browser.get("/klacht/wie-bent-u").await.value("company"), "Bakkerij");
    browser.get("/klacht/wat").await.says("niemand belt terug");
    // What is still missing leads back to its page.
    let sent = browser.post("/klacht/controle", &[]).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    sent.says("Kies wat u wilt bereiken");
}

#[tokio::test]
async fn files_survive_a_mistake_and_are_in_the_dossier() {
    let site = Site::open().await;
    let browser = site.stranger();
    fill_in(&browser, &[]).await;
    let files: [(&str, &str, &[u8]); 1] = [("files", "../../factuur.pdf", b"%PDF-1.7 factuur")];
    let sent = browser.post_files("/klacht/bijlagen", &[], &files).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    browser.get("/klacht/bijlagen").await.says("factuur.pdf");
    browser.get("/klacht/controle").await.says("factuur.pdf");
    let receipt = filed(&browser).await;
    receipt.says("factuur.pdf, 16 bytes, SHA-256");
    let paper = browser.get("/klacht/ontvangen/ontvangstbewijs.pdf").await;
    assert_eq!(paper.header("content-type"), "application/pdf");
    let name = format!("Ontvangstbewijs {}.pdf", reference_on(&receipt));
    assert!(paper.header("content-disposition").contains(&name));
    let printed = String::from_utf8_lossy(&paper.bytes).into_owned();
    let digest = receipt.text();
    let (_, digest) = digest.split_once("class=\"digest\">").unwrap();
    for part in [&digest[..64], &code_on(&receipt), "factuur.pdf, 16 bytes"] {
        assert!(printed.contains(part), "{part} is not in {printed}");
    }
    let other = site.stranger().get("/klacht/ontvangen/ontvangstbewijs.pdf").await;
    assert_eq!(other.location(), "/status");
    receipt.is_silent_about("../");
    let visitor = visit(&site, &receipt).await;
    let page = visitor.get("/status/klacht").await;
    page.says("factuur.pdf");
    page.says("zojuist nagerekend en kloppen");
    let text = page.text();
    let (_, link) = text.split_once("/status/klacht/bestanden/").unwrap();
    let id = link.split('"').next().unwrap();
    let file = visitor.get(&format!("/status/klacht/bestanden/{id}")).await;
    assert_eq!(file.bytes, b"%PDF-1.7 factuur");
    assert!(file.header("content-disposition").starts_with("attachment"));
    // A stranger is asked for reference and code.
    let other = site.stranger().get(&format!("/status/klacht/bestanden/{id}")).await;
    assert_eq!(other.location(), "/status");
}

#[tokio::test]
async fn a_double_click_records_once_and_shows_the_same_receipt() {
    let site = Site::open().await;
    let browser = site.stranger();
    fill_in(&browser, &[]).await;
    let first = filed(&browser).await;
    let again = browser.post("/klacht/controle", &[]).await;
    assert_eq!(again.location(), "/klacht/ontvangen");
    let second = browser.get("/klacht/ontvangen").await;
    assert_eq!(reference_on(&first), reference_on(&second));
    assert_eq!(code_on(&first), code_on(&second));
    // Another complaint from the same browser is another one.
    fill_in(&browser, &[]).await;
    assert_ne!(reference_on(&filed(&browser).await), reference_on(&first));
}

#[tokio::test]
async fn art_1_an_officer_complained_about_sees_nothing_of_it() {
    let site = Site::open().await;
    let browser = site.stranger();
    let bram = site.cast.bram.person.to_string();
    let bram: &'static str = Box::leak(bram.into_boxed_str());
    fill_in(&browser, &[("over-wie", vec![("about", "officer"), ("officer", bram)])]).await;
    let reference = reference_on(&filed(&browser).await);
    let shut_out = site.sign_in_as(&site.cast.bram).await;
    let page = shut_out.get(&format!("/klachten/{reference}")).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let carla = site.sign_in_as(&site.cast.carla).await;
    carla.get(&format!("/klachten/{reference}")).await.says("niemand belt terug");
}

#[tokio::test]
async fn transition_33_a_signal_is_answered_by_code() {
    let site = Site::open().await;
    let browser = site.stranger();
    let nobody = vec![("language", "nl"), ("share", "open")];
    let changed = [("wie-bent-u", vec![("who", "anonymous")]), ("bereiken", nobody)];
    fill_in(&browser, &changed).await;
    let receipt = filed(&browser).await;
    receipt.says("uw signaal");
    let reference = reference_on(&receipt).parse().unwrap();
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let sent = bram
        .fill_in(
            "correspondentie",
            vec![
                ("correspondence_kind", "free"),
                ("correspondent", "complainant"),
                ("letter_way", "portal"),
                ("subject", "Een vraag"),
                ("letter_text", "Om welke maand gaat het?"),
            ],
        )
        .await;
    bram.done("correspondentie", &sent);
    let visitor = visit(&site, &receipt).await;
    visitor.get("/status/klacht").await.says("Om welke maand gaat het?");
    let form = visitor.get("/status/klacht/bericht").await;
    let (submission, seen) = (form.value("submission"), form.value("seen"));
    let fields = [("submission", submission.as_str()), ("seen", &seen), ("message", "Oktober.")];
    let sent = visitor.post("/status/klacht/bericht", &fields).await;
    assert_eq!(sent.location(), "/status/klacht?gedaan=bericht", "{}", sent.text());
    bram.browser.get(&bram.dossier).await.says("Oktober.");
}

#[tokio::test]
async fn the_status_page_shows_what_is_shared_and_no_word_more() {
    let site = Site::open().await;
    let browser = site.stranger();
    fill_in(&browser, &[]).await;
    let receipt = filed(&browser).await;
    let reference = reference_on(&receipt).parse().unwrap();
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let point =
        bram.fill_in("klachtpunt", vec![("point_summary", "KANARIE van de functionaris")]).await;
    assert_eq!(point.status, StatusCode::SEE_OTHER);
    let visitor = visit(&site, &receipt).await;
    let page = visitor.get("/status/klacht").await;
    page.says("Waar is mijn klacht?");
    page.says("niemand belt terug");
    page.is_silent_about("KANARIE");
    page.is_silent_about("Bram");
    page.says("Trek uw klacht in");
    // A step whose time has not come is not offered, and refused with its reason.
    page.is_silent_about("Vertel hoe de behandeling ging");
    let early = visitor.get("/status/klacht/vragen").await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    early.says("past niet bij hoe ver uw klacht nu is");
}

#[tokio::test]
async fn transition_21_withdrawing_asks_twice() {
    let site = Site::open().await;
    let browser = site.stranger();
    fill_in(&browser, &[]).await;
    let visitor = visit(&site, &filed(&browser).await).await;
    let form = visitor.get("/status/klacht/intrekken").await;
    let (submission, seen) = (form.value("submission"), form.value("seen"));
    let sent = [("submission", submission.as_str()), ("seen", &seen)];
    let unsure = visitor.post("/status/klacht/intrekken", &sent).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sure = [sent[0], sent[1], ("withdraw_sure", "on")];
    let done = visitor.post("/status/klacht/intrekken", &sure).await;
    assert_eq!(done.location(), "/status/klacht?gedaan=intrekken", "{}", done.text());
    visitor.get("/status/klacht").await.says("Ingetrokken");
}

#[tokio::test]
async fn guessing_codes_gets_slower_and_tells_nothing() {
    let site = Site::open().await;
    let browser = site.stranger();
    fill_in(&browser, &[]).await;
    let reference = reference_on(&filed(&browser).await);
    let stranger = site.stranger();
    let code = "1234 5678 9012 3456";
    let wrong = stranger.post("/status", &[("reference", &reference), ("code", code)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nobody = "K-2026-22222N";
    let unknown = stranger.post("/status", &[("reference", nobody), ("code", code)]).await;
    assert_eq!(unknown.status, wrong.status);
    let shown = |page: &Answer| page.main().replace(&reference, "").replace(nobody, "");
    assert_eq!(shown(&unknown), shown(&wrong), "the same answer for both");
    let mut slowed = false;
    for _ in 0..8 {
        let again = stranger.post("/status", &[("reference", &reference), ("code", code)]).await;
        slowed |= again.status == StatusCode::TOO_MANY_REQUESTS;
    }
    assert!(slowed, "nobody may go on guessing");
}

#[tokio::test]
async fn a_visit_ends_by_itself_and_when_it_is_closed() {
    let site = Site::open().await;
    let browser = site.stranger();
    fill_in(&browser, &[]).await;
    let receipt = filed(&browser).await;
    let visitor = visit(&site, &receipt).await;
    visitor.post("/status/afmelden", &[]).await;
    assert_eq!(visitor.get("/status/klacht").await.location(), "/status");
    let visitor = visit(&site, &receipt).await;
    site.later(SignedDuration::from_hours(3));
    assert_eq!(visitor.get("/status/klacht").await.location(), "/status?verlopen=ja");
}

#[tokio::test]
async fn art_3_3_the_first_page_shows_every_way_to_complain_that_there_is() {
    let site = Site::open().await;
    let browser = site.stranger();
    let bare = browser.get("/").await;
    bare.says("Via uw adviseur");
    for missing in ["Per e-mail", "Per telefoon", "Per brief"] {
        bare.is_silent_about(missing);
    }
    let mut organisation = Organisation::default();
    organisation.name = "Ondernemersadvies".to_owned();
    organisation.mail = Some("info@advies.example".to_owned());
    organisation.complaints_mail = Some("klachten@advies.example".to_owned());
    organisation.phone = Some("030 123 45 67".to_owned());
    organisation.address_lines = vec!["Kade 1".to_owned(), "3511 AB Utrecht".to_owned()];
    let saved = site.app.save_organisation(&site.cast.ada, (organisation, 0), LogoChange::Keep);
    saved.await.unwrap();
    let page = browser.get("/").await;
    page.says("href=\"mailto:klachten@advies.example\"");
    page.says("href=\"tel:0301234567\"");
    page.says("Ondernemersadvies, Kade 1, 3511 AB Utrecht");
    page.says("Via uw adviseur");
    page.says("href=\"/klacht\"");
    page.says("href=\"/regeling\"");
    page.is_silent_about("info@advies.example");
}

#[tokio::test]
async fn in_a_frame_of_another_site_no_cookie_is_set_and_only_that_site_may_show_it() {
    let site = Site::open().await;
    let browser = site.stranger();
    let first = browser.get("/inbedden/klacht").await;
    assert!(first.header("content-security-policy").contains("frame-ancestors 'none'"));
    let mut key = first.value("sleutel");
    for (topic, answers) in topics() {
        let fields: Vec<_> = [("sleutel", key.as_str())].into_iter().chain(answers).collect();
        let next = browser.post(&format!("/inbedden/klacht/{topic}"), &fields).await;
        assert_eq!(next.status, StatusCode::OK, "{topic}: {}", next.text());
        assert!(next.headers.get("set-cookie").is_none());
        key = next.value("sleutel");
    }
    let receipt = browser.post("/inbedden/klacht/controle", &[("sleutel", &key)]).await;
    receipt.says("Toegangscode");
    receipt.says("target=\"_top\"");
    assert!(receipt.headers.get("set-cookie").is_none());
}

#[tokio::test]
async fn whatever_is_typed_comes_back_as_it_was_and_runs_nothing() {
    let site = Site::open().await;
    let long = "x".repeat(10_000);
    let naughty = [
        "<script>alert(1)</script>",
        "'; drop table complaint; --",
        "\u{202e}omgekeerd",
        "a\0b",
        "\r\nBcc: ander@example.nl",
        "{{ 7*7 }}",
        "${jndi:ldap://x}",
        "../../etc/passwd",
        "👩‍👩‍👧‍👦 ﷽ Ω≈ç√",
        "\u{feff}bom",
        "%00%ff",
        "=cmd|' /C calc'!A0",
        &long,
    ];
    for said in naughty {
        let browser = site.stranger();
        browser.get("/klacht").await;
        for (topic, answers) in topics() {
            let fields: Vec<(&str, &str)> = answers
                .iter()
                .map(|(name, value)| match *name {
                    "story" | "happened" | "about_name" | "name" => (*name, said),
                    _ => (*name, *value),
                })
                .collect();
            let sent = browser.post(&format!("/klacht/{topic}"), &fields).await;
            assert!(
                sent.status == StatusCode::SEE_OTHER
                    || sent.status == StatusCode::UNPROCESSABLE_ENTITY,
                "{topic} with {said:?}: {}",
                sent.status
            );
            assert!(!String::from_utf8_lossy(&sent.bytes).contains("<script>alert"), "{topic}");
        }
        let check = browser.get("/klacht/controle").await;
        assert!(!String::from_utf8_lossy(&check.bytes).contains("<script>alert"));
        let sent = browser.post("/klacht/controle", &[]).await;
        assert!(sent.status != StatusCode::INTERNAL_SERVER_ERROR, "{said:?}");
    }
}
