//! Art. 7.3: two periods beside each other, and which articles were followed.
use weerklank_domain::article::Article;
use weerklank_domain::complaint::compliance::Verdict;
use weerklank_domain::report::Figure;
use weerklank_domain::report::figures::Share;
use weerklank_domain::report::finding::{Measure, Measures, Said, compare};
use weerklank_domain::report::statistics::{Exposure, Movement, Proportion, share_p};

use super::dossiers::fact;
use super::of_year;
use crate::ends::bring_to_an_end;
use crate::story::a_complaint;

fn share(hits: u32, n: u32) -> Measure {
    Measure::Share(Share::of(hits, n).unwrap())
}

fn said(figure: Figure, now: Measure, before: Measure) -> Said {
    let over = Exposure::of(365.0).unwrap();
    let one = |measure| Measures::from([(figure, measure)]);
    compare(&one(now), &one(before), (over, over)).rows[0].said
}

#[test]
fn art_7_3_twice_as_many_of_few_fits_chance() {
    let count = |now, before| said(Figure::Received, Measure::Count(now), Measure::Count(before));
    assert_eq!(count(12, 6), Said::Moved(Movement::More));
    assert_eq!(count(60, 30), Said::Moved(Movement::Risen));
    assert_eq!(count(6, 12), Said::Moved(Movement::Fewer));
    assert_eq!(count(0, 0), Said::Nothing, "of nothing nothing is said");
    assert_eq!(said(Figure::OnTime, share(10, 10), share(8, 10)), Said::WithinChance);
    assert_eq!(said(Figure::OnTime, share(60, 60), share(40, 60)), Said::Moved(Movement::Risen));
    assert_eq!(said(Figure::OnTime, share(0, 0), share(8, 10)), Said::Nothing);
    let days = |median| Measure::Days(median, 9);
    assert_eq!(said(Figure::Handling, days(Some(9.0)), days(Some(30.0))), Said::Nothing);
}

#[test]
fn art_7_3_of_many_looks_each_must_be_rarer() {
    // p = 0.035 alone; with six others that show nothing it is no longer rare.
    let (now, before) = (share(28, 40), share(18, 40));
    assert_eq!(said(Figure::Reopened, now, before), Said::Moved(Movement::Risen));
    let others = [Figure::Repeat, Figure::ConsultedFirst, Figure::PartnerTold, Figure::Survey];
    let with_others = |one: Measure, figure| {
        let mut all: Measures = others.iter().map(|other| (*other, share(5, 10))).collect();
        all.insert(figure, one);
        all
    };
    let over = Exposure::of(1.0).unwrap();
    let all = |figure| {
        let (now, before) = (with_others(now, figure), with_others(before, figure));
        compare(&now, &before, (over, over))
    };
    let found = all(Figure::Reopened);
    assert_eq!(found.corrected, 5, "and it says of how many");
    let said = |found: &weerklank_domain::report::finding::Compared, figure| {
        found.rows.iter().find(|row| row.figure == figure).unwrap().said
    };
    assert_eq!(said(&found, Figure::Reopened), Said::WithinChance);
    // A figure that was named beforehand is not corrected.
    let named = all(Figure::OnTime);
    assert_eq!(named.corrected, 4);
    assert_eq!(said(&named, Figure::OnTime), Said::Moved(Movement::Risen));
}

#[test]
fn the_chance_of_two_shares_is_that_of_fisher() {
    let p = |a, n, b, m| share_p(Proportion::of(a, n).unwrap(), Proportion::of(b, m).unwrap());
    // The lady who tastes tea: 17 of 70 draws are as good as three of four.
    assert!((p(3, 4, 1, 4) - 2.0 * 17.0 / 70.0).abs() < 1e-12);
    assert!((p(10, 10, 0, 10) - 2.0 / 184_756.0).abs() < 1e-15);
    assert!((p(5, 10, 5, 10) - 1.0).abs() < 1e-12);
    assert!((p(3, 9, 40, 70) - p(40, 70, 3, 9)).abs() < 1e-12, "whichever is first");
    assert!((p(3, 9, 40, 70) - p(6, 9, 30, 70)).abs() < 1e-12, "hits or misses");
    // As many as a year may have.
    let many = p(600_000, 1_000_000, 599_000, 1_000_000);
    assert!(many > 0.1 && many < 0.2, "{many}");
}

#[test]
fn art_7_3_a_dossier_says_how_each_article_was_followed() {
    let in_time = fact(&bring_to_an_end(a_complaint().recorded().days_later(28)));
    let late = fact(&bring_to_an_end(a_complaint().recorded().days_later(29)));
    let count = |facts: &[_], article: Article, verdict| {
        let figures = of_year(facts, 2026, "2027-12-31");
        figures.conduct.get(&article).map_or(0, |counts| counts.of(verdict))
    };
    let both = [in_time, late];
    assert_eq!(count(&both, Article::Art6_4, Verdict::Done), 1);
    assert_eq!(count(&both, Article::Art6_4, Verdict::DoneLate), 1);
    assert_eq!(count(&both, Article::Art5_1, Verdict::Missing), 0);
    // As it stood before anything was due, nothing was missing.
    let early = of_year(&both, 2026, &both[0].received_on.to_string());
    assert_eq!(early.conduct.values().map(|counts| counts.missing).sum::<u32>(), 0);
    assert!(!early.conduct.contains_key(&Article::Art6_4), "and the answer wasn't asked yet");
    let idle = fact(&a_complaint().recorded());
    assert_eq!(count(&[idle], Article::Art6_4, Verdict::Missing), 1, "never answered");
}
