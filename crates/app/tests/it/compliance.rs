//! How a dossier stands with the procedure: who sees it, and what somebody outside is told.
use weerklank_app::AppError;
use weerklank_domain::article::Article;
use weerklank_domain::complaint::compliance::Verdict;
use weerklank_domain::complaint::facts::Door;
use weerklank_texts::paper::{Block, Paper};

use crate::story::{CANARIES, Story};
use crate::test_app::on_both;

#[tokio::test]
async fn art_6_6_who_looks_after_the_procedure_sees_how_a_dossier_stands() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.classified(reference).await;
        let dossier = story.seen_by_bram(reference).await;
        let articles: Vec<_> = dossier.compliance.iter().map(|one| one.article).collect();
        assert_eq!(articles, Article::ALL);
        let told = dossier.compliance.iter().find(|one| one.article == Article::Art4_2).unwrap();
        assert_eq!(told.verdict, Verdict::Done);
        let proof = told.proof.unwrap().entry;
        let entry = dossier.entries.iter().find(|stored| stored.number == proof).unwrap();
        assert_eq!(entry.entry.event.key(), "partner_notified");
        let of_anna = story.dossier(&story.anna, reference).await.unwrap();
        assert!(of_anna.compliance.is_empty(), "a partner is not told of the officers' work");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_6_6_on_paper_for_somebody_outside_nobody_is_named() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.deciding(reference).await;
        let bytes = story.compliance_pdf(&story.bram, reference).await.unwrap();
        let paper: Paper = serde_json::from_slice(&bytes).unwrap();
        let [rows] = &paper
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Table(table) => Some(&table.rows),
                _ => None,
            })
            .collect::<Vec<_>>()[..]
        else {
            panic!("one table");
        };
        assert_eq!(rows.len(), Article::ALL.len());
        let said = String::from_utf8(bytes.clone()).unwrap();
        let names = ["Bram", "Carla", "Eva", "Anna", "Zuiderlicht", "wil hem niet spreken"];
        for word in CANARIES.into_iter().chain(names) {
            assert!(!said.contains(word), "{word}");
        }
        assert!(said.contains(&reference.to_string()));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn art_6_6_nobody_else_prints_it() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.classified(reference).await;
        let anna = story.compliance_pdf(&story.anna, reference).await;
        assert!(matches!(anna, Err(AppError::NotAllowed)));
        for by in [&story.dirk, &story.eva] {
            let answer = story.compliance_pdf(by, reference).await;
            assert!(matches!(answer, Err(AppError::NotAllowed | AppError::NotFound)));
        }
        let about_bram = weerklank_domain::people::Subject::Officer { person: story.bram.person };
        let hidden = story.recorded(&story.eva, Door::Organisation, about_bram).await;
        let answer = story.compliance_pdf(&story.bram, hidden).await;
        assert!(matches!(answer, Err(AppError::NotFound)));
        story.post().await;
    })
    .await;
}
