//! How long complaints stay open, those that still are included (R7).
use weerklank_domain::Language;
use weerklank_domain::report::Figures;
use weerklank_domain::report::figures::{OpenCurve, OpenStep};
use weerklank_domain::report::finding::{self, DUE_DAYS};
use weerklank_texts::t;

use crate::chart::{Chart, Table};
use crate::drawing::{Fill, Ink};
use crate::plot::Plot;
use crate::words::{self, mark, with};

/// More steps than this are drawn and listed for some days only.
const STEPS_MAX: usize = 120;

/// Steps with their band and day 28 marked.
pub fn open_curve(figures: &Figures, lang: Language) -> Chart {
    let curve = &figures.handling_with_open;
    let found = finding::of_curve(curve, &figures.handling);
    let sentence = words::finding(&found, &str::to_owned, lang);
    let title = t(lang, "charts-open");
    let steps = thinned(curve);
    let chart = Chart::new("open_curve", (title, sentence), table(&steps, lang))
        .noted((curve.n > 0).then(|| t(lang, "charts-open-note")));
    let Some(last) = steps.last() else { return chart };
    let wide = f64::from(last.days.max(DUE_DAYS) + 2);
    let across = |days: f64| days / wide;
    let mut plot = Plot::of_rates(100.0, |value| format!("{value:.0}%"));
    // Behind everything: the band.
    for (step, next) in steps.iter().zip(steps.iter().skip(1).map(Some).chain([None])) {
        let until = next.map_or(wide, |next| f64::from(next.days));
        if let Some(bounds) = step.interval {
            let top = plot.at(across(f64::from(step.days)), bounds.high * 100.0);
            let foot = plot.at(across(until), bounds.low * 100.0);
            plot.drawing.bar(top, (foot.0 - top.0, foot.1 - top.1), Fill::Band);
        }
    }
    let mut open = 1.0;
    let mut from = 0.0;
    for step in &steps {
        let day = f64::from(step.days);
        let (begin, end) =
            (plot.at(across(from), open * 100.0), plot.at(across(day), open * 100.0));
        let down = plot.at(across(day), step.open * 100.0);
        plot.drawing.line(begin, end, Ink::Series);
        plot.drawing.line(end, down, Ink::Series);
        (from, open) = (day, step.open);
    }
    let (begin, end) = (plot.at(across(from), open * 100.0), plot.at(1.0, open * 100.0));
    plot.drawing.line(begin, end, Ink::Series);
    let due = across(f64::from(DUE_DAYS));
    let (top, foot) = (plot.at(due, 100.0), plot.at(due, 0.0));
    plot.drawing.line(top, foot, Ink::Limit);
    plot.label(0.0, with(lang, "charts-day", &[("day", "0".to_owned())]));
    plot.label(due, with(lang, "charts-day", &[("day", DUE_DAYS.to_string())]));
    if wide > f64::from(DUE_DAYS) * 1.7 {
        plot.label(1.0, with(lang, "charts-day", &[("day", last.days.to_string())]));
    }
    chart.drawn(&plot.done())
}

/// Of a curve with very many steps the last one of each piece of equal length.
fn thinned(curve: &OpenCurve) -> Vec<OpenStep> {
    let every = curve.steps.len().div_ceil(STEPS_MAX).max(1);
    let last = curve.steps.len().saturating_sub(1);
    let kept = curve.steps.iter().enumerate();
    kept.filter(|(place, _)| place % every == every - 1 || *place == last)
        .map(|(_, step)| *step)
        .collect()
}

fn table(steps: &[OpenStep], lang: Language) -> Table {
    let percent = |share: f64| mark(&format!("{:.0}%", share * 100.0), lang);
    let rows = steps.iter().map(|step| {
        let bounds = step.interval.map_or_else(String::new, |bounds| {
            let values = [("low", percent(bounds.low)), ("high", percent(bounds.high))];
            with(lang, "charts-between-bounds", &values)
        });
        vec![
            step.days.to_string(),
            step.at_risk.to_string(),
            step.decided.to_string(),
            percent(step.open),
            bounds,
        ]
    });
    let heads = [
        "charts-days-after",
        "charts-at-risk",
        "charts-decided",
        "charts-share-open",
        "charts-interval",
    ];
    Table::new(heads.map(|key| t(lang, key)).to_vec(), rows.collect())
}
