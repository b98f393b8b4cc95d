//! A period beside the same days of the years before, with what may be said of it (R3, R11).
use weerklank_app::figures::Analysis;
use weerklank_charts::words;
use weerklank_domain::report::finding::{Comparison, Measures, compare};
use weerklank_domain::report::statistics::Exposure;
use weerklank_domain::report::{Entered, Period};

use crate::text::Tongue;

pub(super) struct Table {
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Line>,
    pub(super) note: String,
}

pub(super) struct Line {
    pub(super) key: &'static str,
    pub(super) name: String,
    pub(super) cells: Vec<String>,
    pub(super) said: String,
}

/// One of the periods beside each other.
struct Column {
    title: String,
    period: Period,
    measures: Measures,
}

/// Nothing when nothing is known of the years before.
pub(super) fn table(analysis: &Analysis, tongue: Tongue) -> Option<Table> {
    let now = &analysis.figures;
    let period = now.period.up_to(now.as_of)?;
    let column =
        |period: Period, measures| Column { title: label(period, tongue), period, measures };
    let mut columns = vec![column(period, now.measures())];
    for earlier in &analysis.earlier {
        let past = earlier
            .period
            .whole_year()
            .and_then(|year| analysis.entered.as_ref().and_then(|entered| entered.year(year)));
        if let Some(past) = past {
            let year = past.year.to_string();
            let title = tongue.say_with("compared-imported", &[("year", &year)]);
            columns.push(Column { title, period: earlier.period, measures: past.measures() });
        } else if now.trend.first_day().is_some_and(|first| first <= earlier.period.until()) {
            columns.push(column(earlier.period, earlier.measures()));
        }
    }
    let [first, before, ..] = columns.as_slice() else { return None };
    let (over, by_clients) = exposures(analysis.entered.as_ref(), (first.period, before.period))?;
    let compared = compare(&first.measures, &before.measures, over);
    let row = |one: &Comparison| Line {
        key: one.figure.key(),
        name: tongue.label("figure", one.figure.key()),
        cells: columns
            .iter()
            .map(|column| {
                let measure = column.measures.get(&one.figure);
                measure.map_or_else(String::new, |measure| words::measure(*measure, tongue.0))
            })
            .collect(),
        said: words::said(one.said, tongue.0),
    };
    let mut heads = vec![tongue.say("figures-name")];
    heads.extend(columns.iter().map(|column| column.title.clone()));
    heads.push(tongue.say_with("compared-with", &[("period", &before.title)]));
    let corrected = compared.corrected.to_string();
    let over = if by_clients { "compared-over-clients" } else { "compared-over-days" };
    let note = [tongue.say_with("compared-note", &[("corrected", &corrected)]), tongue.say(over)];
    Some(Table { heads, rows: compared.rows.iter().map(row).collect(), note: note.join(" ") })
}

/// Clients times days where those of both years are known, else days.
fn exposures(
    entered: Option<&Entered>,
    (now, before): (Period, Period),
) -> Option<((Exposure, Exposure), bool)> {
    let days = |period: Period| f64::from(period.days());
    let clients = |period: Period| entered?.clients(period.within_year()?);
    if let (Some(at), Some(then)) = (clients(now), clients(before)) {
        let over = |clients: Exposure, period| Exposure::of(clients.amount() * days(period));
        return Some(((over(at, now)?, over(then, before)?), true));
    }
    Some(((Exposure::of(days(now))?, Exposure::of(days(before))?), false))
}

fn label(period: Period, tongue: Tongue) -> String {
    if let Some(year) = period.whole_year() {
        return year.to_string();
    }
    let (from, until) = (tongue.day(period.from()), tongue.day(period.until()));
    tongue.say_with("compared-period", &[("from", &from), ("until", &until)])
}
