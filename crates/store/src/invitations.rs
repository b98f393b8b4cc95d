//! Links that let somebody in once: an invitation to a person, the set-up of an installation.
use jiff::Timestamp;
use weerklank_domain::chain::Digest;
use weerklank_domain::ids::PersonId;

use crate::{StoreError, Tx, people};

/// For whom a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invited {
    Person(PersonId),
    /// Whoever sets up the installation and becomes the first administrator.
    FirstAdministrator,
}

const INSERT: &str =
    "insert into invitation (token_digest, person, expires_at) values ($1, $2, $3)";
const FIND: &str = "select person from invitation \
    where token_digest = $1 and used_at is null and expires_at > $2";
const USE: &str = "update invitation set used_at = $2 \
    where token_digest = $1 and used_at is null and expires_at > $2 returning person";

/// Makes a link for a person; links made earlier for him no longer work.
pub fn invite(
    tx: &mut Tx<'_>,
    person: PersonId,
    (token, expires_at): (&Digest, Timestamp),
) -> Result<(), StoreError> {
    let earlier = "delete from invitation where person = $1 and used_at is null";
    tx.execute(earlier, &[person.into()])?;
    let token = token.as_bytes().as_slice();
    tx.execute(INSERT, &[token.into(), person.into(), expires_at.into()]).map(drop)
}

/// Makes the link for the first administrator, while nobody has an account. False when somebody
/// has one, or when a process that started at the same time made a link that ends after
/// `unless_until`: that one was shown a moment ago.
pub fn set_up(
    tx: &mut Tx<'_>,
    (token, expires_at): (&Digest, Timestamp),
    unless_until: Timestamp,
) -> Result<bool, StoreError> {
    people::lock(tx)?;
    if people::anybody(tx)? {
        return Ok(false);
    }
    let fresh = "select token_digest from invitation \
        where person is null and used_at is null and expires_at > $1 limit 1";
    if tx.query_optional(fresh, &[unless_until.into()])?.is_some() {
        return Ok(false);
    }
    tx.execute("delete from invitation where person is null and used_at is null", &[])?;
    let nobody = None::<PersonId>;
    let token = token.as_bytes().as_slice();
    tx.execute(INSERT, &[token.into(), nobody.into(), expires_at.into()])?;
    Ok(true)
}

/// For whom a link is that works now.
pub fn find(
    tx: &mut Tx<'_>,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<Invited>, StoreError> {
    let row = tx.query_optional(FIND, &[token.as_bytes().as_slice().into(), now.into()])?;
    row.map(|row| row.get(0).map(invited)).transpose()
}

/// Uses a link up, and answers for whom it was; nothing when it does not work.
pub fn use_up(
    tx: &mut Tx<'_>,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<Invited>, StoreError> {
    let row = tx.query_optional(USE, &[token.as_bytes().as_slice().into(), now.into()])?;
    row.map(|row| row.get(0).map(invited)).transpose()
}

fn invited(person: Option<PersonId>) -> Invited {
    person.map_or(Invited::FirstAdministrator, Invited::Person)
}
