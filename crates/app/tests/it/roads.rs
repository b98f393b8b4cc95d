//! The side roads of the workflow: who hears of them, and what they leave in the dossiers.
use jiff::{SignedDuration, ToSpan};
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::facts::HandOverReason;

use crate::story::{Story, words};
use crate::test_app::{Taken, on_both};

/// To whom mails went, with their subjects.
fn told(taken: &[Taken]) -> Vec<(&str, &str)> {
    let mut told: Vec<_> =
        taken.iter().map(|mail| (&*mail.to, mail.header("Subject").unwrap_or_default())).collect();
    told.sort_unstable();
    told
}

fn addressees(taken: &[Taken]) -> Vec<&str> {
    told(taken).into_iter().map(|(to, _)| to).collect()
}

#[tokio::test]
async fn transition_15_the_partner_hears_that_it_is_his_turn_again() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.classified(reference).await;
        story.does(&story.bram, reference, |_| C::AssignToPartner).await;
        let reason = HandOverReason::PartnerReady;
        let ready = C::HandOver { reason, explanation: None };
        story.does(&story.anna, reference, |_| ready).await;
        story.post().await;
        let until = story.today().saturating_add(5.days());
        story
            .does(&story.bram, reference, |enclosed| C::ReturnToPartner {
                until,
                reason: enclosed.text(words("Er is een nieuw aanbod.")),
            })
            .await;
        assert_eq!(addressees(&story.post().await), ["anna@noord.example"]);
        assert_eq!(story.seen_by_bram(reference).await.complaint.stage, Stage::WithPartner);
    })
    .await;
}

#[tokio::test]
async fn transition_21_both_hear_that_the_complaint_goes_on_and_when_the_answer_comes() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.classified(reference).await;
        let withdraw = C::Withdraw { on: story.today(), explanation: None };
        story.does(&story.bram, reference, |_| withdraw).await;
        story.post().await;
        story.later(SignedDuration::from_hours(24));
        story
            .does(&story.bram, reference, |enclosed| C::UndoWithdrawal {
                reason: enclosed.text(words("Zij bedacht zich.")),
            })
            .await;
        let taken = story.post().await;
        assert_eq!(addressees(&taken), ["anna@noord.example", "devries@klager.example"]);
        let to_her = taken.iter().find(|mail| mail.to.starts_with("devries")).unwrap();
        let text = to_her.text();
        assert!(text.contains("mevrouw De Vries") && text.contains("21 december 2026"), "{text}");
        assert!(!text.contains("bedacht"), "{text}");
    })
    .await;
}
