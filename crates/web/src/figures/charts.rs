//! The charts of a period, ready for the page.
use weerklank_app::figures::Analysis;
use weerklank_app::lists::Lists;
use weerklank_charts::{
    Chart, Table, causes, compliance, control, funnel, months, open_curve, season, survey, waiting,
    years,
};
use weerklank_domain::report::Entered;
use weerklank_domain::report::funnel::Partners;

use crate::text::Tongue;

/// A chart with the rows of its table as the template takes them.
pub(super) struct Drawn {
    pub(super) key: &'static str,
    pub(super) title: String,
    pub(super) finding: String,
    pub(super) note: Option<String>,
    pub(super) svg: Option<String>,
    pub(super) heads: Vec<Cell>,
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
        let Table { heads, rows, numeric } = &chart.table;
        let rows = rows.iter().map(|row| line(row, numeric));
        Self {
            rows: rows.collect(),
            heads: cells(heads, numeric).collect(),
            key: chart.key,
            title: chart.title,
            finding: chart.finding,
            note: chart.note,
            svg: chart.svg,
        }
    }
}

fn line(row: &[String], numeric: &[bool]) -> Line {
    let mut cells = cells(row, numeric);
    let head = cells.next().map_or_else(String::new, |cell| cell.words);
    Line { head, cells: cells.collect() }
}

fn cells(row: &[String], numeric: &[bool]) -> impl Iterator<Item = Cell> {
    let cells = row.iter().zip(numeric);
    cells.map(|(words, is_number)| Cell { words: words.clone(), is_number: *is_number })
}

pub(super) fn all(analysis: &Analysis, lists: &Lists, tongue: Tongue) -> Vec<Drawn> {
    let (figures, lang) = (&analysis.figures, tongue.0);
    let cause = |key: &str| {
        lists.label("root_cause", key, lang).map_or_else(|| key.to_owned(), str::to_owned)
    };
    let until = figures.period.until().min(figures.as_of);
    let running = (until.month(), until.day()) != (12, 31);
    let nothing = Entered::default();
    let entered = analysis.entered.as_ref().unwrap_or(&nothing);
    let mut past = entered.beside(&figures.trend.years());
    past.retain(|year| year.year <= until.year());
    let running = running.then(|| until.year());
    let clients = |year| entered.clients(year);
    let charts = [
        Some(months(figures, lang)),
        control(figures, lang),
        years(&past, running, &clients, lang),
        season(figures, lang),
        Some(open_curve(figures, lang)),
        Some(waiting(figures, lang)),
        Some(compliance(figures, lang)),
        Some(causes(figures, &cause, lang)),
        partners(analysis).and_then(|partners| funnel(&partners, lang)),
        Some(survey(figures, lang)),
    ];
    charts.into_iter().flatten().map(Drawn::from).collect()
}

/// Of the whole organisation in one year: over how much a firm is counted is entered per year.
fn partners(analysis: &Analysis) -> Option<Partners> {
    let figures = &analysis.figures;
    let year = figures.period.within_year()?;
    Partners::of(figures, &analysis.entered.as_ref()?.firms(year), analysis.own)
}
