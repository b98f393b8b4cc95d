//! What must happen today, above the worklist: late, today, this week, and what others have to do.
use jiff::civil::Date;
use weerklank_app::tasks::{ListedTask, Today};
use weerklank_domain::complaint::tasks::Assignee;

use crate::complaints::road::address_in;
use crate::deadline::open_deadline;
use crate::parts::Deadline;
use crate::text::Tongue;

/// The box of the page.
pub(crate) struct TodayBox {
    pub(crate) title: String,
    /// When there is nothing to do.
    pub(crate) none: String,
    pub(crate) groups: Vec<Group>,
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

pub(crate) fn today_box(today: &Today, tongue: Tongue) -> TodayBox {
    let rows = |tasks: Vec<&ListedTask>| {
        tasks.into_iter().map(|task| row(task, today.today, tongue)).collect::<Vec<_>>()
    };
    let groups = [
        ("late", rows(today.late().collect())),
        ("now", rows(today.now().collect())),
        ("soon", rows(today.soon().collect())),
        ("others", rows(today.others.iter().collect())),
    ];
    let groups = groups.into_iter().filter(|(_, tasks)| !tasks.is_empty());
    TodayBox {
        title: tongue.say("today-title"),
        none: tongue.say("today-none"),
        groups: groups
            .map(|(id, tasks)| Group { id, title: tongue.say(&format!("today-{id}")), tasks })
            .collect(),
    }
}

fn row(task: &ListedTask, today: Date, tongue: Tongue) -> Row {
    let article = tongue.say_with("today-article", &[("article", task.kind.article().number())]);
    let about = [article, task.firm.clone().unwrap_or_default()];
    let href = if task.assignee == Assignee::Partner {
        format!("/klachten/{}", task.reference)
    } else {
        address_in(&task.reference, task.kind.command())
    };
    Row {
        reference: task.reference.clone(),
        what: tongue.label("task", task.kind.key()),
        about: about.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · "),
        href,
        deadline: open_deadline(task.due_on, today, tongue),
    }
}
