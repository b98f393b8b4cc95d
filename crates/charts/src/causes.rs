//! Where complaints came from, the most frequent cause first (R10).
use weerklank_domain::Language;
use weerklank_domain::report::Figures;
use weerklank_domain::report::figures::Share;
use weerklank_domain::report::finding::{self, CUMULATIVE_FROM};
use weerklank_texts::t;

use crate::bars::{self, Bar, middle_of_row, short};
use crate::chart::{Chart, Table};
use crate::drawing::{Fill, Ink, Sign};
use crate::words::{self, Names};

/// More rows than this are in the table only.
const ROWS_MAX: usize = 12;
/// So many signs of a name stand beside its value on a narrow screen.
const LABEL_MAX: usize = 30;

/// `names` says what a cause is called. A line that adds up only from twenty known causes on.
pub fn causes(figures: &Figures, names: Names<'_>, lang: Language) -> Chart {
    let (causes, unknown) = finding::causes(figures);
    let known: u32 = causes.iter().map(|(_, count)| count).sum();
    let sentence = words::finding(&finding::of_causes(figures), names, lang);
    let is_added_up = known >= CUMULATIVE_FROM;
    let share = |hits: u32| words::share(Share { hits, n: known, interval: None }, lang);
    let mut sum = 0;
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (key, count) in &causes {
        sum += count;
        let mut cells = vec![names(key), count.to_string()];
        if is_added_up {
            cells.push(share(sum));
        }
        rows.push(cells);
    }
    if unknown > 0 {
        let mut cells = vec![t(lang, "charts-unknown"), unknown.to_string()];
        cells.extend(is_added_up.then(String::new));
        rows.push(cells);
    }
    let mut heads = vec![t(lang, "charts-cause"), t(lang, "figures-complaints")];
    heads.extend(is_added_up.then(|| t(lang, "charts-added-up")));
    let note = is_added_up.then(|| t(lang, "charts-causes-note"));
    let chart = Chart::new("causes", (t(lang, "charts-causes"), sentence), Table::new(heads, rows))
        .noted(note);
    if causes.is_empty() {
        return chart;
    }
    let shown = &causes[..causes.len().min(ROWS_MAX)];
    let bars: Vec<Bar> = shown
        .iter()
        .map(|(key, count)| Bar {
            label: short(&names(key), LABEL_MAX),
            value: count.to_string(),
            pieces: vec![(*count, Fill::Full)],
        })
        .collect();
    // The line adds up to the whole, so then the bars are on the scale of the whole.
    let longest = causes.first().map_or(1, |(_, count)| *count);
    let most = if is_added_up { known } else { longest };
    let mut drawing = bars::drawing(&bars, most);
    if is_added_up {
        let mut sum = 0;
        let mut before: Option<(f64, f64)> = None;
        for (row, (_, count)) in shown.iter().enumerate() {
            sum += count;
            let at = (f64::from(sum) / f64::from(known) * 0.98, middle_of_row(row));
            if let Some(before) = before {
                drawing.line(before, at, Ink::Second);
            }
            drawing.sign(at, Sign::Ring);
            before = Some(at);
        }
    }
    chart.drawn(&drawing)
}
