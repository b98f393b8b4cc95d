//! Terms are working agreements: set by an administrator, from a later day on, and never for what
//! came in before.
use jiff::SignedDuration;
use jiff::civil::Date;
use weerklank_app::{AppError, SaveError};
use weerklank_domain::complaint::tasks::TaskKind as T;
use weerklank_domain::complaint::terms::{Agreement, Terms};
use weerklank_domain::people::Role;
use weerklank_domain::reference::Reference;

use crate::story::Story;
use crate::test_app::on_both;

const DAY: SignedDuration = SignedDuration::from_hours(24);

fn from(day: &str, terms: Terms) -> Agreement {
    Agreement { from: day.parse().unwrap(), terms }
}

/// When the receipt of a dossier must be acknowledged.
async fn acknowledge_by(story: &Story, reference: Reference) -> Date {
    let today = weerklank_app::App::today(story, &story.bram).await.unwrap();
    let reference = reference.to_string();
    let mut own = today.own.into_iter();
    own.find(|task| task.reference == reference && task.kind == T::Acknowledge).unwrap().due_on
}

/// Today is Monday 23 November 2026.
#[tokio::test]
async fn another_term_holds_from_its_day_and_never_for_what_came_in_before() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let ada = story.person("Ada de Wit", &[Role::Administrator]).await;
        let before = story.taken_in().await;
        let due = acknowledge_by(&story, before).await;
        let short = Terms { acknowledge_working_days: 1, ..Terms::default() };
        story.agree_on_terms(&ada, (from("2026-11-24", short), 0)).await.unwrap();
        assert_eq!(story.build_tasks().await.unwrap(), 1, "everything is looked at again");
        assert_eq!(acknowledge_by(&story, before).await, due, "what has been stays");
        story.later(DAY);
        let after = story.taken_in().await;
        assert_eq!(acknowledge_by(&story, after).await.to_string(), "2026-11-25");
        assert_eq!(acknowledge_by(&story, before).await, due);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_a_term_is_told_by_field_and_nothing_is_saved() {
    on_both(|app| async move {
        let ada = app.person("Ada de Wit", &[Role::Administrator]).await;
        let wrong = Terms {
            advise_working_days: 61,
            draft_on_day: 25,
            post_on_day: 29,
            reopen_within_months: 0,
            ..Terms::default()
        };
        let refused = app.agree_on_terms(&ada, (from("2026-12-01", wrong), 0)).await;
        let Err(SaveError::Invalid(problems)) = refused else { panic!("{refused:?}") };
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["advise_working_days", "post_on_day", "reopen_within_months"]);
        let early = Terms { post_on_day: 20, idle_on_day: 6, view_on_day: 22, ..Terms::default() };
        let refused = app.agree_on_terms(&ada, (from("2026-12-01", early), 0)).await;
        let Err(SaveError::Invalid(problems)) = refused else { panic!("{refused:?}") };
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["idle_on_day", "draft_on_day", "post_on_day"]);
        let today = app.agree_on_terms(&ada, (from("2026-11-23", Terms::default()), 0)).await;
        let Err(SaveError::Invalid(problems)) = today else { panic!("{today:?}") };
        assert_eq!(problems[0].text_key, "terms-begin-too-early");
        assert_eq!(app.agreed_terms().await.unwrap().version, 0);
    })
    .await;
}

#[tokio::test]
async fn only_an_administrator_agrees_and_over_what_he_saw() {
    on_both(|app| async move {
        let ada = app.person("Ada de Wit", &[Role::Administrator]).await;
        let bram = app.person("Bram Visser", &[Role::Officer]).await;
        let tomorrow = || from("2026-11-24", Terms::default());
        let refused = app.agree_on_terms(&bram, (tomorrow(), 0)).await;
        assert!(matches!(refused, Err(SaveError::App(AppError::NotAllowed))));
        app.agree_on_terms(&ada, (tomorrow(), 0)).await.unwrap();
        let late = app.agree_on_terms(&ada, (tomorrow(), 0)).await;
        assert!(matches!(late, Err(SaveError::App(AppError::Changed))));
    })
    .await;
}
