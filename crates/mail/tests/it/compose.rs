//! The bytes of a letter.

use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;
use weerklank_domain::Language;
use weerklank_domain::reference::Reference;
use weerklank_mail::{
    Accent, Attachment, AutoSubmitted, Brand, HeaderError, MessageId, OutgoingMail, Subject,
    compose, html_from_text,
};

pub(crate) fn a_letter() -> OutgoingMail {
    let reference: Reference = "K-2026-7H3Q2M".parse().unwrap();
    let id = Uuid::from_u128(0x0193_5a7c_9000_7000_8000_0000_0000_0001);
    let text = "Beste mevrouw De Vries,\n\nWij hebben uw klacht ontvangen. U krijgt uiterlijk \
                op maandag 21 december 2026 een beslissing, ook als wij tot de conclusie komen \
                dat er niets te verwijten valt. Eén vraag: = klopt dit?\n\
                https://klachten.example.nl/status\n";
    let brand = Brand {
        name: "Voorbeeld".to_owned(),
        language: Language::Dutch,
        accent: Accent::default(),
        linked: vec!["https://klachten.example.nl".to_owned()],
    };
    OutgoingMail {
        message_id: MessageId::in_dossier(id, reference, "example.nl").unwrap(),
        in_reply_to: Some("<first.123@mail.example.org>".parse().unwrap()),
        references: vec!["<first.123@mail.example.org>".parse().unwrap()],
        from: "Klachten Voorbeeld <klachten@example.nl>".parse().unwrap(),
        to: "Zoë de Vries <anna@example.nl>".parse().unwrap(),
        reply_to: None,
        subject: "Uw klacht K-2026-7H3Q2M: wij hebben hem ontvangen, en één ding".parse().unwrap(),
        html: html_from_text(text, &brand),
        text: text.to_owned(),
        attachments: vec![
            Attachment {
                name: "Ontvangstbewijs één van de klacht over de overeengekomen dienst.pdf"
                    .to_owned(),
                media_type: "application/pdf".to_owned(),
                bytes: (0..=255).collect(),
            },
            Attachment {
                name: "../map\\na\"am\r\n.txt".to_owned(),
                media_type: "text/plain\r\nBcc: x@example.org".to_owned(),
                bytes: b"kort".to_vec(),
            },
        ],
        auto_submitted: AutoSubmitted::Generated,
        date: "2026-11-23T13:05:00Z".parse::<Timestamp>().unwrap(),
    }
}

/// The headers of a letter, unfolded, after a check that nothing but CR LF ends a line.
pub(crate) fn head(bytes: &[u8]) -> Vec<(String, String)> {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "a lone CR or LF");
    let (head, _) = text.split_once("\r\n\r\n").unwrap();
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let split = |line: &str| {
        let (name, value) = line.split_once(": ").unwrap();
        assert!(name.chars().all(|character| character.is_ascii_alphabetic() || character == '-'));
        (name.to_ascii_lowercase(), value.to_owned())
    };
    unfolded.split("\r\n").map(split).collect()
}

fn value<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
}

#[test]
fn a_letter_looks_like_this() {
    let bytes = compose(&a_letter());
    let found = String::from_utf8(bytes).unwrap().replace("\r\n", "\n");
    assert_eq!(found, include_str!("letter.eml"), "letter.eml holds the letter that is right");
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    assert_eq!(compose(&a_letter()), compose(&a_letter()));
    let mut other = a_letter();
    other.message_id = MessageId::new(Uuid::from_u128(7), "example.nl").unwrap();
    assert_ne!(compose(&other), compose(&a_letter()));
}

#[test]
fn the_head_is_what_programs_look_for() {
    let headers = head(&compose(&a_letter()));
    let id = "<01935a7c-9000-7000-8000-000000000001.K-2026-7H3Q2M@example.nl>";
    assert_eq!(value(&headers, "message-id"), Some(id));
    assert_eq!(value(&headers, "date"), Some("Mon, 23 Nov 2026 13:05:00 +0000"));
    assert_eq!(value(&headers, "in-reply-to"), Some("<first.123@mail.example.org>"));
    assert_eq!(value(&headers, "auto-submitted"), Some("auto-generated"));
    assert_eq!(value(&headers, "x-auto-response-suppress"), Some("All"));
    assert_eq!(value(&headers, "mime-version"), Some("1.0"));
    assert_eq!(value(&headers, "bcc"), None);

    let mut letter = a_letter();
    letter.auto_submitted = AutoSubmitted::No;
    letter.references.clear();
    letter.in_reply_to = None;
    let headers = head(&compose(&letter));
    for absent in ["auto-submitted", "x-auto-response-suppress", "references", "in-reply-to"] {
        assert_eq!(value(&headers, absent), None);
    }
    letter.auto_submitted = AutoSubmitted::Replied;
    letter.reply_to = Some("bram@example.nl".parse().unwrap());
    let headers = head(&compose(&letter));
    assert_eq!(value(&headers, "auto-submitted"), Some("auto-replied"));
    assert_eq!(value(&headers, "reply-to"), Some("bram@example.nl"));
}

#[test]
fn every_line_is_ascii_and_fits() {
    let bytes = compose(&a_letter());
    assert!(bytes.is_ascii());
    for line in String::from_utf8(bytes).unwrap().split("\r\n") {
        assert!(line.len() <= 78, "{line}");
    }
}

#[test]
fn a_long_thread_keeps_its_first_and_last_ids() {
    let mut letter = a_letter();
    letter.references =
        (0..60).map(|number| format!("<m{number}@example.org>").parse().unwrap()).collect();
    let headers = head(&compose(&letter));
    let ids: Vec<&str> = value(&headers, "references").unwrap().split_whitespace().collect();
    assert_eq!((ids.len(), ids[0], ids[1]), (20, "<m0@example.org>", "<m41@example.org>"));
    assert_eq!(ids[19], "<m59@example.org>");
}

#[test]
fn a_subject_and_an_id_are_one_line() {
    let subject = |text: &str| text.parse::<Subject>();
    let part = "subject";
    assert_eq!(subject("x\r\nBcc: y@z.nl"), Err(HeaderError::ControlCharacter { part }));
    assert_eq!(subject("x\u{85}y"), Err(HeaderError::ControlCharacter { part }));
    assert_eq!(subject("  "), Err(HeaderError::Empty { part }));
    assert_eq!(subject(&"x".repeat(251)), Err(HeaderError::TooLong { part, max: 250 }));
    assert_eq!(subject(" Uw klacht ").unwrap().as_str(), "Uw klacht");
    for wrong in
        ["", "a@b", "<a>", "<@b>", "<a@>", "<a@b@c>", "<a b@c>", "<a@b>\r\nBcc: x", "<é@b>"]
    {
        assert_eq!(wrong.parse::<MessageId>(), Err(HeaderError::MessageId), "{wrong:?}");
    }
    assert!(MessageId::new(Uuid::nil(), "example.nl\r\nBcc: x").is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_text_breaks_the_letter(
        subject in any::<String>(), text in any::<String>(), name in any::<String>(),
        media_type in any::<String>(), bytes: Vec<u8>,
    ) {
        let mut letter = a_letter();
        let usual = head(&compose(&letter)).len();
        if let Ok(subject) = subject.parse() {
            letter.subject = subject;
        }
        letter.text = text;
        letter.attachments = vec![Attachment { name, media_type, bytes }];
        let composed = compose(&letter);
        prop_assert!(composed.is_ascii());
        prop_assert_eq!(head(&composed).len(), usual);
        let boundary = "--=_";
        let text = String::from_utf8(composed).unwrap();
        prop_assert_eq!(text.split("\r\n").filter(|line| line.starts_with(boundary)).count(), 6);
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 998));
    }
}
