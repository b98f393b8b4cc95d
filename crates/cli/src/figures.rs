//! `weerklank figures`: all figures of a year, as JSON (7.3).
use anyhow::Context;
use jiff::civil::Date;
use serde::Serialize;
use weerklank_domain::report::{Entered, Figure, Figures, Period};

use crate::settings::Settings;
use crate::terminal::{print, t, t_with};
use crate::{database, parts};

#[derive(clap::Args)]
pub(crate) struct Asked {
    #[arg(long, value_name = "YEAR", help = t("terminal-figures-year"))]
    year: String,
    #[arg(long, value_name = "DATE", help = t("terminal-figures-as-of"))]
    as_of: Option<String>,
    #[arg(long, required = true, help = t("terminal-figures-json"))]
    json: bool,
}

/// The figures with what each of them is.
#[derive(Debug, Serialize)]
struct Answer {
    figures: Figures,
    /// What the dossiers don't tell: clients, and years before the system.
    entered: Entered,
    definitions: Vec<Defined>,
}

#[derive(Debug, Serialize)]
struct Defined {
    key: &'static str,
    article: String,
    unit: &'static str,
    name: String,
    definition: String,
}

pub(crate) async fn run(asked: &Asked, settings: &Settings) -> anyhow::Result<()> {
    let period = a_year(&asked.year)?;
    let as_of = asked.as_of.as_deref().map(day).transpose()?;
    let app = parts::app(settings, database::open_current(settings).await?)?;
    // After an update the rows may not be there yet.
    app.build_facts().await?;
    let figures = app.figures(period, as_of).await?;
    let definitions = Figure::ALL.iter().map(|figure| definition(*figure)).collect();
    let entered = app.all_entered().await?;
    let answer = Answer { figures, entered, definitions };
    print(&serde_json::to_string_pretty(&answer).context("could not write JSON")?)?;
    Ok(())
}

fn definition(figure: Figure) -> Defined {
    let key = figure.key();
    Defined {
        key,
        article: figure.article().number().to_owned(),
        unit: figure.unit().key(),
        name: t(&format!("figure-{key}")),
        definition: t(&format!("figure-{key}-definition")),
    }
}

/// A year as it is typed.
pub(crate) fn a_year(text: &str) -> anyhow::Result<Period> {
    let is_written_so = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = text.parse().ok().filter(|_| is_written_so).and_then(Period::year);
    year.with_context(|| t_with("terminal-figures-wrong-year", &[("year", text)]))
}

fn day(text: &str) -> anyhow::Result<Date> {
    let is_full = text.len() == 10;
    let day = text.parse().ok().filter(|_| is_full);
    day.with_context(|| t_with("terminal-calendar-wrong-date", &[("date", text)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_that_is_none_is_refused_by_its_name() {
        for wrong in ["26", "20266", "-026", "0000", "jaar", "", "+202"] {
            let problem = a_year(wrong).map_err(|no| no.to_string());
            assert!(problem.as_ref().is_err_and(|no| no.contains(wrong)), "{problem:?}");
        }
        assert!(a_year("2025").is_ok());
    }

    #[test]
    fn every_figure_says_what_it_is() {
        for figure in Figure::ALL {
            let found = definition(*figure);
            assert!(found.definition.len() > found.name.len(), "{found:?}");
        }
    }
}
