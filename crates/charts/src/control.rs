//! Months, or the time between complaints, beside limits from an earlier baseline (R8).
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::report::Figures;
use weerklank_domain::report::control::{Between, Control};
use weerklank_domain::report::finding;
use weerklank_texts::{dates, t};

use crate::chart::{Chart, Table};
use crate::drawing::{Ink, Sign};
use crate::months::said_of_run;
use crate::plot::{Plot, middle};
use crate::words::{self, decimal, month_of, month_short, with};

/// The months, or the time between complaints where they are rare; nothing while there is no
/// baseline of twelve points before the period.
pub fn control(figures: &Figures, lang: Language) -> Option<Chart> {
    match (Control::of(figures), Between::of(figures)) {
        (Some(control), _) => Some(of_months(&control, lang)),
        (None, Some(between)) => Some(of_gaps(&between, lang)),
        (None, None) => None,
    }
}

fn of_months(control: &Control, lang: Language) -> Chart {
    let found = words::finding(&finding::of_control(control), &str::to_owned, lang);
    let rows = control.months.iter().enumerate().map(|(place, (month, count))| {
        let part = part(place < control.baseline, control.limits.signals(*count), lang);
        vec![month_of(*month, lang), count.to_string(), part]
    });
    let mut table = Table::new(heads("figures-month", "figures-complaints", lang), rows.collect());
    table.numeric[2] = false;
    let key = if control.is_provisional { "charts-limits-provisional" } else { "charts-limits" };
    let values = [("points", control.baseline.to_string()), ("mean", decimal(control.mean, lang))];
    let note = [with(lang, key, &values), said_of_run(&control.run, control.months.len(), lang)];
    let most = control.months.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let highest = control.limits.high.map_or(most, |high| most.max(high));
    let mut plot = Plot::of_counts(f64::from(highest));
    baseline_ends(&mut plot, (control.baseline, control.months.len()), lang);
    // Halfway: a count on the far side of the line is a signal.
    if let Some(high) = control.limits.high {
        plot.across(f64::from(high) - 0.5, Ink::Limit, t(lang, "charts-limit-high"));
    }
    if let Some(low) = control.limits.low {
        plot.across(f64::from(low) + 0.5, Ink::Limit, t(lang, "charts-limit-low"));
    }
    plot.across(control.mean, Ink::Median, t(lang, "charts-mean"));
    let signals =
        |place: usize, count: u32| place >= control.baseline && control.limits.signals(count);
    points(&mut plot, &control.months, signals);
    let labels: Vec<String> =
        control.months.iter().map(|(month, _)| month_short(*month, lang)).collect();
    plot.labels(&labels);
    Chart::new("control", (t(lang, "charts-control"), found), table)
        .noted(Some(note.join(" ")))
        .drawn(&plot.done())
}

fn of_gaps(between: &Between, lang: Language) -> Chart {
    let found = words::finding(&finding::of_between(between), &str::to_owned, lang);
    let is_signal = |days: u32| f64::from(days) < between.limit;
    let rows = between.spans.iter().enumerate().map(|(place, (day, days))| {
        let part = part(place < between.baseline, is_signal(*days), lang);
        vec![dates::short(lang, *day), days.to_string(), part]
    });
    let mut table = Table::new(heads("charts-complaint-of", "charts-span", lang), rows.collect());
    table.numeric[2] = false;
    let key = if between.is_provisional { "charts-gaps-provisional" } else { "charts-gaps" };
    let gap = format!("{:.0}", between.mean_gap);
    let limit = format!("{:.0}", between.limit);
    let note = with(lang, key, &[("gap", gap), ("limit", limit)]);
    let most = between.spans.iter().map(|(_, days)| *days).max().unwrap_or(0);
    let mut plot = Plot::of_counts(f64::from(most));
    baseline_ends(&mut plot, (between.baseline, between.spans.len()), lang);
    plot.across(between.limit, Ink::Limit, t(lang, "charts-limit-low"));
    points(&mut plot, &between.spans, |place, days| place >= between.baseline && is_signal(days));
    let labels: Vec<String> =
        between.spans.iter().map(|(day, _)| month_short(*day, lang)).collect();
    plot.labels(&labels);
    Chart::new("between", (t(lang, "charts-between"), found), table)
        .noted(Some(note))
        .drawn(&plot.done())
}

fn heads(first: &str, second: &str, lang: Language) -> Vec<String> {
    vec![t(lang, first), t(lang, second), t(lang, "charts-part")]
}

fn part(is_baseline: bool, is_outside: bool, lang: Language) -> String {
    match (is_baseline, is_outside) {
        (true, _) => t(lang, "charts-baseline"),
        (false, true) => t(lang, "charts-outside"),
        (false, false) => t(lang, "charts-inside"),
    }
}

/// Where the baseline ends and what is judged begins.
fn baseline_ends(plot: &mut Plot, (baseline, all): (usize, usize), lang: Language) {
    let across = middle(baseline, all) - middle(0, all);
    let (top, foot) = (plot.at(across, plot.most()), plot.at(across, 0.0));
    plot.drawing.line(top, foot, Ink::Base);
    let words = t(lang, "charts-baseline-until");
    let ink = (crate::drawing::Anchor::End, crate::drawing::TextInk::Axis);
    plot.drawing.text((top.0 - 0.01, 12.0), words, ink);
}

/// Joined dots; what is judged and lies outside has a shape of its own.
fn points(plot: &mut Plot, row: &[(Date, u32)], is_signal: impl Fn(usize, u32) -> bool) {
    let places: Vec<_> = row
        .iter()
        .enumerate()
        .map(|(place, (_, value))| plot.nth(place, row.len(), f64::from(*value)))
        .collect();
    plot.joined(&places, Ink::Series);
    for (place, at) in places.iter().enumerate() {
        let sign = if is_signal(place, row[place].1) { Sign::Diamond } else { Sign::Dot };
        plot.drawing.sign(*at, sign);
    }
}
