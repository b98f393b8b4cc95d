//! Under which secret address a person's calendar is read. The digest of the secret alone is kept.
use jiff::Timestamp;
use weerklank_domain::chain::Digest;
use weerklank_domain::ids::PersonId;

use crate::people::{self, Account, account_columns};
use crate::{StoreError, Tx};

const SET: &str = "insert into feed (person, token_digest, created_at) values ($1, $2, $3) \
    on conflict (person) do update set token_digest = $2, created_at = $3";
const OWNER: &str = concat!(
    "select ",
    account_columns!(),
    " from feed f join person p on p.id = f.person where f.token_digest = $1 and p.active = 1"
);

/// Gives a person an address, in place of the one he had.
pub fn renew(
    tx: &mut Tx<'_>,
    (person, token): (PersonId, &Digest),
    at: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(SET, &[person.into(), token.as_bytes().as_slice().into(), at.into()]).map(drop)
}

pub fn revoke(tx: &mut Tx<'_>, person: PersonId) -> Result<(), StoreError> {
    tx.execute("delete from feed where person = $1", &[person.into()]).map(drop)
}

/// Since when a person has an address; nothing while he has none.
pub fn since(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Timestamp>, StoreError> {
    let row =
        tx.query_optional("select created_at from feed where person = $1", &[person.into()])?;
    row.map(|row| row.get(0)).transpose()
}

/// Whose address it is, while his account is open.
pub fn owner(tx: &mut Tx<'_>, token: &Digest) -> Result<Option<Account>, StoreError> {
    let row = tx.query_optional(OWNER, &[token.as_bytes().as_slice().into()])?;
    row.map(|row| people::account(&row, 0)).transpose()
}
