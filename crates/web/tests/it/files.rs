//! Files on a form and out of a dossier: taken or refused with the reason, given whole or not.
use std::fs;
use std::path::{Path, PathBuf};

use axum::http::StatusCode;
use weerklank_domain::chain::Digest;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{Communication, CommunicationKind, Direction, Visibility};
use weerklank_domain::ids::FileId;
use weerklank_domain::reference::Reference;

use crate::desk::{Desk, today, with};
use crate::harness::{Site, words};

const PDF: &[u8] = b"%PDF-1.7\nklein";
const SVG: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
const PROGRAM: &[u8] = b"MZ\x90\0\x03\0\0\0";

#[tokio::test]
async fn each_file_that_is_not_taken_is_named_with_the_reason() {
    let site = Site::open().await;
    let visitor = site.stranger();
    visitor.get("/klacht").await;
    let long = format!("{}.svg", "x".repeat(10_000));
    let files = [
        ("files", "leeg.pdf", &b""[..]),
        ("files", "foto.png", SVG),
        ("files", long.as_str(), SVG),
        ("files", "factuur.pdf", PROGRAM),
        ("files", "../../x", PDF),
    ];
    let answer = visitor.post_files("/klacht/bijlagen", &[], &files).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says("Het bestand leeg.pdf is niet meegestuurd: het is leeg.");
    answer.says("Het bestand foto.png is niet meegestuurd: dit soort bestand nemen wij niet aan.");
    answer.says("Het bestand factuur.pdf is niet meegestuurd: dit soort bestand");
    answer.is_silent_about(&"x".repeat(121));
    answer.is_silent_about("../");
    assert!(answer.text().contains("name=\"remove\""), "the file that is right stays");
}

/// A contact with a file that came from elsewhere than a form, as by mail.
async fn with_file(
    site: &Site,
    reference: Reference,
    (name, kind, bytes): (&str, &str, &[u8]),
) -> FileId {
    let mut enclosed = site.app.enclosures();
    let content = (kind.to_owned(), bytes.to_vec());
    let file = enclosed.file(words(name), content, Visibility::OfficerOnly);
    let communication = Box::new(Communication {
        kind: CommunicationKind::Letter,
        direction: Direction::Incoming,
        on: weerklank_domain::calendar::local_date(site.now()),
        with: None,
        content: enclosed.text(words("Zie de bijlage")),
        files: vec![file],
        visibility: Visibility::OfficerOnly,
    });
    let request = weerklank_app::execute::Request {
        by: site.cast.bram.clone(),
        reference,
        seen: None,
        submission: None,
    };
    let command = Command::RecordCommunication { communication };
    site.app.execute(request, command, enclosed).await.unwrap();
    file.id
}

fn path_of(site: &Site, bytes: &[u8]) -> PathBuf {
    let name = Digest::sha256(bytes).to_string();
    let folder = site.database().parent().map(Path::to_owned).unwrap();
    folder.join("blobs").join(&name[..2]).join(name)
}

#[tokio::test]
async fn what_came_by_mail_is_given_as_bytes_that_no_browser_runs() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let name = format!("../../{}.svg", "é".repeat(10_000));
    let name: String = name.chars().take(9_000).collect();
    let file = with_file(&site, reference, (&name, "image/svg+xml", SVG)).await;
    let here = bram.get(&format!("/klachten/{reference}/bestanden/{file}")).await;
    assert!(site.app.move_next_file().await.unwrap());
    assert!(!site.app.move_next_file().await.unwrap());
    assert!(path_of(&site, SVG).exists(), "it moved out of the database");
    let moved = bram.get(&format!("/klachten/{reference}/bestanden/{file}")).await;
    for answer in [here, moved] {
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.bytes, SVG);
        assert_eq!(answer.header("content-type"), "application/octet-stream");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
        let disposition = answer.header("content-disposition");
        assert!(disposition.starts_with("attachment; filename=\"") && disposition.len() < 3_000);
        assert!(!disposition.contains('/'), "{disposition}");
    }
}

#[tokio::test]
async fn a_file_that_is_gone_or_damaged_says_so_and_the_dossier_works() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let mut ids = Vec::new();
    for (name, bytes) in [("een.txt", &b"een"[..]), ("twee.txt", b"twee"), ("drie.txt", b"drie")] {
        ids.push(with_file(&site, reference, (name, "text/plain", bytes)).await);
        assert!(site.app.move_next_file().await.unwrap());
    }
    fs::remove_file(path_of(&site, b"een")).unwrap();
    fs::write(path_of(&site, b"twee"), b"TWEE").unwrap();
    for id in &ids[..2] {
        let broken = bram.get(&format!("/klachten/{reference}/bestanden/{id}")).await;
        assert_eq!(broken.status, StatusCode::INTERNAL_SERVER_ERROR);
        broken.says("De inhoud van dit bestand is weg of beschadigd.");
        broken.is_silent_about("TWEE");
    }
    let whole = bram.get(&format!("/klachten/{reference}/bestanden/{}", ids[2])).await;
    assert_eq!(whole.bytes, b"drie");
    let dossier = bram.get(&format!("/klachten/{reference}")).await;
    assert_eq!(dossier.status, StatusCode::OK);
    dossier.says("een.txt");
}

#[tokio::test]
async fn the_type_is_what_is_in_a_file_and_not_its_name() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let page = bram.open("contact").await;
    let (seen, submission) = (page.value("seen"), page.value("submission"));
    let mut fields = with(
        today!("contact_on"),
        &[("contact_kind", "letter"), ("direction", "incoming"), ("visibility", "officer_only")],
    );
    fields.extend([("content", "Zie de brief"), ("seen", &seen), ("submission", &submission)]);
    let path = format!("{}/contact", bram.dossier);
    let kept = bram.browser.post_files(&path, &fields, &[("files", "foto.png", PDF)]).await;
    bram.done("contact", &kept);
    let dossier = site.app.dossier(&site.cast.bram, reference).await.unwrap();
    assert_eq!(dossier.files[0].media_type, "application/pdf");
    assert_eq!(dossier.files[0].name, "foto.png");
}

#[tokio::test]
async fn a_form_that_is_refused_keeps_the_files_that_were_chosen() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let page = bram.open("contact").await;
    let path = format!("{}/contact", bram.dossier);
    let (seen, submission) = (page.value("seen"), page.value("submission"));
    let fields = |content: &'static str| {
        let mut fields = with(
            today!("contact_on"),
            &[
                ("contact_kind", "letter"),
                ("direction", "incoming"),
                ("visibility", "officer_only"),
            ],
        );
        fields.extend([("content", content), ("seen", &seen), ("submission", &submission)]);
        fields
    };
    let files =
        [("files", "een.pdf", PDF), ("files", "twee.txt", b"twee"), ("files", "x.svg", SVG)];
    let refused = bram.browser.post_files(&path, &fields(""), &files).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Het bestand x.svg is niet meegestuurd");
    refused.says("een.pdf");
    let key = refused.value("kept_files");
    let text = refused.text();
    let (_, button) = text.split_once("name=\"remove\" value=\"").unwrap();
    let first = button.split('"').next().unwrap();

    let mut without = fields("Zie de brief");
    without.extend([("kept_files", key.as_str()), ("remove", first)]);
    let shown = bram.browser.post_files(&path, &without, &[]).await;
    assert_eq!(shown.status, StatusCode::OK);
    shown.is_silent_about("een.pdf");
    shown.says("twee.txt");

    let mut right = fields("Zie de brief");
    right.push(("kept_files", key.as_str()));
    let done = bram.browser.post_files(&path, &right, &[("files", "drie.txt", b"drie")]).await;
    bram.done("contact", &done);
    let again = bram.browser.post_files(&path, &right, &[("files", "drie.txt", b"drie")]).await;
    bram.done("contact", &again);
    let dossier = site.app.dossier(&site.cast.bram, reference).await.unwrap();
    let names: Vec<_> = dossier.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["twee.txt", "drie.txt"]);
}

#[tokio::test]
async fn a_photograph_and_a_mail_can_be_looked_at_and_nothing_in_them_runs() {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";
    const MAIL: &[u8] = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: Boos\r\n\
        Content-Type: text/html\r\n\r\n<p onclick='x()'>Dag</p><script>alert(1)</script>\
        <img src='https://spion.example/x.png'><iframe src='https://spion.example'></iframe>";
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let mut shown = Vec::new();
    for (name, kind, bytes) in [
        ("foto.png", "image/png", PNG),
        ("boos.eml", "message/rfc822", MAIL),
        // It says that it is a photograph.
        ("teken.png", "image/png", SVG),
        ("brief.pdf", "application/pdf", PDF),
    ] {
        let file = with_file(&site, reference, (name, kind, bytes)).await;
        let path = format!("/klachten/{reference}/bestanden/{file}");
        shown.push((bram.get(&format!("{path}/voorbeeld")).await, path));
    }
    for (answer, _) in &shown[..2] {
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("content-disposition"), "inline");
    }
    assert_eq!((shown[0].0.header("content-type"), &shown[0].0.bytes[..]), ("image/png", PNG));
    let mail = shown[1].0.text();
    assert!(mail.contains("Dag"), "{mail}");
    for part in ["script", "onclick", "spion.example", "iframe"] {
        assert!(!mail.contains(part), "{part} in {mail}");
    }
    for (answer, path) in &shown[2..] {
        assert_eq!(answer.location(), path, "it is only a download");
    }
    let dossier = bram.get(&format!("/klachten/{reference}")).await.text();
    assert_eq!(dossier.matches("/voorbeeld").count(), 3);
    assert_eq!(
        site.stranger().get(&format!("{}/voorbeeld", shown[0].1)).await.status,
        StatusCode::SEE_OTHER
    );
}
