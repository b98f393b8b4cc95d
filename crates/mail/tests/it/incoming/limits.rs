//! Mail that is made to be too much: it is said, nothing is lost, and it ends in time.

use std::fmt::Write as _;

use weerklank_mail::incoming::{Limits, Warning, parse, preview_html};

use super::read;

#[test]
fn messages_in_messages_end_somewhere() {
    let nested = "Content-Type: message/rfc822\n\n".repeat(50_000);
    let mail = read(&format!("From: a@x.example\n{nested}Subject: x\n\ny"));
    assert_eq!(mail.attachments.len(), 1);
    assert!(mail.warnings.contains(&Warning::TooDeep));
}

#[test]
fn parts_in_parts_end_somewhere() {
    let mut message = "From: a@x.example\n".to_owned();
    for depth in 0..2_000 {
        write!(message, "Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n")
            .unwrap();
    }
    let mail = read(&format!("{message}\nDe kern"));
    assert!(mail.warnings.contains(&Warning::TooDeep));
    let kept = &mail.attachments[0].bytes;
    assert!(kept.ends_with(b"De kern"));
}

#[test]
fn parts_without_end_are_kept_as_one_file() {
    let parts = "--b\n\nx\n".repeat(100_000);
    let mail = read(&format!(
        "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n{parts}--b\n\nlaatste"
    ));
    assert!(mail.warnings.contains(&Warning::TooManyParts));
    assert!(mail.text.starts_with("x\n\nx"));
    assert!(mail.attachments.last().unwrap().bytes.ends_with(b"laatste"));
}

#[test]
fn a_message_over_the_limit_is_read_as_far_as_it_goes() {
    let limits = Limits { message_bytes: 1_000, ..Limits::default() };
    let mail = parse(format!("From: a@x.example\n\n{}", "x ".repeat(9_000)).as_bytes(), &limits);
    assert_eq!(mail.from.unwrap().address, "a@x.example");
    assert!(mail.text.starts_with("x x") && mail.text.len() < 1_000);
    assert!(mail.warnings.contains(&Warning::MessageTooLarge));
}

#[test]
fn a_text_over_the_limit_is_a_file_too() {
    let limits = Limits { text_bytes: 100, ..Limits::default() };
    let text = "é".repeat(1_000);
    let mail = parse(format!("From: a@x.example\n\n{text}").as_bytes(), &limits);
    assert!(text.starts_with(&mail.text) && mail.text.len() == 100);
    assert_eq!(mail.attachments[0].bytes, text.as_bytes());
    assert!(mail.warnings.contains(&Warning::TextTooLong));
}

#[test]
fn too_much_work_leaves_files() {
    let limits = Limits { work: 10_000, ..Limits::default() };
    let message = format!(
        "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n{}\n--b--\n",
        "x".repeat(20_000)
    );
    let mail = parse(message.as_bytes(), &limits);
    assert!(mail.warnings.contains(&Warning::TooMuchWork));
    assert!(mail.attachments[0].bytes.len() > 20_000);
}

#[test]
fn headers_without_end_are_read_as_far_as_it_goes() {
    let mail = read(&format!("From: a@x.example\n{}\nTekst", "X-A: b\n".repeat(200_000)));
    assert_eq!(mail.text, "Tekst");
    assert!(mail.warnings.contains(&Warning::HeadersTooLarge));
}

#[test]
fn two_thousand_recipients_are_all_read_and_more_than_the_limit_is_said() {
    let list = |count: usize| {
        let all: Vec<String> = (0..count).map(|n| format!("Naam {n} <n{n}@x.example>")).collect();
        read(&format!("From: a@x.example\nTo: {}\n\nx", all.join(",\n ")))
    };
    assert_eq!(list(2_000).to.len(), 2_000);
    let mail = list(6_000);
    assert_eq!(mail.to.len(), 5_000);
    assert!(mail.warnings.contains(&Warning::TooManyRecipients));
}

#[test]
fn forty_three_images_in_the_text_are_read_in_no_time() {
    let mut message = "From: a@x.example\nMIME-Version: 1.0\n\
                       Content-Type: multipart/related; boundary=b\n\n--b\n\
                       Content-Type: text/html; charset=utf-8\n\n<p>Kijk:</p>"
        .to_owned();
    for image in 0..43 {
        write!(message, "<p>Foto {image}<br><img src=\"cid:foto{image}@x\"></p>").unwrap();
    }
    let lines = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJiVBORw0KGgoAAAANSUhEUgAA\n".repeat(80);
    for image in 0..43 {
        write!(
            message,
            "\n--b\nContent-Type: image/png; name=\"foto.png\"\nContent-ID: <foto{image}@x>\n\
             Content-Disposition: inline\nContent-Transfer-Encoding: base64\n\n{lines}"
        )
        .unwrap();
    }
    message.push_str("\n--b--\n");
    let mail = read(&message);
    assert_eq!(mail.warnings, [Warning::NoDate]);
    assert_eq!(mail.attachments.len(), 43);
    assert!(mail.attachments.iter().all(|file| file.inline && file.found == Some("image/png")));
    // Each has a name of its own, and each is shown where it stood.
    assert_eq!(mail.attachments[42].name, "foto (43).png");
    assert_eq!(mail.html.as_deref().unwrap().matches("<img src=\"cid:").count(), 43);
    assert!(preview_html(&mail).contains("Foto 42<br><span>[foto (43).png]</span>"));
}

#[test]
fn an_image_in_the_text_that_is_not_shown_is_a_file() {
    let mail = read(
        "From: a@x.example\nContent-Type: multipart/related; boundary=b\n\n--b\n\
         Content-Type: text/html\n\n<p>Zie bijlage</p>\n--b\nContent-Type: image/png\n\
         Content-ID: <los@x>\nContent-Disposition: inline\n\nx\n--b--\n",
    );
    assert!(!mail.attachments[0].inline);
}

#[test]
fn a_line_without_end_is_text_and_not_a_header() {
    let text = "een lange regel zonder eind ".repeat(100_000);
    let mail = parse(text.as_bytes(), &Limits::default());
    assert!(mail.text.starts_with("een lange regel"));
    assert_eq!(mail.attachments[0].bytes, text.as_bytes());
}

#[test]
fn bytes_that_are_no_text_are_a_file() {
    let mail = parse(&[0; 5_000], &Limits::default());
    assert_eq!(mail.attachments[0].bytes, [0; 5_000]);
}
