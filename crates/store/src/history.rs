//! The entries of a dossier: append-only, each linked to the one before it.
use weerklank_domain::chain::{self, Digest, Link};
use weerklank_domain::complaint::event::Entry;
use weerklank_domain::ids::ComplaintId;

use crate::{StoreError, Tx};

/// An entry of a dossier as it is stored.
#[derive(Clone, Debug)]
pub struct StoredEntry {
    pub number: u32,
    pub entry: Entry,
}

/// A link of the chain as it is stored, whether or not its body can be read.
#[derive(Clone, Debug)]
pub struct StoredLink {
    pub number: u64,
    pub body: String,
    pub digest: Vec<u8>,
}

const INSERT: &str = "insert into event \
    (complaint, number, happened_at, happened_by, kind, body, digest) \
    values ($1, $2, $3, $4, $5, $6, $7)";

/// Adds entries to the end of the chain.
pub(crate) fn append(
    tx: &mut Tx<'_>,
    id: ComplaintId,
    after: u32,
    entries: &[Entry],
) -> Result<(), StoreError> {
    let mut head = head(tx, id, after)?;
    for (number, entry) in (after + 1..).zip(entries) {
        let body = serde_json::to_string(entry)
            .map_err(|_| StoreError::WrongType { column: 0, wanted: "an entry" })?;
        head = chain::link(body.as_bytes(), &head);
        let values = [
            id.into(),
            number.into(),
            entry.at.into(),
            entry.by.into(),
            entry.event.key().into(),
            body.into(),
            head.as_bytes().as_slice().into(),
        ];
        tx.execute(INSERT, &values)?;
    }
    Ok(())
}

fn head(tx: &mut Tx<'_>, id: ComplaintId, number: u32) -> Result<Digest, StoreError> {
    if number == 0 {
        return Ok(chain::genesis(id));
    }
    let row = tx.query_one(
        "select digest from event where complaint = $1 and number = $2",
        &[id.into(), number.into()],
    )?;
    digest(&row.get::<Vec<u8>>(0)?)
}

fn digest(bytes: &[u8]) -> Result<Digest, StoreError> {
    let bytes = <[u8; 32]>::try_from(bytes)
        .map_err(|_| StoreError::WrongType { column: 0, wanted: "a digest" })?;
    Ok(Digest::from_bytes(bytes))
}

/// The entries of a dossier, in their order.
pub fn entries(tx: &mut Tx<'_>, id: ComplaintId) -> Result<Vec<StoredEntry>, StoreError> {
    let rows = tx.query(
        "select number, body from event where complaint = $1 order by number",
        &[id.into()],
    )?;
    rows.iter()
        .map(|row| {
            let entry = serde_json::from_str(row.text(1)?)
                .map_err(|_| StoreError::WrongType { column: 1, wanted: "an entry" })?;
            Ok(StoredEntry { number: row.get(0)?, entry })
        })
        .collect()
}

/// One entry of a dossier.
pub fn entry(tx: &mut Tx<'_>, id: ComplaintId, number: u32) -> Result<Option<Entry>, StoreError> {
    let row = tx.query_optional(
        "select body from event where complaint = $1 and number = $2",
        &[id.into(), number.into()],
    )?;
    row.map(|row| {
        serde_json::from_str(row.text(0)?)
            .map_err(|_| StoreError::WrongType { column: 0, wanted: "an entry" })
    })
    .transpose()
}

/// The chain of a dossier as it is stored, for `verify`.
pub fn links(tx: &mut Tx<'_>, id: ComplaintId) -> Result<Vec<StoredLink>, StoreError> {
    let rows = tx.query(
        "select number, body, digest from event where complaint = $1 order by number",
        &[id.into()],
    )?;
    rows.iter()
        .map(|row| Ok(StoredLink { number: row.get(0)?, body: row.get(1)?, digest: row.get(2)? }))
        .collect()
}

impl StoredLink {
    /// The link as the verifier reads it; a digest of another length fits nothing.
    pub fn as_link(&self) -> Link<'_> {
        let digest = digest(&self.digest).unwrap_or(Digest::from_bytes([0; 32]));
        Link { seq: self.number, body: self.body.as_bytes(), digest }
    }
}
