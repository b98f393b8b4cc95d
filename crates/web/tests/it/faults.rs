//! Bad input: a clear sentence with its article, and nothing lost.
use axum::body::Body;
use axum::http::{Request, StatusCode};
use weerklank_domain::reference::Reference;
use weerklank_domain::text::WORDS_MAX;

use crate::browser::Answer;
use crate::desk::{Desk, today, with};
use crate::harness::Site;
use crate::world::World;

type Fields = Vec<(String, String)>;
/// The name of a field and of a file, with its bytes.
type Upload<'a> = (&'a str, &'a str, &'a [u8]);

/// A complaint as Eva types it, with some of it changed.
fn complaint(submission: &str, changed: &[(&str, &str)]) -> Fields {
    let fields = [
        ("submission", submission),
        ("expression", "De <adviseur> kwam niet"),
        ("name", "mevrouw De Vries"),
        ("about", "unknown"),
        ("received_on_day", "23"),
        ("received_on_month", "11"),
        ("received_on_year", "2026"),
        ("channel", "telephone"),
        ("complainant_kind", "sme_client"),
    ];
    let value = |name: &str, usual: &str| {
        let change = changed.iter().find(|(changed, _)| *changed == name);
        change.map_or(usual.to_owned(), |(_, value)| (*value).to_owned())
    };
    let own = fields.iter().map(|(name, usual)| ((*name).to_owned(), value(name, usual)));
    let others = changed.iter().filter(|(name, _)| !fields.iter().any(|(known, _)| known == name));
    own.chain(others.map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))).collect()
}

fn lent(fields: &Fields) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn day(text: &'static str) -> [(&'static str, &'static str); 3] {
    let mut parts = text.split('-');
    let mut next = || parts.next().unwrap_or_default();
    let (year, month, day) = (next(), next(), next());
    [("received_on_year", year), ("received_on_month", month), ("received_on_day", day)]
}

#[tokio::test]
async fn a_wrong_day_is_refused_with_a_sentence_and_its_article() {
    let site = Site::open().await;
    let eva = site.sign_in_as(&site.cast.eva).await;
    for (typed, sentences) in [
        ("2026-11-24", ["nog niet geweest", "art. 5.1"]),
        ("9999-12-31", ["nog niet geweest", "art. 5.1"]),
        ("1999-12-31", ["te ver terug", "art. 5.1"]),
        ("0000-01-01", ["te ver terug", "art. 5.1"]),
        ("2026-02-31", ["Deze datum bestaat niet.", "zoals 23 11 2026"]),
        ("2026-13-01", ["Deze datum bestaat niet.", "zoals 23 11 2026"]),
        ("2026-1e1-1", ["Deze datum bestaat niet.", "zoals 23 11 2026"]),
        ("26-11-23", ["Deze datum bestaat niet.", "zoals 23 11 2026"]),
        ("2026-11-٢٣", ["Deze datum bestaat niet.", "zoals 23 11 2026"]),
        ("--", ["Vul de dag, de maand en het jaar in.", ""]),
    ] {
        let submission = eva.get("/klachten/nieuw").await.value("submission");
        let fields = complaint(&submission, &day(typed));
        let refused = eva.post("/klachten/nieuw", &lent(&fields)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        for sentence in sentences {
            refused.says(sentence);
        }
        refused.says("href=\"#received_on_day\"");
        for (name, value) in day(typed) {
            assert_eq!(refused.value(name), value);
        }
        assert_eq!(refused.value("submission"), submission);
        refused.says("De <adviseur> kwam niet");
    }
    let none = eva.get("/klachten").await;
    none.is_silent_about("mevrouw De Vries");
}

#[tokio::test]
async fn a_text_is_taken_up_to_its_last_character_and_not_beyond() {
    let site = Site::open().await;
    let eva = site.sign_in_as(&site.cast.eva).await;
    let submission = eva.get("/klachten/nieuw").await.value("submission");
    for empty in ["", " \r\n\t ", "\u{a0}"] {
        let fields = complaint(&submission, &[("expression", empty)]);
        let refused = eva.post("/klachten/nieuw", &lent(&fields)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{empty:?}");
        refused.says("href=\"#expression\"");
    }
    let long = "é".repeat(WORDS_MAX + 1);
    let fields = complaint(&submission, &[("expression", &long)]);
    let refused = eva.post("/klachten/nieuw", &lent(&fields)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("20001 tekens");
    refused.says(&long);
    let fields = complaint(&submission, &[("expression", &"é".repeat(WORDS_MAX))]);
    let taken = eva.post("/klachten/nieuw", &lent(&fields)).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
}

#[tokio::test]
async fn strange_characters_are_kept_as_they_were_typed() {
    let site = Site::open().await;
    let eva = site.sign_in_as(&site.cast.eva).await;
    let submission = eva.get("/klachten/nieuw").await.value("submission");
    let strange = "a\0b \u{202e}omgekeerd 👩‍👩‍👧 #set page[x] {{ 7 * 7 }} ${x} ]]> --><b>";
    let fields = complaint(&submission, &[("expression", strange), ("name", strange)]);
    let taken = eva.post("/klachten/nieuw", &lent(&fields)).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    let place = taken.location().trim_end_matches("/vastgelegd").to_owned();
    let dossier = eva.get(&place).await;
    dossier.says(&strange.replace('\0', "\u{fffd}"));
    let raw = String::from_utf8_lossy(&dossier.bytes).into_owned();
    assert!(!raw.contains("--><b>"), "escaped");
}

#[tokio::test]
async fn an_address_that_never_was_is_a_page_that_says_so() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let long = format!("/klachten/{}", "a".repeat(5_000));
    for path in [
        "/klachten/%ff",
        "/klachten/%00",
        "/klachten/%25",
        "/klachten/..%2f..%2fetc%2fpasswd",
        "/klachten/K-2026-000000",
        "/klachten/K-2026-ZZZZZZZ",
        "/klachten/%2e%2e",
        long.as_str(),
        &format!("/klachten/{reference}/nergens"),
        &format!("/klachten/{reference}/%ff"),
        &format!("/klachten/{reference}/bestanden/x"),
        &format!("/klachten/{reference}/bestanden/00000000-0000-0000-0000-000000000001"),
        "/post/x/herhaling",
        "/account/sessies/x/einde",
        "/beheer/../klachten",
    ] {
        let page = bram.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}: {}", page.text());
        page.says("Deze pagina bestaat niet, of u kunt haar niet bekijken.");
        page.is_silent_about("Kanarie");
    }
    for query in ["fase=%ff", "fase=a&fase=b", "pagina=-1", "pagina=99999999999999999999", "%00"] {
        let page = bram.get(&format!("/klachten?{query}")).await;
        assert!(page.status == StatusCode::OK || page.status == StatusCode::NOT_FOUND, "{query}");
        page.is_silent_about("deserialize");
    }
    let sent = bram.post("/klachten/%ff/contact", &[("content", "iets")]).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_belongs_to_another_dossier_is_not_in_this_one() {
    let world = World::build().await;
    let bram = world.sign_in_as(&world.cast.bram).await;
    for (reference, file) in &world.files {
        let own = bram.get(&format!("/klachten/{reference}/bestanden/{file}")).await;
        let expected =
            if *reference == world.hidden { StatusCode::NOT_FOUND } else { StatusCode::OK };
        assert_eq!(own.status, expected);
        let elsewhere = bram.get(&format!("/klachten/{}/bestanden/{file}", world.closed)).await;
        assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    }
    // An entry that Anna may not see can't be corrected by her, nor one that isn't there.
    let anna = Desk::of(&world, &world.cast.anna, world.hidden).await;
    let page = anna.open("correctie").await;
    for entry in ["0", "-1", "4", "9999", "x"] {
        let fields = vec![("entry", entry), ("correction", "Zo <was> het")];
        let refused = anna.answer(&page, "correctie", fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{entry}");
        refused.says("Zo <was> het");
        refused.is_silent_about("KanarieBelang");
    }
}

fn entries(site: &Site, reference: Reference) -> impl Future<Output = usize> {
    let (app, bram) = (site.app.clone(), site.cast.bram.clone());
    async move { app.dossier(&bram, reference).await.unwrap().entries.len() }
}

#[tokio::test]
async fn a_double_click_is_one_event_and_one_complaint() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let page = bram.open("klachtpunt").await;
    let before = entries(&site, reference).await;
    let point = || vec![("point_summary", "Eén punt")];
    let (one, other) = tokio::join!(
        bram.answer(&page, "klachtpunt", point()),
        bram.answer(&page, "klachtpunt", point())
    );
    bram.done("klachtpunt", &one);
    bram.done("klachtpunt", &other);
    assert_eq!(entries(&site, reference).await, before + 1);

    let eva = site.sign_in_as(&site.cast.eva).await;
    let submission = eva.get("/klachten/nieuw").await.value("submission");
    let fields = complaint(&submission, &[("name", "Dubbele Klik")]);
    let sent = lent(&fields);
    let (one, other) =
        tokio::join!(eva.post("/klachten/nieuw", &sent), eva.post("/klachten/nieuw", &sent));
    assert_eq!((one.status, other.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(one.location(), other.location());
    let rows = eva.get("/klachten").await.text();
    assert_eq!(rows.matches("Dubbele Klik").count(), 1);
}

#[track_caller]
fn was_sent_before(page: &Answer, first: &str, then: &str) {
    assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.text());
    assert!(page.title().starts_with("Fout: "), "{}", page.title());
    page.says(first);
    page.says(then);
}

#[tokio::test]
async fn a_form_that_is_changed_and_sent_again_after_a_step_back_is_not_lost() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    site.prepared(&site.cast.bram, reference).await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let (step, letter) = (bram.open("afwijking").await, bram.open("brief").await);
    let told = |reason| vec![("article", "4.5"), ("deviation_reason", reason)];
    let first = bram.answer(&step, "afwijking", told("Eerst <zo>")).await;
    bram.done("afwijking", &first);
    let before = entries(&site, reference).await;
    let back = bram.answer(&step, "afwijking", told("Toen <anders>")).await;
    was_sent_before(&back, "Eerst <zo>", "Toen <anders>");
    back.says("U hebt dit formulier al verstuurd");
    assert_eq!(entries(&site, reference).await, before);
    let after_all = bram.answer(&back, "afwijking", told("Toen <anders>")).await;
    bram.done("afwijking", &after_all);

    let first = bram.answer(&letter, "brief", vec![("body", "Geachte <mevrouw>")]).await;
    bram.done("brief", &first);
    let back = bram.answer(&letter, "brief", vec![("body", "Beste <mevrouw>")]).await;
    was_sent_before(&back, "Geachte <mevrouw>", "Beste <mevrouw>");
    let after_all = bram.answer(&back, "brief", vec![("body", "Beste <mevrouw>")]).await;
    bram.done("brief", &after_all);

    let eva = site.sign_in_as(&site.cast.eva).await;
    let submission = eva.get("/klachten/nieuw").await.value("submission");
    let one = complaint(&submission, &[]);
    assert_eq!(eva.post("/klachten/nieuw", &lent(&one)).await.status, StatusCode::SEE_OTHER);
    let other = complaint(&submission, &[("expression", "Toch <anders>")]);
    let back = eva.post("/klachten/nieuw", &lent(&other)).await;
    was_sent_before(&back, "U hebt deze klacht al vastgelegd", "Toch <anders>");
    let anew = complaint(&back.value("submission"), &[("expression", "Toch <anders>")]);
    assert_eq!(eva.post("/klachten/nieuw", &lent(&anew)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn of_two_officers_at_the_same_letter_the_second_sees_both_texts() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    site.prepared(&site.cast.bram, reference).await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let carla = Desk::of(&site, &site.cast.carla, reference).await;
    let (his, hers) = (bram.open("brief").await, carla.open("brief").await);
    let (one, other) = tokio::join!(
        bram.answer(&his, "brief", vec![("body", "De brief van Bram")]),
        carla.answer(&hers, "brief", vec![("body", "De brief van Carla")])
    );
    let (refused, desk) =
        if one.status == StatusCode::CONFLICT { (one, bram) } else { (other, carla) };
    was_sent_before(&refused, "De brief van Bram", "De brief van Carla");
    refused.says("Iemand anders werkte intussen ook in dit dossier");
    let body =
        if refused.text().contains(">\nDe brief van Bram</textarea>") { "Bram" } else { "Carla" };
    let done = desk.answer(&refused, "brief", vec![("body", body)]).await;
    desk.done("brief", &done);
}

fn contact(page: &Answer) -> Fields {
    let fields = with(
        today!("contact_on"),
        &[
            ("contact_kind", "letter"),
            ("direction", "incoming"),
            ("visibility", "officer_only"),
            ("content", "Zie <bijlage>"),
        ],
    );
    let mut fields: Fields =
        fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    for name in ["seen", "submission"] {
        fields.push((name.to_owned(), page.value(name)));
    }
    fields
}

#[tokio::test]
async fn files_that_are_too_large_or_too_many_are_named_and_the_text_stays() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let page = bram.open("contact").await;
    let path = format!("{}/contact", bram.dossier);
    let before = entries(&site, reference).await;
    let large = vec![b'a'; 15 * 1024 * 1024 + 1];
    let half = vec![b'a'; 14 * 1024 * 1024];
    let many: Vec<_> = (0..11).map(|_| ("files", "klein.txt", b"a".as_slice())).collect();
    let all = [("files", "half.pdf", half.as_slice()); 5];
    let uploads: [(&str, &[Upload<'_>]); 3] = [
        ("groot.pdf", &[("files", "klein.txt", b"a"), ("files", "groot.pdf", &large)]),
        ("klein.txt", &many),
        ("half.pdf", &all),
    ];
    for (named, files) in uploads {
        let fields = contact(&page);
        let refused = bram.browser.post_files(&path, &lent(&fields), files).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.says(&format!("Het bestand {named} is niet meegestuurd"));
        refused.says("Zie <bijlage>");
        assert_eq!(refused.value("submission"), page.value("submission"));
    }
    assert_eq!(entries(&site, reference).await, before);
    let fields = contact(&page);
    let taken = bram.browser.post_files(&path, &lent(&fields), &many[..10]).await;
    bram.done("contact", &taken);
}

#[tokio::test]
async fn a_form_of_more_words_than_any_form_holds_is_too_large() {
    let site = Site::open().await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let words = "a".repeat(9 * 1024 * 1024);
    let plain = bram.post("/klachten/nieuw", &[("expression", &words)]).await;
    let parts = bram.post_files("/klachten/nieuw", &[("expression", &words)], &[]).await;
    for answer in [plain, parts] {
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        answer.says("te groot");
    }
    let cut_off = Request::post("/klachten/nieuw")
        .header("content-type", "multipart/form-data; boundary=x")
        .body(Body::from("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf"))
        .unwrap();
    assert_eq!(bram.send(cut_off).await.status, StatusCode::BAD_REQUEST);
}
