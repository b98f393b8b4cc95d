//! Dossiers: what is saved comes back, and the chain shows what was changed behind our back.
use weerklank_domain::chain::{self, Broken, BrokenKind};
use weerklank_domain::complaint::apply::replay;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::event::Entry;
use weerklank_domain::complaint::facts::{Classification, Manner, Nature};
use weerklank_domain::ids::{ComplaintId, PersonId};
use weerklank_domain::people::Subject;
use weerklank_store::dossiers::{self, StoredLink};
use weerklank_store::{Store, StoreError, Tx};

use crate::cast::{Cast, Story, any, noon, reference};
use crate::databases::on_both;

const RECEIVED: &str = "2026-11-02";

fn classification() -> Command {
    Command::Classify {
        classification: Classification {
            manner: Manner::Oral,
            nature: Nature::Finances,
            subcategory: None,
            further: vec![],
            explanation: None,
        },
    }
}

#[tokio::test]
async fn a_dossier_comes_back_as_it_was_saved() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let first = Story::about(&cast, cast.about_anna(), RECEIVED).saved(&store).await;
        let all = first.clone().registered().does(cast.bram, classification()).notified();
        let later = all.saved(&store).await;
        assert!(later.version > first.version);
        let (id, reference, bram) = (later.complaint.id, later.reference(), cast.bram);
        store
            .write(move |tx| {
                let found = dossiers::find(tx, bram, reference)?.unwrap();
                assert_eq!((&found.complaint, found.version), (&*later.complaint, later.version));
                let locked = dossiers::lock(tx, id)?.unwrap();
                assert_eq!((locked.complaint, locked.version), (found.complaint, found.version));
                assert_eq!(dossiers::id_of(tx, reference)?, Some(id));
                let stored = dossiers::entries(tx, id)?;
                assert!(stored.iter().map(|entry| entry.number).eq(1..=later.version));
                let entries: Vec<Entry> = stored.into_iter().map(|stored| stored.entry).collect();
                assert_eq!(replay(id, &entries).as_ref(), Some(&*later.complaint));
                assert_eq!(dossiers::entry(tx, id, 2)?.as_ref(), entries.get(1));
                assert_eq!(dossiers::entry(tx, id, later.version + 1)?, None);
                Ok::<_, StoreError>(())
            })
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        store
            .write(move |tx| {
                assert!(dossiers::find(tx, cast.bram, reference())?.is_none());
                assert!(dossiers::lock(tx, ComplaintId::from_uuid(any()))?.is_none());
                assert_eq!(dossiers::id_of(tx, reference())?, None);
                assert!(dossiers::entries(tx, ComplaintId::from_uuid(any()))?.is_empty());
                Ok::<_, StoreError>(())
            })
            .await
            .unwrap();
    })
    .await;
}

async fn links(store: &Store, id: ComplaintId) -> Vec<StoredLink> {
    store.read(move |tx| dossiers::links(tx, id)).await.unwrap()
}

fn broken(id: ComplaintId, links: &[StoredLink]) -> Option<Broken> {
    chain::verify(id, links.iter().map(StoredLink::as_link)).err()
}

#[tokio::test]
async fn the_chain_holds_and_any_changed_byte_is_found() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let story = Story::about(&cast, cast.about_anna(), RECEIVED).saved(&store).await;
        let story = story.registered().notified().saved(&store).await;
        let (id, whole) = (story.complaint.id, links(&store, story.complaint.id).await);
        assert_eq!(broken(id, &whole), None);
        for place in 0..whole.len() {
            for byte in (0..whole[place].body.len()).step_by(7) {
                let mut changed = whole.clone();
                let body = std::mem::take(&mut changed[place].body);
                let mut bytes = body.into_bytes();
                bytes[byte] = if bytes[byte] == b'x' { b'y' } else { b'x' };
                changed[place].body = String::from_utf8_lossy(&bytes).into_owned();
                let found = broken(id, &changed).unwrap();
                assert_eq!((found.seq, found.kind), (whole[place].number, BrokenKind::Digest));
            }
            let mut changed = whole.clone();
            changed[place].digest[31] ^= 1;
            assert_eq!(broken(id, &changed).unwrap().seq, whole[place].number);
        }
    })
    .await;
}

#[tokio::test]
async fn a_row_that_was_changed_or_removed_in_the_database_is_found() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let story = Story::about(&cast, cast.about_anna(), RECEIVED).registered();
        let story = story.notified().saved(&store).await;
        let id = story.complaint.id;
        let change =
            |sql: &'static str| store.write(move |tx| tx.execute(sql, &[id.into()]).map(drop));
        change(
            "update event set body = replace(body, 'by', 'By') where complaint = $1 and number = 2",
        )
        .await
        .unwrap();
        assert_eq!(broken(id, &links(&store, id).await).unwrap().seq, 2);
        change("delete from event where complaint = $1 and number = 2").await.unwrap();
        let found = broken(id, &links(&store, id).await).unwrap();
        assert_eq!((found.seq, found.kind), (3, BrokenKind::Sequence { expected: 2 }));
    })
    .await;
}

#[tokio::test]
async fn who_saves_what_another_changed_meanwhile_is_refused_and_writes_nothing() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let seen = Story::about(&cast, cast.about_anna(), RECEIVED).saved(&store).await;
        let first = seen.clone().registered().saved(&store).await;
        let second = seen.withdrawn().try_to_save(&store).await;
        assert!(matches!(second, Err(StoreError::Conflict { .. })), "{second:?}");
        let (bram, reference) = (cast.bram, first.reference());
        let found = store.read(move |tx| dossiers::find(tx, bram, reference)).await.unwrap();
        assert_eq!(found.unwrap().complaint, *first.complaint);
    })
    .await;
}

#[tokio::test]
async fn a_form_is_submitted_once() {
    on_both(|store| async move {
        let (form, complaint, at) =
            (any(), ComplaintId::from_uuid(any()), noon("2026-11-02".parse().unwrap()));
        let submit = move |store: Store| async move {
            store.write(move |tx| dossiers::first_submission(tx, form, complaint, at)).await
        };
        let (one, two) = tokio::join!(submit(store.clone()), submit(store.clone()));
        let mut first = [one.unwrap(), two.unwrap()];
        first.sort_unstable();
        assert_eq!(first, [false, true]);
        assert!(!submit(store).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn complaints_recorded_at_once_share_no_number_and_leave_no_gap() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let story = || Story::about(&cast, cast.about_anna(), RECEIVED);
        let refused = story().saved(&store).await;
        let mut recording = Vec::new();
        for number in 0..24 {
            let mut story = story();
            if number % 3 == 0 {
                // A reference that is taken: the whole transaction comes to nothing.
                story.complaint.recording.reference = refused.reference();
            }
            let store = store.clone();
            recording.push(tokio::spawn(async move { story.try_to_save(&store).await }));
        }
        let mut saved = 0;
        for one in recording {
            match one.await.unwrap() {
                Ok(_) => saved += 1,
                Err(StoreError::Conflict { constraint }) => {
                    assert!(constraint.contains("reference"), "{constraint}");
                }
                Err(other) => panic!("{other}"),
            }
        }
        assert_eq!(saved, 16);
        let numbers = store
            .read(|tx| {
                let rows = tx.query("select sequence from complaint order by sequence", &[])?;
                rows.iter().map(|row| row.get(0)).collect::<Result<Vec<u32>, StoreError>>()
            })
            .await
            .unwrap();
        assert!(numbers.into_iter().eq(1..=17));
    })
    .await;
}

#[tokio::test]
async fn a_change_of_the_register_finds_the_dossiers_that_it_may_concern() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let save = |subject| Story::about(&cast, subject, RECEIVED).saved(&store);
        let anna = save(cast.about_anna()).await.complaint.id;
        let zuid = save(cast.about_zuid()).await.complaint.id;
        let unknown = save(Subject::Unknown { named: None }).await.complaint.id;
        let officer = save(Subject::Officer { person: cast.bram }).await.complaint.id;
        let nobody = ComplaintId::from_uuid(any());
        let find = |firm, adviser, person| {
            let (firms, advisers) = ([firm, None], [None, adviser]);
            store.read(move |tx| dossiers::concerned_by_register(tx, firms, advisers, person))
        };
        let stranger = PersonId::from_uuid(any());
        let found = find(Some(cast.noord.id), None, stranger).await.unwrap();
        assert!(found.contains(&anna) && !found.contains(&zuid));
        // Whom it is about may be anybody, so each change may concern them.
        assert!(found.contains(&unknown) && found.contains(&officer));
        let found = find(None, Some(cast.advising.id), stranger).await.unwrap();
        assert!(found.contains(&anna) && !found.contains(&zuid));
        // Esra took them in, so she sees them and all of them concern her.
        let found = find(None, None, cast.esra).await.unwrap();
        assert!([anna, zuid, unknown, officer].iter().all(|id| found.contains(id)));
        assert!(!found.contains(&nobody));
        assert_eq!(found.len(), 4, "each of them once");
    })
    .await;
}

#[tokio::test]
async fn whoever_joins_may_end_the_alarm_of_a_dossier_without_an_officer() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let mut story = Story::about(&cast, cast.about_zuid(), RECEIVED);
        for officer in [cast.bram, cast.carla] {
            let reason = story.text("Ik ken het kantoor te goed.");
            story = story.does(officer, Command::DeclareConflict { reason });
        }
        let story = story.saved(&store).await;
        assert!(story.complaint.nobody_in_charge);
        let joined = PersonId::from_uuid(any());
        let find = move |tx: &mut Tx<'_>| {
            dossiers::concerned_by_register(tx, [None; 2], [None; 2], joined)
        };
        assert_eq!(store.read(find).await.unwrap(), [story.complaint.id]);
    })
    .await;
}

#[tokio::test]
async fn all_dossiers_are_walked_page_by_page() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let mut saved = Vec::new();
        for _ in 0..5 {
            let story = Story::about(&cast, cast.about_anna(), RECEIVED);
            saved.push(story.saved(&store).await.complaint.id);
        }
        saved.sort_unstable();
        let mut walked = Vec::new();
        loop {
            let after = walked.last().copied();
            let page = store.read(move |tx| dossiers::page_of_ids(tx, after, 2)).await.unwrap();
            if page.is_empty() {
                break;
            }
            walked.extend(page);
        }
        assert_eq!(walked, saved);
    })
    .await;
}
