//! The letter that can't forget (6.4, 6.5): what holds it back is refused, and nothing else.
use weerklank_app::AppError;
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::Way;
use weerklank_domain::complaint::letter::LetterCheck;
use weerklank_domain::ids::CommitmentId;
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::Reason;

use crate::story::{Story, request, words};
use crate::test_app::on_both;

/// Saves this letter and tries to send it.
async fn sends(story: &Story, reference: Reference, body: &str) -> Result<u32, AppError> {
    let body = words(body);
    story
        .does(&story.bram, reference, |enclosed| Command::SaveDraft { body: enclosed.text(body) })
        .await;
    story.send_letter(request(&story.bram, reference), Way::Email).await
}

async fn faulty(story: &Story, reference: Reference) -> Vec<LetterCheck> {
    let checked = story.letter_checks(&story.bram, reference, None).await.unwrap();
    assert_eq!(checked.len(), LetterCheck::ALL.len());
    checked.into_iter().filter(|one| !one.faults.is_empty()).map(|one| one.check).collect()
}

/// Received on Monday 23 November 2026, due on 21 December.
#[tokio::test]
async fn art_6_5_a_letter_that_forgot_something_is_held_back() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        let due = "2026-12-11".parse().unwrap();
        let commitment = CommitmentId::from_uuid(story.draw_id());
        story
            .does(&story.bram, reference, |enclosed| Command::MakeCommitment {
                commitment,
                what: enclosed.text(words("Een creditnota van 40 euro.")),
                who: enclosed.text(words("Jan Postma")),
                due_on: due,
            })
            .await;
        let good = story.drafted(reference).await;
        assert_eq!(faulty(&story, reference).await, []);
        let without = |what: &str| good.replace(what, "");
        let with = |what: &str| format!("{good}\n\n{what}");
        for (body, check, reason) in [
            (without("Jan Postma"), LetterCheck::Commitments, Reason::CommitmentUntold),
            (without("11 december"), LetterCheck::Commitments, Reason::CommitmentUntold),
            (without("de rechter"), LetterCheck::Route, Reason::NoRoute),
            (with("Wij bellen u op 31 november 2026."), LetterCheck::Dates, Reason::WrongDate),
            (
                with("Wij bellen op dinsdag 23 november 2026."),
                LetterCheck::Dates,
                Reason::WrongDate,
            ),
            (
                with("De vier weken eindigen op 4 januari 2027."),
                LetterCheck::Dates,
                Reason::WrongDate,
            ),
            (with("Wij spraken u op 23 november 2025."), LetterCheck::Dates, Reason::WrongDate),
            (with("Zie http://www.rechtspraak.nl."), LetterCheck::Links, Reason::DeadLink),
            (
                with("Over dit klachtpunt staat nog geen oordeel in het dossier."),
                LetterCheck::Points,
                Reason::PointUnanswered,
            ),
        ] {
            match sends(&story, reference, &body).await {
                Err(AppError::Refused(refusal)) => assert_eq!(refusal.reason, reason, "{body}"),
                other => panic!("{other:?}: {body}"),
            }
            assert_eq!(faulty(&story, reference).await, [check], "{body}");
        }
        assert_eq!(story.seen_by_bram(reference).await.complaint.stage, Stage::Deciding);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_6_4_the_day_of_receipt_in_the_letter_is_that_of_the_dossier() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        let good = story.drafted(reference).await;
        let wrong = good.replace("maandag 23 november 2026", "vrijdag 20 november 2026");
        assert_ne!(good, wrong);
        let refused = sends(&story, reference, &wrong).await;
        assert!(matches!(refused, Err(AppError::Refused(no)) if no.reason == Reason::WrongDate));
        // Days of other things are nobody's business.
        let more = format!("{good}\n\nDe rekening van 3 februari 2025 was te hoog.");
        sends(&story, reference, &more).await.unwrap();
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_6_5_what_was_prepared_is_kept_beside_what_was_sent() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        let prepared = story.drafted(reference).await;
        let sent = format!("{prepared}\n\nNogmaals onze excuses.");
        sends(&story, reference, &sent).await.unwrap();
        story.post().await;
        let dossier = story.seen_by_bram(reference).await;
        let kept = dossier.entries.iter().find_map(|stored| match &stored.entry.event {
            Event::LetterPrepared { body } => dossier.said(body),
            _ => None,
        });
        assert_eq!(kept, Some(prepared.as_str()));
        let drafted = dossier.entries.iter().rev().find_map(|stored| match &stored.entry.event {
            Event::DraftSaved { body } => dossier.said(body),
            _ => None,
        });
        assert_eq!(drafted, Some(sent.as_str()));
        let anna = story.dossier(&story.anna, reference).await.unwrap();
        assert!(anna.entries.iter().all(|one| one.entry.event.key() != "letter_prepared"));
    })
    .await;
}

#[tokio::test]
async fn art_6_5_only_an_officer_sees_what_holds_a_letter_back() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.classified(reference).await;
        let anna = story.letter_checks(&story.anna, reference, None).await;
        assert!(matches!(anna, Err(AppError::NotAllowed)));
        let dirk = story.letter_checks(&story.dirk, reference, None).await;
        assert!(matches!(dirk, Err(AppError::NotFound)));
        story.post().await;
    })
    .await;
}
