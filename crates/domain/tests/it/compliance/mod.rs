//! The compliance panel: for each article done, late, explained, missing, or not applicable.
mod answer;
mod beginning;
mod handling;
mod registration;

use weerklank_domain::article::Article;
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::compliance::{Finding, Note, Numbered, Verdict, findings};
use weerklank_domain::complaint::tasks::Around;
use weerklank_domain::complaint::terms::Terms;

use crate::story::{Story, a_complaint};

pub(crate) fn all(story: &Story) -> Vec<Finding> {
    let entries: Vec<_> =
        (1..).zip(&story.entries).map(|(number, entry)| Numbered { number, entry }).collect();
    let terms = Terms::default();
    let around = Around { register: &story.register, calendar: &story.calendar, terms: &terms };
    findings(story.complaint(), &entries, (around, story.today))
}

pub(crate) fn finding(story: &Story, article: Article) -> Finding {
    all(story).into_iter().find(|one| one.article == article).unwrap()
}

pub(crate) fn verdict(story: &Story, article: Article) -> Verdict {
    finding(story, article).verdict
}

/// What is missing, or why it does not apply.
pub(crate) fn stands(story: &Story, article: Article) -> (Verdict, Option<Note>) {
    let finding = finding(story, article);
    (finding.verdict, finding.note)
}

/// The word of the event that proves it.
pub(crate) fn proof(story: &Story, article: Article) -> Option<(&'static str, String)> {
    let proof = finding(story, article).proof?;
    let entry = &story.entries[usize::try_from(proof.entry).unwrap() - 1];
    Some((entry.event.key(), proof.on.to_string()))
}

#[test]
fn each_article_has_one_finding_in_the_order_of_the_procedure() {
    for stage in Stage::ALL {
        let story = Story::at(*stage);
        let articles: Vec<_> = all(&story).iter().map(|one| one.article).collect();
        assert_eq!(articles, Article::ALL, "{stage:?}");
    }
}

#[test]
fn what_is_done_has_its_entry_and_what_is_not_says_what_is_missing_or_why() {
    for stage in Stage::ALL {
        let story = Story::at(*stage);
        for days in [0, 6, 40] {
            let later = Story::at(*stage).days_later(days);
            for one in all(&later) {
                let done = matches!(one.verdict, Verdict::Done | Verdict::DoneLate);
                assert_eq!(one.proof.is_some() && done, done, "{stage:?} {one:?}");
                let told = done || one.verdict == Verdict::Explained || one.note.is_some();
                assert!(told, "{stage:?} {one:?}");
                let known = story.entries.len();
                for proof in [one.proof, one.deviation].into_iter().flatten() {
                    assert!((1..=known).contains(&usize::try_from(proof.entry).unwrap()));
                }
            }
        }
    }
}

#[test]
fn a_dossier_that_went_by_the_book_has_nothing_to_look_at() {
    let story = a_complaint()
        .recorded()
        .registered()
        .informed()
        .acknowledged()
        .classified(crate::cast::ORAL, crate::cast::FINANCES)
        .with_partner()
        .consulted()
        .advised()
        .proposed()
        .heard()
        .handed_over()
        .with_a_point()
        .started()
        .answered()
        .drafted()
        .mailed()
        .accepted()
        .days_later(10)
        .surveyed()
        .learned()
        .closes();
    for one in all(&story) {
        assert!(!one.wants_attention() && !one.is_open(), "{one:?}");
    }
}

#[test]
fn of_what_is_no_complaint_nothing_is_asked() {
    use weerklank_domain::complaint::command::Command as C;
    use weerklank_domain::complaint::correspondence::DismissalGround;
    let story = a_complaint().recording(|it| it.proposal = true).recorded();
    let waits = story.days_later(40);
    for one in all(&waits) {
        let missing = one.verdict == Verdict::Missing;
        assert_eq!(missing, one.article == Article::Art1Complaint, "{one:?}");
    }
    let ground = DismissalGround::ALL[0];
    let reason = Some(crate::cast::text("Het is reclame."));
    let none = waits.does(crate::cast::BRAM, C::DismissProposal { ground, reason });
    for one in all(&none.days_later(40)) {
        assert!(!one.is_open(), "{one:?}");
    }
}
