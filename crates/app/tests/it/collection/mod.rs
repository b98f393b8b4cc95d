//! Collecting the forms of a year (7.1): which dossiers join, what a list holds, who gets it.
mod copies;
mod jobs;
mod lists;

use std::io::{Read as _, Seek as _, SeekFrom};

use jiff::Timestamp;
use tokio::sync::watch;
use weerklank_app::AppError;
use weerklank_app::card::ContactCard;
use weerklank_app::collection::{CollectionKind, Order, Viewer, Watcher};
use weerklank_domain::Language;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{Door, ReopenGround, Way};
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::Actor;
use weerklank_domain::reference::Reference;

use crate::story::{Story, request, words};
use crate::test_app::on_both;

/// Hears how far it is.
#[derive(Default)]
struct Heard(Vec<(u32, u32)>);

impl Watcher for Heard {
    async fn reached(&mut self, far: (u32, u32), _: &[ComplaintId]) -> Result<(), AppError> {
        self.0.push(far);
        Ok(())
    }
}

fn never_stops() -> watch::Receiver<bool> {
    watch::channel(false).1
}

fn order(year: i16, kind: CollectionKind, viewer: Viewer) -> Order {
    Order { year, kind, language: Language::Dutch, viewer }
}

/// What is made of this order: its name and its bytes.
async fn made(story: &Story, order: &Order) -> (String, Vec<u8>) {
    let mut heard = Heard::default();
    let mut made = story.make_collection(order, &mut heard).await.unwrap();
    let mut bytes = Vec::new();
    made.file.seek(SeekFrom::Start(0)).unwrap();
    made.file.read_to_end(&mut bytes).unwrap();
    (made.name, bytes)
}

/// The references in the list of a year, as this one sees it.
async fn listed(story: &Story, year: i16, viewer: Viewer) -> Vec<String> {
    let order = order(year, CollectionKind::CsvMachine, viewer);
    let (_, bytes) = made(story, &order).await;
    let mut lines = csv::Reader::from_reader(bytes.as_slice());
    lines.records().map(|line| line.unwrap()[0].to_owned()).collect()
}

/// A dossier of which the form is complete.
async fn completed(story: &Story, change: impl FnOnce(&mut ContactCard)) -> Reference {
    let about = (Door::Organisation, story.about_anna());
    let reference = story.recorded_with(&story.eva, about, change).await;
    story.deciding(reference).await;
    story.drafted(reference).await;
    story.send_letter(request(&story.bram, reference), Way::Email).await.unwrap();
    story.post().await;
    story.completed(reference).await;
    reference
}

/// The same, closed.
async fn closed(story: &Story) -> Reference {
    let reference = completed(story, |_| ()).await;
    story.close(request(&story.bram, reference)).await.unwrap();
    reference
}

fn officer(by: &Actor) -> Viewer {
    Viewer::Officer(by.clone())
}

#[tokio::test]
async fn art_7_1_a_form_joins_the_year_in_which_its_dossier_was_closed() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let at = |moment: &str| story.clock.set(moment.parse::<Timestamp>().unwrap());
        let (last, first) = (completed(&story, |_| ()).await, completed(&story, |_| ()).await);
        let open = completed(&story, |_| ()).await;
        // Half past eleven on New Year's Eve, and a quarter past midnight.
        at("2026-12-31T22:30:00Z");
        story.close(request(&story.bram, last)).await.unwrap();
        at("2026-12-31T23:15:00Z");
        story.close(request(&story.bram, first)).await.unwrap();
        let bram = || officer(&story.bram);
        assert_eq!(listed(&story, 2026, bram()).await, [last.to_string()]);
        assert_eq!(listed(&story, 2027, bram()).await, [first.to_string()], "not {open}");
        assert_eq!(listed(&story, 2025, bram()).await, [""; 0]);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_1_a_form_of_a_dossier_that_was_opened_again_is_not_complete() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (one, other) = (closed(&story).await, closed(&story).await);
        story
            .does(&story.bram, other, |enclosed| Command::Reopen {
                ground: ReopenGround::Error,
                reason: enclosed.text(words("De brief noemde een ander bedrag.")),
            })
            .await;
        assert_eq!(listed(&story, 2026, officer(&story.bram)).await, [one.to_string()]);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_1_who_is_shut_out_of_a_dossier_collects_without_it() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let hidden = completed(&story, |_| ()).await;
        let seen = closed(&story).await;
        story
            .does(&story.carla, hidden, |enclosed| Command::DeclareConflict {
                reason: enclosed.text(words("Ik ken haar.")),
            })
            .await;
        story.close(request(&story.bram, hidden)).await.unwrap();
        let both = listed(&story, 2026, officer(&story.bram)).await;
        assert_eq!(both.len(), 2);
        assert_eq!(listed(&story, 2026, officer(&story.carla)).await, [seen.to_string()]);
        // Nor in a document, nor in how far it is.
        for kind in CollectionKind::ALL {
            let (_, bytes) = made(&story, &order(2026, *kind, officer(&story.carla))).await;
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains(&hidden.to_string()), "{kind:?}");
            let mut heard = Heard::default();
            let order = order(2026, *kind, officer(&story.carla));
            story.make_collection(&order, &mut heard).await.unwrap();
            assert_eq!(heard.0, [(1, 1)], "{kind:?}");
        }
        assert_eq!(listed(&story, 2026, Viewer::Operator).await.len(), 2);
        story.post().await;
    })
    .await;
}
