//! Too much from one place: held back with a clear answer, nothing lost, nobody else kept waiting.
use axum::http::StatusCode;

use crate::browser::Answer;
use crate::harness::Site;
use crate::html::tags;
use crate::visitors::{filed, fill_in};

#[tokio::test]
async fn too_many_forms_from_one_place_are_held_back_and_the_officers_know() {
    let site = Site::open().await;
    let mut held_back = None;
    for number in 1..=40 {
        let browser = site.stranger();
        fill_in(&browser, &[]).await;
        let sent = browser.post("/klacht/controle", &[]).await;
        if sent.status == StatusCode::SEE_OTHER {
            continue;
        }
        assert_eq!(sent.status, StatusCode::TOO_MANY_REQUESTS, "form {number}");
        sent.says("niemand belt terug");
        assert!(browser.get("/klacht/wat").await.value("happened") == "In oktober", "nothing lost");
        held_back = Some(number);
        break;
    }
    assert!(held_back.is_some_and(|number| number > 3), "{held_back:?}");
    let bram = site.sign_in_as(&site.cast.bram).await;
    bram.get("/werk").await.says("Vandaag is 1 klachtformulier tegengehouden");
    let anna = site.sign_in_as(&site.cast.anna).await;
    anna.get("/werk").await.is_silent_about("tegengehouden");
}

#[tokio::test]
async fn files_that_nobody_sends_cannot_fill_the_disk() {
    let site = Site::open().await;
    // Each counts as a megabyte at least, and four full forms of sixty come in at once.
    let files: Vec<(&str, &str, &[u8])> = vec![("files", "klein.txt", b"Te veel"); 10];
    for form in 1..=24 {
        let browser = site.stranger();
        browser.get("/klacht").await;
        let sent = browser.post_files("/klacht/bijlagen", &[], &files).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "form {form}: {}", sent.text());
    }
    let browser = site.stranger();
    fill_in(&browser, &[]).await;
    let sent = browser.post_files("/klacht/bijlagen", &[], &files[..1]).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    sent.says("‘klein.txt’ is niet meegekomen");
    // The complaint itself comes in, and who is signed in is not counted.
    let receipt = filed(&browser).await;
    receipt.says("Toegangscode");
}

/// The text fields of the public form, topic by topic.
const TEXT_FIELDS: [(&str, &[&str]); 5] = [
    ("wat", &["story", "happened", "discussed"]),
    ("wens", &["wish_text"]),
    ("over-wie", &["about_name"]),
    ("wie-bent-u", &["name", "company", "for_whom"]),
    ("bereiken", &["email", "phone", "address", "support"]),
];

/// As our pages write what somebody typed.
fn escaped(said: &str) -> String {
    let signs = [("&", "&#38;"), ("<", "&#60;"), (">", "&#62;"), ("\"", "&#34;"), ("'", "&#39;")];
    signs.into_iter().fold(said.to_owned(), |text, (sign, code)| text.replace(sign, code))
}

fn source(page: &Answer) -> String {
    String::from_utf8_lossy(&page.bytes).into_owned()
}

async fn typed(site: &Site, said: &str) -> Vec<(String, String)> {
    let browser = site.stranger();
    browser.get("/klacht").await;
    let mut pages = Vec::new();
    for (topic, names) in TEXT_FIELDS {
        let fields: Vec<(&str, &str)> = names.iter().map(|name| (*name, said)).collect();
        let path = format!("/klacht/{topic}");
        let sent = browser.post(&path, &fields).await;
        let is_answer =
            [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY].contains(&sent.status);
        assert!(is_answer, "{topic} with {said:?}: {}", sent.status);
        pages.push((topic.to_owned(), source(&browser.get(&path).await)));
    }
    pages.push(("controle".to_owned(), source(&browser.get("/klacht/controle").await)));
    pages
}

#[tokio::test]
async fn the_big_list_of_naughty_strings_stays_text_in_every_field() {
    let site = Site::open().await;
    let names =
        |page: &str| -> Vec<String> { tags(page).into_iter().map(|tag| tag.name).collect() };
    let plain = typed(&site, "gewoon").await;
    let mut read_back = 0;
    for said in naughty_strings::BLNS {
        let pages = typed(&site, said).await;
        let is_blank = said.trim().is_empty();
        for ((topic, page), (_, usual)) in pages.iter().zip(&plain) {
            // Where nothing was typed the check page has a row less.
            if !is_blank || topic != "controle" {
                assert_eq!(names(page), names(usual), "{topic} with {said:?}");
            }
        }
        if !said.contains(|sign: char| sign.is_control()) && !is_blank {
            assert!(pages[0].1.contains(&escaped(said)), "{said:?} is not in {}", pages[0].1);
            read_back += 1;
        }
    }
    assert!(read_back > 400, "{read_back} of {}", naughty_strings::BLNS.len());
}
