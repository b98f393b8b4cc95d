//! The charts of a period, ready for the page.
use weerklank_app::lists::Lists;
use weerklank_charts::{
    Chart, Table, causes, compliance, control, months, open_curve, season, survey, waiting, years,
};
use weerklank_domain::report::Figures;

use crate::text::Tongue;

/// A chart with the rows of its table as the template takes them.
pub(super) struct Drawn {
    pub(super) key: &'static str,
    pub(super) title: String,
    pub(super) finding: String,
    pub(super) note: Option<String>,
    pub(super) svg: Option<String>,
    pub(super) table: Table,
    pub(super) rows: Vec<Line>,
}

pub(super) struct Line {
    pub(super) head: String,
    pub(super) cells: Vec<Cell>,
}

pub(super) struct Cell {
    pub(super) words: String,
    pub(super) is_number: bool,
}

impl From<Chart> for Drawn {
    fn from(chart: Chart) -> Self {
        let rows = chart.table.rows.iter().map(|row| line(row, &chart.table.numeric));
        Self {
            rows: rows.collect(),
            key: chart.key,
            title: chart.title,
            finding: chart.finding,
            note: chart.note,
            svg: chart.svg,
            table: chart.table,
        }
    }
}

fn line(row: &[String], numeric: &[bool]) -> Line {
    let mut cells = row
        .iter()
        .zip(numeric)
        .map(|(words, is_number)| Cell { words: words.clone(), is_number: *is_number });
    let head = cells.next().map_or_else(String::new, |cell| cell.words);
    Line { head, cells: cells.collect() }
}

pub(super) fn all(figures: &Figures, lists: &Lists, tongue: Tongue) -> Vec<Drawn> {
    let lang = tongue.0;
    let cause = |key: &str| {
        lists.label("root_cause", key, lang).map_or_else(|| key.to_owned(), str::to_owned)
    };
    let until = figures.period.until().min(figures.as_of);
    let running = (until.month(), until.day()) != (12, 31);
    let mut past = figures.trend.years();
    past.retain(|year| year.year <= until.year());
    let running = running.then(|| until.year());
    let charts = [
        Some(months(figures, lang)),
        control(figures, lang),
        years(&past, running, &|_| None, lang),
        season(figures, lang),
        Some(open_curve(figures, lang)),
        Some(waiting(figures, lang)),
        Some(compliance(figures, lang)),
        Some(causes(figures, &cause, lang)),
        Some(survey(figures, lang)),
    ];
    charts.into_iter().flatten().map(Drawn::from).collect()
}
