//! The figures of a year, from rows that are written with the dossier (7.3).
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::report::{Figures, Period};
use weerklank_store::{StoreError, Tx, dossiers, report_facts};

use crate::story::Story;
use crate::test_app::on_both;

async fn this_year(story: &Story) -> Figures {
    let year = Period::year(story.today().year()).unwrap();
    weerklank_app::App::figures(story, year, None).await.unwrap()
}

async fn assert_rows_agree(story: &Story) {
    let all = |tx: &mut Tx<'_>| -> Result<Vec<(ComplaintId, bool)>, weerklank_app::AppError> {
        let ids = dossiers::page_of_ids(tx, None, 100)?;
        ids.into_iter()
            .map(|id| {
                assert!(report_facts::of_complaint(tx, id)?.is_some());
                Ok((id, weerklank_app::figures::agrees(tx, id)?))
            })
            .collect()
    };
    let found = story.store.read(all).await.unwrap();
    assert!(!found.is_empty() && found.iter().all(|(_, agrees)| *agrees), "{found:?}");
}

#[tokio::test]
async fn art_7_3_the_figures_follow_each_step_of_a_dossier() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        assert_eq!(this_year(&story).await.received.count, 0);
        let reference = story.taken_in().await;
        assert_rows_agree(&story).await;
        let figures = this_year(&story).await;
        assert_eq!((figures.received.count, figures.stock.after), (1, 1));
        assert_eq!(figures.groups.nature["unknown"], 1);
        story.deciding(reference).await;
        assert_rows_agree(&story).await;
        let figures = this_year(&story).await;
        assert_eq!(figures.groups.nature.get("unknown"), None, "it was classified");
        assert!(figures.stock.balances());
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_3_rows_of_before_are_built_once() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        story.taken_in().await;
        let before = this_year(&story).await;
        let forget = |tx: &mut Tx<'_>| tx.execute("delete from report_fact", &[]);
        story.store.write::<_, StoreError, _>(forget).await.unwrap();
        assert_eq!(this_year(&story).await.received.count, 0);
        assert_eq!(story.build_facts().await.unwrap(), 1);
        assert_eq!(this_year(&story).await, before);
        assert_eq!(story.build_facts().await.unwrap(), 0, "it was this program already");
        // From now on a row that is missing is a fault.
        story.store.write::<_, StoreError, _>(forget).await.unwrap();
        let missing = |tx: &mut Tx<'_>| {
            let id = dossiers::page_of_ids(tx, None, 1)?[0];
            weerklank_app::figures::agrees(tx, id)
        };
        assert!(!story.store.read(missing).await.unwrap());
        story.post().await;
    })
    .await;
}
