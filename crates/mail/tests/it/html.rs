//! The HTML says what the text says, and nothing that was smuggled in.

use proptest::prelude::*;
use weerklank_domain::Language;
use weerklank_mail::{Accent, Brand, html_from_text};

fn brand() -> Brand {
    Brand {
        name: "Voorbeeld & Partners".to_owned(),
        language: Language::Dutch,
        accent: Accent::default(),
        linked: vec!["https://klachten.example.nl/".to_owned()],
    }
}

fn html(text: &str) -> String {
    html_from_text(text, &brand())
}

#[test]
fn paragraphs_and_lines_stay_apart() {
    let page = html("Beste mevrouw De Vries,\r\n\r\nEen.\nTwee.\n\n\n\nDrie.\n");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"nl\">"));
    assert!(page.contains(">Voorbeeld &amp; Partners</p>"));
    assert!(page.contains("<p style=\"margin:0 0 16px\">Beste mevrouw De Vries,</p>"));
    assert!(page.contains("<p style=\"margin:0 0 16px\">Een.<br>\nTwee.</p>"));
    assert_eq!(page.matches("margin:0 0 16px").count(), 3);
}

#[test]
fn our_own_addresses_are_links() {
    let page = html("Kijk op https://klachten.example.nl/status?a=1&b=2. Of bel.");
    assert!(page.contains(
        "<a href=\"https://klachten.example.nl/status?a=1&amp;b=2\" style=\"color:#1f4e4a\">\
         https://klachten.example.nl/status?a=1&amp;b=2</a>. Of bel."
    ));
    assert!(html("(https://klachten.example.nl)").contains("nl</a>)"));
}

#[test]
fn the_addresses_of_others_are_not() {
    for text in [
        "https://evil.example.org/",
        "https://klachten.example.nl.evil.org/",
        "https://klachten.example.nl@evil.org/",
        "http://klachten.example.nl/",
        "javascript:alert(1)",
        "https://",
        "http://https://",
        "www.klachten.example.nl",
    ] {
        assert!(!html(text).contains("<a "), "{text}");
    }
    // A list that holds something else than a web address links nothing.
    let mut brand = brand();
    brand.linked = vec![String::new(), "javascript:".to_owned(), "https://".to_owned()];
    assert!(!html_from_text("javascript:alert(1) https://a.nl/", &brand).contains("<a "));
}

#[test]
fn markup_is_shown_and_not_obeyed() {
    let page = html("<script>alert('x')</script> & https://klachten.example.nl/\"onclick=x");
    assert!(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; "));
    assert!(page.contains("href=\"https://klachten.example.nl/\""));
    assert!(page.contains("&quot;onclick=x"));
}

#[test]
fn a_colour_is_a_colour() {
    assert!("#A1b2C3".parse::<Accent>().is_ok());
    for wrong in ["", "red", "#123", "#12345g", "#123456;background:url(x)", "#ééé"] {
        assert!(wrong.parse::<Accent>().is_err(), "{wrong}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_text_makes_other_elements(text in any::<String>(), address in "\\PC{0,20}") {
        let page = html(&format!("{text} https://klachten.example.nl/{address}\n{text}"));
        for element in page.split('<').skip(1) {
            let known = ["p style=", "/p>", "br>", "a href=\"https://klachten.example.nl", "/a>",
                "!doctype", "html ", "head>", "meta ", "title>", "/title>", "/head>",
                "body style", "div style", "/div>", "/body>", "/html>"];
            prop_assert!(known.iter().any(|known| element.starts_with(known)), "<{}", element);
        }
    }
}
