//! More dossiers than one volume holds: copies of one, straight into the store.
use std::io::{Cursor, Read as _};

use uuid::Uuid;
use weerklank_app::collection::{CollectionKind, Viewer};
use weerklank_domain::complaint::Complaint;
use weerklank_domain::ids::{ComplaintId, ContentId};
use weerklank_domain::reference::Reference;
use weerklank_domain::text::{SealedText, Words};
use weerklank_store::{StoreError, Tx, content, dossiers, people};
use weerklank_texts::paper::{Kind, Paper};
use zip::ZipArchive;

use super::{Heard, closed, listed, made, order};
use crate::story::Story;
use crate::test_app::on_both;

/// Adds so many copies of this dossier, each with an id, a reference and words of its own.
async fn copied(story: &Story, reference: Reference, copies: u32) {
    let original = story.seen_by_bram(reference).await.complaint;
    let id = original.id;
    let words = story.store.read(move |tx: &mut Tx<'_>| content::sealed(tx, id)).await.unwrap();
    let state = serde_json::to_string(&original).unwrap();
    let today = story.today();
    let copy = move |tx: &mut Tx<'_>| {
        let register = people::register(tx, today)?;
        for number in 1..=u128::from(copies) {
            let mut state = state.clone();
            let mut sealed = Vec::new();
            for (known, (salt, said)) in &words {
                let new = Uuid::from_u128(known.as_uuid().as_u128() ^ (number << 16));
                state = state.replace(&known.to_string(), &new.to_string());
                let said = Words::parse(said).unwrap();
                sealed.push(SealedText::seal(said, ContentId::from_uuid(new), *salt));
            }
            let mut complaint: Complaint = serde_json::from_str(&state).unwrap();
            complaint.id = ComplaintId::from_uuid(Uuid::from_u128(number));
            complaint.recording.reference = Reference::new(2026, number.to_be_bytes());
            dossiers::insert(tx, &complaint, &[], &register)?;
            for one in &sealed {
                content::put(tx, Some(complaint.id), one)?;
            }
        }
        Ok::<_, StoreError>(())
    };
    story.store.write(copy).await.unwrap();
}

#[tokio::test]
async fn art_7_1_a_large_year_is_a_row_of_volumes() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = closed(&story).await;
        copied(&story, reference, 104).await;
        let kind = CollectionKind::Pdf;
        let (name, bytes) = made(&story, &order(2026, kind, Viewer::Operator)).await;
        assert_eq!(name, "formulieren-2026-delen.zip");
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut chapters = 0;
        for number in 1..=3 {
            let name = format!("formulieren-2026-deel-{number:03}.pdf");
            let mut text = String::new();
            archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
            let paper: Paper = serde_json::from_str(&text).unwrap();
            let Kind::Collection(cover) = &paper.kind else { panic!("{:?}", paper.kind) };
            assert!(cover.lead.starts_with(&format!("Deel {number} van 3.")), "{}", cover.lead);
            chapters += text.matches("gesloten op 23 november 2026").count();
        }
        assert_eq!((archive.len(), chapters), (3, 105));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_1_each_dossier_is_in_the_list_once_over_several_pages() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = closed(&story).await;
        copied(&story, reference, 1_100).await;
        let mut listed = listed(&story, 2026, Viewer::Operator).await;
        assert_eq!(listed.len(), 1_101);
        listed.sort();
        listed.dedup();
        assert_eq!(listed.len(), 1_101);
        let mut heard = Heard::default();
        let order = order(2026, CollectionKind::Xlsx, Viewer::Operator);
        story.make_collection(&order, &mut heard).await.unwrap();
        assert_eq!(heard.0, [(500, 1_101), (1_000, 1_101), (1_101, 1_101)]);
        story.post().await;
    })
    .await;
}
