//! The outbox: nothing is lost, and nothing is sent by two.
use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};
use tokio::task::JoinSet;
use weerklank_domain::Language;
use weerklank_domain::chain::Salt;
use weerklank_domain::ids::{ComplaintId, ContentId, OutboxId, PersonId};
use weerklank_store::outbox::{self, Claimed, NewMessage, OutgoingMessage, PostCounts, Purpose};
use weerklank_store::{Store, StoreError, Tx, people};

use crate::databases::{on_both, postgres, sqlite};
use crate::people::{account, id};

fn at(minute: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute)
}

fn message(key: &str) -> NewMessage {
    NewMessage {
        id: OutboxId::from_uuid(id()),
        key: key.to_owned(),
        complaint: Some(ComplaintId::from_uuid(id())),
        recipient: None,
        purpose: Purpose::Letter,
        content: ContentId::from_uuid(id()),
        salt: Salt::from_bytes([1; 16]),
        message_id: format!("<{key}@noord.example>"),
        message: OutgoingMessage {
            language: Language::Dutch,
            to: "anna@noord.example".to_owned(),
            to_name: Some("Anna".to_owned()),
            subject: "K-2026-7H3Q2M".to_owned(),
            text: "é\n".repeat(30_000),
            files: Vec::new(),
            in_reply_to: None,
            references: Vec::new(),
            reply_to: None,
            by_hand: true,
        },
        created_at: at(0),
        due_at: at(0),
    }
}

async fn enqueue(store: &Store, new: NewMessage) -> bool {
    store.write(move |tx| outbox::enqueue(tx, &new)).await.unwrap()
}

/// Claims at most ten, for five minutes.
async fn claim(store: &Store, minute: i64) -> Vec<Claimed> {
    store.write(move |tx| outbox::claim(tx, at(minute), at(minute + 5), 10)).await.unwrap()
}

async fn counts(store: &Store) -> PostCounts {
    store.read(outbox::counts).await.unwrap()
}

#[tokio::test]
async fn a_key_is_stored_once() {
    on_both(|store| async move {
        let first = message("reminder of day 7");
        assert!(enqueue(&store, first.clone()).await);
        assert!(!enqueue(&store, message("reminder of day 7")).await);
        assert!(enqueue(&store, message("reminder of day 14")).await);
        let claimed = claim(&store, 1).await;
        assert_eq!(claimed.len(), 2);
        assert_eq!(claimed[0].id, first.id);
        let said = store
            .read({
                let claimed = claimed[0].clone();
                move |tx| outbox::message(tx, &claimed)
            })
            .await
            .unwrap();
        assert_eq!(said, Some(first.message));
        let contents: i64 = store
            .read(|tx| tx.query_one("select count(*) from content", &[])?.get(0))
            .await
            .map_err(|cause: StoreError| cause)
            .unwrap();
        assert_eq!(contents, 2, "what was refused left nothing behind");
    })
    .await;
}

#[tokio::test]
async fn what_is_claimed_is_not_claimed_again_until_its_lease_ends() {
    on_both(|store| async move {
        enqueue(&store, message("one")).await;
        let mut later = message("later");
        later.due_at = at(60);
        enqueue(&store, later).await;
        assert_eq!(store.read(outbox::next_due).await.unwrap(), Some(at(0)));
        let first = claim(&store, 1).await;
        assert_eq!(first.len(), 1);
        assert!(claim(&store, 5).await.is_empty());
        // The worker died: another takes over.
        let second = claim(&store, 6).await;
        assert_eq!((second[0].id, second[0].attempts), (first[0].id, 2));
        // It was only slow, and has nothing to say about it any more.
        let (late, dead) = store
            .write({
                let first = first[0].clone();
                move |tx| {
                    Ok::<_, StoreError>((
                        outbox::retry(tx, &first, at(90), "slow")?,
                        outbox::dead(tx, &first, at(7), "slow")?,
                    ))
                }
            })
            .await
            .unwrap();
        assert!(!late && !dead);
        // But when a server took it, that is so, and it is told once.
        let told = store
            .write(move |tx| {
                Ok::<_, StoreError>((
                    outbox::sent(tx, &first[0], at(8))?,
                    outbox::sent(tx, &second[0], at(9))?,
                ))
            })
            .await
            .unwrap();
        assert_eq!(told, (true, false));
        let expected = PostCounts { waiting: 1, sent: 1, ..PostCounts::default() };
        assert_eq!(counts(&store).await, expected);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_never_claim_the_same_message() {
    for fresh in [sqlite(), postgres()] {
        let stores = [fresh.migrated().await, fresh.open()];
        for number in 0..200 {
            enqueue(&stores[0], message(&format!("message {number}"))).await;
        }
        let mut workers = JoinSet::new();
        for worker in 0..6 {
            let store = stores[worker % 2].clone();
            workers.spawn(async move {
                let mut all = Vec::new();
                loop {
                    let claimed = claim(&store, 1).await;
                    if claimed.is_empty() && counts(&store).await.waiting == 200 {
                        return all;
                    }
                    all.extend(claimed.into_iter().map(|message| message.id));
                }
            });
        }
        let all: Vec<OutboxId> = workers.join_all().await.concat();
        assert_eq!(all.len(), 200);
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), 200);
    }
}

#[tokio::test]
async fn a_message_is_tried_again_dies_and_is_brought_back_by_hand() {
    on_both(|store| async move {
        let one = message("one");
        let complaint = one.complaint.unwrap();
        enqueue(&store, one).await;
        let first = claim(&store, 0).await.remove(0);
        let id = first.id;
        let retried =
            store.write(move |tx| outbox::retry(tx, &first, at(1), "mailbox busy")).await.unwrap();
        assert!(retried);
        assert!(claim(&store, 0).await.is_empty());
        let second = claim(&store, 1).await.remove(0);
        assert_eq!(second.attempts, 2);
        let mut longer = second.clone();
        longer.leased_until = at(60);
        let hold = move |tx: &mut Tx<'_>| {
            let first = outbox::hold(tx, &second, at(60))?;
            Ok::<_, StoreError>((first, outbox::hold(tx, &second, at(90))?))
        };
        let held = store.write(hold).await.unwrap();
        assert_eq!(held, (true, false), "by who has it, as he has it");
        assert!(claim(&store, 59).await.is_empty(), "it is still being sent");
        let second = longer;
        let died = store
            .write(move |tx| outbox::dead(tx, &second, at(2), "no such mailbox"))
            .await
            .unwrap();
        assert!(died);
        assert!(claim(&store, 100).await.is_empty());
        let (dead, of_complaint) = store
            .read(move |tx| {
                let dead = outbox::list_dead(tx)?;
                Ok::<_, StoreError>((dead, outbox::list_dead_of(tx, complaint)?))
            })
            .await
            .unwrap();
        assert_eq!((dead.len(), of_complaint.len()), (1, 1));
        assert_eq!(dead[0].last_error.as_deref(), Some("no such mailbox"));
        assert_eq!(dead[0].settled_at, Some(at(2)));
        let again = move |tx: &mut Tx<'_>| outbox::send_again(tx, id, at(200));
        assert!(store.write(again).await.unwrap());
        assert!(!store.write(again).await.unwrap());
        assert_eq!(claim(&store, 200).await.remove(0).attempts, 1);
    })
    .await;
}

#[tokio::test]
async fn mail_is_withheld_from_who_was_shut_out_or_has_no_account_any_more() {
    on_both(|store| async move {
        let bram = account("bram@noord.example", "Bram Visser");
        let mut carla = account("carla@noord.example", "Carla Smit");
        carla.active = false;
        let for_person = |person: PersonId, key: &str| NewMessage {
            recipient: Some(person),
            purpose: Purpose::Notice,
            ..message(key)
        };
        let (to_bram, to_carla) = (for_person(bram.id, "bram"), for_person(carla.id, "carla"));
        store
            .write(move |tx| {
                people::insert(tx, &bram)?;
                people::insert(tx, &carla)?;
                outbox::enqueue(tx, &to_bram)?;
                outbox::enqueue(tx, &to_carla)
            })
            .await
            .unwrap();
        let claimed = claim(&store, 1).await;
        let withheld = store
            .write(move |tx| {
                let found: Result<Vec<bool>, StoreError> =
                    claimed.iter().map(|one| outbox::is_withheld(tx, one)).collect();
                for one in &claimed {
                    if outbox::is_withheld(tx, one)? {
                        assert!(outbox::withhold(tx, one, at(2))?);
                    }
                }
                found
            })
            .await
            .unwrap();
        assert_eq!(withheld, [false, true]);
        assert_eq!(counts(&store).await.withheld, 1);
    })
    .await;
}

#[tokio::test]
async fn the_secret_of_an_invitation_goes_once_it_is_sent() {
    on_both(|store| async move {
        let invitation =
            NewMessage { purpose: Purpose::Invitation, complaint: None, ..message("invitation") };
        enqueue(&store, invitation).await;
        let claimed = claim(&store, 1).await.remove(0);
        let left = store
            .write(move |tx| {
                outbox::sent(tx, &claimed, at(2))?;
                outbox::message(tx, &claimed)
            })
            .await
            .unwrap();
        assert_eq!(left, None);
    })
    .await;
}
