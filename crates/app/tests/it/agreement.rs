//! What is stored agrees with itself, on both databases, and the shipped lists are shipped once.
use weerklank_domain::complaint::facts::Door;
use weerklank_domain::people::Subject;
use weerklank_store::{StoreError, check, dossiers, people};

use crate::story::Story;
use crate::test_app::on_both;

#[tokio::test]
async fn a_dossier_that_went_its_way_agrees_with_its_replay() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        let about_bram = Subject::Officer { person: story.bram.person };
        story.recorded(&story.eva, Door::Organisation, about_bram).await;
        let drifts = story
            .store
            .read(|tx| {
                assert!(check::is_ours(tx)?);
                assert!(check::integrity(tx)?.is_empty());
                let register = people::register(tx, jiff::civil::date(2026, 11, 23))?;
                let mut drifts = Vec::new();
                for id in dossiers::page_of_ids(tx, None, 10)? {
                    let head = check::head(tx, id)?.unwrap();
                    assert!(head.version > 1, "{}", head.reference);
                    drifts.push(check::drift(tx, id, &register)?);
                }
                Ok::<_, StoreError>(drifts)
            })
            .await
            .unwrap();
        assert_eq!(drifts, [vec![], vec![]]);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn the_lists_are_shipped_to_an_installation_that_has_none() {
    on_both(|app| async move {
        app.ship_lists().await.unwrap();
        let shipped = app.lists().await.unwrap();
        assert!(shipped.has("subcategory", "quote") && shipped.has("remedy", "apology"));
        let count = shipped.items.len();
        app.ship_lists().await.unwrap();
        assert_eq!(app.lists().await.unwrap().items.len(), count);
    })
    .await;
}
