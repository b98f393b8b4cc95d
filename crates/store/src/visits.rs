//! How somebody without an account is let into his own dossier: a code, a link by mail, a visit.
use jiff::Timestamp;
use jiff::civil::Date;
use weerklank_domain::chain::Digest;
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::Role;
use weerklank_domain::reference::Reference;

use crate::{Row, StoreError, Tx};

/// Whom a code, a link or a visit lets in, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entrance {
    pub complaint: ComplaintId,
    pub reference: Reference,
    /// Complainant or representative.
    pub role: Role,
}

const GRANT: &str = "insert into access_code (complaint, role, code_hash, created_at) \
    values ($1, $2, $3, $4) on conflict (complaint, role) do update \
    set code_hash = excluded.code_hash, created_at = excluded.created_at";
const CODES: &str = "select c.id, c.reference, a.role, a.code_hash from complaint c \
    join access_code a on a.complaint = c.id where c.reference = $1 order by a.role";
const ADD_LINK: &str = "insert into status_link (token_digest, complaint, role, expires_at) \
    values ($1, $2, $3, $4)";
const USE_LINK: &str = "update status_link set used_at = $2 \
    where token_digest = $1 and used_at is null and expires_at > $2 returning complaint, role";
const BEGIN: &str = "insert into visit (token_digest, complaint, role, language, begun_at, \
    expires_at) values ($1, $2, $3, $4, $5, $6)";
const FIND: &str = "select c.id, c.reference, v.role from visit v \
    join complaint c on c.id = v.complaint where v.token_digest = $1 and v.expires_at > $2";
const REFERENCE: &str = "select reference from complaint where id = $1";

/// Lets this role in with a code, of which only a slow hash is kept. An earlier code ends.
pub fn grant(
    tx: &mut Tx<'_>,
    complaint: ComplaintId,
    (role, code_hash): (Role, &str),
    at: Timestamp,
) -> Result<(), StoreError> {
    let values = [complaint.into(), role.key().into(), code_hash.into(), at.into()];
    tx.execute(GRANT, &values).map(drop)
}

/// Whether a code lets this role in.
pub fn has_code(tx: &mut Tx<'_>, complaint: ComplaintId, role: Role) -> Result<bool, StoreError> {
    let sql = "select 1 from access_code where complaint = $1 and role = $2";
    let row = tx.query_optional(sql, &[complaint.into(), role.key().into()])?;
    Ok(row.is_some())
}

/// The hashes of the codes of a dossier, each with whom it lets in.
pub fn codes(tx: &mut Tx<'_>, reference: Reference) -> Result<Vec<(Entrance, String)>, StoreError> {
    let rows = tx.query(CODES, &[reference.to_string().into()])?;
    rows.iter().map(|row| Ok((entrance(row)?, row.get(3)?))).collect()
}

/// A link that lets in once, until it ends.
pub fn add_link(
    tx: &mut Tx<'_>,
    token: &Digest,
    (complaint, role): (ComplaintId, Role),
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    let token = token.as_bytes().as_slice();
    let values = [token.into(), complaint.into(), role.key().into(), expires_at.into()];
    tx.execute(ADD_LINK, &values).map(drop)
}

/// Uses a link up; nothing when it was used, has ended or never was.
pub fn use_link(
    tx: &mut Tx<'_>,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<Entrance>, StoreError> {
    let row = tx.query_optional(USE_LINK, &[token.as_bytes().as_slice().into(), now.into()])?;
    let Some(row) = row else { return Ok(None) };
    let complaint: ComplaintId = row.get(0)?;
    let role = role(row.text(1)?)?;
    let found = tx.query_one(REFERENCE, &[complaint.into()])?;
    let reference = reference(found.text(0)?)?;
    Ok(Some(Entrance { complaint, reference, role }))
}

/// Begins a visit; the token stays with the visitor.
pub fn begin(
    tx: &mut Tx<'_>,
    token: &Digest,
    (entrance, language): (&Entrance, &str),
    (now, expires_at): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    let values = [
        token.as_bytes().as_slice().into(),
        entrance.complaint.into(),
        entrance.role.key().into(),
        language.into(),
        now.into(),
        expires_at.into(),
    ];
    tx.execute(BEGIN, &values).map(drop)
}

/// Whose visit this is; nothing when it has ended.
pub fn find(
    tx: &mut Tx<'_>,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<Entrance>, StoreError> {
    let row = tx.query_optional(FIND, &[token.as_bytes().as_slice().into(), now.into()])?;
    row.map(|row| entrance(&row)).transpose()
}

/// Ends a visit.
pub fn end(tx: &mut Tx<'_>, token: &Digest) -> Result<(), StoreError> {
    let sql = "delete from visit where token_digest = $1";
    tx.execute(sql, &[token.as_bytes().as_slice().into()]).map(drop)
}

/// Forgets visits and links that have ended.
pub fn forget_ended(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), StoreError> {
    tx.execute("delete from visit where expires_at <= $1", &[now.into()])?;
    tx.execute("delete from status_link where expires_at <= $1", &[now.into()]).map(drop)
}

/// One more form of the public was held back on this day.
pub fn count_held_back(tx: &mut Tx<'_>, day: Date) -> Result<(), StoreError> {
    let sql = "insert into held_back (day, forms) values ($1, 1) \
        on conflict (day) do update set forms = held_back.forms + 1";
    tx.execute(sql, &[day.into()]).map(drop)
}

/// How many forms were held back on this day.
pub fn held_back(tx: &mut Tx<'_>, day: Date) -> Result<u32, StoreError> {
    let row = tx.query_optional("select forms from held_back where day = $1", &[day.into()])?;
    row.map_or(Ok(0), |row| row.get(0))
}

fn entrance(row: &Row) -> Result<Entrance, StoreError> {
    let complaint = row.get(0)?;
    Ok(Entrance { complaint, reference: reference(row.text(1)?)?, role: role(row.text(2)?)? })
}

fn reference(text: &str) -> Result<Reference, StoreError> {
    text.parse().map_err(|_| StoreError::WrongType { column: 1, wanted: "a reference" })
}

fn role(key: &str) -> Result<Role, StoreError> {
    let outside = [Role::Complainant, Role::Representative];
    let known = outside.into_iter().find(|role| role.key() == key);
    known.ok_or(StoreError::WrongType { column: 2, wanted: "a role from outside" })
}
