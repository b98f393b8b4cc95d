//! The calendar feed: at a secret address, references only, and only of what the person may see.
use weerklank_domain::complaint::command::Command;
use weerklank_domain::ids::PersonId;
use weerklank_store::{StoreError, Tx};

use crate::story::{CANARIES, Story, request, words};
use crate::test_app::on_both;

/// What stands at the address; nothing when it works no more.
async fn read(story: &Story, address: &str) -> Option<String> {
    let token = address.strip_prefix("https://weerklank.example/agenda/").unwrap();
    story.feed(token.strip_suffix(".ics").unwrap()).await.unwrap()
}

#[tokio::test]
async fn a_calendar_has_what_somebody_has_to_do_and_not_a_word_more() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        let address = story.renew_feed(&story.bram).await.unwrap();
        let calendar = read(&story, &address).await.unwrap();
        assert!(calendar.contains("DTSTART;VALUE=DATE:20261126"), "{calendar}");
        assert!(calendar.contains(&format!("SUMMARY:Bevestig de ontvangst ({reference})")));
        // Day 28 and the last day of the post are far ahead, and there all the same.
        assert!(calendar.contains("DTSTART;VALUE=DATE:20261221"), "{calendar}");
        for canary in CANARIES.iter().chain(&["Zuiderlicht", "Anna"]) {
            assert!(!calendar.contains(canary), "{canary}");
        }
        let of_carla = story.renew_feed(&story.carla).await.unwrap();
        assert!(
            !read(&story, &of_carla).await.unwrap().contains("VEVENT"),
            "she has nothing to do"
        );
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_1_a_dossier_from_which_somebody_is_shut_out_is_not_in_his_calendar() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        let address = story.renew_feed(&story.bram).await.unwrap();
        let of_carla = story.renew_feed(&story.carla).await.unwrap();
        let mut enclosed = story.enclosures();
        let reason = enclosed.text(words("Ik ken haar."));
        let declare = Command::DeclareConflict { reason };
        story.execute(request(&story.bram, reference), declare, enclosed).await.unwrap();
        let calendar = read(&story, &address).await.unwrap();
        assert!(!calendar.contains(&reference.to_string()) && !calendar.contains("VEVENT"));
        assert!(read(&story, &of_carla).await.unwrap().contains(&reference.to_string()));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn an_address_is_renewed_and_revoked_and_its_secret_is_not_kept() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        assert!(story.feed_since(&story.bram).await.unwrap().is_none());
        let first = story.renew_feed(&story.bram).await.unwrap();
        let second = story.renew_feed(&story.bram).await.unwrap();
        assert_ne!(first, second);
        assert!(read(&story, &first).await.is_none(), "the one before works no more");
        assert!(read(&story, &second).await.is_some());
        assert!(story.feed_since(&story.bram).await.unwrap().is_some());
        let secret = second.rsplit('/').next().unwrap().strip_suffix(".ics").unwrap().to_owned();
        let kept = |tx: &mut Tx<'_>| {
            let row = tx.query_one("select token_digest from feed", &[])?;
            row.get::<Vec<u8>>(0)
        };
        let kept = story.store.read::<_, StoreError, _>(kept).await.unwrap();
        assert!(!kept.windows(8).any(|bytes| secret.as_bytes().starts_with(bytes)));
        story.revoke_feed(&story.bram).await.unwrap();
        assert!(read(&story, &second).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn a_closed_account_has_no_calendar() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let address = story.renew_feed(&story.anna).await.unwrap();
        assert!(read(&story, &address).await.is_some());
        let anna: PersonId = story.anna.person;
        let close = move |tx: &mut Tx<'_>| {
            tx.execute("update person set active = 0 where id = $1", &[anna.into()])
        };
        story.store.write::<_, StoreError, _>(close).await.unwrap();
        assert!(read(&story, &address).await.is_none());
    })
    .await;
}
