//! Art. 2.3: what a partner sees of himself, from his own dossiers alone.
use jiff::SignedDuration;
use weerklank_app::AppError;
use weerklank_app::mirror::{Pattern, Typical};
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{Door, Judgment, Side, Way};
use weerklank_domain::people::{FirmKind, Role, Subject};

use crate::story::{Story, request, words};
use crate::test_app::on_both;

#[tokio::test]
async fn art_2_3_the_mirror_holds_his_own_dossiers_and_what_he_was_told() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let first = story.taken_in().await;
        assert_eq!(story.mirror(&story.anna).await.unwrap().complaints, 0, "she wasn't told yet");
        story.deciding(first).await;
        let second = story.taken_in().await;
        story.classified(second).await;
        story.does(&story.bram, second, |_| Command::AssignToPartner).await;
        story.later(SignedDuration::from_hours(4 * 24));
        let on = story.today();
        story
            .does(&story.anna, second, |enclosed| Command::RecordView {
                side: Side::Partner,
                on,
                view: enclosed.text(words("Zo was het.")),
            })
            .await;
        let mirror = story.mirror(&story.anna).await.unwrap();
        assert_eq!((mirror.complaints, mirror.told, mirror.waited_for), (2, 0, 1));
        assert_eq!(mirror.typical, Typical::Each(vec![4]));
        assert_eq!(mirror.pattern, Pattern::TooFew);
        assert!(mirror.judgments.is_empty(), "the judgment of the first is not out yet");
        story.drafted(first).await;
        story.send_letter(request(&story.bram, first), Way::Email).await.unwrap();
        story.post().await;
        let mirror = story.mirror(&story.anna).await.unwrap();
        assert_eq!((mirror.told, mirror.amount_cents), (1, 4_000));
        assert_eq!(mirror.judgments[&Judgment::Upheld], 1);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_2_3_nobody_but_the_partner_himself_is_in_it() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (firm, adviser) = story.firm("Noordster", "Bert de Boer").await;
        let bert = story
            .person_like("Bert de Boer", &[Role::Partner], |bert| bert.adviser = Some(adviser))
            .await;
        let reference = story.taken_in().await;
        story.classified(reference).await;
        // Brought in by Anna, and about Bert.
        let about_bert =
            Subject::Partner { firm, adviser: Some(adviser), kind: FirmKind::Affiliated };
        story.recorded(&story.anna, Door::Partner, about_bert).await;
        assert_eq!(story.mirror(&story.anna).await.unwrap().complaints, 1);
        assert_eq!(story.mirror(&bert).await.unwrap().complaints, 0, "he wasn't told of it");
        for by in [&story.bram, &story.dirk, &story.eva] {
            assert!(matches!(story.mirror(by).await, Err(AppError::NotAllowed)), "{by:?}");
        }
        // Of who is both, the mirror holds what is about him and no more.
        let both = [Role::Partner, Role::Officer];
        let (_, hers) = story.firm("Zuidster", "Mia Both").await;
        let mia = story.person_like("Mia Both", &both, |mia| mia.adviser = Some(hers)).await;
        assert_eq!(story.mirror(&mia).await.unwrap().complaints, 0);
        story.post().await;
    })
    .await;
}
