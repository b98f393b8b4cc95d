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

pub(crate) async fn today_of(story: &Story, by: &Actor) -> Today {
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

/// Received on 27 November: the last day is Christmas Day, seen six weeks ahead.
#[tokio::test]
async fn christmas_is_seen_ahead_and_everybody_sees_for_whom_he_waits() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        story.later(SignedDuration::from_hours(4 * 24));
        let reference = story.taken_in().await;
        let today = today_of(&story, &story.bram).await;
        assert_eq!(kinds(&today.ahead), [T::Overdue]);
        assert_eq!(today.ahead[0].due_on.to_string(), "2026-12-25");
        assert!(today_of(&story, &story.carla).await.ahead.is_empty(), "it is Bram's");
        story.does(&story.bram, reference, |_| Command::Register { late_reason: None }).await;
        let notice = Notice { on: story.today(), way: Way::Email };
        let told = Command::NotifyPartner { notice, letter: None };
        story.does(&story.bram, reference, |_| told).await;
        let of_anna = today_of(&story, &story.anna).await;
        assert!(kinds(&of_anna.officers).contains(&T::Acknowledge), "she waits for the officer");
        let of_dirk = today_of(&story, &story.dirk).await;
        assert!(of_dirk.officers.is_empty() && of_dirk.others.is_empty(), "he sees no dossier");
        story.does(&story.bram, reference, |_| Command::AssignToPartner).await;
        story
            .does(&story.anna, reference, |enclosed| Command::Consult {
                on: story.today(),
                way: Way::Telephone,
                question: enclosed.text(words("Mag ik een deel terugbetalen?")),
            })
            .await;
        story
            .does(&story.anna, reference, |enclosed| Command::ProposeSolution {
                on: story.today(),
                proposal: enclosed.text(words("Wij betalen een deel terug.")),
            })
            .await;
        let bram = today_of(&story, &story.bram).await;
        assert_eq!(kinds(&bram.complainants), [T::Reaction], "he waits for the complainant");
        assert!(kinds(&bram.others).contains(&T::Progress), "and for the partner");
        story.post().await;
    })
    .await;
}
