//! SQL that only `PostgreSQL` understands.

/// The catalogue has another name here, and a database has several schemas.
pub(crate) const MIGRATION_TABLE_EXISTS: &str = "select count(*) from information_schema.tables
    where table_schema = current_schema() and table_name = 'migration'";

/// Others may migrate at the same time: the number is this program's own lock, any number would
/// do. Filling a large table may take longer than a statement is given otherwise.
pub(crate) const LOCK_AND_CREATE_MIGRATION_TABLE: &str = "
    set local statement_timeout = 0;
    set local lock_timeout = 0;
    select pg_advisory_xact_lock(7261155);
    create table if not exists migration (name text primary key, digest bytea not null);
";

/// Many workers claim at once: each skips what another is claiming, and waits for nobody.
pub(crate) const CLAIM_OUTBOX: &str = "with due as materialized (
        select id from outbox
        where state = 'waiting' and due_at <= $1
            and (leased_until is null or leased_until <= $1)
        order by due_at, id limit $3
        for update skip locked)
    update outbox o set leased_until = $2, attempts = o.attempts + 1
    from due where o.id = due.id
    returning o.id, o.complaint, o.recipient, o.purpose, o.content, o.message_id, o.attempts,
        o.created_at, o.leased_until";

/// Readers go on; who wants to add or change an account waits. The other database has one writer.
pub(crate) const LOCK_PEOPLE: &str = "lock table person in share row exclusive mode";

pub(crate) const CLAIM_INBOUND: &str = "update inbound
    set leased_until = $2, attempts = attempts + 1
    where id = (
        select id from inbound
        where state = 'stored' and (leased_until is null or leased_until <= $1)
        order by stored_at, id limit 1 for update skip locked)
    returning id, message_id, raw, whole, mailbox, accepted_at, state, reason, attempts, complaint,
        accepted_is_known, correspondent, note";

/// One whose lease has ended goes to the next: its worker has died.
pub(crate) const CLAIM_COLLECTION: &str = "update collection
    set state = 'running', leased_until = $2, attempts = attempts + 1, done = 0
    where id = (
        select id from collection
        where state = 'asked' or (state = 'running' and leased_until <= $1)
        order by asked_at, id limit 1 for update skip locked)
    returning id, year, kind, language, asked_by, asked_at, state, done, total, attempts,
        leased_until, settled_at, blob, size, name";
