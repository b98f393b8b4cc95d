//! The templates of letters and mails: who changes them, how they are tried, and what they were.
use axum::http::StatusCode;

use crate::browser::{Answer, Browser};
use crate::harness::Site;
use crate::html::faults;

const LIST: &str = "/beheer/sjablonen/nl";
const PAGE: &str = "/beheer/sjablonen/nl/ontvangstbevestiging";
const TEXT: &str = "{{ salutation }}\n\nWij gaan aan de slag met {{ reference }}.";

async fn sent(browser: &Browser, seen: &str, fields: [&str; 2]) -> Answer {
    let [subject, text] = fields;
    let fields = [("seen", seen), ("template_subject", subject), ("template_text", text)];
    browser.post(PAGE, &fields).await
}

#[tokio::test]
async fn officers_and_administrators_change_templates_and_nobody_else() {
    let site = Site::open().await;
    for (name, actor) in site.cast.everybody() {
        let browser = site.sign_in_as(actor).await;
        let may = ["ada", "bram", "carla"].contains(&name);
        let expected = if may { StatusCode::OK } else { StatusCode::FORBIDDEN };
        for path in ["/beheer/sjablonen", "/beheer/sjablonen/en", PAGE] {
            assert_eq!(browser.get(path).await.status, expected, "{name} {path}");
        }
        if !may {
            for end in ["", "/voorbeeld", "/voorbeeld.pdf", "/herstel"] {
                let fields = [("template_subject", "S"), ("template_text", "Indringer")];
                let refused = browser.post(&format!("{PAGE}{end}"), &fields).await;
                assert_eq!(refused.status, StatusCode::FORBIDDEN, "{name} {end}");
            }
        }
    }
    assert_eq!(site.stranger().get(PAGE).await.status, StatusCode::SEE_OTHER);
    let ada = site.sign_in_as(&site.cast.ada).await;
    ada.get(PAGE).await.is_silent_about("Indringer");
    for path in ["/beheer/sjablonen/xx", "/beheer/sjablonen/nl/niets"] {
        assert_eq!(ada.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_template_is_changed_read_back_and_restored() {
    let site = Site::open().await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    bram.get(LIST).await.is_silent_about("Aangepast");
    let saved = sent(&bram, "0", ["Ontvangen: {{ reference }}", TEXT]).await;
    assert_eq!(saved.location(), format!("{LIST}?gedaan=opgeslagen"));
    let list = bram.get(saved.location()).await;
    list.says("Aangepast");
    list.says("Bram Visser");
    list.says("23 nov 2026");

    let version = bram.get(&format!("{PAGE}/versies/1")).await;
    version.says("<span class=\"line-word\">Nieuw:</span> <span lang=\"nl\">Wij gaan aan de slag");
    version.says("<span class=\"line-word\">Weg:</span>");
    let gone = bram.get(&format!("{PAGE}/versies/2")).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);

    let restored = bram.post(&format!("{PAGE}/herstel"), &[("seen", "0")]).await;
    assert_eq!(restored.status, StatusCode::CONFLICT, "somebody changed it since");
    let restored = bram.post(&format!("{PAGE}/herstel"), &[("seen", "1")]).await;
    bram.get(restored.location()).await.says("Het meegeleverde sjabloon staat er weer.");
    let page = bram.get(PAGE).await;
    page.says("Versie 1");
    page.says("Versie 2");
    page.is_silent_about("Wij gaan aan de slag");
}

#[tokio::test]
async fn a_fault_is_told_with_its_line_and_nothing_typed_is_lost() {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    let answer = sent(&ada, "0", ["Over iets", "Een\r\n\r\n{{ naam }}"]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says("Regel 3: de invulplek ‘naam’ bestaat niet.");
    answer.says("href=\"#template_text\"");
    answer.says("{{ naam }}</textarea>");
    assert_eq!(answer.value("template_subject"), "Over iets");
    let answer = sent(&ada, "0", ["", "Een tekst"]).await;
    answer.says("href=\"#template_subject\"");
    let answer = sent(&ada, "0", ["Over {% include 'x' %}", "Een tekst"]).await;
    answer.says("href=\"#template_subject\"");
    let answer = sent(&ada, "0", ["Over iets", ""]).await;
    answer.says("href=\"#template_text\"");
    ada.get(LIST).await.is_silent_about("Aangepast");
    for end in ["/voorbeeld", "/voorbeeld.pdf"] {
        let fields = [("template_subject", "Over"), ("template_text", "Weg {{ ermee }}")];
        let answer = ada.post(&format!("{PAGE}{end}"), &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{end}");
        answer.says("Weg {{ ermee }}</textarea>");
    }
}

#[tokio::test]
async fn who_is_second_is_told_and_loses_nothing() {
    let site = Site::open().await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let carla = site.sign_in_as(&site.cast.carla).await;
    sent(&bram, "0", ["Van Bram", "De tekst van Bram"]).await;
    let second = sent(&carla, "0", ["Van Carla", "De tekst van Carla"]).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    second.says("Iemand anders heeft dit intussen gewijzigd");
    second.says("De tekst van Bram</td>");
    second.says("De tekst van Carla</textarea>");
    assert_eq!(second.value("seen"), "1");
    let saved = sent(&carla, "1", ["Van Carla", "De tekst van Carla"]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    // The same sent twice stands there already.
    let twice = sent(&carla, "1", ["Van Carla", "De tekst van Carla"]).await;
    assert_eq!(twice.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_template_is_tried_on_an_invented_dossier_or_a_real_one() {
    let site = Site::open().await;
    let reference = site.taken_in().await.to_string();
    let bram = site.sign_in_as(&site.cast.bram).await;
    let (proof, pdf) = (format!("{PAGE}/voorbeeld"), format!("{PAGE}/voorbeeld.pdf"));
    let typed = |dossier| {
        let subject = ("template_subject", "Over {{ reference }}");
        [subject, ("template_text", TEXT), ("template_dossier", dossier)]
    };
    let invented = bram.post(&proof, &typed("")).await;
    invented.says("Wij gaan aan de slag met K-2026-7H3Q2M.");
    invented.says("<iframe class=\"mail-frame\" sandbox title=");
    assert!(invented.header("content-security-policy").contains("frame-ancestors 'none'"));
    assert_eq!(faults(&invented, "nl"), [""; 0]);
    bram.post(&proof, &typed(&reference)).await.says(&format!("aan de slag met {reference}."));
    let letter = bram.post(&pdf, &typed(&reference)).await;
    assert_eq!(letter.header("content-type"), "application/pdf");
    for wrong in ["K-2026-ZZZZZZ", "iets"] {
        let answer = bram.post(&proof, &typed(wrong)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        answer.says("Dit dossier is er niet");
    }
    // Who keeps the settings sees no dossier.
    let ada = site.sign_in_as(&site.cast.ada).await;
    ada.get(PAGE).await.is_silent_about("template_dossier");
    let answer = ada.post(&proof, &typed(&reference)).await;
    answer.says("K-2026-7H3Q2M");
    assert!(!answer.main().contains(&format!("met {reference}")));
    bram.get(LIST).await.is_silent_about("Aangepast");
}

#[tokio::test]
async fn what_is_typed_stays_text_in_the_frame() {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    let script = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>";
    let fields = [("template_subject", "Over"), ("template_text", script)];
    let answer = ada.post(&format!("{PAGE}/voorbeeld"), &fields).await;
    let page = String::from_utf8(answer.bytes).unwrap();
    assert!(!page.contains("<script>alert"), "{page}");
    assert!(page.contains("&#38;lt;script&#38;gt;alert(1)"), "{page}");
    assert!(!page.contains("<img src=x"), "{page}");
}

#[tokio::test]
async fn every_page_of_the_templates_has_all_its_words() {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    sent(&ada, "0", ["Van Ada", "De tekst van Ada"]).await;
    for language in ["nl", "en"] {
        ada.get(&format!("/taal/{language}?naar=/")).await;
        let version = format!("{PAGE}/versies/1");
        for path in ["/beheer/sjablonen", "/beheer/sjablonen/en", PAGE, &version] {
            let page = ada.get(path).await;
            assert_eq!(faults(&page, language), [""; 0], "{path}");
            let unsaid = page.main().contains("[admin") || page.main().contains("[templates");
            assert!(!unsaid, "{path}: {}", page.main());
        }
    }
}
