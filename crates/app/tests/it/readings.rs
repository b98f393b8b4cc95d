//! Who reads what: the words of a dossier through each pair of glasses, and the log of readings.
use uuid::Uuid;
use weerklank_app::AppError;
use weerklank_app::execute::{Request, Submission};
use weerklank_domain::complaint::command::Command;
use weerklank_domain::ids::{PersonId, PointId};
use weerklank_store::{Tx, read_log};

use crate::register_changes::cast;
use crate::story::{Story, request, words};
use crate::test_app::on_both;

#[tokio::test]
async fn a_reading_is_noted_once_the_batch_is_written() {
    on_both(|app| async move {
        let cast = cast(&app).await;
        let dossier = app.dossier(&cast.bram, cast.complaint).await.unwrap();
        app.dossier(&cast.carla, cast.complaint).await.unwrap();
        assert!(app.dossier(&cast.ada, cast.complaint).await.is_err());
        let id = dossier.complaint.id;
        let noted = || async {
            let list = move |tx: &mut Tx<'_>| read_log::of_complaint(tx, id);
            app.store.read(list).await.unwrap()
        };
        assert!(noted().await.is_empty());
        app.write_reads().await.unwrap();
        app.write_reads().await.unwrap();
        let mut readers: Vec<PersonId> = noted().await.iter().map(|one| one.person).collect();
        readers.sort_unstable();
        let mut expected = [cast.bram.person, cast.carla.person];
        expected.sort_unstable();
        assert_eq!(readers, expected);
    })
    .await;
}

#[tokio::test]
async fn a_partner_gets_no_word_of_what_is_for_officers() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        story.drafted(reference).await;
        let his = story.seen_by_bram(reference).await;
        let hers = story.dossier(&story.anna, reference).await.unwrap();
        let (point, draft) = (&his.complaint.points[0], his.complaint.round().draft.unwrap());
        let answer = point.answer.as_ref().unwrap();
        for text in [point.summary, answer.finding, answer.reason, draft] {
            assert!(his.said(&text).is_some());
            assert_eq!(hers.said(&text), None);
        }
        let told = [his.complaint.recording.expression, his.complaint.complainant.name];
        assert!(told.iter().all(|text| hers.said(text).is_some()));
        assert!(hers.entries.len() < his.entries.len());
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn what_a_partner_may_not_see_does_not_overtake_him() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        let seen = Some(story.seen_by_bram(reference).await.version);
        story.drafted(reference).await;
        let note = |enclosed: &mut weerklank_app::envelope::Enclosures| Command::Deviate {
            article: weerklank_domain::article::Article::Art4_5,
            reason: enclosed.text(words("Zij zat aan tafel.")),
        };
        let mut enclosed = story.enclosures();
        let command = note(&mut enclosed);
        let asked = Request { seen, ..request(&story.anna, reference) };
        story.execute(asked, command, enclosed).await.unwrap();
        let mut enclosed = story.enclosures();
        let command = note(&mut enclosed);
        let asked = Request { seen, ..request(&story.carla, reference) };
        let overtaken = story.execute(asked, command, enclosed).await;
        assert!(matches!(overtaken, Err(AppError::Changed)), "{overtaken:?}");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn a_form_is_handled_once_and_refused_when_it_says_something_else() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        let form = story.draw_id();
        let send = async |content: Uuid, summary: &str| {
            let mut enclosed = story.enclosures();
            let point = PointId::from_uuid(story.draw_id());
            let summary = enclosed.text(words(summary));
            let submission = Some(Submission { form, content });
            let asked = Request { submission, ..request(&story.bram, reference) };
            story.execute(asked, Command::AddPoint { point, summary }, enclosed).await
        };
        let (one, other) = (story.draw_id(), story.draw_id());
        let first = send(one, "Een punt").await.unwrap();
        assert_eq!(send(one, "Een punt").await.unwrap(), first);
        let again = send(other, "Een ander punt").await;
        assert!(matches!(again, Err(AppError::SentBefore)), "{again:?}");
        let again = send(other, "Een ander punt").await;
        assert!(matches!(again, Err(AppError::SentBefore)), "a refusal leaves no trace");
        assert_eq!(story.seen_by_bram(reference).await.complaint.points.len(), 1);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn an_excluded_officer_counts_no_mail_of_the_dossier() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        let counted = async |by| story.post_room(by).await.unwrap().counts.waiting;
        assert_eq!(counted(&story.bram).await, 2);
        let reason = |enclosed: &mut weerklank_app::envelope::Enclosures| {
            Command::DeclareConflict { reason: enclosed.text(words("Mijn broer.")) }
        };
        story.does(&story.bram, reference, reason).await;
        assert_eq!(counted(&story.bram).await, 0);
        assert!(counted(&story.carla).await >= 2);
        story.post().await;
    })
    .await;
}
