//! `weerklank calendar`: when an answer is due (6.4), and why.
use anyhow::Context;
use jiff::civil::Date;
use serde::Serialize;
use weerklank_domain::calendar::{Calendar, FreeDayRule};
use weerklank_texts::explanations;

use crate::terminal::{language, print, t, t_with};

#[derive(clap::Args)]
pub(crate) struct Calendars {
    #[arg(required = true, value_name = "DATE", help = t("terminal-calendar-dates"))]
    dates: Vec<String>,
    #[arg(long, help = t("terminal-calendar-json"))]
    json: bool,
}

/// What is said of one day of receipt.
#[derive(Debug, Serialize)]
struct Deadline {
    received: Date,
    /// 28 days later, to the end of that day (6.4).
    due: Date,
    /// The last working day on or before it.
    post_by: Date,
    /// Where a version of the procedure says that a free day moves to the next working day.
    roll_forward: Date,
    explanation: String,
}

pub(crate) fn run(asked: &Calendars) -> anyhow::Result<()> {
    let calendar = Calendar::dutch();
    let deadlines =
        asked.dates.iter().map(|date| deadline(&calendar, date)).collect::<Result<Vec<_>, _>>()?;
    if asked.json {
        let json = serde_json::to_string_pretty(&deadlines).context("could not write JSON")?;
        print(&json)?;
        return Ok(());
    }
    print(&t("terminal-calendar-head"))?;
    for deadline in &deadlines {
        let Deadline { received, due, post_by, roll_forward, explanation } = deadline;
        print(&format!("{received}  {due}  {post_by}  {roll_forward}  {explanation}"))?;
    }
    if deadlines.iter().any(|known| known.roll_forward.year() > calendar.known_until()) {
        print(&explanations::calendar_outdated(language(), calendar.known_until()))?;
    }
    Ok(())
}

fn deadline(calendar: &Calendar, received: &str) -> anyhow::Result<Deadline> {
    let received: Date = received
        .parse()
        .ok()
        .filter(|_| is_written_in_full(received))
        .with_context(|| t_with("terminal-calendar-wrong-date", &[("date", received)]))?;
    let why = calendar.explain(received, FreeDayRule::Stays);
    Ok(Deadline {
        received,
        due: why.due,
        post_by: why.post_by,
        roll_forward: calendar.roll_forward(why.due),
        explanation: explanations::due_date(language(), &why),
    })
}

/// `2026-11-23` and nothing else: other ways to write a day are read differently elsewhere.
fn is_written_in_full(date: &str) -> bool {
    date.len() == 10 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn a_day_that_is_none_is_refused_by_its_name() {
        let calendar = Calendar::dutch();
        for wrong in ["2026-02-31", "20261123", "2026-11-23T10:00", "morgen", ""] {
            let problem = deadline(&calendar, wrong).unwrap_err().to_string();
            assert!(problem.contains(wrong), "{problem}");
        }
    }
}
