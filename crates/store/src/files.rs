//! Files of a dossier. The bytes are addressed by what they are, so the same file is kept once.
use jiff::Timestamp;
use weerklank_domain::chain::Digest;
use weerklank_domain::complaint::facts::Visibility;
use weerklank_domain::ids::{ComplaintId, ContentId, FileId, PersonId};

use crate::{Row, StoreError, Tx};

/// A file to be added. How large it may be is for the caller to say.
#[derive(Clone, Copy, Debug)]
pub struct NewFile<'a> {
    pub id: FileId,
    pub complaint: ComplaintId,
    /// The name can be erased, as all words can.
    pub name: ContentId,
    pub bytes: &'a [u8],
    pub media_type: &'a str,
    pub visibility: Visibility,
    pub added_at: Timestamp,
    pub added_by: PersonId,
}

/// A file without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedFile {
    pub id: FileId,
    pub complaint: ComplaintId,
    /// Empty when it was erased.
    pub name: String,
    pub blob: Digest,
    pub size_bytes: u64,
    pub media_type: String,
    pub visibility: Visibility,
    pub added_at: Timestamp,
    pub added_by: PersonId,
}

const PUT_BLOB: &str =
    "insert into blob (digest, bytes, size) values ($1, $2, $3) on conflict (digest) do nothing";
const INSERT: &str = "insert into file \
    (id, complaint, name, blob, media_type, visibility, added_at, added_by) \
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const FIND: &str = "select f.id, f.complaint, n.words, f.blob, b.size, f.media_type, \
    f.visibility, f.added_at, f.added_by from file f join blob b on b.digest = f.blob \
    left join content n on n.id = f.name where f.id = $1";
const OF_COMPLAINT: &str = "select f.id, f.complaint, n.words, f.blob, b.size, f.media_type, \
    f.visibility, f.added_at, f.added_by from file f join blob b on b.digest = f.blob \
    left join content n on n.id = f.name where f.complaint = $1 order by f.added_at, f.id";
const BYTES: &str = "select b.bytes from file f join blob b on b.digest = f.blob where f.id = $1";
const BLOB: &str = "select bytes from blob where digest = $1";

/// Keeps bytes, and answers by what they are found again.
pub fn put_blob(tx: &mut Tx<'_>, bytes: &[u8]) -> Result<Digest, StoreError> {
    let digest = Digest::sha256(bytes);
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    tx.execute(PUT_BLOB, &[digest.as_bytes().as_slice().into(), bytes.into(), size.into()])?;
    Ok(digest)
}

/// The bytes that were kept under this digest.
pub fn blob(tx: &mut Tx<'_>, digest: &Digest) -> Result<Option<Vec<u8>>, StoreError> {
    let row = tx.query_optional(BLOB, &[digest.as_bytes().as_slice().into()])?;
    row.map(|row| row.get(0)).transpose()
}

/// Adds a file to a dossier.
pub fn add(tx: &mut Tx<'_>, file: &NewFile<'_>) -> Result<(), StoreError> {
    let blob = put_blob(tx, file.bytes)?;
    let values = [
        file.id.into(),
        file.complaint.into(),
        file.name.into(),
        blob.as_bytes().as_slice().into(),
        file.media_type.into(),
        file.visibility.key().into(),
        file.added_at.into(),
        file.added_by.into(),
    ];
    tx.execute(INSERT, &values).map(drop)
}

/// A file by its id. Whether somebody may see its dossier is for the caller to ask.
pub fn find(tx: &mut Tx<'_>, id: FileId) -> Result<Option<ListedFile>, StoreError> {
    let row = tx.query_optional(FIND, &[id.into()])?;
    row.map(|row| file(&row)).transpose()
}

/// The bytes of a file.
pub fn bytes(tx: &mut Tx<'_>, id: FileId) -> Result<Option<Vec<u8>>, StoreError> {
    let row = tx.query_optional(BYTES, &[id.into()])?;
    row.map(|row| row.get(0)).transpose()
}

/// The files of a dossier, in the order in which they were added.
pub fn of_complaint(
    tx: &mut Tx<'_>,
    complaint: ComplaintId,
) -> Result<Vec<ListedFile>, StoreError> {
    tx.query(OF_COMPLAINT, &[complaint.into()])?.iter().map(file).collect()
}

fn file(row: &Row) -> Result<ListedFile, StoreError> {
    let visibility = Visibility::from_key(&row.get::<String>(6)?);
    Ok(ListedFile {
        id: row.get(0)?,
        complaint: row.get(1)?,
        name: row.get::<Option<String>>(2)?.unwrap_or_default(),
        blob: Digest::from_bytes(row.get(3)?),
        size_bytes: row.get(4)?,
        media_type: row.get(5)?,
        visibility: visibility
            .ok_or(StoreError::WrongType { column: 6, wanted: "a visibility" })?,
        added_at: row.get(7)?,
        added_by: row.get(8)?,
    })
}
