//! Figures beside what was entered, and the dossiers behind them (7.3).
use weerklank_app::AppError;
use weerklank_app::figures::{Behind, EnteredProblem, Part, Wanted, Which};
use weerklank_domain::people::{Actor, Role, Subject};
use weerklank_domain::report::entered::Fault;
use weerklank_domain::report::{Figure, Filter, Period};

use crate::story::Story;
use crate::test_app::on_both;

fn this_year(story: &Story) -> Wanted {
    let today = story.today();
    let period = Period::year(today.year()).unwrap();
    Wanted { period, as_of: today, filter: Filter::default() }
}

async fn behind(story: &Story, by: &Actor, figure: Figure, part: Part) -> Vec<Behind> {
    let found = story.behind(by, (figure, part), this_year(story)).await.unwrap();
    assert_eq!(found.0.len(), found.1);
    found.0
}

#[tokio::test]
async fn art_7_3_clients_are_entered_over_what_was_seen_and_wrong_lines_save_nothing() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let bram = story.bram.clone();
        let save = async |list: &str, seen: u32| {
            story.save_entered(&bram, Which::Exposure, (list.to_owned(), seen)).await
        };
        save("2025;;1200;;;ledenadministratie;2025-12-31", 0).await.unwrap();
        let wrong = save("2025;;1200;;;a;2025-12-31\n2024;Kantoor Nergens;3;;;b;2024-12-31", 1);
        let Err(EnteredProblem::Line(wrong)) = wrong.await else { panic!("it was taken") };
        assert_eq!((wrong.line, wrong.fault), (2, Fault::Firm));
        let late = save("2025;;1300;;;ledenadministratie;2025-12-31", 0).await;
        assert!(matches!(late, Err(EnteredProblem::App(AppError::Changed))), "{late:?}");
        let now = story.entered(&bram, Which::Exposure).await.unwrap();
        assert_eq!(now.list, "2025;;1200;;12;ledenadministratie;2025-12-31");
        let analysis = story.analysis_for(&bram, this_year(&story)).await.unwrap();
        let entered = analysis.entered.unwrap();
        assert!((entered.clients(2025).unwrap().amount() - 1_200.0).abs() < 1e-9);
        // Of a part of the complaints the clients of the whole say nothing.
        let mut oral = this_year(&story);
        oral.filter.manner = Some(weerklank_domain::complaint::facts::Manner::Oral);
        assert_eq!(story.analysis_for(&bram, oral).await.unwrap().entered, None);
        assert_eq!(story.all_entered().await.unwrap(), entered);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_3_a_partner_or_management_enters_nothing() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let directie = story.person("Gerda Smit", &[Role::Management]).await;
        for by in [&story.anna, &directie] {
            let line = ("2025;;1200;;;x;2025-12-31".to_owned(), 0);
            let refused = story.save_entered(by, Which::Exposure, line).await;
            assert!(matches!(refused, Err(EnteredProblem::App(AppError::NotAllowed))));
            let refused = story.entered(by, Which::Years).await;
            assert!(matches!(refused, Err(AppError::NotAllowed)));
            let refused = story.behind(by, (Figure::Received, Part::All), this_year(&story)).await;
            assert!(matches!(refused, Err(AppError::NotAllowed)), "and lists no dossiers");
        }
        let years = ("2019;14;10;12;5;13;jaarverslag 2019".to_owned(), 0);
        let ada = story.person("Ada de Wit", &[Role::Administrator]).await;
        story.save_entered(&ada, Which::Years, years).await.unwrap();
        let own = story.analysis_for(&story.anna, this_year(&story)).await.unwrap();
        assert_eq!(own.entered, None, "a partner has his own figures alone");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_1_the_dossiers_behind_a_figure_leave_out_what_is_shut() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (bram, carla) = (story.bram.clone(), story.carla.clone());
        let open = story.taken_in().await;
        let about_bram = Subject::Officer { person: bram.person };
        let door = weerklank_domain::complaint::facts::Door::Organisation;
        let shut = story.recorded(&carla, door, about_bram).await;
        let listed = behind(&story, &bram, Figure::Received, Part::All).await;
        let references: Vec<&str> = listed.iter().map(|one| one.reference.as_str()).collect();
        assert_eq!(references, [open.to_string()]);
        let seen = behind(&story, &carla, Figure::Received, Part::All).await;
        assert!(seen.iter().any(|one| one.reference == shut.to_string()));
        // A share is cut in two, and nothing is in both.
        let not_reopened = behind(&story, &bram, Figure::Reopened, Part::Misses).await;
        assert_eq!(not_reopened.len(), 1);
        assert_eq!(behind(&story, &bram, Figure::Reopened, Part::Hits).await, []);
        let none = story.behind(&bram, (Figure::Waiting, Part::All), this_year(&story)).await;
        assert!(matches!(none, Err(AppError::NotAllowed)), "days are no dossiers");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_3_the_same_days_of_earlier_years_lie_beside_a_period() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        story.taken_in().await;
        let analysis = story.analysis_for(&story.bram, this_year(&story)).await.unwrap();
        assert_eq!(analysis.figures.received.count, 1);
        let days: Vec<String> = analysis
            .earlier
            .iter()
            .map(|one| format!("{} {}", one.period.from(), one.period.until()))
            .collect();
        assert_eq!(
            days,
            ["2025-01-01 2025-11-23", "2024-01-01 2024-11-23", "2023-01-01 2023-11-23"],
            "as far as this year has come"
        );
        assert!(analysis.earlier.iter().all(|one| one.received.count == 0));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_7_3_rows_are_built_anew_when_the_free_days_change() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        story.taken_in().await;
        story.build_facts().await.unwrap();
        assert_eq!(story.build_facts().await.unwrap(), 0);
        let ada = story.person("Ada de Wit", &[Role::Administrator]).await;
        let list = "bron Besluit\nbekend-tot 2030\n2026-11-24\n2026-11-25".to_owned();
        story.save_free_days(&ada, (list, 0)).await.unwrap();
        let all_agree = |tx: &mut weerklank_store::Tx<'_>| {
            let ids = weerklank_store::dossiers::page_of_ids(tx, None, 10)?;
            let agrees = |id| weerklank_app::figures::agrees(tx, id);
            ids.into_iter().map(agrees).collect::<Result<Vec<bool>, AppError>>()
        };
        let before = story.store.read(all_agree).await.unwrap();
        assert_eq!(before, [true], "it waits for its turn, and is no fault");
        assert_eq!(story.build_facts().await.unwrap(), 1);
        assert_eq!(story.store.read(all_agree).await.unwrap(), [true]);
        assert_eq!(story.build_facts().await.unwrap(), 0);
        story.post().await;
    })
    .await;
}
