//! The months of a period, and the months of the year over the years.
use jiff::ToSpan as _;
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::report::Figures;
use weerklank_domain::report::control::Run;
use weerklank_domain::report::finding;
use weerklank_domain::report::statistics::{RUN_LENGTH, RunSide};
use weerklank_texts::{dates, t};

use crate::chart::{Chart, Table};
use crate::drawing::{Ink, Sign};
use crate::plot::Plot;
use crate::words::{self, month_of, month_short, with};

/// More months than this make a picture that nobody can read; the table has them.
const MONTHS_MAX: usize = 36;
/// A period of centuries has no picture and no list; the last ten years have.
const ROWS_MAX: i32 = 119;

/// A dot for each month; from twelve on with the median and the run rule (R8).
pub fn months(figures: &Figures, lang: Language) -> Chart {
    let end = figures.period.until().min(figures.as_of);
    let longest = end.saturating_sub(ROWS_MAX.months());
    let mut months = figures.trend.months(figures.period.from().max(longest), end);
    // Of the first and the last month only what lies in the period.
    for (month, count) in &mut months {
        let key = format!("{:04}-{:02}", month.year(), month.month());
        *count = figures.groups.month.get(&key).copied().unwrap_or(0);
    }
    let found = finding::of_months(&months);
    let sentence = words::finding(&found, &str::to_owned, lang);
    let run = Run::of(&over(&months, end));
    let chart = Chart::new("months", (t(lang, "charts-months"), sentence), table(&months, lang))
        .noted(run.map(|run| said_of_run(&run, months.len(), lang)));
    let most = months.iter().map(|(_, count)| *count).max().unwrap_or(0);
    if !(2..=MONTHS_MAX).contains(&months.len()) || most == 0 {
        return chart;
    }
    let mut plot = Plot::of_counts(f64::from(most));
    if let Some(run) = run {
        plot.across(run.median, Ink::Median, t(lang, "charts-median"));
    }
    dots(&mut plot, &months, run.is_some());
    plot.labels(&months.iter().map(|(month, _)| month_short(*month, lang)).collect::<Vec<_>>());
    chart.drawn(&plot.done())
}

/// A month that runs is not judged.
fn over(months: &[(Date, u32)], end: Date) -> Vec<(Date, u32)> {
    months.iter().copied().filter(|(month, _)| month.last_of_month() <= end).collect()
}

/// A dot for each; joined where they are a row to be looked along.
fn dots(plot: &mut Plot, months: &[(Date, u32)], joined: bool) {
    let places: Vec<_> = months
        .iter()
        .enumerate()
        .map(|(place, (_, count))| plot.nth(place, months.len(), f64::from(*count)))
        .collect();
    for (place, at) in places.iter().enumerate() {
        if !joined {
            let foot = plot.nth(place, months.len(), 0.0);
            plot.drawing.line(foot, *at, Ink::Series);
        }
    }
    if joined {
        plot.joined(&places, Ink::Series);
    }
    for at in places {
        plot.drawing.sign(at, Sign::Dot);
    }
}

/// The run rule with how often it is wrong (R8).
pub(crate) fn said_of_run(run: &Run, points: usize, lang: Language) -> String {
    let chance = format!("{:.0}", run.false_alarm * 100.0);
    let mut values = vec![
        ("length", RUN_LENGTH.to_string()),
        ("points", points.to_string()),
        ("chance", chance),
    ];
    let key = match run.signal {
        None => "charts-run-none",
        Some((month, side)) => {
            values.push(("month", month_of(month, lang)));
            match side {
                RunSide::Above => "charts-run-above",
                RunSide::Below => "charts-run-below",
            }
        }
    };
    with(lang, key, &values)
}

fn table(months: &[(Date, u32)], lang: Language) -> Table {
    let rows = months.iter().map(|(month, count)| vec![month_of(*month, lang), count.to_string()]);
    Table::new(vec![t(lang, "figures-month"), t(lang, "figures-complaints")], rows.collect())
}

/// By month of the year over the whole years, as counts and nothing more: what is chance in them
/// can't be told. Nothing below two whole years.
pub fn season(figures: &Figures, lang: Language) -> Option<Chart> {
    let (first, end) = (figures.trend.first_day()?, figures.period.until().min(figures.as_of));
    // The year of the first complaint is whole when it began in January.
    let from = if first.month() == 1 { first.year() } else { first.year() + 1 };
    let whole = if end.month() == 12 && end.day() == 31 { end.year() } else { end.year() - 1 };
    let years = u32::try_from(i32::from(whole) - i32::from(from) + 1).ok().filter(|it| *it >= 2)?;
    let days = (jiff::civil::date(from, 1, 1), jiff::civil::date(whole, 12, 31));
    let all = figures.trend.months(days.0, days.1);
    let mut sums = [0; 12];
    for (month, count) in &all {
        if let Some(sum) = usize::try_from(month.month() - 1).ok().and_then(|at| sums.get_mut(at)) {
            *sum += count;
        }
    }
    let sentence = words::finding(&finding::of_season(&sums, years), &str::to_owned, lang);
    let rows = (1_i8..).zip(&sums).map(|(month, sum)| {
        let each = all.iter().filter(|(day, _)| day.month() == month);
        let mut cells = vec![dates::month(lang, month), sum.to_string()];
        cells.extend(each.map(|(_, count)| count.to_string()));
        cells
    });
    let mut heads = vec![t(lang, "figures-month"), t(lang, "charts-together")];
    heads.extend((from..=whole).map(|year| year.to_string()));
    let table = Table::new(heads, rows.collect());
    let chart = Chart::new("season", (t(lang, "charts-season"), sentence), table)
        .noted(Some(t(lang, "charts-season-note")));
    let most = sums.iter().copied().max().filter(|most| *most > 0)?;
    let mut plot = Plot::of_counts(f64::from(most));
    for (place, sum) in sums.iter().enumerate() {
        let (foot, at) = (plot.nth(place, 12, 0.0), plot.nth(place, 12, f64::from(*sum)));
        plot.drawing.line(foot, at, Ink::Series);
        plot.drawing.sign(at, Sign::Dot);
    }
    let names: Vec<String> =
        (1_i8..=12).map(|month| t(lang, &format!("dates-month-short-{month}"))).collect();
    plot.labels(&names);
    Some(chart.drawn(&plot.done()))
}
