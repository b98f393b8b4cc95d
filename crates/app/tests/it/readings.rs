//! Who read which dossier is noted, in batches.
use weerklank_domain::ids::PersonId;
use weerklank_store::{Tx, read_log};

use crate::register_changes::cast;
use crate::test_app::on_both;

#[tokio::test]
async fn a_reading_is_noted_once_the_batch_is_written() {
    on_both(|app| async move {
        let cast = cast(&app).await;
        let dossier = app.dossier(&cast.bram, cast.complaint).await.unwrap();
        app.dossier(&cast.carla, cast.complaint).await.unwrap();
        assert!(app.dossier(&cast.ada, cast.complaint).await.is_err());
        let id = dossier.complaint.id;
        let noted = || async {
            let list = move |tx: &mut Tx<'_>| read_log::of_complaint(tx, id);
            app.store.read(list).await.unwrap()
        };
        assert!(noted().await.is_empty());
        app.write_reads().await.unwrap();
        app.write_reads().await.unwrap();
        let mut readers: Vec<PersonId> = noted().await.iter().map(|one| one.person).collect();
        readers.sort_unstable();
        let mut expected = [cast.bram.person, cast.carla.person];
        expected.sort_unstable();
        assert_eq!(readers, expected);
    })
    .await;
}
