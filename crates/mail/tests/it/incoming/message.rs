//! Headers, text and files of a message.

use weerklank_mail::incoming::{Limits, ReturnPath, Warning, parse};

use super::{plain, read};

#[test]
fn the_headers_say_who_wrote_to_whom_and_when() {
    let mail = plain(
        "Cc: a@x.example, Bram <b@x.example>\nReply-To: thuis@klant.example\n\
         In-Reply-To: <K1@organisatie.example>\nReferences: <0@x> <K1@organisatie.example>\n\
         Delivered-To: Klachten+Token@organisatie.example\nReturn-Path: <j.devries@klant.example>\n\
         Received: from a by mx.organisatie.example; Fri, 27 Nov 2026 10:00:09 +0100\n\
         Received: from b by a; Fri, 27 Nov 2026 09:59:00 +0100\n",
        "Goedemorgen",
    );
    let from = mail.from.clone().unwrap();
    assert_eq!(from.name.as_deref(), Some("Vries, J. de"));
    assert_eq!(from.address, "J.deVries@klant.example");
    assert_eq!(mail.cc[1].name.as_deref(), Some("Bram"));
    assert_eq!(mail.reply_to[0].address, "thuis@klant.example");
    assert_eq!(mail.message_id.as_deref(), Some("1@klant.example"));
    assert_eq!(mail.in_reply_to, ["K1@organisatie.example"]);
    assert_eq!(mail.references, ["0@x", "K1@organisatie.example"]);
    assert_eq!(mail.delivered_to, ["klachten+token@organisatie.example"]);
    assert_eq!(mail.return_path, ReturnPath::Address("j.devries@klant.example".to_owned()));
    assert_eq!(mail.date.unwrap().to_string(), "2026-11-27T09:00:00Z");
    // The topmost hop is ours.
    assert_eq!(mail.accepted.unwrap().to_string(), "2026-11-27T09:00:09Z");
    assert_eq!(
        mail.recipients(),
        [
            "klachten+token@organisatie.example",
            "klachten@organisatie.example",
            "a@x.example",
            "b@x.example"
        ]
    );
    assert_eq!(mail.text, "Goedemorgen");
    assert_eq!(mail.warnings, []);
    assert!(mail.may_be_answered_automatically());
}

#[test]
fn a_text_without_headers_is_not_lost() {
    let mail = read("Goedemiddag,\nik wil een klacht indienen.\n\nMet groet");
    assert_eq!(mail.text, "Goedemiddag,\nik wil een klacht indienen.\n\nMet groet");
    assert!(mail.warnings.contains(&Warning::NoHeaders));
    assert!(mail.warnings.contains(&Warning::NoSender));
}

#[test]
fn a_header_that_was_broken_over_two_lines_does_not_end_the_headers() {
    let mail = read("Subject: Een heel\nlang onderwerp\nFrom: a@x.example\n\nTekst");
    assert_eq!(mail.from.unwrap().address, "a@x.example");
    assert_eq!(mail.text, "Tekst");
}

#[test]
fn subjects_and_names_are_decoded_whatever_their_characters() {
    let encoded = read(
        "From: =?iso-8859-15?Q?Ren=E9e_=A4?= <r@x.example>\n\
         Subject: =?UTF-8?B?4oKsIDEwMA==?=\n =?utf-8?q?_te_veel?=\n\nx",
    );
    assert_eq!(encoded.from.unwrap().name.as_deref(), Some("Renée €"));
    assert_eq!(encoded.subject, "€ 100 te veel");
    let bytes = b"From: Ren\xe9e <r@x.example>\nSubject: Caf\xe9\n\nna\xefef";
    let raw = parse(bytes, &Limits::default());
    assert_eq!(raw.from.unwrap().name.as_deref(), Some("Renée"));
    assert_eq!((raw.subject.as_str(), raw.text.as_str()), ("Café", "naïef"));
}

#[test]
fn a_name_can_smuggle_no_line_into_a_header() {
    let mail = read(
        "From: =?utf-8?Q?Jan=0D=0ABcc:_x=40y.example?= <j@x.example>\n\
         Subject: =?utf-8?Q?a=0Ab=00c?=\n\nx",
    );
    assert_eq!(mail.from.unwrap().name.as_deref(), Some("Jan Bcc: x@y.example"));
    assert_eq!(mail.subject, "a b c");
}

#[test]
fn the_text_of_all_parts_is_read_and_files_are_kept() {
    let mail = plain(
        "Content-Type: multipart/mixed; boundary=b\n",
        "--b\nContent-Type: text/plain; charset=utf-8\n\nEerst.\n--b\n\
         Content-Type: application/pdf; name=\"../../etc/x\"\n\
         Content-Transfer-Encoding: base64\nContent-Disposition: attachment;\n \
         filename*=utf-8''nota%20%E2%82%AC.pdf\n\nJVBERi0xLjcK\n--b\n\
         Content-Type: text/html\n\n<p>Daarna.</p>\n--b--\n",
    );
    assert_eq!(mail.text, "Eerst.\n\nDaarna.");
    let file = &mail.attachments[0];
    assert_eq!(file.name, "nota €.pdf");
    assert_eq!((file.claimed.as_str(), file.found), ("application/pdf", Some("application/pdf")));
    assert_eq!(file.bytes, b"%PDF-1.7\n");
    assert!(!file.inline);
}

#[test]
fn a_name_leads_nowhere_else() {
    for (claimed, safe) in [
        ("../../x", "x"),
        ("..\\..\\windows\\win.ini", "win.ini"),
        ("nul.txt", "_nul.txt"),
        ("a<b>:c?.pdf", "a_b__c_.pdf"),
        ("...", "bijlage.bin"),
        ("=?utf-8?Q?nota_=E2=82=AC.pdf?=", "nota €.pdf"),
    ] {
        let mail = plain(
            "Content-Type: multipart/mixed; boundary=b\n",
            &format!(
                "--b\nContent-Type: application/x-y\nContent-Disposition: attachment; \
                 filename=\"{}\"\n\nx\n--b--\n",
                claimed.replace('\\', "\\\\")
            ),
        );
        assert_eq!(mail.attachments[0].name, safe, "{claimed}");
    }
}

#[test]
fn a_message_in_a_message_stays_whole_and_can_be_read() {
    let inner = "From: Anna <anna@x.example>\nSubject: Eerder\n\nDe eerste mail.";
    let mail = plain(
        "Content-Type: multipart/mixed; boundary=b\n",
        &format!("--b\n\nZie bijlage.\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n"),
    );
    assert_eq!(mail.text, "Zie bijlage.");
    let file = &mail.attachments[0];
    assert_eq!(file.name, "bijlage.eml");
    assert_eq!(file.bytes, inner.replace('\n', "\r\n").as_bytes());
    let text = file.text.as_deref().unwrap();
    assert_eq!(text, "From: Anna <anna@x.example>\nSubject: Eerder\n\nDe eerste mail.");
}

#[test]
fn lines_that_a_program_broke_are_whole_again() {
    let mail = plain(
        "Content-Type: text/plain; format=flowed\n",
        "Een zin die \nverder gaat.\n> een \n> quote\n-- \nJan",
    );
    assert_eq!(mail.text, "Een zin die verder gaat.\n> een quote\n-- \nJan");
}

#[test]
fn a_remark_instead_of_the_text_gives_way_to_the_html() {
    let long = "Dit is de klacht zelf, en zij is lang. ".repeat(20);
    let mail = plain(
        "Content-Type: multipart/alternative; boundary=b\n",
        &format!(
            "--b\nContent-Type: text/plain\n\nUw programma toont geen HTML.\n--b\n\
             Content-Type: text/html\n\n<p>{long}</p>\n--b--\n"
        ),
    );
    assert_eq!(mail.text, long.trim());
    assert_eq!(mail.warnings, [Warning::PlainTextIncomplete]);
}

#[test]
fn lines_may_end_in_any_of_the_three_ways() {
    let message = "From: a@x.example\nSubject: oud\n\nRegel een\nregel twee\n";
    for end in ["\n", "\r\n", "\r"] {
        let mail = parse(message.replace('\n', end).as_bytes(), &Limits::default());
        assert_eq!(mail.subject, "oud");
        assert_eq!(mail.text, "Regel een\nregel twee");
    }
}
