//! People with an account, and the register that the rules look at.
use std::collections::HashMap;

use jiff::civil::Date;
use uuid::Uuid;
use weerklank_domain::Language;
use weerklank_domain::ids::{AdviserId, PersonId};
use weerklank_domain::names::fold_surname;
use weerklank_domain::people::{Person, Register, Role};

use crate::{Engine, Row, StoreError, Tx, Value, postgres};

/// One account. `version` is that of the row: what is saved must carry the one that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: PersonId,
    /// In small letters; with it a person signs in.
    pub email: String,
    pub name: String,
    pub roles: Vec<Role>,
    pub adviser: Option<AdviserId>,
    pub manager: Option<PersonId>,
    pub language: Language,
    /// The place among the officers who are put in charge (transition 37), the lowest first.
    pub officer_order: u32,
    pub active: bool,
    pub version: u32,
    /// False until the invitation was accepted.
    pub has_password: bool,
}

macro_rules! account_columns {
    () => {
        "p.id, p.email, p.name, p.roles, p.adviser, p.manager, p.language, p.officer_order, \
         p.active, p.version, p.password_hash is not null"
    };
}
pub(crate) use account_columns;
/// How many columns these are.
pub(crate) const ACCOUNT_COLUMNS: usize = 11;

const LIST: &str =
    concat!("select ", account_columns!(), " from person p order by p.folded_surname, p.id");
const FIND: &str = concat!("select ", account_columns!(), " from person p where p.id = $1");
const FIND_BY_EMAIL: &str =
    concat!("select ", account_columns!(), " from person p where p.email = $1");
const FIND_BY_ADVISER: &str =
    concat!("select ", account_columns!(), " from person p where p.adviser = $1");
const INSERT: &str = "insert into person (id, email, name, folded_surname, roles, adviser, \
    manager, language, officer_order, present, active, version) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, 1)";
const UPDATE: &str = "update person set email = $2, name = $3, folded_surname = $4, roles = $5, \
    adviser = $6, manager = $7, language = $8, officer_order = $9, active = $10, \
    version = version + 1 where id = $1 and version = $11";
const REGISTER: &str = "select p.id, p.roles, p.folded_surname, p.adviser, a.firm, p.manager, \
    p.active, p.name, s.id, s.stand_in, s.until_on from person p \
    left join adviser a on a.id = p.adviser \
    left join absence s on s.person = p.id and s.from_on <= $1 \
    and (s.until_on is null or s.until_on >= $1) \
    order by p.officer_order, p.id";

/// Keeps others from adding or changing accounts until the transaction ends, for what must hold
/// for all of them together: the first one, the last administrator.
pub fn lock(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    match tx.engine() {
        // Beginning to write took the lock.
        Engine::Sqlite => Ok(()),
        Engine::Postgres => tx.execute(postgres::LOCK_PEOPLE, &[]).map(drop),
    }
}

/// Adds an account without a password.
pub fn insert(tx: &mut Tx<'_>, account: &Account) -> Result<(), StoreError> {
    tx.execute(INSERT, &columns(account)).map(drop)
}

/// Saves an account; false when somebody else changed it since this version.
pub fn update(tx: &mut Tx<'_>, account: &Account) -> Result<bool, StoreError> {
    let mut values = columns(account);
    values.push(account.version.into());
    tx.execute(UPDATE, &values).map(|changed| changed == 1)
}

/// All accounts, by surname.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Account>, StoreError> {
    tx.query(LIST, &[])?.iter().map(|row| account(row, 0)).collect()
}

pub fn find(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<Account>, StoreError> {
    one(tx, FIND, id.into())
}

/// `email` in small letters.
pub fn find_by_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<Account>, StoreError> {
    one(tx, FIND_BY_EMAIL, email.into())
}

pub fn find_by_adviser(tx: &mut Tx<'_>, id: AdviserId) -> Result<Option<Account>, StoreError> {
    one(tx, FIND_BY_ADVISER, id.into())
}

pub fn anybody(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    let row = tx.query_optional("select id from person limit 1", &[])?;
    Ok(row.is_some())
}

/// The hash of the password; nothing while there is none.
pub fn password_hash(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<String>, StoreError> {
    let row = tx.query_optional("select password_hash from person where id = $1", &[id.into()])?;
    row.map_or(Ok(None), |row| row.get(0))
}

pub fn set_password_hash(tx: &mut Tx<'_>, id: PersonId, hash: &str) -> Result<(), StoreError> {
    let sql = "update person set password_hash = $2 where id = $1";
    tx.execute(sql, &[id.into(), hash.into()]).map(drop)
}

/// A person's own choice, so it leaves the version that an administrator works on as it is.
pub fn set_language(tx: &mut Tx<'_>, id: PersonId, language: Language) -> Result<(), StoreError> {
    let sql = "update person set language = $2 where id = $1";
    tx.execute(sql, &[id.into(), language.tag().into()]).map(drop)
}

/// Everybody, as the rules see them on this day: officers in the order in which they are put in
/// charge.
pub fn register(tx: &mut Tx<'_>, on: Date) -> Result<Register, StoreError> {
    let rows = tx.query(REGISTER, &[on.into()])?;
    Ok(Register { people: rows.iter().map(person).collect::<Result<_, _>>()? })
}

/// As [`register`], with the names of everybody who has or had an account.
pub fn register_and_names(
    tx: &mut Tx<'_>,
    on: Date,
) -> Result<(Register, HashMap<PersonId, String>), StoreError> {
    let rows = tx.query(REGISTER, &[on.into()])?;
    let mut people = Vec::with_capacity(rows.len());
    let mut names = HashMap::with_capacity(rows.len());
    for row in &rows {
        let person = person(row)?;
        names.insert(person.id, row.get(7)?);
        people.push(person);
    }
    Ok((Register { people }, names))
}

fn person(row: &Row) -> Result<Person, StoreError> {
    let active = row.get(6)?;
    let away: Option<Uuid> = row.get(8)?;
    Ok(Person {
        id: row.get(0)?,
        roles: roles(row.text(1)?),
        folded_surname: row.get(2)?,
        adviser: row.get(3)?,
        firm: row.get(4)?,
        manager: row.get(5)?,
        active,
        present: active && away.is_none(),
        stand_in: row.get(9)?,
        away_until: row.get(10)?,
    })
}

/// The account whose columns begin at `first`.
pub(crate) fn account(row: &Row, first: usize) -> Result<Account, StoreError> {
    Ok(Account {
        id: row.get(first)?,
        email: row.get(first + 1)?,
        name: row.get(first + 2)?,
        roles: roles(row.text(first + 3)?),
        adviser: row.get(first + 4)?,
        manager: row.get(first + 5)?,
        language: Language::from_tag(row.text(first + 6)?)
            .ok_or(StoreError::WrongType { column: first + 6, wanted: "a language" })?,
        officer_order: row.get(first + 7)?,
        active: row.get(first + 8)?,
        version: row.get(first + 9)?,
        has_password: row.get(first + 10)?,
    })
}

fn one(tx: &mut Tx<'_>, sql: &'static str, value: Value) -> Result<Option<Account>, StoreError> {
    let row = tx.query_optional(sql, &[value])?;
    row.map(|row| account(&row, 0)).transpose()
}

fn columns(account: &Account) -> Vec<Value> {
    let roles: Vec<&str> = account.roles.iter().map(|role| role.key()).collect();
    vec![
        account.id.into(),
        account.email.as_str().into(),
        account.name.as_str().into(),
        fold_surname(&account.name).into(),
        roles.join(",").into(),
        account.adviser.into(),
        account.manager.into(),
        account.language.tag().into(),
        account.officer_order.into(),
        account.active.into(),
    ]
}

/// A role that this program does not know gives nothing.
fn roles(keys: &str) -> Vec<Role> {
    keys.split(',').filter_map(Role::from_key).collect()
}
