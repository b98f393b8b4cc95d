//! Who is away, and who does his work meanwhile (transition 31). Whether somebody is there
//! follows from the day; nobody has to say that he is back.
use jiff::ToSpan as _;
use jiff::civil::Date;
use uuid::Uuid;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Actor, Role};
pub use weerklank_store::absences::Absence;
use weerklank_store::people::{self, Account};
use weerklank_store::{Tx, absences, advisers};

use crate::execute::by_the_system;
use crate::invalid::{Findings, SaveError};
use crate::{App, AppError};

/// So long after an absence is looked whether the complainants know that the officer is back.
const LOOK_BACK: i32 = 31;

/// An absence with the names that a list shows.
#[derive(Clone, Debug)]
pub struct ListedAbsence {
    pub absence: Absence,
    pub name: String,
    pub stand_in: Option<String>,
    /// Whether whoever looks may end it.
    pub may_end: bool,
}

/// What the page about absences shows one person.
#[derive(Clone, Debug)]
pub struct Absences {
    pub today: Date,
    pub listed: Vec<ListedAbsence>,
    /// For whom he may note one, himself first.
    pub people: Vec<(PersonId, String)>,
    /// Who may stand in for any of these.
    pub stand_ins: Vec<(PersonId, String)>,
}

impl App {
    /// The absences that last or are to come: for officers and administrators everybody's, for
    /// others their own and those in which they stand in.
    pub async fn absences(&self, by: &Actor) -> Result<Absences, AppError> {
        let (by, today) = (by.clone(), local_date(self.clock.now()));
        if !by.roles.iter().any(|role| works_here(*role)) {
            return Err(AppError::NotAllowed);
        }
        let read = move |tx: &mut Tx<'_>| {
            let accounts = people::list(tx)?;
            let name = |id: PersonId| {
                let found = accounts.iter().find(|account| account.id == id);
                found.map(|account| account.name.clone()).unwrap_or_default()
            };
            let listed = absences::since(tx, today)?.into_iter().filter(|absence| {
                let concerns = absence.person == by.person || absence.stand_in == Some(by.person);
                concerns || may_note(&by, None)
            });
            let listed = listed.map(|absence| ListedAbsence {
                name: name(absence.person),
                stand_in: absence.stand_in.map(name),
                may_end: may_note(&by, Some(absence.person)),
                absence,
            });
            let listed: Vec<_> = listed.collect();
            let mut people: Vec<_> = accounts
                .iter()
                .filter(|account| account.active && may_note(&by, Some(account.id)))
                .filter(|account| account.roles.iter().any(|role| can_be_away(*role)))
                .collect();
            people.sort_by_key(|account| account.id != by.person);
            let mut stand_ins = Vec::new();
            for other in accounts.iter().filter(|account| account.active) {
                for person in &people {
                    if person.id != other.id && is_fit(tx, person, other)? {
                        stand_ins.push((other.id, other.name.clone()));
                        break;
                    }
                }
            }
            let people = people.into_iter().map(|one| (one.id, one.name.clone())).collect();
            Ok::<_, AppError>(Absences { today, listed, people, stand_ins })
        };
        self.store.read(read).await
    }

    /// Notes that somebody will be away. The id comes from the form, so that a double click notes
    /// it once.
    pub async fn note_absence(&self, by: &Actor, absence: Absence) -> Result<(), SaveError> {
        if !may_note(by, Some(absence.person)) {
            return Err(AppError::NotAllowed.into());
        }
        let at = self.clock.now();
        let by = by.person;
        let save = move |tx: &mut Tx<'_>| {
            // Two who stand in for each other, noted at once: the second one is told.
            people::lock(tx)?;
            check(tx, &absence, local_date(at))?;
            absences::insert(tx, &absence, (by, at))?;
            Ok::<_, SaveError>(())
        };
        self.store.write(save).await?;
        self.review_contacts().await?;
        Ok(())
    }

    /// Somebody is back sooner, or does not go after all.
    pub async fn end_absence(&self, by: &Actor, id: Uuid) -> Result<(), AppError> {
        let (by, today) = (by.clone(), local_date(self.clock.now()));
        let end = move |tx: &mut Tx<'_>| {
            let known = absences::since(tx, today)?.into_iter().find(|absence| absence.id == id);
            let absence = known.ok_or(AppError::NotFound)?;
            if !may_note(&by, Some(absence.person)) {
                return Err(AppError::NotFound);
            }
            match today.yesterday() {
                Ok(yesterday) if absence.from_on <= yesterday => {
                    absences::end(tx, id, yesterday)?;
                }
                _ => absences::remove(tx, id)?,
            }
            Ok(())
        };
        self.store.write(end).await?;
        self.review_contacts().await
    }

    /// Says which day it is to the views of the database, once a day.
    pub async fn begin_day(&self) -> Result<(), AppError> {
        let today = local_date(self.clock.now());
        if self.known_day() == Some(today) {
            return Ok(());
        }
        self.store.write(move |tx| absences::begin_day(tx, today)).await?;
        self.know_day(today);
        Ok(())
    }

    /// Looks at the dossiers of officers who are away or came back, and tells the complainants
    /// whom they can turn to (transition 37); each once, however often this runs.
    pub async fn review_contacts(&self) -> Result<(), AppError> {
        self.begin_day().await?;
        let at = self.clock.now();
        let today = local_date(at);
        let period = (today.saturating_sub(LOOK_BACK.days()), today);
        for id in self.store.read(move |tx| absences::concerned(tx, period)).await? {
            let app = self.clone();
            let review =
                move |tx: &mut Tx<'_>| by_the_system(tx, &app, id, (Command::ReviewContact, at));
            match self.store.write(review).await {
                // It was closed meanwhile.
                Ok(()) | Err(AppError::Refused(_)) => {}
                failed => return failed,
            }
        }
        self.wake_post_room();
        Ok(())
    }
}

/// Who may note an absence of this person; of anybody when it is nobody.
fn may_note(by: &Actor, person: Option<PersonId>) -> bool {
    let of_others = by.is(Role::Officer) || by.is(Role::Administrator);
    of_others || (person == Some(by.person) && by.roles.iter().any(|role| can_be_away(*role)))
}

/// Whose absence matters to a complaint.
fn can_be_away(role: Role) -> bool {
    matches!(role, Role::Officer | Role::Partner)
}

fn works_here(role: Role) -> bool {
    can_be_away(role) || role == Role::Administrator
}

/// Whether one can do the work of the other: an officer that of an officer, and a partner that of
/// a partner of his firm, who may know its clients.
fn is_fit(tx: &mut Tx<'_>, away: &Account, other: &Account) -> Result<bool, AppError> {
    let both = |role| away.roles.contains(&role) && other.roles.contains(&role);
    if away.roles.contains(&Role::Officer) {
        return Ok(both(Role::Officer));
    }
    let mut firm = |account: &Account| match account.adviser {
        Some(adviser) => Ok(advisers::find(tx, adviser)?.map(|adviser| adviser.firm)),
        None => Ok::<_, AppError>(None),
    };
    let (one, two) = (firm(away)?, firm(other)?);
    Ok(both(Role::Partner) && one.is_some() && one == two)
}

/// All that is wrong with it.
fn check(tx: &mut Tx<'_>, absence: &Absence, today: Date) -> Result<(), SaveError> {
    let mut findings = Findings::default();
    let person = people::find(tx, absence.person)?.filter(|account| account.active);
    let Some(person) = person else { return Err(AppError::NotFound.into()) };
    let can = person.roles.iter().any(|role| can_be_away(*role));
    findings.check(can, "person", "absence-no-role");
    if let Some(until) = absence.until_on {
        findings.check(until >= absence.from_on, "until_day", "absence-ends-before-it-begins");
        findings.check(until >= today, "until_day", "absence-is-over");
    }
    let others: Vec<Absence> = absences::since(tx, absence.from_on.min(today))?
        .into_iter()
        .filter(|other| other.id != absence.id && other.overlaps(absence))
        .collect();
    let twice = others.iter().any(|other| other.person == absence.person);
    findings.check(!twice, "from_day", "absence-overlaps");
    let needed = others.iter().any(|other| other.stand_in == Some(absence.person));
    findings.check(!needed, "from_day", "absence-stands-in");
    if let Some(stand_in) = absence.stand_in {
        findings.check(stand_in != absence.person, "stand_in", "absence-stand-in-himself");
        let account = people::find(tx, stand_in)?.filter(|account| account.active);
        let is_there = account.is_some();
        findings.check(is_there, "stand_in", "absence-stand-in-left");
        if let Some(account) = account.filter(|account| account.id != person.id) {
            findings.check(is_fit(tx, &person, &account)?, "stand_in", "absence-stand-in-unfit");
        }
        let away = others.iter().any(|other| other.person == stand_in);
        findings.check(!away, "stand_in", "absence-stand-in-away");
    }
    findings.done()
}
