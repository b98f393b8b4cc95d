//! The number of complaints of each year with what it tells of the process (R2, R3).
use weerklank_domain::Language;
use weerklank_domain::report::finding;
use weerklank_domain::report::statistics::{Exposure, Level, garwood, rate};
use weerklank_domain::report::{Origin, Year};
use weerklank_texts::t;

use crate::chart::{Chart, Table};
use crate::drawing::{Ink, Sign};
use crate::plot::Plot;
use crate::words::{self, mark, with};

/// Rates are said for each so many clients.
const CLIENTS: f64 = 100.0;

/// `running` is the year that isn't over; it is shown and not compared. The number of clients of
/// a year, where it is known, gives a rate (R4). Nothing below two years.
pub fn years(
    years: &[Year],
    running: Option<i16>,
    clients: &dyn Fn(i16) -> Option<Exposure>,
    lang: Language,
) -> Option<Chart> {
    if years.len() < 2 {
        return None;
    }
    let whole: Vec<Year> = years.iter().copied().filter(|one| Some(one.year) != running).collect();
    let found = finding::of_years(&whole, clients);
    let sentence = found.map_or_else(
        || t(lang, "finding-years-nothing"),
        |found| words::finding(&found, &str::to_owned, lang),
    );
    let has_rates = years.iter().any(|one| clients(one.year).is_some());
    let rows = years.iter().map(|one| row(*one, running, (clients, has_rates), lang));
    let mut heads = vec![
        t(lang, "charts-year"),
        t(lang, "figures-complaints"),
        t(lang, "charts-interval"),
        t(lang, "figure-on_time"),
        t(lang, "figure-upheld"),
    ];
    if has_rates {
        heads.push(t(lang, "charts-rate"));
    }
    heads.push(t(lang, "charts-origin"));
    let mut table = Table::new(heads, rows.collect());
    if let Some(last) = table.numeric.last_mut() {
        *last = false;
    }
    let bounds = |one: &Year| garwood(one.received, Level::NINETY_FIVE);
    let highest = years.iter().map(|one| bounds(one).high).fold(1.0, f64::max);
    let mut plot = Plot::of_counts(highest);
    for (place, one) in years.iter().enumerate() {
        let at = |value| plot.nth(place, years.len(), value);
        let (low, high) = (at(bounds(one).low), at(bounds(one).high));
        let point = at(f64::from(one.received));
        let hollow = one.origin == Origin::Imported || Some(one.year) == running;
        plot.drawing.line(low, high, Ink::Series);
        plot.drawing.sign(point, if hollow { Sign::Ring } else { Sign::Dot });
    }
    plot.labels(&years.iter().map(|one| one.year.to_string()).collect::<Vec<_>>());
    let chart = Chart::new("years", (t(lang, "charts-years"), sentence), table);
    Some(chart.noted(Some(t(lang, "charts-years-note"))).drawn(&plot.done()))
}

type Clients<'a> = &'a dyn Fn(i16) -> Option<Exposure>;

fn row(
    one: Year,
    running: Option<i16>,
    (clients, has_rates): (Clients<'_>, bool),
    lang: Language,
) -> Vec<String> {
    let interval = garwood(one.received, Level::NINETY_FIVE);
    let mut cells = vec![
        one.year.to_string(),
        one.received.to_string(),
        between(interval.low, interval.high, lang),
        words::share(one.on_time, lang),
        words::share(one.upheld, lang),
    ];
    if has_rates {
        cells.push(clients(one.year).map_or_else(
            || t(lang, "charts-no-exposure"),
            |over| {
                let (each, _) = rate(one.received, over, Level::NINETY_FIVE);
                mark(&format!("{:.2}", each * CLIENTS), lang)
            },
        ));
    }
    let origin = match one.origin {
        Origin::Imported => t(lang, "charts-origin-imported"),
        Origin::Dossiers if Some(one.year) == running => t(lang, "charts-origin-running"),
        Origin::Dossiers => t(lang, "charts-origin-dossiers"),
    };
    cells.push(origin);
    cells
}

fn between(low: f64, high: f64, lang: Language) -> String {
    let written = |value: f64| mark(&format!("{value:.1}"), lang);
    with(lang, "charts-between-bounds", &[("low", written(low)), ("high", written(high))])
}
