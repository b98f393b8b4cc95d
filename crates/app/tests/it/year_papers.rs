//! The review by management and the self-assessment: kept by version, for the report (7.3, 7.4).
use std::collections::BTreeMap;

use jiff::civil::Date;
use weerklank_app::year_papers::{Finishing, assessment_of, review_of};
use weerklank_app::{AppError, SaveError};
use weerklank_domain::report::assessment::{Answer, Assessment, Item, Judged};
use weerklank_domain::report::review::{Input, Resolution, Review};
use weerklank_store::Tx;

use crate::story::Story;
use crate::test_app::on_both;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn review(story: &Story) -> Review {
    Review {
        held_on: story.today(),
        inputs: BTreeMap::from([
            (Input::Figures, " Er kwamen 24 klachten.\r\n".to_owned()),
            (Input::Audits, "  ".to_owned()),
        ]),
        resolutions: vec![Resolution {
            text: "Wij nemen iemand aan.".to_owned(),
            owner: story.bram.person,
            due_on: day("2027-03-01"),
        }],
    }
}

fn fields(saved: Result<(), SaveError>) -> Vec<(&'static str, &'static str)> {
    match saved {
        Err(SaveError::Invalid(found)) => {
            found.iter().map(|problem| (problem.field, problem.text_key)).collect()
        }
        other => panic!("it was not refused for what was filled in: {other:?}"),
    }
}

#[tokio::test]
async fn art_7_4_each_version_of_the_review_stays() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let dirk = &story.dirk;
        story.record_review(dirk, (2026, 0), review(&story)).await.unwrap();
        let mut more = review(&story);
        more.inputs.insert(Input::Resources, "Er is te weinig tijd.".to_owned());
        story.record_review(dirk, (2026, 1), more).await.unwrap();
        let late = story.record_review(dirk, (2026, 1), review(&story)).await;
        assert!(matches!(late, Err(SaveError::App(AppError::Changed))), "{late:?}");
        let shown = story.management_review(&story.bram, 2026).await.unwrap();
        assert_eq!((shown.version, shown.versions.len()), (2, 2));
        assert_eq!(shown.versions[0].by, "Dirk Mulder");
        let inputs: Vec<Input> = shown.paper.unwrap().inputs.into_keys().collect();
        assert_eq!(inputs, [Input::Figures, Input::Resources], "what is empty isn't there");
        // The same again is no version.
        let same = story.management_review(dirk, 2026).await.unwrap().paper.unwrap();
        story.record_review(dirk, (2026, 2), same).await.unwrap();
        assert_eq!(story.management_review(dirk, 2026).await.unwrap().version, 2);
        let told = story.store.read(|tx: &mut Tx<'_>| review_of(tx, 2026)).await.unwrap().unwrap();
        assert_eq!(
            (told.recorded_by.as_str(), told.owners),
            ("Dirk Mulder", vec!["Bram Visser".into()])
        );
        assert_eq!(told.review.inputs[&Input::Figures], "Er kwamen 24 klachten.");
        assert!(story.store.read(|tx: &mut Tx<'_>| review_of(tx, 2025)).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn art_7_4_a_review_is_refused_to_others_and_when_it_is_not_whole() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        for by in [&story.bram, &story.anna, &story.eva] {
            let refused = story.record_review(by, (2026, 0), review(&story)).await;
            assert!(matches!(refused, Err(SaveError::App(AppError::NotAllowed))), "{refused:?}");
        }
        for by in [&story.anna, &story.eva] {
            assert!(matches!(story.management_review(by, 2026).await, Err(AppError::NotAllowed)));
        }
        let mut wrong = review(&story);
        wrong.inputs.clear();
        wrong.resolutions[0].text = " ".to_owned();
        wrong.resolutions[0].owner = weerklank_domain::people::SYSTEM;
        let refused = story.record_review(&story.dirk, (2026, 0), wrong).await;
        assert_eq!(
            fields(refused),
            [
                ("resolution_1", "review-decision-missing"),
                ("review_earlier_reviews", "review_refused-nothing_looked_at"),
                ("resolution_1_owner", "recommendation-no-owner"),
            ]
        );
        let mut late = review(&story);
        late.resolutions
            .push(Resolution { due_on: day("2026-01-01"), ..late.resolutions[0].clone() });
        let refused = story.record_review(&story.dirk, (2026, 0), late).await;
        assert_eq!(
            fields(refused),
            [("resolution_2_due_on_day", "review_refused-due_before_today")]
        );
        assert_eq!(story.management_review(&story.dirk, 2026).await.unwrap().version, 0);
    })
    .await;
}

fn assessed(items: &[Item]) -> Assessment {
    let answer = |item: &Item| {
        let judged = Some(Judged::Met);
        (*item, Answer { judged, evidence: "Map 3".to_owned(), ..Answer::default() })
    };
    Assessment { answers: items.iter().map(answer).collect(), finished_on: None }
}

#[tokio::test]
async fn art_7_3_a_self_assessment_is_finished_when_nothing_is_left() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let bram = &story.bram;
        let most = assessed(&Item::ALL[1..]);
        let refused = story.save_assessment(bram, (2026, 0), (most.clone(), Finishing::Now)).await;
        assert_eq!(fields(refused), [("art_3_1", "accounts-required")]);
        story.save_assessment(bram, (2026, 0), (most, Finishing::Later)).await.unwrap();
        let told = |tx: &mut Tx<'_>| assessment_of(tx, 2026);
        let half = story.store.read(told).await.unwrap().unwrap();
        assert_eq!((half.counts["unanswered"], half.assessment.finished_on), (1, None));
        for by in [&story.dirk, &story.anna] {
            let whole = (assessed(Item::ALL), Finishing::Now);
            let refused = story.save_assessment(by, (2026, 1), whole).await;
            assert!(matches!(refused, Err(SaveError::App(AppError::NotAllowed))), "{refused:?}");
        }
        let whole = (assessed(Item::ALL), Finishing::Now);
        story.save_assessment(bram, (2026, 1), whole.clone()).await.unwrap();
        let late = story.save_assessment(&story.carla, (2026, 1), whole).await;
        assert!(matches!(late, Err(SaveError::App(AppError::Changed))), "{late:?}");
        let told = story.store.read(told).await.unwrap().unwrap();
        assert_eq!(told.assessment.finished_on, Some(story.today()));
        assert_eq!(told.counts["met"], u32::try_from(Item::ALL.len()).unwrap());
        let json = serde_json::to_value(&told).unwrap();
        assert_eq!(json["answers"]["iso_8_6"]["judged"], "met");
        // The year after begins with its evidence.
        let next = story.self_assessment(&story.dirk, 2027).await.unwrap();
        assert_eq!((next.version, next.paper), (0, None));
        assert_eq!(next.before.unwrap().answer(Item::Art3_1).evidence, "Map 3");
    })
    .await;
}
