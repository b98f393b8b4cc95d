//! Lists and counts: their order, their pages, and the indexes that serve them.
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::date;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{Classification, Confidentiality, Manner, Nature};
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::Subject;
use weerklank_store::surveys::DUE;
use weerklank_store::tasks::{OF_ASSIGNEE, OF_PERSON};
use weerklank_store::worklists::{
    self, ALL, COUNT_YEAR, Counts, Filter, ListedDossier, OPEN, PAGE_LENGTH, Part,
};
use weerklank_store::{Engine, Store, StoreError, Tx, Value};

use crate::cast::{Cast, Story, day};
use crate::databases::on_both;

fn classify(nature: Nature) -> Command {
    Command::Classify {
        classification: Classification {
            manner: Manner::Written,
            nature,
            subcategory: None,
            further: vec![],
            explanation: None,
        },
    }
}

async fn open(store: &Store, person: PersonId, part: Part, filter: Filter) -> Vec<ListedDossier> {
    store.read(move |tx| worklists::open(tx, person, part, (&filter, 0))).await.unwrap()
}

async fn all(store: &Store, person: PersonId, page: u32) -> Vec<ListedDossier> {
    store.read(move |tx| worklists::all(tx, person, &Filter::default(), page)).await.unwrap()
}

fn references(listed: &[ListedDossier]) -> Vec<String> {
    listed.iter().map(|listed| listed.reference.clone()).collect()
}

#[tokio::test]
async fn what_expires_first_comes_first_and_what_came_last_comes_first_of_all() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let mut saved = Vec::new();
        for received in ["2026-11-04", "2026-11-02", "2026-11-03"] {
            let story = Story::about(&cast, cast.about_anna(), received).saved(&store).await;
            saved.push(story.reference().to_string());
        }
        let listed = open(&store, cast.bram, Part::AwaitsAnswer, Filter::default()).await;
        let by_due_date = [&saved[1], &saved[2], &saved[0]];
        assert!(references(&listed).iter().eq(by_due_date));
        assert!(
            references(&all(&store, cast.bram, 0).await)
                .iter()
                .eq(by_due_date.iter().rev().copied())
        );
        assert!(open(&store, cast.bram, Part::ToWindUp, Filter::default()).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_dossier_in_a_list_says_what_is_known_of_it() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let story = Story::recorded(
            &cast,
            (cast.about_anna(), cast.esra),
            day("2026-11-02"),
            |recording| recording.complainant.confidentiality = Confidentiality::NameNotShared,
        );
        let story = story.registered().does(cast.bram, classify(Nature::Finances));
        let story = story.saved(&store).await;
        let listed = open(&store, cast.bram, Part::AwaitsAnswer, Filter::default()).await;
        let [listed] = listed.as_slice() else { panic!("one dossier") };
        assert_eq!(listed.reference, story.reference().to_string());
        assert_eq!((listed.stage.as_str(), listed.turn.as_str()), ("registered", "officer"));
        assert_eq!((listed.received_on, listed.due_on), (day("2026-11-02"), day("2026-11-30")));
        assert_eq!(listed.nature.as_deref(), Some("finances"));
        assert_eq!(listed.complainant.as_deref(), Some("mevrouw De Vries"));
        assert_eq!(listed.expression.as_deref(), Some("De rekening klopt niet."));
        assert_eq!(listed.firm.as_deref(), Some("Noord"));
        assert_eq!(listed.adviser.as_deref(), Some("Anna Jansen"));
        assert_eq!(listed.officer.as_deref(), Some("Bram"));
        assert_eq!((listed.answered_on, listed.met), (None, None));
        assert!(listed.awaits_answer && !listed.name_shared);
        assert_eq!(listed.registrar, cast.esra);
    })
    .await;
}

#[tokio::test]
async fn a_filter_leaves_out_what_does_not_fit() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let about = |subject| Story::about(&cast, subject, "2026-11-02");
        let fresh = about(Subject::Unknown { named: None }).saved(&store).await;
        let money = about(cast.about_anna()).registered();
        let money = money.does(cast.bram, classify(Nature::Finances)).saved(&store).await;
        let conduct = about(cast.about_zuid()).registered();
        let conduct = conduct.does(cast.bram, classify(Nature::PartnerConduct)).saved(&store).await;
        let none = Filter::default();
        let filters = [
            (Filter { stage: Some("registered"), ..none.clone() }, vec![&money, &conduct]),
            (Filter { nature: Some("finances"), ..none.clone() }, vec![&money]),
            (Filter { turn: Some("registrar"), ..none.clone() }, vec![&fresh]),
            (Filter { stage: Some("closed"), ..none.clone() }, vec![]),
            (none, vec![&fresh, &money, &conduct]),
        ];
        for (filter, expected) in filters {
            let shown = format!("{filter:?}");
            let listed = open(&store, cast.bram, Part::AwaitsAnswer, filter.clone()).await;
            let of_all = store.read(move |tx| worklists::all(tx, cast.bram, &filter, 0)).await;
            for mut found in [references(&listed), references(&of_all.unwrap())] {
                found.sort();
                let expected = expected.iter().map(|story| story.reference().to_string());
                let mut expected: Vec<String> = expected.collect();
                expected.sort();
                assert_eq!(found, expected, "{shown}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_page_has_one_more_when_there_is_a_next_one() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let length = usize::try_from(PAGE_LENGTH).unwrap();
        let stories: Vec<Story> =
            (0..length + 3).map(|_| Story::about(&cast, cast.about_anna(), "2026-11-02")).collect();
        let saving = stories.clone();
        let save =
            move |tx: &mut Tx<'_>| saving.iter().try_for_each(|story| story.save_in(tx).map(drop));
        store.write(save).await.unwrap();
        let first = all(&store, cast.bram, 0).await;
        let second = all(&store, cast.bram, 1).await;
        assert_eq!((first.len(), second.len()), (length + 1, 3));
        assert_eq!(first[length].reference, second[0].reference, "the first of the next page");
        let mut walked = references(&first[..length]);
        walked.extend(references(&second));
        walked.sort();
        let mut saved: Vec<String> =
            stories.iter().map(|story| story.reference().to_string()).collect();
        saved.sort();
        assert_eq!(walked, saved, "each of them once");
        assert!(all(&store, cast.bram, 2).await.is_empty());
        assert!(all(&store, cast.bram, u32::MAX).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_counts_tell_overdue_this_week_and_later_apart() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let today = day("2026-11-23");
        let due = |on: Date| on.saturating_sub(28.days()).to_string();
        let days = [
            today.saturating_sub(1.day()),
            today,
            today.saturating_add(6.days()),
            today.saturating_add(7.days()),
        ];
        for on in days {
            Story::about(&cast, cast.about_anna(), &due(on)).saved(&store).await;
        }
        let gone = Story::about(&cast, cast.about_zuid(), "2026-11-02").registered().withdrawn();
        gone.saved(&store).await;
        let count = |person| store.read(move |tx| worklists::counts(tx, person, today));
        let counts = count(cast.bram).await.unwrap();
        // Who withdrew still gets a letter.
        let expected = Counts { awaiting_answer: 5, overdue: 1, due_this_week: 2, to_wind_up: 0 };
        assert_eq!(counts, expected);
        assert_eq!(count(cast.fleur).await.unwrap(), Counts::default());
    })
    .await;
}

#[tokio::test]
async fn what_was_answered_waits_to_be_wound_up() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let gone = Story::about(&cast, cast.about_zuid(), "2026-11-02").registered().withdrawn();
        let gone = gone.answered().saved(&store).await;
        let reference = [gone.reference().to_string()];
        let none = Filter::default();
        assert!(open(&store, cast.bram, Part::AwaitsAnswer, none.clone()).await.is_empty());
        let listed = open(&store, cast.bram, Part::ToWindUp, none).await;
        assert_eq!(references(&listed), reference);
        assert_eq!((listed[0].answered_on, listed[0].met), (Some(day("2026-11-02")), Some(true)));
        let count = move |tx: &mut Tx<'_>| worklists::counts(tx, cast.bram, day("2026-11-02"));
        let expected = Counts { to_wind_up: 1, ..Counts::default() };
        assert_eq!(store.read(count).await.unwrap(), expected);
        let year = store.read(move |tx| worklists::year(tx, cast.bram, 2026)).await.unwrap();
        assert_eq!((year[0].complaints, year[0].answered, year[0].answered_in_time), (1, 1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_year_is_counted_by_stage_and_nature() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        for received in ["2025-12-31", "2026-01-01", "2026-11-02"] {
            Story::about(&cast, cast.about_anna(), received).saved(&store).await;
        }
        let classified = Story::about(&cast, cast.about_zuid(), "2026-11-02").registered();
        classified.does(cast.bram, classify(Nature::Finances)).saved(&store).await;
        let year = |person, year| store.read(move |tx| worklists::year(tx, person, year));
        let counts = year(cast.bram, 2026).await.unwrap();
        let found: Vec<_> = counts
            .iter()
            .map(|count| (count.stage.as_str(), count.nature.as_deref(), count.complaints))
            .collect();
        assert_eq!(found, [("received", None, 2), ("registered", Some("finances"), 1)]);
        assert!(counts.iter().all(|count| count.answered == 0 && count.answered_in_time == 0));
        assert_eq!(year(cast.bram, 2025).await.unwrap().len(), 1);
        assert!(year(cast.bram, 2024).await.unwrap().is_empty());
        assert!(year(cast.fleur, 2026).await.unwrap().is_empty());
    })
    .await;
}

/// How the database would answer, in its own words.
pub(crate) async fn plan(store: &Store, sql: &'static str, values: Vec<Value>) -> String {
    let (explain, column) = match store.engine() {
        Engine::Sqlite => ("explain query plan ", 3),
        Engine::Postgres => ("explain (costs off) ", 0),
    };
    let lines = store
        .read(move |tx| {
            if tx.engine() == Engine::Postgres {
                // A few rows are read whole whatever the indexes.
                tx.execute("set local enable_seqscan = off", &[])?;
            }
            let rows = tx.query_dynamic(&format!("{explain}{sql}"), &values)?;
            rows.iter().map(|row| row.get(column)).collect::<Result<Vec<String>, StoreError>>()
        })
        .await
        .unwrap();
    lines.join("\n")
}

#[tokio::test]
async fn lists_and_counts_are_served_by_their_indexes_and_sort_nothing() {
    on_both(|store| async move {
        let cast = Cast::settle(&store).await;
        let person = Value::from(cast.bram);
        let filter = || ["", "", ""].map(Value::from);
        let page = || [Value::from(51), Value::from(0)];
        let open = [person.clone(), true.into()].into_iter().chain(filter()).chain(page());
        let all = [person.clone()].into_iter().chain(filter()).chain(page());
        let year = vec![person.clone(), Value::from(2026)];
        let until = || vec![person.clone(), date(2026, 12, 3).into(), 100_u32.into()];
        let of_person = until().into_iter().chain([person.clone()]).collect();
        let of_role = until().into_iter().chain(["partner".into()]);
        for (sql, values, index) in [
            (OPEN, open.collect(), "complaint_worklist"),
            (ALL, all.collect(), "complaint_by_receipt"),
            (DUE, vec![date(2026, 12, 3).into(), 100_u32.into()], "complaint_by_survey"),
            (COUNT_YEAR, year, "complaint_by_year"),
            (OF_PERSON, of_person, "task_by_person"),
            (OF_ASSIGNEE, of_role.collect(), "task_by_assignee"),
        ] {
            let plan = plan(&store, sql, values).await;
            assert!(plan.contains(index), "{sql}\n{plan}");
            if store.engine() == Engine::Sqlite {
                assert!(!plan.contains("TEMP B-TREE"), "{sql}\n{plan}");
                let whole = |line: &str| line.contains("SCAN") && !line.contains(index);
                assert!(!plan.lines().any(whole), "{sql}\n{plan}");
            }
        }
    })
    .await;
}
