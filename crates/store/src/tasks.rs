//! What must happen in the dossiers: written in the transaction of the facts that it follows from.
use jiff::civil::Date;
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::several::PartyNumber;
use weerklank_domain::complaint::tasks::{Assignee, Counting, Task, TaskKind, Why};
use weerklank_domain::ids::PersonId;

use crate::{Row, StoreError, Tx, absences};

/// A task on a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedTask {
    pub reference: String,
    pub kind: TaskKind,
    pub assignee: Assignee,
    pub due_on: Date,
    pub why: Why,
    /// The firm complained about.
    pub firm: Option<String>,
    /// Of which further partner it is.
    pub party: Option<PartyNumber>,
}

/// How many of one list are shown.
pub const LIST_MAX: u32 = 100;

const FORGET: &str = "delete from task where complaint = $1";
const INSERT: &str = "insert into task (complaint, kind, assignee, person, due_on, commitment, \
    not_for, counting, counted_from, counted_days, party) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
/// Public for the test of how they are answered; so is the other one.
pub const OF_PERSON: &str = "select c.reference, t.kind, t.assignee, t.due_on, f.name, \
    t.counting, t.counted_from, t.counted_days, t.party \
    from task t join visible c on c.person = $1 and c.complaint = t.complaint \
    left join firm f on f.id = c.firm \
    where t.person = $4 and t.due_on <= $2 order by t.due_on, t.complaint limit $3";
pub const OF_ASSIGNEE: &str = "select c.reference, t.kind, t.assignee, t.due_on, f.name, \
    t.counting, t.counted_from, t.counted_days, t.party \
    from task t join visible c on c.person = $1 and c.complaint = t.complaint \
    left join firm f on f.id = c.firm \
    where t.assignee = $4 and t.due_on <= $2 \
    and (t.not_for is null or t.not_for <> $1) order by t.due_on, t.complaint limit $3";
/// For who sees few dossiers: by those that he sees.
pub const OF_ACCESS: &str = "select c.reference, t.kind, t.assignee, t.due_on, f.name, \
    t.counting, t.counted_from, t.counted_days, t.party \
    from access a join task t on t.complaint = a.complaint \
    join visible c on c.person = $1 and c.complaint = t.complaint \
    left join firm f on f.id = c.firm \
    where a.person = $1 and t.assignee = $4 and t.due_on <= $2 \
    order by t.due_on, t.complaint limit $3";
/// The last days of answers that fall in a row of free days.
pub const LAST_DAYS: &str = "select c.reference, t.kind, t.assignee, t.due_on, f.name, \
    t.counting, t.counted_from, t.counted_days, t.party \
    from task t join visible c on c.person = $1 and c.complaint = t.complaint \
    left join firm f on f.id = c.firm \
    where t.person = $1 and t.due_on >= $4 and t.due_on <= $2 and t.kind = 'overdue' \
    order by t.due_on, t.complaint limit $3";
const OF_COMPLAINT: &str = "select kind, assignee, person, due_on, commitment from task \
    where complaint = $1 order by due_on, kind";

/// Whose task it is, where that is one person.
fn person(complaint: &Complaint, assignee: Assignee) -> Option<PersonId> {
    match assignee {
        Assignee::Officer => complaint.officer,
        Assignee::Registrar => Some(complaint.recording.recorded_by),
        Assignee::Outsider => complaint.outsider,
        Assignee::Partner
        | Assignee::SecondOfficer
        | Assignee::Management
        | Assignee::Complainant => None,
    }
}

/// Who may not do it, since he did the first half of it (transition 22).
fn not_for(complaint: &Complaint, assignee: Assignee) -> Option<PersonId> {
    let first = complaint.scope.map(|proposal| proposal.by);
    first.filter(|_| assignee == Assignee::SecondOfficer)
}

/// Writes the tasks of a dossier in the place of those before.
pub fn replace(tx: &mut Tx<'_>, complaint: &Complaint, tasks: &[Task]) -> Result<(), StoreError> {
    tx.execute(FORGET, &[complaint.id.into()])?;
    for task in tasks {
        let values = [
            complaint.id.into(),
            task.kind.key().into(),
            task.assignee.key().into(),
            person(complaint, task.assignee).into(),
            task.due_on.into(),
            task.commitment.into(),
            not_for(complaint, task.assignee).into(),
            task.why.counting.key().into(),
            task.why.from.into(),
            task.why.days.into(),
            task.party.map(PartyNumber::get).into(),
        ];
        tx.execute(INSERT, &values)?;
    }
    Ok(())
}

/// The tasks of one person up to a day, and of whom he stands in for, in dossiers that he may see.
pub fn of_person(
    tx: &mut Tx<'_>,
    person: PersonId,
    (until, limit): (Date, u32),
) -> Result<Vec<ListedTask>, StoreError> {
    let mut found = Vec::new();
    for whose in absences::acts_for(tx, person)? {
        let values = [person.into(), until.into(), limit.into(), whose.into()];
        let rows = tx.query(OF_PERSON, &values)?;
        found.extend(rows.iter().map(listed).collect::<Result<Vec<_>, _>>()?);
    }
    found.sort_by_key(|task| task.due_on);
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}

/// The tasks of a role up to a day, in dossiers that this person may see.
pub fn of_assignee(
    tx: &mut Tx<'_>,
    person: PersonId,
    assignee: Assignee,
    (until, limit): (Date, u32),
) -> Result<Vec<ListedTask>, StoreError> {
    let values = [person.into(), until.into(), limit.into(), assignee.key().into()];
    tx.query(OF_ASSIGNEE, &values)?.iter().map(listed).collect()
}

/// As [`of_assignee`], for who sees dossiers one by one and not all of them.
pub fn of_access(
    tx: &mut Tx<'_>,
    person: PersonId,
    assignee: Assignee,
    (until, limit): (Date, u32),
) -> Result<Vec<ListedTask>, StoreError> {
    let values = [person.into(), until.into(), limit.into(), assignee.key().into()];
    tx.query(OF_ACCESS, &values)?.iter().map(listed).collect()
}

/// The answers of this person of which the last day lies between these.
pub fn last_days(
    tx: &mut Tx<'_>,
    person: PersonId,
    (from, until): (Date, Date),
) -> Result<Vec<ListedTask>, StoreError> {
    let values = [person.into(), until.into(), LIST_MAX.into(), from.into()];
    tx.query(LAST_DAYS, &values)?.iter().map(listed).collect()
}

/// Whether the rows of a dossier are what its facts give.
pub fn agree(tx: &mut Tx<'_>, complaint: &Complaint, tasks: &[Task]) -> Result<bool, StoreError> {
    let rows = tx.query(OF_COMPLAINT, &[complaint.id.into()])?;
    let mut known: Vec<(String, Option<PersonId>, Date)> = rows
        .iter()
        .map(|row| Ok((row.get(0)?, row.get(2)?, row.get(3)?)))
        .collect::<Result<_, StoreError>>()?;
    let mut given: Vec<_> = tasks
        .iter()
        .map(|task| (task.kind.key().to_owned(), person(complaint, task.assignee), task.due_on))
        .collect();
    known.sort();
    given.sort();
    Ok(known == given)
}

fn listed(row: &Row) -> Result<ListedTask, StoreError> {
    let kind = TaskKind::from_key(row.text(1)?);
    let assignee = Assignee::from_key(row.text(2)?);
    let due_on = row.get(3)?;
    let counting = Counting::from_key(row.text(5)?).unwrap_or(Counting::Named);
    let from = row.get::<Option<Date>>(6)?.unwrap_or(due_on);
    Ok(ListedTask {
        reference: row.get(0)?,
        kind: kind.ok_or(StoreError::WrongType { column: 1, wanted: "a kind of task" })?,
        assignee: assignee.ok_or(StoreError::WrongType { column: 2, wanted: "an assignee" })?,
        due_on,
        why: Why { counting, from, days: row.get(7)? },
        firm: row.get(4)?,
        party: row.get::<Option<u16>>(8)?.map(PartyNumber::new),
    })
}
