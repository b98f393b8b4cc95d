//! What a list holds: typed cells, no formulas, each form as a document.
use std::io::{Cursor, Read as _};

use weerklank_app::collection::{CollectionKind, Viewer};
use weerklank_texts::paper::{Block, Kind, Paper};
use zip::ZipArchive;

use super::{closed, completed, made, order};
use crate::story::{Story, request};
use crate::test_app::on_both;

/// What spreadsheets take for the beginning of a formula.
const NASTY: [&str; 5] = ["=1+1", "+31 6 12", "-2+3", "@SUM(A1)", "\t=1+1"];

fn unpacked(bytes: Vec<u8>, name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A closed dossier for each of them, in a field that somebody filled in.
async fn with_nasty_words(story: &Story) {
    for nasty in NASTY {
        let reference = completed(story, |card| nasty.clone_into(&mut card.company)).await;
        story.close(request(&story.bram, reference)).await.unwrap();
    }
}

#[tokio::test]
async fn art_7_1_no_list_holds_a_formula() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        with_nasty_words(&story).await;
        for (kind, delimiter) in [(CollectionKind::Csv, b';'), (CollectionKind::CsvMachine, b',')] {
            let (_, bytes) = made(&story, &order(2026, kind, Viewer::Operator)).await;
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
            let mut lines = csv::ReaderBuilder::new()
                .delimiter(delimiter)
                .has_headers(false)
                .from_reader(bytes);
            let mut found = 0;
            for line in lines.records() {
                for cell in &line.unwrap() {
                    let begins = cell.trim_start_matches(' ');
                    assert!(!begins.starts_with(['=', '+', '-', '@', '\t']), "{kind:?}: {cell:?}");
                    let harmless = cell.replace('\'', "");
                    found += usize::from(NASTY.contains(&harmless.as_str()));
                }
            }
            assert_eq!(found, NASTY.len(), "{kind:?}: all of them are there, and harmless");
        }
        let (_, bytes) = made(&story, &order(2026, CollectionKind::Xlsx, Viewer::Operator)).await;
        let sheet = unpacked(bytes, "xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "no cell is a formula");
        for nasty in ["=1+1", "+31 6 12", "-2+3", "@SUM(A1)"] {
            let cell = sheet.split("<c ").find(|cell| cell.contains(&format!(">{nasty}<")));
            let cell = cell.unwrap_or_else(|| panic!("{nasty} is not there"));
            assert!(cell.contains("t=\"inlineStr\""), "{cell}");
        }
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_1_a_spreadsheet_has_days_numbers_and_texts() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = closed(&story).await;
        let (name, bytes) =
            made(&story, &order(2026, CollectionKind::Xlsx, Viewer::Operator)).await;
        assert_eq!(name, "klachten-2026.xlsx");
        let styles = unpacked(bytes.clone(), "xl/styles.xml");
        let sheet = unpacked(bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("state=\"frozen\""), "the head stays in sight");
        assert!(sheet.contains("<autoFilter ref=\"A1:"), "{sheet}");
        assert!(sheet.contains("<cols>") && sheet.contains("customWidth=\"1\""));
        assert!(styles.contains("dd-mm-yyyy") && styles.contains("#,##0.00"));
        let cell = |place: &str| {
            let cell = sheet.split("<c ").find(|it| it.starts_with(&format!("r=\"{place}\"")));
            cell.unwrap_or_else(|| panic!("{place} is empty")).to_owned()
        };
        assert!(cell("A2").contains(&reference.to_string()) && cell("A2").contains("inlineStr"));
        // 23 November 2026 as spreadsheets count days, with a style and without a type.
        let received = cell("B2");
        assert!(received.contains("<v>46349</v>"), "{received}");
        assert!(received.contains("s=\"") && !received.contains("t=\""), "{received}");
        // The amount is a number of euros.
        let amount = sheet.split("<c ").find(|it| it.contains("<v>40</v>")).unwrap();
        assert!(amount.contains("s=\"") && !amount.contains("t=\""), "{amount}");
        assert!(sheet.contains("t=\"b\""), "yes and no are what they are");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_1_each_flavour_of_text_has_its_own_way() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        closed(&story).await;
        let (name, dutch) = made(&story, &order(2026, CollectionKind::Csv, Viewer::Operator)).await;
        assert_eq!(name, "klachten-2026.csv");
        let dutch = String::from_utf8(dutch).unwrap();
        assert!(dutch.starts_with("\u{feff}Kenmerk;Ontvangen op;"), "{dutch}");
        for expected in [";23-11-2026;", ";40,00;", ";Ja;", "Mondeling"] {
            assert!(dutch.contains(expected), "{expected} is not in {dutch}");
        }
        let kind = CollectionKind::CsvMachine;
        let (_, machine) = made(&story, &order(2026, kind, Viewer::Operator)).await;
        let machine = String::from_utf8(machine).unwrap();
        assert!(machine.starts_with("reference,received_on,"), "{machine}");
        for expected in [",2026-11-23,", ",40.00,", ",true,", "oral"] {
            assert!(machine.contains(expected), "{expected} is not in {machine}");
        }
        // What was said over several lines is one cell.
        assert!(machine.contains("\"De Kanarie is te duur.\nEn hij zingt niet.\""), "{machine}");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_1_a_bundle_has_a_document_for_each_dossier_and_the_list() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (one, other) = (closed(&story).await, closed(&story).await);
        let (name, bytes) = made(&story, &order(2026, CollectionKind::Zip, Viewer::Operator)).await;
        assert_eq!(name, "formulieren-2026.zip");
        for reference in [one, other] {
            let form = unpacked(bytes.clone(), &format!("formulieren/{reference}.pdf"));
            let paper: Paper = serde_json::from_str(&form).unwrap();
            assert!(
                matches!(paper.kind, Kind::Form(form) if form.reference == reference.to_string())
            );
        }
        let list = unpacked(bytes.clone(), "klachten-2026.csv");
        assert!(list.contains(&one.to_string()) && list.contains(&other.to_string()));
        assert_eq!(ZipArchive::new(Cursor::new(bytes)).unwrap().len(), 3);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_1_a_document_has_each_form_under_its_reference() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (one, other) = (closed(&story).await, closed(&story).await);
        let (name, bytes) = made(&story, &order(2026, CollectionKind::Pdf, Viewer::Operator)).await;
        assert_eq!(name, "formulieren-2026.pdf");
        let paper: Paper = serde_json::from_slice(&bytes).unwrap();
        let Kind::Collection(cover) = &paper.kind else { panic!("{:?}", paper.kind) };
        assert!(cover.lead.contains("2 dossiers"), "{}", cover.lead);
        let chapters: Vec<&str> = paper
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading { level: 1, text } => Some(text.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(chapters.len(), 2);
        for (chapter, reference) in chapters.iter().zip([one, other]) {
            assert_eq!(*chapter, format!("{reference}, gesloten op 23 november 2026"));
        }
        let (name, bytes) = made(&story, &order(2020, CollectionKind::Pdf, Viewer::Operator)).await;
        assert_eq!(name, "formulieren-2020.pdf");
        let empty: Paper = serde_json::from_slice(&bytes).unwrap();
        let Kind::Collection(cover) = &empty.kind else { panic!("{:?}", empty.kind) };
        assert_eq!(cover.lead, "In 2020 is geen dossier gesloten.");
        story.post().await;
    })
    .await;
}
