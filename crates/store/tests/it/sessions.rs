//! Sign-ins and the links that let somebody in once.
use jiff::{SignedDuration, Timestamp};
use weerklank_domain::chain::Digest;
use weerklank_domain::ids::{PersonId, SessionId};
use weerklank_store::invitations::{self, Invited};
use weerklank_store::sessions::{self, Alive, NewSession};
use weerklank_store::{Store, Tx, people};

use crate::databases::on_both;
use crate::people::{account, add, id};

fn at(minute: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute)
}

/// Sessions end after thirty minutes in which nothing happened.
fn alive(minute: i64) -> Alive {
    Alive { now: at(minute), used_after: at(minute - 30) }
}

fn token(name: &str) -> Digest {
    Digest::sha256(name.as_bytes())
}

fn session(person: PersonId, name: &str) -> NewSession {
    NewSession {
        id: SessionId::from_uuid(id()),
        token: token(name),
        person,
        created_at: at(0),
        expires_at: at(100),
        device: "Firefox".to_owned(),
    }
}

async fn begin(store: &Store, session: NewSession) -> SessionId {
    let id = session.id;
    store.write(move |tx| sessions::create(tx, &session)).await.unwrap();
    id
}

async fn is_found(store: &Store, name: &'static str, minute: i64) -> bool {
    store.read(move |tx| sessions::find(tx, &token(name), alive(minute))).await.unwrap().is_some()
}

#[tokio::test]
async fn a_session_ends_when_it_is_not_used_and_in_any_case_some_day() {
    on_both(|store| async move {
        let anna = account("anna@noord.example", "Anna Bakker");
        add(&store, &anna).await;
        let id = begin(&store, session(anna.id, "one")).await;
        assert!(is_found(&store, "one", 29).await);
        assert!(!is_found(&store, "another", 29).await);
        assert!(!is_found(&store, "one", 30).await, "not used");
        for minute in [20, 40, 60, 80, 99] {
            store.write(move |tx| sessions::touch(tx, id, at(minute))).await.unwrap();
        }
        assert!(is_found(&store, "one", 99).await);
        assert!(!is_found(&store, "one", 100).await, "expired");
        let removed = store.write(|tx| sessions::remove_ended(tx, alive(100))).await.unwrap();
        assert_eq!(removed, 1);
    })
    .await;
}

#[tokio::test]
async fn an_account_that_is_closed_has_no_session() {
    on_both(|store| async move {
        let mut anna = account("anna@noord.example", "Anna Bakker");
        add(&store, &anna).await;
        begin(&store, session(anna.id, "one")).await;
        anna.active = false;
        store.write(move |tx| people::update(tx, &anna)).await.unwrap();
        assert!(!is_found(&store, "one", 1).await);
    })
    .await;
}

#[tokio::test]
async fn a_person_ends_his_own_sessions_and_nobody_elses() {
    on_both(|store| async move {
        let anna = account("anna@noord.example", "Anna Bakker");
        let bram = account("bram@noord.example", "Bram Visser");
        add(&store, &anna).await;
        add(&store, &bram).await;
        let first = begin(&store, session(anna.id, "first")).await;
        let second = begin(&store, session(anna.id, "second")).await;
        begin(&store, session(anna.id, "third")).await;
        begin(&store, session(bram.id, "of bram")).await;
        let (listed, by_bram, by_anna) = store
            .write(move |tx| {
                Ok::<_, weerklank_store::StoreError>((
                    sessions::of_person(tx, anna.id, alive(1))?,
                    sessions::revoke(tx, bram.id, first)?,
                    sessions::revoke(tx, anna.id, first)?,
                ))
            })
            .await
            .unwrap();
        assert_eq!(listed.len(), 3);
        assert!(!by_bram && by_anna);
        let ended =
            store.write(move |tx| sessions::revoke_others(tx, anna.id, second)).await.unwrap();
        assert_eq!(ended, 1);
        assert!(is_found(&store, "second", 1).await);
        assert!(is_found(&store, "of bram", 1).await);
        let ended = store.write(move |tx| sessions::revoke_all(tx, anna.id)).await.unwrap();
        assert_eq!(ended, 1);
    })
    .await;
}

#[tokio::test]
async fn a_link_works_once_until_it_ends_or_a_newer_one_is_made() {
    on_both(|store| async move {
        let anna = account("anna@noord.example", "Anna Bakker");
        add(&store, &anna).await;
        let invite = move |name: &'static str| {
            let store = store.clone();
            async move {
                let made =
                    move |tx: &mut Tx<'_>| invitations::invite(tx, anna.id, (&token(name), at(60)));
                store.write(made).await.unwrap();
                store
            }
        };
        let store = invite("older").await;
        invite("newer").await;
        let used = |name: &'static str, minute: i64| {
            let store = store.clone();
            async move {
                let job = move |tx: &mut Tx<'_>| invitations::use_up(tx, &token(name), at(minute));
                store.write(job).await.unwrap()
            }
        };
        assert_eq!(used("older", 1).await, None);
        assert_eq!(used("newer", 60).await, None);
        assert_eq!(used("newer", 59).await, Some(Invited::Person(anna.id)));
        assert_eq!(used("newer", 59).await, None);
        let found = store.read(|tx| invitations::find(tx, &token("newer"), at(1))).await.unwrap();
        assert_eq!(found, None);
    })
    .await;
}

#[tokio::test]
async fn an_installation_is_set_up_while_nobody_has_an_account() {
    on_both(|store| async move {
        let make = |name: &'static str, minute: i64| {
            let store = store.clone();
            async move {
                let job = move |tx: &mut Tx<'_>| {
                    invitations::set_up(tx, (&token(name), at(minute + 60)), at(minute + 59))
                };
                store.write(job).await.unwrap()
            }
        };
        assert!(make("first", 0).await);
        assert!(!make("at the same time", 0).await);
        assert!(make("after a restart", 2).await);
        let find = |name: &'static str| {
            let store = store.clone();
            async move {
                let job = move |tx: &mut Tx<'_>| invitations::find(tx, &token(name), at(3));
                store.read(job).await.unwrap()
            }
        };
        assert_eq!(find("first").await, None);
        assert_eq!(find("after a restart").await, Some(Invited::FirstAdministrator));
        add(&store, &account("anna@noord.example", "Anna Bakker")).await;
        assert!(!make("too late", 100).await);
    })
    .await;
}
