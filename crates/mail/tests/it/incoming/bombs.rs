//! Mail that is made to keep a reader busy. Each of these took minutes or more somewhere; a test
//! that hangs is one that failed.

use weerklank_mail::incoming::{Limits, ParsedMail, parse};

use super::read;

const MIB: usize = 1 << 20;

/// As often as fits into so many bytes.
fn fill(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

#[test]
fn headers_of_a_mebibyte_are_read_in_time() {
    for (name, piece) in [
        ("Content-Type", "text/plain; a*0=b;"),
        ("Content-Type", "a*=''b;"),
        ("Content-Type", "x/y;\"(\\"),
        ("Content-Type", "(("),
        ("Content-Disposition", "attachment; filename*1*=x;"),
        ("To", "a,"),
        ("To", "(("),
        ("To", "\"\\\" <"),
        ("To", "a:b;"),
        ("To", "=?utf-8?Q?a?= "),
        ("Subject", "=?utf-8?Q?=41?="),
        ("Subject", "=?utf-8?B?"),
        ("Subject", "=?a?b?c"),
        ("References", "<a@b> "),
        ("References", "<<"),
        ("Date", "((1 "),
        ("Received", "from (("),
        ("Received", "; 1 Jan 2026 (("),
        ("Auto-Submitted", "no; "),
        ("X-Weerklank-Loop", "a\n b"),
    ] {
        let mail = read(&format!("{name}: {}\nX-A: b\n\nTekst", fill(piece, MIB - 100)));
        assert!(is_kept(&mail), "{name} {piece}");
        let many = fill(&format!("{name}: {piece}\n"), MIB - 100);
        let mail = read(&format!("{many}\n\nTekst"));
        assert!(is_kept(&mail), "{name} {piece}");
    }
}

/// As text, or in a file when the headers say that it is no text.
fn is_kept(mail: &ParsedMail) -> bool {
    mail.text.contains("Tekst")
        || mail.attachments.iter().any(|file| file.bytes.ends_with(b"Tekst"))
}

#[test]
fn texts_of_a_mebibyte_are_folded_in_time() {
    for piece in [
        "--\n",
        "-- \nx\n",
        "> ",
        "> x\n\n",
        "Van: \n",
        "Van: x\nAan: y\n\n",
        "op 1\n",
        "op 1 schreef\n\n",
        "----------\n\n",
        "__________\nVan: x\n",
        "Op 1 schreef:\n\n",
        "a@b schreef op 1:\n\n",
        "-----x wrote: -----\n",
        "verzonden vanaf mijn\n",
        ">",
        "\r",
    ] {
        let mail = read(&format!("From: a@x.example\n\nBegin\n{}", fill(piece, MIB)));
        assert!(mail.text.starts_with("Begin"), "{piece}");
    }
}

#[test]
fn parts_of_many_mebibytes_are_read_in_time() {
    let limits = Limits::default();
    let head = "From: a@x.example\nMIME-Version: 1.0\n";
    for (kind, piece) in [
        ("multipart/mixed; boundary=b\n\n--b\n", "--b--\n"),
        ("multipart/mixed; boundary=b\n\n--b\n", "--b\n--b--\n"),
        ("multipart/mixed; boundary=b\n\n--b\n", "Content-Type: multipart/mixed; boundary=c\n\n"),
        ("multipart/digest; boundary=b\n\n--b\n", "\n\n--b\n"),
        ("text/plain\nContent-Transfer-Encoding: base64\n\n", "a="),
        ("text/plain\nContent-Transfer-Encoding: quoted-printable\n\n", "= \n"),
        ("text/plain\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n", "M\n"),
        ("text/plain; charset=utf-7\n\n", "+AGE"),
        ("text/plain; charset=iso-2022-jp\n\n", "\x1b$B"),
        ("text/plain; charset=utf-16\n\n", "\u{fffd}"),
        ("text/plain; format=flowed\n\n", "> x \n"),
        ("text/calendar\n\n", "BEGIN:VEVENT\n SUMMARY:x\n"),
        ("application/ms-tnef; name=winmail.dat\n\n", "x\u{9f}>\""),
        ("application/pkcs7-mime\n\n", "0\u{80}"),
        ("message/rfc822\n\n", "Content-Type: message/rfc822\n\n"),
        (
            "multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\
          Content-Type: message/delivery-status\n\n",
            "Action: failed\n\n",
        ),
    ] {
        let raw = format!("{head}Content-Type: {kind}{}", fill(piece, 8 * MIB));
        let mail = parse(raw.as_bytes(), &limits);
        assert_eq!(mail.from.unwrap().address, "a@x.example", "{kind}");
    }
}
