//! What somebody fills in on the public form before he sends it (transition 1).
use jiff::Timestamp;
use uuid::Uuid;
use weerklank_domain::chain::Digest;

use crate::blobs::Kept;
use crate::{StoreError, Tx, files};

/// A file that was chosen, and waits until the form is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFile {
    pub id: Uuid,
    pub name: String,
    pub media_type: String,
    pub blob: Digest,
    pub size_bytes: u64,
}

const PUT: &str = "insert into draft (key_digest, answers, updated_at, expires_at) \
    values ($1, $2, $3, $4) on conflict (key_digest) do update \
    set answers = excluded.answers, updated_at = excluded.updated_at, \
    expires_at = excluded.expires_at";
const FIND: &str = "select answers from draft where key_digest = $1 and expires_at > $2";
const ADD_FILE: &str = "insert into draft_file (id, draft, name, media_type, blob) \
    values ($1, $2, $3, $4, $5)";
const FILES: &str = "select f.id, f.name, f.media_type, f.blob, b.size from draft_file f \
    join blob b on b.digest = f.blob where f.draft = $1 order by f.id";

/// Keeps what was filled in, as one text, until `expires_at`.
pub fn put(
    tx: &mut Tx<'_>,
    key: &Digest,
    answers: &str,
    (now, expires_at): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    let key = key.as_bytes().as_slice();
    tx.execute(PUT, &[key.into(), answers.into(), now.into(), expires_at.into()]).map(drop)
}

/// What was filled in; nothing when it has ended or was never there.
pub fn find(tx: &mut Tx<'_>, key: &Digest, now: Timestamp) -> Result<Option<String>, StoreError> {
    let row = tx.query_optional(FIND, &[key.as_bytes().as_slice().into(), now.into()])?;
    row.map(|row| row.get(0)).transpose()
}

/// Keeps a file that was chosen; the draft must be there, and the bytes in their place.
pub fn add_file(
    tx: &mut Tx<'_>,
    key: &Digest,
    (id, name, media_type): (Uuid, &str, &str),
    kept: Kept,
) -> Result<(), StoreError> {
    files::refer(tx, kept)?;
    let values = [
        id.into(),
        key.as_bytes().as_slice().into(),
        name.into(),
        media_type.into(),
        kept.digest.as_bytes().as_slice().into(),
    ];
    tx.execute(ADD_FILE, &values).map(drop)
}

/// The files that were chosen, in the order in which they were.
pub fn files_of(tx: &mut Tx<'_>, key: &Digest) -> Result<Vec<DraftFile>, StoreError> {
    let rows = tx.query(FILES, &[key.as_bytes().as_slice().into()])?;
    rows.iter()
        .map(|row| {
            Ok(DraftFile {
                id: row.get(0)?,
                name: row.get(1)?,
                media_type: row.get(2)?,
                blob: Digest::from_bytes(row.get(3)?),
                size_bytes: row.get(4)?,
            })
        })
        .collect()
}

/// Takes a file out again. Its bytes stay until nothing refers to them.
pub fn remove_file(tx: &mut Tx<'_>, key: &Digest, id: Uuid) -> Result<(), StoreError> {
    let sql = "delete from draft_file where draft = $1 and id = $2";
    tx.execute(sql, &[key.as_bytes().as_slice().into(), id.into()]).map(drop)
}

/// Forgets what was filled in: it was sent, or given up.
pub fn forget(tx: &mut Tx<'_>, key: &Digest) -> Result<(), StoreError> {
    let key = key.as_bytes().as_slice();
    tx.execute("delete from draft_file where draft = $1", &[key.into()])?;
    tx.execute("delete from draft where key_digest = $1", &[key.into()]).map(drop)
}

/// Forgets all that has ended. Answers how many.
pub fn forget_ended(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, StoreError> {
    let files = "delete from draft_file where draft in \
        (select key_digest from draft where expires_at <= $1)";
    tx.execute(files, &[now.into()])?;
    tx.execute("delete from draft where expires_at <= $1", &[now.into()])
}
