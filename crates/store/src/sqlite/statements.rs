//! SQL that only `SQLite` understands.

/// The catalogue has another name here.
pub(crate) const MIGRATION_TABLE_EXISTS: &str =
    "select count(*) from sqlite_schema where type = 'table' and name = 'migration'";

/// `strict` has the types checked, which the other database does by itself.
pub(crate) const CREATE_MIGRATION_TABLE: &str =
    "create table if not exists migration (name text primary key, digest blob not null) strict";

/// One writer at a time, so nothing has to be skipped.
pub(crate) const CLAIM_OUTBOX: &str = "update outbox
    set leased_until = $2, attempts = attempts + 1
    where id in (
        select id from outbox
        where state = 'waiting' and due_at <= $1
            and (leased_until is null or leased_until <= $1)
        order by due_at, id limit $3)
    returning id, complaint, recipient, purpose, content, message_id, attempts, created_at,
        leased_until";

pub(crate) const CLAIM_INBOUND: &str = "update inbound
    set leased_until = $2, attempts = attempts + 1
    where id = (
        select id from inbound
        where state = 'stored' and (leased_until is null or leased_until <= $1)
        order by stored_at, id limit 1)
    returning id, message_id, raw, whole, mailbox, accepted_at, state, reason, attempts, complaint,
        accepted_is_known, correspondent, note";

/// One whose lease has ended goes to the next: its worker has died.
pub(crate) const CLAIM_COLLECTION: &str = "update collection
    set state = 'running', leased_until = $2, attempts = attempts + 1, done = 0
    where id = (
        select id from collection
        where state = 'asked' or (state = 'running' and leased_until <= $1)
        order by asked_at, id limit 1)
    returning id, year, kind, language, asked_by, asked_at, state, done, total, attempts,
        leased_until, settled_at, blob, size, name";
