//! The secret of this installation, by which it knows its own addresses and message ids again.
use crate::{StoreError, Tx};

const MAKE: &str = "insert into secret (name, bytes) values ($1, $2) on conflict (name) do nothing";

const REPLACE: &str = "insert into secret (name, bytes) values ($1, $2) \
    on conflict (name) do update set bytes = $2";

/// The secret under this name. The first who asks makes it, from chance that was drawn before the
/// transaction; of several at once the first one counts for all.
pub fn ensure(tx: &mut Tx<'_>, name: &str, drawn: [u8; 32]) -> Result<[u8; 32], StoreError> {
    tx.execute(MAKE, &[name.into(), drawn.as_slice().into()])?;
    tx.query_one("select bytes from secret where name = $1", &[name.into()])?.get(0)
}

/// The secret under this name; nothing while nobody asked for it.
pub fn find(tx: &mut Tx<'_>, name: &str) -> Result<Option<[u8; 32]>, StoreError> {
    let row = tx.query_optional("select bytes from secret where name = $1", &[name.into()])?;
    row.map(|row| row.get(0)).transpose()
}

/// A secret of any length that somebody else gave us; nothing when none was kept.
pub fn kept(tx: &mut Tx<'_>, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let row = tx.query_optional("select bytes from secret where name = $1", &[name.into()])?;
    row.map(|row| row.get(0)).transpose()
}

/// Keeps such a secret in the place of the one before.
pub fn keep(tx: &mut Tx<'_>, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
    tx.execute(REPLACE, &[name.into(), bytes.into()]).map(drop)
}
