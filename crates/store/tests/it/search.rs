//! Searching: both databases find the same, the newest first, and only what the person may see.
use std::collections::BTreeSet;

use weerklank_domain::complaint::facts::Visibility;
use weerklank_domain::ids::PersonId;
use weerklank_domain::search::{Query, index_terms};
use weerklank_store::search::{
    self, ABOUT_ADVISER, ANY_POSTGRES, ANY_SQLITE, Audience, Filter, OF_RELATION, OWN_POSTGRES,
    OWN_SQLITE, Question, Searcher, term,
};
use weerklank_store::{Engine, Store, Tx, Value};

use crate::cast::{Cast, Story, day};
use crate::databases::on_both;
use crate::worklists::plan;

const OPEN: Audience = Audience::Sees(Visibility::Everybody);
const CLOSED: Audience = Audience::Sees(Visibility::OfficerOnly);

fn terms(words: &[(Audience, &str)]) -> BTreeSet<String> {
    let of = |(audience, word): &(Audience, &str)| {
        let stems = index_terms(word).into_iter();
        stems.map(|stem| term(*audience, false, &stem)).collect::<Vec<_>>()
    };
    words.iter().flat_map(of).collect()
}

async fn keep(store: &Store, story: &Story, words: &[(Audience, &str)]) {
    let (id, terms) = (story.complaint.id, terms(words));
    store.write(move |tx| search::keep(tx, id, &terms)).await.unwrap();
}

async fn found(
    store: &Store,
    (person, sees_by_role): (PersonId, bool),
    typed: &str,
    (audiences, filter): (&[Audience], Filter),
) -> Vec<String> {
    let query = Query::parse(typed).unwrap();
    let question = Question::of(&query.needs(), audiences, false);
    let ask = move |tx: &mut Tx<'_>| {
        let searcher = Searcher { person, sees_by_role };
        search::find(tx, searcher, (&question, &filter), (i64::MAX, 50))
    };
    let found = store.read(ask).await.unwrap();
    found.into_iter().map(|found| found.reference.to_string()).collect()
}

#[tokio::test]
async fn the_newest_comes_first_and_each_sees_what_is_his() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let mut saved = Vec::new();
        for words in [[(OPEN, "factuur"), (CLOSED, "boos")], [(OPEN, "boos"), (OPEN, "factuur")]] {
            let story = Story::about(&cast, cast.about_anna(), "2026-11-02").registered();
            let story = story.notified().saved(&store).await;
            keep(&store, &story, &words).await;
            saved.push(story.reference().to_string());
        }
        let all = [OPEN, CLOSED];
        let none = Filter::default;
        let bram = (cast.bram, true);
        let both = [saved[1].clone(), saved[0].clone()];
        assert_eq!(found(&store, bram, "facturen", (&all, none())).await, both);
        assert_eq!(found(&store, bram, "boos paard", (&all, none())).await, Vec::<String>::new());
        assert_eq!(found(&store, bram, "boos factuur", (&all, none())).await, both);
        let anna = (cast.anna, false);
        assert_eq!(found(&store, anna, "boos", (&[OPEN], none())).await, [saved[1].clone()]);
        assert!(found(&store, (cast.fleur, false), "boos", (&[OPEN], none())).await.is_empty());
        assert!(found(&store, (cast.fleur, true), "boos", (&all, none())).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_filter_and_a_place_leave_out_what_does_not_fit() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let mut saved = Vec::new();
        for (received, subject) in
            [("2026-10-01", cast.about_anna()), ("2026-11-02", cast.about_zuid())]
        {
            let story = Story::about(&cast, subject, received).saved(&store).await;
            keep(&store, &story, &[(OPEN, "klacht")]).await;
            saved.push(story.reference().to_string());
        }
        let ask = |filter| found(&store, (cast.bram, true), "klacht", (&[OPEN], filter));
        let none = Filter::default;
        let from = Filter { from: Some(day("2026-11-01")), ..none() };
        let until = Filter { until: Some(day("2026-10-01")), ..none() };
        assert_eq!(ask(from).await, saved[1..]);
        assert_eq!(ask(until).await, saved[..1]);
        assert_eq!(ask(Filter { firm: Some(cast.zuid.id), ..none() }).await, saved[1..]);
        assert_eq!(ask(Filter { stage: Some("closed"), ..none() }).await, Vec::<String>::new());
        assert_eq!(ask(Filter { nature: Some("finances"), ..none() }).await, Vec::<String>::new());
        let reference = saved[1].parse().unwrap();
        let place = move |tx: &mut Tx<'_>| search::place_of(tx, cast.bram, reference);
        assert!(store.read(place).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn new_terms_come_in_the_place_of_the_old_ones() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let story = Story::about(&cast, cast.about_anna(), "2026-11-02").saved(&store).await;
        let bram = (cast.bram, true);
        keep(&store, &story, &[(OPEN, "oud"), (OPEN, "王小明"), (OPEN, "lodz")]).await;
        let none = Filter::default;
        assert_eq!(found(&store, bram, "Łódź 王小明", (&[OPEN], none())).await.len(), 1);
        keep(&store, &story, &[(OPEN, "nieuw")]).await;
        assert!(found(&store, bram, "oud", (&[OPEN], none())).await.is_empty());
        assert_eq!(found(&store, bram, "nieuw", (&[OPEN], none())).await.len(), 1);
        let (id, new) = (story.complaint.id, terms(&[(OPEN, "nieuw")]));
        let agree = move |tx: &mut Tx<'_>| {
            Ok::<_, weerklank_store::StoreError>((
                search::agree(tx, id, &new)?,
                search::agree(tx, id, &BTreeSet::new())?,
            ))
        };
        assert_eq!(store.read(agree).await.unwrap(), (true, false));
    })
    .await;
}

#[tokio::test]
async fn what_is_found_is_found_by_its_words_and_sorted_by_nothing() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let values = |engine| -> Vec<Value> {
            let asked = match engine {
                Engine::Sqlite => "\"bklacht\"",
                Engine::Postgres => "'bklacht'",
            };
            let mut values: Vec<Value> = vec![cast.bram.into(), asked.into(), i64::MAX.into()];
            values.extend(["", "", "0000-01-01", "9999-12-31"].map(Value::from));
            values.extend([true.into(), uuid::Uuid::nil().into(), 11_u32.into()]);
            values
        };
        let (any, own) = match store.engine() {
            Engine::Sqlite => (ANY_SQLITE, OWN_SQLITE),
            Engine::Postgres => (ANY_POSTGRES, OWN_POSTGRES),
        };
        for (sql, index) in [
            (OF_RELATION, "complaint_newest_of_relation"),
            (ABOUT_ADVISER, "complaint_newest_about_adviser"),
        ] {
            let values = vec![cast.bram.into(), uuid::Uuid::nil().into(), 5_u32.into()];
            let shown = plan(&store, sql, values).await;
            assert!(shown.contains(index), "{shown}");
            assert!(!shown.contains("TEMP B-TREE"), "{shown}");
        }
        let shown = plan(&store, any, values(store.engine())).await;
        if store.engine() == Engine::Sqlite {
            assert!(shown.starts_with("SCAN s VIRTUAL TABLE"), "{shown}");
            assert!(!shown.contains("TEMP B-TREE"), "{shown}");
            assert_eq!(shown.matches("SCAN").count(), 1, "{shown}");
            let shown = plan(&store, own, values(store.engine())).await;
            assert!(shown.starts_with("SEARCH g USING"), "{shown}");
        } else {
            assert!(shown.contains("search_terms") || shown.contains("search_pkey"), "{shown}");
            let shown = plan(&store, own, values(store.engine())).await;
            assert!(!shown.contains("Seq Scan on search"), "{shown}");
        }
    })
    .await;
}
