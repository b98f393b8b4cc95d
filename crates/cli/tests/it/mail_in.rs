//! `weerklank mail-in --check`: every message below a folder is told, whatever lies there.
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::program::{run, weerklank};

const MAIL: &str = "From: Mevrouw De Vries <m@klant.example>\n\
                    Subject: =?utf-8?Q?Klacht_=E2=82=AC?=\n\
                    Date: Fri, 27 Nov 2026 10:00:00 +0100\n\
                    Content-Type: multipart/mixed; boundary=b\n\n--b\n\nGoedemorgen é\n--b\n\
                    Content-Type: application/octet-stream; name=nota.pdf\n\n%PDF-1.7\n--b--\n";

fn check(folder: &Path) -> Vec<Value> {
    // Wrong settings are no reason to be silent about a folder.
    let ran = run(weerklank(&["mail-in", "--check", folder.to_str().unwrap()])
        .env("WEERKLANK_LISTEN", "nowhere"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn each_message_is_told_with_its_files_and_warnings() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("b/c")).unwrap();
    fs::write(folder.path().join("a.eml"), MAIL).unwrap();
    fs::write(folder.path().join("b/c/leeg.EML"), "").unwrap();
    fs::write(folder.path().join("b/tekst.txt"), "geen mail").unwrap();
    let all = check(folder.path());
    assert_eq!(all.len(), 2);
    let first = &all[0];
    assert_eq!(first["file"], "a.eml");
    assert_eq!(first["subject"], "Klacht €");
    assert_eq!(first["sender"], "m@klant.example");
    assert_eq!(first["sender_name"], "Mevrouw De Vries");
    assert_eq!(first["nature"], "message");
    assert_eq!(first["text_length"], 13);
    assert_eq!(first["attachments"][0]["name"], "nota.pdf");
    assert_eq!(first["attachments"][0]["type"], "application/pdf");
    assert_eq!(first["attachments"][0]["size"], 8);
    assert_eq!(first["warnings"], Value::Array(Vec::new()));
    assert_eq!(all[1]["file"], "b/c/leeg.EML");
    assert!(all[1]["warnings"].to_string().contains("Het bericht is leeg."));
}

#[test]
fn whatever_lies_there_is_told_and_nothing_hangs() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("bytes.eml"), (0..=255).cycle().take(70_000).collect::<Vec<u8>>()).unwrap();
    symlink(at("nergens"), at("link.eml")).unwrap();
    symlink(folder.path(), at("rond")).unwrap();
    symlink(folder.path(), at("rond.eml")).unwrap();
    let pipe = Command::new("mkfifo").arg(at("pijp.eml")).status().unwrap();
    assert!(pipe.success());
    let large = fs::File::create(at("groot.eml")).unwrap();
    std::io::Write::write_all(&mut &large, b"From: a@x.example\nSubject: groot\n\n").unwrap();
    large.set_len(200 << 20).unwrap();
    let all = check(folder.path());
    let names: Vec<&str> = all.iter().map(|one| one["file"].as_str().unwrap()).collect();
    assert_eq!(names, ["bytes.eml", "groot.eml", "link.eml", "pijp.eml", "rond.eml"]);
    assert_eq!(all[1]["subject"], "groot");
    assert_eq!(all[1]["bytes"], 200 << 20);
    assert!(all[1]["warnings"].to_string().contains("te groot"));
    for unreadable in &all[2..] {
        assert!(unreadable["warnings"][0].as_str().unwrap().contains("niet te lezen"));
    }
}

#[test]
fn an_empty_folder_is_an_empty_list_and_no_folder_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    assert!(check(folder.path()).is_empty());
    let gone = folder.path().join("weg");
    let ran = run(&mut weerklank(&["mail-in", "--check", gone.to_str().unwrap()]));
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("weg"), "{}", ran.err);
}
