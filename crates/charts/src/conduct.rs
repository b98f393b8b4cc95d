//! How often each article of the procedure was followed.
use weerklank_domain::Language;
use weerklank_domain::complaint::compliance::Verdict;
use weerklank_domain::report::Figures;
use weerklank_domain::report::finding;
use weerklank_texts::t;

use crate::bars::{self, Bar};
use crate::chart::{Chart, Table};
use crate::drawing::Fill;
use crate::words::{self, texts, with};

/// The four that are counted, each with a bar that looks different in grey too.
const COUNTED: [(Verdict, Fill); 4] = [
    (Verdict::Done, Fill::Full),
    (Verdict::DoneLate, Fill::Half),
    (Verdict::Explained, Fill::Dashed),
    (Verdict::Missing, Fill::Hollow),
];

/// One bar for each article that applied, in the order of the procedure.
pub fn compliance(figures: &Figures, lang: Language) -> Chart {
    let articles: Vec<_> =
        figures.conduct.iter().filter(|(_, counts)| counts.asked() > 0).collect();
    let sentence = words::finding(&finding::of_conduct(figures), &str::to_owned, lang);
    let name = |verdict: Verdict| t(lang, &format!("verdict-{}", verdict.key()));
    let label = |number: &str| with(lang, "article-short", &[("number", number.to_owned())]);
    let rows = articles.iter().map(|(article, counts)| {
        let mut cells = vec![label(article.number())];
        cells.extend(COUNTED.iter().map(|(verdict, _)| counts.of(*verdict).to_string()));
        cells
    });
    let mut heads = vec![t(lang, "charts-article")];
    heads.extend(COUNTED.iter().map(|(verdict, _)| name(*verdict)));
    let table = Table::new(heads, rows.collect());
    let chart = Chart::new("compliance", (t(lang, "charts-compliance"), sentence), table);
    if articles.is_empty() {
        return chart;
    }
    let bars: Vec<Bar> = articles
        .iter()
        .map(|(article, counts)| Bar {
            label: label(article.number()),
            value: with(
                lang,
                "charts-so-many-of",
                &texts(&[("done", counts.of(Verdict::Done)), ("asked", counts.asked())]),
            ),
            pieces: COUNTED.iter().map(|(verdict, fill)| (counts.of(*verdict), *fill)).collect(),
        })
        .collect();
    let most = articles.iter().map(|(_, counts)| counts.asked()).max().unwrap_or(1);
    chart.noted(Some(t(lang, "charts-compliance-note"))).drawn(&bars::drawing(&bars, most))
}
