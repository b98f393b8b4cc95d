//! An address is one address, whatever is typed.

use proptest::prelude::*;
use weerklank_mail::{Mailbox, MailboxError, compose};

use crate::compose::{a_letter, head};

fn parse(text: &str) -> Result<Mailbox, MailboxError> {
    text.parse()
}

#[test]
fn an_address_comes_with_or_without_a_name() {
    for (text, name, address) in [
        ("anna@example.nl", None, "anna@example.nl"),
        (" anna@example.nl ", None, "anna@example.nl"),
        ("<anna@example.nl>", None, "anna@example.nl"),
        ("Anna de Vries <anna@example.nl>", Some("Anna de Vries"), "anna@example.nl"),
        ("\"Vries, A. de\" <anna@example.nl>", Some("Vries, A. de"), "anna@example.nl"),
        ("\"An \\\"Na\\\"\" <a@example.nl>", Some("An \"Na\""), "a@example.nl"),
        ("Zoë <o'neil+tag@mail.example.nl>", Some("Zoë"), "o'neil+tag@mail.example.nl"),
        ("a@localhost", None, "a@localhost"),
    ] {
        let mailbox = parse(text).unwrap();
        assert_eq!((mailbox.name(), mailbox.address()), (name, address), "{text}");
        assert_eq!(parse(&mailbox.to_string()), Ok(mailbox));
    }
    let mailbox = parse("anna@example.nl").unwrap();
    assert_eq!(mailbox.domain(), "example.nl");
    assert_eq!(serde_json::to_string(&mailbox).unwrap(), "\"anna@example.nl\"");
    assert!(serde_json::from_str::<Mailbox>("\"anna\"").is_err());
}

#[test]
fn what_is_not_one_address_is_refused() {
    use MailboxError as E;
    let long = format!("{}@example.nl", "a".repeat(65));
    let longer = format!("a@{}nl", "example.".repeat(40));
    for (text, error) in [
        ("", E::Empty),
        ("Anna <>", E::Empty),
        ("anna", E::LocalPart),
        ("@example.nl", E::LocalPart),
        ("an na@example.nl", E::LocalPart),
        (".anna@example.nl", E::LocalPart),
        ("an..na@example.nl", E::LocalPart),
        ("\"an na\"@example.nl", E::LocalPart),
        ("anné@example.nl", E::LocalPart),
        (long.as_str(), E::LocalPart),
        ("anna@", E::Domain),
        ("anna@example..nl", E::Domain),
        ("anna@-example.nl", E::Domain),
        ("anna@exämple.nl", E::Domain),
        ("anna@example.nl.", E::Domain),
        ("anna@[127.0.0.1]", E::Domain),
        ("Anna <anna@example.nl", E::Domain),
        (longer.as_str(), E::TooLong),
        ("anna@example.nl, bram@example.nl", E::Several),
        ("anna@example.nl; bram@example.nl", E::Several),
        ("anna@example.nl bram@example.nl", E::Several),
        ("anna@bram@example.nl", E::Several),
        ("Anna <anna@example.nl>, Bram <bram@example.nl>", E::Several),
        ("anna@example.nl <bram@example.nl>", E::Several),
        ("anna@example.nl\r\nBcc: bram@example.nl", E::ControlCharacter),
        ("Anna\nBcc: x@example.org <anna@example.nl>", E::ControlCharacter),
        ("anna@example.nl\u{0}", E::ControlCharacter),
        ("Anna\u{2028}x <anna@example.nl>", E::ControlCharacter),
        ("\u{202e}annA <anna@example.nl>", E::ControlCharacter),
    ] {
        assert_eq!(parse(text), Err(error), "{text:?}");
        assert!(!error.to_string().contains("example"));
    }
}

#[test]
fn a_name_and_an_address_from_two_fields_do_not_mix() {
    fn new(name: &str, address: &str) -> Result<Mailbox, MailboxError> {
        Mailbox::new(Some(name), address)
    }
    assert_eq!(new("  ", "a@b.nl").unwrap().name(), None);
    assert_eq!(new("x\r\nBcc: y", "a@b.nl"), Err(MailboxError::ControlCharacter));
    assert_eq!(new("x", "a@b.nl\nBcc: y@z.nl"), Err(MailboxError::ControlCharacter));
    assert_eq!(new(&"x".repeat(201), "a@b.nl"), Err(MailboxError::NameTooLong));
    // Whatever the name says, the letter goes to the address.
    let sly = new("b@example.org> , \"", "a@b.nl").unwrap();
    assert_eq!(sly.address(), "a@b.nl");
    assert_eq!(parse(&sly.to_string()), Ok(sly));
}

/// Pieces that a header could be broken with, between ordinary characters.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z0-9.+_-]{1,12}",
        2 => Just("@".to_owned()),
        1 => "\\PC{1,6}",
        1 => any::<char>().prop_map(String::from),
        1 => prop::sample::select(vec![
            "\r\n", "\n", "\r", "\r\nBcc: x@example.org", "<", ">", ",", ";", "\"", "\\", " ",
            "\t", "\u{85}", "\u{2028}", "%0d%0a", "=?utf-8?q?=0D=0ABcc:?=", "(", ")", ":", ".nl",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 10_000,
        failure_persistence: None,
        ..Default::default()
    })]

    #[test]
    fn no_address_breaks_out_of_its_header(name in hostile(), text in hostile(), good: bool) {
        let address = if good { "anna@example.nl" } else { &text };
        for mailbox in [parse(&text), Mailbox::new(Some(&name), address)].into_iter().flatten() {
            prop_assert!(!mailbox.to_string().contains(['\r', '\n']));
            let again = parse(&mailbox.to_string());
            prop_assert_eq!(again.as_ref(), Ok(&mailbox));
            let mut letter = a_letter();
            let usual = head(&compose(&letter)).len();
            letter.to = mailbox.clone();
            letter.reply_to = Some(mailbox);
            let headers = head(&compose(&letter));
            prop_assert_eq!(headers.len(), usual + 1);
            prop_assert!(headers.iter().all(|(name, _)| name != "bcc"));
        }
    }
}
