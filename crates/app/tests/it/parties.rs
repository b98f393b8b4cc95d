//! Who complains and about whom, where it is not the usual client and partner (1, 4.2, 34).
use weerklank_app::card::ContactCard;
use weerklank_domain::complaint::command::{Command as C, CommandKind};
use weerklank_domain::complaint::facts::{Complainant, Door, Notice, Way};
use weerklank_domain::complaint::party::{Succession, SuccessionGround};
use weerklank_domain::complaint::steps::Step;
use weerklank_domain::people::Subject;
use weerklank_domain::rules::Reason;

use crate::roads::{addressees, reason, refused};
use crate::story::{Story, words};
use crate::test_app::on_both;

#[tokio::test]
async fn transition_34_the_heir_gets_the_post_and_the_history_keeps_who_it_was() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.post().await;
        let on = story.today();
        let card =
            ContactCard { email: "zoon@klager.example".to_owned(), ..ContactCard::default() };
        let known = story.seen_by_bram(reference).await.complaint.complainant;
        story
            .does(&story.bram, reference, |enclosed| C::Succeed {
                succession: Box::new(Succession {
                    ground: SuccessionGround::Heir,
                    on,
                    successor: Complainant {
                        name: enclosed.text(words("de heer De Vries")),
                        card: enclosed.optional(card.words()),
                        ..known.clone()
                    },
                    explanation: reason(enclosed),
                }),
            })
            .await;
        let notice = Notice { on, way: Way::Email };
        story.does(&story.bram, reference, |_| C::Acknowledge { notice }).await;
        let taken = story.post().await;
        assert!(addressees(&taken).contains(&"zoon@klager.example"));
        assert!(!addressees(&taken).contains(&"devries@klager.example"));
        let dossier = story.seen_by_bram(reference).await;
        assert_eq!(dossier.complaint.former_parties[0].complainant, known);
    })
    .await;
}

#[tokio::test]
async fn art_4_2_about_the_organisation_itself_nobody_is_informed_and_it_comes_to_its_end() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let bram = &story.bram;
        let reference = story.recorded(&story.eva, Door::Organisation, Subject::Organisation).await;
        story.does(bram, reference, |_| C::Register { late_reason: None }).await;
        let notice = Notice { on: story.today(), way: Way::Email };
        let told =
            story.tries(bram, reference, |_| C::NotifyPartner { notice, letter: None }).await;
        assert!(refused(&told, Reason::NoPartnerInvolved));
        let dossier = story.seen_by_bram(reference).await;
        let informs = |step: &&Step| step.kind == CommandKind::NotifyPartner;
        assert!(dossier.road().iter().find(informs).is_none(), "4.2 is not on its road");
        story.post().await;
    })
    .await;
}
