//! The post room: nothing is lost, nothing is said twice, and nobody gets what is not for him.
use jiff::SignedDuration;
use tokio::sync::watch;
use weerklank_app::post_room::{Carrier, Posted};
use weerklank_app::{AppError, worker};
use weerklank_domain::Language;
use weerklank_domain::chain::Salt;
use weerklank_domain::ids::{ContentId, OutboxId, PersonId};
use weerklank_domain::people::Role;
use weerklank_mail::Postman;
use weerklank_store::Tx;
use weerklank_store::outbox::{self, NewMessage, OutgoingMessage, Purpose};

use crate::test_app::{TestApp, on_both};

/// Puts a notice for this address into the outbox.
async fn enqueue(app: &TestApp, to: &str, recipient: Option<PersonId>) {
    let id = app.draw_id();
    let new = NewMessage {
        id: OutboxId::from_uuid(id),
        key: format!("notice to {to}"),
        complaint: None,
        recipient,
        purpose: Purpose::Notice,
        content: ContentId::from_uuid(app.draw_id()),
        salt: Salt::from_bytes([1; 16]),
        message_id: format!("<{id}@weerklank.example>"),
        message: OutgoingMessage {
            language: Language::Dutch,
            to: to.to_owned(),
            to_name: Some("Anna, de eerste".to_owned()),
            subject: "K-2026-7H3Q2M".to_owned(),
            text: "Er is iets te doen: https://weerklank.example/klachten/K-2026-7H3Q2M".to_owned(),
            files: Vec::new(),
            in_reply_to: None,
            references: vec!["<root@weerklank.example>".to_owned()],
            reply_to: None,
            by_hand: false,
        },
        created_at: app.now(),
        due_at: app.now(),
    };
    let job = move |tx: &mut Tx<'_>| outbox::enqueue(tx, &new);
    assert!(app.store.write(job).await.unwrap());
}

#[tokio::test]
async fn what_waits_is_sent_once() {
    on_both(|app| async move {
        enqueue(&app, "anna@noord.example", None).await;
        enqueue(&app, "bram@noord.example", None).await;
        let posted = app.post_round().await.unwrap();
        assert_eq!(posted, Posted { sent: 2, ..Posted::default() });
        let mut taken = app.taken();
        taken.sort_by(|one, other| one.to.cmp(&other.to));
        let to: Vec<&str> = taken.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(to, ["anna@noord.example", "bram@noord.example"]);
        let mail = &taken[0];
        assert_eq!(mail.header("Subject"), Some("K-2026-7H3Q2M"));
        assert_eq!(mail.header("References"), Some("<root@weerklank.example>"));
        assert_eq!(mail.header("Auto-Submitted"), Some("auto-generated"));
        let from = mail.header("From").unwrap();
        assert!(from.contains("Weerklank") && from.contains("klachten@weerklank.example"));
        assert!(mail.text().contains("text/html"));
        assert_eq!(app.post_round().await.unwrap(), Posted::default());
    })
    .await;
}

#[tokio::test]
async fn a_mail_is_tried_again_under_the_same_id_and_later_each_time() {
    on_both(|app| async move {
        enqueue(&app, "anna@noord.example", None).await;
        app.refuse_next_mail("mailbox busy");
        app.refuse_next_mail("mailbox busy");
        let posted = app.post_round().await.unwrap();
        assert_eq!(posted, Posted { postponed: 1, ..Posted::default() });
        assert!(app.post().await.is_empty(), "not due yet");
        app.later(SignedDuration::from_mins(1));
        assert!(app.post().await.is_empty());
        app.later(SignedDuration::from_mins(4));
        assert!(app.post().await.is_empty(), "now it waits five minutes");
        app.later(SignedDuration::from_mins(1));
        assert_eq!(app.post().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_mail_that_nobody_takes_is_dead_after_twelve_tries_and_can_be_sent_again() {
    on_both(|app| async move {
        let ada = app.person("Ada de Wit", &[Role::Administrator]).await;
        let bram = app.person("Bram Visser", &[Role::Officer]).await;
        enqueue(&app, "anna@noord.example", None).await;
        for _ in 0..12 {
            app.refuse_next_mail("no room for anna@noord.example");
        }
        let (mut postponed, mut dead) = (0, 0);
        for _ in 0..100 {
            let posted = app.post_round().await.unwrap();
            (postponed, dead) = (postponed + posted.postponed, dead + posted.dead);
            app.later(SignedDuration::from_mins(45));
        }
        assert_eq!((postponed, dead), (11, 1));
        let listed = app.dead_mail(&ada).await.unwrap();
        assert_eq!((listed.len(), listed[0].attempts), (1, 12));
        let error = listed[0].last_error.as_deref().unwrap();
        assert_eq!(error, "could not hand over the letter: no room for (address)");
        assert!(app.dead_mail(&bram).await.unwrap().is_empty(), "about no dossier");
        let refused = app.send_again(&bram, listed[0].id).await;
        assert!(matches!(refused, Err(AppError::NotFound)));
        assert_eq!(app.post_room(&bram).await.unwrap().counts.dead, 1);
        app.send_again(&ada, listed[0].id).await.unwrap();
        assert_eq!(app.post().await.len(), 1);
        let gone = app.send_again(&ada, listed[0].id).await;
        assert!(matches!(gone, Err(AppError::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn an_address_that_is_none_makes_a_dead_mail_at_once() {
    on_both(|app| async move {
        enqueue(&app, "anna@noord.example\r\nBcc: everybody@noord.example", None).await;
        let posted = app.post_round().await.unwrap();
        assert_eq!(posted, Posted { dead: 1, ..Posted::default() });
        assert!(app.taken().is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_lost_his_account_gets_no_mail() {
    on_both(|app| async move {
        let bram =
            app.person_like("Bram Visser", &[Role::Officer], |bram| bram.active = false).await;
        enqueue(&app, "bram@noord.example", Some(bram.person)).await;
        let posted = app.post_round().await.unwrap();
        assert_eq!(posted, Posted { withheld: 1, ..Posted::default() });
        assert!(app.taken().is_empty());
    })
    .await;
}

#[tokio::test]
async fn without_a_mail_server_everything_waits_and_the_page_says_so() {
    on_both(|app| async move {
        let ada = app.person("Ada de Wit", &[Role::Administrator]).await;
        let partner = app.person("Piet Bos", &[Role::Partner]).await;
        let silent = app.with_carrier(Carrier::Postman(Postman::NotConfigured));
        enqueue(&silent, "anna@noord.example", None).await;
        assert_eq!(silent.post_round().await.unwrap(), Posted::default());
        let room = silent.post_room(&ada).await.unwrap();
        assert!(!room.is_configured);
        assert_eq!(room.counts.waiting, 1);
        let refused = silent.post_room(&partner).await;
        assert!(matches!(refused, Err(AppError::NotAllowed)));
        app.expect_waiting();
    })
    .await;
}

#[tokio::test]
async fn in_the_demonstration_mail_stays_in_the_house() {
    on_both(|app| async move {
        let demo = app.with_carrier(Carrier::Here);
        enqueue(&demo, "anna@noord.example", None).await;
        assert_eq!(demo.post_round().await.unwrap().sent, 1);
        let listed = demo.local_mailbox().await.unwrap();
        assert_eq!(listed[0].recipient, "anna@noord.example");
        let (_, raw) = demo.local_mail(listed[0].id).await.unwrap();
        assert!(String::from_utf8(raw).unwrap().contains("Subject: K-2026-7H3Q2M"));
        let elsewhere = app.local_mailbox().await;
        assert!(matches!(elsewhere, Err(AppError::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_died_after_the_server_took_a_mail_sends_it_again_as_the_same() {
    on_both(|app| async move {
        enqueue(&app, "anna@noord.example", None).await;
        // The worker claims, the server takes it, and nobody hears of it any more.
        let now = app.now();
        let until = now + SignedDuration::from_hours(2);
        let claimed =
            app.store.write(move |tx| outbox::claim(tx, now, until, 1)).await.unwrap().remove(0);
        assert!(app.post().await.is_empty(), "it may still be busy with it");
        app.later(SignedDuration::from_hours(2));
        let taken = app.post().await;
        assert_eq!(taken[0].header("Message-ID"), Some(claimed.message_id.as_str()));
    })
    .await;
}

#[tokio::test]
async fn the_worker_sends_what_is_enqueued_and_stops_when_asked() {
    on_both(|app| async move {
        let (stop, stopped) = watch::channel(false);
        let working = tokio::spawn(worker::run_worker((*app).clone(), stopped));
        enqueue(&app, "anna@noord.example", None).await;
        app.wake_post_room();
        while app.taken().is_empty() {
            tokio::task::yield_now().await;
        }
        stop.send(true).unwrap();
        working.await.unwrap();
    })
    .await;
}
