//! The words by which dossiers are found: written in the transaction that changes them, asked
//! through the one rule of who may see what. What the words are is for the caller to say.
mod question;
mod statements;
mod terms;

use std::collections::BTreeSet;

use jiff::civil::Date;
use weerklank_domain::ids::{AdviserId, ComplaintId, FirmId, PersonId, RelationId};
use weerklank_domain::reference::Reference;

use crate::{Engine, Row, StoreError, Tx, Value};
pub use question::Question;
pub use statements::{
    ABOUT_ADVISER, ANY_POSTGRES, ANY_SQLITE, OF_RELATION, OWN_POSTGRES, OWN_SQLITE,
};
pub use terms::{Audience, kin_term, term};

/// A dossier that has the words that were asked for.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub complaint: ComplaintId,
    /// Its place among all; for the next candidates, and for no screen.
    pub sequence: i64,
    pub reference: Reference,
    pub stage: String,
    pub nature: Option<String>,
    pub received_on: Date,
    pub firm: Option<String>,
    pub adviser: Option<String>,
    /// The relation that complains.
    pub company: Option<String>,
    pub name_shared: bool,
    pub registrar: PersonId,
    pub complainant: Option<String>,
}

/// Which of the dossiers that have the words; nothing is all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub stage: Option<&'static str>,
    pub nature: Option<&'static str>,
    /// The first and the last day of receipt.
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub firm: Option<FirmId>,
}

/// Who searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Searcher {
    pub person: PersonId,
    /// Whether he sees dossiers by his role: then the words are looked up first, and otherwise
    /// the dossiers that he was given.
    pub sees_by_role: bool,
}

/// The newest dossiers that answer the question and are older than `before`.
pub fn find(
    tx: &mut Tx<'_>,
    searcher: Searcher,
    (question, filter): (&Question, &Filter),
    (before, limit): (i64, u32),
) -> Result<Vec<Candidate>, StoreError> {
    let sql = match (tx.engine(), searcher.sees_by_role) {
        (Engine::Sqlite, true) => ANY_SQLITE,
        (Engine::Sqlite, false) => OWN_SQLITE,
        (Engine::Postgres, true) => ANY_POSTGRES,
        (Engine::Postgres, false) => OWN_POSTGRES,
    };
    let asked = question.written_for(tx.engine());
    let mut values: Vec<Value> = vec![searcher.person.into(), asked.into(), before.into()];
    values.extend(filter.values());
    values.push(limit.into());
    tx.query(sql, &values)?.iter().map(candidate).collect()
}

impl Filter {
    fn values(&self) -> [Value; 6] {
        let first = jiff::civil::date(0, 1, 1);
        let last = jiff::civil::date(9999, 12, 31);
        [
            self.stage.unwrap_or("").into(),
            self.nature.unwrap_or("").into(),
            self.from.unwrap_or(first).into(),
            self.until.unwrap_or(last).into(),
            self.firm.is_none().into(),
            self.firm.map_or(uuid::Uuid::nil(), FirmId::as_uuid).into(),
        ]
    }
}

/// The newest dossiers of a relation that this person may see.
pub fn of_relation(
    tx: &mut Tx<'_>,
    person: PersonId,
    (relation, limit): (RelationId, u32),
) -> Result<Vec<Candidate>, StoreError> {
    let values = [person.into(), relation.into(), limit.into()];
    tx.query(OF_RELATION, &values)?.iter().map(candidate).collect()
}

/// The newest dossiers about an adviser that this person may see.
pub fn about_adviser(
    tx: &mut Tx<'_>,
    person: PersonId,
    (adviser, limit): (AdviserId, u32),
) -> Result<Vec<Candidate>, StoreError> {
    let values = [person.into(), adviser.into(), limit.into()];
    tx.query(ABOUT_ADVISER, &values)?.iter().map(candidate).collect()
}

/// The place of a dossier that this person may see, from which he goes on.
pub fn place_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    reference: Reference,
) -> Result<Option<i64>, StoreError> {
    let values = [person.into(), reference.to_string().into()];
    tx.query_optional(statements::PLACE, &values)?.map(|row| row.get(0)).transpose()
}

/// Writes by which terms a dossier is found, in the place of those before.
pub fn keep(
    tx: &mut Tx<'_>,
    complaint: ComplaintId,
    terms: &BTreeSet<String>,
) -> Result<(), StoreError> {
    let Some((sequence, known)) = known(tx, complaint)? else { return Ok(()) };
    if known.as_ref() == Some(terms) {
        return Ok(());
    }
    let sql = match (tx.engine(), known.is_some()) {
        (Engine::Sqlite, false) => statements::INSERT_SQLITE,
        (Engine::Sqlite, true) => statements::UPDATE_SQLITE,
        (Engine::Postgres, false) => statements::INSERT_POSTGRES,
        (Engine::Postgres, true) => statements::UPDATE_POSTGRES,
    };
    let written: Vec<&str> = terms.iter().map(String::as_str).collect();
    tx.execute(sql, &[sequence.into(), written.join(" ").into()]).map(drop)
}

/// Whether a dossier is found by these terms and by no other.
pub fn agree(
    tx: &mut Tx<'_>,
    complaint: ComplaintId,
    terms: &BTreeSet<String>,
) -> Result<bool, StoreError> {
    Ok(known(tx, complaint)?.is_none_or(|(_, known)| known.as_ref() == Some(terms)))
}

/// The place of a dossier, and its terms when there are any.
type Known = (i64, Option<BTreeSet<String>>);

fn known(tx: &mut Tx<'_>, complaint: ComplaintId) -> Result<Option<Known>, StoreError> {
    let sql = match tx.engine() {
        Engine::Sqlite => statements::KNOWN_SQLITE,
        Engine::Postgres => statements::KNOWN_POSTGRES,
    };
    let Some(row) = tx.query_optional(sql, &[complaint.into()])? else { return Ok(None) };
    let written: Option<String> = row.get(1)?;
    let terms = |written: String| written.split_whitespace().map(str::to_owned).collect();
    Ok(Some((row.get(0)?, written.map(terms))))
}

/// What was said in a dossier, without the mails that wait to be sent: those hold addresses by
/// which a complainant is let in.
pub fn said(
    tx: &mut Tx<'_>,
    complaint: ComplaintId,
) -> Result<Vec<(weerklank_domain::ids::ContentId, String)>, StoreError> {
    let rows = tx.query(statements::SAID, &[complaint.into()])?;
    rows.iter()
        .map(|row| Ok((weerklank_domain::ids::ContentId::from_uuid(row.get(0)?), row.get(1)?)))
        .collect()
}

fn candidate(row: &Row) -> Result<Candidate, StoreError> {
    let wrong = |_| StoreError::WrongType { column: 2, wanted: "a reference" };
    Ok(Candidate {
        complaint: row.get(0)?,
        sequence: row.get(1)?,
        reference: row.text(2)?.parse().map_err(wrong)?,
        stage: row.get(3)?,
        nature: row.get(4)?,
        received_on: row.get(5)?,
        firm: row.get(6)?,
        adviser: row.get(7)?,
        company: row.get(8)?,
        name_shared: row.get(9)?,
        registrar: row.get(10)?,
        complainant: row.get(11)?,
    })
}
