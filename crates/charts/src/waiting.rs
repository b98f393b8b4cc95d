//! For whom complaints waited, and what complainants thought of how they were treated.
use weerklank_domain::Language;
use weerklank_domain::report::Figures;
use weerklank_domain::report::fact::Party;
use weerklank_domain::report::figures::Share;
use weerklank_domain::report::finding;
use weerklank_texts::t;

use crate::bars::{self, Bar};
use crate::chart::{Chart, Table};
use crate::drawing::Fill;
use crate::words::{self, texts, with};

/// The days at the complainant, the partner and the officer.
pub fn waiting(figures: &Figures, lang: Language) -> Chart {
    let waiting = figures.waiting;
    let each = [
        (Party::Complainant, waiting.complainant),
        (Party::Partner, waiting.partner),
        (Party::Officer, waiting.officer),
    ];
    let all: u32 = each.iter().map(|(_, days)| days).sum();
    let name = |party: Party| t(lang, &format!("waits-{}", party.key()));
    let sentence = words::finding(&finding::of_waiting(figures), &str::to_owned, lang);
    let share = |days: u32| words::share(Share { hits: days, n: all, interval: None }, lang);
    let rows = each
        .iter()
        .map(|(party, days)| vec![name(*party), days.to_string(), share(*days)])
        .collect();
    let heads = [t(lang, "charts-who"), t(lang, "charts-days"), t(lang, "charts-share")];
    let title = t(lang, "charts-waiting");
    let chart = Chart::new("waiting", (title, sentence), Table::new(heads.to_vec(), rows));
    if all == 0 {
        return chart;
    }
    let bars: Vec<Bar> = each
        .iter()
        .map(|(party, days)| Bar {
            label: name(*party),
            value: with(lang, "charts-so-many-days", &texts(&[("days", *days)])),
            pieces: vec![(*days, Fill::Full)],
        })
        .collect();
    let most = each.iter().map(|(_, days)| *days).max().unwrap_or(1);
    chart.drawn(&bars::drawing(&bars, most))
}

/// The scores from 1 to 5 of those who answered.
pub fn survey(figures: &Figures, lang: Language) -> Chart {
    let scores = figures.survey_scores;
    let sentence = words::finding(&finding::of_survey(figures), &str::to_owned, lang);
    let name = |score: u32| with(lang, "charts-score", &texts(&[("score", score)]));
    let rows =
        (1..).zip(scores).map(|(score, count)| vec![name(score), count.to_string()]).collect();
    let heads = vec![t(lang, "charts-score-head"), t(lang, "figures-complaints")];
    let title = t(lang, "charts-survey");
    let chart = Chart::new("survey", (title, sentence), Table::new(heads, rows))
        .noted((figures.survey.n > 0).then(|| t(lang, "charts-survey-note")));
    let Some(most) = scores.into_iter().max().filter(|most| *most > 0) else { return chart };
    let bars: Vec<Bar> = (1..)
        .zip(scores)
        .map(|(score, count)| Bar {
            label: name(score),
            value: count.to_string(),
            pieces: vec![(count, Fill::Full)],
        })
        .collect();
    chart.drawn(&bars::drawing(&bars, most))
}
