//! Ten days after the answer the complainant is asked how it went (2.2), and what became of a mail.
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::Way;
use weerklank_domain::complaint::terms::{Agreement, Terms};
use weerklank_domain::people::Role;
use weerklank_domain::reference::Reference;
use weerklank_store::outbox::PostState;

use crate::story::{Story, request, words};
use crate::test_app::{TestApp, on_both};

const DAY: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);

async fn answered(app: TestApp) -> (Story, Reference) {
    let story = Story::begin(app).await;
    let reference = story.taken_in().await;
    story.deciding(reference).await;
    story.drafted(reference).await;
    story.send_letter(request(&story.bram, reference), Way::Email).await.unwrap();
    story.post().await;
    (story, reference)
}

#[tokio::test]
async fn art_2_2_the_complainant_is_asked_once_ten_days_after_the_answer() {
    on_both(|app| async move {
        let (story, reference) = answered(app).await;
        story.later(DAY * 9);
        story.ask_surveys().await.unwrap();
        assert!(story.post().await.is_empty(), "too early");
        story.later(DAY);
        story.ask_surveys().await.unwrap();
        let taken = story.post().await;
        let [mail] = &taken[..] else { panic!("{taken:?}") };
        assert_eq!(mail.to, "devries@klager.example");
        assert!(mail.text().contains("https://weerklank.example/status"), "{}", mail.text());
        assert!(!mail.text().contains("Kanarie"));
        story.later(DAY * 30);
        story.ask_surveys().await.unwrap();
        assert!(story.post().await.is_empty(), "he was asked already");
        let asked = story.seen_by_bram(reference).await;
        let times = asked.entries.iter().filter(|it| it.entry.event == Event::SurveyAsked);
        assert_eq!(times.count(), 1);
    })
    .await;
}

#[tokio::test]
async fn art_2_2_after_how_many_days_he_is_asked_is_agreed() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let ada = story.person("Ada de Wit", &[Role::Administrator]).await;
        let terms = Terms { survey_days: 3, ..Terms::default() };
        let from = story.today().tomorrow().unwrap();
        story.agree_on_terms(&ada, (Agreement { from, terms }, 0)).await.unwrap();
        story.later(DAY);
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        story.drafted(reference).await;
        story.send_letter(request(&story.bram, reference), Way::Email).await.unwrap();
        story.post().await;
        story.later(DAY * 2);
        story.ask_surveys().await.unwrap();
        assert!(story.post().await.is_empty(), "too early");
        story.later(DAY);
        story.ask_surveys().await.unwrap();
        assert_eq!(story.post().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn art_2_2_who_got_a_new_round_is_not_asked_about_the_old_one() {
    on_both(|app| async move {
        let (story, reference) = answered(app).await;
        let reason = words("Er zijn nieuwe feiten.");
        story
            .does(&story.bram, reference, |enclosed| Command::Reopen {
                ground: weerklank_domain::complaint::facts::ReopenGround::NewFacts,
                reason: enclosed.text(reason),
            })
            .await;
        story.post().await;
        story.later(DAY * 12);
        story.ask_surveys().await.unwrap();
        assert!(story.post().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn art_6_3_an_officer_sees_what_became_of_each_mail_and_a_partner_does_not() {
    on_both(|app| async move {
        let (story, reference) = answered(app).await;
        let seen = story.seen_by_bram(reference).await;
        let approved = seen
            .entries
            .iter()
            .find(|stored| matches!(stored.entry.event, Event::LetterApproved { .. }));
        let number = approved.unwrap().number;
        let letter: Vec<_> = seen.deliveries.iter().filter(|it| it.entry == number).collect();
        let [letter] = &letter[..] else { panic!("{:?}", seen.deliveries) };
        assert_eq!((letter.to.as_str(), letter.state), ("devries@klager.example", PostState::Sent));
        let annas = story.dossier(&story.anna, reference).await.unwrap();
        assert!(annas.deliveries.is_empty());
    })
    .await;
}
