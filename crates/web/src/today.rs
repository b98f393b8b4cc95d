//! What must happen today, above the worklist: late, today, this week, and what others have to do.
use jiff::civil::Date;
use weerklank_app::recommendations::{Waiting, WaitingFor};
use weerklank_app::tasks::{Away, ListedTask, Today};
use weerklank_texts::explanations;

use crate::complaints::road::address_in;
use crate::deadline::open_deadline;
use crate::figures::recommendations;
use crate::parts::Deadline;
use crate::text::Tongue;

/// The box of the page.
pub(crate) struct TodayBox {
    pub(crate) title: String,
    /// When there is nothing to do.
    pub(crate) none: String,
    /// "Waarom deze datum?"
    pub(crate) why: String,
    pub(crate) groups: Vec<Group>,
    pub(crate) away_title: String,
    /// Who is away or will be, a sentence each.
    pub(crate) away: Vec<String>,
    pub(crate) recommendations_title: String,
    pub(crate) recommendations: Vec<Recommended>,
}

/// A recommendation that waits (7.4).
pub(crate) struct Recommended {
    pub(crate) href: String,
    pub(crate) what: String,
    /// For what it waits, and whose it is.
    pub(crate) about: String,
    pub(crate) deadline: Deadline,
}

/// Tasks under one head.
pub(crate) struct Group {
    pub(crate) id: &'static str,
    pub(crate) title: String,
    pub(crate) tasks: Vec<Row>,
}

pub(crate) struct Row {
    pub(crate) reference: String,
    /// "De ontvangst bevestigen"
    pub(crate) what: String,
    /// The article, and the firm.
    pub(crate) about: String,
    /// The step that does it; the dossier when somebody else has to.
    pub(crate) href: String,
    pub(crate) deadline: Deadline,
}

pub(crate) fn today_box((today, recommended): (&Today, &[Waiting]), tongue: Tongue) -> TodayBox {
    let row = |task: &ListedTask, href| row(task, today, href, tongue);
    let rows = |tasks: Vec<&ListedTask>| -> Vec<Row> {
        let step = |task: &ListedTask| address_in(&task.reference, task.kind.command());
        tasks.into_iter().map(|task| row(task, step(task))).collect()
    };
    // What others have to do, he looks at.
    let waits = |tasks: &[ListedTask]| -> Vec<Row> {
        let dossier = |task: &ListedTask| format!("/klachten/{}", task.reference);
        tasks.iter().map(|task| row(task, dossier(task))).collect()
    };
    let groups = [
        ("late", rows(today.late().collect())),
        ("now", rows(today.now().collect())),
        ("soon", rows(today.soon().collect())),
        ("ahead", rows(today.ahead.iter().collect())),
        ("complainants", waits(&today.complainants)),
        ("others", waits(&today.others)),
        ("officers", waits(&today.officers)),
    ];
    let groups = groups.into_iter().filter(|(_, tasks)| !tasks.is_empty());
    TodayBox {
        title: tongue.say("today-title"),
        none: tongue.say("today-none"),
        why: tongue.say("today-why"),
        groups: groups
            .map(|(id, tasks)| Group { id, title: tongue.say(&format!("today-{id}")), tasks })
            .collect(),
        away_title: tongue.say("today-away"),
        away: today.away.iter().map(|away| absence(away, tongue)).collect(),
        recommendations_title: tongue.say("today-recommendations"),
        recommendations: recommended.iter().map(|one| waiting(one, today.today, tongue)).collect(),
    }
}

fn waiting(one: &Waiting, today: Date, tongue: Tongue) -> Recommended {
    let waits = match one.waits_for {
        WaitingFor::Decision => tongue.say("today-recommendation-decision"),
        WaitingFor::Measure => tongue.say("today-recommendation-measure"),
        WaitingFor::Judging => tongue.say("today-recommendation-judging"),
    };
    Recommended {
        href: format!("{}/{}", recommendations::PATH, one.id),
        what: recommendations::short(&one.measure),
        about: format!("{waits} · {}", one.owner),
        deadline: open_deadline(one.on, today, tongue),
    }
}

fn absence(away: &Away, tongue: Tongue) -> String {
    let from = tongue.day(away.from_on);
    let period = match away.until_on {
        Some(until) => {
            let values = [("name", &*away.name), ("from", &*from), ("until", &*tongue.day(until))];
            tongue.say_with("today-away-until", &values)
        }
        None => tongue.say_with("today-away-from", &[("name", &*away.name), ("from", &*from)]),
    };
    let work = match &away.stand_in {
        Some(name) => tongue.say_with("today-away-stand-in", &[("name", &**name)]),
        None => tongue.say("today-away-nobody"),
    };
    format!("{period} {work}")
}

fn row(task: &ListedTask, known: &Today, href: String, tongue: Tongue) -> Row {
    let article = tongue.say_with("today-article", &[("article", task.kind.article().number())]);
    let about = [article, task.firm.clone().unwrap_or_default()];
    let why = explanations::task_date(tongue.0, &known.calendar, (task.why, task.due_on));
    let deadline = open_deadline(task.due_on, known.today, tongue);
    Row {
        reference: task.reference.clone(),
        what: tongue.label("task", task.kind.key()),
        about: about.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · "),
        href,
        deadline: Deadline { why: why.unwrap_or_default(), ..deadline },
    }
}
