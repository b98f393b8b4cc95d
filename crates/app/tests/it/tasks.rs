//! What must happen, on the page of who has to do it.
use jiff::SignedDuration;
use weerklank_app::tasks::{ListedTask, Today};
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{Notice, ScopeGround, Way};
use weerklank_domain::complaint::tasks::TaskKind as T;
use weerklank_domain::people::Actor;
use weerklank_store::{StoreError, Tx};

use crate::story::{Story, request, words};
use crate::test_app::on_both;

fn kinds<'a>(tasks: impl IntoIterator<Item = &'a ListedTask>) -> Vec<T> {
    tasks.into_iter().map(|task| task.kind).collect()
}

async fn today_of(story: &Story, by: &Actor) -> Today {
    weerklank_app::App::today(story, by).await.unwrap()
}

async fn own(story: &Story, by: &Actor) -> Vec<T> {
    kinds(&today_of(story, by).await.own)
}

#[tokio::test]
async fn the_officer_in_charge_sees_his_tasks_and_they_go_when_they_are_done() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        let before = own(&story, &story.bram).await;
        assert!(before.contains(&T::Acknowledge) && before.contains(&T::Notify), "{before:?}");
        assert!(own(&story, &story.carla).await.is_empty(), "she is not in charge");
        let notice = Notice { on: story.today(), way: Way::Email };
        story.does(&story.bram, reference, |_| Command::Acknowledge { notice }).await;
        assert!(!own(&story, &story.bram).await.contains(&T::Acknowledge));
        // A week in which nobody worked: what was not done is late, once.
        story.later(SignedDuration::from_hours(24 * 7));
        let today = today_of(&story, &story.bram).await;
        let late = kinds(today.late());
        assert!(late.contains(&T::Notify), "{late:?}");
        assert_eq!(late.iter().filter(|kind| **kind == T::Notify).count(), 1);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_1_who_is_shut_out_sees_no_task_and_the_other_officer_gets_them() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        let mut enclosed = story.enclosures();
        let reason = enclosed.text(words("Ik ken haar."));
        let conflict = Command::DeclareConflict { reason };
        story.execute(request(&story.bram, reference), conflict, enclosed).await.unwrap();
        let bram = today_of(&story, &story.bram).await;
        assert!(bram.own.is_empty() && bram.others.is_empty());
        assert!(own(&story, &story.carla).await.contains(&T::Acknowledge));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn transition_22_the_second_pair_of_eyes_is_not_that_of_who_proposed_it() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        let mut enclosed = story.enclosures();
        let reason = enclosed.text(words("Een vraag, geen klacht."));
        let ground = ScopeGround::NotAComplaint;
        let propose = Command::ProposeOutOfScope { ground, reason };
        story.execute(request(&story.bram, reference), propose, enclosed).await.unwrap();
        assert!(!own(&story, &story.bram).await.contains(&T::Scope));
        assert!(own(&story, &story.carla).await.contains(&T::Scope));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn another_program_builds_the_same_tasks_anew_once() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        story.taken_in().await;
        let before = today_of(&story, &story.bram).await.own;
        assert!(!before.is_empty());
        let forget = |tx: &mut Tx<'_>| tx.execute("delete from task", &[]);
        story.store.write::<_, StoreError, _>(forget).await.unwrap();
        assert!(own(&story, &story.bram).await.is_empty());
        assert_eq!(story.build_tasks().await.unwrap(), 1);
        assert_eq!(today_of(&story, &story.bram).await.own, before);
        assert_eq!(story.build_tasks().await.unwrap(), 0, "it was this program already");
        story.post().await;
    })
    .await;
}
