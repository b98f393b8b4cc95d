//! The published procedure: who approves a version from which day, and which one a complaint is
//! under (1, 3.3).
use jiff::SignedDuration;
use jiff::civil::Date;
use weerklank_app::SaveError;
use weerklank_app::procedure::Draft;
use weerklank_domain::Language::{Dutch, English};
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::reference::Reference;

use crate::story::{Story, words};
use crate::test_app::on_both;

impl Story {
    /// An administrator writes the next version, and management approves it from this day on.
    async fn next_version(&self, ada: &Actor, text: &str, from: Date) -> Result<(), SaveError> {
        let seen = self.procedures().await.unwrap().seen;
        let (dutch, english) = (text.to_owned(), format!("{text} (English)"));
        let draft = Draft { dutch, english, proposed: true };
        self.save_procedure_draft(ada, (draft, seen)).await.unwrap();
        let seen = self.procedures().await.unwrap().seen;
        self.approve_procedure(&self.dirk, (from, seen)).await
    }

    async fn received_on(&self, reference: Reference, day: Date) {
        self.does(&self.bram, reference, |enclosed| Command::CorrectReceipt {
            received_on: day,
            reason: enclosed.text(words("De brief lag in een la.")),
            proof: None,
        })
        .await;
    }

    async fn version_of(&self, reference: Reference) -> u32 {
        self.seen_by_bram(reference).await.complaint.recording.procedure_version
    }
}

#[tokio::test]
async fn art_1_a_complaint_moves_to_the_version_of_its_day_of_receipt() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let ada = story.person("Ada de Groot", &[Role::Administrator]).await;
        let from = story.today().tomorrow().unwrap();
        story.next_version(&ada, "De tweede regeling", from).await.unwrap();
        story.later(SignedDuration::from_hours(3 * 24));
        let reference = story.taken_in().await;
        story.received_on(reference, from).await;
        assert_eq!(story.version_of(reference).await, 2, "on its first day");
        story.received_on(reference, from.yesterday().unwrap()).await;
        assert_eq!(story.version_of(reference).await, 1, "the day before");
        story.received_on(reference, story.today()).await;
        assert_eq!(story.version_of(reference).await, 2);
        let dossier = story.seen_by_bram(reference).await;
        let versions: Vec<Option<u32>> = dossier
            .entries
            .iter()
            .filter_map(|stored| match &stored.entry.event {
                Event::ReceiptCorrected { procedure_version, .. } => Some(*procedure_version),
                _ => None,
            })
            .collect();
        assert_eq!(versions, [Some(2), Some(1), Some(2)]);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_3_3_a_version_begins_today_or_later_and_the_one_before_stays_to_be_read() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let ada = story.person("Ada de Groot", &[Role::Administrator]).await;
        let yesterday = story.today().yesterday().unwrap();
        let Err(SaveError::Invalid(problems)) =
            story.next_version(&ada, "Te vroeg", yesterday).await
        else {
            panic!("a version that began before it was approved")
        };
        assert_eq!(problems[0].text_key, "procedure-day-passed");
        assert_eq!(story.published(None, Dutch).await.unwrap().number, 1);

        let from = story.today().tomorrow().unwrap();
        story.next_version(&ada, "De tweede regeling", from).await.unwrap();
        let first = story.published(None, Dutch).await.unwrap();
        assert_eq!((first.number, first.until), (1, Some(story.today())));
        story.later(SignedDuration::from_hours(24));
        let second = story.published(None, English).await.unwrap();
        assert_eq!((second.number, second.valid_from), (2, Some(from)));
        assert!(format!("{:?}", second.blocks).contains("De tweede regeling (English)"));
        let first = story.published(Some(1), Dutch).await.unwrap();
        assert!(!first.is_in_force && !first.blocks.is_empty());
        for (language, said) in [(Dutch, "Versie"), (English, "Version")] {
            for number in [1, 2] {
                let pdf = story.procedure_pdf(Some(number), language).await.unwrap();
                let page = String::from_utf8_lossy(&pdf).into_owned();
                assert!(page.contains(&format!("{said} {number}")), "{page}");
            }
        }
    })
    .await;
}
