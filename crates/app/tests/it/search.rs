//! Searching in the dossiers: everything that somebody may read, and nothing else.
use std::collections::{BTreeMap, BTreeSet};

use weerklank_app::search::{
    self, After, Asked, Filter, Found, Likeness, Order, PAGE_LENGTH, SimilarTo,
};
use weerklank_app::{AppError, card::ContactCard};
use weerklank_domain::Language;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{
    Communication, CommunicationKind, Complainant, ComplainantKind, Confidentiality, Direction,
    Door, Visibility,
};
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::reference::Reference;
use weerklank_domain::search::{Query, index_terms};
use weerklank_store::{StoreError, Tx, dossiers};

use crate::story::{Story, words};
use crate::test_app::on_both;

fn asked(typed: &str) -> Asked {
    let query = Query::parse(typed).unwrap();
    Asked { query, order: Order::Newest, filter: Filter::default(), after: None }
}

async fn search(story: &Story, by: &Actor, asked: Asked) -> Found {
    weerklank_app::App::search(story, by, asked).await.unwrap()
}

async fn finds(story: &Story, by: &Actor, typed: &str) -> Vec<Reference> {
    search(story, by, asked(typed)).await.hits.into_iter().map(|hit| hit.reference).collect()
}

impl Story {
    async fn notes(
        &self,
        by: &Actor,
        reference: Reference,
        (visibility, text): (Visibility, &str),
    ) {
        let on = self.today();
        self.does(by, reference, |enclosed| Command::RecordCommunication {
            communication: Box::new(Communication {
                kind: CommunicationKind::Note,
                direction: Direction::Internal,
                on,
                with: None,
                content: enclosed.text(words(text)),
                visibility,
                files: vec![],
            }),
        })
        .await;
    }

    async fn hides_the_name(&self, reference: Reference) {
        self.does(&self.bram, reference, |enclosed| Command::ChangeComplainant {
            complainant: Complainant {
                kind: ComplainantKind::SmeClient,
                name: enclosed.text(words("mevrouw Geheimnaam")),
                card: enclosed.optional(
                    ContactCard { company: "Verborgen B.V.".to_owned(), ..ContactCard::default() }
                        .words(),
                ),
                reachable: true,
                language: Language::Dutch,
                relation: None,
                confidentiality: Confidentiality::NameNotShared,
            },
        })
        .await;
    }

    /// A dossier with something of each kind in it.
    async fn told(&self) -> Reference {
        let reference = self.taken_in().await;
        self.classified(reference).await;
        self.hides_the_name(reference).await;
        let all = [
            (Visibility::Everybody, "Iedereen leest over de vlinder."),
            (Visibility::OfficerAndPartner, "Samen lezen wij over de egel."),
            (Visibility::OfficerOnly, "Alleen wij lezen over de das."),
        ];
        for note in all {
            self.notes(&self.bram, reference, note).await;
        }
        self.notes(&self.anna, reference, (Visibility::Everybody, "Anna schrijft bever.")).await;
        reference
    }
}

/// Every word by which somebody finds it is one that he reads in it, and the other way around.
#[tokio::test]
async fn who_searches_finds_what_he_reads_in_the_dossier_and_nothing_else() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.told().await;
        let everything = story.seen_by_bram(reference).await;
        let mut all = BTreeMap::new();
        let texts = |dossier: &weerklank_app::queries::dossier::Dossier| {
            let mut texts = dossier.all_said();
            texts.extend([dossier.firm.clone(), dossier.adviser.clone()].into_iter().flatten());
            texts.push(dossier.complaint.recording.reference.to_string());
            texts
        };
        for text in texts(&everything) {
            let found = weerklank_domain::search::words(&text).into_iter();
            all.extend(found.filter(|it| !it.is_light).map(|it| (it.folded, it.stem)));
        }
        assert!(all.len() > 30, "{all:?}");
        assert!(["das", "vlinder", "vries"].iter().all(|word| all.contains_key(*word)), "{all:?}");
        for by in [&story.anna, &story.bram, &story.carla, &story.dirk, &story.eva] {
            let seen = weerklank_app::App::dossier(&story, by, reference).await.ok();
            let reads: BTreeSet<String> =
                seen.iter().flat_map(&texts).flat_map(|text| index_terms(&text)).collect();
            for (word, stem) in &all {
                let found = !finds(&story, by, word).await.is_empty();
                assert_eq!(found, reads.contains(stem), "{word} for {:?}", by.roles);
            }
        }
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_4_2_the_partner_finds_no_note_of_officers_and_no_name_that_is_not_shared() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.told().await;
        let (anna, bram) = (&story.anna, &story.bram);
        for word in ["das", "Geheimnaam", "Verborgen", "\"lezen over de das\"", "De Vries"] {
            assert_eq!(finds(&story, anna, word).await, [], "{word}");
        }
        for word in ["vlinder", "egel", "bever", "Zuiderlicht", "kanarie", "\"over de egel\""] {
            assert_eq!(finds(&story, anna, word).await, [reference], "{word}");
        }
        for word in ["das", "Geheimnaam", "verborgen bv", "egels vlinders", "Kanarie de Vries"] {
            assert_eq!(finds(&story, bram, word).await, [reference], "{word}");
        }
        let hit = &search(&story, bram, asked("das")).await.hits[0];
        let shown: Vec<(&str, bool)> =
            hit.pieces.iter().map(|piece| (piece.text.as_str(), piece.is_hit)).collect();
        assert_eq!(shown, [("Alleen wij lezen over de ", false), ("das", true), (".", false)]);
        assert_eq!(hit.complainant.as_deref(), Some("mevrouw Geheimnaam"));
        let hit = &search(&story, anna, asked("egel")).await.hits[0];
        assert_eq!((hit.complainant.as_deref(), hit.firm.as_deref()), (None, Some("Zuiderlicht")));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_1_who_is_shut_out_finds_nothing_and_an_administrator_may_not_ask() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        assert_eq!(finds(&story, &story.bram, "kanarie").await, [reference]);
        story
            .does(&story.bram, reference, |enclosed| Command::DeclareConflict {
                reason: enclosed.text(words("Ik ken haar.")),
            })
            .await;
        for word in ["kanarie", "ken", "Vries", &reference.to_string()] {
            assert_eq!(finds(&story, &story.bram, word).await, [], "{word}");
            assert_eq!(finds(&story, &story.carla, word).await, [reference], "{word}");
        }
        let admin = story.person("Ada Beheer", &[Role::Administrator]).await;
        let refused = weerklank_app::App::search(&story, &admin, asked("kanarie")).await;
        assert!(matches!(refused, Err(AppError::NotAllowed)));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn pages_follow_each_other_and_the_best_may_come_first() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let mut recorded = Vec::new();
        for number in 0..PAGE_LENGTH + 3 {
            let door = (Door::Organisation, story.about_anna());
            let company = if number == 4 { "Kanarie & Zonen" } else { "Bakkerij" };
            let named = |card: &mut ContactCard| company.clone_into(&mut card.company);
            recorded.push(story.recorded_with(&story.eva, door, named).await);
        }
        recorded.reverse();
        let first = search(&story, &story.bram, asked("kanarie")).await;
        let second = Asked { after: first.next, ..asked("kanarie") };
        let second = search(&story, &story.bram, second).await;
        let shown = first.hits.iter().chain(&second.hits).map(|hit| hit.reference);
        assert!(shown.eq(recorded.iter().copied()), "the newest first, each once");
        assert!(first.next.is_some() && second.next.is_none());
        let best = Asked { order: Order::Best, ..asked("kanarie") };
        let first = search(&story, &story.bram, best.clone()).await;
        let place = PAGE_LENGTH + 3 - 5;
        assert_eq!(first.hits[0].reference, recorded[place], "in the name of the company");
        let second = search(&story, &story.bram, Asked { after: first.next, ..best }).await;
        let shown = first.hits.iter().chain(&second.hits).map(|hit| hit.reference);
        assert_eq!(shown.collect::<BTreeSet<_>>().len(), recorded.len());
        let nowhere = After { reference: Reference::new(2020, [1; 16]), is_past_heads: true };
        let asked = Asked { after: Some(nowhere), ..asked("kanarie") };
        assert_eq!(search(&story, &story.bram, asked).await.hits.len(), PAGE_LENGTH);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn an_index_that_is_gone_is_built_again_and_is_the_same() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.told().await;
        assert!(search(&story, &story.bram, asked("vlinder")).await.is_being_built);
        let stop = tokio::sync::watch::channel(false).1;
        assert_eq!(story.build_search(&stop).await.unwrap(), 1);
        assert_eq!(story.build_search(&stop).await.unwrap(), 0, "it is there");
        let agrees = move |tx: &mut Tx<'_>| {
            let id = dossiers::id_of(tx, reference)?.unwrap();
            let stored = dossiers::by_id(tx, id)?.unwrap();
            search::agrees(tx, &stored.complaint)
        };
        assert!(story.store.read(agrees).await.unwrap(), "as it was written step by step");
        let forget = |tx: &mut Tx<'_>| {
            tx.execute("delete from search", &[])?;
            tx.execute("update setting set value = '0' where key = 'index-built-by'", &[])
        };
        story.store.write::<_, StoreError, _>(forget).await.unwrap();
        assert!(!story.store.read(agrees).await.unwrap());
        assert_eq!(finds(&story, &story.bram, "vlinder").await, []);
        story.build_search(&stop).await.unwrap();
        assert_eq!(finds(&story, &story.bram, "vlinder").await, [reference]);
        assert!(story.store.read(agrees).await.unwrap());
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn what_the_register_calls_a_firm_now_is_what_it_is_found_by() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        let admin = story.person("Ada Beheer", &[Role::Administrator]).await;
        let mut firm = story.firms(&admin).await.unwrap().remove(0);
        firm.name = "Noorderstorm".to_owned();
        story.save_firm(&admin, firm).await.unwrap();
        assert_eq!(finds(&story, &story.bram, "noorderstorm").await, [reference]);
        assert_eq!(finds(&story, &story.bram, "zuiderlicht").await, []);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn who_complained_before_is_shown_to_who_may_know_it_and_to_nobody_else() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let first = story.taken_in().await;
        story.later(jiff::SignedDuration::from_hours(24 * 60));
        let door = (Door::Organisation, story.about_anna());
        let other = |card: &mut ContactCard| {
            card.email = "ander@bedrijf.example".to_owned();
            card.phone = "+31 30 271 4200".to_owned();
            card.company = "Bakkerij de Vries".to_owned();
        };
        let second = story.recorded_with(&story.eva, door, other).await;
        let same = |by| weerklank_app::App::similar_to_dossier(&story, by, second);
        let found = same(&story.bram).await.unwrap();
        let [similar] = found.as_slice() else { panic!("one: {found:?}") };
        assert_eq!(similar.reference, first);
        let expected = [Likeness::Phone, Likeness::Company, Likeness::Adviser];
        assert_eq!(similar.likeness, expected, "two months later it is no double");
        story.later(jiff::SignedDuration::from_hours(24));
        let third = story.taken_in().await;
        let found = weerklank_app::App::similar_to_dossier(&story, &story.bram, third).await;
        let found = found.unwrap();
        assert_eq!(found[0].reference, second);
        assert_eq!(found[0].likeness[0], Likeness::Double, "the day after, by the same phone");
        // Anna sees the second, and not the first: she is told nothing of it.
        story.classified(second).await;
        assert!(same(&story.anna).await.unwrap().is_empty());
        assert!(weerklank_app::App::similar_to_dossier(&story, &story.anna, first).await.is_err());
        // Who is shut out of the first one is not told of it either.
        story
            .does(&story.bram, first, |enclosed| Command::DeclareConflict {
                reason: enclosed.text(words("Ik ken haar.")),
            })
            .await;
        let found = same(&story.bram).await.unwrap();
        assert!(found.iter().all(|similar| similar.reference != first));
        assert!(same(&story.carla).await.unwrap().iter().any(|it| it.reference == first));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn before_it_is_saved_a_complaint_is_compared_by_what_was_typed() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let first = story.taken_in().await;
        let to = SimilarTo {
            name: "De Vries, M.".to_owned(),
            received_on: story.today(),
            expression: "Iets anders.".to_owned(),
            ..SimilarTo::default()
        };
        let found = story.similar(&story.bram, to.clone()).await.unwrap();
        assert_eq!((found[0].reference, found[0].likeness[0]), (first, Likeness::Name));
        let words = "De kanarie is te duur, en hij zingt niet!".to_owned();
        let to = SimilarTo { expression: words, ..to };
        let found = story.similar(&story.bram, to.clone()).await.unwrap();
        assert_eq!(found[0].likeness, [Likeness::Double, Likeness::Name]);
        assert!(story.similar(&story.anna, to).await.unwrap().is_empty());
        story.post().await;
    })
    .await;
}
