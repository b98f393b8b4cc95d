//! Who may ask, what the worker does, and what becomes of it.
use jiff::SignedDuration;
use weerklank_app::collection::{CollectionKind, State};
use weerklank_app::{AppError, SaveError};
use weerklank_domain::Language;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::ids::CollectionId;
use weerklank_domain::people::{Actor, Role};
use weerklank_store::{StoreError, Tx, collections, read_log};

use super::{closed, completed, never_stops};
use crate::story::{Story, request, words};
use crate::test_app::on_both;

async fn asked(story: &Story, by: &Actor) -> Result<CollectionId, SaveError> {
    story.ask_collection(by, (2026, CollectionKind::Csv, Language::Dutch)).await
}

async fn work(story: &Story) -> Option<CollectionId> {
    story.collect_next(&never_stops()).await.unwrap()
}

/// How far the last one is.
async fn state(story: &Story, by: &Actor) -> (State, u32, u32) {
    let listed = story.collections(by).await.unwrap();
    (listed[0].state, listed[0].done, listed[0].total)
}

#[tokio::test]
async fn art_7_1_the_officer_collects_and_fetches_what_was_made() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = closed(&story).await;
        let id = asked(&story, &story.bram).await.unwrap();
        assert_eq!(asked(&story, &story.bram).await.unwrap(), id, "asking twice is asking once");
        assert_eq!(state(&story, &story.bram).await.0, State::Asked);
        let early = story.collected(&story.bram, id).await;
        assert!(matches!(early, Err(AppError::NotFound)), "there is nothing yet");
        assert_eq!(work(&story).await, Some(id));
        assert_eq!(work(&story).await, None);
        assert_eq!(state(&story, &story.bram).await, (State::Done, 1, 1));
        let other = story.collected(&story.carla, id).await;
        assert!(matches!(other, Err(AppError::NotFound)), "it is for who asked for it");
        let complaint = story.seen_by_bram(reference).await.complaint.id;
        let read = move |tx: &mut Tx<'_>| read_log::of_complaint(tx, complaint);
        assert!(story.store.read(read).await.unwrap().iter().all(|one| one.what != "collection"));
        let file = story.collected(&story.bram, id).await.unwrap();
        assert_eq!(
            (file.name.as_str(), file.media_type.as_str()),
            ("klachten-2026.csv", "text/csv")
        );
        let text = String::from_utf8(file.into_bytes().unwrap()).unwrap();
        assert!(text.contains(&reference.to_string()));
        let readings = story.store.read(read).await.unwrap();
        let noted = readings.iter().find(|one| one.what == "collection").unwrap();
        assert_eq!(noted.person, story.bram.person, "fetching is reading");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_1_nobody_but_an_officer_collects() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let ada = story.person("Ada Beheer", &[Role::Administrator]).await;
        let aart = story.person("Aart Toezicht", &[Role::Auditor]).await;
        for by in [&story.anna, &story.eva, &story.dirk, &ada, &aart] {
            let refused = asked(&story, by).await;
            assert!(matches!(refused, Err(SaveError::App(AppError::NotAllowed))), "{by:?}");
            assert!(matches!(story.collections(by).await, Err(AppError::NotAllowed)));
            let id = CollectionId::from_uuid(story.draw_id());
            assert!(matches!(story.collected(by, id).await, Err(AppError::NotAllowed)));
        }
        for year in [1900, 2027, 0, -1] {
            let order = (year, CollectionKind::Csv, Language::Dutch);
            let refused = story.ask_collection(&story.bram, order).await;
            assert!(matches!(refused, Err(SaveError::Invalid(_))), "{year}");
        }
        assert_eq!(work(&story).await, None);
    })
    .await;
}

#[tokio::test]
async fn art_7_1_who_is_no_officer_any_more_gets_nothing() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        closed(&story).await;
        asked(&story, &story.carla).await.unwrap();
        let person = story.carla.person;
        let end = move |tx: &mut Tx<'_>| {
            let mut account = weerklank_store::people::find(tx, person)?.unwrap();
            account.roles = vec![Role::Staff];
            weerklank_store::people::update(tx, &account).map(drop)
        };
        story.store.write::<_, StoreError, _>(end).await.unwrap();
        assert!(work(&story).await.is_some());
        assert_eq!(state(&story, &story.carla).await.0, State::Failed);
        assert_eq!(work(&story).await, None);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_1_what_a_worker_that_died_began_is_made_by_the_next() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        closed(&story).await;
        let id = asked(&story, &story.bram).await.unwrap();
        // A worker takes it, notes one dossier, and is seen no more.
        let (now, until) = (story.now(), story.now() + SignedDuration::from_mins(5));
        let take = move |tx: &mut Tx<'_>| collections::claim(tx, now, until);
        let dead = story.store.write::<_, StoreError, _>(take).await.unwrap().unwrap();
        assert_eq!((dead.id, dead.attempts), (id, 1));
        assert_eq!(work(&story).await, None, "it has it in hand");
        assert_eq!(state(&story, &story.bram).await.0, State::Running);
        story.later(SignedDuration::from_mins(6));
        assert_eq!(work(&story).await, Some(id));
        assert_eq!(state(&story, &story.bram).await, (State::Done, 1, 1));
        // Should it wake up after all, it changes nothing.
        let again = move |tx: &mut Tx<'_>| collections::advance(tx, &dead, (0, 9), (until, &[]));
        assert!(!story.store.write::<_, StoreError, _>(again).await.unwrap());
        assert_eq!(state(&story, &story.bram).await, (State::Done, 1, 1));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_1_a_worker_that_must_stop_lets_the_next_begin_at_once() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        closed(&story).await;
        let id = asked(&story, &story.bram).await.unwrap();
        let (_stop, stopping) = tokio::sync::watch::channel(true);
        story.collect_next(&stopping).await.unwrap();
        assert_eq!(state(&story, &story.bram).await.0, State::Asked);
        assert_eq!(work(&story).await, Some(id));
        assert_eq!(state(&story, &story.bram).await.0, State::Done);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_1_what_was_made_before_somebody_was_shut_out_is_not_given() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = closed(&story).await;
        let id = asked(&story, &story.carla).await.unwrap();
        work(&story).await;
        assert!(story.collected(&story.carla, id).await.is_ok());
        story
            .does(&story.carla, reference, |enclosed| Command::DeclareConflict {
                reason: enclosed.text(words("Ik ken haar.")),
            })
            .await;
        assert!(matches!(story.collected(&story.carla, id).await, Err(AppError::NotFound)));
        assert_eq!(state(&story, &story.carla).await.0, State::Gone);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_1_a_collection_is_kept_for_thirty_days() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = completed(&story, |_| ()).await;
        story.close(request(&story.bram, reference)).await.unwrap();
        let id = asked(&story, &story.bram).await.unwrap();
        work(&story).await;
        story.later(SignedDuration::from_hours(30 * 24 - 1));
        story.forget_collections().await.unwrap();
        assert_eq!(state(&story, &story.bram).await.0, State::Done);
        story.later(SignedDuration::from_hours(2));
        story.forget_collections().await.unwrap();
        assert_eq!(state(&story, &story.bram).await.0, State::Gone);
        assert!(matches!(story.collected(&story.bram, id).await, Err(AppError::NotFound)));
        story.later(SignedDuration::from_hours(90 * 24));
        story.forget_collections().await.unwrap();
        assert!(story.collections(&story.bram).await.unwrap().is_empty());
        story.post().await;
    })
    .await;
}
