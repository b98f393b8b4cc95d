//! Transition 31: who is away, who does his work then, and what the complainant hears of it (37).
use jiff::{SignedDuration, ToSpan as _};
use weerklank_app::SaveError;
use weerklank_app::absences::Absence;
use weerklank_app::envelope::Enclosures;
use weerklank_app::queries::worklist::Filter;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{Classification, Manner, Nature, Notice, Way};
use weerklank_domain::complaint::tasks::TaskKind as T;
use weerklank_domain::ids::AdviserId;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::reference::Reference;
use weerklank_store::advisers::{self, Adviser};

use crate::story::{Story, words};
use crate::test_app::{Taken, on_both};

fn addressees(taken: &[Taken]) -> Vec<&str> {
    let mut addressees: Vec<_> = taken.iter().map(|mail| mail.to.as_str()).collect();
    addressees.sort_unstable();
    addressees
}

/// From so many days after today, for so many days.
fn absence(
    story: &Story,
    (person, stand_in): (&Actor, Option<&Actor>),
    (from, days): (i32, i32),
) -> Absence {
    let from_on = story.today().saturating_add(from.days());
    Absence {
        id: story.draw_id(),
        person: person.person,
        from_on,
        until_on: Some(from_on.saturating_add((days - 1).days())),
        stand_in: stand_in.map(|one| one.person),
    }
}

async fn noted(
    story: &Story,
    by: &Actor,
    absence: Absence,
) -> Result<(), Vec<(&'static str, &'static str)>> {
    match story.note_absence(by, absence).await {
        Ok(()) => Ok(()),
        Err(SaveError::Invalid(problems)) => {
            Err(problems.iter().map(|one| (one.field, one.text_key)).collect())
        }
        Err(SaveError::App(error)) => panic!("{error:?}"),
    }
}

/// A partner of the same firm as Anna.
async fn colleague(story: &Story) -> Actor {
    let adviser = AdviserId::from_uuid(story.draw_id());
    let firm = story.firm;
    let add = move |tx: &mut weerklank_store::Tx<'_>| {
        let name = "Femke Post".to_owned();
        advisers::insert(tx, &Adviser { id: adviser, firm, name, active: true, version: 0 })
    };
    story.store.write(add).await.unwrap();
    story.person_like("Femke Post", &[Role::Partner], |femke| femke.adviser = Some(adviser)).await
}

async fn own(story: &Story, by: &Actor) -> Vec<T> {
    let today = weerklank_app::App::today(story, by).await.unwrap();
    today.own.iter().map(|task| task.kind).collect()
}

async fn acknowledged(story: &Story, reference: Reference) {
    let notice = Notice { on: story.today(), way: Way::Email };
    story.does(&story.bram, reference, |_| Command::Acknowledge { notice }).await;
    story.post().await;
}

fn days(count: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * count)
}

#[tokio::test]
async fn transition_31_tasks_and_mail_go_along_to_the_stand_in_and_come_back() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        acknowledged(&story, reference).await;
        let (bram, carla) = (&story.bram, &story.carla);
        noted(&story, bram, absence(&story, (bram, Some(carla)), (1, 5))).await.unwrap();
        assert!(own(&story, carla).await.is_empty(), "it begins tomorrow");
        story.later(days(1));
        // Twice, and late on the day: once is told.
        story.review_contacts().await.unwrap();
        story.review_contacts().await.unwrap();
        let taken = story.post().await;
        assert_eq!(addressees(&taken), ["carla@noord.example", "devries@klager.example"]);
        let told = taken.iter().find(|mail| mail.to.starts_with("devries")).unwrap().text();
        assert!(told.contains("Carla Smit") && told.contains("28 november 2026"), "{told}");
        assert!(own(&story, carla).await.contains(&T::Notify));
        // What asks for the officer in charge.
        let solved = words("Wij hebben de rekening aangepast.");
        let solve = |enclosed: &mut Enclosures| Command::ProposeSolvedOnTheSpot {
            how: enclosed.text(solved),
        };
        story.does(&story.eva, reference, solve).await;
        assert_eq!(addressees(&story.post().await), ["carla@noord.example"]);
        // She does what only the officer in charge can.
        story.does(carla, reference, |_| Command::Register { late_reason: None }).await;
        story.does(carla, reference, |_| Command::Classify { classification: quality() }).await;
        story.post().await;
        story.later(days(5));
        story.review_contacts().await.unwrap();
        let taken = story.post().await;
        assert_eq!(addressees(&taken), ["bram@noord.example", "devries@klager.example"]);
        assert!(own(&story, carla).await.is_empty());
        assert!(own(&story, bram).await.contains(&T::Notify));
    })
    .await;
}

#[tokio::test]
async fn transition_31_a_partners_stand_in_sees_what_he_sees_while_it_lasts() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let femke = colleague(&story).await;
        let reference = story.taken_in().await;
        acknowledged(&story, reference).await;
        let notice = Notice { on: story.today(), way: Way::Email };
        story.does(&story.bram, reference, |_| Command::Register { late_reason: None }).await;
        let notify = |_: &mut _| Command::NotifyPartner { notice, letter: None };
        story.does(&story.bram, reference, notify).await;
        story.post().await;
        let sees = async |by: &Actor| story.dossier(by, reference).await.is_ok();
        let listed = async |by: &Actor| {
            let page = story.dossiers(by, Filter::default(), 0).await.unwrap();
            page.dossiers.len()
        };
        assert!(sees(&story.anna).await && !sees(&femke).await);
        let anna = &story.anna;
        noted(&story, anna, absence(&story, (anna, Some(&femke)), (1, 3))).await.unwrap();
        assert_eq!((sees(&femke).await, listed(&femke).await), (false, 0), "not before it begins");
        story.later(days(1));
        story.begin_day().await.unwrap();
        assert_eq!((sees(&femke).await, listed(&femke).await), (true, 1));
        let seen = story.dossier(&femke, reference).await.unwrap();
        let as_anna = story.dossier(anna, reference).await.unwrap();
        assert_eq!(seen.entries.len(), as_anna.entries.len());
        assert!(!seen.sees_officer_matters());
        // What goes to Anna goes to her.
        story.does(&story.bram, reference, |_| Command::AssignToPartner).await;
        assert_eq!(addressees(&story.post().await), ["femke@noord.example"]);
        story.later(days(3));
        story.begin_day().await.unwrap();
        assert_eq!((sees(&femke).await, listed(&femke).await), (false, 0), "not after it ended");
        assert!(sees(anna).await);
    })
    .await;
}

#[tokio::test]
async fn transition_31_a_period_that_cannot_be_is_refused_in_words() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (anna, bram, carla) = (&story.anna, &story.bram, &story.carla);
        let gerard = story.person("Gerard Kok", &[Role::Officer]).await;
        let backwards = absence(&story, (bram, Some(carla)), (5, -1));
        let refused = noted(&story, bram, backwards).await.unwrap_err();
        assert!(refused.contains(&("until_day", "absence-ends-before-it-begins")), "{refused:?}");
        let over = absence(&story, (bram, None), (-9, 3));
        let refused = noted(&story, bram, over).await.unwrap_err();
        assert_eq!(refused, [("until_day", "absence-is-over")]);
        let himself = absence(&story, (bram, Some(bram)), (1, 3));
        let refused = noted(&story, bram, himself).await.unwrap_err();
        assert_eq!(refused, [("stand_in", "absence-stand-in-himself")]);
        let unfit = absence(&story, (bram, Some(anna)), (1, 3));
        let refused = noted(&story, bram, unfit).await.unwrap_err();
        assert_eq!(refused, [("stand_in", "absence-stand-in-unfit")]);
        let stranger = absence(&story, (&story.eva, None), (1, 3));
        let refused = noted(&story, bram, stranger).await.unwrap_err();
        assert_eq!(refused, [("person", "absence-no-role")]);
        noted(&story, bram, absence(&story, (bram, Some(carla)), (1, 9))).await.unwrap();
        let again = absence(&story, (bram, Some(&gerard)), (4, 2));
        let refused = noted(&story, bram, again).await.unwrap_err();
        assert_eq!(refused, [("from_day", "absence-overlaps")]);
        // Two who stand in for each other: the second one is told.
        let both = absence(&story, (carla, Some(&gerard)), (9, 9));
        let refused = noted(&story, carla, both).await.unwrap_err();
        assert_eq!(refused, [("from_day", "absence-stands-in")]);
        let chain = absence(&story, (&gerard, Some(bram)), (2, 2));
        let refused = noted(&story, carla, chain).await.unwrap_err();
        assert_eq!(refused, [("stand_in", "absence-stand-in-away")]);
        noted(&story, carla, absence(&story, (carla, Some(bram)), (10, 9))).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn transition_31_who_notes_and_who_ends_it() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (anna, bram, carla) = (&story.anna, &story.bram, &story.carla);
        // Of another: an officer or an administrator, not a partner.
        let of_bram = absence(&story, (bram, None), (0, 9));
        assert!(story.note_absence(anna, of_bram.clone()).await.is_err());
        noted(&story, carla, of_bram.clone()).await.unwrap();
        // A double click notes it once.
        noted(&story, carla, of_bram.clone()).await.unwrap();
        let seen = story.absences(carla).await.unwrap();
        assert_eq!((seen.listed.len(), seen.listed[0].name.as_str()), (1, "Bram Visser"));
        assert!(story.absences(anna).await.unwrap().listed.is_empty(), "not of her");
        assert!(story.absences(&story.eva).await.is_err());
        assert!(story.end_absence(anna, of_bram.id).await.is_err());
        // Back sooner than was thought: at once.
        let reference = story.taken_in().await;
        let officer =
            async |reference| story.dossier(carla, reference).await.unwrap().complaint.officer;
        assert_eq!(officer(reference).await, Some(carla.person), "Bram is away");
        story.later(days(2));
        story.end_absence(bram, of_bram.id).await.unwrap();
        assert!(story.absences(carla).await.unwrap().listed.is_empty());
        let reference = story.taken_in().await;
        assert_eq!(officer(reference).await, Some(bram.person));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn transition_31_an_open_end_lasts_until_somebody_is_back() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (bram, carla) = (&story.bram, &story.carla);
        let ill = Absence { until_on: None, ..absence(&story, (bram, Some(carla)), (0, 1)) };
        noted(&story, bram, ill.clone()).await.unwrap();
        story.later(days(90));
        let reference = story.taken_in().await;
        let dossier = story.dossier(carla, reference).await.unwrap();
        assert_eq!(dossier.complaint.officer, Some(carla.person));
        story.end_absence(bram, ill.id).await.unwrap();
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn transition_31_who_will_be_away_is_seen_on_the_page_of_today_six_weeks_ahead() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (bram, carla, anna) = (&story.bram, &story.carla, &story.anna);
        let of_bram = absence(&story, (bram, Some(carla)), (40, 5));
        noted(&story, bram, of_bram.clone()).await.unwrap();
        noted(&story, carla, absence(&story, (carla, None), (60, 70))).await.unwrap();
        let away = async |by| crate::tasks::today_of(&story, by).await.away;
        for officer in [bram, carla] {
            let [seen] = away(officer).await.try_into().unwrap();
            assert_eq!((seen.name.as_str(), seen.from_on), ("Bram Visser", of_bram.from_on));
            assert_eq!(seen.stand_in.as_deref(), Some("Carla Smit"));
        }
        assert!(away(anna).await.is_empty(), "a partner is told of his own");
        story.later(days(25));
        assert_eq!(away(bram).await.len(), 2);
        story.later(days(26));
        assert_eq!(away(bram).await.len(), 1, "Bram is back");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn transition_37_the_complainant_hears_who_takes_over() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        acknowledged(&story, reference).await;
        let reason = words("Bram is op reis.");
        let take = |enclosed: &mut Enclosures| Command::TakeOver { reason: enclosed.text(reason) };
        story.does(&story.carla, reference, take).await;
        let taken = story.post().await;
        assert_eq!(addressees(&taken), ["bram@noord.example", "devries@klager.example"]);
        let told = taken.iter().find(|mail| mail.to.starts_with("devries")).unwrap().text();
        assert!(told.contains("Vanaf nu behandelt Carla Smit"), "{told}");
        assert!(!told.contains("op reis"), "why is between the officers");
    })
    .await;
}

fn quality() -> Classification {
    Classification {
        manner: Manner::Oral,
        nature: Nature::ServiceQuality,
        subcategory: None,
        further: vec![],
        explanation: None,
    }
}
