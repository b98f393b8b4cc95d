//! The road of a dossier: where it stands, what's next, what comes later, what lies beside it.
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::CommandKind as K;
use weerklank_domain::complaint::event::Event as E;
use weerklank_domain::complaint::steps::{Standing, Step};
use weerklank_domain::people::{ExclusionGround, Role};
use weerklank_domain::permissions::may_ever;
use weerklank_domain::rules::{Reason, Refusal};

use crate::parts::{ArticleLink, Progress, Step as StageStep, Task, TaskState};
use crate::text::Tongue;

/// A step that is not on the road now, but possible.
pub(super) struct Link {
    pub(super) label: String,
    pub(super) href: String,
}

/// The steps of the road, as they concern this reader.
#[derive(Default)]
pub(super) struct Tasks {
    /// Possible, or refused for a reason that he can do something about.
    pub(super) now: Vec<Task>,
    /// Of a later stage, or somebody else's.
    pub(super) later: Vec<Task>,
    pub(super) done: Vec<Task>,
}

/// The main road with where this complaint is, without the stages that it passed by; a side road
/// shows its own last stage.
pub(crate) fn stages(dossier: &Dossier, tongue: Tongue) -> Vec<StageStep> {
    const ROAD: [Stage; 7] = [
        Stage::Received,
        Stage::Registered,
        Stage::WithPartner,
        Stage::WithOfficer,
        Stage::Deciding,
        Stage::Decided,
        Stage::Closed,
    ];
    let stage = dossier.complaint.stage;
    let road = if ROAD.contains(&stage) {
        ROAD.to_vec()
    } else {
        vec![Stage::Received, Stage::Registered, stage]
    };
    let here = road.iter().position(|one| *one == stage).unwrap_or_default();
    road.into_iter()
        .enumerate()
        .filter(|(place, one)| is_on_the_road(*one, *place < here, dossier))
        .map(|(place, one)| {
            let (progress, words) = match place.cmp(&here) {
                std::cmp::Ordering::Less => (Progress::Done, "progress-done"),
                std::cmp::Ordering::Equal => (Progress::Current, "progress-current"),
                std::cmp::Ordering::Greater => (Progress::Ahead, "progress-ahead"),
            };
            StageStep {
                label: tongue.label("stage", one.key()),
                progress,
                progress_words: tongue.say(words),
                detail: String::new(),
            }
        })
        .collect()
}

/// Whether a complaint comes through this stage: a stage behind it counts when it was there.
fn is_on_the_road(stage: Stage, is_behind: bool, dossier: &Dossier) -> bool {
    let was = |there: fn(&E) -> bool| {
        !is_behind || dossier.entries.iter().any(|stored| there(&stored.entry.event))
    };
    match stage {
        Stage::WithPartner => {
            let handles = dossier.complaint.has_partner() || is_behind;
            handles && was(|event| matches!(event, E::AssignedToPartner))
        }
        Stage::WithOfficer => was(|event| {
            matches!(event, E::TakenUp { .. } | E::HandedOver { .. } | E::Reopened { .. })
        }),
        // Who may not see that it began only sees that it ended.
        Stage::Deciding => {
            !dossier.sees_officer_matters()
                || was(|event| matches!(event, E::DecisionStarted | E::SolvedOnTheSpotConfirmed))
        }
        _ => true,
    }
}

pub(super) fn tasks(dossier: &Dossier, tongue: Tongue) -> Tasks {
    let mut tasks = Tasks::default();
    for step in dossier.road() {
        let is_first = tasks.now.iter().all(|task| task.state != TaskState::Now);
        let task = task(&step, dossier, (tongue, is_first));
        match &step.standing {
            Standing::Done { .. } => tasks.done.push(task),
            Standing::NotYet(refusal) if is_for_later(refusal.reason) => tasks.later.push(task),
            Standing::Possible | Standing::NotYet(_) => tasks.now.push(task),
        }
    }
    tasks
}

fn is_for_later(reason: Reason) -> bool {
    matches!(reason, Reason::NotInThisStage | Reason::NotYourRole)
}

fn task(step: &Step, dossier: &Dossier, (tongue, is_first): (Tongue, bool)) -> Task {
    let kind = step.kind;
    let task = Task {
        title: tongue.label("command", kind.key()),
        article: ArticleLink { text: tongue.article(step.article), href: String::new() },
        ..Task::default()
    };
    let begin = || (address(dossier, kind), tongue.say("task-begin"));
    let (state, words, detail, (href, action)) = match &step.standing {
        Standing::Done { on } => {
            let on = on.map(|on| tongue.day(on)).unwrap_or_default();
            (TaskState::Done, "task-done", on, Default::default())
        }
        Standing::Possible if is_first => (TaskState::Now, "task-now", String::new(), begin()),
        Standing::Possible => (TaskState::Possible, "task-possible", String::new(), begin()),
        Standing::NotYet(refusal) => {
            let why = why_not(refusal, kind, tongue);
            (TaskState::Blocked, "task-blocked", why, way_out(refusal, dossier, tongue))
        }
    };
    Task { state, state_words: tongue.say(words), detail, href, action, ..task }
}

/// Why a step is not possible now, and of somebody else's step whose it is.
fn why_not(refusal: &Refusal, kind: K, tongue: Tongue) -> String {
    let roles = [Role::Officer, Role::Partner, Role::Management];
    match (refusal.reason, roles.into_iter().find(|role| may_ever(*role, kind))) {
        (Reason::NotInThisStage, _) => tongue.say("task-later"),
        (Reason::NotYourRole, Some(role)) => tongue.label("task-by", role.key()),
        _ => tongue.why(refusal),
    }
}

/// The first step that makes a refused one possible and that this reader can do now.
fn way_out(refusal: &Refusal, dossier: &Dossier, tongue: Tongue) -> (String, String) {
    let mut ways = refusal.ways_out().into_iter();
    let open = ways.find(|kind| has_a_page(*kind) && dossier.permit(*kind).is_ok());
    let link = |kind: K| (address(dossier, kind), tongue.label("command", kind.key()));
    open.map(link).unwrap_or_default()
}

/// What can be done in the place of a step that is not possible now: the step that makes it
/// possible, and what is to be done on the road.
pub(super) fn instead(dossier: &Dossier, refusal: &Refusal, tongue: Tongue) -> Vec<Link> {
    let (href, label) = way_out(refusal, dossier, tongue);
    let out = Some(Link { label, href }).filter(|link| !link.href.is_empty());
    let possible = tasks(dossier, tongue).now.into_iter().filter(|task| !task.href.is_empty());
    let possible = possible.filter(|task| task.state != TaskState::Blocked);
    let mut links: Vec<Link> = out.into_iter().collect();
    for task in possible {
        if links.iter().all(|known| known.href != task.href) {
            links.push(Link { label: task.title, href: task.href });
        }
    }
    links
}

/// Whether a step can be opened as a page.
fn has_a_page(kind: K) -> bool {
    matches!(kind, K::SaveDraft | K::SendLetter | K::Close) || super::path_of(kind).is_some()
}

/// Where a step is done.
pub(super) fn address(dossier: &Dossier, kind: K) -> String {
    address_in(&dossier.complaint.recording.reference.to_string(), kind)
}

/// As [`address`], for who has the reference alone.
pub(crate) fn address_in(reference: &str, kind: K) -> String {
    if kind == K::NameOutsider {
        return format!("/buitenstaander?kenmerk={reference}");
    }
    let path = match kind {
        K::SaveDraft | K::SendLetter => "brief",
        K::Close => "sluiting",
        _ => super::path_of(kind).unwrap_or_default(),
    };
    format!("/klachten/{reference}/{path}")
}

/// Steps beside the road that are possible now and have something to work on.
pub(super) fn beside(dossier: &Dossier, tongue: Tongue) -> Vec<Link> {
    let on_the_road = dossier.road();
    let undone = |kind: K| {
        on_the_road
            .iter()
            .any(|step| step.kind == kind && !matches!(step.standing, Standing::Done { .. }))
    };
    K::ALL
        .iter()
        .copied()
        .filter(|kind| !matches!(kind, K::RecordCommunication | K::SendCorrespondence))
        .filter(|kind| !undone(*kind))
        .filter(|kind| super::path_of(*kind).is_some() && has_an_object(*kind, dossier))
        .filter(|kind| dossier.permit(*kind).is_ok())
        .map(|kind| Link {
            label: tongue.label("command", kind.key()),
            href: address(dossier, kind),
        })
        .collect()
}

fn has_an_object(kind: K, dossier: &Dossier) -> bool {
    let complaint = &dossier.complaint;
    match kind {
        K::RemovePoint => !complaint.points.is_empty(),
        K::KeepCommitment => complaint.commitments.iter().any(|made| made.kept.is_none()),
        K::ClearName => {
            let by_name = |ground| ground == ExclusionGround::PossibleName;
            complaint.excluded.iter().any(|exclusion| by_name(exclusion.ground))
        }
        _ => true,
    }
}
