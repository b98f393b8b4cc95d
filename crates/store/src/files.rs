//! Files of a dossier, and where their bytes are. Bytes are addressed by what they are, so the same
//! file is kept once.
use jiff::Timestamp;
use weerklank_domain::chain::Digest;
use weerklank_domain::complaint::facts::Visibility;
use weerklank_domain::ids::{ComplaintId, ContentId, FileId, PersonId};
use weerklank_domain::reference::Reference;

use crate::blobs::Kept;
use crate::{Row, StoreError, Tx, Value};

/// A file to be added. How large it may be is for the caller to say.
#[derive(Clone, Copy, Debug)]
pub struct NewFile<'a> {
    pub id: FileId,
    pub complaint: ComplaintId,
    /// The name can be erased, as all words can.
    pub name: ContentId,
    pub content: Content<'a>,
    pub media_type: &'a str,
    pub visibility: Visibility,
    pub added_at: Timestamp,
    pub added_by: PersonId,
}

/// What is in a file that is added.
#[derive(Clone, Copy, Debug)]
pub enum Content<'a> {
    /// In memory, as what came by mail and what we made ourselves: the worker moves them later.
    Bytes(&'a [u8]),
    /// In the folder or the S3 store already.
    Kept(Kept),
}

/// What the scanner says of the bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scan {
    /// It did not look yet, so nobody knows.
    Waiting,
    Clean,
    /// With the name of what it found.
    Infected(String),
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
    pub scan: Scan,
}

const KEEP_HERE: &str = "insert into blob (digest, bytes, size) values ($1, $2, $3) \
    on conflict (digest) do update set bytes = excluded.bytes, kept_in = 'database' \
    where blob.kept_in <> 'database'";
const KEEP_TO_MOVE: &str = "insert into blob (digest, bytes, size, kept_in) \
    values ($1, $2, $3, 'moving') on conflict (digest) do nothing";
const REFER: &str = "insert into blob (digest, bytes, size, kept_in) values ($1, $2, $3, 'store') \
    on conflict (digest) do nothing";
const ASK_SCAN: &str = "update blob set scan = 'waiting' where digest = $1 and scan = 'none'";
const INSERT: &str = "insert into file \
    (id, complaint, name, blob, media_type, visibility, added_at, added_by) \
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const FIND: &str = "select f.id, f.complaint, n.words, f.blob, b.size, f.media_type, \
    f.visibility, f.added_at, f.added_by, b.scan, b.scan_found \
    from file f join blob b on b.digest = f.blob \
    left join content n on n.id = f.name where f.id = $1";
const OF_COMPLAINT: &str = "select f.id, f.complaint, n.words, f.blob, b.size, f.media_type, \
    f.visibility, f.added_at, f.added_by, b.scan, b.scan_found \
    from file f join blob b on b.digest = f.blob \
    left join content n on n.id = f.name where f.complaint = $1 order by f.added_at, f.id";
const BLOB: &str = "select bytes from blob where digest = $1 and kept_in <> 'store'";
const WHERE_IT_IS: &str = "select kept_in, size from blob where digest = $1";
const MOVING: &str = "select digest from blob where kept_in = 'moving' order by digest limit 1";
const MOVED: &str = "update blob set kept_in = 'store', bytes = $2 \
    where digest = $1 and kept_in = 'moving'";
const STAYS: &str = "update blob set kept_in = 'database' where digest = $1 \
    and kept_in = 'moving'";
const BROUGHT_HOME: &str = "update blob set kept_in = 'moving', bytes = $2 \
    where digest = $1 and kept_in = 'store'";
// A collection of forms is made again when it is wanted: no copy has to hold it.
const IN_STORE: &str = "select digest, size from blob where kept_in = 'store' \
    and digest > $1 and not exists (select 1 from collection k where k.blob = blob.digest \
    and not exists (select 1 from file f where f.blob = blob.digest)) \
    order by digest limit 100";
const IN_USE: &str = "select distinct blob from file where blob > $1 order by blob limit 100";
const USERS: &str = "select distinct c.reference from file f \
    join complaint c on c.id = f.complaint where f.blob = $1 order by c.reference limit 20";
const TO_SCAN: &str = "select digest from blob where scan = 'waiting' \
    and coalesce(scanned_at, 0) < $1 order by coalesce(scanned_at, 0), digest limit 1";
const SCANNED: &str =
    "update blob set scan = $2, scan_found = $3, scanned_at = $4 where digest = $1";
const SCAN_TRIED: &str = "update blob set scanned_at = $2 where digest = $1";
const QUARANTINED: &str = "select distinct v.reference from visible v \
    join file f on f.complaint = v.complaint join blob b on b.digest = f.blob \
    where v.person = $1 and v.is_open = 1 and b.scan = 'infected' order by v.reference limit 20";
const FORGET: &str = "delete from blob where kept_in = 'store' \
    and not exists (select 1 from file f where f.blob = blob.digest) \
    and not exists (select 1 from draft_file d where d.blob = blob.digest) \
    and not exists (select 1 from inbound i where i.raw = blob.digest) \
    and not exists (select 1 from collection k where k.blob = blob.digest)";

/// Keeps bytes in the database itself: what is read inside a transaction, as a mail that came in
/// and the logo are. Answers by what they are found again.
pub fn put_blob(tx: &mut Tx<'_>, bytes: &[u8]) -> Result<Digest, StoreError> {
    put(tx, KEEP_HERE, bytes)
}

fn put(tx: &mut Tx<'_>, sql: &'static str, bytes: &[u8]) -> Result<Digest, StoreError> {
    let digest = Digest::sha256(bytes);
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    tx.execute(sql, &[key(&digest), bytes.into(), size.into()])?;
    Ok(digest)
}

/// Notes that something refers to bytes that are in their place already, and may be unsafe.
pub fn refer(tx: &mut Tx<'_>, kept: Kept) -> Result<(), StoreError> {
    let size = i64::try_from(kept.size_bytes).unwrap_or(i64::MAX);
    tx.execute(REFER, &[key(&kept.digest), Value::Bytes(vec![]), size.into()])?;
    tx.execute(ASK_SCAN, &[key(&kept.digest)]).map(drop)
}

/// As [`refer`], for what we made ourselves: no scanner has to look at it.
pub(crate) fn refer_to_own(tx: &mut Tx<'_>, kept: Kept) -> Result<(), StoreError> {
    let size = i64::try_from(kept.size_bytes).unwrap_or(i64::MAX);
    tx.execute(REFER, &[key(&kept.digest), Value::Bytes(vec![]), size.into()]).map(drop)
}

/// The bytes that are kept in the database under this digest.
pub fn blob(tx: &mut Tx<'_>, digest: &Digest) -> Result<Option<Vec<u8>>, StoreError> {
    let row = tx.query_optional(BLOB, &[key(digest)])?;
    row.map(|row| row.get(0)).transpose()
}

/// Where bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// Here they are.
    Database(Vec<u8>),
    /// In the folder or the S3 store.
    Store(Kept),
}

/// Where the bytes of this digest are; nothing when nobody ever kept them.
pub fn whereabouts(tx: &mut Tx<'_>, digest: &Digest) -> Result<Option<Whereabouts>, StoreError> {
    let Some(row) = tx.query_optional(WHERE_IT_IS, &[key(digest)])? else { return Ok(None) };
    if row.text(0)? == "store" {
        let kept = Kept { digest: *digest, size_bytes: row.get(1)? };
        return Ok(Some(Whereabouts::Store(kept)));
    }
    Ok(blob(tx, digest)?.map(Whereabouts::Database))
}

/// Bytes that are yet to move out of the database.
pub fn next_to_move(tx: &mut Tx<'_>) -> Result<Option<(Digest, Vec<u8>)>, StoreError> {
    let Some(row) = tx.query_optional(MOVING, &[])? else { return Ok(None) };
    let digest = Digest::from_bytes(row.get(0)?);
    Ok(blob(tx, &digest)?.map(|bytes| (digest, bytes)))
}

/// They are in their place now. A mail with the same bytes may have come meanwhile: then they
/// stay here, and nobody refers to the others.
pub fn moved(tx: &mut Tx<'_>, digest: &Digest) -> Result<(), StoreError> {
    tx.execute(MOVED, &[key(digest), Value::Bytes(vec![])]).map(drop)
}

/// They are not to move after all.
pub fn stays(tx: &mut Tx<'_>, digest: &Digest) -> Result<(), StoreError> {
    tx.execute(STAYS, &[key(digest)]).map(drop)
}

/// Takes bytes back into the database, as a backup has them.
pub fn bring_home(tx: &mut Tx<'_>, digest: &Digest, bytes: &[u8]) -> Result<(), StoreError> {
    tx.execute(BROUGHT_HOME, &[key(digest), bytes.into()]).map(drop)
}

/// Some of what should be in the folder or the S3 store, in the order of their digests.
pub fn in_store_after(tx: &mut Tx<'_>, after: Option<Digest>) -> Result<Vec<Kept>, StoreError> {
    let after = after.map_or_else(|| Value::Bytes(vec![]), |digest| key(&digest));
    let kept =
        |row: &Row| Ok(Kept { digest: Digest::from_bytes(row.get(0)?), size_bytes: row.get(1)? });
    tx.query(IN_STORE, &[after])?.iter().map(kept).collect()
}

/// Some of the digests of files that are in a dossier, in their order.
pub fn in_use_after(tx: &mut Tx<'_>, after: Option<Digest>) -> Result<Vec<Digest>, StoreError> {
    let after = after.map_or_else(|| Value::Bytes(vec![]), |digest| key(&digest));
    let rows = tx.query(IN_USE, &[after])?;
    rows.iter().map(|row| Ok(Digest::from_bytes(row.get(0)?))).collect()
}

/// The references of the dossiers that have a file of these bytes.
pub fn users_of(tx: &mut Tx<'_>, digest: &Digest) -> Result<Vec<String>, StoreError> {
    tx.query(USERS, &[key(digest)])?.iter().map(|row| row.get(0)).collect()
}

/// A file at which the scanner did not look, nor try to since this moment.
pub fn next_to_scan(
    tx: &mut Tx<'_>,
    tried_before: Timestamp,
) -> Result<Option<Digest>, StoreError> {
    let row = tx.query_optional(TO_SCAN, &[tried_before.into()])?;
    row.map(|row| Ok(Digest::from_bytes(row.get(0)?))).transpose()
}

/// The scanner looked at it, and found this or nothing.
pub fn scanned(
    tx: &mut Tx<'_>,
    digest: &Digest,
    (found, at): (Option<&str>, Timestamp),
) -> Result<(), StoreError> {
    let verdict = if found.is_some() { "infected" } else { "clean" };
    tx.execute(SCANNED, &[key(digest), verdict.into(), found.into(), at.into()]).map(drop)
}

/// The scanner would not look at it: it waits, and others go first.
pub fn scan_tried(tx: &mut Tx<'_>, digest: &Digest, at: Timestamp) -> Result<(), StoreError> {
    tx.execute(SCAN_TRIED, &[key(digest), at.into()]).map(drop)
}

/// The dossiers that this person may see in which a file is in quarantine.
pub fn quarantined(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Reference>, StoreError> {
    let rows = tx.query(QUARANTINED, &[person.into()])?;
    let wrong = |_| StoreError::WrongType { column: 0, wanted: "a reference" };
    rows.iter().map(|row| row.text(0)?.parse().map_err(wrong)).collect()
}

/// Whether this should be in the folder or the S3 store.
pub(crate) fn is_in_store(tx: &mut Tx<'_>, digest: &Digest) -> Result<bool, StoreError> {
    Ok(matches!(whereabouts(tx, digest)?, Some(Whereabouts::Store(_))))
}

/// Forgets the rows of bytes to which nothing refers; the bytes themselves go a day later.
pub(crate) fn forget_unreferenced(tx: &mut Tx<'_>) -> Result<u64, StoreError> {
    tx.execute(FORGET, &[])
}

fn key(digest: &Digest) -> Value {
    digest.as_bytes().as_slice().into()
}

/// Adds a file to a dossier.
pub fn add(tx: &mut Tx<'_>, file: &NewFile<'_>) -> Result<(), StoreError> {
    let blob = match file.content {
        Content::Bytes(bytes) => {
            let digest = put(tx, KEEP_TO_MOVE, bytes)?;
            tx.execute(ASK_SCAN, &[key(&digest)])?;
            digest
        }
        Content::Kept(kept) => {
            refer(tx, kept)?;
            kept.digest
        }
    };
    let values = [
        file.id.into(),
        file.complaint.into(),
        file.name.into(),
        key(&blob),
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
        scan: match row.text(9)? {
            "clean" => Scan::Clean,
            "infected" => Scan::Infected(row.get::<Option<String>>(10)?.unwrap_or_default()),
            _ => Scan::Waiting,
        },
    })
}
