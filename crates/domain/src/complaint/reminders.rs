//! When somebody is reminded of a task, and who hears of it when it stays undone: from the task and
//! the day alone, so that it makes no difference how often or how late it is asked.
use jiff::ToSpan;
use jiff::civil::Date;

use super::facts::keyed;
use super::tasks::{Assignee, TaskKind};
use super::terms::Terms;
use crate::calendar::Calendar;

keyed! {
    /// Who hears of it.
    Hearer {
        Assignee = "assignee",
        /// The officer in charge, of what others have to do.
        Officer = "officer",
        Partner = "partner",
        Management = "management",
    }
}
keyed! {
    /// Why now.
    Occasion {
        HalfTime = "half_time", Due = "due", Late = "late", Again = "again", Weekly = "weekly",
    }
}

/// What is asked of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub kind: TaskKind,
    pub assignee: Assignee,
    pub due_on: Date,
    /// The last day of the round (6.4).
    pub round_due_on: Date,
}

/// That somebody is reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    pub hearer: Hearer,
    pub occasion: Occasion,
    /// Which week it is of one that comes back each week; else 0.
    pub week: u32,
    /// The working day from which it is sent.
    pub on: Date,
}

/// The answer is halfway when so many days are left.
pub const HALF_TIME_DAYS: i32 = 14;
const WEEK: i32 = 7;

/// What everybody has to be told today of this task: for each the last that has come. What came
/// before it is not told any more: after a week in which nothing ran, one mail says it all.
pub fn reminders(
    asked: Asked,
    today: Date,
    (calendar, terms): (&Calendar, &Terms),
) -> Vec<Reminder> {
    let mut last: Vec<Reminder> = Vec::new();
    let come = all(asked, today, (calendar, terms)).into_iter().filter(|it| it.on <= today);
    for reminder in come {
        match last.iter_mut().find(|known| known.hearer == reminder.hearer) {
            Some(known) if known.on <= reminder.on => *known = reminder,
            Some(_) => {}
            None => last.push(reminder),
        }
    }
    last
}

/// As the table of timers in the workflow has them, those of later included.
fn all(asked: Asked, today: Date, (calendar, terms): (&Calendar, &Terms)) -> Vec<Reminder> {
    let Asked { kind, assignee, due_on, round_due_on } = asked;
    let at = |hearer, occasion, on| Reminder { hearer, occasion, week: 0, on };
    let mut found = Vec::new();
    let is_last_day = kind == TaskKind::Overdue;
    let half = due_on.saturating_sub(HALF_TIME_DAYS.days());
    if is_last_day && due_on == round_due_on && today < due_on.saturating_sub(WEEK.days()) {
        for hearer in [Hearer::Assignee, Hearer::Partner] {
            found.push(at(hearer, Occasion::HalfTime, calendar.roll_forward(half)));
        }
    }
    let due = calendar.post_by(due_on);
    let late = calendar.add_working_days(due_on, 1);
    found.push(at(Hearer::Assignee, Occasion::Due, due));
    found.push(at(Hearer::Assignee, Occasion::Late, late));
    if is_last_day {
        found.push(at(Hearer::Management, Occasion::Due, due));
        found.push(at(Hearer::Management, Occasion::Late, late));
        found.extend(weekly(due_on, today, calendar));
    } else if terms.again_working_days > 1 {
        let again = calendar.add_working_days(due_on, terms.again_working_days);
        found.push(at(Hearer::Assignee, Occasion::Again, again));
    }
    match assignee {
        Assignee::Partner
        | Assignee::Registrar
        | Assignee::SecondOfficer
        | Assignee::Complainant => {
            found.push(at(Hearer::Officer, Occasion::Late, late));
        }
        Assignee::Officer | Assignee::Management | Assignee::Outsider => {}
    }
    found
}

/// The last of those that come each seven days until the answer is sent.
fn weekly(due_on: Date, today: Date, calendar: &Calendar) -> Vec<Reminder> {
    let weeks = (today - due_on).get_days() / WEEK;
    let of_week = |week: i32| {
        let on = calendar.roll_forward(due_on.saturating_add((week * WEEK).days()));
        let week = u32::try_from(week).unwrap_or_default();
        let told = |hearer| Reminder { hearer, occasion: Occasion::Weekly, week, on };
        [told(Hearer::Assignee), told(Hearer::Management)]
    };
    // The one of this week may wait for a working day, while that of the week before still counts.
    [weeks - 1, weeks].into_iter().filter(|week| *week > 0).flat_map(of_week).collect()
}
