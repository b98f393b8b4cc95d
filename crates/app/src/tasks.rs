//! What must happen, on the page of who has to do it. The tasks follow from the facts of a dossier
//! and are written with them; here they are read, and built anew when the rules changed.
use jiff::ToSpan as _;
use jiff::civil::Date;
use weerklank_domain::calendar::{Calendar, local_date};
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::tasks::{Around, Assignee, Task, TaskKind, tasks};
use weerklank_domain::people::{Actor, Register, Role};
use weerklank_store::settings::{self, Setting};
use weerklank_store::{Tx, dossiers, people};

pub use weerklank_store::tasks::{LIST_MAX, ListedTask};

use crate::agreements::{self, Agreed};
use crate::{App, AppError};

/// How far ahead the page looks, in days.
const AHEAD: i32 = 7;
/// How far ahead free days are seen, in days: longer than a term is.
const SEEN_AHEAD: i32 = 42;
/// How many dossiers are built anew in one transaction.
const PAGE: u32 = 100;
/// Under this key stands by which program, terms and free days the tasks were built.
const BUILT_BY: &str = "tasks-built-by";
/// Grows when the same facts give other tasks, or a task is kept with more about it.
const RULES: u32 = 3;

/// What one person has to do, and what he waits for.
#[derive(Clone, Debug)]
pub struct Today {
    pub today: Date,
    /// The first due first; those that are late come first by themselves.
    pub own: Vec<ListedTask>,
    /// Of partners, in dossiers that an officer or management sees.
    pub others: Vec<ListedTask>,
    /// Of officers, in dossiers that a partner or management sees.
    pub officers: Vec<ListedTask>,
    /// What complainants were asked.
    pub complainants: Vec<ListedTask>,
    /// Answers of which the last day falls where nobody posts, such as at Christmas.
    pub ahead: Vec<ListedTask>,
    pub calendar: Calendar,
}

impl Today {
    /// The tasks that were due before today.
    pub fn late(&self) -> impl Iterator<Item = &ListedTask> {
        self.own.iter().filter(|task| task.due_on < self.today)
    }

    /// Those of today.
    pub fn now(&self) -> impl Iterator<Item = &ListedTask> {
        self.own.iter().filter(|task| task.due_on == self.today)
    }

    /// Those of the days after it.
    pub fn soon(&self) -> impl Iterator<Item = &ListedTask> {
        self.own.iter().filter(|task| task.due_on > self.today)
    }
}

impl App {
    /// What this person has to do in the coming week, and what is late.
    pub async fn today(&self, by: &Actor) -> Result<Today, AppError> {
        let today = local_date(self.clock.now());
        let (by, until) = (by.clone(), today.saturating_add(AHEAD.days()));
        let read = move |tx: &mut Tx<'_>| {
            let span = (until, LIST_MAX);
            let own = own(tx, &by, span)?;
            let calendar = agreements::load(tx)?.calendar;
            let [others, officers, complainants] = waited_for(tx, &by, span)?;
            let mut ahead = Vec::new();
            for free in calendar.long_free_spans(today, SEEN_AHEAD) {
                ahead.extend(weerklank_store::tasks::last_days(tx, by.person, free)?);
            }
            Ok::<_, AppError>(Today { today, own, others, officers, complainants, ahead, calendar })
        };
        self.store.read(read).await
    }

    /// Builds the tasks of all dossiers anew when another program, other terms or another list of
    /// free days built them. Answers how many dossiers were looked at.
    pub async fn build_tasks(&self) -> Result<usize, AppError> {
        let ask = |tx: &mut Tx<'_>| {
            let agreed = agreements::version(tx)?;
            let builder = format!("{} {} {agreed}", env!("CARGO_PKG_VERSION"), RULES);
            Ok::<_, AppError>((builder, settings::get(tx, BUILT_BY)?))
        };
        let (builder, known) = self.store.read(ask).await?;
        if known.as_ref().is_some_and(|known| known.value == builder) {
            return Ok(0);
        }
        let today = local_date(self.clock.now());
        let (mut after, mut total) = (None, 0);
        loop {
            let build = move |tx: &mut Tx<'_>| {
                let agreed = agreements::load(tx)?;
                let register = people::register(tx, today)?;
                let ids = dossiers::page_of_ids(tx, after, PAGE)?;
                for id in &ids {
                    if let Some(stored) = dossiers::lock(tx, *id)? {
                        keep(tx, &agreed, &stored.complaint, &register)?;
                    }
                }
                Ok::<_, AppError>(ids)
            };
            let ids = self.store.write(build).await?;
            let Some(last) = ids.last() else { break };
            (after, total) = (Some(*last), total + ids.len());
        }
        let version = known.map_or(0, |known| known.version);
        let (by, at) = (weerklank_domain::people::SYSTEM, self.clock.now());
        let setting = Setting { value: builder, version };
        // Another process that did the same at the same time noted it as well.
        self.store.write(move |tx| settings::put(tx, BUILT_BY, &setting, (by, at))).await?;
        Ok(total)
    }
}

/// For what he waits: of partners, of officers, of complainants.
fn waited_for(
    tx: &mut Tx<'_>,
    by: &Actor,
    span: (Date, u32),
) -> Result<[Vec<ListedTask>; 3], AppError> {
    use weerklank_store::tasks::{of_access, of_assignee};
    let person = by.person;
    if by.is(Role::Officer) {
        let partners = of_assignee(tx, person, Assignee::Partner, span)?;
        let complainants = of_assignee(tx, person, Assignee::Complainant, span)?;
        return Ok([partners, Vec::new(), complainants]);
    }
    let partners = if by.is(Role::Management) {
        of_access(tx, person, Assignee::Partner, span)?
    } else {
        Vec::new()
    };
    let mut officers = of_access(tx, person, Assignee::Officer, span)?;
    let mut complainants = of_access(tx, person, Assignee::Complainant, span)?;
    of_his_part(tx, by, &mut officers)?;
    of_his_part(tx, by, &mut complainants)?;
    Ok([partners, officers, complainants])
}

/// What this person has to do up to a day, at most so many of each list, the first due first.
pub(crate) fn own(
    tx: &mut Tx<'_>,
    by: &Actor,
    span: (Date, u32),
) -> Result<Vec<ListedTask>, AppError> {
    let mut own = weerklank_store::tasks::of_person(tx, by.person, span)?;
    let lists = [
        (Role::Partner, Assignee::Partner),
        (Role::Management, Assignee::Management),
        (Role::Officer, Assignee::SecondOfficer),
    ];
    for (role, assignee) in lists {
        if by.is(role) {
            own.extend(weerklank_store::tasks::of_assignee(tx, by.person, assignee, span)?);
        }
    }
    of_his_part(tx, by, &mut own)?;
    own.sort_by(|one, other| (one.due_on, &one.reference).cmp(&(other.due_on, &other.reference)));
    Ok(own)
}

/// A partner sees the tasks of his own part where a complaint concerns several partners.
fn of_his_part(tx: &mut Tx<'_>, by: &Actor, tasks: &mut Vec<ListedTask>) -> Result<(), AppError> {
    if !sees_his_part(by) {
        return Ok(());
    }
    let parties = dossiers::parties_of(tx, by.person)?;
    tasks.retain_mut(|task| match parties.get(&task.reference) {
        None => task.party.is_none(),
        Some(party) => {
            task.firm.clone_from(&party.firm);
            match task.party {
                Some(number) => number == party.number,
                None => !task.kind.is_about_one_partner() && task.kind != TaskKind::HandOver,
            }
        }
    });
    Ok(())
}

/// Whether this person sees of a complaint about several partners what concerns him.
pub(crate) fn sees_his_part(by: &Actor) -> bool {
    let whole = [Role::Officer, Role::Management, Role::Auditor];
    by.is(Role::Partner) && !whole.iter().any(|role| by.is(*role))
}

/// The tasks of a dossier by the terms that were in force when it came in.
pub fn of(agreed: &Agreed, complaint: &Complaint, register: &Register) -> Vec<Task> {
    let terms = agreed.terms(complaint);
    tasks(complaint, Around { register, calendar: &agreed.calendar, terms: &terms })
}

/// Writes them, in the transaction of the facts.
pub(crate) fn keep(
    tx: &mut Tx<'_>,
    agreed: &Agreed,
    complaint: &Complaint,
    register: &Register,
) -> Result<(), AppError> {
    Ok(weerklank_store::tasks::replace(tx, complaint, &of(agreed, complaint, register))?)
}
