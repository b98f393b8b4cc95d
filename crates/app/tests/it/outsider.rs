//! Transition 30: nobody here is left, so somebody from outside gets one dossier and nothing else.
use weerklank_app::SaveError;
use weerklank_app::conflicts::NewOutsider;
use weerklank_app::queries::worklist::Filter;
use weerklank_domain::Language;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{Notice, Way};
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::reference::Reference;

use crate::story::{Story, words};
use crate::test_app::{Taken, on_both};

fn addressees(taken: &[Taken]) -> Vec<&str> {
    let mut addressees: Vec<_> = taken.iter().map(|mail| mail.to.as_str()).collect();
    addressees.sort_unstable();
    addressees
}

async fn declares(story: &Story, by: &Actor, reference: Reference) {
    let reason = words("Ik ken haar.");
    let declare = |enclosed: &mut weerklank_app::envelope::Enclosures| Command::DeclareConflict {
        reason: enclosed.text(reason),
    };
    story.does(by, reference, declare).await;
}

fn olga(story: &Story, reference: &str) -> NewOutsider {
    NewOutsider {
        id: PersonId::from_uuid(story.draw_id()),
        reference: reference.to_owned(),
        name: "Olga Prins".to_owned(),
        email: "olga@buiten.example".to_owned(),
        language: Language::Dutch,
        reason: "Beide functionarissen kennen haar.".to_owned(),
    }
}

async fn named(story: &Story, by: &Actor, new: NewOutsider) -> Result<(), Vec<&'static str>> {
    match story.name_outsider(by, new).await {
        Ok(()) => Ok(()),
        Err(SaveError::Invalid(problems)) => {
            Err(problems.iter().map(|problem| problem.text_key).collect())
        }
        Err(SaveError::App(_)) => Err(vec!["refused"]),
    }
}

fn outsider(id: PersonId) -> Actor {
    Actor { person: id, roles: vec![Role::Outsider], adviser: None }
}

#[tokio::test]
async fn transition_30_management_names_an_outsider_for_one_dossier_alone() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (other, reference) = (story.taken_in().await, story.taken_in().await);
        let notice = Notice { on: story.today(), way: Way::Email };
        story.does(&story.bram, reference, |_| Command::Acknowledge { notice }).await;
        story.post().await;
        let text = reference.to_string();
        let early = named(&story, &story.dirk, olga(&story, &text)).await;
        assert_eq!(early, Err(vec!["outsider-not-needed"]), "he may not even see it");
        // Bram had read it, and declares what he knows.
        story.dossier(&story.bram, reference).await.unwrap();
        declares(&story, &story.carla, reference).await;
        declares(&story, &story.bram, reference).await;
        assert_eq!(addressees(&story.post().await), ["dirk@noord.example"], "the alarm");
        let excluded = story.dossier(&story.dirk, reference).await.unwrap();
        let read = excluded.entries.iter().filter(|stored| {
            matches!(stored.entry.event, Event::PersonExcluded { read: Some(_), .. })
        });
        assert_eq!(read.count(), 1, "of Bram it is known that he read it");
        let taken = NewOutsider { email: "carla@noord.example".to_owned(), ..olga(&story, &text) };
        let taken = named(&story, &story.dirk, taken).await;
        assert_eq!(taken, Err(vec!["outsider-has-account"]));
        let new = olga(&story, &text);
        let olga = outsider(new.id);
        named(&story, &story.dirk, new).await.unwrap();
        let taken = story.post().await;
        let to = addressees(&taken);
        assert!(to.contains(&"olga@buiten.example") && to.contains(&"devries@klager.example"));
        assert!(!to.contains(&"bram@noord.example") && !to.contains(&"carla@noord.example"));
        // She sees this one and nothing else, and handles it as an officer does.
        let page = story.dossiers(&olga, Filter::default(), 0).await.unwrap();
        let seen: Vec<_> = page.dossiers.iter().map(|one| one.reference.clone()).collect();
        assert_eq!(seen, [text]);
        assert!(story.dossier(&olga, other).await.is_err());
        let dossier = story.dossier(&olga, reference).await.unwrap();
        assert!(dossier.is_officer() && dossier.sees_officer_matters());
        assert!(!dossier.by.is(Role::Management), "Dirk agrees to what management agrees to");
        story.does(&olga, reference, |_| Command::Register { late_reason: None }).await;
        let tries = story.tries(&olga, other, |_| Command::Register { late_reason: None }).await;
        assert!(tries.is_err());
        assert!(story.search_relations(&olga, "B").await.is_err());
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn transition_30_where_management_is_involved_too_an_administrator_names_him() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let ada = story.person("Ada de Wit", &[Role::Administrator]).await;
        let reference = story.taken_in().await;
        let text = reference.to_string();
        story.post().await;
        let refused = named(&story, &ada, olga(&story, &text)).await;
        assert_eq!(refused, Err(vec!["outsider-not-needed"]), "officers are left");
        declares(&story, &story.carla, reference).await;
        declares(&story, &story.bram, reference).await;
        let refused = named(&story, &ada, olga(&story, &text)).await;
        assert_eq!(refused, Err(vec!["outsider-not-needed"]), "management is left");
        declares(&story, &story.dirk, reference).await;
        assert!(story.dossier(&story.dirk, reference).await.is_err());
        let refused = named(&story, &story.dirk, olga(&story, &text)).await;
        assert_eq!(refused, Err(vec!["outsider-not-needed"]), "as of one that never was");
        assert!(named(&story, &story.eva, olga(&story, &text)).await.is_err());
        let new = olga(&story, &text);
        let olga = outsider(new.id);
        named(&story, &ada, new).await.unwrap();
        let dossier = story.dossier(&olga, reference).await.unwrap();
        assert!(dossier.by.is(Role::Management), "also for what management agrees to");
        assert!(story.dossier(&ada, reference).await.is_err(), "he sees no dossier");
        story.post().await;
    })
    .await;
}
