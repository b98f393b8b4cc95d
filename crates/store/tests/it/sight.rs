//! Who sees which dossier: one rule, for a dossier, for lists and for counts.
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::TakeUpReason;
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Register, Role, Subject};
use weerklank_store::people::Account;
use weerklank_store::worklists::{self, Counts, Filter, Part};
use weerklank_store::{Store, StoreError, dossiers, people};

use crate::cast::{Cast, Story, day};
use crate::databases::on_both;
use crate::people::account;

const RECEIVED: &str = "2026-11-02";

/// Whether a person sees a dossier, which every list and count must say alike.
async fn sees(store: &Store, person: PersonId, story: &Story) -> bool {
    let (id, reference) = (story.complaint.id, story.reference());
    let (found, visible, listed, open, counted) = store
        .read(move |tx| {
            let found = dossiers::find(tx, person, reference)?.is_some();
            let visible = dossiers::is_visible(tx, person, id)?;
            let filter = Filter::default();
            let all = worklists::all(tx, person, &filter, 0)?;
            let awaiting = worklists::open(tx, person, Part::AwaitsAnswer, (&filter, 0))?;
            let winding = worklists::open(tx, person, Part::ToWindUp, (&filter, 0))?;
            let counts = worklists::counts(tx, person, day(RECEIVED))?;
            let year = worklists::year(tx, person, 2026)?;
            let named =
                |listed: &worklists::ListedDossier| listed.reference == reference.to_string();
            let counted = (
                counts.awaiting_answer + counts.to_wind_up,
                year.iter().map(|count| count.complaints).sum::<u32>(),
            );
            let open = awaiting.iter().chain(&winding).filter(|one| named(one)).count();
            Ok::<_, StoreError>((found, visible, all.iter().any(named), open, counted))
        })
        .await
        .unwrap();
    assert_eq!(found, visible);
    assert_eq!(found, listed);
    assert_eq!(open, usize::from(found));
    // It is the only complaint in the database.
    assert_eq!(counted, (u32::from(found), u32::from(found)));
    found
}

#[tokio::test]
async fn who_is_shut_out_finds_nothing_and_counts_nothing() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let story = Story::about(&cast, Subject::Officer { person: cast.bram }, RECEIVED);
        let mut story = story.saved(&store).await;
        assert!(story.complaint.is_excluded(cast.bram));
        assert!(!sees(&store, cast.bram, &story).await);
        assert!(sees(&store, cast.carla, &story).await);
        // Carla declares that she has a conflict of interest too: management is alarmed.
        let reason = story.text("Zij is mijn zus.");
        let story = story.does(cast.carla, Command::DeclareConflict { reason });
        let story = story.saved(&store).await;
        assert!(story.complaint.nobody_in_charge);
        assert!(!sees(&store, cast.carla, &story).await);
        assert!(sees(&store, cast.dirk, &story).await);
    })
    .await;
}

#[tokio::test]
async fn the_partner_sees_it_from_the_moment_he_is_informed() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let story = Story::about(&cast, cast.about_anna(), RECEIVED).registered();
        let story = story.saved(&store).await;
        assert!(!sees(&store, cast.anna, &story).await);
        let story = story.notified().saved(&store).await;
        assert!(sees(&store, cast.anna, &story).await);
        for stranger in [cast.fleur, cast.dirk] {
            assert!(!sees(&store, stranger, &story).await);
        }
    })
    .await;
}

#[tokio::test]
async fn the_contact_of_the_firm_sees_it_once_the_firm_is_informed() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let story = Story::about(&cast, cast.about_zuid(), RECEIVED).registered();
        let story = story.saved(&store).await;
        assert!(!sees(&store, cast.fleur, &story).await);
        let story = story.notified().saved(&store).await;
        assert!(sees(&store, cast.fleur, &story).await);
        assert!(!sees(&store, cast.anna, &story).await);
    })
    .await;
}

#[tokio::test]
async fn who_took_it_in_sees_it_until_the_officer_takes_over() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let story = Story::about(&cast, cast.about_anna(), RECEIVED).registered();
        let story = story.saved(&store).await;
        assert!(sees(&store, cast.esra, &story).await);
        let take = Command::TakeUp { reason: TakeUpReason::Repeat, explanation: None };
        let story = story.does(cast.bram, take).saved(&store).await;
        assert!(!sees(&store, cast.esra, &story).await);
    })
    .await;
}

#[tokio::test]
async fn a_partner_keeps_sight_of_what_he_received_himself() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let subject = (cast.about_zuid(), cast.anna);
        let story = Story::recorded(&cast, subject, day(RECEIVED), |_| {});
        let take = Command::TakeUp { reason: TakeUpReason::Repeat, explanation: None };
        let story = story.does(cast.bram, take).saved(&store).await;
        assert!(sees(&store, cast.anna, &story).await);
        assert!(!sees(&store, cast.esra, &story).await);
    })
    .await;
}

#[tokio::test]
async fn nobody_sees_anything_after_his_account_was_closed() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let story = Story::about(&cast, cast.about_anna(), RECEIVED).saved(&store).await;
        assert!(sees(&store, cast.bram, &story).await);
        let bram = cast.bram;
        store
            .write(move |tx| {
                let account = people::find(tx, bram)?.unwrap();
                people::update(tx, &Account { active: false, ..account })
            })
            .await
            .unwrap();
        assert!(!sees(&store, cast.bram, &story).await);
    })
    .await;
}

#[tokio::test]
async fn a_change_of_the_register_gives_sight_without_an_entry() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let story = Story::about(&cast, cast.about_anna(), RECEIVED).registered();
        let story = story.notified().saved(&store).await;
        // Another manager is nobody to this dossier; Anna without her adviser identity is neither.
        let admin = Account { roles: vec![Role::Administrator], ..account("h@x.example", "Hanna") };
        crate::people::add(&store, &admin).await;
        assert!(!sees(&store, admin.id, &story).await);
        let mut changed: Register = cast.register.clone();
        for person in &mut changed.people {
            if person.id == cast.anna {
                person.adviser = None;
            }
        }
        let complaint = story.complaint.clone();
        store.write(move |tx| dossiers::project_again(tx, &complaint, &changed)).await.unwrap();
        assert!(!sees(&store, cast.anna, &story).await);
        assert!(sees(&store, cast.bram, &story).await);
    })
    .await;
}

#[tokio::test]
async fn of_nothing_the_counts_are_nought() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let counts =
            store.read(move |tx| worklists::counts(tx, cast.bram, day(RECEIVED))).await.unwrap();
        assert_eq!(counts, Counts::default());
    })
    .await;
}
