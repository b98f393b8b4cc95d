//! Lists and counts of dossiers; each asks the one rule of who may see what.
use jiff::civil::Date;
use weerklank_domain::ids::PersonId;

use crate::{Row, StoreError, Tx, Value};

/// A dossier in a list.
#[derive(Clone, Debug)]
pub struct ListedDossier {
    pub reference: String,
    pub stage: String,
    pub turn: String,
    pub received_on: Date,
    pub due_on: Date,
    /// Later than `due_on` when the answer was postponed (transition 25).
    pub promised_on: Date,
    pub answered_on: Option<Date>,
    pub awaits_answer: bool,
    pub nature: Option<String>,
    pub name_shared: bool,
    /// Nothing when it was erased.
    pub complainant: Option<String>,
    /// The beginning of what was said.
    pub expression: Option<String>,
    pub firm: Option<String>,
    pub adviser: Option<String>,
    pub officer: Option<String>,
    pub met: Option<bool>,
    pub registrar: PersonId,
}

/// Which part of the worklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The written answer is still to come (6.4).
    AwaitsAnswer,
    /// Answered, but not wound up (6.2, 5.4).
    ToWindUp,
}

/// Which dossiers a list shows; nothing shows all.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub stage: Option<&'static str>,
    pub nature: Option<&'static str>,
    pub turn: Option<&'static str>,
}

/// What the head of the worklist says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub awaiting_answer: u32,
    pub overdue: u32,
    pub due_this_week: u32,
    pub to_wind_up: u32,
}

/// The length of a page of a list.
pub const PAGE_LENGTH: u32 = 50;

macro_rules! listed {
    () => {
        "select c.reference, c.stage, c.turn, c.received_on, c.due_on, c.answered_on, \
         c.awaits_answer, c.nature, c.name_shared, n.words, substr(e.words, 1, 160), f.name, \
         a.name, o.name, c.met, c.registrar, coalesce(c.promised_on, c.due_on) from visible c \
         left join content n on n.id = c.complainant_name \
         left join content e on e.id = c.expression \
         left join firm f on f.id = c.firm \
         left join adviser a on a.id = c.adviser \
         left join person o on o.id = c.officer \
         where c.person = $1"
    };
}

/// Public for the test that asks both databases how they would answer it; so are the other two.
pub const OPEN: &str = concat!(
    listed!(),
    " and c.is_open = 1 and c.awaits_answer = $2 and ($3 = '' or c.stage = $3) \
     and ($4 = '' or c.nature = $4) and ($5 = '' or c.turn = $5) \
     order by c.due_on, c.id limit $6 offset $7"
);
pub const ALL: &str = concat!(
    listed!(),
    " and ($2 = '' or c.stage = $2) and ($3 = '' or c.nature = $3) and ($4 = '' or c.turn = $4) \
     order by c.received_on desc, c.id desc limit $5 offset $6"
);

/// A part of the open dossiers that this person may see, by due date: one more than a page, so
/// that the page knows whether there is a next one.
pub fn open(
    tx: &mut Tx<'_>,
    person: PersonId,
    part: Part,
    (filter, page): (&Filter, u32),
) -> Result<Vec<ListedDossier>, StoreError> {
    let mut values: Vec<Value> = vec![person.into(), (part == Part::AwaitsAnswer).into()];
    values.extend(filter_values(filter));
    values.extend(page_values(page));
    tx.query(OPEN, &values)?.iter().map(listed).collect()
}

/// All dossiers that this person may see, the latest receipt first.
pub fn all(
    tx: &mut Tx<'_>,
    person: PersonId,
    filter: &Filter,
    page: u32,
) -> Result<Vec<ListedDossier>, StoreError> {
    let mut values: Vec<Value> = vec![person.into()];
    values.extend(filter_values(filter));
    values.extend(page_values(page));
    tx.query(ALL, &values)?.iter().map(listed).collect()
}

fn filter_values(filter: &Filter) -> [Value; 3] {
    [filter.stage, filter.nature, filter.turn].map(|key| key.unwrap_or("").into())
}

fn page_values(page: u32) -> [Value; 2] {
    [(PAGE_LENGTH + 1).into(), page.saturating_mul(PAGE_LENGTH).into()]
}

fn listed(row: &Row) -> Result<ListedDossier, StoreError> {
    Ok(ListedDossier {
        reference: row.get(0)?,
        stage: row.get(1)?,
        turn: row.get(2)?,
        received_on: row.get(3)?,
        due_on: row.get(4)?,
        answered_on: row.get(5)?,
        awaits_answer: row.get(6)?,
        nature: row.get(7)?,
        name_shared: row.get(8)?,
        complainant: row.get(9)?,
        expression: row.get(10)?,
        firm: row.get(11)?,
        adviser: row.get(12)?,
        officer: row.get(13)?,
        met: row.get(14)?,
        registrar: row.get(15)?,
        promised_on: row.get(16)?,
    })
}

const COUNT_DUE: &str = "select count(*) from visible c where c.person = $1 and c.is_open = 1 \
    and c.awaits_answer = 1 and c.due_on >= $2 and c.due_on <= $3";
const COUNT_TO_WIND_UP: &str = "select count(*) from visible c where c.person = $1 \
    and c.is_open = 1 and c.awaits_answer = 0";

/// The figures above the worklist, of open dossiers only.
pub fn counts(tx: &mut Tx<'_>, person: PersonId, today: Date) -> Result<Counts, StoreError> {
    let yesterday = today.yesterday().unwrap_or(today);
    let week = today.saturating_add(jiff::Span::new().days(6));
    let mut due = |from: Date, until: Date| {
        tx.query_one(COUNT_DUE, &[person.into(), from.into(), until.into()])?.get(0)
    };
    let overdue: u32 = due(jiff::civil::date(1000, 1, 1), yesterday)?;
    let due_this_week: u32 = due(today, week)?;
    let later: u32 = due(week.tomorrow().unwrap_or(week), jiff::civil::date(9999, 12, 31))?;
    let to_wind_up = tx.query_one(COUNT_TO_WIND_UP, &[person.into()])?.get(0)?;
    let awaiting_answer = overdue + due_this_week + later;
    Ok(Counts { awaiting_answer, overdue, due_this_week, to_wind_up })
}

pub const COUNT_YEAR: &str = "select c.stage, c.nature, count(*), \
    cast(sum(coalesce(c.met, 0)) as bigint), count(c.met) from visible c \
    where c.person = $1 and c.received_year = $2 \
    group by c.stage, c.nature order by c.stage, c.nature";

/// How many complaints of a year are in a stage, of a nature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearCount {
    pub stage: String,
    pub nature: Option<String>,
    pub complaints: u32,
    pub answered_in_time: u32,
    pub answered: u32,
}

/// The complaints received in a year that this person may see, by stage and nature.
pub fn year(tx: &mut Tx<'_>, person: PersonId, year: i16) -> Result<Vec<YearCount>, StoreError> {
    let rows = tx.query(COUNT_YEAR, &[person.into(), i64::from(year).into()])?;
    rows.iter()
        .map(|row| {
            Ok(YearCount {
                stage: row.get(0)?,
                nature: row.get(1)?,
                complaints: row.get(2)?,
                answered_in_time: row.get(3)?,
                answered: row.get(4)?,
            })
        })
        .collect()
}
