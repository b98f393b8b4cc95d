//! Mails as programs and servers really write them. Each `mails/NAME.eml` has a `NAME.txt` that
//! says what is read of it; `WEERKLANK_WRITE_GOLDEN=1` writes those anew, for a person to review.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use weerklank_mail::incoming::{FoldKind, Limits, ParsedMail, Party, parse};

pub(super) fn mails() -> Vec<(String, Vec<u8>)> {
    let mut mails: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "eml"))
        .collect();
    mails.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    mails.iter().map(|path| (name(path), fs::read(path).unwrap())).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/mails")
}

#[test]
fn every_mail_is_read_as_it_was_reviewed() {
    let mut wrong = Vec::new();
    let mails = mails();
    assert!(mails.len() > 25);
    for (name, raw) in mails {
        let file = folder().join(format!("{name}.txt"));
        let read = told(&parse(&raw, &Limits::default()));
        if std::env::var_os("WEERKLANK_WRITE_GOLDEN").is_some() {
            fs::write(&file, &read).unwrap();
        } else if fs::read_to_string(&file).unwrap_or_default() != read {
            wrong.push(format!("{name}:\n{read}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn line_ends_make_no_difference() {
    for (name, raw) in mails() {
        let carriage = raw.split(|byte| *byte == b'\n').collect::<Vec<_>>().join(&b"\r\n"[..]);
        let (one, other) = (parse(&raw, &Limits::default()), parse(&carriage, &Limits::default()));
        // A file that is text keeps its own line ends.
        let text = |mail: &ParsedMail| told(mail).split("\nfile:").next().unwrap().to_owned();
        assert_eq!(text(&one), text(&other), "{name}");
        assert_eq!(one.text, other.text, "{name}");
        assert_eq!(one.attachments.len(), other.attachments.len(), "{name}");
    }
}

/// All that was read, for people to review.
fn told(mail: &ParsedMail) -> String {
    let mut out = String::new();
    let party =
        |party: &Party| format!("{} <{}>", party.name.as_deref().unwrap_or("-"), party.address);
    let parties = |all: &[Party]| all.iter().map(party).collect::<Vec<_>>().join(", ");
    let mut line = |name: &str, value: String| {
        if !value.is_empty() {
            writeln!(out, "{name}: {value}").unwrap();
        }
    };
    line("from", mail.from.as_ref().map(party).unwrap_or_default());
    line("to", parties(&mail.to));
    line("delivered to", mail.delivered_to.join(", "));
    line("subject", mail.subject.clone());
    line("date", mail.date.map(|date| date.to_string()).unwrap_or_default());
    line("accepted", mail.accepted.map(|date| date.to_string()).unwrap_or_default());
    line("id", mail.message_id.clone().unwrap_or_default());
    line("in reply to", mail.in_reply_to.join(", "));
    line("nature", format!("{:?}", mail.nature));
    line("signed", mail.signed.map(|how| format!("{how:?}")).unwrap_or_default());
    line("may be answered", mail.may_be_answered_automatically().to_string());
    for warning in &mail.warnings {
        line("warning", format!("{warning:?}"));
    }
    for file in &mail.attachments {
        let found = file.found.unwrap_or("-");
        let inline = if file.inline { ", inline" } else { "" };
        let (name, claimed, size) = (&file.name, &file.claimed, file.bytes.len());
        line("file", format!("{name} ({claimed}, {found}, {size} bytes{inline})"));
        for text in file.text.iter().flat_map(|text| text.lines()) {
            line("    text", text.to_owned());
        }
    }
    writeln!(out, "---").unwrap();
    let mut at = 0;
    for text in mail.text.split_inclusive('\n') {
        let fold = mail.folds.iter().find(|fold| fold.range.contains(&at));
        let mark = match fold.map(|fold| fold.kind) {
            Some(FoldKind::Quote) => "quote|",
            Some(FoldKind::Signature) => "sign |",
            None => "     |",
        };
        writeln!(out, "{mark} {}", text.trim_end()).unwrap();
        at += text.len();
    }
    if let Some(html) = &mail.html {
        writeln!(out, "--- html\n{}", html.trim()).unwrap();
    }
    out
}
