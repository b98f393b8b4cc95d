//! What is written once a year: the review by management and the self-assessment (7.3, 7.4).
use std::collections::BTreeMap;

use weerklank_domain::article::Article;
use weerklank_domain::report::assessment::{
    Answer, Assessment, Item, Judged, NotAssessed, finish, save,
};
use weerklank_domain::report::review::{Input, NotReviewed, Resolution, Review, record};

use crate::cast::{ANNA, BRAM, CAST, DIRK, actor, day, register};

fn review() -> Review {
    Review {
        held_on: day("2026-02-10"),
        inputs: BTreeMap::from([(Input::Figures, "Er kwamen 24 klachten.".to_owned())]),
        resolutions: vec![Resolution {
            text: "Wij nemen iemand aan.".to_owned(),
            owner: BRAM,
            due_on: day("2026-06-01"),
        }],
    }
}

#[test]
fn art_7_4_management_alone_records_its_review() {
    let register = register();
    for by in CAST {
        let recorded = record(&review(), None, (&actor(&register, by), 2026, day("2026-02-10")));
        let expected = if by == DIRK { Ok(()) } else { Err(NotReviewed::NotYours) };
        assert_eq!(recorded, expected, "{by}");
    }
}

#[test]
fn art_7_4_a_review_that_cannot_be_is_refused() {
    let dirk = actor(&register(), DIRK);
    let why = |review: &Review, today| record(review, None, (&dirk, 2026, day(today))).err();
    assert_eq!(why(&review(), "2026-02-10"), None);
    assert_eq!(why(&review(), "2026-02-09"), Some(NotReviewed::InTheFuture));
    assert_eq!(why(&review(), "2026-06-02"), Some(NotReviewed::DueBeforeToday));
    let nothing = Review { inputs: BTreeMap::new(), ..review() };
    assert_eq!(why(&nothing, "2026-02-10"), Some(NotReviewed::NothingLookedAt));
    let early = Review { held_on: day("2025-12-31"), ..review() };
    assert_eq!(why(&early, "2026-02-10"), Some(NotReviewed::BeforeTheYear));
    // What was decided before may be late by now.
    let again = record(&review(), Some(&review()), (&dirk, 2026, day("2026-06-02")));
    assert_eq!(again, Ok(()));
}

fn answered(judged: Judged) -> Assessment {
    let answer = Answer { judged: Some(judged), evidence: "Map 3".to_owned(), ..Answer::default() };
    let answers = Item::ALL.iter().map(|item| (*item, answer.clone())).collect();
    Assessment { answers, finished_on: None }
}

#[test]
fn art_7_3_the_self_assessment_holds_each_article_once() {
    let articles: Vec<Article> = Item::ALL.iter().filter_map(|item| item.article()).collect();
    let of_chapters = |article: &Article| article.number() >= "3";
    let expected: Vec<Article> = Article::ALL.into_iter().filter(of_chapters).collect();
    assert_eq!(articles, expected);
    let clauses = Item::ALL.iter().filter(|item| item.key().starts_with("iso_"));
    assert_eq!(clauses.count() + articles.len(), Item::ALL.len());
}

#[test]
fn art_7_3_a_self_assessment_is_whole_when_all_is_answered() {
    let bram = actor(&register(), BRAM);
    let mut whole = answered(Judged::Met);
    let today = day("2026-02-01");
    let finished = finish(whole.clone(), (&bram, today)).unwrap();
    assert_eq!(finished.finished_on, Some(today));
    // Changed afterwards, it isn't finished until he says so again.
    assert_eq!(save(finished, &bram).unwrap().finished_on, None);
    for missing in [Item::Art6_4, Item::Iso8_6] {
        whole.answers.remove(&missing);
    }
    let left = vec![Item::Art6_4, Item::Iso8_6];
    assert_eq!(finish(whole.clone(), (&bram, today)), Err(NotAssessed::Unanswered(left)));
    assert_eq!(save(whole.clone(), &bram), Ok(whole.clone()), "he can go on later");
    for by in CAST.into_iter().filter(|by| actor(&register(), *by).roles != bram.roles) {
        let refused = save(whole.clone(), &actor(&register(), by));
        assert_eq!(refused, Err(NotAssessed::NotYours), "{by}");
    }
    assert_eq!(finish(whole, (&actor(&register(), ANNA), today)), Err(NotAssessed::NotYours));
}

#[test]
fn art_7_3_last_year_is_a_proposal_and_no_answer() {
    let carried = answered(Judged::Partly).carried_over();
    assert_eq!(carried.unanswered(), Item::ALL);
    assert_eq!(carried.answer(Item::Art3_1).evidence, "Map 3");
    let text = serde_json::to_string(&carried).unwrap();
    assert_eq!(serde_json::from_str::<Assessment>(&text).unwrap(), carried);
}
