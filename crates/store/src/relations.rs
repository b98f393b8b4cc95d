//! Clients and cooperating partners: who a complaint may come from.
use weerklank_domain::complaint::facts::ComplainantKind;
use weerklank_domain::ids::RelationId;
use weerklank_domain::names::{fold, fold_surname};

use crate::{Row, StoreError, Tx, Value};

/// A relation. `version` is that of the row: what is saved must carry the one that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    pub id: RelationId,
    pub kind: ComplainantKind,
    pub company: String,
    pub chamber_number: Option<String>,
    pub contact_name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Street, postal code and place, a line each.
    pub address: Option<String>,
    pub active: bool,
    pub version: u32,
}

/// A place in the list of relations: the last of the page before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    pub folded_company: String,
    pub id: RelationId,
}

/// One page of the list, and where the next begins.
#[derive(Clone, Debug)]
pub struct RelationPage {
    pub relations: Vec<Relation>,
    pub next: Option<After>,
}

/// How many a search answers.
pub const FOUND_MAX: u32 = 20;
/// The length of a page of the list.
pub const PAGE_LENGTH: usize = 50;
/// No text that begins with a prefix comes after the prefix with this behind it.
const LAST_CHARACTER: char = '\u{10FFFF}';

macro_rules! relation_columns {
    () => {
        "id, kind, company, chamber_number, contact_name, email, phone, address, active, version, \
         folded_company"
    };
}

const FIND: &str = concat!("select ", relation_columns!(), " from relation where id = $1");
const SEARCH: &str = concat!(
    "select ",
    relation_columns!(),
    " from relation where active = 1 and id in \
     (select id from relation where folded_company >= $1 and folded_company < $2 \
      union select id from relation where folded_contact >= $3 and folded_contact < $4) \
     order by folded_company, id limit $5"
);
const PAGE: &str = concat!(
    "select ",
    relation_columns!(),
    " from relation where (folded_company, id) > ($1, $2) order by folded_company, id limit $3"
);
const INSERT: &str = "insert into relation (id, kind, company, folded_company, chamber_number, \
    contact_name, folded_contact, email, phone, address, active, version) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)";
const UPDATE: &str = "update relation set kind = $2, company = $3, folded_company = $4, \
    chamber_number = $5, contact_name = $6, folded_contact = $7, email = $8, phone = $9, \
    address = $10, active = $11, version = version + 1 where id = $1 and version = $12";

/// Relations whose company, or whose contact's surname, begins with these letters; at most
/// [`FOUND_MAX`], by company. Nothing is found by nothing.
pub fn search(tx: &mut Tx<'_>, beginning: &str) -> Result<Vec<Relation>, StoreError> {
    let (company, contact) = (fold(beginning), fold_surname(beginning));
    if company.is_empty() {
        return Ok(Vec::new());
    }
    // A sign without letters is the beginning of no surname, not of all.
    let contact = if contact.is_empty() { company.clone() } else { contact };
    let end = |beginning: &str| Value::Text(format!("{beginning}{LAST_CHARACTER}"));
    let (company_end, contact_end) = (end(&company), end(&contact));
    let values = [company.into(), company_end, contact.into(), contact_end, FOUND_MAX.into()];
    tx.query(SEARCH, &values)?.iter().map(relation).collect()
}

/// A page of all relations, by company.
pub fn page(tx: &mut Tx<'_>, after: Option<&After>) -> Result<RelationPage, StoreError> {
    let (company, id) = after.map_or((String::new(), uuid::Uuid::nil()), |after| {
        (after.folded_company.clone(), after.id.as_uuid())
    });
    let one_more = i64::try_from(PAGE_LENGTH + 1).unwrap_or(i64::MAX);
    let mut rows = tx.query(PAGE, &[company.into(), id.into(), one_more.into()])?;
    let is_last = rows.len() <= PAGE_LENGTH;
    rows.truncate(PAGE_LENGTH);
    let next = match rows.last() {
        Some(row) if !is_last => Some(After { folded_company: row.get(10)?, id: row.get(0)? }),
        _ => None,
    };
    let relations = rows.iter().map(relation).collect::<Result<_, _>>()?;
    Ok(RelationPage { relations, next })
}

pub fn find(tx: &mut Tx<'_>, id: RelationId) -> Result<Option<Relation>, StoreError> {
    let row = tx.query_optional(FIND, &[id.into()])?;
    row.map(|row| relation(&row)).transpose()
}

pub fn insert(tx: &mut Tx<'_>, relation: &Relation) -> Result<(), StoreError> {
    tx.execute(INSERT, &columns(relation)).map(drop)
}

/// Saves a relation; false when somebody else changed it since this version.
pub fn update(tx: &mut Tx<'_>, relation: &Relation) -> Result<bool, StoreError> {
    let mut values = columns(relation);
    values.push(relation.version.into());
    tx.execute(UPDATE, &values).map(|changed| changed == 1)
}

fn columns(relation: &Relation) -> Vec<Value> {
    vec![
        relation.id.into(),
        relation.kind.key().into(),
        relation.company.as_str().into(),
        fold(&relation.company).into(),
        relation.chamber_number.as_deref().into(),
        relation.contact_name.as_deref().into(),
        relation.contact_name.as_deref().map(fold_surname).into(),
        relation.email.as_deref().into(),
        relation.phone.as_deref().into(),
        relation.address.as_deref().into(),
        relation.active.into(),
    ]
}

fn relation(row: &Row) -> Result<Relation, StoreError> {
    let kind = ComplainantKind::from_key(&row.get::<String>(1)?);
    Ok(Relation {
        id: row.get(0)?,
        kind: kind.ok_or(StoreError::WrongType { column: 1, wanted: "a kind of relation" })?,
        company: row.get(2)?,
        chamber_number: row.get(3)?,
        contact_name: row.get(4)?,
        email: row.get(5)?,
        phone: row.get(6)?,
        address: row.get(7)?,
        active: row.get(8)?,
        version: row.get(9)?,
    })
}
