//! What single dossiers promised and taught: rows that are written in the transaction of the
//! entries that they follow from.
use jiff::civil::Date;
use weerklank_domain::ids::{ComplaintId, ContentId, PersonId};
use weerklank_domain::report::measure::{DossierMeasure, MeasureKind};

use crate::{Row, StoreError, Tx, Value};

/// How many of one list are shown.
pub const LIST_MAX: u32 = 100;

/// As a list shows it to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedMeasure {
    pub kind: MeasureKind,
    pub due_on: Option<Date>,
    /// Of who may see the dossier: its reference and words. Words that were erased are absent.
    pub reference: Option<String>,
    pub what: Option<String>,
    pub who: Option<String>,
}

const FORGET: &str = "delete from dossier_measure where complaint = $1";
const INSERT: &str = "insert into dossier_measure (complaint, number, kind, what, who, due_on, \
    kept_on) values ($1, $2, $3, $4, $5, $6, $7)";
const OF_COMPLAINT: &str = "select kind, what, who, due_on, kept_on from dossier_measure \
    where complaint = $1 order by number";
const OPEN: &str = "select m.kind, m.due_on, c.reference, w.words, h.words from dossier_measure m \
    left join visible c on c.person = $1 and c.complaint = m.complaint \
    left join content w on w.id = m.what and c.complaint is not null \
    left join content h on h.id = m.who and c.complaint is not null \
    where m.kept_on is null and m.due_on is not null and not exists \
      (select 1 from excluded x where x.person = $1 and x.complaint = m.complaint) \
    order by m.due_on, m.complaint, m.number limit $2";
const LESSONS: &str = "select m.kind, m.due_on, c.reference, w.words, h.words \
    from dossier_measure m \
    left join visible c on c.person = $1 and c.complaint = m.complaint \
    left join content w on w.id = m.what and c.complaint is not null \
    left join content h on h.id = m.who and c.complaint is not null \
    where m.kind = 'lesson' and not exists \
      (select 1 from excluded x where x.person = $1 and x.complaint = m.complaint) \
    order by m.complaint desc, m.number limit $2";

/// Writes the rows of a dossier in the place of those before.
pub fn replace(
    tx: &mut Tx<'_>,
    complaint: ComplaintId,
    measures: &[DossierMeasure],
) -> Result<(), StoreError> {
    tx.execute(FORGET, &[complaint.into()])?;
    for (number, measure) in (0_u32..).zip(measures) {
        let values = [
            complaint.into(),
            number.into(),
            measure.kind.key().into(),
            measure.what.id.into(),
            measure.who.map(|who| who.id).into(),
            measure.due_on.into(),
            measure.kept_on.into(),
        ];
        tx.execute(INSERT, &values)?;
    }
    Ok(())
}

/// Whether the rows of a dossier are what its entries give.
pub fn agree(
    tx: &mut Tx<'_>,
    complaint: ComplaintId,
    measures: &[DossierMeasure],
) -> Result<bool, StoreError> {
    type Known = (String, ContentId, Option<ContentId>, Option<Date>, Option<Date>);
    let row = |row: &Row| -> Result<Known, StoreError> {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    };
    let rows = tx.query(OF_COMPLAINT, &[complaint.into()])?;
    let known: Vec<Known> = rows.iter().map(row).collect::<Result<_, _>>()?;
    let given = measures.iter().map(|measure| {
        let who = measure.who.map(|who| who.id);
        (measure.kind.key().to_owned(), measure.what.id, who, measure.due_on, measure.kept_on)
    });
    Ok(given.collect::<Vec<_>>() == known)
}

/// The promises that are not kept yet, the first due first, and the last lessons: not those of a
/// dossier from which this person is shut out (1).
pub fn listed(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<ListedMeasure>, StoreError> {
    let values: [Value; 2] = [person.into(), LIST_MAX.into()];
    let mut rows = tx.query(OPEN, &values)?;
    rows.extend(tx.query(LESSONS, &values)?);
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<ListedMeasure, StoreError> {
    let kind = MeasureKind::from_key(row.text(0)?);
    Ok(ListedMeasure {
        kind: kind.ok_or(StoreError::WrongType { column: 0, wanted: "a kind of measure" })?,
        due_on: row.get(1)?,
        reference: row.get(2)?,
        what: row.get(3)?,
        who: row.get(4)?,
    })
}
